"""The sentences of one article with a slot for each figure and date, so that rules can be told as patterns.

In: an `Analysis`. Out: lines such as "sales rose <p0> from <c1> to <c2> units": lower case, one kind of dash, hedges left out (they are
in the claim). The letter of a slot is its kind: c count, m measure, d duration, a age, $ money, p percent or fraction, r ratio, t date,
o other.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.consistency.amounts import value
from factcheck.consistency.capitals import Capitals
from factcheck.consistency.people import People
from factcheck.lexicon.days import day_of_publication
from factcheck.model import DateClaim, Field, FigureClaim, Kind, Modifier, Name, NameClaim, NameKind, Section
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, once

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from datetime import date

    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Analysis, Document, Sentence

__all__ = ["SPACED", "Article", "Line", "Placed", "article", "compares", "following", "joined", "near", "slot"]

_LETTERS = {Kind.COUNT: "c", Kind.MEASURE: "m", Kind.DURATION: "d", Kind.MONEY: "$", Kind.PERCENT: "p", Kind.RATIO: "r", Kind.DATE: "t"}
_PASSED_OVER = frozenset({Section.BOILERPLATE, Section.BYLINE, Section.DATELINE})
# One mark for each of a kind; each is as long as what it stands for.
_TYPOGRAPHY = (("<", " "), (">", " "), ("—", "–"), ("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'))
_HEDGE = lazily(
    r"\b(?:(?:just|only|well|slightly|a (?:little|bit|shade|touch)) (?:over|under|above|below|(?:more|less|fewer) than|short of)|about"
    r"|around|roughly|approximately|approx\.?|nearly|almost|some|just|only|over|under|exactly|at (?:least|most)|up to"
    r"|an estimated|(?<!> )(?:more|less|fewer|no more|no less|no fewer) than(?! <t)|(?:a )?little (?:over|under)|close to"
    r"|as (?:many|much|few|little) as|circa|c\.) (?=<)"  # "45% fewer than last year", "20% more than 300" compare
)
# These make no hedge of a claim.
_UNHEDGED = lazily(r"\b(?:some|just|only|exactly) <")
_UNHEDGING = ("some <", "just <", "only <", "exactly <")
_ASIDE = 250  # characters between two sentences with figures of which the later refers to the earlier
_SPACE = 2  # characters between two sentences, or two paragraphs
_MOST = 40  # figures and dates in one sentence: more are a table
_ONE_DIGIT = 10  # figures and dates whose slots are all as long
_NO_NUMBER = (Decimal(0), "")
SPACED = str.maketrans(dict.fromkeys(',.;:()[]"!?–/<>$', " "))
_AFTER = lazily(r"(?<=>) (?:or so|or more|or less)\b")


class Placed(NamedTuple):
    """A figure of a line: the letter of its slot and where that stands, its number in the base unit of its family, hedges aside."""

    claim: FigureClaim
    letter: str
    start: int
    end: int
    number: Decimal
    family: str


class Line:
    """A sentence, or two that follow one another, with its figures and dates; slot n of `text` is `claims[n]`, its letter `kinds[n]`.

    `text`, `words` and `figures` are found when they are first asked for, and `joined` keeps what was joined last: several rules want each.
    """

    behind: tuple[Line, Line] | None = None
    halves: tuple[Line, Line] | None = None

    def __init__(self, sentence: Sentence, source: str, claims: tuple[FigureClaim | DateClaim, ...], kinds: str) -> None:
        """Take the field of the sentence, in one kind of marks."""
        self.sentence, self.source, self.claims, self.kinds = sentence, source, claims, kinds

    @once
    def text(self) -> str:
        """The sentence with a slot for each figure and date."""
        if self.halves is not None:
            one, other = self.halves
            moved = len(one.claims)
            text = _SLOT.sub(lambda match: f"<{match[1]}{int(match[2]) + moved}>", other.text) if other.claims else other.text
            return f"{one.text} {text}"
        start, stop = self.sentence.span
        pieces: list[str] = []
        for number, claim in enumerate(self.claims):
            span = claim.mention.anchor.span
            pieces += [self.source[start : span.start], f"<{self.kinds[number]}{number}>"]
            start = span.end
        pieces.append(self.source[start:stop])
        text = " ".join("".join(pieces).lower().split()).replace(" - ", " – ").replace("--", "–")
        hedged = any(isinstance(claim, FigureClaim) and claim.mention.modifier is not Modifier.EXACT for claim in self.claims)
        if hedged or (any(word in text for word in _UNHEDGING) and _UNHEDGED.search(text)):
            text = _HEDGE.sub("", text)
            return _AFTER.sub("", text) if "> or " in text else text
        return text

    @once
    def raw(self) -> str:
        """The sentence as printed, in small letters: a rule looks for its marks there before it asks for `text`."""
        return self.source[slice(*self.sentence.span)].lower()

    @once
    def words(self) -> frozenset[str]:
        """The words of the text."""
        return frozenset(self.text.translate(SPACED).split())

    @once
    def figures(self) -> tuple[Placed, ...]:
        """The figures of the text, in order."""
        values, claims = self.values, self.claims
        if self.halves is not None and len(claims) <= _ONE_DIGIT:
            moved = len(self.halves[0].text) + 1
            later = (
                Placed(claim, letter, start + moved, end + moved, number, family)
                for claim, letter, start, end, number, family in self.halves[1].figures
            )
            return (*self.halves[0].figures, *later)
        found = [(match[1], int(match[2]), *match.span()) for match in _SLOT.finditer(self.text)]
        return tuple(
            Placed(claim, letter, start, end, *values[number])
            for letter, number, start, end in found
            if letter != "t" and isinstance(claim := claims[number], FigureClaim)
        )

    @once
    def places(self) -> dict[int, tuple[int, int]]:
        """Where the slot of each claim stands in the text, by where the claim ends in its field."""
        return {self.claims[int(match[2])].mention.anchor.span.end: match.span() for match in _SLOT.finditer(self.text)}

    @once
    def values(self) -> tuple[tuple[Decimal, str], ...]:
        """The number and the family of each claim; of a date, nothing."""
        if self.halves is not None:
            return self.halves[0].values + self.halves[1].values
        return tuple((value(claim), intervals.family(claim)) if isinstance(claim, FigureClaim) else _NO_NUMBER for claim in self.claims)

    def claim(self, name: str) -> FigureClaim | DateClaim:
        """Return the claim of a slot, by its letter and number."""
        return self.claims[int(name[1:])]

    def figure(self, match: re.Match[str], group: str) -> FigureClaim:
        """Return the figure that a group of a pattern caught. Raises TypeError where the pattern asked for a date."""
        claim = self.claim(match[group])
        if not isinstance(claim, FigureClaim):
            raise TypeError(f"{group} is a date")
        return claim


class Article:
    """One document as the rules see it; `people`, found when first asked for, are those that it names."""

    def __init__(self, analysis: Analysis, lines: tuple[Line, ...], lexicon: Lexicon, policy: Policy) -> None:
        self.analysis, self.lines, self.lexicon, self.policy = analysis, lines, lexicon, policy
        self.document: Document = analysis.document

    @once
    def figures(self) -> list[FigureClaim]:
        """The figures of the article, in order, those that stand in no line too."""
        return [claim for claim in self.analysis.claims if isinstance(claim, FigureClaim)]

    @once
    def dates(self) -> list[DateClaim]:
        """The dates of the article, in order, those that stand in no line too."""
        return [claim for claim in self.analysis.claims if isinstance(claim, DateClaim)]

    @once
    def letters(self) -> str:
        """The letters of all figures and dates in lines."""
        return "".join([line.kinds for line in self.lines])

    @once
    def lower(self) -> str:
        """The text in small letters."""
        return self.document.text.lower()

    @once
    def published(self) -> date | None:
        """The day of publication, None where it is not known."""
        return day_of_publication(self.document, self.lexicon.calendar)

    @once
    def persons(self) -> list[NameClaim]:
        """The persons of whom something but a name is told, in order."""
        return [
            claim
            for claim in self.analysis.claims
            if isinstance(claim, NameClaim) and isinstance(claim.mention, Name) and claim.mention.bearer is NameKind.PERSON
        ]

    @once
    def capitals(self) -> Capitals:
        """The capitalised words of the text."""
        return Capitals(self.document.text)

    @once
    def people(self) -> People:
        """The people whom the article names."""
        return People([claim.mention.anchor for claim in self.persons], self.capitals, self.lexicon)


_COMPARES = lazily(r" (?:less|more|fewer|lower|higher|cheaper|dearer|larger|smaller|faster|slower)\b")


def compares(line: Line, claim: FigureClaim) -> bool:
    """Say whether a share tells a difference: "20% less likely", "a third less than in 2021"."""
    return _COMPARES.match(line.source, claim.mention.anchor.span.end) is not None


def slot(letters: str, name: str) -> str:
    """Return the pattern of a slot of these kinds, caught under a name."""
    return rf"<(?P<{name}>[{letters}]\d+)>"


def article(analysis: Analysis, lexicon: Lexicon, policy: Policy) -> Article:
    """Return the lines of the sentences that hold a figure or a date."""
    by_sentence: dict[tuple[bool, int], list[FigureClaim | DateClaim]] = {}
    last: Sentence | None = None
    row: list[FigureClaim | DateClaim] | None = None
    for claim in analysis.claims:
        if not isinstance(claim, _IN_LINES) or (claim.mention.anchor.surface in _NEXT and _is_one_more(claim, analysis.document)):
            continue
        sentence = claim.mention.anchor.sentence
        if sentence is not last:
            last, told = sentence, sentence.section not in _PASSED_OVER
            row = by_sentence.setdefault((sentence.field is Field.TEXT, sentence.span.start), []) if told else None
        if row is not None:
            row.append(claim)
    plain = {field: _in_one_typography(analysis.document.field(field)) for field in Field} if by_sentence else {}
    few = [(claims[0].mention.anchor.sentence, claims) for claims in by_sentence.values() if len(claims) <= _MOST]
    return Article(analysis, tuple([_line(plain[sentence.field], sentence, claims) for sentence, claims in few]), lexicon, policy)


def _is_one_more(claim: FigureClaim | DateClaim, document: Document) -> bool:
    """Say whether a fraction is the next of some: "threw for two touchdowns and ran for a third"."""
    anchor = claim.mention.anchor
    if not isinstance(claim, FigureClaim) or claim.kind is not Kind.PERCENT:
        return False
    text = document.field(anchor.field)
    before = text[anchor.sentence.span.start : anchor.span.start].lower().split()
    return before[-1:] in _TAKES and _NEXT[anchor.surface] in before and not text.startswith(" of", anchor.span.end)


_NEXT = {"a third": "two", "a fourth": "three", "a fifth": "four"}
_TAKES = tuple([word] for word in ("for", "and", "added", "scored", "hit", "had", "took", "won", "made", "missed", "got", "with"))


def _in_one_typography(text: str) -> str:
    for mark, plain in _TYPOGRAPHY:  # several times as fast as translate
        text = text.replace(mark, plain)
    return text


_IN_LINES = (FigureClaim, DateClaim)


def _letter(claim: FigureClaim | DateClaim) -> str:
    if not isinstance(claim, FigureClaim):
        return "t"
    if claim.mention.kind is not Kind.MONEY and intervals.family(claim) in _OTHERS:
        return "a" if claim.mention.aspect == "age" else "o"
    return _LETTERS.get(claim.mention.kind, "o")


_OTHERS = frozenset({"age", "score", "vote", "ordinal"})


def _line(field: str, sentence: Sentence, claims: Sequence[FigureClaim | DateClaim]) -> Line:
    """Return the line of a sentence, from its field in one kind of marks."""
    if len(claims) == 1:
        return Line(sentence, field, (claims[0],), _letter(claims[0]))
    end, kept = sentence.span.start, []
    for claim in claims:
        span = claim.mention.anchor.span
        if span.start >= end:
            kept.append(claim)
            end = span.end
    return Line(sentence, field, tuple(kept), "".join([_letter(claim) for claim in kept]))


_SLOT = lazily(r"<(\D)(\d+)>")


def following(one: Line, other: Line) -> bool:
    """Say whether nothing but white space lies between two sentences."""
    return one.sentence.field is other.sentence.field and 0 <= other.sentence.span.start - one.sentence.span.end <= _SPACE


def near(one: Line, other: Line) -> bool:
    """Say whether two sentences stand near each other, with others between that have no figures."""
    return one.sentence.field is other.sentence.field and 0 <= other.sentence.span.start - one.sentence.span.end <= _ASIDE


def joined(one: Line, other: Line) -> Line:
    """Return two lines that follow one another as one."""
    if other.behind is not None and other.behind[0] is one:
        return other.behind[1]
    both = Line(one.sentence, one.source, (*one.claims, *other.claims), one.kinds + other.kinds)
    both.halves = (one, other)
    other.behind = (one, both)
    return both
