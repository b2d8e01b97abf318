"""How much of the article, and how little else, is read from pages of many layouts."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck.reading import read

pytest.importorskip("trafilatura", reason="the extra html is not installed", exc_type=ImportError)

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
WORD = re.compile(r"\w+")
FIGURE = re.compile(r"\d(?:[\d.,:\u00a0\u202f]*\d)?")


class Score(NamedTuple):
    """The words of a page's article that were found, and the figures lost and added."""

    f1: float
    figures: int
    lost: int
    added: int


def score(path: Path) -> Score:
    """Return the score of one page."""
    wanted = path.with_suffix(".txt").read_text(encoding="utf-8")
    (document,) = read([path]).documents
    words, found = Counter(WORD.findall(wanted)), Counter(WORD.findall(document.text))
    figures, kept = Counter(FIGURE.findall(wanted)), Counter(FIGURE.findall(document.text))
    shared = (words & found).total()
    return Score(2 * shared / (words.total() + found.total()), figures.total(), (figures - kept).total(), (kept - figures).total())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_article_is_told_from_its_page(path: Path) -> None:
    assert score(path).f1 >= 0.95


def test_few_figures_are_lost_or_added_over_all_pages() -> None:
    scores = [score(path) for path in PAGES]
    figures = sum(one.figures for one in scores)

    assert len(scores) == 40
    assert sum(one.f1 for one in scores) / len(scores) >= 0.99
    assert sum(one.lost for one in scores) <= 0.005 * figures
    assert sum(one.added for one in scores) <= 0.01 * figures
