"""The values that pass between the stages: all frozen, none with behaviour beyond reading itself (a wording is found when first read).

Document > Mention (as written) > Claim (what it means) > Alignment (what it is about) > Fact (do outlets agree) > Report.
"""

# Annotations are values here: kept as texts, those of two hundred fields would each be compiled at every start, which takes 10 ms.
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Self

from factcheck.quick import NamedTuple, members, through

# ---------------------------------------------------------------- documents and places in them


class Span(NamedTuple):
    """Half-open code points into one field of one document."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the piece of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


@members
class Field(StrEnum):
    """The two fields of a document that spans point into."""

    TEXT = "text"
    TITLE = "title"


@members
class Section(StrEnum):
    """What part of an article a sentence stands in."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BULLET = "bullet"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article exactly as read; its text is never rewritten.

    `path` and `line` say where it was read (`line` is 1-based and only for formats with several records in a file).
    `event` is the event id the input states, None where events are to be detected. `front` is what stands before the text in a file
    that holds nothing but both ("" or front matter), so that a place in the text is one in the file that much further on; else None.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str
    published: datetime | None = None
    url: str | None = None
    event: str | None = None
    path: str | None = None
    line: int | None = None
    front: str | None = None

    def field(self, name: Field) -> str:
        """Return the text of one field ("" for a title that is not there)."""
        return self.text if name is Field.TEXT else self.title or ""


class Skipped(NamedTuple):
    """An input that was passed over, and why; `fault` is False for what is no article by its name, such as a README."""

    path: str
    line: int | None
    reason: str
    fault: bool = True


class Sentence(NamedTuple):
    """One sentence, or one line that stands alone; `paragraph` numbers the paragraphs of the field from 0."""

    field: Field
    span: Span
    section: Section
    paragraph: int


# ---------------------------------------------------------------- mentions: as written


class Anchor(NamedTuple):
    """Where a mention stands. Law: `span.of(document.field(field)) == surface`, and `span` lies in `sentence.span`.

    (A quotation over several sentences has the sentence in which it begins.)
    """

    document: str
    span: Span
    surface: str
    sentence: Sentence

    @property
    def field(self) -> Field:
        """The field that the span points into."""
        return self.sentence.field


@members
class Kind(StrEnum):
    """The kinds of claim of the machine interface."""

    COUNT = "count"
    MEASURE = "measure"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    DURATION = "duration"
    DATE = "date"
    ORDINAL = "ordinal"
    QUOTATION = "quotation"
    NAME = "name"
    TITLE = "title"


@members
class Modifier(StrEnum):
    """How the text hedges a figure."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"


@members
class Change(StrEnum):
    """The part a figure plays in a change: rose *to* 412 *from* 407 *by* 5."""

    TO = "to"
    FROM = "from"
    BY = "by"


@members
class Status(StrEnum):
    """Whether the text says that it is so, will be so, is not so, or was wrongly said to be so."""

    DONE = "done"
    PLANNED = "planned"
    DENIED = "denied"
    RETRACTED = "retracted"


class Scope(NamedTuple):
    """Whatever narrows a claim, in the words of the text; empty where nothing is said.

    `part_of` is the span, in the same field, of the figure that this one is a part of ("75 of them foreigners").
    `increment` marks a figure that comes on top of another ("a further 110", "six more bodies"). `day` is the day of the clause that the
    figure stands in, as written ("Thursday evening"); `when` holds the days that it means, or else the period, where publication settles
    them.
    """

    who: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    period: str | None = None
    base: str | None = None
    part_of: Span | None = None
    status: Status = Status.DONE
    increment: bool = False
    day: str | None = None
    when: "DateRange | None" = None


NO_SCOPE = Scope()


class Attribution(NamedTuple):
    """Who is given the words or the figure. Spans point into the field of the mention.

    `speaker` is as written (None in "it was reported"), `resolved` the person, body or role that it stands for.
    """

    speaker: str | None
    speaker_span: Span | None
    resolved: str | None
    cue: str
    cue_span: Span
    direct: bool


class Figure(NamedTuple):
    """A number as written, with its unit.

    `low` and `high` are in `unit` (equal for a single number, different for a range or a vague quantity such as "dozens"); hedges are
    left to `modifier`. `step` is the place value of the last written digit in `unit` ("12.8 billion" has 100000000), 0 for number words
    and for counts written out in full. `unit` is the singular British name, an ISO 4217 code, "percent", "percentage point", "1" for
    counts and ratios, "score" or "vote". `units` holds the other readings of an ambiguous unit. `subject` and `predicate` are head
    lemmas of what is counted or measured and of what happened to it.
    """

    anchor: Anchor
    kind: Kind
    low: Decimal
    high: Decimal
    step: Decimal
    unit: str
    units: tuple[str, ...] = ()
    modifier: Modifier = Modifier.EXACT
    change: Change | None = None
    per: str | None = None
    aspect: str | None = None
    subject: str | None = None
    predicate: str | None = None
    scope: Scope = NO_SCOPE
    attribution: Attribution | None = None


class DateMention(NamedTuple):
    """A date as written. Parts that the text leaves out are None.

    `expression` is the date in a normal form that the normalizer resolves against the day of publication; extractor/dates.py documents it.
    """

    anchor: Anchor
    expression: str
    subject: str | None = None
    predicate: str | None = None
    scope: Scope = NO_SCOPE
    attribution: Attribution | None = None


class Statement(NamedTuple):
    """One unbroken content of an attributed statement; pieces that the cue splits share `statement`, a number within the document."""

    anchor: Anchor
    statement: int
    attribution: Attribution
    scope: Scope = NO_SCOPE


@members
class NameKind(StrEnum):
    """What bears a name."""

    PERSON = "person"
    BODY = "body"
    VESSEL = "vessel"


class Name(NamedTuple):
    """The fullest mention of a person, body or vessel. `aliases` are the other forms in the article (surname, acronym, variant)."""

    anchor: Anchor
    bearer: NameKind
    aliases: tuple[str, ...] = ()


class Title(NamedTuple):
    """An office as written, with the resolved name of its holder."""

    anchor: Anchor
    holder: str


Mention = Figure | DateMention | Statement | Name | Title


# ---------------------------------------------------------------- claims: what a mention means


class Reading(NamedTuple):
    """Another reading of an ambiguous unit ("tons" as short tons)."""

    unit: str
    low: Decimal | None
    high: Decimal | None


class Quantity(NamedTuple):
    """A closed interval in the base unit of its dimension, an open side None.

    `precision` is half a unit of the last written digit, in the base unit: 12.8 billion carries 50000000 and so agrees with 12.797 billion.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    precision: Decimal
    readings: tuple[Reading, ...] = ()


