"""The machine interface, checked on the whole corpus as a program would that knows docs/contract.md alone."""

from __future__ import annotations

import collections
import hashlib
import itertools
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema
import pytest

from tests.corpus.measure import CORPUS

if TYPE_CHECKING:
    from tests.conftest import Command

Json = dict[str, Any]

NUMBERS = {"count", "measure", "money", "percent", "ratio", "duration", "ordinal"}
KINDS = NUMBERS | {"date", "quotation", "name", "title"}
MODIFIERS = {"exact", "approximate", "at_least", "at_most", "more_than", "less_than", "range"}
VERDICTS = {"agreement", "equivalent", "approximate", "update", "conflict", "single"}
SEVERITIES = ("none", "note", "warning", "error")
BASE_UNITS = {
    "1", "percent", "percentage point", "kilogram", "metre", "square metre", "cubic metre", "second", "metre per second", "watt",
    "watt hour", "celsius", "kelvin", "pascal", "hertz", "bit", "magnitude",
}  # fmt: skip

CLAIM = {
    "id", "document", "field", "kind", "span", "surface", "low", "high", "precision", "unit", "stated", "readings", "modifier", "change",
    "per", "aspect", "subject", "predicate", "scope", "sentence", "attribution",
}  # fmt: skip
SCOPE = {"who", "place", "group", "period", "base", "part_of", "status"}
ATTRIBUTION = {"speaker", "speaker_span", "speaker_resolved", "cue", "cue_span", "direct"}
REPORT = {"version", "documents", "skipped", "events", "findings"}
DOCUMENT = {"id", "outlet", "title", "published", "path", "text_sha256"}
EVENT = {"id", "documents", "independent_texts", "facts"}
FACT = {"id", "label", "kind", "verdict", "severity", "reason", "explanation", "weight", "sides", "claims"}
SIDE = {"low", "high", "unit", "as_written", "documents", "independent"}
FINDING = {"rule", "severity", "message", "cause", "event", "fact", "documents", "claims", "suggestion", "evidence", "fingerprint"}
EVIDENCE = {"document", "field", "span", "sentence", "text"}


class Output(NamedTuple):
    """What the product says about the corpus, and the articles by id."""

    articles: dict[str, Json]
    claims: list[Json]
    report: Json

    def field(self, entry: Json) -> str:
        """Return the text that an entry's spans point into."""
        return str(self.articles[entry["document"]][entry["field"]])

    def facts(self) -> list[Json]:
        """Return the facts of all events."""
        return [fact for event in self.report["events"] for fact in event["facts"]]


def articles() -> dict[str, Json]:
    """Return the corpus as records of JSON Lines, the first line of each article as its title."""
    events = json.loads((CORPUS / "events.json").read_text(encoding="utf-8"))
    records = {}
    for name, event in sorted(events.items()):
        slug, outlet = name.split("/")
        title, text = (CORPUS / "clusters" / slug / f"{outlet}.txt").read_bytes().decode().split("\n", 1)
        published = json.loads((CORPUS / "gold" / f"{slug}.json").read_text(encoding="utf-8"))["documents"][outlet]["published"]
        records[name] = {"id": name, "title": title, "text": text, "outlet": outlet, "published": published, "event": event}
    return records


@pytest.fixture(scope="module")
def output(factcheck: Command) -> Output:
    """Run extract and compare once on the corpus."""
    records = articles()
    lines = "".join(json.dumps(record) + "\n" for record in records.values())
    extracted, compared = (
        factcheck("extract", "-", "--format", "jsonl", stdin=lines),
        factcheck("compare", "-", "--format", "json", stdin=lines),
    )

    assert (extracted.status, extracted.err, compared.err) == (0, "", "")
    assert compared.status in {0, 1}
    return Output(records, [json.loads(line) for line in extracted.out.splitlines()], compared.json)


def test_outputs_match_their_schemas(factcheck: Command, output: Output) -> None:
    """Every claim and the report are valid against the schemas that ship."""
    extract, compare = (jsonschema.Draft202012Validator(factcheck("schema", name).json) for name in ("extract", "compare"))

    assert [error.message for claim in output.claims for error in extract.iter_errors(claim)] == []
    assert [error.message for error in compare.iter_errors(output.report)] == []


