"""Figures that an article marks [sic], and whose voice a figure is told in."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.config import Policy
from factcheck.model import Document, Report
from factcheck.text.sic import marked_sic


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("131 [sic] protesters", True),
        ("131[sic]", True),
        ("131 (sic)", True),
        ("131 protesters [SIC]", True),
        ("131 [*sic*]", True),
        ("131 [sic!]", True),
        ("131 [sic, for 113]", True),
        ("131 of 140 [sic]", False),
        ("131. A slip [sic]", False),
        ("131 protesters, a slip [sic]", False),
        ("131\n[sic]", False),
        ("131 sic transit", False),
        ("131 [sick]", False),
        ("131", False),
    ],
)
def test_the_mark(text: str, marked: bool) -> None:
    """In brackets, next to the figure."""
    assert marked_sic(text, 3) == marked


def report(*texts: str, policy: Policy | None = None) -> Report:
    """Return the report on outlets a, b, c …, who tell of one event."""
    documents = [Document(id=name, outlet=name, text=text, event="e") for name, text in zip("abcd", texts, strict=False)]
    return pipeline.compare(documents, policy=policy)


ARREST = "Police in Harwick arrested {} protesters on Friday."


@pytest.mark.parametrize(
    ("figures", "verdict", "rules"),
    [
        (("131", "113"), "conflict", ["figure.conflict"]),
        (("131", "113 [sic]"), "single", []),
        (("131 [sic]", "113 [sic]"), "single", []),
        (("131", "113 [sic]", "131"), "agreement", []),
        (("131", "113 [sic]", "113"), "conflict", ["figure.conflict"]),
        (("131", "131 [sic]"), "agreement", []),
        (("nearly 140 [sic]", "139"), "single", []),
    ],
)
def test_no_finding_rests_on_it(figures: tuple[str, ...], verdict: str, rules: list[str]) -> None:
    """What is marked is not held against the others, and they are judged as without it."""
    made = report(*(ARREST.format(figure) for figure in figures))
    (fact,) = [fact for fact in made.events[0].facts if fact.kind == "count"]

    assert fact.verdict == verdict
    assert [finding.rule for finding in made.findings] == rules
    assert {claim.mention.anchor.document for claim in fact.claims} == set("abcd"[: len(figures)])


def test_who_marks_it_is_told() -> None:
    """The explanation names the outlet."""
    made = report(ARREST.format("131"), ARREST.format("113 [sic]"))
    (fact,) = [fact for fact in made.events[0].facts if fact.kind == "count"]

    assert (fact.reason, fact.explanation) == ("marked-sic", "b: marked [sic], so that nothing is held against it.")


# ---------------------------------------------------------------- whose voice

OWN = "The fire at the Harwick depot destroyed 14 buses on Friday."
TOLD = "The fire at the Harwick depot destroyed 14 buses on Friday, the fire service said."


@pytest.mark.parametrize(
    ("texts", "messages"),
    [
        ((OWN, TOLD), ["a: in its own voice; b gives it to the fire service"]),
        ((OWN, TOLD, OWN), ["a and c: in its own voice; b gives it to the fire service"]),
        ((OWN, OWN), []),
        ((TOLD, TOLD), []),
        ((OWN, TOLD.replace("14", "41")), []),
    ],
)
def test_attribution(texts: tuple[str, ...], messages: list[str]) -> None:
    """Only where one attributes what another does not, only where they agree, and only where it is asked for."""
    asked = report(*texts, policy=Policy(own_voice=True))

    assert [finding.message for finding in asked.findings if finding.rule == "attribution.differs"] == messages
    assert [finding for finding in report(*texts).findings if finding.rule == "attribution.differs"] == []


@pytest.mark.parametrize(("figure", "rules"), [("20", ["range.wrong"]), ("20 [sic]", [])])
def test_nor_does_a_finding_on_one_article(figure: str, rules: list[str]) -> None:
    """An article that marks its own figure knows."""
    made = pipeline.check([Document(id="a", outlet="a", text=f"Between {figure} and 10 houses burned in Harwick.", event="e")])

    assert [finding.rule for finding in made.findings] == rules
