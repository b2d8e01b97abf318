"""Reporters: each takes a finished report and a view, and yields the pieces of its output; none computes anything of substance.

A new format is a new module with a `render` function and a line in `RENDERERS`.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Report
    from factcheck.reporter.view import View

__all__ = ["RENDERERS", "render"]


class Renderer(Protocol):
    """What each format's function looks like."""

    def __call__(self, report: Report, view: View) -> Iterator[str]:
        """Yield the pieces of the output, which together end with a newline."""
        ...


# A format and the function that writes it, "module:function". Imported when used: rich and jinja2 take longer than a small report.
RENDERERS: Mapping[str, str] = MappingProxyType(
    {
        "full": "terminal:render",
        "concise": "concise:render",
        "json": "as_json:render",
        "jsonl": "as_jsonl:render",
        "html": "page:render",
        "markdown": "markdown:render",
        "sarif": "sarif:render",
        "junit": "junit:render",
        "github": "github:render",
        "github-summary": "step_summary:render",
        "csv": "as_csv:render",
    }
)


def render(name: str, report: Report, view: View) -> Iterator[str]:
    """Yield the report in the named format.

    Raises KeyError for a name that is not in RENDERERS.
    """
    module, function = RENDERERS[name].split(":")
    renderer = cast("Renderer", getattr(import_module(f"{__name__}.{module}"), function))
    return renderer(report, view)
