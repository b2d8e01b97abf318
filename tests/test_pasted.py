"""Articles as people paste them: the same slip is found, and nothing else, however marks, captions, titles and lines came over."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

import factcheck
from factcheck.model import Document
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES = ROOT / "tests" / "articles"
MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
MIXED = str.maketrans({"”": '"', "’": "`", "‘": "´"})

# The article, what it says, and what a slip would make of it.
SLIPS = [
    ("harwick-depot-fire/county-press", "38 vehicles", "83 vehicles"),
    ("harwick-depot-fire/radio-north", "17 routes", "71 routes"),
    ("pellmoor-results/harbour-news", "$2.31bn", "$2.31m"),
    ("marravale-quake/isles-radio", "68,000 homes", "86,000 homes"),
    ("sierra-albar-wildfire/costa-herald", "deployed 730 firefighters", "deployed 370 firefighters"),
    ("wexbury-water-fine/westshire-gazette", "£67.4 million", "£64.7 million"),
]


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _without_title(text: str) -> str:
    first, *rest = _paragraphs(text)
    return "\n\n".join(rest if not first.endswith(".") else [first, *rest])  # some have none as they are


def _glued_title(text: str) -> str:
    first, second, *rest = _paragraphs(text)
    return "\n\n".join([f"{first} {second}", *rest])


def _doubled_caption(text: str) -> str:
    first, *rest = _paragraphs(text)
    caption = "Smoke over the town on the day after, seen from the north. Photograph: Press pool"
    return "\n\n".join([first, caption, caption, *rest])


def _hard_wrapped(text: str) -> str:
    return "\n\n".join(textwrap.fill(part, 66, break_on_hyphens=False) for part in _paragraphs(text))


def _bulleted(text: str) -> str:
    first, *rest = _paragraphs(text)
    return "\n\n".join([first, *(f"• {part}" for part in rest)])


def _read_more(text: str) -> str:
    first, second, *rest = _paragraphs(text)
    return "\n\n".join([first, second, "READ MORE: Seven things to know this weekend", *rest, "Follow us on Facebook and X"])


def _capitals(text: str) -> str:
    first, *rest = _paragraphs(text)
    return "\n\n".join([first.upper(), *rest])


def _byline(text: str) -> str:
    first, *rest = _paragraphs(text)
    return "\n\n".join([first, "By A. Reporter and our staff\nUpdated 4 min read", *rest])


PASTED: dict[str, Callable[[str], str]] = {
    "straight marks": lambda text: text.translate(MARKS),
    "mixed marks": lambda text: text.translate(MIXED),
    "no closing marks": lambda text: text.replace("”", ""),
    "no title": _without_title,
    "title glued to the text": _glued_title,
    "doubled caption": _doubled_caption,
    "hard-wrapped lines": _hard_wrapped,
    "no blank lines": lambda text: text.replace("\n\n", "\n"),
    "spaces that do not break": lambda text: text.replace(" million", "\u00a0million").replace(" of ", "\u00a0of "),
    "bullets": _bulleted,
    "read more": _read_more,
    "headline in capitals": _capitals,
    "byline": _byline,
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
}


def _reported(article: str, change: Callable[[str], str]) -> list[tuple[str, str]]:
    """Return severity and message of what conflicts in the article's event once that article is changed."""
    event, outlet = article.split("/")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ARTICLES / event).iterdir())}
    texts[outlet] = change(texts[outlet])
    documents = [Document(id=name, text=text, outlet=name) for name, text in texts.items()]
    report = factcheck.compare(documents)

    assert len(report.events) == 1
    return [(finding.severity.name, finding.message) for finding in report.findings if finding.rule == "figure.conflict"]


def _both(written: str, slip: str, pasted: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: pasted(text.replace(written, slip))


@pytest.mark.parametrize("pasted", PASTED.values(), ids=PASTED)
def test_a_slip_is_found_however_the_article_was_pasted(pasted: Callable[[str], str]) -> None:
    for article, written, slip in SLIPS:
        found = _reported(article, _both(written, slip, pasted))

        assert len(found) == 1, (article, found)
        assert any(word in found[0][1] for word in slip.split() if word[-1].isdigit() or word[-1] in "mn"), (article, found)


@pytest.mark.parametrize("pasted", PASTED.values(), ids=PASTED)
def test_how_an_article_was_pasted_makes_no_conflict(pasted: Callable[[str], str]) -> None:
    for article, _, _ in SLIPS[::2]:
        assert _reported(article, pasted) == [], article
