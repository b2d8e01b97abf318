"""Which words of one wording another does not have."""

from __future__ import annotations

import pytest

from factcheck.reporter.differences import differing


def marked(own: str, other: str) -> str:
    """Return a wording with what differs in brackets."""
    return "".join(f"[{run.text}]" if run.differs else run.text for run in differing(own, other))


@pytest.mark.parametrize(
    ("own", "other", "told"),
    [
        ("We will not close a school.", "We will not close a large school.", "We will not close a school."),
        ("We will not close a large school.", "We will not close a school.", "We will not close a [large] school."),
        ("all airports", "major airports", "[all] airports"),
        ("It cost $1,200.50 in all", "It cost $1,300.50 in all", "It cost $[1,200.50] in all"),
        ("Zero Tolerance", "zero tolerance", "Zero Tolerance"),
        ("", "anything", ""),
        ("wholly other", "", "[wholly other]"),
    ],
)
def test_differing(own: str, other: str, told: str) -> None:
    """Words are compared, neither case nor marks; nothing is lost."""
    assert marked(own, other) == told
    assert "".join(run.text for run in differing(own, other)) == own
