"""Sheets for the page's benchmarks, made of one small vocabulary by the same random numbers every time."""

from __future__ import annotations

import random

from generator.facts import Sheet
from generator.loading import read
from generator.source import SourceFile

WORDS = [
    "seed",
    "soil",
    "water",
    "light",
    "root",
    "leaf",
    "bud",
    "frost",
    "mulch",
    "compost",
    "shade",
    "row",
    "bed",
    "spade",
    "twine",
    "glass",
    "pot",
    "moss",
    "ash",
    "clay",
    "sand",
    "peat",
    "early",
    "late",
    "deep",
    "shallow",
    "often",
    "rarely",
    "never",
    "always",
    "before",
    "after",
    "with",
    "without",
    "between",
    "under",
    "over",
    "sow",
    "plant",
    "prune",
    "water",
    "feed",
    "thin",
    "lift",
    "store",
    "dry",
    "cover",
    "open",
    "turn",
    "rake",
    "hoe",
    "graft",
    "layer",
    "divide",
    "transplant",
    "temperature",
    "moisture",
]
CODES = ("sow(depth=2)", "bed.water(litres)", "prune --hard", "GARDEN_HOME", "rows[0].thin()", "frost < -2")


class Gardener:
    """Writes Markdown about a garden."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def phrase(self, least: int, most: int) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(least, most)))

    def cell(self, most: int) -> str:
        return f"`{self.random.choice(CODES)}`" if self.random.random() < 0.12 else self.phrase(1, most)

    def table(self, rows: int, columns: int, most: int) -> str:
        lines = [[self.phrase(1, 2).title() for _ in range(columns)], ["---"] * columns]
        lines += ([self.phrase(1, 3), *(self.cell(most) for _ in range(columns - 1))] for _ in range(rows))
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)

    def section(self, number: int) -> str:
        blocks = [f"## {number} {self.phrase(2, 5).capitalize()}\n"]
        for _ in range(self.random.choice((1, 1, 2))):
            kind = self.random.random()
            if kind < 0.6:
                columns = self.random.choice((2, 2, 3, 3, 4))
                blocks.append(self.table(self.random.randint(3, 9), columns, 9 - columns))
            elif kind < 0.85:
                items = self.random.randint(3, 7)
                blocks.append("".join(f"- {self.phrase(1, 3)}: {self.phrase(4, 14)}\n" for _ in range(items)))
            elif kind < 0.93:
                blocks.append(f"Garden rule: {self.phrase(5, 16)}.\n")
            else:
                lines = self.random.choices(CODES, k=self.random.randint(2, 6))
                blocks.append("```\n" + "\n".join(lines) + "\n```\n")
        return "\n".join(blocks)

    def sheet(self, sections: int, *, chart: bool = False) -> str:
        parts = [f"# {self.phrase(2, 3).title()}\n\n{self.phrase(6, 20).capitalize()}.\n"]
        if chart:
            steps = " --> ".join(f"n{number}[{self.phrase(1, 3)}]" for number in range(5))
            parts.append(f"## The year\n\n```mermaid\nflowchart LR\n  {steps}\n  n4 -- again --> n0\n```\n")
        parts += (self.section(number) for number in range(1, sections + 1))
        return "\n".join(parts)


def sheet_of(name: str, markdown: str) -> Sheet:
    """The sheet that stands in `markdown`."""
    sheet, found = read(SourceFile.of(f"{name}.md", markdown), name)
    if sheet is None:
        raise ValueError(found)
    return sheet


def small() -> Sheet:
    """About 400 words in four tables and some lists."""
    return sheet_of("small", Gardener(4).sheet(6, chart=True))


def dense() -> Sheet:
    """About 1,350 words: what a page holds at some 7.5 pt."""
    return sheet_of("dense", Gardener(11).sheet(14, chart=True))


def fifty() -> list[Sheet]:
    """Fifty sheets from a handful of lines to a full page."""
    return [
        sheet_of(f"garden-{seed}", Gardener(seed).sheet(2 + seed % 20, chart=seed % 5 == 0)) for seed in range(100, 150)
    ]
