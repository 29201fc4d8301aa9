"""Kill builds at random moments, and hold what is left: `make torture`, or with --kills and --seed by hand.

With --merge the builds are of two shards, whole, and it is their merge that is killed.

Each round begins with the same folder, in which three sheets were built and then edited. A build of the edits is
started, and one of its processes gets SIGKILL, SIGTERM or SIGINT: the main one, a worker, or a press. Then it must hold
that

- every output and ledger is, to the byte, that of before or that of after,
- no process of the build lives on, and nothing of it is left in the place for temporary files,
- the next build succeeds, makes the very files of a build that nothing disturbed, and leaves nothing besides,
- `verify` proves them.

Needs /proc, to find the processes of a build.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

SHEET = """\
---
title: {title}
paper: [a4]
---

# {title}

## Knots

| Knot | Use | Strength |
| --- | --- | --- |
| Bowline | a loop that holds | 65 % |
| Clove hitch | a rope on a {what} | 60 % |
| Reef knot | two ends of one rope | 45 % |

## Care

- wet rope: dry it in the shade
- frayed end: {care}
"""
BEFORE = {"what": "post", "care": "whip it"}
AFTER = {"what": "rail", "care": "melt it"}
TITLES = ("Harbour", "Climbing", "Camp")
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
SHARDS = (1, 2)
PATIENCE = 5.0  # seconds in which whatever belongs to a killed build must be gone
MARK = "CHEATSHEET_TORTURE"


class Folder:
    """A folder with sheets and what was built of them; `temporary` is where its builds put temporary files."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.temporary = top / "temporary"

    def write(self, words: Mapping[str, str]) -> None:
        (self.top / "source").mkdir(parents=True, exist_ok=True)
        self.temporary.mkdir(exist_ok=True)
        for title in TITLES:
            sheet = SHEET.format(title=title, **words)
            (self.top / "source" / f"{title.lower()}.md").write_text(sheet, "utf-8")

    def start(self, *arguments: str, mark: str = "") -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "SOURCE_DATE_EPOCH": "1780000000",
            "TMPDIR": str(self.temporary),
            MARK: mark,
        }
        command = [sys.executable, "-m", "generator", *arguments]
        return subprocess.Popen(
            command, cwd=self.top, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    def run(self, *arguments: str) -> None:
        process = self.start(*arguments)
        _, said = process.communicate()
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)} failed:\n{said.decode()}")

    def files(self) -> dict[str, bytes]:
        """Every file but the sheets, by path."""
        found = (path for path in self.top.rglob("*") if path.is_file() and path.suffix != ".md")
        return {path.relative_to(self.top).as_posix(): path.read_bytes() for path in found}

    def left(self) -> list[str]:
        """What should not be there after a build."""
        paths = [*self.top.rglob(".cheatsheet*"), *self.temporary.iterdir()]
        return sorted(path.relative_to(self.top).as_posix() for path in paths)


def processes(mark: str) -> list[int]:
    """The processes of the build that was marked so."""
    wanted = f"{MARK}={mark}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if wanted in path.read_bytes().split(b"\0"):
                found.append(int(path.parent.name))
        except OSError:  # it has ended meanwhile
            continue
    return sorted(found)


def gone_soon(mark: str) -> list[int]:
    """The processes of a build that still live after a while."""
    end = time.monotonic() + PATIENCE
    while (alive := processes(mark)) and time.monotonic() < end:
        time.sleep(0.05)
    return alive


