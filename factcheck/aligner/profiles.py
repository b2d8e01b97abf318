"""What the aligner compares of a claim: its key words, its surroundings and its scope, prepared once a claim.

In: figure and date claims of one event. Out: `Profile` values.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from factcheck import intervals
from factcheck.model import DateClaim, FigureClaim, Scope, Section
from factcheck.patterns import lazily_unicode
from factcheck.quick import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.lexicon import Lexicon
    from factcheck.model import Analysis, Anchor, Document, Span

__all__ = ["Profile", "profiles_of"]

_WORD = lazily_unicode(r"[\p{L}][\p{L}\p{M}’'-]*|[;:()—–,“”\"]|\.(?=\s)")
_BREAKS = frozenset(";:()—–")
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
_COMPARED = lazily_unicode(
    r"\b(?:compared\s(?:with|to)|as\s(?:against|opposed\sto)|versus|vs\.?|(?<!\b(?:more|less|fewer|greater|other|longer)\s)than|(?:up|down)\sfrom|in\scontrast\s(?:with|to))\s"
    r"(?:(?:the|an?|about|some|around|nearly|almost|just)\s)*[^\w\s]?\Z"
)
_COMPARED_REACH = 40
# Whose word it is, at the end of a headline, is no name of what it tells: "Magnitude-5.1 quake hits southern Iran -- USGS".
_CREDIT = lazily_unicode(r"(?::|\s--|\s[–—-])\s+[\p{L}.]+(?:\s[\p{L}.]+)?\s*\Z")
_LEAD_PARAGRAPHS = 3  # headline, byline or caption, and the first paragraph of the story
_REACH = 14
_IDIOM_REACH = 6  # words between a figure and the noun of an idiom: "ten people lost their lives"
_FAMILIAR = 1.2  # rarity below which a word tells nothing of what a figure counts


@record
class Profile(NamedTuple):
    """One claim as the aligner sees it.

    `near` and `wide` are the weighted stems around the figure (in its clause, in its sentence), `names` the capitalised words of the
    sentence, `nearest` the closest of them in the clause, `concepts` what subject and predicate stand for, `around` the concepts of the
    clause's words. `lead` says that it stands where an article tells its main facts first, `compared` that it is there only to be compared
    with, `rivals` holds the values of its family that the article gives (empty where it gives too few figures in all to tell), `fellows`
    those among them that count the same noun, `twins` is how many more nouns the article has its number of.
    """

    claim: FigureClaim | DateClaim
    origin: Document
    order: int
    family: str
    subject: str | None
    predicate: str | None
    concepts: frozenset[str]
    around: frozenset[str]
    near: Mapping[str, float]
    wide: Mapping[str, float]
    names: frozenset[str]
    nearest: str | None
    section: Section
    scope: Scope
    source: str | None
    lead: bool
    compared: bool
    rivals: frozenset[object]
    fellows: frozenset[object]
    twins: int

    @property
    def document(self) -> str:
        """The id of the claim's document."""
        return self.origin.id

    @property
    def key(self) -> tuple[str, int, int]:
        """A place to break ties by: document, field and start of the claim."""
        return (self.document, self.order, self.claim.mention.anchor.span.start)


def stem(word: str) -> str:
    """Return a rough stem, so that arrests, arrested and arresting meet."""
    for ending, left in (("ies", "y"), ("ing", ""), ("ied", "y"), ("ers", "er"), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):  # noqa: PLR2004 - a stem keeps three letters
            return word[: len(word) - len(ending)] + left
    return word


