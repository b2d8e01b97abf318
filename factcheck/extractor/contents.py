"""Where the words reported begin and end in a sentence, given the cue.

In: a `View`, the token places of a cue and its subject. Out: `Piece`s, each an unbroken stretch of the field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.extractor.clauses import FINITE, Range
from factcheck.lexicon.cues import Cue, Frame
from factcheck.model import Span
from factcheck.quick import record

if TYPE_CHECKING:
    from factcheck.extractor.clauses import View
    from factcheck.lexicon.cues import Cues

__all__ = ["ANY_CLAUSE", "Piece", "Start", "ahead", "behind", "clause_end", "opens_subordinate", "piece", "with_particle"]

ANY_CLAUSE = Frame.CLAUSE | Frame.QUESTION
_HAVE = frozenset(("has", "have", "had"))
_TRAILING = " \t\n\u00a0,;:—–-"
_STRAY = '“”"'
_SUBORDINATORS = frozenset("although though while when after as if because since whereas before once until".split())
_QUESTIONS = frozenset("whether if how why what who when where which".split())
_CLAUSE_OPENERS = frozenset(
    ("PRP", "DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "EX", "CD", "JJ", "JJR", "JJS", "PDT", "$", "VBG", "WRB", "WP")
)
_CLAUSE_WINDOW = 25
_LONGEST_VENUE = 8  # words of "in an interview with local radio"
_OFFICE_OPENERS = frozenset(("DT", "PRP$", "NN", "NNP", "JJ"))
_LONGEST_OFFICE = 6  # words between a quotation and the name of its speaker
_LATEST_DATELINE = 12  # words: PORT KARAI, Nov 5 (Meridian) –
_TIME_MODIFIERS = frozenset("last this next earlier later late early past that following".split())
_ADVERBIAL = frozenset(("RB", "RP", "RBR"))


@record
class Piece(NamedTuple):
    """An unbroken content; `direct` when all of it stands within quotation marks."""

    span: Span
    direct: bool


@record
class Start(NamedTuple):
    """Where a content begins after its cue; `quoted` when it is marks alone, `bare` when nothing but its order marks it as content."""

    place: int
    quoted: bool = False
    bare: bool = False


def piece(view: View, start: int, end: int) -> Piece | None:
    """Return the content in a token range: the words between the marks where it is one quotation and nothing else."""
    while start < end and view.words[start] in {",", ":", ";"} and view.quote[start] < 0:
        start += 1
    if start >= end:
        return None
    number = view.quote[start]
    if number >= 0 and all(view.quote[place] == number for place in range(start, end)):
        return quotation(view, number)
    span = _trimmed(view, view.span(start, end), view.quote[end - 1])
    return Piece(span, direct=False) if span.start < span.end else None


def quotation(view: View, number: int) -> Piece | None:
    """Return what stands between the marks of a quoted stretch, without the comma that the printer puts before the closing one."""
    inner = view.quotes[number].inner
    text = view.field_text
    start, end = inner
    while end > start and text[end - 1] in ", \t\n\u00a0":
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Piece(Span(start, end), direct=True) if start < end else None


def _trimmed(view: View, span: Span, number: int) -> Span:
    """Return a span without the stops around it; it reaches to the end of a quoted stretch that it ends in."""
    text, (start, end) = view.field_text, span
    if number >= 0:
        end = max(end, view.quotes[number].outer.end)
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    while number < 0 and start < end and text[start] in _STRAY and text[start] not in text[start + 1 : end]:
        start += 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


# ---------------------------------------------------------------- after the cue


def ahead(view: View, cue: Cue, place: int, cues: Cues) -> Start | None:
    """Return where the content after a cue begins; `place` is the one after the cue."""
    place = _past_adverbs(view, place)
    opening = _opening(view, place)
    if opening is not None:
        return opening
    if Frame.RECIPIENT in cue.frames:
        found = _after_recipient(view, cue, place, cues)
        if found is not None:
            return found
    beyond = _past_venues(view, place, cues)
    opening = _opening(view, beyond)
    if opening is not None:
        return opening
    that = _distant_that(view, place, cues)
    if that is not None:
        return that
    return _by_frame(view, cue, beyond, cues) or (
        _by_frame(view, cue, place, cues) if beyond < view.last() and beyond != place and view.word(beyond) != "," else None
    )


def _opening(view: View, place: int) -> Start | None:
    """Return a start at "that", a colon or quotation marks."""
    if view.word(place) == "," and view.opens(place + 1) >= 0:
        return Start(place + 1, quoted=True)
    if view.word(place) == ":" and view.outside(place):
        quoted = view.opens(place + 1) >= 0
        return Start(place + 1, quoted=quoted, bare=not quoted) if place + 1 < view.last() else None
    if view.opens(place) >= 0:
        return Start(place, quoted=True)
    if view.word(place) == "that" and view.outside(place) and view.tag(place) in {"IN", "WDT", "DT"} and _verb_after(view, place + 1):
        return Start(place + 1)
    if view.word(place) == "," and view.word(place + 1) in {"too", "again", "also", "however"} and view.word(place + 2) == ",":
        return _opening(view, place + 3)
    return None


def _verb_after(view: View, place: int) -> bool:
    """Say whether a finite verb follows "that", or "that" follows a verb: the tagger takes "people in Kabul go on" for a noun phrase."""
    if view.finite(place, len(view)):
        return True
    return view.tag(place - 1) == "IN" and view.tag(place - 2).startswith("VB") and view.tag(place) != "IN"


def _past_adverbs(view: View, place: int) -> int:
    while view.outside(place) and view.tags[place] in _ADVERBIAL and view.tag(place + 1) not in FINITE and view.words[place] != "there":
        if view.tags[place] == "RB" and view.tag(place + 1) in {"JJ", "CD"}:
            break
        place += 1
    return place


def _after_recipient(view: View, cue: Cue, place: int, cues: Cues) -> Start | None:
    """Return the start after the one who is told: "told reporters | on Friday that"."""
    recipient = view.noun_after(place)
    if recipient is None or recipient.end - recipient.start > _CLAUSE_WINDOW:
        return None
    for end in _ends(view, place, recipient.end):
        beyond = _past_venues(view, end, cues)
        found = _opening(view, beyond)
        if found is not None:
            return found
        if Frame.INFINITIVE in cue.frames and (view.tag(beyond) == "TO" or (view.word(beyond) == "not" and view.tag(beyond + 1) == "TO")):
            return Start(beyond)
        if view.word(beyond) in _QUESTIONS and view.outside(beyond):
            return Start(beyond)
        if view.word(beyond) in cue.prepositions and beyond + 1 < view.last():
            return Start(beyond)
    if Frame.OBJECT in cue.frames or view.finite(place, recipient.end + 1):
        return None
    beyond = _past_venues(view, recipient.end, cues)
    return Start(beyond) if _clause_at(view, beyond) else None


def _ends(view: View, start: int, end: int) -> list[int]:
    """Return where a recipient may end: its whole phrase, or its pronoun or first noun alone."""
    shorter = next(
        (
            place + 1
            for place in range(start, end)
            if view.tag(place) in {"PRP", "NNS", "NNP", "NN"} and view.tag(place + 1) not in {"NN", "NNS", "NNP"}
        ),
        end,
    )
    return [end] if shorter == end else [shorter, end]


def _past_venues(view: View, place: int, cues: Cues) -> int:
    """Return the place after phrases of time and place of speaking: "on Friday", "in a statement to reporters", "last week"."""
    for _ in range(4):
        beyond = _past_venue(view, place, cues)
        if beyond == place:
            return place
        place = beyond
    return place


def _past_venue(view: View, place: int, cues: Cues) -> int:
    if not view.outside(place):
        return place
    word = view.words[place]
    if word in cues.venues and view.tags[place] != "MD" and (view.tags[place] in {"NNP", "NN", "RB"} or word.endswith("day")):
        return place + 1
    if word in _TIME_MODIFIERS and view.word(place + 1) in cues.venues:
        return place + 2
    if word == "," and view.word(place + 1) in {"too", "however", "again"} and view.word(place + 2) == ",":
        return place + 3
    if view.tags[place] not in {"IN", "TO"} or word in {"that", "if", "whether", "of"}:
        return place
    end = place + 1
    while (
        view.outside(end)
        and end - place < _LONGEST_VENUE
        and view.tags[end] in {"DT", "JJ", "PRP$", "NN", "NNP", "NNS", "CD", "POS", "VBG", "VBN", "JJR", "RB"}
    ):
        if view.words[end] in cues.venues and view.tag(end + 1) not in {"NN", "NNS"} and view.word(end + 1) not in cues.venues:
            return end + 1
        end += 1
    return place


def _distant_that(view: View, place: int, cues: Cues) -> Start | None:
    """Return the start after a "that" which phrases of time, place and hearer part from its cue."""
    for at in range(place, min(place + 14, len(view))):
        published = view.tags[at] == "VBD" and view.words[at - 1] in cues.venues and view.tag(at + 1) == "IN"
        if not view.outside(at) or (view.tags[at] in FINITE and not published) or view.words[at] in {";", ":", "who", "which"}:
            return None
        if (view.words[at] == "," and view.tag(at + 1) in {"VBG", "VBN"}) or view.tags[at] == "CC":
            return None
        if view.words[at] == "that" and view.words[at - 1] in {"so", "now", "given", "provided"}:
            return None
        if view.words[at] == "that" and at > place:
            if view.tags[at - 1] in {"NN", "NNS"} and view.words[at - 1] not in cues.venues:
                return None  # "reported the news that": the clause hangs on the noun
            return Start(at + 1) if view.finite(at + 1, len(view)) else None
    return None


def _clause_at(view: View, place: int) -> bool:
    """Say whether a clause with subject and verb begins at a place."""
    if not 0 <= place < len(view):
        return False
    if (
        view.quote[place] < 0
        and view.tags[place] not in _CLAUSE_OPENERS
        and view.words[place]
        not in {"if", "in", "there", "as", "when", "not", "only", "most", "more", "at", "about", "on", "under", "after"}
    ):
        return False
    if view.tags[place] in {"WRB", "WP"} and view.words[place] not in {"what", "how", "when"}:
        return False
    subject = False
    for at in range(place, min(place + _CLAUSE_WINDOW, len(view))):
        tag = view.tags[at]
        if tag in FINITE:
            return subject
        if view.words[at] == ";":
            return False
        subject = subject or tag in {"PRP", "NN", "NNS", "NNP", "NNPS", "DT", "EX", "CD", "VBG", "''"}
    return False


def _by_frame(view: View, cue: Cue, place: int, cues: Cues) -> Start | None:
    """Return the start that the cue's own frames allow at a place."""
    if place >= view.last() or not view.outside(place) or view.words[place] in cues.silence:
        return None
    if _marked(view, cue, place):
        return Start(place)
    if cue.lemma == "call" and (view.words[place] in cue.prepositions or not _calls(view, place)):
        return None
    clause = cue.strong and (
        view.tags[place] in {"CD", "$"} or _clause_at(view, place) or (view.tags[place] in FINITE and _moved_subject(view, place))
    )
    object_ = Frame.OBJECT in cue.frames and view.tags[place] in _CLAUSE_OPENERS and _object_at(view, place, cues)
    return Start(place, bare=True) if clause or object_ else None


