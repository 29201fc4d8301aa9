"""`cheatsheet.toml`, or `[tool.cheatsheet]` in `pyproject.toml`: what a folder of sheets says once for all commands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.accepting import Accepted
from generator.diagnostics import Diagnostic, error
from generator.expressions import expression
from generator.source import SourceFile, Span

FILE = Path("cheatsheet.toml")
PROJECT = Path("pyproject.toml")
_PLACE = expression(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Configuration:
    """What a configuration file says.

    `sources` are the files and folders that a command without a path means, `exclude` globs below the current folder.
    `options` gives values to options of commands: `{"build": {"out": "dist"}}`, each still as it is in the file.
    """

    sources: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    accept: tuple[Accepted, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


EMPTY = Configuration()


def read_configuration(
    folder: Path, commands: Mapping[str, Iterable[str]]
) -> tuple[Configuration, SourceFile | None, tuple[Diagnostic, ...]]:
    """The configuration in `folder`, with the file it is in; EMPTY where there is none.

    `commands` names the options of each command. A key outside of a table is for every command that has this option; a
    table of a command's name is for this command alone.
    """
    import tomllib  # only where there is such a file

    for name, table in ((FILE, ()), (PROJECT, ("tool", "cheatsheet"))):
        path = folder / name
        if not path.is_file():
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            return EMPTY, None, (_unreadable(path, "it is not UTF-8", "save it as UTF-8"),)
        except OSError as fault:
            return EMPTY, None, (_unreadable(path, str(fault), "check its permissions"),)
        source = SourceFile.of(name.as_posix(), text)
        try:
            values: Any = tomllib.loads(text)
        except (ValueError, RecursionError) as fault:
            return EMPTY, None, (_no_toml(source, str(fault)),) if name == FILE else ()
        for key in table:
            values = values.get(key) if isinstance(values, dict) else None
        if isinstance(values, dict):
            reader = _Reader(source, {command: tuple(options) for command, options in commands.items()})
            configuration = reader.read(values)
            return configuration, source, tuple(reader.found)
    return EMPTY, None, ()


def key_span(source: SourceFile, key: str) -> Span | None:
    """Where `key` is in the file, to point at; None for a key that is written in an unusual way."""
    match = re.search(
        rf'^[ \t]*(?:\[+)?[ \t]*(?:[\w.-]+\.)?"?({re.escape(key)})"?[ \t]*[]=]', source.text, re.MULTILINE
    )
    return Span(start=match.start(1), end=match.end(1)) if match else None


def _unreadable(path: Path, reason: str, advice: str) -> Diagnostic:
    return error(
        code="configuration-unreadable",
        message=f"the configuration cannot be read: {reason}",
        help=advice,
        path=path.as_posix(),
    )


def _no_toml(source: SourceFile, reason: str) -> Diagnostic:
    """What the TOML parser says, at the place that it names."""
    place = _PLACE.search(reason)
    end = len(source.text.rstrip())
    start = source.starts[int(place[1]) - 1] + int(place[2]) - 1 if place and place[1] else max(0, end - 1)
    return error(
        code="configuration-unreadable",
        message=f"this is not a TOML file: {_PLACE.sub('', reason)}",
        help='write each line as key = "text", key = 3, key = true or key = ["one", "two"]',
        source=source,
        span=Span(start=min(start, len(source.text)), end=min(start + 1, len(source.text))),
    )


class _Reader:
    """One reading of one file: the values that are right, and what is wrong with the others."""

    def __init__(self, source: SourceFile, commands: Mapping[str, tuple[str, ...]]) -> None:
        self.source = source
        self.commands = commands
        self.found: list[Diagnostic] = []

    def read(self, values: Mapping[str, Any]) -> Configuration:
        """The configuration that `values` are."""
        own = {"sources": self._strings, "exclude": self._strings, "accept": self._accepted}
        shared = {option for options in self.commands.values() for option in options}
        read: dict[str, Any] = {}
        options: dict[str, dict[str, Any]] = {command: {} for command in self.commands}
        inner: dict[str, Mapping[str, Any]] = {}
        for key, value in values.items():
            if key in own:
                read[key] = own[key](key, value)
            elif key in self.commands and isinstance(value, dict):
                inner[key] = value
            elif key in shared:
                for command, known in self.commands.items():
                    if key in known:
                        options[command][key] = value
            else:
                self._unknown(key, (*own, *shared, *self.commands))
        for command, table in inner.items():
            for key, value in table.items():
                if key in self.commands[command]:
                    options[command][key] = value
                else:
                    self._unknown(key, self.commands[command], f" in [{command}]")
        return Configuration(
            sources=tuple(map(Path, read.get("sources", ()))),
            exclude=read.get("exclude", ()),
            accept=read.get("accept", ()),
            options=options,
        )

    def _strings(self, key: str, value: Any) -> tuple[str, ...]:
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self._wrong(key, 'write a list of texts, such as ["one", "two"]')
        return ()

    def _accepted(self, key: str, value: Any) -> tuple[Accepted, ...]:
        tables = value if isinstance(value, list) else [value]
        if all(
            isinstance(one, dict)
            and {"code", "path"} <= one.keys() <= {"code", "path", "why"}
            and all(isinstance(words, str) for words in one.values())
            for one in tables
        ):
            return tuple(Accepted(**one) for one in tables)
        self._wrong(key, 'write [[accept]] with code = "…", path = "…" and, if you like, why = "…"')
        return ()

    def _unknown(self, key: str, known: Iterable[str], where: str = "") -> None:
        import difflib

        near = difflib.get_close_matches(key.replace("_", "-"), tuple(known), n=1, cutoff=0.6)
        self.found.append(
            error(
                code="unknown-configuration-key",
                message=f"there is no key `{key}`{where}",
                help=f"did you mean `{near[0]}`?" if near else "docs/configuration.md lists all keys",
                source=self.source,
                span=key_span(self.source, key),
            )
        )

    def _wrong(self, key: str, advice: str) -> None:
        self.found.append(
            error(
                code="wrong-configuration-value",
                message=f"`{key}` cannot have this value",
                help=advice,
                source=self.source,
                span=key_span(self.source, key),
            )
        )
