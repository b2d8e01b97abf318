"""An event dated before what it follows: "jailed on 3 May after being arrested on 9 May".

Only days, months and years that stand in the text are compared: weekdays are told from the day of publication, and may be of another week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.consistency.days import comes_before
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import joined
from factcheck.model import DateClaim
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["check"]

_PLAIN = r"(?:(?! and | but | while )[^<>;.,])"
_AFTER = lazily(rf"<(?P<late>t\d+)>{_PLAIN}{{0,60}}?,? (?:<d\d+> )?(?P<cue>after|following) {_PLAIN}{{0,70}}?(?:on|in) <(?P<early>t\d+)>")
_AFTER_FIRST = lazily(
    rf"(?:^|[.;–] )(?P<cue>after|following|having) {_PLAIN}{{0,70}}?(?:on|in) <(?P<early>t\d+)>, {_PLAIN}{{0,80}}?(?:on|in) <"
    rf"(?P<late>t\d+)>"
)
_BEFORE = lazily(
    rf"<(?P<early>t\d+)>{_PLAIN}{{0,60}}?,? (?:<d\d+> )?(?P<cue>before|ahead of|prior to) {_PLAIN}{{0,70}}?(?:on|in) <(?P<late>t\d+)>"
)
_LIVED = lazily(r"\bborn (?:[a-z ]{0,30})?(?:on|in) <(?P<early>t\d+)>[^<>;]{0,80}?\bdied (?:[a-z ]{0,30})?(?:on|in) <(?P<late>t\d+)>")
_STAGES = {
    "arrested": 1,
    "detained": 1,
    "charged": 2,
    "indicted": 2,
    "convicted": 3,
    "found guilty": 3,
    "jailed": 4,
    "sentenced": 4,
    "imprisoned": 4,
}
_STAGE = lazily(
    rf"\b(?:was|were|been|being|and|then) (?:[a-z]+ly )?(?P<verb>{'|'.join(_STAGES)})\b(?:(?! and | but | after | before"
    rf" )[^<>;.]){{0,60}}?\bon <(?P<day>t\d+)>"
)
_OTHERS = lazily(
    r"\b(?:again|re-?arrested|also|another|second|separate\w*|unrelated|other|others|fresh|new|previous\w*|earlier|accomplice"
    r"|co-?defendant|brother|wife|son"
    r"|daughter|father|mother|first|since|until)\b"
)
_SAME_SUBJECT = lazily(r"^(?:he|she|they|it)\b|^(?:the (?:man|woman|pair|couple|teenager|suspect|defendant|driver))\b")


def check(article: Article) -> Iterator[Finding]:
    """Yield what is dated before what it follows."""
    before: Line | None = None
    for line in article.lines:
        days = line.kinds.count("t")
        found: list[Finding] = []
        if days > 1:
            found += [*_cued(article, line), *_stages(article, line)]
        if days and before is not None and "t" in before.kinds and _SAME_SUBJECT.match(line.text):
            found += _stages(article, joined(before, line))
        yield from {finding.evidence: finding for finding in reversed(found)}.values()
        before = line


def _cued(article: Article, line: Line) -> Iterator[Finding]:
    for pattern in (_AFTER, _AFTER_FIRST, _BEFORE, _LIVED):
        for match in pattern.finditer(line.text):
            early, late = line.claim(match["early"]), line.claim(match["late"])
            if isinstance(early, DateClaim) and isinstance(late, DateClaim) and comes_before(early, late):
                cue = match.groupdict().get("cue") or "born and died"
                yield _finding(article, early, late, f"“{cue}”")


def _stages(article: Article, line: Line) -> Iterator[Finding]:
    if _OTHERS.search(line.text):
        return
    steps = [(match["verb"], line.claim(match["day"])) for match in _STAGE.finditer(line.text)]
    dated = [(verb, claim) for verb, claim in steps if isinstance(claim, DateClaim)]
    for number, (verb, claim) in enumerate(dated):
        for other_verb, other in dated[number + 1 :]:
            first, second = (
                ((verb, claim), (other_verb, other)) if _STAGES[verb] < _STAGES[other_verb] else ((other_verb, other), (verb, claim))
            )
            if _STAGES[verb] != _STAGES[other_verb] and comes_before(first[1], second[1]):
                yield _finding(article, first[1], second[1], f"{first[0]}, then {second[0]}")
                return


def _finding(article: Article, early: DateClaim, late: DateClaim, cue: str) -> Finding:
    one, other = early.mention.anchor.surface, late.mention.anchor.surface
    message = f"{other} comes before {one}, but what is dated {other} follows what is dated {one} ({cue})"
    return finding("order.wrong", article.document, message, (late, early), f"a day after {one}, or an earlier one than {other}")