def _marked(view: View, cue: Cue, place: int) -> bool:
    """Say whether an infinitive, a question or a preposition of the cue begins the content."""
    word, tag = view.words[place], view.tags[place]
    if tag == "TO" and Frame.INFINITIVE in cue.frames and view.tag(place + 1) in {"VB", "RB"}:
        return True
    asking = cue.strong or Frame.QUESTION in cue.frames or Frame.OBJECT in cue.frames
    if asking and word in _QUESTIONS and tag in {"IN", "WRB", "WP", "WDT"}:
        return True
    if word not in cue.prepositions or tag not in {"IN", "TO", "RP", "RB"}:
        return False
    return cue.lemma != "call" or word != "on" or _asked_to(view, place)


def _asked_to(view: View, place: int) -> bool:
    """Say whether "called on X" is followed by what X should do; without it, it is a visit."""
    found = view.noun_after(place + 1)
    return found is not None and view.word(found.end) == "to"


def _moved_subject(view: View, place: int) -> bool:
    """Say whether the subject of the words reported stands before the speaker: "a plan which he said | was dead"."""
    return any(view.words[at] in {"which", "who", "that", "what"} for at in range(max(place - 6, 0), place - 1))


def _calls(view: View, place: int) -> bool:
    """Say whether "called" names something: an object and what it is called, or marks; else it is a call to come or to gather."""
    if any(view.opens(at) >= 0 for at in range(place, place + _LONGEST_VENUE)):
        return True
    found = view.noun_after(place) if view.word(place) != "her" else Range(place, place + 1)
    return found is not None and view.tag(found.end) in {"DT", "JJ", "PRP$", "RB"}


