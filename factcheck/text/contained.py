"""Whether any of some pieces stands in a text: what a rule asks before it looks at the words of an article.

In: a text, and up to 64 pieces of two signs and more. Out: whether one of them stands in it.
"""

from __future__ import annotations

from factcheck.quick import compiled

__all__ = ["has_any", "has_any_plainly"]


def has_any_plainly(text: str, pieces: tuple[str, ...]) -> bool:
    """Say what `has_any` does, without compiled help."""
    return any(map(text.__contains__, pieces))


has_any = has_any_plainly if compiled is None else compiled.has_any
