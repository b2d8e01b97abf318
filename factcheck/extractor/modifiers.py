"""The hedge on a figure, and its part in a change.

In: a sentence and the place of a figure in it. Out: a `Modifier`, a `Change` or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Change, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.lexicon.modifiers import Modifiers

__all__ = ["Hedge", "is_change", "lasts", "plainly", "read_change", "read_hedge"]

_WINDOW = 36
_CHANGE_WINDOW = 72
_CHANGE_WORDS = 9
_PLAIN = (("’", "'"), ("\u00a0", " "), ("\u2009", " "), ("\u202f", " "))
_TRAILING = " \"'“”‘([*"
_LEADING = "([—–\"'“‘-"
_ADDED = lazily(r"\s(?:an?\s|the\s|another\s|up\sto\s)?[\d$£€¥₹]")
_BASES = frozenset(("over", "above", "below"))
_LIMITS, _DEFINITE = frozenset(("maximum of", "minimum of")), (" the", " its", " their")
_SHARES = ("%", "per cent", "percent", "pc", "pct", "points")
_WORDS = lazily(r"[a-z]+")
_PARTICLES = frozenset(("up", "down"))
_COMPOSING = frozenset(("make", "makes", "made", "making", "take", "takes", "took", "taking", "use", "uses", "used", "using"))
_PARTS = {"to": Change.TO, "from": Change.FROM, "by": Change.BY}
_NEXT_WORDS = lazily(r"[\s-]([a-z]+)(?:\s([a-z]+))?")
_NO_ADJECTIVES = frozenset("of in to for and on at from by the a an as after with or but per than that".split())
# what stands between "to" and its figure in "rose to a record 45" and "fell to a 10-year low of 45"
_HIGHS = (" record", " of", " high", " low", " between")
_TO_A_HIGH = lazily(r"\s(?:an?|its|their|the)\s(?:[\w-]+\s){0,3}?(?:record|high|low|peak)(?:\sof)?\Z|\sbetween\Z")
_EQUALS = frozenset(("compared", "equivalent", "equal", "relative", "close", "similar", "amounting", "according"))
_NOUN_KINDS = frozenset((Kind.PERCENT, Kind.MONEY, Kind.MEASURE))


class Hedge(NamedTuple):
    """A hedge: None where there is none; `start` is where the figure begins with it; `phrase` is what was written before the figure."""

    modifier: Modifier | None
    start: int
    phrase: str = ""


def plainly(text: str) -> str:
    """Return a text in small letters with plain spaces and apostrophes, each sign in its place: what the functions below read."""
    plain = text.lower()
    if not text.isascii():
        if len(plain) != len(text):
            plain = "".join([sign.lower()[0] for sign in text])  # the capital of a dotted i becomes two signs
        for written, sign in _PLAIN:
            plain = plain.replace(written, sign)
    return plain.replace("\n", " ").replace("\t", " ")


def _before(plain: str, start: int, size: int) -> str:
    return plain[max(0, start - size) : start].rstrip(_TRAILING)


def read_hedge(text: str, plain: str, start: int, end: int, modifiers: Modifiers) -> Hedge:
    """Return the hedge on the figure at `start` to `end` of a text; `plain` is the same text plainly."""
    before = whole = _before(plain, start, _WINDOW)
    for apart in (False, True, True):
        last = before[before.rfind(" ") + 1 :].lstrip(_LEADING)
        for phrase, modifier in modifiers.before.get(last, ()):
            if not before.endswith(phrase) or (apart and phrase in modifiers.close and not text.startswith(" mark", end)):
                continue
            rest = len(before) - len(phrase)
            if not before[rest - 1 : rest].isalnum():
                if (phrase in _BASES or phrase.endswith(" than")) and before[:rest].rstrip().endswith(_SHARES):
                    return Hedge(None, start)  # "up 19 per cent over $1.8m" a year before, "13% less than the 2.2bn crowns"
                if phrase in _LIMITS and before[:rest].rstrip().endswith(_DEFINITE):
                    return Hedge(None, start)  # "1,394.6 feet against the maximum of 1,395 feet": a level of its own
                return Hedge(modifier, start - len(whole) + rest - 1, phrase)
        if last not in modifiers.between:
            break
        before = before[: -len(last)].rstrip(_TRAILING)
    following = text[end : end + 1]
    behind = _behind(plain, end, modifiers, noun=following == " ") if following and following not in ".,;:)%" else None
    return Hedge(behind, start)


def lasts(plain: str, hedge: Hedge, modifiers: Modifiers) -> bool:
    """Say whether a hedge on a span of time is none: "over 10 years" (but not "for over 10 years") while it lasts, "passed 12 hours"."""
    if hedge.phrase == "passed":
        return True
    before = _before(plain, hedge.start, _WINDOW)
    return hedge.phrase == "over" and before[before.rfind(" ") + 1 :] not in modifiers.lasting


def _behind(plain: str, end: int, modifiers: Modifiers, *, noun: bool) -> Modifier | None:
    """Return the hedge behind a figure: "300 or so", "200-plus"; with a `noun` between the two: "300 people or more"."""
    ahead = plain[end : end + _WINDOW].lstrip(" ")
    found = _phrase(ahead, modifiers)
    if found is None and noun and " or " in ahead:
        counted, _, rest = ahead.partition(" ")
        found = _phrase(rest, modifiers) if counted.isalpha() and rest.startswith("or ") else None
    return found


def _phrase(ahead: str, modifiers: Modifiers) -> Modifier | None:
    for phrase, modifier in modifiers.after.get(ahead[:1], ()):
        if ahead.startswith(phrase) and not ahead[len(phrase) : len(phrase) + 1].isalnum():
            adds = phrase == "plus" and _ADDED.match(ahead, len(phrase)) is not None  # "£45m plus £5m in add-ons"
            return None if adds else modifier
    return None


def read_change(plain: str, hedge: Hedge, kind: Kind, modifiers: Modifiers) -> Change | None:
    """Return the part that the words before a figure give it in a change: "rose *to*", "*from*", "fell *by*", "a rise *of*", "up 5"."""
    before = _before(plain, hedge.start, _CHANGE_WINDOW)
    if before.endswith(_HIGHS):
        before = _TO_A_HIGH.sub("", before)
    word = before[before.rfind(" ") + 1 :]
    part = _PARTS.get(word)
    if part is not None:
        words = _WORDS.findall(before)[-_CHANGE_WORDS - 1 : -1]
        if word == "to" and words and (words[-1] in _EQUALS or (kind is Kind.COUNT and words[-1] in modifiers.conveyed)):
            return None  # "compared to 12", "cut power to 18,500 homes"
        return part if any(one in modifiers.change_verbs or one in modifiers.change_nouns for one in words) else None
    if word in _PARTICLES and _is_particle(before, kind, modifiers):
        return None
    if word in modifiers.direct or (kind is Kind.PERCENT and word in modifiers.change_verbs):
        return Change.TO if hedge.phrase in {"above", "below", "beyond"} else Change.BY
    if word == "of" and (noun := before[before.rfind(" ", 0, -3) + 1 : -3]) in modifiers.change_nouns:
        return None if kind is Kind.MONEY and noun in modifiers.sums else Change.BY
    return None


def _is_particle(before: str, kind: Kind, modifiers: Modifiers) -> bool:
    """Say whether the "up" or "down" that ends a text belongs to its verb: "gobbled up", "set up", "shot down", but not "closed up"."""
    verb = before.rsplit(" ", 2)[-2] if " " in before else ""
    if kind is Kind.PERCENT:
        return verb in _COMPOSING  # "make up 38 per cent of patients"
    if verb in modifiers.phrasal:
        return True
    return verb.endswith(("ed", "ing")) and verb not in modifiers.change_verbs and verb not in modifiers.closing


def is_change(text: str, end: int, kind: Kind, modifiers: Modifiers) -> bool:
    """Say whether the word behind a figure makes it a change: "a 3% rise"."""
    ahead = _NEXT_WORDS.match(text, end) if kind in _NOUN_KINDS else None
    if ahead is None:
        return False
    if ahead[1] in {"higher", "lower"}:
        return kind is not Kind.MEASURE
    nouns = ahead.groups() if ahead[1] not in _NO_ADJECTIVES else ahead.groups()[:1]
    return any(noun in modifiers.change_nouns and not (kind is Kind.MONEY and noun in modifiers.sums) for noun in nouns)
