"""Engines that exist already and do the work of a build: `--executor dask://HOST:PORT`.

Each is used through the interface of `concurrent.futures.Executor` alone, but for finding it and for its own errors.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from generator.expressions import expression
from generator.workers import WorkerDiedError

PATIENCE = 10.0  # seconds for finding an engine, and a worker in it
_ADDRESS = expression(
    r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<host>\[[0-9a-fA-F:.]+\]|[^\s/:@?#]+):(?P<port>[0-9]{1,5})/?"
)


class EngineError(Exception):
    """An engine that cannot be used; says why, and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Engine:
    """An engine of this `name`, which does `slots` pieces of work side by side.

    `explained` makes of an engine's own error one that we know.
    """

    name: str
    executor: Executor
    slots: int
    explained: Callable[[BaseException], BaseException]


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """Where an engine is, and of which kind it is: one of ENGINES."""

    scheme: str
    place: str

    @classmethod
    def parse(cls, text: str) -> Address:
        """What is written as `dask://HOST:PORT`. Raises ValueError."""
        match = _ADDRESS.fullmatch(text)
        if match is None or not 0 < int(match["port"]) < 65536:
            raise ValueError(f"{text!r} is no address of an engine, such as dask://HOST:PORT")
        if match["scheme"] not in ENGINES:
            raise ValueError(f"{match['scheme']!r} is none of the engines that are known: {', '.join(ENGINES)}")
        return cls(scheme=match["scheme"], place=f"{match['host']}:{match['port']}")

    def __str__(self) -> str:
        return f"{self.scheme}://{self.place}"


def use(address: Address) -> AbstractContextManager[Engine]:
    """The engine at `address`. Raises EngineError, also while it is used."""
    return ENGINES[address.scheme](address)


@contextmanager
def _dask(address: Address) -> Iterator[Engine]:
    try:
        import distributed
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise EngineError(
            f"{address} needs the library distributed: pip install 'cheatsheet-generator[dask]'"
        ) from None
    library: Any = distributed  # most of it has no types
    # It tells at length what an EngineError says in a line.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client: Any = library.Client(
            f"tcp://{address.place}", timeout=PATIENCE, set_as_default=False, name="cheatsheet"
        )
    except (OSError, ValueError, TimeoutError) as fault:
        raise EngineError(f"no scheduler answers at {address}: {_first_line(fault)}") from None

    def explained(fault: BaseException) -> BaseException:
        if isinstance(fault, KilledWorker):
            return WorkerDiedError("on several workers of the engine")
        if isinstance(fault, ImportError | AttributeError):
            return EngineError(f"the workers of {address} do not have this version of cheatsheet-generator: {fault}")
        if isinstance(fault, CancelledError | OSError | TimeoutError):
            return EngineError(f"the scheduler at {address} was lost: {_first_line(fault)}")
        return fault

    try:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
            slots = sum(client.nthreads().values())
        except (OSError, TimeoutError, CancelledError):
            raise EngineError(f"the scheduler at {address} has no workers: start some first") from None
        # Not `pure`: the same sheet may be asked for again, and is then not taken from an earlier answer.
        yield Engine(
            name=str(address), executor=client.get_executor(pure=False), slots=max(slots, 1), explained=explained
        )
    finally:
        client.close(timeout=PATIENCE)


def _first_line(fault: BaseException) -> str:
    return str(fault).strip().partition("\n")[0] or type(fault).__name__


ENGINES: Mapping[str, Callable[[Address], AbstractContextManager[Engine]]] = {"dask": _dask}
