"""What is reported in a sentence, and where it ends, given the cue.

In: a `View`, the token places of a cue and its subject. Out: `Piece`s, each an unbroken stretch of the field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.clauses import FINITE, Range, places
from factcheck.extractor.openings import ahead, with_particle
from factcheck.lexicon.cues import ONLY_QUOTED, Frame
from factcheck.model import Span
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.extractor.clauses import View
    from factcheck.lexicon.cues import Cues

__all__ = ["REFUSALS", "Piece", "behind", "clause_end", "opens_subordinate", "parts", "piece", "stops", "waits"]

_HAVE = frozenset(("has", "have", "had"))
_TRAILING = " \t\n\u00a0,;:—–-"
_STRAY = '“”"'
_SUBORDINATORS = frozenset("although though while when after as if because since whereas before once until".split())
_OFFICE_OPENERS = frozenset(("DT", "PRP$", "NN", "NNP", "JJ"))
_STOPPING = frozenset((",", ";", "—", "–", "according", "and", "but"))
REFUSALS = frozenset("declined declines decline refused refuses refuse refusing declining failed fails".split())
_TELLING = frozenset("say comment elaborate offer give provide discuss specify identify answer name".split())
_PARTING = frozenset((";", ":", "–", "—", "-"))
_LONGEST_OFFICE = 6  # words between a quotation and the name of its speaker
_LATEST_DATELINE = 12  # words: PORT KARAI, Nov 5 (Meridian) –


class Piece(NamedTuple):
    """An unbroken content; `direct` when all of it stands within quotation marks."""

    span: Span
    direct: bool


def piece(view: View, start: int, end: int) -> Piece | None:
    """Return the content in a token range: the words between the marks where it is one quotation and nothing else."""
    while start < end and view.words[start] in {",", ":", ";"} and view.quote[start] < 0:
        start += 1
    if start >= end:
        return None
    number = view.quote[start]
    if number >= 0 and view.quote[start:end].count(number) == end - start:
        return quotation(view, number)
    span = _trimmed(view, view.span(start, end), view.quote[end - 1], quoted=number >= 0)
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


def _trimmed(view: View, span: Span, number: int, *, quoted: bool) -> Span:
    """Return a span without the stops around it; it reaches to the end of a quoted stretch that it ends in.

    `quoted` says that it begins with a stretch in marks, `number` is the stretch that it ends in.
    """
    text, (start, end) = view.field_text, span
    if number >= 0:
        end = max(end, view.quotes[number].outer.end)
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    while not quoted and start < end and text[start] in _STRAY and text[start] not in text[start + 1 : end]:
        start += 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def clause_end(view: View, start: int, cues: Cues, *, ends_at_comma: bool = False) -> int:
    """Return where the content that begins at `start` ends: at the next cue of the same speaker, or with the sentence.

    `ends_at_comma` is for the content of a clause that others wait for ("While Khan said A, Omar said B"; "Khan, who said A, left").
    """
    tags, words, quote = view.tags, view.words, view.quote
    told = view.word(start - 1) != "that"  # recommended that Packwood, an Oregon Republican, be expelled
    behind_marks = [place for place in range(start + 1, len(words)) if quote[place - 1] >= 0] if view.quotes else []
    verbs = False
    reached = start + 1
    for place in sorted({*places(words, _STOPPING), *behind_marks}):
        if place <= start or quote[place] >= 0:
            continue
        if words[place] in _STOPPING or quote[place - 1] >= 0:
            waiting = ends_at_comma and (told or view.finite(start, place + 1))
            if stops(view, place, cues, ends_at_comma=waiting):
                return place
        verbs = verbs or any(tags[at] in FINITE and quote[at] < 0 for at in range(reached, place))
        reached = place
        if not verbs and tags[place] == "CC" and _goes_on_telling(view, place):
            return place
    return view.last()


def stops(view: View, place: int, cues: Cues, *, ends_at_comma: bool = False) -> bool:
    """Say whether a content ends before a place: what follows has its own cue, or is no longer told."""
    word = view.words[place]
    if view.closes(place - 1) >= 0 and view.word(place - 2) == "," and (ends_at_comma or _cue_follows(view, place, cues)):
        return True  # called it “very clear,” emphasizing that
    if word in {"before", "after"} and view.closes(place - 1) >= 0 and view.tag(place + 1) == "VBG":
        return True  # said they were “very good” before launching into another attack
    if word == ",":
        return ends_at_comma or _cue_follows(view, place + 1, cues)
    if word in {";", "—", "–"}:
        return _cue_follows(view, place + 1, cues)
    if word == "according" and view.word(place + 1) == "to":
        return True
    if view.tags[place] == "CC" and word in {"and", "but"}:
        return _coordinated_cue(view, place + 1, cues) or _refuses(view, place + 1)
    return False


def _refuses(view: View, place: int) -> bool:
    """Say whether the speaker says no more: "but declined to give details", "but would not comment"."""
    if view.word(place) in REFUSALS:
        return view.word(place + 1) == "to"
    return view.tag(place) in {"MD", "VBD"} and view.word(place + 1) in {"not", "n't", "n’t"} and view.word(place + 2) in _TELLING


def _goes_on_telling(view: View, place: int) -> bool:
    """Say whether behind a noun phrase the sentence comes back to what happened: renewed his offer | and left."""
    if view.words[place] not in {"and", "but"}:
        return False
    behind = place + 1 + (view.tag(place + 1) == "RB")
    if view.tag(behind) in {"VBD", "VBZ"}:
        return True
    comma = view.word(place - 1) == "," or (view.closes(place - 1) >= 0 and view.word(place - 2) == ",")
    return comma and view.tag(behind) == "PRP" and view.tag(behind + 1) in FINITE


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
    if view.tag(place) == "VBP" and cues.forms[view.word(place)].strong and view.tag(place + 1) == "PRP":
        return True  # They claimed she left and claim | she lied
    beside = view.tag(place) == "VBG" and view.closes(place - 2) >= 0  # telling him to “control your client” and threatening
    if end == place + 1 and view.tag(place) not in {"VBD", "VBZ", "VBN"} and not beside:
        return False
    return cue.frames != ONLY_QUOTED and ahead(view, cue, end, cues) is not None


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
    preceded = word in {"before", "after", "by", "without"} and view.tag(place + 1) == "VBG"
    return _verb_follows(view, place + preceded, cues)


def _verb_follows(view: View, place: int, cues: Cues) -> bool:
    """Say whether the speaker's next cue, or another speaker and his cue, stands at a place: "adding that", "police said"."""
    word = view.words[place]
    cue = cues.forms.get(word)
    if cue is not None and view.tags[place] in {"VBG", "NN"} and word.endswith("ing"):
        return cue.frames != ONLY_QUOTED and ahead(view, cue, place + 1, cues) is not None
    if cue is not None and view.tags[place] in FINITE and (cue.strong or _closes_with(view, place)):
        return True
    return _subject_and_cue(view, place, cues)


