"""What to say of an unknown name."""

from __future__ import annotations

from factcheck.nearest import unknown


def test_the_nearest_name() -> None:
    """A slip of the finger finds its name, in any case."""
    assert unknown("figure.conflct", ["figure.conflict", "quote.altered"]) == "'figure.conflct' is unknown; did you mean 'figure.conflict'?"
    assert unknown("WARNNG", ["warning", "error"]) == "'WARNNG' is unknown; did you mean 'warning'?"


def test_all_names() -> None:
    """What is like none is answered with all."""
    assert unknown("zebra", ["error", "note"]) == "'zebra' is unknown; choose from error, note."
