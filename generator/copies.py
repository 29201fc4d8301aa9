"""Parts of the work on one large sheet, done side by side by copies of this process.

A copy begins with all that this process knows, and sends back what it made. Copies are made only where the system does
so safely, no other thread is at work and the sheet may have more processes than one. Everywhere else, and where a copy
ends before it is done, the same work is done here: the results are the same.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, TypeVar

from generator.processes import end_with

T = TypeVar("T")

# Fewer things are done sooner here than shared.
FEWEST_SHARED = 2_000


@dataclass(kw_only=True, slots=True)
class _Share:
    """How many copies there may be beside those that were `begun`."""

    spare: int = 0
    begun: list[_Copy[Any]] = field(default_factory=list)


_SHARE = _Share()


@contextmanager
def sharing(processes: int) -> Iterator[None]:
    """Within it so many processes may be at work; copies that nobody waited for end with it."""
    before, _SHARE.spare = _SHARE.spare, processes - 1
    try:
        yield
    finally:
        for copy in [*_SHARE.begun]:
            copy.end()
        _SHARE.spare = before


def begin(work: Callable[[], T]) -> Callable[[], T]:
    """Begin `work`, whose result can be pickled and which changes nothing; what is given waits for the result."""
    if _SHARE.spare > 0 and _is_safe():
        with suppress(OSError):
            return _Copy(work).result
    done = work()
    return lambda: done


def shared(work: Callable[[range], list[T]], count: int) -> list[T]:
    """What `work` makes of the numbers below `count`, one thing of each, whichever others it is given."""
    if count < FEWEST_SHARED or _SHARE.spare < 1:
        return work(range(count))
    middle = count // 2
    rest = begin(partial(work, range(middle, count)))
    return [*work(range(middle)), *rest()]


def _is_safe() -> bool:
    """Whether this process can be copied: what another thread holds would never be let go in the copy."""
    return sys.platform == "linux" and threading.active_count() == 1


class _Copy(Generic[T]):
    """A copy of this process that does one piece of work."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._answer, sending = os.pipe()
        parent = os.getpid()
        try:
            self._process = os.fork()
        except OSError:
            os.close(self._answer)
            os.close(sending)
            raise
        if not self._process:
            _do(work, sending, parent)
        os.close(sending)
        _SHARE.begun.append(self)
        _SHARE.spare -= 1

    def result(self) -> T:
        """What the work came to; done here where the copy has ended before."""
        with os.fdopen(self._answer, "rb", closefd=False) as stream:
            content = stream.read()
        if not self._ended():
            return self._work()
        made: T = pickle.loads(content)
        return made

    def end(self) -> None:
        """End the copy, whatever it is doing."""
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        self._ended()

    def _ended(self) -> bool:
        """Whether the copy has done its work; waits for its end."""
        _SHARE.begun.remove(self)
        _SHARE.spare += 1
        os.close(self._answer)
        return os.waitpid(self._process, 0)[1] == 0


def _do(work: Callable[[], object], sending: int, parent: int) -> None:
    """Do `work` in the copy and end it; a fault in it is found again, and told, where the result is waited for."""
    code = 1
    try:
        # Who interrupts a build speaks to the process that was started.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        end_with(parent)
        gc.disable()
        with os.fdopen(sending, "wb") as stream:
            stream.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
        code = 0
    finally:
        os._exit(code)
