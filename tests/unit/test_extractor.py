"""The composition of the extraction: everything in reading order, and told of together."""

from __future__ import annotations

from factcheck import text
from factcheck.extractor import extract
from factcheck.lexicon import load
from factcheck.model import DateMention, Document, Field, Figure, Mention, Name, Statement

LEXICON = load()


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
