"""Two claims side by side: what forbids that they are one fact, and how much each field speaks for it.

The frame is record linkage (Fellegi and Sunter, "A Theory for Record Linkage", 1969): every field falls into a level, every level carries a
weight, the weights add up. The weights are learned (training/alignment.py) and kept as data, so that the sum can be shown as a waterfall.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.aligner.sides import division
from factcheck.aligner.surroundings import stem
from factcheck.intervals import Relation, Slip
from factcheck.lexicon.days import apart
from factcheck.model import Change, DateClaim, Evidence, FigureClaim, Kind, Section, Status
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from factcheck.aligner.profiles import Profile
    from factcheck.aligner.sides import Division
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Claim, Figure

__all__ = [
    "Pair",
    "compare",
    "counts_differ",
    "divided",
    "key",
    "levels",
    "scopes_apart",
    "shares_key",
    "value_level",
    "verbs_meet",
    "veto",
]

# Cosines that part the levels of shared words, from the spread of real pairs: half of the pairs on one fact lie above 0.3.
_STEPS = ((0.45, "high"), (0.25, "middle"), (0.1, "low"))
# A period this long is a period of its own, and what ended this long before publication is no news of the day.
_LONG_DAYS = 300
_PAST_DAYS = 60
# A day in the normal form of dates, its year stated or left out: "2026-09-14", "--09-14>".
_DAY = lazily(r"(?:\d{4}|-)-(\d\d)-(\d\d)[<>]*")
_FEW = 2
# Significant digits from which an equal number says much, and from which it says nearly all.
_TELLING = 2
_RARE = 3
# The larger over the smaller of two numbers of which one rounds the other to two digits or more.
_ROUNDED = 1.02
_DISTANCES = ((1.04, "close"), (1.15, "near"), (2.0, "middle"), (10.0, "far"))
# A figure this much smaller than a stated whole is a part of it rather than another count of it.
_MOST_OF_IT = Decimal("0.9")
# Concepts that make a share the size of a change: "a 3 per cent rise".
_CHANGES = frozenset({"rise", "fall"})
_ALL, _HARDLY = Decimal(100), Decimal("0.01")
# The WordNet classes of nouns that people are counted under; "" is a word that the table does not know.
_PEOPLE = frozenset({"person", "group", "Tops", ""})
# "Keeps for six months", "followed for seven months": the unit of a span of time is not what it measures.
_SPANS_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
# Why two ages are no one person's: two names stand against it, or nothing says that it is one.
OTHER_PERSON, UNNAMED_PERSON = "another person", "perhaps another person"


class Pair:
    """Two profiles compared: how their values stand to each other, the evidence line by line, and the reason that forbids it, if any.

    Evidence and reason are worked out when they are asked for: most figures of one article part on their values alone.
    """

    __slots__ = ("_evidence", "_forbidden", "_known", "_lexicon", "_one", "_other", "_weight", "relation")

    def __init__(self, one: Profile, other: Profile, lexicon: Lexicon, policy: Policy) -> None:
        self._one, self._other, self._lexicon = one, other, lexicon
        self.relation = _relation(one, other, policy)
        self._evidence: tuple[Evidence, ...] | None = None
        self._weight: float | None = None
        self._forbidden: str | None = None
        self._known = False

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The prior, each field and the value, with the weight of the level that it fell into."""
        if self._evidence is None:
            lexicon, model = self._lexicon, "conflict" if self.relation is Relation.DISJOINT else "join"
            lines = [_line(lexicon, model, field, level) for field, level in levels(self._one, self._other, lexicon)]
            value = _line(lexicon, model, "value", _value_level(self._one, self._other, self.relation))
            self._evidence = (_line(lexicon, model, "prior", model), *lines, value)
        return self._evidence

    @property
    def forbidden(self) -> str | None:
        """Why the two cannot be one fact."""
        if not self._known:
            self._forbidden, self._known = veto(self._one, self._other, self._lexicon, self.relation), True
        return self._forbidden

    @property
    def slipped(self) -> int:
        """How many digits the two numbers have that part by a slip of the finger, 0 where they part otherwise or not."""
        one, other = self._one.claim, self._other.claim
        if self.relation is not Relation.DISJOINT or not isinstance(one, FigureClaim) or not isinstance(other, FigureClaim):
            return 0
        return intervals.slipped_digits(one, other)

    @property
    def plainly(self) -> bool:
        """Whether two neighbouring digits that changed places part the two numbers, or a slip in three digits or more."""
        one, other = self._one.claim, self._other.claim
        if not isinstance(one, FigureClaim) or not isinstance(other, FigureClaim):
            return False
        return self.slipped >= _RARE or (self.slipped > 0 and intervals.slip(one, other) is Slip.TRANSPOSED)

    @property
    def value_weight(self) -> float:
        """What the two numbers say of the two by themselves, in natural log-odds."""
        return self.evidence[-1].weight

    @property
    def weight(self) -> float:
        """The sum of the evidence, in natural log-odds."""
        if self._weight is None:
            self._weight = sum(line.weight for line in self.evidence)
        return self._weight


