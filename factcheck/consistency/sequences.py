"""Things that happen in one order only: what is robbed before the robber is held, what is opened before it is closed.

Every date of the text is joined to the word of a chain that stands nearest to it in its clause. Two dates of one chain are compared where
the text tells them of one subject.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from factcheck.consistency.chains import CHAINS
from factcheck.consistency.days import comes_before
from factcheck.model import DateClaim, Field
from factcheck.patterns import lazily
from factcheck.quick import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line

__all__ = ["Step", "out_of_order"]

_OPEN_SUBJECTS = frozenset({"case", "notice"})  # chains whose stages have subjects of their own: the shop, the robber
_STRICT = frozenset({"case", "life", "voyage", "deal", "book", "grave", "bill", "office", "study"})
_OF_PEOPLE = frozenset({"case", "life", "health", "post", "office", "study"})
_STAGES: dict[str, list[tuple[str, int]]] = {}
for _chain, _stages in CHAINS.items():
    for _number, _stage in enumerate(_stages):
        for _word in _stage.split("|"):
            _STAGES.setdefault(_word, []).append((_chain, _number))
_WORDS = "|".join(sorted(_STAGES, key=lambda word: (-len(word), word)))
_TOLD = lazily(rf"\b(?:{_WORDS})\b")
_GAP = lazily(
    r"^(?:(?! and | but | or | after | before | when | until | while | who | which | that | as | since | where | if | because | following )"
    r"[^<>;.]){0,80}$"
)
_BROKEN = lazily(r"[;.<>]| and | but | after | before | when | until | while | who | which | that | since ")
_AHEAD = lazily(r"(?:^|[,;–] |\b(?:and|but|then) )(?:in|on) (?:the )?(?:early |late |spring |summer |autumn )?$")
_PLANNED = lazily(
    r"\b(?:will|would|due|to|plan\w*|expected|hope\w*|hoping|could|may|might|should|not|never|if|until|set to|can|must)(?: (?:be"
    r"|have|been|also))*(?: \w+ly)? $"
)
_OTHERS = lazily(
    r"\b(?:again|re-?arrested|also|another|second|third|separate\w*|unrelated|other|others|fresh|new (?!york|delhi|zealand|jersey"
    r"|orleans|england|hampshire)|previous\w*|earlier|accomplice|former"
    r"|co-?defendant|brother|sister|wife|husband|son|daughter|father|mother|both|each|respectively|since|until|first|originally"
    r"|once|two|three|later|still)\b"
)
_REOPENED = lazily(r"\bre-?(?:opened|launched|built|formed|elected|appointed|married)\b")
_BAIL = lazily(r" (?:on (?:\w+ )?bail|under investigation|without charge|pending)\b")
_SMALL = lazily(
    r"^,?(?: (?:and|then|but|before|was|were|had|has|been|being|it|he|she|they|who|which|finally|eventually|later|subsequently"
    r"|there|[a-z]+ly"
    r"|would|be|having|to|be))* ?$"
)
_BESIDE = 3  # characters between two sentences
_SLOT = lazily(r"<(t\d+)>")
_TURN = r"(?:(?! and | but | or | after | before | when | until | while | who | which | that | as | since | because | following )[^<>;.,])"
_PAST_FORMS = (
    r"(?:[a-z]{2,}ed|sold|left|died|sank|began|broke|came|went|built|fell|found|held|lost|met|put|ran|rose|sent|shut|stood|struck|taken"
    r"|took|wed|won|withdrawn|withdrew|written|wrote|made|given|gave|begun|bought|brought|caught|cut|laid|led|paid|set|shot|sunk"
    r"|thrown|torn|became|blown)"
)
_PAST = lazily(_PAST_FORMS)
_IN_TURN = lazily(
    rf"<(?P<one>t\d+)>(?:,? and|,? then|, but)(?P<who>(?: (?:the|a|an|its|his|her|their|[a-z][a-z-]+)){{0,3}}?)"
    rf"(?: (?:then|later|finally|eventually|subsequently|was|were|been|he|she|it|they|[a-z]+ly))*"
    rf" (?P<verb>{_PAST_FORMS})\b{_TURN}{{0,70}}?\b(?:in|on) <(?P<two>t\d+)>"
)
_AWAY = lazily(
    rf"<(?P<one>t\d+)>,? (?:<d\d+>|an? [a-z]+|the [a-z]+|[a-z]+ [a-z]+|just|shortly|soon|only|less than [a-z]+ [a-z]+) "
    rf"(?P<cue>after|before|following) {_TURN}{{0,70}}?\b(?:on|in|of) <(?P<two>t\d+)>"
)
_UP_TO = lazily(r"(?:\bto|\buntil|\btill|–|since) $")
_OFTEN = frozenset(  # what one does more than once, and is listed in any order
    "won lost rose fell ran reached scored beat led met put held played finished dropped increased climbed gained visited hosted paid"
    " received directed starred published released recorded directed grew declined earned spent defeated wrote made became".split()
)
_AGAIN = lazily(
    r"\b(?:again|also|another|second|separate\w*|other|others|previous\w*|earlier|former|both|respectively|re-[a-z]+|reelected|rearrested)\b"
)
_PERFECT = lazily(
    rf"\b(?:had (?:been |already |only |just |first )*|having (?:been )?)(?P<verb>[a-z]+)\b{_TURN}{{0,70}}?\b(?:in|on) <(?P<day>t\d+)>"
)
_SHIFT = lazily(
    r"(?:<d\d+>|\ba (?:day|week|month|year)|\bdays|\bweeks|\bmonths|\byears) (?P<cue>later|earlier|previously|before that"
    r"|after that|on),? (?:(?:in|on) )?"
    r"(?:the )?<(?P<day>t\d+)>"
)
_SAYS = lazily(r"\b(?:said|says|told|heard|announced|added|reported|according|wrote|claimed|revealed|showed?|tells?|testified|recalled)\b")
_IT_DID = lazily(rf"^(?:he|she|it|they) (?:then |later |[a-z]+ly )*(?P<verb>[a-z]+)\b{_TURN}{{0,70}}?\bon <(?P<day>t\d+)>")
_BACKGROUND = frozenset({"born", "founded", "created", "made", "led", "held"})
_FAR = 4
_RELATIVE = lazily(
    r"<(?P<day>t\d+)>,? (?:(?:<d\d+>|the day|a day|a week|a month|a year|[a-z]+ (?:days|weeks|months|years)|days|weeks|months"
    r"|hours|just|shortly|soon) )*"
    r"(?P<cue>before|after|following|ahead of|prior to) (?:the|his|her|their|its|it|he|she|they) (?:was "
    r"|were )?(?P<noun>[a-z]+)\b(?! (?:on|in|of) <t)"
)
_NOUNS = {
    "death": "di", "wedding": "marry", "married": "marry", "birth": "bear", "born": "bear", "opening": "open", "closure": "clos",
    "trial": "try",
    "election": "elect", "launch": "launch", "murder": "murder", "killing": "kill", "robbery": "rob", "robbed": "rob", "struck": "strik",
    "collapse": "collaps", "merger": "merg", "sale": "sell", "stolen": "steal", "theft": "steal", "sentencing": "sentenc", "began": "begin",
    "explosion": "explod", "eruption": "erupt", "discovery": "discover", "departure": "depart", "arrival": "arriv", "sank": "sink",
}  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})
_NEAR = 3  # sentences with dates between two steps of one case
_DEFINITE = lazily(r"^(?:he|she|they|it|the|his|her|their|its|this|that)\b")


@record
class Step(NamedTuple):
    """A dated stage of a chain: `word` as written, `number` that of its sentence among those with figures or dates."""

    chain: str
    stage: int
    word: str
    claim: DateClaim
    number: int
    line: Line
    at: int
    slot: int


def out_of_order(article: Article) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield pairs of dates, that of what comes first before the other, which stand the other way round, and what puts them in order."""
    lines = [line for line in article.lines if "t" in line.kinds]
    if sum(line.kinds.count("t") for line in lines) < 2:  # noqa: PLR2004 - a pair
        return
    yield from _links(lines)
    steps = [step for number, line in enumerate(lines) if line.sentence.field is Field.TEXT for step in _steps(number, line)]
    for one, other in combinations(steps, 2):
        if one.chain != other.chain or one.stage == other.stage or one.claim is other.claim:
            continue
        early, late = (one, other) if one.stage < other.stage else (other, one)
        if comes_before(early.claim, late.claim) and _one_thing(one, other, steps):
            yield early.claim, late.claim, f"{early.word}, then {late.word}"


