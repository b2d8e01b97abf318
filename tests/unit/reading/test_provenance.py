"""The day of publication that a page prints."""

from __future__ import annotations

from datetime import datetime

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
