"""From the named fields of a record (JSON object, front matter, table row) to a document.

In: a mapping of names to values of any type, as it came. Out: a `Document`. Raises UnreadableError, naming the field, where one has another
type than it must or cannot be used.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.model import Document
from factcheck.patterns import lazily
from factcheck.reading.options import FIELDS
from factcheck.reading.provenance import published_in
from factcheck.reading.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.reading.source import Source

__all__ = ["chosen", "document_of", "host_of", "moment_of"]

_NAMES = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", type(None): "null"}
_SPACED_ZONE = lazily(r"\s+(?=[+-]\d\d:?\d\d\Z|Z\Z)")
_MAILED = lazily(r"\s*(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d\d:\d\d(?::\d\d)?\s*[A-Z+-][\w:]{0,6}\s*\Z")
# Days are added to and zones taken from a date later on, which the first and last years of the calendar do not allow.
_FIRST_YEAR, _LAST_YEAR = 1000, 9000


def chosen(record: Mapping[str, object], names: Mapping[str, str]) -> dict[str, object]:
    """Return what a record says under FIELDS; `names` says which of its fields to take, a dot leads into an object."""
    if not names:
        return {name: record[name] for name in FIELDS if record.get(name) is not None}
    found = {name: value for name in FIELDS if (value := _inside(record, names.get(name, name))) is not None}
    # Content systems count their articles; who names the field for the id says that its number is one.
    identity = found.get("id")
    return found | ({"id": str(identity)} if "id" in names and type(identity) is int else {})


def _inside(record: Mapping[str, object], path: str) -> object:
    """Return the value at a path of keys; a key that holds the dot itself goes before."""
    if path in record:
        return record[path]
    head, dot, rest = path.partition(".")
    inner = record.get(head) if dot else None
    return _inside(inner, rest) if isinstance(inner, dict) else None


def document_of(source: Source, fields: Mapping[str, object], line: int | None = None) -> Document:
    """Return the document that the fields id, text, title, outlet, published, url and event make; other fields are left alone."""
    text = _string(fields, "text")
    if text is None:
        raise UnreadableError("has no text" if fields.get("text") is None else "its text is empty")
    url = _string(fields, "url")
    published = _string(fields, "published")
    return Document(
        id=_required_id(fields),
        text=text,
        title=_string(fields, "title"),
        outlet=_string(fields, "outlet") or host_of(url) or source.outlet,
        published=moment_of(published) if published is not None else published_in(text) or source.published,
        url=url,
        event=_string(fields, "event"),
        path=source.path,
        line=line,
    )


def host_of(url: str | None) -> str | None:
    """Return the host of a web address without its "www.", None where there is none."""
    if not url:
        return None
    from urllib.parse import urlsplit  # noqa: PLC0415 -- plain texts have no address, and it takes 2 ms to load

    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def moment_of(written: str) -> datetime:
    """Return the moment that a date or date and time names, in ISO 8601 or as in an e-mail; without a zone it stays without.

    Raises UnreadableError where it names none.
    """
    moment = _iso(written.strip()) or _mailed(written)
    if moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise UnreadableError(f"published {written[:40]!r} is no date; write ISO 8601 (2025-09-21T18:10:00+05:00)")
    return moment


def _iso(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_SPACED_ZONE.sub("", written))
    except ValueError:
        return None


def _mailed(written: str) -> datetime | None:
    """Return the moment of "Sun, 21 Sep 2025 18:10:00 +0500", the form of e-mail and RSS (RFC 5322)."""
    if _MAILED.match(written) is None:
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 -- few articles are dated so, and it takes 5 ms to load

    try:
        return parsedate_to_datetime(written)
    except (ValueError, OverflowError):
        return None


def _required_id(fields: Mapping[str, object]) -> str:
    identity = _string(fields, "id")
    if identity is None:
        raise UnreadableError("has no id; give each record a unique id (a string)")
    return identity


def _string(fields: Mapping[str, object], name: str) -> str | None:
    """Return a field that must be a string, None where it is not there or blank."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableError(f"{name} must be a string, and is {_NAMES.get(type(value), type(value).__name__)}")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise UnreadableError(f"{name} holds half a surrogate pair at character {error.start}, which is no Unicode text") from error
    return value if value.strip() else None
