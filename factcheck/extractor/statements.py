"""Attributed statements: direct, indirect and mixed, each with its cue and its speaker as written.

In: a document, its sentences, the tagger. Out: `Statement`s in reading order, one for each unbroken content; the speakers are resolved
elsewhere (extractor/speakers.py). Paragraphs are read one by one and independently: a quotation mark too many or too few changes nothing
beyond its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain
from operator import attrgetter
from typing import TYPE_CHECKING

from factcheck.extractor.clauses import make_view
from factcheck.extractor.contents import Piece
from factcheck.extractor.marks import is_marked, quoted
from factcheck.extractor.neighbours import neighbours
from factcheck.extractor.reports import Report, reports
from factcheck.extractor.tagger import TaggedSentence
from factcheck.model import Anchor, Attribution, Field, Section, Span, Statement
from factcheck.patterns import lazily, lazily_unicode
from factcheck.quick import NamedTuple, compiled
from factcheck.text import join
from factcheck.text.wordplaces import word_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.extractor.clauses import View
    from factcheck.extractor.marks import Quoted
    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.cues import Cues
    from factcheck.model import Document, Sentence

__all__ = ["BEFORE_NOUNS", "cue_words", "cue_words_plainly", "find"]

_SIGN = lazily(r"\bthat\b|[:“”„\"«»‘']|, (?:[a-z]+ ){0,3}[a-z]+[.,]")
_ASIDE = lazily(r",\s+(?:[\w’'-]+\s+){0,4}?([a-z]+)(?=[\s.,])")
# What stands before the title of a work: ABC’s “This Week”, on “Fox News Sunday”, his book “The Art of the Deal”
_TITLED = lazily(
    r"(?i:(?<=\w)[’']s|\b(?:on|of|in|from|for|the|program|programme|show|series|book|memoir|novel|film|movie|documentary|song|album|podcast"
    r"|play|musical|article|essay|column|editorial|op-ed|blog|magazine|host|anchor|entitled|titled|called|named|dubbed|nicknamed|told|tells))\s*\Z"
)
# What follows upon a quotation that ends with a full stop, as a comma would: “We lost.” | Khan said in Rome.
_NAMED_NEXT = lazily_unicode(
    r"[ \u00a0](?:(?:\p{Lu}[\p{L}\p{M}.’'-]*[ \u00a0]){1,4}|he |she )(?:said|added)(?:\.|,| (?:in|at|on|to|during|after|from|about|of)\b)"
    r"(?![^.“”\"]{0,60}[“\"])"  # not: He added, “We stay”
)
_STOP = lazily(r"[.!?]\s")
_SUBJECTS = (" he ", " she ", " they ", " we ", " the ")  # with which a clause begins that no "that" leads
# Right behind these a cue has no subject, and so is none; "their claim that" and "instead of calling" may be.
_NO_SUBJECTS = (" the ", " a ", " an ")
BEFORE_NOUNS = (*_NO_SUBJECTS, " its ", " his ", " their ", " our ", " my ", " your ", " of ", " from ", " for ")
_LONGEST_LEADING = 7  # letters of them
_SHORTEST_QUOTATION = 5  # letters; shorter ones without a cue are words that are talked about
_LONGEST_TITLE = 60  # letters
_BEFORE_TITLE = 20  # letters before a title in which the word before it begins
_SMALL_WORD = 4  # letters of words that titles leave in lower case
_SHORTEST_ASIDE = 8  # letters beside a quotation in which a speaker may be named
_FARTHEST_SIGN = 160  # letters after a cue in which "that", a colon or marks are looked for
_FARTHEST_NOUN = 120  # letters after a verb ("made") in which the noun is looked for that makes it a cue ("a promise")
_FARTHEST_PAPER = 60  # letters before a cue in which the noun of its subject is looked for
_LONGEST_SENTENCE = 3000  # letters; what goes on longer is a list or no prose
_PASSED_OVER = frozenset((Section.BOILERPLATE, Section.BYLINE))
_place = attrgetter("anchor.span")


class _CueWords(NamedTuple):
    """Where cue words stand in a field, in order, and those that are silent there, as no "that", colon or mark follows.

    `inert` are those among the first that make a statement only where there is more to the sentence, marks or another cue: "made", of which
    no promise follows, "shouted", "the claim".
    """

    places: list[int]
    silent: list[int]
    inert: set[int]


class _Paragraph:
    """The statements of one paragraph of one field, in which the `stretches` stand between marks."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        tagged: Callable[[Sentence], TaggedSentence],
        cues: Cues,
        stretches: Sequence[Quoted],
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.tagged = tagged
        self.cues = cues
        self.span = Span(sentences[0].span.start, sentences[-1].span.end)
        self.titles = [stretch.outer for stretch in stretches if self._titles(stretch)] if stretches else []
        self.quotes = [stretch for stretch in stretches if not self._no_quotation(stretch)] if stretches else []
        self.ends = [stretch.outer.end for stretch in self.quotes] if stretches else []
        self.starts = [sentence.span.start for sentence in sentences]
        self.found: list[Report] = []
        self.announced: Report | None = None

    def _no_quotation(self, stretch: Quoted) -> bool:
        """Say whether a stretch is no quotation: its closing mark was lost, or it is the title of a work."""
        return self._interrupted(stretch) if stretch.open_ended else stretch.outer in self.titles

    def _titles(self, stretch: Quoted) -> bool:
        """Say whether a stretch is the title of a programme or book: NBC’s “Meet the Press”, on “Fox News Sunday”."""
        inner = stretch.inner.of(self.text) if stretch.inner.end - stretch.inner.start <= _LONGEST_TITLE else ""
        if not inner:
            return False
        words = inner.rstrip(" .,;").split()
        for at, word in enumerate(words):
            if not (word[0].isupper() or (len(word) <= _SMALL_WORD and at > 0)) and word[0].isalpha():
                return False
        return _TITLED.search(self.text, max(self.span.start, stretch.outer.start - _BEFORE_TITLE), stretch.outer.start) is not None

    def _interrupted(self, stretch: Quoted) -> bool:
        """Say whether the speaker is named inside a stretch that nothing closes, so that the mark was lost before: “We lost, he said."""
        return any(
            match[1].lower() in self.cues.forms and self.cues.forms[match[1].lower()].strong
            for match in _ASIDE.finditer(self.text, *stretch.inner)
        )

    def read(self, cue_words: _CueWords, before: Report | None) -> list[Report]:
        """Return the reports of the paragraph.

        `cue_words` are those of the field, `before` is the last report of the paragraph before, whose speaker goes on where this one is a
        quotation and nothing else.
        """
        if not self.quotes:
            for sentence in self.sentences:
                self._read((sentence,), [], cue_words)
            return self.found
        for joined in self._joined():
            self._read(joined, self._touching(Span(joined[0].span.start, joined[-1].span.end)), cue_words)
        self._place_others(before)
        return self.found

    def _read(self, joined: Sequence[Sentence], quotes: Sequence[Quoted], cue_words: _CueWords) -> None:
        """Read a sentence, or several as one, with the quotations in it."""
        span = joined[0].span if len(joined) == 1 else Span(joined[0].span.start, joined[-1].span.end)
        if span.end - span.start > _LONGEST_SENTENCE or not self._worth_reading(span, quotes, cue_words):
            return
        view = make_view(self._tag(joined), self.text, quotes, self.cues, self.titles)
        found = reports(view, self.cues)
        if found:
            self.found += [report for report in found if report.pieces]
            if joined[-1] is self.sentences[-1]:
                self.announced = next((report for report in found if not report.pieces), None)
        if quotes:
            self.found.extend(self._beside_marks(view))

    def _beside_marks(self, view: View) -> Iterator[Report]:
        """Yield a report for each quotation of a sentence that no cue claimed, where one stands right beside it."""
        claimed = [piece.span for report in self.found for piece in report.pieces]
        for number, stretch in enumerate(view.quotes):
            if any(span.start < stretch.inner.end and stretch.inner.start < span.end for span in claimed) or number not in view.quote:
                continue
            one = self._piece(stretch)
            said = neighbours(view, number, self.cues) if one.span.start < one.span.end else None
            if said is not None:
                cue, speaker = view.span(*said.cue), view.span(*said.speaker)
                word = view.words[said.cue.start]
                lemma = self.cues.forms[word].lemma if word in self.cues.forms else word
                yield Report(cue, cue.of(self.text), speaker, (one,), lemma)

    def _touching(self, span: Span) -> list[Quoted]:
        """Return the quoted stretches that touch a span."""
        at = bisect_right(self.ends, span.start)
        last = at
        while last < len(self.quotes) and self.quotes[last].outer.start < span.end:
            last += 1
        return self.quotes[at:last]

    def _joined(self) -> Iterator[list[Sentence]]:
        """Yield the sentences, one that ends with a quotation together with the next that names its speaker: “Who knows?” | Khan asked."""
        ends = {
            stretch.outer.end
            for stretch in self.quotes
            if self.text[stretch.inner.end - 1] in "?!…" or _NAMED_NEXT.match(self.text, stretch.outer.end, self.span.end)
        }
        row: list[Sentence] = []
        for sentence in self.sentences:
            row.append(sentence)
            if sentence.span.end not in ends:
                yield row
                row = []
        if row:
            yield row

    def _tag(self, joined: Sequence[Sentence]) -> TaggedSentence:
        if len(joined) == 1:
            return self.tagged(joined[0])
        parts = [self.tagged(sentence) for sentence in joined]
        return TaggedSentence(joined[0], join([one.tokens for one in parts]), list(chain.from_iterable(one.tags for one in parts)))

    def _worth_reading(self, sentence: Span, quotes: Sequence[Quoted], cue_words: _CueWords) -> bool:
        """Say whether a cue word stands in the sentence outside of quotation marks, or something beside a quotation."""
        first = bisect_left(cue_words.places, sentence.start)
        last = bisect_left(cue_words.places, sentence.end, first)
        helped = first < last and (bool(quotes or self.titles) or _any_within(cue_words.silent, sentence))
        number = 0
        for place in cue_words.places[first:last]:
            while number < len(quotes) and quotes[number].outer.end <= place:
                number += 1
            outside = number == len(quotes) or place < quotes[number].outer.start
            if outside and (helped or place not in cue_words.inert):
                return True
        return bool(quotes) and any(
            stretch.outer.end < sentence.end - _SHORTEST_ASIDE or self.text[stretch.outer.start - 2 : stretch.outer.start] == ": "
            for stretch in quotes
        )

    def _place_others(self, before: Report | None) -> None:
        """Give the quotations that no cue claimed to the speaker beside them; words in marks that are no sentence belong to nobody."""
        covered = sorted(one.span for report in self.found for one in report.pieces)
        starts = [span.start for span in covered]
        reached = list(accumulate((span.end for span in covered), max))
        cues = sorted((report.cue.end, number) for number, report in enumerate(self.found))
        cue_ends = [end for end, _ in cues]
        first = self.found[0] if self.found else before
        for stretch in self.quotes:
            at = bisect_left(starts, stretch.inner.end)
            if (at and reached[at - 1] > stretch.inner.start) or not self._stands_alone(stretch):
                continue
            earlier = bisect_right(cue_ends, stretch.outer.start)
            if before is not None and not before.pieces and stretch.outer.start == self.span.start:
                self._add(before, stretch)
            elif earlier:
                self._continue(self._quoting(cues[earlier - 1][1]), stretch)
            elif before is not None and before.unclosed and before.pieces and stretch.outer.start == self.span.start:
                self._add(before, stretch, goes_on=True)
            elif first is not None and first.pieces:
                self._add(first, stretch, goes_on=first.unclosed)

    def _quoting(self, number: int) -> int:
        """Return the report whose quotation goes on after the one of this number: “A,” he said, pointing to B. “C”."""
        report = self.found[number]
        for other, earlier in enumerate(self.found):
            quoting = earlier.pieces[-1].direct and not report.pieces[-1].direct and earlier.cue.end < report.cue.start
            if quoting and not _STOP.search(self.text, earlier.cue.end, report.cue.end):
                return other
        return number

    def last(self) -> Report | None:
        """Return the report whose content comes last, marked where its quotation is not closed; before it one that is announced."""
        if self.announced is not None:
            return self.announced
        if not self.found:
            return None
        report = max(self.found, key=lambda report: report.pieces[-1].span)
        last = self.quotes[-1] if self.quotes else None
        unclosed = last is not None and last.open_ended and last.inner.start < report.pieces[-1].span.end <= last.inner.end
        return report._replace(unclosed=unclosed)

    def _stands_alone(self, stretch: Quoted) -> bool:
        """Say whether a quotation begins and ends with sentences: a sentence that is quoted, not a word in one."""
        words = sum(map(str.isalnum, stretch.inner.of(self.text))) >= _SHORTEST_QUOTATION - 2
        if not words or stretch.inner.end - stretch.inner.start < _SHORTEST_QUOTATION or self.sentences[0].section is Section.HEADLINE:
            return False
        sentence = self.sentences[max(bisect_right(self.starts, stretch.outer.start) - 1, 0)]
        starts = not self.text[sentence.span.start : stretch.outer.start].strip()
        closing = self.sentences[max(bisect_left(self.starts, stretch.outer.end) - 1, 0)]
        ends = not self.text[stretch.outer.end : closing.span.end].strip(" .”\"’'")
        return starts and (stretch.open_ended or ends or self.text[stretch.inner.end - 1] in ".!?…—")

    def _continue(self, number: int, stretch: Quoted) -> None:
        """Add a quotation after a report: to the same statement where it is the sentence next to that of its cue."""
        report = self.found[number]
        sentences = bisect_right(self.starts, stretch.outer.start) - bisect_right(self.starts, report.cue.start)
        if self._quoting_last(report.pieces[-1]) and sentences <= 1:
            self.found[number] = report._replace(pieces=(*report.pieces, self._piece(stretch)))
        else:
            self._add(report, stretch)

    def _quoting_last(self, one: Piece) -> bool:
        """Say whether a content is a quotation or ends with one: It is “a small thing,” he said. “We will do it”."""
        return one.direct or self.text[one.span.end - 1] in '”"'

    def _piece(self, stretch: Quoted) -> Piece:
        start, end = stretch.inner
        while end > start and (self.text[end - 1] == "," or self.text[end - 1].isspace()):
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        return Piece(Span(start, end), direct=True)

    def _add(self, report: Report, stretch: Quoted, *, goes_on: bool = False) -> None:
        """Add a quotation as a statement of its own by the speaker of another."""
        self.found.append(report._replace(pieces=(self._piece(stretch),), goes_on=goes_on, unclosed=False))

    def statements(self, document: str, report: Report, number: int) -> Iterator[Statement]:
        """Yield the statements of a report, one for each piece of its content."""
        text = self.text
        for one in report.pieces:
            sentence = self.sentences[max(bisect_right(self.starts, one.span.start) - 1, 0)]
            yield Statement(
                anchor=Anchor(document, one.span, one.span.of(text), sentence),
                statement=number,
                attribution=Attribution(
                    speaker=report.speaker.of(text) if report.speaker else None,
                    speaker_span=report.speaker,
                    resolved=None,
                    cue=report.cue_text,
                    cue_span=report.cue,
                    direct=one.direct,
                ),
            )


