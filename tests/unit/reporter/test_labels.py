"""What a fact is about, in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.model import FigureClaim, Kind, Scope
from factcheck.reporter.labels import readable

if TYPE_CHECKING:
    from factcheck.model import Fact


@pytest.mark.parametrize(
    ("subject", "predicate", "kind", "told"),
    [
        ("individual", "arrest", Kind.COUNT, "individuals arrested"),
        ("person", "die", Kind.COUNT, "people died"),
        ("national", "hold", Kind.COUNT, "nationals held"),
        ("body", "carry", Kind.COUNT, "bodies carried"),
        ("bus", "stop", Kind.COUNT, "buses stopped"),
        ("police", "deploy", Kind.COUNT, "police deployed"),
        ("holiday", "mix", Kind.COUNT, "holidays mixed"),
        ("law", "transfer", Kind.COUNT, "laws transferred"),
        ("aid-worker", "e-mail", Kind.COUNT, "aid-worker e-mail"),
        ("land", "clear", Kind.MEASURE, "land cleared"),
        ("drug", "seize", Kind.MEASURE, "drug seized"),
        ("driver", "obey", Kind.MEASURE, "driver obeyed"),
        ("row", "row", Kind.MEASURE, "row rowed"),
    ],
)
def test_readable(conflicting: tuple[Fact, ...], subject: str, predicate: str, kind: Kind, told: str) -> None:
    """A plural of what is counted, and a participle of what happened to it."""
    claims = tuple(
        claim._replace(mention=claim.mention._replace(subject=subject, predicate=predicate))
        for claim in conflicting[0].claims
        if isinstance(claim, FigureClaim)
    )

    assert readable(conflicting[0]._replace(label=f"{subject} {predicate}", kind=kind, claims=claims)) == told


def test_another_label_stays(conflicting: tuple[Fact, ...], calm: tuple[Fact, ...]) -> None:
    """A name, a quotation, a lone key word."""
    assert readable(conflicting[1]) == "Ada Brandt on stopping"
    assert readable(conflicting[0]._replace(label="arrest")) == "arrest"
    assert readable(calm[4]) == "person"


def test_an_age_is_somebodys(conflicting: tuple[Fact, ...]) -> None:
    claims = tuple(
        claim._replace(mention=claim.mention._replace(aspect="age", scope=Scope(who=("Elias Mbori",)), subject="mbori", predicate="die"))
        for claim in conflicting[0].claims
        if isinstance(claim, FigureClaim)
    )

    assert readable(conflicting[0]._replace(label="mbori die", claims=claims)) == "age of Elias Mbori"
