"""Two figures that a text gives to each other's owners: "14,207 votes against 12,919 for Tarn" beside "Quill 12,919; Tarn (Nat) 14,207".

In: clusters of what texts agree on as far as the numbers go. Out: the same, two figures that a document has
exchanged each in the cluster of its owner.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.aligner.levels import predicate_level, subject_level
from factcheck.aligner.surroundings import stem
from factcheck.model import Evidence, FigureClaim, Kind
from factcheck.patterns import lazily, lazily_unicode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.aligner.growing import Growing
    from factcheck.aligner.profiles import Profile
    from factcheck.lexicon import Lexicon
    from factcheck.model import Span

__all__ = ["exchange", "exchanged"]

_NAME = lazily_unicode(r"\p{Lu}[\w’'-]*")
# "12,919 for Gerald Tarn", "34 of them supporters of Aldport", "21 Renholm fans": whose it is may follow the figure, before any other.
_FOLLOWING = lazily_unicode(
    r"(?:(?:\s+[\p{L}%-]+){0,3}?\s+(?:for|to|by|from|in|at|of)\s+(?:(?!and\b)[\w’'.-]+\s+){0,3}?|\s+)(?P<names>\p{Lu}[\w’'-]*(?:\s\p{Lu}[\w’'-]*)*)"
)
# "Pryce, of the Civic Union, and Daniel Okafor, who held it for the Alliance, took 12,847 and 14,206 votes respectively": as two names, so
# two figures; whom another noun is of is none of them. "The two polled" them: the names stand a sentence before.
_IN_TURN = lazily(r"\d[\d.,]*[^\d;:]{0,30}?\band [^\d;:]{0,12}?(?P<second>\d[\d.,]*)[^;:]{0,60}?\brespectively\b")
_OWNERS = lazily_unicode(
    r"(?P<of>\b(?:of|for|in|at|from|by|with|to|on)\s(?:the\s|its\s|his\s|her\s|their\s)?)?(?P<name>\p{Lu}[\w’'-]*(?:\s\p{Lu}[\w’'-]*)*)"
)
_ASIDE = lazily(r",\s(?:who|whose|which|an?|the|of|for|from)\b[^,]*(?=,)")
_SENTENCE = lazily(r"[.!?][\"”’']?\s")
_FAR = 300  # characters before a sentence
_TWO, _WHOLE = 2, 100
_PLAIN = 2  # digits
_CLOSE = 4.0  # times
_Ranks = list[dict[str, int]]


def exchange(growing: Growing) -> None:
    """Part what texts agree on by the number alone: two figures that one of them gives to each other's owners."""
    line = Evidence("owners", "exchanged", growing.links.policy.exchanged)
    for one, other in _side_by_side(growing):
        crossed = exchanged(*(_by_document(growing, home) for home in (one, other)))
        if crossed:
            first, second = ([group for group in growing.parts[home] if growing.document(group) in crossed] for home in (one, other))
            growing.exchange(one, first, second, line)
            growing.exchange(other, second, first, line)


def _side_by_side(growing: Growing) -> list[tuple[int, int]]:
    """Return the clusters of one unit whose figures stand side by side in two documents or more."""
    found: Counter[tuple[int, int]] = Counter()
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for home, groups in growing.parts.items():
        for group in groups if len(groups) > 1 else ():
            together[growing.document(group), growing.family(group)].append(home)
    for (_, family), homes in together.items():
        if family != "date":
            found.update(combinations(sorted(set(homes)), 2))
    return sorted(pair for pair, documents in found.items() if documents > 1)


def _by_document(growing: Growing, home: int) -> dict[str, list[Profile]]:
    found: dict[str, list[Profile]] = defaultdict(list)
    for group in growing.parts[home]:
        found[growing.document(group)] += [growing.profiles[member] for member in growing.groups[group]]
    return found


def exchanged(one: Mapping[str, Sequence[Profile]], other: Mapping[str, Sequence[Profile]]) -> frozenset[str]:
    """Return the documents, of those in which both facts stand, that give each figure to the name that the others give the other one.

    The fewer are returned, of two equal halves the later by id; none where no two names are told with both figures both ways round.
    """
    ranks = {
        document: (_ranks(one[document]), _ranks(other[document]))
        for document in sorted(one.keys() & other.keys())
        if _alike(one[document], other[document])
    }
    names = {document: frozenset(name for told in both for found in told for name in found) for document, both in ranks.items()}
    for first, second in combinations(ranks, 2):
        for pair in combinations(sorted(names[first] & names[second]), 2):
            way = _way(ranks[first], pair)
            if way and _way(ranks[second], pair) == -way:
                ways = {document: _way(both, pair) for document, both in ranks.items()}
                straight, crossed = ([document for document, told in ways.items() if told == side] for side in (way, -way))
                return frozenset(crossed if len(crossed) <= len(straight) else straight)
    return _by_nouns({document: (one[document], other[document]) for document in ranks if _are_counts(one[document])})


def _are_counts(profiles: Sequence[Profile]) -> bool:
    return all(profile.claim.kind is Kind.COUNT for profile in profiles)


