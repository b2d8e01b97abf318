"""A figure above or beside an article against the figures in its body.

A headline's figure is at rest as soon as one figure of the body fits it, or two of the body's come to it. Where none does, a figure of the
body contradicts it only with evidence that it is of the same thing: what is counted, what happened, the words around, a plain slip of
digits.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck import intervals, misprints
from factcheck.consistency import told_otherwise
from factcheck.consistency.amounts import number, places, reach, shown, single, value, zeros
from factcheck.consistency.counted import in_words, near
from factcheck.consistency.evidence import finding
from factcheck.consistency.likeness import Body, dimension, one_dimension
from factcheck.consistency.loosely import in_currency, multiplied, vague
from factcheck.consistency.surroundings import GROWTH, otherwise
from factcheck.intervals import Relation
from factcheck.model import Change, FigureClaim, Kind, Modifier, Section
from factcheck.patterns import lazily
from factcheck.quick import members

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.config import Policy
    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["check"]


@members
class _Fit(Enum):
    """How a figure of the body fits the headline's."""

    NONE = auto()
    LOOSE = auto()
    EXACT = auto()


_WHOLE = lazily(r"\d{1,3}")
_NAMES = {**told_otherwise.ABOVE, Section.BODY: "first paragraph"}
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.RATIO, Kind.DURATION})
_TOLD_TWICE = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT})  # in an article's first paragraph and behind it
_NEEDED = 9  # points; a bullet or caption often tells what the body leaves out, and needs more
_NEEDED_BESIDE = 11
_A_SLIP = 5  # points of the numbers alone
_NEEDED_LEAD = 15  # of a first paragraph, which tells what no other does, all but the figure itself
_SHUFFLED = 7  # points of two numbers of which one has the other's digits in another order
# By how many points a figure of the body that fits must be less like the headline's than one that does not, to fit by chance.
_BEATEN = {_Fit.NONE: 0, _Fit.LOOSE: 4, _Fit.EXACT: 7}
_SURE = 3
_PLAINLY = 12  # points of words by which a figure is the headline's, whatever of another unit has its number
_AT_HOME = 6  # points of words by which a figure that fits is surely the headline's
_FIRST = 12  # figures of its kind among which a headline's is looked for
_OUT_OF_REACH = Decimal(3)  # times by which no hedge and no rounding part two figures
_SHARES = {"share", "stock"}
_SERVED = lazily(r"(?i) (?:in (?:jail|prison|custody|a cell)|inside|behind bars|later|ago|on)\b")
_TERM = lazily(
    r"(?i)\b(?:sentence[ds]?|jail(?:ed|s)|imprison(?:ed|s)|given|gets?|got|terms? of|minimum(?: of)?|maximum(?: of)?)\b[^.;]{0,40}$"
)
_LONG = 3  # digits of a number that no text holds twice by chance
_MANY, _FAR = 100, Decimal("1.5")
_BOUND, _LITTLE, _TEN = Decimal("0.25"), Decimal("0.02"), Decimal(10)
_OPEN = frozenset({Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.AT_MOST, Modifier.LESS_THAN})
_ROUNDED = Decimal("0.05")
_ONE_MORE = lazily(r"\b(?:and|plus|with|as did|as was) (?:a|an|his|her|their|another|the|its) ")
_NOUN = 3  # words in which it stands who or what that is
_LONGEST = 200  # characters of a headline, bullet or caption
_CLOSE = 16  # figures of which three may make a total
_MOST_HEAD, _MOST_LEAD, _MOST_BODY = 24, 6, 120  # figures; a longer text is no news article


def check(article: Article) -> Iterator[Finding]:
    """Yield the figures of headline, standfirst, bullets and captions that the body contradicts."""
    yield from told_otherwise.check(article)
    placed = [(claim, claim.mention.anchor.sentence.section) for claim in article.figures if claim.mention.kind in _KINDS]
    head = [claim for claim, section in placed if section in told_otherwise.ABOVE and _plain(claim) and _short(claim)][:_MOST_HEAD]
    body = [claim for claim, section in placed if section is Section.BODY and not _of_a_unit(claim, article)][:_MOST_BODY]
    if head and body:
        whole = Body(article, head, body)
        yield from _differing(whole)
        yield from (_finding(article, *pair) for pair in in_currency(whole))
    if body:
        yield from multiplied(article)
        words = [
            claim for claim, section in placed if section is Section.HEADLINE and claim.kind is Kind.COUNT and intervals.is_vague(claim)
        ]
        yield from (_finding(article, *pair) for pair in (vague(Body(article, words, body)) if words else ()))
        first = min(claim.mention.anchor.sentence.paragraph for claim in body)
        lead = [claim for claim in body if claim.mention.anchor.sentence.paragraph == first and claim.kind in _TOLD_TWICE and _plain(claim)]
        rest = [claim for claim in body if claim.mention.anchor.sentence.paragraph > first]
        if lead and rest:
            whole = Body(article, lead[:_MOST_LEAD], rest)
            whole.head = [claim for claim in whole.head if any(_may_be_slip(claim, other, whole) for other in whole.same(claim))]
            yield from _differing(whole)


