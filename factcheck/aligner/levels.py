"""Two claims side by side: the level that each field falls into.

In: two profiles. Out: a name a field ("same", "synonym", "stated"), which the weights of the model are kept under.
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from factcheck import intervals, misprints
from factcheck.aligner.surroundings import stem
from factcheck.intervals import Relation
from factcheck.lexicon.days import apart
from factcheck.misprints import Slip
from factcheck.model import DateClaim, FigureClaim, Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.aligner.profiles import Profile
    from factcheck.lexicon import Lexicon
    from factcheck.model import Claim

__all__ = [
    "DISTANCES",
    "RARE",
    "TELLING",
    "clause_level",
    "counts_differ",
    "key",
    "levels",
    "names_level",
    "predicate_level",
    "rarity_of_pair",
    "shares_key",
    "subject_level",
    "value_level",
    "verbs_meet",
    "years_swapped",
]

# Cosines that part the levels of shared words, from the spread of real pairs: half of the pairs on one fact lie above 0.3.
_STEPS = ((0.45, "high"), (0.25, "middle"), (0.1, "low"))
_FEW = 2
# Significant digits from which an equal number says much, and from which it says nearly all.
TELLING = 2
RARE = 3
# The larger over the smaller of two numbers of which one rounds the other to two digits or more.
_ROUNDED = 1.02
DISTANCES = ((1.04, "close"), (1.15, "near"), (2.0, "middle"), (10.0, "far"))
# The WordNet classes of nouns that people are counted under; "" is a word that the table does not know.
_PEOPLE = frozenset({"person", "group", "Tops", ""})
# "Keeps for six months", "followed for seven months": the unit of a span of time is not what it measures.
_SPANS_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})


def clause_level(one: Profile, other: Profile) -> str:
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


def subject_level(one: Profile, other: Profile, lexicon: Lexicon) -> str:
    """Return how the nouns that the two count stand to each other."""
    return _nouns(one.subject, other.subject, lexicon)


@lru_cache(maxsize=1 << 14)  # asked again and again of the nouns of two articles
def _nouns(left: str | None, right: str | None, lexicon: Lexicon) -> str:
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


def predicate_level(one: Profile, other: Profile, lexicon: Lexicon) -> str:
    """Return how what happened to the two stands to each other."""
    return _verbs(one.predicate, other.predicate, lexicon)


@lru_cache(maxsize=1 << 14)
def _verbs(left: str | None, right: str | None, lexicon: Lexicon) -> str:
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
    return _key(one, other, subject_level(one, other, lexicon), predicate_level(one, other, lexicon))


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
    subject, predicate = subject_level(one, other, lexicon), predicate_level(one, other, lexicon)
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
        ("clause", clause_level(one, other)),
        ("sentence", _sentence(one, other)),
        ("names", names_level(one, other)),
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


def names_level(one: Profile, other: Profile) -> str:
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
    return "rare" if digits > RARE else ("telling" if digits == RARE else "plain" if digits == TELLING else "common")


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
    if ratio <= _ROUNDED and digits >= TELLING:
        return "close"
    return "near" if ratio <= DISTANCES[1][0] else "far"


def _parting(one: FigureClaim, other: FigureClaim, digits: int) -> str:
    """Return the level of two values that part: by a slip that is plain to see, else by their distance."""
    slip = misprints.slip(one, other)
    unit_slips = slip is Slip.UNIT and misprints.numeral(one) == misprints.numeral(other) is not None
    if unit_slips or slip is Slip.POINTS or misprints.one_numeral(one, other):
        return f"slip-{_size(digits)}"
    if digits >= TELLING and slip is Slip.SCALE:
        return "slip-loose"
    slipped = misprints.slipped_digits(one, other)
    if slipped == TELLING and slip is Slip.TRANSPOSED:
        return "digits-swapped"
    if slipped >= TELLING:
        return f"digits-{_size(slipped)}"
    distance = intervals.ratio(one, other)
    return next((name for most, name in DISTANCES if distance <= most), "remote")


def rarity_of_pair(one: Profile, other: Profile) -> int:
    """Return the significant digits of the plainer of the two figures (0 for dates)."""
    if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return 0
    return min(intervals.rarity(one.claim), intervals.rarity(other.claim))


def verbs_meet(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether one thing happened to both, by their verbs alone, or by the words around a figure that has none."""
    if predicate_level(one, other, lexicon) in {"same", "synonym", "kin"}:
        return True
    for stated, beside in ((one, other), (other, one)):
        if stated.predicate and (stem(stated.predicate) in beside.near or lexicon.concepts.of(stated.predicate) & beside.around):
            return True
    return False


def counts_differ(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether the two count what no outlet takes for the same: the dead and the dogs that look for them."""
    return subject_level(one, other, lexicon) == "different"


def shares_key(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether the two have enough of a key in common that different numbers can be a conflict at all.

    The noun or what happened, the owner of an age, a key word of the one in the clause of the other, or telling words that both hold.
    Without one they are none, however alike their sentences are. One numeral of two digits or more in two currencies, units or scales is a
    key of its own: "€412m" beside "$412 million", "€640m" beside "640 billion euros"; and so are two numbers of three digits or more that a
    slip of the finger parts: "£740,000" beside "£470,000"; and two years with digits swapped in sentences that share a name.
    """
    noun = key(one, other, lexicon) not in {"none", "predicate-only"} and not (_of_itself(one) and _of_itself(other))
    if noun or _spoken(one, other) in {"one", "both"}:
        return True
    if clause_level(one, other) in {"high", "middle"}:
        return True
    if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return years_swapped(one.claim, other.claim) and names_level(one, other) == "shared"
    if any(
        slips(one.claim, other.claim) for slips in (misprints.one_numeral, misprints.tenfold, misprints.thousandfold, misprints.next_span)
    ):
        return True
    slipped = misprints.slipped_digits(one.claim, other.claim)
    return slipped > RARE or (slipped == RARE and not _strange(one, other, lexicon))


def years_swapped(one: Claim, other: Claim) -> bool:
    """Say whether two years differ by neighbouring digits that changed places: painted in 1642, dating from 1624."""
    if not isinstance(one, DateClaim) or not isinstance(other, DateClaim):
        return False
    left, right = one.mention.expression, other.mention.expression
    if left == right or sorted(left) != sorted(right) or not (_YEAR.fullmatch(left) and _YEAR.fullmatch(right)):
        return False
    apart = [place for place, (first, second) in enumerate(zip(left, right, strict=True)) if first != second]
    return len(apart) == _FEW and apart[1] - apart[0] == 1


_YEAR = lazily(r"\d{4}")


def _of_itself(profile: Profile) -> bool:
    """Say whether a length of time is of nothing but its own unit: "a net gain of 900,000 in 12 months"."""
    return profile.family == "second" and isinstance(profile.claim, FigureClaim) and profile.subject == profile.claim.mention.unit


def _strange(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether two counts have no word in common: of "112 posts" and "312 complaints" three digits may well agree by chance."""
    if one.claim.kind is not Kind.COUNT:
        return False
    alone = clause_level(one, other) == _sentence(one, other) == "none"
    return alone and subject_level(one, other, lexicon) == "different" and predicate_level(one, other, lexicon) in {"different", "open"}
