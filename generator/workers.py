"""Work that is done side by side, each piece in a process of ours: what ends one of them costs one piece.

Run as a module it is such a process: it takes a function and its arguments from standard input, and answers.
"""

from __future__ import annotations

import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import IO, Any, TypeVar

from generator.processes import end_with, environment

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

HEADER = struct.Struct(">Q")
TRIES = 2


class WorkerDiedError(Exception):
    """The process that did a piece of work ended before it was done, as often as it was tried; says how."""


def side_by_side(
    function: Callable[[_Task], _Result], tasks: Sequence[_Task], processes: int, done: Callable[[_Task], None]
) -> list[_Result | WorkerDiedError]:
    """What `function`, of a module's top level, makes of each task; `done` is called with each, as they come.

    What `function` raises is raised here.
    """
    results: dict[int, _Result | WorkerDiedError] = {}
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    ready: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
    for number in range(len(tasks)):
        waiting.put(number)
    crew = [_Worker() for _ in range(min(processes, len(tasks)))]

    def drive(worker: _Worker) -> None:
        while True:
            try:
                number = waiting.get_nowait()
            except queue.Empty:
                return
            ready.put((number, worker.do(function, tasks[number])))

    threads = [threading.Thread(target=drive, args=(worker,), daemon=True) for worker in crew]
    for thread in threads:
        thread.start()
    try:
        while len(results) < len(tasks):
            number, result = ready.get()
            if isinstance(result, BaseException) and not isinstance(result, WorkerDiedError):
                raise result
            results[number] = result
            done(tasks[number])
    finally:
        for worker in crew:
            worker.stop()
    return [results[number] for number in range(len(tasks))]


class _Worker:
    """One process, started with its first task and again after one that ended it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._starting = threading.Lock()

    def do(self, function: Callable[[Any], Any], task: Any) -> Any:
        """The result of the task, or the exception that it or the process ended with."""
        ended = 0
        for _ in range(TRIES):
            try:
                process = self._start()
            except OSError as fault:
                return fault
            with suppress(BrokenPipeError):
                _send(_stream(process.stdin), (function, task))
                answer = _receive(_stream(process.stdout))
                if answer is not None:
                    return answer[0]
            ended = process.wait()
            if self._stopped:
                break
        return WorkerDiedError(f"signal {-ended}" if ended < 0 else f"exit code {ended}")

    def _start(self) -> subprocess.Popen[bytes]:
        with self._starting:
            if self._stopped:
                raise OSError("stopped")
            if self._process is None or self._process.poll() is not None:
                self._close()
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "generator.workers", str(os.getpid())],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env=environment(),
                )
            return self._process

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        with self._starting:
            self._stopped = True
            if self._process is not None:
                # The press of the worker ends with it, and removes its folder.
                self._process.terminate()
                try:
                    self._process.wait(2)
                except subprocess.TimeoutExpired:
                    self._process.kill()
                    self._process.wait()
                self._close()

    def _close(self) -> None:
        for stream in (self._process.stdin, self._process.stdout) if self._process is not None else ():
            with suppress(OSError):
                _stream(stream).close()


def _send(stream: IO[bytes], value: Any) -> None:
    content = pickle.dumps(value)
    stream.write(HEADER.pack(len(content)) + content)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    """The next value; None at the end."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    (length,) = HEADER.unpack(head)
    content = stream.read(length)
    return pickle.loads(content) if len(content) == length else None


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def _jobs(stream: IO[bytes]) -> Iterator[tuple[Callable[[Any], Any], Any]]:
    while (job := _receive(stream)) is not None:
        yield job


def main() -> None:
    """Do what comes in until nothing more does."""
    import signal

    end_with(int(sys.argv[1]))
    # An interrupted build ends in the process that runs it, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever else is printed here would be read as an answer.
    os.dup2(2, 1)
    try:
        for function, task in _jobs(sys.stdin.buffer):
            try:
                result: Any = function(task)
            except Exception as fault:
                result = fault
                with suppress(AttributeError):
                    import traceback

                    fault.add_note(traceback.format_exc())
            _send(answers, (result,))
    except BrokenPipeError:
        os._exit(1)


if __name__ == "__main__":
    main()
