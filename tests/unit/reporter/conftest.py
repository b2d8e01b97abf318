"""Reports made by hand, so that the reporters are tested without the stages that lead to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

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
    Modifier,
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


def document(name: str, text: str, **fields: object) -> Document:
    """Return a document of an outlet of the same name."""
    return replace(Document(id=name, text=text, outlet=name, path=f"articles/{name}.txt"), **fields)


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


def figure(source: Document, surface: str, value: str, kind: Kind = Kind.COUNT, **fields: object) -> FigureClaim:
    """Return a claim of one number."""
    place = anchor(source, surface)
    number = Decimal(value)
    unit = str(fields.pop("base", "1"))
    factor = Decimal(str(fields.pop("factor", 1)))
    readings = fields.pop("readings", ())
    precision = Decimal(str(fields.pop("precision", 0)))
    mention = Figure(anchor=place, kind=kind, low=number, high=number, step=Decimal(0), unit=str(fields.pop("unit", "1")))
    quantity = Quantity(low=number * factor, high=number * factor, unit=unit, precision=precision)
    return FigureClaim(
        id=claim_id(kind, place),
        mention=replace(mention, **fields),
        quantity=replace(quantity, readings=readings),
    )


def statement(source: Document, surface: str, speaker: str, cue: str) -> StatementClaim:
    """Return a direct quotation."""
    place, by, said = anchor(source, surface), anchor(source, speaker), anchor(source, cue)
    attribution = Attribution(speaker=speaker, speaker_span=by.span, resolved="Ada Brandt", cue=cue, cue_span=said.span, direct=True)
    mention = Statement(anchor=place, statement=0, attribution=attribution)
    return StatementClaim(id=claim_id("quotation", place), mention=mention, wording=Wording(tuple(surface.lower().split())))


def fact(label: str, verdict: Verdict, claims: tuple[Claim, ...], **fields: object) -> Fact:
    """Return a fact in which claims with the same surface are one side."""
    sides: dict[str, list[str]] = {}
    for claim in claims:
        sides.setdefault(claim.mention.anchor.surface, []).append(claim.mention.anchor.document)
    quantities = {claim.mention.anchor.surface: claim.quantity for claim in claims if isinstance(claim, FigureClaim)}
    plain = Fact(
        id=f"f-{label.replace(' ', '-')}",
        label=label,
        kind=claims[0].kind,
        verdict=verdict,
        severity=Severity.NONE,
        reason="same-value",
        explanation="",
        weight=4.25,
        sides=tuple(
            Side(
                low=quantities[written].low if written in quantities else None,
                high=quantities[written].high if written in quantities else None,
                unit=quantities[written].unit if written in quantities else None,
                as_written=(written,),
                documents=tuple(documents),
                independent=len(documents),
            )
            for written, documents in sides.items()
        ),
        claims=claims,
    )
    return replace(plain, **fields)


def passage(documents: dict[str, Document], claim: Claim) -> Passage:
    """Return the passage of a claim."""
    place = claim.mention.anchor
    source = documents[place.document].field(place.field)
    sentence = place.sentence.span
    return Passage(document=place.document, field=place.field, span=place.span, sentence=sentence, text=sentence.of(source))


def finding(rule: str, level: Severity, message: str, about: Fact, documents: dict[str, Document]) -> Finding:
    """Return a finding about a fact, with all its claims in evidence."""
    return Finding(
        rule=rule,
        severity=level,
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
    made = (
        document("harbour-news", HARBOUR, title="Tobacco haul: 2,010 held", published=published, url="https://example.org/a?b=1&c=2"),
        document("ledger", LEDGER),
        document("morning-copy", COPY, url="javascript:alert(1)"),
        document("ferry-post", FERRY),
    )
    return {source.id: source for source in made}


@pytest.fixture
def report(documents: dict[str, Document]) -> Report:
    """A report with a finding of every severity, every kind of claim and every verdict but `update`."""
    harbour, ledger, copy, ferry = documents.values()
    who = Scope(who=("suspects",), place=("Harwick",), group=("foreigners",))
    arrested = fact(
        "suspects arrested",
        Verdict.CONFLICT,
        (
            figure(harbour, "2,010", "2010", subject="suspect", predicate="arrest"),
            figure(ledger, "2,001", "2001", subject="suspect", predicate="arrest"),
            figure(copy, "2,001", "2001", subject="suspect", predicate="arrest"),
        ),
        severity=Severity.ERROR,
        explanation="2,010 and 2,001 are exact counts of the same suspects and differ by 9.",
    )
    ton = (Reading(unit="kilogram", low=Decimal("121563"), high=Decimal("121563")),)
    weight = {"kind": Kind.MEASURE, "base": "kilogram", "precision": 500}
    seized = fact(
        "tobacco seized",
        Verdict.EQUIVALENT,
        (
            figure(harbour, "134 tonnes", "134", unit="tonne", factor=1000, **weight),
            figure(ledger, "134 tons", "134", unit="ton", factor=1000, readings=ton, **weight),
            figure(copy, "134 tons", "134", unit="ton", factor=1000, readings=ton, **weight),
        ),
        severity=Severity.WARNING,
        explanation="134 tonnes is 134 tons read as metric tons.",
    )
    money = {"kind": Kind.MONEY, "unit": "USD", "base": "USD"}
    worth = fact(
        "tobacco worth",
        Verdict.APPROXIMATE,
        (
            figure(harbour, "$12.8 billion", "12800000000", precision=50000000, modifier=Modifier.APPROXIMATE, **money),
            figure(ledger, "$12.797 billion", "12797000000", precision=500000, **money),
        ),
        severity=Severity.NOTE,
        explanation="$12.797 billion rounds to $12.8 billion.",
    )
    quoted = fact(
        "Ada Brandt on stopping",
        Verdict.CONFLICT,
        (
            statement(harbour, "We will not stop here,", "Customs Director Ada Brandt", "said"),
            statement(ledger, "We will not stop there,", "Brandt", "said"),
        ),
        severity=Severity.WARNING,
        explanation="“here” in one, “there” in the other.",
    )
    held = fact("others held", Verdict.AGREEMENT, tuple(figure(source, "110", "110") for source in (harbour, ledger, copy)))
    part = figure(harbour, "75", "75", scope=who)
    foreign = fact("foreigners arrested", Verdict.AGREEMENT, (replace(part, part_of=arrested.claims[0].id), figure(ledger, "75", "75")))
    day = anchor(harbour, "4 March 2025")
    dated = DateClaim(
        id=claim_id("date", day),
        mention=DateMention(anchor=day, expression="2025-03-04", predicate="seize"),
        range=DateRange(date(2025, 3, 4), date(2025, 3, 4)),
    )
    office, person = anchor(harbour, "Customs Director"), anchor(harbour, "Ada Brandt")
    title = NameClaim(
        id=claim_id("title", office), mention=Title(anchor=office, holder="Ada Brandt"), identity=Identity(("customs director",))
    )
    name = NameClaim(
        id=claim_id("name", person),
        mention=Name(anchor=person, bearer=NameKind.PERSON, aliases=("Brandt",)),
        identity=Identity(("ada", "brandt")),
    )
    singles = (
        fact("seizure on", Verdict.SINGLE, (dated,)),
        fact("office", Verdict.SINGLE, (title,)),
        fact("person", Verdict.SINGLE, (name,)),
    )
    passengers = fact("passengers carried", Verdict.SINGLE, (figure(ferry, "1,968", "1968"),))
    held_facts = (arrested, quoted, seized, worth, replace(held, sides=(replace(held.sides[0], independent=2),)), foreign, *singles)
    three = Event(id="harwick", documents=(harbour.id, ledger.id, copy.id), independent_texts=((harbour.id,), (ledger.id, copy.id)))
    two = Event(id="ferry", documents=(ferry.id,), independent_texts=((ferry.id,),))
    return Report(
        documents=tuple(documents.values()),
        skipped=(
            Skipped(path="articles/feed.jsonl", line=7, reason="no text"),
            Skipped(path="articles/README.md", line=None, reason="passed over"),
        ),
        events=(EventReport(event=three, facts=held_facts), EventReport(event=two, facts=(passengers,))),
        findings=(
            replace(
                finding("figure.conflict", Severity.ERROR, "harbour-news has 2,010; ledger and morning-copy 2,001", arrested, documents),
                cause="digits-transposed",
                suggestion="Ask customs which count is right.",
            ),
            finding("quote.altered", Severity.WARNING, "harbour-news: “here”; ledger: “there”", quoted, documents),
            finding("unit.ambiguous", Severity.WARNING, "ledger and morning-copy: tons; harbour-news: tonnes", seized, documents),
            finding("figure.approximate", Severity.NOTE, "harbour-news: $12.8 billion; ledger: $12.797 billion", worth, documents),
        ),
    )


@pytest.fixture
def hostile() -> Report:
    """A report in which everything that comes from outside tries to be something else than text."""
    texts = {name: document(name, f"{HOSTILE}{name}\n", title=HOSTILE, outlet=f"{HOSTILE}{name}", path=HOSTILE) for name in ("a", "b")}
    claims = tuple(figure(source, "7", "7", subject=HOSTILE) for source in texts.values())
    about = fact(HOSTILE, Verdict.CONFLICT, claims, severity=Severity.ERROR, explanation=HOSTILE)
    alarm = replace(finding("figure.conflict", Severity.ERROR, HOSTILE, about, texts), event="e", cause=HOSTILE, suggestion=HOSTILE)
    return Report(
        documents=tuple(texts.values()),
        skipped=(Skipped(path=HOSTILE, line=1, reason=HOSTILE),),
        events=(EventReport(event=Event(id="e", documents=("a", "b"), independent_texts=(("a",), ("b",))), facts=(about,)),),
        findings=(alarm,),
    )