def _words(text: str, sentence: Span, spot: Span) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Return the words before and after `spot`, nearest first, each with how many clause breaks lie between."""
    before: list[tuple[str, int]] = []
    after: list[tuple[str, int]] = []
    pieces = list(_WORD.finditer(text, sentence.start, sentence.end))
    breaks = 0
    for match in reversed([piece for piece in pieces if piece.end() <= spot.start]):
        if match[0] in _BREAKS:
            breaks += 1
        elif match[0][0].isalpha():
            before.append((match[0], breaks))
    breaks = 0
    for match in [piece for piece in pieces if piece.start() >= spot.end]:
        if match[0] in _BREAKS:
            breaks += 1
        elif match[0][0].isalpha():
            after.append((match[0], breaks))
    return before, after


def _uncredited(document: Document, anchor: Anchor) -> Span:
    """Return the span of a figure's sentence, a headline's without the word at its end that says whose it is."""
    sentence = anchor.sentence
    if sentence.section is not Section.HEADLINE:
        return sentence.span
    credit = _CREDIT.search(document.field(anchor.field), anchor.span.end, sentence.span.end)
    return sentence.span if credit is None else sentence.span._replace(end=credit.start())


def _surroundings(
    document: Document, anchor: Anchor, lexicon: Lexicon
) -> tuple[dict[str, float], dict[str, float], set[str], str | None, list[str]]:
    text, spot, sentence = document.field(anchor.field), anchor.span, _uncredited(document, anchor)
    near: dict[str, float] = {}
    wide: dict[str, float] = {}
    names: set[str] = set()
    nearest: tuple[int, str] | None = None
    clause: list[str] = []
    for side in _words(text, sentence, spot):
        for distance, (word, breaks) in enumerate(side):
            lower = word.lower().removesuffix("’s").removesuffix("'s")
            if breaks == 0 and distance < _IDIOM_REACH:
                clause.append(lower)
            weight = lexicon.frequencies.rarity(lower)
            if weight < _FAMILIAR:
                continue
            key = stem(lower)
            wide[key] = max(wide.get(key, 0.0), weight)
            if word[0].isupper():
                names.add(key)
                if breaks == 0 and (nearest is None or distance < nearest[0]):
                    nearest = (distance, key)
            if breaks == 0 and distance < _REACH:
                near[key] = max(near.get(key, 0.0), weight / (1 + distance / 6))
    return near, wide, names, nearest[1] if nearest else None, clause


def _source(claim: FigureClaim | DateClaim) -> str | None:
    attribution = claim.mention.attribution
    return None if attribution is None else attribution.resolved or attribution.speaker


@record
class _Others(NamedTuple):
    """The values of an article's figures of one family, those of one noun among them, and how many more nouns have one value."""

    rivals: frozenset[object]
    fellows: frozenset[object]
    twins: int


def profiles_of(analysis: Analysis, lexicon: Lexicon) -> list[Profile]:
    """Return the profiles of a document's figures and dates, in reading order."""
    claims = [(order, claim) for order, claim in enumerate(analysis.claims) if isinstance(claim, FigureClaim | DateClaim)]
    values: dict[object, set[object]] = defaultdict(set)
    nouns: dict[object, set[str | None]] = defaultdict(set)
    for _, claim in claims:
        value = _value(claim)
        values[_family(claim)].add(value)
        values[_family(claim), claim.mention.subject].add(value)
        nouns[_family(claim), value].add(claim.mention.subject)
    many = sum(len(found) for family, found in values.items() if isinstance(family, str)) >= _TELLING_CROWD
    return [
        _profile(
            claim,
            analysis.document,
            order,
            lexicon,
            _Others(
                frozenset(values[_family(claim)]) if many else _NOBODY,
                frozenset(values[_family(claim), claim.mention.subject]),
                len(nouns[_family(claim), _value(claim)]) - 1,
            ),
        )
        for order, claim in claims
    ]


def _value(claim: FigureClaim | DateClaim) -> object:
    return intervals.core(claim) if isinstance(claim, FigureClaim) else claim.range


def _family(claim: FigureClaim | DateClaim) -> str:
    return intervals.family(claim) if isinstance(claim, FigureClaim) else "date"


def _with_concepts(words: dict[str, float], lexicon: Lexicon) -> dict[str, float]:
    """Add to weighted stems what they stand for, so that "jailed" and "prison term" have something in common."""
    found = dict(words)
    for word, weight in words.items():
        for concept in lexicon.concepts.of(word):
            found["=" + concept] = max(found.get("=" + concept, 0.0), weight * _CONCEPT_SHARE)
    return found


def _compared(document: Document, anchor: Anchor) -> bool:
    start = max(anchor.sentence.span.start, anchor.span.start - _COMPARED_REACH)
    return _COMPARED.search(document.field(anchor.field), start, anchor.span.start) is not None


def _profile(claim: FigureClaim | DateClaim, document: Document, order: int, lexicon: Lexicon, others: _Others) -> Profile:
    mention = claim.mention
    anchor = mention.anchor
    near, wide, names, nearest, clause = _surroundings(document, anchor, lexicon)
    happened = lexicon.concepts.meant(mention.predicate, clause)
    predicate = None if happened in _LIGHT else happened
    subject = None if mention.subject in _PRONOUNS else mention.subject
    return Profile(
        claim=claim,
        origin=document,
        order=order,
        family=_family(claim),
        subject=subject,
        predicate=predicate,
        concepts=lexicon.concepts.of(subject, predicate),
        around=lexicon.concepts.of(*near),
        near=_with_concepts(near, lexicon),
        wide=_with_concepts(wide, lexicon),
        names=frozenset(names),
        nearest=nearest,
        section=anchor.sentence.section,
        scope=mention.scope,
        source=_source(claim),
        lead=anchor.sentence.section in _SHORT or anchor.sentence.paragraph <= _LEAD_PARAGRAPHS,
        compared=_compared(document, anchor),
        rivals=others.rivals,
        fellows=others.fellows,
        twins=others.twins,
    )
