"""Lemmas and classes of words."""

from __future__ import annotations

import pytest

from factcheck.errors import LexiconError
from factcheck.lexicon import load
from factcheck.lexicon.wordclasses import parse_wordclasses

CLASSES = load().wordclasses


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("people", "NNS", "person"),
        ("Gunmen", "NNS", "gunman"),
        ("women", "NNS", "woman"),
        ("bodies", "NNS", "body"),
        ("racehorses", "NNS", "racehorse"),
        ("buses", "NNS", "bus"),
        ("crises", "NNS", "crisis"),
        ("churches", "NNS", "church"),
        ("potatoes", "NNS", "potato"),
        ("movies", "NNS", "movie"),
        ("ties", "NNS", "tie"),
        ("series", "NN", "series"),
        ("glass", "NN", "glass"),
        ("frobs", "NNP", "frobs"),
        ("seized", "VBD", "seize"),
        ("planned", "VBD", "plan"),
        ("died", "VBD", "die"),
        ("levied", "VBN", "levy"),
        ("killing", "VBG", "kill"),
        ("wounded", "VBD", "wound"),
        ("wound", "VBD", "wound"),
        ("found", "VBD", "find"),
        ("found", "VB", "found"),
        ("focuses", "VBZ", "focus"),
        ("tries", "VBZ", "try"),
        ("pass", "VBP", "pass"),
        ("is", "VBZ", "be"),
        ("put", "VBD", "put"),
        ("frobbed", "VBD", "frob"),
        ("zorated", "VBD", "zorate"),
        ("zorned", "VBD", "zorn"),
        ("bleeding", "VBG", "bleed"),
        ("bring", "VBD", "bring"),
        ("worth", "JJ", "worth"),
    ],
)
def test_a_word_has_its_lemma(word: str, tag: str, lemma: str) -> None:
    """Every form comes to its dictionary form, in lower case."""
    assert lemma == CLASSES.lemma(word, tag)


def test_words_have_classes() -> None:
    """A compound has the class of its last part; what is unknown has none."""
    assert CLASSES.noun_class("soldier") == "person"
    assert CLASSES.noun_class("ex-soldier") == "person"
    assert CLASSES.noun_class("frob") == ""
    assert CLASSES.verb_class("seize") == "contact"
    assert CLASSES.verb_class("frob") == ""


@pytest.mark.parametrize("line", ["noun.person soldier", "adverb.x\tquickly", "irregular.adverb\tbetter=well"])
def test_a_malformed_table_is_refused(line: str) -> None:
    """A line of another form names the file."""
    with pytest.raises(LexiconError, match=r"wordclasses\.txt"):
        parse_wordclasses([line])
