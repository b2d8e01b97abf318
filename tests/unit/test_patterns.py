"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest

from factcheck import patterns
from factcheck.patterns import lazily, lazily_unicode
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

MOST_ANEW = 60  # patterns, of two hundred

COUNT = """
import re, sys
from types import SimpleNamespace
from factcheck import patterns
from factcheck.cli import run
texts = []
patterns.re = SimpleNamespace(compile=lambda text, flags: texts.append(text) or re.compile(text, flags))
status = run(["compare", "seeds/"])
print(len(texts), file=sys.stderr)
sys.exit(status)
"""


def test_behaves_as_the_compiled_pattern() -> None:
    pattern = lazily(r"(\d+) (?:tons|tonnes)", re.IGNORECASE)
    found = pattern.search("134 TONNES of it", 0, 10)

    assert found is not None
    assert found[1] == "134"
    assert pattern.sub("x", "2 tons") == "x"
    assert [match[0] for match in lazily_unicode(r"\p{Lu}\p{Ll}+").finditer("Ana and Bea")] == ["Ana", "Bea"]


def test_bytes_too() -> None:
    assert lazily(rb"<\w+").findall(b"<p><br>") == [b"<p", b"<br"]


def test_is_compiled_at_its_first_use_and_once() -> None:
    wrong = lazily("(")
    with pytest.raises(re.error):
        wrong.search("")
    pattern = lazily("a")

    assert pattern.search is pattern.search
    with pytest.raises(AttributeError):
        pattern.nothing_of_the_kind  # type: ignore[attr-defined]  # noqa: B018 -- asked for, to see it refused


def test_what_is_kept_is_what_the_interpreter_compiles() -> None:
    """Patterns are equal where their code is."""
    for text, flags in patterns.kept():
        pattern, anew = lazily(str(text), flags), re.compile(str(text), flags)
        found = dict(anew.groupindex), anew.groups, anew.flags

        assert (dict(pattern.groupindex), pattern.groups, pattern.flags) == found
        assert vars(pattern)["search"].__self__ == anew


def test_few_patterns_of_the_sample_articles_are_compiled() -> None:
    """Where many are, training/patterns.py was not run for long."""
    result = subprocess.run([sys.executable, "-c", COUNT], cwd=ROOT, capture_output=True, text=True, check=True)

    assert int(result.stderr) <= MOST_ANEW or not patterns.kept(), "run python training/patterns.py"


@pytest.mark.parametrize(
    "content",
    [None, b"no archive", zlib.compress(b"no patterns"), zlib.compress(marshal.dumps((("another", 4, "little"), {("a", 0): ()})))],
)
def test_a_file_of_another_interpreter_is_left_alone(content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "KEPT", tmp_path / "patterns.bin")
    if content is not None:
        patterns.KEPT.write_bytes(content)
    patterns.kept.cache_clear()
    try:
        assert patterns.kept() == {}
        assert lazily("b+").findall("abba") == ["bb"]
    finally:
        patterns.kept.cache_clear()