# ---------------------------------------------------------------- what the grammar puts in order


def _links(lines: Sequence[Line]) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield dates that go against a conjunction, a past perfect, or "two days earlier"."""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number and _next(lines[number - 1], line) else None
        for early, late, cue in (
            *_told_in_turn(line),
            *_so_long_after(line),
            *_had_been(line, before),
            *_shifted(line, before),
            *_then(line, before),
            *_relative(number, lines),
        ):
            if comes_before(early, late):
                yield early, late, cue


def _next(one: Line, other: Line) -> bool:
    return one.sentence.field is other.sentence.field and 0 <= other.sentence.span.start - one.sentence.span.end <= _BESIDE


def _day(line: Line, name: str) -> DateClaim:
    claim = line.claim(name)
    if not isinstance(claim, DateClaim):
        raise TypeError(name)
    return claim


def _told_in_turn(line: Line) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of "was bought in 2014 and restored in 2011": two things that one subject did, or had done to it, in turn."""
    for match in _IN_TURN.finditer(line.text):
        one, other = _day(line, match["one"]), _day(line, match["two"])
        predicates = one.mention.predicate, other.mention.predicate
        if None in predicates or predicates[0] == predicates[1] or _AGAIN.search(line.text[max(0, match.start() - 60) : match.end()]):
            continue
        if _PLANNED.search(line.text[: match.start("verb")]) or match["verb"] in _OFTEN or _UP_TO.search(line.text[: match.start()]):
            continue
        if match["who"].strip() and not _are_days(one, other):
            continue
        yield one, other, f"“and {match['verb']}”"