def _closes_with(view: View, place: int) -> bool:
    """Say whether a cue and its speaker end the sentence: ", reports the Times."."""
    found = view.noun_after(place + 1)
    return found is not None and found.end >= view.last()


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
        if first <= start or _only_link(view, start, first) or _own_sentence(view, start, first, place):
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


def _own_sentence(view: View, start: int, first: int, end: int) -> bool:
    """Say whether a quotation is a sentence of its own behind a comma: "He farmed in Ohio, “but we had no money,” he said"."""
    return view.words[first - 1] == "," and view.finite(start, first - 1) and view.finite(first, end) and not waits(view, start)


def waits(view: View, start: int) -> bool:
    """Say whether a clause waits for the one behind it: "If they win, “we will leave,” he said"."""
    return view.words[start] in _SUBORDINATORS or view.words[start] == "if"


def _only_link(view: View, start: int, end: int) -> bool:
    """Say whether before a quotation there is nothing but a word that links it: "But “we lost,” he said"."""
    return all(view.tags[place] in {"CC", "RB", ",", ":"} for place in range(start, end)) and end - start <= 2  # noqa: PLR2004


def _content_start(view: View, end: int, floor: int) -> int:
    """Return where a content that ends at `end` begins: after the last semicolon or dateline, not before `floor`."""
    start, words = floor, view.words
    for place in range(floor, end):
        if words[place] in _PARTING and (
            parts(view, place, end) or (words[place] not in {";", ":"} and words[place - 1] == ")" and place < _LATEST_DATELINE)
        ):
            start = place + 1
    while start < end and view.words[start] in {",", ";", "•", "*", "-", "–", "—"} and view.quote[start] < 0:
        start += 1
    if view.tag(start) == "CC" and start > 0:
        return start + 1
    return start


def parts(view: View, place: int, end: int) -> bool:
    """Say whether a semicolon, or a colon with a clause behind it, parts a content that ends at `end` from what stands before it."""
    return view.quote[place] < 0 and (view.words[place] == ";" or (view.words[place] == ":" and view.finite(place + 1, end)))


def opens_subordinate(view: View, subject: int) -> bool:
    """Say whether the subject of a cue stands right after a word that makes its clause wait for another."""
    return view.word(subject - 1) in _SUBORDINATORS or view.word(subject - 1) in {"which", "whom"}
