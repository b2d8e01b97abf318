"""One share told in two sentences: "two-thirds had missed a break … the 43 per cent who went without one".

Two shares are of one thing where the clauses around them say the same in the same words or in synonyms, or where the second takes the
first up ("the finding that", "the 43 per cent who"), and neither names a group, a place or a time that the other does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import single
from factcheck.consistency.lines import compares
from factcheck.model import FigureClaim, Kind, Section
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.sayings import lemma_of, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.lexicon import Lexicon
    from factcheck.model import Sentence

__all__ = ["common", "content", "told_twice"]

_MOST = 24  # shares that are compared
_CLAUSE = lazily(
    r"[;:“”\"\n()]| [–—-] |,? \b(?:but|while|whereas|against|compared|although|rising|falling|up from|down from|rather than)\b"
    r"|, (?:and|with|up|down|or|many|most|among|including|according|the|a|they|he|she)\b"
)
_PREDICATE = lazily(r"(?: [\w’'-]+){3,}? (?P<end>is|are|was|were|will|would|has been|have been|said)\b")
_WORD = lazily(r"[A-Za-z]+(?:[’'][a-z]+)?")
_NAME = lazily(r"\b(?:[Ii]n|[Aa]t|[Aa]cross|of|[Ff]rom|[Aa]mong|[Ff]or) (?:the )?([A-Z][\w’-]+)")
_YEAR = lazily(r"\b(?:1[89]|20)\d\d\b|\blast (?:year|month|week|season|time|summer|spring|autumn|winter|decade|quarter)\b")
_TAKEN_UP = lazily(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]hose|[Tt]hese|[Ii]ts|[Tt]heir|[\w]+[’']s) (?P<named>(?:figure|finding|share|proportion|level|result"
    r"|estimate) (?:of|is|was|that|at|stood at) )?(?:some |about |roughly )?$"
)
_DID_SO = lazily(r" (?:who|that) (?:did|do|does|had|have|were|are) so\b")
# "cameras had confirmed that just 12% of nests": what is shared stands behind.
_REPORTS = lazily(
    r".*\b(?:said|says|say|confirmed|show(?:s|ed|n)?|found|finds|suggest(?:s|ed)?|revealed|reported|estimate[sd]?)(?: that)? ", re.DOTALL
)
# "the morning absentee rate of 35 percent did not": what is shared stands before, and nowhere else.
_RATE_OF = lazily(r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Aa]n?|[Ii]ts|[Tt]heir) (?P<what>(?:[\w-]+ ){1,3}(?:rate|level) of )(?:some |about )?$")
_DOES = lazily(r" (?:is|was|did|does|has|had|would|will|could|may|might|reflect\w*|show\w*|mean\w*|meant|suggest\w*)\b|[.,;)]|$")
_STAYED_AWAY = lazily(
    r"\b(?:fail(?:s|ed|ing)?|did not|didn[’']t|do not|refus(?:es|ed|ing)) (?:to )?(?:clock in|clock on|turn up|show up|report for|attend"
    r"|come in|appear)\b"
)
_NOT = lazily(r"\b(?:not|never|los(?:e|es|t|ing)|fail(?:s|ed|ing)?)\b|n[’']t\b")
_EDGE = 40  # characters before a share in which it is said to be known
_RAREST, _TELLING, _PLAIN = 4.0, 2.0, 1.0
_SOME, _MANY, _BESIDE = 2, 3, 2
_HALF, _MOSTLY, _WHOLLY = 0.45, 0.7, 0.99
_KNOWN_ENDINGS = 5  # letters that two forms of one word begin with


class _Share(NamedTuple):
    """A share with what its clause says: `terms` with their weights, the words of its `group`, and of its `time` or plan.

    `places` are those of the clause, `around` those of the sentence; `taken` says that it takes up a share that was told before, `named`
    that it is called a figure or finding.
    """

    claim: FigureClaim
    line: Line
    number: int
    terms: Mapping[str, float]
    group: frozenset[str]
    time: frozenset[str]
    places: frozenset[str]
    around: frozenset[str]
    taken: bool
    named: bool
    again: bool
    denied: bool


def told_twice(
    article: Article, in_words: Callable[[FigureClaim], bool], agree: Callable[[FigureClaim, FigureClaim], bool]
) -> Iterator[tuple[FigureClaim, FigureClaim]]:
    """Yield a ratio or fraction and a percentage of one thing in two sentences that do not agree; each share once.

    `in_words` says what a ratio or fraction is, `agree` whether one stands for a percentage. A share that any other of the article bears
    out is left alone.
    """
    lines = [line for line in article.lines if "p" in line.kinds or "r" in line.kinds]
    told = [(line, claim) for line in lines for claim in line.claims if isinstance(claim, FigureClaim) and _is_share(claim)]
    told = [(line, claim) for line, claim in told if not compares(line, claim)]
    ratios = [(line, claim) for line, claim in told if in_words(claim)]
    percents = [(line, claim) for line, claim in told if claim.mention.unit == "percent"]
    ratios, percents = (
        [each for each in ratios if not any(agree(each[1], other) for _, other in percents)],
        [each for each in percents if not any(agree(other, each[1]) for _, other in ratios)],
    )
    if not ratios or not percents:
        return
    numbers = {sentence: number for number, sentence in enumerate(article.analysis.sentences)}
    ones, others = ([_share(article, *each, numbers) for each in shares[:_MOST]] for shares in (ratios, percents))
    taken: set[str] = set()
    for one in ones:
        for other in others:
            if one.line is not other.line and other.claim.id not in taken and _one_thing(one, other, (ones, others), article.lexicon):
                taken.add(other.claim.id)
                yield one.claim, other.claim
                break


def _is_share(claim: FigureClaim) -> bool:
    mention = claim.mention
    return (
        claim.kind in {Kind.PERCENT, Kind.RATIO}
        and single(claim)
        and mention.change is None
        and mention.per is None
        and mention.anchor.sentence.section is not Section.BOILERPLATE
    )


def _share(article: Article, line: Line, claim: FigureClaim, numbers: Mapping[Sentence, int]) -> _Share:
    anchor, lexicon = claim.mention.anchor, article.lexicon
    text, sentence = article.document.field(anchor.field), anchor.sentence.span
    before = text[max(sentence.start, anchor.span.start - _EDGE) : anchor.span.start]
    taken = _TAKEN_UP.search(before)
    start, end = sentence.start, sentence.end
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if match.end() <= anchor.span.start:
            start = match.end()
        elif match.start() >= anchor.span.end:
            end = match.start()
            break
    report = _REPORTS.match(text, start, anchor.span.start)
    if report is not None:
        start = report.end()
        taken = taken if text[start : anchor.span.start].strip() else None  # "said that 60% of nests" takes up nothing
    rate = _RATE_OF.search(before)
    if rate is not None and _DOES.match(text, anchor.span.end):
        start, end = anchor.span.start - len(before) + rate.start("what"), anchor.span.end
    predicate = _PREDICATE.match(text, anchor.span.end, end) if taken else None
    if predicate is not None:
        end = predicate.start("end")
    clause = _STAYED_AWAY.sub("absent", f"{text[start : anchor.span.start]} {text[anchor.span.end : end]}")
    words = [word.lower() for word in _WORD.findall(clause)]
    known = lexicon.shares
    return _Share(
        claim=claim,
        line=line,
        number=numbers[anchor.sentence],
        terms=content(clause, lexicon),
        group=frozenset(lemma_of(word, lexicon) for word in words if known.apart.get(word) == "group"),
        time=frozenset({word for word in words if known.apart.get(word) in {"time", "plan"}} | set(_YEAR.findall(clause))),
        places=frozenset(_NAME.findall(clause)),
        around=frozenset(_NAME.findall(sentence.of(text))),
        taken=taken is not None,
        named=taken is not None and taken["named"] is not None,
        again=_DID_SO.match(text, anchor.span.end) is not None,
        denied=_NOT.search(clause) is not None,
    )


def _one_thing(one: _Share, other: _Share, shares: tuple[Sequence[_Share], Sequence[_Share]], lexicon: Lexicon) -> bool:
    """Say whether two shares are of one thing."""
    first, second = sorted((one, other), key=lambda each: each.number)
    if first.group != second.group or not second.time <= first.time or not second.places <= first.around:
        return False
    if any(word.isdigit() for word in first.time - second.time) or (first.denied != second.denied and not second.taken):
        return False  # "a quarter raised a chick", "60% lost one"
    apart = second.number - first.number
    if second.again and apart == 1:
        return True
    shared = common(second.terms, first.terms, lexicon)
    alone = all(len(each) == 1 for each in shares)
    if second.taken and (len(shared) >= _SOME or (apart == 1 and shared) or (second.named and alone)):
        return True
    own = [
        any(weight >= _TELLING and not any(_alike(term, each, lexicon) for each in two.terms) for term, weight in one.terms.items())
        for one, two in ((first, second), (second, first))
    ]
    if len(shared) <= _SOME and all(own):
        return False  # "two in five had bought food", "one in four had bought clothes"
    least = min(sum(each.terms.values()) for each in (first, second))
    part = sum(shared) / least if least else 0.0
    if len(shared) >= _MANY and part >= _HALF:
        return True
    if len(shared) >= _SOME and part >= _MOSTLY:
        return True
    return len(second.terms) == 1 and len(shared) == 1 and apart <= _BESIDE and alone


def content(text: str, lexicon: Lexicon) -> dict[str, float]:
    """Return the lemmas of a text that say what is shared, with how telling each is."""
    found: dict[str, float] = {}
    known = lexicon.shares
    for word in (match.lower() for match in _WORD.findall(text)):
        lemma, weight = lemma_of(word, lexicon), lexicon.frequencies.rarity(word)
        if (weight >= _PLAIN or lemma in known.same) and not {word, lemma} & known.idle and word not in known.apart:
            found[lemma] = min(max(weight, _PLAIN), _RAREST)
    return found


def common(one: Mapping[str, float], other: Mapping[str, float], lexicon: Lexicon) -> list[float]:
    """Return how telling those words of one content are that the other has too, or a word that stands for them."""
    return [weight for term, weight in one.items() if any(_alike(term, each, lexicon) for each in other)]


def _alike(one: str, other: str, lexicon: Lexicon) -> bool:
    same = lexicon.shares.same
    if one == other or same.get(one, frozenset()) & same.get(other, frozenset()):
        return True
    return stem(one, lexicon) == stem(other, lexicon) or (
        min(len(one), len(other)) > _KNOWN_ENDINGS and one[:_KNOWN_ENDINGS] == other[:_KNOWN_ENDINGS] and one[:6] == other[:6]
    )
