"""Every tolerance and cut-off of the product in one frozen value, each with the reason for its size."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Policy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What counts as near, as likely and as the same. Every figure may be overridden by configuration."""

    # "about 300" beside 287, "nearly 10,000" beside 9,800: readers take a hedge to reach a tenth either way.
    hedge: Decimal = Decimal("0.10")
    # "almost three months" beside eleven weeks: hedged spans of time are told more loosely.
    hedged_duration: Decimal = Decimal("0.16")
    # "at least 22" does not agree with 89: an open bound reaches half as far again as the number it names.
    bound_reach: Decimal = Decimal("1.5")
    # 120,000 beside 119,640: a round count of two or more significant digits that ends in two or more zeros was rounded to them.
    rounded_zeros: int = 2
    # A unit converted in the newsroom is rounded to what is written: half a unit of its last digit, and never less than this share.
    conversion: Decimal = Decimal("0.005")
