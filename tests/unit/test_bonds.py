"""Nothing is lost where no tie is looked for: what is asked beforehand never hides parts that miss their whole."""

import tomllib
from pathlib import Path

import pytest

from factcheck import consistency, lexicon, pipeline
from factcheck.config import Policy
from factcheck.consistency import wholes
from factcheck.model import Document, Finding

_CASES = Path(__file__).parent.parent / "consistency"


def _texts(name: str) -> list[str]:
    """Return the texts of a table of cases."""

    def strings(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for each in value.values() for text in strings(each)]
        if isinstance(value, list):
            return [text for each in value for text in strings(each)]
        return [value] if isinstance(value, str) and " " in value else []

    return strings(tomllib.loads((_CASES / name).read_text(encoding="utf-8")))


def _sums(text: str) -> list[Finding]:
    tables = lexicon.load()
    read = pipeline.analyse(Document(id="a", text=text, outlet="a"), tables)
    return [found for found in consistency.check(read, tables, Policy()) if found.rule == "sum.wrong"]


@pytest.mark.parametrize("name", ["faults.toml", "clean.toml"])
def test_no_sum_is_lost(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without the question the same sums are found."""
    texts = _texts(name)
    asked = [_sums(text) for text in texts]
    monkeypatch.setattr(wholes, "bound", lambda *_: True)

    assert [_sums(text) for text in texts] == asked
    assert texts
