"""Whatever narrows a figure: where, when, which group, whose, of what, part of what, on top of what, done or planned.

In: the figures of one sentence with subject and predicate, the tagged sentence, its document, the lexicon and, where they are known, the
dates of the sentence and the figures before it. Out: the same figures with their `Scope`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor import periods, places
from factcheck.extractor.scene import Item, Scene
from factcheck.extractor.statuses import status
from factcheck.extractor.wholes import increment, whole_of
from factcheck.lexicon.days import day_of_publication, days_of
from factcheck.model import Kind, Scope, Section, Status
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.places import Gazetteer
    from factcheck.model import DateMention, DateRange, Document, Figure

__all__ = ["Around", "attach"]

_MODIFIERS = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "CD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_CAPITALS = 1.6  # title case leaves a word in three small
_LONGEST = 600  # tokens; what is longer is a table or an unbroken list, and no sentence
_PHRASE = 4  # words of a figure's own noun phrase that are looked at
_AGE_WORDS = frozenset({"aged", "a", "an", "the", "who", "is", "was", "now", "just", "only", ",", "("})


class Around(NamedTuple):
    """What is known around a sentence: its dates, and the figures of the sentences before it in the same field."""

    dates: Sequence[DateMention] = ()
    earlier: Sequence[Figure] = ()


_NOTHING = Around()


def attach(figures: list[Figure], tagged: TaggedSentence, document: Document, lexicon: Lexicon, around: Around = _NOTHING) -> list[Figure]:
    """Return the figures of one sentence, in the same order, with their scope."""
    if not figures or not 0 < len(tagged.tags) <= _LONGEST:
        return figures
    text = document.field(tagged.sentence.field)
    scene = Scene(tagged, text, [figure.anchor.span for figure in figures], lexicon.scope_words)
    reader = _Reader(scene, figures, document, lexicon, around)
    return [figure._replace(scope=reader.read(number)) for number, figure in enumerate(figures)]


class _Reader:
    """What the figures of one sentence share: its places, days and stretches of time."""

    def __init__(self, scene: Scene, figures: Sequence[Figure], document: Document, lexicon: Lexicon, around: Around) -> None:
        self.scene = scene
        self.figures = figures
        self.document = document
        self.lexicon = lexicon
        self.around = around
        self.places = places.find(
            scene, lexicon.places, lexicon.wordclasses if _title_case(scene, figures[0].anchor.sentence.section) else None
        )
        self.days, stretches = periods.split(scene, around.dates) if around.dates else ([], [])
        timed = scene.holds(scene.wording.time_units)
        self.rated = timed or scene.holds(scene.wording.rate_words)
        if timed or scene.holds(scene.wording.period_adjuncts):
            stretches += periods.lengths(scene)
        self.periods = sorted([item for item in stretches if not periods.of_superlative(scene, item)]) if stretches else stretches
        self.expressions = {mention.anchor.surface: mention.expression for mention in around.dates}
        self.groups = [_group(scene, number, lexicon.places) for number in range(len(figures))]
        self.bases = [periods.base(scene, number, figure) for number, figure in enumerate(figures)]
        self.compared = {place for base in self.bases if base for place in range(base.first, base.last)}
        self.used = {place for _, used in self.groups for place in used}

    def read(self, number: int) -> Scope:
        """Return the scope of one figure."""
        scene, figure = self.scene, self.figures[number]
        whole = whole_of(scene, number, self.figures, self.around.earlier)
        lasting = figure.kind is Kind.MEASURE and "-" in figure.anchor.surface  # "The 230-metre bridge, opened in 1968,"
        day = None if lasting else periods.day(scene, number, self.days)
        who = _who(scene, number, figure, self.lexicon.places)
        base = self.bases[number]
        period = None if lasting else self._period(number)
        return Scope(
            who=who,
            place=self._place(number),
            group=self.groups[number][0],
            period=period.words if period else None,
            base=base.words if base else None,
            part_of=whole.anchor.span if whole else None,
            status=Status.DONE if who and figure.aspect == "age" else status(scene, number),
            increment=increment(scene, number),
            day=day.words if day else None,
            when=self._when(day or period),
        )

    def _place(self, number: int) -> tuple[str, ...]:
        """Return the places of the figure's clause: what says where before what only names a place, adjectives last."""
        free = [item for item in self.places if item.first not in self.used and item.first not in self.scene.told]
        if not free:
            return ()
        for beyond in (False, True):
            for strength in (2, 1, 0):
                found = self.scene.belonging([item for item in free if item.strength == strength], number, loose=True, beyond=beyond)
                if found:
                    return tuple(dict.fromkeys(item.words for item in found))
        return ()

    def _period(self, number: int) -> Item | None:
        rate = periods.rate(self.scene, number) if self.rated else None
        if rate:
            return rate
        if not self.periods:
            return None
        start, end = self.scene.starts[number], self.scene.ends[number]
        others = [item for item in self.periods if (item.last <= start or item.first >= end) and item.first not in self.compared]
        found = self.scene.belonging(others, number)
        if not found:
            return None
        first = found[0].first
        if self.scene.word(first - 1) == "since":
            return found[0]._replace(words=self.scene.written(first - 1, found[0].last))
        opening = self._opening(first)
        if opening is not None:
            return Item(opening, found[0].last, self.scene.written(opening, found[0].last))
        stretch = self._stretch(found[0])
        return found[0]._replace(last=stretch, words=self.scene.written(first, stretch)) if stretch else found[0]

    def _opening(self, first: int) -> int | None:
        """Return where "12 months to December" begins, whose month is the last of the period and not all of it; None for no such period."""
        scene = self.scene
        if scene.word(first - 1) not in {"to", "ending", "ended"} or scene.word(first - 2) not in scene.wording.time_units:
            return None
        before = scene.tag(first - 3) == "CD" or scene.word(first - 3) in scene.wording.period_adjectives
        return first - 3 if before else first - 2

    def _stretch(self, item: Item) -> int | None:
        """Return where "between 2018 and 2024" or "from May to July" ends, None where the item is no stretch of two dates."""
        if self.scene.word(item.first - 1) not in {"between", "from"} or self.scene.word(item.last) not in {"and", "to"}:
            return None
        return next((other.last for other in self.periods if other.first == item.last + 1), None)

    def _when(self, item: Item | None) -> DateRange | None:
        """Return the days of a day or period that is a date, None where it is none or they cannot be told."""
        expression = self.expressions.get(self.scene.written(item.first, item.last)) if item else None
        if expression is None:
            return None
        published = day_of_publication(self.document, self.lexicon.calendar)
        found = days_of(expression, published)
        if found.first is None:
            return None
        return found._replace(last=published) if item and item.words.lower().startswith("since") else found


