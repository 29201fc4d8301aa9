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


def test_hashes_name_every_output_and_find_other_bytes(tmp_path: Path) -> None:
    sheet = tmp_path / "tea.md"
    sheet.write_text("# Tea\n\n- green: 80 degrees\n", "utf-8")
    command = [sys.executable, ROOT / "tools/hashes.py", sheet, "--only", "csv"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    names = [line.partition("  ")[2] for line in lines]
    assert {"build/manifest.json", "build/tea/csv/facts.csv", "source/tea.ledger.jsonl"} <= {*names}
    (tmp_path / "other.txt").write_text("\n".join(["0" * 64 + f"  {names[0]}", *lines[1:]]), "utf-8")
    done = subprocess.run([*command, "--against", tmp_path / "other.txt"], check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout.startswith(f"other bytes: {names[0]}\n{len(names)} files, 1 of them with other bytes than in")
