"""Laws of the comparison, on figures that Hypothesis makes up: order, copies, scale and hedges."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import aligner, comparator, intervals, lexicon, misprints, pipeline
from factcheck.config import Policy
from factcheck.intervals import Relation
from factcheck.model import Analysis, Document, Event, Kind, Modifier, Verdict
from tests.building import Draft, analysis

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from factcheck.model import FigureClaim, Judgement

POLICY = Policy()
MODIFIERS = st.sampled_from([modifier for modifier in Modifier if modifier is not Modifier.RANGE])
KEYS = st.sampled_from([("suspect", "arrest"), ("people", "kill"), ("people", "injure"), ("home", "destroy"), (None, None)])
SENTENCES = st.sampled_from(
    ["Police in the port said {} on Monday.", "In the valley {} were counted by the ministry.", "Officials gave {}."]
)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    value = str(draw(st.integers(min_value=1, max_value=3000)))
    subject, predicate = draw(KEYS)
    return Draft(
        surface=value,
        value=value,
        sentence=draw(SENTENCES).format(value),
        modifier=draw(MODIFIERS),
        subject=subject,
        predicate=predicate,
    )


ARTICLES = st.lists(drafts(), min_size=1, max_size=4)


def verdicts(analyses: Sequence[Analysis]) -> dict[frozenset[str], Verdict]:
    """Return claim ids → verdict of every fact of one event."""
    tables = lexicon.load()
    names = tuple(sorted(entry.document.id for entry in analyses))
    event = Event(id="e", documents=names, independent_texts=tuple((name,) for name in names))
    texts = comparator.texts_of(event, {entry.document.id: entry.document for entry in analyses})
    judged: list[Judgement] = [comparator.judge(group, texts, tables, POLICY) for group in aligner.align(analyses, tables, POLICY)]
    return {frozenset(claim.id for claim in judgement.alignment.claims): judgement.verdict for judgement in judged}


@given(st.tuples(ARTICLES, ARTICLES, ARTICLES))
@settings(max_examples=40, deadline=None)
def test_the_order_of_documents_changes_nothing(articles: tuple[list[Draft], ...]) -> None:
    analyses = [analysis(name, *article) for name, article in zip("abc", articles, strict=True)]
    expected = verdicts(analyses)

    assert all(verdicts(list(order)) == expected for order in permutations(analyses))


@given(ARTICLES)
@settings(max_examples=60, deadline=None)
def test_a_document_beside_its_copy_agrees_on_all(article: list[Draft]) -> None:
    found = verdicts([analysis("a", *article), analysis("b", *article)])

    assert not {Verdict.CONFLICT, Verdict.UPDATE} & set(found.values())


@given(st.integers(1, 10_000), st.integers(1, 10_000), st.sampled_from([Modifier.EXACT]), MODIFIERS)
@settings(max_examples=200, deadline=None)
def test_widening_a_modifier_never_parts_two_values(one: int, other: int, narrow: Modifier, wide: Modifier) -> None:
    plain, right = (Draft(surface=str(value), value=str(value), modifier=narrow).claim() for value in (one, other))
    hedged = Draft(surface=str(one), value=str(one), modifier=wide).claim()

    if intervals.relate(plain, right, POLICY) is not Relation.DISJOINT:
        assert intervals.relate(hedged, right, POLICY) is not Relation.DISJOINT


@given(st.integers(1, 5000), st.integers(1, 5000), st.sampled_from(["0", "1", "10"]), st.sampled_from([2, 5, 1000]))
@settings(max_examples=200, deadline=None)
def test_scaling_both_sides_changes_no_relation(one: int, other: int, step: str, factor: int) -> None:
    left, right = (
        Draft(surface=f"{value} tonnes", value=str(value), step=step, unit="tonne", kind=Kind.MEASURE).claim() for value in (one, other)
    )

    def scaled(claim: FigureClaim) -> FigureClaim:
        quantity = claim.quantity
        assert quantity.low is not None
        assert quantity.high is not None
        larger = quantity._replace(
            low=quantity.low * factor, high=quantity.high * factor, precision=quantity.precision * factor, unit="other"
        )
        return claim._replace(quantity=larger)

    assert intervals.relate(left, right, POLICY) is intervals.relate(scaled(left), scaled(right), POLICY)


@given(st.decimals(min_value=1, max_value=10_000, places=2), st.decimals(min_value=1, max_value=10_000, places=2))
@settings(max_examples=200, deadline=None)
def test_the_relation_does_not_depend_on_the_side(one: Decimal, other: Decimal) -> None:
    left, right = (Draft(surface=str(value), value=str(value), step="0.01").claim() for value in (one, other))

    assert intervals.relate(left, right, POLICY) is intervals.relate(right, left, POLICY)
    assert misprints.slip(left, right) is misprints.slip(right, left)


NUMBERS = st.sampled_from(
    ["0", "0.0", "7", "20", "-20", "minus 20", "2.1", "212", "at least 20", "up to 0", "20 to 21", "a 20th of a", "some"]
)
UNITS = st.sampled_from(
    [
        "C",
        "F",
        " degrees",
        " km",
        " metres",
        " miles",
        "%",
        " percentage points",
        "mg",
        " micrograms",
        " tons",
        " tonnes",
        "m",
        "bn",
        " million euros",
        " days",
        "",
    ]
)


@given(NUMBERS, UNITS, st.none() | NUMBERS, UNITS)
@settings(max_examples=200, deadline=None)
def test_any_two_figures_are_compared(one: str, unit: str, other: str | None, another: str) -> None:
    """20C beside 20F, nothing beside less than nothing: whatever two outlets print is laid side by side, and said to be checked."""
    texts = [f"The gauge at Morvel showed {told} on Monday, officials said." for told in (one + unit, (other or one) + another)]
    report = pipeline.compare([Document(id=name, text=text, outlet=name, event="e") for name, text in zip("ab", texts, strict=True)])

    assert [len(event.event.documents) for event in report.events] == [2]
