"""What to say of a name that is not known: the known one that looks most like it, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["unknown"]

# Of names of about ten letters, a slip of the finger or two stays above this; "zebra" is like no kind of claim.
_ALIKE = 60


def unknown(name: str, known: Collection[str]) -> str:
    """Return "'figure.conflct' is unknown; did you mean 'figure.conflict'?", or the whole list where none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a mistake waits for it

    near = process.extractOne(name.casefold(), sorted(known), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return f"{name!r} is unknown; did you mean {near[0]!r}?" if near else f"{name!r} is unknown; choose from {', '.join(known)}."
