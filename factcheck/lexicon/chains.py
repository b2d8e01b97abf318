"""What happens in one order only, and the words that tell of it (data/chains.toml)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

__all__ = ["GAP", "Chain", "Chains", "Course", "Place", "Role", "parse_chains"]

Role = str  # "done", "undergone", "around", "noun" or "of": what a word says of the thing that the stage is one of


class Chain(NamedTuple):
    """Stages in their order: `free` ones have subjects of their own, `pairs` are the only ones compared where they are not empty.

    `told` says that texts tell of them in their order, `days` that only days are compared, `far` that an article has one such chain,
    `round` that it comes round again; `things` are the only heads of subjects that are meant, any where it is empty.
    """

    name: str
    people: bool
    told: bool
    days: bool
    far: bool
    round: bool
    free: frozenset[int]
    pairs: frozenset[tuple[int, int]]
    things: frozenset[str]


class Place(NamedTuple):
    """What a word tells of: a stage of a chain, and as what; `heads` are the only subjects that are meant, any where it is empty."""

    chain: Chain
    stage: int
    role: Role
    heads: frozenset[str]


class Course(NamedTuple):
    """The words of one matter (a case, a plan, a contract), each with the number of its stage, whoever is its subject."""

    name: str
    places: Mapping[str, int]


_LETTERS = re.compile(r"[^a-z]")
GAP = "…"  # stands for the words between the two parts of a wording


class Chains(NamedTuple):
    """The words of what has one order: `begins` has for a first word (one of `first`) the wordings that begin with it, the longest first.

    `turns` has for the longest word of a wording (one of `turning`) the stages that it may tell of, each with the name of its course.
    `same` maps nouns that stand for one thing to the numbers of their groups; `after` and `before` join two dates, the longest first.
    """

    begins: Mapping[str, tuple[str, ...]]
    first: frozenset[str]
    places: Mapping[str, tuple[Place, ...]]
    courses: tuple[Course, ...]
    turns: Mapping[str, frozenset[tuple[str, int]]]
    turning: frozenset[str]
    same: Mapping[str, frozenset[int]]
    others: tuple[str, ...]
    kin: tuple[str, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]


def parse_chains(table: Mapping[str, Any]) -> Chains:
    """Return the words of a parsed data/chains.toml.

    Raises LexiconError, naming the key, where a part is missing.
    """
    try:
        phases = {phase: table["phases"][phase].split("|") for phase in ("begin", "end")}
        places: dict[str, list[Place]] = {}
        for name, raw in table["chains"].items():
            chain = Chain(
                name=name,
                people=raw.get("people", False),
                told=raw.get("told", False),
                days=raw.get("days", False),
                far=raw.get("far", False),
                round=raw.get("round", False),
                free=frozenset(raw.get("free", ())),
                pairs=frozenset((one, other) for one, other in raw.get("pairs", ())),
                things=frozenset(_words(raw.get("things", ""))),
            )
            for word, place in _placed(chain, raw["stages"], phases):
                places.setdefault(word, []).append(place)
        same: dict[str, set[int]] = {}
        for number, group in enumerate(table["same"]["groups"]):
            for noun in group.split("|"):
                same.setdefault(noun, set()).add(number)
        begins: dict[str, list[str]] = {}
        for word in sorted(sorted(places), key=len, reverse=True):
            begins.setdefault(word.replace("-", " ").partition(" ")[0], []).append(word)
        courses = tuple(
            Course(name, {word: number for number, words in enumerate(stages) for word in words.split("|")})
            for name, stages in table["courses"].items()
        )
        turns = _turns(courses)
        return Chains(
            begins={first: tuple(words) for first, words in begins.items()},
            first=frozenset(begins),
            places={word: tuple(found) for word, found in places.items()},
            courses=courses,
            turns=turns,
            turning=frozenset(turns),
            same={noun: frozenset(groups) for noun, groups in same.items()},
            others=tuple(table["aside"]["words"].split("|")),
            kin=tuple(table["aside"]["kin"].split("|")),
            after=tuple(sorted(table["links"]["after"].split("|"), key=len, reverse=True)),
            before=tuple(sorted(table["links"]["before"].split("|"), key=len, reverse=True)),
        )
    except KeyError as error:
        raise LexiconError(f"chains.toml: {error} is missing; the head comment lists the parts") from error


def _turns(courses: Sequence[Course]) -> dict[str, frozenset[tuple[str, int]]]:
    """Return the stages that a word of some courses may tell of: the longest word of each wording, which few other sentences have."""
    found: dict[str, set[tuple[str, int]]] = {}
    for course in courses:
        for wording, number in course.places.items():
            found.setdefault(max(_LETTERS.split(wording), key=len), set()).add((course.name, number))
    return {word: frozenset(stages) for word, stages in found.items()}


def _words(text: str) -> list[str]:
    return [word for word in text.split("|") if word]


def _placed(chain: Chain, stages: Sequence[Mapping[str, str]], phases: Mapping[str, list[str]]) -> Iterator[tuple[str, Place]]:
    """Yield the words of a chain, each with what it tells of."""
    for number, stage in enumerate(stages):
        heads = frozenset(_words(stage.get("of", ""))) - {"*"}
        for role, words in _told(stage, phases):
            place = Place(chain, number, role, heads if role == "of" or "phase" not in stage else frozenset())
            yield from ((word, place) for word in words)


def _told(stage: Mapping[str, str], phases: Mapping[str, list[str]]) -> Iterator[tuple[Role, list[str]]]:
    """Yield the roles of a stage with their words."""
    for role in ("done", "undergone", "around", "noun"):
        yield role, _words(stage.get(role, ""))
    if "phase" in stage:
        yield "of", phases[stage["phase"]]
