"""Which blocks of a page are its article: those that two witnesses name, less what leads away from it, and with what they overlooked.

In: the blocks of a page, the text that trafilatura takes for the article, and the text that the page itself states for machines (JSON-LD),
if any. Out: the article, a line for each block, None where the witnesses name too little that stands on the page.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.lexicon import load, read_lines
from factcheck.lexicon.furniture import fold
from factcheck.model import Section
from factcheck.patterns import lazily
from factcheck.reading.blocks import folded
from factcheck.reading.boxes import chain, is_apart
from factcheck.text.lines import Line
from factcheck.text.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.reading.blocks import Block

__all__ = ["article"]

# Shorter blocks may stand anywhere by chance, and are known by a whole line alone.
_LONG = 25
# The witness must be found on the page nearly whole; what a page states for its subscribers is not.
_WITNESSED = 0.9
_FOUND = 0.8
# Blocks are looked for in the whole text; where that would take long, it is no article of a newspaper.
_MOST_BLOCKS = 5000
_LONGEST = 1_000_000
# A statement much shorter than the article is its teaser.
_TEASER = 0.85
_LINKED = 0.8
_PROSE_RATIO = 1.5
_LEAST_PROSE = 400
_ABOVE = 12
_SHORTEST_POINT = 12
_MINOR = 0.3
_PROMO_CHARACTERS = 160
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_LISTED = frozenset({"li", "td", "th", "blockquote", "dt", "dd"})
_SENTENCE = lazily(r"[.!?][”’\"')\]]*\Z")


def article(blocks: Sequence[Block], extracted: str, stated: str | None, titles: Iterable[str]) -> str | None:
    """Return the text of the article. `titles` are the forms of its title, which is no part of its text."""
    if len(blocks) > _MOST_BLOCKS or len(extracted) > _LONGEST:
        return None
    lines = [line.strip(" -|") for line in extracted.split("\n")]
    named = _named(blocks, lines)
    if _length(blocks, named) < _FOUND * len(folded(extracted)):
        named = set()
    told = _told(blocks, stated) if stated else set()
    if told and _length(blocks, told) >= (_TEASER if _SENTENCE.search(stated or "") else 1) * len(folded(extracted)):
        named = _either(blocks, told, named)
    named = _higher(blocks, named) or named
    if not named:
        return None
    named |= _overlooked(blocks, named) | _above(blocks, min(named))
    titles_folded = {folded(title) for title in titles if title}
    kept = [index for index in sorted(named) if blocks[index].key not in titles_folded]
    return "".join(_written(blocks, _bare(blocks, _once(blocks, _staying(blocks, kept))))).strip("\n\t") or None


def _written(blocks: Sequence[Block], kept: Iterable[int]) -> Iterator[str]:
    """Yield the blocks a line each, the cells of a row in one line."""
    row = None
    for index in kept:
        above = next((element for element in chain(blocks[index].element) if element.tag in {"tr", "table"}), None)
        yield "\t" if above is not None and above is row else "\n"
        yield blocks[index].text
        row = above if above is not None and above.tag == "tr" else None


def _length(blocks: Sequence[Block], chosen: Iterable[int]) -> int:
    return sum(len(blocks[index].key) for index in chosen)


def _named(blocks: Sequence[Block], lines: Sequence[str]) -> set[int]:
    """Return the blocks that the extracted lines are."""
    keys = [folded(line) for line in lines]
    cells = {folded(cell) for line in lines if "|" in line for cell in line.split("|")}
    left = Counter(key for key in keys if key)
    whole = "\n".join(keys)
    found: set[int] = set()
    for index in _inner_first(blocks, left):
        key = blocks[index].key
        cell = blocks[index].tag in {"td", "th"} and key in cells
        if left[key] > 0 or (key not in left and (cell or (len(key) >= _LONG and key in whole))):
            left[key] -= 1
            found.add(index)
    return found


def _inner_first(blocks: Sequence[Block], keys: Counter[str]) -> list[int]:
    """Return the numbers of the blocks, those first that stand between two long blocks that are surely of the article."""
    sure = [index for index, block in enumerate(blocks) if len(block.key) >= 2 * _LONG and block.key in keys]
    if not sure:
        return list(range(len(blocks)))
    first, last = sure[0], sure[-1]
    return [*range(first, last + 1), *range(last + 1, len(blocks)), *range(first - 1, -1, -1)]


def _told(blocks: Sequence[Block], stated: str) -> set[int]:
    """Return the blocks that the page's own statement of the article is made of, none where it is not all on the page."""
    whole = folded(stated)
    found: set[int] = set()
    place = 0
    for index, block in enumerate(blocks):
        at = whole.find(block.key, place) if len(block.key) >= _LONG else (place if whole.startswith(block.key, place) and found else -1)
        if at >= 0 and (at - place < max(400, len(whole) // 4)):
            found.add(index)
            place = at + len(block.key)
    return found if whole and _length(blocks, found) >= _WITNESSED * len(whole) else set()


def _either(blocks: Sequence[Block], told: set[int], named: set[int]) -> set[int]:
    """Return what the page tells, and of what was extracted the lists and tables within it, which such statements leave out."""
    first, last = min(told), max(told)
    return told | {index for index in named if first < index < last and blocks[index].tag in _LISTED}


def _higher(blocks: Sequence[Block], named: set[int]) -> set[int]:
    """Return the blocks of the densest prose between the heading of the page and what was named, none where that is not the article.

    Old pages hold their article in lines and boxes without paragraphs, and the teasers below it in paragraphs.
    """
    top = next((index for index, block in enumerate(blocks) if block.tag == "h1"), None)
    if top is None:
        return set()
    end = min(named, default=len(blocks))
    prose: Counter[Any] = Counter()
    holders: dict[Any, list[int]] = {}
    for index in range(top + 1, end):
        block = blocks[index]
        for element in (block.element, block.element.getparent()):
            if element is not None:
                holders.setdefault(element, []).append(index)
                prose[element] += len(block.key) if _is_prose(block) else 0
    best = max(prose, key=lambda element: (prose[element], -holders[element][0]), default=None)
    least = max(_PROSE_RATIO * _length(blocks, (index for index in named if _is_prose(blocks[index]))), _LEAST_PROSE)
    if best is None or prose[best] < least:
        return set()
    found = holders[best]
    return {index for index in range(found[0], found[-1] + 1) if not _is_linked(blocks[index])}


def _is_prose(block: Block) -> bool:
    if len(block.key) < 2 * _LONG or _SENTENCE.search(block.text) is None or _is_linked(block):
        return False
    return not any(is_apart(element) for element in chain(block.element))


def _overlooked(blocks: Sequence[Block], named: set[int]) -> set[int]:
    """Return blocks between those of the article that are like them: paragraphs beside them, headings and items above and below."""
    # The elements themselves, for lxml makes them anew, and with another id, when nobody holds them.
    parents = {blocks[index].element.getparent() for index in named if blocks[index].tag == "p"}
    first, last = min(named), max(named)
    found = set()
    for index in range(first + 1, last):
        block = blocks[index]
        if index in named or _is_linked(block) or _is_promo(block.text):
            continue
        beside = block.element.getparent() in parents
        sentence = _SENTENCE.search(block.text) is not None
        heading = block.tag in _HEADINGS and index + 1 in named and blocks[index + 1].tag == "p"
        if heading or (beside and block.tag == "p" and sentence and len(block.key) >= _LONG):
            found.add(index)
    return found


def _above(blocks: Sequence[Block], first: int) -> set[int]:
    """Return what stands above the first block in the same boxes: a paragraph just before it, the items of a list that sums it up."""
    outer = list(chain(blocks[first].element))[1:4]
    found: set[int] = set()
    for index in range(first - 1, max(first - _ABOVE, 0) - 1, -1):
        block = blocks[index]
        if block.tag == "h1":
            break
        holders = list(chain(block.element))[1:3]
        point = block.tag == "li" and len(block.key) >= _SHORTEST_POINT and holders[-1] in outer
        lead = index == first - 1 and _is_prose(block) and any(element in outer[:2] for element in holders)
        if (point or lead) and not (_is_linked(block) or _is_promo(block.text)):
            found.add(index)
    return found


def _staying(blocks: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """Return the kept blocks without those that lead away, or stand in a small part of the page that is called something else."""
    total = _length(blocks, kept)
    inside: Counter[Any] = Counter()
    chains = {index: list(chain(blocks[index].element)) for index in kept}
    for index, elements in chains.items():
        for element in elements:
            inside[element] += len(blocks[index].key)

    def stands_apart(index: int) -> bool:
        block = blocks[index]
        paragraph = len(block.key) >= 2 * _LONG and _SENTENCE.search(block.text) is not None
        return any(inside[element] < _MINOR * total and is_apart(element, surely=paragraph) for element in chains[index])

    return [index for index in kept if not (_is_promo(blocks[index].text) or _is_short_link(blocks[index]) or stands_apart(index))]


def _is_linked(block: Block) -> bool:
    return block.linked >= _LINKED * len(block.text)


def _is_short_link(block: Block) -> bool:
    """Say whether a block is nothing but a link to somewhere else; a linked sentence may well be of the article."""
    return (
        _is_linked(block) and len(block.text) < _PROMO_CHARACTERS and _SENTENCE.search(block.text) is None and block.tag not in {"td", "th"}
    )


def _is_promo(text: str) -> bool:
    if len(text) > _PROMO_CHARACTERS:
        return False
    line = fold(text).lstrip("-–—•*[(|» ")
    if not line.startswith(_promos()):
        return False
    return len(line.split()) <= 4 or _SENTENCE.search(text) is None or ":" in line[:24] or "|" in line[:24]  # noqa: PLR2004 -- a label


def _once(blocks: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """Return the kept blocks without those that repeat another, and without quotations set large beside the paragraph they are from."""
    seen: set[str] = set()
    found = []
    for index in kept:
        key = blocks[index].key
        repeated = len(key) >= _LONG and blocks[index].tag not in {"td", "th"} and (key in seen or _is_pulled(blocks, index, kept))
        seen.add(key)
        if not repeated:
            found.append(index)
    return found


def _bare(blocks: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """Return the kept blocks without bylines, dates of publication and the like above the first paragraph and below the last."""
    prose = [place for place, index in enumerate(kept) if len(blocks[index].key) >= 2 * _LONG and _SENTENCE.search(blocks[index].text)]
    if not prose:
        return list(kept)
    inside = range(prose[0], prose[-1] + 1)
    return [index for place, index in enumerate(kept) if place in inside or not _is_furniture(blocks[index].text, below=place > inside[-1])]


def _is_furniture(text: str, *, below: bool) -> bool:
    if below and not any(character.isdigit() for character in text):
        return False  # "Reporting by Jo Doe; editing by Ann Roe" is the last line of many articles
    look = _looks().section(text, Line(0, len(text), after_blank=True), sentence=_SENTENCE.search(text) is not None, first=False)
    return look in {Section.BOILERPLATE, Section.BYLINE}


def _is_pulled(blocks: Sequence[Block], index: int, kept: Sequence[int]) -> bool:
    block = blocks[index]
    if not block.text.startswith(("“", '"', "‘", "'", "«")) or len(block.text) > _PROMO_CHARACTERS:
        return False
    return any(block.key in blocks[other].key for other in kept if other != index and len(blocks[other].key) > len(block.key))


@cache
def _looks() -> Looks:
    return Looks(load().furniture)


@cache
def _promos() -> tuple[str, ...]:
    return tuple(read_lines("promos.txt"))
