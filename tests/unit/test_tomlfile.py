"""Files in TOML: the line of each key, and errors that name it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import ConfigError
from factcheck.tomlfile import read_toml, type_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
# a comment = 1
plain = 1
"quoted key" = 2
a.b = 3

[table] # with a comment
key = 4
figure.update = "off"
'dotted.name' = 5

[[list]]
x = 1
[[list]]
x = 2

[tool.factcheck.inner]
deep = 6
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file of that text."""
    path = tmp_path / "a.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("plain",), 2),
        (("quoted key",), 3),
        (("a", "b"), 4),
        (("table",), 6),
        (("table", "key"), 7),
        (("table", "figure.update"), 8),
        (("table", "figure", "update"), 8),
        (("table", "dotted.name"), 9),
        (("list", 0), 11),
        (("list", 0, "x"), 12),
        (("list", 1, "x"), 14),
        (("list", 1, "y"), 13),
        (("none",), None),
        (("table", "none"), 6),
    ],
)
def test_lines(path: Path, keys: tuple[str | int, ...], line: int | None) -> None:
    """A key's own line, else that of what is around it."""
    assert read_toml(path).line(*keys) == line


def test_a_part_of_a_file(path: Path) -> None:
    """Lines count from the beginning of the file, keys from the part."""
    part = read_toml(path, within=("tool", "factcheck"))

    assert part.table == {"inner": {"deep": 6}}
    assert part.line("inner", "deep") == 17
    assert part.line("none") is None
    assert read_toml(path, within=("tool", "other")).table == {}
    with pytest.raises(ConfigError, match="plain must be a table"):
        read_toml(path, within=("plain",))


def test_types(path: Path) -> None:
    """True is no number, and a number with a point is exact."""
    file = read_toml(path)

    file.expect(1, int, "plain")
    file.expect(Decimal("0.1"), (Decimal, int), "plain")
    with pytest.raises(ConfigError, match=r"a\.toml:2: plain must be a number or a whole number, and is true or false"):
        file.expect(True, (Decimal, int), "plain")  # noqa: FBT003 - a value
    with pytest.raises(ConfigError, match="must be a list, and is missing"):
        file.expect(None, list, "plain")
    assert (type_of(""), type_of([]), type_of({}), type_of(1.5)) == ("a text", "a list", "a table", "float")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"a = \n", "a.toml:1: is no TOML: Invalid value"),
        (b"a = 1\n\nb = [1,\n", "a.toml:4: is no TOML: Invalid value"),
        (b"a = 1\na = 2\n", "a.toml:2: is no TOML: Cannot overwrite a value"),
        (b"a = '\xff'\n", "a.toml: is not UTF-8 (invalid start byte at byte 5); save it as UTF-8"),
    ],
)
def test_what_is_no_toml(tmp_path: Path, raw: bytes, message: str) -> None:
    """One line, with its number where there is one."""
    path = tmp_path / "a.toml"
    path.write_bytes(raw)

    with pytest.raises(ConfigError) as raised:
        read_toml(path)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """Some editors write one."""
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfa = 1\n")

    assert read_toml(tmp_path / "a.toml").table == {"a": 1}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read: No such file or directory"):
        read_toml(tmp_path / "none.toml")
