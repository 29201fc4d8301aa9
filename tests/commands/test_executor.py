"""Sheets made by an engine that runs already: a real scheduler of dask with two workers, on this machine."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image

from .conftest import SHEET, holding

Run = Callable[..., Result]

needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="the library distributed is not installed"
)
pytestmark = pytest.mark.filterwarnings("ignore")  # of the library's own
PATIENCE = 60.0  # seconds


@dataclass(frozen=True)
class Cluster:
    address: str
    workers: list[subprocess.Popen[bytes]]

    def url(self) -> str:
        return self.address.replace("tcp://", "dask://")


def started(module: str, folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "2"}
    environment.pop("CHEATSHEET_DEBUG", None)
    program = f"from distributed.cli.{module} import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, "--scheduler-file", str(folder / "scheduler.json"), *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def worker(folder: Path) -> subprocess.Popen[bytes]:
    """A worker that sees nothing of the sheets: its folder is empty."""
    return started("dask_worker", folder, "--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")


@pytest.fixture
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a scheduler without workers, and its folder."""
    folder = tmp_path_factory.mktemp("cluster")
    process = started("dask_scheduler", folder, "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    try:
        yield told(folder / "scheduler.json"), folder
    finally:
        process.terminate()
        process.wait()


def told(file: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if file.is_file() and (text := file.read_text("utf-8")):
            return str(json.loads(text)["address"])
        time.sleep(0.1)
    raise TimeoutError("no scheduler")


@pytest.fixture
def cluster(scheduler: tuple[str, Path]) -> Iterator[Cluster]:
    """A scheduler with two workers."""
    address, folder = scheduler
    workers = [worker(folder), worker(folder)]
    try:
        yield Cluster(address=address, workers=workers)
    finally:
        for process in workers:
            process.kill()
            process.wait()


@pytest.fixture
def sheets(folder: Path) -> Path:
    """Sheets with a picture, one that is missing, one outside, templates, a shared deck and a fault."""
    source = folder / "source"
    Image.new("RGB", (60, 40), "navy").save(source / "rope.png")
    Image.new("RGB", (60, 40), "red").save(folder / "outside.png")
    pictures = "\n![a rope](rope.png)\n\n![gone](gone.png)\n\n![elsewhere](../outside.png)\n"
    (source / "knots.md").write_text(SHEET + pictures, "utf-8")
    for n in range(4):
        text = SHEET.replace("title: Knots", f"title: Knots {n}\ndeck: {'Shared' if n < 2 else n}")
        (source / f"k{n}.md").write_text(text.replace("# Knots\n", f"# Knots {n}\n"), "utf-8")
    (source / "broken.md").write_text("---\ntitle: [\n---\n", "utf-8")
    return source


def built(folder: Path, run: Run, *options: str) -> tuple[Result, dict[str, bytes], dict[str, bytes]]:
    """A build from a fresh checkout: what was said, the outputs, the ledgers."""
    for ledger in (folder / "source").glob("*.jsonl"):
        ledger.unlink()
    shutil.rmtree(folder / "build", ignore_errors=True)
    result = run("build", *options)
    ledgers = {path.name: path.read_bytes() for path in sorted((folder / "source").glob("*.jsonl"))}
    return result, holding(folder / "build"), ledgers


def without_time(result: Result) -> list[str]:
    return [line for line in result.output.splitlines() if "files in" not in line]


@needs_dask
def test_an_engine_makes_the_same_bytes_and_says_the_same(
    folder: Path, run: Run, sheets: Path, cluster: Cluster
) -> None:
    theme = folder / "mine/page/themes/mine.toml"
    theme.parent.mkdir(parents=True)
    theme.write_text('[colours]\naccent = "#123456"\n', "utf-8")
    options = ("--paper", "a4", "--templates", "mine", "--only", "anki,csv,pdf", "--jobs", "1")
    here = built(folder, run, *options)
    there = built(folder, run, *options, "--executor", cluster.url())
    assert "error[" in here[0].stderr
    assert without_time(there[0]) == without_time(here[0])
    assert there[0].exit_code == here[0].exit_code == 1
    assert there[1:] == here[1:]
    assert len(there[1]) > 20


@needs_dask
def test_a_killed_worker_costs_nothing_but_time(
    folder: Path, run: Run, sheets: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator import making

    here = built(folder, run, "--only", "anki,csv", "--jobs", "1")
    packed = making.Silence.done
    done: list[Path] = []

    def killing(self: making.Silence, path: Path) -> None:
        packed(self, path)
        done.append(path)
        if len(done) == 1:
            os.kill(cluster.workers[0].pid, signal.SIGKILL)
            cluster.workers[0].wait()

    monkeypatch.setattr(making.Silence, "done", killing)
    there = built(folder, run, "--only", "anki,csv", "--executor", cluster.url())
    assert len(set(done)) == 6
    assert cluster.workers[0].poll() == -signal.SIGKILL
    assert there[1:] == here[1:]


@needs_dask
def test_workers_with_another_version_are_named_and_nothing_is_written(
    folder: Path, run: Run, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator import parcels

    monkeypatch.setattr(parcels, "identity", lambda: "9.9.9 3.11 0123456789abcdef")
    before = holding(folder)
    result = run("build", "--only", "csv", "--executor", cluster.url())
    assert result.exit_code == 2
    assert "has version 0" in result.stderr
    assert "and this is version 9.9.9 on Python 3.11 (0123456789abcdef): install the same on all" in result.stderr
    assert holding(folder) == before


@needs_dask
def test_a_scheduler_without_workers_is_named(
    folder: Path, run: Run, scheduler: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator import engines

    monkeypatch.setattr(engines, "PATIENCE", 3.0)
    result = run("build", "--only", "csv", "--executor", scheduler[0].replace("tcp://", "dask://"))
    assert result.exit_code == 2
    assert "has no workers: start some first; nothing was written" in result.stderr


@needs_dask
def test_a_host_that_does_not_answer_is_named(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator import engines

    monkeypatch.setattr(engines, "PATIENCE", 1.0)
    result = run("build", "--only", "csv", "--executor", "dask://127.0.0.1:1")
    assert result.exit_code == 2
    assert result.stderr.startswith("no scheduler answers at dask://127.0.0.1:1: ")
    assert result.stderr.endswith("; nothing was written\n")
    assert not (folder / "build").exists()


def test_without_the_library_a_build_says_how_to_get_it(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = run("build", "--only", "csv", "--executor", "dask://127.0.0.1:1")
    assert result.exit_code == 2
    assert "needs the library distributed: pip install 'cheatsheet-generator[dask]'" in result.stderr


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ray://host:1", "'ray' is none of the engines that are known: dask"),
        ("dask://host", "is no address of an engine, such as dask://HOST:PORT"),
        ("dask://host:0", "is no address"),
        ("dask://host:99999", "is no address"),
        ("dask://me@host:1", "is no address"),
        ("host:1", "is no address"),
        ("", "is no address"),
    ],
)
def test_what_is_no_engine_is_wrong_usage(folder: Path, run: Run, address: str, said: str) -> None:
    result = run("build", "--executor", address)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_a_configuration_file_names_no_engine(folder: Path, run: Run) -> None:
    (folder / "cheatsheet.toml").write_text('executor = "dask://evil.example:8786"\n', "utf-8")
    result = run("build", "--only", "csv")
    assert (result.exit_code, "error[unknown-configuration-key]" in result.stderr) == (2, True)
