"""One quotation printed in two versions: in the headline and in the body, as a pull-quote and in its place."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.consistency.evidence import finding, passage, sentence_at
from factcheck.consistency.retellings import denied, retelling
from factcheck.model import Field, Section, Span, StatementClaim
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.sayings import GAP, namesakes, words_of
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.consistency.retellings import Retelling
    from factcheck.model import Finding, Sentence

__all__ = ["check"]

_DOUBLE = lazily(r"“([^“”\n]{15,400})”|\"([^\"\n]{15,400})\"")
_SINGLE = lazily(r"(?<!\w)[‘']((?:[^‘’'\n]|[’'](?=\w)){15,300})[’'](?!\w)")
# What is quoted within a quotation, or in the body between single marks: five words at least, which apostrophes seldom enclose.
_INNER = lazily(r"[‘'](?<=[\s“\"(].)((?:[\w-]+(?:[’']\w+)?[,;:]? ){4,40}[\w-]+(?:[’']\w+)?[.,!?]?)[’'](?=[\s,.”\"):;!?]|$)")
_OPENING = (" '", " ‘", "\n'", "\n‘", "“‘", "“'", "\"'", '"‘', "('", "(‘")
_ROUGH = lazily(r"[\w’']+")
_FEWEST, _FEWEST_SMALL = 4, 6  # words that two printings have in common, and that may be small ones
# What the common words must carry: above the text, where one printing denies the other; there, or where one recalls the other; in
# fragments; in whole sentences of one speaker.
_LITTLE, _SENSE, _TELLING, _MUCH = 2.0, 3.3, 4.4, 6.0
_FAINT, _STEM = 1.0, 6  # and where the text has nothing like the changed word, told by its first letters
_FEW_CHANGES, _MOST_OF_IT = 2, 0.75  # changes, and part of the words in common, where nothing says that words are told again
_AGAIN = lazily(
    r"\b(?:phrase|words?|remarks?|comments?|statement|description|meant|mean|promised?|pledged?|vow(?:ed)?|repeat\w*|again|earlier|later|line"
    r"|referr\w+|reference|famous\w*|quot\w+|claim(?:ed)?|assurance|had (?:said|told|called|described)"
    r"|advice|slogan|motto|mantra|message|plea|warning|appeal|insistence|admission|declaration|demand|lament|boast|quip|put it|speech"
    r"|sentence|moment)\b",
    re.IGNORECASE,
)
_THESE = lazily(r"[.!?]?[”\"] (?P<again>(?:Those|These|With|In) (?:(?:were|are|those|these) )?(?:the )?words)\b")
_MOST_QUOTED = 60
_PRONOUNS = frozenset("he she they it we i who".split())
_CONTRACTED = {"re": "are", "s": "is", "ll": "will", "ve": "have", "m": "am", "d": "would"}
_ABOUT = 1  # words by which two printings of one quotation differ in length
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
    quoted = list(_stretches(article))
    found = list(_placed(article, quoted))[:_MOST_QUOTED] if len(quoted) > 1 else []
    done: set[Span] = set()
    for one, other in combinations(found, 2):
        if (
            one.span in done
            or other.span in done
            or (one.field is other.field and one.span.overlaps(other.span))
            or not _overlap(one, other)
            or any(each.display and _printed_again(article, each, found) for each in (one, other))
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


def _printed_again(article: Article, quoted: _Quoted, found: Sequence[_Quoted]) -> bool:
    """Say whether the text has the words of a quotation above it as they stand there, so that others like them are others."""
    own = f" {' '.join(_words(article, quoted))} "
    return any(own in f" {' '.join(_words(article, each))} " for each in found if not each.display and quoted.rough <= each.rough)


def _stretches(article: Article) -> Iterator[tuple[Field, Span]]:
    """Yield what stands between double marks, and above and beside the article also between single ones."""
    for field in (Field.TITLE, Field.TEXT):
        text = article.document.field(field)
        if "“" in text or '"' in text:
            yield from _spans(field, _DOUBLE.finditer(text))
        if field is Field.TEXT and has_any(text, _OPENING):
            yield from _spans(field, _INNER.finditer(text))
    for sentence in article.analysis.sentences:
        if sentence.section in _DISPLAY:
            text = article.document.field(sentence.field)
            yield from _spans(sentence.field, _SINGLE.finditer(text, sentence.span.start, sentence.span.end))


def _spans(field: Field, matches: Iterable[re.Match[str]]) -> Iterator[tuple[Field, Span]]:
    return ((field, Span(*match.span(match.lastindex or 1))) for match in matches)


def _placed(article: Article, quoted: Sequence[tuple[Field, Span]]) -> Iterator[_Quoted]:
    for field, span in quoted:
        sentence = sentence_at(article.analysis, field, span.start)
        if sentence is not None and sentence.section is not Section.BOILERPLATE:
            words = frozenset(_ROUGH.findall(span.of(article.document.field(field)).lower()))
            yield _Quoted(field, span, words, sentence.section in _DISPLAY, sentence)


def _speakers(article: Article, one: _Quoted, other: _Quoted) -> list[str]:
    return [(_speaker(article, quoted) or "").removeprefix("The ") for quoted in (one, other)]


def _two_speakers(article: Article, speakers: Sequence[str]) -> bool:
    """Say whether two quotations are of two people, both told and neither by a pronoun; "a judge" may be Judge Ainsley."""
    if not all(speakers) or any(speaker in _PRONOUNS for speaker in speakers):
        return False
    same = namesakes(speakers[0], speakers[1], article.lexicon)
    if same is not None:
        return not same
    words = [speaker.lower().removeprefix("a ").removeprefix("the ").split() for speaker in speakers]
    if not {*words[0]}.isdisjoint(words[1]):
        return False
    text = article.document.text.lower()
    return not any(f"{role[-1]} {name}" in text for role, other in (words, words[::-1]) for name in other)


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


# What was said at another time may have been said otherwise: "In March she had told a newspaper that …".
_OCCASION = lazily(
    r"\b(?:[Ii]n (?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)"
    r"|[Ll]ast (?:year|month|week|summer|spring|autumn|winter))\b[^.;]{0,40}? had (?:said|told|called|described)\b"
)
# Who is told of another's words may turn them round: "They came here to dive," he said when the remark was put to him.
_ANSWERED = lazily(r"\bput to (?:him|her|them)\b|\bwhen told (?:of|what)\b")


def _recalled(article: Article, one: _Quoted, other: _Quoted) -> bool:
    """Say whether the sentence of the shorter quotation says that the words were said before; politicians build many a phrase alike."""
    shortest = min(len(one.rough), len(other.rough)) + _ABOUT
    around = (_outside(article, quoted) for quoted in (one, other) if len(quoted.rough) <= shortest)
    return any(_AGAIN.search(_OCCASION.sub("", outside)) and not _ANSWERED.search(outside) for outside in around)


def _inside(article: Article, quoted: _Quoted) -> bool:
    """Say whether somebody quotes the words in words of his own: “When they called him ‘a disgrace’, I wept”."""
    text, start = article.document.field(quoted.field), quoted.span.start
    return quoted.field is Field.TEXT and text[start - 1 : start] in {"‘", "'"} and not quoted.display


def _outside(article: Article, quoted: _Quoted) -> str:
    """Return the words of a sentence around a quotation, and "Those were the words" behind one that is a sentence of its own."""
    text = article.document.field(quoted.field)
    behind = _THESE.match(text, quoted.span.end)
    return quoted.sentence.span.of(text).replace(quoted.span.of(text), "") + (behind["again"] if behind is not None else "")


def _whole(article: Article, one: _Quoted, other: _Quoted) -> bool:
    """Say whether both quotations are sentences of their own: not a part of one within somebody else's words."""
    return all(quoted.span.of(article.document.field(quoted.field))[:1].isupper() for quoted in (one, other))