def _object_at(view: View, place: int, cues: Cues) -> bool:
    """Say whether an object of some weight stands at a place, no word of time ("announced Thursday")."""
    if view.words[place] in cues.venues and view.tag(place + 1) not in {"NN", "NNS", "NNP"} and view.tags[place].startswith("NN"):
        return False
    return view.last() - place >= 2 or view.tag(place) in {"NN", "NNS", "NNP"}  # noqa: PLR2004 - "denounced it" reports nothing


def clause_end(view: View, start: int, cues: Cues, *, ends_at_comma: bool = False) -> int:
    """Return where the content that begins at `start` ends: at the next cue of the same speaker, or with the sentence.

    `ends_at_comma` is for the content of a clause that others wait for ("While Khan said A, Omar said B"; "Khan, who said A, left").
    """
    place = start
    while place < len(view):
        if view.quote[place] < 0 and place > start:
            if _stops(view, place, cues, ends_at_comma=ends_at_comma):
                return place
            if view.closes(place - 1) >= 0 and view.word(place - 2) == "," and _cue_follows(view, place, cues):
                return place  # called it “very clear,” emphasizing that
        place += 1
    return view.last()


def _stops(view: View, place: int, cues: Cues, *, ends_at_comma: bool) -> bool:
    word = view.words[place]
    if word == ",":
        return ends_at_comma or _cue_follows(view, place + 1, cues)
    if word in {";", "—", "–"}:
        return _cue_follows(view, place + 1, cues)
    if word == "according" and view.word(place + 1) == "to":
        return True
    if view.tags[place] == "CC" and word in {"and", "but"}:
        return _coordinated_cue(view, place + 1, cues)
    return False


