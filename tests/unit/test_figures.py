"""Figures are read from sentences as newsrooms write them, and nothing else is a figure."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.extractor import figures
from factcheck.lexicon import load
from factcheck.model import Document, Field, Figure, Kind, Modifier, Section, Sentence, Span

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "cases" / "figures.toml").read_text(encoding="utf-8"))
LEXICON = load()


def read(text: str, *, section: Section = Section.BODY, taken: tuple[Span, ...] = ()) -> list[Figure]:
    """Find the figures of one sentence."""
    document = Document(id="a", text=text, outlet="a")
    sentence = Sentence(Field.TEXT, Span(0, len(text)), section, 0)
    return figures.find(document, [sentence], [(Field.TEXT, span) for span in taken], LEXICON)


def told(figure: Figure) -> list[str]:
    """Return a figure in the form of the case file."""
    low, high = f"{figure.low.normalize():f}", f"{figure.high.normalize():f}"
    value = low if low == high else f"{low}..{high}"
    notes = [
        figure.modifier.value if figure.modifier is not Modifier.EXACT else "",
        f"change={figure.change.value}" if figure.change else "",
        f"per={figure.per}" if figure.per else "",
        f"aspect={figure.aspect}" if figure.aspect else "",
        f"or={' '.join(figure.units)}" if figure.units else "",
    ]
    said = "; ".join(note for note in notes if note)
    row = [figure.anchor.surface, figure.kind.value, value if len(value) <= 20 else value[:8], figure.unit]
    return [*row, said] if said else row


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"][:60])
def test_every_figure_of_a_sentence_is_read(case: dict[str, Any]) -> None:
    """Surface, kind, value, unit, hedge, change, rate and aspect."""
    assert [told(figure) for figure in read(case["text"])] == case["figures"]


@pytest.mark.parametrize("text", CASES["nothing"][0]["texts"])
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    """Names, identifiers, years, times, telephone numbers and set phrases."""
    assert read(text) == []


def test_spans_of_dates_are_never_figures() -> None:
    """A figure neither begins in a date nor runs into one."""
    text = "On 14 May 12 people died; 7 and 9 June."

    found = read(text, taken=(Span(3, 9), Span(26, 39)))

    assert [figure.anchor.surface for figure in found] == ["12"]


@pytest.mark.parametrize("section", [Section.BYLINE, Section.BOILERPLATE])
def test_bylines_and_furniture_are_passed_over(section: Section) -> None:
    """What surrounds an article says nothing."""
    assert read("Read 12 more stories", section=section) == []


def test_title_comes_before_text() -> None:
    """Figures are in reading order over both fields."""
    document = Document(id="a", title="Quake kills 41", text="At least 41 people died.", outlet="a")
    sentences = [
        Sentence(Field.TITLE, Span(0, 14), Section.HEADLINE, 0),
        Sentence(Field.TEXT, Span(0, 24), Section.BODY, 0),
    ]

    found = figures.find(document, sentences, [], LEXICON)

    assert [(figure.anchor.field, figure.anchor.span) for figure in found] == [(Field.TITLE, Span(12, 14)), (Field.TEXT, Span(9, 11))]


def test_a_document_without_sentences_has_no_figures() -> None:
    """Nothing is read where nothing was segmented."""
    assert figures.find(Document(id="a", text="12 men", outlet="a"), [], [], LEXICON) == []


def test_text_between_sentences_is_not_read() -> None:
    """Only what lies in a sentence is read."""
    document = Document(id="a", text="12 men. 13 women.", outlet="a")

    found = figures.find(document, [Sentence(Field.TEXT, Span(8, 17), Section.BODY, 0)], [], LEXICON)

    assert [figure.anchor.surface for figure in found] == ["13"]


def test_a_sentence_of_very_many_numbers_is_cut_off() -> None:
    """A table run together costs no more than a sentence."""
    assert len(read("12 men and " * 5000)) < 200


@pytest.mark.parametrize(
    ("text", "unit", "others"),
    [
        ("ISLAMABAD: Officials gave Rs 5 million.", "PKR", ()),
        ("NEW DELHI: Officials gave Rs 5 million.", "INR", ()),
        ("Officials gave Rs 5 million.", "INR", ("PKR", "LKR", "NPR", "MUR")),
        ("WASHINGTON (Wire) - It cost $5 million.", "USD", ()),
        ("SYDNEY: Australia paid $5 million, an Australian minister said in Canberra.", "AUD", ("USD",)),
        ("It cost $5 million.", "USD", ("CAD", "AUD", "NZD", "HKD", "SGD")),
        ("It put $5 million aside against American tariffs.", "USD", ("CAD", "AUD", "NZD", "HKD", "SGD")),
        ("WINNIPEG: Manitoba paid $5 million for a road, a minister said in Winnipeg.", "CAD", ("USD",)),
        ("PRAGUE: It cost 62 crowns.", "CZK", ()),
        ("It cost 62 crowns.", "XXX", ("SEK", "NOK", "DKK", "CZK", "ISK")),
        ("The levy of 65 cents is far below the €3 asked.", "EUR", ()),
        ("It cost 5 million pounds, or £5 a head.", "GBP", ()),
        ("CAIRO: Egypt paid 5 million pounds.", "EGP", ()),
        ("MEXICO CITY: Mexico paid 300 pesos.", "MXN", ()),
    ],
)
def test_an_ambiguous_currency_is_settled_by_the_document(text: str, unit: str, others: tuple[str, ...]) -> None:
    """Dateline, countries and neighbours decide; else the other readings stay."""
    figure = read(text)[0]

    assert (figure.kind, figure.unit, figure.units) == (Kind.MONEY, unit, others)


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("The bales weighed 200 pounds.", Kind.MEASURE, "pound"),
        ("British ministers will spend 200 pounds on it.", Kind.MONEY, "GBP"),
        ("It cost two million pounds.", Kind.MONEY, "GBP"),
        ("They found 40 pounds of cocaine in London.", Kind.MEASURE, "pound"),
    ],
)
def test_pounds_are_money_or_weight(text: str, kind: Kind, unit: str) -> None:
    """The words near decide."""
    figure = read(text)[0]

    assert (figure.kind, figure.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It was 38 degrees in the shade, a heat record.", "degree"),
        ("It was 104 degrees in the heat.", "degree Fahrenheit"),
        ("It was 40 degrees Fahrenheit; the low was 12 degrees.", "degree Fahrenheit"),
        ("Temperatures rose by 2 degrees.", "Celsius degree"),
        ("It was 0.2°C below the record.", "Celsius degree"),
        ("A drop of 20 degrees Fahrenheit is forecast.", "Fahrenheit degree"),
        ("They met at a 45-degree angle.", "degree of arc"),
    ],
)
def test_degrees_are_temperatures_differences_or_angles(text: str, unit: str) -> None:
    """A difference of temperature is none."""
    assert read(text)[-1].unit == unit


def test_degrees_in_law_are_things() -> None:
    """Two degrees without any weather are counted."""
    figure = read("She holds two degrees in law.")[0]

    assert (figure.anchor.surface, figure.kind, figure.unit) == ("two", Kind.COUNT, "1")


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("2,001 people", "0"),
        ("12.8 billion people", "1.0E+8"),
        ("134 tonnes", "1"),
        ("forty tonnes", "0"),
        ("0.43 tonnes", "0.01"),
        ("€412m", "1000000"),
        ("47 percent", "1"),
        ("dozens of men", "0"),
        ("3½ tonnes", "0"),
    ],
)
def test_step_is_the_place_of_the_last_digit(text: str, step: str) -> None:
    """Number words and counts written out in full have none."""
    assert str(read(text)[0].step.normalize()) in {step, "1E+6", "1E+8"} or read(text)[0].step == 0


def test_a_headline_in_millions_is_settled_by_the_text() -> None:
    """A bare "3.2m" is 3.2 metres unless the article tells it in millions."""
    values = []
    for second in ("There were 3.2m visitors.", "There were 3.2 million of them.", "The wall is 3.2m high.", "That is all."):
        text = f"Rise to 3.2m\n{second}"
        sentences = [Sentence(Field.TEXT, Span(0, 12), Section.HEADLINE, 0), Sentence(Field.TEXT, Span(13, len(text)), Section.BODY, 1)]
        values.append(figures.find(Document(id="a", text=text, outlet="a"), sentences, [], LEXICON)[0].unit)

    assert values == ["1", "1", "metre", "metre"]
