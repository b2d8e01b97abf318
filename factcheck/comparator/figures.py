"""The verdict on figures: interval arithmetic on what each document says most exactly.

In: an alignment of figure claims, the documents, the independent texts. Out: a `Judgement`.
"""

from __future__ import annotations

import re
from itertools import combinations
from operator import itemgetter
from typing import TYPE_CHECKING

from factcheck import intervals, misprints
from factcheck.comparator.marked import set_aside, unmarked
from factcheck.comparator.sides import as_written, sides_of
from factcheck.comparator.verbatim import told_alike
from factcheck.comparator.voices import voices
from factcheck.intervals import Relation
from factcheck.model import Alignment, Change, FigureClaim, Judgement, Kind, Modifier, Ruling, Severity, Verdict
from factcheck.patterns import lazily, lazily_unicode
from factcheck.running import movement, runs, unfinished

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.comparator.sides import Texts
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon

__all__ = ["judge_figures"]

_IDLE = frozenset({"the", "of", "a", "an", "and", "for"})
_RUNNING = frozenset({Modifier.AT_LEAST, Modifier.MORE_THAN})  # hedges of what may grow: "at least 1,234" and 1,243 an hour later
_LONG = 4  # significant digits from which a slip shows by itself
_TELLING = 3  # those from which one does where the words have something in common
_PAIR = 2  # sides of a conflict
_LEFT = "change-as-level"

_SCALE = lazily(
    r"(?:(?<=\d)|(?<=\d[\s\u00a0\u202f-]))(?:k|m|mn|mln|bn|b|tn|t|cr)\b|\b(?:hundreds?|thousands?|millions?|billions?|trillions?|lakhs?|crores?|dozens?)\b",
    re.IGNORECASE,
)

# A currency with its country: "US$", "INR", "Sri Lankan rupees".
_COUNTRY = lazily_unicode(r"\p{Lu}\p{Sc}|\b\p{Lu}{3}\b|\b\p{Lu}\p{Ll}{3,}\b")
_AGREEING = frozenset({Verdict.AGREEMENT, Verdict.EQUIVALENT, Verdict.APPROXIMATE})


def _form(claim: FigureClaim) -> tuple[str, str, Kind]:
    """Return what two equal values must share to be the same form: unit, scale word, kind. Digits or words, symbol or name are no form."""
    figure = claim.mention
    scale = _SCALE.search(figure.anchor.surface)
    word = scale[0].lower().rstrip("s") if scale else ""
    if word in {"hundred", "thousand"}:
        word = ""
    return (figure.unit, word, Kind.PERCENT if intervals.family(claim) == "share" and figure.unit != "percent" else figure.kind)


def _deciding(claims: Sequence[FigureClaim]) -> dict[str, FigureClaim]:
    """Return document → its most exact claim, in the order of the documents."""
    if len(claims) == 1:
        return {claims[0].mention.anchor.document: claims[0]}
    decided: dict[str, FigureClaim] = {}
    for claim in sorted(
        claims,
        key=lambda item: (
            item.mention.anchor.document,
            item.mention.change is Change.FROM,
            intervals.exactness(item),
            item.mention.anchor.span.start,
        ),
    ):
        decided.setdefault(claim.mention.anchor.document, claim)
    return decided


def _key_matched(one: FigureClaim, other: FigureClaim, lexicon: Lexicon) -> bool:
    """Say whether counted noun and predicate are stated on both sides and match: only then is a conflict an error."""
    left, right, concepts = one.mention, other.mention, lexicon.concepts
    if left.aspect == "age" == right.aspect:
        return bool(set(left.scope.who) & set(right.scope.who))
    if left.subject is None or right.subject is None:
        return False
    shared = concepts.of(left.subject, left.predicate) & concepts.of(right.subject, right.predicate)
    noun = left.subject == right.subject or concepts.same_noun(left.subject, right.subject)
    generic = concepts.generic(left.subject) or concepts.generic(right.subject)
    predicate = left.predicate is not None and (
        left.predicate == right.predicate or bool(concepts.of(left.predicate) & concepts.of(right.predicate))
    )
    return (noun and (predicate or bool(shared))) or (generic and bool(shared))


