"""Tags that figures prove wrong."""

from __future__ import annotations

import pytest

from factcheck.extractor.mending import Numbers, mended
from factcheck.lexicon import load

CLASSES = load().wordclasses


@pytest.mark.parametrize(
    ("tagged", "number", "expected"),
    [
        ("was/VBD to/IN last/JJ 72/CD hours/NNS", 3, "VBD TO VB CD NNS"),
        ("hire/VB 12/CD new/JJ nurses/VBZ", 1, "VB CD JJ NNS"),
        ("12/CD says/VBZ", 0, "CD VBZ"),
        ("seventeen/CD drown/NN as/IN ferry/NN sinks/VBZ", 0, "CD VBP IN NN VBZ"),
        ("the/DT bank/NN cut/NN its/PRP$ rate/NN by/IN 5/CD", 6, "DT NN VBD PRP$ NN IN CD"),
        ("430/CD have/VBP been/VBN recaptured/JJ", 0, "CD VBP VBN VBN"),
        ("floods/NNS force/NN 40/CD from/IN homes/NNS", 2, "NNS VBP CD IN NNS"),
        ("ferry/NN with/IN 12/CD men/NNS capsizes/NNS off/IN coast/NN", 2, "NN IN CD NNS VBZ IN NN"),
        ("one/CD in/IN five/CD adults/NNS smokes/NNS ./.", 0, "CD IN CD NNS VBZ ."),
        ("quake/JJ kills/NNS at/IN least/JJS 41/CD in/IN Iran/NNP", 4, "JJ VBZ IN JJS CD IN NNP"),
        ("a/DT plan/NN for/IN 12/CD schools/NNS", 3, "DT NN IN CD NNS"),
    ],
)
def test_a_tag_beside_a_figure_is_mended(tagged: str, number: int, expected: str) -> None:
    """The tags come out as the case says; the figure is the word at `number`."""
    pairs = [item.rpartition("/") for item in tagged.split()]

    found = mended([pair[0] for pair in pairs], [pair[2] for pair in pairs], Numbers([number], [number + 1], {number: number + 1}), CLASSES)

    assert expected == " ".join(found)
