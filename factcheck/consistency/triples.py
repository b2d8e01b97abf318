"""Which two figures of an article a percentage, fraction or multiple is told of.

In: what is told, in its line or one joined with its neighbours. Out: `Triple`s. The two figures are found by what ties them: for a change
one is told of an earlier time ("from", "than", "a year ago", the earlier of two dates), for a share one is the whole ("of", "out of",
"15% of its 5,000 staff"). Where the words tie nothing there is no triple.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import single, value
from factcheck.consistency.changes import MOVE, direction
from factcheck.consistency.lines import slot
from factcheck.consistency.told import Told, Way, in_points
from factcheck.intervals import family
from factcheck.model import Change, DateClaim, FigureClaim, Kind
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line, Placed

__all__ = ["Triple", "agree", "comparable", "is_then", "leads_to", "names_whole", "of_old", "pairs", "part_of_those", "step", "tied"]


class Triple(NamedTuple):
    """What is told, and the figures that it is told of: `one` is the old figure or the whole, `other` the new one or the part."""

    told: Told
    way: Way
    one: FigureClaim
    other: FigureClaim
    sure: bool = True


class _Place(NamedTuple):
    """A figure and where its slot stands in a text."""

    claim: FigureClaim
    start: int
    end: int


_SLOT = lazily(r"<(\D)(\d+)>")
_PAST_WORDS = r"(?!(?:to|and|but|by|while)\b)"
_WORDS = rf"(?: {_PAST_WORDS}(?:[a-z'&-]+|<t\d+>(?:'s)?))"
_STRONG = lazily(
    r"(?:\b(?:from|compar(?:ed|es|ing|ison) (?:with|to)|against|versus|vs\.?|than|instead of|rather than|replac(?:es|ing)"
    r"|as (?:many|much|high|big|large) as|(?:up|down|off) on|after [a-z]+ing(?: at)?|first (?:put|estimated|set|priced) at|originally"
    r"|(?:premium|discount)(?: of <p\d+>)? to|(?:rise|increase|improvement|advance|drop|fall|gain) (?:on|over))"
    rf"|<p\d+>(?:[- ][a-z-]+){{0,3}}? (?:on|over|above|below|off|ahead of|under)|\((?:(?:in )?<t\d+>|previous(?:ly)?|prior|last"
    rf"|a)(?: [a-z]+){{0,3}}[,:]?|<\$\d+>(?: [a-z]+)? \()(?! <t\d+>,? <){_WORDS}{{0,7}}?"
    rf"(?:,? when{_WORDS}{{0,4}}?)? ?$"
)
_NOW = lazily(
    rf"\b(?:(?<!came )(?<!amounted )(?<!close )to|now|currently|today|became|becomes?|this year's|stands? at|stood at"
    rf"|reach(?:ed|ing)|hit){_WORDS}{{0,3}}? $"
)
_NOW_AFTER = lazily(
    r"^(?: (?!last\b|ago\b|earlier\b|before\b)[a-z'-]+){0,3}?,? "
    r"(?:now|today|this (?:year|season|month|week|spring|summer|autumn|winter)|currently)\b"
)
_THEN = lazily(
    r"\b(?:(?:an?|one|two|three|four|five|six|ten|twenty|a few|several|<d\d+>) (?:years?|months?|weeks?"
    r"|decades?|days?|quarters?"
    r"|season|century) "
    r"(?:earlier|before(?: that)?|ago|previously|back)"
    r"|before (?:that|the [a-z]+)\b|ago|earlier|(?:the )?previous(?:ly)?|(?:the )?(?:year|month|season|week|quarter|day|night) before|prior"
    r"|once|initially"
    r"|originally|the old"
    r"|formerly|back then|had been|having been|used to|at the (?:start|beginning|peak)|had (?:closed|stood|ended|made|sold|had))\b"
)
_LATELY = lazily(
    r"\blast (?:year|season|month|time|week|spring|summer|autumn|winter|night)\b|\byesterday\b|\b(?:since|in) (?:[a-z]+ )?(?:1[89]"
    r"|20)\d\d\b"
)
_CLAUSE_ENDS = lazily(r"[;:]|\.(?: |$)|, (?:but|while|and|so|which)\b| but | became | and ")
_CUT = lazily(r";(?! (?:it|they|he|she|that|this|last|in|a year|the|<t))|\.(?: |$)| while | whereas | but | although ")
_TIME = lazily(r"<(t\d+)>")
_WHOLE = lazily(
    r"\b(?:(?:out of|of|among|from among)(?: (?!of\b)(?:[a-z&-]+|[a-z]+'s?|<t\d+>(?:'s)?)){0,6}?|(?:the|its|their"
    r"|[a-z-]+'s?)(?: [a-z-]+){0,2}) $"
)
_OF_WHOLE = lazily(r"\b(?:out of|of|among|from among)(?: (?!of\b)(?:[a-z&-]+|[a-z]+'s?|<t\d+>(?:'s)?)){0,6}? $")
_STANDS_FOR = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION})
_NO_NOUN = frozenset(
    {
        None,
        "it",
        "they",
        "there",
        "this",
        "that",
        "one",
        "total",
        "number",
        "figure",
        "reading",
        "read",
        "count",
        "tally",
        "of",
        "them",
        "those",
    }
)
_STAFF = frozenset("job post position role worker employee staff person people member man workforce layoff redundancy head".split())
_LONGEST = 260  # characters from the first to the last of three that are told together
_FEW = 2
_SMALL = 20  # times by which a figure beside two larger ones is of something else: "two aircraft counted 2,070"


def comparable(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether one of two figures can be a part, or the later value, of the other."""
    return (
        single(one)
        and single(other)
        and _one_unit(one, other)
        and one.quantity.unit != "celsius"
        and value(one) > 0
        and value(other) > 0
        and (one.mention.per == other.mention.per or (None in {one.mention.per, other.mention.per} and _near(one, other)))
        and one.mention.unit not in {"score", "vote"}
    )