def _sources_differ(one: FigureClaim, other: FigureClaim) -> bool:
    left, right = one.mention.attribution, other.mention.attribution
    if left is None or right is None:
        return False
    return bool(left.resolved and right.resolved and _of_a_name(left.resolved) != _of_a_name(right.resolved))


def _of_a_name(name: str) -> frozenset[str]:
    """Return the words by which a name is one: "the Ministry of Health" is the Health Ministry."""
    return frozenset(name.lower().split()) - _IDLE


def _other_things(one: FigureClaim, other: FigureClaim, lexicon: Lexicon) -> bool:
    """Say whether two figures of the same two digits count what two nouns tell that have nothing in common.

    Damage of £2.3 million and a budget of £23 million may well be in one event by chance; three digits are not.
    """
    left, right = one.mention.subject, other.mention.subject
    if misprints.slip(one, other) is not misprints.Slip.SCALE or min(intervals.rarity(one), intervals.rarity(other)) >= _TELLING:
        return False
    if left is None or right is None or _one_noun(one, other, lexicon):
        return False
    return lexicon.concepts.of(left, one.mention.predicate).isdisjoint(lexicon.concepts.of(right, other.mention.predicate))


def _slipped(one: FigureClaim, other: FigureClaim, lexicon: Lexicon) -> bool:
    """Say whether a slip of the finger parts two long numbers, or two of three digits that count the same.

    Nobody has 14,739 hectares of one thing and 17,439 of another, nor 156 kilos of heroin in one place and 165 in the next; nor are there
    9,200 vaccinators and 92,000.
    """
    digits = misprints.slipped_digits(one, other)
    if digits >= _LONG or not _one_noun(one, other, lexicon):
        return digits >= _LONG
    noun = one.mention.subject or ""
    return digits >= _TELLING or (misprints.tenfold(one, other) and not lexicon.concepts.generic(noun))


def _one_noun(one: FigureClaim, other: FigureClaim, lexicon: Lexicon) -> bool:
    left, right = one.mention.subject, other.mention.subject
    return left is not None and right is not None and (left == right or lexicon.concepts.same_noun(left, right))


def _sure(pair: tuple[FigureClaim, FigureClaim], texts: Texts, lexicon: Lexicon, *, known: bool) -> bool:
    """Say whether two numbers contradict each other beyond doubt: one key, one source, and no other time that could explain them.

    `known` says that more than their words makes them one fact, so that no key is needed.

    One numeral with another unit or scale is a key of its own: "synergies of 640 billion euros" beside "it can save €640m".

    Of a toll told with a hedge ("about 300 injured") in an undated article nobody can say whether it is the earlier one, unless the digits
    betray a slip.
    """
    if not (known or _key_matched(*pair, lexicon) or misprints.one_numeral(*pair) or _slipped(*pair, lexicon)) or _sources_differ(*pair):
        return False
    dated = all(document.published is not None for document in texts.documents_of(pair))
    hedged = any(claim.mention.modifier is not Modifier.EXACT for claim in pair)
    return dated or not hedged or misprints.slip(*pair) is not None or not runs(*pair, lexicon)


def _single(alignment: Alignment, texts: Texts, decided: Mapping[str, FigureClaim]) -> Judgement:
    reason = "only-here" if alignment.near is None else "kept-apart"
    explanation = (
        "Only this outlet gives it."
        if alignment.near is None
        else f"Only this outlet gives it; the nearest figure elsewhere is {alignment.near}."
    )
    return Judgement(
        alignment=alignment, verdict=Verdict.SINGLE, reason=reason, explanation=explanation, sides=sides_of(list(decided.values()), texts)
    )


