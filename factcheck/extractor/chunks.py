"""A tagged sentence as a row of chunks: noun phrases, verb groups, and the words between them.

In: the words and tags of a sentence and the token ranges of its figures (each one unit, whatever its words are). Out: `Chunk`s in order.
Kinds are letters, so that what lies between two chunks is a short string that can be looked up:

N noun phrase · V finite verb group · B finite passive · I infinitive · G -ing form · D bare participle · J predicate adjective ·
P preposition · S subordinating word · W relative or question word · C coordinator · E "there" · and `,` `:` `(` `)` `.` as they are.
Adverbs, particles and quotation marks belong to no chunk.

The sentence is spelled as a string of one letter a word, and the grammar is a regular expression over that string.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, compiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["ALPHABET", "VERBAL", "Chunk", "Row", "chunk_plainly", "chunks"]

VERBAL = frozenset("VBIGD")


class Chunk(NamedTuple):
    """Tokens `start` to `end` (half open) and the token that carries the meaning: the head noun, the main verb, the word itself."""

    kind: str
    start: int
    end: int
    head: int


class Row(NamedTuple):
    """A sentence in chunks: words in lower case, their tags, the chunks, their kinds as one string, and the places of the verb groups."""

    words: Sequence[str]
    tags: Sequence[str]
    chunks: Sequence[Chunk]
    kinds: str
    verbs: Sequence[int]


# One letter for each tag ...
_OF_TAG = {
    **dict.fromkeys(("DT", "PDT", "PRP$"), "d"),
    **dict.fromkeys(("JJ", "JJR", "JJS"), "j"),
    **dict.fromkeys(("CD", "$", "FW", "SYM"), "q"),
    **dict.fromkeys(("NN", "NNS", "NNP", "NNPS"), "n"),
    **dict.fromkeys(("RB", "RBR", "RBS", "RP"), "r"),
    **dict.fromkeys(("VBD", "VBZ", "VBP"), "v"),
    "POS": "o",
    "PRP": "u",
    "VBN": "p",
    "VBG": "g",
    "VB": "b",
    "MD": "m",
    "TO": "t",
    "IN": "i",
    "CC": "C",
    "EX": "E",
    "WRB": "S",
    **dict.fromkeys(("WDT", "WP", "WP$"), "W"),
    ",": ",",
    ":": ":",
    "-LRB-": "(",
    "-RRB-": ")",
    ".": ".",
}
# ... and for words that matter by themselves: c may open a clause ("after 13 soldiers died") or not, y is a preposition before a
# figure, and days are adverbs ("killed 12 people Monday").
_OF_WORD = {
    **dict.fromkeys("am is are was were ’re 're ’m 'm".split(), "B"),
    **dict.fromkeys("be been being".split(), "e"),
    **dict.fromkeys("get gets got getting gotten".split(), "k"),
    **dict.fromkeys("have has had having ’ve 've".split(), "h"),
    **dict.fromkeys("do does did".split(), "D"),
    **dict.fromkeys("because although though while whilst if whether unless whereas lest".split(), "S"),
    **dict.fromkeys("worth aged including per versus vs".split(), "i"),
    **dict.fromkeys(("up", "down"), "y"),
    **dict.fromkeys("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split(), "r"),
}
_CLAUSE_OPENERS = frozenset("that until when where after before since as".split())
_LETTERS_DEPEND = _CLAUSE_OPENERS | {"am", "'s", "’s"}  # words whose letter depends on more than word and tag
_BEFORE_WORTH = frozenset(("net", "'s", "’s", "its", "their", "his", "her"))
ALPHABET = (_OF_WORD, _OF_TAG, _LETTERS_DEPEND, _CLAUSE_OPENERS, _BEFORE_WORTH)

# The order of a noun phrase: article, hedge, adjectives and figures, nouns; after a noun only nouns and what hangs on a possessive.
_NOUN_PHRASE = r"""
    (?: u
      | (?=[dHjqoFnpr])
        (?: d{1,2} | (?<=i)p(?=[jpg]{0,9}[nF]) | (?<![vpgbBehkDm])r(?=[jqpF][jpg]{0,9}[nF]) | (?=[jqoFnH]) )
        H?
        (?: [jqoF] | r(?=[jqp][jpg]{0,9}[nF]) | [pg](?=[jpg]{0,9}[nF]) | (?<=d)g )*
        (?: n (?: [nq] | o[jqrpgF]{0,9}(?=n) | o )* )?
    )
"""
_VERB_GROUP = r"""
    (?: [mt][ry]*(?=[behDkvp]) | D[ry]*(?=[behk]) | [Bek][ry]*(?=[pgvek]) | [Bekh][ry]*t(?=[behDk]) | h[ry]*(?=[pvek]) )*
    [vpgbBehkDm]
"""
_GRAMMAR = lazily(
    rf"""
    (?P<N> {_NOUN_PHRASE} )
  | (?P<V> {_VERB_GROUP} )
  | (?P<S> c(?=(?:[^,.:cWS]|,F,){{0,9}}[vBDmh]) | S )
  | (?P<P> [ict] | (?<![vpgb])y(?=i?[HF]) )
  | (?P<O> [WCE,:().] )
    """,
    re.VERBOSE,
)
_SUBJECT_ALONE = lazily("(?:PN,)?N(?:PN)*D(?=[,.])")
_SINGLE = frozenset("SPO")  # groups that match one letter
_new = tuple.__new__  # as Chunk(...) would, without a call of Python code for each of a dozen a sentence
_OPENING_VERB = {"t": "I", "b": "I", "g": "G", "p": "D"}
_OF_FORM = {"VB": "I", "VBG": "G", "VBN": "D"}


def spell(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Return the letter of each word."""
    of_word, of_tag = _OF_WORD.get, _OF_TAG.get
    letters = [of_word(word) or of_tag(tag, "_") for word, tag in zip(words, tags, strict=True)]
    if _LETTERS_DEPEND.isdisjoint(words):
        return letters
    for place, letter in enumerate(letters):
        if letter == "i" and words[place] in _CLAUSE_OPENERS:
            letters[place] = "S" if words[place] == "that" else "c"
        elif letter == "B" and words[place] == "am" and place and letters[place - 1] == "q":
            letters[place] = "_"  # 7.40am
        elif letter == "i" and words[place] == "worth" and words[place - 1] in _BEFORE_WORTH:
            letters[place] = "n"  # "its net worth"
        elif letter == "v" and words[place] in {"'s", "’s"}:
            letters[place] = "B"
    return letters


