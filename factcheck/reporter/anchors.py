"""The names that links on a page lead to."""

from __future__ import annotations

import re

__all__ = ["anchor_of"]


def anchor_of(kind: str, name: str) -> str:
    """Return a name that can stand in a link, made of what it leads to."""
    return f"{kind}-{re.sub('[^A-Za-z0-9]+', '-', name)}"