def _calm(alignment: Alignment, decided: dict[str, FigureClaim], relations: set[Relation], texts: Texts) -> Judgement:
    """Judge an alignment in which no two values are apart."""
    claims = list(decided.values())
    sides = sides_of(claims, texts)
    if Relation.COMPATIBLE in relations:
        hedged = any(claim.mention.modifier is not Modifier.EXACT for claim in claims)
        reason = "hedge" if hedged else "rounding"
        explanation = f"{as_written(claims, texts)}: the numbers differ, and {'the hedge' if hedged else 'rounding'} allows for both."
        ruling = Ruling(rule="figure.approximate", severity=Severity.NOTE, message=as_written(claims, texts))
        return Judgement(
            alignment=alignment, verdict=Verdict.APPROXIMATE, reason=reason, explanation=explanation, sides=sides, rulings=(ruling,)
        )
    forms = {_form(claim) for claim in claims}
    if Relation.CONVERTED in relations or len(forms) > 1:
        reason = "converted" if Relation.CONVERTED in relations else "other-form"
        return Judgement(
            alignment=alignment,
            verdict=Verdict.EQUIVALENT,
            reason=reason,
            explanation=f"{as_written(claims, texts)}: one value in {'two units' if Relation.CONVERTED in relations else 'two forms'}.",
            sides=sides,
            rulings=_ambiguous(claims, texts),
        )
    count = texts.independent(decided)
    return Judgement(
        alignment=alignment,
        verdict=Verdict.AGREEMENT,
        reason="same-number",
        explanation=f"{len(decided)} outlets, {count} independent text{'s' if count > 1 else ''}: the same number.",
        sides=sides,
    )


def _ambiguous(claims: Sequence[FigureClaim], texts: Texts) -> tuple[Ruling, ...]:
    """Warn where outlets write one number in an ambiguous unit and in one of the units that it may stand for (tons, tonnes)."""
    units = {claim.mention.unit for claim in claims}
    loose = [claim for claim in claims if claim.quantity.readings]
    if claims[0].kind is Kind.MONEY and not any(_COUNTRY.search(claim.mention.anchor.surface) for claim in claims):
        return ()  # "Rs 5 million", "five million rupees": no text says whose rupees
    if not loose or len(units) < 2 or len(loose) == len(claims):  # noqa: PLR2004 - two units
        return ()
    spelt = next(claim.mention.unit for claim in claims if not claim.quantity.readings)
    return (
        Ruling(
            rule="unit.ambiguous",
            severity=Severity.WARNING,
            message=f"{as_written(claims, texts)}; {loose[0].mention.anchor.surface} may also be {_other_readings(loose[0])}",
            suggestion=f"Say which currency is meant ({spelt})." if loose[0].kind is Kind.MONEY else f"Write “{spelt}s” if that is meant.",
        ),
    )


def _other_readings(claim: FigureClaim) -> str:
    """Return what else an ambiguous figure may come to: "121,563 kilograms or 136,146 kilograms", or a currency: "in CAD, AUD or NZD"."""
    if claim.kind is Kind.MONEY:
        *codes, last = (reading.unit for reading in claim.quantity.readings)
        return f"in {', '.join(codes)} or {last}" if codes else f"in {last}"
    read = (reading for reading in claim.quantity.readings if reading.low is not None)
    return " or ".join(f"{reading.low:,.0f} {reading.unit}s" for reading in read)


def judge_figures(alignment: Alignment, texts: Texts, lexicon: Lexicon, policy: Policy) -> Judgement:
    """Return the verdict on an alignment of figures, by the first that fits: conflict, update, approximate, equivalent, agreement.

    No finding rests on a figure that its article marks [sic].
    """
    decided = _deciding([claim for claim in alignment.claims if isinstance(claim, FigureClaim)])
    judgement = _judge(alignment, decided, texts, lexicon, policy)
    if judgement.rulings:
        kept = unmarked(decided, texts)
        if len(kept) < len(decided):
            judgement = _judge(alignment, kept, texts, lexicon, policy) if len(kept) > 1 else set_aside(alignment, decided, texts)
    if policy.own_voice and judgement.verdict in _AGREEING:
        judgement = judgement._replace(rulings=(*judgement.rulings, *voices(alignment, texts)))
    return judgement