def _clause(one: Profile, other: Profile) -> str:
    """Return how much the clauses of the two have in common."""
    return _step(_cosine(one.near, other.near, one.near_size * other.near_size))


def _sentence(one: Profile, other: Profile) -> str:
    """Return how much their sentences have in common."""
    return _step(_cosine(one.wide, other.wide, one.wide_size * other.wide_size))


def _cosine(one: Mapping[str, float], other: Mapping[str, float], sizes: float) -> float:
    if one.keys().isdisjoint(other):
        return 0.0
    return sum([min(weight, other[word]) ** 2 for word, weight in one.items() if word in other]) / sqrt(sizes)


def _step(value: float) -> str:
    return next((name for least, name in _STEPS if value >= least), "none")


def _subject(one: Profile, other: Profile, lexicon: Lexicon) -> str:
    left, right = one.subject, other.subject
    if left is None or right is None:
        return "open"
    if left == right:
        return "generic" if lexicon.concepts.generic(left) else "same"
    if lexicon.concepts.same_noun(left, right):
        return "synonym"
    if lexicon.concepts.of(left) & lexicon.concepts.of(right):
        return "synonym"
    related = lexicon.synonyms.related("noun", left, right)
    if related:
        return related.value
    if not _anyone(left, right, lexicon) and not _anyone(right, left, lexicon):
        return "different"
    return "generic" if lexicon.concepts.generic(left) == lexicon.concepts.generic(right) else "wider"


def _anyone(generic: str, noun: str, lexicon: Lexicon) -> bool:
    """Say whether a noun for people (or things) of any sort may stand for the other noun: "people" for "miners", never for "cities"."""
    if not lexicon.concepts.generic(generic):
        return False
    person = lexicon.wordclasses.noun_class(noun) in _PEOPLE or noun in lexicon.concepts.anyone
    return (generic in lexicon.concepts.anyone and person) or (generic in lexicon.concepts.anything and not person)


def _predicate(one: Profile, other: Profile, lexicon: Lexicon) -> str:
    left, right = one.predicate, other.predicate
    if left is None or right is None:
        return "open"
    if left == right:
        return "same"
    if lexicon.concepts.of(left) & lexicon.concepts.of(right):
        return "synonym"
    related = lexicon.synonyms.related("verb", left, right)
    return related.value if related else "different"


def _concept(one: Profile, other: Profile, lexicon: Lexicon) -> str:
    if one.concepts & other.concepts:
        return "shared"
    if (one.concepts and one.concepts & other.around) or (other.concepts and other.concepts & one.around):
        return "nearby"
    if not one.concepts or not other.concepts:
        return "open"
    return "apart" if lexicon.concepts.apart(one.concepts, other.concepts) else "different"


def _crowd(one: Profile, other: Profile) -> str:
    """Return how many other values of the kind stand in either article and not in both.

    Where every other figure has its equal in the other text, the two that are left are the more likely to be one fact.
    """
    if not one.rivals or not other.rivals:
        return "open"
    left, right = (len(mine.rivals - yours.rivals - {mine.value}) for mine, yours in ((one, other), (other, one)))
    return "alone" if left == right == 0 else "few" if max(left, right) <= _FEW else "many"


def _twins(one: Profile, other: Profile) -> str:
    """Return how many other things either article has the same number of: of three "two" in a text, which is the other's?"""
    if one.value != other.value:
        return "other"
    return ("none", "one", "several")[min(one.twins + other.twins, 2)]


def _fellows(one: Profile, other: Profile) -> str:
    """Return how many other values of their noun stand in either article and not in both.

    Where each article gives one number of turbines, these are one thing; where both give six numbers of votes, any two hardly are.
    """
    if one.subject is None or other.subject is None or one.subject in _SPANS_OF_TIME:
        return "open"
    left, right = (len(mine.fellows - yours.fellows - {mine.value}) for mine, yours in ((one, other), (other, one)))
    return "alone" if left == right == 0 else "few" if max(left, right) <= _FEW else "many"


