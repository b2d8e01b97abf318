"""One quotation printed in two versions: in the headline and in the body, as a pull-quote and in its place."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.consistency.evidence import finding, passage, sentence_at
from factcheck.model import Field, Section, Span, StatementClaim
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.sayings import GAP, echo, lemma_of, namesakes, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding, Sentence

__all__ = ["check"]

_DOUBLE = lazily(r"“([^“”\n]{15,400})”|\"([^\"\n]{15,400})\"")
_SINGLE = lazily(r"(?<!\w)[‘']((?:[^‘’'\n]|[’'](?=\w)){15,300})[’'](?!\w)")
# What is quoted within a quotation, or in the body between single marks: five words at least, which apostrophes seldom enclose.
_INNER = lazily(r"[‘'](?<=[\s“\"(].)((?:[\w-]+(?:[’']\w+)?[,;:]? ){4,40}[\w-]+(?:[’']\w+)?[.,!?]?)[’'](?=[\s,.”\"):;!?]|$)")
_OPENING = (" '", " ‘", "\n'", "\n‘", "“‘", "“'", "\"'", '"‘', "('", "(‘")
_ROUGH = lazily(r"[\w’']+")
_FEWEST, _FEWEST_IN_BODY, _SAME = 4, 6, 0.7
_AGAIN = lazily(
    r"\b(?:phrase|words?|remarks?|comments?|statement|description|meant|mean|promised?|pledged?|vow(?:ed)?|repeat\w*|again|earlier|later|line"
    r"|referr\w+|reference|famous\w*|quot\w+|claim(?:ed)?|assurance|had (?:said|told|called|described))\b",
    re.IGNORECASE,
)
_LONGEST_PHRASE, _TELLING = 8, 1.3  # words of a quoted phrase; rarity of a word that carries sense
_SHORTEST, _FEW_TELLING, _CONTENT = 3, 1, 0.5
# Words of which one is changed: of one speaker, of any, and of two sentences of one speaker.
_REPEATED, _LONG, _TWICE_SAID = 8, 9, 14
_SMALL = frozenset(
    "a an the that this these those and but so very really just i we you he she it they my our your their is are was were".split()
)
_MOST_OF_IT = 0.75  # of the shorter of two quotations in the body
_MOST_QUOTED, _MOST_CHANGED = 60, 3
_ABOUT = 1  # words by which two printings of one quotation differ in length
_PRONOUNS = frozenset("he she they it we i who".split())
_CONTRACTED = {"re": "are", "s": "is", "ll": "will", "ve": "have", "m": "am", "d": "would"}
_IRREGULAR = {"won't": "will", "can't": "can", "shan't": "shall"}
_DISPLAY = frozenset({Section.HEADLINE, Section.STANDFIRST, Section.BULLET, Section.CAPTION})


class _Quoted(NamedTuple):
    """What stands between quotation marks: where, and its words in no order."""

    field: Field
    span: Span
    rough: frozenset[str]
    display: bool
    sentence: Sentence


def check(article: Article) -> Iterator[Finding]:
    """Yield the quotations that are printed twice with a word changed."""
    found = list(_stretches(article))[:_MOST_QUOTED]
    done: set[Span] = set()
    for one, other in combinations(found, 2):
        if (
            one.span in done
            or other.span in done
            or (one.field is other.field and one.span.overlaps(other.span))
            or not _overlap(one, other)
        ):
            continue
        change = _changed(article, one, other)
        if change is None:
            continue
        done |= {one.span, other.span}
        places = [passage(article.document, quoted.sentence, quoted.span) for quoted in (one, other)]
        message = f"one quotation in two versions: “{change[0]}” and “{change[1]}”"
        yield finding("quote.drift", article.document, message, places, "the words of the recording in both places")


def _overlap(one: _Quoted, other: _Quoted) -> bool:
    """Say whether two quotations share words enough to be looked at."""
    shared = len(one.rough & other.rough)
    return shared >= _FEWEST - 2 and shared * 2 >= min(len(one.rough), len(other.rough))


def _stretches(article: Article) -> Iterator[_Quoted]:
    """Yield what stands between double marks, and above and beside the article also between single ones."""
    for field in (Field.TITLE, Field.TEXT):
        text = article.document.field(field)
        if "“" in text or '"' in text:
            yield from _quoted(article, field, _DOUBLE.finditer(text))
        if field is Field.TEXT and any(map(text.__contains__, _OPENING)):
            yield from _quoted(article, field, _INNER.finditer(text))
    for sentence in article.analysis.sentences:
        if sentence.section in _DISPLAY:
            text = article.document.field(sentence.field)
            yield from _quoted(article, sentence.field, _SINGLE.finditer(text, sentence.span.start, sentence.span.end))


def _quoted(article: Article, field: Field, matches: Iterable[re.Match[str]]) -> Iterator[_Quoted]:
    for match in matches:
        span = Span(*match.span(match.lastindex or 1))
        sentence = sentence_at(article.analysis, field, span.start)
        if sentence is not None and sentence.section is not Section.BOILERPLATE:
            words = frozenset(_ROUGH.findall(span.of(article.document.field(field)).lower()))
            yield _Quoted(field, span, words, sentence.section in _DISPLAY, sentence)


def _speakers(article: Article, one: _Quoted, other: _Quoted) -> list[str]:
    return [(_speaker(article, quoted) or "").removeprefix("The ") for quoted in (one, other)]


def _one_speaker(article: Article, one: _Quoted, other: _Quoted) -> bool:
    """Say whether two quotations of the body may be one: of one speaker, or of about one length where that is not known."""
    speakers = _speakers(article, one, other)
    if all(_is_name(speaker, article) for speaker in speakers):
        return speakers[0] == speakers[1]
    if all(" " in speaker for speaker in speakers):
        same = namesakes(speakers[0], speakers[1], article.lexicon)
        if same is not None:
            return same
    if all(speaker[:1].islower() and speaker not in _PRONOUNS for speaker in speakers):
        return speakers[0] == speakers[1]  # "said her sister", "said a neighbour"
    return abs(len(one.rough) - len(other.rough)) <= _ABOUT and not _two_speakers(speakers)


def _two_speakers(speakers: Sequence[str]) -> bool:
    """Say whether two quotations are of two people, both told and neither by a pronoun."""
    told = [set(speaker.lower().split()) for speaker in speakers if speaker and speaker not in _PRONOUNS]
    return len(told) == len(speakers) and told[0].isdisjoint(told[1])


def _is_name(word: str, article: Article) -> bool:
    """Say whether a speaker of one word is a person: Coe, not Villagers."""
    if not word[:1].isupper():
        return False
    honoured = any(f"{title} {word}" in article.document.text for title in ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir"))
    return honoured or lemma_of(word.lower(), article.lexicon) not in article.lexicon.wordclasses.nouns


def _speaker(article: Article, quoted: _Quoted) -> str | None:
    """Return to whom the text gives a quotation; a pronoun that nobody is found for stands for itself."""
    for claim in article.analysis.claims:
        if (
            isinstance(claim, StatementClaim)
            and claim.mention.anchor.field is quoted.field
            and claim.mention.anchor.span.overlaps(quoted.span)
        ):
            said = claim.mention.attribution
            return said.resolved or said.speaker
    return None


def _words(article: Article, quoted: _Quoted) -> list[str]:
    """Return the comparable words of a quotation; "we're" and "we are" are the same."""
    found: list[str] = []
    for word in words_of(quoted.span.of(article.document.field(quoted.field)), article.lexicon):
        stem, mark, ending = word.partition("'")
        if word == "cannot":
            found += ["can", "not"]
        elif word.endswith("n't"):
            found += [_IRREGULAR.get(word, word[:-3]), "not"]
        elif mark and ending in _CONTRACTED:
            found += [stem, _CONTRACTED[ending]]
        else:
            found.append(word)
    return found


def _phrase(left: Sequence[str], right: Sequence[str], article: Article) -> bool:
    """Say whether a few quoted words are a longer quotation's with the last or first changed: "no deal behind closed doors/curtains"."""
    short, long = sorted((left, right), key=len)
    if not _FEWEST < len(short) <= _LONGEST_PHRASE:
        return False
    telling = sum(article.lexicon.frequencies.rarity(word) >= _TELLING for word in short)
    return telling >= _FEWEST - 1 and not _within(short, long) and (_within(short[:-1], long) or _within(short[1:], long))


