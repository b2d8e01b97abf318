"""Which documents tell of one happening, and which of them share their wording."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from factcheck.config import Policy
from factcheck.events import detect
from factcheck.lexicon import load
from factcheck.model import Document, Event

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/events.toml").read_text(encoding="utf-8"))["event"]
POLICY = Policy()

QUAKE = CASES[0]["texts"][0][1]
BUDGET = (
    "Finance Minister Orla Teviot presented a budget of 48 billion crowns to parliament in Brunholm on Thursday. Taxes on petrol will rise "
    "by 3 crowns a litre, and pensions by 2.4 per cent. The opposition leader, Magnus Fell, called the plan a burden for families."
)


def document(name: str, text: str, **fields: object) -> Document:
    return Document(id=name, text=text, outlet="outlet", **fields)  # type: ignore[arg-type]  # fields of several types, for brevity


def found(*documents: Document, policy: Policy = POLICY) -> tuple[Event, ...]:
    return detect(documents, load(), policy)


def near_misses(*, dated: bool) -> tuple[list[Document], dict[str, str]]:
    documents, gold = [], {}
    for case in CASES:
        for number, (day, text) in enumerate(case["texts"]):
            name = f"{case['name']}/{number}"
            published = datetime.fromisoformat(day) if day and dated else None
            documents.append(document(name, text, published=published))
            gold[name] = case["name"]
    return documents, gold


def b_cubed(gold: dict[str, str], events: tuple[Event, ...]) -> float:
    happenings: defaultdict[str, set[str]] = defaultdict(set)
    for name, happening in gold.items():
        happenings[happening].add(name)
    precision = recall = 0.0
    for event in events:
        for name in event.documents:
            right = len(happenings[gold[name]].intersection(event.documents))
            precision += right / len(event.documents) / len(gold)
            recall += right / len(happenings[gold[name]]) / len(gold)
    return 2 * precision * recall / (precision + recall)


def test_stated_events_are_kept_and_not_detected() -> None:
    events = found(document("b", QUAKE, event="e7"), document("a", BUDGET, event="e7"), document("c", QUAKE))

    assert [(event.id, event.documents) for event in events if event.id == "e7"] == [("e7", ("a", "b"))]
    assert [event.documents for event in events] == [("a", "b"), ("c",)]


def test_no_documents_make_no_events() -> None:
    assert found() == ()


def test_the_id_follows_from_the_members_alone() -> None:
    alone = found(document("a", QUAKE))
    beside = found(document("a", QUAKE), document("b", BUDGET))

    assert alone[0].id == beside[0].id != beside[1].id


def test_sample_articles_fall_into_three_events() -> None:
    documents = [document(path.stem, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "seeds").glob("*.txt"))]

    assert [event.documents for event in found(*documents)] == [("dunya-news", "wire-a", "wire-b"), ("tdi",), ("urdupoint",)]


@pytest.mark.parametrize(("dated", "floor"), [(True, 0.97), (False, 0.92)])
def test_near_misses_are_told_apart(*, dated: bool, floor: float) -> None:
    documents, gold = near_misses(dated=dated)

    assert b_cubed(gold, found(*documents)) >= floor


def test_the_same_words_months_later_are_another_event() -> None:
    first = document("a", CASES[2]["texts"][0][1], published=datetime(2024, 5, 9, tzinfo=UTC))
    second = document("b", CASES[3]["texts"][0][1], published=datetime(2024, 9, 20, tzinfo=UTC))

    assert len(found(first, second)) == 2


def test_dates_without_a_time_zone_are_taken_as_they_stand() -> None:
    naive = document("a", QUAKE, published=datetime(2024, 3, 4))  # noqa: DTZ001 (day-level dates have no zone)
    aware = document("b", CASES[0]["texts"][1][1], published=datetime(2024, 3, 4, 20, tzinfo=timezone(timedelta(hours=5))))

    assert len(found(naive, aware)) == 1


def test_an_undated_report_joins_dated_ones() -> None:
    dated = document("a", QUAKE, published=datetime(2024, 3, 4, tzinfo=UTC))
    undated = document("b", CASES[0]["texts"][1][1])

    assert len(found(dated, undated, document("c", BUDGET))) == 2


def test_empty_texts_are_like_nothing() -> None:
    assert [event.documents for event in found(document("a", ""), document("b", "  "), document("c", "", title=""))] == [
        ("a",),
        ("b",),
        ("c",),
    ]


def test_a_short_text_goes_by_its_title() -> None:
    events = found(
        document("a", "Video", title="Earthquake in Ardenza"),
        document("b", "Video", title="Budget presented in Brunholm"),
        document("c", "Video", title="Earthquake in Ardenza"),
    )

    assert [event.documents for event in events] == [("a", "c"), ("b",)]


def test_a_crowd_on_one_story_is_one_event() -> None:
    """More texts than one key's file may hold still chain into one event, and those of another story stay out."""
    words = BUDGET.split()
    crowd = [document(f"a{n:03}", " ".join([*words[n % 9 :], str(1000 + n)])) for n in range(40)]
    events = found(*crowd, document("z", QUAKE), policy=Policy(event_posting_bound=6, event_neighbours=3))

    assert [len(event.documents) for event in events] == [40, 1]


