"""What a statement says, in a form in which it can be laid beside a retelling.

In: the statement claims of a document. Out: sayings, one a statement: the pieces that a cue parts are one again, with the weight of each
word that carries sense and with what stands between quotation marks.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel, LCSseq

from factcheck.patterns import lazily, lazily_unicode
from factcheck.quick import NamedTuple, once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.model import Document, StatementClaim

__all__ = [
    "GAP",
    "Change",
    "Echo",
    "Match",
    "Saying",
    "Stretch",
    "Term",
    "akin",
    "echo",
    "lemma_of",
    "matched",
    "namesakes",
    "sayings",
    "stem",
    "weights",
    "words_of",
]

GAP = "…"
_WORD = lazily_unicode(r"\[[^\]\n]{0,80}\]|…|\.{2,}|(?:\p{L}\.){2,}|\d+(?:[.,]\d+)*|[\p{L}\p{M}\d]+(?:['’][\p{L}\p{M}]+)*|[%$€£₹¥]")
_SIGNS = {"%": "percent", "&": "and"}
# What a desk makes of a scale behind a number, by its style book: “£14m”, “£14 million”.
_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "pc": "percent", "pct": "percent"}
_IN_CONTEXT = frozenset((GAP, "cent", *_SCALES))  # words whose form depends on the one before
_LONGEST_KEPT = 24  # letters of a piece between two spaces that is remembered with its words
_PIECES_KEPT = 60_000
_STOPS = (".", ",", ";", ":", "?", "!", ")")
_COMPOUND = lazily(r"\bco-(?=o)", re.IGNORECASE)
_QUOTED = lazily(r"[“\"„«‘]([^“”\"„«»\n]+?)[”\"»’](?![^\W\d_])")
# Rarity under which a word ("very", "would", "people") carries no sense of its own.
_PLAIN = 1.3
# A word in another word's sense ("finished" / "completed") counts for nearly as much as the same word.
_SYNONYM = 0.8
# A name that no table knows tells no more than a rare word.
_RAREST = 6.0
# Two printings of one quotation have this many words in common, this share of what stands between the first and the last of them, and
# this share of the shorter one: "a breathtaking abuse of trust" beside "this was a breathtaking breach of trust".
_LEAST_COMMON = 3
_ALIKE = 0.6
_REACH = 0.5
# Words that differ at an end, where no common word follows: "by the square metre" / "by the square inch".
_LONGEST_END = 3
# Two spellings of one name ("Farzana" / "Farzaneh") are this much alike.
_SPELLINGS = 0.8
_SHORTEST_STEM = 4
_ENDINGS = (
    *("ations", "ation", "ating", "ated", "ates", "ators", "ator", "ments", "ment", "ions", "ion", "ings", "ing", "ened", "ens", "en"),
    *("ers", "er", "est", "ed", "es", "ly", "al", "ate", "ity", "y", "e", "s"),
)


class Term(NamedTuple):
    """A word that carries sense: how much, its lemma, and what it shares with words of like sense."""

    weight: float
    lemma: str
    kin: frozenset[tuple[str, int | str]]


class Stretch(NamedTuple):
    """What stands between quotation marks: its comparable words, and as printed."""

    words: tuple[str, ...]
    surface: str


class Saying:
    """A statement of a document with its pieces joined; `words` are those of the wordings, a gap between pieces."""

    def __init__(self, claims: tuple[StatementClaim, ...], words: tuple[str, ...], source: Document, lexicon: Lexicon) -> None:
        self.claims, self.words, self.source, self.lexicon = claims, words, source, lexicon

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.source.id

    @property
    def speaker(self) -> str | None:
        """Whom the document names as the one who said it."""
        return self.claims[0].mention.attribution.resolved

    @property
    def surface(self) -> str:
        """Its pieces as printed."""
        return " ".join(claim.mention.anchor.surface.strip(" ,") for claim in self.claims)

    @property
    def direct(self) -> bool:
        """Whether all of it stands between quotation marks."""
        return all(claim.mention.attribution.direct for claim in self.claims)

    @once
    def content(self) -> Mapping[str, Term]:
        """The weight of each stem that carries sense."""
        return weights(self.words, self.lexicon)

    @once
    def weight(self) -> float:
        """The weight of all its words."""
        return sum(term.weight for term in self.content.values())

    @once
    def around(self) -> Mapping[str, Term]:
        """That of the stems before it in the sentence of an indirect statement, less those of its speaker."""
        first = self.claims[0].mention
        if first.attribution.direct:
            return {}
        anchor = first.anchor
        before = self.source.field(anchor.field)[anchor.sentence.span.start : anchor.span.start]
        speaker = words_of(self.speaker or "", self.lexicon)
        return weights((word for word in words_of(before, self.lexicon) if word not in speaker), self.lexicon)

    @once
    def quoted(self) -> tuple[Stretch, ...]:
        """The words between marks, each stretch by itself, those of direct pieces first and as one."""
        direct = [claim for claim in self.claims if claim.mention.attribution.direct]
        found = [
            Stretch(words_of(match[1], self.lexicon), match[1].strip(" ,."))
            for claim in self.claims
            if not claim.mention.attribution.direct
            for match in _QUOTED.finditer(claim.mention.anchor.surface)
        ]
        words = _joined(direct)
        if words:
            surface = " … ".join(claim.mention.anchor.surface.strip(" ,") for claim in direct).rstrip(".")
            found.insert(0, Stretch(words, surface))
        return tuple(found)


def words_of(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of a text in lower case and one spelling; an ellipsis or a bracket is one gap."""
    pieces = [text] if "[" in text else text.split()  # only a bracket reaches over a space
    found = tuple(chain.from_iterable(map(_pieces(lexicon).__getitem__, pieces)))
    return found if _IN_CONTEXT.isdisjoint(found) else tuple(_in_context(found))


