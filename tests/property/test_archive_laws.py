"""An archive holds what one comparison of its articles gives, in whatever order and portions they came."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from factcheck import archive, pipeline
from factcheck.archive.queries import report
from factcheck.archive.schema import opened
from factcheck.config import Policy
from factcheck.model import Document
from factcheck.reporter import as_json
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CREW = archive.Crew(Policy())
# Under the second, a telling term of three articles is crowded already: what keeps the work linear in large archives is seen in small ones.
POLICIES = st.sampled_from([Policy(), Policy(event_posting_bound=2, event_neighbours=1, event_nearest=2)])
# What fails is small as it is drawn, and takes seconds to try again.
DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
DAY = datetime(2026, 3, 1, 8, tzinfo=UTC)
FIRE = (
    "A fire at the Harwick grain depot killed {dead} people on Friday, Mayor Orla Teviot said. Firefighters from Brunholm needed {hours} "
    "hours to put it out. The Harwick depot held 4,812 tonnes of barley."
)
BUS = (
    "The Kothari bus plunged into the Selde gorge on Monday and {dead} passengers died, police in Marravale said. Rescuers worked {hours} "
    "hours in the Selde gorge; the Kothari bus had left Marravale at dawn."
)
CUTS = (
    "Lindqvist Motors will cut {dead} jobs at its Osterholt plant, its chairman Tove Lindqvist said. The Osterholt plant built 31,480 vans "
    "in {hours} months, Lindqvist Motors said."
)
STORIES = (FIRE, BUS, CUTS)


def made(draw: tuple[int, int, int, int]) -> tuple[str, dict[str, object]]:
    """Return the text and the day of an article about one of the stories."""
    story, dead, hours, day = draw
    text = STORIES[story].format(dead=20 + dead, hours=5 + hours)
    return text, {"published": None if day == 0 else DAY + timedelta(days=9 * day)}


articles = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 1), st.integers(0, 5)).map(made), min_size=1, max_size=9
).map(
    lambda drawn: [
        Document(id=f"a{number}", outlet=f"outlet{number % 4}", text=text, **fields)  # type: ignore[arg-type]  # a day or none
        for number, (text, fields) in enumerate(drawn)
    ]
)


def printed(path: Path) -> str:
    with opened(path) as database:
        return "".join(as_json.render(report(database), View()))


def compared(documents: Sequence[Document], policy: Policy = CREW.policy) -> str:
    return "".join(as_json.render(pipeline.compare(documents, policy=policy), View()))


def filled(path: Path, portions: Iterable[Sequence[Document]], policy: Policy = CREW.policy) -> str:
    for number, portion in enumerate(portions):
        archive.add(path, portion, archive.Crew(policy), DAY + timedelta(hours=number))
    return printed(path)


@settings(phases=DRAWN, max_examples=25)
@given(articles, st.randoms(use_true_random=False), st.integers(1, 4), POLICIES)
def test_portions_and_their_order_leave_no_trace(documents: list[Document], chance: object, size: int, policy: Policy) -> None:
    expected = compared(documents, policy)
    shuffled = list(documents)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis hands out a random.Random
    portions = [shuffled[start : start + size] for start in range(0, len(shuffled), size)]

    with TemporaryDirectory() as folder:
        assert filled(Path(folder, "whole.sqlite"), [documents], policy) == expected
        assert filled(Path(folder, "portions.sqlite"), portions, policy) == expected


@settings(phases=DRAWN, max_examples=15)
@given(articles, st.integers(0, 8))
def test_what_was_added_and_removed_leaves_no_trace(documents: list[Document], cut: int) -> None:
    kept, passing = documents[:cut], documents[cut:]
    if not kept or not passing:
        return

    with TemporaryDirectory() as folder:
        path = Path(folder, "a.sqlite")
        filled(path, [documents])
        archive.remove(path, [document.id for document in passing], CREW)

        assert printed(path) == compared(kept)


@settings(phases=DRAWN, max_examples=10)
@given(articles)
def test_adding_again_changes_nothing(documents: list[Document]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.sqlite")
        before = filled(path, [documents])
        added = archive.add(path, reversed(documents), CREW, DAY)

        assert added == archive.Added(new=0, replaced=0, known=len(documents))
        assert printed(path) == before


@settings(phases=DRAWN, max_examples=15)
@given(articles, articles)
def test_only_the_latest_version_counts(first: list[Document], second: list[Document]) -> None:
    """The second list holds new versions of the first one's articles, whose ids are the same."""
    latest = {document.id: document for document in (*first, *second)}

    with TemporaryDirectory() as folder:
        assert filled(Path(folder, "a.sqlite"), [first, second]) == compared(list(latest.values()))