def _recalled(article: Article, one: _Quoted, other: _Quoted) -> bool:
    """Say whether the sentence of the shorter quotation says that the words were said before; politicians build many a phrase alike."""
    again = [quoted for quoted in (one, other) if len(quoted.rough) == min(len(one.rough), len(other.rough))]
    return any(_AGAIN.search(_outside(article, quoted)) for quoted in again)


def _inside(article: Article, quoted: _Quoted) -> bool:
    """Say whether somebody quotes the words in words of his own: “When they called him ‘a disgrace’, I wept”."""
    text, start = article.document.field(quoted.field), quoted.span.start
    return quoted.field is Field.TEXT and text[start - 1 : start] in {"‘", "'"} and not quoted.display


def _outside(article: Article, quoted: _Quoted) -> str:
    """Return the words of a sentence around a quotation."""
    text = article.document.field(quoted.field)
    return quoted.sentence.span.of(text).replace(quoted.span.of(text), "")


def _slip(left: Sequence[str], right: Sequence[str], article: Article, *, display: bool) -> tuple[str, str] | None:
    """Return the one word in which a few quoted words differ from the same place of a longer or equal quotation, None where they do not."""
    short, long = sorted((left, right), key=len)
    if not _SHORTEST <= len(short) <= _LONGEST_PHRASE or _within(short, long):
        return None
    rarity = article.lexicon.frequencies.rarity
    for start in range(len(long) - len(short) + 1):
        pairs = list(zip(short, long[start : start + len(short)], strict=True))
        apart = [pair for pair in pairs if pair[0] != pair[1]]
        telling = sum(rarity(one) >= _TELLING for one, other in pairs if one == other)
        few = _FEW_TELLING if len(short) < _FEWEST + 1 else _FEW_TELLING + 1
        if len(apart) != 1 or (telling < few and not (display and len(short) > _FEWEST_IN_BODY)):
            continue
        if (max if display and len(short) > _FEWEST_IN_BODY else min)(map(rarity, apart[0])) >= _CONTENT:
            return apart[0] if short is left else apart[0][::-1]
    return None


