"""Regular expressions that are compiled with their first use."""

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.expressions import _Expression, expression


@given(st.text(alphabet="abAB1 \n"), st.sampled_from([0, re.IGNORECASE, re.MULTILINE]))
def test_an_expression_does_what_the_compiled_one_does(text: str, flags: int) -> None:
    late, early = expression(r"(A)?b+|^1", flags), re.compile(r"(A)?b+|^1", flags)
    assert late.findall(text) == early.findall(text)
    assert late.sub("-", text) == early.sub("-", text)
    assert late.split(text) == early.split(text)
    assert (late.match(text) is None) == (early.match(text) is None)
    assert [found.span() for found in late.finditer(text)] == [found.span() for found in early.finditer(text)]
    assert (late.pattern, late.flags, late.groups) == (early.pattern, early.flags, early.groups)


def test_a_fault_in_an_expression_shows_with_its_first_use() -> None:
    broken = expression("(")
    with pytest.raises(re.error):
        broken.match("")


def test_every_expression_of_the_package_compiles() -> None:
    """A fault in one that few sheets need would wait for them."""
    for module in walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    late = [one for one in gc.get_objects() if type(one) is _Expression]
    assert len(late) > 100
    for one in late:
        assert re.compile(one.pattern, one._asked).pattern == one.pattern
