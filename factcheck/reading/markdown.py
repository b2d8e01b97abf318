"""Markdown: an article with front matter between two lines "---", in YAML; the text is what follows it.

Read are id, title, outlet, published (or date), url and event, each a plain value.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.reading.decoding import decode
from factcheck.reading.records import document_of
from factcheck.reading.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Document
    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["read"]

_FRONT = lazily(r"---[ \t]*\r?\n(?P<yaml>(?:(?!---|\.\.\.)[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
# YAML is slow to read, and what is longer than this is no front matter.
_LONGEST_FRONT = 1 << 16
_NOTHING = {"", "~", "null", "Null", "NULL"}


def read(source: Source, options: Options) -> Iterator[Document]:
    """Yield the one document of the file. Raises UnreadableError where its front matter cannot be understood."""
    text = decode(source.read(options.limits.document_bytes))
    front = _FRONT.match(text, 0, _LONGEST_FRONT)
    fields = _fields(front["yaml"]) if front else None
    if front is None or fields is None:
        yield replace(document_of(source, {"id": source.id, "text": text}), front="")
        return
    published = fields.get("published", fields.get("date"))
    article = document_of(source, {"id": source.id} | fields | {"text": text[front.end() :], "published": published})
    yield replace(article, front=front[0])


def _fields(front: str) -> dict[str, object] | None:
    """Return the values of the front matter, None where it is text between two rules and no front matter."""
    # The C loader and the pure one make the same of this; all values stay strings, so that "title: 2025" is a title.
    import yaml  # noqa: PLC0415 -- only Markdown with front matter needs it, and it takes 15 ms to load

    try:
        values = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 -- BaseLoader builds strings, lists and mappings only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it is no YAML"
        raise UnreadableError(
            f"front matter: {problem}; put text with a colon in it in quotation marks", mark.line + 2 if mark else 1
        ) from error
    except RecursionError as error:
        raise UnreadableError("front matter is nested too deeply; it takes plain values", 1) from error
    if not isinstance(values, dict):
        return None if values else {}
    return {name: value for name, value in values.items() if not (isinstance(value, str) and value in _NOTHING)}
