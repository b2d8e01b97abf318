"""What one article tells of when somebody was born: every age with the day that it holds for, every date of birth.

In: the article. Out: `Told`, each the days of birth that it allows and whose. owners.py says whose an age is, holding.py for which day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from factcheck.consistency.holding import Holding
from factcheck.consistency.owners import Owners, glued
from factcheck.consistency.referents import PERSONS
from factcheck.consistency.tellings import AS_A, DIED, HOLDS, KIN, NO_ADJECTIVE, THEN, Told, allowed, place_of
from factcheck.model import DateClaim, Field, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article
    from factcheck.consistency.tellings import Place

__all__ = ["told"]

_PLAUSIBLE = range(1, 116)
_BIRTHDAY = lazily(r"^(?: and [a-z ]+)? birthday\b")
_BORN = lazily(r"(?:\b[Bb]orn\b|\bb\.)(?P<gap>[^;.<>]{0,60})$")
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
_NOT_YET = lazily(
    r"\b(?:until|till|before|when|once|by the time|unless|if) (?:he|she|they) (?:is|are|turns?|reach(?:es)?) $"
)  # "until she is 80"
_PAIRED, _PAIR = lazily(r" and \d+\b"), lazily(r", \d+ and $")


def told(article: Article) -> list[Told]:
    """Return what the text of an article tells of when people were born, in order."""
    reader = _Reader(article)
    found = [each._replace(person=_key(each.person)) for each in reader.all()]
    return sorted(found, key=lambda each: each.claim.mention.anchor.span.start)


def _key(person: str) -> str:
    """Return one key for all forms of a full name: Eva Maria Quist is Eva Quist."""
    words = person.split()
    return f"{words[0]} {words[-1]}" if len(words) > 2 and person[:1].isupper() else person  # noqa: PLR2004 - first and last


class _Reader:
    """Reads one article."""

    def __init__(self, article: Article) -> None:
        """Take the article."""
        self.article, self.people = article, article.people
        self.text = article.document.text
        self.dates = [
            claim for claim in article.dates if claim.range.first and claim.range.last and claim.mention.anchor.field is Field.TEXT
        ]
        self.births: set[str] = set()
        self.owners, self.holding = Owners(article), Holding(article, self.dates, self.births)

    def all(self) -> Iterator[Told]:
        """Yield every birth and every age whose owner is known."""
        for claim in self.dates:
            found = self._birth(place_of(self.text, claim))
            if found is not None:
                self.births.add(claim.id)
                yield found
        for figure in self.article.figures:
            if figure.mention.anchor.field is Field.TEXT and _whole(figure):
                place = place_of(self.text, figure)
                found = self._age(place) or self._nameless(place)
                if found is not None:
                    yield found

    def _birth(self, place: Place) -> Told | None:
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
            or KIN.search(place.before[max(0, match.start() - 40) : match.start()])
            or DIED.search(gap)
            or any(place.begin + match.start() < each.mention.anchor.span.start < place.start for each in self.dates)
        ):
            return None  # "was born in 1851 and began exporting in 1886"
        person = self.owners.whose(place, place.begin + match.start())
        return None if person is None else Told(person, None, (span,), claim.mention.anchor.surface, claim)

    def _life(self, place: Place, claim: DateClaim, span: tuple[date, date]) -> Told | None:
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

    def _age(self, place: Place) -> Told | None:
        claim = place.claim
        if not isinstance(claim, FigureClaim):
            return None
        birthday = _BIRTHDAY.match(place.after) is not None
        if claim.kind is Kind.ORDINAL and not birthday:
            return None
        if not birthday and claim.mention.aspect != "age" and not HOLDS.match(place.after):
            return None
        if _PAIRED.match(place.after) or _PAIR.search(place.before) or _NOT_YET.search(place.before):
            return None  # "Lord and Lady Farrant, 70 and 66"
        found = self.owners.owner(place)
        if found is None:
            return None
        person, gap = found
        return self.holding.dated(place, claim, person, gap, birthday=birthday)

    def _nameless(self, place: Place) -> Told | None:
        """Return the age of "a 34-year-old man", "the driver, 43," and "her six-year-old son"."""
        claim = place.claim
        if not isinstance(claim, FigureClaim) or claim.mention.aspect != "age" or THEN.match(place.after) or AS_A.search(place.before):
            return None
        behind = _NOUN_BEHIND.match(place.after)
        ahead = _DETERMINED.search(place.before) if behind else self._ahead(place)
        if ahead is None or (behind is None and not HOLDS.match(place.after)):
            return None
        noun = behind["noun"].rsplit(None, 1)[-1] if behind else ahead["noun"]
        if behind and set(behind["noun"].split()) & NO_ADJECTIVE:
            return None
        determiner = ahead["determiner"].lower()
        kin = determiner in {"his", "her", "their"}
        if kin != (noun in _KIN_NOUNS) and determiner != "the":
            return None
        person = f"{'POSS' if kin else 'the'} {noun}" if determiner != "the" or not kin else f"the {noun}"
        today, floating = self.holding.today()
        spans = (allowed(today - timedelta(45), today, int(claim.mention.low)),)
        return Told(
            person, int(claim.mention.low), spans, str(today.year), claim, now=True, floating=floating, new=determiner in {"a", "an"}
        )

    def _ahead(self, place: Place) -> re.Match[str] | None:
        """Return the last "her daughter" from which small words and names alone lead to an age."""
        for match in reversed(list(_NOUN_AHEAD.finditer(place.before))):
            rest = place.before[match.end() :]
            return match if not rest.startswith("’s") and glued(_NAMES.sub("", rest), wide=True) else None
        return None


def _whole(claim: FigureClaim) -> bool:
    figure = claim.mention
    if claim.kind not in {Kind.COUNT, Kind.ORDINAL, Kind.DURATION} or figure.modifier is not Modifier.EXACT:
        return False
    if claim.kind is Kind.DURATION and (figure.aspect != "age" or figure.unit != "year"):
        return False
    return figure.low == figure.high == figure.low.to_integral_value() and int(figure.low) in _PLAUSIBLE
