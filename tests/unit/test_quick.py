"""The compiled inner loops and records: the same values as their Python twins, or none at all."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from enum import EnumType, StrEnum
from itertools import product
from types import ModuleType, SimpleNamespace
from typing import Any, NamedTuple

import pytest

from factcheck import lexicon, quick
from factcheck.extractor import figures, wordforms
from factcheck.model import Span
from factcheck.text import wordplaces
from factcheck.text.tokens import cut, cut_plainly
from tests.conftest import ROOT

COMPILED = [module for module in (quick.compiled,) if module is not None]  # none where there was no compiler


class Plain(NamedTuple):
    """A record as Python makes it."""

    first: int
    second: str = "none"
    third: tuple[int, ...] = ()


@quick.members
class Sign(StrEnum):
    """An enumeration whose members are found sooner."""

    PLUS = "+"
    MINUS = "-"


def test_members_are_those_of_any_enumeration() -> None:
    assert list(Sign) == [Sign("+"), Sign["MINUS"]] == [Sign.PLUS, Sign.MINUS]
    assert (len(Sign), "+" in {*Sign}, isinstance(Sign, EnumType), isinstance(Sign.PLUS, Sign)) == (2, True, True, True)
    assert pickle.loads(pickle.dumps(Sign.PLUS)) is Sign.PLUS  # noqa: S301 - written on this line
    with pytest.raises(AttributeError, match="TIMES"):
        Sign.TIMES  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(AttributeError):
        Sign.PLUS = Sign.MINUS  # type: ignore[misc]


@pytest.mark.parametrize(("module", "other"), list(product(COMPILED, (Sign, 4, type))))
def test_only_a_class_of_classes_finds_plainly(module: ModuleType, other: object) -> None:
    with pytest.raises(TypeError, match="no class of classes"):
        module.find_plainly(other)


class Quick(quick.NamedTuple):
    """The same, compiled."""

    first: int
    second: str = "none"
    third: tuple[int, ...] = ()


@pytest.mark.parametrize(
    ("values", "named"),
    [((1,), {}), ((1, "a"), {}), ((1, "a", (2,)), {}), ((), {"first": 1}), ((1,), {"third": (3,)}), ((), {"third": (3,), "first": 1})],
)
def test_a_record_is_made_as_any_named_tuple(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    plain: tuple[Any, ...] = Plain(*values, **named)
    made = Quick(*values, **named)

    assert type(made) is Quick
    assert made == plain
    assert hash(made) == hash(plain)
    assert (made.first, made.second, made.third) == plain
    assert repr(made) == repr(plain).replace("Plain", "Quick")
    assert list(made._asdict().values()) == list(plain)
    assert pickle.loads(pickle.dumps(made)) == plain  # noqa: S301 - written one line above


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, "a", (), 4), {}), ((1,), {"fourth": 4}), ((1,), {"first": 2}), ((), {"second": "a"})]
)
def test_a_record_with_values_that_do_not_fit_is_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Quick(*values, **named)


def test_names_that_are_put_together_at_run_time_are_fields_too() -> None:
    """Tables are read with **sets, whose names no compiler has seen."""
    values: dict[str, Any] = {name[1:]: value for name, value in (("_first", 1), ("_third", (2,)))}

    assert Quick(**values) == (1, "none", (2,))


class Rows:
    """Rows, and what is read of them."""

    __slots__ = ("signs", "texts", "truths")

    def text(self, place: int) -> str:
        """Return the text at a place, "" outside."""
        return self.texts[place] if 0 <= place < len(self.texts) else ""

    def sign(self, place: int) -> str:
        """Return the sign at a place, "" outside."""
        return self.signs[place] if 0 <= place < len(self.signs) else ""

    def truth(self, place: int) -> bool:
        """Say what is true at a place; nothing is outside."""
        return 0 <= place < len(self.truths) and self.truths[place]

    def __init__(self, texts: list[str]) -> None:
        self.texts, self.signs, self.truths = texts, "".join(texts), tuple(text.isalpha() for text in texts)


@quick.items(text="texts", sign="signs")
@quick.items(truth="truths", beyond=False)
class QuickRows(Rows):
    """The same, compiled."""

    __slots__ = Rows.__slots__  # of its own, which hide those of Rows


@pytest.mark.parametrize("texts", [[], ["a"], ["Ça", "12", "🙂", "b"]])
def test_what_stands_at_a_place_is_read_alike(texts: list[str]) -> None:
    plain, compiled = Rows(texts), QuickRows(texts)
    for place in range(-3, 9):
        expected = plain.text(place), plain.sign(place), plain.truth(place)

        assert (compiled.text(place), compiled.sign(place), compiled.truth(place)) == expected
        assert QuickRows.text(compiled, place) == expected[0]
        assert [*map(compiled.sign, [place])] == [expected[1]]


def test_a_method_of_rows_wants_a_place_in_its_own_class() -> None:
    for module in COMPILED:
        rows, text = QuickRows([]), QuickRows.text
        for given in ((), (rows,), (rows, "0"), (rows, 0, 1), (Rows([]), 0)):
            with pytest.raises(TypeError):
                text(*given)
        del rows.texts
        with pytest.raises(AttributeError, match="row"):
            text(rows, 0)
        rows.texts = 7  # type: ignore[assignment]
        with pytest.raises(TypeError, match="no places"):
            text(rows, 0)
        for other in (7, Rows.text):
            with pytest.raises(TypeError):
                module.item(other, "")


def test_a_record_is_replaced_in_some_fields() -> None:
    made = Quick(1, "a", (2,))
    values: tuple[Any, ...] = made

    assert made._replace(second="b") == Quick(1, "b", (2,))
    assert made._replace() == made
    assert type(made._replace(third=(), first=0)) is Quick
    assert values == (1, "a", (2,))
    with pytest.raises(ValueError, match="fourth"):
        made._replace(fourth=4)  # type: ignore[call-arg]


def test_a_record_keeps_its_values() -> None:
    with pytest.raises(AttributeError):
        Quick(1).first = 2  # type: ignore[misc]


def test_only_a_named_tuple_is_a_record() -> None:
    for compiled, other in product(COMPILED, (3, int)):
        with pytest.raises(TypeError, match="NamedTuple"):
            compiled.record(other)
    for compiled in COMPILED:
        with pytest.raises(AttributeError):
            compiled.record(tuple)


def test_a_loop_refuses_what_it_was_not_made_for() -> None:
    for compiled, loop in product(
        COMPILED,
        (
            "cut",
            "tagger",
            "tags",
            "chunks",
            "word_places",
            "number_places",
            "capital_words",
            "has_any",
            "capital_forms",
            "lead",
            "date_places",
            "form",
            "noun_lemma",
            "verb_lemma",
            "places",
            "doubtful",
            "runs",
            "situate",
            "ranges",
            "capitalised",
            "written",
            "chunks_of",
        ),
    ):
        with pytest.raises(TypeError):
            getattr(compiled, loop)(())


def test_an_error_in_the_python_code_that_a_loop_calls_comes_through() -> None:
    def fail(_piece: str) -> tuple[tuple[int, str, str], ...]:
        raise LookupError

    for compiled in COMPILED:
        with pytest.raises(LookupError):
            compiled.cut("a zẅqẍẗ", 0, 7, fail, frozenset(), 9)  # a piece that no other test has had it learn


@pytest.mark.parametrize("text", ["", " ", "  two  spaces ", "Mr. O'Neill’s U.S. aide paid $2,001", "né\u00a0à\nParis 🙂 25,"])
def test_the_tokens_of_any_stretch_are_the_same(text: str) -> None:
    for span in (Span(0, len(text)), Span(1, len(text)), Span(0, len(text) + 3), Span(2, 4)):
        assert cut(text, span) == cut_plainly(text, span)


def test_places_are_found_alike_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    numerals, text = lexicon.load().numerals, "Some 1,200 of the two-thirds, ½ or none; 7th, twofold, Ten told"
    words = frozenset(("told", "of"))
    found = [match.span() for match in figures.beginnings(text, numerals)], wordplaces.word_places(text.lower(), words)
    for module in (figures, wordplaces):
        monkeypatch.setattr(module, "compiled", None)

    assert found == ([match.span() for match in figures.beginnings(text, numerals)], wordplaces.word_places(text.lower(), words))
    assert len(found[0]) == 8
    assert found[1] == [(11, "of"), (59, "told")]


def test_rows_are_added_up() -> None:
    rows = [{"NN": 3, "VB": -1}, {"NN": 2}, {"JJ": 9}]

    assert wordforms.lead_plainly(rows, ("NN", "VB", "RB")) == wordforms.lead(rows, ("NN", "VB", "RB")) == (-6, -5)
    assert wordforms.lead_plainly([], ("NN",)) == wordforms.lead([], ("NN",)) == ()


def test_words_that_no_loop_knows_leave_no_traces(monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (("one", "no-one"), ("one", "é"), ("x" * 32,), ("One",), ("",), (1,)):
        assert quick.traces(frozenset(words)) is None
    for _ in COMPILED:
        assert wordplaces.word_places("xs are " + "x" * 31, frozenset(("x" * 31,))) == [(7, "x" * 31)]
    monkeypatch.setattr(quick, "compiled", None)
    assert quick.traces(frozenset(("another",))) is None


def test_a_build_of_another_revision_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_PURE", raising=False)
    monkeypatch.setattr(quick, "import_module", lambda _name: SimpleNamespace(REVISION=-1))

    assert quick.load() is None


def test_nothing_compiled_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.delenv("FACTCHECK_PURE", raising=False)
    monkeypatch.setattr(quick, "import_module", absent)

    assert quick.load() is None


def test_the_sample_articles_are_read_alike_with_and_without_it() -> None:
    script = "import sys; from factcheck.cli import main; sys.argv = ['factcheck', 'extract', 'seeds']; main()"
    printed = [
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, check=True).stdout
        for environment in ({**os.environ, "FACTCHECK_PURE": ""}, {**os.environ, "FACTCHECK_PURE": "1"})
    ]

    assert printed[0] == printed[1] != b""