def test_bounds_change_nothing_while_two_keys_are_not_crowded() -> None:
    documents, _ = near_misses(dated=True)

    assert found(*documents, policy=Policy(event_posting_bound=4, event_neighbours=4)) == found(*documents)


# One agency's copy twice, and a reporter's own account of the same haul: the figures say that it is one.
COPY = (
    "Navy stops two trawlers with 839 kilos of drugs\nTwo fishing trawlers with 839 kilos of drugs were stopped by the navy south of Dondra"
    " on Tuesday, spokesman Ruwan Sarath said. The sacks held 670 kilos of ice, 156 kilos of heroin and 13 kilos of hashish, worth Rs 9,600"
    " million. Eleven sailors were handed to the Narcotics Bureau in Galle."
)
SECOND = COPY.replace("were stopped by the navy south of Dondra", "have been stopped by the navy off Dondra")
OWN = (
    "Biggest haul of the year at sea\nA patrol boat of the Sri Lanka navy boarded a pair of boats under the island, where 670kg of"
    " crystal meth lay beneath the ice beside 156kg of heroin. In all 839kg came ashore at Galle; its price on the street would be 9,600"
    " million rupees."
)


def test_figures_that_texts_share_make_one_event_of_texts_in_other_words() -> None:
    assert len(found(document("a", COPY), document("b", SECOND), document("c", OWN))) == 1
    other = OWN.replace("839", "412").replace("670", "305").replace("156", "94").replace("9,600", "4,100")
    assert len(found(document("a", COPY), document("b", SECOND), document("c", other))) == 2


AGENCY = (
    "Pills worth millions found among tiles at Dorvane\n\n"
    "Customs officers in Dorvane said on Tuesday that they had opened two containers of marble tiles and found 1,410 kilos of "
    "stimulant pills behind a false wall. Prosecutors have asked that four employees of the forwarding company be held.\n\n"
    "“They had counted on a tired officer and met a bored one,” said Agathe Lorn, who heads the port’s customs office."
)
TABLOID = (
    "Busted! Drug gang undone by yawning inspector\n\n"
    "A yawn cost the barons of Dorvane their winter. Crooks hid speed behind bathroom tiles, cops led blokes off in cuffs "
    "before dawn, and neighbours on Harbour Row cheered from their balconies as the vans pulled away.\n\n"
    "City drugs boss Jonas Heering had a dig at the gang. “They had counted on a tired officer and met a bored one,” he "
    "quipped."
)


def test_a_sentence_that_both_quote_makes_one_event_of_texts_in_other_words() -> None:
    documents = [document("agency", AGENCY), document("tabloid", TABLOID)]

    assert len(found(*documents, policy=POLICY._replace(event_likeness=0.21))) == 1
    assert len(found(*documents, policy=POLICY._replace(event_likeness=0.21, event_quote_share=0.0))) == 2


SOFTWARE = (
    "Games lifted the results of Norvel Software, whose profit for the quarter was 23 percent higher and above the forecasts of analysts."
    "\n\nIts shares gained after the close of trading. Earnings were 45 cents per share after 35 cents per share a year earlier; analysts "
    "had expected 39 cents per share. Revenue was up 27 percent on the quarter a year earlier."
)
PHONES = (
    "Quarterly profit at the phone maker Tarn was 33 percent higher, but its forecast disappoints the markets.\n\nEarnings per share "
    "reached 84 cents in the quarter after 61 cents a year earlier, with analysts at 79 cents. Subscribers brought in 53 percent more "
    "revenue. The shares lost ground in late trading."
)


def test_words_count_as_far_as_names_and_figures_vouch_for_them() -> None:
    documents = [document("software", SOFTWARE), document("phones", PHONES)]

    assert len(found(*documents)) == 2
    assert len(found(*documents, policy=POLICY._replace(event_vouched=9.0))) == 1


def test_an_article_on_what_everybody_writes_about_is_looked_up_by_common_words() -> None:
    first = (
        "New poll sees Trump closer to Clinton\n\nAsked whom they want as president, 48 percent of voters said Hillary Clinton and 43 "
        "percent Donald Trump. In August it was 51 percent and 41 percent. Her voters want him stopped: so said 54 percent of them in "
        "the poll."
    )
    second = (
        "Five points between Clinton and Trump\n\nDonald Trump has 43 percent of voters behind him and Hillary Clinton 48 percent in the "
        "latest poll, where they had 41 percent and 51 percent in August. Of the Clinton voters 54 percent chiefly vote against Trump."
    )
    documents = [document("first", first), document("second", second)]

    assert len(found(*documents)) == 1
    assert len(found(*documents, policy=POLICY._replace(event_keys_least=0))) == 2
