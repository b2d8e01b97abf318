"""A table of an archive as Parquet, for tools of analysts. Needs the extra `parquet` (pyarrow).

In: an archive and what is wanted of it. Out: a file, written whole or not at all.
"""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING, Any

from factcheck.archive.queries import ask
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from factcheck.archive.queries import Question

__all__ = ["write_parquet"]

_ROWS = 50_000
# Numbers and days share a column in the archive; in a typed table each has its own.
_WHOLE = frozenset({"line", "start", "stop", "latest"})
_FLOATS = frozenset({"low", "high", "weight"})


def write_parquet(path: str | Path, question: Question, target: Path) -> None:
    """Write the rows that answer a question to `target`. Raises FactcheckError where pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 -- an extra, loaded by who asks for it
        from pyarrow import parquet  # noqa: PLC0415 -- likewise
    except ImportError as error:
        raise FactcheckError("Parquet needs an extra: pip install 'factcheck-newsroom[parquet]'") from error
    rows = ask(path, question)
    first = list(islice(rows, _ROWS))
    names = list(first[0]) if first else ["id"]
    types = [pa.int64() if name in _WHOLE else pa.float64() if name in _FLOATS else pa.string() for name in names]
    days = [name for name in ("low", "high") if name in names and "surface" in names]
    schema = pa.schema([*zip(names, types, strict=True), *((f"{name}_day", pa.string()) for name in days)])
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with parquet.ParquetWriter(temporary, schema) as writer:
            for block in _blocks(first, rows):
                writer.write_table(pa.Table.from_pylist([_typed(row, days) for row in block], schema=schema))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _blocks(first: list[dict[str, Any]], rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    block = first
    while block:
        yield block
        block = list(islice(rows, _ROWS))


def _typed(row: dict[str, Any], days: Sequence[str]) -> dict[str, Any]:
    for name in days:
        value = row[name]
        row[f"{name}_day"] = value if isinstance(value, str) else None
        row[name] = None if isinstance(value, str) else value
    return row
