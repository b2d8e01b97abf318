"""Laws of checking one article against itself: any text is checked, places slice it, and what is consistent is left alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import consistency, lexicon, pipeline
from factcheck.config import Policy
from factcheck.model import Document, Finding

PIECES = st.sampled_from(
    [
        *(
            "12",
            "7",
            "$500",
            "£2.5m",
            "45%",
            "one in five",
            "10 miles",
            "38C",
            "31 April",
            "Monday 4 May 2025",
            "three hours",
            "a third",
            "1,200",
        ),
        *(
            "each",
            "in all",
            "or",
            "(",
            ")",
            ":",
            "–",
            "from",
            "to",
            "between",
            "and",
            "of the",
            "rose",
            "fell",
            "by",
            "a day",
            "after",
            "born in",
        ),
        *(
            "Ruth Henderson",
            "Hendersen",
            "al-Hendersen",
            "Hendersens’",
            "the x-Henderson",
            "Philippa Dean-Henderson",
            "Mr Deane",
            "Phillipa Dean",
            "Trivance",
            "Al-Trivanse",
            "the Trivanse-led group said",
            ", 45,",
            "was jailed on 3 May",
            "arrested on 9 May",
            "“we will not go”",
            "“we will go”",
            ".",
            "\n\n",
            "• ",
            "•",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map(" ".join)
NUMBERS = st.integers(min_value=2, max_value=400)


def check(text: str) -> tuple[Finding, ...]:
    """Return the findings on a text."""
    tables = lexicon.load()
    return consistency.check(pipeline.analyse(Document(id="a", text=text, outlet="a"), tables), tables, Policy())


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_checked(text: str) -> None:
    """The same twice, with places that lie in their sentences."""
    findings = check(text)

    assert findings == check(text)
    assert all(
        place.sentence.contains(place.span) and place.sentence.of(text) == place.text for found in findings for place in found.evidence
    )
    assert all(found.evidence and found.suggestion for found in findings)


@given(NUMBERS, NUMBERS, NUMBERS)
@settings(max_examples=60, deadline=None)
def test_right_arithmetic_is_no_finding(one: int, two: int, three: int) -> None:
    """Sums, products and shares that are worked out."""
    texts = (
        f"A total of {one + two + three:,} people were held: {one} in Harwick, {two} in Cove and {three} in Lerr.",
        f"The club gave ${one} each to {two + 10} families, ${one * (two + 10):,} in all.",
        f"Of the {one + two} pupils, {one} ({one / (one + two):.1%}) passed.",
        f"Sales rose {two / one:.1%} from {one:,} to {one + two:,}.",
    )

    assert [finding.message for text in texts for finding in check(text)] == []


@given(NUMBERS, NUMBERS, st.integers(min_value=1, max_value=9))
@settings(max_examples=60, deadline=None)
def test_wrong_sums_are_found(one: int, two: int, off: int) -> None:
    """A total that is off by a few, and by a third at most: what is twice as much has other parts than these."""
    both = one + two
    total = both + max(min(off, both // 3), both // 20)

    assert [finding.rule for finding in check(f"Police arrested {total} people: {one} in Harwick and {two} in Cove.")] == ["sum.wrong"]
