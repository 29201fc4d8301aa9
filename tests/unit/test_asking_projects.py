"""A project's README is told from a sheet by its sections, and only what it explains is asked."""

from __future__ import annotations

import pytest

from generator import reasons
from generator.asking import lint
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
def test_a_readme_is_asked_for_its_terms_only(language: str) -> None:
    sheet = sheet_of(READMES[language])
    assert [fact.kind for fact in sheet.facts] == ["term", "term"]
    assert reasons.OF_A_PROJECT in [account.reason for account in sheet.accounts]
    assert "project-readme" in [diagnostic.code for diagnostic in lint(sheet)]


@pytest.mark.parametrize("case", sorted(SHEETS))
def test_a_sheet_with_some_such_sections_is_no_readme(case: str) -> None:
    sheet = sheet_of(SHEETS[case])
    assert [fact.kind for fact in sheet.facts].count("command") == 2
    assert "project-readme" not in [diagnostic.code for diagnostic in lint(sheet)]
