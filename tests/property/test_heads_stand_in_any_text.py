"""Heads are found in any text without an error, and nothing about a figure but its heads is changed."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extractor import heads, tagger
from factcheck.lexicon import load
from factcheck.model import Anchor, DateMention, Field, Figure, Kind, Section, Sentence, Span

LEXICON = load()
WORDS = st.sampled_from(
    "the of and 12 40,000 $5 people killed were said that who rose to from up , . — ( ) “ ” more than at least among them worth including "
    "officials a by in after dead injured cut force it 7.40 am off".split()
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=24).map(" ".join))


@settings(max_examples=150)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9), st.sampled_from(list(Kind))), max_size=4))
def test_only_heads_are_added(text: str, places: list[tuple[int, int, Kind]]) -> None:
    """Figures anywhere in any text come back in order, the same but for subject and predicate."""
    sentence = Sentence(Field.TEXT, Span(0, len(text)), Section.BODY, 0)
    figures, last = [], 0
    for start, length, kind in sorted(places):
        span = Span(max(start, last), min(max(start, last) + length, len(text)))
        if span.start < span.end:
            anchor = Anchor("a", span, span.of(text), sentence)
            aspect = "age" if kind is Kind.DURATION and length > 4 else None
            figures.append(Figure(anchor=anchor, kind=kind, low=Decimal(2), high=Decimal(2), step=Decimal(0), unit="1", aspect=aspect))
            last = span.end
    tagged = tagger.tag(text, sentence, LEXICON)

    found = heads.attach(figures, tagged, LEXICON)

    assert figures == [figure._replace(subject=None, predicate=None) for figure in found]


@settings(max_examples=60)
@given(TEXTS, st.integers(0, 70))
def test_dates_are_told_of_in_any_text(text: str, start: int) -> None:
    """A date anywhere in any text keeps its place and its expression."""
    sentence = Sentence(Field.TEXT, Span(0, len(text)), Section.BODY, 0)
    span = Span(min(start, len(text)), min(start + 4, len(text)))
    date = DateMention(anchor=Anchor("a", span, span.of(text), sentence), expression="2031-05-07")

    (found,) = heads.attach_to_dates([date], tagger.tag(text, sentence, LEXICON), LEXICON)

    assert (found.anchor, found.expression) == (date.anchor, date.expression)