def _judge(alignment: Alignment, decided: dict[str, FigureClaim], texts: Texts, lexicon: Lexicon, policy: Policy) -> Judgement:
    if len(decided) == 1:
        return _single(alignment, texts, decided)
    if alignment.restated:
        return _judge_restated(alignment, decided, texts, policy)
    pairs = list(combinations(decided.values(), 2))
    relations = {pair: intervals.relate(*pair, policy) for pair in pairs}
    mixed = [pair for pair in pairs if _by_and_to(pair, texts)]
    if mixed:
        return _left_as_lost(_conflict(alignment, mixed, list(decided.values()), (texts, lexicon, policy)))
    apart = [pair for pair in pairs if relations[pair] is Relation.DISJOINT or _slip_in_hedge(pair, relations[pair], texts, lexicon)]
    step = _step(alignment)
    if not apart and (step is None or not _has_stayed(step, decided.values())):
        return _calm(alignment, decided, set(relations.values()), texts)
    moves = [unfinished(pair, texts.documents_of(pair), lexicon) or movement(*pair, texts.documents_of(pair), lexicon) for pair in apart]
    stepped = step and f"“from {step[0].mention.anchor.surface} to {step[1].mention.anchor.surface}”"
    told = next((move.evidence for move in moves if move.evidence), stepped)
    claims = list(decided.values())
    exchanged = alignment.beyond is not None and alignment.beyond.level == "exchanged"
    # Two reports of one toll show that it moves; a third, which does not say when it was written, may then be of any time.
    moved = told and all(move.possible for move in moves) and not _returns(claims, apart, texts)
    if not exchanged and (stepped or moved):
        message = f"{as_written(claims, texts)}: a running figure at different times ({told})"
        ruling = Ruling(rule="figure.update", severity=Severity.NOTE, message=message)
        return Judgement(
            alignment=alignment,
            verdict=Verdict.UPDATE,
            reason="later-count",
            explanation=message + ".",
            sides=sides_of(claims, texts),
            rulings=(ruling,),
        )
    return _conflict(alignment, apart, claims, (texts, lexicon, policy))


def _step(alignment: Alignment) -> tuple[FigureClaim, FigureClaim] | None:
    """Return the number as it was and as it is by one article: "climbed from 38 to 52"."""
    before: dict[str, FigureClaim] = {}
    now: dict[str, FigureClaim] = {}
    for claim in alignment.claims:
        if isinstance(claim, FigureClaim):
            told = before if claim.mention.change is Change.FROM else now
            told.setdefault(claim.mention.anchor.document, claim)
    return next(((claim, now[document]) for document, claim in before.items() if document in now), None)


def _has_stayed(step: tuple[FigureClaim, FigureClaim], decided: Iterable[FigureClaim]) -> bool:
    """Say whether an article has the number as it was, though its hedge reaches the later one: "at least 97" beside "131, up from 97"."""
    before, now = (claim.mention.low for claim in step)
    return before != now and any(claim.mention.low == before for claim in decided)


def _returns(claims: Sequence[FigureClaim], apart: Sequence[tuple[FigureClaim, FigureClaim]], texts: Texts) -> bool:
    """Say whether by the times of publication a number would have left a value and come back to it: 1.4 million, 140,000, 1.4 million."""
    times = [(texts.documents[claim.mention.anchor.document].published, claim) for claim in claims]
    dated = [(time.timestamp(), claim) for time, claim in times if time is not None and time.tzinfo is not None]
    dated.sort(key=itemgetter(0))
    parted = {frozenset((id(one), id(other))) for one, other in apart}
    return any(
        frozenset((id(first), id(last))) not in parted and {frozenset((id(first), id(middle))), frozenset((id(middle), id(last)))} <= parted
        for (_, first), (_, middle), (_, last) in combinations(dated, 3)
    )


def _slip_in_hedge(pair: tuple[FigureClaim, FigureClaim], relation: Relation, texts: Texts, lexicon: Lexicon) -> bool:
    """Say whether digits betray a slip that a hedge would explain away.

    "Creditors are owed about $430 million" and "about $403 million" in one sentence are no two estimates, nor are "some 94,843" and 94,483
    under any words, nor "no more than 13.5%" and "no more than 15.3%" of one thing, nor "some 6.38m travellers" and 68.3 lakh passengers:
    who estimates gives no third digit. What rounds the other may stand.
    """
    hedges = {claim.mention.modifier for claim in pair}
    if relation is not Relation.COMPATIBLE or hedges == {Modifier.EXACT}:
        return False
    digits = min(map(intervals.rarity, pair))
    if digits >= _TELLING and not hedges & _RUNNING and misprints.slip(*pair) is misprints.Slip.TRANSPOSED:
        return digits >= _LONG or _key_matched(*pair, lexicon) or _one_noun(*pair, lexicon)
    return len(hedges) == 1 and misprints.one_digit_apart(*pair) and told_alike(*pair, texts)