def test_every_field_is_there(output: Output) -> None:
    """Fields may be added; none is missing."""
    facts = output.facts()
    sides = [side for fact in facts for side in fact["sides"]]
    evidence = [entry for finding in output.report["findings"] for entry in finding["evidence"]]
    attributions = [claim["attribution"] for claim in output.claims if claim["attribution"]]
    wanted = [
        (CLAIM, output.claims), (CLAIM, [claim for fact in facts for claim in fact["claims"]]), (ATTRIBUTION, attributions),
        (SCOPE, [claim["scope"] for claim in output.claims]), (REPORT, [output.report]), (DOCUMENT, output.report["documents"]),
        (EVENT, output.report["events"]), (FACT, facts), (SIDE, sides), (FINDING, output.report["findings"]), (EVIDENCE, evidence),
    ]  # fmt: skip

    assert [(names - entry.keys()) for names, entries in wanted for entry in entries if not names <= entry.keys()] == []
    assert all(entries for _, entries in wanted), "the corpus shows each of them"


def test_spans_slice_their_surface(output: Output) -> None:
    """A span is half-open code points into the field as it was read."""
    for claim in output.claims:
        text = output.field(claim)
        assert text[slice(*claim["span"])] == claim["surface"] != ""
        assert claim["sentence"][0] <= claim["span"][0] < claim["sentence"][1] <= len(text)


def test_evidence_reads_without_the_files(output: Output) -> None:
    """The text of an evidence is its sentence."""
    for finding in output.report["findings"]:
        for evidence in finding["evidence"]:
            assert evidence["text"] == output.field(evidence)[slice(*evidence["sentence"])]


def test_ids_say_where_the_claim_stands(output: Output) -> None:
    """An id is document, field if it is the title, kind and span; a second claim on the same span has ~2 after it."""
    seen: collections.Counter[str] = collections.Counter()
    for claim in output.claims:
        place = "title:" if claim["field"] == "title" else ""
        stem = f"{claim['document']}:{place}{claim['kind']}:{claim['span'][0]}-{claim['span'][1]}"
        seen[stem] += 1
        assert claim["id"] == (stem if seen[stem] == 1 else f"{stem}~{seen[stem]}")


def test_claims_come_in_reading_order(output: Output) -> None:
    """A document's claims begin with its title and go on from its start."""
    places = [(claim["document"], claim["field"] == "text", claim["span"][0]) for claim in output.claims]

    for _, own in itertools.groupby(places, key=lambda place: place[0]):
        listed = list(own)
        assert listed == sorted(listed)
    assert [document for document, _ in itertools.groupby(place[0] for place in places)] == sorted({place[0] for place in places})


def test_values(output: Output) -> None:
    """Numbers are closed intervals in a base unit, dates ISO days, wordings carry none."""
    for claim in output.claims:
        low, high = claim["low"], claim["high"]
        assert claim["kind"] in KINDS
        if claim["kind"] in NUMBERS:
            assert claim["unit"] in BASE_UNITS or re.fullmatch("[A-Z]{3}", claim["unit"]), claim
            assert claim["modifier"] in MODIFIERS
            assert claim["stated"]["unit"]
            assert low is None or high is None or low <= high
            assert claim["precision"] >= 0
        elif claim["kind"] == "date":
            assert claim["unit"] == "day"
            assert all(day is None or re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in (low, high))
        else:
            assert [claim[name] for name in ("low", "high", "unit", "stated", "modifier")] == [None] * 5


def test_years_and_days_are_never_counts(output: Output) -> None:
    """A number that is a date's is in the date alone."""
    dates = {(claim["document"], claim["field"], *claim["span"]) for claim in output.claims if claim["kind"] == "date"}
    counts = [claim for claim in output.claims if claim["kind"] == "count"]

    assert [claim["surface"] for claim in counts if (claim["document"], claim["field"], *claim["span"]) in dates] == []


def test_part_of_names_a_claim_of_the_same_article(output: Output) -> None:
    """What a part belongs to is there."""
    ids = {claim["id"]: claim["document"] for claim in output.claims}
    parts = [claim for claim in output.claims if claim["scope"]["part_of"]]

    assert parts
    assert [claim["id"] for claim in parts if ids.get(claim["scope"]["part_of"]) != claim["document"]] == []


