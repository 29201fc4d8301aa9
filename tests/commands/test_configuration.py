from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import SHEET, holding

Run = Callable[..., Result]


def configured(folder: Path, text: str, name: str = "cheatsheet.toml") -> None:
    (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("name", ["cheatsheet.toml", "pyproject.toml"])
def test_a_configuration_gives_options_their_values(name: str, folder: Path, run: Run) -> None:
    table = "[tool.cheatsheet]\n" if name == "pyproject.toml" else ""
    configured(folder, f'{table}out = "dist"\nonly = ["csv"]\n', name)
    assert run("build").exit_code == 0
    assert (folder / "dist/knots/csv/facts.csv").is_file()
    assert not (folder / "dist/knots/knots.apkg").exists()


def test_the_command_line_comes_before_the_configuration(folder: Path, run: Run) -> None:
    configured(folder, 'out = "dist"\nonly = "csv"\n')
    assert run("build", "--out", "other").exit_code == 0
    assert (folder / "other/knots/csv/facts.csv").is_file()
    assert not (folder / "dist").exists()


def test_a_table_is_for_its_command_alone(folder: Path, run: Run) -> None:
    configured(folder, '[lint]\nformat = "sarif"\n[build]\nonly = "csv"\n')
    assert json.loads(run("lint").stdout)["version"] == "2.1.0"
    assert run("diff").exit_code == 0


def test_sources_and_exclude_say_what_the_sheets_are(folder: Path, run: Run) -> None:
    for name in ("notes/a.md", "notes/drafts/b.md", "notes/README.md", "notes/node_modules/c/d.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(SHEET, "utf-8")
    configured(folder, 'sources = ["notes"]\nexclude = ["notes/drafts"]\nonly = "csv"\n')
    assert run("build").exit_code == 0
    assert sorted(path.name for path in (folder / "build").iterdir() if path.is_dir()) == ["a"]


def test_a_file_about_the_repository_is_built_where_it_is_named(folder: Path, run: Run) -> None:
    (folder / "README.md").write_text(SHEET, "utf-8")
    assert run("build", "README.md", "--only", "csv").exit_code == 0
    assert (folder / "build/README/csv/facts.csv").is_file()


FAULTS = {
    'exclud = ["x"]': """\
cheatsheet.toml:1:1: error[unknown-configuration-key]: there is no key `exclud`
    1 | exclud = ["x"]
      | ^^^^^^
  help: did you mean `exclude`?
""",
    "[build]\nteme = 'x'": """\
cheatsheet.toml:2:1: error[unknown-configuration-key]: there is no key `teme` in [build]
    2 | teme = 'x'
      | ^^^^
  help: did you mean `theme`?
""",
    'paper = ["a4", "a99"]': """\
cheatsheet.toml:1:1: error[wrong-configuration-value]: `paper` cannot have this value: 'a99' is none of a3, a4, a5, \
letter, legal, tabloid, or a size of your own such as 148x210mm or 5.5x8.5in; each also with -landscape or -portrait
    1 | paper = ["a4", "a99"]
      | ^^^^^
  help: `cheatsheet COMMAND --help` says what --paper can be
""",
    "[build]\ncolumns = 12": """\
cheatsheet.toml:2:1: error[wrong-configuration-value]: `columns` cannot have this value: write a number from 1 to 6
    2 | columns = 12
      | ^^^^^^^
  help: `cheatsheet COMMAND --help` says what --columns can be
""",
    "locked = 'yes'": """\
cheatsheet.toml:1:1: error[wrong-configuration-value]: `locked` cannot have this value: write true or false
    1 | locked = 'yes'
      | ^^^^^^
  help: `cheatsheet COMMAND --help` says what --locked can be
""",
    'out = "../elsewhere"': """\
cheatsheet.toml:1:1: error[configuration-path-outside]: `out` names ../elsewhere, which is outside of this folder
    1 | out = "../elsewhere"
      | ^^^
  help: use a path below this folder, or give it on the command line with --out
""",
    "sources = 3": """\
cheatsheet.toml:1:1: error[wrong-configuration-value]: `sources` cannot have this value
    1 | sources = 3
      | ^^^^^^^
  help: write a list of texts, such as ["one", "two"]
""",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_in_the_configuration_has_a_place_and_a_way_out(text: str, folder: Path, run: Run) -> None:
    configured(folder, text)
    result = run("build")
    assert result.exit_code == 2
    assert result.stderr == FAULTS[text]
    assert sorted(holding(folder)) == ["cheatsheet.toml", "source/knots.md"]


@pytest.mark.parametrize(
    ("text", "place"),
    [("= 3", "1:1"), ("a = [", "1:5"), ("x = 1\nx = 2", "2:5"), ('out = "a"\ny =\n', "2:4"), ("x = 1\né =", "2:1")],
)
def test_a_file_that_is_no_toml_is_told_at_its_place(text: str, place: str, folder: Path, run: Run) -> None:
    configured(folder, text)
    result = run("build")
    assert result.exit_code == 2
    start = f"cheatsheet.toml:{place}: error[configuration-unreadable]: this is not a TOML file: "
    assert result.stderr.startswith(start)
    assert "(at " not in result.stderr


def test_a_configuration_in_another_encoding_says_what_to_do(folder: Path, run: Run) -> None:
    (folder / "cheatsheet.toml").write_bytes('out = "café"\n'.encode("latin-1"))
    result = run("build")
    assert result.exit_code == 2
    assert result.stderr == (
        "cheatsheet.toml: error[configuration-unreadable]: the configuration cannot be read: it is not UTF-8\n"
        "  help: save it as UTF-8\n"
    )


def test_the_configuration_of_another_tool_is_not_ours(folder: Path, run: Run) -> None:
    configured(folder, "[tool.other]\nout = 3\n", "pyproject.toml")
    assert run("build", "--only", "csv").exit_code == 0
