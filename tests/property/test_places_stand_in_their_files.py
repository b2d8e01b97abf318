"""Wherever a passage stands in a text, its line and column in the file hold the same words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Document, Field, Passage, Span
from factcheck.reporter.positions import region

# What ends a line, what looks as if it did, and letters of one, two and four bytes.
TEXTS = st.text(st.sampled_from("ab é😀\n\r\x0b\x0c\x85\u2028\u00a0"), max_size=40)


@settings(max_examples=300, deadline=None)
@given(
    front=st.sampled_from(["", "---\ntitle: t\n---\n", "---\r\nevent: e\r\n---\r\n"]), before=TEXTS, words=TEXTS.filter(bool), after=TEXTS
)
def test_the_words_stand_there(front: str, before: str, words: str, after: str) -> None:
    """As an editor counts: a line ends with a line feed, a carriage return, or both."""
    text = before + words + after
    start, end = len(before), len(before) + len(words)
    if text[end - 1 : end + 1] == "\r\n" or text[start - 1 : start + 1] == "\r\n":
        return  # half of a line end is at no place of its own
    document = Document(id="a", text=text, outlet="a", path="a.txt", front=front)
    where = region(document, Passage(document="a", field=Field.TEXT, span=Span(start, end), sentence=Span(0, len(text)), text=text))
    lines = (front + text).replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert where is not None
    line, column, end_line, end_column = where
    assert column is not None
    assert end_line is not None
    assert end_column is not None
    offset = sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
    end_offset = sum(len(each) + 1 for each in lines[: end_line - 1]) + end_column - 1
    assert "\n".join(lines)[offset:end_offset] == words.replace("\r\n", "\n").replace("\r", "\n")
    assert column <= len(lines[line - 1]) + 1
    assert end_column <= len(lines[end_line - 1]) + 1
