"""What the files in an output folder are called, and what a name says of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.papers import is_paper
from generator.request import FOLDS, SITE

LEDGER = "ledger"  # what a shard brings of a ledger that it has changed; no other build has such a file


def sheet_of(path: str) -> str:
    """The sheet that a file of the output folder was made of; empty for what the sheets of a site share."""
    folder, _, rest = path.partition("/")
    return folder if folder != SITE else rest.partition("/")[0] if "/" in rest else ""


def artifact_of(path: str) -> str:
    """Which artifact a file in a sheet's folder belongs to (`anki`, `pdf` …); empty for those of every build."""
    sheet, _, name = path.partition("/")
    if sheet == SITE:
        return SITE
    if name.startswith("csv/"):
        return "csv"
    if name.endswith(".apkg"):
        return "anki"
    if name == carried_ledger(sheet):
        return LEDGER
    if name.endswith(".pdf"):
        kinds = (kind for kind in ("blank", "cards") if name.startswith(f"{sheet}-{kind}-"))
        return next(kinds, "pdf")
    return ""


def carried_ledger(sheet: str) -> str:
    """What a shard calls a ledger that it has changed, in the folder of the sheet."""
    return f"{sheet}.ledger.jsonl"


def fold_of(path: str) -> tuple[str, str]:
    """How a page in a sheet's folder is folded, and on which paper: `booklet` and `a4`; nothing where it is not."""
    sheet, _, name = path.partition("/")
    for fold in FOLDS:
        paper = name.removeprefix(f"{sheet}-{fold}-").removesuffix(".pdf")
        if paper != name and is_paper(paper):
            return fold, paper
    return "", ""


def cards_file(sheet: str, paper: str, number: int) -> str:
    """The name of a file with cards to cut out; of several it has its number, else 0."""
    return f"{sheet}-cards-{paper}{f'-{number}' if number else ''}.pdf"


def cards_series(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The files with cards to cut out among `names`, those together that are of the same paper, in order."""
    series: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        found = re.fullmatch(r"(.*-cards-.*?)(?:-(\d+))?\.pdf", name)
        if found is not None:
            series.setdefault(found[1], []).append((int(found[2] or 0), name))
    return tuple(tuple(name for _, name in sorted(files)) for _, files in sorted(series.items()))
