"""The manual of the rules: the same words on the screen, as JSON and as a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from markdown_it import MarkdownIt

from factcheck.reporter.manual import as_json, as_markdown, contents, page
from factcheck.reporter.schema import SCHEMAS, load
from factcheck.rules import RULES, Rule

if TYPE_CHECKING:
    from tests.conftest import Command


def plain(text: str) -> str:
    """Return what a reader of a Markdown page sees, in one line."""
    inline = [token for token in MarkdownIt().enable("table").parse(text) if token.type == "inline"]
    return " ".join("".join(child.content for child in token.children or []) for token in inline)


def test_contents() -> None:
    """A line for each rule, aligned."""
    lines = list(contents(RULES.values()))

    assert [line.split()[0] for line in lines] == list(RULES)
    assert len({line.index(line.split()[1]) for line in lines}) == 1


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_page(rule: Rule) -> None:
    """It says everything, on 80 columns."""
    text = "".join(page(rule))

    assert max(map(len, text.splitlines()[2:])) <= 80
    for words in (rule.id, rule.summary, rule.finds, *rule.fires, *rule.passes, rule.remedy, rule.silence):
        assert " ".join(words.split()) in " ".join(text.split())


def test_json_and_markdown_say_the_same() -> None:
    """All of it, valid by the schema; Markdown shows the texts as they are."""
    record = json.loads("".join(as_json(RULES.values())))
    shown = plain("".join(as_markdown(RULES.values())))

    jsonschema.validate(record, load("rules"))
    assert [rule["id"] for rule in record["rules"]] == list(RULES)
    for rule in record["rules"]:
        for words in (rule["finds"], *rule["fires"], *rule["passes"], rule["remedy"]):
            assert " ".join(words.split()) in shown


def test_the_command_prints_them(factcheck: Command) -> None:
    """A list, a page, the same as JSON; an unknown rule is a wrong use that names the nearest."""
    assert factcheck("rules").out == "".join(contents(RULES.values()))
    assert factcheck("rules", "figure.update").out == "".join(page(RULES["figure.update"]))
    assert factcheck("rules", "--format", "json").out == "".join(as_json(RULES.values()))
    assert [rule["id"] for rule in factcheck("rules", "date.conflict", "--format", "json").json["rules"]] == ["date.conflict"]
    assert "did you mean 'date.conflict'" in factcheck("rules", "date.conflicts").err


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_printed(factcheck: Command, name: str) -> None:
    """Each is a schema by its own standard, and allows nothing that it does not name."""
    schema = factcheck("schema", name).json
    jsonschema.Draft202012Validator.check_schema(schema)

    assert schema == load(name)
    objects = [each for each in walk(schema) if "properties" in each and each.get("type") == "object"]
    assert [each for each in objects if each.get("additionalProperties") is not False] == []
    with pytest.raises(KeyError):
        load("compares")


def walk(node: object) -> list[dict[str, object]]:
    """Return every object of a schema that is one."""
    if isinstance(node, list):
        return [found for each in node for found in walk(each)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for each in node.values() for found in walk(each))]
