"""Comparable forms of words, names and offices."""

from __future__ import annotations

import pytest

from factcheck import lexicon
from factcheck.model import Anchor, Attribution, Field, Name, NameKind, Section, Sentence, Span, Statement, Title
from factcheck.normalizer.wordings import identity, wording


def anchor(surface: str) -> Anchor:
    """Return an anchor that holds the words."""
    span = Span(0, len(surface))
    return Anchor("a", span, surface, Sentence(Field.TEXT, span, Section.BODY, 0))


def said(surface: str) -> tuple[str, ...]:
    """Return the comparable words of a statement."""
    attribution = Attribution(speaker=None, speaker_span=None, resolved=None, cue="said", cue_span=Span(0, 0), direct=True)
    return wording(Statement(anchor=anchor(surface), statement=1, attribution=attribution), lexicon.load()).words


def office(surface: str) -> tuple[str, ...]:
    """Return the comparable words of a title."""
    return identity(Title(anchor=anchor(surface), holder="x"), lexicon.load()).words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Centre emphasised its programme", "the center emphasized its program"),
        ("It’s 47 per cent", "It's 47%"),
        ("zero-tolerance policy", "Zero tolerance policy"),
        ("We co-operate", "we cooperate."),
        ("U.S. officials", "US officials"),
        ("We … go", "We [in the ministry] go"),
    ],
)
def test_typography_and_spelling_make_no_difference(one: str, other: str) -> None:
    """Two printings of the same words have one comparable form."""
    assert said(one) == said(other)


@pytest.mark.parametrize("word", ["promise", "otherwise", "surprised", "rising", "telling"])
def test_words_that_only_look_british_stay(word: str) -> None:
    """An ending is folded only where two spellings exist."""
    assert said(word) == (word,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CEO", "chief executive"),
        ("US acting ambassador", "Acting US Ambassador"),
        ("Finance ministry spokeswoman", "speaking for the finance ministry"),
        ("spokesman for the finance ministry", "Finance ministry spokeswoman"),
        ("provincial governor", "governor of the province"),
        ("Captain", "commander"),
        ("US ambassador", "ambassador of the United States"),
    ],
)
def test_the_same_office_in_other_words(one: str, other: str) -> None:
    """Word order, gender, abbreviation and the small words make no other office."""
    assert office(one) == office(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("governor", "deputy governor"),
        ("Acting US Ambassador", "US ambassador"),
        ("prime minister", "interior minister"),
        ("chief minister", "chief executive"),
    ],
)
def test_other_offices(one: str, other: str) -> None:
    """What qualifies an office, and what it is the office of, stays."""
    assert office(one) != office(other)


def test_what_qualifies_an_office_comes_first() -> None:
    """Qualifying words, the office, the rest in alphabetical order."""
    assert office("acting US Ambassador to Pakistan") == ("acting", "ambassador", "pakistan", "us")


@pytest.mark.parametrize(
    ("surface", "kind", "words"),
    [
        ("MV Estrella 9", NameKind.VESSEL, ("estrella", "9")),
        ("National Narcotics Coordination Centre", NameKind.BODY, ("national", "narcotics", "coordination", "center")),
        ("the Bank of Aldmark", NameKind.BODY, ("bank", "aldmark")),
        ("Farzana Omidi", NameKind.PERSON, ("farzana", "omidi")),
    ],
)
def test_names(surface: str, kind: NameKind, words: tuple[str, ...]) -> None:
    """Prefixes of ships, articles and spelling are folded."""
    found = identity(Name(anchor=anchor(surface), bearer=kind, aliases=("Omidi",)), lexicon.load())

    assert found.words == words
    assert found.aliases == (("omidi",),)