def _by_nouns(told: Mapping[str, tuple[Sequence[Profile], Sequence[Profile]]]) -> frozenset[str]:
    """Return the documents that count with each figure what the others count with the other: "17 goals in 22 games", "22 goals in 17"."""
    for first, second in combinations(told, 2):
        if _nouns_crossed(told[first], told[second]):
            crossed = [document for document in told if _nouns_crossed(told[first], told[document])]
            return frozenset(crossed if 2 * len(crossed) <= len(told) else told.keys() - set(crossed))
    return frozenset()


def _nouns_crossed(ones: tuple[Sequence[Profile], Sequence[Profile]], others: tuple[Sequence[Profile], Sequence[Profile]]) -> bool:
    """Say whether a noun is counted with the first figure here and with the second there, and no noun with one figure in both."""
    nouns = [[{profile.subject for profile in figure if profile.subject} for figure in told] for told in (ones, others)]
    (first, second), (third, fourth) = nouns
    if not (first & fourth or second & third) or not all((first, second, third, fourth)):
        return False
    straight = ((left, right) for left, right in zip(ones, others, strict=True))
    return not any(
        subject_level(one, other, one.lexicon) not in {"different", "wider"}
        for left, right in straight
        for one, other in product(left, right)
    )


def _alike(one: Sequence[Profile], other: Sequence[Profile]) -> bool:
    """Say whether a text may count one thing with two figures: 14,206 votes and a majority of 1,359, six dead and 39,746 fled are two.

    So are the 13.1% by which prices rose and the 14.5% at which, sentences later, the bank left its rate.
    """
    pairs = list(product(one, other))
    return any(_told_together(*pair) for pair in pairs) and all(
        _of_a_size(left, right) and not left.lexicon.concepts.apart(left.concepts, right.concepts) for left, right in pairs
    )


def _told_together(one: Profile, other: Profile) -> bool:
    """Say whether one sentence has two figures, or no other noun and no other verb is told with either."""
    if one.claim.mention.anchor.sentence == other.claim.mention.anchor.sentence:
        return True
    lexicon = one.lexicon
    return subject_level(one, other, lexicon) not in {"different", "wider"} and predicate_level(one, other, lexicon) != "different"


def _of_a_size(left: Profile, right: Profile) -> bool:
    """Say whether two numbers of two digits or more lie so close that a reader may take one for the other, or two shares make a whole."""
    if not isinstance(left.claim, FigureClaim) or not isinstance(right.claim, FigureClaim):
        return False
    if left.claim.mention.unit == "percent" and left.claim.mention.low + right.claim.mention.low == _WHOLE:
        return True
    plain = min(intervals.rarity(left.claim), intervals.rarity(right.claim)) >= _PLAIN
    return plain and intervals.ratio(left.claim, right.claim) <= _CLOSE


def _way(figures: tuple[_Ranks, _Ranks], pair: tuple[str, str]) -> int:
    """Return 1 where the first figure is the first name's and the second the second's, -1 where they are exchanged, 0 where it is open."""
    owners = tuple(_owner(ranks, pair) for ranks in figures)
    return 1 if owners == pair else -1 if owners == pair[::-1] else 0


def _owner(mentions: _Ranks, pair: tuple[str, str]) -> str | None:
    """Return which of two names all mentions of a figure are nearer to, None where they differ or none has either."""
    nearest = {min((ranks[name], name) for name in pair if name in ranks)[1] for ranks in mentions if not ranks.keys().isdisjoint(pair)}
    return nearest.pop() if len(nearest) == 1 else None


def _ranks(profiles: Sequence[Profile]) -> _Ranks:
    """Return for each mention of a figure the names around it by how likely it is theirs, 0 the likeliest."""
    return [{name: rank for rank, name in reversed(list(enumerate(_names(profile))))} for profile in profiles]


def _names(profile: Profile) -> Iterator[str]:
    """Yield the names that a list gives the figure to ("respectively"), those right behind it, then those before it, nearest first."""
    anchor = profile.claim.mention.anchor
    text, sentence, spot = profile.origin.field(anchor.field), anchor.sentence.span, anchor.span
    following = _FOLLOWING.match(text, spot.end, sentence.end)
    before = [match[0] for match in _NAME.finditer(text, sentence.start, spot.start)]
    listed = _in_turn(text, sentence, spot.start, profile.lexicon) or [word for name in profile.scope.who for word in _NAME.findall(name)]
    for word in listed or (*(_NAME.findall(following["names"]) if following else ()), *reversed(before)):
        yield stem(word.lower().removesuffix("’s").removesuffix("'s"))


def _in_turn(text: str, sentence: Span, start: int, lexicon: Lexicon) -> list[str]:
    """Return the words of the name that the figure at `start` is told of in turn, [] where it stands in no list of two."""
    told = _IN_TURN.search(text, sentence.start, sentence.end)
    if told is None or not told.start() <= start < told.end():
        return []
    owners = _owners(text[sentence.start : told.start()], lexicon)
    if not owners:
        before = text[max(0, sentence.start - _FAR) : sentence.start].rstrip()
        owners = _owners(_SENTENCE.split(before)[-1], lexicon)
    return _NAME.findall(owners[start >= told.start("second")]) if len(owners) == _TWO else []


def _owners(text: str, lexicon: Lexicon) -> list[str]:
    """Return the names in a stretch of text that are no other noun's."""
    found = (match["name"] for match in _OWNERS.finditer(_ASIDE.sub("", text)) if not match["of"])
    return [name for name in found if name.lower() not in lexicon.name_words.openers]
