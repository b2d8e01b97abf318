"""Parts that a text presents as making up a total: "12 were killed: seven men, three women and a child"; shares of one vote over 100%.

Only where the text says so: after a colon, in brackets or between dashes, after "comprising" or "they were", before "in all" or "a total
of", with "the remaining". Parts that are only picked out ("including", "among them") are not added.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import chain, islice
from typing import TYPE_CHECKING

from factcheck.consistency import makeup, votes, wholes
from factcheck.consistency.adding import Part, added, alike, rounded
from factcheck.consistency.amounts import number, shown, single, value, zeros
from factcheck.consistency.evidence import finding, passage
from factcheck.consistency.lines import joined, slot
from factcheck.intervals import family
from factcheck.model import FigureClaim, Kind, Modifier, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding, Passage

__all__ = ["check"]

_V = "cm$d"
# What every sum that is told has, looked for first.
_HINTS = tuple(
    ":/(/–/allot/allocat/earmark/setting aside/came from/comes from/met by/funded by/paid for/financed/haul/tally/compris/consist/composed"
    "/made up/namely/split/divided/broken/that is/form of/total/combined/in all/all told/altogether/between them/overall"
    "/making/add/remain/rest/other/last/final/leaving/ men/ women/ boys/ girls/ adults/ children/ gold/ wins/ won".split("/")
)
_CLAUSE = r"(?:[^<>;:.()–]|<[at]\d+>|<c\d+> (?=ways|parts|groups|categories|tranches|instal|stages|phases))"
_COMPRISE = (
    r"(?:compris(?:ing|ed|es|e)|consist(?:ing|ed|s)? of|made up of|composed of|namely|split (?:between|among|into)|divided (?:between"
    r"|among|into)"
    r"|broken down (?:into|as)|that is|in the form of"
    r"|(?:(?:will be|was|is|were|has been|to be) )?(?:met|funded|paid for|financed|provided|covered) (?:by|from|through|with)"
    r"|c[ao]m(?:e|es|ing) from|allott?ing|allocating|earmarking|setting aside|committing|devoting|apportioning)"
)
_THEN_PARTS = lazily(
    rf"{slot(_V, 'total')}(?:{_CLAUSE}{{0,150}}?(?P<open>:)|{_CLAUSE}{{0,80}}?(?:(?P<aside>[(–])|,? {_COMPRISE})) ?"
    rf"(?P<list>(?:<[{_V}]\d+>|an? |one |another |the |his |her |their )[^;:]*)"
)
_THEY = (
    r"(?:they|these|the (?:dead|victims|injured|wounded|killed|group|total|figure|money|sum)) "
    r"(?:were|are|was|is|include only|compris\w+|consist\w* of) "
)
_BEGINS_SO = lazily(_THEY)
_THEY_WERE = lazily(rf"{slot(_V, 'total')}{_CLAUSE}{{0,120}}\. {_THEY}(?:made up of )?(?P<list>(?:<[{_V}]\d+>|an? |one )[^;:]*)$")
_IN_ALL = r"(?:in all|in total|all told|altogether|combined|between them|overall)"
_TOTALS = ("total", "making", "add", "in all", "all told", "altogether", "combined", "between them", "overall")
_THEN_TOTAL = lazily(
    rf"(?:\b(?:(?:for|making|giving|with|or|and|,|–)? ?(?:a|the) (?:combined |grand |overall )?total of|totall?ing|making|adding up"
    rf" to|add up to) "
    rf"{slot(_V, 'before')}(?! (?:more|extra|further|other))|{slot(_V, 'after')}(?: [a-z'-]+){{0,3}}?,? {_IN_ALL}\b)"
)
_REMAINING = lazily(
    rf"\b(?:of|out of) (?:the |its |their |his |her |these |those )*(?:[a-z'-]+ ){{0,2}}?{slot(_V, 'total')}{_CLAUSE}{{0,50}}?, "
    rf"(?P<list><[{_V}]\d+>[^;:.]*?\b(?:the (?:remaining|other|remainder|last|final)|the rest,?) <[{_V}]\d+>[^;:.]*)"
)
# What turns parts into something else: picked out, counted twice, of another time, of a rate.
_NO_PARTS = lazily(
    r"\b(?:includ\w+|among them|among whom|of wh(?:om|ich)|of these|of them|at least one of|(?:up|down) from|from <|compared|up to"
    r"|per|each|apiece|last year"
    r"|a (?:day|week|month|year|head|person)|more than half|respectively|or more|to <)\b"
)
_AND_ONE = lazily(r"(?:,| and) an? [a-z]+(?=,| and |$)")
_ONE_PERSON = lazily(r"(?:and )?(?:the|his|her|their|its) (?!others?|rest|remain)[a-z-]+(?<!s)")
_PICKED_OUT = lazily(
    r",? (?:(?:(?:at least )?(?:one|two|<[ca]\d+>) of (?:them|whom|which)|among (?:them|whom|which)|all (?:of them |of whom )?|some of "
    r"(?:them|whom|which)|both (?:of them )?|the (?:youngest|oldest|eldest) (?:of them |of whom )?|aged|including)\b)"
)
# "58 seats were shared out as follows: Labour 22, Greens 17 …": a number behind a name is read as no figure
_NAMED = lazily(
    rf"{slot('c', 'total')}{_CLAUSE}{{0,80}}?(?:: | – |\()(?P<list>(?:the )?[a-z][a-z'’. -]{{1,40}} \d+"
    rf"(?:(?:, |, and | and |; )(?:the )?[a-z][a-z'’. -]{{1,40}} \d+)+)(?=[.;)]|$| –|, [a-z]+ing\b)"
)
_ALL_TOLD = lazily(r"\b(?:shared?|split|divided?|distributed|allocated|allotted|as follows|thus|made up|breakdown|broken down)\b")
_LIST_MARK = lazily(r"[:(–]")
_NUMBERED = lazily(r" (\d+)(?=,|;| and |$)")
_ITEM = lazily(
    rf"^(?:and |plus |or |then |about |the |an? (?=<)|a further |another |an? additional |its |her |his |remaining |other |remainder |last "
    rf"|final |rest,? )*"
    rf"(?P<part><[{_V}a]\d+>|an? (?!total)|one |another )"
)
# Both sexes, or all ages, told of a group make it up: "the jury of 12, seven women and four men, retired".
_BOTH = lazily(
    rf"{slot(_V, 'total')}(?: [a-z'-]+){{0,3}}, (?P<list><c\d+> (?P<one>men|women|boys|girls|adults|children)(?:,? and| and) <c\d+> "
    rf"(?P<other>men|women|boys|girls|adults|children))(?=[,.]| –)"
)
_OF_WHOM = lazily(
    rf"{slot(_V, 'total')}{_CLAUSE}{{0,50}}?, of (?:whom|which) "
    rf"(?P<list><[{_V}]\d+>[^;:.]*?\b(?:the (?:remaining|other|remainder|last|final)|the rest,?) <[{_V}]\d+>[^;:.]*)"
)
_MEDALS = lazily(
    rf"{slot('c', 'total')}(?: [a-z'-]+){{1,3}}, (?P<list><c\d+> (?:golds?|wins?|won)(?: [a-z]+)?,? (?:and )?<c\d+>[^;:.<]*<c\d+> "
    rf"(?:bronzes?|loss(?:es)?|defeats?|lost))"
)
_LISTS = (_THEN_PARTS, _BOTH, _REMAINING, _OF_WHOM, _MEDALS)
_OF_MORE = lazily(r"> (?:[a-z'-]+ ){0,3}?(?:out )?of (?:the |its |their |his |her |a possible )?$")
_SEXES = ({"men", "women"}, {"boys", "girls"}, {"adults", "children"})
_LEAVING = lazily(
    rf"\b(?:of|from) (?:the |its |their |his |her )+(?:[a-z'-]+ ){{0,2}}?{slot(_V, 'total')}{_CLAUSE}{{0,40}}?,?"
    rf" {slot(_V, 'part')}{_CLAUSE}{{0,40}}?,? "
    rf"leaving (?:just |only |it with |them with )?{slot(_V, 'rest')}"
)
# What happens to one of two halves or to the other, and to nobody both.
_EITHER = (
    (r"pass(?:ed)?|qualified", r"fail(?:ed)?"),
    (r"(?:were )?killed|died|dead|perished|drowned", r"survived|escaped|lived|(?:were )?(?:rescued|saved|pulled out alive)"),
    (r"men|males?|boys", r"women|females?|girls"),
    (r"(?:were )?(?:accepted|approved|granted)", r"(?:were )?(?:rejected|refused|turned down|dismissed)"),
    (r"voted (?:for|in favou?r|yes|aye)|backed it|were in favou?r", r"voted (?:against|no|nay)|opposed it|were against"),
)
_OUTCOME = lazily(
    r"\b(?:of|among) .*\b(?:pass|fail|qualif|died|dead|kill|surviv|escap|rescu|men|women|boys|girls|males?|accept|approv|reject|voted"
    r"|oppos)"
)
_OUTCOMES = tuple(
    lazily(
        rf"\b(?:of|out of|among) (?:the |its |their |those |these |his |her )*{slot('c', 'total')}{_CLAUSE}{{0,60}}?,? {slot('c', 'part')} "
        rf"(?:{first})\b{_CLAUSE}{{0,40}}?(?:,| and| while| but| whereas)+ {slot('c', 'rest')} (?:{second})\b(?!,? and <c)"
    )
    for one, other in _EITHER
    for first, second in ((one, other), (other, one))
)
# "31 dead, with 18 in the capital, nine in the port and five in the hills": parts that exclude one another, of which some may be left out
_DISTRIBUTED = lazily(
    rf"{slot('c', 'total')}(?: [a-z'-]+){{0,4}}?,(?P<tie> with| of which| of whom)? (?P<list><c\d+> (?:(?:of (?:them|which|whom) )?(?:are "
    rf"|were )?[a-z'-]+(?: [a-z'-]+){{0,2}}?"
    rf"|(?:in|from|at|on|to) [^<>;:.,]{{3,40}})(?:,? (?:and )?<c\d+> [^<>;:.,]{{3,40}})+)(?=[,.;)]|$| –)"
)
_PLACED = lazily(r"<c\d+> (?:of (?:them|which|whom) )?(?:are |were )?(?:[a-z'-]+ )?(?:in|from|at|on|to|near|by)\b")
_LIST_BEFORE = lazily(r"\b(?:of|by|with|and|compris\w+|:|,) $")
_OVERLAP = lazily(r"\b(?:both|also|either|overlap\w*|some of|as well|too|again|twice|at least|speak|study|play|own|use)\b")
_NEARLY = Decimal("0.95")
_TAKING = lazily(r"\b(?:more|further|another|additional|extra|new|fresh)\b")
_MORE_THEN = lazily(
    rf"(?:{slot('c', 'more')} (?:more|further|additional|extra|new|fresh)\b|\b(?:another|an additional|an extra"
    rf"|a further) {slot('c', 'again')})"
    rf"(?:[^<>;:.]|<t\d+>){{0,80}}?\b(?:tak|bring|brought|rais|push|lift|increas|carr"
    rf"|mov)[a-z]*[^<>;:.]{{0,50}}?\bfrom {slot('c', 'old')}[^<>;:.]{{0,20}}?"
    rf"\bto {slot('c', 'new')}"
)
_POLL = lazily(r"\bpolls?\b")
_ON = lazily(r"\b(?:on|at|with) <p")
# A piece that is no part, but has a figure or tells of more of them: the list is none of parts, or not all.
_UNCOUNTED = lazily(
    r"<[^at]|^an? |\b(?:rest|remainder|others|balance|unidentified|unknown)\b|^(?:and )?(?:some|several|many|most|other people)\b"
)
_SPLIT = lazily(r", (?:and |plus )?| and | plus |; (?:and )?")
_END = {"(": ")", "–": " –"}
_LEAST, _MOST = Decimal("0.55"), Decimal("1.7")
_LOOSE = Decimal("1.12")
# All of them rounded the same way and by the most is too much to believe.
_SELDOM = Decimal("0.9")
_BARE_MONEY = 1000
_TWO, _THREE = 2, 3
_SENTENCE = 6  # figures of a sentence that tells a total, at most
_HUNDRED = Decimal(100)
_VOTE = lazily(
    r"\bof (?:the |all )?(?:popular |first-preference |valid )?votes?\b|\bvote share\b|\bshares? of the vote\b|\bof votes\b|\bof the "
    r"(?:ballot|poll)s?\b"
)
_SPLIT_UP = lazily(r"\b(?:split|divided|broken down|breaks down|made up|break-?down)\b")
# Whoever asks for the undecided as well has asked one question with one answer.
_UNDECIDED = lazily(
    r"\b(?:(?:did|do|does)(?: not|n't) know|don't[ -]knows?|undecided|unsure|not sure|(?:had|have|has|with|gave|expressed|offered) no "
    r"(?:opinion|view|preference|answer)|no opinion)(?=[.,;)]|$| and | or | how they)"
)
_SEVERAL = lazily(r"\b(?:also|both|multiple|several|more than one|as many as they|either)\b")
_THE_REST = lazily(r"\b(?:the (?:remaining|rest,?|other|balance,?)|(?:and|,) others?(?: parties)?(?: on| with| at)?) <p\d+>")
_GOES = lazily(
    r"^(?:(?!<p)[^;:.])*<p\d+> of (?:the|its|all|their|his|her) [^<>;:.]{3,40}\b(?:goes?|went|comes?|came|is (?:spent|used|sent|sold"
    r"|made)|was (?:spent|sent|sold)) "
)
_SHARE = lazily(r"<p\d+>")
_OTHER_BASE = lazily(
    r"\b(?:turn-?out|swing|margin|up|down|from|compared|against|previous|last|lead|leads|ahead by|points?|among|whites?|women|men"
    r"|while|but|in <t"
    r"|north|south|east|west|county|counties|state|district|approv\w*|counted|threshold|required|needed|need)\b"
)


def check(article: Article) -> Iterator[Finding]:
    """Yield the totals that their parts do not come to."""
    settled, found = wholes.read(article)
    told: set[str] = set()
    for each in chain(_told(article), found, makeup.check(article), votes.check(article)):
        if told.isdisjoint(each.claims) and (each in found or each.claims[0] not in settled):
            told.update(each.claims)
            yield each


def _told(article: Article) -> Iterator[Finding]:
    """Yield the totals that are told with their parts in known words."""
    before: Line | None = None
    for line in article.lines:
        if len(line.kinds) > 1 and (any(line.kinds.count(letter) > 1 for letter in "cmdp$") or {"a", "c"} <= {*line.kinds}):
            yield from _of_line(article, line)
        if "c" in line.kinds:
            yield from _named(article, line)
        pair = before is not None and len(before.claims) < _SENTENCE and before.kinds.strip("t") and line.kinds.strip("t")
        if before is not None and pair and line.text.startswith("the") and _BEGINS_SO.match(line.text):
            yield from _after_total(article, joined(before, line), patterns=(_THEY_WERE,))
        before = line


def _of_line(article: Article, line: Line) -> Iterator[Finding]:
    hinted = (
        chain(_after_total(article, line), _before_total(article, line), _leaving(article, line))
        if any(hint in line.text for hint in _HINTS)
        else ()
    )
    told = chain(_outcomes(article, line), _distributed(article, line)) if line.kinds.count("c") >= _THREE else ()
    yield from islice(chain(hinted, told), 1)
    if line.kinds.count("c") >= _THREE and _TAKING.search(line.text):
        yield from _increment(article, line)
    if line.kinds.count("p") > 1:
        yield from _votes(article, line)


def _after_total(
    article: Article, line: Line, patterns: Sequence[re.Pattern[str]] = (_THEN_PARTS, _BOTH, _REMAINING, _OF_WHOM, _MEDALS)
) -> Iterator[Finding]:
    for pattern in patterns:
        for match in pattern.finditer(line.text):
            total = line.figure(match, "total")
            told = match["list"]
            if _OF_MORE.search(line.text[: match.start("total") - 1]):  # "won 10 of 12 games: six at home and four away"
                continue
            if pattern is _BOTH and {match["one"], match["other"]} not in _SEXES:
                continue
            if pattern is _THEN_PARTS:
                end = _END.get(match["aside"] or "")
                cut = told.find(end) if end else -1
                if match["aside"] == "(" and cut < 0:
                    continue
                told = told[:cut] if cut >= 0 else told
            parts = _parts(line, told, total)
            if parts is not None:
                yield from added(article, total, parts)


def _named(article: Article, line: Line) -> Iterator[Finding]:
    """Yield the total that the numbers behind names do not come to: "the 58 seats were shared out as follows: Labour 22, Greens 17 …"."""
    for match in _NAMED.finditer(line.text) if _LIST_MARK.search(line.text) else ():
        total = line.figure(match, "total")
        parts = [Decimal(number) for number in _NUMBERED.findall(match["list"])]
        exact = sum(parts, Decimal(0))
        if len(parts) < _THREE or not single(total) or total.mention.modifier is not Modifier.EXACT or exact == value(total):
            continue
        if (exact < value(total) and not _ALL_TOLD.search(match[0])) or not _LEAST < exact / value(total) < _MOST:
            continue
        message = f"{' + '.join(str(part) for part in parts)} = {shown(exact, total)}, not {total.mention.anchor.surface}"
        yield finding("sum.wrong", article.document, message, (total, _listed(article, line, total)), shown(exact, total))


def _listed(article: Article, line: Line, total: FigureClaim) -> Passage:
    """Return the place of the list behind a total: the rest of its sentence."""
    return passage(article.document, line.sentence, Span(total.mention.anchor.span.end, line.sentence.span.end))


def _parts(line: Line, told: str, total: FigureClaim) -> list[Part] | None:
    """Return the parts of a list, None where it is no list of parts of the total."""
    told = told.strip(" .,–").replace("the rest, <", "the rest <")
    picked = _PICKED_OUT.search(told)
    if picked is not None and " and " in told[: picked.start()]:  # "nine women and two children, one of them a baby"
        told = told[: picked.start()]
    if _NO_PARTS.search(told):
        return None
    parts: list[Part] = []
    for piece in _SPLIT.split(told):
        part = _part(line, piece, total)
        if part is not None:
            parts.append(part)
        elif _UNCOUNTED.search(piece) or not parts:
            return None
    return parts if len(parts) >= _TWO and any(part.claim is not None for part in parts) else None


def _part(line: Line, piece: str, total: FigureClaim) -> Part | None:
    """Return the part that a piece of a list begins with, None where it begins with none."""
    match = _ITEM.match(piece)
    people = family(total) == "1"
    if match is None and people and _ONE_PERSON.fullmatch(piece.strip()):
        return Part(Decimal(1), "1", None)  # "the pilot, his co-pilot, two crew"
    if match is None:
        return None
    if not match["part"].startswith("<"):
        return Part(Decimal(1), "1", None) if people and "<" not in piece.replace("<a", "") else None
    claim = line.claim(match["part"][1:-1])
    if not isinstance(claim, FigureClaim):
        return None
    if match["part"].startswith("<a"):  # "120 were British, 70 were French": no age
        return Part(claim.mention.low, claim.mention.anchor.surface, claim) if people else None
    if re.search(rf"<[{_V}]\d+>", piece[match.end() :]):
        return None
    if total.kind in {Kind.DURATION, Kind.MEASURE} and family(claim) == "1" and single(claim) and total.mention.high:
        size = value(total) / total.mention.high  # "12 years: eight for robbery and five for wounding"
        return Part(claim.mention.low * size, claim.mention.anchor.surface, claim)
    return Part(value(claim), claim.mention.anchor.surface, claim) if alike(claim, total) else None


def _before_total(article: Article, line: Line) -> Iterator[Finding]:
    for match in _THEN_TOTAL.finditer(line.text) if any(word in line.text for word in _TOTALS) else ():
        name = "before" if match["before"] else "after"
        total = line.figure(match, name)
        before = line.text[: match.start(name) - 1]
        start = max(before.rfind(mark) for mark in (";", ":", " but ", " while "))
        clause = before[start + 1 :]
        if _NO_PARTS.search(clause) or re.search(r"\b(?:bring\w*|tak\w+|rais\w+|push\w+) ", clause[-40:]):
            continue
        claims = [line.claim(found) for found in re.findall(rf"<([{_V}]\d+)>", clause)]
        parts = [claim for claim in claims if isinstance(claim, FigureClaim) and alike(claim, total)]
        if len(parts) < _TWO or len(parts) != len(re.findall(r"<[cm$p]\d+>", clause)) or not re.search(r" and |, | plus ", clause):
            continue
        singles = [Part(Decimal(1), "1", None) for _ in _AND_ONE.findall(clause)] if family(total) == "1" else []
        yield from added(article, total, [*(Part(value(part), part.mention.anchor.surface, part) for part in parts), *singles])


def _distributed(article: Article, line: Line) -> Iterator[Finding]:
    """Yield parts told by place or kind that come to more than their total, or to a little less where there are three of them."""
    for match in _DISTRIBUTED.finditer(line.text):
        told = match["list"]
        if _NO_PARTS.search(told.replace("of them", "").replace("of which", "").replace("of whom", "")) or _OVERLAP.search(line.text):
            continue
        if (
            "<c" in line.text[: match.start()] or "<c" in line.text[match.end() :] or "total" in line.text
        ):  # "18 medals, seven gold, six silver": the first of a list is no total
            continue
        placed = len(_PLACED.findall(told)) == told.count("<c")
        tied = match["tie"] == " of which" or (match["tie"] is not None and told.count("<c") >= _THREE)
        if not (placed or tied) or _LIST_BEFORE.search(line.text[: match.start()]):
            continue  # "seven judges, five academics and three officers" is a list without a total
        total = line.figure(match, "total")
        parts = [line.claim(name) for name in re.findall(r"<(c\d+)>", told)]
        figures = [part for part in parts if isinstance(part, FigureClaim) and alike(part, total)]
        exact = sum((value(part) for part in figures), Decimal(0))
        most = value(total) * (1 if len(figures) < _THREE else _NEARLY)
        plain = all(claim.mention.modifier is Modifier.EXACT for claim in (total, *figures))
        if len(figures) == len(parts) and plain and (exact > value(total) or most < exact < value(total)) and most <= exact:
            yield from added(article, total, [Part(value(part), part.mention.anchor.surface, part) for part in figures])


def _outcomes(article: Article, line: Line) -> Iterator[Finding]:
    """Yield "Of the 30 students, 18 passed and 14 failed"."""
    for match in chain.from_iterable(pattern.finditer(line.text) for pattern in _OUTCOMES) if _OUTCOME.search(line.text) else ():
        total, part, rest = (line.figure(match, name) for name in ("total", "part", "rest"))
        if all(single(claim) and claim.mention.modifier is Modifier.EXACT for claim in (total, part, rest)):
            yield from added(article, total, [Part(value(claim), claim.mention.anchor.surface, claim) for claim in (part, rest)])


def _increment(article: Article, line: Line) -> Iterator[Finding]:
    """Yield "four more bodies were found, taking the toll from 12 to 15"."""
    for match in _MORE_THEN.finditer(line.text):
        more, old, new = (line.figure(match, name) for name in ("more" if match["more"] else "again", "old", "new"))
        exact = value(old) + value(more)
        if not all(single(claim) and claim.mention.modifier is Modifier.EXACT for claim in (more, old, new)) or exact == value(new):
            continue
        if zeros(value(new)) < _TWO and _LEAST < exact / value(new) < _MOST:
            one, other, third = (claim.mention.anchor.surface for claim in (old, more, new))
            message = f"{one} + {other} = {shown(exact, new)}, not {third}"
            yield finding("sum.wrong", article.document, message, (new, old, more), shown(exact, new))


def _leaving(article: Article, line: Line) -> Iterator[Finding]:
    for match in _LEAVING.finditer(line.text):
        total, part, rest = (line.figure(match, name) for name in ("total", "part", "rest"))
        exact = value(total) - value(part)
        if not alike(part, total) or not alike(rest, total) or exact <= 0:
            continue
        slack = sum((rounded(claim, None) for claim in (total, part, rest)), Decimal(0))
        if abs(exact - value(rest)) <= slack:
            continue
        first, second, third = (claim.mention.anchor.surface for claim in (total, part, rest))
        yield finding(
            "sum.wrong",
            article.document,
            f"{first} - {second} = {shown(exact, rest)}, not {third}",
            (total, part, rest),
            shown(exact, rest),
        )


# ---------------------------------------------------------------- shares of one vote


def _votes(article: Article, line: Line) -> Iterator[Finding]:
    text = line.text
    votes = _VOTE.search(text) or _SPLIT_UP.search(text) or (_POLL.search(text) and len(_ON.findall(text)) > _TWO)
    undecided = len(_SHARE.findall(text)) > _TWO and _UNDECIDED.search(text) and not _SEVERAL.search(text)
    rest = len(_SHARE.findall(text)) > 1 and _THE_REST.search(text)
    goes = len(_SHARE.findall(text)) > _TWO and _GOES.search(text)
    if not (votes or undecided or rest or goes) or _OTHER_BASE.search(text):
        return
    shares = [
        claim for claim in line.claims if isinstance(claim, FigureClaim) and claim.kind is Kind.PERCENT and claim.mention.unit == "percent"
    ]
    if len(shares) < _TWO or not all(single(share) and share.mention.change is None for share in shares):
        return
    if not (undecided or rest or goes) and len(re.findall(r"<p\d+>,? of ", text)) > len(_VOTE.findall(text)):
        return
    total = sum((value(share) for share in shares), Decimal(0))
    slack = sum((share.quantity.precision for share in shares), Decimal(0))
    if total - slack <= _HUNDRED + Decimal("0.05"):
        return
    written = " + ".join(number(value(share), 1) for share in shares)
    message = f"{written} = {number(total, 1)}%, more than 100%"
    yield finding("sum.wrong", article.document, message, shares, "shares that come to 100%")
