"""Whatever narrows a figure: where, when, which group, whose, of what, part of what, on top of what, done or planned.

In: the figures of one sentence with subject and predicate, the tagged sentence, its document, the lexicon and, where they are known, the
dates of the sentence and the figures before it. Out: the same figures with their `Scope`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from factcheck.extractor import periods, places
from factcheck.extractor.scene import Item, Scene
from factcheck.extractor.statuses import status
from factcheck.extractor.wholes import increment, whole_of
from factcheck.lexicon.days import day_of_publication, days_of
from factcheck.model import Kind, Scope, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.places import Gazetteer
    from factcheck.model import DateMention, DateRange, Document, Figure

__all__ = ["Around", "attach"]

_NAMES = frozenset({"NNP", "NNPS"})
_MODIFIERS = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "CD"})
_PHRASE = 4  # words of a figure's own noun phrase that are looked at
_AGE_WORDS = frozenset({"aged", "a", "an", "the", "who", "is", "was", "now", "just", "only", ",", "("})


class Around(NamedTuple):
    """What is known around a sentence: its dates, and the figures of the sentences before it in the same field."""

    dates: Sequence[DateMention] = ()
    earlier: Sequence[Figure] = ()


_NOTHING = Around()


def attach(figures: list[Figure], tagged: TaggedSentence, document: Document, lexicon: Lexicon, around: Around = _NOTHING) -> list[Figure]:
    """Return the figures of one sentence, in the same order, with their scope."""
    if not figures or not tagged.tokens:
        return figures
    scene = Scene(tagged, [figure.anchor.span for figure in figures], lexicon.scope_words)
    reader = _Reader(scene, figures, document, lexicon, around)
    return [replace(figure, scope=reader.read(number)) for number, figure in enumerate(figures)]


class _Reader:
    """What the figures of one sentence share: its places, days and stretches of time."""

    def __init__(self, scene: Scene, figures: Sequence[Figure], document: Document, lexicon: Lexicon, around: Around) -> None:
        self.scene = scene
        self.figures = figures
        self.document = document
        self.lexicon = lexicon
        self.around = around
        headline = figures[0].anchor.sentence.section is Section.HEADLINE
        self.places = places.find(scene, lexicon.places, headline=headline)
        days, longer = periods.split(around.dates)
        self.days = scene.items((mention.anchor.span, mention.anchor.surface) for mention in days)
        self.longer = scene.items((mention.anchor.span, mention.anchor.surface) for mention in longer)
        self.periods = sorted([*self.longer, *periods.lengths(scene)])
        self.expressions = {mention.anchor.surface: mention.expression for mention in around.dates}

    def read(self, number: int) -> Scope:
        """Return the scope of one figure."""
        scene, figure = self.scene, self.figures[number]
        group, used = _group(scene, number, self.lexicon.places)
        whole = whole_of(scene, number, self.figures, self.around.earlier)
        day = periods.day(scene, number, self.days)
        period = self._period(number)
        return Scope(
            who=_who(scene, number, figure),
            place=self._place(number, used),
            group=group,
            period=period.words if period else None,
            base=periods.base(scene, number, figure),
            part_of=whole.anchor.span if whole else None,
            status=status(scene, number),
            increment=increment(scene, number),
            day=day.words if day else None,
            when=self._when(day or period),
        )

    def _place(self, number: int, used: set[int]) -> tuple[str, ...]:
        """Return the places of the figure's clause: what says where before what only names a place, adjectives last."""
        free = [item for item in self.places if item.first not in used]
        for strength in (2, 1, 0):
            found = self.scene.belonging([item for item in free if item.strength == strength], number, whole_sentence=True)
            if found:
                return tuple(dict.fromkeys(item.words for item in found))
        return ()

    def _period(self, number: int) -> Item | None:
        start, end = self.scene.starts[number], self.scene.ends[number]
        others = [item for item in self.periods if item.last <= start or item.first >= end]
        found = self.scene.belonging(others, number)
        if not found:
            return None
        opener = found[0].first - 1
        if self.scene.word(opener) == "since":
            return found[0]._replace(words=f"{self.scene.texts[opener]} {found[0].words}")
        return found[0]

    def _when(self, item: Item | None) -> DateRange | None:
        """Return the days of a day or period that is a date, None where it is none or they cannot be told."""
        expression = self.expressions.get(item.words) if item else None
        if expression is None:
            return None
        calendar = self.lexicon.calendar
        found = days_of(expression, day_of_publication(self.document, calendar))
        return found if found.first is not None else None


def _group(scene: Scene, number: int, gazetteer: Gazetteer) -> tuple[tuple[str, ...], set[int]]:
    """Return the words of the figure's own noun phrase that single out a group, and the tokens of peoples' names among them."""
    start, place = scene.starts[number], scene.ends[number]
    if scene.word(place) == "of" and scene.word(place + 1) in scene.wording.them:
        place += 2
    found: list[str] = []
    used: set[int] = set()
    stop = min(place + _PHRASE, len(scene.words))
    if number + 1 < len(scene.starts):
        stop = min(stop, scene.starts[number + 1])
    while place < stop and (scene.tags[place] in _MODIFIERS or scene.words[place] in {"more", "other", "of", "the", "and"}):
        word = scene.words[place]
        if gazetteer.demonym(word) and scene.texts[place][0].isupper():
            found.append(scene.texts[place])
            used.add(place)
        elif word in scene.wording.groups:
            found.append(word)
        if scene.tags[place] == "NNS" and scene.word(place + 1) != "and":
            break
        place += 1
    if gazetteer.demonym(scene.word(start - 1)) and scene.texts[start - 1][0].isupper():
        used.add(start - 1)
        found.append(scene.texts[start - 1])
    return tuple(found), used


def _who(scene: Scene, number: int, figure: Figure) -> tuple[str, ...]:
    """Return the owner of an age ("Elias Mbori, 74", "47-year-old Elias Mbori") or the possessor right before a figure ("Tesla's 12 plants")."""
    start, end = scene.starts[number], scene.ends[number]
    if figure.aspect == "age":
        return _owner(scene, start, end)
    if scene.word(start - 1) in {"'s", "’s"} and figure.kind is not Kind.DURATION and scene.tag(start - 2) in _NAMES:
        return (_name_before(scene, start - 1),)
    return ()


def _owner(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    place = end
    while place < end + _PHRASE and scene.tag(place) in {"NN", "JJ", "HYPH", "VBN"} and scene.texts[place][0].islower():
        place += 1
    if scene.tag(place) in _NAMES:
        last = place
        while scene.tag(last) in _NAMES:
            last += 1
        return (" ".join(scene.texts[place:last]),)
    place = start - 1
    while place >= 0 and (scene.words[place] in _AGE_WORDS):
        place -= 1
    return (_name_before(scene, place + 1),) if scene.tag(place) in _NAMES else ()


def _name_before(scene: Scene, end: int) -> str:
    first = end
    while first > 0 and scene.tags[first - 1] in _NAMES:
        first -= 1
    return " ".join(scene.texts[first:end])
