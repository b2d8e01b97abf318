"""Where the words reported begin after a cue: at "that", a colon or marks, or where the frames of the cue allow it.

In: a `View`, a cue, the token place behind it. Out: a `Start`, or nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.clauses import FINITE, Range
from factcheck.lexicon.cues import ONLY_QUOTED, Cue, Frame
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.extractor.clauses import View
    from factcheck.lexicon.cues import Cues

__all__ = ["ANY_CLAUSE", "Start", "ahead", "paper_content", "plain_clause", "with_particle"]

ANY_CLAUSE = frozenset((Frame.CLAUSE, Frame.QUESTION))
_QUESTIONS = frozenset("whether if how why what who when where which".split())
_CLAUSE_OPENERS = frozenset(
    ("PRP", "DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "EX", "CD", "JJ", "JJR", "JJS", "PDT", "$", "VBG", "WRB", "WP")
)
_SMALL_OPENERS = frozenset(
    "if in there as when not only most more at about on under after although though because despite unless once".split()
)
_FEWEST_SAID = 4  # words
_CLAUSE_WINDOW = 25
_FARTHEST_THAT = 14  # tokens behind a cue
_LONGEST_ASIDE = 14  # tokens
_ASIDE_OPENERS = frozenset("as in on at during for after before when with without however though too".split())
_LONGEST_VENUE = 8  # words of "in an interview with local radio"
_TIME_MODIFIERS = frozenset("last this next earlier later late early past that following".split())
_BEFORE_OBJECT = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "RB", "RP"))
_BEFORE_OTHER_THAT = frozenset("so now given provided though although because since".split())
_AMOUNTS = frozenset(("add", "maintain"))  # cues that an amount makes another verb: added $18 million to its reserves
_OBJECTIVE = frozenset("him them me us whom".split())
_AFTER_ACTIVE = frozenset(("DT", "PRP", "PRP$", "NNP", "NNS", "CD", "$", "RB"))  # found the firm saved | money, not: the body buried | in
_ADVERBIAL = frozenset(("RB", "RP", "RBR"))


class Start(NamedTuple):
    """Where a content begins after its cue; `quoted` when it is marks alone, `bare` when nothing but its order marks it as content."""

    place: int
    quoted: bool = False
    bare: bool = False


def ahead(view: View, cue: Cue, place: int, cues: Cues) -> Start | None:
    """Return where the content after a cue begins; `place` is the one after the cue."""
    place = _past_adverbs(view, place)
    opening = _opening(view, place)
    if cue.frames == ONLY_QUOTED:
        opening = opening or _opening(view, _past_venues(view, place, cues))
        return opening if opening is not None and opening.quoted else None  # he thinks that it is late
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
    hearer = _past_hearer(view, cue, place)
    if hearer is not None:
        return hearer
    that = _distant_that(view, cue, place, cues)
    if that is not None:
        return that
    dated = view.tag(place + 1) == "CD"  # concluded July 5 and
    again = beyond < view.last() and beyond != place and view.word(beyond) != "," and not dated
    return _by_frame(view, cue, beyond, cues) or (_by_frame(view, cue, place, cues) if again else None)


def _opening(view: View, place: int) -> Start | None:
    """Return a start at "that", a colon or quotation marks."""
    word = view.word(place)
    if word == ",":
        return _opening_behind_comma(view, place)
    if word == ":" and view.outside(place):
        quoted = view.opens(place + 1) >= 0
        return Start(place + 1, quoted=quoted, bare=not quoted) if place + 1 < view.last() else None
    if view.opens(place) >= 0:
        return Start(place, quoted=True)
    if word == "that" and view.outside(place) and view.tag(place) in {"IN", "WDT", "DT"} and _verb_after(view, place + 1):
        return Start(place if view.tag(place + 1) in FINITE else place + 1)  # Critics say | that is not enough
    return None


def _opening_behind_comma(view: View, comma: int) -> Start | None:
    if view.opens(comma + 1) >= 0:
        return Start(comma + 1, quoted=True)
    if aside := _past_aside(view, comma):
        return Start(aside + 1)
    further = view.word(comma + 1) in {"too", "again", "also", "however"} and view.word(comma + 2) == ","
    return _opening(view, comma + 3) if further else None


def _past_aside(view: View, comma: int) -> int:
    """Return the place of a "that" which an aside between commas parts from its cue, else 0: "insisted, as he always does, | that"."""
    close = next((at for at in range(comma + 1, min(comma + _LONGEST_ASIDE, len(view))) if view.words[at] == ","), 0)
    fits = close > 0 and view.word(close + 1) == "that" and view.tag(close + 1) == "IN" and view.outside(close)
    return close + 1 if fits and view.words[comma + 1] in _ASIDE_OPENERS else 0


def paper_content(view: View, cue: Cue, place: int, subject: Range, cues: Cues) -> Start | None:
    """Return where the content begins that something read tells without "that": "the poll shows | Clinton with a lead"."""
    heads = (at for at in range(*subject) if view.words[at] in cues.papers)
    if Frame.WEAK not in cue.frames or next(heads, -1) < 0:
        return None
    place = _past_adverbs(view, place)
    return Start(place) if view.tag(place) in _CLAUSE_OPENERS and _object_at(view, place, cues) else None


def _verb_after(view: View, place: int) -> bool:
    """Say whether a finite verb follows "that", or "that" follows a verb: the tagger takes "people in Kabul go on" for a noun phrase."""
    if any(view.tags[at].startswith("VB") or view.tags[at] == "MD" for at in range(place, len(view))):
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
    ends = _ends(view, place, recipient.end)
    for end in ends:
        found = _opening(view, _past_venues(view, end, cues))
        if found is not None:
            return found  # told a crowd of supporters that
    for end in ends:
        beyond = _past_venues(view, end, cues)
        if _asked(view, cue, beyond):
            return Start(beyond)
    if Frame.OBJECT in cue.frames or view.finite(place, recipient.end + 1):
        return None
    beyond = _past_venues(view, recipient.end, cues)
    return Start(beyond) if _clause_at(view, beyond, cues) else None


def _asked(view: View, cue: Cue, place: int) -> bool:
    """Say whether behind the one who is told stands what he should do, a question, or a preposition of the cue."""
    if Frame.INFINITIVE in cue.frames and (view.tag(place) == "TO" or (view.word(place) == "not" and view.tag(place + 1) == "TO")):
        return True
    if view.word(place) in _QUESTIONS and view.outside(place):
        return True
    return view.word(place) in cue.prepositions and place + 1 < view.last()


def _past_hearer(view: View, cue: Cue, place: int) -> Start | None:
    """Return the start after those to whom something is said: "bragged to his friends | about", "confirmed to the paper | that"."""
    if view.word(place) != "to" or not view.outside(place) or "to" in cue.prepositions:
        return None
    hearer = view.noun_after(place + 1)
    if hearer is None:
        return None
    if view.word(hearer.end) in cue.prepositions and hearer.end + 1 < view.last():
        return Start(hearer.end)
    return _opening(view, hearer.end)


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
        return _past_day(view, place + 1)
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
            return _past_day(view, end + 1)
        end += 1
    return place


def _past_day(view: View, place: int) -> int:
    """Return the place after the day of a month: "on Feb. 23 |", "on July 4, 2001, |"."""
    if view.word(place) == "." and view.tag(place + 1) == "CD":
        place += 1
    if view.tag(place) != "CD":
        return place
    return place + 3 if view.word(place + 1) == "," and view.tag(place + 2) == "CD" else place + 1


def _distant_that(view: View, cue: Cue, place: int, cues: Cues) -> Start | None:
    """Return the start after a "that" which phrases of time, place and hearer part from its cue."""
    if "that" not in view.words[place : place + _FARTHEST_THAT] or view.word(place) == "," or _has_object(view, cue, place, cues):
        return None
    for at in range(place, min(place + _FARTHEST_THAT, len(view))):
        published = view.tags[at] == "VBD" and view.words[at - 1] in cues.venues and view.tag(at + 1) == "IN"
        if not view.outside(at) or (view.tags[at] in FINITE and not published) or view.words[at] in {";", ":", "who", "which"}:
            return None
        if _cuts_off(view, at, cues):
            return None
        if view.words[at] == "that" and view.words[at - 1] in _BEFORE_OTHER_THAT:
            return None
        if view.words[at] == "that" and at > place:
            before = cue.strong and view.tags[place] == "IN" and view.words[place] != "of"  # insisting before a judge that
            if view.tags[at - 1] in {"NN", "NNS"} and view.words[at - 1] not in cues.venues and not before:
                return None  # "reported the news that": the clause hangs on the noun
            return Start(at + 1) if view.finite(at + 1, len(view)) else None
    return None


def _cuts_off(view: View, place: int, cues: Cues) -> bool:
    """Say whether a "that" behind a place belongs to other words: warned, | adding that; criticised him | for saying that."""
    if view.words[place] == ",":
        return view.tag(place + 1) in {"VBG", "VBN"}
    saying = view.tags[place] == "VBG" and view.words[place] in cues.forms  # criticised him for | saying that
    return view.tags[place] == "CC" or saying


def _has_object(view: View, cue: Cue, place: int, cues: Cues) -> bool:
    """Say whether a noun phrase that no preposition leads follows a cue: "proposed to Khan | the creation of a team in Paris that"."""
    first = place
    while view.outside(place) and view.words[place] != "that":
        free = place == first or view.tag(place - 1) in _BEFORE_OBJECT
        if free and view.tags[place] in {"DT", "PRP$"}:
            hearer = place == first and Frame.RECIPIENT in cue.frames
            if not hearer and not any(view.word(at) in cues.venues for at in range(place + 1, place + 4)):
                return True
        place += 1
    return False


def _said_something(view: View, cue: Cue, place: int) -> bool:
    """Say whether words stand behind "said" that can only be a clause, though the tagger saw no verb: said | the deal remains of use.

    Not: …, says a new study by Acme.
    """
    inverted = view.word(place - 2) == "," and (view.word(place - 1) == "says" or view.apposed_before(place - 1) is None)
    return cue.lemma == "say" and view.tags[place] in {"DT", "PRP$", "PRP"} and view.last() - place >= _FEWEST_SAID and not inverted


def plain_clause(view: View, place: int) -> bool:
    """Say whether a subject with its finite verb right behind it stands at a place: found | he had; ruled | the court of Ohio erred in."""
    subject = view.noun_after(place) if view.outside(place) else None
    if subject is None or view.words[place] in _OBJECTIVE:
        return False
    verb = subject.end + (view.tag(subject.end) == "RB")
    if view.tag(verb) not in FINITE or not view.outside(verb):
        return False
    return view.tags[verb] != "VBD" or not view.words[verb].endswith("ed") or view.tag(verb + 1) in _AFTER_ACTIVE


def _may_open_clause(view: View, place: int) -> bool:
    """Say whether a clause may begin with the word at a place."""
    if not 0 <= place < len(view):
        return False
    if view.tags[place] in {"WRB", "WP"}:
        return view.words[place] in {"what", "how", "when"}
    return view.quote[place] >= 0 or view.tags[place] in _CLAUSE_OPENERS or view.words[place] in _SMALL_OPENERS


def _clause_at(view: View, place: int, cues: Cues) -> bool:
    """Say whether a clause with subject and verb begins at a place."""
    if not _may_open_clause(view, place):
        return False
    subject = hanging = False  # hanging: a clause on the subject has begun, whose verb is not the one looked for
    for at in range(place, min(place + _CLAUSE_WINDOW, len(view))):
        tag = view.tags[at]
        if tag in FINITE:
            if view.words[at - 1] == "," and view.words[at] in cues.forms and cues.forms[view.words[at]].strong:
                return False  # will testify before the House, its chairman, Khan, announced
            if not hanging or not subject:
                return subject
            hanging = False
        hanging = hanging or (subject and tag in {"WDT", "WP"} and view.outside(at))
        if view.words[at] == ";" or (view.words[at] == "," and view.tag(at + 1) == "VBG"):
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
    clause = _clausal(view, cue, place, cues)
    noun = Frame.OBJECT in cue.frames and view.tags[place] in _CLAUSE_OPENERS
    object_ = (noun and _object_at(view, place, cues)) or _told_to(view, cue, place)
    return Start(place, bare=True) if clause or object_ else None


def _clausal(view: View, cue: Cue, place: int, cues: Cues) -> bool:
    """Say whether a clause that the cue takes begins at a place."""
    if Frame.WEAK in cue.frames and plain_clause(view, place):
        return True
    if not cue.strong:
        return False
    if view.tags[place] in {"CD", "$"} and cue.lemma not in _AMOUNTS:
        return True
    moved = view.tags[place] in FINITE and _moved_subject(view, place)
    return moved or _clause_at(view, place, cues) or _said_something(view, cue, place)


def _told_to(view: View, cue: Cue, place: int) -> bool:
    """Say whether somebody and what he should do stand at a place: "directed | the agencies to speed up the work"."""
    found = view.noun_after(place) if Frame.INFINITIVE in cue.frames else None
    if found is None or (Frame.RECIPIENT not in cue.frames and view.words[place] in {"a", "an"}):
        return False  # will direct | an effort to cut costs
    return view.tag(found.end + (view.tag(found.end) in {"VBN", "JJ"})) == "TO"  # the authorities concerned to speed up


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
    if view.tag(place + 1) == "IN" and view.word(place + 1) not in _QUESTIONS:
        return False  # the “witch hunt” that he has been railing against | for years
    return cue.lemma != "call" or word != "on" or _asked_to(view, place)


def _asked_to(view: View, place: int) -> bool:
    """Say whether "called on X" is followed by what X should do; without it, it is a visit."""
    found = view.noun_after(place + 1)
    return found is not None and view.word(found.end) == "to"


def _moved_subject(view: View, place: int) -> bool:
    """Say whether the subject of the words reported stands before the speaker: "a plan which he said | was dead"."""
    if view.tag(place - 2) == "PRP" and view.tag(place - 3).startswith("NN"):
        return True  # the pressure she said | was put on her
    return any(view.words[at] in {"which", "who", "that", "what"} for at in range(max(place - 6, 0), place - 1))


def _calls(view: View, place: int) -> bool:
    """Say whether "called" names something: an object and what it is called, or marks; else it is a call to come or to gather."""
    for at in range(place, len(view)):
        if view.opens(at) >= 0:
            return True
        if view.tags[at] in FINITE or (view.words[at] == "," and view.opens(at + 1) < 0):
            break
    found = view.noun_after(place) if view.word(place) != "her" else Range(place, place + 1)
    return found is not None and view.tag(found.end) in {"DT", "JJ", "PRP$", "RB"}


def _object_at(view: View, place: int, cues: Cues) -> bool:
    """Say whether an object of some weight stands at a place, no word of time ("announced Thursday")."""
    if view.words[place] in cues.venues and view.tag(place + 1) not in {"NN", "NNS", "NNP"} and view.tags[place].startswith("NN"):
        return False
    if view.tags[place] == "PRP" and view.word(place + 1) == ",":
        return False
    return view.last() - place >= 2 or view.tag(place) in {"NN", "NNS", "NNP"}  # noqa: PLR2004 - "denounced it" reports nothing


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
