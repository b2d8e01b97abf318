"""A change or share told with both its ends: "rose 20% from 100 to 130", "47 of 120, or 45%", percent for percentage points.

A change is found by its two ends ("from 100 to 130", "to £56m from £50m") and a percentage beside them that a word of movement
introduces; a share by its two numbers ("47 of the 120 pupils") and a percentage in apposition.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from factcheck.consistency.amounts import Reach, finest, number, places, precision, reach, shown, single, value
from factcheck.consistency.changes import MOVE, direction
from factcheck.consistency.evidence import finding, passage
from factcheck.consistency.lines import following, joined, slot
from factcheck.intervals import family
from factcheck.model import FigureClaim, Kind, Modifier, Span
from factcheck.patterns import lazily
from factcheck.quick import record

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding, Passage

__all__ = ["check"]

_HUNDRED, _ONE = Decimal(100), Decimal(1)
_WORDS = r"[^<>;:.]"  # within a clause; dates may stand between, other figures may not
_GAP = rf"(?:{_WORDS}|<t\d+>){{0,50}}?"
_V = "cm$pdo"
_ENDS = (
    lazily(rf"\bfrom {slot(_V, 'old')}{_GAP}\bto {slot(_V, 'new')}"),
    lazily(
        rf"\b(?:to|at|was|were|of|reached|hit|totall?ed) {slot(_V, 'new')}{_GAP}(?:from|compared (?:with|to)|against|versus|vs\.?) "
        rf"(?:the |a |its |last year's )?{slot(_V, 'old')}"
    ),
    lazily(
        rf"{slot(_V, 'new')}(?: [a-z'-]+){{0,4}},? (?:compared (?:with|to)|against|up from|down from) (?:the |a |its )?{slot(_V, 'old')}"
    ),
    lazily(rf"{slot(_V, 'new')},? (?:up|down) <p\d+>,? {_GAP}from (?:the |a )?{slot(_V, 'old')}"),
    # "rose 12 per cent to £5.6m (£4.8m)": British results put last year's figure in brackets
    lazily(rf"\b(?:to|of|at|was|were) {slot(_V, 'new')}(?: [a-z]+)? \((?:<t\d+>:? |from |against |was |previously )?{slot(_V, 'old')}\)"),
    lazily(
        rf"\b(?:stood at|stands at|was|were|of|numbered|totall?ed) {slot(_V, 'old')}(?: [a-z'-]+){{0,3}}(?: (?:in|on) <t\d+>| <t\d+>)?,? "
        rf"(?:and |but )?(?:has |have |had |was |were |is )?(?:since |now |been )*(?:{MOVE}) (?:by )?<p\d+>,? to {slot(_V, 'new')}"
    ),
    lazily(
        rf"{slot(_V, 'new')}(?: [a-z'-]+){{0,4}},? (?:or |that is |which is |some |about )?<p\d+> "
        rf"(?:more|less|fewer|higher|lower|better|up|down|above|below|short)(?: than| on| of)? (?:the |its |his |her |their |last year's )?"
        rf"(?:record |total of |figure of )?{slot(_V, 'old')}"
    ),
    lazily(
        rf"{slot(_V, 'new')}(?:{_WORDS}|<t\d+>){{0,70}}?,? (?:up|down|an? [a-z]+ of) <p\d+> (?:from|on|compared with|against) (?:the )?"
        rf"{slot(_V, 'old')}"
    ),
)
_CHANGE = lazily(
    rf"\b(?:{MOVE})(?: in [^<>,;.]{{0,30}}| [a-z]+ly| (?:the|its|their|his|her|all) [a-z ]{{1,25}}?(?= by ))?,? (?:by |of |a |another "
    rf"|or )?"
    rf"{slot('p', 'share')}"
    rf"|\b(?:that|this|it|which|amounts?|difference) (?:is|was|were|represents?|represented|amount(?:s|ed)? to|mark(?:s|ed)|equals|to) "
    rf"(?:a |an )?{slot('p', 'told')}(?=[- ](?:[a-z-]+ ){{0,2}}{MOVE}\b)"
    rf"|{slot('p', 'noun')}[- ](?:[a-z-]+ ){{0,2}}?{MOVE}\b"
    rf"|(?:^|[,(–] ?)(?:or (?:by )?)?{slot('p', 'bare')}(?=[,.)–]|$)"
    rf"|{slot('p', 'than')} (?:more|less|fewer|higher|lower|better|up|down|above|below|short)(?: than| on| of)?\b"
)
_TIMES = lazily(r"\b(?P<much>more than |over |nearly |almost |about )?(?P<word>doubl(?:ed|es|ing)|trebled|tripled|quadrupled|halved)\b")
_FACTORS = {"doubl": Decimal(2), "trebl": Decimal(3), "tripl": Decimal(3), "quadr": Decimal(4), "halve": Decimal("0.5")}
# Changes that are not the plain one between the two numbers.
_OTHERWISE = lazily(
    r"\b(?:constant|underlying|like-for-like|comparable|adjust\w+|real terms|inflation|annuali[sz]ed|organic|compound|on average"
    r"|respectively|a year on|same-store|currency|weighted)\b"
)
_YEARLY = lazily(r"^ ?(?:a|per|each|every) (?:year|month|week|day|quarter|decade)\b|^ ?annually|^ ?yearly")
_SHARES = (
    lazily(
        rf"{slot('cm$', 'part')} (?:[a-z'-]+ ){{0,3}}?(?:out of|of|from among) (?:the |its |their |his |her |all |a total of |these "
        rf"|those )*"
        rf"(?:[a-z'-]+ ){{0,2}}?{slot('cm$', 'whole')}{_WORDS}{{0,90}}?"
        rf"(?:,? or |,? ?\(|,? ?– ?|, (?:that is|i\.?e\.?|which is|equal to|equivalent to|representing|a share of|a rate of|making up"
        rf"|an? (?:[a-z]+ )?(?:turn-?out|rate|proportion|share|majority) of) )"
        rf"(?:some |a rate of )?{slot('p', 'share')}(?! (?:of (?!(?:the|its|their|his|her) (?:total|whole|workforce|staff|membership"
        rf"|electorate|lot)|them|those)|more|less|point|fewer|higher|lower|up|down))"
    ),
    lazily(
        rf"{slot('cm$', 'part')} (?:[a-z'-]+ ){{0,3}}?(?:out of|of) (?:the |its |their |his |her |all |a total of |these |those )*"
        rf"(?:[a-z'-]+ ){{0,2}}?{slot('cm$', 'whole')}(?: [a-z'-]+){{0,3}}, {slot('p', 'share')}(?=[,.)–]|$)"
    ),
    lazily(
        rf"{slot('p', 'share')}(?:,? ?\(| ?– ?|, or |: |, ){slot('cm$', 'part')} (?:[a-z'-]+ )?(?:out of|of) "
        rf"(?:the |its |their |all )*(?:[a-z'-]+ ){{0,2}}?{slot('cm$', 'whole')}"
    ),
    lazily(
        rf"\b(?:of|among) (?:the |its |their |those |all )*(?:[a-z'-]+ ){{0,2}}?{slot('cm$', 'whole')}{_WORDS}{{0,60}}?,? "
        rf"{slot('cm$', 'part')}(?: [a-z'-]+)?(?:, or | ?\(| – |, ){slot('p', 'share')}(?=[,.)]| –|$)"
    ),
    lazily(
        rf"{slot('p', 'share')} of (?:the |its |their |all |his |her |those )*(?:[a-z'-]+ ){{0,2}}?{slot('cm$', 'whole')}{_WORDS}{{0,40}}?"
        rf"(?:, or | ?\(| – ){slot('cm$', 'part')}(?: (?:in all|people|of them|[a-z'-]+))?(?=[,.)–]|$| in all)"
    ),
    lazily(
        rf"{slot('cm$', 'part')}(?: [a-z'-]+){{0,3}}?(?:, or | ?\(|, ){slot('p', 'share')}\)?,? of (?:the |its |their |all |his |her "
        rf"|a |an )*"
        rf"(?:[a-z'-]+ ){{0,3}}?(?:of )?{slot('cm$', 'whole')}"
    ),
)
# A percentage that speaks of two numbers told before it: "the increase, of 12%,", "so the loss was reduced by 60%".
_RESUMES = lazily(
    rf"\b(?:the|that|this|which|an?) (?:is |was |represents |amounts to |means |marks )?(?:an? |the )?(?:[a-z]+ )?"
    rf"(?:increase|rise|fall|drop|decline|decrease|reduction|jump|gain|growth|change|difference|cut|surge|slump)"
    rf",? (?:was |is |amounts to |comes to )?(?:of |by )?{slot('p', 'share')}(?! in (?!the (?:year|last|past)|a year|<))"
    rf"|\b(?:so|meaning|thus|means that|in other words|(?:that|which) (?:is|was|means|makes it)) (?:[^<>;:.]{{0,50}} )?(?:{MOVE}) "
    rf"(?:[a-z]+ )?(?:by )?{slot('p', 'told')}"
)
_THEN = lazily(
    r"\b(?:(?:an?|one|two|three|five|ten|<d\d+>) (?:years?|months?|weeks?|decades?|days?|quarters?|season) "
    r"(?:earlier|before|ago|previously)"
    r"|ago|earlier|(?:the )?previous(?:ly)?|(?:the )?(?:year|month|season|week|quarter) before|last (?:year|season|month|time|week)|prior"
    r"|formerly|back then|had been|used to|at the (?:start|beginning|peak)|(?:since|from|in|by) (?:[a-z]+ )?(?:1[89]|20)\d\d)\b"
)
_MOVES_BEFORE = lazily(
    rf"\b(?:{MOVE}|ahead|behind|beaten|saving|premium|overrun|short)\b(?: (?!and|but|while)[a-z'-]+){{0,3}},? (?:of |by |a "
    rf"|an )?(?:some )?$"
)
_MOVES_AFTER = lazily(
    rf"[ -](?:(?!of|to|from|on|and|in|at)[a-z-]+ ){{0,2}}?(?:{MOVE}|ahead|above|below|behind|saving|premium|overrun|better|worse)\b"
)
_OTHER_BASIS = lazily(
    r"\b(?:annual\w*|yearly|per annum|a year(?! (?:ago|earlier|before))|each year|excluding|including|stripping|net of|before tax"
    r"|in (?:dollar|volume|value|cash"
    r"|local) terms|organic\w*|seasonal\w*|average\w*|median|each|per|some of|expected|forecast|projected|analysts|target|budget\w*"
    r"|planned)\b"
)
_OTHER_CLAUSE = lazily(r"\b(?:while|and|but|whereas|although|though|because|after|with|as (?!against))\b|[;:]")
_OLD_BEFORE = lazily(
    r"(?:\b(?:from|against|compared (?:with|to)|over|on|than|versus|vs\.?|bought for|instead of|rather than|beat\w*|previous\w*"
    r"|formerly|originally"
    r"|once|had been|used to be|before it was|paid|from a peak of|from a low of|last (?:year|season|month|week)['’]s|year['’]s|\d{4}['’]s)"
    r" (?:the |its |their |his |her |an? |about |just )*(?:previous |earlier |original |usual |record |total of )*"
    r"|\((?:(?:1[89]|20)\d\d: ?|from |was |previously )?"
    r"|\b(?:reserve|guide|asking|original|old|previous|purchase|list|starting|opening) (?:price|figure|total|record|estimate"
    r"|budget) (?:of|was) (?:the |an? )?)$"
)
_OLD_AFTER = lazily(
    r"(?: (?!and|but|now|this|more|less|higher|lower|fewer|up|down)[a-z'’-]+){0,4}?,? ?\(?(?:in (?:[a-z]+ )?(?:1[89]|20)\d\d\b|(?:an?"
    r"|one|two|three|four|five|six|ten) (?:years?|months?|weeks?|decades?|days?"
    r"|quarters?) (?:ago|earlier|before)\b|the (?:year|month|season|week|quarter) before\b|last (?:year|season|month|week)\b"
    r"|before\b(?! [a-z])|previously\b"
    r"|earlier\b|at its (?:peak|height)\b|peak\b|(?:booked|made|earned|recorded|lost|sold|seen) (?:an? )?(?:year|month|season)s? (?:ago"
    r"|earlier|before)"
    r"|the previous (?:year|season|month)\b|who (?:came|flew|visited|turned up) in (?:1[89]|20)\d\d)"
)
_LOOKS_BACK = lazily(
    r"(?:a (?:year|month|week|decade|season|quarter) (?:earlier|ago|before)|<t\d+>,? (?:it|they|he|she|there|the)|in <t\d+>"
    r"|the (?:previous|year-earlier"
    r"|comparable|corresponding|year-ago)|last (?:year|season|month)|before that|previously|it (?:had|was|used)|they (?:had|were)"
    r"|that compares|this compares)"
)
_TIME = lazily(r"<(t\d+)>")
_CLAUSE_ENDS = lazily(r"[;:.]|, (?:but|while|and) | but ")
_TOLD_APART = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_TWO = 2
_SMALL = 20  # times by which a figure beside two larger ones is of something else
_THE_RATE = lazily(
    rf"\b(?:an?|the|that|this|its|their) (?:(?:pass|success|failure|survival|response|conviction|literacy|vacancy|approval|acceptance"
    rf"|attendance"
    rf"|hit|drop-?out|completion|detection) rate|turn-?out|proportion|percentage) (?:of|was|is|at|came to|worked out at)"
    rf" (?:just |only )?{slot('p', 'share')}(?! (?:more|less|higher|lower|fewer|up|down|above|below|point|in <))"
)
_SAME_THING = lazily(r"(?:it|they|this|that|these|the (?:figure|number|total|sum|price|cost|count|tally|rate)(?! of))\b")
_OUT_OF = lazily(rf"\b(?:of|among) (?:the |its |their |his |her |all |those |these |some )*{slot('c', 'whole')}")
_IN_OTHER_WORDS = lazily(
    r"(?:(?:in other words|put another way|put differently|in short|or),? [^<>;:.]{0,20}?|(?:that|this|which) (?:is|was|means|makes"
    r"|represents"
    rf"|amounts to|comes to|works out (?:at|to)|equals|gives)(?: it| them)? (?:an? )?(?:[a-z-]+ (?:rate|share|proportion) of )?)"
    rf"{slot('p', 'share')}"
    r"(?! (?:more|less|higher|lower|fewer|up|down|above|below|point|better|worse))"
)
_MORE_SHARES = (
    lazily(
        rf"{slot('cm$', 'whole')}{_WORDS}{{0,60}}?{slot('cm$', 'part')}(?: of them| [a-z'-]+)?(?:,? or | ?\(| – ){slot('p', 'share')}\)?,? "
        rf"of (?:them|the total|the whole|the lot|(?:its|the|their|his|her) (?:staff|workforce|employees|total|members|membership"
        rf"|pupils))\b"
    ),
    lazily(
        rf"{slot('c', 'part')} (?:[a-z'-]+ ){{0,3}}?(?:out of|of) (?:the |its |their |all )*{slot('c', 'whole')}{_WORDS}{{0,60}}?"
        rf"\b(?:won|gave|giving|gained|got|secured|took|received|meant|meaning|with|representing|making|makes)(?: it| them| him| her)?"
        rf"(?: an?)? {slot('p', 'share')}(?= (?:of the (?:vote|total|seats|poll)|support|backing|turn-?out|majority|approval|rate|share))"
    ),
)
_GROUPS = ("share", "told", "noun", "bare", "than")
# "fell 10p, or 8%, to 230p": the step, its share and where it led
_STEPS = (
    lazily(
        rf"\b(?P<move>{MOVE})(?: by)? {slot('c$m', 'step')}(?: (?:a|per) [a-z]+)?(?:, or | \(|, | – | or ){slot('p', 'share')}(?:\)|,"
        rf"| –)?,? "
        rf"to (?:close at |finish at |stand at )?{slot('c$m', 'new')}"
    ),
    lazily(
        rf"\b(?P<move>{MOVE})(?: by)? {slot('c$m', 'step')}(?: (?:a|per) [a-z]+)? to {slot('c$m', 'new')}(?: [a-z]+){{0,3}}?"
        rf"(?:, (?:an?|or|up|down) (?:[a-z]+ of )?| \(| – ){slot('p', 'share')}"
    ),
    lazily(
        rf"{slot('c$m', 'new')}(?: [a-z'-]+){{0,3}}, {slot('c$m', 'step')} (?P<move>more|higher|up|less|lower|fewer"
        rf"|down)\b[^<>;:.]{{0,30}}?"
        rf"(?:, (?:an?|or) (?:[a-z]+ of )?| \(| – ){slot('p', 'share')}"
    ),
    lazily(
        rf"\b(?P<move>{MOVE}) {slot('p', 'share')}(?:, or | \(| – ){slot('c$m', 'step')}(?:\)|,| –)?,? to "
        rf"(?:close at |finish at |stand at )?{slot('c$m', 'new')}"
    ),
)
# What is taken of a sum: a deposit of 10% on a flat, a tip of 20% on a bill.
_LEVIED = (
    lazily(
        rf"{slot('p', 'share')} (?:[a-z]+ )?(?:deposit|commission|levy|fee|tax|tip|surcharge|stake|duty|royalty|bonus|down payment|charge"
        rf"|premium|discount|rebate|tithe|margin|grant)(?: payment)? (?:of|comes to|came to|is|was|worth) {slot('$', 'part')}"
        rf"(?: [a-z'-]+){{0,3}} (?:on|for|of|secures?|against|from|towards?) (?:an? |the |its |each |every )?{slot('$', 'whole')}"
    ),
    lazily(
        rf"{slot('p', 'share')}(?: [a-z]+){{0,3}}? (?:on|of) (?:an? |the |its |each |every |his "
        rf"|her )?{slot('$', 'whole')}(?: [a-z'-]+){{0,3}},? "
        rf"(?:came to|comes to|adds|adding|is|was|or|costs?|amounts? to|brings?|raises?|makes|which is|that is|worked out at|yields?) "
        rf"(?:about |just |some )?{slot('$', 'part')}(?! (?:more|less|[a-z]+ (?:more|less)))"
    ),
)
_POINTS = "percentage point"
_FRACTION_SLACK = Decimal("0.07")
_TIMES_SLACK = Decimal("0.12")


def check(article: Article) -> Iterator[Finding]:
    """Yield the percentages that do not follow from the numbers beside them."""
    before: Line | None = None
    lines = article.lines
    for place, line in enumerate(lines):
        letters = line.kinds
        if "p" in letters and len(letters) > 2:  # noqa: PLR2004 - a percentage and the two numbers it is told of
            yield from _once([*_changes(article, line), *_shares(article, line), *_steps(article, line), *_two_and_one(article, line)])
        elif letters == "p" and before is not None and line.text.startswith(("that ", "this ", "it ", "the ")) and following(before, line):
            yield from _changes(article, joined(before, line))
        yield from _multiples(article, line)
        if letters.count("p") == 1 and _RESUMES.search(line.text):
            yield from _told_apart(article, lines[max(0, place - 2) : place + 1])
        if before is not None and following(before, line):
            if letters.count("p") == 1:
                yield from _resumed_share(article, before, line)
            yield from _beside_each_other(article, before, line)
            if _LOOKS_BACK.match(line.text) and "p" in before.kinds:
                yield from _two_and_one(article, joined(before, line))
        before = line


def _once(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the first finding on each percentage."""
    yield from {finding.claims[:1]: finding for finding in reversed(found)}.values()


