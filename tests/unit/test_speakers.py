"""Who speaks: pronouns, offices and short forms resolved, figures given to their source."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck import lexicon, text
from factcheck.extractor import names, speakers, statements
from factcheck.extractor.tagger import TaggedSentence, tag
from factcheck.model import Anchor, Document, Field, Figure, Kind, Sentence, Span, Statement


def resolved(article: str, title: str | None = None) -> list[Statement]:
    """Return the statements of an article with their speakers resolved."""
    document = Document(id="a", text=article, title=title, outlet="a")
    sentences = text.sentences(document, lexicon.load())

    def tagged(sentence: Sentence) -> TaggedSentence:
        return tag(document.field(sentence.field), sentence, lexicon.load())

    found = statements.find(document, sentences, tagged, lexicon.load())
    return speakers.resolve(document, sentences, found, names.find(document, sentences, tagged, lexicon.load()), lexicon.load())


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        ("Governor Josef Oketch came. “We will search,” he said.", "Josef Oketch"),
        ("Josef Oketch of Mere came. “We will search,” Councilman Oketch said.", "Josef Oketch"),
        ("Josef Oketch of Mere came. “We will search,” Detective Oketch said.", "Josef Oketch"),
        ("Rosa Bellandi met Luca Ferrante. “We will search,” she said.", "Rosa Bellandi"),
        ("Governor Josef Oketch came. “We will search,” Oketch said.", "Josef Oketch"),
        ("Interior Minister Mohsin Naqvi came. The minister said the plan was ready.", "Mohsin Naqvi"),
        ("Acting US Ambassador Natalie Baker came. The envoy said the plan was ready.", "Natalie Baker"),
        ("The Anti-Narcotics Force (ANF) met. The ANF said the plan was ready.", "Anti-Narcotics Force"),
        ("The Ministry of Interior met. The ministry said the plan was ready.", "Ministry of Interior"),
        ("Officials gave an account. The campaign, they said, had led to arrests.", "Officials"),
        ("Aoife Branagh ran well. “I saw the clock,” said the 33-year-old schoolteacher.", "Aoife Branagh"),
        ("Police said the plan was ready.", "Police"),
        ("A source said the plan was ready.", "A source"),
        ("Pryce won. Ms Pryce said the count was over. Hannah Pryce left.", "Hannah Pryce"),
        ("The Bank of Aldmark met. It said the rate would fall.", "Bank of Aldmark"),
        ("He told the court that he was sorry. Fenwick Marl was sentenced.", "Fenwick Marl"),
        ("The secretary of the club rose. Joan Bell left. The secretary of the club said it was late.", "The secretary of the club"),
        ("Hilda Cole said she would win. Bert Cole was there. “I am ready,” Cole said.", "Hilda Cole"),
        ("Hilda Cole left. Bert Cole stood beside Mrs. Cole. “I am ready,” Mrs. Cole said.", "Hilda Cole"),
        ("Bert Cole told voters that he would win. “We win,” the billionaire said. “It is late,” the Ohio Republican said.", "Bert Cole"),
        ("The Senate Ethics Committee met. The panel said it was bad. The ethics panel said it was worse.", "Senate Ethics Committee"),
        ("One expert said that it was bad. He said it was worse.\nHe added that it was late.", "One expert"),
        ("A senior official said it was bad. “It is late,” the official said. This official said more.", "A senior official"),
        ("A top adviser to Bert Cole said it was late.", "A top adviser to Bert Cole"),
        ("Bert Cole ran. “I see it,” said Andrea West of Boston University. “It is big,” Ms. West said.", "Andrea West"),
        ("Khizr Khan, whose son was killed, rose. “It is late,” Khan said.", "Khizr Khan"),
        ("If Rubin does decide to back Cruz, the aide said, he would say so.", "the aide"),
        ("The Guardian said it was late.", "The Guardian"),
        ("Fees must rise, according to Cole and his aides. Costs are high, they argue.", "Cole and his aides"),
        ("The two sides agreed to meet. They promised to talk more.", "The two sides"),
        (
            "The Ostrava Gazette met the Bank of Aldmark. The news agency Corva said rates fell. It said they would rise.",
            "The news agency Corva",
        ),
        ("Bert Cole rose. Carl Orr took up Bert Cole’s answers. He told the court that it was late.", "Carl Orr"),
        ("Bert Cole met Carl Orr. “No,” Cole said to Orr. The former Ohio governor said it was late.", "Bert Cole"),
        ("Rosa Bellandi met Luca Ferrante. The former businessman said it was late.", "Luca Ferrante"),
        ("Bert Cole rose. The real estate mogul said it was late.", "Bert Cole"),
        ("Attorney General Bert Cole came. It was late, their lawyer said.", "their lawyer"),
        ("Bert Cole met an employee. “It was late,” the employee said.", "the employee"),
        ("Bert Cole rose. There Bert Cole served Carl Orr and Luca Ferrante; it was late, he said.", "Bert Cole"),
        ("An email from Bert Cole said it was late.", "An email from Bert Cole"),
        ("General Carl Orr came. “Who goes?” asked one general.", "one general"),
        ("Carl Orr won two cups. He played for Luca Ferrante. In 1973, he was young, he said.", "Carl Orr"),
        ("The Ministry of Works, a new agency, met the Tarn Union. The agency said it was late.", "Ministry of Works"),
        ("Bert Cole rose. The Republican presidential candidate said it was late.\n“We will build,” he said.", "Bert Cole"),
    ],
)
def test_the_speaker_is_resolved(article: str, speaker: str) -> None:
    """A pronoun, a surname, an office or a short form is the one whom the article introduced; collectives stay as they are."""
    assert {one.attribution.resolved for one in resolved(article)} == {speaker}


def test_nothing_is_guessed_between_two_who_stand_equally_near() -> None:
    """Two men in the sentence of the pronoun are two answers."""
    (said,) = resolved("When Peter Danforth met Paul Rennie, he said the plan was ready.")

    assert said.attribution.resolved is None


def test_a_passive_has_no_speaker() -> None:
    """Nobody is named in "it was reported"."""
    (said,) = resolved("It was reported that the plan was ready.")

    assert (said.attribution.speaker, said.attribution.resolved) == (None, None)


def figure(article: str, surface: str) -> Figure:
    """Return a count at the place of its surface."""
    start = article.index(surface)
    span = Span(start, start + len(surface))
    sentence = Sentence(
        Field.TEXT, Span(0, len(article)), text.sentences(Document(id="a", text=article, outlet="a"), lexicon.load())[0].section, 0
    )
    number = Decimal(surface.replace(",", ""))
    return Figure(anchor=Anchor("a", span, surface, sentence), kind=Kind.COUNT, low=number, high=number, step=Decimal(0), unit="1")


def test_figures_take_the_source_of_the_statement_around_them() -> None:
    """Police say one figure, organisers another, and the third is the outlet's own."""
    article = "Police say 12 came, organisers say 40. Some 300 lit candles."

    found = speakers.attribute([figure(article, "12"), figure(article, "40"), figure(article, "300")], resolved(article))

    assert [one.attribution.speaker if one.attribution else None for one in found] == ["Police", "organisers", None]


def test_the_title_is_read_too() -> None:
    """A headline's pronoun stands for nobody known."""
    found = resolved("Rosa Bellandi spoke.", title="She says the plan is ready")

    assert [(one.anchor.field, one.attribution.resolved) for one in found] == [(Field.TITLE, None)]
