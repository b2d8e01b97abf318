"""Which articles are not in English, and that none which is gets passed over."""

from __future__ import annotations

import io
import json
import tomllib
from pathlib import Path

import pytest

from factcheck.errors import DocumentError, LexiconError
from factcheck.lexicon.languages import parse_languages
from factcheck.reading import Options, read
from factcheck.reading.language import foreign_language

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "languages.toml").read_text(encoding="utf-8"))
FOREIGN, ENGLISH = CASES["foreign"], CASES["english"]
ODD = {
    "nothing": "",
    "a letter": "x" * 100_000,
    "a word a line": "\n".join(["Police", "Fire", "Rain"] * 50),
    "letters of many scripts": "".join(chr(0x370 + number * 37 % 50_000) for number in range(3000)),
}


@pytest.mark.parametrize("language", FOREIGN)
def test_an_article_in_another_language_is_named(language: str) -> None:
    assert foreign_language(FOREIGN[language]) == language
    assert foreign_language((FOREIGN[language] + "\n") * 20) == language


@pytest.mark.parametrize("text", [*ENGLISH.values(), *ODD.values()], ids=[*ENGLISH, *ODD])
def test_what_may_be_english_is_never_passed_over(text: str) -> None:
    assert foreign_language(text) is None


def test_a_text_in_two_languages_is_kept() -> None:
    english = "The police said on Monday that twelve people were killed in the fire, and that three of them had not been named."

    assert foreign_language(english + "\n" + FOREIGN["French"]) is None


def test_the_reader_names_what_is_not_checked() -> None:
    records = [{"id": "a", "text": FOREIGN["German"]}, {"id": "b", "text": "Twelve people died in the fire, the police said."}]
    data = "\n".join(json.dumps(record) for record in records).encode()

    found = read(["-"], stdin=io.BytesIO(data))
    every = read(["-"], stdin=io.BytesIO(data), options=Options(every_language=True))

    assert [one.id for one in found.documents] == ["b"]
    assert [(one.line, one.reason, one.fault) for one in found.skipped] == [(1, "a is in German; only English is checked", False)]
    assert [one.id for one in every.documents] == ["a", "b"]


def test_articles_in_other_languages_end_the_run_only_where_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FOREIGN["German"], encoding="utf-8")
    (tmp_path / "b.txt").write_text("Twelve people died in the fire, the police said.", encoding="utf-8")

    found = read([tmp_path / "a.txt", tmp_path / "b.txt"])

    assert ([one.outlet for one in found.documents], len(found.skipped)) == (["b"], 1)
    with pytest.raises(DocumentError, match=r"is in German; only English is checked$"):
        read([tmp_path / "a.txt"])
    (tmp_path / "b.txt").unlink()
    with pytest.raises(DocumentError, match=r"a\.txt: a is in German; only English is checked$"):
        read([tmp_path])


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["English the of"], "line 1: 'English the of' is no name, colon and words"),
        (["German: der"], "has no line for English"),
        (["English: the", "German: der the"], "'the' stands for English and for German"),
        (["English: the", "@ Greek: 0370-zz"], "line 2: '0370-zz' is no range"),
    ],
)
def test_a_table_that_breaks_its_grammar_is_named(lines: list[str], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_languages(lines)
