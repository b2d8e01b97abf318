"""What the clause of a share says: what is shared, by whom, of which group, when and where, and whether that was told before.

In: a share and its line. Out: a `Share`, which retold.py lays beside others; `content` and `common` serve any text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import once
from factcheck.sayings import lemma_of, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.lexicon import Lexicon
    from factcheck.model import FigureClaim

__all__ = ["Share", "akin", "alike", "common", "content"]

_CLAUSE = lazily(
    r"[;:“”\"\n()]| [–—-] |,? \b(?:but|while(?! \w+ing\b)|whereas|against|compared|although|rising|falling|up from|down from|rather than)\b"
    r"|, (?:and|with|up|down|or|many|most|among|including|according|the|a|they|he|she)\b"
)
_PREDICATE = lazily(r"(?: [\w’'-]+){3,}? (?P<end>is|are|was|were|will|would|has been|have been|said)\b")
_WORD = lazily(r"[A-Za-z]+(?:[’'][a-z]+)?")
_NAME = lazily(r"\b(?:[Ii]n|[Aa]t|[Aa]cross|of|[Ff]rom|[Aa]mong|[Ff]or) (?:the )?([A-Z][\w’-]+)")
_YEAR = lazily(r"\b(?:1[89]|20)\d\d\b|\blast (?:year|month|week|season|time|summer|spring|autumn|winter|decade|quarter)\b")
_TAKEN_UP = lazily(
    r"(?:\b(?:[Tt]he|[Tt]his|[Tt]hose|[Tt]hese|[Ii]ts|[Tt]heir|[\w]+[’']s)|(?:^|(?<=[“\"]))[Tt]hat"
    r"|\b[Tt]hat(?= (?:figure|finding|share|result)))"
    r" (?P<named>(?:figure|finding|share|proportion|level|result"
    r"|estimate) (?:of|is|was|that|at|stood at) )?(?:some |about |roughly )?$"
)
_SO = r"(?:about |only |just |some |nearly |almost |more than |fewer than |at least |as many as )?"
# Where a comment speaks of a share as of something known: "When one in eight can't", "to have refused 30%", "the fact that a third".
_KNOWN = lazily(
    rf"(?:(?:^|[“\".;:(–—,] ?|\b(?:and|but|that|so) )(?:when|if|since|because|once|where|as long as) {_SO}"
    rf"|(?:^|[“\".;:(–—,] ?|\b(?:and|but|that) )with {_SO}"
    r"|(?:^|[“\";:–—] ?|\b(?:that|and|but) )(?:having|losing|leaving|seeing|finding|turning|sending|keeping) (?:[\w’'-]+ ){0,4}?"
    rf"|\b(?:fact|accept\w*|regret\w*|appalled|shocked|alarmed|ashamed|sorry|proud|pleased|surprised|outraged|horrified|scandal|disgrace"
    rf"|shame|sad|wrong|unacceptable|shocking) (?:that|by|at|for) {_SO}"
    rf"|\bit(?: is| was|[’']s) (?:an? )?(?!estimated|thought|believed|said|reported|clear|known|claimed|likely|expected|true|hoped|found)"
    rf"[a-z-]+(?: [a-z]+)? (?:that|when|if) {_SO})$",
    re.IGNORECASE,
)
_JUDGED = lazily(r"(?:^|[“\";:–—] ?|\b(?:that|was|is|and|but) )(?:to (?!be\b)\w+ (?:[\w’'-]+ ){0,5}|for )$", re.IGNORECASE)
_DID_SO = lazily(
    r" (?:(?:of )?[\w’'-]+ )?(?:who|that|which) (?:(?:did|do|does|had|have|were|are|has|is|was) so|(?:have|had|has|get|got|do|did"
    r"|catch|use) (?:it|them|this|one))\b"
)
# "cameras had confirmed that just 12% of nests": what is shared stands behind.
_REPORTS = lazily(
    r".*\b(?:said|says|say|confirmed|show(?:s|ed|n)?|found|finds|suggest(?:s|ed)?|revealed|reported|estimate[sd]?)(?: that)? ", re.DOTALL
)
# "the morning absentee rate of 35 percent did not": what is shared stands before, and nowhere else.
_RATE_OF = lazily(r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Aa]n?|[Ii]ts|[Tt]heir) (?P<what>(?:[\w-]+ ){1,3}(?:rate|level) of )(?:some |about )?$")
_DOES = lazily(r" (?:is|was|did|does|has|had|would|will|could|may|might|reflect\w*|show\w*|mean\w*|meant|suggest\w*)\b|[.,;)]|$")
_NOT = lazily(r"\b(?:not|never|los(?:e|es|t|ing)|fail(?:s|ed|ing)?)\b|n[’']t\b")
_BECAUSE = lazily(r"\b(?:because|since)\b(?! (?:19|20)\d\d)")
_ONCE = lazily(r"\b(?:at least|more than|not) once\b")
_OF_WHOM = lazily(
    r" (?P<of>of )?(?:(?:the|its|all|our|these|those|their|his|her|[\w’']+[’']s) )*(?P<nouns>[a-z][a-z’'-]*(?: [a-z][a-z’'-]+){0,2})"
)
_INNER = lazily(r"(?:\w+) (?P<noun>[a-z]+) (?:in|out of) (?:every )?\w+", re.IGNORECASE)
# "grew by 10%", "a turnout of 58%": a level or step, which nobody has or does.
_LEVEL = lazily(
    r"\b(?:by|to|from|at|(?<!more )(?<!less )(?<!fewer )than|with|(?<!half )of) (?:an? |some |about |around |nearly |just |only )*$",
    re.IGNORECASE,
)
_FOR_SOME = lazily(
    r"(?:^|\. )(?:In|Among|At|For|Across|On|With) [^<]*\b(?:figure|share|proportion|level)\b"
    r"|\b(?:figure|share|proportion) (?:for|among|in)\b"
)
# Whom a study asked, in the sentence before what it found, or that it is another study: "tested 4,000 adults over 60".
_SAMPLE = lazily(
    r"\b(?:(?:aged|over|under|older than|younger than) (?:the age of )?\d\d|women|girls|boys|pensioners|the elderly"
    r"|(?:rival|separate|official|another|independent|government) (?:poll|survey|study|ballot|census|figures?|report|count|data"
    r"|statistics))\b"
)
_SOURCE = lazily(
    r",? according to [^.]*|, (?:the |a |an |its |their )?[^,.]{3,50} (?:said|says|found|shows?|suggests?|reported|estimates?|warns?)\.?$"
)
_NARROWED = lazily(
    r"\bof (?:the |its |their )[a-z][a-z ]{2,30}? (?:on|in|at|from|with|under|near) [^,.;]{2,40}$"
    r"|^(?:in|on|at|during) (?:the )?(?:winter|summer|spring|autumn|weekends?|[a-z]+days|night|mornings?|evenings?|holidays)\b",
    re.IGNORECASE,
)
_SURVEYED = 200
_DOING = lazily(r" (?:[a-z]|\(?[A-Z])")
_EDGE = 70  # characters before a share in which it is said to be known
_RAREST, _TELLING, _PLAIN = 4.0, 2.0, 1.0
_COMPOUNDED = 4  # letters of a noun that another one ends with
_KNOWN_ENDINGS = 5  # letters that two forms of one word begin with
_SIZED = frozenset("md$")
_ASKED = ("who ", "that ", "asked", "questioned")
_PERIODS = ("past ", "last ", "preceding ", "previous ", "next ", "first ", "coming ")


class Share:
    """A share with what its clause says, each found when it is first asked for: most are told apart by the first few.

    `claim`, `line` and `number`, that of its sentence in the article, are given.
    """

    def __init__(self, article: Article, line: Line, claim: FigureClaim, number: int) -> None:
        self.lexicon, self.line, self.claim, self.number = article.lexicon, line, claim, number
        self._text = article.document.field(claim.mention.anchor.field)
        self._span = claim.mention.anchor.span
        self._sentence = claim.mention.anchor.sentence.span
        self._before = self._text[max(self._sentence.start, self._span.start - _EDGE) : self._span.start]

    @once
    def _where(self) -> tuple[int, int, bool, re.Match[str] | None]:
        """Where its clause begins and ends, whether a verb of reporting stands before it, and what takes up a share told before."""
        text, span = self._text, self._span
        taken = _TAKEN_UP.search(self._before)
        start, end = _clause(text, self.line, self.claim)
        report = _REPORTS.match(text, start, span.start)
        if report is not None:
            start = report.end()
            taken = taken if text[start : span.start].strip() else None  # "said that 60% of nests" takes up nothing
        rate = _RATE_OF.search(self._before)
        if rate is not None and _DOES.match(text, span.end):
            start, end = span.start - len(self._before) + rate.start("what"), span.end
        predicate = _PREDICATE.match(text, span.end, end) if taken else None
        return start, end if predicate is None else predicate.start("end"), report is not None, taken

    @once
    def _clause(self) -> str:
        start, end, _, _ = self._where
        return _ONCE.sub(" ", f"{self._text[start : self._span.start]} {self._text[self._span.end : end]}")

    @once
    def terms(self) -> dict[str, float]:
        """The words of the clause that say what is shared, with their weights."""
        return content(self._clause, self.lexicon)

    @once
    def wide(self) -> dict[str, float]:
        """Those of the sentence."""
        start, _, reported, _ = self._where
        begin = start if reported else self._sentence.start
        whole = f"{self._text[begin : self._span.start]} {self._text[self._span.end : self._sentence.end]}"
        return content(_SOURCE.sub(" ", whole), self.lexicon)

    @once
    def people(self) -> str | None:
        """The noun of those who share."""
        return _people(self.claim, self._text, self.lexicon)

    @once
    def group(self) -> frozenset[str]:
        """The words of the clause for a group."""
        apart = self.lexicon.shares.apart
        words = (word.lower() for word in _WORD.findall(self._clause))
        return frozenset(lemma_of(word, self.lexicon) for word in words if apart.get(word) == "group")

    @once
    def time(self) -> frozenset[str]:
        """The words of the clause for a time or plan."""
        apart, reason = self.lexicon.shares.apart, _BECAUSE.split(self._clause)[0].lower()
        return frozenset({word for word in _WORD.findall(reason) if apart.get(word) in {"time", "plan"}} | set(_YEAR.findall(self._clause)))

    @once
    def times(self) -> frozenset[str]:
        """The words of time of the whole sentence."""
        apart = self.lexicon.shares.apart
        words = _WORD.findall(_ONCE.sub(" ", _BECAUSE.split(self._sentence.of(self._text))[0]))
        return frozenset(word.lower() for word in words if apart.get(word.lower()) == "time")

    @once
    def sample(self) -> frozenset[str]:
        """Whom a study asked, or what sets it apart from others."""
        surveyed = self._text[max(0, self._sentence.start - _SURVEYED) : self._sentence.end]
        return frozenset(_SAMPLE.findall(surveyed.lower())) | _restricted(self._text, self.claim)

    @once
    def places(self) -> frozenset[str]:
        """The places that the clause names."""
        return frozenset(_NAME.findall(self._clause))

    @once
    def around(self) -> frozenset[str]:
        """The places that the sentence names."""
        return frozenset(_NAME.findall(self._sentence.of(self._text)))

    @once
    def sizes(self) -> frozenset[object]:
        """The measures, spans and sums of the clause."""
        return _sizes(self.line, *self._where[:2])

    @once
    def taken(self) -> bool:
        """Whether it takes up a share that was told before."""
        return self._where[3] is not None

    @once
    def named(self) -> bool:
        """Whether it takes it up as a figure or finding."""
        taken = self._where[3]
        return taken is not None and taken["named"] is not None and _FOR_SOME.search(self._clause) is None

    @once
    def comment(self) -> bool:
        """Whether a comment speaks of it as known, or judges it."""
        return self.judged or _KNOWN.search(self._before) is not None

    @once
    def judged(self) -> bool:
        """Whether a comment judges it."""
        return _JUDGED.search(self._before) is not None

    @once
    def again(self) -> bool:
        """Whether nothing but a pronoun says what those do who share."""
        return _DID_SO.match(self._text, self._span.end) is not None

    @once
    def doing(self) -> bool:
        """Whether somebody has or does it."""
        return _DOING.match(self._text, self._span.end) is not None and _LEVEL.search(self._before) is None

    @once
    def denied(self) -> bool:
        """Whether the clause denies something."""
        return _NOT.search(_said_plainly(self._clause, self.lexicon.shares.phrases)) is not None


def _restricted(text: str, claim: FigureClaim) -> set[str]:
    """Return what before a share narrows whom it is of: "Of the bridges on county roads", "In winter"."""
    anchor = claim.mention.anchor
    match = _NARROWED.search(text[anchor.sentence.span.start : anchor.span.start])
    return {match[0]} if match is not None else set()


def _clause(text: str, line: Line, claim: FigureClaim) -> tuple[int, int]:
    """Return where the clause of a share begins and ends."""
    start, end = line.sentence.span
    for match in _CLAUSE.finditer(text, start, end):
        if match.end() <= claim.mention.anchor.span.start:
            start = match.end()
        elif match.start() >= claim.mention.anchor.span.end:
            return start, match.start()
    return start, end


def _people(claim: FigureClaim, text: str, lexicon: Lexicon) -> str | None:
    """Return the lemma of the noun of those who share, None where none is told: "one child in eight", "12% of the ward's nurses"."""
    inner = _INNER.fullmatch(claim.mention.anchor.surface)
    if inner is not None:
        return lemma_of(inner["noun"].lower(), lexicon)
    match = _OF_WHOM.match(text, claim.mention.anchor.span.end)
    if match is None or (match["of"] is None and claim.mention.unit == "percent"):
        return None  # "25% had mould"
    if text.startswith(("of those ", "of these "), match.start() + 1) and match["nouns"].startswith(
        ("who ", "that ", "asked", "questioned")
    ):
        return "those"
    nouns: list[str] = []
    for word in match["nouns"].split():
        if word in lexicon.shares.links or (
            nouns and word not in lexicon.wordclasses.nouns and lemma_of(word, lexicon) not in lexicon.wordclasses.nouns
        ):
            break
        nouns.append(lemma_of(word, lexicon))
        if nouns[-1] != word:
            break
    return nouns[-1] if nouns else None


def _sizes(line: Line, start: int, end: int) -> frozenset[object]:
    """Return the measures, spans and sums of a clause: who waited two hours is not who waited four."""
    return frozenset(
        line.values[number]
        for number, (claim, letter) in enumerate(zip(line.claims, line.kinds, strict=True))
        if letter in _SIZED
        and start <= claim.mention.anchor.span.start < end
        and not line.source.endswith(_PERIODS, 0, claim.mention.anchor.span.start)
    )


def _said_plainly(text: str, phrases: Sequence[tuple[str, str]]) -> str:
    """Return a text in small letters with one word for each phrase that has one: absent for "did not turn up"."""
    text = text.lower().replace("’", "'")
    for phrase, word in phrases:
        if phrase in text:
            text = text.replace(phrase, word)
    return text


def content(text: str, lexicon: Lexicon) -> dict[str, float]:
    """Return the lemmas of a text that say what is shared, with how telling each is."""
    found: dict[str, float] = {}
    known = lexicon.shares
    for word in _WORD.findall(_said_plainly(text, known.phrases)):
        lemma, weight = lemma_of(word, lexicon), lexicon.frequencies.rarity(word)
        if (weight >= _PLAIN or lemma in known.same) and not {word, lemma} & known.idle and word not in known.apart:
            found[lemma] = min(max(weight, _PLAIN), _RAREST)
    return found


def common(one: Mapping[str, float], other: Mapping[str, float], lexicon: Lexicon) -> list[float]:
    """Return how telling those words of one content are that the other has too, or a word that stands for them."""
    return [weight for term, weight in one.items() if any(alike(term, each, lexicon) for each in other)]


def alike(one: str, other: str, lexicon: Lexicon) -> bool:
    """Say whether two lemmas stand for one thing: one word, two forms of it, or words that newsrooms use for each other."""
    same = lexicon.shares.same
    if one == other or same.get(one, frozenset()) & same.get(other, frozenset()):
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _COMPOUNDED and longer.endswith(shorter):
        return True  # "science textbook", "science book"
    return stem(one, lexicon) == stem(other, lexicon) or (
        min(len(one), len(other)) > _KNOWN_ENDINGS and one[:_KNOWN_ENDINGS] == other[:_KNOWN_ENDINGS] and one[:6] == other[:6]
    )


def akin(one: str, other: str, lexicon: Lexicon) -> bool:
    """Say whether two lemmas are alike, or of one sense in the dictionary, or one the general word for the other."""
    return alike(one, other, lexicon) or any(lexicon.synonyms.related(part, one, other) is not None for part in ("noun", "verb"))
