"""An event dated before what it follows: "jailed on 3 May after being arrested on 9 May".

Only days, months and years that stand in the text are compared: weekdays are told from the day of publication, and may be of another week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.consistency import sequences
from factcheck.consistency.days import comes_before
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import following, joined
from factcheck.model import DateClaim
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import FigureClaim, Finding

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
# What cannot come before what stands above it, of one person or thing: chains of verbs, each with its place.
_CHAINS = (
    ("arrested|detained|caught", "charged|indicted", "convicted|found guilty", "jailed|sentenced|imprisoned", "released|freed|paroled"),
    ("born", "christened|baptised", "married|wed", "died|passed away", "buried|cremated"),
    (
        "admitted|hospitalised|hospitalized|taken ill|fell ill|injured|wounded|shot|stabbed|hurt|rushed|taken to hospital|operated on",
        "died|discharged|passed away|pronounced dead",
    ),
    ("disappeared|vanished|went missing|was last seen|last seen|reported missing|abducted|kidnapped", "found|rescued|freed|traced"),
    (
        "proposed|commissioned|ordered|approved",
        (
            "began|begin|begins|begun|started|start|starts|open|opens|opened|launched|founded|set up|established|formed|inaugurated|created"
            "|built|convened|unveiled"
        ),
        (
            "closed|close|closes|ended|end|ends|finish|finishes|finished|concluded|completed|shut|abolished|dissolved|disbanded"
            "|demolished|scrapped|wound up|went bankrupt"
            "|collapsed|went into administration|reported|folded"
        ),
    ),
    (
        "sailed|left|set sail|set out|set off|departed|took off|left port",
        "arrived|docked|landed|returned|reached port|came back|ran aground|sank",
    ),
    ("submitted|filed|lodged|signed", "ratified|came into force|took effect|granted|approved|rejected|dismissed|upheld|accepted"),
    ("joined|hired|recruited|appointed|elected|named|sworn in", "left|resigned|quit|stepped down|retired|sacked|dismissed|fired|ousted"),
    ("ordered|called|announced", "held|took place|staged"),
    ("bought|acquired", "sold|resold"),
    ("filmed|shot|recorded|written|painted|composed|commissioned", "released|published|premiered|screened|unveiled|performed|broadcast"),
    ("announced|agreed|proposed", "signed|completed|sealed|finalised|finalized|married|wed"),
)
_VERBS = "|".join(sorted({verb for chain in _CHAINS for stage in chain for verb in stage.split("|")}, key=lambda verb: (-len(verb), verb)))
_PLAIN_GAP = r"(?:(?! and | but | after | before | until | when )[^<>;.]){0,60}?"
_AND = (
    r",? (?:and|but|then|before being|before) (?:then |later |finally |eventually |subsequently |there |he |she |it |they |was |were |had "
    r"|has |been |being )*"
)
_BOTH = lazily(
    rf"\b(?P<first>{_VERBS})\b{_PLAIN_GAP}(?:on|in) <(?P<one>t\d+)>{_AND}(?P<second>{_VERBS})\b{_PLAIN_GAP}(?:on|in) <(?P<two>t\d+)>"
)
# "The film, released in 2019, was shot in 2021"
_ASIDE = lazily(
    rf",? (?:which |who )?(?:was |were |had been )?(?P<first>{_VERBS})\b{_PLAIN_GAP}(?:on|in) <(?P<one>t\d+)>, (?:was|were|had been) "
    rf"(?P<second>{_VERBS})\b{_PLAIN_GAP}(?:on|in) <(?P<two>t\d+)>"
)
_FOLLOWED = lazily(
    rf"\bon <(?P<late>t\d+)>{_PLAIN_GAP}\b(?P<cue>followed|follows|came after|comes after)\b(?! by){_PLAIN_GAP}\bon <(?P<early>t\d+)>"
)
# Two sentences of one thing, the second with a pronoun or the thing's name again.
_DATED_VERB = lazily(rf"\b(?P<verb>{_VERBS})\b{_PLAIN_GAP}(?:on|in) <(?P<day>t\d+)>")
_REPORT = lazily(
    r"\b(?:report|findings|conclusions|recommendations|verdict)\b[^<>;.]{0,40}?\b(?:handed|delivered|published|submitted|released|issued"
    r"|presented|completed|given|unveiled)\b[^<>;.]{0,40}?(?:on|in) <(?P<late>t\d+)>"
)
_INQUIRY = lazily(
    r"\b(?:inquiry|commission|investigation|review|panel|committee|study|tribunal|inquest)\b[^<>;.]{0,30}?\b(?:set up|established|opened"
    r"|launched|ordered|announced|began|started|appointed|convened|commissioned|created)\b[^<>;.]{0,40}?(?:on|in) <(?P<early>t\d+)>"
)
# Verbs whose object the next sentence may leave: "He joined the firm in 1990. He left school in 1985."
_OF_SOMETHING = frozenset("joined hired bought acquired ordered called announced submitted filed signed".split())
_BESIDE = 30  # characters
_APART = 4  # sentences with dates between a report and its inquiry
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
    found = list(_as_printed(article))
    yield from found
    if not found:
        for early, late, cue in sequences.out_of_order(article):
            yield _finding(article, early, late, cue)
            return


def _as_printed(article: Article) -> Iterator[Finding]:
    before: Line | None = None
    for line in article.lines:
        days = line.kinds.count("t")
        found: list[Finding] = []
        if days > 1:
            found += [*_cued(article, line), *_stages(article, line), *_chained(article, line)]
        if days and before is not None and "t" in before.kinds and _SAME_SUBJECT.match(line.text):
            both = joined(before, line)
            found += [*_stages(article, both), *_one_thing(article, before, line)]
        yield from {frozenset(finding.claims): finding for finding in reversed(found)}.values()
        before = line
    yield from _inquiries(article)


def _cued(article: Article, line: Line) -> Iterator[Finding]:
    for pattern in (_AFTER, _AFTER_FIRST, _BEFORE, _LIVED, _FOLLOWED):
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


def _stage(verb: str, other: str) -> bool:
    """Say whether the first verb tells of what comes before the second's in a chain."""
    for chain in _CHAINS:
        first, second = (next((number for number, stage in enumerate(chain) if each in stage.split("|")), None) for each in (verb, other))
        if first is not None and second is not None and first < second:
            return True
    return False


