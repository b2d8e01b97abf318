"""What the aligner compares of a claim: its key words, its surroundings and its scope, prepared once a claim.

In: figure and date claims of one event. Out: `Profile` values.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.aligner.sides import tell, wholes_of
from factcheck.aligner.surroundings import Reader, stem
from factcheck.model import DateClaim, FigureClaim, Scope, Section
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.aligner.sides import Telling
    from factcheck.aligner.surroundings import Surroundings
    from factcheck.lexicon import Lexicon
    from factcheck.model import Analysis, Document

__all__ = ["Profile", "profiles_of", "told_words"]

# Verbs that say only that a figure stands there: "the toll stood at", "put the number at", "brought it to".
_LIGHT = frozenset(
    (
        *("be", "have", "do", "say", "tell", "put", "stand", "hit", "reach", "come", "go", "become", "bring", "report", "include", "total"),
        *("number", "get", "make", "give", "set", "see", "show", "remain", "leave", "pass", "top"),
    )
)
# Stand for a noun that the sentence before has: as subjects they state nothing.
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "you", "that", "this", "these", "those", "which", "who", "one"})
# "jailed for seven years" beside "a prison term of 84 months": a concept weighs a little less than the word that names it.
_CONCEPT_SHARE = 0.7
_SHORT = frozenset({Section.HEADLINE, Section.STANDFIRST, Section.BULLET})
# In a headline every figure stands alone; that an article of many figures has one of a kind says something.
_TELLING_CROWD = 5
_NOBODY: frozenset[object] = frozenset()
# What stands before a figure that is there to be compared with: "a median age of 38.6, as against 28.8 in India".
_COMPARED = lazily(
    r"\b(?:compared\s(?:with|to)|as\s(?:against|opposed\sto)|versus|vs\.?|(?<!\b(?i:more|less)\s)(?<!\b(?i:fewer|other|lower)\s)(?<!\b(?i:longer|larger|higher|rather)\s)(?<!\b(?i:greater)\s)than|(?:up|down)\sfrom|in\scontrast\s(?:with|to))\s"
    r"(?:(?:the|an?|about|some|around|nearly|almost|just)\s)*[^\w\s]?\Z"
)
_COMPARED_REACH = 40
_LEAD_PARAGRAPHS = 3  # headline, byline or caption, and the first paragraph of the story


@dataclass(frozen=True, eq=False)  # without slots: what is seldom asked for is worked out then and kept
class Profile:
    """One claim as the aligner sees it.

    `value` is its number or its days. `lead` says that it stands where an article tells its main facts first, `rivals`
    holds the values of its family that the article gives (empty where it gives too few figures in all to tell), `fellows` those among them
    that count the same noun, `twins` is how many more nouns the article has its number of, `beside` the other
    values of its family in its sentence. `whole` is the figure that the text says it is a part of, `parted` says that it is
    the whole of one, `alike` that it counts a part under the noun of the whole ("of the 17 employees five have died").
    """

    claim: FigureClaim | DateClaim
    origin: Document
    order: int
    family: str
    value: object
    subject: str | None
    predicate: str | None
    section: Section
    scope: Scope
    source: str | None
    lead: bool
    rivals: frozenset[object]
    fellows: frozenset[object]
    twins: int
    beside: frozenset[object]
    whole: FigureClaim | None
    parted: bool
    alike: bool
    reader: Reader
    lexicon: Lexicon

    @property
    def document(self) -> str:
        """The id of the claim's document."""
        return self.origin.id

    @once
    def key(self) -> tuple[str, int, int]:
        """A place to break ties by: document, field and start of the claim."""
        return (self.document, self.order, self.claim.mention.anchor.span.start)

    @once
    def stems(self) -> frozenset[str]:
        """The stems of subject and predicate."""
        return frozenset([stem(word) for word in (self.subject, self.predicate) if word])

    @once
    def concepts(self) -> frozenset[str]:
        """What subject and predicate stand for."""
        return self.lexicon.concepts.of(self.subject, self.predicate)

    @once
    def _surroundings(self) -> Surroundings:
        return self.reader.around(self.claim.mention.anchor)

    @once
    def near(self) -> Mapping[str, float]:
        """The weighted stems in its clause."""
        return _with_concepts(self._surroundings.near, self.lexicon)

    @once
    def wide(self) -> Mapping[str, float]:
        """The weighted stems in its sentence."""
        return _with_concepts(self._surroundings.wide, self.lexicon)

    @once
    def near_size(self) -> float:
        """The sum of the squared weights of its clause."""
        return sum([weight * weight for weight in self.near.values()])

    @once
    def wide_size(self) -> float:
        """The sum of the squared weights of its sentence."""
        return sum([weight * weight for weight in self.wide.values()])

    @once
    def around(self) -> frozenset[str]:
        """The concepts of the words of its clause."""
        return self.lexicon.concepts.of(*self._surroundings.near)

    @once
    def sentence(self) -> str:
        """Its sentence in lower case."""
        anchor = self.claim.mention.anchor
        return anchor.sentence.span.of(self.origin.field(anchor.field)).lower()

    @once
    def moment(self) -> tuple[int | None, ...]:
        """Of each course of things that has its moments, the one that its sentence is told of."""
        return self.lexicon.concepts.moment(self.sentence)

    @once
    def of_something(self) -> bool:
        """Whether the text says at once what it is a share of: "41 per cent of the shares"."""
        anchor = self.claim.mention.anchor
        return self.scope.base is not None and self.origin.field(anchor.field).startswith(" of ", anchor.span.end)

    @property
    def names(self) -> frozenset[str]:
        """The capitalised words of its sentence."""
        return self._surroundings.names

    @property
    def nearest(self) -> str | None:
        """The closest capitalised word in its clause."""
        return self._surroundings.nearest

    @once
    def telling(self) -> Telling:
        """Which side of a division it tells."""
        return tell(self.origin, self.claim.mention.anchor, self.whole, self.lexicon)

    @once
    def compared(self) -> bool:
        """Whether it is there only to be compared with."""
        anchor = self.claim.mention.anchor
        start = max(anchor.sentence.span.start, anchor.span.start - _COMPARED_REACH)
        return _COMPARED.search(self.origin.field(anchor.sentence.field), start, anchor.span.start) is not None


