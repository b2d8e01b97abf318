"""The Markdown report as the summary of a step on GitHub, which drops a summary of more than 1 MiB altogether.

Source of the limit: GitHub, Workflow commands for GitHub Actions, "Adding a job summary".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Report
    from factcheck.reporter.view import View

__all__ = ["render"]

# In bytes: 1 MiB, less what is said at the end and what an earlier command of the step may have written.
_MOST = 1024 * 1024 - 16 * 1024
_FOLD_END = "\n</details>\n"


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the Markdown report up to the limit, whole lines only, and say so where it was cut."""
    written, folded = 0, 0
    for piece in markdown.render(report, view):
        for row in piece.splitlines(keepends=True):
            written += len(row.encode("utf-8", "backslashreplace"))
            if written > _MOST:
                yield f"{_FOLD_END if folded > 0 else ''}\n**Cut here**: the rest does not fit into the summary of a step.\n"
                return
            folded += row.count("<details>") - row.count("</details>")
            yield row
