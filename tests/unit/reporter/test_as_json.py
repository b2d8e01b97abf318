"""The machine interface: valid against the schemas, every value as promised, and safe to write anywhere."""

from __future__ import annotations

import hashlib
import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from factcheck.model import DateClaim, DateRange, FigureClaim
from factcheck.reporter import as_jsonl, render
from factcheck.reporter.as_json import claim_object, line
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Claim, Fact, Report

Json = dict[str, Any]


def schema(name: str) -> Json:
    """Return a shipped schema."""
    shipped: Json = json.loads(files("factcheck").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8"))
    return shipped


def parsed(report: Report) -> Json:
    """Return what the report comes to when it is read again."""
    read: Json = json.loads("".join(render("json", report, View())))
    return read


def claims_of(report: Report) -> list[Claim]:
    """Return every claim of a report."""
    return [claim for event in report.events for fact in event.facts for claim in fact.claims]


def errors(name: str, value: object) -> list[str]:
    """Return what a schema has against a value."""
    return [error.message for error in jsonschema.Draft202012Validator(schema(name)).iter_errors(value)]


@pytest.mark.parametrize("name", ["extract", "compare"])
def test_schemas_are_schemas(name: str) -> None:
    """Draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_both_schemas_have_the_same_claim() -> None:
    """A claim is the same object in both outputs."""
    extract, compare = schema("extract")["$defs"], schema("compare")["$defs"]

    assert {name: compare[name] for name in extract} == extract


def test_report_matches_its_schema(report: Report) -> None:
    """Every field of every record."""
    assert errors("compare", parsed(report)) == []


def test_hostile_report_matches_its_schema(hostile: Report) -> None:
    """Text is text, whatever it says."""
    assert errors("compare", parsed(hostile)) == []


def test_claims_match_their_schema(report: Report) -> None:
    """Each line of extract, and the same object as in compare."""
    claims = claims_of(report)
    lines = [json.loads(text) for text in as_jsonl.lines(claims)]

    assert [errors("extract", claim) for claim in lines] == [[]] * len(claims)
    assert lines == [claim for event in parsed(report)["events"] for fact in event["facts"] for claim in fact["claims"]]


def objects(value: object) -> list[Json]:
    """Return every object in a parsed document."""
    if isinstance(value, dict):
        return [value, *(found for entry in value.values() for found in objects(entry))]
    return [found for entry in value for found in objects(entry)] if isinstance(value, list) else []


def test_schema_refuses_unknown_and_missing_fields(report: Report) -> None:
    """In whatever object of the report a field is added or lost, validation fails."""
    whole = parsed(report)
    validator = jsonschema.Draft202012Validator(schema("compare"))
    sample = {tuple(sorted(entry)): number for number, entry in enumerate(objects(whole))}

    for number in sample.values():
        added, lost = deepcopy(whole), deepcopy(whole)
        objects(added)[number]["surprise"] = 1
        del objects(lost)[number][next(iter(objects(lost)[number]))]
        assert not validator.is_valid(added), objects(whole)[number]
        assert not validator.is_valid(lost), objects(whole)[number]


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("count", {"low": "2001"}),
        ("count", {"unit": "suspects"}),
        ("count", {"statement": "a:statement:1"}),
        ("count", {"span": [1, 2, 3]}),
        ("count", {"modifier": None}),
        ("date", {"low": 20250304}),
        ("date", {"unit": "1"}),
        ("quotation", {"low": 1}),
        ("quotation", {"attribution": None}),
        ("title", {"subject": None}),
        ("name", {"bearer": "ship"}),
    ],
)
def test_schema_knows_what_a_kind_may_hold(report: Report, kind: str, changes: Json) -> None:
    """A value of another kind's form fails."""
    claim = next(json.loads(line(claim_object(claim))) for claim in claims_of(report) if claim.kind == kind)

    assert errors("extract", claim) == []
    assert errors("extract", {**claim, **changes}) != []


def test_documents_are_listed_with_their_digest(report: Report) -> None:
    """The digest of the text as it was read."""
    first = parsed(report)["documents"][0]

    assert first["text_sha256"] == hashlib.sha256(report.documents[0].text.encode()).hexdigest()
    assert (first["id"], first["outlet"], first["path"]) == ("harbour-news", "harbour-news", "articles/harbour-news.txt")
    assert first["published"] == "2025-03-04T18:10:00+00:00"


def test_figure(conflicting: tuple[Fact, ...]) -> None:
    """Base unit, stated unit and the other readings."""
    claim = claim_object(conflicting[2].claims[1])

    assert claim["id"] == "ledger:measure:16-24"
    assert (claim["low"], claim["high"], claim["unit"], claim["precision"]) == (134000, 134000, "kilogram", 500)
    assert claim["stated"] == {"value": 134, "unit": "ton"}
    assert claim["readings"] == [{"unit": "kilogram", "low": 121563, "high": 121563}]
    assert (claim["modifier"], claim["attribution"], claim["field"]) == ("exact", None, "text")


def test_range_states_both_ends_and_an_open_end_is_null(conflicting: tuple[Fact, ...]) -> None:
    """A range has two values, a bound one."""
    claim = conflicting[0].claims[0]
    assert isinstance(claim, FigureClaim)
    wide = claim._replace(
        mention=claim.mention._replace(high=Decimal(2020)), quantity=claim.quantity._replace(high=None, precision=Decimal("0.5"))
    )

    assert claim_object(wide)["stated"] == {"value": [2010, 2020], "unit": "1"}
    assert (claim_object(wide)["low"], claim_object(wide)["high"], claim_object(wide)["precision"]) == (2010, None, 0.5)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("134", "134.0"),
        ("0.25", "0.25"),
        ("-3", "-3.0"),
        ("1E+9", "1000000000.0"),
        ("12E+15", "12000000000000000"),
        ("1E+20", "1" + "0" * 20),
    ],
)
def test_numbers_have_no_exponent(conflicting: tuple[Fact, ...], number: str, written: str) -> None:
    """However large."""
    claim = conflicting[0].claims[0]
    assert isinstance(claim, FigureClaim)
    large = claim._replace(quantity=claim.quantity._replace(low=Decimal(number)))

    assert f'"low": {written},' in line(claim_object(large))


