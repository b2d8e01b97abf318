"""Tags of words, from the dictionary, from shape and from the neighbourhood."""

from __future__ import annotations

import pytest

from factcheck.extractor import tagger, wordforms
from factcheck.lexicon import load
from factcheck.lexicon.tagweights import TagWeights
from factcheck.model import Field, Section, Sentence, Span

LEXICON = load()


def tags(text: str) -> list[str]:
    """Return the tags of one sentence."""
    return list(tagger.tag(text, Sentence(Field.TEXT, Span(0, len(text)), Section.BODY, 0), LEXICON).tags)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officers arrested 40 people.", "NNS VBD CD NNS ."),
        ("The minister said on Monday that it didn’t.", "DT NN VBD IN NNP IN PRP VBD RB ."),
        ("Wave of Bombings Kills 15 in Iraq", "NN IN NNS VBZ CD IN NNP"),
        ("($5, “ten” – 20%)", "-LRB- $ CD , '' CD '' : CD NN -RRB-"),
        ("Forty-seven of twenty-one", "CD IN CD"),
        ("Mr Khan's men", "NNP NNP POS NNS"),
        ("§ ½", "SYM CD"),
    ],
)
def test_words_get_their_tags(text: str, expected: str) -> None:
    """Each word of the text bears the tag of the case (a name at the start may pass for a noun)."""
    found = tags(text)

    assert len(expected.split()) == len(found)
    assert [tag.replace("NNP", "NN") for tag in expected.split()] == [tag.replace("NNP", "NN") for tag in found]


def test_an_empty_stretch_has_no_tokens() -> None:
    """White space holds nothing to tag."""
    assert tags("   ") == []


def test_remembered_forms_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """The memory of word forms is bounded, and what it gives does not depend on what it holds."""
    monkeypatch.setattr(wordforms, "_FORMS_KEPT", 3)
    small = tagger.Tagger(LEXICON.tag_weights, LEXICON.wordclasses)
    words = "The police arrested forty angry men in several northern towns".split()

    once, again = small(words), small(words)

    assert once == again
    assert all(len(known) <= 3 for known in small.forms.known.values())


def test_what_compiled_code_has_learned_is_forgotten_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it gives does not depend on what it holds."""
    monkeypatch.setattr(tagger, "_WORDS_KEPT", 3)
    small = tagger.Tagger(LEXICON.tag_weights, LEXICON.wordclasses)
    sentences = ["The police arrested forty angry men".split(), "Two more last cut the price of oil".split()] * 2

    assert [small(words) for words in sentences] == [small.decide_plainly(words) for words in sentences]


def test_words_of_many_tags_and_great_weights() -> None:
    """A word may bear more tags, or have greater weights, than compiled code keeps."""
    many = tuple("NN VB JJ RB IN DT CC MD".split())
    weights = TagWeights({"set": many, "put": ("NN", "VB")}, own={"wput": {"VB": 40_000}}, last_tag={"DT": {"RB": 5}, "RB": {"NN": 40_001}})
    whole = tagger.Tagger(weights, LEXICON.wordclasses)

    for spoken in ("set put", "the set", "put put set", "set set put the put"):
        assert whole(spoken.split()) == whole.decide_plainly(spoken.split())
    assert whole(["put", "set"]) == ["VB", "NN"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("frobbing", "VBG"),
        ("frobbed", "VBN"),
        ("frobs", "NNS"),
        ("frob", "NN"),
        ("frob-like", "JJ"),
        ("seizes", "NNS"),
        ("seize", "NN"),
        ("stole", "VBD"),
        ("frobness", "NN"),
    ],
)
def test_unknown_words_are_guessed_by_their_ending(word: str, expected: str) -> None:
    """Without weights and dictionary the likeliest tag of the ending is taken."""
    bare = tagger.Tagger(TagWeights(), LEXICON.wordclasses)

    assert expected == bare([word])[0]
