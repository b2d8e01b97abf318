"""Figures that a text gives to each other's owners."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.model import Document, Severity

WIRE = "Hattie Quill, a 36-year-old vet, polled 14,207 votes against 12,919 for Gerald Tarn in Wexcombe."
DAILY = "Quill won the seat of Wexcombe with 14,207 votes to farmer Gerald Tarn’s 12,919."


def conflicts(*texts: str, least: Severity = Severity.ERROR) -> set[tuple[frozenset[str], str | None]]:
    """Return for each conflict who has which number, and its likely cause; all are of a severity or a higher one."""
    documents = [Document(id=name, text=text, outlet=name, event="e") for name, text in zip("abc", texts, strict=False)]
    findings = [finding for finding in pipeline.compare(documents).findings if finding.rule == "figure.conflict"]
    assert all(finding.severity >= least for finding in findings)
    return {(frozenset(finding.message.split("; ")), finding.cause) for finding in findings}


@pytest.mark.parametrize(
    "crossed",
    [
        "The result in Wexcombe: Quill (Ref Lab) 12,919; Tarn (Nat) 14,207.",
        "In Wexcombe 12,919 votes went to Quill. Tarn polled 14,207 votes.",
        "Hattie Quill, of the Reform League, and Gerald Tarn, who held Wexcombe, took 12,919 and 14,207 votes respectively.",
        "Quill and Tarn took 12,919 and 14,207 of the 31,480 votes in Wexcombe respectively.",
        "Gerald Tarn beat Hattie Quill of the Reform League in Wexcombe by 1,288. The two polled 14,207 and 12,919 votes respectively.",
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
        "Hattie Quill, of the Reform League, and Gerald Tarn, who held Wexcombe, took 14,207 and 12,919 votes respectively.",
        "The Reform League, the Alliance and Wexcombe First were told that 12,919 and 14,207 votes respectively had been counted.",
    ],
)
def test_what_gives_them_to_the_same_names_or_to_none_is_no_exchange(straight: str) -> None:
    assert conflicts(WIRE, straight) == set()


def test_numbers_that_nobody_takes_for_each_other_are_not_exchanged() -> None:
    one = "Six died in Cachar, and camps in Karimganj took in 39,746 people."
    other = "Six died in Karimganj, and camps in Cachar took in 39,746 people."

    assert conflicts(one, other) == set()


def test_shares_that_make_a_whole_are_exchanged_though_they_are_round() -> None:
    told = (
        "Tarsan Power and Okada will hold 60 per cent and 40 per cent of the plant in Suwair respectively.",
        "Tarsan will own 60% of the plant in Suwair and Okada Corp the remaining 40%.",
        "Okada takes the larger share of the Suwair plant, 60%, with 40% for the local utility Tarsan Power.",
    )

    assert {cause for _, cause in conflicts(*told, least=Severity.WARNING)} == {"swapped"}
    assert len(conflicts(*told, least=Severity.WARNING)) == 2
    assert not conflicts(told[0], told[1])


def test_exchanged_figures_are_no_later_count() -> None:
    one = "Mpoko and Tindi, both on the lake, had reported 412 and 287 cases respectively since 2 June, the minister said on Wednesday."
    other = "Tindi has been hit hardest with 412 cases, followed by Mpoko with 287, the ministry said on Friday as cases rose."

    assert len(conflicts(one, other)) == 2


SLOWED = (
    "Zambia's annual inflation slowed to 13.1% in July from 14.2% in June, the statistics agency said."
    " The central bank, which has kept its benchmark rate at 14.5% for three meetings, targets inflation of 6% to 8%."
)
DROPPED = (
    "THE annual rate of inflation has dropped to 13.1 per cent in July from 14.2 per cent the previous month, the Zambia Statistics Agency"
    " (ZamStats) has announced. The Bank of Zambia has held its policy rate at 14.5 per cent at three consecutive meetings and has a target"
    " band of between six and eight per cent."
)
ROSE = (
    "Consumer prices in Zambia rose 13.1% in July from a year earlier, compared with 14.2% in June, data released in the capital Lusaka"
    " showed Thursday. The central bank left its key rate unchanged at 14.5% in May. It aims to bring inflation back to its 6%-8% target"
    " range by 2026."
)


def test_figures_of_two_things_that_sentences_tell_apart_are_not_exchanged() -> None:
    """Names around them say little of whose figures they are: the rate is the bank's in all three."""
    assert not conflicts(SLOWED, DROPPED, ROSE, least=Severity.NOTE)


def test_each_of_two_exchanged_figures_has_a_name_of_its_own() -> None:
    crossed = "Quill and Tarn took 12,919 and 14,207 votes in Wexcombe respectively."
    documents = [Document(id=name, text=text, outlet=name, event="e") for name, text in zip("abc", (WIRE, DAILY, crossed), strict=True)]

    found = [finding.fingerprint for finding in pipeline.compare(documents).findings if finding.cause == "swapped"]

    assert len(found) == len(set(found)) == 2


def test_two_figures_exchanged_between_two_nouns_are_two_conflicts() -> None:
    told = (
        "Kingsport have signed Dorni, who scored 17 goals in 22 league matches for Almara this season.",
        "Dorni banged in 17 goals in 22 league games for Almara this season. Kingsport have signed him.",
        "Dorni leaves Almara for Kingsport with 22 goals in 17 league appearances this season.",
    )

    assert len(conflicts(*told)) == 2
    assert not conflicts(*told[:2])