def test_part_names_the_claim_it_belongs_to(calm: tuple[Fact, ...]) -> None:
    """In the scope, with the words that narrow it."""
    scope = claim_object(calm[1].claims[0])["scope"]

    assert scope["part_of"] == "harbour-news:count:90-95"
    assert (list(scope["who"]), list(scope["place"]), list(scope["group"])) == (["suspects"], ["Harwick"], ["foreigners"])


def test_date(calm: tuple[Fact, ...]) -> None:
    """ISO days."""
    claim = claim_object(calm[2].claims[0])

    assert (claim["low"], claim["high"], claim["unit"]) == ("2025-03-04", "2025-03-04", "day")
    assert claim["stated"] == {"value": "2025-03-04", "unit": "day"}


@pytest.mark.parametrize(
    ("days", "stated"),
    [
        (DateRange(date(2021, 1, 1), date(2021, 12, 31)), ["2021-01-01", "2021-12-31"]),
        (DateRange(None, date(2021, 12, 31)), [None, "2021-12-31"]),
        (DateRange(None, None), None),
    ],
)
def test_days_that_are_not_one(calm: tuple[Fact, ...], days: DateRange, stated: object) -> None:
    """A year is its first and last day; what nothing settles is null."""
    dated = calm[2].claims[0]
    assert isinstance(dated, DateClaim)
    claim = json.loads(line(claim_object(dated._replace(range=days))))

    assert claim["stated"]["value"] == stated
    assert errors("extract", claim) == []


def test_quotation(conflicting: tuple[Fact, ...]) -> None:
    """No value, but a speaker and the statement it is a piece of."""
    claim = claim_object(conflicting[1].claims[0])

    assert [claim[name] for name in ("low", "high", "unit", "stated", "modifier")] == [None] * 5
    assert (claim["statement"], claim["direct"]) == ("harbour-news:statement:0", True)
    assert claim["attribution"]["speaker"] == "Customs Director Ada Brandt"
    assert claim["attribution"]["speaker_resolved"] == "Ada Brandt"
    assert claim["attribution"]["direct"] is True


def test_title_and_name(calm: tuple[Fact, ...]) -> None:
    """A title has its holder as subject; a name says what bears it."""
    title, name = (claim_object(calm[place].claims[0]) for place in (3, 4))

    assert (title["kind"], title["surface"], title["subject"]) == ("title", "Customs Director", "Ada Brandt")
    assert (name["kind"], name["bearer"], list(name["aliases"])) == ("name", "person", ["Brandt"])


def test_a_lone_surrogate_is_written_as_its_escape() -> None:
    """No text of an article keeps the report from being written as UTF-8."""
    assert line({"text": "half \ud83d, whole 😀, é"}) == '{"text": "half \\ud83d, whole 😀, é"}'


def test_ends_with_a_newline_and_is_the_same_twice(report: Report) -> None:
    """Same report, same bytes."""
    first, second = ("".join(render("json", report, View())) for _ in range(2))

    assert first == second
    assert first.endswith("]}\n")


def test_an_empty_report(report: Report) -> None:
    """Nothing to say is still a report."""
    empty = replace(report, documents=(), skipped=(), events=(), findings=())

    assert parsed(empty) == {"version": 1, "documents": [], "skipped": [], "events": [], "findings": []}


def test_the_fact_sheet_of_each_event(report: Report) -> None:
    """What several documents jointly tell, with what is disputed; an article that stands alone has none."""
    first, second = json.loads("".join(render("json", report, View())))["events"]

    assert second["sheet"] == []
    assert [entry["label"] for entry in first["sheet"]][:2] == ["suspects arrested", "Ada Brandt on stopping"]
    assert first["sheet"][0] == {
        "fact": "f-suspects-arrested",
        "label": "suspects arrested",
        "kind": "count",
        "verdict": "conflict",
        "value": "2,001",
        "low": 2001.0,
        "high": 2010.0,
        "unit": "1",
        "documents": ["ledger", "morning-copy"],
        "independent": 2,
        "disputed": [{"value": "2,010", "documents": ["harbour-news"]}],
    }
