"""Make hostile text harmless: whatever would steer the reader's screen is shown instead of obeyed."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["one_line", "visible"]

# Controls (ESC begins a colour sequence), bidirectional overrides and isolates (they turn the rest of a line around), the marks that
# break lines where nobody expects it, and lone surrogates, which no encoding can write. Tab and newline are left for the caller.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\n]+")

_PICTURES = 0x2400  # the block of control pictures: ESC is shown as U+241B
_DELETE = "\x7f"


def visible(text: str) -> str:
    """Return `text` with every control or direction character replaced by a picture or its code point in brackets."""
    return _STEERING.sub(_shown, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Return `text` made visible, with runs of white space turned into one space."""
    return _SPACES.sub(" ", visible(text)).strip(" ")


def _shown(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\r":
        return "\n"
    if character == _DELETE:
        return "\u2421"
    if ord(character) < ord(" "):
        return chr(_PICTURES + ord(character))
    return f"[U+{ord(character):04X}]" if unicodedata.category(character) != "Zl" else "\n"
