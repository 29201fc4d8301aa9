"""A plain installation, far from the checkout, is whole: templates and fonts are there, and a sheet is built."""

import json
import os
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEET = """\
---
title: Leaving editors
---

## 1 How to leave

| Editor | Keys |
| --- | --- |
| vi | `:q!` |
| nano | `Ctrl-X` |
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run without anything that could lend the checkout: no PYTHONPATH, another folder."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "CI")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation")
    run(*pip, "--wheel-dir", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, and with what it depends on lent from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps")
    run(*pip, wheel, cwd=folder)
    (packages,) = (folder / "lib").glob("python*/site-packages")
    (packages / "lent.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return python


def test_wheel_carries_every_template(wheel: Path) -> None:
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("generator/templates/")}
    files = (path for path in (ROOT / "templates").rglob("*") if path.is_file())
    assert carried == {f"generator/templates/{path.relative_to(ROOT / 'templates').as_posix()}" for path in files}


def test_wheel_builds_and_verifies_a_sheet_in_an_empty_folder(python: Path, tmp_path: Path) -> None:
    where = run(python, "-c", "import generator; print(generator.__file__)", cwd=tmp_path)
    assert Path(where).is_relative_to(python.parents[1])
    (tmp_path / "editors.md").write_text(SHEET, encoding="utf-8")
    run(python, "-m", "generator", "build", "editors.md", cwd=tmp_path)
    manifest = json.loads((tmp_path / "build" / "manifest.json").read_text("utf-8"))
    built = {file["path"] for file in manifest["files"]}
    assert {"editors/editors.apkg", "editors/editors-a4.pdf", "editors/csv/facts.csv"} <= built
    run(python, "-m", "generator", "verify", cwd=tmp_path)
