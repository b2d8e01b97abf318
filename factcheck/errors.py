"""Every error a user can cause, each with a one-line message that names file, line and remedy."""

from __future__ import annotations

__all__ = ["ConfigError", "DocumentError", "FactcheckError", "LexiconError"]


class FactcheckError(Exception):
    """Base of the errors that end a run with exit status 2."""


class DocumentError(FactcheckError):
    """An input that was named and cannot be read as a document."""


class ConfigError(FactcheckError):
    """A configuration that cannot be understood."""


class LexiconError(FactcheckError):
    """A word table that contradicts itself or its grammar."""
