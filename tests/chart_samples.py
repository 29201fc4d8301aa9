"""Flowcharts of all kinds, for tests that must hold for any."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.blocks import NODE_SHAPES, Edge, Flowchart, Group, Node
from generator.source import Span

HERE = Span(start=0, end=0)
WORDS = st.sampled_from(["tea", "a", "Größe ≥ 3", "boil (long/slow)", "pour", "taste_the_water", "add sugar, or not"])
LABELS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@st.composite
def charts(draw: st.DrawFn) -> Flowchart:
    """Nodes in groups within groups, and edges between any of them."""
    count = draw(st.integers(1, 10))
    names = [f"n{number}" for number in range(count)]
    ends = st.sampled_from(names)
    edges = draw(st.lists(
        st.builds(
            Edge, source=ends, target=ends, label=st.one_of(st.just(""), st.just(""), LABELS),
            stroke=st.sampled_from(["solid", "dotted", "thick"]), head=st.sampled_from(["arrow", "arrow", "", "dot"]),
            tail=st.sampled_from(["", "", "arrow"]), span=st.just(HERE),
        ), max_size=14,
    ))  # fmt: skip
    group_of = draw(st.lists(st.integers(-1, 2), min_size=count, max_size=count))
    parents = draw(st.tuples(st.just(""), st.sampled_from(["", "g0"]), st.sampled_from(["", "g0", "g1"])))
    groups = [
        Group(name=f"g{number}", title=draw(st.one_of(st.just(""), LABELS)), span=HERE, parent=parents[number],
              nodes=tuple(name for name, group in zip(names, group_of, strict=True) if group == number))
        for number in range(3)
    ]  # fmt: skip
    filled = {group.name for group in groups if group.nodes}
    filled |= {group.parent for group in groups if group.name in filled}
    filled |= {group.parent for group in groups if group.name in filled}
    return Flowchart(
        direction=draw(st.sampled_from(["LR", "RL", "TD", "BT"])),
        nodes=tuple(
            Node(name=name, label=draw(LABELS), shape=draw(st.sampled_from(NODE_SHAPES)), span=HERE) for name in names
        ),
        edges=tuple(edges),
        groups=tuple(group for group in groups if group.name in filled),
        span=HERE,
    )
