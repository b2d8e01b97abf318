"""Reports made by hand, so that the reporters are tested without the stages that lead to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import NamedTuple

import pytest

from factcheck.model import (
    Anchor,
    Attribution,
    Claim,
    DateClaim,
    DateMention,
    DateRange,
    Document,
    Event,
    EventReport,
    Fact,
    Field,
    Figure,
    FigureClaim,
    Finding,
    Identity,
    Kind,
    Name,
    NameClaim,
    NameKind,
    Passage,
    Quantity,
    Reading,
    Report,
    Scope,
    Section,
    Sentence,
    Severity,
    Side,
    Skipped,
    Span,
    Statement,
    StatementClaim,
    Title,
    Verdict,
    Wording,
)

HARBOUR = """Customs seize tobacco in Harwick port

Officers seized 134 tonnes of tobacco and arrested 2,010 suspects, 75 of them foreigners, in Harwick on 4 March 2025.
“We will not stop here,” Customs Director Ada Brandt said. The haul was worth $12.8 billion. A further 110 people were held.
"""
LEDGER = """Officers seized 134 tons of tobacco in Harwick and arrested 2,001 suspects, 75 of them foreigners.
The tobacco was worth $12.797 billion, and 110 others were held. “We will not stop there,” Brandt said.
"""
COPY = LEDGER.replace("Brandt said", "Ms Brandt said")
FERRY = "The ferry Northern Grace carried 1,968 passengers.\n"

HOSTILE = "<script>alert(1)</script> [/b] \x1b[31m \u202egnp.exe =1+1 ]]> “quoted” 7 \ud83d </style> :smile:"


class Measure(NamedTuple):
    """What kind of figure a number is: its unit as written, the base unit, how many of it, half a digit, other readings."""

    kind: Kind
    unit: str
    base: str
    factor: int = 1
    precision: int = 0
    readings: tuple[Reading, ...] = ()


COUNT = Measure(Kind.COUNT, "1", "1")
DOLLARS = Measure(Kind.MONEY, "USD", "USD", precision=500_000)
TONNES = Measure(Kind.MEASURE, "tonne", "kilogram", 1000, 500)
TONS = Measure(Kind.MEASURE, "ton", "kilogram", 1000, 500, (Reading(unit="kilogram", low=Decimal(121563), high=Decimal(121563)),))


def document(name: str, text: str) -> Document:
    """Return a document of an outlet of the same name."""
    return Document(id=name, text=text, outlet=name, path=f"articles/{name}.txt", front="")


def anchor(source: Document, surface: str, field: Field = Field.TEXT) -> Anchor:
    """Return where a surface first stands; its sentence is the line around it."""
    text = source.field(field)
    start = text.index(surface)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start) if "\n" in text[start:] else len(text)
    section = Section.HEADLINE if field is Field.TITLE else Section.BODY
    return Anchor(source.id, Span(start, start + len(surface)), surface, Sentence(field, Span(first, last), section, 0))


def claim_id(kind: str, place: Anchor) -> str:
    """Return the id of the machine interface."""
    title = "title:" if place.field is Field.TITLE else ""
    return f"{place.document}:{title}{kind}:{place.span.start}-{place.span.end}"


def figure(source: Document, surface: str, value: str, measure: Measure = COUNT) -> FigureClaim:
    """Return a claim of one number."""
    place = anchor(source, surface)
    number = Decimal(value)
    base = number * measure.factor
    return FigureClaim(
        id=claim_id(measure.kind, place),
        mention=Figure(anchor=place, kind=measure.kind, low=number, high=number, step=Decimal(0), unit=measure.unit),
        quantity=Quantity(low=base, high=base, unit=measure.base, precision=Decimal(measure.precision), readings=measure.readings),
    )


def counted(claim: FigureClaim, subject: str, predicate: str) -> FigureClaim:
    """Return a figure with what it counts and what happened to it."""
    return claim._replace(mention=claim.mention._replace(subject=subject, predicate=predicate))


def statement(source: Document, surface: str, speaker: str, cue: str) -> StatementClaim:
    """Return a direct quotation."""
    place, by, said = anchor(source, surface), anchor(source, speaker), anchor(source, cue)
    attribution = Attribution(speaker=speaker, speaker_span=by.span, resolved="Ada Brandt", cue=cue, cue_span=said.span, direct=True)
    mention = Statement(anchor=place, statement=0, attribution=attribution)
    return StatementClaim(id=claim_id("quotation", place), mention=mention, wording=Wording.of(tuple(surface.lower().split())))


def fact(label: str, verdict: Verdict, claims: tuple[Claim, ...], level: Severity = Severity.NONE, explanation: str = "") -> Fact:
    """Return a fact in which claims with the same surface are one side."""
    sides: dict[str, list[Claim]] = {}
    for claim in claims:
        sides.setdefault(claim.mention.anchor.surface, []).append(claim)
    return Fact(
        id=f"f-{label.replace(' ', '-')}",
        label=label,
        kind=claims[0].kind,
        verdict=verdict,
        severity=level,
        reason="same-value",
        explanation=explanation,
        weight=4.25,
        sides=tuple(side(written, members) for written, members in sides.items()),
        claims=claims,
    )


def side(written: str, members: list[Claim]) -> Side:
    """Return what some claims say in the same words."""
    quantity = members[0].quantity if isinstance(members[0], FigureClaim) else None
    documents = tuple(claim.mention.anchor.document for claim in members)
    return Side(
        low=quantity.low if quantity else None,
        high=quantity.high if quantity else None,
        unit=quantity.unit if quantity else None,
        as_written=(written,),
        documents=documents,
        independent=len(documents),
    )


def passage(documents: dict[str, Document], claim: Claim) -> Passage:
    """Return the passage of a claim."""
    place = claim.mention.anchor
    source = documents[place.document].field(place.field)
    sentence = place.sentence.span
    return Passage(document=place.document, field=place.field, span=place.span, sentence=sentence, text=sentence.of(source))


def finding(rule: str, message: str, about: Fact, documents: dict[str, Document]) -> Finding:
    """Return a finding about a fact, as grave as the fact, with all its claims in evidence."""
    return Finding(
        rule=rule,
        severity=about.severity,
        message=message,
        event="harwick",
        fact=about.id,
        documents=tuple(dict.fromkeys(claim.mention.anchor.document for claim in about.claims)),
        claims=tuple(claim.id for claim in about.claims),
        evidence=tuple(passage(documents, claim) for claim in about.claims),
        fingerprint=f"v1:{rule}:{about.id}",
    )


@pytest.fixture
def documents() -> dict[str, Document]:
    """Four articles: three of one event, two of which share their wording, and one of another."""
    published = datetime(2025, 3, 4, 18, 10, tzinfo=UTC)
    harbour = replace(
        document("harbour-news", HARBOUR), title="Tobacco haul: 2,010 held", published=published, url="https://example.org/a?b=1&c=2"
    )
    copy = replace(document("morning-copy", COPY), url="javascript:alert(1)")
    return {source.id: source for source in (harbour, document("ledger", LEDGER), copy, document("ferry-post", FERRY))}


@pytest.fixture
def conflicting(documents: dict[str, Document]) -> tuple[Fact, ...]:
    """Facts with a finding each: a conflict, a quotation that differs, an ambiguous unit and a rounded amount."""
    harbour, ledger, copy, _ = documents.values()
    arrested = tuple(
        counted(figure(source, written, written.replace(",", "")), "suspect", "arrest")
        for source, written in ((harbour, "2,010"), (ledger, "2,001"), (copy, "2,001"))
    )
    seized = (figure(harbour, "134 tonnes", "134", TONNES), figure(ledger, "134 tons", "134", TONS), figure(copy, "134 tons", "134", TONS))
    worth = (figure(harbour, "$12.8 billion", "12800000000", DOLLARS), figure(ledger, "$12.797 billion", "12797000000", DOLLARS))
    quoted = (
        statement(harbour, "We will not stop here,", "Customs Director Ada Brandt", "said"),
        statement(ledger, "We will not stop there,", "Brandt", "said"),
    )
    exact = "2,010 and 2,001 are exact counts of the same suspects and differ by 9."
    return (
        fact("suspects arrested", Verdict.CONFLICT, arrested, Severity.ERROR, exact),
        fact("Ada Brandt on stopping", Verdict.CONFLICT, quoted, Severity.WARNING, "“here” in one, “there” in the other."),
        fact("tobacco seized", Verdict.EQUIVALENT, seized, Severity.WARNING, "134 tonnes is 134 tons read as metric tons."),
        fact("tobacco worth", Verdict.APPROXIMATE, worth, Severity.NOTE, "$12.797 billion rounds to $12.8 billion."),
    )


@pytest.fixture
def calm(documents: dict[str, Document], conflicting: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Facts without a finding: agreements, and what one outlet alone tells."""
    harbour, ledger, copy, _ = documents.values()
    held = fact("others held", Verdict.AGREEMENT, tuple(figure(source, "110", "110") for source in (harbour, ledger, copy)))
    part = figure(harbour, "75", "75")
    scope = Scope(who=("suspects",), place=("Harwick",), group=("foreigners",))
    part = part._replace(mention=part.mention._replace(scope=scope), part_of=conflicting[0].claims[0].id)
    day, office, person = (anchor(harbour, words) for words in ("4 March 2025", "Customs Director", "Ada Brandt"))
    dated = DateClaim(
        id=claim_id("date", day),
        mention=DateMention(anchor=day, expression="2025-03-04", predicate="seize"),
        range=DateRange(date(2025, 3, 4), date(2025, 3, 4)),
    )
    titled = NameClaim(
        id=claim_id("title", office), mention=Title(anchor=office, holder="Ada Brandt"), identity=Identity.of(("customs", "director"))
    )
    named = NameClaim(
        id=claim_id("name", person),
        mention=Name(anchor=person, bearer=NameKind.PERSON, aliases=("Brandt",)),
        identity=Identity.of(("ada", "brandt")),
    )
    return (
        held._replace(sides=(held.sides[0]._replace(independent=2),)),
        fact("foreigners arrested", Verdict.AGREEMENT, (part, figure(ledger, "75", "75"))),
        fact("seizure on", Verdict.SINGLE, (dated,)),
        fact("office", Verdict.SINGLE, (titled,)),
        fact("person", Verdict.SINGLE, (named,)),
    )


