"""Copy what was built into one flat folder for a release: python tools/release_files.py BUILD ASSETS.

The site is left out: it is published elsewhere, and offers the same files.

A release has no folders. A file keeps its path in the manifest, with `/` written as `--`, so that the manifest beside
it still says which file is which; the name of a sheet is not repeated.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path


def asset_name(path: str) -> str:
    """`ml-pro/ml-pro.apkg` → `ml-pro.apkg`; `ml-pro/csv/facts.csv` → `ml-pro--csv--facts.csv`."""
    sheet, _, rest = path.partition("/")
    return rest if "/" not in rest and rest.startswith(sheet) else path.replace("/", "--")


def main(build: Path, assets: Path) -> None:
    """Copy every file that the manifest in `build` names, those of the site aside, and the manifest."""
    assets.mkdir(parents=True)
    entries = json.loads((build / "manifest.json").read_text("utf-8"))["files"]
    files = [entry["path"] for entry in entries if not entry["path"].startswith("site/")]
    for path in files:
        with (build / path).open("rb") as source, (assets / asset_name(path)).open("xb") as target:
            shutil.copyfileobj(source, target)
    shutil.copy(build / "manifest.json", assets)
    print(f"{len(files) + 1} files in {assets.as_posix()}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
