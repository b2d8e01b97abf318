"""Which places of a finding are shown, and how much of a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model import Field, Passage, Span
from factcheck.reporter.places import cut, surface, witnesses

if TYPE_CHECKING:
    from factcheck.model import Fact, Report


def passage(before: str, marked: str, after: str) -> Passage:
    """Return a sentence at offset 10 of its field."""
    start = 10 + len(before)
    text = before + marked + after
    return Passage(document="a", field=Field.TEXT, span=Span(start, start + len(marked)), sentence=Span(10, 10 + len(text)), text=text)


def test_whole_sentence_in_three_pieces() -> None:
    """White space at its ends and line breaks within are no part of it."""
    place = passage("  they seized\n", "134 tonnes", " of tobacco. ")

    assert cut(place) == ("they seized ", "134 tonnes", " of tobacco.")
    assert surface(place) == "134 tonnes"


def test_long_sentence_is_cut_at_words() -> None:
    """On both sides, and the span stays whole."""
    piece = cut(passage("one two three four five six ", "134 tonnes", " seven eight nine ten eleven"), 40)

    assert piece == ("… four five six ", "134 tonnes", " seven eight …")


def test_room_that_one_side_leaves_goes_to_the_other() -> None:
    """A span at the beginning is followed by more."""
    piece = cut(passage("At ", "10", " " + "word " * 40), 60)

    assert piece.before == "At "
    assert 40 < len(piece.after) <= 60


def test_long_span_keeps_its_ends() -> None:
    """A quotation of half a page."""
    piece = cut(passage("He said: ", "begin " + "word " * 200 + "end", "."), 60)

    assert piece.marked.startswith("begin")
    assert piece.marked.endswith("end")
    assert len(piece.marked) <= 33


def test_unbroken_words_are_cut_all_the_same() -> None:
    """A megabyte without a space is no reason to print it."""
    piece = cut(passage("x" * 1000, "10", "y" * 1000), 60)

    assert len("".join(piece)) < 70


def test_one_passage_a_side(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Two outlets that write the same need one sentence."""
    places = witnesses(report.findings[0], conflicting[0])

    assert [(place.document, surface(place)) for place in places] == [("harbour-news", "2,010"), ("ledger", "2,001")]


def test_first_passages_where_there_is_no_fact(report: Report) -> None:
    """One an article; of one article one a sentence, the first few, each from its first span to its last."""
    finding = report.findings[0]
    place = finding.evidence[0]
    begin, end = place.sentence
    once = replace(finding, evidence=(place, place._replace(span=Span(begin, begin + 1)), place._replace(span=Span(end - 1, end))))
    often = replace(finding, evidence=tuple(place._replace(sentence=Span(begin, end + number)) for number in range(6)))

    assert [place.document for place in witnesses(finding, None)] == ["harbour-news", "ledger", "morning-copy"]
    assert [place.span for place in witnesses(once, None)] == [place.sentence]
    assert len(witnesses(often, None)) == 4


def test_sides_without_evidence_are_left_out(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """What the finding does not bring is not invented."""
    bare = replace(report.findings[0], evidence=report.findings[0].evidence[:1])

    assert [place.document for place in witnesses(bare, conflicting[0])] == ["harbour-news"]


def test_one_passage_a_wording_where_there_is_one_side(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """The same value in tons and tonnes: one sentence for each."""
    seized = conflicting[2]
    one = seized._replace(sides=(seized.sides[0]._replace(as_written=("134 tonnes", "134 tons")),))
    places = witnesses(report.findings[2], one)

    assert [(place.document, surface(place)) for place in places] == [("harbour-news", "134 tonnes"), ("ledger", "134 tons")]


def test_no_sentence_twice_and_every_document_before_a_second_of_one(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Two pieces of one sentence are told in one place, so that there is room for every outlet."""
    told = [
        ("a", "one two", "one"),
        ("a", "one two", "two"),
        ("a", "three", "three"),
        ("a", "four", "four"),
        ("b", "five", "five"),
        ("c", "six", "six"),
    ]
    starts = {text: 100 * number for number, text in enumerate(dict.fromkeys(text for _, text, _ in told))}
    evidence = tuple(
        Passage(
            document=document,
            field=Field.TEXT,
            span=Span(starts[text] + text.index(word), starts[text] + text.index(word) + len(word)),
            sentence=Span(starts[text], starts[text] + len(text)),
            text=text,
        )
        for document, text, word in told
    )
    fact = conflicting[0]._replace(sides=conflicting[0].sides[:1])

    places = witnesses(replace(report.findings[0], evidence=evidence), fact)

    assert [(place.document, surface(place)) for place in places] == [("a", "one"), ("a", "three"), ("b", "five"), ("c", "six")]


def test_what_is_to_be_looked_at_first_comes_first(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """A draft speaks for its side, though others came before it."""
    finding = report.findings[0]

    assert [place.document for place in witnesses(finding, conflicting[0])] == ["harbour-news", "ledger"]
    assert [place.document for place in witnesses(replace(finding, focus=("morning-copy",)), conflicting[0])] == [
        "morning-copy",
        "harbour-news",
    ]
