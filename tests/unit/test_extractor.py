"""The composition of the extraction: everything in reading order, and told of together."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import text
from factcheck.extractor import extract
from factcheck.lexicon import load
from factcheck.model import DateMention, Document, Field, Figure, Mention, Modifier, Name, Statement

LEXICON = load()
CASES = Path(__file__).parents[1] / "cases" / "figures.txt"
LINES = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
DECIMALS = 6  # of a value in the cases


def mentions(body: str, title: str | None = None) -> tuple[Mention, ...]:
    """Return the mentions of one article."""
    document = Document(id="a", text=body, title=title, outlet="a")
    return extract(document, text.sentences(document, LEXICON), LEXICON)


def test_mentions_come_in_reading_order_title_first() -> None:
    """A title's figures precede those of the text, and the text's come by place."""
    found = mentions("Police held 40 men on Monday. Six were charged.", "Forty held")

    places = [(mention.anchor.field is Field.TEXT, mention.anchor.span.start) for mention in found]
    assert sorted(places) == places
    assert found[0].anchor.field is Field.TITLE


def test_a_date_is_told_of_by_its_verb() -> None:
    """The verb that a date belongs to is its predicate, and that verb's subject its subject."""
    (day,) = [mention for mention in mentions("A passenger train derailed near Ghotki on 7 May 2031.") if isinstance(mention, DateMention)]

    assert (day.subject, day.predicate) == ("train", "derail")


def test_a_date_without_a_verb_has_neither() -> None:
    """A dateline tells of nothing."""
    (day,) = [mention for mention in mentions("Budget: 7 May 2031") if isinstance(mention, DateMention)]

    assert (day.subject, day.predicate) == (None, None)


def test_a_figure_in_a_statement_has_its_attribution() -> None:
    """What somebody is said to have said carries the speaker to the figures in it."""
    found = mentions("“We have arrested 40 smugglers this week,” said Karel Dvoran, the prosecutor.")

    (figure,) = [mention for mention in found if isinstance(mention, Figure) and mention.anchor.surface == "40"]
    assert figure.attribution is not None
    assert any(isinstance(mention, Statement) for mention in found)
    assert any(isinstance(mention, Name) for mention in found)


def test_an_article_without_words_has_no_mentions() -> None:
    """Nothing comes of nothing."""
    assert mentions("") == ()


def told(figure: Figure) -> str:
    """Return a figure in the form of the case file."""
    low, high = (f"{round(value, DECIMALS).normalize():f}" for value in (figure.low, figure.high))
    value = low if low == high else f"{low}..{high}"
    notes = [
        figure.modifier.value if figure.modifier is not Modifier.EXACT else "",
        f"change={figure.change.value}" if figure.change else "",
        f"per={figure.per}" if figure.per else "",
        f"aspect={figure.aspect}" if figure.aspect else "",
    ]
    row = [figure.anchor.surface, figure.kind.value, value, figure.unit]
    return "; ".join([*row, *filter(None, notes)])


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.partition(" => ")[0][:60])
def test_every_short_form_is_read(line: str) -> None:
    """Surface, kind, value, unit, hedge, change, rate and aspect, from text to figure."""
    body, _, expected = line.partition(" => ")

    assert (" | ".join(told(one) for one in mentions(body) if isinstance(one, Figure)) or "-") == expected


def test_each_figure_of_a_list_has_its_own_place() -> None:
    """What "respectively" deals out: a place, a name, or the noun."""
    body = "Wages in Lagos and Abuja grew by 3% and 5% respectively. Fiat and Ford sold 120 and 340 cars respectively."

    found = [one for one in mentions(body) if isinstance(one, Figure)]

    assert [(one.subject, one.scope.place, one.scope.who) for one in found] == [
        ("wage", ("Lagos",), ()),
        ("wage", ("Abuja",), ()),
        ("car", (), ("Fiat",)),
        ("car", (), ("Ford",)),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Sales and profit rose 5% and 7% respectively.", [("sale", "rise"), ("profit", "rise")]),
        ("Sales, costs and profit rose 5%, 6% and 7% respectively.", [("sale", "rise"), ("cost", "rise"), ("profit", "rise")]),
        ("Smith and Jones, aged 24 and 31 respectively, were arrested.", [("smith", "arrest"), ("jones", "arrest")]),
        ("Shares fell 5% and 7% respectively.", [("share", "fall"), ("share", "fall")]),
        ("Respectively, 5 men left.", [("man", "leave")]),
        ("Police arrested 60 protesters. Forty were charged.", [("protester", "arrest"), ("protester", "charge")]),
        ("The death toll was 45 on Monday. Now it is 62.", [("toll", "be"), ("toll", "be")]),
        ("Nine hikers were found. Seven of the nine were alive.", [("hiker", "find"), ("hiker", "be"), ("hiker", "be")]),
        ("The fund has $5 million. A fifth of that was spent.", [("fund", "have"), ("fund", "spend")]),
        ("The crash killed 12 people. It was 5 below zero.", [("person", "kill"), ("it", "be")]),
        ("They sold 120 and 340 cars.", [("car", "sell"), ("car", "sell")]),
        ("Police held 4 men.\n\nForty were charged.", [("man", "hold"), ("person", "charge")]),
    ],
)
def test_a_figure_has_the_noun_that_its_sentence_leaves_out(body: str, expected: list[tuple[str | None, str | None]]) -> None:
    """The noun of a list, of the sentence before, of a pronoun; never across paragraphs."""
    assert [(one.subject, one.predicate) for one in mentions(body) if isinstance(one, Figure)] == expected
