"""Claims kept in a file, to check a draft against what has been published, and to keep a report current as articles arrive.

In: documents, with the time at which they were read. Out: an SQLite file with documents in all their versions, their claims, and the facts
and findings that the latest versions come to; they are those that one comparison of all of them would give, in whatever order and portions
they were added. schema.sql has the tables, writing.py adds and removes, settling.py makes events and facts, queries.py reads.
"""

from __future__ import annotations

from factcheck.archive.near import near
from factcheck.archive.schema import is_archive
from factcheck.archive.settling import Crew
from factcheck.archive.writing import Added, add, remove

__all__ = ["Added", "Crew", "add", "is_archive", "near", "remove"]
