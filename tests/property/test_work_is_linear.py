"""Twice as long a text takes at most twice the work, whatever stands in it.

Work is counted in calls, of Python functions and of built-in ones, so that the test does not depend on the machine.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.adversarial import TEXTS, filled
from factcheck import pipeline
from factcheck.model import Document

if TYPE_CHECKING:
    from types import FrameType

_LENGTH = 12_000
_CONSTANT = 4_000  # calls that are made once a document


def calls(text: str) -> int:
    """Return how many calls it takes to find the claims of a text."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    document = Document(id="text", text=text, outlet="Herald")
    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        pipeline.analyse(document)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_is_at_most_twice_the_work(name: str) -> None:
    """For each text of benchmarks/adversarial.py."""
    surface = TEXTS[name]
    pipeline.analyse(Document(id="text", text=filled(surface, 2 * _LENGTH), outlet="Herald"))  # loads tables, meets the words

    once, twice = calls(filled(surface, _LENGTH)), calls(filled(surface, 2 * _LENGTH))

    assert twice <= 2.1 * once + _CONSTANT
