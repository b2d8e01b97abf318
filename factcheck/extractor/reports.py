"""The statements of one sentence: each cue with its speaker and the pieces of its content.

In: a `View` of the sentence. Out: `Report`s in the order of their cues. Nothing here looks beyond the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.clauses import FINITE, Range, places
from factcheck.extractor.contents import REFUSALS, behind, opens_subordinate, piece
from factcheck.extractor.openings import ahead, paper_content, plain_clause
from factcheck.extractor.sources import Report, Sources
from factcheck.extractor.subjects import Subject, agent, inverted, last_subject, main_subject, subject_before, subject_of
from factcheck.extractor.verbs import Verb, verb_at
from factcheck.lexicon.cues import ONLY_QUOTED, Cue, Frame

if TYPE_CHECKING:
    from factcheck.extractor.clauses import View
    from factcheck.extractor.contents import Piece
    from factcheck.extractor.openings import Start
    from factcheck.lexicon.cues import Cues

__all__ = ["Report", "reports"]

_CONTINUES = frozenset(("VBZ", "VBP", "VBD", "MD", "TO", "IN", "WDT", "WRB", "CC", "VBN", "''"))
_NO_CONTINUATION = frozenset("according as when after before while although though citing".split())
_WAITING = frozenset("if when while although though unless because since once whenever whether".split())
_UNSAID = frozenset("not n't n’t never could should might may can must cannot".split())
_CLAUSAL = frozenset((Frame.CLAUSE, Frame.WEAK))
_ANNOUNCING = _CLAUSAL | {Frame.RECIPIENT}
_CLAUSE, _WEAK = frozenset((Frame.CLAUSE,)), frozenset((Frame.WEAK,))
_WITH_FRAGMENTS = frozenset(("find", "read", "rule", "state"))  # weak cues that take a few words in marks: found “no evidence”
_SCARED = 5  # tokens of a word or two in marks
_SHORT = 2
_SETTINGS = frozenset("asked pressed questioned when after as while before in at on during speaking writing responding".split())
_LEADING = frozenset((",", "—", "–", "and", "while", "before", "after", "by", "without", "in"))  # before a participle
_BEFORE_MARK = frozenset((",", "?", "!", "…", "—", "–", "-"))  # what a quotation ends with before its speaker
_CLOSING = frozenset((",", ".", ";", ")", "—", "–", "!"))
_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "PRP", "CD"))
_NAMING = frozenset(("call", "name", "dub", "term", "label", "brand"))


class _Reader(Sources):
    """One pass over the cues of a sentence."""

    def read(self) -> list[Report]:
        """Return the reports of the sentence, with one without a content where its last words announce a quotation."""
        view = self.view
        reached = 0
        for place in places(view.words, self.cues.openings):
            if place >= reached and view.quote[place] < 0:
                reached = self._at(place)
        return self.found

    def _at(self, place: int) -> int:
        """Read a cue at a place, if one is there, and return where to go on."""
        word = self.view.words[place]
        if word in self.cues.forms:
            verb = verb_at(self.view, place, self.cues)
            if verb is not None:
                self._verb(verb)
        elif word == "according" and self.view.word(place + 1) == "to":
            return self.according(place)
        elif word == ":" and self.view.opens(place + 1) >= 0:
            self.colon(place)
        if word in self.cues.said_of:
            self._light(place)
        elif word in self.cues.nouns and self.view.tags[place].startswith("NN"):
            self.noun(place)
        return place + 1

    # ------------------------------------------------------------ verbs

    def _verb(self, verb: Verb) -> None:
        if verb.passive:
            self._passive(verb)
        elif verb.participle:
            self._participle(verb)
        elif verb.infinitive:
            self._infinitive(verb)
        else:
            self._finite(verb)

    def _finite(self, verb: Verb) -> None:
        view = self.view
        closing = view.closes(verb.start - 1) >= 0 or (view.word(verb.start - 1) == "," and view.outside(verb.start - 1))
        if closing and self._inversion(verb):
            return
        subject = self._coordinated(verb) if view.tag(verb.start - 1) == "CC" else subject_of(view, verb)
        if subject is None and verb.start == self.floor == 0 and verb.cue.lemma == "say":
            return
        if subject is None or subject.span is None:
            self._shared(verb)
            return
        if self._announces(verb):
            self.found.append(self._report(verb, subject.span, ()))
            return
        if self._before(verb, subject) or self._interposed(verb, subject.span) or self._as_told(verb, subject):
            return
        if verb.cue.lemma in _NAMING and view.opens(verb.end) >= 0:
            return  # a campaign called “Take a Pass”
        start = self.ahead(verb) or paper_content(view, verb.cue, verb.end, subject.span, self.cues)
        if start is not None and not self._unsaid(verb, start):
            waits = subject.relative or opens_subordinate(view, subject.first)
            self._add(verb, subject.span, self._after(start.place, ends_at_comma=waits, quoted=start.quoted))
            self.speaker = subject.span

    def _announces(self, verb: Verb) -> bool:
        """Say whether what is said stands in the next paragraph: "Trump tweeted on Sunday: |", "Rathbun stated, |"."""
        view = self.view
        last = len(view) - 1
        if view.words[last] not in {":", ","} or not view.outside(last) or verb.cue.frames.isdisjoint(_ANNOUNCING):
            return False
        return not view.finite(verb.end, last) and "that" not in view.words[verb.end : last]

    def _unsaid(self, verb: Verb, start: Start) -> bool:
        """Say whether nothing is reported after all: "did not mention X", "could call X", "shows | “poor judgment”"."""
        view = self.view
        if start.bare and view.word(start.place - 1) == ":":
            return not verb.cue.strong
        if start.bare and not _UNSAID.isdisjoint(view.words[verb.start : verb.place]):
            return True
        if start.bare and view.word(verb.start - 1) in {"who", "which", "that"} and self._says_after(start.place):
            return True
        return self._scared(verb, start)

    def _says_after(self, place: int) -> bool:
        """Say whether a noun phrase at a place is followed by another cue: who claimed | the attack | said they would."""
        found = self.view.noun_after(place)
        return found is not None and self.view.word(found.end) in self.cues.forms and self.view.tag(found.end) in FINITE

    def _scared(self, verb: Verb, start: Start) -> bool:
        """Say whether marks stand around words that only qualify a noun: publishing | “false” stories."""
        view = self.view
        if not start.quoted or verb.cue.frames - _WEAK or view.word(start.place - 1) in {",", ":"}:
            return False
        after = view.after_quote(view.quote[start.place])
        fragment = verb.cue.lemma not in _WITH_FRAGMENTS and not view.finite(start.place, after)  # would continue “doing our job”
        return fragment or (after - start.place <= _SCARED and view.tag(after) in {"NN", "NNS"})

    def _coordinated(self, verb: Verb) -> Subject | None:
        """Return the speaker of a cue after "and": that of the cue before it, or of the first verb of the sentence."""
        speaker = self.speaker or main_subject(self.view, verb.start)
        return Subject(speaker, verb.start, shared=True) if speaker is not None else None

    def _shared(self, verb: Verb) -> None:
        """Read a finite cue whose subject stands farther off: "A …, and then said"."""
        speaker = self.speaker or main_subject(self.view, verb.start)
        if speaker is None or speaker.start > verb.start or self.view.tag(verb.start - 1) not in {"CC", "RB", ","}:
            return
        start = self.ahead(verb)
        if start is not None and (not start.bare or verb.cue.strong):
            self._add(verb, speaker, self._after(start.place, quoted=start.quoted))

    def _inversion(self, verb: Verb) -> bool:
        """Read “A,” said Khan; and A, said Khan."""
        view = self.view
        speaker = inverted(view, verb)
        content = behind(view, verb.start, self.floor)
        if speaker is None or content is None:
            return False
        if view.closes(verb.start - 1) >= 0 and not content[1] and view.words[verb.start - 2] not in _BEFORE_MARK:
            return False  # He told Carlos that “our client” demanded new cameras
        if view.closes(content[0].end - 1) < 0 and not self._inverts_clause(verb, speaker, content[0]):
            return False
        self._parted(verb, speaker, content[0], speaker.end)
        return True

    def _inverts_clause(self, verb: Verb, speaker: Range, content: Range) -> bool:
        """Say whether a clause without marks, a cue and a noun phrase are content, cue and speaker, in this order."""
        view = self.view
        comma = self._first_comma(verb.start)
        described = view.word(comma + 1) in {"who", "which"} and not view.finite(content.start, comma)  # Acme, which owns banks, announced
        if (described or not verb.cue.strong) and view.apposed_before(verb.start) is not None:
            return False
        closed = view.tag(speaker.end) in {"", ".", ","}
        if closed and (
            verb.cue.lemma == "say" or (verb.cue.strong and view.finite(*content) and view.tags[speaker.start] in {"NNP", "DT"})
        ):
            return True
        clausal = not verb.cue.frames.isdisjoint(_CLAUSAL)  # not: The prince opened a zone today, called Internet City
        return clausal and not view.finite(speaker.end, len(view)) and view.finite(*content)

    def _before(self, verb: Verb, subject: Subject) -> bool:
        """Read a content before speaker and cue: “A,” Khan said; A, Khan said, B."""
        view = self.view
        if subject.shared or subject.relative or subject.span is None:
            return False
        content = behind(view, subject.first, self.floor)
        if content is None:
            return False
        beyond = self._after_adverbials(verb.end)
        closed = beyond >= len(view) or view.words[beyond] in _CLOSING
        after = self.ahead(verb)
        if view.closes(content[0].end - 1) >= 0:
            fits = closed or after is None or after.quoted or self._follows_quotation(*content)
        else:
            fits = closed and self._aside(verb, content[0], after, beyond)
        if fits:
            self._parted(verb, subject.span, content[0], beyond)
        return fits

    def _interposed(self, verb: Verb, speaker: Range) -> bool:
        """Read "Moreover, he said, A": nothing but adverbs stands before the speaker."""
        view = self.view
        rest = verb.end + 1
        if not verb.cue.strong or view.word(verb.end) != "," or view.word(speaker.start - 1) != "," or rest >= view.last():
            return False
        if any(view.tags[at] not in {"RB", "CC", "JJ", "IN", ",", "UH"} for at in range(self.floor, speaker.start)):
            return False
        if not view.finite(rest, len(view)) or view.tags[rest] in {"VBG", "CC"} or view.words[rest] in _NO_CONTINUATION:
            return False
        self._add(verb, speaker, self._after(rest, quoted=view.opens(rest) >= 0))
        self.speaker = speaker
        return True

    def _as_told(self, verb: Verb, subject: Subject) -> bool:
        """Read "As Khan told the paper, A"."""
        view = self.view
        if view.word(subject.first - 1) != "as" or subject.first - 1 != self.floor or subject.span is None:
            return False
        rest = self._after_adverbials(verb.end)
        if view.word(rest) != "," or not view.finite(rest + 1, len(view)) or verb.cue.frames.isdisjoint(_ANNOUNCING):
            return False
        self._add(verb, subject.span, self._after(rest + 1, quoted=view.opens(rest + 1) >= 0))
        self.speaker = subject.span
        return True

    def _follows_quotation(self, content: Range, alone: bool) -> bool:  # noqa: FBT001 - the pair that `behind` returns
        """Say whether speaker and cue belong to the quotation before them although words follow: “We lost,” he said in a low voice."""
        view = self.view
        stopped = view.words[content.end - 2] in {",", "?", "!"} or view.word(content.end) == ","
        return stopped and (alone or view.finite(*content))  # not: In an interview with “This Week,” Pence defended it

    def _aside(self, verb: Verb, content: Range, after: Start | None, beyond: int) -> bool:
        """Say whether speaker and cue stand in a clause without marks as an aside, not before a content of their own."""
        view = self.view
        if after is not None and after.quoted and not view.finite(*content) and not self._goes_on_small(after):
            return False  # Malaysia's Prime Minister, Najib Razak said, “We are in contact”
        if after is not None and view.words[content.start] in _SETTINGS and not self._goes_on_small(after):
            return False  # Asked whether he would go, Carver replied, “Yes”
        own = after is not None and not (after.quoted and view.word(after.place - 1) == ",")
        if own and after is not None:
            short = after.bare and beyond - verb.end <= _SHORT and not view.finite(verb.end, beyond)
            if not short or any(view.tags[at] in _NOUN_TAGS for at in range(verb.end, beyond)):
                return False
        return (verb.cue.strong and verb.cue.lemma != "report") or self._weak_aside(verb, content, beyond)

    def _goes_on_small(self, after: Start) -> bool:
        """Say whether a quotation goes on in the middle of a sentence: When they boycott us, he said, “| it costs jobs”."""
        if not after.quoted:
            return False
        stretch = self.view.quotes[self.view.quote[after.place]]
        return self.view.field_text[stretch.inner.start].islower()

    def _weak_aside(self, verb: Verb, content: Range, beyond: int) -> bool:
        """Say whether a cue that wants "that" may stand behind its clause: "the lead has shrunk, a survey found."."""
        if verb.cue.lemma in {"tell", "continue", "report", "hear"}:
            return self.view.finite(*content) or self.view.word(verb.end) == ","  # not: For the year, Acme reported a loss, or …
        final = beyond >= self.view.last() and beyond - verb.end <= _SHORT
        return final and Frame.WEAK in verb.cue.frames and self.view.finite(*content)

    def _after_adverbials(self, place: int) -> int:
        """Return the place after adverbs, hearers and phrases of time: "said again | ,", "told the envoy | ,"."""
        view = self.view
        while view.outside(place) and view.words[place] not in {",", ";", "—", "–", ":"} and view.tags[place] != ".":
            if view.tags[place] in FINITE or view.words[place] in {"that", "who", "which", "and"} or view.tags[place] == "VBG":
                break
            place += 1
        return place

    def _parted(self, verb: Verb, speaker: Range, content: Range, place: int) -> None:
        """Add a statement whose content stands before the cue, and goes on after it where the sentence does."""
        view = self.view
        pieces = [piece(view, content.start, content.end)]
        beyond = self._after_adverbials(place)
        rest = beyond + 1 if view.word(beyond) in {",", "—", "–", ":"} and view.outside(beyond) else beyond
        later = self._later_quotation(rest)
        if later >= 0:
            rest = later
        if rest < view.last() and (later >= 0 or self._continues(content, rest, beyond)):
            end = self.content_end(rest)
            pieces.append(piece(view, rest, end))
            self.floor = end
        else:
            self.floor = max(beyond, verb.end)
        self._add(verb, speaker, [found for found in pieces if found is not None])
        self.speaker = speaker

    def _later_quotation(self, place: int) -> int:
        """Return where a quotation goes on behind what describes its speaker: “A,” said Ms Rao, chief economist at Keystone, | “but B”."""
        view = self.view
        for at in range(place, len(view)):
            if view.opens(at) >= 0:
                return at if view.word(at - 1) == "," else -1
            if view.tags[at] in FINITE or view.words[at] in self.cues.forms:
                return -1
        return -1

    def _continues(self, content: Range, rest: int, beyond: int) -> bool:
        """Say whether after the cue the content goes on: with marks, or as the other part of its clause."""
        view = self.view
        if view.opens(rest) >= 0:
            small = view.field_text[view.quotes[view.quote[rest]].inner.start].islower()
            return rest != beyond or small  # not: said in his book “The Tibbets Story”
        if not view.outside(rest) or view.words[rest] in _NO_CONTINUATION or view.words[beyond] == ";" or rest == beyond:
            return False
        if view.closes(content.end - 1) >= 0 and view.quote[content.start] == view.quote[content.end - 1]:
            return False  # “A,” he said, leaving the room
        whole = view.finite(content.start, content.end) and not self._waits(content)
        if view.words[rest] == "who":
            return False
        if view.tags[rest] == "CC":
            at = rest + 1 + (view.tag(rest + 1) == "RB")
            return self.cues.forms.get(view.word(at)) is None or view.tag(at) not in FINITE
        if view.words[rest] == "only" or (view.words[rest] == "so" and view.word(rest + 1) == "that"):
            return True
        if view.tags[rest] in _CONTINUES:
            return view.tags[rest] != "IN" or view.words[rest] not in {"in", "on", "at", "during"} or not whole
        return not whole

    def _waits(self, content: Range) -> bool:
        """Say whether a clause waits for the one after it: "If supplies fail | , he said, others must help"."""
        view = self.view
        opening = view.words[content.start] in _WAITING or (view.words[content.start] == "even" and view.word(content.start + 1) == "if")
        return opening and all(view.words[at] != "," for at in range(*content) if at < content.end - 1)

    def _after(self, start: int, *, ends_at_comma: bool = False, quoted: bool = False) -> list[Piece]:
        """Return the content after a cue."""
        view = self.view
        end = self.content_end(start, ends_at_comma=ends_at_comma)
        if quoted:
            number = view.opens(start)
            close = view.after_quote(number) if number >= 0 else end
            if close >= view.last() or view.word(close) in {",", ";", "—", "–", "."} or view.words[close - 2 : close - 1] in (["."], [","]):
                end = close
            elif view.words[close - 2 : close - 1] in (["!"], ["?"]) and view.surfaces[close][:1].isupper():
                end = close  # thundered: “A home is not a debt!” Tory boss Otmar Riese was shouted down
        self.reached = end
        start = self._listed(start, end)
        found = piece(view, start, end)
        return [found] if found is not None else []

    def _listed(self, start: int, end: int) -> int:
        """Return where a content begins that is a quotation behind a colon: "cited questions with long words, including: | “Were you”"."""
        view = self.view
        if ":" not in view.words[start:end]:
            return start
        colon = next((at for at in range(start, end) if view.words[at] == ":" and view.outside(at)), -1)
        alone = colon > 0 and view.opens(colon + 1) >= 0 and view.after_quote(view.quote[colon + 1]) >= end
        return colon + 1 if alone and not view.finite(start, colon) else start

    # ------------------------------------------------------------ other forms

    def _participle(self, verb: Verb) -> None:
        """Read ", adding that A", "Citing A, Khan said", "a letter saying that A"."""
        view, before = self.view, self._leading(verb)
        first = before < 0 or (self.floor == 0 and all(view.tags[place] in {"RB", "CC", "IN"} for place in range(verb.start)))
        if not (first or view.word(before) in _LEADING or verb.cue.strong):
            return
        if verb.cue.frames == ONLY_QUOTED:
            return
        start = self.ahead(verb)
        if start is None or self._scared(verb, start):
            return
        if view.word(before) == "for" and start.bare and not plain_clause(view, start.place):
            return  # criticised for maintaining a relationship
        speaker = self._participle_speaker(verb, first=first)
        if speaker is None:
            return
        pieces = self._after(start.place, ends_at_comma=first, quoted=start.quoted)
        self._add(verb, speaker, pieces)
        if first:
            self.floor = self.reached

    def _leading(self, verb: Verb) -> int:
        """Return the place before a participle, that of the comma where marks close behind it: a “good move,” | arguing that."""
        before = verb.start - 1
        return before - 1 if self.view.closes(before) >= 0 and self.view.word(before - 1) == "," else before

    def _participle_speaker(self, verb: Verb, *, first: bool) -> Range | None:
        view, before = self.view, self._leading(verb)
        if first:
            return main_subject(self.view, verb.start)
        if view.word(before) == "for":  # attacked Trump for claiming that
            blamed = view.noun_before(before)
            return blamed if blamed is not None and view.is_name(*blamed) else self.speaker or subject_before(view, verb.start)
        if view.word(before) not in _LEADING:
            if view.word(before) in self.cues.venues:  # issued a statement saying
                return self.speaker or main_subject(self.view, verb.start)
            return view.noun_before(verb.start) if verb.cue.strong else None
        nearest = last_subject(view, verb.start) if view.word(before) == "by" else None  # though Khan closed by calling it
        return nearest or self.speaker or subject_before(view, verb.start)

    def _infinitive(self, verb: Verb) -> None:
        """Read "went on to say that A", "used the visit to announce A"."""
        view = self.view
        start = self.ahead(verb)
        if start is None or start.bare or not (verb.cue.strong or start.quoted) or view.word(verb.start - 1) in REFUSALS:
            return
        if view.words[start.place] in verb.cue.prepositions:
            return  # called him to testify about it
        speaker = self.speaker or main_subject(self.view, verb.start)
        if speaker is not None:
            self._add(verb, speaker, self._after(start.place, quoted=start.quoted))

    def _passive(self, verb: Verb) -> None:
        """Read "it was reported that A", "the court was told that A", "A, it was said, B"."""
        view = self.view
        subject = view.noun_before(verb.start)
        speaker = agent(view, verb)
        impersonal = subject is not None and view.words[subject.start] == "it"
        if subject is not None:
            content = behind(view, subject.start, self.floor)
            if (
                content is not None
                and (impersonal or content[1] or view.finite(*content[0]))
                and view.word(self._after_adverbials(verb.end)) in {",", "", "."}
                and (verb.cue.strong or verb.cue.lemma in {"tell", "hear", "report"})
            ):
                self._parted(verb, speaker or Range(0, 0), content[0], self._after_adverbials(verb.end))
                return
        if not (impersonal or Frame.RECIPIENT in verb.cue.frames):
            return
        place = speaker.end if speaker is not None else verb.end
        start = ahead(view, verb.cue, place, self.cues)
        if (
            start is not None and (speaker is not None or view.tag(start.place) != "TO") and not self._of(verb, start)
        ):  # not: is asked to help
            self._add(verb, speaker, self._after(start.place, quoted=start.quoted))

    def _of(self, verb: Verb, start: Start) -> bool:
        """Say whether a preposition leads what nobody named says: players are reminded | of their losses."""
        return self.view.words[start.place] in verb.cue.prepositions

    def _light(self, place: int) -> None:
        """Read "gave an assurance that A", "made clear that A", "drew attention to A"."""
        view, nouns = self.view, self.cues.said_of[self.view.words[place]]
        at = next((at for at in range(place + 1, min(place + 5, len(view))) if view.words[at] in nouns and view.outside(at)), -1)
        if at < 0 or view.word(at + 1) not in {"that", "of", "to", ":"} or not view.tags[place].startswith("VB"):
            return
        cue = self.cues.forms.get(view.words[place], Cue(view.words[place], _CLAUSE))
        verb = Verb(cue, place, place, at + 1, participle=False, passive=False, infinitive=False)
        subject = subject_of(view, verb) if view.tag(place - 1) != "CC" else self._coordinated(verb)
        if subject is not None and subject.span is not None:
            self._add(verb, subject.span, self._after(at + 2 if view.word(at + 1) in {"that", ":"} else at + 1))
            self.speaker = subject.span

    def _add(self, verb: Verb, speaker: Range | None, pieces: list[Piece]) -> None:
        if pieces:
            self.found.append(self._report(verb, speaker, tuple(pieces)))

    def _report(self, verb: Verb, speaker: Range | None, pieces: tuple[Piece, ...]) -> Report:
        view = self.view
        cue = view.span(verb.place, verb.end)
        span = view.span(*speaker) if speaker is not None and speaker.end > speaker.start else None
        return Report(cue, cue.of(view.field_text), span, pieces, lemma=verb.cue.lemma)


def reports(view: View, cues: Cues) -> list[Report]:
    """Return the statements that the cues of a sentence make."""
    return _Reader(view, cues).read()
