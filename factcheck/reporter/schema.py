"""The JSON Schemas of what the commands print, by name."""

from __future__ import annotations

from typing import Any

__all__ = ["SCHEMAS", "load"]

# Where a command prints JSON in two forms, the second has its form in its name.
SCHEMAS = (
    *("extract", "compare", "compare-jsonl", "explain", "rules", "baseline-show"),
    *("archive-stats", "archive-query", "archive-query-jsonl"),
)

# Of an event: a line of its own, or what its facts say already.
_NESTED = ("facts", "sheet")
_RECORDS = ("document", "skipped", "event", "fact", "finding")


def load(name: str) -> dict[str, Any]:
    """Return one of SCHEMAS; raises KeyError for any other name."""
    if name not in SCHEMAS:
        raise KeyError(name)
    if name == "compare-jsonl":
        return _of_records(load("compare"))
    if name == "archive-query-jsonl":
        rows = load("archive-query")
        return {"$schema": rows["$schema"], "title": f"{rows['title']}l", "$ref": "#/$defs/row", "$defs": rows["$defs"]}
    # The command line names the schemas in its help, which must not wait for what reads one.
    import json  # noqa: PLC0415
    from importlib.resources import files  # noqa: PLC0415

    schema: dict[str, Any] = json.loads(files("factcheck").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8"))
    return schema


def _of_records(report: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one line: a record of the report with its type; a fact names its event, which holds none here."""
    definitions = {name: dict(definition) for name, definition in report["$defs"].items()}
    for name in _RECORDS:
        record = definitions[name]
        own = {"type": {"const": name}} | ({"event": {"type": "string"}} if name == "fact" else {})
        properties = own | {key: value for key, value in record["properties"].items() if key not in _NESTED}
        required = [*own, *(key for key in record["required"] if key not in _NESTED)]
        definitions[name] = record | {"properties": properties, "required": required}
    return {
        "$schema": report["$schema"],
        "title": "factcheck compare --format jsonl",
        "description": "One record of the report.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in _RECORDS],
        "$defs": definitions,
    }
