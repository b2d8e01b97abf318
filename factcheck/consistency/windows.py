"""Where the two figures stand that a change or share is told of: in its sentence, before it or behind it.

In: what is told, and its line. Out: windows, each a line or several joined, with the triples that are tied in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.consistency.amounts import value
from factcheck.consistency.changes import CHANGE_NOUN, MOVE
from factcheck.consistency.lines import following, joined, near
from factcheck.consistency.told import Told, Way, of_else
from factcheck.consistency.triples import Triple, agree, leads_to, names_whole, tied
from factcheck.model import FigureClaim, Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.lexicon import Lexicon

__all__ = ["REFERS", "windows"]

# What refers to the sentence before: "That is a rise of", "The increase, of 12%", "A drop of a third", "The total had shrunk by".
REFERS = lazily(
    r"^at <p|\bof (?:them|these|those|whom),? (?:or |that is )?<p|"
    rf"^(?:and |but |so )?(?:that|this|it|they|these|those|which|in other words|put another way|meaning|thus|hence)\b|^(?:an?|the"
    rf"|that|this) (?:[a-z]+ )?"
    rf"{CHANGE_NOUN}\b|\b(?:the|that|this) <p\d+> (?:[a-z]+ )?{CHANGE_NOUN}\b(?! (?:in|of|for)\b)"
    rf"|\b(?:the|that|this) (?:[a-z]+ )?{CHANGE_NOUN},? (?:was |is |amounts to |comes to )?(?:of |by )?<p"
    rf"|^(?:the|its|their|his|her) (?:total|number|numbers|figure|population|amount|sum|price|cost|bill|size|tally)"
    rf" (?:has|have|had|was|were|is|are|{MOVE})\b"
    rf"|\b(?:so|meaning|thus|means) (?:[^<>;:.]{{0,50}} )?{MOVE} (?:[a-z]+ )?(?:by )?<p"
)
_NEW_LEFT = lazily(r"^ (?:to|at) $")
_WHEN = lazily(
    r"^(?:<t\d+>|(?:an?|one|two|three|five|ten|<d\d+>) [a-z]+ (?:earlier|before|ago)|last (?:year|season|month|week)|previously|in <t\d+>"
    r"|the (?:year|month|season|week) before|the previous)\b|\b(?:a (?:year|month|week) (?:earlier|ago|before)|had (?:closed|made"
    r"|been|stood))\b"
)
_PAIR = 2


def windows(article: Article, place: int, told: Told, others: Sequence[Told]) -> Iterator[tuple[Line, list[Triple]]]:
    """Yield the sentence of what is told, then it with its neighbours, each with what is tied in it."""
    lines = article.lines
    line = lines[place]
    if told.way is Way.SHARE and line.text.startswith(" of ", told.end) and not names_whole(lines[max(0, place - _PAIR) : place + 1], told):
        return
    if _may_tie(line.kinds):
        yield line, tied(line, told, others)
    if told.word.endswith(_COMPARED):  # "with twice as many guards" names what it is of
        return
    refers = bool(REFERS.search(line.text))
    if (
        place
        and (refers or (told.way is Way.CHANGE and len(line.kinds) - line.kinds.count("t") > 1))
        and (near if refers else following)(lines[place - 1], line)
    ):
        before = lines[place - 1]
        two = joined(before, line)
        if _may_tie(two.kinds):
            yield two, _back(two, line, told, article.lexicon, refers=refers)
        if refers and place > 1 and near(lines[place - 2], before) and _may_tie(lines[place - 2].kinds + two.kinds):
            three = joined(lines[place - 2], two)
            yield three, _back(three, line, told, article.lexicon, refers=True)
    if told.way is Way.CHANGE and place + 1 < len(lines):
        yield from _behind(lines[place : place + 3], told, article.lexicon)


def _behind(lines: Sequence[Line], told: Told, lexicon: Lexicon) -> Iterator[tuple[Line, list[Triple]]]:
    """Yield a sentence joined with the one or two behind it."""
    line, after = lines[0], lines[1]
    beside = following(line, after)
    if (beside or near(line, after)) and _may_tie(line.kinds + after.kinds):
        two = joined(line, after)
        found = _forward(two, line, after, told) if beside else []
        yield two, found or _retold(two, line, after, told, lexicon)
    if beside and len(lines) > _PAIR and following(after, lines[_PAIR]) and _may_tie(line.kinds + after.kinds + lines[_PAIR].kinds):
        both = joined(after, lines[_PAIR])
        three = joined(line, both)
        yield three, _retold(three, line, both, told, lexicon)


def _may_tie(kinds: str) -> bool:
    """Say whether two of some figures may be the ends of a change, or part and whole: of one kind, or two percentages."""
    return kinds.count("c") + kinds.count("$") > 1 or kinds.count("m") > 1 or kinds.count("p") > 1 or kinds.count("d") > 1


def _retold(window: Line, line: Line, after: Line, told: Told, lexicon: Lexicon) -> list[Triple]:
    """Return the ends of "Burglaries fell by 30%. Officers recorded 1,020 … The year before there were 1,200", told alone behind it."""
    if "p" in after.kinds or not _LEVELS.isdisjoint(line.kinds):
        return []
    found = [triple for triple in tied(window, told, apart=len(line.text) + 1) if _clear(triple) or _bare(window, triple)]
    found = [triple for triple in found if triple.sure]
    # "Rents were doubled. A stall that cost £160 now costs £240", "Fines trebled. It issued 412 last year, against 206 two years before"
    units = [figure.claim.quantity.unit for figure in after.figures]
    timed = told.claim is None and _TIMED.search(after.text) is not None
    apart = timed and all(units.count(triple.one.quantity.unit) == _PAIR for triple in found)
    return [
        triple for triple in found if _same_way(told, triple) and (apart or _named(line, triple) or _kindred(window, told, triple, lexicon))
    ]


def _bare(window: Line, triple: Triple) -> bool:
    """Say whether the later of two counts leaves its noun out: "Nine people died in these years, compared with 12 in those before"."""
    later = max((triple.one, triple.other), key=lambda claim: claim.mention.anchor.span.start)
    end = window.places[later.mention.anchor.span.end][1]
    return triple.one.kind is Kind.COUNT and _NO_NOUN.match(window.text, end) is not None


_NO_NOUN = lazily(r"[.,;)]|$| (?:in (?:the|those|<t)|the|last|before|previously|earlier|a (?:year|month)|<[td]\d+>)\b")
_LEVELS = frozenset("cm$")
_TIMED = lazily(r"\b(?:now|today|ago|earlier|last year|before|used to|then)\b|\bin <t|\bfrom <")


def _kindred(window: Line, told: Told, triple: Triple, lexicon: Lexicon) -> bool:
    """Say whether what moved may be what two figures count: both acts or events, as burglaries and break-ins are, not tickets and staff."""
    nouns = (told.claim.mention.subject if told.claim is not None else None, triple.other.mention.subject or triple.one.mention.subject)
    classes = {lexicon.wordclasses.noun_class(noun) for noun in nouns if noun}
    if triple.one.kind is Kind.MEASURE and not any(
        _of_more(window, claim) for claim in (triple.one, triple.other)
    ):  # "The harvest fell by 30%. Farmers brought in 14.4 million tonnes"
        return triple.one.mention.unit in lexicon.shares.masses.get(nouns[0] or "", frozenset())
    if triple.one.kind is Kind.MONEY:
        return nouns[0] in _PRICES and _PAID.search(window.text) is not None
    return triple.one.kind is Kind.COUNT and None not in nouns and classes <= _HAPPENS


_PRICES = frozenset("bill fare price rent cost fee charge tax toll premium tariff ticket wage pay salary".split())
# What is paid now and what will be, told of who pays: "A household that now pays £1,928 a year will pay £1,690".
_PAID = lazily(r"\bnow (?:pays?|costs?|earns?|gets?|is|stands at)\b[^<>]*<\$\d+>[^<>.;]*\b(?:will|would) (?:pay|cost|earn|get|be)\b")


_HAPPENS = frozenset({"act", "event", "process", "phenomenon", "state", "quantity"})


def _same_way(told: Told, triple: Triple) -> bool:
    """Say whether two figures move the way that is told."""
    moved = (value(triple.other) > value(triple.one)) - (value(triple.other) < value(triple.one))
    return told.moved in {0, moved} or (told.claim is None and (told.factor > 1) == (moved > 0))


_COMPARED = ("many", "much", "high", "big", "large", "long", "fast", "heavy", "expensive", "dear")


def _moved(window: Line, line: Line, told: Told) -> Told:
    """Return what is told with its place in a window that ends with its line."""
    shift = len(window.text) - len(line.text)
    if told.claim is not None:
        slot = f"<p{window.claims.index(told.claim)}>"
        start = window.text.find(slot)
        return told._replace(start=start, end=start + len(slot))
    start = window.text.find(told.word, max(0, shift - 1))
    return told._replace(start=start, end=start + len(told.word))


def _back(window: Line, line: Line, told: Told, lexicon: Lexicon, *, refers: bool) -> list[Triple]:
    """Return the triples of a percentage that refers to the sentences before, or has one of its ends there and says which is older."""
    found = tied(window, _moved(window, line, told), apart=len(window.text) - len(line.text))
    other = window.text[: len(window.text) - len(line.text)]
    if of_else(line, told, other):
        return []
    own = set(line.claims)
    split = [(triple.one in own) != (triple.other in own) for triple in found]
    if refers:
        return [triple for triple, across in zip(found, split, strict=True) if not across or _clear(triple) or _of_people(triple, lexicon)]
    changes = told.way is Way.CHANGE
    return [triple for triple, across in zip(found, split, strict=True) if changes and across and triple.sure and _clear(triple)]


def _clear(triple: Triple) -> bool:
    """Say whether a change between two sentences is surely of one thing: not of rates, which come in crowds."""
    return triple.one.kind is not Kind.PERCENT and agree(triple.one, triple.other)


_TELLING = 2.0
_PEOPLE = frozenset({"person", "Tops"})


def _of_people(triple: Triple, lexicon: Lexicon) -> bool:
    """Say whether one figure counts people, whoever they are, and the other some of a kind: "391,000 visitors", "425,000 people came".

    Or both tell the same to have been done: "126 pups were saved", "17% more than the 84 saved last winter".
    """
    acts = {triple.one.mention.predicate, triple.other.mention.predicate}
    if len(acts) == 1 and triple.one.kind is Kind.COUNT and lexicon.frequencies.rarity(acts.pop() or "have") >= _TELLING:
        return True
    nouns = {triple.one.mention.subject or "", triple.other.mention.subject or ""}
    return "person" in nouns and triple.one.kind is Kind.COUNT and {lexicon.wordclasses.noun_class(noun) for noun in nouns} <= _PEOPLE


def _forward(window: Line, line: Line, after: Line, told: Told) -> list[Triple]:
    """Return the triples of "rose 12% to £5.6m. A year earlier it made £4m" and "Thefts fell by a third. There were 60 thefts …"."""
    own = [claim for claim in line.claims if isinstance(claim, FigureClaim) and claim is not told.claim]
    led = [figure.claim for figure in line.figures if leads_to(line, told, figure)]
    own = led or own  # "pay at the 100 largest firms rose 8% to £4.2m"
    new = len(own) == 1 and _NEW_LEFT.match(line.text[told.end : line.text.find("<", told.end)]) and _WHEN.search(after.text)
    found = [triple for triple in tied(window, told, apart=len(line.text) + 1) if _clear(triple)] if new or not own else []
    if not own:
        alone = len(after.figures) == _PAIR and bool(_stems(line.text[: told.start]) & _stems(after.text))
        alone = alone or after.text.startswith(_PRONOUNS)
        return [triple for triple in found if triple.sure and (alone or _named(line, triple)) and _same_way(told, triple)]
    return [triple for triple in found if triple.other is own[0] and triple.sure and not _of_more(after, triple.one)]


def _stems(text: str) -> set[str]:
    """Return the beginnings of the longer words of a text: visits, visited."""
    return {word[:5] for word in _LONG_WORD.findall(text)}


_LONG_WORD = lazily(r"[a-z]{5,}")
_PRONOUNS = ("they ", "it ", "that ", "this ")


def _of_more(line: Line, claim: FigureClaim) -> bool:
    """Say whether a figure names what it is of: "71 million guilders of extraordinary charges"."""
    number = line.claims.index(claim)
    return f"<{line.kinds[number]}{number}> of " in line.text


def _named(line: Line, triple: Triple) -> bool:
    """Say whether what both figures count is named in the sentence before them."""
    nouns = {claim.mention.subject for claim in (triple.one, triple.other)} - {None}
    return bool(nouns) and any(noun is not None and len(noun) > 3 and noun[:6] in line.text for noun in nouns)  # noqa: PLR2004 - a word