def _one_word(left: Sequence[str], right: Sequence[str], article: Article) -> tuple[str, str] | None:
    """Return the one word in which a whole quotation, or a sentence of it, differs from the same place of another, however small."""
    short, long = sorted((left, right), key=len)
    if len(short) < _REPEATED or _within(short, long):
        return None
    rarity = article.lexicon.frequencies.rarity
    for start in range(len(long) - len(short) + 1):
        apart = [pair for pair in zip(short, long[start : start + len(short)], strict=True) if pair[0] != pair[1]]
        if len(apart) == 1 and not set(apart[0]) <= _SMALL and max(map(rarity, apart[0])) >= _CONTENT:
            return apart[0] if short is left else apart[0][::-1]
    return None


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    return any(list(long[start : start + len(short)]) == list(short) for start in range(len(long) - len(short) + 1))


def _swapped(left: Sequence[str], right: Sequence[str]) -> tuple[str, str]:
    """Return the word of the shorter quotation that the longer one does not have in its place, and that one's, in the order given."""
    short, long = sorted((left, right), key=len)
    for start in range(len(long) - len(short) + 1):
        there = list(long[start : start + len(short)])
        apart = [(one, two) for one, two in zip(short, there, strict=True) if one != two]
        if len(apart) == 1:
            return apart[0] if short is left else apart[0][::-1]
    return " ".join(left), " ".join(right)


def _changed(article: Article, one: _Quoted, other: _Quoted) -> tuple[str, str] | None:
    """Return the words that differ between two printings of one quotation, None where they are two quotations or the same words."""
    left, right = (_words(article, quoted) for quoted in (one, other))
    if GAP in left or GAP in right:
        return None
    found = _in_place(article, one, other, (left, right))
    return found or _by_echo(article, one, other, (left, right))


def _in_place(article: Article, one: _Quoted, other: _Quoted, words: tuple[list[str], list[str]]) -> tuple[str, str] | None:
    """Return the one word in which a quotation differs from the same place of another sentence's."""
    left, right = words
    if one.sentence == other.sentence:
        return None
    recalled = min(len(left), len(right)) >= _FEWEST and (
        _recalled(article, one, other) or _inside(article, one) != _inside(article, other)
    )
    slip = _slip(left, right, article, display=one.display != other.display) if one.display != other.display or recalled else None
    if slip is not None:
        return slip
    word = None if one.display or other.display else _one_word(left, right, article)
    if word is None or recalled:
        return word
    length = min(len(left), len(right))
    if _whole(article, one, other):
        # "We want to thank the fire service for all that they did", say others too
        return word if length >= _TWICE_SAID and _one_speaker(article, one, other) else None
    if length >= _LONG and not _two_speakers(_speakers(article, one, other)):
        return word
    return word if _one_speaker(article, one, other) else None


def _whole(article: Article, one: _Quoted, other: _Quoted) -> bool:
    """Say whether both quotations are sentences of their own: not a part of one within somebody else's words."""
    return all(quoted.span.of(article.document.field(quoted.field))[:1].isupper() for quoted in (one, other))


def _by_echo(article: Article, one: _Quoted, other: _Quoted, words: tuple[list[str], list[str]]) -> tuple[str, str] | None:
    """Return the words that differ between the common parts of two quotations."""
    left, right = words
    found = echo(left, right, article.lexicon)
    if _phrase(left, right, article) and one.sentence != other.sentence and _recalled(article, one, other):
        return _swapped(left, right)
    if found is None or not found.changes or len(found.changes) > 2:  # noqa: PLR2004 - more make another sentence
        return None
    display = one.display or other.display
    if not display and (
        one.sentence == other.sentence
        or (found.common < _REPEATED and _whole(article, one, other))
        or found.common < _MOST_OF_IT * min(len(left), len(right))
        or not _one_speaker(article, one, other)
    ):
        return None  # "we heard that a plane had hit it", "they announced that another plane had hit it"
    changed = sum(max(len(change.one), len(change.other)) for change in found.changes)
    if found.common < (_FEWEST if display else _FEWEST_IN_BODY) or changed > _MOST_CHANGED:
        return None
    if found.common < _SAME * (found.common + changed):
        return None
    before, after = (" … ".join(" ".join(words) for words in sides) for sides in zip(*found.changes, strict=True))
    return before or "–", after or "–"
