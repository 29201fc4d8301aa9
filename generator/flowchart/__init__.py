"""Flowcharts as vector for pages and cards: ranks, then places, then lines."""

from generator.flowchart.drawing import ChartDrawing

__all__ = ["ChartDrawing"]
