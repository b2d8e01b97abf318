"""Whose an age or a birth is: who is joined to it by a few small words ("who is now", "aged", "turned", "celebrated her").

In: an age or date of birth with what stands around it. Out: the key of a person, with what joins the two. Any other words part them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.consistency.tellings import AS_A, CLOSE, DIED, HOLDS, KIN, NO_ADJECTIVE
from factcheck.model import FigureClaim
from factcheck.patterns import lazily
from factcheck.quick import once

if TYPE_CHECKING:
    from factcheck.consistency.lines import Article
    from factcheck.consistency.people import Named
    from factcheck.consistency.tellings import Place

__all__ = ["Owners", "glued"]

_GLUE = frozenset(
    "aged age who is now was has have had just recently turned turns turn turning will be being celebrated celebrates celebrating"
    " celebrate marked marks marking mark reached his her the today only still at of a an currently then yesterday on this last year"
    " week month died dies dead passed away became becomes barely already grand ripe old years himself herself she he when by"
    " by-then since also where".split()
)
_VERBS = frozenset("is was turned turns turn aged age now be celebrate celebrated celebrates mark marked marks reached".split())
_FROM = lazily(r",? (?:of|from|in) (?:[A-Z][\w.’'-]+,? ?)+")
_WORD = lazily(r"[\w’'-]+")
YEAR_OLD = lazily(r"^(?:[ -]years?)?[ -]olds?\b")
_PRONOUN = lazily(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_SAID = lazily(r"^, (?:his|her|their|the|an?) (?:[a-z]+ ){1,3}(?:said|says|told|confirmed|announced)\b")  # "died at 88, her nephew said"
_LEADS = lazily(
    r"(?:^|[,;:(–—“\"] ?|\b(?:when|and|but) )(?:[Nn]ow|[Tt]hen|[Aa]t(?: the age of| age)?(?: just| only)?|(?:[Nn]ow )?[Aa]ged(?: just"
    r"| only)?|[Ss]till only) $"
)
_AT = lazily(r"\b(?:[Nn]ow,? )?(?:at(?: the (?:tender |ripe old )?age of| age)?|aged)(?: just| only)? $", re.IGNORECASE)
_IS = lazily(r" (?:is|has|remains|becomes|runs|still)\b")
_SHE_IS = lazily(r"s?he (?:is|has|remains|becomes|runs|still)\b")
_TO_MARK, _LATE = lazily(r"\b(?:mark|celebrat)(?:e|ed|ing|s|es)? $"), lazily(r"\bwould have\b|\bhad (?:he|she|they) lived\b")
_DETERMINER = lazily(r"\b(?:his|her|the|an?)\b")
_FEASTS = lazily(r"\b(?:celebrat\w+|mark\w*|reach\w+|age of|day)\b")
_FOLLOWER = lazily(r"^(?:[ -]years?[ -]old)?, (?:(?:and )?[a-z]+ing [^,.;:“”\"]{1,60}, (?=s?he\b)|(?:the|Mr|Mrs|Ms|Miss|Dr|Sir|Dame) )?")
_HAS_DIED = lazily(r", who has died(?: [^,.;]{1,60})?,? (?:aged|at the age of|at) $")
_INSERTED = lazily(r"^,[^,.;:“”\"]{1,60},(?= )")
_THE_SINGER = lazily(r"The (?:[a-z-]+ )?(?P<noun>[a-z]+), (?:who is )?now (?:aged )?$")
_WHO_AND = lazily(r",? who [^.;:!?“”\"\n]{3,80}? and (?P<verb>(?:is|turn(?:s|ed)|will be)(?: (?:now|just|already|today))* )")
_SHE_DID = lazily(r"\b(?:[Hh]e|[Ss]he) (?:[a-z]+ ){1,3}$")
_PARENTHESIS = lazily(r"^, [a-z]+(?: [a-z]+){0,3},(?= was $)")  # "Felix Brandt, composer, was born"
_ASIDE = lazily(r", (?:who|whose) [^,;.]{1,120}, (?:was|is) $")
_APPOSED = lazily(r"^,? (?:an?|the) (?:[a-z]+ )?$")
_SPOKEN_OF = lazily(
    r"\b(?:described|spoke of|painted|portrayed|pictured) (?:[a-z]+ as )?an? (?:[a-z]+ )?(?:woman|man|mother|father)\b[^.;]*$"
)
_A_TRADE = lazily(r",(?: \d\d,)? (?:an?|the) (?:[a-z-]+ ){1,4}$")
_THE_ONE = lazily(r"The ([a-z]+), who was $")
_SOMEBODY = lazily(r"\b[Aa]n? (?:[a-z-]+ )?(?P<noun>[a-z]{3,})\b(?= (?:died|was|had|fell|drowned|collapsed|told|said|who))")
_NAME_BEFORE = lazily(r"[A-Z][\w’'-]+,? (?:(?:is|was|as|became) )?$")
_ADJECTIVES = lazily(r"(?:[ -]years?)?[ -]old((?: [a-z][a-z-]*){0,4}) (?=[A-Z])")
_APPOSED_NAME = lazily(r"(?:[ -]years?)?[ -]old((?: [a-z][a-z-]*){1,4}), (?=[A-Z])")  # "the 62-year-old pilot, Carl Dent,"
_DESCRIBED = lazily(r"The ([a-z]+),")
_SHORT = 3  # letters that a first name and its short form have in common
_REST = lazily(r"(?: [A-Z][\w’'-]+)+")


class Owners:
    """Finds whose the ages and births of one article are."""

    def __init__(self, article: Article) -> None:
        """Take the article."""
        self.article, self.people = article, article.people
        self.text = article.document.text

    @once
    def dead(self) -> str | None:
        """Whom an obituary is of: who is named first where a death is told first."""
        match = DIED.search(self.text)
        if match is None:
            return None
        named = self.people.between(0, match.start())
        return named[0].person if named else self.people.most or "the dead"

    def gap(self, named: Named, end: int) -> str:
        """Return what stands between a name, to its last word, and a place."""
        rest = _REST.match(self.text, named.span.end, end)
        return self.text[rest.end() if rest else named.span.end : end]

    def meant(self, offset: int) -> str | None:
        """Return for whom "he" or "born" stands; in an obituary, where that is not clear, for the dead."""
        return self.people.meant(offset) or self.dead

    def owner(self, place: Place) -> tuple[str, str] | None:
        """Return whose age it is, and what joins the two."""
        aged = isinstance(place.claim, FigureClaim) and place.claim.mention.aspect == "age"
        adjectives = _ADJECTIVES.match(place.after)
        if adjectives is None and place.before.lower().endswith(("the ", "her ", "his ", "its ", "their ")):
            adjectives = _APPOSED_NAME.match(place.after)
        if adjectives is not None and not set(adjectives[1].split()) & NO_ADJECTIVE:
            named = self.people.at(place.end + adjectives.end())
            return (named.person, "") if named is not None and not KIN.search(adjectives[1]) else None
        if _HAS_DIED.search(place.before) and self.dead is not None and self.dead in place.before:
            return self.dead, "died"  # "Wilf Garraway, the coxswain who led one of the rescues of the coast, who has died at the age of 89"
        lead = _LEADS.search(place.before)
        follows = _FOLLOWER.match(place.after)
        if lead is not None and follows is not None:
            after = self.text[place.end + follows.end() :][:60]
            named = self.people.at(place.end + follows.end())
            if named is not None and not self.text[place.start - 12 : place.start].startswith(named.person):
                return named.person, "now" if _IS.match(self.text, named.span.end) else lead[0]
            if re.match(r"(?:he|she)\b", after):
                person = self.people.meant(place.end + follows.end())
                return None if person is None else (person, "now" if _SHE_IS.match(after) else lead[0])
        return self._joined(place, aged=aged)

    def _joined(self, place: Place, *, aged: bool) -> tuple[str, str] | None:
        named = self.people.before(place.start, 90)
        if named is not None and named.span.end > place.begin:
            gap = self.gap(named, place.start)
            if _APPOSED.match(gap) and YEAR_OLD.match(place.after):
                return named.person, ""
            inner = _INSERTED.sub("", gap) if named.person not in gap else gap
            if glued(gap) and (aged or verbs(gap)):
                return named.person, gap
            joined = _inserted(gap, inner, aged=aged)
            if joined is not None and not KIN.search(gap):
                return named.person, joined
        pronouns = list(_PRONOUN.finditer(place.before))
        if pronouns:
            last = next((each for each in pronouns if _reaches(each[0], place.before[each.end() :])), None)
            marked = last is None and _marked(place, pronouns[-1])
            last = pronouns[-1] if marked else last
            if (
                last is not None
                and (aged or marked or verbs(place.before[last.start() :]))
                and not KIN.search(place.before[max(0, last.start() - 30) :])
            ):
                if self._of_somebody(place.before[: last.start()]) or self._spoken(place.begin + last.start()):
                    return None
                alone = not place.before[: last.start()].strip() and not place.after.strip(" .")
                person = (self.meant if alone else self.people.meant)(place.begin + last.start())
                return None if person is None else (person, place.before[last.end() :])
        return self._alone(place) or self._loosely(place)

    def _alone(self, place: Place) -> tuple[str, str] | None:
        """Return whose age "The singer, now 48," tells in an article that names one person."""
        match = _THE_SINGER.match(place.before)
        if match is None or len(self.people.often) != 1 or self.article.lexicon.wordclasses.noun_class(match["noun"]) != "person":
            return None
        return next(iter(self.people.often)), "now"

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

    def _loosely(self, place: Place) -> tuple[str, str] | None:
        """Return whose age "at the age of 27" is, which stands behind what somebody did then: who alone the sentence names."""
        match = _AT.search(place.before) or AS_A.search(place.before)
        if match is None or not HOLDS.match(place.after) or KIN.search(place.before[: match.start()]):
            return None
        if KIN.search(_SAID.sub("", place.after)[:40]):
            return None
        did = _SHE_DID.search(place.before[: match.start()])  # "Ken Pendlebury, whom she married at 22, in 1961"
        if did is not None:
            person = self.people.meant(place.begin + did.start())
            return None if person is None else (person, "at")
        here = list(dict.fromkeys(named.person for named in self.people.between(place.begin, place.end + len(place.after))))
        if len(here) > 1:
            return None
        described = _DESCRIBED.match(place.before)
        person = here[0] if here else self.people.meant(place.start) or (f"the {described[1]}" if described else None)
        now = "now" if re.search(r"\b[Nn]ow,? (?:at|aged)", match[0]) else "at"
        return None if person is None else (person, now)

    def whose(self, place: Place, offset: int) -> str | None:
        """Return who is said to have been born: named right before or, where the sentence begins with it, behind."""
        named = self.people.before(offset, 40)
        if named is not None and named.span.end > place.begin and glued(_PARENTHESIS.sub("", self.gap(named, offset))):
            return self._by_maiden_name(named, offset)
        clause = self.text[place.begin : offset]
        inserted = _ASIDE.search(clause)
        owner = self.people.before(place.begin + inserted.start() + 1, 3) if inserted else None
        if owner is not None and owner.span.end > place.begin:
            return owner.person  # "Mr Ure, who joined the yard in 1986, was born"
        pronoun = re.search(r"\b([Hh]e|[Ss]he)(?: \w+)?(?: was| is)? ?$", clause)
        if pronoun is not None:
            return self.meant(place.begin + pronoun.start()) if not clause[: pronoun.start()] else self.people.meant(offset)
        if not clause.strip():
            follows = re.match(r"[^,.;]{0,60}, (?:the )?", place.after)
            named = self.people.at(place.end + follows.end()) if follows else None
            return named.person if named is not None else self.meant(offset)
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
        told = self.text[max(0, named.span.start - CLOSE) : end].split()
        full = (words for words in self.people.names if words[-1] == self.dead)
        whole = tuple(self.dead.split()) if " " in self.dead else next(full, ())
        start = next((told[number:] for number in range(len(told)) if whole and told[number] == whole[0]), [])
        called = named.person.split()
        short = len(whole) > 1 and called[-1:] == [whole[-1]] and called[0][:_SHORT] == whole[0][:_SHORT]  # Wilf, Wilfred John Garraway
        return self.dead if short or len({*start} & {*whole}) > 1 else named.person


def _inserted(gap: str, inner: str, *, aged: bool) -> str | None:
    """Return what leads from a name to an age behind what is told between, itself left out, None where nothing does."""
    if inner != gap and glued(inner) and verbs(inner):
        return inner
    match = _WHO_AND.fullmatch(gap) if aged else None  # "who was born in the town in 1963 and is now 68"
    return None if match is None else match["verb"]


def _reaches(pronoun: str, gap: str) -> bool:
    """Say whether small words lead from a pronoun to an age; "his" is somebody else's but in "his 80th birthday"."""
    return glued(gap) and (pronoun.lower() in {"he", "she"} or "birthday" in gap)


def _marked(place: Place, last: re.Match[str]) -> bool:
    """Say whether a birthday is of whom a pronoun stands for, whoever marks it: "gathered to mark her 100th birthday"."""
    feast = place.before[last.end() :] == " " and place.after.startswith(" birthday")
    return feast and _TO_MARK.search(place.before[: last.start()]) is not None and _LATE.search(place.before) is None


def glued(gap: str, *, wide: bool = False) -> bool:
    """Say whether nothing but small words lies between a name and an age."""
    if gap.startswith(("’s", "'s")) and not _FEASTS.search(gap):
        return False
    if re.search(r"[.;:!?“”\"\n]", gap):
        return False
    bare = _FROM.sub(" ", gap)
    if not wide and _DETERMINER.search(gap) and not _FEASTS.search(gap):
        return False  # "Obi and her ten-year-old"
    return all(word.lower() in _GLUE for word in _WORD.findall(bare.replace("’s ", " ").replace("'s ", " ")))


def verbs(gap: str) -> bool:
    return not _VERBS.isdisjoint(_WORD.findall(gap.lower()))
