"""What makes up a total, by the build of the text instead of its words: figures of one kind in a row, and a total before or behind them.

A row is what commas, "and" and "while" join. What ties it to a total: a colon or a verb such as "comprise" before it, "of them", "the
remaining" or "leaving" before its last part, a participle before each part ("winning 19, losing 30 and drawing four"), words such as
"bringing the total to" behind it. The weaker the tie, the nearer the sum has to come to the total before anything is said; and where any
stretch of the row fits any total near it, nothing is.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from factcheck.consistency.adding import Part, fits, missed
from factcheck.consistency.amounts import number as written_number
from factcheck.consistency.amounts import single, value
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import following, joined
from factcheck.intervals import family
from factcheck.model import FigureClaim, Kind
from factcheck.patterns import lazily
from factcheck.quick import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["check"]

_SLOT = lazily(r"<([cm$pa])(\d+)>")
_LONGEST, _SHORT = 110, 40  # characters between two parts; behind the one that "and" makes the last
_SENTENCE = 6  # figures and dates: more are a table
_TWO, _THREE = 2, 3
_HUNDRED = Decimal(100)
# How far the sum may be from the total, as a share of it, for something to be said: by the tie, below and above.
_LIST, _REST, _OF, _PARTICIPLE, _SEATS, _BARE, _FROM, _ALL = (
    (Decimal("0.45"), Decimal("0.7")),
    (Decimal("0.5"), Decimal("0.7")),
    (Decimal("0.12"), Decimal("0.25")),
    (Decimal("0.25"), Decimal("0.25")),
    (Decimal("0.1"), Decimal("0.15")),
    (Decimal(0), Decimal("0.12")),
    (Decimal("0.05"), Decimal("0.25")),
    (Decimal("0.2"), Decimal("0.200")),
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
_REMAINS = lazily(rf"(?:\b{_REST_OF}|\bleaving\b|\bleft\b)[^<.;:]{{0,40}}$")
_STOP = lazily(r"[.?!] ")
_LISTED = lazily(
    r"(?::(?: [a-z'-]+){0,6} ?|[(–] ?|\b(?:compris(?:ing|ed|es|e)|consist(?:ing|ed|s)? of|(?:made|makes?|making) up of|composed of"
    r"|namely|split|divided|shared"
    r"|broken down|in the form of|between|among|into)(?: [a-z'-]+){0,3} "
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
_ONE_MORE = lazily(r"(?:, | and )(?:an?|another) (?!total|further|few)[a-z-]+(?=[,.;)]| and | who | from | with |$)")
_PICKED = lazily(r"\b(?:includ\w+|among (?:them|whom|which|others)|at least one of|some of (?:them|whom)|more than one|both)\b")


_DIFFERENCE = lazily(
    r"> (?:[a-z-]+ ){0,2}?(?:short of|shy of|(?:more|fewer|less) than|ahead of|behind|too (?:many|few)|away from|clear of|up|down) "
)
_WERE = lazily(r" (?:[a-z-]+ ){1,2}(?:were|are|comprise[ds]?|include only) ")
_DEFINITE = lazily(r"\b(?:the|its|all|their)(?: other)? $")
_OF_HIS = lazily(r" (?:out )?of (?:the|his|her|its|their|our|my)(?: [a-z'-]+){0,2} ")
_A_HAUL = lazily(r"(?:,| –| for| with| making| giving) (?:an?|the) (?:[a-z-]+ ){1,4}of (?:[a-z]+ ){0,1}$")
_A_TOTAL = lazily(r"\b(?:total|haul|tally|combined|aggregate|sum|overall|grand)\b")
_WITH = lazily(r"^[^,.;:<]*, with (?:[a-z'-]+ ){0,2}$")
_PEOPLE = lazily(r" people(?: [a-z-]+){0,2}?, $")
_CLOSED = lazily(r"(?: [a-z'-]+){1,3}(?:[.;]| –|$|, (?:said|according|when|police|officials|he|she|it|the))")
_CLOSES = lazily(r"\b(?:and|plus|while|with|leaving) ")
_NO_LIST = frozenset({" (", " – ", "/"})
_BUT = lazily(r"\b(?:all but|bar|except(?: for)?)\b[^.]{0,30}$")
_BRINGING = lazily(
    r"\b(?:bring\w*|brought|tak\w+|took|lift\w*|rais\w+|push\w*|putting|making|giving|for) (?:[a-z'-]+ ){0,6}(?:to|of|at|total|toll) $"
)
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
    """A figure in a text, and where its slot stands."""

    claim: FigureClaim
    start: int
    end: int


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

    def behind(self, number: int) -> str:
        """Return the text from an item to the end of its sentence."""
        text = self.text[self.items[number].start :]
        stop = _STOP.search(text)
        return text[: stop.start()] if stop is not None else text

    def parts(self, first: int, last: int) -> list[Part]:
        """Return a stretch of the items as parts."""
        return [_part(item.claim) for item in self.items[first : last + 1]]


def check(article: Article) -> Iterator[Finding]:
    """Yield the totals that the row before or behind them does not come to."""
    before: Line | None = None
    for line in article.lines:
        if sum(letter in "cm$pa" for letter in line.kinds) or (before is not None and len(before.claims) > _TWO):
            near = before is not None and len(before.claims) <= _SENTENCE and following(before, line)
            found = next(
                _told(article, joined(before, line), len(before.text) + 1) if before is not None and near else _told(article, line), None
            )
            if found is not None:
                yield found
        before = line


def _told(article: Article, line: Line, sentence: int = 0) -> Iterator[Finding]:
    """Yield what is wrong in a sentence that begins at a place of the text, with the one before it."""
    kinds: dict[tuple[str, str], list[_Item]] = {}
    for match in _SLOT.finditer(line.text):
        claim = line.claims[int(match[2])]
        if isinstance(claim, FigureClaim) and _single(claim) and line.text[match.end() : match.end() + 1] != "-":
            kind = ("1", "1") if match[1] == "a" else (family(claim), claim.quantity.unit)
            kinds.setdefault(kind, []).append(_Item(claim, match.start(), match.end()))
    for (measure, unit), items in kinds.items():
        row = _Row(line.text, tuple(items), sentence)
        if len(items) < _THREE:
            continue
        if measure != "share":
            yield from _first_total(article, row)
            yield from _last_total(article, row)
        elif unit == "percent":
            yield from _shares(article, row)


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
        totals = [item for item in items[:first] if value(item.claim) > max(_number(part.claim) for part in items[first : last + 1])]
        parts = row.parts(first, last)
        if reach is _SEATS or (reach is _REST and part_of):
            parts = [_part(items[first - 2].claim), *parts]
        if not totals or _explained(article, row, (first, last), totals):
            return
        total = totals[-1].claim
        off = sum((part.number for part in parts), Decimal(0)) / value(total) - 1
        if -reach[0] <= off <= reach[1]:
            yield missed(article, total, parts)
        first = last


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
        link = row.between(number)
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
    told = row.text[items[first].start : items[last].end]
    if link in _NO_LIST or _PICKED.search(link) or _PICKED.search(told) or _DIFFERENCE.search(told):
        return None
    before = row.text[: items[first - 1].start]
    if _UNTOLD.search(row.behind(first)) or _BUT.search(before):
        return None
    if _REMAINS.search(row.between(last)):
        return _REST
    if (_LISTED.search(link) and not (_STOP.search(link) and _ASIDE.search(link))) or (_WERE.fullmatch(link) and _DEFINITE.search(before)):
        return _LIST
    if first > 1 and _IN_TOTAL.search(before) and items[first - 2].start >= row.sentence:
        return _SEATS
    if _PEOPLE.fullmatch(link) and _CLOSED.match(row.text[items[last].end :]):
        return _ALL
    return _weak_tie(row, first, last) if last - first >= _TWO else None


def _weak_tie(row: _Row, first: int, last: int) -> tuple[Decimal, Decimal] | None:
    link, items = row.between(first), row.items
    if _OF_THESE.search(link) or _OF_THEM.match(row.text[items[first].end :]) or _OF_TOTAL.search(row.text[: items[first - 1].start]):
        return _OF
    if all(_ING.search(row.between(number)) for number in range(first, last + 1)):
        return _PARTICIPLE
    if _WITH.match(link) and items[first].claim.kind is Kind.MONEY:
        return _FROM
    alone = first == 1 and last == len(items) - 1 and items[0].start < row.sentence <= items[1].start
    return _BARE if alone and items[0].claim.kind is Kind.MONEY else None


def _explained(article: Article, row: _Row, stretch: tuple[int, int], totals: Sequence[_Item]) -> bool:
    """Say whether any stretch of the row comes to any total before it."""
    first, last = stretch
    starts = range(max(0, first - 2), last)
    ends = range(first + 1, len(row.items))
    more = [Part(Decimal(1), "1", None) for _ in _ONE_MORE.findall(row.behind(first))]
    for total in totals:
        if any(
            fits(article, total.claim, [_part(item.claim), _part(row.items[last].claim)]) for item in row.items[:last] if item is not total
        ):
            return True  # "twenty of the 36 were freed: nineteen by night, and the other 16 …"
        own = row.items.index(total)
        for start in starts:
            for end in ends:
                parts = [_part(item.claim) for number, item in enumerate(row.items[start : end + 1], start) if number != own]
                near = sum((part.number for part in parts), Decimal(0)) < value(total.claim) * _LOOSEST  # "at least 31" is no 90
                if near and len(parts) >= _TWO and fits(article, total.claim, [*parts, *more]):
                    return True
    return False


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
        if abs(off) <= (_NEARER if _OF_HIS.fullmatch(link) else _NEAR):
            yield missed(article, total, parts)
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
        several = number - first > _TWO or _A_TOTAL.search(link) is not None
        return (number - first > _TWO and bool(_OF_HIS.fullmatch(link))) or (several and bool(_A_HAUL.search(link)))
    if _ALL_OF_THEM.search(link):
        return bool(_LISTED.search(row.between(first)))
    return bool(_ALTOGETHER.search(link)) and number - first >= _TWO


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


def _part(claim: FigureClaim) -> Part:
    return Part(_number(claim), claim.mention.anchor.surface, claim)


def _number(claim: FigureClaim) -> Decimal:
    return claim.mention.low if claim.mention.aspect == "age" else value(claim)
