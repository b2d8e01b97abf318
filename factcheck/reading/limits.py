"""How much of a hostile or mistaken input is read before it is left out."""

from __future__ import annotations

from dataclasses import dataclass, fields

from factcheck.errors import ConfigError

__all__ = ["Limits"]

_MEBI = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds; what exceeds one is left out, and named with it. Raises ConfigError where one is not above zero."""

    # The longest article of the sets tried has 0.2 MB; an HTML page with inlined pictures has some.
    document_bytes: int = 32 * _MEBI
    # What is left of it as an article: twenty times the longest of the sets tried, and read in less than half a gigabyte.
    text_characters: int = 4_000_000
    # What holds many articles and has to be read whole: a list in JSON, a table, a feed, standard input.
    input_bytes: int = 256 * _MEBI
    # What one run holds in memory at a time; more goes through an archive.
    documents: int = 250_000
    # How deep objects, lists and elements may lie in one another: pages of newspapers reach 60, feeds of agencies 20.
    nesting: int = 250
    # How many bytes one packed byte may unpack to. Text of one word alone reaches 1,000, archives of real pages 15, documents 30.
    expansion: int = 200
    # How long one document may take to read, in seconds: a hundred times what the longest real page takes. (How long it takes to
    # analyse grows with its text, which has a limit of its own.)
    seconds: int = 60

    def __post_init__(self) -> None:
        """Refuse bounds under which nothing could be read."""
        for one in fields(self):
            value = getattr(self, one.name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise ConfigError(f"the limit {one.name} must be a whole number above zero, and is {value!r}")
