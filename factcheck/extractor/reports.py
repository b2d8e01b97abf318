"""The statements of one sentence: each cue with its speaker and the pieces of its content.

In: a `View` of the sentence. Out: `Report`s in the order of their cues. Nothing here looks beyond the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.extractor.clauses import FINITE, Range
from factcheck.extractor.contents import ANY_CLAUSE, Piece, ahead, behind, clause_end, opens_subordinate, piece, with_particle
from factcheck.lexicon.cues import Cue, Frame
from factcheck.quick import record

if TYPE_CHECKING:
    from factcheck.extractor.clauses import View
    from factcheck.extractor.contents import Start
    from factcheck.lexicon.cues import Cues
    from factcheck.model import Span

__all__ = ["Report", "reports"]

_BE = frozenset("be is are was were been being 's ’s 're ’re get got gets".split())
_AUXILIARY_TAGS = frozenset(("MD", "VBZ", "VBP", "VBD", "VB", "VBN", "RB", "TO", "VBG"))
_AUXILIARIES = _BE | frozenset("am has have had having do does did 'd ’d 've ’ve 'll ’ll n't n’t".split())
_CONTINUES = frozenset(("VBZ", "VBP", "VBD", "MD", "TO", "IN", "WDT", "WRB", "CC", "VBN", "''"))
_RELATIVES = frozenset(("who", "which"))
_NO_CONTINUATION = frozenset("according as when after before while although though citing".split())
_SHORT = 2
_SETTINGS = frozenset("asked pressed questioned when after as while before in at on during speaking writing responding".split())
_CLOSING = frozenset((",", ".", ";", ")", "—", "–", "!"))
_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "PRP", "CD"))
_REFUSALS = frozenset("declined declines decline refused refuses refuse refusing declining failed fails".split())
_NOUNS_TOO = frozenset(
    ("estimates", "reports", "claims", "comments", "demands", "requests", "promises", "forecasts", "complaints", "attacks")
)


@record
class Report(NamedTuple):
    """One statement of a sentence.

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


@record
class _Verb(NamedTuple):
    """A cue in place: its verb group from the first auxiliary on, its form."""

    cue: Cue
    start: int
    place: int
    end: int
    participle: bool
    passive: bool
    infinitive: bool


def _verb_at(view: View, place: int, cues: Cues) -> _Verb | None:
    """Return the verb group of a cue form, None where the word is no verb."""
    word = view.words[place]
    cue, end = with_particle(view, place, cues.forms[word])
    if cue.frames == Frame.NONE and not cue.prepositions:
        return None
    if not _is_verb(view, place, cue):
        return None
    start = place
    while view.outside(start - 1) and (view.words[start - 1] in _AUXILIARIES or view.tags[start - 1] in {"RB", "MD", "TO"}):
        start -= 1
    while start < place and view.tags[start] == "RB" and start > 0 and view.tags[start - 1] in {",", "CC"}:
        start += 1
    group = range(start, place)
    being = any(view.words[at] in _BE for at in group)
    finite = any(view.tags[at] in FINITE for at in group)
    participle = word.endswith("ing") and not (being and finite)
    return _Verb(
        cue,
        start,
        place,
        end,
        participle=participle,
        passive=being and not word.endswith("ing"),
        infinitive=view.word(place - 1) == "to" or (view.tag(place - 1) == "RB" and view.word(place - 2) == "to"),
    )


