"""What a fact is about, in words for people: "individuals arrested" of the key words "individual" and "arrest"."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.model import DateClaim, Figure, FigureClaim, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import Fact

__all__ = ["readable"]

_PEOPLE = MappingProxyType({"person": "people", "man": "men", "woman": "women", "child": "children", "wife": "wives", "life": "lives"})
_ALIKE = frozenset("aircraft cattle crew dead fish horse-power people police sheep staff species series deer".split())
_VOWELS = "aeiou"
# Past participles that no rule makes, of verbs that news counts things with.
_PARTICIPLES: Mapping[str, str] = MappingProxyType(
    dict(
        pair.split(":")
        for pair in (
            "bear:born beat:beaten become:become begin:begun bleed:bled break:broken bring:brought build:built burst:burst "
            "buy:bought catch:caught choose:chosen come:come cost:cost cut:cut deal:dealt dig:dug draw:drawn drive:driven "
            "eat:eaten fall:fallen feel:felt fight:fought find:found flee:fled fly:flown forbid:forbidden freeze:frozen "
            "get:got give:given go:gone grow:grown hang:hanged have:had hear:heard hide:hidden hit:hit hold:held hurt:hurt "
            "keep:kept know:known lay:laid lead:led leave:left lend:lent lose:lost make:made mean:meant meet:met pay:paid "
            "put:put read:read ride:ridden rise:risen run:run say:said see:seen seek:sought sell:sold send:sent set:set "
            "shake:shaken shoot:shot show:shown shut:shut sink:sunk sit:sat sleep:slept speak:spoken spend:spent "
            "spread:spread stand:stood steal:stolen stick:stuck strike:struck swear:sworn swim:swum take:taken teach:taught "
            "tell:told think:thought throw:thrown understand:understood wear:worn win:won withdraw:withdrawn write:written "
        ).split()
    )
)
# Verbs of more than one syllable that double their last letter all the same.
_DOUBLED = frozenset("admit commit compel control deter equip expel incur occur patrol permit prefer propel refer submit transfer".split())


def readable(fact: Fact) -> str:
    """Return the label of a fact; of figures and dates, with what is counted and what happened to it in forms that can be read."""
    # The label is made of the words that most claims use, which need not stand in one of them.
    mentions = [claim.mention for claim in fact.claims if isinstance(claim, FigureClaim | DateClaim)]
    owners = [mention.scope.who[0] for mention in mentions if isinstance(mention, Figure) and mention.aspect == "age" and mention.scope.who]
    if owners:
        return f"age of {max(owners, key=lambda name: (len(name), name))}"
    predicates = dict.fromkeys(mention.predicate for mention in mentions if mention.predicate)
    for subject in dict.fromkeys(mention.subject for mention in mentions if mention.subject):
        predicate = fact.label.removeprefix(f"{subject} ")
        if predicate in predicates and predicate != fact.label:
            return f"{_plural(subject) if fact.kind is Kind.COUNT else subject} {_participle(predicate)}"
    return fact.label


def _plural(noun: str) -> str:
    if noun in _PEOPLE:
        return _PEOPLE[noun]
    if noun in _ALIKE or not noun.isalpha():
        return noun
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x", "z")) else f"{noun}s"


def _participle(verb: str) -> str:
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    if not verb.isalpha():
        return verb
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if verb in _DOUBLED or _is_short(verb) else f"{verb}ed"


def _is_short(verb: str) -> bool:
    """Return whether a verb of one syllable ends in one vowel and one consonant that is doubled: rob, not kill, fight, row or mix."""
    vowels = sum(letter in _VOWELS for letter in verb)
    return vowels == 1 and len(verb) > 2 and verb[-2] in _VOWELS and verb[-1] not in "aeiouwxy"  # noqa: PLR2004 -- letters of a word
