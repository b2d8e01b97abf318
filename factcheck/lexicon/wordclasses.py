"""Word classes and lemmas: what class WordNet gives a noun or verb, and the dictionary form of an inflected word.

In: factcheck/data/wordclasses.txt. Out: `WordClasses`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.errors import LexiconError
from factcheck.quick import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["SINGULAR_IN_S", "WordClasses", "parse_wordclasses"]

# Nouns that end like a plural and are none.
SINGULAR_IN_S = frozenset(
    "news series species headquarters means politics economics physics mathematics measles diabetes aids gas bus plus chaos lens "
    "christmas canvas atlas bias campus census corps crossroads gallows barracks shambles mumps rabies herpes ethics athletics".split()
)
_SIBILANT_ENDINGS = ("ses", "xes", "zes", "ches", "shes")
_STEMS_WITH_E = ("at", "iz", "is", "v", "c", "dg", "rg", "ur", "u", "as", "os", "ir")
_CONSONANTS_KEPT_DOUBLE = "lsz"
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True, eq=False)
class WordClasses:
    """Classes and lemmas of English words; all keys in lower case.

    `nouns` and `verbs` map a lemma to its WordNet class ("person", "contact"), `irregular_nouns` and `irregular_verbs` a form to its lemma.
    """

    nouns: dict[str, str]
    verbs: dict[str, str]
    irregular_nouns: dict[str, str]
    irregular_verbs: dict[str, str]
    _lemmas: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)

    def lemma(self, word: str, tag: str) -> str:
        """Return the lemma, in lower case, of a word that bears a Penn Treebank tag."""
        key = (word, tag)
        known = self._lemmas.get(key)
        if known is None:
            known = self._lemmas[key] = self._find_lemma(word.lower(), tag)
        return known

    def noun_class(self, lemma: str) -> str:
        """Return the class of a noun lemma, of its last part where it is a compound, "" where it is unknown."""
        return self.nouns.get(lemma) or self.nouns.get(lemma.rpartition("-")[2], "")

    def verb_class(self, lemma: str) -> str:
        """Return the class of a verb lemma, "" where it is unknown."""
        return self.verbs.get(lemma, "")

    def _find_lemma(self, word: str, tag: str) -> str:
        if tag.startswith("VB") or tag == "MD":
            return self.verb_lemma(word, finite_base=tag in {"VB", "VBP"})
        if tag.startswith("NN"):
            return self.noun_lemma(word, plural=tag.endswith("S"))
        return word

    def noun_lemma(self, word: str, *, plural: bool) -> str:
        """Return the singular of a noun in lower case; `plural` says that the tagger took it for one."""
        found: str | None = None
        if compiled is not None:
            found = compiled.noun_lemma(word, plural, self.nouns, self.irregular_nouns, SINGULAR_IN_S)
        return self.noun_lemma_plainly(word, plural=plural) if found is None else found

    def noun_lemma_plainly(self, word: str, *, plural: bool) -> str:
        """Return the singular of a noun without compiled help."""
        irregular = self.irregular_nouns.get(word)
        if irregular is not None:
            return irregular
        if word.endswith("men") and len(word) > len("women") and word not in self.nouns:
            return word[:-2] + "an"
        if not word.endswith("s") or word in SINGULAR_IN_S or word.endswith(("ss", "us", "is")):
            return word
        singular = self._singular(word)
        return singular if plural or singular in self.nouns else word

    def _singular(self, word: str) -> str:
        if word.endswith("ies") and len(word) > len("lies"):
            return word[:-3] + "y" if word[:-1] not in self.nouns else word[:-1]
        if word.endswith("ses") and not word.endswith(("sses", "uses", "iases")) and word[:-2] not in self.nouns:
            return word[:-1]  # racehorses, tortoises
        if word.endswith(_SIBILANT_ENDINGS) and word[:-1] not in self.nouns:
            return word[:-2]
        if word.endswith("oes") and word[:-2] in self.nouns:
            return word[:-2]
        return word[:-1]

    def verb_lemma(self, word: str, *, finite_base: bool = False) -> str:
        """Return the infinitive of a verb form in lower case; `finite_base` says that it may be the infinitive itself."""
        found: str | None = None if compiled is None else compiled.verb_lemma(word, finite_base, self.verbs, self.irregular_verbs)
        return self.verb_lemma_plainly(word, finite_base=finite_base) if found is None else found

    def verb_lemma_plainly(self, word: str, *, finite_base: bool) -> str:
        """Return the infinitive of a verb form without compiled help."""
        if finite_base and word in self.verbs:
            return word
        irregular = self.irregular_verbs.get(word)
        if irregular is not None:
            return irregular
        for suffix in ("ing", "ed", "s"):
            if word.endswith(suffix) and len(word) > len(suffix) + 1 and not word.endswith("ss"):
                return self._infinitive(word, suffix)
        return word

    def _infinitive(self, word: str, suffix: str) -> str:
        candidates = tuple(_stems(word, suffix))
        for candidate in candidates:
            if candidate in self.verbs:
                return candidate
        if word in self.verbs:
            return word
        return candidates[-1]


def _stems(word: str, suffix: str) -> Iterator[str]:
    """Yield the infinitives that a regular form may have, likely ones first, the guess for an unknown verb last."""
    stem = word.removesuffix(suffix)
    if suffix == "s":
        if stem.endswith("ie"):
            yield stem[:-2] + "y"
        yield stem
        yield stem.removesuffix("e") if stem.endswith(("se", "xe", "ze", "che", "she", "oe")) else stem
        return
    if suffix == "ed" and stem.endswith("i"):
        yield stem + "e"  # died, tied
        yield stem[:-1] + "y"
        return
    yield stem + "e"
    yield stem
    doubled = len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2]
    if doubled:
        yield stem[:-1]
    if doubled and stem[-1] not in _CONSONANTS_KEPT_DOUBLE:
        yield stem[:-1]
    elif stem.endswith(_STEMS_WITH_E):
        yield stem + "e"
    else:
        yield stem


# Closed classes that WordNet leaves out, and words of today's newsrooms that are younger than it.
_ADDED_IRREGULAR_VERBS = dict.fromkeys(
    ("am", "is", "are", "was", "were", "been", "'s", "’s", "'re", "’re", "'m", "’m", "being"), "be"
) | dict.fromkeys(("has", "had", "'ve", "’ve", "having"), "have")
_NEWS_VERBS = {
    "wound": "wound",
    "axed": "axe",
    "axes": "axe",
    "axing": "axe",
}  # "wound" as a form of "wind" is rarer in news than the injury
_ADDED_IRREGULAR_NOUNS = {"people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child"}


def parse_wordclasses(lines: Iterable[str]) -> WordClasses:
    """Return the table of the lines `part.class<TAB>word word ...` and `irregular.part<TAB>form=lemma ...`.

    Raises LexiconError for a line of another form.
    """
    tables: dict[str, dict[str, str]] = {"noun": {}, "verb": {}, "irregular.noun": {}, "irregular.verb": {}}
    for line in lines:
        name, tab, words = line.partition("\t")
        part, _dot, rest = name.partition(".")
        if not tab or (name if part == "irregular" else part) not in tables:
            raise LexiconError(f"wordclasses.txt: {line[:40]!r} is not a part of speech, a class, a tab and words; reinstall the package")
        if part == "irregular":
            tables[name].update({form: lemma for form, _equals, lemma in (pair.partition("=") for pair in words.split(" "))})
        else:
            tables[part].update(dict.fromkeys(words.split(" "), rest))
    return WordClasses(
        tables["noun"],
        tables["verb"],
        tables["irregular.noun"] | _ADDED_IRREGULAR_NOUNS,
        tables["irregular.verb"] | _ADDED_IRREGULAR_VERBS | _NEWS_VERBS,
    )
