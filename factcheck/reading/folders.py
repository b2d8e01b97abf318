"""Which files of a folder are articles.

In: a folder and the known suffixes. Out: the path of each article, relative to the folder, and a `Skipped` for each entry passed over.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from factcheck.model import Skipped
from factcheck.reading.source import stem_of, suffix_of, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["walk"]

_UNREADABLE = "cannot be read"
# What stands beside articles in a repository; in small letters only as the whole name, for "license-fees-rise.txt" is an article.
_ABOUT = ("README", "LICENSE", "LICENCE", "CHANGELOG")


def walk(folder: str, suffixes: Collection[str]) -> Iterator[str | Skipped]:
    """Yield the articles below `folder`, by their relative paths in order, and what was passed over.

    Links to folders are not followed, so that no loop and nothing outside is read by accident; links to files are.
    """
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(os.path.join(folder, below)) as entries:  # noqa: PTH118 -- Path would drop a leading "./"
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield _skipped(os.path.join(folder, below), f"{_UNREADABLE}: {error.strerror}", fault=True)  # noqa: PTH118
            continue
        folders = []
        for entry in found:
            relative = os.path.join(below, entry.name)  # noqa: PTH118
            reason = _reason(entry, suffixes)
            if reason is not None:
                yield _skipped(entry.path, reason, fault=reason.startswith(_UNREADABLE))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(relative)
            else:
                yield relative
        waiting.extend(reversed(folders))


def _skipped(path: str, reason: str, *, fault: bool) -> Skipped:
    return Skipped(path=visible(path), line=None, reason=reason, fault=fault)


def _reason(entry: os.DirEntry[str], suffixes: Collection[str]) -> str | None:
    """Return why `entry` is passed over, None for a folder to look into and for an article."""
    if entry.name.startswith("."):
        return "hidden"
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        return f"{_UNREADABLE}: {error.strerror}"
    if stat.S_ISDIR(mode):
        return "a link to a folder, not followed; name the folder itself" if entry.is_symlink() else None
    if not stat.S_ISREG(mode):
        return "not a regular file"
    stem, suffix = stem_of(entry.name), suffix_of(entry.name)
    if entry.name.startswith(_ABOUT) or stem.upper() in _ABOUT:
        return "about the folder, not an article"
    if suffix not in suffixes:
        return f"unknown type {visible(suffix) or '(no suffix)'}"
    return None
