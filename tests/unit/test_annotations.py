from __future__ import annotations

from generator.diagnostics import error, note, warning
from generator.source import SourceFile, Span
from generator.writing.annotations import workflow_commands

SOURCE = SourceFile.of("a, b:c.md", "one\ntwo\n")


def test_a_finding_is_a_command_with_its_place() -> None:
    found = warning(code="long-answer", message="100% long", help="cut it", source=SOURCE, span=Span(start=4, end=7))
    assert workflow_commands([found]) == (
        "::warning file=a%2C b%3Ac.md,line=2,col=1,title=long-answer::100%25 long%0Acut it\n"
    )


def test_a_fault_without_a_place_names_its_file() -> None:
    assert workflow_commands([error(code="unreadable", message="no", path="x.md")]) == (
        "::error file=x.md,title=unreadable::no\n"
    )


def test_no_text_of_a_sheet_begins_another_command() -> None:
    text = workflow_commands([note(code="x", message="a\r\n::set-env name=PATH::evil\x1b[31m", path="p\n::error::q")])
    assert text.count("\n") == 1
    assert "\x1b" not in text
