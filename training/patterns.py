"""Make factcheck/data/patterns.<interpreter>.bin: the patterns that articles call for, as this interpreter compiles them.

    python training/patterns.py

In: the sample articles and the corpus. Out: the code of each pattern of factcheck/patterns.py that reading and comparing them uses.
A pattern that was changed since is compiled when it is used, so a forgotten run costs time and nothing else;
tests/unit/test_patterns.py notices when many are. Each version of CPython has a file of its own.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import zlib
from array import array
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from factcheck import patterns
from factcheck.cli import run

ROOT = Path(__file__).resolve().parent.parent
PLACES = ("seeds", "tests/corpus/clusters")


def used(arguments: list[str]) -> dict[tuple[str, int], None]:
    """Return the patterns that a run of the command compiles, each once, in their order."""
    found: dict[tuple[str, int], None] = {}

    def compiled(text: str | bytes, flags: int = 0) -> re.Pattern[str] | re.Pattern[bytes]:
        if isinstance(text, str):
            found[text, int(flags)] = None
        return re.compile(text, flags)

    patterns.kept = dict  # type: ignore[assignment]  # nothing is kept, so that all is compiled
    patterns.re = SimpleNamespace(compile=compiled)  # type: ignore[attr-defined,assignment]  # and by the function above
    run(arguments)
    return found


def code_of(text: str, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """Return what the engine is told of a pattern."""
    parser, compiler = import_module("re._parser"), import_module("re._compiler")  # re has no public names for it
    parsed = parser.parse(text, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = array("I", compiler._code(parsed, flags))  # noqa: SLF001 -- see above
    return flags | state.flags, code.tobytes(), state.groups - 1, dict(state.groupdict), tuple(names)


def main() -> None:
    """Write the file."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        found = sorted(used(["compare", *(str(ROOT / place) for place in PLACES)]))
    told = {key: code_of(*key) for key in found}
    # Version 2 writes equal values alike, whoever else holds them.
    patterns.KEPT.write_bytes(zlib.compress(marshal.dumps((patterns.KIND, told), 2), 9))
    print(f"{patterns.KEPT.name}: {len(told)} patterns, {patterns.KEPT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