def _chained(article: Article, line: Line) -> Iterator[Finding]:
    """Yield "was admitted on March 6 and died there on March 2"."""
    for match in _BOTH.finditer(line.text):
        if _OTHERS.search(line.text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]):
            continue
        wrong = _wrong(line.claim(match["one"]), line.claim(match["two"]))
        if wrong and _stage(match["first"], match["second"]):
            yield _finding(article, *wrong, f"{match['first']}, then {match['second']}")
    for match in _ASIDE.finditer(line.text):
        verbs, dates = (match["first"], match["second"]), (line.claim(match["one"]), line.claim(match["two"]))
        order = 1 if _stage(*verbs) else -1
        wrong = _wrong(*dates[::order])
        if wrong and _stage(*verbs[::order]) and not _OTHERS.search(match[0]):
            yield _finding(article, *wrong, f"{verbs[::order][0]}, then {verbs[::order][1]}")


def _one_thing(article: Article, before: Line, line: Line) -> Iterator[Finding]:
    """Yield what two sentences of one person or thing date in the wrong order, where each dates one verb."""
    found = [list(_DATED_VERB.finditer(each.text)) for each in (before, line)]
    if _OTHERS.search(before.text) or _OTHERS.search(line.text) or [len(each) for each in found] != [1, 1]:
        return
    (one,), (two,) = found
    # "The mill closed in 1980. It opened as a museum in 1995": only what is told in its order
    wrong = _wrong(before.claim(one["day"]), line.claim(two["day"]))
    if wrong and one["verb"] not in _OF_SOMETHING and following(before, line) and _stage(one["verb"], two["verb"]):
        yield _finding(article, *wrong, f"{one['verb']}, then {two['verb']}")


def _inquiries(article: Article) -> Iterator[Finding]:
    """Yield an inquiry that is dated later than its report, where the article tells of one of each."""
    if not any("inquir" in line.text or "report" in line.text for line in article.lines if "t" in line.kinds):
        return
    reports = [
        (number, line.claim(match["late"]))
        for number, line in enumerate(article.lines)
        if "t" in line.kinds
        for match in _REPORT.finditer(line.text)
    ]
    begun = [
        (number, line.claim(match["early"]))
        for number, line in enumerate(article.lines)
        if "t" in line.kinds
        for match in _INQUIRY.finditer(line.text)
    ]
    if len(reports) == len(begun) == 1 and abs(reports[0][0] - begun[0][0]) <= _APART:
        wrong = _wrong(begun[0][1], reports[0][1])
        if wrong:
            yield _finding(article, *wrong, "the inquiry, then its report")


def _wrong(early: FigureClaim | DateClaim, late: FigureClaim | DateClaim) -> tuple[DateClaim, DateClaim] | None:
    """Return two dates that stand in the wrong order, None where they do not."""
    if isinstance(early, DateClaim) and isinstance(late, DateClaim) and comes_before(early, late):
        return early, late
    return None


def _finding(article: Article, early: DateClaim, late: DateClaim, cue: str) -> Finding:
    one, other = early.mention.anchor.surface, late.mention.anchor.surface
    message = f"{other} comes before {one}, but what is dated {other} follows what is dated {one} ({cue})"
    return finding("order.wrong", article.document, message, (late, early), f"a day after {one}, or an earlier one than {other}")
