"""What makes up a total, by the build of the text instead of its words: figures of one kind in a row, and a total before or behind them.

A row is what commas, "and" and "while" join. What ties it to a total: a colon or a verb such as "comprise" before it, "of them", "the
remaining" or "leaving" before its last part, a participle before each part ("winning 19, losing 30 and drawing four"), words such as
"bringing the total to" behind it. The weaker the tie, the nearer the sum has to come to the total before anything is said; and where any
stretch of the row fits any total near it, nothing is.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from factcheck.consistency.adding import Part, fits, missed
from factcheck.consistency.amounts import number as written_number
from factcheck.consistency.amounts import single, value
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import following, joined
from factcheck.intervals import family
from factcheck.model import Change, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.quick import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["check"]

_FIGURES = frozenset("cm$pa")
_MANY = 1000
_LONGEST, _SHORT = 110, 40  # characters between two parts; behind the one that "and" makes the last
_SENTENCE = 6  # figures and dates: more are a table
_TWO, _THREE = 2, 3
_HUNDRED = Decimal(100)
# How far the sum may be from the total, as a share of it, for something to be said: by the tie, below and above.
_LIST, _REST, _LEAVING, _OF, _PARTICIPLE, _SEATS, _BARE, _FROM, _ALL = (
    (Decimal("0.45"), Decimal("0.7")),
    (Decimal("0.3"), Decimal(0)),  # more than all is seldom wrong: who remains may be counted among the parts
    (Decimal("0.2"), Decimal("0.35")),
    (Decimal("0.12"), Decimal("0.25")),
    (Decimal("0.25"), Decimal("0.25")),
    (Decimal("0.1"), Decimal("0.15")),
    (Decimal(0), Decimal("0.12")),
    (Decimal("0.05"), Decimal("0.25")),
    (Decimal("0.25"), Decimal("0.250")),
)
_NEAR, _NEARER, _MUCH, _LOOSEST = Decimal("0.4"), Decimal("0.15"), Decimal(60), Decimal("1.7")

_JOINS = lazily(r"[,;]| and | plus | while | with | on top of | in addition to |leaving")
# What ends a row: another time or base, a part of a part, a choice.
_ENDS = lazily(
    r"[:?!(]|\b(?:per|each|apiece|than|compared|from|includ\w+|among|aged|last (?:year|month|week|season|time)|ago"
    r"|previous\w*|earlier|since"
    r"|until|up|down|within|because|if|or|respectively|of wh(?:om|ich)|total\w*|taking|bringing|making|more than half)\b"
)
_REST_OF = r"(?:the|its|their|his|her) (?:rest|remaining|remainder|other|others|balance|last|final)\b"
_REMAINS = lazily(rf"(?:\b{_REST_OF}|\bleaving\b)[^<.;:]{{0,40}}$")
_STOP = lazily(r"[.?!] ")
_LISTED = lazily(
    r"(?::(?: [a-z'-]+){0,6} ?|[(–] ?|\b(?:compris(?:ing|ed|es|e)|consist(?:ing|ed|s)? of|(?:made|makes?|making) up of|composed of"
    r"|namely|split|divided|shared"
    r"|broken down|breaks? down|drawn|in the form of|between|among|into)(?: [a-z'-]+){0,3} "
    r"|[.;] (?:they|these|those|the (?!others? |rest )[a-z]+(?: [a-z]+)?) (?:were|are|was|is|comprised?|consisted of)(?: made up of)? )$"
)
_ASIDE = lazily(r"[:(–][^:(–.]*$")
_OF_THESE = lazily(
    r"\b(?:of|out of|from) (?:these|them|those|whom|which|that(?: sum| total| amount| money)?|the (?:total|dead|injured"
    r"|wounded|money|sum))\b[^.;]{0,40}$"
)
_OF_THEM = lazily(r"^ (?:of (?:them|these|those|whom)\b)")
_OF_TOTAL = lazily(r"\b(?:of|from) (?:the|its|all|these|those|their|his|her)(?: [a-z'-]+){0,2} $")
_ING = lazily(r"\b[a-z]{2,}ing (?:just |only |the other )?$")
_IN_TOTAL = lazily(r"> (?:[a-z'-]+ ){0,3}?of (?:the |its |all )?$")
_UNTOLD = lazily(
    r"(?:, | and |; |while |with )(?:the |its )?(?:(?:rest|remainder|others|balance)\b(?! (?:[a-z]+ ){0,4}<|, <)|some|several|many|most"
    r"|dozens|hundreds|a (?:few|handful|number|couple))\b"
)
_DIGIT = lazily(r"\d")
_SLOT_OR_DATE = lazily(r"<[a-z$]\d+>")
_OF_MORE = lazily(r" (?:[a-z]+ )?of (?:the|its|their|these|those) <")
_HURT = lazily(r" (?:[a-z]+ ){0,2}?(?:dead|injured|wounded|hurt|homeless|stranded|missing|trapped)\b")
_FEW = 5
_IN_WORDS = lazily(
    r"<[pr]\d+>|\b(?:half|halves|dozen|couple|pair|trio|both|thirds?|quarters?|several|some|others|score)\b"
    r"|(?:^|[,;.] |\band |\bwhile )(?:an?|another|one|his|her|their|its|the) [a-z-]+ (?:was|were|had|is|are|has|died|[a-z]+ed)\b"
)
_ONE_MORE = lazily(r"(?:, | and )(?:an?|another) (?!total|further|few)[a-z-]+(?=[,.;)]| and | who | from | with |$)")
_PICKED = lazily(r"\b(?:includ\w+|among (?:them|whom|which|others)|at least one of|some of (?:them|whom)|more than one|both)\b")


_DIFFERENCE = lazily(
    r"> (?:[a-z-]+ ){0,2}?(?:short of|shy of|(?:more|fewer|less) than|ahead of|behind|too (?:many|few)|away from|clear of|up|down) "
)
_WERE = lazily(r" (?:[a-z-]+ ){1,2}(?:were|are|comprise[ds]?|include only) ")
_DEFINITE = lazily(r"\b(?:the|its|all|their)(?: other)? $")
_OF_HIS = lazily(r" (?:out )?of (?:the|his|her|its|their|our|my)(?: [a-z'-]+){0,2} ")
_A_HAUL = lazily(r"(?:,| –| for| with| making| giving) (?:an?|the) (?:[a-z-]+ ){1,4}of (?:[a-z]+ ){0,1}$")
_WITH = lazily(r"^[^,.;:<]*, with (?:[a-z'-]+ ){0,4}$")
_PEOPLE = lazily(r" people(?: [a-z-]+){0,2}?, $")
_CLOSED = lazily(r"(?: [a-z'-]+){1,3}(?:[.;]| –|$|, (?:said|according|when|police|officials|he|she|it|the))")
_MORE = lazily(r" (?:more|further|new|additional|extra|other)\b")
_FURTHER = lazily(r"\b(?:another|a further|an additional|an extra|by) $")
_TO = lazily(r"^(?! to )[^.]*\b(?:to|at) (?:[a-z]+ )?$|^ to $")
_FROM_OLD = lazily(r"(?: [a-z'-]+| <t\d+>|,){0,4}?,? (?:up )?from (?:just |only )?")
# A number whose noun is left out counts what the sentence before counted: "twenty were killed in the capital, 15 on the coast"
_ELIDED = lazily(
    r" (?:were|are|was|is|have|had|has|will|in|on|at|of|from|to|by|for|with|against|went|came|got|took|chose|left|died|fled"
    r"|[a-z]+ed)\b|[,.;]| and\b"
)
_MAKING = lazily(
    r"\b(?:making(?: up)?|makes? up|to (?:make|form|finish with|end with|reach)|finish(?:es|ed|ing)? with|end(?:s|ed|ing)? with|out of)"
    r" (?:[a-z'-]+ ){0,5}$"
)
_THE_TOTAL = lazily(r"\b(?:total|combined|altogether|in all|all told|overall|between them|together|aggregate|joint|grand)\b[^<.;:]{0,40}$")
_SINCE = lazily(r"\b(?:so far|this (?:year|month|week)|since|already|now|to date|ever|total number)\b")
_TOGETHER = lazily(r"\b(?:together|between them|combined|collectively|jointly)\b[^<.;:]{0,60}$")
_CLOSES = lazily(r"\b(?:and|plus|while|with|leaving) ")
_NO_LIST = frozenset({" (", " – ", "/"})
_BUT = lazily(r"\b(?:all but|bar|except(?: for)?)\b[^.]{0,30}$")
_BRINGING = lazily(r"\b(?:bring\w*|brought|tak\w+|took|lift\w*|rais\w+|push\w*|putting) (?:[a-z'-]+ ){0,6}(?:to|of|at|total|toll) $")
_ON_TOP = lazily(r"\b(?:on top of|in addition to|added to|add to|join(?:s|ed|ing)?|besides|plus)\b")
_ALREADY = lazily(r"[^.]{0,30}\b(?:already|previously|earlier|so far|until then)\b")
_ALL_OF_THEM = lazily(r"[.;] (?:its|all(?: the)?|the|their) $")
_ALTOGETHER = lazily(
    r"[.;] (?:in all|all told|altogether|in total|together|overall|that (?:makes|made|is|adds up to|comes to)|the (?:total|sum|tally|haul)"
    r"(?: (?:was|is|comes to|came to|stands at|stood at))?)\b[^<.;:]{0,40}$"
)
_VOTE = lazily(r"\b(?:of (?:the |all )?(?:popular |valid )?votes?|vote share|share of the vote|of the ballot)\b")
_OTHER_BASE = lazily(
    r"\b(?:turn-?out|swing|margin|from|against|previous|last|lead|points?|among|women|men|but|approv\w*|threshold|need\w*|run-?off)\b"
)


@record
class _Item(NamedTuple):
    """A figure in a text, where its slot stands, and its number in the base unit of the row, also where its unit is left out."""

    claim: FigureClaim
    start: int
    end: int
    number: Decimal


@record
class _Row(NamedTuple):
    """Figures of one kind in the order of a text, of which the later sentence begins at `sentence`."""

    text: str
    items: tuple[_Item, ...]
    sentence: int

    def between(self, number: int) -> str:
        """Return the text between an item and the one before it, or before the first."""
        start = self.items[number - 1].end if number else 0
        return self.text[start : self.items[number].start]

    def joint(self, number: int) -> str:
        """Return the text between an item and the one before it, without the brackets that both stand in."""
        link = self.between(number)
        return link[1:-1] if link[:1] == ")" and link[-1:] == "(" else link

    def behind(self, number: int) -> str:
        """Return the text from an item to the end of its sentence."""
        text = self.text[self.items[number].start :]
        stop = _STOP.search(text)
        return text[: stop.start()] if stop is not None else text

    def parts(self, first: int, last: int) -> list[Part]:
        """Return a stretch of the items as parts."""
        return [_part(item) for item in self.items[first : last + 1]]


def check(article: Article) -> Iterator[Finding]:
    """Yield the totals that the row before or behind them does not come to."""
    before: Line | None = None
    for line in article.lines:
        near = before is not None and bool(before.kinds) and len(before.claims) <= _SENTENCE and following(before, line)
        kinds = before.kinds + line.kinds if before is not None and near else line.kinds
        if _enough(kinds) and (not _FIGURES.isdisjoint(line.kinds) or (before is not None and len(before.claims) > _TWO)):
            found = next(
                _told(article, joined(before, line), len(before.text) + 1) if before is not None and near else _told(article, line), None
            )
            if found is not None:
                yield found
        before = line


def _enough(kinds: str) -> bool:
    """Say whether three figures may be of one kind: a total and two parts."""
    if len(kinds) < _THREE:
        return False
    counts = kinds.count("c") + kinds.count("a")
    return counts >= _THREE or any(kinds.count(letter) + (counts if kinds.count(letter) else 0) >= _THREE for letter in "m$p")


def _told(article: Article, line: Line, sentence: int = 0) -> Iterator[Finding]:
    """Yield what is wrong in a sentence that begins at a place of the text, with the one before it."""
    for (measure, unit), items in _kinds(line).items():
        if len(items) < _THREE:
            continue
        row = _Row(line.text, tuple(items), sentence)
        if measure != "share":
            yield from _increments(article, row)
            yield from _first_total(article, row)
            yield from _last_total(article, row)
        elif unit == "percent":
            yield from _shares(article, row)


def _kinds(line: Line) -> dict[tuple[str, str], list[_Item]]:
    """Return the figures of a text by dimension and unit."""
    kinds: dict[tuple[str, str], list[_Item]] = {}
    for claim, letter, start, end, number, name in line.figures:
        if letter in _FIGURES and _single(claim) and line.text[end : end + 1] != "-":
            if letter == "a":
                kinds.setdefault(("1", "1"), []).append(_Item(claim, start, end, claim.mention.low))
            elif letter != "c":
                kinds.setdefault((name, claim.mention.unit), []).append(_Item(claim, start, end, number))
            elif number == number.to_integral_value() or number > _MANY:
                kinds.setdefault(("1", "1"), []).append(_Item(claim, start, end, number))
    bare = kinds.get(("1", "1"), [])
    for kind, items in kinds.items():
        if kind != ("1", "1") and bare and len(items) < _THREE:
            items.extend(_elided(line.text, items, bare))
            items.sort(key=lambda item: item.start)
    return kinds


def _elided(text: str, items: Sequence[_Item], counts: Sequence[_Item]) -> list[_Item]:
    """Return the bare numbers that have the unit of the figure before them: "Orsa produced 25,000 tonnes and Vik 30,000"."""
    first = items[0]
    if not first.claim.mention.high or first.claim.quantity.unit == "celsius":
        return []
    size = first.number / first.claim.mention.high
    return [
        item._replace(number=item.number * size)
        for item in counts
        if item.start > first.start and _ELIDED.match(text, item.end) is not None
    ]


def _single(claim: FigureClaim) -> bool:
    return single(claim) and claim.kind is not Kind.ORDINAL


def _first_total(article: Article, row: _Row) -> Iterator[Finding]:
    """Yield a total whose parts follow it."""
    items, first = row.items, 0
    while first < len(items) - 2:
        first += 1
        if items[first].start < row.sentence <= items[-1].start and first > 1:
            continue
        last, reach = _stretch(row, first)
        part_of = first > 1 and _IN_TOTAL.search(row.text[: items[first - 1].start]) is not None and items[first - 2].start >= row.sentence
        if reach is None or _IN_TOTAL.search(row.text[: items[first].start]) is not None:
            continue
        totals = [item for item in items[:first] if item.number > max(part.number for part in items[first : last + 1])]
        parts = row.parts(first, last)
        if reach is _SEATS or (reach in {_REST, _LEAVING} and part_of):
            parts = [_part(items[first - 2]), *parts]
        if not totals or _explained(article, row, (first, last), totals) or _unread(row, totals[-1], last):
            return
        if reach in {_REST, _LEAVING} and _left_over(article, row, totals, last):
            return
        total = totals[-1].claim
        off = sum((part.number for part in parts), Decimal(0)) / value(total) - 1
        if -reach[0] <= off <= reach[1] and not _elsewhere(article, total, parts):
            yield from missed(article, total, parts)
        first = last


def _elsewhere(article: Article, total: FigureClaim, parts: Sequence[Part]) -> bool:
    """Say whether the parts come to another figure of the article, which then is their total."""
    others = (claim for line in article.lines for claim in line.claims if isinstance(claim, FigureClaim))
    alike = (
        other for other in others if family(other) == family(total) and single(other) and value(other) > max(part.number for part in parts)
    )
    return any(fits(article, other, parts[start:]) for other in alike for start in range(len(parts) - 1))


def _unread(row: _Row, total: _Item, last: int) -> bool:
    """Say whether a number between a total and the last part was read as no figure: "the Left has 40, the Right 35 and the others 15"."""
    told = row.text[total.end : row.items[last].start]
    return _DIGIT.search(_SLOT_OR_DATE.sub("", told)) is not None


def _left_over(article: Article, row: _Row, totals: Sequence[_Item], last: int) -> bool:
    """Say whether what remains is told of anything else: any figures that come to a total, added or taken away, or another noun."""
    rest, others = row.items[last], row.items[:last]
    behind, told = row.text[rest.end :], row.text[totals[-1].end : rest.start]
    if _IN_WORDS.search(told) is not None:
        return True  # "half were freed, and the other 18 …"
    if (
        _OF_MORE.match(behind)
        or _HURT.match(behind)
        or (not _ELIDED.match(behind) and rest.claim.mention.subject not in {item.claim.mention.subject for item in others})
    ):
        return True
    for total in totals:
        parts = [item for item in others if item is not total][-_FEW:]
        for signs in product((1, 0, -1), repeat=len(parts)):
            left = rest.number + sum((sign * item.number for sign, item in zip(signs, parts, strict=True)), Decimal(0))
            if any(signs) and fits(article, total.claim, [Part(left, "", rest.claim)]):
                return True
    return False


def _stretch(row: _Row, first: int) -> tuple[int, tuple[Decimal, Decimal] | None]:
    """Return the last part of a row that begins with an item, and how far its sum may be from the total."""
    ends = _ends(row, first)
    for last in ends:
        reach = _tie(row, first, last)
        if reach is not None:
            return last, reach
    return first, None


def _ends(row: _Row, first: int) -> list[int]:
    """Return the last items that a row may have: all that are joined to the first, or those up to "and"."""
    last, closed = first, 0
    for number in range(first + 1, len(row.items)):
        link = row.joint(number)
        rest = _REMAINS.search(link) is not None
        apart = (_STOP.search(link) is not None and not rest) or len(link) > (_SHORT if closed and not rest else _LONGEST)
        if apart or _JOINS.search(link) is None or _ENDS.search(link) is not None or not _plain(row.items[number].claim):
            break
        last = number
        closed = closed or (number if _CLOSES.search(link) or rest else 0)
        if rest:
            break
    return [end for end in dict.fromkeys((last, closed)) if end > first]


def _plain(claim: FigureClaim) -> bool:
    return claim.mention.per is None and claim.mention.change is None


def _tie(row: _Row, first: int, last: int) -> tuple[Decimal, Decimal] | None:
    """Return how far the sum of a stretch may be from the total for something to be said, None where nothing ties it to one."""
    link, items = row.between(first), row.items
    told, before = row.text[items[first].start : items[last].end], row.text[: items[first - 1].start]
    picked = _PICKED.search(link) or _PICKED.search(told) or _DIFFERENCE.search(told)
    if link in _NO_LIST or picked or _UNTOLD.search(row.behind(first)) or _BUT.search(before):
        return None
    if _REMAINS.search(row.between(last)):
        return _LEAVING if "leaving" in row.between(last) else _REST
    if link.endswith("(") and row.text[items[first].end] == ")":
        return _bracketed(row, first, last)
    listed = _LISTED.search(link) and not (_STOP.search(link) and _ASIDE.search(link))
    if listed or (_WERE.fullmatch(link) and _DEFINITE.search(before)):
        return _LIST
    return _quiet_tie(row, first, last)


def _bracketed(row: _Row, first: int, last: int) -> tuple[Decimal, Decimal] | None:
    """Return how far parts in brackets of their own may be from the total: "the winner ($25,000), the runner-up ($15,000) and …"."""
    link, items = row.between(first), row.items
    each = all(row.joint(number) != row.between(number) for number in range(first + 1, last + 1))
    apart = _STOP.search(link) or row.text[items[first - 1].end] == ")" or " each" in row.text[items[first].start :]
    return _OF if each and last - first >= _TWO and not apart else None


def _quiet_tie(row: _Row, first: int, last: int) -> tuple[Decimal, Decimal] | None:
    link, items = row.between(first), row.items
    before = row.text[: items[first - 1].start]
    if first > 1 and _IN_TOTAL.search(before) and items[first - 2].start >= row.sentence:
        return _SEATS
    if (_PEOPLE.fullmatch(link) or _TOGETHER.search(before)) and _CLOSED.match(row.text[items[last].end :]):
        return _ALL
    return _weak_tie(row, first, last) if last - first >= _TWO else None


def _weak_tie(row: _Row, first: int, last: int) -> tuple[Decimal, Decimal] | None:
    link, items = row.between(first), row.items
    if _OF_THESE.search(link) or _OF_THEM.match(row.text[items[first].end :]) or _OF_TOTAL.search(row.text[: items[first - 1].start]):
        return _OF
    if all(_ING.search(row.between(number)) for number in range(first, last + 1)):
        return _PARTICIPLE
    elided = all(_ELIDED.match(row.text, item.end) for item in items[first : last + 1])
    if _WITH.match(link) and (items[first].claim.kind is Kind.MONEY or elided):
        return _FROM if items[first].claim.kind is Kind.MONEY else _BARE
    alone = first == 1 and last == len(items) - 1 and items[0].start < row.sentence <= items[1].start
    return _BARE if alone and (items[0].claim.kind is Kind.MONEY or elided) else None


def _explained(article: Article, row: _Row, stretch: tuple[int, int], totals: Sequence[_Item]) -> bool:
    """Say whether any stretch of the row comes to any total before it."""
    first, last = stretch
    starts = range(max(0, first - 2), last)
    ends = range(first + 1, len(row.items))
    more = [Part(Decimal(1), "1", None) for _ in _ONE_MORE.findall(row.behind(first))]
    for total in totals:
        if any(fits(article, total.claim, [_part(item), _part(row.items[last])]) for item in row.items[:last] if item is not total):
            return True  # "twenty of the 36 were freed: nineteen by night, and the other 16 …"
        own = row.items.index(total)
        for start in starts:
            for end in ends:
                parts = [_part(item) for number, item in enumerate(row.items[start : end + 1], start) if number != own]
                near = sum((part.number for part in parts), Decimal(0)) < value(total.claim) * _LOOSEST  # "at least 31" is no 90
                if near and len(parts) >= _TWO and fits(article, total.claim, [*parts, *more]):
                    return True
    return False


# ---------------------------------------------------------------- more, and then


def _increments(article: Article, row: _Row) -> Iterator[Finding]:
    """Yield a total that is not the one before and what is told as added to it: "rose by nine to 46 from 35"."""
    for number in range(1, len(row.items) - 1):
        more, total, old = (item.claim for item in row.items[number - 1 : number + 2])
        link, behind = row.between(number), row.text[row.items[number - 1].end :]
        added = more.mention.change is Change.BY or _MORE.match(behind) or _FURTHER.search(row.text[: row.items[number - 1].start])
        if not added or not _TO.search(link) or not _FROM_OLD.fullmatch(row.between(number + 1)):
            continue
        plain = all(claim.mention.modifier is Modifier.EXACT and claim.mention.per is None for claim in (more, total, old))
        parts = [_part(row.items[number + 1]), _part(row.items[number - 1])]
        fewer = value(old) > value(total)
        if plain and not fewer and value(total) >= _THREE and not fits(article, total, parts):
            off = (value(old) + value(more)) / value(total) - 1
            if abs(off) <= _NEAR:
                yield from missed(article, total, parts)


# ---------------------------------------------------------------- the total last


def _last_total(article: Article, row: _Row) -> Iterator[Finding]:
    """Yield a total whose parts stand before it."""
    for number in range(_TWO, len(row.items)):
        link, total = row.between(number), row.items[number].claim
        first = number - 1
        while first and _joined(row, first):
            first -= 1
        first = max(first, number - _TWO) if _BRINGING.search(link) else first
        if number - first < _TWO or not _totals(row, first, number, link):
            continue
        parts = row.parts(first, number - 1)
        if max(part.number for part in parts) >= value(total):
            continue
        if any(fits(article, total, row.parts(start, number - 1)) for start in range(number - 1)):
            return
        off = sum((part.number for part in parts), Decimal(0)) / value(total) - 1
        if abs(off) <= (_NEARER if _OF_HIS.fullmatch(link) or _MAKING.search(link) else _NEAR):
            yield from missed(article, total, parts)
            return


def _joined(row: _Row, number: int) -> bool:
    link = row.between(number)
    plain = _plain(row.items[number].claim) and _plain(row.items[number - 1].claim)
    return plain and len(link) <= _LONGEST and not _STOP.search(link) and bool(_JOINS.search(link)) and not _ENDS.search(link)


def _totals(row: _Row, first: int, number: int, link: str) -> bool:
    """Say whether a total behind a row is told as the total of just that."""
    if _PICKED.search(row.text[row.items[first].start : row.items[number].start]):
        return False
    if _BRINGING.search(link):
        return any(_ON_TOP.search(row.between(place)) for place in range(first + 1, number)) or bool(_ALREADY.match(link))
    if _STOP.search(link) is None:
        several = number - first > _TWO
        behind = several and bool(_OF_HIS.fullmatch(link) or _A_HAUL.search(link) or _MAKING.search(link))
        return behind or (_THE_TOTAL.search(link) is not None and not _SINCE.search(row.behind(number)))
    if _ALL_OF_THEM.search(link):
        return bool(_LISTED.search(row.between(first)))
    since = _SINCE.search(row.behind(number)) or _SINCE.search(link)
    return bool(_ALTOGETHER.search(link) or _THE_TOTAL.search(link)) and not since


# ---------------------------------------------------------------- shares of one whole


def _shares(article: Article, row: _Row) -> Iterator[Finding]:
    """Yield shares of a vote, or shares with the rest, that come to more than all."""
    items = row.items
    for first in range(len(items) - 2):
        for last in _ends(row, first):
            rest = _REMAINS.search(row.between(last)) is not None
            clause = row.text[max(row.sentence if items[first].start >= row.sentence else 0, 0) : items[last].end]
            vote = _VOTE.search(clause) is not None and not _OTHER_BASE.search(row.text[items[first].start : items[last].end])
            if not (rest or vote) or last - first < _TWO:
                continue
            stretches = [[value(item.claim) for item in items[start : last + 1]] for start in range(last)]
            slack = sum((item.claim.quantity.precision for item in items), Decimal("0.05"))
            sums = [sum(stretch, Decimal(0)) for stretch in stretches]
            total = sums[0] if rest and all(_plain(item.claim) for item in items[:first]) else sums[first]
            shares = [item.claim for item in items[last + 1 - len(stretches[sums.index(total)]) : last + 1]]
            if any(abs(each - _HUNDRED) <= slack for each in sums) or not _HUNDRED + slack < total < _HUNDRED + _MUCH:
                return
            written = " + ".join(written_number(value(share), 1) for share in shares)
            yield finding(
                "sum.wrong",
                article.document,
                f"{written} = {written_number(total, 1)}%, more than 100%",
                shares,
                "shares that come to 100%",
            )
            return


def _part(item: _Item) -> Part:
    return Part(item.number, item.claim.mention.anchor.surface, item.claim)
