"""Findings that somebody has looked at and accepted: articles cannot be edited, so a file beside them says which, why and until when.

In: a baseline file and a finished report. Out: the report, its accepted findings marked, and the entries that no longer do anything.
`entries` reads the file, `acceptance` lays it over a report, `writing` adds to it and takes from it and keeps what people wrote around it.
"""

from __future__ import annotations

from factcheck.baseline.acceptance import Accepted, accept, latest_day
from factcheck.baseline.entries import FINGERPRINT, Baseline, Entry, entry_of, read

__all__ = ["FINGERPRINT", "Accepted", "Baseline", "Entry", "accept", "entry_of", "latest_day", "read"]
