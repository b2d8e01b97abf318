"""Two claims side by side: why they cannot be one fact, whatever speaks for it.

In: two profiles and how their values stand to each other. Out: the reason in words, None where nothing forbids it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck import intervals, misprints
from factcheck.aligner.levels import (
    DISTANCES,
    RARE,
    TELLING,
    clause_level,
    names_level,
    predicate_level,
    rarity_of_pair,
    shares_key,
    subject_level,
    years_swapped,
)
from factcheck.aligner.sides import division
from factcheck.intervals import Relation
from factcheck.lexicon.days import apart
from factcheck.model import Change, DateClaim, FigureClaim, Kind, Section, Status
from factcheck.patterns import lazily
from factcheck.running import runs

if TYPE_CHECKING:
    from factcheck.aligner.profiles import Profile
    from factcheck.aligner.sides import Division
    from factcheck.lexicon import Lexicon
    from factcheck.model import Claim, Figure

__all__ = ["DAY", "OTHER_PERSON", "UNNAMED_PERSON", "WEEKDAYS", "divided", "scopes_apart", "veto"]

# A period this long is a period of its own, and what ended this long before publication is no news of the day.
_LONG_DAYS = 300
_PAST_DAYS = 60
# A day in the normal form of dates, its year stated or left out: "2026-09-14", "--09-14>".
DAY = lazily(r"(?:\d{4}|-)-(\d\d)-(\d\d)[<>]*")
MONTH = lazily(r"\d{4}-\d\d[<>]*")  # its year stated
# A figure this much smaller than a stated whole is a part of it rather than another count of it.
_MOST_OF_IT = Decimal("0.9")
# Concepts that make a share the size of a change: "a 3 per cent rise".
_CHANGES = frozenset({"rise", "fall"})
_NUMERAL = lazily(r"\d+")
_PAIR = 2
TIMES = "times"
_CHANCE = 100  # what is done so often, and what there is so many of
_ALL, _HARDLY = Decimal(100), Decimal("0.01")
# Why two ages are no one person's: two names stand against it, or nothing says that it is one.
OTHER_PERSON, UNNAMED_PERSON = "another person", "perhaps another person"
WEEKDAYS = "another day of the week"


def _forbidden_kind(one: Profile, other: Profile, lexicon: Lexicon, relation: Relation) -> str | None:
    """Forbid what speaks of other things altogether. An equal number of three digits is forgiven a verb that seems to exclude it."""
    if one.family != other.family and relation is not Relation.EQUAL and not _two_measures(one, other):
        return "another dimension"
    if Status.RETRACTED in {one.scope.status, other.scope.status}:
        return "withdrawn by the text"
    if lexicon.concepts.parted((one.subject, one.predicate), (other.subject, other.predicate)):
        return "kept apart by the newsroom's own words"
    if _another_group(one, other, lexicon, relation):
        return "another group"
    if relation is Relation.EQUAL and rarity_of_pair(one, other) >= RARE:
        return None
    if _happened_apart(one, other, lexicon, relation):
        return "another thing that happened"
    if isinstance(one.claim, FigureClaim) and isinstance(other.claim, FigureClaim):
        return _forbidden_part(one.claim.mention, other.claim.mention, relation)
    return "a day and its month or year" if relation is Relation.COMPATIBLE else None


def _two_measures(one: Profile, other: Profile) -> bool:
    return isinstance(one.claim, FigureClaim) and isinstance(other.claim, FigureClaim) and misprints.two_measures(one.claim, other.claim)


def _another_group(one: Profile, other: Profile, lexicon: Lexicon, relation: Relation) -> bool:
    """Say whether the two count groups that exclude each other, or a vague word or loose bound just meets a number of other things.

    "Dozens of countries" meets "75 foreigners", and "at least 41" in a headline meets "48 dogs", as each would meet many a number.
    """
    if one.subject and other.subject and lexicon.concepts.noun_apart(one.subject, other.subject):
        return True
    if relation is not Relation.COMPATIBLE:
        return False
    if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return False
    if intervals.is_vague(one.claim) or intervals.is_vague(other.claim):
        return subject_level(one, other, lexicon) in {"different", "wider"}
    return intervals.ratio(one.claim, other.claim) > DISTANCES[1][0] and not shares_key(one, other, lexicon)


def _happened_apart(one: Profile, other: Profile, lexicon: Lexicon, relation: Relation) -> bool:
    """Say whether what happened to the two excludes each other; 73 shops gutted and 73 damaged are the same shops."""
    if not one.concepts or not other.concepts or not lexicon.concepts.apart(one.concepts, other.concepts):
        return False
    equal = relation is Relation.EQUAL and rarity_of_pair(one, other) >= TELLING
    return not (equal and subject_level(one, other, lexicon) in {"same", "synonym"})


def _forbidden_part(left: Figure, right: Figure, relation: Relation) -> str | None:
    """Forbid what plays another part: from beside to, one aspect or rate beside another.

    "Limits increases to 3 per cent" tells the step that "may go up by 3 per cent" tells.
    """
    changes = {left.change, right.change}
    if changes == {Change.TO, Change.FROM} or (
        Change.BY in changes and changes & {Change.TO, Change.FROM} and not _one_step(changes, relation)
    ):
        return "from and to"
    if left.aspect and right.aspect and left.aspect != right.aspect:
        return "another aspect"
    if TIMES in {left.aspect, right.aspect} and left.aspect != right.aspect and min(left.low, right.low) < _CHANCE:
        return "another aspect"  # "all 22 on board", "went down 22 times"
    if left.per and right.per and not _one_rate(left.per, right.per):
        return "another rate"
    return None


def _one_step(changes: set[Change | None], relation: Relation) -> bool:
    return relation is Relation.EQUAL and changes == {Change.TO, Change.BY}


def _one_rate(one: str, other: str) -> bool:
    """Say whether two rates may be one, of which one text leaves a word out: "per 100,000", "per 100,000 people"."""
    words = frozenset(one.split()), frozenset(other.split())
    return words[0] <= words[1] or words[1] <= words[0]


def _forbidden_scope(one: Profile, other: Profile, lexicon: Lexicon, relation: Relation) -> str | None:
    """Forbid what two stated scopes hold apart; equal values are forgiven what unequal ones are not."""
    first, second = one.scope, other.scope
    if (first.part_of is None) != (second.part_of is None) and _part_of_the_other(one, other, lexicon, relation):
        return "part of another figure"
    if relation is Relation.DISJOINT and (_makes_up(one, other) or _makes_up(other, one)):
        return "part of another figure"
    if relation is Relation.DISJOINT and _makes_up_a_whole(one, other):
        return "the rest of one whole"
    if one.family == other.family == "age" and not _same_owner(one, other, relation):
        return OTHER_PERSON if one.scope.who and other.scope.who else UNNAMED_PERSON
    if _one_value(one, other, relation):
        return None
    if lexicon.places.apart(first.place, second.place):
        return "another place"
    return _forbidden_unequal(one, other, lexicon) if relation is Relation.DISJOINT else None


def _one_value(one: Profile, other: Profile, relation: Relation) -> bool:
    """Say whether the two print one telling number, be it with another unit or scale: no chance, whatever scope either text leaves out."""
    if relation in {Relation.EQUAL, Relation.CONVERTED}:
        return rarity_of_pair(one, other) >= TELLING
    first, second = one.claim, other.claim
    if not isinstance(first, FigureClaim) or not isinstance(second, FigureClaim):
        return False
    return misprints.one_numeral(first, second) and misprints.numeral(first) == misprints.numeral(second)


def _one_group(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether both count one particular group in like words, so that only one of the texts calls it a part or a further number."""
    return subject_level(one, other, lexicon) == "same" and clause_level(one, other) in {"high", "middle"}