class _Pieces(dict[str, tuple[str, ...]]):
    """The words of what stands between two spaces, of each such piece that has been met: most come again."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __missing__(self, piece: str) -> tuple[str, ...]:
        plain = piece[:-1] if piece.endswith(_STOPS) else piece
        found = (self.lexicon.spelling.fold(plain.lower()),) if plain.isascii() and plain.isalpha() else _cut(piece, self.lexicon)
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= _PIECES_KEPT:
                self.clear()
            self[piece] = found
        return found


_pieces = cache(_Pieces)


def _cut(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of what stands between two spaces, each by itself."""
    found: list[str] = []
    fold = lexicon.spelling.fold
    for surface in _WORD.findall(_COMPOUND.sub("co", piece)):
        if surface.isalpha():  # nearly all, and none of the exceptions below
            found.append(fold(surface.lower()))
        elif surface[0] == "[" or surface == GAP or surface.startswith(".."):
            found.append(GAP)
        else:
            plain = _SIGNS.get(surface, surface.lower().replace("’", "'").replace(".", "" if surface[0].isalpha() else "."))
            bare, mark, ending = plain.partition("'")
            found.append(fold(bare) + mark + ending)
    return tuple(found)


def _in_context(words: Sequence[str]) -> list[str]:
    """Return words with what the ones before make of them: gaps in a row are one, "14 m" is 14 million, "per cent" one word."""
    found: list[str] = []
    for word in words:
        if word == GAP and found[-1:] == [GAP]:
            continue
        if word == "cent" and found[-1:] == ["per"]:
            found[-1] = "percent"
        elif word in _SCALES and found and found[-1][0].isdigit():
            found.append(_SCALES[word])
        else:
            found.append(word)
    return found


@lru_cache(maxsize=1 << 16)
def stem(word: str, lexicon: Lexicon) -> str:
    """Return what inflected and derived forms of a word share: cooperation, cooperating -> cooper; Afghan, Afghanistan -> one country."""
    word = word.removesuffix("'s").removesuffix("'")
    if lexicon.places.demonym(word):
        return lexicon.places.canonical(word)[0].lower()
    word = lemma_of(word, lexicon).removesuffix("en") if word.startswith(("strengthen", "lengthen")) else lemma_of(word, lexicon)
    if word.endswith("ength"):
        word = word.removesuffix("ength") + "ong"  # strength, strengthen and stronger
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    return word[:-1] if word[-2:-1] == word[-1:] and len(word) > _SHORTEST_STEM else word


@lru_cache(maxsize=1 << 16)
def lemma_of(word: str, lexicon: Lexicon) -> str:
    """Return the infinitive of a verb's form, the singular of a plural, and else the word."""
    classes = lexicon.wordclasses
    noun = classes.noun_lemma(word, plural=False)
    if noun != word or (word in classes.nouns and not word.endswith(("ing", "ed"))):
        return noun
    verb = classes.verb_lemma(word)
    return verb if verb in classes.verbs else noun


