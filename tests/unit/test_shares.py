"""The words that tell whether two shares are of one thing, and what is left alone."""

import pytest

from factcheck import consistency, lexicon, pipeline
from factcheck.config import Policy
from factcheck.errors import LexiconError
from factcheck.lexicon.shares import parse_shares
from factcheck.model import Document


def test_words_stand_for_each_other() -> None:
    """Support is backing, women are a group."""
    words = lexicon.load().shares

    assert words.same["back"] & words.same["support"]
    assert words.apart["women"] == "group"


def test_a_missing_part_is_named() -> None:
    """The error says which."""
    with pytest.raises(LexiconError, match=r"shares\.toml: 'same' is missing"):
        parse_shares({})


@pytest.mark.parametrize(
    "text",
    [
        "One in four senior officers is a woman. In London, 31% of senior officers are women.",
        "Half of all recruits have a degree. Among women the share with a degree is 67%.",
        "One in five backed the plan in 2023. This week 46% backed the plan.",
        "One in three pupils walks to school. Another 12% of pupils come by bicycle.",
        "Two in five people support the road. Support stood at 39% in May and 46% in June.",
        "Half of those asked drive every day. Some 34% own two cars.",
        "Members backed the deal by two to one, with 420 votes for and 210 against.",
        "Members backed the deal by two to one, with 62% in favour and 35% against.",
    ],
)
def test_other_groups_times_and_things_are_left_alone(text: str) -> None:
    """None of these is a share told twice."""
    tables = lexicon.load()

    assert consistency.check(pipeline.analyse(Document(id="a", text=text, outlet="a"), tables), tables, Policy()) == ()