def _by_and_to(pair: tuple[FigureClaim, FigureClaim], texts: Texts) -> bool:
    """Say whether one share is what was lost or gained, and what was left: "fell by 38 per cent", "crashed to 38 per cent of it"."""
    by, to = sorted(pair, key=lambda claim: claim.mention.change is Change.TO)
    if (by.mention.change, to.mention.change) != (Change.BY, Change.TO) or {claim.mention.unit for claim in pair} != {"percent"}:
        return False
    anchor = to.mention.anchor
    return texts.documents[anchor.document].field(anchor.field).startswith(" of ", anchor.span.end) and by.mention.low == to.mention.low


def _left_as_lost(conflict: Judgement) -> Judgement:
    """Return the conflict of one number with its cause: nobody sees it in the number."""
    rulings = tuple(ruling._replace(message=f"{ruling.message} (lost or gained, or left)", cause=_LEFT) for ruling in conflict.rulings)
    return conflict._replace(
        explanation="One share as what was lost or gained and as what was left: they cannot all be right.", rulings=rulings
    )


def _judge_restated(alignment: Alignment, decided: Mapping[str, FigureClaim], texts: Texts, policy: Policy) -> Judgement:
    """Judge an alignment of which some figures are compared as what they leave of a whole, or come to of it."""
    restated = {each.claim.id: each for each in alignment.restated}
    told = [restated[claim.id] for claim in decided.values() if claim.id in restated]
    compared = [restated[claim.id].claim if claim.id in restated else claim for claim in decided.values()]
    relations = {intervals.relate(*pair, policy) for pair in combinations(compared, 2)}
    claims = list(decided.values())
    message = as_written(claims, texts)
    arithmetic = "; ".join(dict.fromkeys(each.arithmetic for each in told))
    verdict, ruling, end = Verdict.EQUIVALENT, None, ""
    if Relation.DISJOINT in relations:
        verdict, end = Verdict.CONFLICT, ", and they cannot all be right"
        ruling = Ruling("figure.conflict", Severity.WARNING, f"{message} ({arithmetic})")
    elif Relation.COMPATIBLE in relations:
        verdict, end = Verdict.APPROXIMATE, ", which rounding or the hedge allows for"
        ruling = Ruling("figure.approximate", Severity.NOTE, f"{message} ({arithmetic})")
    return Judgement(
        alignment=alignment,
        verdict=verdict,
        reason=told[0].portion.value,
        explanation=f"{message}: {arithmetic}{end}.",
        sides=sides_of(claims, texts),
        rulings=() if ruling is None else (ruling,),
    )


def _conflict(
    alignment: Alignment,
    apart: Sequence[tuple[FigureClaim, FigureClaim]],
    claims: Sequence[FigureClaim],
    context: tuple[Texts, Lexicon, Policy],
) -> Judgement:
    texts, lexicon, policy = context
    cause = next((found.value for found in (misprints.slip(*pair) for pair in apart) if found), None)
    sides = sides_of(claims, texts)
    backed = max(side.independent for side in sides) > 1 and not any(runs(*pair, lexicon) for pair in apart)
    # A toll of another hour is left without a counterpart too, and so may a detail of one text be, unless the digits betray a slip.
    beyond = alignment.beyond if backed or not alignment.beyond or alignment.beyond.level != "nearest" else None
    weight = alignment.weight - (alignment.beyond.weight if alignment.beyond and not beyond else 0.0)
    least = policy.error_backed if backed else policy.error
    slipped = max(misprints.slipped_digits(*pair) for pair in apart)
    slips = weight >= policy.error and (slipped >= _TELLING or (backed and slipped > 0))
    known = slips or (beyond is not None and not all(_other_things(*pair, lexicon) for pair in apart))
    alike = any(told_alike(*pair, texts) for pair in apart)
    # Outlets that have 171, 175 and 187 hurt have a toll of three hours, whether or not they say so.
    moving = len(sides) > _PAIR and cause is None and any(runs(*pair, lexicon) for pair in apart)
    sure = not moving and (alike or weight >= least) and any(_sure(pair, texts, lexicon, known=known or alike) for pair in apart)
    message = as_written(claims, texts)
    return Judgement(
        alignment=alignment,
        verdict=Verdict.CONFLICT,
        reason="disjoint",
        explanation=f"{message}: they cannot all be right.",
        sides=sides,
        rulings=(Ruling(rule="figure.conflict", severity=Severity.ERROR if sure else Severity.WARNING, message=message, cause=cause),),
    )