def _two_and_one(article: Article, line: Line) -> Iterator[Finding]:
    """Yield the percentage of movement that is not that between the only two figures told with it, one of them as the earlier one.

    However it is put: "a growth of 24% over Rs 1,100 crore", "down 40% from last year's 30,000", "15% ahead, at 2,600 against 2,000".
    """
    shares = [claim for claim in line.claims if isinstance(claim, FigureClaim) and claim.kind is Kind.PERCENT]
    if len(shares) != 1 or shares[0].mention.unit == _POINTS or not single(shares[0]) or _OTHERWISE.search(line.text):
        return
    if _OTHER_BASIS.search(line.text):
        return
    share, two = shares[0], _only_two(line)
    moved = _moving(line, share)
    if len(two) != _TWO or not moved or not _comparable(two[0], two[1]) or _other_nouns(article, two) or not _one_clause(line, share, two):
        return
    then = [_told_as_old(line, claim) for claim in two]
    if then[0] == then[1]:
        return
    old, new = two if then[0] else two[::-1]
    turned, part = _relative(new, old), value(min(two, key=value)) / value(max(two, key=value)) * _HUNDRED
    if _fits(share, turned, abs(value(old) - value(new)) / value(new) * _HUNDRED) or _fits(share, Reach(part, part), part):
        return  # of the later number, or the one as a share of the other: who told it so may have meant it
    exact = abs(value(new) - value(old)) / value(old) * _HUNDRED
    if not _fits(share, _relative(old, new), exact):
        written, rises = shown(exact, share), value(new) > value(old)
        first, last = old.mention.anchor.surface, new.mention.anchor.surface
        arithmetic = f"({last} - {first}) / {first} = {'' if rises else '-'}{written}, not {share.mention.anchor.surface}"
        yield finding("percent.wrong", article.document, arithmetic, (share, old, new), f"{'a rise' if rises else 'a fall'} of {written}")


