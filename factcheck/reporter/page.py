"""The report as HTML pages that need nothing else: no network, no other file; the script on them only filters, copies and leads.

What a section shows is put together first, as plain records (`sections.py`, `cards.py`, `articles.py`); the templates only print them.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape as html_escape
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from factcheck.reporter.sections import page
from factcheck.reporter.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Template

    from factcheck.model import Report
    from factcheck.reporter.articles import Piece
    from factcheck.reporter.view import View

__all__ = ["printed", "render"]

# Pieces handed on at once: a template yields a few characters at a time.
_BUFFER = 200


def render(report: Report, view: View, index: str = "") -> Iterator[str]:
    """Yield the whole report as one page; `index` is the address of a page that leads here, "" where there is none."""
    documents = {document.id: number for number, document in enumerate(report.documents, start=1)}
    yield from printed("page.html.j2", page=page(report, view, index), documents=documents)


def printed(name: str, **values: object) -> Iterator[str]:
    """Yield a page made with the named template, with our style and script in it and nothing else allowed."""
    style, script = _squeezed("page.css"), _squeezed("page.js")
    stream = _template(name).stream(
        # The only style and script that the browser may apply are those with these digests, so no article can bring its own.
        style=Markup(style),  # noqa: S704 -- our own file
        script=Markup(script),  # noqa: S704 -- our own file
        style_digest=_digest(style),
        script_digest=_digest(script),
        **values,
    )
    stream.enable_buffering(_BUFFER)
    yield from stream
    yield "\n"


def _digest(text: str) -> Markup:
    return Markup(b64encode(sha256(text.encode()).digest()).decode())  # noqa: S704 -- letters and digits


def _source(name: str) -> str:
    return files("factcheck").joinpath("reporter", "templates", name).read_text(encoding="utf-8")


@cache
def _squeezed(name: str) -> str:
    """Return a file of ours without the white space and the comments that only its readers need."""
    lines = (line.strip() for line in _source(name).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    """Return the templates; whatever they print is escaped, and shown where it would steer the reader's screen."""
    environment = Environment(
        autoescape=True,
        finalize=_shown,
        loader=FunctionLoader(_source),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["marked"] = _marked
    return environment


def _shown(value: object) -> object:
    # Most values are short and hold nothing to look for: `isprintable` says so in a tenth of the time.
    return visible(value) if isinstance(value, str) and not value.isprintable() and not isinstance(value, Markup) else value


def _marked(pieces: Iterable[Piece]) -> Markup:
    """Return an article in pieces as markup; there are thousands of them, and a template would take three times as long."""
    return Markup("".join(map(_piece, pieces)))  # noqa: S704 -- each piece is escaped


def _piece(piece: Piece) -> str:
    text = html_escape(piece.text if piece.text.isprintable() else visible(piece.text))
    if not piece.verdict:
        return f"<i>{text}</i>" if piece.quoted else text
    linked = f'<a href="#{html_escape(piece.fact)}">{text}</a>' if piece.fact else text
    return f'<mark class="{piece.verdict}{" quoted" if piece.quoted else ""}">{linked}</mark>'
