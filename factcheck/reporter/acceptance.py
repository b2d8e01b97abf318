"""How a report says that somebody has looked at a finding and accepted it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.model import Acceptance

__all__ = ["accepted"]


def accepted(acceptance: Acceptance) -> str:
    """Return who accepted a finding, until when and why: "accepted by Mara Lindt until 2025-12-31: not the same thing"."""
    by = f" by {acceptance.author}" if acceptance.author else ""
    until = f" until {acceptance.until.isoformat()}" if acceptance.until else ""
    return f"accepted{by}{until}: {acceptance.reason}"
