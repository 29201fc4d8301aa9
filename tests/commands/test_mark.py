"""`mark` writes what the cards of rules hide into the sheet, and nothing else."""

from __future__ import annotations

import codecs
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.fronts import Front, fronts
from generator.loading import load_sheet

RULES = """\
# Prüfung

> [!NOTE]
> Dieses Blatt braucht 15 Minuten.

## Antworten & Rückwege

Regel: eine Antwort ohne Version, *Herkunft* oder `git revert` ist
selten richtig.

> [!TIP]
> Keep at least 3 copies, and never keep \\*all\\* of them
> in one place.

提示：缺少版本、来源或回退的答案都不对。

Tip: this one is ==mine== already, not `yours`.

- Tip: always sign the image before pushing.

⚠️ Use **two locks** here & there.

| Knot | Use |
| --- | --- |
| Bowline | never in a wet rope |
"""
MARKED = (
    "ohne ==Version==, ==*Herkunft*== oder ==`git revert`== ist\n",
    "> Keep at least ==3 copies==, and never keep \\*all\\* of them\n",
    "缺少==版本==、==来源==或==回退==的答案",
    "- Tip: always sign the ==image== before pushing.",
    "⚠️ Use ==**two locks**== here & there.",
)


def asked(path: Path) -> list[list[Front]]:
    sheet, _, _ = load_sheet(path)
    assert sheet is not None
    return [list(fronts(fact)) for fact in sheet.facts]


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "rules.md"
    path.write_text(RULES, "utf-8")
    return path


def test_the_file_stays_and_the_difference_applies(sheet: Path, run: Callable[..., Result]) -> None:
    result = run("mark", "rules.md")
    assert result.exit_code == 0
    assert sheet.read_text("utf-8") == RULES
    applied = subprocess.run(["git", "apply", "-"], input=result.stdout, text=True, cwd=sheet.parent, check=False)
    assert applied.returncode == 0
    for words in MARKED:
        assert words in sheet.read_text("utf-8")


def test_only_marks_are_written_and_no_card_changes(sheet: Path, run: Callable[..., Result]) -> None:
    before = asked(sheet)
    assert run("mark", "rules.md", "--write").stdout == "5 rules marked in rules.md\n"
    written = sheet.read_text("utf-8")
    assert written.replace("==", "") == RULES.replace("==", "")
    assert [line for line in written.splitlines() if "==" in line] != []
    assert asked(sheet) == before


def test_a_rule_that_is_not_sure_gets_its_card_by_the_marks(sheet: Path, run: Callable[..., Result]) -> None:
    sheet.write_text(f"{RULES}\nRegla: un buen plan nombra la meta, el plazo y el precio.\n", "utf-8")
    before = asked(sheet)
    assert run("mark", "rules.md", "--write").stdout == "6 rules marked in rules.md\n"
    assert "nombra la ==meta==, el ==plazo== y el ==precio==." in sheet.read_text("utf-8")
    (new,) = [cards for cards in asked(sheet) if cards not in before]
    assert [card.answer for card in new] == ["meta", "plazo", "precio"]
    assert [cards for cards in asked(sheet) if cards != new] == before
    assert run("mark", "rules.md").stdout == ""


def test_a_second_run_changes_nothing(sheet: Path, run: Callable[..., Result]) -> None:
    run("mark", "rules.md", "--write")
    written = sheet.read_bytes()
    assert run("mark", "rules.md").stdout == ""
    assert run("mark", "rules.md", "--write").stdout == "0 rules marked in rules.md\n"
    assert sheet.read_bytes() == written


def test_line_ends_and_the_byte_order_mark_stay(sheet: Path, run: Callable[..., Result]) -> None:
    sheet.write_bytes(codecs.BOM_UTF8 + RULES.replace("\n", "\r\n").encode())
    run("mark", "rules.md", "--write")
    written = sheet.read_bytes()
    assert written.replace(b"==", b"") == codecs.BOM_UTF8 + RULES.replace("==", "").replace("\n", "\r\n").encode()
    assert written.count(b"==") > RULES.count("==")


def test_a_rule_that_cannot_be_marked_is_named(sheet: Path, run: Callable[..., Result]) -> None:
    sheet.write_text("# T\n\n## S\n\nTip: the key <kbd>Esc</kbd> ends **the game** at once.\n", "utf-8")
    before = sheet.read_text("utf-8")
    result = run("mark", "rules.md", "--write")
    assert result.exit_code == 0
    assert "rules.md:5:1: note[unmarkable-rule]: this rule cannot be marked" in result.stderr
    assert sheet.read_text("utf-8") == before


def test_a_missing_file_is_a_usage_error(sheet: Path, run: Callable[..., Result]) -> None:
    assert run("mark", "no.md").exit_code == 2
    assert sheet.read_text("utf-8") == RULES


def test_a_sheet_without_rules_says_that_there_is_nothing_to_mark(folder: Path, run: Callable[..., Result]) -> None:
    (folder / "plain.md").write_text("# Knots\n\n| Knot | Use |\n| - | - |\n| Bowline | a loop |\n", "utf-8")
    result = run("mark", "plain.md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "plain.md has nothing to mark" in result.stderr
