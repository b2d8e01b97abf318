"""The words that introduce what somebody said (data/reporting.toml)."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple, members

__all__ = ["ONLY_QUOTED", "Cue", "Cues", "Frame", "parse_cues"]


@members
class Frame(StrEnum):
    """What may stand after a cue as the words reported."""

    CLAUSE = "clause"
    WEAK = "weak"
    QUESTION = "question"
    INFINITIVE = "infinitive"
    RECIPIENT = "recipient"
    OBJECT = "object"
    QUOTING = "quoting"


ONLY_QUOTED = frozenset((Frame.QUOTING,))
_SIGNED = frozenset((Frame.WEAK, Frame.QUOTING))  # only what "that", a colon or marks set off


class Cue(NamedTuple):
    """A reporting verb.

    `prepositions` are those after which its content may stand, `particle` the adverb that makes it a cue for any clause ("went on").
    """

    lemma: str
    frames: frozenset[Frame]
    prepositions: frozenset[str] = frozenset()
    particle: str | None = None

    @property
    def strong(self) -> bool:
        """Say whether a subject and any clause suffice."""
        return Frame.CLAUSE in self.frames


class Cues(NamedTuple):
    """All cue words.

    `forms` has every inflected form in lower case, `said_of` the nouns by which a verb becomes a cue, `starts` all words with which a cue
    may begin, `openings` those and the colon, `needing` those of them that make a statement only with "that", a colon or quotation marks,
    or with one of `papers`, nouns of what is read ("poll"), as subject, `quoting` those that do so only with quotation marks. `nouns` are
    those of words said ("claim"). `parted` maps forms that are a cue only with the particle right behind them to that particle. `lacking`
    has all that make no cue by themselves: `quoting`, `parted` and `said_of`.
    """

    forms: Mapping[str, Cue]
    phrases: tuple[tuple[str, ...], ...]
    said_of: Mapping[str, frozenset[str]]
    venues: frozenset[str]
    collectives: frozenset[str]
    asides: frozenset[str]
    silence: frozenset[str]
    papers: frozenset[str]
    nouns: frozenset[str]
    starts: frozenset[str]
    openings: frozenset[str]
    needing: frozenset[str]
    quoting: frozenset[str]
    parted: Mapping[str, str]
    lacking: frozenset[str]


_VOWELS = "aeiou"


def _regular(lemma: str, *, doubled: bool) -> tuple[str, str, str]:
    """Return the regular -s, -ed and -ing forms of a verb."""
    if doubled:
        stem = lemma + lemma[-1]
        return lemma + "s", stem + "ed", stem + "ing"
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith(("s", "sh", "ch", "x", "z", "go")):
        return lemma + "es", lemma + "ed", lemma + "ing"
    return lemma + "s", lemma + "ed", lemma + "ing"


def _inflect(lemma: str, irregular: Mapping[str, list[str]], doubled: frozenset[str]) -> Iterator[str]:
    """Yield every form of a verb, the lemma first."""
    third, past, participle = _regular(lemma, doubled=lemma in doubled)
    yield lemma
    yield third
    yield participle
    yield from irregular.get(lemma, [past])


def _frames(table: Mapping[str, str]) -> dict[str, frozenset[Frame]]:
    """Return the frames of each lemma.

    Raises LexiconError for a frame that is not known.
    """
    frames: dict[str, frozenset[Frame]] = {}
    for name, lemmas in table.items():
        try:
            frame = frozenset((Frame(name),))
        except ValueError:
            raise LexiconError(f"reporting.toml: frames.{name}: no such frame; use one of the head comment's") from None
        for lemma in lemmas.split():
            frames[lemma] = frames[lemma] | frame if lemma in frames else frame
    return frames


def parse_cues(table: Mapping[str, Any]) -> Cues:
    """Return the cues of a parsed data/reporting.toml.

    Raises LexiconError, naming the key, for an unknown frame or a part that is missing.
    """
    try:
        frames, prepositions = _frames(table["frames"]), table["prepositions"]
        irregular, doubled = table["forms"], frozenset(table["doubled"]["lemmas"].split())
        forms: dict[str, Cue] = {}
        particles = table["particles"]
        for lemma in dict.fromkeys([*frames, *prepositions, *particles]):
            cue = Cue(lemma, frames.get(lemma, frozenset()), frozenset(prepositions.get(lemma, ())), particles.get(lemma))
            for form in _inflect(lemma, irregular, doubled):
                forms.setdefault(form, cue)
        for form in table["strong"]["forms"].split():
            forms[form] = forms[form]._replace(frames=forms[form].frames | {Frame.CLAUSE})
        phrases = tuple(tuple(phrase.split()) for phrase in table["phrases"]["after"])
        nouns = frozenset(table["nouns"]["words"].split())
        said_of = {form: frozenset(nouns.split()) for verb, nouns in table["said_of"].items() for form in _said_forms(verb)}
        starts = frozenset((*forms, *said_of, *nouns, *(phrase[0] for phrase in phrases if phrase[0] != "in")))
        parted = {form: cue.particle for form, cue in forms.items() if cue.particle and not cue.frames and not cue.prepositions}
        quoting = frozenset(form for form, cue in forms.items() if cue.frames == ONLY_QUOTED and cue.particle is None) - nouns
        return Cues(
            forms=forms,
            starts=starts,
            openings=starts | {":"},
            needing=frozenset(form for form, cue in forms.items() if _needs_sign(cue) and form not in said_of) | nouns.difference(forms),
            quoting=quoting,
            phrases=phrases,
            said_of=said_of,
            venues=frozenset(table["venues"]["nouns"].split()),
            collectives=frozenset(table["collectives"]["nouns"].split()),
            asides=frozenset(table["asides"]["nouns"].split()),
            silence=frozenset(table["silence"]["words"].split()),
            papers=frozenset(table["papers"]["nouns"].split()),
            nouns=nouns,
            parted=parted,
            lacking=quoting.union(parted, said_of),
        )
    except KeyError as error:
        raise LexiconError(f"reporting.toml: {error} is missing; the head comment lists the parts") from error


def _needs_sign(cue: Cue) -> bool:
    """Say whether a cue reports only what "that", a colon or marks set off."""
    return not cue.prepositions and cue.particle is None and cue.frames <= _SIGNED


_LIGHT = {"give": "give gives gave given giving", "make": "make makes made making", "draw": "draw draws drew drawn drawing"}


def _said_forms(verb: str) -> list[str]:
    """Return the forms of a verb that makes a cue together with a noun."""
    return _LIGHT[verb].split() if verb in _LIGHT else [verb, *_regular(verb, doubled=False)]
