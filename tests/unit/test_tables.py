"""The parsed form of the tables is current, and what it lacks is parsed from the TOML."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from factcheck import lexicon
from factcheck.errors import LexiconError

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "factcheck" / "data"


def test_the_parsed_form_is_current() -> None:
    """Nobody forgot to make it anew."""
    made = runpy.run_path(str(ROOT / "training" / "tables.py"))["tables"]()

    assert (DATA / "tables.json").read_text(encoding="utf-8") == made, "run python training/tables.py"


@pytest.mark.parametrize("name", sorted(path.stem for path in DATA.glob("*.toml")))
def test_both_forms_say_the_same(name: str) -> None:
    """What is read fast is what the TOML says, and a reader that changes its table changes nobody else's."""
    parsed = lexicon.parse_table(name, (DATA / f"{name}.toml").read_bytes())
    lexicon.read_table(name).clear()

    assert json.loads((DATA / "tables.json").read_bytes())[name]["table"] == parsed
    assert lexicon.read_table(name) == parsed


def test_a_missing_table_is_named() -> None:
    with pytest.raises(LexiconError, match=r"nothing\.toml: .*reinstall"):
        lexicon.read_table("nothing")


def test_a_malformed_table_is_named() -> None:
    with pytest.raises(LexiconError, match=r"broken\.toml: .*reinstall"):
        lexicon.parse_table("broken", b"a = [")
