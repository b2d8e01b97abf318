"""What holds of the figures of any text."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.extractor import figures
from factcheck.lexicon import load
from factcheck.model import DateMention, Document, Field, Figure, Section, Sentence, Span
from factcheck.normalizer.quantities import from_base, quantity, to_base

LEXICON = load()
WORDS = (
    "one|two|twenty|forty-eight|hundred|thousand|million|half|a |an |quarter|third|dozens|of |no |none|and |to |from |between |or |-|–|—|"
    ".|,|:|/|$|€|£|Rs |%|°C| percent| points|kg|km/h| tons| years|-year-old|m |bn|k|5|12|1,234|2.5|½|1/2|2019|9/11|COVID-19|in |every |per "
    "|at least |about |rose |by |vote |win |(|)|“|’|\n|\u2009"
)
TEXTS = st.lists(st.sampled_from(WORDS.split("|")) | st.text(max_size=4), max_size=40).map("".join)
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
CASES = Path(__file__).parents[1] / "cases" / "figures.txt"
SENTENCES = [line.partition(" => ")[0] for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
# what the whole article settles: the dollar, the cent, the pound, a bare degree
SETTLED_BY_ARTICLE = (
    "$",
    "£",
    "€",
    "¢",
    "₹",
    "dollar",
    "cent",
    "pound",
    "pence",
    "buck",
    "penny",
    "degree",
    "°",
    "Rs",
    "upee",
    "crown",
    "kr",
    "peso",
    "below",
)
ARTICLES = st.lists(st.sampled_from([line for line in SENTENCES if line.endswith(".")]), min_size=1, max_size=5, unique=True).map(
    "\n\n".join
)
THOUSANDS = 3
EXACT_DIGITS = 15  # of a factor: times a value of twelve digits, that is still within Decimal's 28
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def find(text: str) -> list[Figure]:
    """Return the figures of a text that is one sentence a line."""
    sentences, start = [], 0
    for line in text.split("\n"):
        sentences.append(Sentence(Field.TEXT, Span(start, start + len(line)), Section.BODY, 0))
        start += len(line) + 1
    return figures.find(Document(id="a", text=text, outlet="a"), sentences, [], LEXICON)


def below_thousand(number: int) -> str:
    """Spell out a number from 1 to 999 as British newspapers do."""
    hundreds, rest = divmod(number, 100)
    words = [f"{SMALL[hundreds]} hundred"] if hundreds else []
    if rest:
        small = SMALL[rest] if rest < 20 else TENS[rest // 10 - 2] + (f"-{SMALL[rest % 10]}" if rest % 10 else "")
        words.append(small)
    return " and ".join(words)


def spelled(number: int) -> str:
    """Spell out a number below a trillion."""
    parts = []
    for name, size in (("billion", 10**9), ("million", 10**6), ("thousand", 1000)):
        group, number = divmod(number, size)
        if group:
            parts.append(f"{below_thousand(group)} {name}")
    if number:
        parts.append(("and " if parts and number < 100 else "") + below_thousand(number))
    return " ".join(parts)


@given(TEXTS)
def test_any_text_is_read_in_order_and_without_overlap(text: str) -> None:
    """No text raises; spans slice their surface and lie in their sentence; every figure comes to a quantity."""
    end = 0
    for figure in find(text):
        span = figure.anchor.span
        assert end <= span.start < span.end <= len(text)
        assert span.of(text) == figure.anchor.surface
        assert figure.anchor.sentence.span.contains(span)
        end = span.end
        found = quantity(figure, LEXICON)
        assert found.low is None or found.high is None or found.low <= found.high


@given(st.integers(2, 10**12 - 1))
def test_a_number_spelled_out_is_read_back(number: int) -> None:
    """Words and digits of every grouping give the number that was written."""
    for written in (spelled(number), spelled(number).capitalize(), f"{number:,}", f"{number:,}".replace(",", "\u2009")):
        found = find(f"They saw {written} birds.")

        assert [(figure.low, figure.high) for figure in found] == [(Decimal(number), Decimal(number))]
        assert found[0].anchor.surface == written


@given(st.sampled_from(sorted(LEXICON.units.by_name)), st.decimals(-(10**9), 10**9, places=3))
def test_conversion_there_and_back_is_exact(name: str, value: Decimal) -> None:
    """To twelve places more than anybody writes."""
    unit = LEXICON.units.by_name[name]

    back = from_base(to_base(value, unit), unit)

    assert round(back, 12) == value


@given(TEXTS, TEXTS)
def test_two_texts_behind_each_other_have_the_figures_of_both(first: str, second: str) -> None:
    """What one article says does not depend on another one before or behind it."""
    alone = [(figure.anchor.surface, figure.low, figure.high, figure.kind) for text in (first, second) for figure in find(text)]
    together = [(figure.anchor.surface, figure.low, figure.high, figure.kind) for figure in find(f"{first}\n{second}")]

    # money, pounds and bare degrees are settled by the whole article
    if not any(sign in first + second for sign in "$£€°") and "degree" not in first + second:
        assert together == alone


@given(st.text(max_size=200) | TEXTS, st.text(max_size=40) | TEXTS)
def test_any_unicode_is_an_article(body: str, title: str) -> None:
    """From text to claims nothing raises; figures and dates come in order and without overlap, and slice their surfaces."""
    document = Document(id="a", text=body, title=title, outlet="a")

    claims = pipeline.analyse(document).claims

    numbers = [claim.mention for claim in claims if isinstance(claim.mention, Figure | DateMention)]
    for mention in numbers:
        assert mention.anchor.span.of(document.field(mention.anchor.field)) == mention.anchor.surface
    for field in Field:
        spans = [mention.anchor.span for mention in numbers if mention.anchor.field is field]
        assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.integers(0, 999), st.lists(st.integers(0, 9), min_size=1, max_size=4), st.sampled_from(["", " million", " billion"]))
def test_decimals_spelled_out_are_read_back(whole: int, digits: list[int], scale: str) -> None:
    """Words and digits alike, with a scale word too; three decimals may be thousands ("1.900 birds") and are left out."""
    if len(digits) == THOUSANDS:
        return
    number = Decimal(f"{whole}.{''.join(map(str, digits))}")
    words = f"{below_thousand(whole) or 'zero'} point {' '.join(SMALL[digit] for digit in digits)}{scale}"
    factor = {"": 1, " million": 10**6, " billion": 10**9}[scale]

    for written in (words, f"{number:f}{scale}"):
        found = find(f"They saw {written} birds.")

        assert [(figure.low, figure.anchor.surface) for figure in found] == [(number * factor, written)]


@given(st.integers(1, 10**9))
def test_indian_grouping_is_read_back(number: int) -> None:
    """12,34,567 is 1,234,567."""
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(end - 2, 0) : end] for end in range(len(head), 0, -2)][::-1]
    written = ",".join([*pairs, tail])

    found = find(f"They saw {written} birds.")

    assert [(figure.low, figure.anchor.surface) for figure in found] == [(Decimal(number), written)]


@given(st.sampled_from(sorted(LEXICON.units.by_name)), st.decimals(-(10**9), 10**9, places=3))
def test_conversion_is_the_product_of_number_and_factor(name: str, value: Decimal) -> None:
    """As fractions would have it, wherever the factor is one that Decimal holds with room to spare."""
    unit = LEXICON.units.by_name[name]
    if len(unit.factor.as_tuple().digits) <= EXACT_DIGITS:
        assert Fraction(to_base(value, unit)) == (Fraction(value) + Fraction(unit.offset)) * Fraction(unit.factor)


@given(ARTICLES, ARTICLES)
def test_two_articles_in_one_have_the_figures_of_both(first: str, second: str) -> None:
    """What an article says does not depend on another one before or behind it, from text to claims."""
    repeated = not set(first.split("\n\n")).isdisjoint(second.split("\n\n"))  # what stands twice is a caption
    if repeated or any(sign in first + second for sign in SETTLED_BY_ARTICLE):
        return

    def read(body: str) -> list[tuple[object, ...]]:
        claims = pipeline.analyse(Document(id="a", text=body, outlet="a")).claims
        figures = [claim.mention for claim in claims if isinstance(claim.mention, Figure)]
        return [(one.anchor.surface, one.kind, one.low, one.high, one.unit, one.modifier, one.change, one.per) for one in figures]

    assert read(f"{first}\n\n{second}") == read(first) + read(second)
