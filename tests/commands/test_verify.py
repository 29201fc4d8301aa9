from __future__ import annotations

import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from PIL import Image

from generator import preparing
from generator.loading import load_sheet

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


@pytest.mark.parametrize("name", ["facts.csv", "which-knot-for-what.csv", "anki-row.csv"])
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
    assert "run `cheatsheet build`" in result.stderr


def test_an_empty_output_folder_says_what_to_do(folder: Path, run: Run) -> None:
    result = run("verify")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "build/manifest.json: error[nothing-built]: there is no manifest of a build here\n"
        "  help: run `cheatsheet build`\n"
    )


def test_a_sheet_that_was_not_built_is_named(built: Path, run: Run, folder: Path) -> None:
    (folder / "source/new.md").write_text(SHEET, "utf-8")
    result = run("verify", "source/knots.md", "source/new.md")
    assert result.exit_code == 1
    assert "source/new.md: error[not-built]: this sheet was not built" in result.stderr


def test_a_folder_stands_for_the_sheets_in_it(built: Path, run: Run, folder: Path) -> None:
    for name in ("source", "."):
        result = run("verify", name)
        assert (result.exit_code, "knots.apkg" in result.stdout) == (0, True), result.output
    (folder / "drafts").mkdir()
    result = run("verify", "drafts")
    assert result.exit_code == 1
    assert "drafts: error[not-built]: no sheet of this folder was built" in result.stderr


# ---- the file itself -------------------------------------------------------------------------------------------------


def test_the_account_tells_what_each_line_says_and_where_it_went(built: Path) -> None:
    entries = json.loads((built / "coverage.json").read_text("utf-8"))
    (row,) = (entry for entry in entries if entry["line"] == 14)
    assert row["says"] == "Clove hitch a rope on a post 60 %"
    assert row["where"] == ["page: Which knot for what", "deck", "csv"]


def test_what_the_reader_drops_is_said_by_build_and_verify_alike(
    built: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(*given: Any) -> Any:
        sheet, digest, found = load_sheet(*given)
        assert sheet is not None
        care = sheet.sections[-1]
        return replace(sheet, sections=(*sheet.sections[:-1], replace(care, blocks=()))), digest, found

    monkeypatch.setattr(preparing, "load_sheet", forgetful)
    for command in (("build", "--force"), ("verify",)):
        result = run(*command)
        assert result.exit_code == 1
        said = result.output
        assert "source/knots.md:21:3: error[lost-word]: this line says “wet rope : dry it in the shade”" in said
        assert "source/knots.md:22:3: error[lost-word]" in said


def test_blanks_at_the_end_of_headers_and_pictures_without_words_are_no_loss(folder: Path, run: Run) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    (folder / "source/dot.png").write_bytes(picture.getvalue())
    (folder / "source/knots.md").write_text(
        "# Knots\n\n## Kinds\n\n"
        "| Knot [kind ](https://a.org) | `use ` | <kbd>K </kbd> | <mark>m </mark> | <small>s </small> |\n"
        "| --- | --- | --- | --- | --- |\n| bowline | loop | ![](dot.png) | [](https://a.org) | \u0301 |\n"
        "| hitch | post | x | <kbd></kbd> | <small>few</small> |\n| bend | two | y | z | ![](dot.png) |\n\n"
        "- a\u0301: with a mark\n- a: without\n- ![](dot.png): a dot\n",
        "utf-8",
    )
    assert run("build", "--only", "anki,csv").exit_code == 0
    proven = run("verify")
    assert (proven.exit_code, proven.stderr) == (0, "")


def test_a_row_of_pictures_is_no_row_of_links(folder: Path, run: Run) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    (folder / "source/dot.png").write_bytes(picture.getvalue())
    table = "| Word | Flag |\n| --- | --- |\n| stop | ![](dot.png) |\n| go | ![](dot.png) |\n"
    (folder / "source/knots.md").write_text(f"# Flags\n\n## At sea\n\n{table}", "utf-8")
    assert run("build", "--only", "csv").exit_code == 0
    header, *rows = json.loads((folder / "build/knots/coverage.json").read_text("utf-8"))[-3:]
    assert header["where"] == ["page: At sea"]
    assert [row["reason"] for row in rows] == ["a picture", "a picture"]


def test_a_fact_below_many_headings_is_proven_by_the_titles_on_its_card(folder: Path, run: Run) -> None:
    (folder / "source/deep.md").write_text(
        "# T\n\n## One\n\n### Two\n\n#### Three\n\n- tea: a drink\n- rye: a grain\n", "utf-8"
    )
    assert run("build", "--only", "anki,csv").exit_code == 0
    result = run("verify")
    assert result.exit_code == 0, result.output