def _lead(one: Profile, other: Profile) -> str:
    """Return whether both tell it where articles tell their main facts; a headline alone has nothing else to tell."""
    return _stated(one.lead, other.lead) if one.rivals and other.rivals else "open"


def _spoken(one: Profile, other: Profile) -> str:
    """Return whether the key words of each stand in the other's clause: "a turnout of 38%" beside "38% of the electorate turned out"."""
    if not one.stems or not other.stems:
        return "open"
    heard = (not one.stems.isdisjoint(other.near)) + (not other.stems.isdisjoint(one.near))
    return ("none", "one", "both")[heard]


def key(one: Profile, other: Profile, lexicon: Lexicon) -> str:
    """Return what of the key the two share: the noun that is counted, what happened to it, both, or the owner of an age.

    People of no particular kind ("people", "others", "dead") are no noun to know a fact by; what happened to them is.
    """
    return _key(one, other, _subject(one, other, lexicon), _predicate(one, other, lexicon))


def _key(one: Profile, other: Profile, subject: str, predicate: str) -> str:
    if one.family == other.family == "age":
        return "owner" if one.scope.who and other.scope.who else "none"
    noun = subject in {"same", "synonym", "kin"}
    shared = predicate in {"same", "synonym", "kin"} or bool(one.concepts & other.concepts)
    if noun:
        return "full" if shared else ("noun" if predicate == "open" else "noun-only")
    if subject == "different":
        return "predicate-only" if shared else "none"
    return "predicate" if shared else "none"


def _stated(left: object, right: object) -> str:
    if not left and not right:
        return "neither"
    if not left or not right:
        return "one"
    return "same" if left == right else "different"


def _unit(one: Profile, other: Profile) -> str:
    if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return "same"
    return "same" if one.claim.mention.unit == other.claim.mention.unit else "different"


