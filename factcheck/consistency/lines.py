"""The sentences of one article with a slot for each figure and date, so that rules can be told as patterns.

In: an `Analysis`. Out: lines such as "sales rose <p0> from <c1> to <c2> units": lower case, one kind of dash, hedges left out (they are
in the claim). The letter of a slot is its kind: c count, m measure, d duration, a age, $ money, p percent or fraction, r ratio, t date,
o other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck import intervals
from factcheck.model import DateClaim, FigureClaim, Kind, Modifier, Section
from factcheck.patterns import lazily
from factcheck.quick import record

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Analysis, Document, Sentence

__all__ = ["Article", "Line", "article", "following", "joined", "slot"]

_LETTERS = {Kind.COUNT: "c", Kind.MEASURE: "m", Kind.DURATION: "d", Kind.MONEY: "$", Kind.PERCENT: "p", Kind.RATIO: "r", Kind.DATE: "t"}
_PASSED_OVER = frozenset({Section.BOILERPLATE, Section.BYLINE, Section.DATELINE})
_TYPOGRAPHY = str.maketrans("<>—’‘“”\n\u00a0\u202f", "  –''\"\"   ")
_HEDGE = lazily(
    r"\b(?:(?:just|only|well|slightly|a (?:little|bit|shade|touch)) (?:over|under|above|below|(?:more|less|fewer) than|short of)|about"
    r"|around|roughly|approximately|approx\.?|nearly|almost|some|just|only|over|under|exactly|at (?:least|most)|up to"
    r"|an estimated|(?:more|less|fewer|no more|no less|no fewer) than|(?:a )?little (?:over|under)|close to|as (?:many|much|few|little) as"
    r"|circa|c\.) (?=<)"
)
# These make no hedge of a claim.
_UNHEDGED = lazily(r"\b(?:some|just|only|exactly) <")
_SPACE = 2  # characters between two sentences, or two paragraphs
_MOST = 40  # figures and dates in one sentence: more are a table
_AFTER = lazily(r"(?<=>) (?:or so|or more|or less)\b")


@record
class Line(NamedTuple):
    """A sentence, or two that follow one another, with its figures and dates; slot n of `text` is `claims[n]`, its letter `kinds[n]`."""

    sentence: Sentence
    text: str
    claims: tuple[FigureClaim | DateClaim, ...]
    kinds: str

    def claim(self, name: str) -> FigureClaim | DateClaim:
        """Return the claim of a slot, by its letter and number."""
        return self.claims[int(name[1:])]

    def figure(self, match: re.Match[str], group: str) -> FigureClaim:
        """Return the figure that a group of a pattern caught. Raises TypeError where the pattern asked for a date."""
        claim = self.claim(match[group])
        if not isinstance(claim, FigureClaim):
            raise TypeError(f"{group} is a date")
        return claim


@record
class Article(NamedTuple):
    """One document as the rules see it."""

    analysis: Analysis
    lines: tuple[Line, ...]
    lexicon: Lexicon
    policy: Policy

    @property
    def document(self) -> Document:
        """The document itself."""
        return self.analysis.document


def slot(letters: str, name: str) -> str:
    """Return the pattern of a slot of these kinds, caught under a name."""
    return rf"<(?P<{name}>[{letters}]\d+)>"


def article(analysis: Analysis, lexicon: Lexicon, policy: Policy) -> Article:
    """Return the lines of the sentences that hold a figure or a date."""
    by_sentence: dict[Sentence, list[FigureClaim | DateClaim]] = {}
    for claim in analysis.claims:
        if isinstance(claim, FigureClaim | DateClaim) and claim.mention.anchor.sentence.section not in _PASSED_OVER:
            by_sentence.setdefault(claim.mention.anchor.sentence, []).append(claim)
    lines = [_line(analysis.document, sentence, claims) for sentence, claims in by_sentence.items() if len(claims) <= _MOST]
    return Article(analysis, tuple(lines), lexicon, policy)


def _letter(claim: FigureClaim | DateClaim) -> str:
    if isinstance(claim, FigureClaim) and intervals.family(claim) in {"age", "score", "vote", "ordinal"}:
        return "a" if claim.mention.aspect == "age" else "o"
    return _LETTERS.get(claim.kind, "o")


def _line(document: Document, sentence: Sentence, claims: Sequence[FigureClaim | DateClaim]) -> Line:
    field, end = document.field(sentence.field), sentence.span.start
    pieces: list[str] = []
    kept: list[FigureClaim | DateClaim] = []
    kinds = ""
    for claim in claims:
        span = claim.mention.anchor.span
        if span.start < end:
            continue
        letter = _letter(claim)
        pieces += [field[end : span.start].translate(_TYPOGRAPHY).lower(), f"<{letter}{len(kept)}>"]
        kept.append(claim)
        kinds += letter
        end = span.end
    pieces.append(field[end : sentence.span.end].translate(_TYPOGRAPHY).lower())
    text = " ".join("".join(pieces).split()).replace(" - ", " – ").replace("--", "–")
    if any(isinstance(claim, FigureClaim) and claim.mention.modifier is not Modifier.EXACT for claim in kept) or _UNHEDGED.search(text):
        text = _AFTER.sub("", _HEDGE.sub("", text))
    return Line(sentence, text, tuple(kept), kinds)


_SLOT = lazily(r"<(\D)(\d+)>")


def following(one: Line, other: Line) -> bool:
    """Say whether nothing but white space lies between two sentences."""
    return one.sentence.field is other.sentence.field and 0 <= other.sentence.span.start - one.sentence.span.end <= _SPACE


def joined(one: Line, other: Line) -> Line:
    """Return two lines that follow one another as one."""
    moved = len(one.claims)
    text = _SLOT.sub(lambda match: f"<{match[1]}{int(match[2]) + moved}>", other.text)
    return Line(one.sentence, f"{one.text} {text}", (*one.claims, *other.claims), one.kinds + other.kinds)