def _any_within(places: Sequence[int], span: Span) -> bool:
    """Say whether one of the places, given in order, lies in a span."""
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end


def _cue_words(text: str, cues: Cues) -> _CueWords:
    """Return where cue words stand in a field, by what stands around them."""
    lower = text.lower()
    lower = lower if len(lower) == len(text) else text  # a few letters grow when they are made small
    found, lacking = cue_words(lower, text, cues)
    found.inert.update(start for start, word in lacking if _is_inert(lower, start + len(word), word, cues))
    return found


def cue_words(lower: str, text: str, cues: Cues) -> tuple[_CueWords, list[tuple[int, str]]]:
    """Return where cue words stand in a text, inert those without a subject; and those of the others that lack something to be cues."""
    if compiled is None:
        return cue_words_plainly(lower, text, cues)
    asked = cues.needing, cues.papers, _SUBJECTS, cues.nouns, _NO_SUBJECTS, BEFORE_NOUNS, cues.lacking
    places, silent, inert, lacking = compiled.cue_words(lower, text, word_places(lower, cues.starts), asked)
    return _CueWords(places, silent, inert), lacking


def cue_words_plainly(lower: str, text: str, cues: Cues) -> tuple[_CueWords, list[tuple[int, str]]]:
    """Return what `cue_words` does, without compiled help."""
    found = _CueWords([], [], set())
    lacking: list[tuple[int, str]] = []
    for start, word in word_places(lower, cues.starts):
        end = start + len(word)
        if word in cues.needing and not (
            lower.startswith(_SUBJECTS, end)  # found he had
            or _SIGN.search(text, end, end + _FARTHEST_SIGN) is not None
            or _read(lower, start, cues)
        ):
            found.silent.append(start)
            continue
        found.places.append(start)
        if _is_led(text, start, word, cues):
            found.inert.add(start)
        elif word in cues.lacking:
            lacking.append((start, word))
    return found, lacking