def levels(one: Profile, other: Profile, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Return (field, level) for every field but the value: what the words around the two figures have in common."""
    first, second = one.scope, other.scope
    subject, predicate = _subject(one, other, lexicon), _predicate(one, other, lexicon)
    return (
        ("key", _key(one, other, subject, predicate)),
        ("subject", subject),
        ("fellows", _fellows(one, other) if subject in {"same", "synonym", "kin"} else "other"),
        ("per", _per(one, other)),
        ("predicate", predicate),
        ("concept", _concept(one, other, lexicon)),
        ("spoken", _spoken(one, other)),
        ("lead", _lead(one, other)),
        ("crowd", _crowd(one, other)),
        ("twins", _twins(one, other)),
        ("clause", _clause(one, other)),
        ("sentence", _sentence(one, other)),
        ("names", _names(one, other)),
        ("nearest", _stated(one.nearest, other.nearest)),
        ("section", "alike" if one.section == other.section else "unlike"),
        ("unit", _unit(one, other)),
        ("place", _stated(first.place, second.place)),
        ("group", _stated(first.group, second.group)),
        ("who", _stated(first.who, second.who)),
        ("period", _stated(first.period, second.period)),
        ("time", "apart" if apart(first, second, lexicon.calendar) else "open"),
        ("part", _stated(first.part_of is not None, second.part_of is not None)),
        ("increment", _stated(first.increment, second.increment)),
        ("source", _stated(one.source, other.source)),
        ("status", "same" if first.status is second.status else "different"),
        ("change", _change(one, other)),
    )


def _names(one: Profile, other: Profile) -> str:
    """Return whether the sentences share a name: where each has two or more and none is shared, it may be another place's quake."""
    if one.names & other.names:
        return "shared"
    return "apart" if min(len(one.names), len(other.names)) >= _FEW else "none"


def _per(one: Profile, other: Profile) -> str:
    if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return "neither"
    return _stated(one.claim.mention.per, other.claim.mention.per)


def _change(one: Profile, other: Profile) -> str:
    if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return "neither"
    return _stated(one.claim.mention.change, other.claim.mention.change)


def _size(digits: int) -> str:
    """Return the level of a number of so many significant digits."""
    return "rare" if digits > _RARE else ("telling" if digits == _RARE else "plain" if digits == _TELLING else "common")


def value_level(one: FigureClaim, other: FigureClaim, relation: Relation) -> str:
    """Return the level of the value: equal numbers by their rarity, unequal ones by their distance."""
    digits = min(intervals.rarity(one), intervals.rarity(other))
    size = _size(digits)
    match relation:
        case Relation.EQUAL:
            return f"equal-{size}"
        case Relation.CONVERTED:
            return f"converted-{size}"
        case Relation.COMPATIBLE:
            return f"compatible-{_closeness(intervals.ratio(one, other), digits)}"
        case Relation.DISJOINT:
            return _parting(one, other, digits)


def _closeness(ratio: float, digits: int) -> str:
    """Return how close compatible values are: "41,000" beside 41,206 says more than "four" beside 4.1, or "over 30" beside 38."""
    if ratio <= _ROUNDED and digits >= _TELLING:
        return "close"
    return "near" if ratio <= _DISTANCES[1][0] else "far"


def _parting(one: FigureClaim, other: FigureClaim, digits: int) -> str:
    """Return the level of two values that part: by a slip that is plain to see, else by their distance."""
    slip = intervals.slip(one, other)
    unit_slips = slip is Slip.UNIT and intervals.numeral(one) == intervals.numeral(other) is not None
    if unit_slips or slip is Slip.POINTS or intervals.one_numeral(one, other):
        return f"slip-{_size(digits)}"
    if digits >= _TELLING and slip is Slip.SCALE:
        return "slip-loose"
    slipped = intervals.slipped_digits(one, other)
    if slipped == _TELLING and slip is Slip.TRANSPOSED:
        return "digits-swapped"
    if slipped >= _TELLING:
        return f"digits-{_size(slipped)}"
    distance = intervals.ratio(one, other)
    return next((name for most, name in _DISTANCES if distance <= most), "remote")


def _forbidden_kind(one: Profile, other: Profile, lexicon: Lexicon, relation: Relation) -> str | None:
    """Forbid what speaks of other things altogether. An equal number of three digits is forgiven a verb that seems to exclude it."""
    if one.family != other.family and relation is not Relation.EQUAL:
        return "another dimension"
    if Status.RETRACTED in {one.scope.status, other.scope.status}:
        return "withdrawn by the text"
    if lexicon.concepts.parted((one.subject, one.predicate), (other.subject, other.predicate)):
        return "kept apart by the newsroom's own words"
    if _another_group(one, other, lexicon, relation):
        return "another group"
    if relation is Relation.EQUAL and rarity_of_pair(one, other) >= _RARE:
        return None
    if _happened_apart(one, other, lexicon, relation):
        return "another thing that happened"
    if isinstance(one.claim, FigureClaim) and isinstance(other.claim, FigureClaim):
        return _forbidden_part(one.claim.mention, other.claim.mention, relation)
    return "a day and its month or year" if relation is Relation.COMPATIBLE else None


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
        return _subject(one, other, lexicon) in {"different", "wider"}
    return intervals.ratio(one.claim, other.claim) > _DISTANCES[1][0] and not shares_key(one, other, lexicon)


def _happened_apart(one: Profile, other: Profile, lexicon: Lexicon, relation: Relation) -> bool:
    """Say whether what happened to the two excludes each other; 73 shops gutted and 73 damaged are the same shops."""
    if not one.concepts or not other.concepts or not lexicon.concepts.apart(one.concepts, other.concepts):
        return False
    equal = relation is Relation.EQUAL and rarity_of_pair(one, other) >= _TELLING
    return not (equal and _subject(one, other, lexicon) in {"same", "synonym"})


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
        return rarity_of_pair(one, other) >= _TELLING
    first, second = one.claim, other.claim
    if not isinstance(first, FigureClaim) or not isinstance(second, FigureClaim):
        return False
    return intervals.one_numeral(first, second) and intervals.numeral(first) == intervals.numeral(second)


def _one_group(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether both count one particular group in like words, so that only one of the texts calls it a part or a further number."""
    return _subject(one, other, lexicon) == "same" and _clause(one, other) in {"high", "middle"}


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
        not isinstance(part.claim, FigureClaim)
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
    if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return False
    first, second = intervals.core(one.claim), intervals.core(other.claim)
    if first.low is None or second.low is None or first.low != first.high or second.low != second.high:
        return False
    wholes = [intervals.core(side.whole) for side in (one, other) if side.whole is not None]
    return any(whole.low == whole.high == first.low + second.low for whole in wholes)


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


def rarity_of_pair(one: Profile, other: Profile) -> int:
    """Return the significant digits of the plainer of the two figures (0 for dates)."""
    if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return 0
    return min(intervals.rarity(one.claim), intervals.rarity(other.claim))


def verbs_meet(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether one thing happened to both, by their verbs alone, or by the words around a figure that has none."""
    if _predicate(one, other, lexicon) in {"same", "synonym", "kin"}:
        return True
    for stated, beside in ((one, other), (other, one)):
        if stated.predicate and (stem(stated.predicate) in beside.near or lexicon.concepts.of(stated.predicate) & beside.around):
            return True
    return False


def scopes_apart(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    """Return in what the two tell of different things by what they state of place, time, group and source, None where in nothing."""
    first, second = one.scope, other.scope
    reasons = (
        (lexicon.places.apart(first.place, second.place), "another place"),
        (one.family == "ordinal", "a place in an order"),
        (apart(first, second, lexicon.calendar) or _past_beside_now(one, other), "another day or period"),
        (("forecast" in one.concepts) != ("forecast" in other.concepts), "expected and actual"),
        (first.increment != second.increment and not _one_group(one, other, lexicon), "on top of another figure"),
        (one.compared != other.compared, "a figure to compare with"),
        (_elsewhere(one, other), "another place"),
        (bool(one.source and other.source) and lexicon.concepts.opposed(one.source or "", other.source or ""), "another source"),
        (_denied(one, other), "denied"),
        (lexicon.concepts.other_moment(one.sentence, other.sentence), "another moment"),
        (bool(first.group and second.group) and not _same_group(first.group, second.group, lexicon), "another group"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _forbidden_unequal(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    """Forbid what two different numbers may not differ in."""
    told = scopes_apart(one, other, lexicon) or _forbidden_division(one, other, lexicon)
    if told:
        return told
    if isinstance(one.claim, FigureClaim) and isinstance(other.claim, FigureClaim):
        if _other_currency(one.claim, other.claim):
            return "another currency"
        return _forbidden_share(one, other) or _forbidden_rate(one.claim.mention, other.claim.mention)
    return None if _plain_day(one.claim) and _plain_day(other.claim) else "days told by the week or the season"


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
    if _make_up_all(one, other):
        return "another part of one whole"
    return "another part of one whole" if divided(one, other, lexicon) else None


def _make_up_all(one: Profile, other: Profile) -> bool:
    """Say whether two shares make up a whole: "58 per cent of the ball" beside the other side's 42."""
    if one.family != "share" or not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return False
    first, second = intervals.core(one.claim).low, intervals.core(other.claim).low
    return first is not None and second is not None and abs(first + second - _ALL) < _HARDLY


def _may_be_part(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether of a stated whole and another figure the latter may count a part: of the same verb, or smaller and with a verb."""
    whole, part = (one, other) if one.parted else (other, one)
    if _predicate(one, other, lexicon) in {"same", "synonym"}:
        return True
    if not isinstance(whole.claim, FigureClaim) or not isinstance(part.claim, FigureClaim):
        return False
    return part.predicate is not None and part.claim.mention.high < whole.claim.mention.low * _MOST_OF_IT


def divided(one: Profile, other: Profile, lexicon: Lexicon) -> Division | None:
    """Return how the two divide one whole, None where nothing says so."""
    return division(one.telling, other.telling, (frozenset(one.wide), frozenset(other.wide)), lexicon)


def _other_currency(one: FigureClaim, other: FigureClaim) -> bool:
    return one.kind is Kind.MONEY and not intervals.same_unit(one, other) and one.mention.low != other.mention.low


def _elsewhere(one: Profile, other: Profile) -> bool:
    """Say whether two headlines share no name and one has a place: "quake hits Honshu, Japan", "jolts Santa Cruz Islands"."""
    headlines = one.section is other.section is Section.HEADLINE
    return headlines and bool(one.scope.place or other.scope.place) and _names(one, other) == "apart"


def _denied(one: Profile, other: Profile) -> bool:
    """Say whether one text denies the figure that the other gives. "He won't taste freedom for 26 years" denies no span of time."""
    statuses = {one.scope.status, other.scope.status}
    return len(statuses) > 1 and Status.DENIED in statuses and not one.claim.kind is other.claim.kind is Kind.DURATION


def _plain_day(claim: Claim) -> bool:
    """Say whether a date is told by its day in the month: "yesterday" and "on Thursday" place a report, they are not what it reports."""
    return isinstance(claim, DateClaim) and _DAY.fullmatch(claim.mention.expression) is not None


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
    return None


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


def counts_differ(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether the two count what no outlet takes for the same: the dead and the dogs that look for them."""
    return _subject(one, other, lexicon) == "different"


def shares_key(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether the two have enough of a key in common that different numbers can be a conflict at all.

    The noun or what happened, the owner of an age, a key word of the one in the clause of the other, or telling words that both hold.
    Without one they are none, however alike their sentences are. One numeral of two digits or more in two currencies, units or scales is a
    key of its own: "€412m" beside "$412 million", "€640m" beside "640 billion euros"; and so are two numbers of three digits or more that a
    slip of the finger parts: "£740,000" beside "£470,000".
    """
    if key(one, other, lexicon) not in {"none", "predicate-only"} or _spoken(one, other) in {"one", "both"}:
        return True
    if _clause(one, other) in {"high", "middle"}:
        return True
    if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return False
    if any(slips(one.claim, other.claim) for slips in (intervals.one_numeral, intervals.tenfold, intervals.thousandfold)):
        return True
    slipped = intervals.slipped_digits(one.claim, other.claim)
    return slipped > _RARE or (slipped == _RARE and not _strange(one, other, lexicon))


def _strange(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether two counts have no word in common: of "112 posts" and "312 complaints" three digits may well agree by chance."""
    if one.claim.kind is not Kind.COUNT:
        return False
    alone = _clause(one, other) == _sentence(one, other) == "none"
    return alone and _subject(one, other, lexicon) == "different" and _predicate(one, other, lexicon) in {"different", "open"}


def _dates(one: DateClaim, other: DateClaim) -> tuple[Relation, str]:
    """Return the relation of two dates and its level: the same days, one within the other, or apart.

    A day whose year nothing settles ("4 September" in an undated text) is compared by month and day.
    """
    left, right = one.range, other.range
    if left.first is None or right.first is None or left.last is None or right.last is None:
        days = [_DAY.fullmatch(claim.mention.expression) for claim in (one, other)]
        if days[0] and days[1]:
            return (Relation.EQUAL, "date-day") if days[0].groups() == days[1].groups() else (Relation.DISJOINT, "near")
        same = one.mention.expression.rstrip("<>") == other.mention.expression.rstrip("<>")
        return (Relation.EQUAL, "date-equal") if same else (Relation.DISJOINT, "far")
    if left == right:
        return (Relation.EQUAL, "date-day" if left.first == left.last else "date-equal")
    if left.first <= right.first <= right.last <= left.last or right.first <= left.first <= left.last <= right.last:
        return (Relation.COMPATIBLE, "date-within")
    if left.first == left.last and right.first == right.last and _day_slips(left.first, right.first):
        return (Relation.DISJOINT, "digits-plain")
    return (Relation.DISJOINT, "near" if left.first.day == right.first.day or left.first.month == right.first.month else "far")


def _day_slips(one: date, other: date) -> bool:
    """Say whether a slip of the finger in the day of the month parts two days: 6 and 16 February, 28 and 18 October."""
    if (one.year, one.month) != (other.year, other.month):
        return False
    left, right = str(one.day), str(other.day)
    if len(left) != len(right):
        return left in right or right in left
    return len(left) > 1 and (sorted(left) == sorted(right) or sum(a != b for a, b in zip(left, right, strict=True)) == 1)


def _relation(one: Profile, other: Profile, policy: Policy) -> Relation:
    first, second = one.claim, other.claim
    if isinstance(first, DateClaim) and isinstance(second, DateClaim):
        return _dates(first, second)[0]
    if isinstance(first, FigureClaim) and isinstance(second, FigureClaim):
        return intervals.relate(first, second, policy)
    return Relation.DISJOINT


def _value_level(one: Profile, other: Profile, relation: Relation) -> str:
    first, second = one.claim, other.claim
    if isinstance(first, DateClaim) and isinstance(second, DateClaim):
        return _dates(first, second)[1]
    if isinstance(first, FigureClaim) and isinstance(second, FigureClaim):
        return value_level(first, second, relation)
    return "far"


def compare(one: Profile, other: Profile, lexicon: Lexicon, policy: Policy) -> Pair:
    """Return the comparison of two claims of one event."""
    return Pair(one, other, lexicon, policy)


@cache
def _line(lexicon: Lexicon, model: str, field: str, level: str) -> Evidence:
    """Return the line of a field at a level; there are a few hundred, and each comparison has twenty."""
    weights = lexicon.weights[model]
    return Evidence(field, level, weights["prior"] if field == "prior" else weights.get(f"{field}.{level}", 0.0))