@pytest.fixture
def report(documents: dict[str, Document], conflicting: tuple[Fact, ...], calm: tuple[Fact, ...]) -> Report:
    """A report with a finding of every severity, every kind of claim and every verdict but `update`."""
    arrested, quoted, seized, worth = conflicting
    three = Event(
        id="harwick",
        documents=("harbour-news", "ledger", "morning-copy"),
        independent_texts=(("harbour-news",), ("ledger", "morning-copy")),
    )
    two = Event(id="ferry", documents=("ferry-post",), independent_texts=(("ferry-post",),))
    passengers = fact("passengers carried", Verdict.SINGLE, (figure(documents["ferry-post"], "1,968", "1968"),))
    transposed = finding("figure.conflict", "harbour-news has 2,010; ledger and morning-copy 2,001", arrested, documents)
    return Report(
        documents=tuple(documents.values()),
        skipped=(
            Skipped(path="articles/feed.jsonl", line=7, reason="no text"),
            Skipped(path="articles/README.md", line=None, reason="passed over"),
        ),
        events=(EventReport(event=three, facts=conflicting + calm), EventReport(event=two, facts=(passengers,))),
        findings=(
            replace(transposed, cause="digits-transposed", suggestion="Ask customs which count is right."),
            finding("quote.altered", "harbour-news: “here”; ledger: “there”", quoted, documents),
            finding("unit.ambiguous", "ledger and morning-copy: tons; harbour-news: tonnes", seized, documents),
            finding("figure.approximate", "harbour-news: $12.8 billion; ledger: $12.797 billion", worth, documents),
        ),
    )


@pytest.fixture
def hostile() -> Report:
    """A report in which everything that comes from outside tries to be something else than text."""
    texts = {
        name: replace(document(name, f"{HOSTILE}{name}\n"), title=HOSTILE, outlet=f"{HOSTILE}{name}", path=HOSTILE) for name in ("a", "b")
    }
    claims = tuple(counted(figure(source, "7", "7"), HOSTILE, HOSTILE) for source in texts.values())
    about = fact(HOSTILE, Verdict.CONFLICT, claims, Severity.ERROR, HOSTILE)
    alarm = replace(finding("figure.conflict", HOSTILE, about, texts), event="e", suggestion=HOSTILE)
    return Report(
        documents=tuple(texts.values()),
        skipped=(Skipped(path=HOSTILE, line=1, reason=HOSTILE),),
        events=(EventReport(event=Event(id="e", documents=("a", "b"), independent_texts=(("a",), ("b",))), facts=(about,)),),
        findings=(alarm,),
    )