def chunks(words: Sequence[str], tags: Sequence[str], figures: Mapping[int, int], hedges: Mapping[int, int]) -> Row:
    """Return the chunks of one sentence.

    Args:
        words: the words in lower case.
        tags: their Penn Treebank tags.
        figures: first token -> end of each figure; it takes part in noun phrases as a number does, whatever its words are.
        hedges: first token -> end of each hedge before a figure ("more than", "at least"), which is no preposition there.
    """
    if compiled is not None and type(words) is list and type(tags) is list:
        row, kinds, verbs = compiled.chunks(words, tags, figures, hedges, Chunk, ALPHABET)
    else:
        row, kinds, verbs = chunk_plainly(words, tags, figures, hedges)
    if "D" in kinds:
        _give_finite_verbs(row, kinds)
        kinds = "".join([chunk.kind for chunk in row])
    return Row(words, tags, row, kinds, verbs)


def chunk_plainly(
    words: Sequence[str], tags: Sequence[str], figures: Mapping[int, int], hedges: Mapping[int, int]
) -> tuple[list[Chunk], str, list[int]]:
    """Return the chunks of one sentence, their kinds, participles as they come, and the verb groups, without compiled help."""
    letters = spell(words, tags)
    spelled, tokens = _join_units(letters, figures, hedges)
    row: list[Chunk] = []
    for match in _GRAMMAR.finditer(spelled):
        group = match.lastgroup or ""
        start, end = match.span()
        first, last = tokens[start], tokens[end]
        if group in _SINGLE:
            row.append(_new(Chunk, (spelled[start] if group == "O" else group, first, last, first)))
        else:
            kind, head, may_be_bare = _shape(group, match[0])
            if may_be_bare:
                kind = _OF_FORM.get(tags[first], kind)
            row.append(_new(Chunk, (kind, first, last, last - 1 if head < 0 else tokens[start + head])))
    kinds = "".join([chunk[0] for chunk in row])
    return row, kinds, [place for place, kind in enumerate(kinds) if kind in VERBAL]


def _join_units(letters: Sequence[str], figures: Mapping[int, int], hedges: Mapping[int, int]) -> tuple[str, Sequence[int]]:
    """Return the letters with one F for each figure and one H for each hedge, and the token that each letter begins with."""
    spelled: list[str] = []
    tokens: list[int] = []
    last = 0
    if not hedges and all(end == start + 1 for start, end in figures.items()):
        return "".join(["F" if place in figures else letter for place, letter in enumerate(letters)]), range(len(letters) + 1)
    for start, end, letter in sorted([(*unit, "F") for unit in figures.items()] + [(*unit, "H") for unit in hedges.items()]):
        spelled += letters[last:start]
        tokens += range(last, start)
        spelled.append(letter)
        tokens.append(start)
        last = end
    spelled += letters[last:]
    tokens += range(last, len(letters) + 1)
    return "".join(spelled), tokens


@lru_cache(maxsize=20_000)
def _shape(group: str, letters: str) -> tuple[str, int, bool]:
    """Return the kind of a noun phrase or verb group, the letter of its head (-1: the last), and whether its first tag may tell more."""
    if group == "N":
        head = letters.rfind("n")
        return "N" if head >= 0 or letters.strip("jr") else "J", head, False
    verbs = letters.replace("r", "").replace("y", "")
    passive = len(verbs) > 1 and verbs[-1] == "p" and verbs[-2] in "Bek"
    kind = _OPENING_VERB.get(verbs[0]) or ("B" if passive else "V")
    return kind, -1, verbs[0] in "ehkD"


def _give_finite_verbs(row: list[Chunk], kinds: str) -> None:
    """Take a participle behind a noun phrase for the verb of a clause that has none: "62 lawmakers voted", "12 injured in crash"."""
    start = 0
    for clause in re.split("[S:]", kinds):
        _mend(row, clause, start)
        start += len(clause) + 1


def _mend(row: list[Chunk], clause: str, start: int) -> None:
    """Mend one clause, given as its kinds and its first place in the row."""
    if "V" not in clause and "B" not in clause:
        place = max(clause.find("ND"), -1) + 1 or (clause.find(",D") + 1 if "N" in clause else 0)
        if place > 0:
            row[start + place] = row[start + place]._replace(kind="V")
        return
    survived = _SUBJECT_ALONE.match(clause)  # "58 passengers survived, the governor said"
    if survived:
        place = start + survived.end() - 1
        row[place] = row[place]._replace(kind="V")
        return
    shared = clause.find("CD")  # "has burned 12,500 acres and destroyed 214 homes": the auxiliary serves both
    verb = max(clause.rfind("V", 0, max(shared, 0)), clause.rfind("B", 0, max(shared, 0)))
    if verb >= 0:
        place = start + shared + 1
        row[place] = row[place]._replace(kind=clause[verb])
