"""The ranking of verbs that may govern a noun phrase."""

from __future__ import annotations

import pytest

from factcheck.extractor import rankers
from factcheck.extractor.chunks import chunks
from factcheck.extractor.rankers import Ranker
from factcheck.lexicon import load

LEXICON = load()


def governor(tagged: str, noun: str, ranker: Ranker | None = None) -> str | None:
    """Return the verb that governs `noun` in a text written word/TAG."""
    pairs = [item.rpartition("/") for item in tagged.split()]
    words, tags = [pair[0] for pair in pairs], [pair[2] for pair in pairs]
    row = chunks(words, tags, {}, {})
    phrase = next(place for place, chunk in enumerate(row.chunks) if words[chunk.head] == noun)
    best = (ranker or Ranker(LEXICON.predicate_weights, LEXICON.wordclasses)).best(row, phrase)
    return words[row.chunks[best].head] if best >= 0 else None


SENTENCE = "police/NNS said/VBD gunmen/NNS killed/VBD soldiers/NNS in/IN the/DT town/NN ,/, wounding/VBG others/NNS"


@pytest.mark.parametrize(
    ("noun", "verb"), [("police", "said"), ("gunmen", "killed"), ("soldiers", "killed"), ("town", "killed"), ("others", "wounding")]
)
def test_the_governor_is_ranked_first(noun: str, verb: str) -> None:
    """Each noun of the sentence has its own verb."""
    assert verb == governor(SENTENCE, noun)


def test_a_line_without_verbs_has_no_governor() -> None:
    """There is nothing to rank."""
    assert governor("a/DT toll/NN of/IN deaths/NNS", "deaths") is None


def test_ties_go_to_the_nearer_verb() -> None:
    """Without weights, position decides."""
    assert governor(SENTENCE, "soldiers", Ranker({}, LEXICON.wordclasses)) == "killed"


def test_far_ways_are_shortened_and_remembered_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long row of phrases is squeezed, and the memory of situations never grows past its bound."""
    monkeypatch.setattr(rankers, "_SCORES_KEPT", 1)
    ranker = Ranker(LEXICON.predicate_weights, LEXICON.wordclasses)
    far = "men/NNS ,/, " + "of/IN towns/NNS ,/, and/CC " * 9 + "fled/VBD and/CC hid/VBD"

    assert governor(far, "men", ranker) in {"fled", "hid"}
    pairs = [item.rpartition("/") for item in far.split()]
    row = chunks([pair[0] for pair in pairs], [pair[2] for pair in pairs], {}, {})
    assert ranker.best_plainly(row, 0) == ranker.best(row, 0)
    assert len(ranker.scores) == len(ranker.verbs) == 1
