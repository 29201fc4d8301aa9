"""Pages through the press one after another: each gets its own answer, and no time is lost between them."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.writing.press.process import PRESS, PRESSES, Impression, PressError
from generator.writing.press.queueing import Order, Printing, print_all

SOON = 10.0  # seconds


def order(html: str) -> Order:
    return Order(html=html, faces={}, pictures={}, pages=1)


def impression(said: str) -> Impression:
    return Impression(pages=1, places={}, cut=frozenset(), spilt=(), warnings=(), pdf=said.encode())


def printing(*htmls: str) -> Printing[list[str]]:
    """What orders one layout after another, and says what came of each."""
    answers = []
    for html in htmls:
        try:
            answers.append((yield order(html)).pdf.decode())
        except PressError as fault:
            answers.append(f"failed: {fault}")
    return answers


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The layouts that a press was given which says them again, but fails on `bad`."""
    given: list[str] = []

    def lay_out(html: str, *_: object) -> Impression:
        given.append(html)
        if html == "bad":
            raise PressError("too much")
        return impression(html)

    monkeypatch.setattr(PRESS, "lay_out", lay_out)
    return given


def test_everyone_gets_the_answers_to_its_own_orders_in_the_order_that_was_asked(press: list[str]) -> None:
    made = print_all(iter([printing("a", "b", "c"), printing(), printing("d"), printing("e", "f")]))
    assert made == (["a", "b", "c"], [], ["d"], ["e", "f"])
    assert sorted(press) == ["a", "b", "c", "d", "e", "f"]


def test_nothing_to_print_makes_nothing(press: list[str]) -> None:
    assert (print_all([]), press) == ((), [])


@pytest.mark.usefixtures("press")
def test_an_error_of_the_press_comes_to_the_one_who_gave_the_order() -> None:
    assert print_all([printing("a"), printing("bad", "b")]) == (["a"], ["failed: too much", "b"])


def waiting(monkeypatch: pytest.MonkeyPatch, until: threading.Event) -> list[bool]:
    """A press that does not answer before `until`; whether each answer came for that."""
    came: list[bool] = []

    def lay_out(html: str, *_: object) -> Impression:
        came.append(until.wait(SOON))
        return impression(html)

    monkeypatch.setattr(PRESS, "lay_out", lay_out)
    return came


def after(done: Callable[[], None], html: str) -> Printing[str]:
    done()
    return (yield order(html)).pdf.decode()


def test_the_next_page_is_set_while_the_press_is_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    set_next = threading.Event()
    came = waiting(monkeypatch, set_next)
    assert print_all([after(lambda: None, "a"), after(set_next.set, "b")]) == ("a", "b")
    assert came == [True, True]


def test_a_fault_while_the_press_is_at_work_ends_what_it_is_at(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    came = waiting(monkeypatch, ended)
    monkeypatch.setattr(PRESS, "interrupt", ended.set)

    def fail() -> None:
        raise ValueError("a fault of ours")

    with pytest.raises(ValueError, match="of ours"):
        print_all([after(lambda: None, "a"), after(fail, "b")])
    assert came == [True]


def test_two_presses_lay_out_two_pages_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    both = threading.Barrier(2, timeout=SOON)

    def lay_out(html: str, *_: object) -> Impression:
        both.wait()
        return impression(html)

    for one in PRESSES:
        monkeypatch.setattr(one, "lay_out", lay_out)
    made = print_all([printing("a", "b"), printing("c"), printing("d")], presses=2)
    assert made == (["a", "b"], ["c"], ["d"])


@given(pages=st.lists(st.lists(st.sampled_from(["a", "bad", "c"]), max_size=3), max_size=5))
def test_two_presses_make_what_one_makes(pages: list[list[str]]) -> None:
    def lay_out(html: str, *_: object) -> Impression:
        if html == "bad":
            raise PressError("too much")
        return impression(html)

    with pytest.MonkeyPatch.context() as patch:
        for one in PRESSES:
            patch.setattr(one, "lay_out", lay_out)
        alone, together = (print_all((printing(*page) for page in pages), presses) for presses in (1, 2))
    assert alone == together


def test_a_fault_ends_what_both_presses_are_at(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = [threading.Event() for _ in PRESSES]
    for one, end in zip(PRESSES, ended, strict=True):
        monkeypatch.setattr(one, "interrupt", end.set)
        monkeypatch.setattr(one, "lay_out", lambda *_, end=end: impression(str(end.wait(SOON))))

    def fail() -> None:
        raise ValueError("a fault of ours")

    with pytest.raises(ValueError, match="of ours"):
        print_all([printing("a"), printing("b"), after(fail, "c")], presses=2)
    assert all(end.is_set() for end in ended)
