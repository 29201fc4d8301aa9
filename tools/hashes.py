"""Print a hash of everything that a build makes of some sheets: `python tools/hashes.py SHEET… > hashes.txt`.

The same sheets have the same bytes with every Python that is supported, and so the same lines here. Without arguments
it builds all sheets below `source/`. With --against FILE it compares, and exits with 1 where a line differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTIFACTS = "anki,csv,pdf,blank,cards,site"
SHOWN = 20  # differences


def hashes(sheets: Sequence[Path], only: str) -> Iterator[str]:
    """A line for each file that is built of `sheets`, ledgers included, in order."""
    with tempfile.TemporaryDirectory(prefix="hashes-") as name:
        top = Path(name)
        for sheet in sheets:
            _copy(sheet.resolve(), top / "source")
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1780000000", "PYTHONPATH": str(ROOT)}
        environment.pop("CI", None)
        command = [sys.executable, "-m", "generator", "build", "--only", only, "--paper", "a4", "--no-locked"]
        built = subprocess.run([*command, "--quiet", "source"], cwd=top, env=environment, check=False)
        if not (top / "build" / "manifest.json").exists():
            raise SystemExit(f"nothing was built; the build ended with {built.returncode}")
        for path in sorted(path for path in top.rglob("*") if path.is_file()):
            if path.suffix == ".jsonl" or path.is_relative_to(top / "build"):
                yield f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(top).as_posix()}"


def _copy(sheet: Path, folder: Path) -> None:
    """Take a sheet, or a folder of them, with what lies beside it."""
    if sheet.is_dir():
        shutil.copytree(sheet, folder, dirs_exist_ok=True)
    else:
        folder.mkdir(exist_ok=True)
        shutil.copy(sheet, folder)


def differences(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The files that are not the same in both, or are in one only."""
    changed = {line.partition("  ")[2] for line in {*ours} ^ {*theirs}}
    return sorted(changed)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sheets", type=Path, nargs="*", default=[ROOT / "source"])
    parser.add_argument("--only", default=ARTIFACTS, help="what is built")
    parser.add_argument("--against", type=Path, help="a file with the lines of another run")
    asked = parser.parse_args()
    ours = list(hashes(asked.sheets, asked.only))
    if asked.against is None:
        print("\n".join(ours))
        return
    changed = differences(ours, asked.against.read_text("utf-8").splitlines())
    for path in changed[:SHOWN]:
        print(f"other bytes: {path}")
    print(f"{len(ours)} files, {len(changed)} of them with other bytes than in {asked.against}")
    sys.exit(bool(changed))


if __name__ == "__main__":
    main()
