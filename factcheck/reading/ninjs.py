"""ninjs 1 to 3, the JSON of news agencies (iptc.org/standards/ninjs): one item, a list of them, or one a line, in UTF-8.

The text is the body in plain text or else in markup, the title the headline, the outlet the information source, the provider or the holder
of the copyright, the day that of the version. Pictures, and items that were cancelled or are withheld, are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.reading.markup import text_of
from factcheck.reading.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["fields_of", "is_ninjs"]

_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
# Text first: version 2 of the standard lists bodies in any order, version 1 has a field for each ("body_text", "body_xhtml").
_PLAIN = ("text/plain", "text")
_OWN = frozenset({"headline", "headlines", "bodies", "versioncreated", "pubstatus", "copyrightholder", "infosource", "infosources"})


def is_ninjs(record: Mapping[str, object]) -> bool:
    """Say whether a JSON object is a ninjs item: one with a uri, without a text of its own, and with fields of the standard."""
    if "text" in record or not isinstance(record.get("uri"), str):
        return False
    return any(name.lower() in _OWN or name.startswith("body_") for name in record)


def fields_of(record: Mapping[str, Any]) -> dict[str, object]:
    """Return what the item says under the field names of a document. Raises UnreadableError where it is no text to be checked."""
    # Version 3 spells the names of version 2 with capitals inside: versionCreated.
    item = {name.lower(): value for name, value in record.items()}
    if str(item.get("pubstatus", "usable")).lower() in _WITHDRAWN:
        raise UnreadableError(f"is an item whose publishing status is {str(item['pubstatus'])[:40]}")
    kind = str(item.get("type", "text"))
    if kind not in {"text", "composite"}:
        raise UnreadableError(f"is an item of type {kind[:40]!r}, not text")
    return {
        "id": item.get("uri"),
        "text": _body(item),
        "title": item.get("headline") or _first(item.get("headlines"), "value", wanted="main"),
        "outlet": _first(item.get("infosources") or item.get("infosource"), "name") or item.get("copyrightholder"),
        "published": item.get("versioncreated") or item.get("contentcreated") or item.get("firstcreated"),
        "url": _link(item),
    }


def _body(item: Mapping[str, Any]) -> str | None:
    bodies = dict(_named_bodies(item))
    plain = next((bodies[kind] for kind in _PLAIN if kind in bodies), None)
    marked = next(iter(value for kind, value in bodies.items() if kind not in _PLAIN), None)
    if plain is not None and marked is not None and "\n" not in plain.strip():
        # Agencies run the paragraphs of the plain body together; those of the markup can be told apart.
        return text_of(marked) or plain
    return plain if plain is not None else marked and text_of(marked)


def _named_bodies(item: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Yield the kind and the content of each body that is a string."""
    for name, value in item.items():
        if name.startswith("body_") and isinstance(value, str):
            yield name.removeprefix("body_"), value
    for body in _objects(item.get("bodies")):
        value = body.get("value")
        if isinstance(value, str):
            yield str(_any_case(body, "contenttype") or body.get("role") or ""), value


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _any_case(body: Mapping[str, Any], name: str) -> object:
    return next((value for key, value in body.items() if key.lower() == name), None)


def _first(value: object, name: str, wanted: str | None = None) -> object:
    """Return a field of the object whose role is wanted, else of the first one."""
    if isinstance(value, str):
        return value
    found = _objects(value)
    best = next((one for one in found if wanted is not None and one.get("role") == wanted), found[0] if found else {})
    return best.get(name)


def _link(item: Mapping[str, Any]) -> object:
    uri = item["uri"]
    return uri if isinstance(uri, str) and uri.startswith(("http://", "https://")) else None
