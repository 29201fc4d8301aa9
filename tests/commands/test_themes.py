from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from .conftest import SHEET

Run = Callable[..., Result]


def with_theme(folder: Path, name: str, content: str = "") -> None:
    """Let the sheet ask for the theme `name`, which lies in the folder `own` if it has any content."""
    (folder / "source/knots.md").write_text(SHEET.replace("paper: [a4]", f"paper: [a4]\ntheme: {name}"), "utf-8")
    file = folder / f"own/page/themes/{name}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    if content:
        file.write_text(content, "utf-8")


def test_a_theme_of_ones_own_changes_the_page(folder: Path, run: Run) -> None:
    run("build", "--only", "pdf")
    usual = (folder / "build/knots/knots-a4.pdf").read_bytes()
    with_theme(folder, "sea", 'accent = "#004466"\nair = 1.2\n')
    result = run("build", "--only", "pdf", "--templates", "own")
    assert result.exit_code == 0, result.output
    assert (folder / "build/knots/knots-a4.pdf").read_bytes() != usual


def test_a_theme_that_there_is_not_is_named_at_its_place(folder: Path, run: Run) -> None:
    with_theme(folder, "sea")
    result = run("build", "--only", "pdf")
    assert result.exit_code == 1
    assert result.stderr == (
        "source/knots.md:5:8: error[broken-theme]: there is no theme 'sea'\n"
        "    5 | theme: sea\n"
        "      |        ^^^\n"
        "  help: take default, light, mono, large, dense, tones, forest or plum; your own is page/themes/NAME.toml in"
        " the folder of --templates\n"
        "not everything could be made: 1 error\n"
    )


def test_a_theme_that_says_nonsense_is_told_so(folder: Path, run: Run) -> None:
    for content, message in (
        ("air = [", "is not TOML"),
        ('colour = "red"', "theme 'sea' says 'colour', which no theme has"),
        ('air = "much"', "theme 'sea' says air = 'much', which is no number"),
        ("ink = 3", "theme 'sea' says ink = 3, which is no text"),
    ):
        with_theme(folder, "sea", content)
        result = run("build", "--only", "pdf", "--templates", "own")
        assert result.exit_code == 1
        assert message in result.stderr


def test_a_broken_template_is_named_with_its_line(folder: Path, run: Run) -> None:
    (folder / "mine/page").mkdir(parents=True)
    (folder / "mine/page/page.html").write_text("<html>\n{% if %}\n", "utf-8")
    result = run("build", "--only", "pdf", "--templates", "mine")
    assert result.exit_code == 1
    assert "mine/page/page.html: error[broken-template]: line 2: " in result.stderr
