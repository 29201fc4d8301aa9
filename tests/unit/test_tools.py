"""The scripts in tools/ that workflows call."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_release_files_are_flat_and_named_after_the_manifest(tmp_path: Path) -> None:
    build = tmp_path / "build"
    paths = [
        "ml-pro/ml-pro.apkg",
        "ml-pro/csv/facts.csv",
        "git/csv/facts.csv",
        "git/coverage.json",
    ]
    for path in paths:
        (build / path).parent.mkdir(parents=True, exist_ok=True)
        (build / path).write_text(path)
    (build / "manifest.json").write_text(json.dumps({"files": [{"path": path} for path in paths]}))
    (build / "left-over.txt").write_text("not in the manifest")
    script = ROOT / "tools/release_files.py"
    subprocess.run([sys.executable, script, build, tmp_path / "assets"], check=True, capture_output=True)
    assert (tmp_path / "assets/manifest.json").is_file()
    (tmp_path / "assets/manifest.json").unlink()
    assert {path.name: path.read_text() for path in (tmp_path / "assets").iterdir()} == {
        "ml-pro.apkg": "ml-pro/ml-pro.apkg",
        "ml-pro--csv--facts.csv": "ml-pro/csv/facts.csv",
        "git--csv--facts.csv": "git/csv/facts.csv",
        "git--coverage.json": "git/coverage.json",
    }
