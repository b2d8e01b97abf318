"""The configuration file on its way to the options of a command: what stands in it is a default, which the command line outdoes.

In: a command and the settings of a file. Out: values for its options, each of the right type. Raises ConfigError, with file and line.
A top-level key is the long name of an option; a key that another command has is passed over, a key that none has is an error.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.nearest import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factcheck.settings import Settings
    from factcheck.tomlfile import TomlFile

__all__ = ["FOR_ONE_RUN", "configured", "key_of", "option_keys", "settings_of"]

# Options that name one run's articles, findings or file make no sense in a file for all runs.
FOR_ONE_RUN = frozenset("author changed claims config dry-run event finding help isolated outlet reason until".split())
_ISOLATED = "factcheck.isolated"


def configured(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --config and --isolated, and the defaults that the configuration file has for its other options."""
    config = click.option(
        "--config",
        metavar="FILE",
        type=click.Path(path_type=Path),
        is_eager=True,
        expose_value=False,
        callback=_read_config,
        help="Take this configuration file, not factcheck.toml or pyproject.toml.",
    )
    isolated = click.option(
        "--isolated", is_flag=True, is_eager=True, expose_value=False, callback=_isolate, help="Take no configuration file at all."
    )
    return isolated(config(command))


def settings_of(context: click.Context) -> Settings:
    """Return the settings that a command runs under."""
    if context.obj is None:
        from factcheck.settings import Settings

        context.obj = Settings()
    settings: Settings = context.obj
    return settings


def key_of(parameter: click.Parameter) -> str | None:
    """Return the key of an option, which is its long name without the dashes; None for what is no option."""
    if not isinstance(parameter, click.Option):
        return None
    return next((name.removeprefix("--") for name in parameter.opts if name.startswith("--")), None)


def _isolate(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 -- click's own signature
    if value and context.obj is not None:
        raise click.BadParameter("goes without a file, and --config names one.", context, parameter)
    context.meta[_ISOLATED] = value


def _read_config(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    """Find and read the configuration file, and make what it says the defaults of the command."""
    if context.resilient_parsing or (context.meta.get(_ISOLATED) and value is None):
        return
    if context.meta.get(_ISOLATED):
        raise click.BadParameter("names a file, and --isolated goes without one.", context, parameter)
    path = value or _found()
    if path is None:
        return
    from factcheck.settings import load

    context.obj = load(path)
    context.default_map = _defaults(context, context.obj)


def _found() -> Path | None:
    from factcheck.settings import find

    path = find(Path.cwd())
    # A file of the working directory goes by its name in messages, as everything in it does.
    return path.relative_to(Path.cwd()) if path is not None and path.is_relative_to(Path.cwd()) else path


# ---------------------------------------------------------------- keys and values


def option_keys(context: click.Context) -> dict[str, list[click.Option]]:
    """Return every key that a configuration file may have at its top, with the options of all commands that it is the default of."""
    found: dict[str, list[click.Option]] = {}
    for command in _commands(context.find_root().command, context.find_root()):
        keyed = {key_of(option): option for option in command.params if isinstance(option, click.Option)}
        if "config" in keyed:
            for key, option in keyed.items():
                if key is not None and key not in FOR_ONE_RUN:
                    found.setdefault(key, []).append(option)
    return dict(sorted(found.items()))


def _commands(command: click.Command, context: click.Context) -> Iterator[click.Command]:
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            member = command.get_command(context, name)
            if member is not None:
                yield from _commands(member, context)
    else:
        yield command


def _defaults(context: click.Context, settings: Settings) -> dict[str, Any]:
    """Return parameter name -> value for the options of a command. Raises ConfigError for what no command could take."""
    file = settings.file
    if file is None or not settings.options:
        return {}
    known = option_keys(context)
    own = {key_of(option): option for option in context.command.params if isinstance(option, click.Option)}
    defaults: dict[str, Any] = {}
    for key, value in settings.options.items():
        if key not in known:
            raise file.fault(_no_key(key, known), key)
        read = _read_by_any(file, key, value, known[key])
        option = own.get(key)
        # --format names other forms in other commands: the key holds for those that know its value.
        if option is not None and option.name and _problem(option, read, context) is None:
            defaults[option.name] = read
    return defaults


def _no_key(key: str, known: Mapping[str, object]) -> str:
    from factcheck.settings import TABLES

    if key in FOR_ONE_RUN:
        return f"{key} is for one run alone; give it on the command line as --{key}"
    dashed = key.replace("_", "-")
    return f"the key {key!r} is unknown; did you mean {dashed!r}?" if dashed in known else f"the key {unknown(key, [*known, *TABLES])}"


def _read_by_any(file: TomlFile, key: str, value: object, options: list[click.Option]) -> object:
    """Return a value in the form that click takes. Raises ConfigError where no option of that key takes it."""
    problem: str | None = None
    for option in options:
        _expect(file, key, value, option)
        read = _in_click_form(file, key, value, option)
        problem = _problem(option, read, click.Context(click.Command("factcheck")))
        if problem is None:
            return read
    raise file.fault(f"{key}: {problem}", key)


def _expect(file: TomlFile, key: str, value: object, option: click.Option) -> None:
    """Check the type of a value. Raises ConfigError."""
    from datetime import date
    from decimal import Decimal

    if option.is_flag:
        file.expect(value, bool, key)
    elif isinstance(option.type, click.types.IntParamType):
        file.expect(value, int, key)
    elif isinstance(option.type, click.types.FloatParamType):
        file.expect(value, (Decimal, int), key)
    elif option.multiple and isinstance(value, list):
        for member in value:
            file.expect(member, str, key)
    else:
        file.expect(value, (str, date) if key == "as-of" else str, key)


def _in_click_form(file: TomlFile, key: str, value: object, option: click.Option) -> object:
    """Return a value as it would come from the command line: text, several as a tuple; a path is meant from the folder of its file."""
    if not isinstance(value, str | list) and not isinstance(option.type, click.types.StringParamType):
        return value  # a number or a flag
    texts = [str(member) for member in value] if isinstance(value, list) else [str(value)]
    if isinstance(option.type, click.Path):
        texts = [str(file.path.parent / text) for text in texts]
    elif key == "output":
        texts = [f"{name}={file.path.parent / path}" if path else text for text in texts for name, _, path in [text.partition("=")]]
    return tuple(texts) if option.multiple else texts[0]


def _problem(option: click.Option, value: object, context: click.Context) -> str | None:
    """Return what is wrong with a value for an option, None where it takes it."""
    try:
        option.process_value(context, value)
    except click.BadParameter as error:
        return error.message
    return None
