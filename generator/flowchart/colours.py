"""The colours that a flowchart is drawn in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Colours:
    """CSS colours: `ink` of labels, `muted` of frames and their titles, `line` of edges and outlines, the fill of a
    `node`, and the `shade` in a frame.
    """

    ink: str
    muted: str
    line: str
    node: str
    shade: str
