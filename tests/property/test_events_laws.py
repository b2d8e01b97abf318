"""Laws of event detection: order, repetition and strangers change nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.config import Policy
from factcheck.events import detect
from factcheck.lexicon import load
from factcheck.model import Document, Event

LEXICON = load()
POLICY = Policy()
SETTINGS = settings(max_examples=60, deadline=None)

WORDS = (
    "Naqvi Baker Ardenza Pellam Vesk Caldora Rovers Harwick Ostler Sunvale minister earthquake kettle goal verdict pipeline recall "
    "tremor rescued collapsed penalty inflation governor court 2,001 134 40,659 12.797 7 2024 said the of on was and killed Monday"
).split()
STRANGER = (
    "Beekeepers around Lindhurst harvested 3,418 jars of heather honey, the cooperative chairwoman Philippa Quennell reported; wasps and "
    "drought had ruined 211 hives in Thornaby meadow."
)


def texts() -> st.SearchStrategy[str]:
    return st.one_of(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.text(max_size=60))


def days() -> st.SearchStrategy[datetime | None]:
    start = datetime(2024, 3, 1, tzinfo=UTC)
    return st.one_of(st.none(), st.integers(0, 100).map(lambda day: start + timedelta(days=day)))


@st.composite
def collections(draw: st.DrawFn) -> list[Document]:
    contents = draw(st.lists(st.tuples(texts(), days(), st.sampled_from([None, None, None, "stated-1", "stated-2"])), max_size=9))
    return [
        Document(id=f"d{number}", text=text, outlet="o", published=published, event=event)
        for number, (text, published, event) in enumerate(contents)
    ]


def events_of(documents: list[Document]) -> tuple[Event, ...]:
    return detect(documents, LEXICON, POLICY)


@SETTINGS
@given(collections())
def test_every_document_is_in_one_event_and_one_independent_text(documents: list[Document]) -> None:
    events = events_of(documents)

    assert sorted(name for event in events for name in event.documents) == sorted(document.id for document in documents)
    for event in events:
        assert sorted(name for text in event.independent_texts for name in text) == sorted(event.documents)


@SETTINGS
@given(collections(), st.randoms(use_true_random=False))
def test_order_changes_nothing(documents: list[Document], random: object) -> None:
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random, which the strategy's type does not say

    assert events_of(shuffled) == events_of(documents)


@SETTINGS
@given(collections(), days())
def test_a_stranger_changes_nothing_elsewhere(documents: list[Document], published: datetime | None) -> None:
    stranger = Document(id="stranger", text=STRANGER, outlet="o", published=published)
    events = events_of([*documents, stranger])

    assert [event for event in events if "stranger" not in event.documents] == list(events_of(documents))


@SETTINGS
@given(collections(), texts().filter(str.strip), days())
def test_a_document_and_its_copy_are_one_event_and_one_text(documents: list[Document], text: str, published: datetime | None) -> None:
    copies = [Document(id=name, text=text, outlet=name, published=published) for name in ("copy-1", "copy-2")]
    events = events_of([*documents, *copies])
    event = next(event for event in events if "copy-1" in event.documents)

    assert any({"copy-1", "copy-2"} <= set(names) for names in event.independent_texts)
