"""What a page says of itself for machines: JSON-LD (schema.org) and its headings.

In: the tree of a page (lxml). Out: its headline, its article, its day of publication and its address, each None where it says none.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.quick import NamedTuple
from factcheck.reading.markup import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Statements", "headings", "statements"]

_LONGEST = 2_000_000
_MOST_VALUES = 10_000
_FEW_HEADINGS = 2


class Statements(NamedTuple):
    """What JSON-LD says of the article on the page."""

    headline: str | None
    body: str | None
    published: str | None
    url: str | None


def statements(tree: Any) -> Statements:  # noqa: ANN401 -- an lxml element
    """Return what the page states in JSON-LD; what cannot be understood says nothing."""
    found: dict[str, str] = {}
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            for name, value in _strings(script.text or ""):
                found.setdefault(name, value)
    body = found.get("articleBody")
    page = found.get("mainEntityOfPage", "")
    url = page if page.startswith(("http://", "https://")) else None
    return Statements(found.get("headline"), text_of(body) if body else None, found.get("datePublished"), url)


def headings(tree: Any) -> list[str]:  # noqa: ANN401 -- an lxml element
    """Return what the page calls itself in its own text; old pages have headings of the first rank all over, which say nothing."""
    found = ["".join(element.itertext()) for element in tree.iter("h1")]
    return found if len(found) <= _FEW_HEADINGS else []


def _strings(written: str) -> Iterator[tuple[str, str]]:
    """Yield the named strings in a piece of JSON, outer ones first."""
    try:
        waiting: list[Any] = [json.loads(written, strict=False)] if len(written) <= _LONGEST else []
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield from ((name, one) for name, one in value.items() if isinstance(one, str))
            page = value.get("mainEntityOfPage")
            if isinstance(page, dict) and isinstance(page.get("@id"), str):
                yield "mainEntityOfPage", page["@id"]
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
