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
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import IO, Any, TypeVar

from generator.processes import end_with, environment, start

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

HEADER = struct.Struct(">Q")
TRIES = 2


class WorkerDiedError(Exception):
    """The process that did a piece of work ended before it was done, as often as it was tried; says how."""


def side_by_side(
    executor: Executor,
    function: Callable[[_Task], _Result],
    tasks: Iterable[_Task],
    *,
    ahead: int,
    explained: Callable[[BaseException], BaseException] = lambda fault: fault,
) -> Iterator[tuple[int, _Result | WorkerDiedError]]:
    """The number of each task and what `function`, of a module's top level, makes of it, as they come.

    Tasks are taken when they are needed: no more than `ahead` of them and of their results wait here. What `function`
    raises is raised here; what `explained` makes a WorkerDiedError of costs its task alone.
    """
    pending: dict[Future[_Result], int] = {}
    coming = enumerate(tasks)
    try:
        while True:
            for number, task in islice(coming, ahead - len(pending)):
                pending[executor.submit(function, task)] = number
            if not pending:
                return
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                number = pending.pop(future)
                try:
                    result: _Result | WorkerDiedError = future.result()
                except BaseException as fault:
                    known = explained(fault)
                    if not isinstance(known, WorkerDiedError):
                        raise known from (None if known is fault else fault)
                    result = known
                yield number, result
    finally:
        for future in pending:
            future.cancel()


class Crew(Executor):
    """At most so many `processes` of ours, each started with its first task; what ends one costs one task."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._tasks: queue.SimpleQueue[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]] | None]
        self._tasks = queue.SimpleQueue()
        self._workers: list[Worker] = []

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """See Executor; `function` is of a module's top level."""
        future: Future[Any] = Future()
        self._tasks.put((future, partial(function, **named) if named else function, arguments))
        if len(self._workers) < self._processes:
            self._workers.append(Worker())
            threading.Thread(target=self._drive, args=(self._workers[-1],), daemon=True).start()
        return future

    def _drive(self, worker: Worker) -> None:
        while (task := self._tasks.get()) is not None:
            future, function, arguments = task
            if not future.set_running_or_notify_cancel():
                continue
            result = worker.do(function, *arguments)
            if isinstance(result, BaseException):
                future.set_exception(result)
            else:
                future.set_result(result)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End all processes, whatever they are doing: nobody waits for work that nobody asks for any more."""
        del wait, cancel_futures
        for worker in self._workers:
            self._tasks.put(None)
            worker.stop()


class Worker:
    """One process, started with its first task and again after one that ended it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._starting = threading.Lock()

    def do(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What `function` makes of `arguments`, or the exception that it or the process ended with."""
        ended = 0
        for _ in range(TRIES):
            try:
                process = self._start()
            except OSError as fault:
                return fault
            with suppress(BrokenPipeError):
                _send(_stream(process.stdin), (function, arguments))
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
                self._process = start(
                    "generator.workers",
                    str(os.getpid()),
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


def _jobs(stream: IO[bytes]) -> Iterator[tuple[Callable[..., Any], tuple[Any, ...]]]:
    while (job := _receive(stream)) is not None:
        yield job


def main() -> None:
    """Do what comes in until nothing more does."""
    import signal

    end_with(int(sys.argv[1]))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever else is printed here would be read as an answer.
    os.dup2(2, 1)
    try:
        for function, arguments in _jobs(sys.stdin.buffer):
            try:
                result: Any = function(*arguments)
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
