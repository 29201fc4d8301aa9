"""Flowcharts as vector in the page's own face: ranks, then places, then lines."""

from generator.writing.page.flowchart.drawing import draw_flowchart, strip_width

__all__ = ["draw_flowchart", "strip_width"]