def _title_case(scene: Scene, section: Section) -> bool:
    """Say whether a headline is written with capitals throughout, so that a capital tells nothing."""
    if section is not Section.HEADLINE:
        return False
    words = [text for text in scene.texts if text[0].isalpha()]
    return _CAPITALS * sum(text[0].isupper() for text in words) > len(words)


def _group(scene: Scene, number: int, gazetteer: Gazetteer) -> tuple[tuple[str, ...], set[int]]:
    """Return the words of the figure's own noun phrase that single out a group, and the tokens of peoples' names among them.

    The counted noun is none ("12 officers"), but it is after "of them" ("12 of them children"), and a people always is ("75 Afghans").
    """
    start, place = scene.starts[number], scene.ends[number]
    of_them = scene.word(place) == "of" and scene.word(place + 1) in scene.wording.them
    place += 2 if of_them else 0
    found: list[str] = []
    used: set[int] = set()
    stop = min(place + _PHRASE, len(scene.words), scene.starts[number + 1] if number + 1 < len(scene.starts) else len(scene.words))
    if scene.word(place) == "from" and gazetteer.known(scene.word(place + 1)):
        return (scene.texts[place + 1],), {place + 1}
    while place < stop and (scene.tags[place] in _MODIFIERS or scene.words[place] in {"more", "other", "and"}):
        word = scene.words[place]
        if scene.texts[place][0].isupper() and gazetteer.demonym(word):
            found.append(scene.texts[place])
            used.add(place)
        elif word in scene.wording.groups and (of_them or scene.tag(place + 1) in _NOUNS):
            found.append(word)
        if scene.tags[place] == "NNS" and scene.word(place + 1) != "and":
            break
        place += 1
    if scene.texts[start - 1][0].isupper() and start and gazetteer.demonym(scene.words[start - 1]):
        used.add(start - 1)
        found.append(scene.texts[start - 1])
    return tuple(found), used


def _who(scene: Scene, number: int, figure: Figure, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the owner of an age ("Elias Mbori, 74", "47-year-old Elias Mbori") or the possessor before a figure ("Tesla's 12 plants")."""
    start, end = scene.starts[number], scene.ends[number]
    if figure.aspect == "age":
        return _owner(scene, start, end, gazetteer)
    if scene.word(start - 1) in {"'s", "’s"} and figure.kind is not Kind.DURATION and scene.name(start - 2):
        return (_name_before(scene, start - 1),)
    return ()


def _owner(scene: Scene, start: int, end: int, gazetteer: Gazetteer) -> tuple[str, ...]:
    place = end
    while (
        place < end + _PHRASE
        and scene.tag(place) in {"NN", "JJ", ":", "VBN"}
        and scene.word(place) != "—"
        and scene.texts[place][0].islower()
    ):
        place += 1
    if scene.name(place):
        last = place
        while scene.name(last):
            last += 1
        return () if last == place + 1 and gazetteer.demonym(scene.words[place]) else (scene.written(place, last),)
    place = start - 1
    while place >= 0 and (scene.words[place] in _AGE_WORDS):
        place -= 1
    return (_name_before(scene, place + 1),) if scene.name(place) or (place == 0 and scene.tags[0] in _NOUNS) else ()


def _name_before(scene: Scene, end: int) -> str:
    first = end - 1
    while first > 0 and scene.name(first - 1):
        first -= 1
    return scene.written(first, end)