def _coordinated_cue(view: View, place: int, cues: Cues) -> bool:
    """Say whether after "and" the speaker goes on speaking: "and added that", "and she affirmed that"."""
    while view.tag(place) == "RB" or (view.word(place) in _HAVE and view.tag(place + 1) in {"VBN", "VBD", "RB"}):
        place += 1
    if _cue_with_content(view, place, cues):
        return True
    light = cues.said_of.get(view.word(place))
    if light is not None and view.tag(place) in {"VBD", "VBZ"}:
        return any(view.word(at) in light for at in range(place + 1, place + 4))
    return _subject_and_cue(view, place, cues)


def _cue_with_content(view: View, place: int, cues: Cues) -> bool:
    """Say whether a finite cue stands at a place, with something reported after it."""
    known = cues.forms.get(view.word(place))
    if known is None or not view.outside(place):
        return False
    cue, end = with_particle(view, place, known)
    if end == place + 1 and view.tag(place) not in {"VBD", "VBZ", "VBN"}:
        return False
    return cue.frames != Frame.QUOTING and ahead(view, cue, end, cues) is not None


def with_particle(view: View, place: int, cue: Cue) -> tuple[Cue, int]:
    """Return the cue at a place and where it ends: with its particle it takes any clause ("went on", "pointed out", not "go on rising")."""
    if (
        cue.particle is not None
        and view.word(place + 1) == cue.particle
        and view.outside(place + 1)
        and not view.word(place + 2).endswith("ing")
    ):
        return Cue(cue.lemma, ANY_CLAUSE), place + 2
    return cue, place + 1


