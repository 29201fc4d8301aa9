from __future__ import annotations

import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import SHEET

Run = Callable[..., Result]


@pytest.fixture
def built(folder: Path, run: Run) -> Path:
    """The folder `build/knots` with every artifact."""
    assert run("build").exit_code == 0
    return folder / "build/knots"


def alter_package(path: Path, statement: str) -> None:
    """Run SQL on the collection in a package."""
    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name) for name in package.namelist()}
    connection = sqlite3.connect(":memory:")
    connection.deserialize(files["collection.anki2"])
    connection.execute(statement)
    connection.commit()
    files["collection.anki2"] = connection.serialize()
    connection.close()
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    path.write_bytes(changed.getvalue())


def test_what_was_built_is_proven(built: Path, run: Run) -> None:
    result = run("verify")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    for artifact in ("knots.apkg", "knots-a4.pdf", "knots-blank-a4.pdf", "csv/facts.csv", "coverage.json"):
        assert f"build/knots/{artifact}" in result.stdout
    assert "LOST" not in result.stdout


@pytest.mark.parametrize(
    "statement",
    [
        "delete from notes where flds like '%Bowline%'",
        "delete from cards where id = (select max(id) from cards)",
        "update notes set flds = replace(flds, 'a rope on a post', 'a rope on a pole')",
        "update notes set guid = guid || 'x' where id = (select min(id) from notes)",
        "update cards set due = due + 1 where id = (select max(id) from cards)",
    ],
)
def test_a_damaged_deck_is_caught(statement: str, built: Path, run: Run) -> None:
    alter_package(built / "knots.apkg", statement)
    result = run("verify")
    assert result.exit_code == 1
    codes = {line.split("[")[1].split("]")[0] for line in result.stderr.splitlines() if ": error[" in line}
    # Not by its hash alone: the loss itself is named.
    assert codes > {"changed-artifact"}


@pytest.mark.parametrize("name", ["facts.csv", "which-knot-for-what.csv", "anki.csv"])
def test_a_changed_cell_is_caught(name: str, built: Path, run: Run) -> None:
    path = built / "csv" / name
    path.write_bytes(path.read_bytes().replace(b"a rope on a post", b"a rope on a pole"))
    result = run("verify")
    assert result.exit_code == 1
    assert f"csv/{name}:" in result.stderr.replace(f"build/knots/csv/{name}: error[changed-artifact]", "")


def test_the_page_of_another_sheet_is_caught(built: Path, run: Run, folder: Path) -> None:
    (folder / "source/other.md").write_text(SHEET.replace("loop that holds", "loop that slips"), "utf-8")
    again = run("build")
    assert again.exit_code == 0, again.output
    shutil.copy(folder / "build/other/other-a4.pdf", built / "knots-a4.pdf")
    result = run("verify", "source/knots.md")
    assert result.exit_code == 1
    assert "error[lost-on-page]" in result.stderr
    assert "a loop that holds" in result.stderr


def test_a_missing_artifact_is_caught(built: Path, run: Run) -> None:
    (built / "knots.apkg").unlink()
    result = run("verify")
    assert result.exit_code == 1
    assert "build/knots/knots.apkg: error[missing-artifact]: No such file or directory" in result.stderr


def test_a_missing_or_changed_entry_of_coverage_is_caught(built: Path, run: Run) -> None:
    path = built / "coverage.json"
    entries = json.loads(path.read_text("utf-8"))
    entries[0]["guids"] = ["another"]
    path.write_text(json.dumps(entries[:-1]), "utf-8")
    result = run("verify")
    assert result.exit_code == 1
    assert result.stderr.count("error[lost-entry]") == 2
    assert result.stderr.count("error[foreign-entry]") == 1


def test_artifacts_of_an_older_source_prove_nothing(built: Path, run: Run, folder: Path) -> None:
    (folder / "source/knots.md").write_text(SHEET.replace("Bowline", "Bowline knot"), "utf-8")
    result = run("verify")
    assert result.exit_code == 1
    assert "error[stale-build]" in result.stderr
    assert "run `python -m generator build`" in result.stderr


def test_an_empty_output_folder_says_what_to_do(folder: Path, run: Run) -> None:
    result = run("verify")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "build/manifest.json: error[nothing-built]: there is no manifest of a build here\n"
        "  help: run `python -m generator build`\n"
    )


def test_a_sheet_that_was_not_built_is_named(built: Path, run: Run, folder: Path) -> None:
    (folder / "source/new.md").write_text(SHEET, "utf-8")
    result = run("verify", "source/knots.md", "source/new.md")
    assert result.exit_code == 1
    assert "source/new.md: error[not-built]: this sheet was not built" in result.stderr
