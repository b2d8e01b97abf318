"""The manual of the rules: the list of all and the page of one for a screen, all of it as JSON and as a page of the documentation."""

from __future__ import annotations

from functools import partial
from textwrap import fill
from typing import TYPE_CHECKING

from factcheck.model import Severity
from factcheck.patterns import lazily
from factcheck.reporter.as_json import VERSION, line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from factcheck.rules import Rule

__all__ = ["as_json", "as_markdown", "contents", "page"]

_fill = partial(fill, width=80, break_on_hyphens=False, break_long_words=False)
_PLAIN = lazily(r"([\\`*_\[\]<>#|~])")
# What stands between these is typed as it is: an option, a file's name, a key of the configuration.
_TYPED = lazily(r"(--[a-z-]+(?: [a-z]+\.[a-z]+)?|\w+ = \[.*?\]|factcheck \w+(?: \w+)? FINGERPRINT(?: --reason TEXT)?|factcheck\.toml)")


def contents(rules: Collection[Rule]) -> Iterator[str]:
    """Yield a line for each rule: id, severity, summary."""
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        yield f"{rule.id:{width}}  {_level(rule):8} {rule.summary}\n"


def page(rule: Rule) -> Iterator[str]:
    """Yield what a rule finds, texts in which it does and does not, what to do and how to silence it."""
    yield f"{rule.id} ({_level(rule)}): {rule.summary}\n\n{_fill(rule.finds)}\n"
    for heading, texts in _examples(rule):
        yield f"\n{heading}\n"
        for text in texts:
            first, *others = text.splitlines()
            yield _fill(first, initial_indent="  - ", subsequent_indent="    ") + "\n"
            yield from (_fill(line, initial_indent="    ", subsequent_indent="    ") + "\n" for line in others)
    yield f"\n{_fill('What to do: ' + rule.remedy)}\n{_fill('To silence it: ' + rule.silence)}\n"


def as_json(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield the rules with their manual as one JSON object, a rule a line."""
    yield f'{{"version": {VERSION}, "rules": ['
    for number, rule in enumerate(rules):
        manual = {
            "id": rule.id,
            "severity": _level(rule),
            "summary": rule.summary,
            "finds": rule.finds,
            "fires": rule.fires,
            "passes": rule.passes,
            "remedy": rule.remedy,
            "silence": rule.silence,
        }
        yield f"{',' if number else ''}\n  {line(manual)}"
    yield "]}\n"


def as_markdown(rules: Collection[Rule]) -> Iterator[str]:
    """Yield the page of the documentation: a table of all rules, and the manual of each under its id."""
    yield "| rule | severity | what it finds |\n| --- | --- | --- |\n"
    for rule in rules:
        yield f"| [`{rule.id}`](#{rule.id.replace('.', '')}) | {_level(rule)} | {_marked(rule.summary)} |\n"
    for rule in rules:
        summary = _marked(f"{rule.summary[0].upper()}{rule.summary[1:]}. Severity: {_level(rule)}.")
        yield f"\n## {rule.id}\n{summary}\n\n{_marked(rule.finds)}\n"
        for heading, texts in _examples(rule):
            yield f"\n{heading}\n\n"
            yield "\n>\n".join(f"> {_marked(line)}" for text in texts for line in text.splitlines()) + "\n"
        yield f"\n**What to do**: {_marked(rule.remedy)}\n\n**To silence it**: {_marked(rule.silence)}\n"


def _level(rule: Rule) -> str:
    return "off" if rule.severity is Severity.NONE else rule.severity.name.lower()


def _examples(rule: Rule) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("Found in:", rule.fires), ("Not found in:", rule.passes))


def _marked(text: str) -> str:
    """Return text as Markdown that shows it as it is, with what is typed in the face of code."""
    pieces = _TYPED.split(text)
    return "".join(f"`{piece}`" if number % 2 else _PLAIN.sub(r"\\\1", piece) for number, piece in enumerate(pieces))