def _is_verb(view: View, place: int, cue: Cue) -> bool:
    word, tag = view.words[place], view.tags[place]
    if cue.particle is None and cue.frames == ANY_CLAUSE:
        return True  # shot back, went on
    if word in _NOUNS_TOO and view.tag(place - 1) == "NN" and view.tag(place - 2) in {"VBG", "VBD", "VBZ", "VBN", "IN", ",", "JJ", "CC"}:
        return False  # citing cost estimates
    if word.endswith("ing") and not tag.startswith("VB"):
        return place == 0 or (tag in {"NN", "JJ"} and view.word(place - 1) == ",")
    if (
        tag == "VBN"
        and not cue.strong
        and view.tag(place - 1) in {"NN", "NNS"}
        and view.tag(place + 1) == "IN"
        and view.word(place + 1) != "that"
    ):
        return False  # in a report published on Thursday
    if tag.startswith("VB"):
        return True
    if word == cue.lemma and tag == "NN" and view.tag(place - 1) in {"NNS", "PRP"} and view.word(place + 1) == "that":
        return True  # its authors caution that
    if tag in {"NN", "NNP", "JJ", "IN", "RB"} and word == cue.lemma:
        return (cue.strong and cue.lemma == "say") or (tag == "NN" and view.tag(place - 1) in {"MD", "TO"})
    return word in {"said", "says", "told"} or (tag == "NNS" and view.tag(place - 1) in {"NNP", "PRP"} and view.word(place + 1) == "that")


# ---------------------------------------------------------------- the speaker


@record
class _Subject(NamedTuple):
    """The speaker of a cue; `first` is where speaker and cue begin together, `relative` when its clause hangs on a noun."""

    span: Range | None
    first: int
    relative: bool = False
    shared: bool = False


def _subject(view: View, verb: _Verb) -> _Subject | None:
    """Return the speaker before a finite cue."""
    before = verb.start - 1
    if view.word(before) in _RELATIVES or (view.word(before) == "that" and view.tag(before) == "WDT"):
        return _relative(view, before)
    found = view.noun_before(verb.start)
    if found is not None:
        return _Subject(found, found.start)
    if view.word(before) == "," and view.tag(before - 1) == "RB" and view.word(before - 2) == ",":  # Residents, however, said
        found = view.noun_before(before - 2)
        if found is not None:
            return _Subject(found, found.start)
    apposed = view.apposed_before(verb.start)
    if apposed is not None:
        return _Subject(apposed, apposed.start)
    return _after_time(view, verb)


def _after_time(view: View, verb: _Verb) -> _Subject | None:
    """Return the speaker that a word of time parts from its cue: "Khan on Friday said"."""
    place = verb.start
    if view.tag(place - 1) == "NNP" or view.word(place - 1) in {"today", "yesterday"}:
        place -= 1
        if view.word(place - 1) in {"on", "last", "late", "early"}:
            place -= 1
        found = view.noun_before(place)
        if found is not None and place < verb.start:
            return _Subject(found, found.start)
    return None


def _relative(view: View, pronoun: int) -> _Subject | None:
    end = pronoun - 1 if view.word(pronoun - 1) == "," else pronoun
    found = view.noun_before(end)
    if found is None and view.word(pronoun - 1) == ",":
        found = view.apposed_before(pronoun)
    return _Subject(found, found.start, relative=True) if found is not None else None


def _inverted(view: View, verb: _Verb) -> Range | None:
    """Return the speaker after the cue: “A,” said Karel Dvoran of the police."""
    place = verb.end
    while view.tag(place) == "RB":
        place += 1
    found = view.noun_after(place)
    if found is None or view.tag(found.end) in FINITE or view.word(found.end) == "that":
        return None
    return _with_name(view, found)


def _with_name(view: View, found: Range) -> Range:
    """Return an office with the name behind its comma: "said the tourism minister, | Inés Caldera"."""
    if view.word(found.end) != "," or view.surfaces[found.end - 1][0].isupper():
        return found
    end = next(
        (at for at in range(found.end + 1, len(view)) if view.words[at] in {",", ";"} or view.tags[at] in {".", "WP", "IN"}), len(view)
    )
    return Range(found.start, end) if view.is_name(found.end + 1, end) else found


def _agent(view: View, verb: _Verb) -> Range | None:
    """Return the speaker of a passive: "was told by police"."""
    for place in range(verb.end, min(verb.end + 6, len(view))):
        if view.words[place] == "by" and view.outside(place):
            return view.noun_after(place + 1)
    return None


# ---------------------------------------------------------------- one sentence


