"""A project's README, or a paper on work at one, is told from a sheet; only what its author asks is asked."""

from __future__ import annotations

import pytest

from generator import reasons
from generator.asking import lint
from generator.asking.shapes.standing import DATED, PAPER, signs_of_sheet
from generator.facts import Sheet
from generator.loading import read
from generator.source import SourceFile

TERM = "- keel: the timber along the bottom\n- mast: the spar that carries the sail\n"
COMMAND = "```bash\n# start the yard\nyard up\n\n# stop the yard\nyard down\n```\n"
READMES = {
    "en": f"# Yard\n## Features\n{TERM}\n## Installation\n{COMMAND}\n## 📦 Tech Stack\n- oak\n\n## License\nMIT\n",
    "fr": f"# Chantier\n## Fonctionnalités\n{TERM}\n## Installation et lancement\n{COMMAND}\n## Licence\nMIT\n",
    "zh": f"# 船厂\n## 功能\n{TERM}\n## 安装\n{COMMAND}\n## 技术栈\n- 橡木\n",
}
SHEETS = {
    "few signs": f"# Yard\n## Installation\n{COMMAND}\n## License\nMIT\n",
    "no certain sign": f"# Yard\n## Installation\n{COMMAND}\n## Usage\n## Configuration\n",
    "many other sections": f"# Yard\n## Installation\n{COMMAND}\n## Usage\n## License\nMIT\n"
    + "".join(f"## Part {number}\nWords.\n" for number in range(13)),
    "the author's word": "---\ncards: true\n---\n" + READMES["en"],
}


def sheet_of(words: str) -> Sheet:
    sheet, diagnostics = read(SourceFile.of("sheet.md", words), "sheet")
    assert sheet is not None, diagnostics
    return sheet


@pytest.mark.parametrize("language", sorted(READMES))
def test_nothing_of_a_readme_is_asked(language: str) -> None:
    sheet = sheet_of(READMES[language])
    assert sheet.facts == ()
    assert reasons.OF_A_PROJECT in [account.reason for account in sheet.accounts]
    assert "project-readme" in [diagnostic.code for diagnostic in lint(sheet)]


@pytest.mark.parametrize("case", sorted(SHEETS))
def test_a_sheet_with_some_such_sections_is_no_readme(case: str) -> None:
    sheet = sheet_of(SHEETS[case])
    assert [fact.kind for fact in sheet.facts].count("command") == 2
    assert "project-readme" not in [diagnostic.code for diagnostic in lint(sheet)]


def test_what_its_author_asks_in_a_readme_is_asked() -> None:
    asked = (
        "keel\n: the timber along the bottom\n\nQ: What stands?\n\nA: The mast.\n\n**Rule:** Oak is ==sawn== green.\n"
    )
    sheet = sheet_of(READMES["en"] + f"\n## Usage\n\n{asked}")
    assert [fact.kind for fact in sheet.facts] == ["term", "question", "rule"]


LINES = "- `plans/hull.md`: the lines of the hull, drawn anew\n- `plans/rig.md`: the rig, as it was agreed\n"
WORK = f"# Yard log\n## 2026-03-01\n{LINES}\n## 2026-03-08\n{LINES.replace('plans', 'old')}"


def test_a_paper_on_work_is_told_by_two_signs() -> None:
    sheet = sheet_of(WORK)
    assert sheet.facts == ()
    assert [entry.message for entry in lint(sheet) if entry.code == "project-readme"] == [
        "signs such as “dates”, “names of files” tell of a project: only questions and rules are asked"
    ]
    one = sheet_of(WORK.replace("2026-03-0", "Week "))
    assert "project-readme" not in [entry.code for entry in lint(one)]
    assert one.facts


@pytest.mark.parametrize("path", ["GIT_CHEAT_SHEET.md", "docs/SHELL_COMMANDS.md", "LATIN_VOCABULARY.md"])
def test_a_sheet_named_in_capitals_is_no_paper(path: str) -> None:
    assert PAPER not in signs_of_sheet(SourceFile.of(path, WORK))
    assert PAPER in signs_of_sheet(SourceFile.of("RELEASE_CHECKLIST.md", WORK))


def test_dates_in_listings_and_in_front_matter_tell_of_no_work() -> None:
    dates = "2026-03-01\n2026-03-08\n"
    assert DATED in signs_of_sheet(SourceFile.of("sheet.md", f"# Log\n\n{dates}"))
    assert DATED not in signs_of_sheet(SourceFile.of("sheet.md", f"# SQL\n\n~~~sql\n{dates}~~~\n"))
    assert DATED not in signs_of_sheet(
        SourceFile.of("sheet.md", "---\ncreated: 2026-03-01\nupdated: 2026-03-08\n---\n# SQL\n")
    )
