"""Whatever stands in a configuration, a baseline or a lexicon file, it is read, or refused in one line that names the file."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import baseline
from factcheck.baseline.entries import KEYS, Entry
from factcheck.baseline.writing import with_entries, without_entries
from factcheck.errors import ConfigError, FactcheckError
from factcheck.lexicon.overlay import read_overlay
from factcheck.settings import TABLES, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAW = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = "fail-on figure conflict hedge same never concept unit cues clause base words accept version"
NAMES = st.sampled_from([*TABLES, *KEYS, *WORDS.split()])
SCALARS = (
    st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=True)
    | st.booleans()
    | st.dates()
    | st.sampled_from(["error", "off", "arrest", "kilogram", "v1:0123456789abcdef", "figure.conflict", "2026-01-01", ""])
    | st.text(string.printable, max_size=8)
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8)
TABLES_OF_ANYTHING = st.dictionaries(NAMES, VALUES, max_size=5)


def refused(read: Callable[[Path], object], path: Path) -> str | None:
    """Return the message with which a file is refused, None where it is read."""
    try:
        read(path)
    except FactcheckError as error:
        return str(error)
    return None


@LAW
@given(table=TABLES_OF_ANYTHING)
def test_any_table(tmp_path: Path, table: dict[str, Any]) -> None:
    """Read, or refused in one line with its file."""
    path = tmp_path / "a.toml"
    path.write_text(tomlkit.dumps(table), encoding="utf-8")

    for read in (load, baseline.read, read_overlay):
        message = refused(read, path)
        assert message is None or (message.startswith(str(path)) and "\n" not in message)


@LAW
@given(raw=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes(tmp_path: Path, raw: bytes) -> None:
    """What is no TOML is refused as such."""
    path = tmp_path / "a.toml"
    path.write_bytes(raw)

    for read in (load, baseline.read):
        message = refused(read, path)
        assert message is None or (message.startswith(str(path)) and "\n" not in message)


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=20)
ENTRIES = st.builds(
    Entry,
    fingerprint=st.integers(0, 2**64 - 1).map(lambda number: f"v1:{number:016x}"),
    reason=TEXTS.filter(lambda text: bool(text.strip())),
    rule=st.none() | TEXTS,
    subject=st.none() | TEXTS,
    outlets=st.lists(TEXTS, max_size=3).map(tuple),
    event=st.none() | TEXTS,
    until=st.none() | st.dates(),
    author=st.none() | TEXTS,
    message=st.none() | TEXTS,
    line=st.none(),
)


@LAW
@given(entries=st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.fingerprint))
def test_what_is_accepted_is_read_again(tmp_path: Path, entries: list[Entry]) -> None:
    """Any text of an editor survives the file, and taking all entries out leaves none."""
    path = tmp_path / "b.toml"
    path.write_bytes(with_entries("", entries).encode())

    assert [entry._replace(line=None) for entry in baseline.read(path).entries] == entries
    path.write_bytes(without_entries(path.read_text(encoding="utf-8"), range(len(entries))).encode())
    try:
        assert baseline.read(path).entries == ()
    except ConfigError as error:  # pragma: no cover - shown where it fails
        raise AssertionError(path.read_text(encoding="utf-8")) from error
