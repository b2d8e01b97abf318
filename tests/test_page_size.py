"""How large the page is: it is sent by mail and opened on telephones."""

from __future__ import annotations

from collections import defaultdict

import pytest

import factcheck
from factcheck.model import Document, Event, EventReport, Fact, FigureClaim, Finding, Kind, Passage, Report, Severity, Side, Verdict
from factcheck.reporter import render
from factcheck.reporter.view import View

NOUNS = (
    "protesters teachers nurses lorries cottages bridges sailors farmers migrants dentists horses tractors windows tickets students "
    "bakers trees laptops passports rifles vans poles wells tents stamps boats planes pilots miners clinics chairs lamps books ovens "
    "tanks pumps towers flags ropes barrels coats boots wheels doors carpets pianos violins drums bells clocks scarves gloves cameras "
    "engines ladders mirrors pillows shovels kettles helmets"
).split()
VERBS = "arrested hired moved repaired inspected counted rescued sold bought replaced".split()


def article(outlet: int, facts: int) -> Document:
    """Return what one outlet writes: every fourth figure of the first outlet differs from those of the others."""
    lines = []
    for number, noun in enumerate(NOUNS[:facts]):
        value = 1_203 + 37 * number + (9 if outlet == 0 and number % 4 == 0 else 0)
        lines.append(f"In Harwick {value:,} {noun} were {VERBS[number % len(VERBS)]}, far more than in any village of the coast nearby.")
    return Document(id=f"post-{outlet}", text="\n".join(lines), outlet=f"post-{outlet}")


def compared(documents: list[Document]) -> Report:
    """Return a report in which the figures that stand on one line are one fact: comparing so many like sentences would take longer."""
    told: dict[str, list[FigureClaim]] = defaultdict(list)
    for claim in factcheck.extract(documents):
        if isinstance(claim, FigureClaim):
            told[claim.mention.anchor.document].append(claim)
    facts = [fact_of(number, claims) for number, claims in enumerate(zip(*told.values(), strict=True))]
    names = tuple(document.id for document in documents)
    event = EventReport(event=Event("storm", names, tuple((name,) for name in names)), facts=tuple(facts))
    texts = {document.id: document.text for document in documents}
    findings = tuple(finding_of(fact, texts) for fact in facts if fact.verdict is Verdict.CONFLICT)
    return Report(documents=tuple(documents), events=(event,), findings=findings)


def fact_of(number: int, claims: tuple[FigureClaim, ...]) -> Fact:
    """Return a fact with a side for each value."""
    values: dict[str, list[FigureClaim]] = defaultdict(list)
    for claim in claims:
        values[claim.mention.anchor.surface].append(claim)
    sides = tuple(
        Side(own[0].quantity.low, own[0].quantity.high, "1", (value,), tuple(claim.mention.anchor.document for claim in own), len(own))
        for value, own in values.items()
    )
    differs = len(sides) > 1
    return Fact(
        id=f"f{number:016x}",
        label=f"{claims[0].mention.subject} {claims[0].mention.predicate}",
        kind=Kind.COUNT,
        verdict=Verdict.CONFLICT if differs else Verdict.AGREEMENT,
        severity=Severity.ERROR if differs else Severity.NONE,
        reason="disjoint" if differs else "same-value",
        explanation=f"{'; '.join(values)}: they cannot all be right." if differs else "All outlets give the same number.",
        weight=9.5,
        sides=sides,
        claims=claims,
    )


def finding_of(fact: Fact, texts: dict[str, str]) -> Finding:
    """Return the conflict of a fact, with its sentences."""
    evidence = []
    for anchor in (claim.mention.anchor for claim in fact.claims):
        sentence = anchor.sentence.span
        evidence.append(Passage(anchor.document, anchor.field, anchor.span, sentence, sentence.of(texts[anchor.document])))
    return Finding(
        rule="figure.conflict",
        severity=Severity.ERROR,
        message="; ".join(f"{', '.join(side.documents)}: {side.as_written[0]}" for side in fact.sides),
        cause="digits-transposed",
        event="storm",
        fact=fact.id,
        documents=tuple(place.document for place in evidence),
        claims=tuple(claim.id for claim in fact.claims),
        evidence=tuple(evidence),
        fingerprint=f"v1:{fact.id[1:]}",
    )


@pytest.mark.parametrize(("outlets", "facts", "most"), [(3, 20, 60), (8, 60, 250)])
def test_size(outlets: int, facts: int, most: int) -> None:
    """At most 60 kB for 20 facts of three outlets, 250 kB for 60 of eight, a quarter of them in conflict."""
    report = compared([article(outlet, facts) for outlet in range(outlets)])
    page = "".join(render("html", report, View(version="1.2.3")))

    assert len(report.events[0].facts) == facts
    assert len(report.findings) == facts // 4
    assert len(page.encode()) <= most * 1000
