"""What narrows a figure is read from the figure's own part of its sentence."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.extractor import dates, scope
from factcheck.extractor.tagger import TaggedSentence, tag
from factcheck.lexicon import load
from factcheck.model import Anchor, DateRange, Document, Field, Figure, Kind, Scope, Section, Sentence, Span, Status
from factcheck.text.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases" / "scope.toml").read_text(encoding="utf-8"))["case"]
LEXICON = load()
MADE: tuple[tuple[str, str, Callable[[Any], object]], ...] = (
    ("whole", "part_of", lambda _: None),
    ("when", "when", lambda days: DateRange(*days)),
    ("status", "status", Status),
    ("increment", "increment", bool),
)
WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "nineteen": 19, "thirty-one": 31, "forty-seven": 47}


def figure(surface: str, anchor: Anchor, case: dict[str, Any]) -> Figure:
    """Return a figure as the extractor would hand it over."""
    digits = re.sub(r"[^\d.]", "", surface)
    value = Decimal(digits) if digits else Decimal(WORDS[surface.lower()])
    kind = Kind(case.get("kind", "count"))
    return Figure(anchor=anchor, kind=kind, low=value, high=value, step=Decimal(0), unit="1", aspect=case.get("aspect"))


def figures_of(case: dict[str, Any]) -> tuple[Document, Sentence, list[Figure]]:
    """Return the document, its one sentence and the marked figures."""
    text = case["text"].replace("[", "").replace("]", "")
    document = Document(id="a", text=text, outlet="a", published=datetime(2026, 6, 10, 12, tzinfo=UTC))
    sentence = Sentence(Field.TEXT, Span(0, len(text)), Section.HEADLINE if case.get("headline") else Section.BODY, 0)
    found = []
    for number, match in enumerate(re.finditer(r"\[(.*?)\]", case["text"])):
        start = match.start() - 2 * number
        found.append(figure(match[1], Anchor("a", Span(start, start + len(match[1])), match[1], sentence), case))
    return document, sentence, found


def earlier_of(case: dict[str, Any]) -> list[Figure]:
    """Return the figure of a sentence before, where the case has one."""
    if "earlier" not in case:
        return []
    sentence = Sentence(Field.TEXT, Span(-100, -1), Section.BODY, 0)
    return [figure(str(case["earlier"]), Anchor("a", Span(-50, -47), str(case["earlier"]), sentence), case)]


def expected(case: dict[str, Any], actual: Scope, found: list[Figure]) -> Scope:
    """Return the scope that the case asks for: the actual one, but for the fields that it names."""
    fields: dict[str, Any] = {name: tuple(case[name]) for name in ("place", "group", "who") if name in case}
    fields |= {name: case[name] or None for name in ("period", "base", "day") if name in case}
    fields |= {name: made(case[key]) for key, name, made in MADE if key in case}
    if "part_of" in case:
        fields["part_of"] = found[case["part_of"]].anchor.span if case["part_of"] >= 0 else Span(-50, -47)
    return actual._replace(**fields)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']} {case.get('of', 0)}")
def test_scope(case: dict[str, Any]) -> None:
    """Every field that the case names is as it says."""
    document, sentence, found = figures_of(case)
    around = scope.Around(dates.find(document, [sentence], LEXICON), earlier_of(case))

    attached = scope.attach(found, tag(document.text, sentence, LEXICON), document, LEXICON, around)

    actual = attached[case.get("of", 0)].scope
    assert expected(case, actual, found) == actual


def test_no_figures_no_work() -> None:
    """A sentence without figures or without tokens comes back as it is."""
    document, sentence, found = figures_of({"text": "[12] men"})

    assert scope.attach([], tag(document.text, sentence, LEXICON), document, LEXICON) == []
    assert scope.attach(found, TaggedSentence(sentence, Tokens([], [], [], []), ()), document, LEXICON) == found


def test_a_date_of_unknown_year_has_no_days() -> None:
    """Without a day of publication the day is kept as it is written."""
    document, sentence, found = figures_of({"text": "[12] men died on Monday."})
    undated = replace(document, published=None)

    attached = scope.attach(
        found, tag(document.text, sentence, LEXICON), undated, LEXICON, scope.Around(dates.find(undated, [sentence], LEXICON))
    )

    assert (attached[0].scope.day, attached[0].scope.when) == ("Monday", None)
