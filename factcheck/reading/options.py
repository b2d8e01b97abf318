"""What a user may settle about reading: limits, field names of the records, the format of the input, where provenance comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.errors import ConfigError
from factcheck.reading.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FIELDS", "FORMATS", "Options"]

# What a record may say of an article.
FIELDS = ("id", "text", "title", "outlet", "published", "url", "event")
# The names of the input formats; reading.READERS holds a reader for each.
FORMATS = ("text", "markdown", "html", "feed", "jsonl", "json", "csv", "ninjs", "newsml", "warc", "docx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How inputs are read. The defaults are what `factcheck compare PATH` does without a configuration.

    `fields` maps names of FIELDS to the names that the user's JSON Lines, JSON or CSV has for them; a dot leads into an object of JSON
    ("body.content"). A field that is not named keeps its own name. `input_format` (one of FORMATS) is what every file named and standard
    input is read as, whatever it looks like. `stdin_filename` is the file that standard input stands for. `published_from_file` takes the
    time of a file for the publication of an article that says none; `outlet_from_folder` names the outlet of a file by its folder.
    `every_language` checks articles in other languages too, which are passed over by default. `allow_empty` takes an empty file, or a
    folder without an article, for no documents instead of an error.
    Raises ConfigError where a field or format is unknown.
    """

    limits: Limits = field(default_factory=Limits)
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    input_format: str | None = None
    stdin_filename: str | None = None
    published_from_file: bool = False
    outlet_from_folder: bool = False
    every_language: bool = False
    allow_empty: bool = False

    def __post_init__(self) -> None:
        """Refuse names that mean nothing."""
        for name in self.fields:
            if name not in FIELDS:
                raise ConfigError(f"{name!r} is no field of an article; choose from {', '.join(FIELDS)}")
        if self.input_format is not None and self.input_format not in FORMATS:
            raise ConfigError(f"{self.input_format!r} is no input format; choose from {', '.join(FORMATS)}")
