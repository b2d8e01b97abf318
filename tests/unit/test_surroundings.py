"""The words around a claim: weighted by how rare and how near they are, a headline's credit left out."""

from __future__ import annotations

from factcheck import pipeline
from factcheck.aligner.surroundings import Reader, stem
from factcheck.lexicon import load
from factcheck.model import Document, FigureClaim


def _read(text: str, surface: str, title: str | None = None) -> tuple[Reader, FigureClaim]:
    document = Document(id="a", text=text, title=title, outlet="Herald")
    claims = pipeline.analyse(document, load()).claims
    found = [claim for claim in claims if isinstance(claim, FigureClaim) and claim.mention.anchor.surface == surface]
    return Reader(document, load()), found[0]


def test_near_words_weigh_more_and_a_break_ends_the_clause() -> None:
    reader, claim = _read("Rescuers pulled 14 miners from the flooded shaft; the Brakka colliery opened in 1911.", "14")

    around = reader.around(claim.mention.anchor)

    assert around.near["miner"] > around.near["shaft"] > 0
    assert "brakka" not in around.near
    assert {"miner", "shaft", "brakka"} <= around.wide.keys()
    assert around.names == {"rescuer", "brakka"}
    assert around.nearest == "rescuer"


def test_the_clause_is_read_outwards_from_the_claim() -> None:
    reader, claim = _read("A blast on Monday cost 14 miners their lives.", "14")

    assert list(reader.clause(claim.mention.anchor)) == ["cost", "monday", "on", "blast", "a", "miners", "their", "lives"]


def test_whose_word_it_is_is_no_name_of_what_a_headline_tells() -> None:
    reader, claim = _read("The quake was felt far away.", "5.1", title="Magnitude-5.1 quake hits southern Iran -- USGS")

    assert "usg" not in reader.around(claim.mention.anchor).names
    assert "iran" in reader.around(claim.mention.anchor).names


def test_forms_of_a_word_meet_in_its_stem() -> None:
    assert {stem(word) for word in ("arrest", "arrests", "arrested", "arresting")} == {"arrest"}