def _so_long_after(line: Line) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of "in 2013, a year after her divorce in 2015"."""
    for match in _AWAY.finditer(line.text):
        one, other = _day(line, match["one"]), _day(line, match["two"])
        yield (one, other, f"“{match['cue']}”") if match["cue"] == "before" else (other, one, f"“{match['cue']}”")


def _had_been(line: Line, before: Line | None) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of "It came into force on 1 May. It had been signed on 9 May": what had happened comes first."""
    for match in _PERFECT.finditer(line.text):
        earlier = list(_SLOT.finditer(line.text, 0, match.start()))
        where = line
        if not earlier and before is not None:
            where, earlier = before, list(_SLOT.finditer(before.text))
        if len(earlier) != 1:
            continue
        between = where.text[earlier[0].end() : match.start() if where is line else len(where.text)]
        if " had " in where.text[: earlier[0].end()] or _SAYS.search(f"{between} {where.text[: earlier[0].start()]}"):
            continue
        yield _day(line, match["day"]), _day(where, earlier[0][1]), "“had”"


def _shifted(line: Line, before: Line | None) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of "Fifty years later, in 1840": later and earlier than the one date that is told before."""
    for match in _SHIFT.finditer(line.text):
        earlier = list(_SLOT.finditer(line.text, 0, match.start()))
        where = line
        if not earlier and before is not None:
            where, earlier = before, list(_SLOT.finditer(before.text))
        if not earlier:
            continue
        told, known = _day(line, match["day"]), _day(where, earlier[-1][1])
        yield (known, told, f"“{match['cue']}”") if match["cue"] in {"later", "after that", "on"} else (told, known, f"“{match['cue']}”")


def _then(line: Line, before: Line | None) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the days of two sentences that tell in turn what one did: "The truce was signed on 3 March. It broke down on 27 February"."""
    if before is None or line.kinds.count("t") != 1 or before.kinds.count("t") != 1:
        return
    match = _IT_DID.search(line.text)
    slot = _SLOT.search(before.text)
    if match is None or slot is None or not _PAST.fullmatch(match["verb"]) or _begins(match["verb"]):
        return
    one, other = _day(before, slot[1]), _day(line, match["day"])
    days = _are_days(one, other)
    told = f"{before.text} {line.text}"
    if days and not (_OTHERS.search(told) or _SAYS.search(before.text) or " had " in told):
        yield one, other, "told in turn"


