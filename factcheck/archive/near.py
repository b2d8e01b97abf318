"""What an archive holds on the stories of a draft, found without reading the rest.

In: an archive and drafts. Out: the analyses of the published articles that tell of the same, ready to be compared. A look-up takes
milliseconds whatever the size of the archive: a draft is looked up by its telling terms in the days around it.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from factcheck import events
from factcheck import lexicon as tables
from factcheck.archive.coding import storable
from factcheck.archive.schema import opened
from factcheck.archive.versions import analyses, bucket_of, terms_of
from factcheck.events.clusters import links

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from factcheck.config import Policy
    from factcheck.events.terms import Profile
    from factcheck.model import Analysis, Document

__all__ = ["near"]

_SHARED = 2
# Of the texts that share most telling terms with a draft, so many are laid beside it, and so many articles of their events are compared.
_LOOKED_AT = 120
_COMPARED = 40


def near(path: str | Path, drafts: Sequence[Document], policy: Policy) -> list[Analysis]:
    """Return what was read in the published articles that tell of a story of the drafts, by id.

    Of a story with more than forty articles those most like the draft are returned. Raises FactcheckError where the archive cannot be read.
    """
    make = events.profiler(tables.load(policy.own_words), policy).profile
    with opened(path) as database:
        numbers = {number for draft in drafts for number in _near(database, draft, make(draft), policy)}
        ordered = database.execute(
            "SELECT number FROM documents WHERE number IN (SELECT value FROM json_each(?)) ORDER BY id", (_array(numbers),)
        )
        return list(analyses(database, [number for (number,) in ordered]))


def _near(database: sqlite3.Connection, draft: Document, profile: Profile, policy: Policy) -> list[int]:
    """Return the versions on the story of a draft, the likest first, and then others of their events."""
    if draft.event is not None:
        stated = database.execute("SELECT number FROM documents WHERE latest AND stated_event = ? ORDER BY id", (storable(draft.event),))
        return [number for (number,) in stated][:_COMPARED]
    likeness: Counter[int] = Counter()
    for number in _sharing(database, profile):
        (packed,) = database.execute("SELECT terms FROM contents WHERE document = ?", (number,)).fetchone()
        weights, names = terms_of(packed)
        for link in links([profile, profile._replace(weights=weights, names=names)], [(0, 1)], policy):
            likeness[number] = link.product
    equal = database.execute("SELECT number FROM documents WHERE latest AND wording = ?", (events.wording(draft),))
    found = [number for (number,) in equal] + [number for number, _ in likeness.most_common()]
    events_of = database.execute("SELECT DISTINCT event FROM documents WHERE number IN (SELECT value FROM json_each(?))", (_array(found),))
    some = _array(event for (event,) in events_of if event is not None)
    others = database.execute("SELECT number FROM documents WHERE event IN (SELECT value FROM json_each(?)) ORDER BY id", (some,))
    return list(dict.fromkeys([*found, *(number for (number,) in others)]))[:_COMPARED]


def _sharing(database: sqlite3.Connection, profile: Profile) -> list[int]:
    """Return the versions that share most telling terms with a profile, of its days or, where it has none, of all."""
    keys = _array(map(storable, profile.keys))
    if profile.hour is None:
        where, days = "", ""
    else:
        bucket = bucket_of(profile.hour)
        where, days = " AND bucket IN (SELECT value FROM json_each(?))", _array((-1, bucket - 1, bucket, bucket + 1))
    sharing = (
        f"SELECT document, count(*) AS shared FROM keys WHERE key IN (SELECT value FROM json_each(?)){where} "  # noqa: S608 -- as above
        "GROUP BY document HAVING shared >= ?"
    )
    rows = database.execute(
        f"SELECT document FROM ({sharing}) JOIN documents ON number = document ORDER BY shared DESC, id LIMIT ?",  # noqa: S608 -- likewise
        (keys, *([days] if days else []), _SHARED, _LOOKED_AT),
    )
    return [number for (number,) in rows]


def _array(values: Iterable[object]) -> str:
    return json.dumps(list(values))
