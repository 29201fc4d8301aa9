"""Flowcharts: ranks, places and SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import mermaid_render
import pytest
from page_samples import sheet_of

from generator.blocks import Flowchart
from generator.flowchart import ChartDrawing
from generator.flowchart.colours import Colours
from generator.flowchart.drawing import describe
from generator.flowchart.geometry import Layout
from generator.flowchart.labels import NODE_TEXT, set_label, settings_of
from generator.flowchart.ranking import rank
from generator.writing.page.diagrams import diagram_labels, draw_diagram
from generator.writing.typography.ruler import Ruler

COLOURS = Colours(ink="#111", muted="#555", line="#345", node="#eef", shade="#f3f4f5")
LOOP = "flowchart LR\n  a[Sow] --> b[Water] --> c{Grown?}\n  c -- yes --> d[Harvest]\n  c -- no --> b"


def chart(mermaid: str) -> Flowchart:
    (block,) = sheet_of(f"# Garden\n\n## Year\n\n```mermaid\n{mermaid}\n```\n").sections[0].blocks
    assert isinstance(block, Flowchart)
    return block


def drawn(mermaid: str, width: float, *, blank: bool = False) -> tuple[ET.Element, float]:
    drawing = ChartDrawing(chart=chart(mermaid), ruler=Ruler(), colours=COLOURS, blank=blank)
    return ET.fromstring(drawing.svg(width)), drawing.height(width)


def texts(svg: ET.Element) -> str:
    return " ".join(element.text or "" for element in svg.iter("{http://www.w3.org/2000/svg}text"))


def extent(svg: ET.Element) -> tuple[float, float]:
    return tuple(float(value) for value in re.findall(r"(?:width|height):([\d.]+)em", svg.attrib["style"]))  # type: ignore[return-value]


def test_nodes_stand_in_the_order_of_the_flow() -> None:
    ranks = rank(chart(LOOP)).ranks
    assert [name for names in ranks for name in names if not name.startswith("\0")] == ["a", "b", "c", "d"]


def test_a_label_without_words_is_an_empty_line() -> None:
    (label,) = settings_of(" ", Ruler(), NODE_TEXT)
    assert label.lines == ("",)


def test_an_edge_that_closes_a_loop_runs_back() -> None:
    assert [(edge.source, edge.target) for edge in rank(chart(LOOP)).returns] == [("c", "b")]


def test_a_node_that_points_to_itself_is_a_loop() -> None:
    ranking = rank(chart("flowchart LR\n  a[Turn] --> a\n  a --> b[Rest]"))
    assert [(edge.source, edge.target) for edge in ranking.loops] == [("a", "a")]


def test_a_long_edge_passes_a_way_point_in_each_rank() -> None:
    ranking = rank(chart("flowchart LR\n  a --> b --> c\n  a --> c"))
    assert [len(route.stops) for route in ranking.routes] == [2, 2, 3]


def test_members_of_a_group_stay_together() -> None:
    ranking = rank(chart(
        "flowchart LR\n  subgraph one\n    a1\n    a2\n  end\n  subgraph two\n    b1\n    b2\n  end\n"
        "  s --> a1\n  s --> b1\n  s --> a2\n  s --> b2"
    ))  # fmt: skip
    second = tuple(name for name in ranking.ranks[1] if not name.startswith("\0"))
    assert {second[:2], second[2:]} in ({("a1", "a2"), ("b1", "b2")}, {("a2", "a1"), ("b2", "b1")})


@pytest.mark.parametrize("width", [60.0, 34.0, 18.0, 9.0])
def test_a_chart_is_never_wider_than_its_place(width: float) -> None:
    svg, height = drawn(LOOP, width)
    across, down = extent(svg)
    assert across <= width + 0.01
    assert down == pytest.approx(height, abs=0.01)


def test_every_label_is_text() -> None:
    svg, _ = drawn(LOOP, 40.0)
    for label in ("Sow", "Water", "Grown?", "Harvest", "yes", "no"):
        assert label in texts(svg)


def layout(mermaid: str, width: float) -> Layout:
    return ChartDrawing(chart=chart(mermaid), ruler=Ruler(), colours=COLOURS).layout(width)


def test_a_chart_that_is_too_long_to_run_across_is_folded_into_rows_that_read_on() -> None:
    chain = "flowchart LR\n  " + " --> ".join(f"n{number}[Step number {number}]" for number in range(12))
    boxes = layout(chain, 45.0).boxes
    places = [(round(box.rect.middle.y, 2), box.rect.left) for box in boxes]
    assert places == sorted(places)
    assert 2 <= len({row for row, _ in places}) <= 4


def test_boxes_of_a_strip_differ_in_width_before_they_break_their_labels() -> None:
    chain = "flowchart LR\n  a[Read] --> b[Weigh one thing against another] --> c[Act]"
    assert [len(box.label.lines) for box in layout(chain, 60.0).boxes] == [1, 1, 1]
    assert [len(box.label.lines) for box in layout(chain, 20.0).boxes] == [1, 2, 1]


def test_a_subgraph_frames_what_is_named_in_it() -> None:
    mermaid = "flowchart LR\n  a --> b --> c\n  subgraph inner [Within]\n    b\n  end"
    drawn_layout = layout(mermaid, 40.0)
    (frame,) = drawn_layout.frames
    inside = [box.node.name for box in drawn_layout.boxes if frame.parts[0].meets(box.rect)]
    assert inside == ["b"]


def test_a_line_to_a_subgraph_ends_at_its_frame() -> None:
    mermaid = "flowchart LR\n  a --> inner\n  subgraph inner [Within]\n    b --> c\n  end"
    drawn_layout = layout(mermaid, 40.0)
    way = next(way for way in drawn_layout.ways if way.edge.target == "inner")
    assert way.points[-1].x == pytest.approx(drawn_layout.frames[0].parts[0].left, abs=1e-3)


def test_a_chart_gets_no_narrower_than_its_text_can_be_read() -> None:
    drawing = ChartDrawing(chart=chart(LOOP), ruler=Ruler(), colours=COLOURS)
    narrowest = drawing.settings.narrowest
    assert drawing.layout(narrowest).width <= narrowest + 0.01


def test_a_direction_against_reading_is_mirrored() -> None:
    def lefts(direction: str) -> list[float]:
        svg, _ = drawn(f"flowchart {direction}\n  a[First] --> b[Second]", 40.0)
        return [float(rect.attrib["x"]) for rect in svg.iter("{http://www.w3.org/2000/svg}rect")]

    assert lefts("LR") == sorted(lefts("LR"))
    assert lefts("RL") == sorted(lefts("RL"), reverse=True)


@pytest.mark.parametrize("stroke", ["-.->", "==>", "---"])
def test_edges_keep_their_stroke(stroke: str) -> None:
    svg, _ = drawn(f"flowchart LR\n  a {stroke} b", 40.0)
    (path,) = svg.iter("{http://www.w3.org/2000/svg}path")
    heads = list(svg.iter("{http://www.w3.org/2000/svg}polygon"))
    assert ("stroke-dasharray" in path.attrib) == (stroke == "-.->")
    assert (float(path.attrib["stroke-width"]) > 1.0) == (stroke == "==>")
    assert bool(heads) == (stroke != "---")


def test_a_blank_chart_keeps_its_boxes_and_its_first_label() -> None:
    shown, height = drawn(LOOP, 40.0)
    blank, same = drawn(LOOP, 40.0, blank=True)
    assert same == height
    assert len(list(blank.iter())) < len(list(shown.iter()))
    assert "Sow" in texts(blank) and "Harvest" not in texts(blank)


def test_the_alternative_text_says_where_each_arrow_goes() -> None:
    assert describe(chart("flowchart LR\n  a[Sow] --> b[Reap]\n  b -- again --> a")) == (
        "Flowchart: Sow → Reap; Reap → Sow (again)"
    )


def lines(label: str, width: float) -> tuple[str, ...]:
    return set_label(settings_of(label, Ruler(), NODE_TEXT, "rect"), width).lines


def test_a_label_is_wrapped_evenly() -> None:
    assert lines("one two three four five six", 9.0) == ("one two three", "four five six")


def test_a_label_is_rather_broken_before_a_bracket() -> None:
    assert lines("Deploy (batch/online)", 8.0) == ("Deploy", "(batch/online)")


def test_a_label_in_a_narrow_box_is_broken_behind_signs() -> None:
    assert lines("params/metrics/artifacts", 6.0) == ("params/", "metrics/", "artifacts")


def test_markup_in_a_label_is_text() -> None:
    svg, _ = drawn('flowchart LR\n  a["x < y & z"] --> b', 40.0)
    assert "x < y & z" in texts(svg)


# ---- mermaid's other diagrams ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("sequenceDiagram\n  Cook->>Oven: Heat up\n  Oven-->>Cook: Ready", ["Cook", "Oven", "Heat up", "Ready"]),
        ("stateDiagram-v2\n  [*] --> Raw\n  Raw --> Baked: heat", ["Raw", "Baked", "heat"]),
        ('pie title Flour\n  "Rye & spelt" : 30\n  "Wheat" : 70', ["Flour", "Rye &amp; spelt", "Wheat"]),
    ],
)
def test_another_diagram_is_drawn_with_every_label(source: str, labels: list[str]) -> None:
    diagram = draw_diagram(source)
    assert diagram is not None
    for label in labels:
        assert label in diagram.shapes


def test_a_label_of_another_diagram_may_have_a_break_in_it() -> None:
    diagram = draw_diagram("sequenceDiagram\n  Cook->>Oven: Heat<br/>up\n  Oven-->>Cook: Ready")

    assert diagram is not None
    assert "Heat up" in diagram.shapes


@pytest.mark.parametrize("source", ["sequenceDiagramm\n  a->>b: x", "", "pie\n" + '  "a" : 1\n' * 2000])
def test_what_is_no_diagram_is_left_to_be_shown_as_text(source: str) -> None:
    assert draw_diagram(source) is None


def test_the_labels_of_a_diagram_are_what_is_quoted_and_said() -> None:
    assert diagram_labels('sequenceDiagram\n  A->>B: Knead it\n  note over A: "Not long"') == ("Not long", "Knead it")


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("sequenceDiagram\n  participant B as Baker\n  actor Guest\n", {"Baker", "Guest"}),
        (
            "gantt\n  title Bread\n  dateFormat YYYY-MM-DD\n  section Night\n  Rest :2026-01-01, 1d\n",
            {"Bread", "Night", "Rest"},
        ),
        ("timeline\n  title Loaf\n  Monday : feed it : wait\n", {"Loaf", "Monday", "feed it", "wait"}),
        ("mindmap\n  root((Oven))\n    Heat\n    ::icon(fire)\n", {"Oven", "Heat"}),
        ("journey\n  title Baker's day\n  Knead: 3: Baker\n", {"Baker's day", "Knead", "Baker"}),
        ("erDiagram\n  OVEN ||--o{ LOAF : bakes\n", {"OVEN", "LOAF", "bakes"}),
        ("quadrantChart\n  x-axis Cold --> Hot\n  Rye: [0.2, 0.8]\n", {"Cold", "Hot", "Rye"}),
    ],
    ids=lambda value: value.split()[0] if isinstance(value, str) else "",
)
def test_what_a_diagram_must_show_is_known_by_its_kind_and_drawn(source: str, labels: set[str]) -> None:
    assert set(diagram_labels(source)) == labels
    assert draw_diagram(source) is not None


def test_a_drawing_that_lacks_a_label_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "mindmap\n  root((Oven))\n    Heat\n"
    drawn = mermaid_render.convert(source, format="svg")
    monkeypatch.setattr(mermaid_render, "convert", lambda *_, **__: drawn.replace(b"Heat", b""))
    assert draw_diagram(source) is None
