"""Parts that a text presents as making up a total: "12 were killed: seven men, three women and a child"; shares of one whole over 100%.

Only where the text says so (wholes.py, totals.py, votes.py, ballots.py, margins.py).
Parts that are only picked out ("including", "among them") are not added.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from factcheck.consistency import ballots, margins, votes, wholes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["check"]


def check(article: Article) -> Iterator[Finding]:
    """Yield the totals that their parts do not come to, each figure once."""
    told: set[str] = set()
    for each in chain(wholes.check(article), votes.check(article), ballots.check(article), margins.check(article)):
        if told.isdisjoint(each.claims):
            told.update(each.claims)
            yield each
