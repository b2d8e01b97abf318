"""For which day an age holds: that of publication, a birthday, a death, a date told beside it, or "at the time".

In: an age, whose it is and what joins the two. Out: `Told`, with the days of birth that the age allows.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from factcheck.consistency.tellings import AS_A, CLOSE, DIED, KIN, THEN, Told, allowed, place_of, years_before
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from factcheck.consistency.lines import Article
    from factcheck.consistency.tellings import Place
    from factcheck.model import DateClaim, FigureClaim

__all__ = ["Holding"]

_RECENT = 400  # days
_WHO_WAS = lazily(r", who was ")
_TIME = 500  # characters before "at the time" in which the time is told
_AT_THE_TIME = lazily(r"^(?:[ -]years?[ -]olds?| years of age)?,? (?:at the time|then)\b(?! of)")
_ON_A_DAY = lazily(r"^ (?:on \w+day|yesterday|last week|this week)\b(?! \d)")
_DEAD = lazily(r"\b(?:died|dies|dead|death|passed away|killed|funeral|mourn\w*|tribute\w*|obituar\w+)\b")
_HAS_DIED = lazily(r"\bha(?:s|ve) (?:[a-z]+ )?(?:died|passed away)\b")
_DIED_AT = lazily(r"\b(?:died|passed away)(?: [a-z ]{1,30})? (?:aged|at|at the age of) $")
# "Her husband Gordon was club champion in 1989, when he was 44"; "married for 51 years to Jack, who died at the age of 77"
_MARRIED = lazily(r"\bmarried\b[^.;]* to [A-Z]")
_CLAUSE = lazily(  # "knighted in 1991 and took what he called early retirement, at 60"
    r"[;:]|, (?:and|but|while|although)\b| (?:but|while|although) "
    r"| and (?:then |later )?(?:[a-z]{2,}ed|took|went|left|became|won|made|gave|wrote|began|got)\b"
)
_SPELL = lazily(r"\b(?:between|since)(?: [\w ,]{3,20} and)? $")  # an age is none of a spell of years
_IN_A_MONTH = lazily(r"(?:st|nd|rd|th)?(?: birthday)?,? (?:in|on|last) ")
_RIGHT_BEHIND = 4  # characters from an age to "in May", "last month"
_CLOSE_BY = 20  # characters from an age to the date on which it is reached
_BESIDE_IT = lazily(
    r",? (?:when (?:he|she) was |aged |at (?:the age of )?)(?:just |only )?"
)  # "appointed in 1971 aged 36, died in 2009 at 84"
_DIED_ON = lazily(
    r"\b(?:died|dies|passed away)\b(?:[^,;.]|,(?= (?:on|in|at|aged|[A-Z\d])))*$"
)  # not "has died at 91, gave her first lesson in 1956"
_PEERESS = lazily(
    r"\b(?:Lady|Mrs) [A-Z][\w’'-]+ "
)  # whoever is called so by the surname alone is somebody's wife: "Lady Farrant died in 2011"
_UNTIL = lazily(r"\b(?:until|till|when|before|after|since|once|while|because|the time) (?:he|she) was $")


def _of_another(before: str, person: str) -> bool:
    """Say whether a death is that of somebody else of the surname: "James Oduya, a marine engineer, died in 2003"."""
    names = person.split()
    first, last = names[0], names[-1]
    return any(
        match["last"] == last != first and match["first"][:_SHORT] != first[:_SHORT] for match in _NAMED.finditer(DIED.split(before)[0])
    )


_NAMED, _SHORT = lazily(r"\b(?P<first>[A-Z][a-z’'-]+) (?P<last>[A-Z][\w’'-]+)"), 3


class Holding:
    """Finds the days for which the ages of one article hold; `births` are the dates of birth that were read."""

    def __init__(self, article: Article, dates: Sequence[DateClaim], births: AbstractSet[str]) -> None:
        """Take the article, its dates and the ids of those that are of births."""
        self.text, self.dates, self.births = article.document.text, dates, births
        self.published = article.published

    def dated(self, place: Place, claim: FigureClaim, person: str, gap: str, *, birthday: bool) -> Told | None:
        """Return what the age of a person tells, by what joins the two; None where it cannot be said for which day it holds."""
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
            return self._turning(place, claim, person, near, ahead=bool(words & {"turns", "turn", "turning", "will"}))
        dead = DIED.search(gap) or (words & {"was", "at", "aged", "age"} and self._told_dead(place, alone="was" in words))
        past = THEN.match(place.after) or words & {"was", "at", "when", "then", "had", "by"}
        if (dead or past) and (KIN.search(AS_A.sub("", place.before)) or _MARRIED.search(place.before)):
            return None
        explicit = self._beside([each for each in near if each.mention.expression[:1].isdigit()], place)
        if dead and not THEN.match(place.after):
            return self._death(claim, person, explicit)
        if past and not explicit and _WHO_WAS.fullmatch(gap) and place.after.startswith(","):
            today, floating = self.today()
            span = allowed(today - timedelta(_RECENT), today, years)
            return Told(person, years, (span,), str(today.year), claim, floating=floating, lately=True)
        if past and not explicit:
            return self._at_the_time(place, claim, person, words)
        spans = [allowed(each.range.first, each.range.last, years) for each in explicit if each.range.first and each.range.last]
        if past:
            when = explicit[0].mention.anchor.surface if len(explicit) == 1 else ""
            return Told(person, years, tuple(spans), when, claim) if when else None
        today, floating = self.today()
        spans = [allowed(today - timedelta(45), today, years), *(() if "is" in words else spans)]
        return Told(person, years, tuple(spans), str(today.year), claim, now=True, floating=floating)

    def _at_the_time(self, place: Place, claim: FigureClaim, person: str, words: set[str]) -> Told | None:
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

    def today(self) -> tuple[date, bool]:
        """Return the day of publication, any day where it is not known, and whether it is not."""
        return (self.published, False) if self.published else (date(2000, 1, 1), True)

    def _turning(self, place: Place, claim: FigureClaim, person: str, near: Sequence[DateClaim], *, ahead: bool) -> Told | None:
        years = int(claim.mention.low)
        today, floating = self.today()
        dated = [each for each in near if each.range.first and each.range.last]
        if len(dated) > 1:  # "who turned 80 last month, took up running in 1996"
            dated = [each for each in dated if 0 <= each.mention.anchor.span.start - place.end <= _RIGHT_BEHIND][:1]
            if not dated:
                return None
        if not dated:
            spans = (allowed(today - timedelta(200), today + timedelta(200), years),)
            return Told(person, years, spans, str(today.year), claim, now=True, floating=floating)
        if _IN_A_MONTH.match(place.after) and dated[0].mention.anchor.span.start - place.end > _CLOSE_BY:
            return None  # "who turned 74 in January, was 51 when he was booked in July 2003"
        first, last = dated[0].range
        if first is None or last is None:
            return None
        if ahead and self.published is not None and last < self.published and not dated[0].mention.expression[:1].isdigit():
            first, last = years_before(first, -1), years_before(last, -1)  # "who turns 24 in July"
        recent = self.published is not None and (self.published - last).days < _RECENT
        spans = ((years_before(first, years), years_before(last, years)),)
        when = dated[0].mention.anchor.surface if dated[0].mention.expression[:1].isdigit() else str(last.year)
        return Told(person, years, spans, when, claim, now=recent)

    def _death(self, claim: FigureClaim, person: str, explicit: Sequence[DateClaim]) -> Told | None:
        years = int(claim.mention.low)
        days = [each for each in explicit if each.range.first and each.range.last]
        lately = _HAS_DIED.search(claim.mention.anchor.sentence.span.of(self.text)) is not None
        if lately:  # "who has died at 91, gave her first swimming lesson in 1956"
            end = claim.mention.anchor.span.end
            days = [each for each in days if "," not in self.text[slice(*sorted((each.mention.anchor.span.start, end)))]]
        if not days and not (lately and self.published):
            days = [
                each
                for each in self.dates
                if each.mention.expression[:1].isdigit()
                and _DIED_ON.search(before := place_of(self.text, each).before[-60:])
                and not (KIN.search(before) or _PEERESS.search(before) or _of_another(before, person))
                and each.id not in self.births
                and (not lately or each.range.first == each.range.last)
            ]
        spans = [allowed(each.range.first, each.range.last, years) for each in days if each.range.first and each.range.last]
        today, floating = self.today()
        if not floating:
            spans.append(allowed(today - timedelta(400), today, years))
        when = days[0].mention.anchor.surface if days else str(today.year)
        return Told(person, years, tuple(spans), when, claim) if spans else None

    def _told_dead(self, place: Place, *, alone: bool) -> bool:
        """Say whether an age is that of a death told near: "He was 88", not "the lens, which she was still using at 80"."""
        if _DIED_AT.search(place.before):
            return True  # "Geoffrey Pell, whose voice was heard on every racecourse, has died aged 84 after a short illness"
        rest = place.after.strip(" .,")
        if _UNTIL.search(place.before) or not (alone or _DEAD.search(place.before) or len(place.before) < CLOSE):
            return False
        return _DEAD.search(self.text[max(0, place.begin - 300) : place.start]) is not None and (
            not rest or (rest.startswith("and ") and place.before.endswith(" was "))
        )

    def _in_clause(self, place: Place) -> list[DateClaim]:
        """Return the dates, none of birth, that stand in the clause of an age."""
        sentence = place.claim.mention.anchor.sentence
        own = [each for each in self.dates if each.mention.anchor.sentence == sentence and each.id not in self.births]
        return [
            each
            for each in own
            if not _CLAUSE.search(self._stretch(place, each)) and not _SPELL.search(self.text, place.begin, each.mention.anchor.span.start)
        ]

    def _beside(self, days: list[DateClaim], place: Place) -> list[DateClaim]:
        """Return the one of several dates that stands right before an age."""
        return [each for each in days if _BESIDE_IT.fullmatch(self.text, each.mention.anchor.span.end, place.start)] or days

    def _stretch(self, place: Place, day: DateClaim) -> str:
        start, end = sorted((place.start, day.mention.anchor.span.start))
        return self.text[start:end]
