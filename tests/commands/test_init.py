from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import holding

Run = Callable[..., Result]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


def test_a_new_folder_builds_at_once(empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("init", "tea").exit_code == 0
    assert sorted(holding(empty / "tea")) == [".gitignore", "cheatsheet.toml", "source/tea.md"]
    monkeypatch.chdir(empty / "tea")
    result = run("build")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert (empty / "tea/build/tea/tea.apkg").is_file()
    assert run("lint").stdout == "no findings\n"


def test_init_overwrites_nothing(empty: Path, run: Run) -> None:
    (empty / "cheatsheet.toml").write_text("# mine\n")
    result = run("init")
    assert "kept cheatsheet.toml, which was there before" in result.stdout
    assert (empty / "cheatsheet.toml").read_text() == "# mine\n"
    before = holding(empty)
    assert run("init").exit_code == 0
    assert holding(empty) == before


def test_a_dry_run_writes_nothing(empty: Path, run: Run) -> None:
    assert "would write source/tea.md" in run("init", "--dry-run", "--ci", "github").stdout
    assert holding(empty) == {}


def test_init_writes_a_workflow_where_it_is_asked(empty: Path, run: Run) -> None:
    run("init", "--ci", "github")
    assert (empty / ".github/workflows/cheatsheets.yml").is_file()


def test_a_folder_that_cannot_be_made_is_named(empty: Path, run: Run) -> None:
    (empty / "source").write_text("in the way")
    result = run("init")
    assert result.exit_code == 1
    assert result.stderr.startswith("source")