def _one_clause(line: Line, share: FigureClaim, two: Sequence[FigureClaim]) -> bool:
    """Say whether no other clause parts the percentage from the figures, nor these from one another."""
    spots = sorted(line.text.index(f"<{line.kinds[number]}{number}>") for number in (line.claims.index(claim) for claim in (share, *two)))
    return _OTHER_CLAUSE.search(line.text[spots[0] : spots[-1]]) is None


def _only_two(line: Line) -> list[FigureClaim]:
    """Return the figures of the one kind that a sentence has two of, none where it has more of it, or two of two kinds."""
    figures = [claim for claim in line.claims if isinstance(claim, FigureClaim) and claim.kind in _TOLD_APART | {Kind.DURATION}]
    kinds: dict[tuple[str, str], list[FigureClaim]] = {}
    for claim in figures:
        kinds.setdefault((family(claim), claim.quantity.unit), []).append(claim)
    pairs = [claims for claims in kinds.values() if len(claims) > 1]
    return pairs[0] if len(pairs) == 1 and len(pairs[0]) == _TWO else []


def _moving(line: Line, share: FigureClaim) -> bool:
    """Say whether a percentage is one of movement, by the word right before or right behind it."""
    place = f"<p{line.claims.index(share)}>"
    before, _, after = line.text.partition(place)
    return not _YEARLY.match(after) and (_MOVES_BEFORE.search(before) is not None or _MOVES_AFTER.match(after) is not None)


