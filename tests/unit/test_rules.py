"""The rules: one table, each rule with a manual, and examples that behave as the manual says."""

from __future__ import annotations

import json
import re

import pytest

from factcheck import cli
from factcheck.model import Severity
from factcheck.rules import RULES, Rule


def test_ids_are_the_keys() -> None:
    """Each rule is found by the id that is printed."""
    assert [rule.id for rule in RULES.values()] == list(RULES)
    assert all(re.fullmatch(r"[a-z]+\.[a-z]+", name) for name in RULES)


def test_severities() -> None:
    """Only a conflict of figures or dates is an error."""
    assert {name for name, rule in RULES.items() if rule.severity is Severity.ERROR} == {"figure.conflict", "date.conflict"}
    assert {name for name, rule in RULES.items() if rule.severity is Severity.NOTE} == {
        "figure.update",
        "figure.approximate",
        "quote.paraphrased",
    }


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_has_a_manual(rule: Rule) -> None:
    """What it finds, two pairs of texts, what to do, how to silence it."""
    assert rule.finds.endswith(".")
    assert rule.remedy.endswith(".")
    assert rule.id in rule.silence
    assert rule.fires != rule.passes
    assert [len(texts) for texts in (rule.fires, rule.passes)] in ([1, 1], [2, 2])
    assert all(text.strip() for text in (*rule.fires, *rule.passes))


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], set[str]]:
    """Return the rules that the command finds in each rule's examples: articles in a folder, nothing said of events."""
    found = {}
    for rule in RULES.values():
        for kind, texts in (("fires", rule.fires), ("passes", rule.passes)):
            folder = tmp_path_factory.mktemp(f"{rule.id}.{kind}")
            for outlet, text in zip(("herald", "courier"), texts, strict=False):
                (folder / f"{outlet}.txt").write_text(text + "\n", encoding="utf-8")
            report = folder.with_name(f"{folder.name}.json")
            assert cli.run(["compare", str(folder), "--extend-select", rule.id, "--output", f"json={report}", "--exit-zero"]) == 0
            found[rule.id, kind] = {finding["rule"] for finding in json.loads(report.read_text(encoding="utf-8"))["findings"]}
    return found


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_fires_on_its_example(rule: Rule, compared: dict[tuple[str, str], set[str]]) -> None:
    """The manual's example is found."""
    assert rule.id in compared[rule.id, "fires"]


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_passes_over_its_counterexample(rule: Rule, compared: dict[tuple[str, str], set[str]]) -> None:
    """The manual's counterexample is not."""
    assert rule.id not in compared[rule.id, "passes"]
