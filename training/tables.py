"""Make factcheck/data/tables.json: the TOML tables of the package in the form in which they are read fast.

    python training/tables.py

In: every factcheck/data/*.toml. Out: for each its checksum and what it holds. A table that was changed since is parsed anew when it is
used, so a forgotten run costs time and nothing else; tests/unit/test_tables.py notices it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from factcheck.lexicon import parse_table

DATA = Path(__file__).resolve().parent.parent / "factcheck" / "data"


def tables() -> str:
    """Return the text of tables.json."""
    found: dict[str, Any] = {}
    for path in sorted(DATA.glob("*.toml")):
        raw = path.read_bytes()
        found[path.stem] = {"crc": crc32(raw), "table": parse_table(path.stem, raw)}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    (DATA / "tables.json").write_text(tables(), encoding="utf-8")