def _one_unit(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two figures are of one unit; "to 13.50 from 12.00 crowns" leaves one out."""
    if {family(one), family(other)} == {"1", "money"}:
        return value(one) > 0 and value(other) > 0 and _near(one, other)
    return family(one) == family(other) and one.quantity.unit == other.quantity.unit and not _converted(one, other)


def _near(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether one of two figures may leave out what it is per: "$21 an hour from $18", not "$6.44 a share" and $387.8 million."""
    return Decimal("0.2") < value(one) / value(other) < 5  # noqa: PLR2004 - as much the other way


def _converted(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether the two are one measure in two units: "a 14-km (9-mile) stretch"."""
    return one.mention.unit != other.mention.unit and value(other) > 0 and Decimal("0.8") < value(one) / value(other) < Decimal("1.25")


def tied(line: Line, told: Told, others: Sequence[Told] = (), *, apart: int = 0) -> list[Triple]:
    """Return the triples nearest to what is told (more than one where it may be read in two ways), none where nothing ties the figures.

    `others` are the other percentages that the line tells: they are no ends themselves. `apart` is where in the line's text a second
    sentence begins, 0 where there is one.
    """
    places = _places(line, told, others)
    found: list[tuple[int, Triple]] = []
    if apart:
        places = [place for place in places if place.claim.kind is Kind.PERCENT or not _dwarfed(place, places)]
    for one, other in _pairs(places):
        start, end = min(told.start, one.start), max(told.end, other.end)
        sparse = _sparse(line, places, one.claim)
        if (apart and not sparse) or not _together(line, told, (one, other), sparse=sparse, apart=bool(apart)):
            continue
        extent = end - start
        if told.way is not Way.SHARE and _is_bound(line, told, one, other) and (change := _as_change(line, told, one, other)) is not None:
            found.append((extent, change))
        if (share := _as_share(line, told, one, other)) is not None:
            found.append((extent, share))
    least = min((extent for extent, _ in found), default=0)
    return [triple for extent, triple in found if extent == least]


def _dwarfed(small: _Place, places: Sequence[_Place]) -> bool:
    """Say whether another figure of the same unit is so much larger that this one is of something else."""
    one = small.claim
    return any(
        value(other.claim) >= value(one) * _SMALL and family(other.claim) == family(one) and other.claim.quantity.unit == one.quantity.unit
        for other in places
    )


_TO = lazily(r"^(?:,? to| to stand at| to reach) (?:(?!<)[a-z']+ ){0,3}<(\D)\d+>")


def _is_bound(line: Line, told: Told, one: _Place, other: _Place) -> bool:
    """Say whether the level that "rose by 14% to 11.9 million" names, if it names one, is one of the two figures."""
    level = _level(line, told)
    return level == 0 or level in {one.end, other.end}


def _level(line: Line, told: Told) -> int:
    """Return where the slot of the level ends that what is told leads to, 0 where there is none."""
    match = _TO.match(line.text[told.end :])
    return 0 if match is None or match[1] in "tp" else told.end + match.end()


def step(line: Line, told: Told) -> tuple[FigureClaim, FigureClaim, int] | None:
    """Return the difference and the level of "fell 10p, or 8 per cent, to 230p", and which way it went (0: the level is the old one)."""
    if told.way is Way.SHARE or told.claim is None:
        return None
    places = [place for place in _figures(line, told, ()) if place.claim.kind is not Kind.PERCENT]
    by = [(place, match) for place in places if (match := _BY.search(line.text[: place.start]))]
    if len(by) != 1 or len(places) != _FEW:
        return None
    change, match = by[0]
    level = places[1] if places[0] is change else places[0]
    leads = _LEADS.search(line.text[: level.start])
    alike = _one_unit(change.claim, level.claim) and single(change.claim) and single(level.claim)
    if leads is None or not alike or level.start < change.end:
        return None
    moved = direction(match[0])
    return (change.claim, level.claim, 0 if leads[1] in {"from", "on"} else moved) if moved else None


_BY = lazily(rf"\b{MOVE}(?: [a-z]+ly)? (?:by )?(?:an? )?$")
_LEADS = lazily(r"\b(to|at|from|on) $")


def pairs(line: Line, told: Told) -> Iterator[tuple[FigureClaim, FigureClaim]]:
    """Yield any two figures of a line that could be the ends of one change or share."""
    claims = [claim for claim in line.claims if isinstance(claim, FigureClaim) and claim is not told.claim and _may_end(claim, told)]
    for number, one in enumerate(claims):
        yield from ((one, other) for other in claims[number + 1 :] if comparable(one, other))


def _places(line: Line, told: Told, others: Sequence[Told]) -> list[_Place]:
    """Return the figures that what is told may be told of, without those by which something moved."""
    places = _figures(line, told, others)
    grown = [place for place in places if place.claim.mention.change is not Change.BY]
    return grown if len(grown) >= _FEW else places


def _figures(line: Line, told: Told, others: Sequence[Told]) -> list[_Place]:
    """Return the figures that what is told may be told of: no other percentage's own, no differences ("20p more"), no multiples."""
    taken = [told.claim, *(other.claim for other in others if other.way is not Way.SHARE)]
    levels = {_level(line, other) for other in others if other.start != told.start}
    places: list[_Place] = []
    for match in _SLOT.finditer(line.text):
        claim = line.claims[int(match[2])]
        if (
            isinstance(claim, FigureClaim)
            and claim not in taken
            and _may_end(claim, told)
            and match.end() not in levels
            and not (told.start <= match.start() < told.end or _MORE.match(line.text[match.end() :]))
            and not (claim.kind is Kind.PERCENT and _says_again(line, told, match.start(), match.end()))
        ):
            last = places[-1] if places else None
            again = last is not None and line.text[last.end : match.start()] == " (" and value(last.claim) == value(claim)
            if not again:  # "2.3 crore (23 million) tonnes"
                places.append(_Place(claim, match.start(), match.end()))
    return places


def _says_again(line: Line, told: Told, start: int, end: int) -> bool:
    """Say whether a figure only says again by how much something moved: "an increase of five percentage points, or 15 per cent"."""
    between = line.text[told.end : start] if told.end <= start else line.text[end : told.start]
    return _OR.fullmatch(between) is not None


_OR = lazily(r",? (?:or|i\.e\.|that is|equivalent to|equal to)(?: (?:about|around|nearly|almost|some|roughly|just (?:over|under)|a))? ")
_MORE = lazily(r"^ (?:[a-z]+ )?(?:more|less|fewer|higher|lower|cheaper|dearer|extra|above|below|short) (?:than|on)\b|^ times\b")


def _may_end(claim: FigureClaim, told: Told) -> bool:
    """Say whether a figure may be an end of a change or share: of a rate only where it is in percent itself."""
    if claim.kind is Kind.PERCENT:
        return claim.mention.unit == "percent" and told.way is Way.CHANGE
    return claim.kind in _STANDS_FOR and not in_points(claim)


def _pairs(places: Sequence[_Place]) -> Iterator[tuple[_Place, _Place]]:
    """Yield each two figures of one unit between which there is no third, in the order of the text."""
    for number, one in enumerate(places):
        for other in places[number + 1 :]:
            if comparable(one.claim, other.claim):
                yield one, other
                break


def _sparse(line: Line, places: Sequence[_Place], claim: FigureClaim) -> bool:
    """Say whether the line has one percentage, and two figures of this unit."""
    alike = sum(family(place.claim) == family(claim) and place.claim.quantity.unit == claim.quantity.unit for place in places)
    return alike <= _FEW and line.kinds.count("p") <= (3 if claim.kind is Kind.PERCENT else 1)


def _together(line: Line, told: Told, pair: tuple[_Place, _Place], *, sparse: bool, apart: bool) -> bool:
    """Say whether nothing that could be meant instead stands among the three."""
    one, other = pair
    start, end = min(told.start, one.start), max(told.end, other.end)
    if end - start > _LONGEST:
        return False
    near, far = (told.end, one.start) if told.end <= one.start else (other.end, told.start) if other.end <= told.start else (0, 0)
    between = line.text[near:far]
    if "<p" in line.text[one.end : other.start].replace(f"{line.text[told.start : told.end]}", ""):
        return False
    if _MOVED.search(between) and (near == told.end or _AND.search(between)):
        return False
    own = _OWN_SUBJECT.search(line.text[other.end : told.start]) if other.end <= told.start and not apart else None
    if own is not None and own["noun"] not in line.text[: other.end]:
        return False
    if one.claim.kind is Kind.PERCENT:
        return "<p" not in between and not _APART.search(line.text[start:end])
    return "<p" not in between and not (_CUT if sparse else _APART).search(line.text[start:end].replace(". ", "  ", -1 if apart else 0))


_MOVED = lazily(
    r"\b(?:rose|fell|grew|climbed|jumped|dropped|declined|slipped|plunged|slid|tumbled|sank|shrank|slumped|soared|surged|gained"
    r"|increased|decreased"
    r"|went (?:up|down)|risen|fallen)\b"
)
# "a loss of £9.4m last year and £6.1m the year before, said that volumes had fallen by a fifth"
_OWN_SUBJECT = lazily(
    r"\bthat (?P<noun>[a-z]{3,}s) (?:had |have )?(?:fallen|risen|grown|dropped|fell|rose|grew|increased|declined|shrunk) (?:by )?$"
)
_AND = lazily(r"\b(?:and|with|while|but|as|on)\b")
_APART = lazily(r"[;:]|\.(?: |$)| while | whereas | but | although | and (?![a-z]+ (?:of )?them)| with | as ")


# ---------------------------------------------------------------- changes


def _as_change(line: Line, told: Told, one: _Place, other: _Place) -> Triple | None:
    marks = [_old(line, place, pair) for place, pair in ((one, other), (other, one))]
    lead = marks[0] - marks[1] if max(marks) > 0 else 0
    strong = max(marks) >= _STRONGLY
    if one.claim.kind is Kind.PERCENT and not strong:
        return None
    if abs(lead) < _SURELY:
        lead = _dated(line, one, other) or lead
    ahead = _to_come(line, one, other)
    if ahead:
        lead, strong = ahead, True
    if abs(lead) < _FEW or not (strong or max(marks) >= _THEN_SAYS or one.claim.kind is Kind.MONEY or agree(one.claim, other.claim)):
        return None
    if not strong and not _NEAR_SIZE < value(one.claim) / value(other.claim) < 1 / _NEAR_SIZE:
        return None
    old, new = (one, other) if lead > 0 else (other, one)
    return Triple(told, Way.CHANGE, old.claim, new.claim, abs(lead) >= _SURELY)


_WILL = lazily(r"\b(?:will|would|is to|are to|set to|going to) (?:[a-z]+ ){0,4}$")
_PAYS_NOW = lazily(r"\b(?:now|currently|today|at present)\b[^<>]*$")


def _to_come(line: Line, one: _Place, other: _Place) -> int:
    """Return a sure lead where one figure is told of now and the other of what will be: "who now pays £1,928 will pay £1,690"."""
    left, right = (line.text[max(0, place.start - _NEAR) : place.start] for place in (one, other))
    if _WILL.search(right) and _PAYS_NOW.search(left) and not _WILL.search(left):
        return _STRONGLY
    return 0


# How much a word says that a figure is of an earlier time; a lead of _SURELY decides it, less than _FEW ties nothing.
_STRONGLY, _THEN_SAYS, _LATELY_SAYS, _PAST_SAYS, _NOW_SAYS, _SURELY = 6, 4, 2, 1, -2, 2


def _old(line: Line, place: _Place, other: _Place) -> int:
    """Return how much the words beside a figure say that it is of an earlier time, by its preposition most, less than 0 for a new one."""
    left, right = line.text[: place.start], line.text[place.end :]
    if other.end <= place.start:  # "40 minutes a year ago, has halved to": what stands before the comma is the other's
        left = left[other.end :]
        first, _, rest = left.partition(",")
        left = left if ". " in first or not rest else rest
    right = right[: other.start - place.end] if other.start >= place.end else right
    clause = _CLAUSE_ENDS.split(left[-120:])[-1]
    before = _own(clause, last=True)
    before = before if before == clause else before.split(",")[-1]  # "12% more than a year ago, on revenue of"
    after = _own(_CLAUSE_ENDS.split(right[:120])[0], last=False)
    chunks = after.split(",")
    after = after if len(chunks[0].split()) <= _FEW else chunks[0]
    clause = _TIME.sub(lambda match: line.claim(match[1]).mention.anchor.surface.lower(), f"{before} # {after}")
    found = _STRONGLY if _STRONG.search(line.text[: place.start][-120:]) else 0
    found += _THEN_SAYS if _THEN.search(clause) else _LATELY_SAYS if _LATELY.search(clause) else 0
    found += _PAST_SAYS if _PAST.search(before) else 0
    return found + (_NOW_SAYS if _NOW.search(before) or _NOW_AFTER.match(clause.split(" # ")[1]) else 0)


def leads_to(line: Line, told: Told, level: Placed) -> bool:
    """Say whether a figure is what "climbed 18% to $342m" leads to."""
    return _level(line, told) == level.end


def of_old(line: Line, level: Placed) -> bool:
    """Say whether the words before a figure make it the one from which something moved: "up by 55% on the 744,000 tonnes"."""
    return _STRONG.search(line.text[: level.start][-120:]) is not None


def is_then(article: Article, line: Line, claim: FigureClaim) -> bool:
    """Say whether the sentence of a figure is of an earlier time."""
    start, end = line.sentence.span
    return _THEN.search(article.document.field(claim.mention.anchor.field)[start:end].lower()) is not None or " had " in line.text


_PAST = lazily(r"\b(?:had|was|were|held|stood|averaged|numbered|employed|counted|cost|sold|made|earned|drew)\b")


def _own(words: str, *, last: bool) -> str:
    """Return the part of a clause on the near side of any other figure."""
    pieces = _FIGURE.split(words)
    return pieces[-1] if last else pieces[0]


_FIGURE = lazily(r"<[^t\d]\d+>")


def _dated(line: Line, one: _Place, other: _Place) -> int:
    """Return 2 where the first of two figures is dated before the second, -2 where after it, 0 where that is not told."""
    first, second = (_date(line, place, stop) for place, stop in ((one, other), (other, one)))
    if first is None or second is None or first is second:
        return 0
    ends = first.range.last, second.range.first, second.range.last, first.range.first
    if ends[0] and ends[1] and ends[0] < ends[1]:
        return _SURELY
    return -_SURELY if ends[2] and ends[3] and ends[2] < ends[3] else 0


def _date(line: Line, place: _Place, other: _Place) -> DateClaim | None:
    """Return the date nearest to a figure on its own side of the other one, after it if there is one."""
    after = line.text[place.end : other.start if other.start > place.end else place.end + 80]
    before = line.text[other.end if other.end < place.start else max(0, place.start - 80) : place.start]
    after, before = _CUT.split(after)[0], _CUT.split(before)[-1]
    if other.start > place.end and (match := _TIME.findall(before)):
        found = line.claim(match[-1])
    elif match := _TIME.findall(after):
        found = line.claim(match[0])
    elif match := _TIME.findall(before):
        found = line.claim(match[-1])
    else:
        return None
    return found if isinstance(found, DateClaim) else None


def agree(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether what two figures count may be one thing."""
    first, second = one.mention.subject, other.mention.subject
    return first == second or first in _NO_NOUN or second in _NO_NOUN or (first in _STAFF and second in _STAFF)


# ---------------------------------------------------------------- shares

_SOME = r"(?: (?!of\b)(?:[a-z&-]+|[a-z-]+'s?|<t\d+>(?:'s)?))"
_PART_OF = lazily(rf"^{_SOME}{{0,4}}?,? (?:\(|– )?(?:out of|of|from among|from a total of){_SOME}{{0,7}}? $")
_WHOLE_FIRST = lazily(rf"(?:^|[,;:.(–] |\b(?:and|that|said|but) )(?:out of|of|among)(?: a total of| (?:all|some))?{_SOME}{{0,6}}? $")
_PRONOUN = lazily(r"^(?: [a-z-]+)? of (?:them|those|these|whom|which)\b")
_SHARE_OF = lazily(rf"^ of{_SOME}{{0,7}}?(?: of{_SOME}{{0,2}}?)? $")
_APPOSED = lazily(rf"^{_SOME}{{0,4}}?(?:,? or |, | ?\(| – |: )$")
_CLOSED = lazily(r"^(?: (?:in all|in total|people|altogether|of them))?(?: ?[),.;–:]|$)")
_IS = lazily(rf"^{_SOME}{{0,4}}?(?:,? or |, | ?\(| – |: | is | are | was | were |, which is |, that is )(?:an? )?$")
_OF_THEM = lazily(r"^ of (?:them|those)\b")
_SUM = lazily(r" (?:[a-z]+ )?(?:deposit|commission|levy|tip|fee|bonus|surcharge|down payment) of ")
_OR = lazily(r"^(?:,? or | ?\(| – )$")
_THEM = lazily(
    r"^ of (?:them|those|all [a-z]+|(?:the |its |their )?(?:total|whole|lot|workforce|staff|membership|electorate|chamber|entries"
    r"|sample))\b"
)
_ALL = lazily(
    r"^ of (?:the |its |their |his |her |our |that )?(?:(?:overall|entire|whole|total) )?(?:total|whole|lot|workforce|staff"
    r"|membership|electorate|"
    r"chamber|parliament|assembly|house|council|fleet|sample|group|intake|payroll|work force|headcount)\b(?! (?:share|of"
    r"|(?:[a-z]+ ){1,3}(?:stock|shares)))"
)
_SHARE_ALREADY = lazily(r"[^<>;.]*(?:, or|\(|–)[^<>;.]*<[rp]\d+>")
_NEAR = 100
_NEAR_SIZE = Decimal("0.2")


def _as_share(line: Line, told: Told, one: _Place, other: _Place) -> Triple | None:
    whole, part = (one, other) if value(one.claim) >= value(other.claim) else (other, one)
    if part.end <= told.start < whole.start and _OF_THEM.match(line.text[told.end :]):
        return None  # "hiring 600 people, about half of them in Britain, and had 11,400 employees"
    if value(whole.claim) == value(part.claim) or not _is_part(line, told, whole, part):
        return None
    if _SHARE_ALREADY.match(line.text, max(one.end, other.end), told.start):
        return None  # "visited 318,000 of the 1.59 million homes, or one in five, and found larvae at 1.4 per cent of them"
    return Triple(told, Way.SHARE, whole.claim, part.claim)


def _is_part(line: Line, told: Told, whole: _Place, part: _Place) -> bool:
    """Say whether the words make one figure a part of the other, and the percentage that share."""
    text = line.text
    right = text[told.end :]
    if told.end <= whole.start and _SHARE_OF.match(text[told.end : whole.start]):
        if whole.start < part.start:
            return bool(_APPOSED.match(text[whole.end : part.start]) and _CLOSED.match(text[part.end :]))
        return part.end <= told.start and _IS.match(text[part.end : told.start]) is not None
    if told.way is Way.CHANGE and not _OR.match(text[told.end : part.start]):
        return False
    every = _ALL.match(right) is not None
    if right.startswith(" of ") and not every and not _THEM.match(right) and not _names(right, whole.claim):
        return False
    if part.end <= whole.start:
        linked = bool(_PART_OF.match(text[part.end : whole.start]))
    else:
        linked = bool(_WHOLE_FIRST.search(text[: whole.start]) or _PRONOUN.match(text[part.end :]))
    linked = linked or _in_other_words(text, told, whole, part, every=every)
    gap = max(told.start - max(whole.end, part.end), min(whole.start, part.start) - told.end)
    return linked and gap <= _NEAR


def _in_other_words(text: str, told: Told, whole: _Place, part: _Place, *, every: bool) -> bool:
    """Say whether "450, or 15% of them", "12 jobs, 3% of the total" or "a 10% deposit of £25,000" is of the whole that stands before."""
    if told.end <= part.start:
        return _SUM.fullmatch(text[told.end : part.start]) is not None
    if part.end > told.start or _IS.match(text[part.end : told.start]) is None:
        return False
    nouns = {whole.claim.mention.subject, part.claim.mention.subject}
    if every:
        return (len(nouns) == 1 or nouns <= _STAFF) and not nouns & _NO_NOUN
    return _OF_THEM.match(text[told.end :]) is not None and agree(whole.claim, part.claim)


_OF_THOSE = lazily(
    rf"(?:^|[;–] )(?:(?:out )?of|among) (?:the |its |their |his |her |our |all |a total of )*{slot('c', 'whole')}(?P<between>[^;:.–]*?), "
    rf"{slot('c', 'part')}(?: (?!of\b)[a-z'-]+){{0,3}}?(?:,? or | \()<p"
)
# "12 of its 48 ships, or <p", whatever the sentence tells behind it.
_RIGHT_BEHIND = lazily(
    rf"{slot('c', 'part')}(?: [a-z'-]+)? (?:out )?of (?:the |its |their |his |her |our |all |a total of )*{slot('c', 'whole')}"
    r"(?: (?!or\b|and\b|to\b|of\b)[a-z'-]+){0,4}(?:,? or| \(|, equal to|, which is|, that is) (?:an? )?$"
)
# What else may be the whole, or a part: any other count but one of places, times or helpers ("visited by 12 inspectors").
_ELSE = lazily(r"\bof (?:them|those|these|whom|which)\b|(?<!in )(?<!by )(?<!at )(?<!over )(?<!across )(?<!from )(?<!between )<[cm$pr]")


def part_of_those(line: Line, told: Told) -> tuple[FigureClaim, FigureClaim] | None:
    """Return part and whole of "Of 140 visited between May and June, 63, or 52%, …", whatever dates and words stand between."""
    if told.way is not Way.EITHER:
        return None
    right = _RIGHT_BEHIND.search(line.text, 0, told.start)
    if right is not None and not _OF_NEXT.match(line.text[told.end :]) and not _MORE.match(line.text[told.end :]):
        part, whole = line.figure(right, "part"), line.figure(right, "whole")
        if single(part) and single(whole) and 0 < value(part) < value(whole):
            return part, whole
    for match in _OF_THOSE.finditer(line.text):
        if match.end() - len("<p") == told.start and not _ELSE.search(match["between"]) and not _OF_NEXT.match(line.text[told.end :]):
            part, whole = line.figure(match, "part"), line.figure(match, "whole")
            return (part, whole) if single(part) and single(whole) and 0 < value(part) < value(whole) else None
    return None


_OF_NEXT = lazily(r"^\)? of\b")


def names_whole(lines: Sequence[Line], told: Told) -> bool:
    """Say whether "5% of" goes on with a figure, with them, or with what a figure of these sentences counts; the last is its own."""
    right = lines[-1].text[told.end :]
    if _ALL.match(right) or _THEM.match(right) or "<" in right[:_NEAR]:
        return True
    return any(isinstance(claim, FigureClaim) and _names(right, claim) for line in lines for claim in line.claims)


def _names(right: str, whole: FigureClaim) -> bool:
    """Say whether "15% of its inhabitants" names what the whole counts."""
    noun = whole.mention.subject
    return noun not in _NO_NOUN and noun is not None and noun[:5] in right[:40]
