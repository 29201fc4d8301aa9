"""A configuration file's values become the defaults of the options that they name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator.cli.parameters import SETTINGS
from generator.cli.printing import print_diagnostics
from generator.configuration import Configuration, key_span, read_configuration
from generator.diagnostics import Diagnostic, error
from generator.source import SourceFile

USAGE = 2
# Options that say something about one call, not about a folder of sheets, which may be a stranger's: an engine gets all
# that is built, and answers with what this program loads.
NOT_CONFIGURABLE = ("help", "executor", "shard")
# A command that builds as another one does takes also what the table of that one says.
BUILDS_AS = {"watch": "build", "serve": "build"}


def configure(ctx: click.Context) -> None:
    """Read the configuration of the current folder into `ctx`; a fault in it ends the program."""
    group = ctx.command
    assert isinstance(group, click.Group)
    commands = {name: command for name in group.list_commands(ctx) if (command := group.get_command(ctx, name))}
    known = {name: options_of(command) for name, command in commands.items()}
    configuration, source, found = read_configuration(Path(), known)
    defaults: dict[str, dict[str, Any]] = {name: {} for name in commands}
    faults = list(found)
    if source is not None:
        faults += (_outside(source, "sources", path) for path in configuration.sources if not is_inside(path))
        for name, options in configuration.options.items():
            context = click.Context(commands[name], parent=ctx, info_name=name)
            for option, value in options.items():
                parameter = known[name][option]
                try:
                    read = _value(parameter, value, context)
                except click.BadParameter as fault:
                    faults.append(_wrong(source, option, fault.message))
                    continue
                if isinstance(read, Path) and not is_inside(read):
                    faults.append(_outside(source, option, read))
                defaults[name][parameter.name or option] = read
    print_diagnostics(tuple(dict.fromkeys(faults)))
    if faults:
        raise click.exceptions.Exit(USAGE)
    for name, other in BUILDS_AS.items():
        names = {parameter.name for parameter in known[name].values()}
        shared = {option: value for option, value in defaults[other].items() if option in names}
        defaults[name] = {**shared, **defaults[name]}
    ctx.default_map = defaults
    ctx.obj = configuration


def options_of(command: click.Command) -> Mapping[str, click.Parameter]:
    """The options of `command` by their long names, without the dashes."""
    return {
        name.removeprefix("--"): parameter
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--") and name.removeprefix("--") not in NOT_CONFIGURABLE
    }


def is_inside(path: Path) -> bool:
    """Whether `path` is below the current folder, links followed."""
    return path.resolve().is_relative_to(Path().resolve())


def configuration_of(ctx: click.Context) -> Configuration:
    """The configuration that `configure` has read."""
    return ctx.ensure_object(Configuration)


def _value(parameter: click.Parameter, value: Any, context: click.Context) -> Any:
    """What the option's own type makes of a TOML value. Raises click.BadParameter."""
    if isinstance(value, bool) != isinstance(parameter.type, click.types.BoolParamType):
        wanted = "true or false" if isinstance(parameter.type, click.types.BoolParamType) else "no true or false"
        raise click.BadParameter(f"write {wanted}")
    if isinstance(value, list):
        value = ",".join(map(str, value))
    if not isinstance(value, bool | int | float | str):
        raise click.BadParameter("write a text, a number, or a list of texts")
    read = parameter.type_cast_value(context, value if isinstance(value, bool) else str(value))
    if (option := (parameter.name or "").replace("_", "-")) in SETTINGS and read:
        from generator.reading import WrongValueError, read_settings

        try:
            read_settings({option: read})
        except WrongValueError as fault:
            raise click.BadParameter(str(fault).partition(": ")[2]) from None
    return read


def _wrong(source: SourceFile, key: str, message: str) -> Diagnostic:
    return error(
        code="wrong-configuration-value",
        message=f"`{key}` cannot have this value: {message}",
        help=f"`cheatsheet COMMAND --help` says what --{key} can be",
        source=source,
        span=key_span(source, key),
    )


def _outside(source: SourceFile, key: str, path: Path) -> Diagnostic:
    return error(
        code="configuration-path-outside",
        message=f"`{key}` names {path.as_posix()}, which is outside of this folder",
        help=f"use a path below this folder, or give it on the command line with --{key}",
        source=source,
        span=key_span(source, key),
    )
