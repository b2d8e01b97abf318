"""One article against itself: figures that do not add up, dates that do not exist, one thing told in two ways.

In: the `Analysis` of one document. Out: findings without event, fact and fingerprint. Every rule reads the lines of the article (lines.py);
where a rule is in doubt, or the article marks a figure [sic], it is silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.consistency import ages, conversions, headline, names, order, percents, quotations, ranges, rates, ratios, sums, weekdays
from factcheck.consistency.lines import article
from factcheck.consistency.needs import NOTHING
from factcheck.text.sic import marked_sic

if TYPE_CHECKING:
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Analysis, Document, Finding

__all__ = ["check"]

_RULES = (
    (headline.check, NOTHING),
    (sums.check, NOTHING),
    (percents.check, percents.NEEDS),
    (conversions.check, conversions.NEEDS),
    (weekdays.check, NOTHING),
    (ages.check, NOTHING),
    (order.check, NOTHING),
    (rates.check, rates.NEEDS),
    (ranges.check, NOTHING),
    (ratios.check, ratios.NEEDS),
    (names.check, NOTHING),
    (quotations.check, NOTHING),
)


_AGAIN = {"ratio.wrong": "percent.wrong", "headline.differs": "age.wrong"}  # what tells of a place that a rule has told of


def check(analysis: Analysis, lexicon: Lexicon, policy: Policy) -> tuple[Finding, ...]:
    """Return what is wrong inside one article, in reading order; what is wrong twice in the same way once, at its first place."""
    read = article(analysis, lexicon, policy)
    found: dict[tuple[str, str], Finding] = {}
    for rule, needs in _RULES:
        for finding in rule(read) if needs.met(read) else ():
            if not _is_meant(finding, analysis.document):
                found.setdefault((finding.rule, finding.message), finding)
    # "12 of 48, a third" is told once, and so is an age of the headline
    taken = {(_AGAIN[finding.rule], place) for finding in found.values() if finding.rule in _AGAIN for place in finding.evidence}
    told = [finding for finding in found.values() if (finding.rule, finding.evidence[0]) not in taken]
    return tuple(sorted(told, key=lambda finding: (finding.evidence[0].field != "title", finding.evidence[0].span, finding.rule)))


def _is_meant(finding: Finding, document: Document) -> bool:
    """Say whether the article marks one of the places [sic] that a finding rests on."""
    return any(marked_sic(document.field(place.field), place.span.end) for place in finding.evidence)
