"""Figures that a text gives to each other's owners."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.model import Document, Severity

WIRE = "Hattie Quill, a 36-year-old vet, polled 14,207 votes against 12,919 for Gerald Tarn in Wexcombe."
DAILY = "Quill won the seat of Wexcombe with 14,207 votes to farmer Gerald Tarn’s 12,919."


def conflicts(*texts: str) -> set[tuple[frozenset[str], str | None]]:
    """Return for each conflict who has which number, and its likely cause."""
    documents = [Document(id=name, text=text, outlet=name, event="e") for name, text in zip("abc", texts, strict=False)]
    findings = [finding for finding in pipeline.compare(documents).findings if finding.rule == "figure.conflict"]
    assert all(finding.severity is Severity.ERROR for finding in findings)
    return {(frozenset(finding.message.split("; ")), finding.cause) for finding in findings}


@pytest.mark.parametrize(
    "crossed",
    [
        "The result in Wexcombe: Quill (Ref Lab) 12,919; Tarn (Nat) 14,207.",
        "In Wexcombe 12,919 votes went to Quill. Tarn polled 14,207 votes.",
    ],
)
def test_two_figures_exchanged_between_two_names_are_two_conflicts(crossed: str) -> None:
    assert conflicts(WIRE, DAILY, crossed) == {
        (frozenset({"a, b: 12,919", "c: 14,207"}), "swapped"),
        (frozenset({"a, b: 14,207", "c: 12,919"}), "swapped"),
    }
    assert len(conflicts(WIRE, crossed)) == 2


@pytest.mark.parametrize(
    "straight",
    [
        DAILY,
        "Tarn had 12,919 votes in Wexcombe, and 14,207 votes went to Quill.",
        "Quill and Tarn polled 14,207 and 12,919 votes in Wexcombe.",
        "In Wexcombe she secured 14,207 votes; the defeated Gerald Tarn, 12,919.",
        "In Wexcombe Quill beat Tarn by 1,288 votes. The two polled 14,207 and 12,919 votes, Tarn said.",
        "Wexcombe gave one of them 14,207 votes and the other 12,919.",
    ],
)
def test_what_gives_them_to_the_same_names_or_to_none_is_no_exchange(straight: str) -> None:
    assert conflicts(WIRE, straight) == set()


def test_numbers_that_nobody_takes_for_each_other_are_not_exchanged() -> None:
    one = "Six died in Cachar, and camps in Karimganj took in 39,746 people."
    other = "Six died in Karimganj, and camps in Cachar took in 39,746 people."

    assert conflicts(one, other) == set()