def _is_led(text: str, start: int, word: str, cues: Cues) -> bool:
    """Say whether a word has no subject, as an article or the like stands before it."""
    leading = _NO_SUBJECTS if word.endswith("ing") or word in cues.nouns else BEFORE_NOUNS
    return text.endswith(leading, start - _LONGEST_LEADING, start)


def _is_inert(lower: str, end: int, word: str, cues: Cues) -> bool:
    """Say whether a word lacks what would make it a cue: the noun of "made a promise", the particle of "went on", the marks it needs."""
    if word in cues.said_of:
        following = lower[end : end + _FARTHEST_NOUN]
        return not any(noun in following for noun in cues.said_of[word])
    if word in cues.parted:
        return not lower[end : end + _FARTHEST_NOUN].lstrip().startswith(cues.parted[word])
    return word in cues.quoting


def _read(lower: str, start: int, cues: Cues) -> bool:
    """Say whether one of the nouns of what is read stands before a place: "a new CNN poll | shows"."""
    return not cues.papers.isdisjoint(lower[max(0, start - _FARTHEST_PAPER) : start].split())


def _paragraphs(sentences: Sequence[Sentence], field: Field) -> Iterator[list[Sentence]]:
    row: list[Sentence] = []
    for sentence in sentences:
        if sentence.field is not field or sentence.section in _PASSED_OVER:
            continue
        if row and sentence.paragraph != row[0].paragraph:
            yield row
            row = []
        row.append(sentence)
    if row:
        yield row


