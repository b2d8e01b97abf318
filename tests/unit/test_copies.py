"""Which documents of an event share their wording."""

from __future__ import annotations

from factcheck.config import Policy
from factcheck.events.copies import independent_texts
from factcheck.model import Document

POLICY = Policy()

WIRE = (
    "Engineers in Darun have finished repairs on the Sarik pipeline, the energy ministry announced on Friday.\n"
    "Deliveries had fallen by 18 per cent after two leaks were discovered during routine inspections last winter.\n"
    "The European envoy promised 40 million euros for compressors, which manufacturers will deliver before September.\n"
    "Residents of the surrounding villages had complained repeatedly about the smell and about contaminated springs.\n"
)
OWN = (
    "Gas is flowing through the Sarik line again. Workers closed the second of two leaks near Darun yesterday, officials told us.\n"
    "Brussels is to pay for new compressors; the sum of 40 million euros was mentioned by its envoy at a meeting with Kerem Ozal.\n"
)
QUOTATION = (
    "“We have waited through an extraordinarily difficult winter and nobody ever apologised to families without heating,” the mayor said.\n"
)
FURNITURE = "Follow us on Google News\nSubscribe to our newsletter\nAll rights reserved\n"


def texts(*contents: str) -> tuple[tuple[str, ...], ...]:
    documents = [Document(id=f"d{number}", text=text, outlet=f"o{number}") for number, text in enumerate(contents)]
    return independent_texts(documents, POLICY)


def test_one_document_is_one_text() -> None:
    assert texts(WIRE) == (("d0",),)


def test_an_edited_copy_is_the_same_text() -> None:
    edited = WIRE.replace("announced on Friday", "said").replace("Residents of", "People in")

    assert texts(WIRE, edited, OWN) == (("d0", "d1"), ("d2",))


def test_a_shortened_copy_is_the_same_text() -> None:
    assert texts(WIRE, "\n".join(WIRE.splitlines()[:2])) == (("d0", "d1"),)


def test_one_quotation_is_no_copy() -> None:
    assert texts(WIRE + QUOTATION, OWN + QUOTATION) == (("d0",), ("d1",))


def test_furniture_is_no_copy() -> None:
    assert texts(FURNITURE + WIRE, FURNITURE + OWN) == (("d0",), ("d1",))


def test_short_texts_are_compared_whole() -> None:
    assert texts("Two killed in fire", "Two killed, in fire!", "Six killed in flood") == (("d0", "d1"), ("d2",))


def test_texts_without_long_words_are_compared_by_all_their_runs() -> None:
    plain = "the cat sat on the mat and the dog lay by the door of the old house all day long"

    assert texts(plain, plain + " and so on", OWN) == (("d0", "d1"), ("d2",))


def test_a_chain_of_copies_is_one_text() -> None:
    lines = [
        f"Paragraph number{n} mentions development{n} concerning infrastructure{n} throughout province{n} again{n} and again{n}."
        for n in range(9)
    ]
    first, second, third = ("\n".join(lines[start : start + 5]) for start in (0, 2, 4))

    assert texts(first, second, third) == (("d0", "d1", "d2"),)


def test_many_copies_are_one_text() -> None:
    copies = [WIRE + f"Reported number{n} correspondent{n} from the region for this outlet." for n in range(60)]

    assert len(texts(*copies, OWN)) == 2
