"""Laws of the compiled inner loops: whatever the text, the tags and the figures, they say what their Python twins say."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import lexicon, quick
from factcheck.consistency.capitals import capital_forms, capital_forms_plainly
from factcheck.extractor import chunks, mending, phrases, scene, tagger, wordforms
from factcheck.extractor.capitals import CAPITALISED, Word, runs, runs_plainly, words
from factcheck.extractor.clauses import doubtful, doubtful_plainly, places
from factcheck.extractor.dates import triggers_of, triggers_plainly
from factcheck.extractor.exclusions import word_before, word_before_plainly
from factcheck.extractor.figures import beginnings
from factcheck.extractor.marks import is_marked, is_marked_plainly
from factcheck.extractor.places import capitalised
from factcheck.extractor.rankers import Ranker
from factcheck.extractor.speakers import mentions, mentions_plainly
from factcheck.extractor.statements import cue_words, cue_words_plainly
from factcheck.model import (
    Anchor,
    Attribution,
    Claim,
    Fact,
    Field,
    Figure,
    FigureClaim,
    Identity,
    Kind,
    Name,
    NameClaim,
    NameKind,
    Quantity,
    Reading,
    Scope,
    Section,
    Sentence,
    Severity,
    Side,
    Span,
    Title,
    Verdict,
)
from factcheck.reporter.as_json import claim_object, fact_object, line
from factcheck.reporter.claim_lines import FACTS, LAYOUTS, claim_line, fact_line, printable, written_plainly
from factcheck.text.boundaries import stops, stops_plainly
from factcheck.text.contained import has_any, has_any_plainly
from factcheck.text.tokens import cut, cut_plainly
from factcheck.text.wordplaces import word_places

if TYPE_CHECKING:
    from decimal import Decimal

_TABLES = lexicon.load()
_OF_WORD, _OF_TAG, _DEPENDING, _OPENERS, _BEFORE_WORTH = chunks.ALPHABET
_WORDS = sorted({*_OF_WORD, *_DEPENDING, *_BEFORE_WORTH, "dogs", "red"})
_TAGS = sorted({*_OF_TAG, "UH"})
_SPOKEN = ["Police", "said", "on", "that", "35", "people", "died", "Kabul", "IBM", "'s", "n't", "well-known", "$", "“", "ünder", ".", "who"]


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.one_of(st.sampled_from(list("abN U.S.’'-25,:/ \n\u00a0🙂")), st.characters())), st.integers(0, 9), st.integers(0, 9)
)
def test_tokens(text: str, start: int, cut_off: int) -> None:
    span = Span(start, max(len(text) - cut_off, start))

    assert cut(text, span) == cut_plainly(text, span)


_AROUND_STOPS = st.one_of(st.sampled_from(list(".!?…。！？”’\"'»)]}[123٣abZ“ \n\u00a0\u200b")), st.characters())


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=_AROUND_STOPS, max_size=16), st.integers(0, 4), st.integers(0, 4))
def test_stops(text: str, start: int, cut_off: int) -> None:
    end = max(len(text) - cut_off, 0)

    assert stops(text, start, end) == stops_plainly(text, start, end)


_AROUND_MARKS = st.one_of(st.sampled_from([*"'\"`’‘“”„‟«» ab.,:Zé_", "that", ", he said,", ", a b c d."]), st.characters())


_PIECES = st.text(alphabet="ab ’é\u0161", min_size=2, max_size=4)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab ’é\u0161", max_size=12), st.lists(_PIECES, max_size=8).map(tuple))
def test_pieces_of_a_text(text: str, pieces: tuple[str, ...]) -> None:
    assert has_any(text, pieces) == has_any_plainly(text, pieces)


_AROUND_FORMS = st.one_of(st.sampled_from([*"AZaz ’'-_.é²", "’s", "'s", "Ann", "O’Neill"]), st.characters())


@settings(max_examples=300, deadline=None)
@given(st.lists(_AROUND_FORMS, max_size=12).map("".join))
def test_forms_with_a_capital(text: str) -> None:
    found = capital_forms(text)

    assert [*found.items()] == [*capital_forms_plainly(text).items()]


@settings(max_examples=300, deadline=None)
@given(st.lists(_AROUND_MARKS, max_size=8).map("".join), st.integers(0, 4), st.integers(0, 12))
def test_marks(text: str, start: int, end: int) -> None:
    assert is_marked(text, Span(start, end)) == is_marked_plainly(text, Span(start, end))


_CUES = _TABLES.cues
_AROUND_CUES = [
    *sorted(_CUES.starts),
    *sorted(_CUES.papers),
    *" ,.:“²İ\u00a0\n\x1c",
    " the ",
    " of ",
    " he ",
    "that",
    ", he said,",
    ", a b c d.",
    "made",
    "shows",
    "claim",
]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(_AROUND_CUES), st.sampled_from(_AROUND_CUES[-12:]), st.characters()), max_size=14),
    st.sampled_from(["", " "]),
)
def test_cue_words(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    lower = text.lower() if len(text.lower()) == len(text) else text

    assert cue_words(lower, text, _CUES) == cue_words_plainly(lower, text, _CUES)


_FORMS = {"Ada": [("Ada Brandt", 1), ("Ada", 2), ("Ada-Lee", 3)], "Ü": [("Ü", 4)], "A1": [("A1", 5)], "X": [("X", 6), ("X²", 7)]}


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(["Ada", "Ada Brandt", "Ü", "A1", "X²", " ", "’s", "-", "1", "\u0301", "б", "x"]), st.characters()),
        max_size=8,
    ).map("".join)
)
def test_mentions(text: str) -> None:
    assert list(mentions(text, _FORMS)) == list(mentions_plainly(text, _FORMS))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(_SPOKEN), st.text(min_size=1, max_size=8)), max_size=12))
def test_tags(spoken: list[str]) -> None:
    tables = lexicon.load()
    compiled, plain = (tagger.Tagger(tables.tag_weights, tables.wordclasses) for _ in range(2))

    assert compiled(spoken) == plain.decide_plainly(spoken)
    assert compiled(spoken) == plain.decide_plainly(spoken)  # and once more, where all is known


_STEMS = [
    "brib",
    "bribe",
    "stop",
    "buzz",
    "hors",
    "match",
    "hero",
    "potato",
    "m",
    "wo",
    "die",
    "carr",
    "two",
    "é",
    "-",
    "x" * 40,
    "Kiss",
    "NATO",
]
_ENDINGS = ["s", "es", "ses", "ies", "ied", "ed", "ing", "ting", "men", "ss", "us", "ness", "ly", "able", "-like", "-one", "'s", "5", "\0"]


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.sampled_from(sorted(_TABLES.tag_weights.dictionary)), st.lists(st.sampled_from(_STEMS + _ENDINGS), min_size=1).map("".join)
    )
)
def test_forms_and_lemmas(word: str) -> None:
    classes, forms = _TABLES.wordclasses, wordforms.Forms(_TABLES.tag_weights, _TABLES.wordclasses)

    for either in (False, True):
        assert classes.noun_lemma(word, plural=either) == classes.noun_lemma_plainly(word, plural=either)
        assert classes.verb_lemma(word, finite_base=either) == classes.verb_lemma_plainly(word, finite_base=either)
    for place, written in product(wordforms.PLACES, (word, word.title(), word.upper())):
        assert forms.form(written, place) == forms.make_plainly(written, place)


_NUMBERED = st.text(alphabet=st.one_of(st.sampled_from(list("3½٣ oneONEtwofirstno-_'.,²é")), st.characters()))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_NUMBERED, st.sampled_from(["one", "TWO", "seventh", "No", "none", "½"]))).map("".join))
def test_places_of_numbers(text: str) -> None:
    numerals = lexicon.load().numerals

    assert [match.span() for match in beginnings(text, numerals)] == [match.span() for match in numerals.scanner.finditer(text)][:120]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["said", "say", "adds", "Told", " ", "é", "'", "x", "that"])).map("".join).map(str.lower))
def test_places_of_words(lower: str) -> None:
    cues = frozenset(("say", "said", "adds", "told"))

    assert word_places(lower, cues) == [(match.start(), match[0]) for match in re.finditer(r"[a-z]+", lower) if match[0] in cues]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["said", "say", "adds", "Told", " ", "é", "'", "x", "that"])).map("".join))
def test_places_of_words_in_any_case(text: str) -> None:
    cues = frozenset(("say", "said", "adds", "told"))

    assert word_places(text, cues) == [(match.start(), match[0]) for match in re.finditer(r"[a-z]+", text) if match[0] in cues]


_SURFACES = ["said", "ǅ", "Ωx", "Said", "claim", "is", ".", "to", "there", "'s", "’s", "iPhone", "Khan", "é", "al-Amr"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_SURFACES), st.sampled_from(["NN", "VBN", "VBD", "NNP", "TO", "IN", "EX", "RB", ".", "PRP"]))))
def test_doubtful_tags(spoken: list[tuple[str, str]]) -> None:
    surfaces, tags, forms = [surface for surface, _ in spoken], [tag for _, tag in spoken], lexicon.load().cues.forms
    lower = [surface.lower() for surface in surfaces]

    assert doubtful(lower, surfaces, tags, forms) == doubtful_plainly(lower, surfaces, tags, forms)
    assert capitalised(surfaces) == [at for at, surface in enumerate(surfaces) if surface[0].isupper()]
    assert places(lower, frozenset(("said", "."))) == [at for at, word in enumerate(lower) if word in {"said", "."}]


_TIMES = [
    *"Q1H4 /.,-_é½²٣ə’\u200d",
    "May",
    "MAY",
    "Thurs",
    "Sept",
    "Monday",
    "week",
    "end",
    "2024",
    "14/9/2026",
    "day",
    "to",
    "fort",
    "night",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(_TIMES), st.characters())).map("".join))
def test_places_of_dates(text: str) -> None:
    assert triggers_of(text) == sorted(triggers_plainly(text))


_CAPITALS = list("ABDMrsRGenColLtv.. --'’’_s sé ÉÀªµ²½1٣ \u00a0\u2009\n\x1c\u200dĀıİ€“Ωд")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*_CAPITALS, "Dr.", "Mrs.", "U.S.", " J. S", "’s ", "O'N"]), max_size=14).map("".join), st.integers(0, 3))
def test_words_with_a_capital(text: str, start: int) -> None:
    for span in (Span(start, len(text)), Span(start, max(len(text) - 2, start))):
        plain = [Word(*match.span(), match[0], match[0].lower().rstrip(".")) for match in CAPITALISED.finditer(text, *span)]

        assert words(text, span) == plain


_NAMES = [
    " ",
    " ",
    " of the ",
    " and ",
    " van ",
    ", ",
    "\u00a0",
    "-",
    "The",
    "Monday",
    "Ministry",
    "Ada",
    "UN",
    "Dr. ",
    "s",
    "é",
    "ǅ",
    "the ",
    "of,",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(_NAMES), st.sampled_from(_CAPITALS)), max_size=24).map("".join), st.integers(0, 3))
def test_runs_of_capitals(text: str, start: int) -> None:
    sentence = Sentence(Field.TEXT, Span(min(start, len(text)), len(text)), Section.BODY, 0)

    assert list(runs(text, sentence, _TABLES)) == list(runs_plainly(text, words(text, sentence.span), sentence, _TABLES))


@st.composite
def _sentences(draw: st.DrawFn) -> tuple[list[str], list[str], dict[int, int], dict[int, int]]:
    """Return words and tags, and where figures and hedges stand."""
    pairs = draw(st.lists(st.tuples(st.one_of(st.just("dogs"), st.sampled_from(_WORDS)), st.sampled_from(_TAGS)), min_size=1, max_size=25))
    figures: dict[int, int] = {}
    hedges: dict[int, int] = {}
    at = 0
    while at < len(pairs):
        length = draw(st.integers(1, 3))
        if draw(st.integers(0, 3)) == 0:
            hedges[at] = min(at + length, len(pairs))
            at = hedges[at]
        if at < len(pairs) and draw(st.booleans()):
            figures[at] = min(at + length, len(pairs))
        at += length
    return [word for word, _ in pairs], [tag for _, tag in pairs], figures, hedges


@settings(max_examples=400, deadline=None)
@given(_sentences())
def test_chunks(sentence: tuple[list[str], list[str], dict[int, int], dict[int, int]]) -> None:
    plain = chunks.chunk_plainly(*sentence)
    row, kinds, verbs = plain if quick.compiled is None else quick.compiled.chunks(*sentence, chunks.Chunk, chunks.ALPHABET)

    assert (row, kinds, verbs) == plain
    assert all(type(chunk) is chunks.Chunk for chunk in row)


@settings(max_examples=200, deadline=None)
@given(_sentences(), st.sampled_from(["of", "”", "\udc80", "\0", "x" * 200]))
def test_governors(sentence: tuple[list[str], list[str], dict[int, int], dict[int, int]], odd: str) -> None:
    words, tags, figures, hedges = sentence
    tables = lexicon.load()
    row = chunks.chunks([odd if word == "dogs" else word for word in words] * 3, tags * 3, figures, hedges)
    compiled, plain = (Ranker(tables.predicate_weights, tables.wordclasses) for _ in range(2))

    for phrase in range(len(row.chunks)):
        if len(row.verbs) > 1:
            assert compiled.best(row, phrase) == plain.best_plainly(row, phrase)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab \n\u00a0\u2009’🙂")), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_words_before(text: str, floor: int, start: int) -> None:
    start = min(start, len(text))

    assert word_before(text, floor, start) == word_before_plainly(text, floor, start)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("cut last stole dog the is".split()), st.sampled_from("NN NNS MD JJ VBP DT".split())), max_size=9)
)
def test_first_doubtful(pairs: list[tuple[str, str]]) -> None:
    words, tags = [word for word, _ in pairs], [tag for _, tag in pairs]
    behind_tags: mending.Doubts = {
        "JJ": (frozenset({"VBP"}), None),
        "MD": (frozenset({"NN", "JJ"}), frozenset({"last"})),
        "NNS": (frozenset({"NN"}), frozenset({"cut", "stole"})),
    }
    known = words, tags, behind_tags, {"the": (None, frozenset({"dog"})), "is": (frozenset({"JJ"}), None)}
    plain = mending.first_doubtful_plainly(*known)

    assert plain == (plain if quick.compiled is None else quick.compiled.first_doubtful(*known))


_HEDGING = ["more", "than", "at", "least", "up", "to", "over", "some", "about", "as", "many", "$", "dogs", "12", "é🙂"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(_HEDGING), min_size=1, max_size=14), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 9), st.booleans()))
)
def test_where_figures_stand(spoken: list[str], spans: list[tuple[int, int, bool]]) -> None:
    tokens = cut(" ".join(spoken), Span(0, 200))
    kinds = Kind.COUNT, Kind.DURATION
    units = [phrases.Unit(Span(start, start + size), kinds[size % 2], many=many) for start, size, many in spans]
    hedges = _TABLES.head_words.hedges
    found = phrases.situate(tokens, units, hedges)
    row = chunks.chunks(tokens.words, ["NN"] * len(tokens.words), {}, {}).chunks

    assert found == phrases.situate_plainly(tokens, units, hedges)
    assert scene.ranges(tokens.starts, [unit.span for unit in units]) == scene.ranges_plainly(tokens.starts, [unit.span for unit in units])
    assert phrases.chunks_of(found.starts, row) == phrases.chunks_of_plainly(found.starts, row)


_WRITTEN = st.lists(st.one_of(st.sampled_from(list('"\\\n\t\r\b\f\x00\x1f\x7fé“🙂\ud800\udfff')), st.text(max_size=3))).map("".join)


@settings(max_examples=150, deadline=None)
@given(_WRITTEN, st.none() | _WRITTEN, st.lists(_WRITTEN, max_size=2).map(tuple), st.decimals(allow_nan=False, allow_infinity=False))
def test_claims_as_lines(text: str, word: str | None, words: tuple[str, ...], number: Decimal) -> None:
    anchor = Anchor(text, Span(1, 9), text, Sentence(Field.TEXT, Span(0, 12), Section.BODY, 0))
    told = Attribution(word, Span(0, 3), word, text, Span(4, 6), direct=True) if words else None
    scope = Scope(words, words, (), word, increment=bool(words))
    figure = Figure(anchor, Kind.COUNT, number, number + len(words), number, text, per=word, scope=scope, attribution=told)
    reading = Reading(text, None, number)
    claims: list[Claim] = [
        FigureClaim(text, figure, Quantity(number, None, text, number, (reading,) * len(words)), word),
        NameClaim(text, Name(anchor, NameKind.BODY, words), Identity.of(words)),
        NameClaim(text, Title(anchor, text), Identity.of(words)),
    ]

    side = Side(number, None, word, (text, *words), words, len(words))
    fact = Fact(text, text, Kind.COUNT, Verdict.SINGLE, Severity.NOTE, text, text, float(len(text)), (side,) * len(words), tuple(claims))

    assert fact_line(fact) == line(fact_object(fact)) == printable(written_plainly(fact, FACTS[fact.severity]))
    assert [claim_line(claim) for claim in claims] == [line(claim_object(claim)) for claim in claims]
    assert [printable(written_plainly(claim, LAYOUTS[type(claim.mention)])) for claim in claims] == [claim_line(claim) for claim in claims]
