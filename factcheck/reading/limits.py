"""How much of a hostile or mistaken input is read before it is left out."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]

_MEBI = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds in bytes and documents; what exceeds one is left out, and named with it."""

    # The longest article of the sets tried has 0.2 MB; an HTML page with inlined pictures has some.
    document_bytes: int = 32 * _MEBI
    # A pipe has no size to look at beforehand.
    stdin_bytes: int = 256 * _MEBI
    # What one run holds in memory at a time; more goes through an archive.
    documents: int = 250_000
