"""Make hostile text harmless: whatever would steer the reader's screen is shown instead of obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re

__all__ = ["one_line", "visible"]

# Controls (ESC begins a colour sequence), bidirectional overrides and isolates (they turn the rest of a line around), the marks that
# break lines where nobody expects it, and what UTF-8 or XML cannot hold (lone surrogates, the last two). Tab and newline are the caller's.
_STEERING = lazily("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
_SPACES = lazily(r"[ \t\n]+")

_BREAKS = "\r\u2028\u2029"


def visible(text: str) -> str:
    """Return `text` with every control or direction character replaced by its code point in brackets."""
    return _STEERING.sub(_shown, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Return `text` made visible, with runs of white space turned into one space."""
    return _SPACES.sub(" ", visible(text)).strip(" ")


def _shown(match: re.Match[str]) -> str:
    character = match[0]
    return "\n" if character in _BREAKS else f"[U+{ord(character):04X}]"