def weights(words: Iterable[str], lexicon: Lexicon) -> dict[str, Term]:
    """Return the terms of the words that carry sense, by stem."""
    found: dict[str, Term] = {}
    for word in words:
        known = _term(word, lexicon)
        if known is not None and (known[0] not in found or known[1].weight > found[known[0]].weight):
            found[known[0]] = known[1]
    return found


@lru_cache(maxsize=1 << 16)
def _term(word: str, lexicon: Lexicon) -> tuple[str, Term] | None:
    """Return the stem and the term of a word, None for one that carries no sense of its own."""
    rarity = lexicon.frequencies.rarity
    if word == GAP or rarity(word) < _PLAIN:
        return None
    lemma = lemma_of(word, lexicon)
    return stem(word, lexicon), Term(min(rarity(word), rarity(lemma) or _RAREST, _RAREST), lemma, _kin(lemma, lexicon))


@lru_cache(maxsize=1 << 16)
def _kin(lemma: str, lexicon: Lexicon) -> frozenset[tuple[str, int | str]]:
    """Return what a lemma stands for: its concepts, the groups of nouns that it belongs to, its senses as a noun and as a verb."""
    concepts, senses, spheres = lexicon.concepts, lexicon.synonyms.senses, lexicon.reach.spheres
    found: set[tuple[str, int | str]] = {("concept", name) for name in concepts.of(lemma)}
    found |= {("group", number) for number in concepts.noun_groups.get(lemma, ())}
    found |= {(part, number) for part in ("noun", "verb") for number in senses.get(part, {}).get(lemma, ())}
    return frozenset(found | ({("sphere", spheres[lemma])} if lemma in spheres else set()))


class Match(NamedTuple):
    """What two contents share: the weight of it, and in how many words."""

    weight: float
    terms: int


def matched(one: Mapping[str, Term], other: Mapping[str, Term]) -> Match:
    """Return what two contents share, in the same words or in synonyms."""
    shared = one.keys() & other.keys()
    found = [min(one[root].weight, other[root].weight) for root in shared]
    by_kin = {kin: root for root in sorted(other.keys() - shared, reverse=True) for kin in other[root].kin}
    taken: set[str] = set()
    for root in sorted(one.keys() - shared):
        twins = {by_kin[kin] for kin in one[root].kin if kin in by_kin} - taken
        if twins:
            twin = min(twins)
            taken.add(twin)
            found.append(_SYNONYM * min(one[root].weight, other[twin].weight))
    return Match(sum(sorted(found)), len(found))


def akin(one: str, other: str, lexicon: Lexicon) -> bool:
    """Say whether two lemmas stand for one thing: one concept, one noun of a group, or a common sense."""
    return bool(_kin(one, lexicon) & _kin(other, lexicon))


def sayings(claims: Sequence[StatementClaim], documents: Mapping[str, Document], lexicon: Lexicon) -> list[Saying]:
    """Return the statements of the claims, pieces joined, in the order of their first pieces."""
    by_statement: dict[tuple[str, int, int], list[StatementClaim]] = {}
    sentence = 0
    for claim in claims:
        anchor = claim.mention.anchor
        if claim.mention.attribution.direct and anchor.surface[:1].isupper():
            sentence += 1  # “We dig,” she said. “It is cold.”: two sentences, whatever their cue
        key = (anchor.document, claim.mention.statement, sentence if claim.mention.attribution.direct else 0)
        by_statement.setdefault(key, []).append(claim)
    return [Saying(tuple(pieces), _joined(pieces), documents[document], lexicon) for (document, _, _), pieces in by_statement.items()]


def _joined(pieces: Sequence[StatementClaim]) -> tuple[str, ...]:
    """Return the words of pieces, a gap between them."""
    words: list[str] = []
    for piece in pieces:
        if words:
            words.append(GAP)
        words += piece.wording.words
    return tuple(words)


class Change(NamedTuple):
    """Words of one quotation and what stands for them in another; either may be empty."""

    one: tuple[str, ...]
    other: tuple[str, ...]


class Echo(NamedTuple):
    """One quotation printed twice: the number of words that both have, and what differs between their first and last common words."""

    common: int
    changes: tuple[Change, ...]


