"""The report as one HTML page that needs nothing else: no network, no script, no other file.

What a section shows is put together first, as plain records (`sections.py`, `articles.py`); the templates only print them.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from factcheck.reporter.sections import page
from factcheck.reporter.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Report
    from factcheck.reporter.view import View

__all__ = ["render"]


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the page."""
    style = _source("page.css")
    # The only style that the browser may apply is the one with this digest, so no article can bring its own.
    digest = b64encode(sha256(style.encode()).digest()).decode()
    template = _environment().get_template("page.html.j2")
    yield from template.generate(page=page(report, view), style=Markup(style), digest=Markup(digest))  # noqa: S704 -- our own file
    yield "\n"


def _source(name: str) -> str:
    return files("factcheck").joinpath("reporter", "templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    """Return the templates; whatever they print is escaped, and shown where it would steer the reader's screen."""
    return Environment(
        autoescape=True,
        finalize=_shown,
        loader=FunctionLoader(_source),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
