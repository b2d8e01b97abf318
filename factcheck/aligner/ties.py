"""What two figures must have in common to be one fact although their numbers differ, as tokens that are compared at once.

In: profiles. Out: sets of tokens. Law: two profiles for which `evidence.shares_key` holds have a token in common. So an article's hundred
figures are weighed against another's only where a word, what it stands for, or the numeral itself ties them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import misprints
from factcheck.aligner.surroundings import stem
from factcheck.model import FigureClaim, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.aligner.profiles import Profile
    from factcheck.lexicon import Lexicon

__all__ = ["ties"]


# Of sums and measures of one unit a text has few: two digits that changed places ("Rs 520 crore", "₹250 crore") are worth a look there.
_IN_UNITS = frozenset({Kind.MONEY, Kind.MEASURE})


def ties(profiles: Iterable[Profile], lexicon: Lexicon) -> frozenset[str]:
    """Return the tokens of some profiles together: any of them may tie its group to another."""
    return frozenset(token for profile in profiles for token in _tokens(profile, lexicon))


def _tokens(profile: Profile, lexicon: Lexicon) -> Iterator[str]:
    yield from profile.near
    yield from (stem(word) for word in (profile.subject, profile.predicate) if word)
    yield from (f"concept {concept}" for concept in profile.concepts)
    if profile.subject:
        yield f"noun {profile.subject}"
        yield from (f"counted {group}" for group in lexicon.concepts.noun_groups.get(profile.subject, ()))
        yield from (f"meant {concept}" for concept in lexicon.concepts.of(profile.subject))
        yield from _senses("noun", profile.subject, lexicon)
    if profile.predicate:
        yield f"verb {profile.predicate}"
        yield from (f"done {concept}" for concept in lexicon.concepts.of(profile.predicate))
        yield from _senses("verb", profile.predicate, lexicon)
    if profile.scope.who:
        yield "of somebody"
    if isinstance(profile.claim, FigureClaim):
        yield f"digits {''.join(map(str, profile.claim.mention.low.normalize().as_tuple().digits))}"
        yield from (f"slip {pattern}" for pattern in misprints.slip_patterns(profile.claim))
        if profile.claim.kind in _IN_UNITS:
            yield f"swapped {misprints.in_order(profile.claim)}"


def _senses(part: str, word: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the senses by which two words are synonyms, or one the other's general word."""
    table = lexicon.synonyms
    yield from (f"{part} sense {sense}" for sense in table.senses.get(part, {}).get(word, ()))
    for above_or_below in (table.general, table.special):
        yield from (f"{part} kin {sense}" for sense in above_or_below.get(part, {}).get(word, ()))