def _may_be_slip(claim: FigureClaim, other: FigureClaim, body: Body) -> bool:
    """Say whether two figures of one unit have the same digits in another order, or all but one of them alike."""
    if claim.mention.low == other.mention.low:
        return False
    one, two = body.look(claim), body.look(other)
    alike = one.written == two.written or len(one.digits) == len(two.digits) > 1
    return alike and body.numbers(claim, other) >= _A_SLIP


def _differing(body: Body) -> Iterator[Finding]:
    """Yield the figures of what heads an article, its first paragraph too, that those behind it contradict."""
    told: set[str] = set()
    for claim in body.head:
        if claim.mention.anchor.surface in told:
            continue
        rival = _rival(claim, body)
        if rival is not None:
            told.add(claim.mention.anchor.surface)
            yield _finding(body.article, claim, rival)


def _of_a_unit(claim: FigureClaim, article: Article) -> bool:
    """Say whether a fraction is one of the unit behind it: "a quarter-cent"."""
    anchor = claim.mention.anchor
    return claim.kind is not Kind.COUNT and in_words(claim) and article.document.field(anchor.field).startswith("-", anchor.span.end)


def _plain(claim: FigureClaim) -> bool:
    """Say whether a figure is one number that says something; nobody counts 12.5 of a thing, whose unit was not read."""
    broken = claim.kind is Kind.COUNT and value(claim) != value(claim).to_integral_value()
    return single(claim) and value(claim) != 1 and not broken


def _short(claim: FigureClaim) -> bool:
    """Say whether a sentence is as short as those above an article: a list may hold whole stories."""
    span = claim.mention.anchor.sentence.span
    return span.end - span.start <= _LONGEST


def _rival(claim: FigureClaim, body: Body) -> FigureClaim | None:
    """Return the figure of the body that is surely of the same thing as the headline's, None where there is none."""
    same = body.same(claim)
    if any(other.mention.low == claim.mention.low and body.told_again(claim, other) for other in same):
        return None
    fits = [(other, fit) for other in same if (fit := _fit(claim, other, body.article.policy)) is not _Fit.NONE]
    if any(fit is _Fit.EXACT for _, fit in fits) and _telling(claim):
        return None
    fitting = {other.id for other, _ in fits}
    near = [other for other in same if other.id not in fitting and not _level_of_change(claim, other)][:_FIRST]
    least = _NEEDED_LEAD if claim.mention.anchor.sentence.section is Section.BODY else _NEEDED
    likely = [other for other in near if body.at_most(claim, other) >= least]
    if not likely:
        return None
    mine = {other.id for other in same}
    others = [other for other in body.figures if other.id not in mine]
    fits += [(other, fit) for other in others if (fit := _fit(claim, other, body.article.policy)) is not _Fit.NONE]
    exact = _meant(claim, [other for other, fit in fits if fit is _Fit.EXACT], likely, body)
    if exact and (_telling(claim) or not all(one_dimension(claim, other) for other in exact)):
        return None  # the body has the number, and nothing else beats that
    if any(body.likeness(claim, other).words >= _AT_HOME for other in exact):
        return None
    rivals = [(body.likeness(claim, other), other) for other in likely]
    found, rival = max(rivals, key=lambda entry: entry[0].points)  # the first of them, where several are as likely
    needed = _needed(claim, rival, body)
    if (
        found.points < needed
        or (claim.kind is Kind.COUNT and value(claim) in _goals(body.article))
        or _and_one(claim, rival, body.article)
        or _made_up(claim, rival, body, sure=found.points >= needed + _SURE)
    ):
        return None
    if claim.kind is Kind.DURATION and _is_term(rival, body.article) and _is_served(claim, rival, body.article):
        return None  # "23 years in jail, then a handshake": he was "sentenced to 26", or to three years "with a year suspended"
    settled = any(_words(claim, other, body) + _BEATEN[fit] > found.words for other, fit in fits)
    return None if settled or (exact and _far(claim, rival)) else rival


