"""The words that the stages know, read from factcheck/data: one module a table, each with a parser that can be tested on a string.

In: the data files of the package. Out: a `Lexicon`, whose tables are parsed when they are first asked for, and once.
"""

from __future__ import annotations

import json
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from factcheck.errors import LexiconError

if TYPE_CHECKING:
    from factcheck.lexicon.calendar import Calendar
    from factcheck.lexicon.chains import Chains
    from factcheck.lexicon.concepts import Concepts
    from factcheck.lexicon.cues import Cues
    from factcheck.lexicon.currencies import Currencies
    from factcheck.lexicon.frequencies import Frequencies
    from factcheck.lexicon.furniture import Furniture
    from factcheck.lexicon.headwords import HeadWords
    from factcheck.lexicon.modifiers import Modifiers
    from factcheck.lexicon.names import NameWords
    from factcheck.lexicon.numerals import Numerals
    from factcheck.lexicon.offices import Offices
    from factcheck.lexicon.places import Gazetteer
    from factcheck.lexicon.reach import ReachWords
    from factcheck.lexicon.scopewords import ScopeWords
    from factcheck.lexicon.shares import ShareWords
    from factcheck.lexicon.spelling import Spelling
    from factcheck.lexicon.synonyms import Synonyms
    from factcheck.lexicon.tagweights import TagWeights
    from factcheck.lexicon.titles import TitleWords
    from factcheck.lexicon.units import Units
    from factcheck.lexicon.wholes import WholeWords
    from factcheck.lexicon.wordclasses import WordClasses

__all__ = ["Lexicon", "load", "parse_table", "read_lines", "read_table", "read_text"]

# Beside the package, as pip unpacks it: importlib.resources would take 10 ms to load.
_DATA = Path(__file__).parents[1] / "data"


def read_table(name: str) -> dict[str, Any]:
    """Return the TOML table `factcheck/data/<name>.toml`.

    Its parsed form is taken from tables.json where that was made from the same bytes (training/tables.py): parsing a dozen tables would
    take longer than a small comparison.
    Raises LexiconError, naming the file, where it is missing or malformed.
    """
    try:
        raw = (_DATA / f"{name}.toml").read_bytes()
    except OSError as error:
        raise LexiconError(f"{name}.toml: {error}; reinstall the package") from error
    # Handed out once: who reads it may change it, and a lexicon reads each table once.
    known = _parsed_tables().pop(name, None)
    return known["table"] if known is not None and known["crc"] == crc32(raw) else parse_table(name, raw)


def parse_table(name: str, raw: bytes) -> dict[str, Any]:
    """Return the TOML table of the given bytes.

    Raises LexiconError, naming the file, where it is malformed.
    """
    import tomllib  # noqa: PLC0415 - needed only where tables.json does not have the table

    try:
        return tomllib.loads(raw.decode("utf-8"))
    except ValueError as error:
        raise LexiconError(f"{name}.toml: {error}; reinstall the package") from error