def told_words(subject: str | None, predicate: str | None) -> tuple[str | None, str | None]:
    """Return noun and verb of a claim, None for a pronoun and for a verb that says only that a figure stands there."""
    return None if subject in _PRONOUNS else subject, None if predicate in _LIGHT else predicate


def _source(claim: FigureClaim | DateClaim) -> str | None:
    attribution = claim.mention.attribution
    return None if attribution is None else attribution.resolved or attribution.speaker


class _Told(NamedTuple):
    """A claim and its place in its article, with what it is compared by."""

    order: int
    claim: FigureClaim | DateClaim
    family: str
    value: object


class _Others(NamedTuple):
    """The values of an article's figures of one family, those of one noun and of one sentence, and how many more nouns have one value.

    And the whole that a figure is a part of, whether it is one, and whether it has the noun of its whole.
    """

    rivals: frozenset[object]
    fellows: frozenset[object]
    twins: int
    beside: frozenset[object]
    whole: FigureClaim | None
    parted: bool
    alike: bool


def profiles_of(analysis: Analysis, lexicon: Lexicon) -> list[Profile]:
    """Return the profiles of a document's figures and dates, in reading order."""
    told = [
        _Told(order, claim, _family(claim), _value(claim))
        for order, claim in enumerate(analysis.claims)
        if isinstance(claim, (FigureClaim, DateClaim))
    ]
    values: dict[object, set[object]] = defaultdict(set)
    nouns: dict[object, set[str | None]] = defaultdict(set)
    for _, claim, family, value in told:
        values[family].add(value)
        values[family, claim.mention.subject].add(value)
        values[family, claim.mention.anchor.sentence.span].add(value)
        nouns[family, value].add(claim.mention.subject)
    reader = Reader(analysis.document, lexicon)
    wholes = wholes_of((one.claim for one in told), analysis.document)
    parted = {whole.id for whole in wholes.values()}
    counted = {one.claim.id: one.claim.mention.subject for one in told}
    many = sum(len(found) for family, found in values.items() if isinstance(family, str)) >= _TELLING_CROWD
    shared = {key: frozenset(found) for key, found in values.items()}
    return [
        _profile(
            one,
            reader,
            lexicon,
            _Others(
                shared[one.family] if many else _NOBODY,
                shared[one.family, one.claim.mention.subject],
                len(nouns[one.family, one.value]) - 1,
                shared[one.family, one.claim.mention.anchor.sentence.span],
                wholes.get(one.claim.id),
                one.claim.id in parted,
                _alike(one.claim, counted),
            ),
        )
        for one in told
    ]


def _alike(claim: FigureClaim | DateClaim, counted: Mapping[str, str | None]) -> bool:
    whole = claim.part_of if isinstance(claim, FigureClaim) else None
    return whole is not None and counted.get(whole) == claim.mention.subject is not None


def _value(claim: FigureClaim | DateClaim) -> object:
    return intervals.core(claim) if isinstance(claim, FigureClaim) else claim.range


def _family(claim: FigureClaim | DateClaim) -> str:
    return intervals.family(claim) if isinstance(claim, FigureClaim) else "date"


def _with_concepts(words: dict[str, float], lexicon: Lexicon) -> dict[str, float]:
    """Add to weighted stems what they stand for, so that "jailed" and "prison term" have something in common."""
    found, concepts = dict(words), lexicon.concepts.by_word
    for word, weight in words.items():
        for concept in concepts.get(word, ()):
            found["=" + concept] = max(found.get("=" + concept, 0.0), weight * _CONCEPT_SHARE)
    return found


def _profile(told: _Told, reader: Reader, lexicon: Lexicon, others: _Others) -> Profile:
    mention = told.claim.mention
    anchor = mention.anchor
    subject, predicate = told_words(mention.subject, reader.meant(mention.predicate, anchor))
    return Profile(
        claim=told.claim,
        origin=reader.document,
        order=told.order,
        family=told.family,
        value=told.value,
        subject=subject,
        predicate=predicate,
        section=anchor.sentence.section,
        scope=mention.scope,
        source=_source(told.claim),
        lead=anchor.sentence.section in _SHORT or anchor.sentence.paragraph <= _LEAD_PARAGRAPHS,
        rivals=others.rivals,
        fellows=others.fellows,
        twins=others.twins,
        beside=others.beside,
        whole=others.whole,
        parted=others.parted,
        alike=others.alike,
        reader=reader,
        lexicon=lexicon,
    )
