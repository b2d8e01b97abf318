"""Statements one phenomenon at a time (whole articles: tests/test_statement_accuracy.py)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factcheck import lexicon, text
from factcheck.extractor import statements
from factcheck.extractor.tagger import TaggedSentence, tag
from factcheck.extractor.wordforms import Forms
from factcheck.model import Document, Sentence
from tests.conftest import ROOT

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "statements.toml").read_text(encoding="utf-8"))


def told(article: str) -> list[str]:
    """Return the statements of an article as "speaker | cue | content", with * before what is direct."""
    document = Document(id="a", text=article, outlet="a")

    def tagged(sentence: Sentence) -> TaggedSentence:
        return tag(article, sentence, lexicon.load())

    found = statements.find(document, text.sentences(document, lexicon.load()), tagged, lexicon.load())
    return [
        f"{one.attribution.speaker or '-'} | {one.attribution.cue} | {'*' if one.attribution.direct else ''}{one.anchor.surface}"
        for one in found
    ]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"][:50])
def test_who_said_what(case: dict[str, object]) -> None:
    """Speaker, cue and content are found as written."""
    assert told(str(case["text"])) == case["told"]


@pytest.mark.parametrize("article", CASES["nothing"]["texts"])
def test_nobody_is_quoted(article: str) -> None:
    """Scare quotes, refusals and verbs without a content are no statements."""
    assert told(article) == []


def test_pieces_of_one_statement_share_its_number() -> None:
    """A content that the cue parts is one statement; the next quotation of another paragraph is not."""
    article = "“We go,” he said. “We stay.”\n\n“Nobody knows,” she said."
    document = Document(id="a", text=article, outlet="a")
    sentences = text.sentences(document, lexicon.load())

    found = statements.find(document, sentences, lambda sentence: tag(article, sentence, lexicon.load()), lexicon.load())

    assert [one.statement for one in found] == [1, 1, 2]


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    """The opening mark is repeated where the paragraph before was left open."""
    article = "“We have seen nothing like it,” she said. “It was as if the sky had come down.\n\n“Nobody slept that night.”"
    document = Document(id="a", text=article, outlet="a")
    sentences = text.sentences(document, lexicon.load())

    found = statements.find(document, sentences, lambda sentence: tag(article, sentence, lexicon.load()), lexicon.load())

    assert [one.statement for one in found] == [1, 1, 1]


def test_the_rest_of_a_quotation_belongs_to_its_paragraph() -> None:
    """What opens the next paragraph goes on with the one before, though another speaks behind it."""
    article = "“We go,” he said. “We will stay here for long.\n\n“Nobody slept at all.” After the match, Mr. Orr said, “I did.”"
    document = Document(id="a", text=article, outlet="a")
    sentences = text.sentences(document, lexicon.load())

    found = statements.find(document, sentences, lambda sentence: tag(article, sentence, lexicon.load()), lexicon.load())

    assert [(one.statement, one.attribution.speaker) for one in found] == [(1, "he"), (1, "he"), (1, "he"), (2, "Mr. Orr")]


def test_what_is_passed_over_reports_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A verb without its noun or particle ("made", "went") or behind an article is not read for; read for all the same, it says nothing."""
    articles = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "articles").rglob("*.txt"))]
    cues = lexicon.load().cues
    tails = (
        "that he had lost",
        "to the police on Monday",
        "it was over, he left,",
        "if they went:",
        "of the deal that the firm said it had",
    )
    forms = sorted({*cues.forms, *cues.nouns, *cues.said_of})
    articles += [
        " ".join(f"On Monday, Lee Orr met {lead.strip()} {form} {tails[(at + more) % len(tails)]}." for at, form in enumerate(forms))
        for more, lead in enumerate(statements.BEFORE_NOUNS)
    ]
    found = [told(article) for article in articles]
    monkeypatch.setattr(statements, "_is_inert", lambda *_: False)
    monkeypatch.setattr(statements, "_is_led", lambda *_: False)

    assert found
    assert [told(article) for article in articles] == found


def test_no_subject_stands_right_before_a_cue_that_is_passed_over() -> None:
    """The tagger knows the words that have no subject behind them as nothing else."""
    forms = Forms(lexicon.load().tag_weights, lexicon.load().wordclasses)

    assert {forms.candidates(word.strip(), "l") for word in statements.BEFORE_NOUNS} == {("DT",), ("PRP$",), ("IN",)}
