"""The plain tables in a real spreadsheet: LibreOffice reads every cell back as the text that it is."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

SOFFICE = shutil.which("soffice")

# Cells that a spreadsheet would take for a formula, a number, a date or a truth value.
ODD = ("=1+1", "+49 30", "-5", "@home", "0022", "1e5", "3/4", "1.000,5", "TRUE", '"a", b', "naïve 日本")

# As the import dialog with "Format quoted field as text": comma, double quote, UTF-8, from line 1, no column types,
# language of the system, quoted cells are text, nothing else is detected.
AS_TEXT = "CSV:44,34,76,1,,0,true,false"
BACK = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_reads_each_cell_as_text_and_runs_no_formula(folder: Path, run: Run, tmp_path: Path) -> None:
    rows = "".join(f"| {cell} | answer {number} |\n" for number, cell in enumerate(ODD))
    (folder / "source/knots.md").write_text(
        f"# Knots\n\n## Odd\n\n| Cell | Answer |\n| --- | --- |\n{rows}", encoding="utf-8"
    )
    assert run("build", "--only", "csv").exit_code == 0
    made = folder / "build/knots/csv/odd.csv"
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", f"--infilter={AS_TEXT}",
         "--convert-to", BACK, "--outdir", str(tmp_path / "read"), str(made)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    with (tmp_path / "read/odd.csv").open(encoding="utf-8", newline="") as stream:
        read = list(csv.reader(stream))
    assert read == [["Cell", "Answer"], *([cell, f"answer {number}"] for number, cell in enumerate(ODD))]


def test_every_cell_of_a_table_is_in_quotes(folder: Path, run: Run) -> None:
    assert run("build", "--only", "csv").exit_code == 0
    for name in ("facts.csv", "which-knot-for-what.csv"):
        rows = (folder / "build/knots/csv" / name).read_bytes().decode().split("\r\n")[:-1]
        assert all(row.startswith('"') and row.endswith('"') for row in rows)
