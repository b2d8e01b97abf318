"""A newsroom's own words over the shipped tables."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from factcheck import lexicon as tables
from factcheck import pipeline
from factcheck.config import Policy
from factcheck.errors import LexiconError
from factcheck.lexicon.overlay import read_overlay
from factcheck.model import Document, FigureClaim, StatementClaim

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], str]:
    """Return what a file of that text adds."""

    def read(text: str) -> str:
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return read_overlay(path)

    return read


def conflicts(words: str, *texts: str) -> list[str]:
    """Return the severities of conflicts that two outlets' texts come to."""
    documents = [Document(id=name, outlet=name, text=text, event="e") for name, text in zip("ab", texts, strict=True)]
    report = pipeline.compare(documents, policy=Policy(own_words=words))
    return [finding.severity.name for finding in report.findings if finding.rule == "figure.conflict"]


NICKED = ("Police in Harwick nicked 131 squatters on Friday.", "Police in Harwick arrested 128 occupiers on Friday.")
DETAINED = ("Police in Harwick arrested 131 protesters on Friday.", "Police in Harwick detained 113 protesters on Friday.")


def test_words_for_one_thing(own: Callable[[str], str]) -> None:
    """Concepts get more words, and nouns may count the same: then a conflict is beyond doubt."""
    words = own('same = [["squatter", "occupier"]]\n[concept.arrest]\nwords = ["nick"]\n')

    assert conflicts("", *NICKED) != ["ERROR"]
    assert conflicts(words, *NICKED) == ["ERROR"]


@pytest.mark.parametrize("pair", ['["arrest", "detain"]', '["detain", "arrest"]'])
def test_words_that_are_never_one_thing(own: Callable[[str], str], pair: str) -> None:
    """Whatever else the two claims share."""
    assert conflicts("", *DETAINED) == ["ERROR"]
    assert conflicts(own(f"never = [{pair}]\n"), *DETAINED) == []


def test_a_new_concept_and_what_it_excludes(own: Callable[[str], str]) -> None:
    """A name that is not known makes a concept."""
    concepts = tables.load(own('[concept.furlough]\nwords = ["furlough"]\n')).concepts

    assert concepts.of("furlough") == {"furlough"}
    assert concepts.of("arrest") == tables.load().concepts.of("arrest")


def test_units(own: Callable[[str], str]) -> None:
    """A unit by its name, its plural and its symbol."""
    words = own('[unit.bale]\nbase = "kilogram"\nfactor = "217.72"\nnames = ["bale"]\nsymbols = ["bl"]\n')
    document = Document(id="a", outlet="a", text="The mill bought 300 bales of cotton and 10 bl of wool.")
    claims = [claim for claim in pipeline.analyse(document, tables.load(words)).claims if isinstance(claim, FigureClaim)]

    assert [(claim.mention.unit, claim.quantity.unit, float(claim.quantity.low or 0)) for claim in claims] == [
        ("bale", "kilogram", 65316.0),
        ("bale", "kilogram", 2177.2),
    ]


def test_cues(own: Callable[[str], str]) -> None:
    """A verb that reports."""
    document = Document(id="a", outlet="a", text="Mayor Ines Okoro thundered the bridge would stay closed.")

    def statements(words: str) -> int:
        return sum(isinstance(claim, StatementClaim) for claim in pipeline.analyse(document, tables.load(words)).claims)

    assert (statements(""), statements(own('[cues]\nclause = ["thunder"]\n'))) == (0, 1)


def test_it_can_be_handed_to_another_process(own: Callable[[str], str]) -> None:
    """As text within the policy."""
    policy = Policy(own_words=own('same = [["squatter", "occupier"]]\n'))

    assert pickle.loads(pickle.dumps(policy)) == policy  # noqa: S301 - our own


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("same = ", "own.toml:1: is no TOML"),
        ("smae = []", "own.toml:1: the key 'smae' is unknown; did you mean 'same'?"),
        ("same = {}", "same must be a list, and is a table"),
        ("same = ['a']", "same must be a list, and is a text"),
        ("\nsame = [['Squatter', 'occupier']]", "own.toml:2: 'Squatter' is no word in lower case"),
        ("same = [['two words', 'occupier']]", "'two words' is no word in lower case"),
        ("never = [['arrest']]", "never needs two words or more in each group"),
        ("concept = 1", "concept must be a table"),
        ("[concept]\narrest = ['nick']", "own.toml:2: concept.arrest must be a table, and is a list"),
        ("[concept.arrest]", "concept.arrest.words must be a list, and is missing"),
        ("[cues]\nclauses = ['thunder']", "own.toml:2: the frame 'clauses' is unknown; did you mean 'clause'?"),
        ("[cues]\nclause = 'thunder'", "cues.clause must be a list, and is a text"),
        ("[unit.ton]\nbase = 'kilogram'\nfactor = '1'", "own.toml:1: ton is a unit already; give yours another name"),
        ("[unit.bale]\nfaktor = '1'", "own.toml:2: the key 'faktor' is unknown; did you mean 'factor'?"),
        ("[unit.bale]\nbase = 'pound'", "own.toml:2: bale needs a base unit; choose from"),
        ("[unit.bale]\nbase = 'kilogram'\nfactor = 'much'", 'own.toml:3: bale needs a factor above zero, such as factor = "217.72"'),
        ("[unit.bale]\nbase = 'kilogram'\nfactor = -1", "bale needs a factor above zero"),
        ("[unit.bale]\nbase = 'kilogram'", "bale needs a factor above zero"),
        ("[unit.bale]\nbase = 'kilogram'\nfactor = 1\nnames = ['tons']", "own.toml:4: 'tons' is written for another unit already"),
        ("[unit.bale]\nbase = 'kilogram'\nfactor = 1\nsymbols = ['kg']", "'kg' is written for another unit already"),
        ("[unit.bale]\nbase = 'kilogram'\nfactor = 1\nnames = ['bale', 'bale']", "own.toml: bale: given twice; keep one"),
    ],
)
def test_what_makes_no_sense(own: Callable[[str], str], text: str, message: str) -> None:
    """One line with file, line and remedy."""
    with pytest.raises(LexiconError) as raised:
        own(text)

    assert message in str(raised.value)
    assert "\n" not in str(raised.value)
