"""Every visible piece of a text lies in exactly one sentence, whatever the text is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.lexicon import load
from factcheck.model import Document, Field
from factcheck.text import sentences, tokens

PROSE = [
    "The toll rose to 41.",
    "“It is over.”",
    "said",
    "Mr.",
    "U.S.",
    "8 p.m.",
    "No. 7",
    "1.",
    "...",
    "!",
    "a",
    "B",
    "KOHBAR:",
    "(Reuters) -",
]
FURNITURE = ["By", "•", "— AFP", "Read more:", "Photo: X", "|", "Published September 21, 2025", "@a", "KARACHI, Pakistan (AP) —", "![", "#"]
CHARACTERS = [
    "\n",
    "\r\n",
    "\n\n",
    "\r",
    "\u2028",
    "\x85",
    "\x0b",
    "\u00a0",
    " ",
    "\t",
    "\u200b",
    "\ufeff",
    "。",
    "ß",
    "İ",
    "\ud800",
    "\0",
    "”",
    '"',
    "(",
]
PIECES = st.sampled_from(PROSE + FURNITURE + CHARACTERS)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS, st.none() | TEXTS)
@settings(max_examples=300)
def test_sentences_come_in_order_and_cover_all_that_is_visible(text: str, title: str | None) -> None:
    document = Document(id="a", text=text, title=title, outlet="a")

    found = sentences(document, load())

    for field in Field:
        written = document.field(field)
        spans = [sentence.span for sentence in found if sentence.field is field]
        ends = [0, *(span.end for span in spans)]
        starts = [*(span.start for span in spans), len(written)]
        assert all(start < end for start, end in spans)
        assert all(not written[end:start].strip() for end, start in zip(ends, starts, strict=True))
        assert all(end <= start for end, start in zip(ends, starts, strict=True))
        assert all(span.of(written) == span.of(written).strip() for span in spans)
    assert [sentence.field for sentence in found] == sorted((sentence.field for sentence in found), reverse=True)


@given(TEXTS)
@settings(max_examples=200)
def test_tokens_cover_all_that_is_visible(text: str) -> None:
    document = Document(id="a", text=text, outlet="a")

    for sentence in sentences(document, load()):
        found = "".join(token.text for token in tokens(text, sentence.span))
        assert _visible(found) == _visible(sentence.span.of(text))


def _visible(text: str) -> str:
    return "".join(character for character in text if not character.isspace())