def _changed(article: Article, one: _Quoted, other: _Quoted) -> tuple[str, str] | None:
    """Return the words that differ between two printings of one quotation, None where they are two quotations or the same words."""
    left, right = (_words(article, quoted) for quoted in (one, other))
    found = None if GAP in left or GAP in right else retelling(left, right, article.lexicon)
    if found is None or not (_shown if one.display or other.display else _told)(article, one, other, found):
        return None
    before, after = (" … ".join(" ".join(words) for words in sides if words) for sides in zip(*found.changes, strict=True))
    return before or "–", after or "–"


def _nowhere(article: Article, one: _Quoted, other: _Quoted, found: Retelling) -> bool:
    """Say whether the text has the changed word of what stands above it nowhere: "an act of blackmail" over "an act of sabotage"."""
    if one.display == other.display or one.rough == other.rough or len(one.rough) != len(other.rough):
        return False
    above, shown = (found.changes[0].one, one) if one.display else (found.changes[0].other, other)
    own = int(shown.field is Field.TEXT)  # a headline that is the first line of the text
    return len(above) == 1 and found.sense >= _FAINT and article.lower.count(above[0][:_STEM]) == own


def _shown(article: Article, one: _Quoted, other: _Quoted, found: Retelling) -> bool:
    """Say whether what stands above or beside the text is what the text quotes, or it stands there twice."""
    common = len(found.common)
    if common < _FEWEST:
        return found.single and (found.sense >= (_LITTLE if denied(found) else _TELLING) or _nowhere(article, one, other, found))
    if one.sentence == other.sentence or len(found.changes) > _FEW_CHANGES:
        return False
    return common >= _FEWEST_SMALL or found.sense >= _SENSE or (found.single and _nowhere(article, one, other, found))


def _told(article: Article, one: _Quoted, other: _Quoted, found: Retelling) -> bool:
    """Say whether the text quotes one thing twice: it says so, or one speaker's words are the same far from one another."""
    common, apart = len(found.common), one.sentence.paragraph != other.sentence.paragraph
    if one.sentence == other.sentence or common < _FEWEST:
        return False
    if _recalled(article, one, other) or _inside(article, one) != _inside(article, other):
        return found.sense >= ((_LITTLE if common >= _FEWEST_SMALL else _SENSE) if apart else _TELLING)
    speakers = _speakers(article, one, other)
    if not apart or len(found.changes) > _FEW_CHANGES or _two_speakers(article, speakers) or common < _MOST_OF_IT * found.length:
        return False
    if not _whole(article, one, other):
        return found.sense >= _TELLING
    return found.sense >= _MUCH