class DateRange(NamedTuple):
    """The first and last day meant, None where the text and the day of publication do not settle it."""

    first: date | None
    last: date | None


class Wording:
    """The comparable form of words: case, typography and spelling variety folded, one entry a word.

    `find` returns it, and behind it the forms of variants. It is asked once, where they are compared: most of what is read is told by
    nobody else.
    """

    __slots__ = ("_find", "_forms")

    def __init__(self, find: Callable[[], tuple[tuple[str, ...], ...]]) -> None:
        self._find: Callable[[], tuple[tuple[str, ...], ...]] | None = find

    @property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """All that was found."""
        if self._find is not None:
            self._forms = self._find()
            self._find = None
        return self._forms

    @property
    def words(self) -> tuple[str, ...]:
        """The form itself."""
        return self.forms[0]

    def __eq__(self, other: object) -> bool:
        """Say whether the other is of this class and has the same forms."""
        return self.forms == other.forms if isinstance(other, Wording) and type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        """Return the same for what is equal."""
        return hash(self.forms)

    def __repr__(self) -> str:
        """Return what was found, not how."""
        return f"{type(self).__name__}.of{self.forms!r}"

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[tuple[str, ...], ...]]:
        """Travel between processes as what was found."""
        return type(self).of, self.forms

    @classmethod
    def of(cls, *forms: tuple[str, ...]) -> Self:
        """Return one whose forms are known."""
        return cls(lambda: forms)


class Identity(Wording):
    """The comparable form of a name or title, found as that of any wording."""

    __slots__ = ()

    @property
    def aliases(self) -> tuple[tuple[str, ...], ...]:
        """The forms of its variants."""
        return self.forms[1:]


class FigureClaim(NamedTuple):
    """A figure and the quantity it comes to; `part_of` is the id of the claim that it is a part of."""

    id: str
    mention: Figure
    quantity: Quantity
    part_of: str | None = None

    @property
    @through("mention.kind")
    def kind(self) -> Kind:
        """The claim's kind in the machine interface."""
        return self.mention.kind


class DateClaim(NamedTuple):
    """A date and the days that it means."""

    id: str
    mention: DateMention
    range: DateRange

    @property
    def kind(self) -> Kind:
        """The claim's kind in the machine interface."""
        return Kind.DATE


class StatementClaim(NamedTuple):
    """A statement and its comparable wording."""

    id: str
    mention: Statement
    wording: Wording

    @property
    def kind(self) -> Kind:
        """The claim's kind in the machine interface."""
        return Kind.QUOTATION


class NameClaim(NamedTuple):
    """A name or title and its comparable form."""

    id: str
    mention: Name | Title
    identity: Identity

    @property
    def kind(self) -> Kind:
        """The claim's kind in the machine interface."""
        return Kind.TITLE if isinstance(self.mention, Title) else Kind.NAME


Claim = FigureClaim | DateClaim | StatementClaim | NameClaim


class Analysis(NamedTuple):
    """All that was read in one document: its sentences and its claims, in reading order (title first)."""

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]


# ---------------------------------------------------------------- events, alignments, facts


class Event(NamedTuple):
    """One happening: the ids of the documents that tell of it, and which of them share their wording."""

    id: str
    documents: tuple[str, ...]
    independent_texts: tuple[tuple[str, ...], ...]


class Evidence(NamedTuple):
    """One line of a waterfall: a compared field, the level it fell into and the weight that the level carries."""

    field: str
    level: str
    weight: float


