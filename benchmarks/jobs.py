"""How much faster two jobs build many sheets than one, and what the process that leads them costs by itself.

Run as a program: `python benchmarks/jobs.py --sheets 200`. Runs of one and two jobs take turns, and the median of their
ratios counts, as other programs take processor time, too. What the leading process does alone bounds what more jobs can
win; its memory shows whether that grows with the number of sheets.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pdf_sheets import WORDS

LEADER = """
import resource, sys
from generator.cli import main
sys.argv[1:] = {arguments!r}
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, file=sys.stderr)
"""


def write_sheets(folder: Path, number: int, rows: int = 24) -> None:
    """So many sheets of two tables and a list; the same by the same number."""
    chance = random.Random(7)

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    for n in range(number):
        lines = [f"# Garden {n}"]
        for section in ("Sowing", "Care"):
            lines += ["", f"## {section}", "", "| Plant | When | How |", "| --- | --- | --- |"]
            lines += [f"| {words(1)} {n} {row} | {words(2)} | {words(4)} |" for row in range(rows)]
        lines += ["", "## Rules", ""] + [f"- {words(1)} {row}: {words(6)}" for row in range(rows // 2)]
        (folder / f"s{n:03}.md").write_text("\n".join(lines) + "\n", "utf-8")


def build(folder: Path, *options: str) -> tuple[float, float, float]:
    """Seconds that a build takes, processor seconds of its leading process, and that one's memory in MB."""
    arguments = ["build", "source", "--quiet", "--out", "out", "--no-locked", "--force", *options]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1780000000", "XDG_CACHE_HOME": str(folder / "cache"), "CI": ""}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", LEADER.format(arguments=arguments)],
        cwd=folder,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    seconds = time.perf_counter() - began
    leading, memory = map(float, done.stderr.split("\n")[-2].split())
    return seconds, leading, memory


def compare(sheets: int, pairs: int, only: str) -> None:
    """Print the ratio of one job to two."""
    ratios, shares, memories = [], [], []
    for _ in range(pairs):
        times = []
        for jobs in (1, 2):
            with tempfile.TemporaryDirectory() as place:
                (Path(place) / "source").mkdir()
                write_sheets(Path(place) / "source", sheets)
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                seconds, leading, memory = build(Path(place), "--jobs", str(jobs), "--only", only)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                times.append(seconds)
        work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        ratios.append(times[0] / times[1])
        shares.append(leading / work)
        memories.append(memory)
        print(f"one job {times[0]:.1f} s, two {times[1]:.1f} s: {ratios[-1]:.2f} times as fast; all work {work:.1f} s")
    share = statistics.median(shares)
    print(f"{sheets} sheets, {only}: two jobs are {statistics.median(ratios):.2f} times as fast as one")
    print(f"the leading process does {share:.1%} of the work, which allows {1 / (share + (1 - share) / 2):.2f} times")
    print(f"its memory: {statistics.median(memories):.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sheets", type=int, default=40)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--only", default="anki,csv,pdf,blank")
    chosen = parser.parse_args()
    compare(chosen.sheets, chosen.pairs, chosen.only)
