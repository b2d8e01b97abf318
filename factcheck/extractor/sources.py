"""Statements that no verb makes: "according to", a label with a colon, a noun of words said ("his claim that").

In: a `View` of a sentence. Out: `Report`s, gathered in a `Sources`, which extractor/reports.py reads the verbs with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.clauses import FINITE, Range
from factcheck.extractor.contents import Piece, clause_end, parts, piece, stops, waits
from factcheck.extractor.openings import ahead
from factcheck.extractor.subjects import LONGEST_RELATIVE, described, last_subject, main_subject
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.extractor.clauses import View
    from factcheck.extractor.openings import Start
    from factcheck.extractor.verbs import Verb
    from factcheck.lexicon.cues import Cues
    from factcheck.model import Span

__all__ = ["Report", "Sources"]

_SHORTEST = 10  # letters of a content; not: That's according to


class Report(NamedTuple):
    """One statement of a sentence; without `pieces` where its content stands in the next paragraph.

    `speaker` is None where nobody is named. `unclosed` says that its last quotation reaches over the end of its paragraph, `goes_on` that
    it is the rest of such a quotation and belongs to the statement before.
    """

    cue: Span
    cue_text: str
    speaker: Span | None
    pieces: tuple[Piece, ...]
    lemma: str
    goes_on: bool = False
    unclosed: bool = False


class Sources:
    """One sentence that is read, and what was found in it so far."""

    def __init__(self, view: View, cues: Cues) -> None:
        self.view = view
        self.cues = cues
        self.found: list[Report] = []
        self.floor = 0
        self.speaker: Range | None = None  # of the last cue, for "and added", ", adding"
        self.reached = 0  # where the last content ends
        self._asked: Verb | None = None  # of which it is known where the words reported begin
        self._ahead: Start | None = None

    def ahead(self, verb: Verb) -> Start | None:
        """Return where the words reported begin after a verb, which is asked for more than once."""
        if self._asked is not verb:
            self._asked, self._ahead = verb, ahead(self.view, verb.cue, verb.end, self.cues)
        return self._ahead

    def noun(self, place: int) -> None:
        """Read "Khan's claim that A", "his claim that A"."""
        view = self.view
        if view.word(place + 1) != "that" or view.tag(place + 2) in FINITE or not view.finite(place + 2, len(view)):
            return
        owner = place - 1
        while view.tag(owner) in {"JJ", "NN"}:
            owner -= 1
        speaker = Range(owner, owner + 1) if view.tag(owner) == "PRP$" else view.noun_before(owner) if view.tag(owner) == "POS" else None
        end = self._noun_end(place)
        found = piece(view, place + 2, end) if speaker is not None and end else None
        if found is not None and speaker is not None:
            cue, lemma = view.span(place, place + 1), view.words[place]
            self.found.append(Report(cue, view.surfaces[place], view.span(*speaker), (found,), lemma=lemma))

    def _noun_end(self, noun: int) -> int:
        """Return where the content of a noun ends: with its clause, or before the verb whose subject the noun is; 0 where none is found."""
        view = self.view
        end = self.content_end(noun + 2)
        if view.finite(0, noun):
            return end
        first = next((at for at in range(noun + 2, end) if view.tags[at] in FINITE), end)
        for at in range(first + 1, end):
            if view.tags[at] in {"WDT", "WP", "WRB", "CC"} or view.words[at] in {",", "that", "if", "because"}:
                return 0
            if view.tags[at] in FINITE and view.tags[at - 1] not in FINITE and view.outside(at):
                return at
        return 0

    def according(self, place: int) -> int:
        """Read "A, according to police" and "According to police, A"."""
        view = self.view
        speaker = view.noun_after(place + 2)
        if speaker is None:
            return place + 1
        linked = view.word(place - 1) == "," and view.tag(place - 2) in {"WDT", "WP", "CC"}  # boats which, according to AFP, sank
        if place <= self.floor or view.word(place - 1) == ";" or linked:
            speaker = self._to_comma(speaker)
            rest = self._past_apposition(speaker.end)
            if rest > speaker.end + 1 and view.is_name(speaker.end + 1, rest - 1):
                speaker = Range(speaker.start, rest - 1)  # the team's coach, Alireza Mehraban
            end = self._according_end(rest)
            content = [piece(view, rest, end)]
        else:
            before = place - 1 if view.word(place - 1) == "," else place
            start = self._according_start(before)
            content = [piece(view, start, before)] if start < before else []
            self.floor = speaker.end
            rest = self._past_apposition(speaker.end)
            if start < before and self._goes_on(Range(start, before), rest):
                self.floor = self.content_end(rest)
                content.append(piece(view, rest, self.floor))
        found = [one for one in content if one is not None and one.span.end - one.span.start >= _SHORTEST]
        if found:
            self.found.append(Report(view.span(place, place + 2), "according to", view.span(*speaker), tuple(found), lemma="according to"))
        return speaker.end

    def _goes_on(self, content: Range, rest: int) -> bool:
        """Say whether a content goes on behind its speaker: "After the vote, according to Khan, | he left"; "The step, …, | was late"."""
        view = self.view
        if view.word(rest - 1) != "," or view.tag(rest) in {"WDT", "WP", "CC", "VBG"} or not view.finite(rest, len(view)):
            return False
        return not view.finite(*content) or (waits(view, content.start) and "," not in view.words[content.start : content.end])

    def _to_comma(self, speaker: Range) -> Range:
        """Return a speaker with the words before the comma: "According to Ambassador | to the United States Hamdullah Mohib, A"."""
        view = self.view
        comma = next((at for at in range(speaker.end, len(view)) if view.words[at] == ","), -1)
        plain = comma > 0 and view.outside(comma) and not view.finite(speaker.end, comma) and comma - speaker.end < LONGEST_RELATIVE
        hangs = view.word(speaker.end) in {"to", "on", "with"} or view.tag(speaker.end) in {"VBN", "VBG"}  # a man | held in Ohio,
        return Range(speaker.start, comma) if plain and hangs else speaker

    def _according_end(self, start: int) -> int:
        """Return where the content behind "According to X," ends; what others say in it belongs to it: "the mayor, a lawyer, said so"."""
        view = self.view
        for place in range(start, len(view)):
            joins = view.words[place] in {";", "while", "whereas"} or view.tags[place] == "CC"
            if view.quote[place] < 0 and joins:
                at = place - (view.word(place - 1) == ",")
                if stops(view, at, self.cues):
                    return at
        return view.last()

    def _past_apposition(self, place: int) -> int:
        """Return the place after a comma, or after what two commas enclose: "According to Ms Rao, a pollster in Reno, | turnout …"."""
        view = self.view
        if view.word(place) != ",":
            return place
        close = next((at for at in range(place + 1, len(view)) if view.words[at] == "," and view.outside(at)), -1)
        if close < 0 or view.finite(place + 1, close) or not view.finite(close, len(view)):
            return place + 1
        beyond = next((at for at in range(close + 1, len(view)) if view.words[at] == ","), close)
        if view.is_name(close + 1, beyond):
            return place + 1  # according to a source, the US ambassador, Todd Orr, knew
        office = view.words[place - 1] == view.surfaces[place - 1]  # the team's coach, Alireza Mehraban,
        described = view.tag(place + 1) in {"DT", "WP", "NN", "IN", "PRP$", "VBG"} or (office and view.is_name(place + 1, close))
        return close + 1 if described else place + 1

    def colon(self, place: int) -> None:
        """Read "Khan: “A”" and "Khan was blunt: “A”", where no cue has claimed the quotation."""
        view = self.view
        if any(one.span.end > view.starts[place] for report in self.found for one in report.pieces):
            return  # told the BBC it “must be well thought out”: “It took years”
        speaker = view.noun_before(place)
        label = not view.finite(0, place)
        if label and not self._labels(place):
            return  # Plant closure: “We were told over the tannoy”
        if label and view.noun_before(self._first_comma(place)) is not None:
            speaker = view.noun_before(self._first_comma(place))
        if speaker is None or not label:
            speaker = last_subject(self.view, place) or self.speaker or main_subject(self.view, place) or described(self.view)
        found = piece(view, place + 1, view.after_quote(view.opens(place + 1)))
        if speaker is not None and found is not None:
            self.found.append(Report(view.span(place, place + 1), ":", view.span(*speaker), (found,), lemma=":"))
            self.speaker = speaker

    def _labels(self, colon: int) -> bool:
        """Say whether the words before a colon name a speaker: a name, a name with what he is, a collective."""
        view = self.view
        last = colon - 1
        return view.surfaces[last][0].isupper() or view.words[last] in self.cues.collectives or view.is_name(0, self._first_comma(colon))

    def _first_comma(self, end: int) -> int:
        """Return the place of the first comma before another place, or that place."""
        return next((at for at in range(end) if self.view.words[at] == ","), end)

    def _according_start(self, end: int) -> int:
        view = self.view
        start = self.floor
        for place in range(self.floor, end):
            if parts(view, place, end):
                start = place + 1
        while start < end and view.words[start] in {",", "and", "but"} and view.quote[start] < 0:
            start += 1
        return start

    def content_end(self, start: int, *, ends_at_comma: bool = False) -> int:
        """Return where the content that begins at a place ends."""
        return clause_end(self.view, start, self.cues, ends_at_comma=ends_at_comma)
