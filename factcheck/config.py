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

    # ---- events: which documents tell of one happening

    # The mean likeness (cosine of weighted terms, 0 to 1) at which two groups of articles tell of one happening; chosen by training/events.py.
    event_likeness: float = 0.22
    # Without both dates, articles on the same people's next meeting cannot be told apart by time: they must be this much more alike.
    event_undated: float = 0.9
    # A name or place says more of what happened than a plain word of the same rarity: "Naqvi" beside "narcotics".
    event_name_weight: float = 1.4
    # Articles further apart than this never meet; follow-ups of a story are linked through the articles between them.
    event_window_days: int = 30
    # Reports of one happening appear within days, whatever the hour or time zone that their dates leave out.
    event_same_days: float = 3.0
    # After so many days more, likeness counts half: next month's rate decision is told in the words of this month's.
    event_half_days: float = 14.0
    # An article is looked up by its heaviest terms; two of one event shared two of the first 24 in every cluster tried.
    event_keys: int = 24
    # A word that stands in one article in twelve (e to the -2.5) or more finds too many others to be worth a look-up.
    event_key_rarity: float = 2.5
    # How many articles of one time may share one key before two keys are asked for together: keeps the work linear in the articles.
    event_posting_bound: int = 200
    # Where two keys are shared by more than that, an article meets this many before it: enough to chain one story's articles.
    event_neighbours: int = 16

    # ---- copies: which documents share their wording

    # Two reporters of one speech seldom write eight words alike outside quotation marks.
    copy_run_words: int = 8
    # Edited agency copy keeps a third of its eight-word runs; rewritten articles on the same facts kept under a tenth.
    copy_share: float = 0.3

    # Log-odds above which equal and compatible values are one fact, and above which one document says one thing twice.
    join: float = 0.0
    group: float = 0.0
    # Log-odds above which different values are one fact, and above which a conflict is an error: of two differing figures of one event
    # only one pair in forty is about one thing, so these stand high.
    conflict: float = 1.0
    error: float = 2.0
