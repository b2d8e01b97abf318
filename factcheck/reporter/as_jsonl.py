"""Claims as JSON Lines: one claim a line, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter.as_json import claim_object, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Claim

__all__ = ["lines"]


def lines(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield each claim as a line that ends with a newline."""
    for claim in claims:
        yield f"{line(claim_object(claim))}\n"