class _Reader:
    """One pass over the cues of a sentence."""

    def __init__(self, view: View, cues: Cues) -> None:
        self.view = view
        self.cues = cues
        self.found: list[Report] = []
        self.floor = 0
        self.speaker: Range | None = None  # of the last cue, for "and added", ", adding"
        self.reached = 0  # where the last content ends

    def read(self) -> list[Report]:
        """Return the reports of the sentence."""
        view, starts = self.view, self.cues.starts
        reached = 0
        for place in [place for place, word in enumerate(view.words) if word in starts or word == ":"]:
            if place >= reached and view.quote[place] < 0:
                reached = self._at(place)
        return self.found

    def _at(self, place: int) -> int:
        """Read a cue at a place, if one is there, and return where to go on."""
        word = self.view.words[place]
        if word in self.cues.forms:
            verb = _verb_at(self.view, place, self.cues)
            if verb is not None:
                self._verb(verb)
        elif word == "according" and self.view.word(place + 1) == "to":
            return self._according(place)
        elif word == ":" and self.view.opens(place + 1) >= 0:
            self._colon(place)
        if word in self.cues.said_of:
            self._light(place)
        return place + 1

    # ------------------------------------------------------------ verbs

    def _verb(self, verb: _Verb) -> None:
        if verb.passive:
            self._passive(verb)
        elif verb.participle:
            self._participle(verb)
        elif verb.infinitive:
            self._infinitive(verb)
        else:
            self._finite(verb)

    def _finite(self, verb: _Verb) -> None:
        view = self.view
        closing = view.closes(verb.start - 1) >= 0 or (view.word(verb.start - 1) == "," and view.outside(verb.start - 1))
        if closing and self._inversion(verb):
            return
        subject = self._coordinated(verb) if view.tag(verb.start - 1) == "CC" else _subject(view, verb)
        if subject is None and verb.start == self.floor == 0 and verb.cue.lemma == "say":
            return
        if subject is None or subject.span is None:
            self._shared(verb)
            return
        if self._before(verb, subject):
            return
        start = ahead(view, verb.cue, verb.end, self.cues)
        if start is not None and not (start.bare and view.word(start.place - 1) == ":" and not verb.cue.strong):
            waits = subject.relative or opens_subordinate(view, subject.first)
            self._add(verb, subject.span, self._after(start.place, ends_at_comma=waits, quoted=start.quoted))
            self.speaker = subject.span

    def _coordinated(self, verb: _Verb) -> _Subject | None:
        """Return the speaker of a cue after "and": that of the cue before it, or of the first verb of the sentence."""
        speaker = self.speaker or self._main_subject(verb.start)
        return _Subject(speaker, verb.start, shared=True) if speaker is not None else None

    def _shared(self, verb: _Verb) -> None:
        """Read a finite cue whose subject stands farther off: "A …, and then said"."""
        speaker = self.speaker or self._main_subject(verb.start)
        if speaker is None or self.view.tag(verb.start - 1) not in {"CC", "RB", ","}:
            return
        start = ahead(self.view, verb.cue, verb.end, self.cues)
        if start is not None and (not start.bare or verb.cue.strong):
            self._add(verb, speaker, self._after(start.place, quoted=start.quoted))

    def _main_subject(self, before: int) -> Range | None:
        """Return the subject of the first finite verb of the sentence, whether before or after a place."""
        view = self.view
        for place in range(len(view)):
            if view.tags[place] in FINITE and view.quote[place] < 0 and place != before:
                start = place - (view.tag(place - 1) == "RB")
                found = view.noun_before(start) or view.apposed_before(start)
                if found is not None and view.word(found.start - 1) not in {"when", "after", "as", "that", "which"}:
                    return found
        return None

    def _described(self) -> Range | None:
        """Return the name that a sentence begins with and describes: "Lieve Maes, who has run the house for years: “A”"."""
        comma = next((place for place, word in enumerate(self.view.words) if word == ","), 0)
        return Range(0, comma) if self.view.word(comma + 1) == "who" and self.view.is_name(0, comma) else None

    def _last_subject(self, before: int) -> Range | None:
        """Return the subject of the last finite verb before a place: "she needed only one sentence | :"."""
        view = self.view
        for place in range(before - 1, -1, -1):
            if view.tags[place] in FINITE and view.outside(place):
                found = view.noun_before(place)
                if found is not None and view.tags[found.end - 1] in {"PRP", "NNP"} and view.words[found.end - 1] != "it":
                    return found
        return None

    def _inversion(self, verb: _Verb) -> bool:
        """Read “A,” said Khan; and A, said Khan."""
        view = self.view
        speaker = _inverted(view, verb)
        content = behind(view, verb.start, self.floor)
        if speaker is None or content is None:
            return False
        if view.closes(content[0].end - 1) < 0 and not self._inverts_clause(verb, speaker, content[0]):
            return False
        self._parted(verb, speaker, content[0], speaker.end)
        return True

    def _inverts_clause(self, verb: _Verb, speaker: Range, content: Range) -> bool:
        """Say whether a clause without marks, a cue and a noun phrase are content, cue and speaker, in this order."""
        view = self.view
        if not verb.cue.strong and view.apposed_before(verb.start) is not None:
            return False
        closed = view.tag(speaker.end) in {"", ".", ","}
        if closed and (
            verb.cue.lemma == "say" or (verb.cue.strong and view.finite(*content) and view.tags[speaker.start] in {"NNP", "DT"})
        ):
            return True
        return verb.cue.frames != Frame.QUOTING and not view.finite(speaker.end, len(view)) and view.finite(*content)

    def _before(self, verb: _Verb, subject: _Subject) -> bool:
        """Read a content before speaker and cue: “A,” Khan said; A, Khan said, B."""
        view = self.view
        if subject.shared or subject.relative or subject.span is None:
            return False
        content = behind(view, subject.first, self.floor)
        if content is None:
            return False
        beyond = self._after_adverbials(verb.end)
        closed = beyond >= len(view) or view.words[beyond] in _CLOSING
        after = ahead(view, verb.cue, verb.end, self.cues)
        if view.closes(content[0].end - 1) >= 0:
            fits = closed or after is None or after.quoted or self._follows_quotation(*content)
        else:
            fits = closed and self._aside(verb, content[0], after, beyond)
        if fits:
            self._parted(verb, subject.span, content[0], beyond)
        return fits

    def _follows_quotation(self, content: Range, alone: bool) -> bool:  # noqa: FBT001 - the pair that `behind` returns
        """Say whether speaker and cue belong to the quotation before them although words follow: “We lost,” he said in a low voice."""
        view = self.view
        stopped = view.words[content.end - 2] in {",", "?", "!"} or view.word(content.end) == ","
        return stopped and (alone or view.finite(*content))  # not: In an interview with “This Week,” Pence defended it

    def _aside(self, verb: _Verb, content: Range, after: Start | None, beyond: int) -> bool:
        """Say whether speaker and cue stand in a clause without marks as an aside, not before a content of their own."""
        view = self.view
        if after is not None and view.words[content.start] in _SETTINGS:
            return False  # Asked whether he would go, Carver replied, “Yes”
        own = after is not None and not (after.quoted and view.word(after.place - 1) == ",")
        if own and after is not None:
            short = after.bare and beyond - verb.end <= _SHORT and not view.finite(verb.end, beyond)
            if not short or any(view.tags[at] in _NOUN_TAGS for at in range(verb.end, beyond)):
                return False
        return verb.cue.strong or self._weak_aside(verb, content, beyond)

    def _weak_aside(self, verb: _Verb, content: Range, beyond: int) -> bool:
        """Say whether a cue that wants "that" may stand behind its clause: "the lead has shrunk, a survey found."."""
        if verb.cue.lemma in {"tell", "continue", "report", "hear"}:
            return True
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

    def _parted(self, verb: _Verb, speaker: Range, content: Range, place: int) -> None:
        """Add a statement whose content stands before the cue, and goes on after it where the sentence does."""
        view = self.view
        pieces = [piece(view, content.start, content.end)]
        beyond = self._after_adverbials(place)
        rest = beyond + 1 if view.word(beyond) in {",", "—", "–", ":"} and view.outside(beyond) else beyond
        later = self._later_quotation(rest) if view.closes(content.end - 1) >= 0 else -1
        if later >= 0:
            rest = later
        if rest < view.last() and (later >= 0 or self._continues(content, rest, beyond)):
            end = self._content_end(rest)
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
            return True
        if not view.outside(rest) or view.words[rest] in _NO_CONTINUATION or view.words[beyond] == ";" or rest == beyond:
            return False
        if view.closes(content.end - 1) >= 0 and view.quote[content.start] == view.quote[content.end - 1]:
            return False  # “A,” he said, leaving the room
        whole = view.finite(content.start, content.end)
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

    def _content_end(self, start: int, *, ends_at_comma: bool = False) -> int:
        return clause_end(self.view, start, self.cues, ends_at_comma=ends_at_comma)

    def _after(self, start: int, *, ends_at_comma: bool = False, quoted: bool = False) -> list[Piece]:
        """Return the content after a cue."""
        view = self.view
        end = self._content_end(start, ends_at_comma=ends_at_comma)
        if quoted:
            number = view.opens(start)
            close = view.after_quote(number) if number >= 0 else end
            if close >= view.last() or view.word(close) in {",", ";", "—", "–", "."} or view.words[close - 2 : close - 1] in (["."], [","]):
                end = close
        self.reached = end
        found = piece(view, start, end)
        return [found] if found is not None else []

    # ------------------------------------------------------------ other forms

    def _participle(self, verb: _Verb) -> None:
        """Read ", adding that A", "Citing A, Khan said", "a letter saying that A"."""
        view, before = self.view, verb.start - 1
        first = before < 0 or (self.floor == 0 and all(view.tags[place] in {"RB", "CC", "IN"} for place in range(verb.start)))
        if not (first or view.word(before) in {",", "—", "–", "and", "while", "before", "after", "by", "without", "in"} or verb.cue.strong):
            return
        if verb.cue.frames == Frame.QUOTING:
            return
        start = ahead(view, verb.cue, verb.end, self.cues)
        if start is None:
            return
        speaker = self._participle_speaker(verb, first=first)
        if speaker is None:
            return
        pieces = self._after(start.place, ends_at_comma=first, quoted=start.quoted)
        self._add(verb, speaker, pieces)
        if first:
            self.floor = self.reached

    def _participle_speaker(self, verb: _Verb, *, first: bool) -> Range | None:
        view, before = self.view, verb.start - 1
        if first:
            return self._main_subject(verb.start)
        if view.word(before) not in {",", "—", "–", "and", "while", "before", "after", "by", "without", "in"}:
            if view.word(before) in self.cues.venues:  # issued a statement saying
                return self.speaker or self._main_subject(verb.start)
            return view.noun_before(verb.start) if verb.cue.strong else None
        return self.speaker or self._main_subject(verb.start)

    def _infinitive(self, verb: _Verb) -> None:
        """Read "went on to say that A", "used the visit to announce A"."""
        view = self.view
        start = ahead(view, verb.cue, verb.end, self.cues)
        if start is None or start.bare or not verb.cue.strong or view.word(verb.start - 1) in _REFUSALS:
            return
        speaker = self.speaker or self._main_subject(verb.start)
        if speaker is not None:
            self._add(verb, speaker, self._after(start.place, quoted=start.quoted))

    def _passive(self, verb: _Verb) -> None:
        """Read "it was reported that A", "the court was told that A", "A, it was said, B"."""
        view = self.view
        subject = view.noun_before(verb.start)
        speaker = _agent(view, verb)
        impersonal = subject is not None and view.words[subject.start] == "it"
        if subject is not None:
            content = behind(view, subject.start, self.floor)
            if (
                content is not None
                and view.word(self._after_adverbials(verb.end)) in {",", "", "."}
                and (verb.cue.strong or verb.cue.lemma in {"tell", "hear", "report"})
            ):
                self._parted(verb, speaker or Range(0, 0), content[0], self._after_adverbials(verb.end))
                return
        if not (impersonal or Frame.RECIPIENT in verb.cue.frames):
            return
        place = speaker.end if speaker is not None else verb.end
        start = ahead(view, verb.cue, place, self.cues)
        if start is not None:
            self._add(verb, speaker, self._after(start.place, quoted=start.quoted))

    def _light(self, place: int) -> None:
        """Read "gave an assurance that A", "made clear that A", "drew attention to A"."""
        view, nouns = self.view, self.cues.said_of[self.view.words[place]]
        at = next((at for at in range(place + 1, min(place + 5, len(view))) if view.words[at] in nouns and view.outside(at)), -1)
        if at < 0 or view.word(at + 1) not in {"that", "of", "to", ":"} or not view.tags[place].startswith("VB"):
            return
        cue = self.cues.forms.get(view.words[place], Cue(view.words[place], Frame.CLAUSE))
        verb = _Verb(cue, place, place, at + 1, participle=False, passive=False, infinitive=False)
        subject = _subject(view, verb) if view.tag(place - 1) != "CC" else self._coordinated(verb)
        if subject is not None and subject.span is not None:
            self._add(verb, subject.span, self._after(at + 2 if view.word(at + 1) in {"that", ":"} else at + 1))
            self.speaker = subject.span

    def _according(self, place: int) -> int:
        """Read "A, according to police" and "According to police, A"."""
        view = self.view
        speaker = view.noun_after(place + 2)
        if speaker is None:
            return place + 1
        if place <= self.floor or view.word(place - 1) == ";":
            rest = self._past_apposition(speaker.end)
            end = self._content_end(rest)
            content = [piece(view, rest, end)]
        else:
            before = place - 1 if view.word(place - 1) == "," else place
            start = self._according_start(before)
            content = [piece(view, start, before)] if start < before else []
            self.floor = speaker.end
        found = [one for one in content if one is not None]
        if found:
            self.found.append(Report(view.span(place, place + 2), "according to", view.span(*speaker), tuple(found), lemma="according to"))
        return speaker.end

    def _past_apposition(self, place: int) -> int:
        """Return the place after a comma, or after what two commas enclose: "According to Ms Rao, a pollster in Reno, | turnout …"."""
        view = self.view
        if view.word(place) != ",":
            return place
        close = next((at for at in range(place + 1, len(view)) if view.words[at] == "," and view.outside(at)), -1)
        if (
            close > 0
            and not view.finite(place + 1, close)
            and view.finite(close, len(view))
            and view.tag(place + 1) in {"DT", "WP", "NN", "IN", "PRP$"}
        ):
            return close + 1
        return place + 1

    def _colon(self, place: int) -> None:
        """Read "Khan: “A”" and "Khan was blunt: “A”", where no cue has claimed the quotation."""
        view = self.view
        if any(one.span.start >= view.starts[place] for report in self.found for one in report.pieces):
            return
        speaker = view.noun_before(place)
        label = not view.finite(0, place)
        if label and not (view.surfaces[place - 1][0].isupper() or view.words[place - 1] in self.cues.collectives):
            return  # Plant closure: “We were told over the tannoy”
        if speaker is None or not label:
            speaker = self._last_subject(place) or self.speaker or self._main_subject(place) or self._described()
        found = piece(view, place + 1, view.after_quote(view.opens(place + 1)))
        if speaker is not None and found is not None:
            self.found.append(Report(view.span(place, place + 1), ":", view.span(*speaker), (found,), lemma=":"))
            self.speaker = speaker

    def _according_start(self, end: int) -> int:
        view = self.view
        start = self.floor
        for place in range(self.floor, end):
            if view.quote[place] < 0 and view.words[place] in {";", ":"}:
                start = place + 1
        while start < end and view.words[start] in {",", "and", "but"} and view.quote[start] < 0:
            start += 1
        return start

    def _add(self, verb: _Verb, speaker: Range | None, pieces: list[Piece]) -> None:
        if not pieces:
            return
        view = self.view
        place = verb.place
        cue = view.span(place, verb.end)
        span = view.span(*speaker) if speaker is not None and speaker.end > speaker.start else None
        self.found.append(Report(cue, cue.of(view.field_text), span, tuple(pieces), lemma=verb.cue.lemma))


def reports(view: View, cues: Cues) -> list[Report]:
    """Return the statements that the cues of a sentence make."""
    return _Reader(view, cues).read()
