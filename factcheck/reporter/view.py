"""What a reporter is told besides the report: where it prints to, and what gates."""

from __future__ import annotations

from factcheck.model import Severity
from factcheck.quick import NamedTuple

__all__ = ["View"]


class View(NamedTuple):
    """How the report is to be shown.

    `width` is in terminal columns; `colors` names a colour system of rich ("standard", "256", "truecolor") or is None for plain text.
    `gate` is the lowest severity that fails the run, None where nothing does. `version` is the version of factcheck. `folder` is the one
    that the run was started in, and `root` that of the repository around it, which code hosts count paths from. `settings` are the options
    that were chosen, by name, for a reader to know how the report came about.
    """

    width: int = 80
    colors: str | None = None
    gate: Severity | None = Severity.ERROR
    version: str = ""
    root: str = ""
    folder: str = ""
    settings: tuple[tuple[str, str], ...] = ()
