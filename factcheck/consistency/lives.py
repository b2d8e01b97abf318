"""What one article tells of when somebody was born: every age with the day that it holds for, every date of birth.

In: the article. Out: `Told`, each the days of birth that it allows and whose. An age is read by what stands between it and the name or
pronoun before it: a few small words ("who is now", "aged", "turned", "celebrated her") join the two, any other parts them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.consistency.referents import PERSONS
from factcheck.lexicon.days import day_of_publication
from factcheck.model import DateClaim, Field, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.consistency.people import Named, People

__all__ = ["Told", "allowed", "told"]

_RECENT = 400  # days
_WHO_WAS = lazily(r", who was ")
_TIME = 500  # characters before "at the time" in which the time is told
_CLOSE = 30  # characters before a surname in which first names stand
_PLAUSIBLE = range(1, 116)
_GLUE = frozenset(
    "aged age who is now was has have had just recently turned turns turn turning will be being celebrated celebrates celebrating"
    " celebrate marked marks marking mark reached his her the today only still at of a an currently then yesterday on this last year"
    " week month died dies dead passed away became becomes barely already grand ripe old years himself herself she he when by"
    " by-then since also where".split()
)
_VERBS = frozenset("is was turned turns turn aged age now be celebrate celebrated celebrates mark marked marks reached".split())
_FROM = lazily(r",? (?:of|from|in) (?:[A-Z][\w.’'-]+,? ?)+")
_WORD = lazily(r"[\w’'-]+")
_HOLDS = lazily(
    r"^(?:[,;.)]|[ -]years?(?:[ -]olds?| of age)\b| (?:when|and|but|at the time|on|in|last|this|today|yesterday|years?|after"
    r"|before|with|while|for|as|to|from|following|he|she)\b|$)"
)
_YEAR_OLD = lazily(r"^(?:[ -]years?)?[ -]olds?\b")
_THEN = lazily(r"^(?:[ -]years?[ -]olds?| years of age)?,? ?(?:when|at the time|then|by then|as (?:he|she))\b")
_AT_THE_TIME = lazily(r"^(?:[ -]years?[ -]olds?| years of age)?,? (?:at the time|then)\b(?! of)")
_BIRTHDAY = lazily(r"^(?: and [a-z ]+)? birthday\b")
_ON_A_DAY = lazily(r"^ (?:on \w+day|yesterday|last week|this week)\b(?! \d)")
_PRONOUN = lazily(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_LEADS = lazily(
    r"(?:^|[,;:(–—“\"] ?|\b(?:when|and|but) )(?:[Nn]ow|[Aa]t(?: the age of| age)?(?: just| only)?|(?:[Nn]ow )?[Aa]ged(?: just"
    r"| only)?|[Ss]till only) $"
)
_AS_A = lazily(r"\bas an? (?:[a-z]+ )?(?:boy|girl|child|lad|youth|teenager|schoolboy|schoolgirl|man|woman) of(?: just| only)? $")
_AT = lazily(r"\b(?:[Nn]ow,? )?(?:at(?: the (?:tender |ripe old )?age of| age)?|aged)(?: just| only)? $", re.IGNORECASE)
_IS = lazily(r" (?:is|has|remains|becomes|runs|still)\b")
_DETERMINER = lazily(r"\b(?:his|her|the|an?)\b")
_FEASTS = lazily(r"\b(?:celebrat\w+|mark\w*|reach\w+|age of|day)\b")
_FOLLOWER = lazily(r"^(?:[ -]years?[ -]old)?, (?:(?:the|Mr|Mrs|Ms|Miss|Dr|Sir|Dame) )?")
_DEAD = lazily(r"\b(?:died|dies|dead|death|passed away|killed|funeral|mourn\w*|tribute\w*|obituar\w+)\b")
_HAS_DIED = lazily(r"\bha(?:s|ve) (?:[a-z]+ )?(?:died|passed away)\b")
_DIED = lazily(r"\b(?:died|dies|passed away)\b")
_DIED_AT = lazily(r"\b(?:has|have) (?:died|passed away)(?: [a-z ]{1,30})? (?:aged|at|at the age of) $")
_KIN = lazily(
    r"\b(?:sons?|daughters?|wife|husband|brothers?|sisters?|father|mother|twins?|parents|cousins?|widow|child(?:ren)?|grand\w+|boys?|girls?"
    r"|niece|nephew|uncle|aunt|friend|partner|girlfriend|boyfriend|baby)\b"
)
# "Her husband Gordon was club champion in 1989, when he was 44"; "married for 51 years to Jack, who died at the age of 77"
_MARRIED = lazily(r"\bmarried\b[^.;]* to [A-Z]")
_BORN = lazily(r"(?:\b[Bb]orn\b|\bb\.)(?P<gap>[^;.<>]{0,60})$")
_NO_ADJECTIVE = frozenset(
    "of who was is has had and from said told with in to that at for by on from after when while he she they were".split()
)
_KIN_NOUNS = frozenset(
    "father mother son daughter brother sister wife husband grandmother grandfather grandson granddaughter nephew niece cousin partner"
    " girlfriend boyfriend widow baby".split()
)
_DETERMINED = lazily(r"\b(?P<determiner>[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ )?$")
_NOUN_BEHIND = lazily(r"^(?:[ -]years?)?[ -]old (?P<noun>(?:[a-z-]+ ){0,2}?(?:" + "|".join(sorted(PERSONS)) + r"))\b(?![-’'])")
_NOUN_AHEAD = lazily(
    r"\b(?P<determiner>[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,2}?(?P<noun>" + "|".join(sorted(PERSONS)) + r")\b"
)
_NAMES = lazily(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
_INSERTED = lazily(r"^,[^,.;:“”\"]{1,60},(?= )")
_PARENTHESIS = lazily(r"^, [a-z]+(?: [a-z]+){0,3},(?= was $)")  # "Felix Brandt, composer, was born"
_ASIDE = lazily(r", (?:who|whose) [^,;.]{1,120}, (?:was|is) $")
_APPOSED = lazily(r"^,? (?:an?|the) (?:[a-z]+ )?$")
_CLAUSE = lazily(r"[;:]|, (?:and|but|while|although)\b| (?:but|while|although) ")
_SPELL = lazily(r"\b(?:between|since)(?: [\w ,]{3,20} and)? $")  # an age is none of a spell of years
_UNTIL = lazily(r"\b(?:until|till|when|before|after|since|once|while|because|the time) (?:he|she) was $")
_SPOKEN_OF = lazily(
    r"\b(?:described|spoke of|painted|portrayed|pictured) (?:[a-z]+ as )?an? (?:[a-z]+ )?(?:woman|man|mother|father)\b[^.;]*$"
)
_A_TRADE = lazily(r",(?: \d\d,)? (?:an?|the) (?:[a-z-]+ ){1,4}$")
_THE_ONE = lazily(r"The ([a-z]+), who was $")
_SOMEBODY = lazily(r"\b[Aa]n? (?:[a-z-]+ )?(?P<noun>[a-z]{3,})\b(?= (?:died|was|had|fell|drowned|collapsed|told|said|who))")
_NAME_BEFORE = lazily(r"[A-Z][\w’'-]+,? (?:(?:is|was|as|became) )?$")
_PAIRED, _PAIR = lazily(r" and \d+\b"), lazily(r", \d+ and $")
_DESCRIBED = lazily(r"The ([a-z]+),")
_REST = lazily(r"(?: [A-Z][\w’'-]+)+")


class Told(NamedTuple):
    """A piece of text that tells when a person was born: between two days, for each way that it may be meant.

    `age` is None in a date of birth; `now` says that the age holds for the day of publication, `floating` that this day is not known,
    `lately` that somebody was of the age when what the article tells of happened.
    """

    person: str
    age: int | None
    spans: tuple[tuple[date, date], ...]
    when: str
    claim: FigureClaim | DateClaim
    now: bool = False
    floating: bool = False
    lately: bool = False
    new: bool = False


class _Place(NamedTuple):
    """A number or date with what stands in its sentence before and behind it."""

    claim: FigureClaim | DateClaim
    before: str
    after: str
    start: int
    begin: int

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.claim.mention.anchor.span.end


def told(article: Article, people: People) -> list[Told]:
    """Return what the text of an article tells of when people were born, in order."""
    reader = _Reader(article, people)
    found = [each._replace(person=_key(each.person)) for each in reader.all()]
    return sorted(found, key=lambda each: each.claim.mention.anchor.span.start)


def _key(person: str) -> str:
    """Return one key for all forms of a full name: Eva Maria Quist is Eva Quist."""
    words = person.split()
    return f"{words[0]} {words[-1]}" if len(words) > 2 and person[:1].isupper() else person  # noqa: PLR2004 - first and last


class _Reader:
    """Reads one article."""

    def __init__(self, article: Article, people: People) -> None:
        self.article, self.people = article, people
        self.published = day_of_publication(article.document, article.lexicon.calendar)
        self.text = article.document.text
        self.dates = [
            claim for claim in article.dates if claim.range.first and claim.range.last and claim.mention.anchor.field is Field.TEXT
        ]
        self.births: set[str] = set()
        self.owned: set[str] = set()

    def all(self) -> Iterator[Told]:
        """Yield every birth and every age whose owner is known."""
        for claim in self.dates:
            found = self._birth(self._place(claim))
            if found is not None:
                self.births.add(claim.id)
                yield found
        for figure in self.article.figures:
            if figure.mention.anchor.field is Field.TEXT and _whole(figure):
                place = self._place(figure)
                found = self._age(place) or self._nameless(place)
                if found is not None:
                    yield found

    @cached_property
    def dead(self) -> str | None:
        """Whom an obituary is of: who is named first where a death is told first."""
        match = _DIED.search(self.text)
        if match is None:
            return None
        named = self.people.between(0, match.start())
        return named[0].person if named else self.people.most or "the dead"

    def _gap(self, named: Named, end: int) -> str:
        """Return what stands between a name, to its last word, and a place."""
        rest = _REST.match(self.text, named.span.end, end)
        return self.text[rest.end() if rest else named.span.end : end]

    def _meant(self, offset: int) -> str | None:
        """Return for whom "he" or "born" stands; in an obituary, where that is not clear, for the dead."""
        return self.people.meant(offset) or self.dead

    def _place(self, claim: FigureClaim | DateClaim) -> _Place:
        anchor = claim.mention.anchor
        start, end = anchor.sentence.span
        return _Place(claim, self.text[start : anchor.span.start], self.text[anchor.span.end : end], anchor.span.start, start)

    # ------------------------------------------------------------ births

    def _birth(self, place: _Place) -> Told | None:
        claim = place.claim
        if (
            not isinstance(claim, DateClaim)
            or not claim.mention.expression[:1].isdigit()
            or claim.range.first is None
            or claim.range.last is None
        ):
            return None
        span = (claim.range.first, claim.range.last)
        match = _BORN.search(place.before)
        if match is None:
            return self._life(place, claim, span)
        gap = match["gap"]
        if (
            ("," in gap.strip(" ,") and not gap.endswith((", in ", ", on ")))
            or _KIN.search(place.before[max(0, match.start() - 40) :])
            or _DIED.search(gap)
            or any(place.begin + match.start() < each.mention.anchor.span.start < place.start for each in self.dates)
        ):
            return None  # "was born in 1851 and began exporting in 1886"
        person = self._whose(place, place.begin + match.start())
        return None if person is None else Told(person, None, (span,), claim.mention.anchor.surface, claim)

    def _life(self, place: _Place, claim: DateClaim, span: tuple[date, date]) -> Told | None:
        """Return the birth in "Name (1944-2026)" and "Name (b. June 1971)", whose stop ends a sentence."""
        if self.text.endswith(("(b. ", "(b."), 0, place.start):
            named = self.people.before(place.start, 6)
            return None if named is None else Told(named.person, None, (span,), claim.mention.anchor.surface, claim)
        if re.fullmatch(r"\d{4}/\d{4}", claim.mention.expression) is None:
            return None
        first = claim.mention.expression.partition("/")[0]
        named = self.people.before(place.start, 3)
        if named is None or not self.text[named.span.end : place.start].endswith("("):
            return None
        return Told(named.person, None, ((date(int(first), 1, 1), date(int(first), 12, 31)),), first, claim)

    # ------------------------------------------------------------ ages

    def _age(self, place: _Place) -> Told | None:
        claim = place.claim
        if not isinstance(claim, FigureClaim):
            return None
        birthday = _BIRTHDAY.match(place.after) is not None
        if claim.kind is Kind.ORDINAL and not birthday:
            return None
        if not birthday and claim.mention.aspect != "age" and not _HOLDS.match(place.after):
            return None
        if _PAIRED.match(place.after) or _PAIR.search(place.before):
            return None  # "Lord and Lady Farrant, 70 and 66"
        found = self._owner(place)
        if found is None:
            return None
        person, gap = found
        return self._dated(place, claim, person, gap, birthday=birthday)

    def _owner(self, place: _Place) -> tuple[str, str] | None:
        """Return whose age it is, and what joins the two."""
        aged = isinstance(place.claim, FigureClaim) and place.claim.mention.aspect == "age"
        adjectives = re.match(r"(?:[ -]years?)?[ -]old((?: [a-z][a-z-]*){0,4}) (?=[A-Z])", place.after) or re.match(
            r"(?:[ -]old)((?: [a-z][a-z-]*){0,4}) (?=[A-Z])", place.after
        )
        if adjectives is not None and not set(adjectives[1].split()) & _NO_ADJECTIVE:
            named = self.people.at(place.end + adjectives.end())
            return (named.person, "") if named is not None and not _KIN.search(adjectives[1]) else None
        lead = _LEADS.search(place.before)
        follows = _FOLLOWER.match(place.after)
        if lead is not None and follows is not None:
            after = self.text[place.end + follows.end() :][:60]
            named = self.people.at(place.end + follows.end())
            if named is not None and not self.text[place.start - 12 : place.start].startswith(named.person):
                return named.person, "now" if _IS.match(self.text, named.span.end) else lead[0]
            if re.match(r"(?:he|she)\b", after):
                person = self.people.meant(place.end + follows.end())
                return None if person is None else (person, lead[0])
        return self._joined(place, aged=aged)

    def _joined(self, place: _Place, *, aged: bool) -> tuple[str, str] | None:
        named = self.people.before(place.start, 90)
        if named is not None and named.span.end > place.begin:
            gap = self._gap(named, place.start)
            if _APPOSED.match(gap) and _YEAR_OLD.match(place.after):
                return named.person, ""
            inner = _INSERTED.sub("", gap) if named.person not in gap else gap
            if _glued(gap) and (aged or _verbs(gap)):
                return named.person, gap
            if inner != gap and not _KIN.search(gap) and _glued(inner) and _verbs(inner):
                return named.person, inner
        pronouns = list(_PRONOUN.finditer(place.before))
        if pronouns:
            last = next((each for each in pronouns if _reaches(each[0], place.before[each.end() :])), None)
            if (
                last is not None
                and (aged or _verbs(place.before[last.start() :]))
                and not _KIN.search(place.before[max(0, last.start() - 30) :])
            ):
                if self._of_somebody(place.before[: last.start()]) or self._spoken(place.begin + last.start()):
                    return None
                alone = not place.before[: last.start()].strip() and not place.after.strip(" .")
                person = (self._meant if alone else self.people.meant)(place.begin + last.start())
                return None if person is None else (person, place.before[last.end() :])
        return self._loosely(place)

    def _spoken(self, offset: int) -> bool:
        """Say whether a place stands between quotation marks, where "she" is not who speaks, and is named last."""
        before = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")

    def _of_somebody(self, before: str) -> bool:
        """Say whether "he" may stand for somebody without a name: "In 2018, a runner died in the race; he was 34"."""
        for match in _SOMEBODY.finditer(before):
            named = _NAME_BEFORE.search(before[: match.start()]) is not None  # "Leo Marsh, a runner, said he was 34"
            if not named and self.article.lexicon.wordclasses.noun_class(match["noun"]) == "person":
                return True
        return False

    def _loosely(self, place: _Place) -> tuple[str, str] | None:
        """Return whose age "at the age of 27" is, which stands behind what somebody did then: who alone the sentence names."""
        match = _AT.search(place.before) or _AS_A.search(place.before)
        if match is None or not _HOLDS.match(place.after) or _KIN.search(place.before[: match.start()]) or _KIN.search(place.after[:40]):
            return None
        here = list(dict.fromkeys(named.person for named in self.people.between(place.begin, place.end + len(place.after))))
        if len(here) > 1:
            return None
        described = _DESCRIBED.match(place.before)
        person = here[0] if here else self.people.meant(place.start) or (f"the {described[1]}" if described else None)
        now = "now" if re.search(r"\b[Nn]ow,? (?:at|aged)", match[0]) else "at"
        return None if person is None else (person, now)

    def _whose(self, place: _Place, offset: int) -> str | None:
        """Return who is said to have been born: named right before or, where the sentence begins with it, behind."""
        named = self.people.before(offset, 40)
        if named is not None and named.span.end > place.begin and _glued(_PARENTHESIS.sub("", self._gap(named, offset))):
            return self._by_maiden_name(named, offset)
        clause = self.text[place.begin : offset]
        inserted = _ASIDE.search(clause)
        owner = self.people.before(place.begin + inserted.start() + 1, 3) if inserted else None
        if owner is not None and owner.span.end > place.begin:
            return owner.person  # "Mr Ure, who joined the yard in 1986, was born"
        pronoun = re.search(r"\b([Hh]e|[Ss]he)(?: \w+)?(?: was| is)? ?$", clause)
        if pronoun is not None:
            return self._meant(place.begin + pronoun.start()) if not clause[: pronoun.start()] else self.people.meant(offset)
        if not clause.strip():
            follows = re.match(r"[^,.;]{0,60}, (?:the )?", place.after)
            named = self.people.at(place.end + follows.end()) if follows else None
            return named.person if named is not None else self._meant(offset)
        owner = self.people.before(offset, 60)
        if owner is not None and owner.span.end > place.begin and _A_TRADE.match(self.text[owner.span.end : offset]):
            return owner.person  # "Jonas Veld, 34, a carpenter born in 1981"
        if _SPOKEN_OF.search(clause):
            alone = [name for name, _ in self.people.often.most_common() if name not in self.people.lawyers]
            return alone[0] if len(alone) == 1 or (alone and self.people.often[alone[0]] > self.people.often[alone[1]]) else None
        described = _THE_ONE.match(clause)
        return f"the {described[1]}" if described else None

    def _by_maiden_name(self, named: Named, end: int) -> str:
        """Return who is named, the dead of an obituary where a first name and another are theirs: Joan Edith Pike, née Merriweather."""
        if self.dead is None or self.dead == named.person:
            return named.person
        told = self.text[max(0, named.span.start - _CLOSE) : end].split()
        full = (words for words in self.people.names if words[-1] == self.dead)
        whole = tuple(self.dead.split()) if " " in self.dead else next(full, ())
        start = next((told[number:] for number in range(len(told)) if whole and told[number] == whole[0]), [])
        return self.dead if len({*start} & {*whole}) > 1 else named.person

    def _nameless(self, place: _Place) -> Told | None:
        """Return the age of "a 34-year-old man", "the driver, 43," and "her six-year-old son"."""
        claim = place.claim
        if not isinstance(claim, FigureClaim) or claim.mention.aspect != "age" or _THEN.match(place.after) or _AS_A.search(place.before):
            return None
        behind = _NOUN_BEHIND.match(place.after)
        ahead = _DETERMINED.search(place.before) if behind else self._ahead(place)
        if ahead is None or (behind is None and not _HOLDS.match(place.after)):
            return None
        noun = behind["noun"].rsplit(None, 1)[-1] if behind else ahead["noun"]
        if behind and set(behind["noun"].split()) & _NO_ADJECTIVE:
            return None
        determiner = ahead["determiner"].lower()
        kin = determiner in {"his", "her", "their"}
        if kin != (noun in _KIN_NOUNS) and determiner != "the":
            return None
        person = f"{'POSS' if kin else 'the'} {noun}" if determiner != "the" or not kin else f"the {noun}"
        today, floating = self._today()
        spans = (allowed(today - timedelta(45), today, int(claim.mention.low)),)
        return Told(
            person, int(claim.mention.low), spans, str(today.year), claim, now=True, floating=floating, new=determiner in {"a", "an"}
        )

    def _ahead(self, place: _Place) -> re.Match[str] | None:
        """Return the last "her daughter" from which small words and names alone lead to an age."""
        for match in reversed(list(_NOUN_AHEAD.finditer(place.before))):
            rest = place.before[match.end() :]
            return match if not rest.startswith("’s") and _glued(_NAMES.sub("", rest), wide=True) else None
        return None

    # ------------------------------------------------------------ the day that an age holds for

    def _dated(self, place: _Place, claim: FigureClaim, person: str, gap: str, *, birthday: bool) -> Told | None:
        if "?" in place.after:  # "She was 16 in 1941? No, she was 30"
            return None
        years = int(claim.mention.low)
        words = set(gap.lower().split())
        near = self._in_clause(place)
        turning = (
            birthday
            or bool(words & {"turned", "turns", "turn", "turning"})
            or ("was" in words and _ON_A_DAY.match(place.after) is not None)
        )
        if turning:
            return self._turning(claim, person, near, ahead=bool(words & {"turns", "turn", "turning", "will"}))
        dead = _DIED.search(gap) or (words & {"was", "at", "aged", "age"} and self._told_dead(place, alone="was" in words))
        past = _THEN.match(place.after) or words & {"was", "at", "when", "then", "had", "by"}
        if (dead or past) and (_KIN.search(_AS_A.sub("", place.before)) or _MARRIED.search(place.before)):
            return None
        explicit = [each for each in near if each.mention.expression[:1].isdigit()]
        if dead and not _THEN.match(place.after):
            return self._death(claim, person, explicit)
        if past and not explicit and _WHO_WAS.fullmatch(gap) and place.after.startswith(","):
            today, floating = self._today()
            span = allowed(today - timedelta(_RECENT), today, years)
            return Told(person, years, (span,), str(today.year), claim, floating=floating, lately=True)
        if past and not explicit:
            return self._at_the_time(place, claim, person, words)
        spans = [allowed(each.range.first, each.range.last, years) for each in explicit if each.range.first and each.range.last]
        if past:
            when = explicit[0].mention.anchor.surface if len(explicit) == 1 else ""
            return Told(person, years, tuple(spans), when, claim) if when else None
        today, floating = self._today()
        spans = [allowed(today - timedelta(45), today, years), *spans]
        return Told(person, years, tuple(spans), str(today.year), claim, now=True, floating=floating)

    def _at_the_time(self, place: _Place, claim: FigureClaim, person: str, words: set[str]) -> Told | None:
        """Return an age of "who was 31 at the time", with all the dates that it may be of: any that is past, the one told last first."""
        if not ("then" in words or _AT_THE_TIME.match(place.after)) or self.published is None:
            return None
        dated = [each for each in self.dates if re.match(r"\d{4}\b(?!/)", each.mention.expression) and each.id not in self.births]
        told = [each for each in dated if each.range.last and each.range.last < self.published]
        before = [each for each in told if 0 < place.start - each.mention.anchor.span.start <= _TIME]
        if not before:
            return None
        nearest = before[-1]
        spans = [allowed(*each.range, int(claim.mention.low)) for each in (nearest, *told) if each.range.first and each.range.last]
        return Told(person, int(claim.mention.low), tuple(spans), nearest.mention.anchor.surface, claim)

    def _today(self) -> tuple[date, bool]:
        return (self.published, False) if self.published else (date(2000, 1, 1), True)

    def _turning(self, claim: FigureClaim, person: str, near: Sequence[DateClaim], *, ahead: bool) -> Told | None:
        years = int(claim.mention.low)
        today, floating = self._today()
        dated = [each for each in near if each.range.first and each.range.last]
        if len(dated) > 1:
            return None
        if not dated:
            spans = (allowed(today - timedelta(200), today + timedelta(200), years),)
            return Told(person, years, spans, str(today.year), claim, now=True, floating=floating)
        first, last = dated[0].range
        if first is None or last is None:
            return None
        if ahead and self.published is not None and last < self.published and not dated[0].mention.expression[:1].isdigit():
            first, last = _years_before(first, -1), _years_before(last, -1)  # "who turns 24 in July"
        recent = self.published is not None and (self.published - last).days < _RECENT
        spans = ((_years_before(first, years), _years_before(last, years)),)
        when = dated[0].mention.anchor.surface if dated[0].mention.expression[:1].isdigit() else str(last.year)
        return Told(person, years, spans, when, claim, now=recent)

    def _death(self, claim: FigureClaim, person: str, explicit: Sequence[DateClaim]) -> Told | None:
        years = int(claim.mention.low)
        days = [each for each in explicit if each.range.first and each.range.last]
        lately = self.published is not None and _HAS_DIED.search(claim.mention.anchor.sentence.span.of(self.text)) is not None
        if not days and not lately:
            days = [
                each
                for each in self.dates
                if each.mention.expression[:1].isdigit() and _DIED.search(self._place(each).before[-60:]) and each.id not in self.births
            ]
        spans = [allowed(each.range.first, each.range.last, years) for each in days if each.range.first and each.range.last]
        today, floating = self._today()
        if not floating:
            spans.append(allowed(today - timedelta(400), today, years))
        when = days[0].mention.anchor.surface if days else str(today.year)
        return Told(person, years, tuple(spans), when, claim) if spans else None

    def _told_dead(self, place: _Place, *, alone: bool) -> bool:
        """Say whether an age is that of a death told near: "He was 88", not "the lens, which she was still using at 80"."""
        if _DIED_AT.search(place.before):
            return True  # "Geoffrey Pell, whose voice was heard on every racecourse, has died aged 84 after a short illness"
        rest = place.after.strip(" .,")
        if _UNTIL.search(place.before) or not (alone or _DEAD.search(place.before) or len(place.before) < _CLOSE):
            return False
        return _DEAD.search(self.text[max(0, place.begin - 300) : place.start]) is not None and (
            not rest or (rest.startswith("and ") and place.before.endswith(" was "))
        )

    def _in_clause(self, place: _Place) -> list[DateClaim]:
        """Return the dates, none of birth, that stand in the clause of an age."""
        sentence = place.claim.mention.anchor.sentence
        own = [each for each in self.dates if each.mention.anchor.sentence == sentence and each.id not in self.births]
        return [
            each
            for each in own
            if not _CLAUSE.search(self._stretch(place, each)) and not _SPELL.search(self.text, place.begin, each.mention.anchor.span.start)
        ]

    def _stretch(self, place: _Place, day: DateClaim) -> str:
        start, end = sorted((place.start, day.mention.anchor.span.start))
        return self.text[start:end]


def _whole(claim: FigureClaim) -> bool:
    figure = claim.mention
    if claim.kind not in {Kind.COUNT, Kind.ORDINAL, Kind.DURATION} or figure.modifier is not Modifier.EXACT:
        return False
    if claim.kind is Kind.DURATION and (figure.aspect != "age" or figure.unit != "year"):
        return False
    return figure.low == figure.high == figure.low.to_integral_value() and int(figure.low) in _PLAUSIBLE


def _reaches(pronoun: str, gap: str) -> bool:
    """Say whether small words lead from a pronoun to an age; "his" is somebody else's but in "his 80th birthday"."""
    return _glued(gap) and (pronoun.lower() in {"he", "she"} or "birthday" in gap)


def _glued(gap: str, *, wide: bool = False) -> bool:
    """Say whether nothing but small words lies between a name and an age."""
    if gap.startswith(("’s", "'s")) and not _FEASTS.search(gap):
        return False
    if re.search(r"[.;:!?“”\"\n]", gap):
        return False
    bare = _FROM.sub(" ", gap)
    if not wide and _DETERMINER.search(gap) and not _FEASTS.search(gap):
        return False  # "Obi and her ten-year-old"
    return all(word.lower() in _GLUE for word in _WORD.findall(bare.replace("’s ", " ").replace("'s ", " ")))


def _verbs(gap: str) -> bool:
    return not _VERBS.isdisjoint(_WORD.findall(gap.lower()))


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def allowed(first: date | None, last: date | None, years: int) -> tuple[date, date]:
    """Return between which days somebody was born who is of an age at some time from one day to another; ValueError without the days."""
    if first is None or last is None:
        raise ValueError(first, last)
    return _years_before(first, years + 1), _years_before(last, years)
