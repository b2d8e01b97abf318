"""Which side of a division a figure tells, and the whole that it is a part of."""

from __future__ import annotations

import pytest

from factcheck import lexicon, pipeline
from factcheck.aligner.profiles import profiles_of
from factcheck.aligner.sides import Division, division
from factcheck.model import Document

LEXICON = lexicon.load()


def divided(one: str, other: str) -> Division | None:
    """Return how the first figures of two sentences divide a whole."""
    first, second = (
        profiles_of(pipeline.analyse(Document(id=name, text=text, outlet=name)), LEXICON)[0]
        for name, text in zip("ab", (one, other), strict=True)
    )
    return division(first.telling, second.telling, (frozenset(first.wide), frozenset(second.wide)), LEXICON)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Some 62% voted for the plan.", "Some 38% voted against it.", Division.PARTS),
        ("Some 62% passed.", "Some 38% failed.", Division.HALVES),
        ("Some 62% trusted him.", "Some 38% didn’t trust him.", Division.HALVES),
        ("Some 62% of seals survived.", "Some 38% of seals did not survive.", Division.HALVES),
        ("Power was restored to 62% of homes.", "Some 38% of homes were still disconnected.", Division.PARTS),
        ("The plan won by 62% to 38% in favour.", "Some 38% were against.", None),
        ("Some 62% waited for a bus.", "Some 38% were against buses.", None),
        ("Some 62% did not vote.", "Some 38% did not drive.", None),
        ("Some 62% had water.", "Some 38% had no power.", None),
        ("Some 62% voted for it.", "Some 30% voted for it.", None),
    ],
)
def test_sides_of_a_division(one: str, other: str, expected: Division | None) -> None:
    assert divided(one, other) == expected


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("A third of the 180 workers will go.", "A third", "180"),
        ("They won 40 of the council’s 50 seats.", "40", "50"),
        ("A fifth of the workforce of 180 will go.", "A fifth", "180"),
        ("Of the 45 councillors, 30 voted for it.", "30", "45"),
        ("Half of the £180m has been repaid.", "Half", "£180m"),
    ],
)
def test_the_whole_of_a_part(text: str, part: str, whole: str) -> None:
    profiles = profiles_of(pipeline.analyse(Document(id="a", text=text, outlet="a")), LEXICON)

    found = {each.claim.mention.anchor.surface: each.whole.mention.anchor.surface for each in profiles if each.whole is not None}

    assert found == {part: whole}
    assert [each.claim.mention.anchor.surface for each in profiles if each.parted] == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "A third of people aged 65 fell.",
        "Half of the 3% rise was due to fuel.",
        "A team of 12 of the 8 clubs came.",
        "Some 40 people came. Of the 50 seats, most were empty.",
        "Half of those under 18 came.",
        "In 12 of his 30s he left.",
    ],
)
def test_what_is_no_whole(text: str) -> None:
    profiles = profiles_of(pipeline.analyse(Document(id="a", text=text, outlet="a")), LEXICON)

    assert [each.claim.mention.anchor.surface for each in profiles if each.whole is not None] == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Three quarters of the homes were rebuilt, the council said.", "A quarter of the homes were rebuilt, the council said.", True),
        ("Two thirds of the patients are under 15.", "A third of the patients are under 15.", True),
        ("Two thirds of the patients are children, the clinic said.", "A third of the patients are adults, the clinic said.", False),
        ("Two thirds of members backed the strike.", "A third of members rejected it.", False),
        ("Two thirds of the staff will move to Leeds.", "A third of the staff will stay in York.", False),
        ("Two thirds of the fleet is electric.", "One third of the fleet is diesel.", False),
    ],
)
def test_two_fractions_that_make_up_all_of_one_thing(one: str, other: str, told: bool) -> None:
    texts = {"a": one, "b": other, "c": one}
    report = pipeline.compare([Document(id=name, text=text, outlet=name, event="e") for name, text in texts.items()])

    assert [finding.rule for finding in report.findings if finding.rule == "figure.conflict"] == ["figure.conflict"] * told
