"""The footer speaks the language of its sheet."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from page_samples import page_of, says, sheet_of

from generator.templates import OWN, Templates
from generator.writing.pdf.footing import WORDS
from generator.writing.site.interface import WORDS as SITE

TABLE = tomllib.loads(OWN.read(WORDS))
GERMAN = "---\nlanguage: de\nversion: '3'\n---\n# Brot\n\n## Teig\n\n- Mehl und Wasser\n\n## Ofen\n\n- heiß\n"


def test_each_language_has_each_word_with_its_places() -> None:
    assert TABLE.keys() == tomllib.loads(OWN.read(SITE)).keys()
    for words in TABLE.values():
        assert words.keys() == TABLE["en"].keys()
        assert [re.findall(r"\{\w+\}", words[name]) for name in ("version", "booklet", "pocket")] == [
            ["{version}"], ["{paper}"], ["{paper}"]
        ]  # fmt: skip


def test_a_version_is_one_in_the_language_of_the_sheet() -> None:
    page = page_of(sheet_of(GERMAN))

    assert says(page, "Brot · Version 3 · A4, 100 %")


@pytest.mark.parametrize(
    ("fold", "said"),
    [("booklet", "Heft auf A4, mit 100 % drucken"), ("pocket", "Faltbuch auf A4, mit 100 % drucken")],
)
def test_how_to_fold_it_is_said_in_the_language_of_the_sheet(fold: str, said: str) -> None:
    page = page_of(sheet_of(GERMAN), fold=fold)

    assert says(page, said)
    assert not says(page, "print at")


def test_paper_that_lies_across_is_called_as_any() -> None:
    assert says(page_of(sheet_of(GERMAN), "a4-landscape"), "A4, 100 %")


def test_an_author_may_add_a_language(tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / WORDS).write_text('[sw]\nversion = "toleo {version}"\n', "utf-8")
    sheet = sheet_of("---\nlanguage: sw\nversion: '3'\n---\n# Mkate\n\n## Unga\n\n- maji\n\n## Tanuri\n\n- moto\n")

    assert says(page_of(sheet, templates=Templates(folders=(tmp_path,))), "toleo 3")