@members
class Portion(StrEnum):
    """How a figure comes to what it is compared as: the rest of a whole, or a share of a whole that a text states."""

    REST = "rest-of-whole"
    SHARE = "share-of-whole"


class Restated(NamedTuple):
    """A figure as it is compared with the others of its fact, under its own id, and the arithmetic: "38% is the rest of 62%"."""

    claim: FigureClaim
    portion: Portion
    arithmetic: str


class Alignment(NamedTuple):
    """Claims that speak of one thing. `near` names what looked comparable elsewhere and was kept apart, with the reason.

    `beyond` is what `weight` holds besides what the words of two claims say: all outlets but one agree, two figures are exchanged, or
    nothing else is left that either could be. `restated` has those claims that are not compared as they stand.
    """

    label: str
    claims: tuple[Claim, ...]
    weight: float = 0.0
    near: str | None = None
    beyond: Evidence | None = None
    restated: tuple[Restated, ...] = ()


class Bounds(NamedTuple):
    """The arithmetic of one figure: its number in the base unit, and the values that its digits and its hedge allow."""

    claim: str
    as_written: str
    unit: str | None
    low: Decimal | None
    high: Decimal | None
    allowed_low: Decimal | None
    allowed_high: Decimal | None


class Comparison(NamedTuple):
    """Two claims as the aligner weighs them: the waterfall, what forbids it, and the weight that it would take."""

    claims: tuple[Claim, Claim]
    relation: str
    forbidden: str | None
    evidence: tuple[Evidence, ...]
    weight: float
    needed: float
    bounds: tuple[Bounds, ...] = ()


@members
class Verdict(StrEnum):
    """What the outlets' claims on one thing come to."""

    AGREEMENT = "agreement"
    EQUIVALENT = "equivalent"
    APPROXIMATE = "approximate"
    UPDATE = "update"
    CONFLICT = "conflict"
    SINGLE = "single"


@members
class Severity(IntEnum):
    """How much a finding matters; `max` gives a report's severity, `>=` the exit status."""

    NONE = 0
    NOTE = 1
    WARNING = 2
    ERROR = 3


class Side(NamedTuple):
    """One value of a fact and the documents that give it; `independent` counts texts of their own wording among them."""

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    as_written: tuple[str, ...]
    documents: tuple[str, ...]
    independent: int


class Ruling(NamedTuple):
    """What a rule says of one alignment, before it is put into a report. `rule` is its id in factcheck/rules.py."""

    rule: str
    severity: Severity
    message: str
    cause: str | None = None
    suggestion: str | None = None


class Judgement(NamedTuple):
    """An alignment with its verdict, the reason (a slug), one sentence that explains it, its sides and what the rules say."""

    alignment: Alignment
    verdict: Verdict
    reason: str
    explanation: str
    sides: tuple[Side, ...]
    rulings: tuple[Ruling, ...] = ()


class Fact(NamedTuple):
    """An alignment with its verdict. `id` is a digest of its claims' ids alone."""

    id: str
    label: str
    kind: Kind
    verdict: Verdict
    severity: Severity
    reason: str
    explanation: str
    weight: float
    sides: tuple[Side, ...]
    claims: tuple[Claim, ...]
    beyond: Evidence | None = None
    restated: tuple[Restated, ...] = ()


class Passage(NamedTuple):
    """A place that a finding rests on; `text` is the sentence around `span`."""

    document: str
    field: Field
    span: Span
    sentence: Span
    text: str


class Acceptance(NamedTuple):
    """Why a finding no longer fails a run, who says so, until which day (included), and the file in which it is said."""

    reason: str
    author: str | None = None
    until: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the report says about a fact, or about one article by itself (`fact` None).

    `acceptance` is set where somebody has looked at it and accepted it: it is still shown, as accepted. `focus` has the ids of the
    documents that are to be looked at first (an editor's draft, the changed files of a pull request), empty where none is.
    """

    rule: str
    severity: Severity
    message: str
    cause: str | None = None
    event: str | None = None
    fact: str | None = None
    documents: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    suggestion: str | None = None
    evidence: tuple[Passage, ...] = ()
    fingerprint: str = ""
    acceptance: Acceptance | None = None
    focus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """One event with its facts: conflicts first, then by weight."""

    event: Event
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The finished report: all that a reporter prints.

    `comparisons` are the weights behind its findings, for the formats that show them; weighing.py adds them.
    """

    documents: Sequence[Document]
    skipped: tuple[Skipped, ...] = ()
    events: Sequence[EventReport] = ()
    findings: tuple[Finding, ...] = field(default=())
    comparisons: tuple[Comparison, ...] = ()

    @property
    def severity(self) -> Severity:
        """The highest severity of its findings that nobody has accepted."""
        return max((finding.severity for finding in self.findings if finding.acceptance is None), default=Severity.NONE)


class Explanation(NamedTuple):
    """How a verdict was reached: the fact (None where the two claims are not in one), and every pair of claims behind it."""

    fact: Fact | None
    findings: tuple[Finding, ...]
    comparisons: tuple[Comparison, ...]
