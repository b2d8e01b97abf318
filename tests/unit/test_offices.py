"""Offices and ranks that one person does not hold at once."""

import pytest

from factcheck import consistency, lexicon, pipeline
from factcheck.config import Policy
from factcheck.errors import LexiconError
from factcheck.lexicon.offices import parse_offices
from factcheck.model import Document


def test_a_missing_part_is_named() -> None:
    """The error says which."""
    with pytest.raises(LexiconError, match=r"offices\.toml: 'heads' is missing"):
        parse_offices({})


@pytest.mark.parametrize(
    "text",
    [
        "Finance Minister Lucy Strand, a former foreign minister, spoke. Ms Strand left. Foreign Minister Ola Berg stayed.",
        "Law Minister Devendra Sathe spoke. The minister, Mr Sathe, then left.",
        "Detective Sergeant Faye Lomas led the inquiry. She was promoted and is now Detective Inspector Lomas.",
        "Deputy Chief Constable Ruth Denby spoke. The deputy chief constable, Ms Denby, left.",
        "Sir Alastair Keane spoke. Sir Alastair left with Sir Alan, his deputy.",
        "Captain Joe Root batted. Head coach Brendan Lane spoke. Lane, the head groundsman, left.",
    ],
)
def test_one_office_at_a_time(text: str) -> None:
    """Another time's offices, shorter forms and other people are no drift."""
    tables = lexicon.load()

    assert consistency.check(pipeline.analyse(Document(id="a", text=text, outlet="a"), tables), tables, Policy()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Police went to Trivanster on Monday.\n\nThe people of al-Trivanstor came too, and Trivanster fell.",
        "Ann Hathersage spoke. She and the Al-Hathersedge family left. Hathersage then came.\n\nThe x-Hathersedge was told.",
    ],
)
def test_a_name_that_stands_only_joined_to_another(text: str) -> None:
    """It has no place of its own, and is checked without a failure."""
    tables = lexicon.load()

    assert consistency.check(pipeline.analyse(Document(id="a", text=text, outlet="a"), tables), tables, Policy()) == ()