def _part_of_the_other(one: Profile, other: Profile, lexicon: Lexicon, relation: Relation) -> bool:
    """Say whether one counts a part and the other, told of no particular group, all: "12 of them children" beside "twelve people"."""
    if relation is Relation.DISJOINT:
        return not _one_group(one, other, lexicon)
    whole, part = (one, other) if one.scope.part_of is None else (other, one)
    if (part.subject is None or part.alike or lexicon.concepts.generic(part.subject)) and one.concepts & other.concepts:
        return False  # "31 of them hurt", "injuries: 31"; "of the 17 employees five have lost their lives", "five dead"
    return whole.subject is not None and lexicon.concepts.generic(whole.subject)


def _makes_up(part: Profile, whole: Profile) -> bool:
    """Say whether one and the only other figure of its sentence make up the other: "171 passengers and six crew", "177 on board"."""
    if (
        len(part.beside) > _PAIR
        or not isinstance(part.claim, FigureClaim)
        or not isinstance(whole.claim, FigureClaim)
        or not intervals.same_unit(part.claim, whole.claim)
    ):
        return False
    total, own = intervals.core(whole.claim).low, intervals.core(part.claim).low
    if total is None or own is None or not 0 < own < total or part.claim.mention.subject == whole.claim.mention.subject is not None:
        return False
    return part.beside == {intervals.core(part.claim), intervals.Interval(total - own, total - own)}


