"""Which verb of a sentence governs a noun phrase: a linear ranking of the verb groups around it.

In: the chunks of a sentence and the lemmas of their heads. Out: the place of the governing verb group. What is ranked by is the string of
chunk kinds that lie between, so that "N P N V" is learned once for every sentence that has it. Weights are integers; ties go to the nearer
verb, and to the left one of two equally near.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.quick import compiled

if TYPE_CHECKING:
    from factcheck.extractor.chunks import Row
    from factcheck.lexicon.wordclasses import WordClasses

__all__ = ["Ranker", "features"]

_REACH = 4  # verb groups looked at on each side; the fifth is the governor in 0.3% of GUM's noun phrases
_FAR = 60  # chunks: a longer way is no clause
_CHOICE = 2
_SHORTEST_LONG, _LONG_PATH = 4, 7
_NAMED_VERBS = frozenset(("say", "be", "have", "include", "accord", "tell", "leave", "see", "follow", "make", "take", "put"))
_SCORES_KEPT = 40_000

Situation = tuple[str, str, str, str, str, str]


def _squeeze(path: str) -> str:
    """Shorten what lies between: any run of prepositional phrases is one, and the middle of a long way is left out."""
    if len(path) < _SHORTEST_LONG:
        return path
    while "PNPN" in path:
        path = path.replace("PNPN", "PN")
    if len(path) > _LONG_PATH:
        path = path[:3] + "~" + path[-3:]
    return path


@lru_cache(maxsize=_SCORES_KEPT)
def _on_the_way(path: str) -> tuple[int, int, str]:
    """Return how many verb groups and commas lie on a way, as far as they are told apart, and which other marks of a clause do."""
    verbs = sum([path.count(letter) for letter in "VBIGD~"])
    commas = path.count(",") + path.count("~")
    return min(verbs, 3), min(commas, 2), f"{'S' in path}{'W' in path}{'C' in path}{':' in path}"


def features(situation: Situation) -> list[str]:
    """Return the names of the features of a verb group seen from a noun phrase."""
    *way, marks = _of_way(*situation[:3])
    return [*way, *_of_words(situation), marks]


def _of_way(side: str, path: str, kind: str) -> list[str]:
    """Return the names of the features that tell of the way to a verb group alone."""
    verbs, commas, marks = _on_the_way(path)
    return [
        f"a{side}{path}/{kind}",
        f"b{side}{path}",
        f"c{side}{path[:2]}/{kind}",
        f"d{side}{path[-2:]}/{kind}",
        f"e{side}{verbs}{kind}",
        f"f{side}{commas}{verbs}",
        f"l{side}{marks}{kind}",
    ]


def _of_words(situation: Situation) -> list[str]:
    """Return the names of the features that tell of what stands at both ends of the way."""
    side, path, kind, before, after, verb = situation
    verbs = _on_the_way(path)[0]
    return [
        f"g{side}{verbs}/{before}",
        f"h{side}{verbs}/{after}{kind}",
        f"i{side}{verb}{min(len(path), 2)}",
        f"j{side}{verb}/{before}",
        f"k{side}{before}/{after}/{path[:3]}",
    ]


class Ranker:
    """The ranking with what it has learned; `scores` remembers the situations it has met, `ways` the ways in them."""

    __slots__ = ("classes", "scores", "table", "verbs", "ways", "weights")

    def __init__(self, weights: dict[str, int], classes: WordClasses) -> None:
        self.weights = weights
        self.table: bytes | None = None if compiled is None else compiled.weight_table(weights)
        self.classes = classes
        self.scores: dict[Situation, int] = {}
        self.ways: dict[tuple[str, str, str], int] = {}
        self.verbs: dict[tuple[str, str], str] = {}

    def situations(self, clause: Row, phrase: int) -> list[tuple[int, Situation]]:
        """Return the verb groups that may govern the noun phrase at `phrase`, each with what it looks like from there."""
        row, kinds, verbs = clause.chunks, clause.kinds, clause.verbs
        before = self.before(clause, phrase)
        after = kinds[phrase + 1] if phrase + 1 < len(kinds) else "."
        middle = bisect_left(verbs, phrase)
        ways = [(place, "L", kinds[place + 1 : phrase]) for place in reversed(verbs[max(middle - _REACH, 0) : middle])]
        ways += [(place, "R", kinds[phrase + 1 : place]) for place in verbs[middle : middle + _REACH] if place != phrase]
        return [
            (place, (side, _squeeze(path), kinds[place], before, after, self.verb(clause, row[place].head)))
            for place, side, path in ways
            if len(path) < _FAR - 1
        ]

    @staticmethod
    def before(clause: Row, phrase: int) -> str:
        """Return the kind of the chunk before a noun phrase, with the word itself where it is a preposition."""
        if phrase == 0:
            return "^"
        kind = clause.kinds[phrase - 1]
        return "P" + clause.words[clause.chunks[phrase - 1].head] if kind == "P" else kind

    def verb(self, clause: Row, head: int) -> str:
        """Return what is learned about a verb: its lemma where it is very common, else its WordNet class."""
        form = (clause.words[head], clause.tags[head])
        known = self.verbs.get(form)
        if known is None:
            if len(self.verbs) >= _SCORES_KEPT:
                self.verbs.clear()
            lemma = self.classes.lemma(*form)
            known = self.verbs[form] = lemma if lemma in _NAMED_VERBS else self.classes.verb_class(lemma)
        return known

    def score(self, situation: Situation) -> int:
        """Return how much speaks for a verb group."""
        known = self.scores.get(situation)
        if known is None:
            if len(self.scores) >= _SCORES_KEPT:
                self.scores.clear()
            weights = self.weights
            known = self.way(situation[:3]) + sum([weights.get(name, 0) for name in _of_words(situation)])
            self.scores[situation] = known
        return known

    def way(self, way: tuple[str, str, str]) -> int:
        """Return how much the way to a verb group speaks for it: its side, its path, the kind of the group."""
        known = self.ways.get(way)
        if known is None:
            if len(self.ways) >= _SCORES_KEPT:
                self.ways.clear()
            known = self.ways[way] = sum([self.weights.get(name, 0) for name in _of_way(*way)])
        return known

    def best(self, clause: Row, phrase: int) -> int:
        """Return the place of the governing verb group, -1 where the sentence has none."""
        if len(clause.verbs) < _CHOICE:
            return clause.verbs[0] if clause.verbs else -1
        if compiled is not None and self.table is not None:
            found: int | None = compiled.governor(clause, phrase, self.table, self.verbs, self.verb)
            if found is not None:
                return found
        return self.best_plainly(clause, phrase)

    def best_plainly(self, clause: Row, phrase: int) -> int:
        """Return the best ranked of the verb groups of a sentence, without compiled help."""
        best, best_score = -1, (0, 0, False)
        known = self.scores.get
        for place, situation in self.situations(clause, phrase):
            own = known(situation)
            score = (self.score(situation) if own is None else own, -abs(place - phrase), place < phrase)
            if best < 0 or score > best_score:
                best, best_score = place, score
        return best