def one_round(
    folder: Folder,
    number: int,
    chance: random.Random,
    command: list[str],
    took: dict[int, float],
    figures: Counter[str],
) -> bool:
    """Kill one build or merge, and let it and its processes end; whether it was still at work at that moment.

    The moment is drawn over the time that such a command takes, which `took` says by its jobs; one that ends sooner
    says it anew.
    """
    mark = f"{os.getpid()}-{number}"
    jobs = chance.choice((1, 2, 3)) if command[0] == "build" else 1
    wanted = ["--jobs", str(jobs)] if command[0] == "build" else []
    began = time.monotonic()
    build = folder.start(*command, *wanted, mark=mark)
    moment = began + chance.uniform(0.03, 1.0) * took.setdefault(jobs, min(took.values()))
    while build.poll() is None and time.monotonic() < moment:
        time.sleep(0.005)
    if build.poll() is not None:
        took[jobs] = time.monotonic() - began
        build.communicate()
        return False
    several = [process for process in processes(mark) if process != build.pid]
    victim = chance.choice([build.pid, *several]) if chance.random() < 0.6 else build.pid
    sign = chance.choice(SIGNALS)
    figures[f"{sign.name} to {'the build' if victim == build.pid else 'a process of it'}"] += 1
    try:
        os.kill(victim, sign)
    except ProcessLookupError:
        figures["came too late"] += 1
    try:
        _, said = build.communicate(timeout=120)
    except subprocess.TimeoutExpired:
        build.kill()
        raise AssertionError(f"hangs after {sign.name} to {victim} of {build.pid}") from None
    assert b"Traceback" not in said, said.decode()
    figures["ended well" if build.returncode == 0 else "ended with an error"] += 1
    assert not (alive := gone_soon(mark)), f"processes live on: {alive}"
    return True


def check(folder: Folder, old: Mapping[str, bytes], new: Mapping[str, bytes], figures: Counter[str]) -> None:
    """What is there after a kill, and after the next build."""
    mixed = set()
    for path, content in folder.files().items():
        if "/.cheatsheet" in path or path.startswith(("temporary/", ".cheatsheet")) or path.endswith("manifest.json"):
            continue
        assert content in (old.get(path), new.get(path)), f"{path} is neither old nor new"
        if old.get(path) != new.get(path):
            mixed.add(content == new.get(path))
    figures["left old and new files"] += len(mixed) == 2
    if folder.left():
        figures["left something for the next build"] += 1


def share_out(start: Folder, options: list[str]) -> list[str]:
    """Build the shards of the folder's sheets, each in a copy of its own, as on two machines; the command to merge."""
    for number in SHARDS:
        machine = Folder(start.top.with_name(f"machine-{number}"))
        shutil.copytree(start.top, machine.top)
        out = f"shard-{number}"
        machine.run("build", *options, "--shard", f"{number}/{len(SHARDS)}", "--out", out)
        shutil.copytree(machine.top / out, start.top / out)
    return ["merge", *(f"shard-{number}" for number in SHARDS)]


def main() -> None:
    """Run it; the first fault ends it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="anki,csv", help="what is built; pages take most of the time")
    parser.add_argument("--minutes", type=float, default=600.0, help="stop after so long")
    parser.add_argument("--merge", action="store_true", help="kill the merge of shards")
    asked = parser.parse_args()
    chance, figures = random.Random(asked.seed), Counter[str]()
    options = ["--only", asked.only, "--no-locked"]
    with tempfile.TemporaryDirectory(prefix="torture-") as top:
        start = Folder(Path(top) / "start")
        start.write(BEFORE)
        start.run("build", *options)
        old = start.files()
        start.write(AFTER)
        command = share_out(start, options) if asked.merge else ["build", *options]
        undisturbed = Folder(Path(top) / "undisturbed")
        shutil.copytree(start.top, undisturbed.top)
        began = time.monotonic()
        undisturbed.run(*command)
        took = {1: time.monotonic() - began}
        new = undisturbed.files()
        end = time.monotonic() + asked.minutes * 60
        rounds = 0
        for number in range(asked.kills):
            if time.monotonic() > end:
                break
            rounds = number + 1
            folder = Folder(Path(top) / "round")
            shutil.copytree(start.top, folder.top)
            try:
                while not one_round(folder, number, chance, command, took, figures):
                    figures["drawn again, as the build had ended"] += 1
                    shutil.rmtree(folder.top)
                    shutil.copytree(start.top, folder.top)
                check(folder, old, new, figures)
                folder.run(*command)
                assert folder.files() == new, "the next build makes other files"
                assert not folder.left(), f"left over: {folder.left()}"
                folder.run("verify")
            except AssertionError as fault:
                sys.exit(f"round {number} with seed {asked.seed}: {fault}")
            shutil.rmtree(folder.top)
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{number + 1} of {asked.kills}")
    sys.stdout.write(f"{rounds} kills, all whole (seed {asked.seed}, {command[0]} of {asked.only})\n")
    for what, count in sorted(figures.items()):
        sys.stdout.write(f"{count:>6}  {what}\n")


if __name__ == "__main__":
    main()
