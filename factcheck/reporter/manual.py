"""The manual of the rules, for a screen: the list of all, and the page of one."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from factcheck.rules import Rule

__all__ = ["contents", "page"]

_WIDTH = 80


def contents(rules: Collection[Rule]) -> Iterator[str]:
    """Yield a line for each rule: id, severity, summary."""
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        yield f"{rule.id:{width}}  {rule.severity.name.lower():8} {rule.summary}\n"


def page(rule: Rule) -> Iterator[str]:
    """Yield what a rule finds, texts in which it does and does not, what to do and how to silence it."""
    yield f"{rule.id} ({rule.severity.name.lower()}): {rule.summary}\n\n{fill(rule.finds, _WIDTH)}\n"
    for heading, texts in (("Found in:", rule.fires), ("Not found in:", rule.passes)):
        yield f"\n{heading}\n"
        for text in texts:
            yield fill(text, _WIDTH, initial_indent="  - ", subsequent_indent="    ") + "\n"
    yield f"\n{fill('What to do: ' + rule.remedy, _WIDTH)}\n{fill('To silence it: ' + rule.silence, _WIDTH)}\n"
