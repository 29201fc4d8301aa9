"""Work side by side: in order or not, with processes that end, and no more of it at once than was asked for."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.processes import environment, start
from generator.temporary import Shelf
from generator.workers import Crew, WorkerDiedError, side_by_side

TASKS = ["3", "1", "2", "5", "4"]


def test_each_task_has_its_result_and_processes_are_kept() -> None:
    with Crew(2) as crew:
        results = dict(side_by_side(crew, int, TASKS, ahead=4))
        processes = {crew.submit(os.getpid).result() for _ in range(6)}
    assert results == dict(enumerate(map(int, TASKS)))
    assert len(processes) <= 2
    assert os.getpid() not in processes


def test_what_a_function_raises_is_raised_here() -> None:
    with Crew(2) as crew, pytest.raises(ValueError, match="invalid literal"):
        list(side_by_side(crew, int, ["1", "one"], ahead=2))


def test_a_process_that_ends_costs_its_task_alone() -> None:
    with Crew(1) as crew:
        results = dict(side_by_side(crew, os._exit, [3], ahead=1))
        assert isinstance(results[0], WorkerDiedError)
        assert str(results[0]) == "exit code 3"
        assert crew.submit(int, "7").result() == 7


def test_a_process_that_was_killed_before_its_next_task_is_begun_again() -> None:
    with Crew(1) as crew:
        first = crew.submit(os.getpid).result()
        os.kill(first, signal.SIGKILL)
        assert crew.submit(os.getpid).result() != first


def test_tasks_are_taken_when_they_are_needed() -> None:
    taken: list[int] = []
    most = 0

    def tasks() -> Iterator[str]:
        for number in range(20):
            taken.append(number)
            yield str(number)

    with ThreadPoolExecutor(2) as pool:
        for count, _ in enumerate(side_by_side(pool, int, tasks(), ahead=3)):
            most = max(most, len(taken) - count)
    assert len(taken) == 20
    assert most <= 3


def test_what_an_executor_calls_otherwise_is_explained() -> None:
    class Broken(Executor):
        def submit(self, *_arguments: object, **_named: object) -> Future[int]:  # type: ignore[override]
            future: Future[int] = Future()
            future.set_exception(KeyError("its own word"))
            return future

    explained = dict(side_by_side(Broken(), int, ["1"], ahead=1, explained=lambda _fault: WorkerDiedError("ours")))
    assert str(explained[0]) == "ours"
    with pytest.raises(KeyError):
        dict(side_by_side(Broken(), int, ["1"], ahead=1))


def test_files_on_a_shelf_are_the_same_in_memory_and_beyond(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", tmp_path.as_posix())
    shelf = Shelf(most=1000)
    kept = [shelf.keep({f"{number}/a": bytes([number]) * 300, f"{number}/b": b""}) for number in range(10)]
    for number, files in enumerate(kept):
        assert dict(files) == {f"{number}/a": bytes([number]) * 300, f"{number}/b": b""}
    assert not list(tmp_path.iterdir())


def test_an_interruption_does_not_reach_a_process_of_ours_even_while_it_loads() -> None:
    process = start("generator.workers", str(os.getpid()), stdin=subprocess.PIPE, env=environment())
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 0
