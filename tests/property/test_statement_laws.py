"""Whatever the text, statements and names are found without an error, and an odd quotation mark stays in its paragraph."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import lexicon, text
from factcheck.extractor import names, speakers, statements
from factcheck.extractor.tagger import TaggedSentence, tag
from factcheck.model import Document, Sentence, Span, Statement

ARTICLES = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
MARKS = '“”"‘’'
WORDS = st.sampled_from(
    [
        "Khan",
        "said",
        "that",
        "he",
        ",",
        "“",
        "”",
        '"',
        "the",
        "minister",
        "Lena Ortiz",
        "(ANF)",
        ".",
        "and",
        "adding",
        "told",
        "\n\n",
        ":",
        "who",
        "12",
    ]
)


def read(article: str) -> list[Statement]:
    """Return the statements of a text with their speakers resolved."""
    document = Document(id="a", text=article, outlet="a")
    sentences = text.sentences(document, lexicon.load())

    def tagged(sentence: Sentence) -> TaggedSentence:
        return tag(article, sentence, lexicon.load())

    known = names.find(document, sentences, tagged, lexicon.load())
    for one in known:
        assert one.anchor.span.of(article) == one.anchor.surface
    return speakers.resolve(document, sentences, statements.find(document, sentences, tagged, lexicon.load()), known, lexicon.load())


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
@settings(deadline=None, max_examples=150)
def test_any_text_is_read(article: str) -> None:
    """Spans slice their surfaces, in order; cue and speaker stand in the text."""
    found = read(article)

    for one in found:
        assert one.anchor.span.of(article) == one.anchor.surface
        assert one.anchor.surface.strip() == one.anchor.surface != ""
        assert one.attribution.cue_span.of(article) == one.attribution.cue
        assert one.attribution.speaker_span is None or one.attribution.speaker_span.of(article) == one.attribution.speaker
    assert [one.anchor.span for one in found] == sorted(one.anchor.span for one in found)


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_an_odd_mark_stays_in_its_paragraph(data: st.DataObject) -> None:
    """A mark removed, doubled or swapped leaves the statements of every other paragraph as they were."""
    article = data.draw(st.sampled_from([article for article in ARTICLES if any(mark in article for mark in MARKS[:3])]))
    places = [place for place, letter in enumerate(article) if letter in MARKS[:3]]
    place = data.draw(st.sampled_from(places))
    instead = data.draw(st.sampled_from(["", article[place] * 2, '"', "”", "“"]))
    changed = article[:place] + instead + article[place + 1 :]
    start = article.rfind("\n", 0, place) + 1
    end = article.find("\n", place)
    end = len(article) if end < 0 else end
    shift = len(changed) - len(article)

    before = {(one.anchor.span, one.attribution.speaker) for one in read(article) if not start <= one.anchor.span.start <= end}
    after = {(one.anchor.span, one.attribution.speaker) for one in read(changed) if not start <= one.anchor.span.start <= end + shift}

    assert {(Span(span.start + shift, span.end + shift) if span.start > end else span, speaker) for span, speaker in before} == after
