"""What was seen of inlines is remembered while they are at hand, and never for others."""

from __future__ import annotations

from generator.inlines import MOST_REMEMBERED, Inlines, Text, plain, remembered


def test_the_same_inlines_are_looked_at_once() -> None:
    looks: list[Inlines] = []

    @remembered
    def seen(inlines: Inlines) -> str:
        looks.append(inlines)
        return plain(inlines)

    cell, twin = (Text(text="a"),), (Text(text="a"),)
    assert [seen(cell), seen(cell), seen(twin)] == ["a", "a", "a"]
    assert [one is cell for one in looks] == [True, False]


def test_inlines_that_are_gone_are_not_taken_for_others() -> None:
    seen = remembered(plain)
    # Of a text that is dropped at once, the next one takes the place in memory.
    words = [str(number) for number in range(3 * MOST_REMEMBERED)]
    assert [seen((Text(text=word),)) for word in words] == words
