"""Pages one after another through the press: while it lays one out, the last one is proven and the next one is set."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from generator.writing.press.process import PRESS, Impression

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """One layout that the press is to make, as `Press.lay_out` takes it."""

    html: str
    faces: Mapping[str, Path]
    pictures: Mapping[str, tuple[str, bytes]]
    pages: int


Printing: TypeAlias = Generator[Order, Impression, T]
"""What makes something of layouts: it gives an order and gets its impression, or the press's error, as often as it
needs one, and returns what it has made."""


class _Work:
    """An order that the press is at work on."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._answer: Impression | BaseException | None = None
        # A layout that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()

    def _wait(self) -> None:
        order = self._order
        try:
            self._answer = PRESS.lay_out(order.html, order.faces, order.pictures, order.pages)
        except BaseException as fault:  # whatever it is, it is for the one who gave the order
            self._answer = fault

    def answer(self) -> Impression | BaseException:
        """Wait for what comes of it."""
        self._thread.join()
        assert self._answer is not None
        return self._answer

    def give_up(self) -> None:
        """End it where nobody waits for it any more: the next order gets another worker."""
        if self._thread.is_alive():
            PRESS.interrupt()
            self._thread.join()


def print_all(printings: Iterable[Printing[T]]) -> tuple[T, ...]:
    """What each of the `printings` makes, in their order; the press has one order at a time."""
    made: dict[int, T] = {}
    ready: deque[tuple[int, Printing[T], Order]] = deque()
    ahead = enumerate(printings)

    def proceed(place: int, printing: Printing[T], answer: Impression | BaseException | None = None) -> None:
        """Have `printing` go on to its next order, or to its end."""
        try:
            if answer is None:
                order = next(printing)
            elif isinstance(answer, BaseException):
                order = printing.throw(answer)
            else:
                order = printing.send(answer)
        except StopIteration as end:
            made[place] = end.value
        else:
            ready.append((place, printing, order))

    answered: tuple[int, Printing[T], Impression | BaseException] | None = None
    while True:
        work = None
        if ready:
            place, printing, order = ready.popleft()
            work = _Work(order)
        try:
            if answered is not None:
                proceed(*answered)
            while not ready and (following := next(ahead, None)) is not None:
                proceed(*following)
            answered = (place, printing, work.answer()) if work is not None else None
        except BaseException:
            if work is not None:
                work.give_up()
            raise
        if work is None and not ready:
            return tuple(made[place] for place in sorted(made))