def _goes_first(report: Report) -> bool:
    return not report.goes_on


def find(
    document: Document, sentences: Sequence[Sentence], tagged: Callable[[Sentence], TaggedSentence], lexicon: Lexicon
) -> list[Statement]:
    """Return the attributed statements of a document in reading order."""
    found: list[Statement] = []
    number = 0
    for field in (Field.TITLE, Field.TEXT):
        text = document.field(field)
        if not text:
            continue
        cue_words = _cue_words(text, lexicon.cues)
        own: list[Statement] = []
        earlier: _Paragraph | None = None
        for paragraph in _paragraphs(sentences, field):
            span = Span(paragraph[0].span.start, paragraph[-1].span.end)
            marked = is_marked(text, span)
            if not (marked or _any_within(cue_words.places, span)):
                earlier = None
                continue
            before = earlier.last() if marked and earlier is not None else None  # only what stands in marks goes on with it
            stretches = quoted(text, span, goes_on=before is not None and before.unclosed) if marked else []
            earlier = reading = _Paragraph(text, paragraph, tagged, lexicon.cues, stretches)
            reported = reading.read(cue_words, before)
            for report in sorted(reported, key=_goes_first) if len(reported) > 1 else reported:
                number += not report.goes_on
                own.extend(reading.statements(document.id, report, number))
        own.sort(key=_place)
        found += own
    return found
