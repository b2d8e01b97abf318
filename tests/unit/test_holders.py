"""Names of one office-holder told in two ways, and people who only look like one."""

from __future__ import annotations

import pytest

from factcheck import consistency, lexicon, pipeline
from factcheck.config import Policy
from factcheck.model import Document

ONE = {
    "a first name and surname by their sound": (
        "The dead were six men, said superintendent of police (rural) Praveen Jadhav. Nine were hurt.\n\nThe road was narrow.\n\n"
        "Superintendent Pravin Jadhao said the driver had been booked."
    ),
    "surnames with one beginning": (
        "Rovers chief executive Belinda Castellano, who took over in August, said the club would not appeal.\n\nFans were glad. Chief"
        " executive Belinda Costello said sponsors had been told."
    ),
    "a rank before one name and behind the other": (
        "The inquiry was led by Det. Supt Fiona Harkness of Kent Police.\n\nA man was held.\n\nFiona Harkleby, the detective"
        " superintendent, said she was sure."
    ),
    "the office of a town": (
        "Mayor Anneke Verbruggen opened the pool on Monday.\n\nIt cost £3m.\n\n“It is great,” said Anneke Verhagen, the mayor of Lisse."
    ),
}
TWO = {
    "leaders of two parties": ("Labour leader John Hartwell said it was wrong.\n\nConservative leader John Hartford said it was right."),
    "one who held it before": (
        "Former chief executive Belinda Costello left in May.\n\nChief executive Belinda Castellano said sponsors had been told."
    ),
    "heads of two clubs": (
        "Belinda Costello, chief executive of Rovers, was sad.\n\nBelinda Castellano, chief executive of United, was glad."
    ),
    "heads of two firms": (
        "Costs rose, said the chief executive of Norwind Belinda Costello.\n\nRivals agreed. The chief executive of Sunvolt Belinda"
        " Castellano said they fell."
    ),
    "a mayor and a deputy": ("Deputy mayor Anneke Verbruggen opened the pool on Monday.\n\nMayor Anneke Verhagen said it was fine."),
    "two ministers": "Finance minister Maria Costello resigned.\n\nHealth minister Maria Castellano stays.",
    "two first names": "Superintendent Praveen Jadhav said so.\n\nSuperintendent Suresh Jadhao did not.",
    "no office of one": "Mayor Anneke Verbruggen opened the pool.\n\nThe first swimmer was Anneke Verhagen, a nurse.",
    "named together": "Mayors Anneke Verbruggen and Anneke Verhagen opened the pool.\n\nIt cost £3m.",
    "sisters": "Mayor Anneke Verbruggen opened the pool.\n\nHer sister came. Mayor Anneke Verhagen, her cousin, did not.",
    "two who speak of a bishop": ("The mayor of Leeds told Belinda Costello to go.\n\nThe mayor of Leeds told Belinda Castellano to stay."),
}


def names(text: str) -> list[str]:
    """Return what is said of the names of a text."""
    tables = lexicon.load()
    found = consistency.check(pipeline.analyse(Document(id="a", text=text, outlet="a"), tables), tables, Policy())
    return [finding.message.removeprefix("a: ") for finding in found if finding.rule == "name.drift"]


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_one_holder_under_two_names(text: str) -> None:
    """The office is one, the first names are or sound alike, and the surnames are near."""
    said = names(text)

    assert len(said) == 1
    assert said[0].endswith("told of with one office")


@pytest.mark.parametrize("text", TWO.values(), ids=TWO)
def test_two_people(text: str) -> None:
    """Two offices, two bodies, two times, or two names that are not near."""
    assert names(text) == []
