"""What the documents say is there, is there; what is there, the documents say."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.cli import COMMANDS as NAMES
from generator.cli import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
COMMANDS = {name: app.get_command(click.Context(app), name) for name in NAMES}


def options() -> Iterator[tuple[str, str]]:
    for name, command in COMMANDS.items():
        for parameter in command.params:
            for option in (*parameter.opts, *parameter.secondary_opts):
                if option.startswith("--"):
                    yield name, option


def section(document: str, title: str) -> str:
    """What stands below the heading of a command."""
    match = re.search(rf"^## `{title}`$(.*?)(?=^## |\Z)", document, re.MULTILINE | re.DOTALL)
    assert match is not None, f"docs/commands.md has no section on {title}"
    return match[1]


@pytest.mark.parametrize(("command", "option"), sorted(options()))
def test_option_is_documented(command: str, option: str) -> None:
    document = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert f"`{option}" in section(document, command)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_documented_options_exist(command: str) -> None:
    document = section((ROOT / "docs" / "commands.md").read_text("utf-8"), command)
    known = {option for name, option in options() if name == command}
    assert set(re.findall(r"^\| `(--[a-z-]+)", document, re.MULTILINE)) <= known


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_readme_names_every_command(command: str) -> None:
    assert f"`cheatsheet {command}" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    text = re.sub(r"^(`{3,})[^`]*?^\1$", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]+`", "", text)
    targets = (target for target in re.findall(r"\]\(([^)\s]+)\)", text) if ":" not in target)
    missing = [target for target in targets if not (document.parent / target.partition("#")[0]).exists()]
    assert missing == []


def test_every_dependency_has_a_decision() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    decisions = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs" / "decisions").glob("*.md")).lower()
    names = {re.split(r"[<>=~!\[ ]", requirement)[0] for requirement in project["dependencies"]}
    assert {name for name in names if name.removeprefix("fontpkg-") not in decisions.replace(" ", "-")} == set()


def test_every_dependency_is_pinned() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = pyproject["dependency-groups"].values()
    extras = pyproject["project"].get("optional-dependencies", {}).values()
    wanted = [*pyproject["project"]["dependencies"], *(one for group in (*groups, *extras) for one in group)]
    names = {re.split(r"[<>=~!\[ ]", requirement)[0].lower() for requirement in wanted}
    lines = (ROOT / "constraints.txt").read_text("utf-8").lower().splitlines()
    pinned = {line.partition("==")[0] for line in lines if "==" in line}
    assert names - pinned == set()


def test_constraints_hold_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)] == []