class _Block(NamedTuple):
    """A run of words that two wordings share: where it begins in each, and how long it is."""

    one: int
    other: int
    length: int


def echo(one: Sequence[str], other: Sequence[str], lexicon: Lexicon) -> Echo | None:
    """Return how one quotation is repeated in another, or as a part of it; None where they are two quotations.

    Words dropped at an ellipsis or a bracket, small words and words before and after the common part are no changes.
    """
    blocks = _core([_Block(*block) for block in LCSseq.editops(one, other).as_matching_blocks() if block.size], one, lexicon)
    common = [word for block in blocks for word in one[block.one : block.one + block.length] if word != GAP]
    if len(common) < _LEAST_COMMON or not any(_sensible(word, lexicon) for word in common):
        return None
    changes = [*_at_ends(one, other, blocks)]
    for left, right in pairwise(blocks):
        change = Change(tuple(one[left.one + left.length : right.one]), tuple(other[left.other + left.length : right.other]))
        if GAP not in (one[left.one + left.length - 1], one[right.one]):
            changes.append(change)
    changes = [change for change in changes if GAP not in (*change.one, *change.other) and _matters(change, lexicon)]
    changed = sum(max(len(change.one), len(change.other)) for change in changes)
    if len(common) < _ALIKE * (len(common) + changed) or len(common) < _REACH * min(len(one), len(other)):
        return None
    return Echo(len(common), tuple(changes))


def _at_ends(one: Sequence[str], other: Sequence[str], blocks: Sequence[_Block]) -> Iterator[Change]:
    """Yield what both have before the first common word, and after the last: a few words, else they are other sentences."""
    first, last = blocks[0], blocks[-1]
    before = Change(tuple(one[: first.one]), tuple(other[: first.other]))
    after = Change(tuple(one[last.one + last.length :]), tuple(other[last.other + last.length :]))
    for change, beside in ((before, one[first.one]), (after, one[last.one + last.length - 1])):
        if change.one and change.other and max(len(change.one), len(change.other)) <= _LONGEST_END and beside != GAP:
            yield change


def _core(blocks: list[_Block], one: Sequence[str], lexicon: Lexicon) -> list[_Block]:
    """Return the blocks without stray small words at either end, further off than they are long."""

    def stray(block: _Block, nearest: _Block) -> bool:
        first, second = (block, nearest) if block.one < nearest.one else (nearest, block)
        gap = max(second.one - first.one - first.length, second.other - first.other - first.length)
        return gap > block.length and not any(_sensible(word, lexicon) for word in one[block.one : block.one + block.length])

    while len(blocks) > 1 and stray(blocks[0], blocks[1]):
        blocks = blocks[1:]
    while len(blocks) > 1 and stray(blocks[-1], blocks[-2]):
        blocks = blocks[:-1]
    return blocks


def _sensible(word: str, lexicon: Lexicon) -> bool:
    return word != GAP and lexicon.frequencies.rarity(word) >= _PLAIN


def _matters(change: Change, lexicon: Lexicon) -> bool:
    """Say whether a change is more than one of small words ("that", "and", "well")."""
    small = lexicon.reach.small
    left, right = (tuple(word for word in words if word not in small) for words in change)
    return left != right


def namesakes(one: str | None, other: str | None, lexicon: Lexicon) -> bool | None:
    """Say whether two speakers are one named person: None where either is a role, a body, a place or nobody, and so may be anybody."""
    left, right = _person(one, lexicon), _person(other, lexicon)
    if one is not None and one == other:
        return True
    if not left or not right:
        return None
    return any(first == second or Indel.normalized_similarity(first, second) >= _SPELLINGS for first in left for second in right)


def _person(speaker: str | None, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a person's name in lower case, none where the speaker is no named person."""
    words = (speaker or "").replace("’s", "").split()
    if not words or not all(word[0].isupper() or word.lower() in lexicon.name_words.particles for word in words):
        return frozenset()
    known, lower = lexicon.name_words, [word.strip(".,").lower() for word in words]
    no_names = known.bodies | known.before | known.things | known.openers | known.not_bodies | lexicon.title_words.roles
    if any(word in no_names for word in lower) or (speaker or "").isupper() or lexicon.places.known(" ".join(lower)):
        return frozenset()
    return frozenset(word for word in lower if len(word) > 1 and word not in known.particles)