def _makes_up_a_whole(one: Profile, other: Profile) -> bool:
    """Say whether two figures are all of what one is told of: "he won in 12 of the 28 districts", "16 voted for her"."""
    wholes = [intervals.core(side.whole) for side in (one, other) if side.whole is not None]
    if not wholes or not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return False
    first, second = intervals.core(one.claim), intervals.core(other.claim)
    if first.low is None or second.low is None or first.low != first.high or second.low != second.high:
        return False
    return any(whole.low == whole.high == first.low + second.low for whole in wholes)


def _as_of(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether a day only says when it was counted: a toll that "rose to 17 on Sunday", beside "nine were killed on Saturday"."""
    left, right = one.claim, other.claim
    if not isinstance(left, FigureClaim) or not isinstance(right, FigureClaim) or not runs(left, right, lexicon):
        return False
    cues = lexicon.concepts.cues
    return any(claim.mention.change is Change.TO and claim.mention.predicate in cues for claim in (left, right))


def _past_beside_now(one: Profile, other: Profile) -> bool:
    """Say whether one tells of a year or a time long past and the other of no time: "6.2 tonnes in 2024" beside today's haul."""
    for stated, open_ in ((one, other), (other, one)):
        when = stated.scope.when
        if when is None or when.first is None or when.last is None or open_.scope.when is not None:
            continue
        published = stated.origin.published
        if (when.last - when.first).days >= _LONG_DAYS or (published is not None and (published.date() - when.last).days > _PAST_DAYS):
            return True
    return False


def scopes_apart(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    """Return in what the two tell of different things by what they state of place, time, group and source, None where in nothing."""
    first, second = one.scope, other.scope
    if lexicon.places.apart(first.place, second.place):
        return "another place"
    if one.family == "ordinal":
        return "a place in an order"
    if (apart(first, second, lexicon.calendar) and not _as_of(one, other, lexicon)) or _past_beside_now(one, other):
        return "another day or period"
    if ("forecast" in one.concepts) != ("forecast" in other.concepts):
        return "expected and actual"
    if first.increment != second.increment and not _one_group(one, other, lexicon):
        return "on top of another figure"
    return _told_otherwise(one, other, lexicon)


def _told_otherwise(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    """Return in what the two differ by whom they are told by and what they are told for, None where in nothing."""
    if one.compared != other.compared:
        return "a figure to compare with"
    if _elsewhere(one, other):
        return "another place"
    if one.source and other.source and lexicon.concepts.opposed(one.source, other.source):
        return "another source"
    if _denied(one, other):
        return "denied"
    if one.moment != other.moment and _other_moment(one.moment, other.moment):
        return "another moment"
    first, second = one.scope.group, other.scope.group
    return "another group" if first and second and not _same_group(first, second, lexicon) else None


def _other_moment(one: tuple[int | None, ...], other: tuple[int | None, ...]) -> bool:
    """Say whether two sentences are told of two moments of one course."""
    return any(first is not None and last is not None and first != last for first, last in zip(one, other, strict=True))


def _forbidden_unequal(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    """Forbid what two different numbers may not differ in."""
    held_apart = scopes_apart(one, other, lexicon) or _forbidden_division(one, other, lexicon)
    if held_apart:
        return held_apart
    if isinstance(one.claim, FigureClaim) and isinstance(other.claim, FigureClaim):
        if _other_currency(one.claim, other.claim):
            return "another currency"
        return _forbidden_share(one, other) or _forbidden_rate(one.claim.mention, other.claim.mention)
    told = (_plain_day(one.claim) and _plain_day(other.claim)) or (_month(one.claim) and _month(other.claim))
    if told or years_swapped(one.claim, other.claim):
        return None
    return WEEKDAYS if _weekday(one.claim) and _weekday(other.claim) else "days told by the week or the season"


def _forbidden_share(one: Profile, other: Profile) -> str | None:
    """Forbid shares beside what they changed by: "turnout was three points higher", "turnout was 71.4%".

    One numeral as both is a slip: "rose by 2%" beside "by two percentage points". "Up 30 per cent" is not the "41 per cent of the shares".
    """
    if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim) or one.family != "share":
        return None
    left, right = one.claim.mention, other.claim.mention
    if left.kind is right.kind is Kind.PERCENT and left.unit != right.unit and left.low != right.low:
        return "a share and a difference of shares"
    changes = (left.change, right.change)
    if Change.BY not in changes or None not in changes:
        return None
    level = other if left.change is Change.BY else one
    return "a share and a change" if level.of_something and not level.concepts & _CHANGES else None


def _forbidden_division(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    """Forbid a part beside its rest, "62% in favour" and "38% against", and a whole beside its part, "a third of the 180", "60 will go"."""
    if one.family != other.family or one.family in {"date", "age", "ordinal"}:
        return None
    if one.parted != other.parted and _may_be_part(one, other, lexicon):
        return "a whole beside a part"
    if _make_up_all(one, other) and not (_in_words(one, other) and _of_one_thing(one, other, lexicon)):
        return "another part of one whole"
    return "another part of one whole" if divided(one, other, lexicon) else None


def _make_up_all(one: Profile, other: Profile) -> bool:
    """Say whether two shares make up a whole: "58 per cent of the ball" beside the other side's 42."""
    if one.family != "share" or not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return False
    first, second = intervals.core(one.claim).low, intervals.core(other.claim).low
    return first is not None and second is not None and abs(first + second - _ALL) < _HARDLY


def _in_words(one: Profile, other: Profile) -> bool:
    return all(isinstance(each.claim, FigureClaim) and each.claim.mention.unit == "1" for each in (one, other))


def _of_one_thing(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether two fractions are of one noun, with a word or a numeral in common beside it.

    "Two thirds of the patients are under 15" and "a third of those infected are under 15" are no part and its rest, as "two thirds of the
    fleet is electric" and "a third of the fleet is diesel" are.
    """
    if subject_level(one, other, lexicon) not in {"same", "synonym"}:
        return False
    words = (one.near.keys() & other.near.keys()) - one.stems - other.stems
    return bool(words) or not set(_NUMERAL.findall(one.sentence)).isdisjoint(_NUMERAL.findall(other.sentence))


def _may_be_part(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether of a stated whole and another figure the latter may count a part: smaller, and with a verb, or of the same verb.

    "Of 1,104 alerts raised, 640 were closed" is the whole of no 1,014 alerts that were raised.
    """
    whole, part = (one, other) if one.parted else (other, one)
    same = predicate_level(one, other, lexicon) in {"same", "synonym"}
    if not isinstance(whole.claim, FigureClaim) or not isinstance(part.claim, FigureClaim):
        return same
    if same and subject_level(one, other, lexicon) not in {"same", "synonym"}:
        return True
    return (same or part.predicate is not None) and part.claim.mention.high < whole.claim.mention.low * _MOST_OF_IT


def divided(one: Profile, other: Profile, lexicon: Lexicon) -> Division | None:
    """Return how the two divide one whole, None where nothing says so."""
    return division(one.telling, other.telling, (frozenset(one.wide), frozenset(other.wide)), lexicon)


def _other_currency(one: FigureClaim, other: FigureClaim) -> bool:
    return one.kind is Kind.MONEY and not intervals.same_unit(one, other) and one.mention.low != other.mention.low


def _elsewhere(one: Profile, other: Profile) -> bool:
    """Say whether two headlines share no name and one has a place: "quake hits Honshu, Japan", "jolts Santa Cruz Islands"."""
    headlines = one.section is other.section is Section.HEADLINE
    return headlines and bool(one.scope.place or other.scope.place) and names_level(one, other) == "apart"


def _denied(one: Profile, other: Profile) -> bool:
    """Say whether one text denies the figure that the other gives. "He won't taste freedom for 26 years" denies no span of time."""
    statuses = {one.scope.status, other.scope.status}
    return len(statuses) > 1 and Status.DENIED in statuses and not one.claim.kind is other.claim.kind is Kind.DURATION


def _weekday(claim: Claim) -> bool:
    """Say whether a date is told by its day of the week."""
    return isinstance(claim, DateClaim) and claim.mention.expression.startswith("weekday")


def _plain_day(claim: Claim) -> bool:
    """Say whether a date is told by its day in the month: "yesterday" and "on Thursday" place a report, they are not what it reports."""
    return isinstance(claim, DateClaim) and DAY.fullmatch(claim.mention.expression) is not None


def _month(claim: Claim) -> bool:
    """Say whether a date is told by its month and year: "since July 2023"."""
    return isinstance(claim, DateClaim) and MONTH.fullmatch(claim.mention.expression) is not None


def _same_group(ones: tuple[str, ...], others: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Say whether two stated groups may be one: the same word, or two words for one people ("Britain", "Britons")."""
    if set(ones) & set(others):
        return True
    places = lexicon.places
    return any(
        places.known(one.lower()) and places.known(other.lower()) and places.compatible(one, other) for one in ones for other in others
    )


def _forbidden_rate(left: Figure, right: Figure) -> str | None:
    one_number = left.low == left.high or right.low == right.high
    if one_number and left.unit == right.unit and left.low <= right.high and right.low <= left.high:
        return "a number and a wide range around it"
    if left.change is not right.change and Change.FROM in {left.change, right.change}:
        return "change and level"
    return "a rate and a total" if _over_long(left, right) or _over_long(right, left) else None


def _over_long(rate: Figure, total: Figure) -> bool:
    """Say whether one figure is by the year or month and the other of several: "$54 million a year", "$540 million over a decade"."""
    period = total.scope.period
    return rate.per in _TIMES and total.per is None and period is not None and _SEVERAL.search(period) is not None


_TIMES = frozenset({"day", "week", "month", "quarter", "year"})
_SEVERAL = lazily(r"\b(?:decades?|years|quarters|months|weeks)\b")


def _same_owner(one: Profile, other: Profile, relation: Relation) -> bool:
    """Say whether two ages may be one person's.

    Different ages need one surname, or, where one text names nobody, one noun or name around them; equal ages need only that no two names
    stand against it ("the widow, 81", "Edith Vane, 81", "Mrs Vane, 81").
    """
    left, right = ({word.lower() for name in side.scope.who if not name.isupper() for word in name.split()} for side in (one, other))
    if left and right:
        return bool(left & right)
    if relation is not Relation.DISJOINT:
        return True
    return one.subject is None or other.subject is None or one.subject == other.subject or bool(one.names & other.names)


def veto(one: Profile, other: Profile, lexicon: Lexicon, relation: Relation) -> str | None:
    """Return why the two cannot be one fact, None where nothing forbids it."""
    return _forbidden_kind(one, other, lexicon, relation) or _forbidden_scope(one, other, lexicon, relation)
