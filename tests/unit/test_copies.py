"""Parts of the work on a large sheet by copies of this process: the same results, and nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import artifacts, copies, preparing
from generator.copies import begin, shared, sharing
from generator.pipeline import Made, make
from generator.request import Request

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux only")
ROOT = Path(__file__).parents[2]
SHEETS = sorted((ROOT / "source").rglob("*.md"))
SOON = 10.0  # seconds


@pytest.fixture
def safe(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Copies are made, though the one who runs the tests may have threads of its own."""
    monkeypatch.setattr(copies, "_is_safe", lambda: True)
    yield
    assert copies._SHARE.begun == []
    assert copies._SHARE.spare == 0


@pytest.mark.usefixtures("safe")
def test_a_copy_does_the_work() -> None:
    with sharing(2):
        mine, theirs = os.getpid(), begin(os.getpid)
        assert theirs() != mine


def test_where_one_process_may_work_it_does_all_at_once() -> None:
    done: list[int] = []
    with sharing(1):
        begin(lambda: done.append(os.getpid()))
        assert done == [os.getpid()]


def test_beside_another_thread_no_copy_is_made() -> None:
    over = threading.Event()
    threading.Thread(target=over.wait, args=(SOON,)).start()
    try:
        with sharing(2):
            assert begin(os.getpid)() == os.getpid()
    finally:
        over.set()


@pytest.mark.usefixtures("safe")
def test_no_more_copies_are_at_work_than_there_may_be() -> None:
    with sharing(3):
        begun = [begin(os.getpid) for _ in range(3)]
        assert len({one() for one in begun} - {os.getpid()}) == 2
        assert begin(os.getpid)() != os.getpid()


@given(count=st.integers(0, 20), processes=st.integers(1, 3))
def test_shared_work_comes_to_the_same(count: int, processes: int) -> None:
    def work(numbers: range) -> list[str]:
        return [f"{number} in words" for number in numbers]

    with pytest.MonkeyPatch.context() as patch, sharing(processes):
        patch.setattr(copies, "_is_safe", lambda: True)
        patch.setattr(copies, "FEWEST_SHARED", 2)
        assert shared(work, count) == work(range(count))


@pytest.mark.usefixtures("safe")
def test_what_ends_a_copy_costs_nothing_but_time() -> None:
    mine = os.getpid()

    def work() -> str:
        if os.getpid() != mine:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    with sharing(2):
        assert begin(work)() == "done"


@pytest.mark.usefixtures("safe")
def test_a_fault_comes_to_the_one_who_waits() -> None:
    def work() -> str:
        raise ValueError("a fault of ours")

    with sharing(2), pytest.raises(ValueError, match="of ours"):
        begin(work)()


def is_there(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.usefixtures("safe")
def test_a_copy_that_nobody_waits_for_ends() -> None:
    with sharing(2):
        begin(lambda: time.sleep(SOON))
        (copy,) = copies._SHARE.begun
        assert is_there(copy._process)
    assert not is_there(copy._process)


PROGRAM = """
import os, time
from generator.copies import _SHARE, begin, sharing
with sharing(2):
    begin(lambda: time.sleep(60))
    print(_SHARE.begun[0]._process, flush=True)
    time.sleep(60)
"""


def test_a_copy_ends_with_the_process_that_it_is_of() -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=ROOT, stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        copy = int(build.stdout.readline())
        assert is_there(copy)
        build.kill()
    end = time.monotonic() + SOON
    while is_there(copy) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_there(copy)


def small_shares(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """Every sheet is large; the works that copies were asked for."""
    asked: list[Callable[[], object]] = []
    copy = copies._Copy

    def counted(work: Callable[[], object]) -> copies._Copy[object]:
        asked.append(work)
        return copy(work)

    monkeypatch.setattr(copies, "_Copy", counted)
    monkeypatch.setattr(copies, "FEWEST_SHARED", 1)
    monkeypatch.setattr(artifacts, "FEWEST_SHARED", 1)
    monkeypatch.setattr(preparing, "LARGE", 1)
    return asked


@pytest.mark.usefixtures("safe")
@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_becomes_the_same_whoever_works_on_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sheet = tmp_path / path.name
    sheet.write_bytes(path.read_bytes())
    for picture in path.parent.glob("*.png"):
        (tmp_path / picture.name).write_bytes(picture.read_bytes())

    def made(processes: int) -> Made:
        wanted = frozenset({"anki", "csv"})
        return make(sheet, Request(artifacts=wanted, now=1_780_000_000, linting=True, processes=processes))

    asked = small_shares(monkeypatch)
    alone = made(1)
    assert asked == []
    # The proof, the package and, where nothing else is at work, the gate.
    assert made(2) == alone
    assert len(asked) >= 3
    assert made(3) == alone
