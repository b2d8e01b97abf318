"""What an article is about, as weighted terms."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factcheck.config import Policy
from factcheck.events import terms
from factcheck.events.terms import SCALE, Profile, Profiler
from factcheck.lexicon import load
from factcheck.model import Document


def profile(text: str, title: str | None = None, published: datetime | None = None) -> Profile:
    return Profiler(load().frequencies, Policy()).profile(Document(id="a", text=text, title=title, outlet="o", published=published))


def test_a_vector_has_the_length_of_the_scale() -> None:
    weights = profile("Naqvi met Baker in Islamabad; 134 tonnes of narcotics were seized.").weights

    assert sum(weight * weight for weight in weights.values()) == pytest.approx(SCALE * SCALE, rel=0.02)


def test_stop_words_and_marks_weigh_nothing() -> None:
    assert profile("The, and — of! (a) 0 …").weights == {}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("12,847 votes", "12847"),
        ("$12.797 billion", "12.797"),
        ("₹48,250 crore", "48250"),
        ("€412m", "412"),
        ("Pakistan’s", "pakistan"),
        ("Pakistan's", "pakistan"),
        ("earthquakes", "earthquake"),
        ("studies", "study"),
        ("emphasised", "emphasize"),
        ("organisation", "organization"),
        ("N.A.T.O.", "nato"),
        ("Afghan-origin", "afghan"),
        ("“reaching”", "reach"),
    ],
)
def test_forms_of_one_term(text: str, term: str) -> None:
    assert term in profile(text).weights


@pytest.mark.parametrize(("text", "term"), [("being", "bee"), ("Mumbai", "mumbay"), ("united", "unit")])
def test_no_word_is_cut_to_another(text: str, term: str) -> None:
    assert term not in profile(text).weights


def test_names_and_figures_weigh_more_than_words() -> None:
    weights = profile("The ferry Amani capsized with 412 passengers while cranes, anchors, ropes, barrels and nets lay idle.").weights

    assert min(weights["amani"], weights["412"]) > max(weights["capsized"], weights["barrel"])


def test_the_lead_counts_more_than_the_end() -> None:
    filler = "The minister spoke of schools and roads. " * 14
    weights = profile(f"An earthquake struck. {filler} An avalanche followed.").weights

    assert weights["earthquake"] > 1.5 * weights["avalanche"]


def test_what_stands_far_down_is_not_read() -> None:
    assert "avalanche" not in profile("schools " * 1000 + "avalanche").weights


def test_the_title_is_read_too() -> None:
    assert "avalanche" in profile("Nothing more is known.", title="Avalanche in Vesk").weights


def test_keys_are_the_heaviest_rare_terms() -> None:
    made = profile("Naqvi and Baker spoke of narcotics with the president.")

    assert set(made.keys[:3]) == {"naqvi", "baker", "narcotics"}
    assert set(made.keys[3:]) == {"spoke"}  # there are too few rare ones


def test_names_stand_with_a_capital_alone() -> None:
    assert profile("Baker met a baker. Naqvi met a president.").names == {"naqvi"}


def test_hours_are_counted_in_one_zone() -> None:
    assert profile("x", published=datetime(1970, 1, 2, 3, tzinfo=UTC)).hour == 27
    assert profile("x", published=datetime(1970, 1, 2, 3)).hour == 27  # noqa: DTZ001 (day-level dates have no zone)
    assert profile("x").hour is None


def test_forgetting_forms_changes_no_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Naqvi met Baker", "Baker met Ozal in Darun", "Naqvi left Darun for Vesk"]
    fresh = [profile(text) for text in texts]
    monkeypatch.setattr(terms, "_REMEMBERED", 2)
    profiler = Profiler(load().frequencies, Policy())

    assert [profiler.profile(Document(id="a", text=text, outlet="o")) for text in texts] == fresh
