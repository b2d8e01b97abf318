"""factcheck: where several outlets agree on an event, where only the form differs, and where they cannot all be right.

>>> import factcheck
>>> report = factcheck.compare(factcheck.read("seeds/"))
>>> report.severity

Everything named in `__all__` is loaded when it is first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factcheck.config import Policy
    from factcheck.errors import ConfigError, DocumentError, FactcheckError, LexiconError
    from factcheck.model import Claim, Document, Event, Fact, Finding, Report, Severity, Verdict

__all__ = [
    "Claim",
    "ConfigError",
    "Document",
    "DocumentError",
    "Event",
    "Fact",
    "FactcheckError",
    "Finding",
    "LexiconError",
    "Policy",
    "Report",
    "Severity",
    "Verdict",
    "compare",
    "extract",
    "read",
]

__version__ = "0.1.0"

_HOME = {
    "Claim": "factcheck.model",
    "ConfigError": "factcheck.errors",
    "Document": "factcheck.model",
    "DocumentError": "factcheck.errors",
    "Event": "factcheck.model",
    "Fact": "factcheck.model",
    "FactcheckError": "factcheck.errors",
    "Finding": "factcheck.model",
    "LexiconError": "factcheck.errors",
    "Policy": "factcheck.config",
    "Report": "factcheck.model",
    "Severity": "factcheck.model",
    "Verdict": "factcheck.model",
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that defines it."""
    if name not in _HOME:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return __all__


def read(*paths: str | Path) -> tuple[Document, ...]:
    """Return the documents under the paths (files and folders), in the order in which they are read.

    Raises DocumentError where a path yields no document.
    """
    from factcheck import pipeline

    return tuple(pipeline.read([str(path) for path in paths]).documents)


def extract(documents: Iterable[Document]) -> Iterator[Claim]:
    """Yield every claim of the documents, document by document, in reading order."""
    from factcheck import pipeline

    for analysis in pipeline.extract(documents):
        yield from analysis.claims


def compare(documents: Iterable[Document], *, policy: Policy | None = None) -> Report:
    """Return the report on what the documents say of the same events."""
    from factcheck import pipeline

    return pipeline.compare(tuple(documents), policy=policy)
