"""What two figures must have in common to be one fact although their numbers differ, as tokens that are compared at once.

In: profiles. Out: sets of tokens. Law: two profiles for which `evidence.shares_key` holds have a token in common. So an article's hundred
figures are weighed against another's only where a word, what it stands for, or the numeral itself ties them together.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck import intervals, misprints
from factcheck.aligner.surroundings import stem
from factcheck.model import FigureClaim, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from factcheck.aligner.profiles import Profile
    from factcheck.lexicon import Lexicon

__all__ = ["ties"]


# Of sums and measures of one unit a text has few: two digits that changed places ("Rs 520 crore", "₹250 crore") are worth a look there.
_IN_UNITS = frozenset({Kind.MONEY, Kind.MEASURE})
_OF_SOMEBODY = ("of somebody",)


def ties(profiles: Iterable[Profile], lexicon: Lexicon) -> frozenset[str]:
    """Return the tokens of some profiles together: any of them may tie its group to another."""
    return frozenset().union(*[tokens for profile in profiles for tokens in _tokens(profile, lexicon)])


def _tokens(profile: Profile, lexicon: Lexicon) -> Iterator[Iterable[str]]:
    yield profile.near
    if profile.subject:
        yield _of_noun(profile.subject, lexicon)
    if profile.predicate:
        yield _of_verb(profile.predicate, lexicon)
    if profile.scope.who:
        yield _OF_SOMEBODY
    if isinstance(profile.claim, FigureClaim):
        figure = profile.claim.mention
        yield _of_number(figure.low, figure.high, swapped=figure.kind in _IN_UNITS)


@lru_cache(maxsize=1 << 13)
def _of_noun(noun: str, lexicon: Lexicon) -> frozenset[str]:
    counted = {f"counted {group}" for group in lexicon.concepts.noun_groups.get(noun, ())}
    return _of_word("noun", noun, lexicon) | counted | {f"meant {concept}" for concept in lexicon.concepts.of(noun)}


@lru_cache(maxsize=1 << 13)
def _of_verb(verb: str, lexicon: Lexicon) -> frozenset[str]:
    return _of_word("verb", verb, lexicon) | {f"done {concept}" for concept in lexicon.concepts.of(verb)}


def _of_word(part: str, word: str, lexicon: Lexicon) -> frozenset[str]:
    """Return a word, what it stands for, and the senses by which two words are synonyms, or one the other's general word."""
    table = lexicon.synonyms
    senses = {f"{part} sense {sense}" for sense in table.senses.get(part, {}).get(word, ())}
    kin = {f"{part} kin {sense}" for tables in (table.general, table.special) for sense in tables.get(part, {}).get(word, ())}
    return frozenset({stem(word), f"{part} {word}"} | {f"concept {concept}" for concept in lexicon.concepts.of(word)} | senses | kin)


@lru_cache(maxsize=1 << 13)
def _of_number(low: Decimal, high: Decimal, *, swapped: bool) -> frozenset[str]:
    found = {f"digits {intervals.digits(low)}", *(f"slip {pattern}" for pattern in misprints.slip_patterns(low, high))}
    return frozenset(found | {f"swapped {misprints.in_order(low)}"} if swapped else found)
