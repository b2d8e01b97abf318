"""Text that would steer the reader's screen is shown instead of obeyed."""

from __future__ import annotations

import pytest

from factcheck.reporter.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “text”, naïve, 東京, 😀", "plain “text”, naïve, 東京, 😀"),
        ("\x1b[31mred", "[U+001B][31mred"),
        ("bell\x07 null\x00 delete\x7f", "bell[U+0007] null[U+0000] delete[U+007F]"),
        ("csi\x9b31m", "csi[U+009B]31m"),
        ("\u202eexe.gnp\u202c", "[U+202E]exe.gnp[U+202C]"),
        ("\u2066isolate\u2069", "[U+2066]isolate[U+2069]"),
        ("half \ud83d", "half [U+D83D]"),
        ("\uffff\ufeff", "[U+FFFF][U+FEFF]"),
        ("line\r\nline\rline\u2028line\n", "line\nline\nline\nline\n"),
        ("tab\tand no-break\u00a0space", "tab\tand no-break\u00a0space"),
    ],
)
def test_shown(text: str, shown: str) -> None:
    """Controls, directions and surrogates become their code point; everything else stays."""
    assert visible(text) == shown


def test_one_line() -> None:
    """White space runs together, no-break spaces stay."""
    assert one_line(" two\n\n lines,\ta tab,\u2029 a\u00a0space ") == "two lines, a tab, a\u00a0space"
