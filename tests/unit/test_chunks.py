"""Sentences as rows of chunks."""

from __future__ import annotations

import pytest

from factcheck.extractor.chunks import chunks


def row(tagged: str, figures: dict[int, int] | None = None, hedges: dict[int, int] | None = None) -> str:
    """Return the chunks of a text written word/TAG, as kind:head."""
    pairs = [item.rpartition("/") for item in tagged.split()]
    words, tags = [pair[0] for pair in pairs], [pair[2] for pair in pairs]
    return " ".join(f"{chunk.kind}:{words[chunk.head]}" for chunk in chunks(words, tags, figures or {}, hedges or {}).chunks)


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("the/DT ministry/NN 's/POS new/JJ plan/NN", "N:plan"),
        ("police/NNS have/VBP been/VBN detaining/VBG men/NNS", "N:police V:detaining N:men"),
        ("they/PRP were/VBD not/RB killed/VBN", "N:they B:killed"),
        ("set/VBN to/TO cost/VB money/NN", "D:set I:cost N:money"),
        ("killing/VBG soldiers/NNS", "G:killing N:soldiers"),
        ("of/IN confirmed/VBN cases/NNS", "P:of N:cases"),
        ("the/DT fighting/VBG began/VBD", "N:fighting V:began"),
        ("it/PRP is/VBZ dangerous/JJ", "N:it V:is J:dangerous"),
        ("he/PRP did/VBD n't/RB say/VB", "N:he V:say"),
        ("men/NNS who/WP fled/VBD", "N:men W:who V:fled"),
        ("after/IN soldiers/NNS died/VBD", "S:after N:soldiers V:died"),
        ("after/IN the/DT war/NN", "P:after N:war"),
        ("that/IN it/PRP 's/VBZ over/RP", "S:that N:it V:'s"),
        ("being/VBG held/VBN", "G:held"),
        ("lawmakers/NNS voted/VBN against/IN it/PRP", "N:lawmakers V:voted P:against N:it"),
        ("people/NNS ,/, mostly/RB men/NNS ,/, drowned/VBN", "N:people ,:, N:men ,:, V:drowned"),
        ("fire/NN has/VBZ burned/VBN fields/NNS and/CC destroyed/VBN homes/NNS", "N:fire V:burned N:fields C:and V:destroyed N:homes"),
        ("men/NNS survived/VBN ,/, he/PRP said/VBD", "N:men V:survived ,:, N:he V:said"),
        ("at/IN 7.40/CD am/VBP", "P:at N:7.40"),
    ],
)
def test_chunks_are_read_by_their_tags(tagged: str, expected: str) -> None:
    """Each text falls into the chunks of the case."""
    assert expected == row(tagged)


def test_a_figure_is_one_number_and_its_hedge_no_preposition() -> None:
    """What a figure's words are does not matter to the phrase that it stands in."""
    tagged = "more/JJR than/IN half/PDT a/DT million/CD angry/JJ men/NNS marched/VBD"

    assert row(tagged, {2: 5}, {0: 2}) == "N:men V:marched"


def test_up_is_a_preposition_before_a_figure_only() -> None:
    """In "profit up 18%" it is one, in "set up 12 camps" it belongs to the verb."""
    assert row("profit/NN up/RB 18/CD", {2: 3}) == "N:profit P:up N:18"
    assert row("set/VBD up/RP 12/CD camps/NNS", {2: 3}) == "V:set N:camps"


def test_no_words_make_no_chunks() -> None:
    """An empty sentence is an empty row."""
    assert row("") == ""
