"""What an author does wrong, and every word that the tool says to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import SHEET, holding

Run = Callable[..., Result]

FAULTS: dict[str, tuple[bytes, str]] = {
    "empty file": (
        b"",
        "source/bad.md: error[empty-file]: the file has no content\n"
        "  help: write a heading and a table, a list or a rule below it\n",
    ),
    "a file of many megabytes": (
        b"# T\n\n" + b"- salt: white\n" * 750_000,
        "source/bad.md: error[too-large]: the file is larger than 10 MB, the most that is read as one sheet\n"
        "  help: divide it into several sheets\n",
    ),
    "not UTF-8": (
        b"# T\n\nok\n\xff\xfe bad\n",
        "source/bad.md:4:1: error[not-utf-8]: the file is not UTF-8: byte 9 is 0xff\n"
        "    4 | \ufffd\ufffd bad\n"
        "      | ^\n"
        "  help: save it as UTF-8; most editors ask for the encoding in `save as`\n",
    ),
    "mistyped front matter": (
        b"---\ntitel: X\n---\n# T\n\ntext\n",
        "source/bad.md:2:1: error[unknown-key]: there is no front matter key `titel`\n"
        "    2 | titel: X\n"
        "      | ^^^^^\n"
        "  help: did you mean `title`?\n",
    ),
    "front matter that is no YAML": (
        b"---\ntitle: [X\n---\n# T\n\ntext\n",
        "source/bad.md:3:1: error[front-matter-broken]: cannot read the front matter as YAML: expected ',' or ']',"
        " but got '<stream end>'\n"
        "    3 | ---\n"
        "      | ^\n"
        "  help: each line is `key: value`; put a value with a colon, a `#` or a quote in it between double quotes\n",
    ),
    "duplicate id": (
        b"# T\n\n## S\n\n- a: b <!-- id: x -->\n- c: d <!-- id: x -->\n",
        "source/bad.md:6:8: error[duplicate-id]: the id `x` is given twice: first in line 5, and here\n"
        "    6 | - c: d <!-- id: x -->\n"
        "      |        ^^^^^^^^^^^^^^\n"
        "  help: give each its own id; the learner's history follows it\n",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_located_explained_and_stops_its_sheet(name: str, folder: Path, run: Run) -> None:
    content, expected = FAULTS[name]
    (folder / "source/bad.md").write_bytes(content)
    before = holding(folder)
    result = run("build", "--jobs", "1", "source/bad.md")
    assert result.exit_code == 1
    assert result.stderr == expected + "nothing was written to build: 1 error\n"
    assert result.stdout == ""
    assert holding(folder) == before


def test_all_faults_of_a_file_are_told_in_one_run(folder: Path, run: Run) -> None:
    text = (
        SHEET.replace("language: en", "rverse: yes")
        + "\n- a <!-- id: x -->\n- b <!-- id: x -->\n\n<!-- keys: 2 -->\n\n| a | b |\n| - |\n| 1 | 2 |\n"
    )
    (folder / "source/knots.md").write_text(text, "utf-8")
    result = run("build")
    places = [line.split(": error")[0] for line in result.stderr.splitlines() if ": error" in line]
    assert places == ["source/knots.md:3:1", "source/knots.md:25:5"]


def test_a_slip_that_costs_nothing_else_is_a_warning(folder: Path, run: Run) -> None:
    text = "# T\n\n<!-- card: none -->\n\n- pit: the stone of a fruit\n\n```python\nx = 1\n"
    (folder / "source/knots.md").write_text(text, "utf-8")
    result = run("build", "--only", "anki,csv")
    assert result.exit_code == 0
    assert result.stderr == (
        "source/knots.md:3:1: warning[unknown-directive]: there is no directive `card`\n"
        "    3 | <!-- card: none -->\n"
        "      | ^^^^^^^^^^^^^^^^^^^\n"
        "  help: did you mean `<!-- cards: none -->`?\n"
        "source/knots.md:7:1: warning[unclosed-fence]: this code has no closing ```; it ends with the sheet\n"
        "    7 | ```python\n"
        "      | ^^^^^^^^^\n"
        "  help: add a line with ``` below the code, indented like the opening one\n"
    )
    assert run("verify").exit_code == 0


def test_mermaid_that_cannot_be_read_is_shown_as_text_with_a_warning(folder: Path, run: Run) -> None:
    text = SHEET + "\n```mermaid\nflowchart LR\n  A[open --> B\n```\n"
    (folder / "source/knots.md").write_text(text, "utf-8")
    result = run("build", "--only", "csv")
    assert result.exit_code == 0
    assert result.stderr == (
        "source/knots.md:26:4: warning[mermaid-unreadable]: cannot read this flowchart: the label opened by `[` is not"
        " closed\n"
        "   26 |   A[open --> B\n"
        "      |    ^^^^^^^^^^^\n"
        "  help: correct the line; until then the page shows the diagram as text and no card asks it\n"
    )


def test_a_missing_picture_leaves_its_place_on_the_page(folder: Path, run: Run) -> None:
    (folder / "source/knots.md").write_text(SHEET + "\n![how the ends lie](loop.png)\n", "utf-8")
    result = run("build")
    assert result.exit_code == 0, result.output
    assert result.stderr == (
        "source/knots.md:24:1: warning[missing-image]: there is no picture loop.png\n"
        "   24 | ![how the ends lie](loop.png)\n"
        "      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  help: the path counts from the sheet's own folder; until then its alternative text is shown,"
        " and no card asks for it\n"
    )
    verified = run("verify")
    assert verified.exit_code == 0, verified.output


def test_two_sheets_of_one_name_are_both_built_and_proven(folder: Path, run: Run) -> None:
    (folder / "source/old").mkdir()
    (folder / "source/old/knots.md").write_text(SHEET.replace("Knots", "Old knots"), "utf-8")
    (folder / "source/other.md").write_text(SHEET.replace("Knots", "Other"), "utf-8")
    result = run("build", "--only", "csv")
    assert result.exit_code == 0, result.output
    built = sorted(path.name for path in (folder / "build").iterdir())
    assert built == ["manifest.json", "old-knots", "other", "source-knots"]
    assert run("verify").exit_code == 0


def test_a_draft_is_built_with_a_warning_and_not_in_a_workflow(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = folder / "source/knots.md"
    sheet.write_text(SHEET.replace("title: Knots", "title: Knots\ndraft: true"), "utf-8")
    result = run("build", "--only", "csv")
    assert "warning[draft]" in result.stderr
    assert (folder / "build/knots/csv/facts.csv").is_file()
    monkeypatch.setenv("CI", "true")
    result = run("build", "--only", "csv", "--out", "other")
    assert result.exit_code == 0
    assert "note[draft-skipped]" in result.stderr
    assert not (folder / "other").exists()


def test_an_output_that_cannot_be_written_is_named(folder: Path, run: Run) -> None:
    (folder / "file").write_text("in the way")
    before = holding(folder)
    result = run("build", "--only", "csv", "--out", "file")
    assert result.exit_code == 1
    assert result.stderr == (
        "file: error[unwritable]: Not a directory\n"
        "  help: look at the path, its permissions and the free space\n"
        "nothing was written to file: 1 error\n"
    )
    assert holding(folder) == before