def _told_as_old(line: Line, claim: FigureClaim) -> bool:
    number = line.claims.index(claim)
    before, _, after = line.text.partition(f"<{line.kinds[number]}{number}>")
    told = _TIME.sub(lambda match: line.claim(match[1]).mention.anchor.surface.lower(), before)
    behind = _TIME.sub(lambda match: line.claim(match[1]).mention.anchor.surface.lower(), after)
    return _OLD_BEFORE.search(told) is not None or _OLD_AFTER.match(behind) is not None


def _other_nouns(article: Article, two: Sequence[FigureClaim]) -> bool:
    """Say whether the two count or measure different things: profit and sales."""
    one, other = (claim.mention.subject for claim in two)
    concepts = article.lexicon.concepts
    if not one or not other or one == other or concepts.same_noun(one, other) or concepts.generic(one) or concepts.generic(other):
        return False
    left, right = concepts.of(one), concepts.of(other)
    return bool(left and right) and not left & right


def _told_apart(article: Article, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield "The increase, of 12%, …" where the two numbers that stand in the sentences before come to something else.

    One of them must be told of an earlier time, and there must be no third of their kind.
    """
    *earlier, line = lines
    match = _RESUMES.search(line.text)
    if match is None or _OTHERWISE.search(line.text):
        return
    share = _share(line, match)
    near = [line]
    for previous in reversed(earlier):
        if not following(previous, near[0]):
            break
        near.insert(0, previous)
    figures = [(each, claim) for each in near for claim in each.claims if isinstance(claim, FigureClaim) and claim is not share]
    for dimension in dict.fromkeys((family(claim), claim.quantity.unit) for _, claim in figures if claim.kind in _TOLD_APART):
        alike = [(each, claim) for each, claim in figures if (family(claim), claim.quantity.unit) == dimension]
        large = max(value(claim) for _, claim in alike)
        two = [(each, claim) for each, claim in alike if value(claim) * _SMALL > large]  # "two aircraft counted 2,070"
        aged = [_then(each, claim) for each, claim in two]
        if len(two) != _TWO or aged[0] == aged[1] or not _comparable(two[0][1], two[1][1]):
            continue
        (_, old), (_, new) = two if aged[0] else two[::-1]
        yield from _change(article, _Change(old, new, 0, 0), match, share)
        return


def _beside_each_other(article: Article, before: Line, line: Line) -> Iterator[Finding]:
    """Yield a percentage in one sentence and the two ends in the next, or the other way round, of one thing: "It went from 100 to 130"."""
    for shares, ends in ((before, line), (line, before)):
        told = list(_CHANGE.finditer(shares.text)) if shares.kinds.count("p") == 1 and "p" not in ends.kinds else []
        changes = list(_ends(ends)) if len(told) == 1 and len(ends.kinds.replace("t", "").replace("d", "")) == _TWO else []
        if len(changes) != 1 or _OTHERWISE.search(before.text) or _OTHERWISE.search(line.text) or list(_ends(shares)):
            continue
        share, change = _share(shares, told[0]), changes[0]
        if any(_one_unit(claim, change.new) for claim in shares.claims if isinstance(claim, FigureClaim)):
            continue  # the sentence with the percentage has numbers of its own
        one, subjects = share.mention.subject, {change.old.mention.subject, change.new.mention.subject}
        same = one in subjects and one is not None and not article.lexicon.concepts.generic(one)
        if same or (ends is line and _SAME_THING.match(ends.text)):
            yield from _change(article, change, told[0], share)


def _then(line: Line, claim: FigureClaim) -> bool:
    """Say whether a figure is told of an earlier time: "a year earlier it lost", "the previous survey came up with"."""
    before, _, after = line.text.partition(f"<{line.kinds[line.claims.index(claim)]}{line.claims.index(claim)}>")
    clause = _CLAUSE_ENDS.split(before)[-1] + " # " + _CLAUSE_ENDS.split(after)[0]
    told = _TIME.sub(lambda match: line.claim(match[1]).mention.anchor.surface.lower(), clause)
    return _THEN.search(told) is not None


@record
class _Change(NamedTuple):
    """Two ends of a change, and where they are told in the line."""

    old: FigureClaim
    new: FigureClaim
    start: int
    end: int


def _changes(article: Article, line: Line) -> Iterator[Finding]:
    if _OTHERWISE.search(line.text):
        return
    shares = list(_CHANGE.finditer(line.text))
    for change in _ends(line):
        beside = [match for match in shares if _beside(line.text, match, change)]
        if len(beside) == 1 and (share := _share(line, beside[0])) not in (change.old, change.new):
            yield from _change(article, change, beside[0], share)


def _share(line: Line, match: re.Match[str]) -> FigureClaim:
    groups = match.groupdict()
    return line.figure(match, next(name for name in _GROUPS if groups.get(name)))


def _ends(line: Line) -> Iterator[_Change]:
    seen = set()
    for pattern in _ENDS:
        for match in pattern.finditer(line.text):
            old, new = line.figure(match, "old"), line.figure(match, "new")
            if (old.id, new.id) not in seen and _comparable(old, new):
                seen.add((old.id, new.id))
                yield _Change(old, new, min(match.start("old"), match.start("new")) - 1, max(match.end("old"), match.end("new")) + 1)


def _comparable(one: FigureClaim, other: FigureClaim) -> bool:
    return (
        single(one)
        and single(other)
        and _one_unit(one, other)
        and one.quantity.unit != "celsius"
        and value(one) > 0
        and value(other) > 0
        and (one.mention.per == other.mention.per or (None in {one.mention.per, other.mention.per} and _near(one, other)))
        and one.mention.unit not in {"score", "vote"}
    )


def _one_unit(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two figures are of one unit; "to 13.50 from 12.00 crowns" leaves one out."""
    if {family(one), family(other)} == {"1", "money"}:
        return value(one) > 0 and value(other) > 0 and _near(one, other)
    return family(one) == family(other) and one.quantity.unit == other.quantity.unit


def _near(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether one of two figures may leave out what it is per: "$21 an hour from $18", not "$6.44 a share" and $387.8 million."""
    return Decimal("0.2") < value(one) / value(other) < 5  # noqa: PLR2004 - as much the other way


# Between a percentage and the ends that it is told of: no other clause, unless a sentence that begins with "That is".
_BETWEEN = lazily(r"(?:(?! and | but | while | as | with | whereas | than )[^<>;]|<t\d+>){0,60}|.{0,40}\. (?:that|this|it|the) .{0,40}")


def _beside(text: str, share: re.Match[str], change: _Change) -> bool:
    """Say whether nothing that could be meant instead stands between a percentage and the two ends."""
    name = next(name for name in _GROUPS if share[name])
    start, end = share.start(name) - 1, share.end(name) + 1
    if _YEARLY.match(text[end:]):
        return False
    if change.start <= start and end <= change.end:
        return True
    return _BETWEEN.fullmatch(text[change.end : start] if start >= change.end else text[end : change.start]) is not None


def _change(article: Article, change: _Change, match: re.Match[str], share: FigureClaim) -> Iterator[Finding]:
    old, new = change.old, change.new
    if old.quantity.unit == "percent":
        yield from _of_rates(article, change, share)
        return
    if share.mention.unit == _POINTS or not single(share):
        return
    exact = abs(value(new) - value(old)) / value(old) * _HUNDRED
    fits, moved, rises = _fits(share, _relative(old, new), exact), direction(match[0]), value(new) > value(old)
    if fits and (moved == 0 or value(new) == value(old) or (moved > 0) == rises or share.mention.modifier is not Modifier.EXACT):
        return
    told = "a fall of " if moved < 0 and share.mention.unit != "1" else ""
    written = shown(exact, share)
    first, last = (claim.mention.anchor.surface for claim in (old, new))
    arithmetic = f"({last} - {first}) / {first} = {'' if rises else '-'}{written}, not {told}{share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, old, new), f"{'a rise' if rises else 'a fall'} of {written}")


def _steps(article: Article, line: Line) -> Iterator[Finding]:
    """Yield the share that a step and where it led do not bear out, and the amount that is not the share of what it is taken of."""
    for match in chain.from_iterable(pattern.finditer(line.text) for pattern in _STEPS):
        step, new, share = (line.figure(match, name) for name in ("step", "new", "share"))
        if not _one_unit(step, new) or share.mention.unit == _POINTS or not all(single(claim) for claim in (step, new, share)):
            continue
        rises = direction(match["move"]) > 0
        old = value(new) - value(step) if rises else value(new) + value(step)
        if old <= 0 or value(step) >= value(new):
            continue
        first, last = reach(step), reach(new)
        bases = (last.low - first.high, last.high - first.low) if rises else (last.low + first.low, last.high + first.high)
        allowed = Reach(first.low / max(bases) * _HUNDRED, first.high / max(min(bases), Decimal(1)) * _HUNDRED)
        exact = value(step) / old * _HUNDRED
        if not _fits(share, allowed, exact):
            written = shown(exact, share)
            sign = "-" if rises else "+"
            first_, last_ = step.mention.anchor.surface, new.mention.anchor.surface
            arithmetic = f"{first_} / ({last_} {sign} {first_}) = {written}, not {share.mention.anchor.surface}"
            yield finding("percent.wrong", article.document, arithmetic, (share, step, new), written)
    for match in chain.from_iterable(pattern.finditer(line.text) for pattern in _LEVIED):
        share, part, whole = (line.figure(match, name) for name in ("share", "part", "whole"))
        if share.mention.unit == "percent" and single(share) and _comparable(part, whole) and value(part) < value(whole):
            yield from _of_whole(article, share, part, whole)


def _of_rates(article: Article, change: _Change, share: FigureClaim) -> Iterator[Finding]:
    """Yield the change of a rate that is neither the difference in points, told as such, nor the relative change."""
    old, new = change.old, change.new
    difference, told = abs(value(new) - value(old)), reach(share)
    relative = difference / value(old) * _HUNDRED
    slack = precision(old) + precision(new)
    in_points = Reach(difference - slack, difference + slack).meets(told)
    if share.mention.unit == _POINTS:
        if in_points:
            return
    elif told.low <= relative <= told.high or (not in_points and _halfway(old, new).meets(told)) or share.mention.unit == "1":
        return
    digits = max(places(old), places(new))
    points = f"{number(difference, digits)} percentage point{'' if difference == _ONE else 's'}"
    also = "" if share.mention.unit == _POINTS else f" or {number(relative, 1)}%"
    arithmetic = f"from {old.mention.anchor.surface} to {new.mention.anchor.surface} is {points}{also}, not {share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, old, new), points)


def _relative(old: FigureClaim, new: FigureClaim) -> Reach:
    """Return how much per cent the change may be, with both ends anywhere in what they stand for."""
    fine = finest((old, new))
    first, second = reach(old, fine), reach(new, fine)
    if first.low <= 0:
        return Reach(Decimal(0), Decimal("Infinity"))
    ends = [abs(second.low / first.high - 1) * _HUNDRED, abs(second.high / first.low - 1) * _HUNDRED]
    crosses = second.low / first.high <= 1 <= second.high / first.low
    return Reach(Decimal(0) if crosses else min(ends), max(ends))


def _halfway(old: FigureClaim, new: FigureClaim) -> Reach:
    """Return how much per cent the change of a rate may be: rates are seldom rounded by the most, and mostly not at all."""
    wide = _relative(old, new)
    exact = abs(value(new) - value(old)) / value(old) * _HUNDRED
    return Reach((wide.low + exact) / 2, (wide.high + exact) / 2)


def _fits(share: FigureClaim, allowed: Reach, exact: Decimal) -> bool:
    """Say whether a percentage stands for one of the allowed ones; cut off instead of rounded will do, and fractions are loose."""
    told = reach(share)
    slack = precision(share)
    if share.mention.unit == "1":
        slack = exact * _FRACTION_SLACK
    elif exact > _HUNDRED:
        slack = max(slack, exact / _HUNDRED)
    return allowed.meets(Reach(told.low - slack / 10, told.high + max(slack, Decimal("0.05"))))


# ---------------------------------------------------------------- doubled, halved


def _multiples(article: Article, line: Line) -> Iterator[Finding]:
    match = _TIMES.search(line.text) if len(line.claims) > 1 else None
    if match is None or _OTHERWISE.search(line.text):
        return
    factor = _FACTORS[match["word"][:5]]
    for change in _ends(line):
        between = line.text[match.end() : change.start]
        if not 0 <= change.start - match.end() <= 60 or "<" in between.replace("<t", "") or ";" in between or " and " in between:  # noqa: PLR2004 - a clause
            continue
        old, new = value(change.old), value(change.new)
        times = new / old
        low, high = factor * (1 - _TIMES_SLACK), factor * (1 + _TIMES_SLACK)
        if match["much"] in {"more than ", "over "}:
            high = factor * (2 if factor > 1 else 1)
            low = low if factor > 1 else Decimal(0)
        elif match["much"]:
            low, high = factor * Decimal("0.8"), factor * Decimal("1.2")
        if low <= times <= high or (match["much"] in {"more than ", "over "} and factor > 1 and times >= factor):
            continue
        first, last = change.old.mention.anchor.surface, change.new.mention.anchor.surface
        message = f"{last} / {first} = {number(times, 2)} times, not “{match['word']}”"
        yield finding(
            "percent.wrong",
            article.document,
            message,
            (_word(article, line, match["word"]), change.new, change.old),
            f"{number(times, 1)} times",
        )


def _word(article: Article, line: Line, word: str) -> Passage:
    """Return the place of a word of a line's sentence."""
    span = line.sentence.span
    start = span.start + span.of(article.document.field(line.sentence.field)).lower().find(word)
    return passage(article.document, line.sentence, Span(start, start + len(word)))


# ---------------------------------------------------------------- shares


def _shares(article: Article, line: Line) -> Iterator[Finding]:
    seen = set()
    for pattern in (*_SHARES, *_MORE_SHARES):
        for match in pattern.finditer(line.text):
            share, part, whole = (line.figure(match, name) for name in ("share", "part", "whole"))
            if share.id in seen:
                continue
            seen.add(share.id)
            if share.mention.unit != _POINTS and single(share) and _comparable(part, whole) and value(part) <= value(whole):
                yield from _of_whole(article, share, part, whole)


def _resumed_share(article: Article, before: Line, line: Line) -> Iterator[Finding]:
    """Yield "In other words, a third of the projects …" behind "Of the 60 projects, 12 have not begun"."""
    match, whole = _IN_OTHER_WORDS.match(line.text) or _THE_RATE.search(line.text), _OUT_OF.search(before.text)
    counts = [claim for claim in before.claims if isinstance(claim, FigureClaim) and claim.kind is Kind.COUNT]
    if match is None or whole is None or len(counts) != _TWO:
        return
    total, share = before.figure(whole, "whole"), line.figure(match, "share")
    part = counts[0] if counts[1] is total else counts[1]
    if share.mention.unit != _POINTS and single(share) and _comparable(part, total) and value(part) < value(total):
        yield from _of_whole(article, share, part, total)


def _of_whole(article: Article, share: FigureClaim, part: FigureClaim, whole: FigureClaim) -> Iterator[Finding]:
    first, second = reach(part), reach(whole)
    exact = value(part) / value(whole) * _HUNDRED
    allowed = Reach(first.low / second.high * _HUNDRED, first.high / second.low * _HUNDRED)
    if _fits(share, allowed, exact):
        return
    written = shown(exact, share)
    arithmetic = f"{part.mention.anchor.surface} / {whole.mention.anchor.surface} = {written}, not {share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, part, whole), written)
