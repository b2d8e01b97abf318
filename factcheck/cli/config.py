"""`factcheck config`: what a run would be configured with, and where each value comes from."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.configuration import configured, option_keys, settings_of
from factcheck.cli.streams import write_stdout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.settings import Settings

__all__ = ["config"]

_WIDEST = 48  # columns before the origin


@click.group(epilog="Example: factcheck config show")
def config() -> None:
    """Show the configuration."""


@config.command(epilog="Example: factcheck config show --config newsroom.toml")
@configured
@click.pass_context
def show(context: click.Context, /) -> int:
    """Print each value that a configuration file can set, and where it comes from.

    The file is factcheck.toml, or pyproject.toml with a table [tool.factcheck], in the working directory or above it. What is printed
    is TOML.
    """
    settings = settings_of(context)
    write_stdout(f"{line}\n" for line in _lines(context, settings))
    return 0


def _lines(context: click.Context, settings: Settings) -> Iterator[str]:
    yield f"# {settings.file.path}" if settings.file else "# no configuration file"
    for key, options in option_keys(context).items():
        if key in settings.options:
            yield _line(key, settings.options[key], _origin(settings, key))
        else:
            yield _line(key, _default(options[0]), "default")
    yield from _table(settings, "severity", _severities(settings))
    yield from _table(settings, "tolerances", _tolerances(settings))
    yield from _table(settings, "outlets", settings.outlets)
    yield from _table(settings, "fields", settings.fields)
    yield from _table(settings, "limits", _limits(settings))


def _table(settings: Settings, name: str, values: Any) -> Iterator[str]:  # noqa: ANN401 -- any mapping of TOML values
    if not values:
        return
    yield ""
    yield f"[{name}]"
    stated = {key.replace("_", "-") for key in getattr(settings, {"severity": "severities"}.get(name, name))}
    for key, value in values.items():
        yield _line(key, value, _origin(settings, name, key) if key.replace("_", "-") in stated else "default")


def _origin(settings: Settings, *keys: str) -> str:
    if settings.file is None:
        return "default"
    number = settings.file.line(*keys)
    return f"{settings.file.path}:{number}" if number else str(settings.file.path)


def _severities(settings: Settings) -> dict[str, str]:
    """Return the severity of every rule, and of what the file says of several at once."""
    from factcheck.model import Severity
    from factcheck.rules import RULES
    from factcheck.selection import standing

    def word(severity: Severity) -> str:
        return "off" if severity is Severity.NONE else severity.name.lower()

    given = {rule: word(severity) for rule, severity in settings.severities.items()}
    return {**{rule: word(standing(rule)) for rule in RULES}, **given}


def _tolerances(settings: Settings) -> dict[str, object]:
    from factcheck.settings import TOLERANCES

    return {key: getattr(settings.policy, key.replace("-", "_")) for key in TOLERANCES}


def _limits(settings: Settings) -> dict[str, int]:
    from factcheck.reading import Limits

    limits = Limits(**settings.limits)
    return {one.name.replace("_", "-"): getattr(limits, one.name) for one in fields(Limits)}


def _default(option: click.Option) -> object:
    """Return the default of an option, None where it has none."""
    value = option.default
    if option.is_flag:
        return False
    if option.multiple:
        return []
    return value if isinstance(value, bool | int | str) else None


def _line(key: str, value: object, origin: str) -> str:
    """Return "key = value  # origin"; what is not set is a comment as a whole."""
    bare = all((letter.isalnum() and letter.isascii()) or letter in "-_" for letter in key)
    text = f"{key if bare else _toml(key)} = {_toml(value)}" if value is not None else f"# {key} is not set"
    return f"{text:<{_WIDEST}}  # {origin}"


def _toml(value: object) -> str:
    import tomlkit

    return tomlkit.item(value).as_string() if isinstance(value, bool | int | str | list) else str(value)
