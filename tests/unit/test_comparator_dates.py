"""The verdict on dates."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import comparator, lexicon, pipeline
from factcheck.config import Policy
from factcheck.lexicon.days import days_of
from factcheck.model import (
    Alignment,
    Anchor,
    DateClaim,
    DateMention,
    Document,
    Event,
    Field,
    Judgement,
    Section,
    Sentence,
    Severity,
    Span,
    Verdict,
)

NOON = date(2026, 9, 16)


def claim(document: str, expression: str, published: date | None, predicate: str | None) -> DateClaim:
    """Return a date that stands alone in its text."""
    span = Span(0, len(expression))
    sentence = Sentence(Field.TEXT, span, Section.BODY, 0)
    anchor = Anchor(document=document, span=span, surface=expression, sentence=sentence)
    mention = DateMention(anchor=anchor, expression=expression, predicate=predicate)
    return DateClaim(id=f"{document}:date", mention=mention, range=days_of(expression, published))


def judge(*told: tuple[str, date | None], predicate: str | None = "open", weight: float = 9.0) -> Judgement:
    """Judge one date a document, the documents named a, b, c."""
    claims = tuple(claim(name, *one, predicate) for name, one in zip("abc", told, strict=False))
    names = tuple(one.mention.anchor.document for one in claims)
    event = Event(id="e", documents=names, independent_texts=tuple((name,) for name in names))
    texts = comparator.texts_of(event, {name: Document(id=name, text=told[at][0], outlet=name) for at, name in enumerate(names)})
    return comparator.judge(Alignment(label="x", claims=claims, weight=weight), texts, lexicon.load(), Policy())


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (("2026-09-14", None), ("2026-09-14", None), Verdict.AGREEMENT),
        (("weekday:2<", NOON), ("weekday:2<", None), Verdict.AGREEMENT),
        (("--04>", NOON), ("--04>", None), Verdict.AGREEMENT),
        (("2026-09-14", None), ("--09-14<", None), Verdict.EQUIVALENT),
        (("2026-09-14", None), ("2026-09", None), Verdict.APPROXIMATE),
        (("2026-04", None), ("--04>", None), Verdict.APPROXIMATE),
        (("--09-10/--09-12", None), ("--09-12<", None), Verdict.APPROXIMATE),
        (("2026-09-14", None), ("2026-09-04", None), Verdict.CONFLICT),
        (("--09-14<", None), ("--09-04<", None), Verdict.CONFLICT),
        (("--09-14<", NOON), ("weekday:3<", NOON), Verdict.CONFLICT),
    ],
)
def test_the_verdict_on_two_dates(one: tuple[str, date | None], other: tuple[str, date | None], verdict: Verdict) -> None:
    assert judge(one, other).verdict is verdict
    assert judge(other, one).verdict is verdict


def test_a_date_alone_is_single() -> None:
    assert judge(("2026-09-14", None)).verdict is Verdict.SINGLE


@pytest.mark.parametrize(("predicate", "severity"), [("open", Severity.ERROR), (None, Severity.WARNING)])
def test_days_apart_are_an_error_where_it_is_told_what_happened_on_them(predicate: str | None, severity: Severity) -> None:
    (ruling,) = judge(("2026-09-14", None), ("2026-09-04", None), predicate=predicate, weight=99.0).rulings

    assert (ruling.rule, ruling.severity) == ("date.conflict", severity)


@pytest.mark.parametrize(("day", "rules"), [(6, []), (16, ["date.conflict"]), (20, [])])
def test_a_slip_in_the_day_parts_two_dates_of_one_hearing(day: int, rules: list[str]) -> None:
    one = "Judge sets date\n\nAnneke Marl will be sentenced on 6 February 2027 at Harstow crown court. Marl, 58, stole £740,000."
    other = f"Marl to learn fate\n\nThe sentencing of Anneke Marl was set for {day} February 2027 at Harstow crown court."
    documents = [Document(id=name, text=text, outlet=name, event="e") for name, text in (("a", one), ("b", other))]

    assert [finding.rule for finding in pipeline.compare(documents).findings] == rules


def test_a_month_of_another_year_is_a_conflict() -> None:
    """A month and its year are as plain as a day; "last month" and "in the spring" are not."""
    told = (
        "Nurses in Tarsa walked out on Monday. Risk allowances have not been paid since July 2023, their union said.",
        "A walkout by nurses shut wards in Tarsa on Monday. The union says the risk allowances have not been paid since July 2022.",
    )
    report = pipeline.compare([Document(id=name, text=text, outlet=name, event="e") for name, text in zip("ab", told, strict=True)])

    assert [finding.message for finding in report.findings if finding.rule.endswith(".conflict")] == ["a: July 2023; b: July 2022"]