def _meant(claim: FigureClaim, exact: list[FigureClaim], likely: Sequence[FigureClaim], body: Body) -> list[FigureClaim]:
    """Return the figures that have the headline's number, without those of another unit where one of its own is plainly the headline's.

    "Four escape" are the five prisoners who escaped, though "it had taken four months to dig".
    """
    own = [other for other in exact if one_dimension(claim, other)]
    if len(own) == len(exact) or max(body.likeness(claim, other).words for other in likely) < _PLAINLY:
        return exact
    return own


def _level_of_change(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether one is a step in a measure and the other what it led to: "mercury plunges 12 degrees", "from 33C to 21C"."""
    changes = claim.mention.change, other.mention.change
    if claim.kind is Kind.PERCENT:  # "turnout up by 11%", "rose to 53%"; but inflation is what prices rise by
        return changes == (Change.BY, Change.TO) and claim.mention.subject not in GROWTH and value(other) > value(claim) * _OUT_OF_REACH
    if claim.kind is not Kind.MEASURE or Change.BY not in changes or changes[0] is changes[1]:
        return False
    return Change.TO in changes or Change.FROM in changes or claim.quantity.unit == "celsius"


def _is_served(claim: FigureClaim, rival: FigureClaim, article: Article) -> bool:
    """Say whether a span of time is how long somebody was held or has waited, or is what is left of one that is suspended in part."""
    anchor, told = claim.mention.anchor, rival.mention.anchor
    if " suspended" in told.sentence.span.of(article.document.field(told.field)):
        return True
    return _SERVED.match(article.document.field(anchor.field), anchor.span.end) is not None


def _is_term(claim: FigureClaim, article: Article) -> bool:
    """Say whether a span of time is that of a sentence, whatever of it is served."""
    anchor = claim.mention.anchor
    text = article.document.field(anchor.field)
    return _TERM.search(text, anchor.sentence.span.start, anchor.span.start) is not None


def _far(claim: FigureClaim, rival: FigureClaim) -> bool:
    """Say whether two numbers of three digits and more are no slip of one another: what the body repeats is then at rest."""
    less, more = sorted((value(claim), value(rival)))
    return claim.kind is Kind.COUNT and less >= _MANY and more > less * _FAR and misprints.slip(claim, rival) is None


def _words(claim: FigureClaim, other: FigureClaim, body: Body) -> int:
    """Return how like the headline's a figure is that fits it; one of another kind is bare, and may be the same without its unit."""
    if one_dimension(claim, other):
        return body.likeness(claim, other).words
    return 0


def _goals(article: Article) -> set[int]:
    """Return what both sides of each score come to: "Seven goals at Stanmere", and "4-3" in the text."""
    scores = (claim.mention.anchor.surface for claim in article.figures if claim.mention.unit == "score")
    return {sum(int(number) for number in _WHOLE.findall(score)) for score in scores}


def _needed(claim: FigureClaim, rival: FigureClaim, body: Body) -> int:
    """Return the points that make a contradiction; a bullet needs many unless the body has one such figure, of the same movement."""
    if claim.mention.anchor.sentence.section is Section.BODY:
        return _NEEDED_LEAD + otherwise(claim, rival, body.article)
    one, two = claim.mention.subject, rival.mention.subject
    named = one == two or not one or not two or body.lexicon.concepts.same_noun(one, two) or {one, two} == _SHARES
    alone = named and body.alike(claim) == [rival] and body.moves_alike(claim, rival)
    if alone or claim.mention.anchor.sentence.section is Section.HEADLINE:
        return _NEEDED
    return _NEEDED_BESIDE - (body.numbers(claim, rival) >= _SHUFFLED)


def _fit(claim: FigureClaim, other: FigureClaim, policy: Policy) -> _Fit:
    """Say whether the headline's figure can be a body's: the same number, or one that it rounds to or that lies within a hedge."""
    if not _may_fit(claim, other) or _two_ages(claim, other):
        return _Fit.NONE
    relation = intervals.relate(claim, other, policy)
    if relation in {Relation.EQUAL, Relation.CONVERTED}:
        return _Fit.EXACT
    if in_words(claim) != in_words(other) and dimension(claim) == dimension(other) == ("percent", "share"):
        if abs(value(claim) - value(other)) <= 1:
            return _Fit.EXACT  # "up a fifth", and 19.6 per cent
        return _Fit.LOOSE if near(value(claim), value(other), claim.mention.modifier, other.mention.modifier) else _Fit.NONE
    if not one_dimension(claim, other):
        return _Fit.NONE if relation is Relation.DISJOINT else _Fit.LOOSE
    if _OPEN & {claim.mention.modifier, other.mention.modifier}:
        both = claim.mention.modifier in _OPEN and other.mention.modifier in _OPEN
        return _Fit.LOOSE if _bounded(claim, other, _LITTLE if both else _BOUND) or _bounded(other, claim, _LITTLE) else _Fit.NONE
    if relation is not Relation.DISJOINT or reach(claim).meets(reach(other)) or _rounded(claim, other):
        return _Fit.LOOSE
    return _Fit.NONE


def _two_ages(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether both are ages of one noun that differ: nobody rounds the age of a boy, though one may tell that of another day."""
    one, two = claim.mention, other.mention
    ages = one.aspect == two.aspect == "age" and one.subject == two.subject is not None
    return ages and one.modifier is two.modifier is Modifier.EXACT and one.low != two.low


def _may_fit(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether a closer look is worth it: most figures of a body are of another kind, or far off."""
    one, two = claim.mention, other.mention
    if one.low == two.low or two.low != two.high:
        return True
    first, second = claim.quantity, other.quantity
    if first.unit != second.unit or first.low is None or second.low is None:
        return first.unit == second.unit or intervals.family(claim) == intervals.family(other)
    return first.low <= second.low * _OUT_OF_REACH and second.low <= first.low * _OUT_OF_REACH


def _rounded(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether a headline rounds: "500 held", and 487 in the body; "sheds 812 points", and 812.40."""
    if claim.kind is other.kind is Kind.COUNT and value(claim) % 1 == 0 != value(other) % 1 and abs(value(claim) - value(other)) < 1:
        return True
    if claim.kind in {Kind.MONEY, Kind.MEASURE} and _tens(claim, other):
        return True
    scaled = claim.mention.low / claim.mention.step if claim.mention.step else claim.mention.low
    return claim.kind is not Kind.PERCENT and zeros(scaled) > 1 and abs(value(claim) - value(other)) <= value(other) * _ROUNDED


def _tens(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether a sum or measure of two digits and a nought is another one rounded to tens: "£30m contract", and £28.6m."""
    one, two = claim.mention, other.mention
    if one.unit != two.unit or not _TEN <= one.low / (one.step or 1) < _MANY or two.step >= one.step:
        return False
    return (one.low / (one.step or 1)) % _TEN == 0 and abs(one.low - two.low) <= one.step * _TEN / 2


def _bounded(claim: FigureClaim, other: FigureClaim, share: Decimal) -> bool:
    """Say whether a figure leaves room on one side ("at least 45", "under 50") and the other lies there.

    Not further off than that share of it, or than a unit of the last digit that counts: "more than 130" is said of 131 to 140.
    """
    stated, found = value(claim), value(other)
    room = max(_last_digit(claim), stated * share)
    above = claim.mention.modifier in {Modifier.AT_LEAST, Modifier.MORE_THAN} and stated <= found <= stated + room
    below = claim.mention.modifier in {Modifier.AT_MOST, Modifier.LESS_THAN} and stated - room <= found <= stated
    return above or below


def _last_digit(claim: FigureClaim) -> Decimal:
    """Return what one more in the last digit that counts comes to: 10 for 130, 100,000 for 3.2 million."""
    exponent = claim.mention.low.normalize().as_tuple().exponent
    size = value(claim) / claim.mention.low if claim.mention.low else Decimal(0)
    return size * _TEN**exponent if isinstance(exponent, int) else size


def _telling(claim: FigureClaim) -> bool:
    """Say whether a number is too long to stand in the text by chance."""
    return intervals.rarity(claim) >= _LONG


def _made_up(claim: FigureClaim, rival: FigureClaim, body: Body, *, sure: bool) -> bool:
    """Say whether two figures of a paragraph, or three of a sentence, come to the headline's: its total is told in parts.

    Where the rival is surely the headline's own, only sums that it is a part of count.
    """
    if intervals.family(claim) == "share":
        return False
    if _left_over(claim, rival, body):
        return True
    wanted = reach(claim)
    parts = [other for other in body.figures if one_dimension(claim, other) and not body.apart(claim, other)]
    own = _own_parts(rival, parts)
    parts = [other for other in parts if other.id not in own]
    places = [(other.mention.anchor.sentence, value(other), other is rival) for other in parts]
    pairs = ((one, two) for one, two in combinations(places, 2) if one[0].paragraph == two[0].paragraph and (one[2] or two[2] or not sure))
    if any(wanted.low <= one[1] + two[1] <= wanted.high for one, two in pairs):
        return True
    close = (three for three in combinations(places[:_CLOSE], 3) if three[0][0] == three[1][0] == three[2][0])
    return any(
        wanted.low <= sum(number for _, number, _ in three) <= wanted.high for three in close if not sure or any(own for _, _, own in three)
    )


def _own_parts(rival: FigureClaim, figures: Sequence[FigureClaim]) -> set[str]:
    """Return the figures of its paragraph that the rival itself is made up of: "The bill of £12.4m: £8.1m, £2.5m and £1.8m"."""
    paragraph = rival.mention.anchor.sentence.paragraph
    rest = [other for other in figures if other is not rival and other.mention.anchor.sentence.paragraph == paragraph]
    if len(rest) > 1 and sum(map(value, rest)) == value(rival):
        return {other.id for other in rest}
    return {one.id for pair in combinations(rest, 2) if sum(map(value, pair)) == value(rival) for one in pair}


def _left_over(claim: FigureClaim, rival: FigureClaim, body: Body) -> bool:
    """Say whether another figure of its sentence makes a measure the headline's: "50 days after he set out, six after he was found"."""
    sentence, difference = rival.mention.anchor.sentence, abs(rival.mention.low - claim.mention.low)
    if rival.mention.unit != claim.mention.unit:
        return False
    beside = [other for other in body.figures if other is not rival and other.mention.anchor.sentence == sentence]
    if claim.kind is Kind.COUNT:  # "adds 20 routes", and "85 routes, up from 65"
        return any(
            abs(rival.mention.low - other.mention.low) == claim.mention.low and Change.FROM in {rival.mention.change, other.mention.change}
            for other in beside
        )
    return any(
        other.mention.low == difference and (other.mention.unit == claim.mention.unit or not other.mention.subject) for other in beside
    )


def _and_one(claim: FigureClaim, other: FigureClaim, article: Article) -> bool:
    """Say whether the smaller of the two has one beside it without a figure: "a family of five and a lorry driver", "two men and a boy"."""
    less, more = sorted((claim, other), key=value)
    if not 1 <= value(more) - value(less) <= 3:  # noqa: PLR2004 - as many as may stand so
        return False
    anchor, classes = less.mention.anchor, article.lexicon.wordclasses
    others = (each.mention.anchor for each in article.figures if each.mention.anchor.sentence == anchor.sentence)
    end = min((each.span.start for each in others if each.span.start > anchor.span.end), default=anchor.sentence.span.end)
    after = article.document.field(anchor.field)[anchor.span.end : end]
    people = classes.noun_class(less.mention.subject or "") in {"person", "group", "Tops"}
    for match in _ONE_MORE.finditer(after):
        nouns = [classes.noun_class(word.strip(".,;:").lower()) for word in after[match.end() :].split()[:_NOUN]]
        if not people or "person" in nouns or not any(nouns):
            return True  # but not "five people were hurt when two cars and a horsebox collided"
    return False


def _finding(article: Article, claim: FigureClaim, rival: FigureClaim) -> Finding:
    where = _NAMES[claim.mention.anchor.sentence.section]
    one, other = claim.mention.anchor.surface, rival.mention.anchor.surface
    if intervals.is_vague(claim) or (claim.kind is Kind.MONEY and not one_dimension(claim, rival)):
        return finding("headline.differs", article.document, f"{where} {one}, body {other}", (claim, rival), f"{other} in the {where}")
    difference = abs(value(claim) - value(rival))
    points = intervals.family(claim) == "share"
    written = number(difference, max(places(claim), places(rival)))
    apart = f"{written} percentage point{'' if written == '1' else 's'}" if points else shown(difference, rival)
    message = f"{where} {one}, body {other}; they differ by {apart}"
    return finding("headline.differs", article.document, message, (claim, rival), f"{other} in the {where}")
