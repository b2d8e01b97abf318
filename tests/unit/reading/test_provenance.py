"""The day of publication that a page prints."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from factcheck.reading.provenance import published_in


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Rain\nAna Lund (@AnaLund) Published September 21, 2025 | 06:10 PM\nTwo died.", (2025, 9, 21, 18, 10)),
        ("Rain\nUpdated - February 27, 2026 05:40 pm IST\nTwo died.", (2026, 2, 27, 17, 40)),
        ("Rain\nUpdated 28 Feb 2026\nPublished: 27th of February, 2026, 12.05 a.m.\nTwo died.", (2026, 2, 27, 0, 5)),
        ("Posted on: 2026-02-27 18:40\nTwo died.", (2026, 2, 27, 18, 40)),
        ("Two died.\n" * 400 + "Published in Kestrel Post, September 21st, 2025", (2025, 9, 21, 0, 0)),
        ("Two died.\nPublished February 30, 2025", None),
        ("Two died.\nPublished yesterday", None),
        ("A study published on May 2, 2024, found 12 ways.", None),
        ("Published on May 2, 2024, the study of 1,200 men and women found that 12 per cent of them slept badly.", None),
    ],
)
def test_published_in(text: str, moment: tuple[int, int, int, int, int] | None) -> None:
    assert published_in(text) == (datetime(*moment) if moment else None)  # noqa: DTZ001 -- the page names no zone


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("06:10 PM PKT", 5),
        ("18:10 GMT", 0),
        ("18:10 (UTC+5:30)", 5.5),
        ("6:10 p.m. EDT", -4),
        ("18:10 GMT-3", -3),
        ("18:10 IST", None),
        ("18:10 GMT+99", None),
        ("18:10", None),
        ("18:10 CETA deal", None),
    ],
)
def test_a_clear_zone_behind_the_time_is_believed(written: str, hours: float | None) -> None:
    moment = published_in(f"Rain\nPublished September 21, 2025 | {written}\nTwo died.")

    assert moment is not None
    assert moment.replace(tzinfo=None) == datetime(2025, 9, 21, 18, 10)  # noqa: DTZ001 -- compared without its zone
    assert moment.utcoffset() == (None if hours is None else timedelta(hours=hours))
