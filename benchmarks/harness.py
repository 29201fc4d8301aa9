"""How every benchmark measures: two programs in turn, so that what else the machine does falls on both of them.

A ratio is taken pair by pair, and its median is what counts; of a machine it says little, so that ratios of different
machines can be compared. Processor time beside the time on the clock shows whether the machine was busy.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator import __version__

ROUNDS = 5
LAUNCHER = Path(__file__).with_name("launch.py")
# As where the tool is installed, whatever the caller's own settings are.
BYTECODE = {"PYTHONDONTWRITEBYTECODE": ""}
HISTORY = Path(__file__).with_name("history.json")

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One run of a whole process with what it waited for: seconds on the clock and on processors, peak in bytes."""

    wall: float
    cpu: float
    peak: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """A program to be measured in `folder`; `before` makes ready what a run needs, and is not measured."""

    arguments: Sequence[str]
    folder: Path
    before: Callable[[], None] = lambda: None
    environment: Mapping[str, str] | None = None

    def run(self) -> Run:
        """Run it to its end. CalledProcessError where it fails."""
        self.before()
        told = subprocess.run(
            [sys.executable, "-I", "-S", LAUNCHER, *self.arguments],
            cwd=self.folder,
            env={**os.environ, **BYTECODE, **(self.environment or {})},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        wall, cpu, peak, code = told.stdout.split()
        if code != "0":
            raise subprocess.CalledProcessError(int(code), self.arguments)
        return Run(wall=float(wall), cpu=float(cpu), peak=int(peak))


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What was measured in turns: `ours` beside a `floor`, run by run. `most` is what the ratio may be."""

    name: str
    baseline: str
    ours: tuple[Run, ...]
    floor: tuple[Run, ...]
    most: float

    def ratios(self, what: str) -> list[float]:
        """Ours in units of the floor, in each round."""
        return [getattr(own, what) / getattr(bare, what) for own, bare in zip(self.ours, self.floor, strict=True)]


def in_turns(name: str, baseline: str, ours: Command, floor: Command, *, most: float, rounds: int = ROUNDS) -> Measured:
    """Measure both, one after the other, after one run of each that is not counted."""
    floor.run(), ours.run()
    pairs = [(floor.run(), ours.run()) for _ in range(rounds)]
    return Measured(
        name=name,
        baseline=baseline,
        ours=tuple(own for _, own in pairs),
        floor=tuple(bare for bare, _ in pairs),
        most=most,
    )


def timed(action: Callable[[], T], rounds: int = ROUNDS) -> tuple[T, float]:
    """What `action` gives, and the median of its times in seconds, within this process."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        result = action()
        times.append(time.perf_counter() - begun)
    return result, statistics.median(times)


# ---- what is printed and kept ----------------------------------------------------------------------------------------

HEADER = ("", "beside", "ours s", "bare s", "× clock", "least–most", "× processor", "× memory", "aim")


def table(rows: Sequence[Measured]) -> str:
    """All that was measured as one table in Markdown; each figure is a median."""
    lines = [HEADER, tuple("---" for _ in HEADER), *map(_line, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADER))]
    return "".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |\n" for line in lines
    )


def _line(row: Measured) -> tuple[str, ...]:
    wall = row.ratios("wall")
    return (
        row.name,
        row.baseline,
        f"{statistics.median(run.wall for run in row.ours):.2f}",
        f"{statistics.median(run.wall for run in row.floor):.2f}",
        f"{statistics.median(wall):.2f}",
        f"{min(wall):.2f}–{max(wall):.2f}",
        f"{statistics.median(row.ratios('cpu')):.2f}",
        f"{statistics.median(row.ratios('peak')):.2f}",
        f"≤ {row.most:g}",
    )


def keep(rows: Sequence[Measured], history: Path = HISTORY) -> None:
    """Add the ratios of this run to the history: a line for each run, with nothing that names the machine."""
    entry = {
        "version": __version__,
        "python": platform.python_version(),
        "rows": {
            row.name: {
                "beside": row.baseline,
                "rounds": len(row.ours),
                **{
                    what: [round(number, 3) for number in (statistics.median(found), min(found), max(found))]
                    for what in ("wall", "cpu", "peak")
                    for found in (row.ratios(what),)
                },
            }
            for row in rows
        },
    }
    runs = json.loads(history.read_text("utf-8")) if history.exists() else []
    lines = ",\n".join(json.dumps(run, ensure_ascii=False) for run in (*runs, entry))
    history.write_text(f"[\n{lines}\n]\n", "utf-8")
