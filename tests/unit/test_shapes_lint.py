"""Lint: each check finds its fault, and says how to mend it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from generator.asking import lint
from generator.diagnostics import Diagnostic, Severity, error, note, render, warning
from generator.facts import Question, RowFact, Sheet
from generator.inlines import text
from generator.loading import read
from generator.source import SourceFile, Span
from generator.writing.sarif import sarif


def sheet_of(words: str) -> Sheet:
    sheet, diagnostics = read(SourceFile.of("sheet.md", words), "sheet")
    assert sheet is not None, diagnostics
    return sheet


def codes(sheet: Sheet) -> list[str]:
    return [diagnostic.code for diagnostic in lint(sheet)]


GOOD = "# Trees\n## Fruit\n| Tree | Fruit |\n| --- | --- |\n| Oak | acorn |\n| Fir | cone |\n\nRule: cut in ==May==.\n"


def test_a_good_sheet_has_nothing_to_mend() -> None:
    assert codes(sheet_of(GOOD)) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("# T\n## S\n- oak: " + "very " * 70 + "old\n", "long-answer"),
        ("# T\n## S\n| a | b |\n| - | - |\n| oak | one<br>two<br>three |\n", "many-answers"),
        ("# T\n## S\n| a | b |\n| - | - |\n| oak | acorn |\n| fir | |\n", "missing-answer"),
        ("# T\n## S\nTip: cut ==the== twig in May.\n", "cloze-hides-filler"),
        ("# T\n## S\nTip: cut ==all the twigs that grew inward since last year==.\n", "cloze-hides-too-much"),
        ("# T\n## S\n| a | b |\n| - | - |\n| oak | acorn |\n| oak | acorn |\n", "repeated-row"),
        ("# T\n## S\nTip: the port is ==80==.\n\nTip: the port is ==443==.\n", "ambiguous-row"),
        ("# T\n## S\n| a | b |\n| - | - |\n| acorn | acorn |\n| oak | cone |\n", "answer-in-question"),
        ("# 1\n| | |\n| - | - |\n| 1 | 2 |\n", "bare-sign"),
        ("# T\n## S\nTip: be kind to all of them.\n", "unmarked-rule"),
        ("# T\n## S\nParts:\n\na) leaf\nb) root\n", "list-as-text"),
        ("# T\n## S\n(1) leaf: green\n(2) root: brown\n", "list-as-text"),
        ("# T\n## S\nTo do\n-leaf\n-root\n", "list-as-text"),
        ("# T\n## S\n> i. leaf\n> ii. root\n", "list-as-text"),
        ("# T\n## S\n" + "".join(f"- weed {name}\n" for name in "abcdefghij"), "long-list"),
        ("# T\n## Overview\n- quiet\n- green\n", "list-without-subject"),
        ("# T\n## Steps\n" + "".join(f"{n}. do thing {n}\n" for n in range(1, 12)), "long-sequence"),
        ("# T\n## S\nQ: " + "why and " * 60 + "why?\n\nA: because\n", "long-question"),
    ],
)
def test_a_fault_is_found(words: str, code: str) -> None:
    assert code in codes(sheet_of(words))


@pytest.mark.parametrize(
    "words", ["a) leaf\nc) root", "-5 degrees\n-6 degrees", "- leaf\n- root", "(1) leaf\n\n(2) root"]
)
def test_what_is_a_list_or_does_not_count_is_no_list_as_text(words: str) -> None:
    assert "list-as-text" not in codes(sheet_of(f"# T\n## S\n{words}\n"))


def test_two_answers_to_one_question_are_an_error() -> None:
    sheet = sheet_of(GOOD)
    oak = sheet.facts[0]
    assert isinstance(oak, RowFact)
    other = replace(oak, questions=(Question(slot="Fruit", prompt=text("Fruit"), answer=text("leaf")),), reverse=None)
    found = lint(replace(sheet, facts=(*sheet.facts, other)))
    assert [(diagnostic.code, diagnostic.severity) for diagnostic in found] == [("ambiguous-question", Severity.ERROR)]


def test_a_blank_card_is_an_error() -> None:
    sheet = sheet_of(GOOD)
    oak = sheet.facts[0]
    assert isinstance(oak, RowFact)
    blank = replace(oak, questions=(Question(slot="Fruit", prompt=(), answer=()),), reverse=None)
    assert codes(replace(sheet, facts=(blank,))) == ["blank-card"]


def test_a_finding_reads_as_a_person_would_say_it() -> None:
    words = "# T\n## S\n| Tree | Fruit |\n| --- | --- |\n| Oak | acorn |\n| Fir | |\n"
    assert [render(diagnostic) for diagnostic in lint(sheet_of(words))] == [
        "sheet.md:6:1: warning[missing-answer]: no answer in this row: no card is made of it\n"
        "    6 | | Fir | |\n"
        "      | ^^^^^^^^^\n"
        "  help: write the answer, or delete the line"
    ]


def result_of(diagnostic: Diagnostic) -> dict[str, Any]:
    run = json.loads(sarif([diagnostic], "1.2.3"))["runs"][0]
    return dict(run["results"][0])


def test_sarif_names_tool_rule_level_and_place() -> None:
    source = SourceFile.of("my sheets/a.md", "one\ntwo words\n")
    fault = warning(code="long-answer", message="too long", help="split it", source=source, span=Span(start=8, end=13))
    log = json.loads(sarif([fault], "1.2.3"))
    driver = log["runs"][0]["tool"]["driver"]
    assert (log["version"], driver["name"], driver["semanticVersion"]) == ("2.1.0", "cheatsheet-generator", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["long-answer"]
    assert result_of(fault) == {
        "ruleId": "long-answer",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "too long\nsplit it"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "my%20sheets/a.md"},
                    "region": {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 10},
                }
            }
        ],
    }


@pytest.mark.parametrize(("make", "level"), [(error, "error"), (warning, "warning"), (note, "note")])
def test_sarif_levels_are_our_severities(make: Any, level: str) -> None:
    assert result_of(make(code="c", message="m", path="a.md"))["level"] == level


def test_sarif_of_nothing_is_an_empty_run() -> None:
    assert json.loads(sarif([], "1"))["runs"][0]["results"] == []
