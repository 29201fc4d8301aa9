"""What commands print for people who want less or more, for programs, and for a code host."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from .conftest import holding

Run = Callable[..., Result]
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/report.schema.json").read_text("utf-8"))


def report(result: Result) -> dict[str, Any]:
    """The one document on standard output, held against its schema."""
    document: dict[str, Any] = json.loads(result.stdout)
    jsonschema.validate(document, SCHEMA)
    assert result.stderr == ""
    return document


def test_a_build_reports_as_json(folder: Path, run: Run) -> None:
    built = report(run("build", "--only", "anki,csv", "--json"))
    assert (built["command"], built["ok"], built["out"]) == ("build", True, "build")
    (sheet,) = built["sheets"]
    assert sheet["package"] == "knots/knots.apkg"
    assert sheet["cards"] > sheet["notes"] > 0


@pytest.mark.parametrize("command", ["build", "lint"])
def test_faults_are_in_the_document_with_their_place(command: str, folder: Path, run: Run) -> None:
    (folder / "source/bad.md").write_text("---\ncards: perhaps\n---\n# T\n\n- a: b\n", "utf-8")
    result = run(command, "--only", "csv", "--json")
    assert result.exit_code == 1
    found = report(result)
    assert not found["ok"]
    (fault,) = (one for one in found["diagnostics"] if one["severity"] == "error")
    assert (fault["path"], fault["line"]) == ("source/bad.md", 2)


def test_verify_and_diff_report_as_json(folder: Path, run: Run) -> None:
    run("build", "--only", "csv")
    assert all(count["found"] == count["expected"] for count in report(run("verify", "--json"))["counts"])
    assert report(run("diff", "--json"))["sheets"] == []
    sheet = folder / "source/knots.md"
    sheet.write_text(sheet.read_text("utf-8").replace("60 %", "62 %"), "utf-8")
    assert [one["sheet"] for one in report(run("diff", "--json"))["sheets"]] == ["knots"]


def test_a_quiet_build_prints_errors_only(folder: Path, run: Run) -> None:
    result = run("build", "--only", "csv", "--quiet")
    assert (result.stdout, result.stderr) == ("", "")
    (folder / "source/bad.md").write_bytes(b"")
    assert "error[empty-file]" in run("build", "--only", "csv", "--quiet").stderr


def test_the_summary_says_where_the_deck_is_and_what_makes_no_card(folder: Path, run: Run) -> None:
    sheet = folder / "source/knots.md"
    sheet.write_text(
        sheet.read_text("utf-8") + "\nRopes are made of many things, and this line asks nothing.\n", "utf-8"
    )
    result = run("build", "--only", "anki")
    assert "knots: the deck is build/knots/knots.apkg\n" in result.stdout
    assert "knots: 2 lines make no card; --verbose says which and why\n" in result.stdout
    assert "next: commit each ledger with its sheet" in result.stdout
    assert f"  source/knots.md:{sheet.read_text('utf-8').count(chr(10))}: " in run("build", "--verbose").stdout


def test_a_dry_run_writes_nothing(folder: Path, run: Run) -> None:
    before = holding(folder)
    result = run("build", "--dry-run", "--only", "csv")
    assert result.exit_code == 0
    assert "files would be written to build" in result.stdout
    assert holding(folder) == before


def test_a_dry_run_refuses_a_ledger_that_is_not_up_to_date_where_it_is_locked(folder: Path, run: Run) -> None:
    result = run("build", "--dry-run", "--locked", "--only", "csv")
    assert result.exit_code == 1
    assert "ledger-not-up-to-date" in result.stderr


def test_findings_are_annotations_on_a_code_host(folder: Path, run: Run) -> None:
    (folder / "source/bad.md").write_bytes(b"")
    for command in ("build", "lint"):
        result = run(command, "--only", "csv", "--format", "github")
        assert "::error file=source/bad.md,title=empty-file::" in result.stdout


def test_front_matter_comes_before_the_configuration(folder: Path, run: Run) -> None:
    (folder / "cheatsheet.toml").write_text('paper = ["letter"]\ntheme = "mono"\n', "utf-8")
    run("build", "--only", "pdf")
    assert [path.name for path in (folder / "build/knots").glob("*.pdf")] == ["knots-a4.pdf"]
    sheet = folder / "source/knots.md"
    sheet.write_text(sheet.read_text("utf-8").replace("paper: [a4]\n", ""), "utf-8")
    run("build", "--only", "pdf", "--out", "other")
    assert [path.name for path in (folder / "other/knots").glob("*.pdf")] == ["knots-letter.pdf"]


@pytest.mark.parametrize("value", ["true", "1", "TRUE"])
def test_ci_locks_the_ledger(value: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", value)
    assert "ledger-not-up-to-date" in run("build", "--only", "csv").stderr