@cache
def _parsed_tables() -> dict[str, Any]:
    """Return table name -> the checksum of its TOML and what it holds; nothing where the file is not there."""
    try:
        tables: dict[str, Any] = json.loads((_DATA / "tables.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return tables


def read_lines(name: str) -> list[str]:
    """Return the lines of the plain table `factcheck/data/<name>` that are neither empty nor comments (#).

    Raises LexiconError, naming the file, where it is missing.
    """
    return [line for line in read_text(name).splitlines() if line and not line.startswith("#")]


def read_text(name: str) -> str:
    """Return the text of `factcheck/data/<name>`. Raises LexiconError, naming the file, where it is missing."""
    try:
        return (_DATA / name).read_bytes().decode("utf-8")  # in a quarter of the time that read_text takes
    except OSError as error:
        raise LexiconError(f"{name}: {error}; reinstall the package") from error


class Lexicon:
    """Every table, parsed at first use. One instance is made by `load` and handed down the pipeline."""

    @cached_property
    def places(self) -> Gazetteer:
        """Countries, peoples, regions and cities."""
        from factcheck.lexicon.places import parse_places  # noqa: PLC0415 - tables load when first asked for

        return parse_places(read_lines("places.txt"))

    @cached_property
    def scope_words(self) -> ScopeWords:
        """The words that narrow what a figure says."""
        from factcheck.lexicon.scopewords import parse_scope_words  # noqa: PLC0415 - tables load when first asked for

        return parse_scope_words(read_table("scope"))

    @cached_property
    def reach(self) -> ReachWords:
        """The words that say how far a statement reaches."""
        from factcheck.lexicon.reach import parse_reach  # noqa: PLC0415 - tables load when first asked for

        return parse_reach(read_table("reach"))

    @cached_property
    def chains(self) -> Chains:
        """What happens in one order only."""
        from factcheck.lexicon.chains import parse_chains  # noqa: PLC0415 - tables load when first asked for

        return parse_chains(read_table("chains"))

    @cached_property
    def offices(self) -> Offices:
        """Which offices and ranks one person does not hold at once."""
        from factcheck.lexicon.offices import parse_offices  # noqa: PLC0415 - tables load when first asked for

        return parse_offices(read_table("offices"))

    @cached_property
    def shares(self) -> ShareWords:
        """What tells whether two shares are of one thing."""
        from factcheck.lexicon.shares import parse_shares  # noqa: PLC0415 - tables load when first asked for

        return parse_shares(read_table("shares"))

    @cached_property
    def wholes(self) -> WholeWords:
        """The words that make figures the parts of a whole."""
        from factcheck.lexicon.wholes import parse_wholes  # noqa: PLC0415 - tables load when first asked for

        return parse_wholes(read_table("wholes"))

    @cached_property
    def calendar(self) -> Calendar:
        """The words of dates and of tense."""
        from factcheck.lexicon.calendar import parse_calendar  # noqa: PLC0415 - tables load when first asked for

        return parse_calendar(read_table("calendar"))

    @cached_property
    def weights(self) -> dict[str, dict[str, float]]:
        """The weights of the aligner's evidence: model, then "field.level"."""
        from factcheck.lexicon.weights import parse_weights  # noqa: PLC0415 - tables load when first asked for

        return parse_weights(read_table("weights"))

    @cached_property
    def synonyms(self) -> Synonyms:
        """Which lemmas share a common sense."""
        from factcheck.lexicon.synonyms import parse_synonyms  # noqa: PLC0415 - tables load when first asked for

        return parse_synonyms(read_lines("synonyms.txt"))

    @cached_property
    def concepts(self) -> Concepts:
        """What newsrooms say in different words for one thing."""
        from factcheck.lexicon.concepts import parse_concepts  # noqa: PLC0415 - tables load when first asked for

        return parse_concepts(read_table("concepts"))

    @cached_property
    def furniture(self) -> Furniture:
        """The wordings around an article, and the words by which lines and sentences are cut."""
        from factcheck.lexicon.furniture import parse_furniture  # noqa: PLC0415 - tables load when first asked for

        return parse_furniture(read_table("furniture"))

    @cached_property
    def frequencies(self) -> Frequencies:
        """How rare a word is in news."""
        from factcheck.lexicon.frequencies import parse_frequencies  # noqa: PLC0415 - tables load when first asked for

        return parse_frequencies(read_lines("frequencies.txt"))

    @cached_property
    def wordclasses(self) -> WordClasses:
        """The WordNet class of nouns and verbs, and the lemmas of inflected words."""
        from factcheck.lexicon.wordclasses import parse_wordclasses  # noqa: PLC0415 - tables load when first asked for

        return parse_wordclasses(read_lines("wordclasses.txt"))

    @cached_property
    def tag_weights(self) -> TagWeights:
        """What the tagger has learned."""
        from factcheck.lexicon.tagweights import parse_tag_weights  # noqa: PLC0415 - tables load when first asked for

        return parse_tag_weights(read_text("tagger.json"))

    @cached_property
    def numerals(self) -> Numerals:
        """The words and signs that write numbers."""
        from factcheck.lexicon.numerals import parse_numerals  # noqa: PLC0415 - tables load when first asked for

        return parse_numerals(read_table("numerals"))

    @cached_property
    def units(self) -> Units:
        """Units of measurement."""
        from factcheck.lexicon.units import parse_units, read_registry  # noqa: PLC0415 - tables load when first asked for

        return parse_units(read_table("units"), read_registry())

    @cached_property
    def currencies(self) -> Currencies:
        """Currencies and what newspapers write for them."""
        from factcheck.lexicon.currencies import parse_currencies  # noqa: PLC0415 - tables load when first asked for

        return parse_currencies(read_table("currencies"))

    @cached_property
    def followers(self) -> frozenset[str]:
        """The words that may belong to the number before them."""
        from factcheck.lexicon.followers import followers  # noqa: PLC0415 - tables load when first asked for

        return followers(self.numerals, self.units, self.currencies)

    @cached_property
    def modifiers(self) -> Modifiers:
        """Hedges, verbs of change and rates."""
        from factcheck.lexicon.modifiers import parse_modifiers  # noqa: PLC0415 - tables load when first asked for

        return parse_modifiers(read_table("modifiers"))

    @cached_property
    def head_words(self) -> HeadWords:
        """The words by which the counted noun and the predicate of a figure are found."""
        from factcheck.lexicon.headwords import parse_head_words  # noqa: PLC0415 - tables load when first asked for

        return parse_head_words(read_table("heads"))

    @cached_property
    def predicate_weights(self) -> dict[str, int]:
        """What the predicate ranker has learned: feature -> weight."""
        from factcheck.lexicon.headwords import parse_ranker_weights  # noqa: PLC0415 - tables load when first asked for

        return parse_ranker_weights(read_text("rankers.json"))

    @cached_property
    def cues(self) -> Cues:
        """The words that introduce what somebody said."""
        from factcheck.lexicon.cues import parse_cues  # noqa: PLC0415 - tables load when first asked for

        return parse_cues(read_table("reporting"))

    @cached_property
    def title_words(self) -> TitleWords:
        """The words of offices and honorifics."""
        from factcheck.lexicon.titles import parse_titles  # noqa: PLC0415 - tables load when first asked for

        return parse_titles(read_table("titles"))

    @cached_property
    def name_words(self) -> NameWords:
        """The words that tell people, bodies and vessels apart."""
        from factcheck.lexicon.names import parse_names  # noqa: PLC0415 - tables load when first asked for

        return parse_names(read_table("names"))

    @cached_property
    def given_names(self) -> dict[str, str]:
        """Given names and the gender of their bearers."""
        from factcheck.lexicon.names import parse_given_names  # noqa: PLC0415 - tables load when first asked for

        return parse_given_names(read_lines("given_names.txt"))

    @cached_property
    def spelling(self) -> Spelling:
        """British and American spelling."""
        from factcheck.lexicon.spelling import parse_spelling  # noqa: PLC0415 - tables load when first asked for

        return parse_spelling(read_table("spelling"))


def load(own: str = "") -> Lexicon:
    """Return the shipped lexicon, with a newsroom's own words over it where there are some (see overlay.read_overlay)."""
    return _loaded(own)


@cache
def _loaded(own: str) -> Lexicon:
    if own:
        from factcheck.lexicon.overlay import Overlaid  # noqa: PLC0415 - few runs have words of their own

        return Overlaid(own)
    return Lexicon()