def _subject_and_cue(view: View, place: int, cues: Cues) -> bool:
    """Say whether a short subject and a strong cue stand at a place."""
    subject = view.noun_after(place)
    if subject is None or subject.end - subject.start > 6:  # noqa: PLR2004 - longer ones are subjects of the content itself
        return False
    at = subject.end
    while view.tag(at) == "RB" or (view.word(at) in _HAVE and view.tag(at + 1) in {"VBN", "VBD", "RB"}):
        at += 1
    cue = cues.forms.get(view.word(at))
    if (
        cue is None
        or not view.outside(at)
        or not (
            view.tag(at) in FINITE
            or (view.word(at - 1) in _HAVE and view.tag(at) == "VBN")
            or (cue.lemma == "say" and view.tag(at) == "VB")
        )
    ):
        return False
    pronoun = view.tag(subject.start) == "PRP" and Frame.OBJECT in cue.frames
    return cue.strong or (pronoun and ahead(view, cue, at + 1, cues) is not None)


def _cue_follows(view: View, place: int, cues: Cues) -> bool:
    """Say whether after a comma the sentence comes back to a speaker: ", adding that", ", police said", ", according to"."""
    if not view.outside(place):
        return False
    word = view.words[place]
    if word == "according":
        return True
    if word in {"which", "who", "though", "although"}:
        return _subject_and_cue(view, place + 1, cues)
    if word in {"a", "an"} and view.word(place + 1) in cues.asides:
        return True
    if word in {"and", "but", "while", "whereas", "as"} and view.outside(place + 1):
        return word == "while" or _coordinated_cue(view, place + 1, cues)
    cue = cues.forms.get(word)
    if cue is not None and view.tags[place] in {"VBG", "NN"} and word.endswith("ing"):
        return cue.frames != Frame.QUOTING and ahead(view, cue, place + 1, cues) is not None
    if cue is not None and cue.strong and view.tags[place] in FINITE:
        return True
    return _subject_and_cue(view, place, cues)


# ---------------------------------------------------------------- before the cue


def behind(view: View, group: int, floor: int) -> tuple[Range, bool] | None:
    """Return the content that stands before a speaker and cue beginning at `group`, and whether it is one quotation alone.

    `floor` is the place before which the sentence belongs to earlier statements.
    """
    place = group - 1
    if place < floor:
        return None
    if view.tag(place) == "''" and view.outside(place):  # its partner was lost: We lost,” he said
        place -= 1
    comma = view.outside(place) and view.words[place] in {",", "—", "–"}
    if comma:
        place -= 1
    place = _before_apposition(view, place)
    number = view.closes(place)
    if number < 0 and not comma:
        return None
    start = _content_start(view, place, floor)
    if number >= 0:
        first = view.first_of(number)
        if first <= start or _only_link(view, start, first):
            return Range(first, place + 1), True
        return Range(start, place + 1), False
    if all(view.tags[at] in {"RB", "IN", "CC", "JJ", ","} for at in range(start, place + 1)):
        return None  # Earlier, he said
    return Range(start, place + 1), False


def _before_apposition(view: View, place: int) -> int:
    """Return where a quotation closes before an office with its holder: “A,” | its captain, Manolis Perakis, said."""
    for at in range(place, max(place - _LONGEST_OFFICE, 0), -1):
        if view.closes(at) >= 0:
            return at if view.words[at - 1] == "," and view.tag(at + 1) in _OFFICE_OPENERS else place
        if view.tags[at] in FINITE or view.words[at] in {",", ";", ":"}:
            break
    return place


def _only_link(view: View, start: int, end: int) -> bool:
    """Say whether before a quotation there is nothing but a word that links it: "But “we lost,” he said"."""
    return all(view.tags[place] in {"CC", "RB", ",", ":"} for place in range(start, end)) and end - start <= 2  # noqa: PLR2004


def _content_start(view: View, end: int, floor: int) -> int:
    """Return where a content that ends at `end` begins: after the last semicolon or dateline, not before `floor`."""
    start = floor
    for place in range(floor, end):
        dash = view.words[place] in {"–", "—", "-"} and view.words[place - 1] == ")" and place < _LATEST_DATELINE
        if dash or (view.quote[place] < 0 and view.words[place] in {";", ":"}):
            start = place + 1
    while start < end and view.words[start] in {",", ";", "•", "*", "-", "–", "—"} and view.quote[start] < 0:
        start += 1
    if view.tag(start) == "CC" and start > 0:
        return start + 1
    return start


def opens_subordinate(view: View, subject: int) -> bool:
    """Say whether the subject of a cue stands right after a word that makes its clause wait for another."""
    return view.word(subject - 1) in _SUBORDINATORS
