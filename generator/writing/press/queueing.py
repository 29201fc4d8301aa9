"""Pages one after another through the press, or two: while one lays out a page, the last is proven and the next set."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeAlias, TypeVar

from generator.writing.press.process import PRESSES, Impression, Press

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
    """An order that a press is at work on; it is put among what is `done` with what comes of it."""

    def __init__(
        self, press: Press, place: int, printing: Printing[Any], order: Order, done: SimpleQueue[_Work]
    ) -> None:
        self.press = press
        self.place = place
        self.printing = printing
        self.answer: Impression | BaseException | None = None
        self._order = order
        self._done = done
        # A layout that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()

    def _wait(self) -> None:
        order = self._order
        try:
            self.answer = self.press.lay_out(order.html, order.faces, order.pictures, order.pages)
        except BaseException as fault:  # whatever it is, it is for the one who gave the order
            self.answer = fault
        self._done.put(self)

    def give_up(self) -> None:
        """End it where nobody waits for it any more: the next order gets another worker."""
        if self._thread.is_alive():
            self.press.interrupt()
            self._thread.join()


def print_all(printings: Iterable[Printing[T]], presses: int = 1) -> tuple[T, ...]:
    """What each of the `printings` makes, in their order, by so many presses; each has one order at a time."""
    made: dict[int, T] = {}
    ready: deque[tuple[int, Printing[T], Order]] = deque()
    ahead = enumerate(printings)
    free = [*reversed(PRESSES[:presses])]
    at_work: list[_Work] = []
    done: SimpleQueue[_Work] = SimpleQueue()

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

    def busy() -> None:
        """No press is without an order that there is one for."""
        while free and ready:
            at_work.append(_Work(free.pop(), *ready.popleft(), done))

    try:
        while True:
            busy()
            if not ready and done.empty() and (following := next(ahead, None)) is not None:
                proceed(*following)
            elif at_work:
                work = done.get()
                at_work.remove(work)
                free.append(work.press)
                busy()
                proceed(work.place, work.printing, work.answer)
            else:
                return tuple(made[place] for place in sorted(made))
    except BaseException:
        for work in at_work:
            work.give_up()
        raise