def test_every_document_is_in_one_event(output: Output) -> None:
    """Documents that bring an event stay in it."""
    listed = sorted(document for event in output.report["events"] for document in event["documents"])
    groups = {frozenset(event["documents"]) for event in output.report["events"]}
    given = collections.defaultdict(set)
    for name, article in output.articles.items():
        given[article["event"]].add(name)

    assert listed == sorted(output.articles)
    assert groups == {frozenset(members) for members in given.values()}
    for event in output.report["events"]:
        assert sorted(itertools.chain(*event["independent_texts"])) == sorted(event["documents"])


def test_every_claim_is_in_one_fact(output: Output) -> None:
    """Compare and extract find the same claims, and each is in one fact of its document's event."""
    in_facts = sorted(claim["id"] for fact in output.facts() for claim in fact["claims"])

    assert in_facts == sorted(claim["id"] for claim in output.claims)
    for event in output.report["events"]:
        assert {claim["document"] for fact in event["facts"] for claim in fact["claims"]} <= set(event["documents"])


def test_facts(output: Output) -> None:
    """A fact's severity is the highest of its findings, and only a fact of one article is single."""
    worst: dict[str, int] = collections.defaultdict(int)
    for finding in output.report["findings"]:
        worst[finding["fact"]] = max(worst[finding["fact"]], SEVERITIES.index(finding["severity"]))

    assert len({fact["id"] for fact in output.facts()}) == len(output.facts())
    for fact in output.facts():
        assert fact["verdict"] in VERDICTS
        assert fact["severity"] == SEVERITIES[worst[fact["id"]]]
        assert fact["kind"] in KINDS
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", fact["reason"]), fact["reason"]
        assert fact["explanation"].strip()
        assert "\n" not in fact["explanation"]
        assert {document for side in fact["sides"] for document in side["documents"]} <= {claim["document"] for claim in fact["claims"]}
        assert (fact["verdict"] == "single") == (len({claim["document"] for claim in fact["claims"]}) == 1)


def test_findings(output: Output) -> None:
    """One finding a fact and rule, each with its own fingerprint, on claims that are there."""
    findings = output.report["findings"]
    claims = {claim["id"] for claim in output.claims}
    facts = {fact["id"]: event["id"] for event in output.report["events"] for fact in event["facts"]}
    across = [(finding["fact"], finding["rule"]) for finding in findings if finding["fact"]]

    assert len(across) == len(set(across))
    assert len({finding["fingerprint"] for finding in findings}) == len(findings)
    for finding in findings:
        assert re.fullmatch(r"[a-z]+\.[a-z]+", finding["rule"])
        assert re.fullmatch(r"v1:\S+", finding["fingerprint"])
        assert finding["message"].strip()
        assert "\n" not in finding["message"]
        assert set(finding["claims"]) <= claims
        assert finding["documents"]
        assert finding["evidence"]
        assert finding["fact"] is None or facts[finding["fact"]] == finding["event"]
        assert {evidence["document"] for evidence in finding["evidence"]} <= set(finding["documents"])


def test_the_message_of_a_conflict_names_outlets_and_values(output: Output) -> None:
    """It can be acted on without opening the report."""
    outlets = {document["id"]: document["outlet"] for document in output.report["documents"]}
    facts = {fact["id"]: fact for fact in output.facts()}
    conflicts = [finding for finding in output.report["findings"] if finding["rule"] == "figure.conflict"]

    assert conflicts
    for finding in conflicts:
        for side in facts[finding["fact"]]["sides"]:
            assert any(outlets[document] in finding["message"] for document in side["documents"]), finding["message"]
            assert any(written in finding["message"] for written in side["as_written"]), finding["message"]


def test_documents(output: Output) -> None:
    """Every document is listed with the digest of its text."""
    for document in output.report["documents"]:
        article = output.articles[document["id"]]
        assert document["text_sha256"] == hashlib.sha256(article["text"].encode()).hexdigest()
        assert (document["outlet"], document["title"]) == (article["outlet"], article["title"])


def test_kinds_can_be_chosen(factcheck: Command, output: Output) -> None:
    """`extract --kinds` leaves the others out and changes nothing in those that stay."""
    lines = "".join(json.dumps(record) + "\n" for record in output.articles.values())
    chosen = factcheck("extract", "-", "--format", "jsonl", "--kinds", "money,percent", stdin=lines)

    assert [json.loads(line) for line in chosen.out.splitlines()] == [
        claim for claim in output.claims if claim["kind"] in {"money", "percent"}
    ]
