"""Tags that the neighbourhood of a figure shows to be wrong.

In: the words and tags of a sentence and where its figures stand. Out: the tags, with verbs that were taken for nouns, and plurals that were
taken for verbs, put right. Each rule needs a number beside the word: the tagger knows nothing of figures.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.quick import NamedTuple, compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from factcheck.lexicon.wordclasses import WordClasses

__all__ = ["Doubts", "Numbers", "first_doubtful_plainly", "mended"]

Doubts = dict[str, tuple[frozenset[str] | None, frozenset[str] | None]]  # tags and words, None for any

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PLURALS = frozenset(("NNS", "NNPS"))
_SINGULAR = frozenset(("JJ", "NN", "NNP", "CD"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OPENING = frozenset(("DT", "IN", "TO", "PRP$", "$", "CD"))
_AFTER_VERB = frozenset(("DT", "IN", "TO", "PRP$", "."))
_BE = frozenset("be been being is are was were".split())
_LONGEST_PHRASE, _LONGEST_CLAUSE = 8, 40  # tokens looked at: a sentence may be a megabyte long
_NEVER_NOUNS = frozenset(("is", "has", "was", "does", "'s", "’s", "says"))
# what headlines say of a number of people and things, and which a capital makes a name
_STRUCK = frozenset(
    "kill injure wound hurt arrest detain rescue seize free leave claim jail evacuate trap destroy raze torch damage strike hit abduct "
    "kidnap save force".split()
)
_PEOPLE = frozenset(
    "injured wounded dead missing rescued arrested deceased bereaved accused detained evacuated infected saved displaced martyred".split()
)
_PARTICIPLES = frozenset(("VBN", "VBD", "JJ"))
_NOUN_FOLLOWS = [[tag] for tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "VBG", "CC")]
_LEADING = frozenset(("cost", "last", "at", "to", "by", "least", "most"))  # words before a figure by which a verb may be told
_LIKE_VERBS = frozenset(("NN", "NNP", "RB"))  # tags that verbs before a figure are given
_BEFORE_STRUCK = frozenset(("NNS", "NNPS", "NNP", "NN", ",", "CC"))
_NO_VERBS = frozenset(("NN", "JJ", "RB", "IN"))
_AFTER_MODAL = frozenset("last own total near top open close slow cost clear better lower".split())
_BEHIND_WORDS: Doubts = {"the": (None, _PEOPLE), **dict.fromkeys(sorted(_BE), (frozenset({"JJ"}), None))}
_ANYBODY = frozenset("nobody everybody somebody anybody everyone someone anyone nothing everything something anything".split())
_UNCHANGED = frozenset("cut put set hit cost beat shut let hurt split spread quit shed bet cast burst".split())


class Numbers(NamedTuple):
    """Where the figures of a sentence stand, by token.

    `firsts` are their beginnings, hedges included; `counts` the ends of those that count things; `starts` has the beginnings of figures and
    of hedges, with their ends.
    """

    firsts: Sequence[int]
    counts: Sequence[int]
    starts: Mapping[int, int]


def mended(words: Sequence[str], tags: Sequence[str], numbers: Numbers, classes: WordClasses) -> list[str]:
    """Return the tags of the words (in lower case) with what the figures prove wrong put right."""
    better = list(tags)
    if "turnover" in words:
        better[words.index("turnover")] = "NN"  # which the tagger takes for an adverb, as "moreover"
    if not _ANYBODY.isdisjoint(words):
        _mend_anybody(words, better)
    for first in numbers.firsts:
        if first > 1 and (
            words[first - 1] in _LEADING or words[first - 1].endswith("s") or better[first - 1] in _LIKE_VERBS or words[first - 2] == "to"
        ):
            _mend_infinitive(words, better, first, classes)
    for end in numbers.counts:
        _mend_plural(words, better, end, classes)
    doubtful = _first_doubtful(words, better, _behind_tags(classes), _BEHIND_WORDS)
    if doubtful < len(better):
        _mend_past(words, better, doubtful, classes)
        _mend_passive(words, better, doubtful, classes)
        _mend_people(words, better, doubtful)
    if _FINITE.isdisjoint(better) and not any(tag == "VBN" for end in numbers.counts for tag in better[end : end + 1]):
        _mend_verb(words, better, numbers.starts, classes)
    return better


def _mend_anybody(words: Sequence[str], tags: list[str]) -> None:
    """Let "nobody" begin a phrase of its own: "in 640 cases nobody bothered to check" counts cases."""
    for at in range(1, len(words)):
        if words[at] in _ANYBODY and tags[at] in _NOUNS and tags[at - 1] in _NOUNS:
            tags[at] = "PRP"


def _mend_infinitive(words: Sequence[str], tags: list[str], first: int, classes: WordClasses) -> None:
    """Take the word between "to" and a figure for a verb where it can be one: "was to last 72 hours", "set to cost $5m"."""
    if words[first - 2] == "to" and words[first - 1] in classes.verbs:
        tags[first - 2 : first] = ["TO", "VB"]
    elif words[first - 1] == "cost" and tags[first - 2] == "VBZ" and words[first - 2].endswith("s"):
        tags[first - 2 : first] = ["NNS", "VBP"]  # "Rehydration salts cost 8p"
    elif words[first - 1] == "last" and tags[first - 2] in {"RB", "WDT", "NNS"}:
        tags[first - 1] = "VBP"  # "steps, which typically last 20 days"
    elif tags[first - 1] == "NN" and words[first - 1] in classes.irregular_verbs and tags[first - 2] in {"NNP", "PRP", "NNS"}:
        tags[first - 1] = "VBD"  # "Dunne stole £86,000"
    elif tags[first - 1] in _LIKE_VERBS and words[first - 1] in _STRUCK and tags[first - 2] in _BEFORE_STRUCK:
        tags[first - 1] = "VBP"  # "Gunmen Kill 11 Foreign Tourists", "Bombs Hit Bridge, Kill 6"
    else:
        _mend_third_person(words, tags, first, classes)


def _mend_third_person(words: Sequence[str], tags: list[str], first: int, classes: WordClasses) -> None:
    """Take a plural between a singular and a figure for a verb: "profit reaches €412m", "Britain swelters at 40.3C"."""
    led = words[first - 1] in {"at", "to", "by"}
    hedged = words[first - 2] == "at" and words[first - 1] in {"least", "most"}
    near = first - 3 if hedged else first - 2 if led else first - 1
    if near < 1 or not words[near].endswith("s"):
        return
    verbless = _FINITE.isdisjoint(tags[max(first - _LONGEST_CLAUSE, 0) : first])
    listed = tags[near - 1] == "," and tags[near] in _NOUNS
    if listed or (tags[near] in {"NNP", "NNPS"} and tags[near - 1] == "NNP"):
        if (verbless or listed) and classes.verb_lemma(words[near]) in _STRUCK:
            tags[near] = "VBZ"  # "BLAZE RAZES 12 HOMES", "Fire Doubles in Size, Forces 9,200 From Homes"
        return
    if near > 1 and tags[near] == "NNS" and tags[near - 1] == "VBP" and words[near - 1] in classes.nouns:
        tags[near - 1] = "NN"  # "Death toll in police attack rises to 30": of two verbs in a row the former is a noun
    elif led and not verbless:
        return
    opens = near == 1 and tags[0] == "JJ" and words[0] in classes.nouns  # "Quake kills at least 41"
    between = tags[near] == "NNS" and (opens or tags[near - 1] in {"NN", "NNP", "PRP$"}) and not words[near - 1].endswith("s")
    if between and classes.verb_lemma(words[near]) in classes.verbs:
        tags[near] = "VBZ"


def _mend_plural(words: Sequence[str], tags: list[str], after: int, classes: WordClasses) -> None:
    """Take a third person after a number for the plural that it lacks: "150 Boeing 737 Max jets", "10,000 additional nurses"."""
    follows = tags[after + 1] if after + 1 < len(tags) else "."
    if after < len(tags) and tags[after] in {"NN", "NNP"} and words[after] in classes.verbs and follows in _AFTER_VERB:
        tags[after] = "VBP"  # "Seventeen drown as ferry sinks": a plural number has no singular noun
        return
    last = min(after + _LONGEST_PHRASE, len(tags))
    while after < last and tags[after] in _SINGULAR:
        after += 1
    if after < len(tags) and tags[after] == "VBZ" and words[after].endswith("s") and words[after] not in _NEVER_NOUNS:
        tags[after] = "NNS"


def _mend_past(words: Sequence[str], tags: list[str], start: int, classes: WordClasses) -> None:
    """Take a noun before an article for the past tense that looks like it: "the central bank cut its rate", "a quake shook the city"."""
    for at in range(start, len(tags) - 1):
        tag, before = tags[at], tags[at - 1]
        if tag == "VBP" and before == "JJ" and at > 1 and words[at - 2] in {"a", "an"} and words[at] in classes.nouns:
            tags[at] = "NN"  # "a three-page letter"
        elif before == "MD" and tag in _NO_VERBS and words[at] in _AFTER_MODAL:
            tags[at] = "VB"  # "the truce will last for 72 hours", "they will own 38 per cent"
        elif tag != "NN" or before not in _NOUNS:
            continue
        elif words[at] == "cut" and tags[at + 1] in {"VBZ", "NNS"}:
            tags[at : at + 2] = ["VBD", "NNS"]  # "the bank cut rates by half a point"
        elif tags[at + 1] in {"PRP$", "DT"} and (words[at] in _UNCHANGED or words[at] in classes.irregular_verbs):
            tags[at] = "VBD"


@cache
def _behind_tags(classes: WordClasses) -> Doubts:
    """Return which tags of which words may be mended behind a tag."""
    past = frozenset({"NN"}), _UNCHANGED | frozenset(classes.irregular_verbs)
    return {"JJ": (frozenset({"VBP"}), None), "MD": (_NO_VERBS, _AFTER_MODAL), **dict.fromkeys(_NOUNS, past)}


def first_doubtful_plainly(words: Sequence[str], tags: Sequence[str], behind_tags: Doubts, behind_words: Doubts) -> int:
    """Return the place of the first word whose tag the word before it makes doubtful, the number of words where there is none."""
    for at in range(1, len(tags)):
        for doubt in (behind_tags.get(tags[at - 1]), behind_words.get(words[at - 1])):
            if doubt is not None and (doubt[0] is None or tags[at] in doubt[0]) and (doubt[1] is None or words[at] in doubt[1]):
                return at
    return len(tags)


_first_doubtful: Callable[[Sequence[str], Sequence[str], Doubts, Doubts], int] = (
    first_doubtful_plainly if compiled is None else compiled.first_doubtful
)


def _mend_passive(words: Sequence[str], tags: list[str], start: int, classes: WordClasses) -> None:
    """Take an adjective in -ed behind a form of "be" for the passive: "430 have been recaptured"."""
    for at in range(start, len(tags)):
        if tags[at] == "JJ" and words[at - 1] in _BE and words[at].endswith("ed") and classes.verb_lemma(words[at]) in classes.verbs:
            tags[at] = "VBN"


def _mend_people(words: Sequence[str], tags: list[str], start: int) -> None:
    """Take a participle behind "the", with no noun after it, for people: "seven of the injured succumbed"."""
    for at in range(start, len(words)):
        alone = words[at - 1] == "the" and words[at] in _PEOPLE and tags[at + 1 : at + 2] not in _NOUN_FOLLOWS
        if alone and tags[at] in _PARTICIPLES:
            tags[at] = "NNS"


def _mend_verb(words: Sequence[str], tags: list[str], starts: Mapping[int, int], classes: WordClasses) -> None:
    """Find the verb of a line in which the tagger saw none, first where a number or a phrase follows, then where a noun does.

    "Floods force 40,000 from homes", "Ferry with 120 people capsizes off coast".
    """
    candidates = [
        at
        for at in range(1, len(words) - 1)
        if tags[at] in {"NN", "NNS", "JJ", "VB", "VBN"}
        and (tags[at - 1] in _NOUNS or (tags[at - 1] == "," and words[at] in classes.irregular_verbs))
        and classes.verb_lemma(words[at], finite_base=True) in classes.verbs
    ]
    for opens in (_opens_phrase, _opens_noun):
        for at in candidates:
            bare = words[at] in classes.verbs
            plural = tags[at - 1] in _PLURALS or words[at - 1].endswith("s")
            agrees = plural or not bare or words[at] in _UNCHANGED
            if (opens is _opens_phrase and at + 1 in starts) or (agrees and opens(tags[at + 1], plural=bare and plural)):
                tags[at] = "VBD" if words[at] in _UNCHANGED else "VBP" if bare else "VBZ" if words[at].endswith("s") else "VBD"
                return


def _opens_phrase(tag: str, *, plural: bool) -> bool:
    return plural or tag in _OPENING


def _opens_noun(tag: str, *, plural: bool) -> bool:
    return plural or tag in _NOUNS or tag == "."