def _begins(verb: str) -> bool:
    """Say whether a verb tells of a beginning, which may be told after what came of it."""
    return verb in _BACKGROUND or any(stage == 0 for _, stage in _STAGES.get(verb, ()))


def _are_days(one: DateClaim, other: DateClaim) -> bool:
    return all(claim.mention.expression.rstrip("<>").count("-") > 1 for claim in (one, other))


def _relative(number: int, lines: Sequence[Line]) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of "checked on 18 November, two weeks before the leak" and of the leak."""
    line = lines[number]
    for match in _RELATIVE.finditer(line.text):
        day = _day(line, match["day"])
        known = [
            claim
            for other in lines[max(0, number - _FAR) : number + _FAR]
            for claim in other.claims
            if isinstance(claim, DateClaim)
            and claim is not day
            and _stem(match["noun"]) in {_stem(claim.mention.subject), _stem(claim.mention.predicate)}
        ]
        if len(known) == 1 and known[0].mention.anchor.sentence.field is line.sentence.field:
            cue = match["cue"]
            yield (
                (known[0], day, f"“{cue} the {match['noun']}”")
                if cue in {"after", "following"}
                else (day, known[0], f"“{cue} the {match['noun']}”")
            )


def _stem(word: str | None) -> str | None:
    """Return a word without the endings by which a noun and its verb differ: arrest, arrested."""
    if word is None:
        return None
    lower = word.lower()
    return _NOUNS.get(lower, re.sub(r"(?:ing|ed|s|e)$", "", lower))


# ---------------------------------------------------------------- chains


def _steps(number: int, line: Line) -> Iterator[Step]:
    found = list(_TOLD.finditer(line.text))
    if not found:
        return
    for slot in re.finditer(r"<t(\d+)>", line.text):
        claim = line.claims[int(slot[1])]
        if not isinstance(claim, DateClaim):
            continue
        match = _nearest(line.text, slot, found)
        if match is None or _BAIL.match(line.text, match.end()) or _PLANNED.search(line.text[max(0, match.start() - 40) : match.start()]):
            continue
        for chain, stage in _STAGES[match[0]]:
            yield Step(chain, stage, match[0], claim, number, line, match.start(), slot.start())


def _nearest(text: str, slot: re.Match[str], found: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """Return the word of a chain that a date belongs to: the nearest before it in its clause, or the first behind "In 2009,"."""
    before = [match for match in found if match.end() <= slot.start() and _GAP.match(text[match.end() : slot.start()])]
    if before:
        return before[-1]
    if not _AHEAD.search(text[: slot.start()]):
        return None
    behind = [match for match in found if match.start() >= slot.end() and not _BROKEN.search(text[slot.end() : match.start()])]
    return behind[0] if behind else None


def _one_thing(one: Step, other: Step, steps: Sequence[Step]) -> bool:
    """Say whether two steps are of one person, thing or case."""
    told = f"{_clause(one)} {_clause(other)}"
    if _OTHERS.search(told) or (one.chain != "again" and _REOPENED.search(told)):
        return False
    natural = one.stage < other.stage
    subjects = one.claim.mention.subject, other.claim.mention.subject
    if one.number == other.number:
        end = one.slot + one.line.text[one.slot :].index(">") + 1
        joined = other.at > one.slot and _SMALL.match(one.line.text[end : other.at]) is not None
        if not natural and one.chain not in _STRICT:
            return False  # "was closed in 1999 and sold in 2001"
        return joined or (subjects[0] is not None and subjects[0] == subjects[1] and natural)
    alone = sum(step.chain == one.chain and step.stage in {one.stage, other.stage} for step in steps) == 2  # noqa: PLR2004 - these
    if not alone or other.number - one.number > _NEAR:
        return False
    if one.chain in _OPEN_SUBJECTS:
        return True
    if other.number - one.number > 1 or not (natural or one.chain in _OF_PEOPLE | _STRICT):
        return False
    same = subjects[0] is not None and subjects[0] == subjects[1]
    return same or (subjects[1] in _PRONOUNS and _DEFINITE.match(other.line.text) is not None)


def _clause(step: Step) -> str:
    """Return what stands around a step: from a little before its word to a little behind its date."""
    start, end = sorted((step.at, step.slot))
    return step.line.text[max(0, start - 40) : end + 45]
