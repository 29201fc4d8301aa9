"""Values that are made quickly are what frozen dataclasses make."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.values import changed, quick


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    name: str
    places: tuple[int, ...] = ()
    weight: int = 1


def test_a_quick_value_has_the_fields_that_it_is_given() -> None:
    point = Point(name="peak", places=(1, 2))
    assert (point.name, point.places, point.weight) == ("peak", (1, 2), 1)
    assert point == Point(name="peak", places=(1, 2), weight=1)


def test_a_quick_value_stays_as_it_is() -> None:
    with pytest.raises(FrozenInstanceError):
        Point(name="peak").name = "vale"  # type: ignore[misc]


@pytest.mark.parametrize("arguments", [{}, {"name": "peak", "height": 3}])
def test_a_quick_value_takes_its_own_fields_only(arguments: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Point(**arguments)  # type: ignore[arg-type]


def test_a_changed_value_is_another_one_with_all_else_equal() -> None:
    point = Point(name="peak", places=(1, 2))
    assert changed(point, weight=5) == replace(point, weight=5)
    assert point.weight == 1


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Hill(Point):
    """Its fields are called as what changes them might call its own names."""

    kind: str
    new: str
    value: Point | None = None


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "name": st.text(),
        "places": st.tuples(st.integers()),
        "kind": st.text(),
        "new": st.text(),
        "value": st.none() | st.builds(Point, name=st.text()),
    },
)


@given(CHANGES)
def test_a_changed_value_is_what_replace_makes_of_it(changes: dict[str, Any]) -> None:
    hill = Hill(name="a", places=(1, 2), kind="b", new="c", value=Point(name="d"))
    assert changed(hill, **changes) == replace(hill, **changes)
    assert hill == Hill(name="a", places=(1, 2), kind="b", new="c", value=Point(name="d"))


def test_a_field_that_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(AssertionError, match="colour"):
        changed(Point(name="peak"), colour="red")
