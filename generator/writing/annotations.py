"""Diagnostics as GitHub's workflow commands: each becomes a note beside its line in a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Diagnostic, Severity

# https://docs.github.com/actions/reference/workflow-commands-for-github-actions
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def workflow_commands(diagnostics: Iterable[Diagnostic]) -> str:
    """A line for each diagnostic, in order; a newline or a control character in a message starts no other command."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    path, line, column = diagnostic.place
    properties = {"file": path, "line": line, "col": column, "title": diagnostic.code}
    written = ",".join(
        f"{name}={_printable(str(value)).translate(_IN_PROPERTY)}" for name, value in properties.items() if value
    )
    words = f"{diagnostic.message}\n{diagnostic.help}" if diagnostic.help else diagnostic.message
    return f"::{LEVELS[diagnostic.severity]} {written}::{_printable(words).translate(_IN_MESSAGE)}"


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() or character == "\n" else "\ufffd" for character in text)
