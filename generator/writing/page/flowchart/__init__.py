"""Flowcharts as vector in the page's own face: ranks, then places, then lines."""

from generator.writing.page.flowchart.drawing import ChartDrawing

__all__ = ["ChartDrawing"]
