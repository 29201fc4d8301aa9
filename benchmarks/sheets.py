"""Sheets of any size for the benchmarks, equal on every run."""

from __future__ import annotations

ROWS_A_SECTION = 50


def parts(rows: int) -> str:
    """A sheet of that many rows, three columns each with some markup, in sections of fifty."""
    lines = ["---", "title: Parts", "language: en", "---"]
    for number in range(rows):
        if number % ROWS_A_SECTION == 0:
            lines += ["", f"## Shelf {number // ROWS_A_SECTION}", "", "| Part | Use | Weight |", "| --- | --- | --- |"]
        lines.append(f"| part `{number:06}` | holds *piece {number * 7919 % 104729}* | {number * 31 % 997} g |")
    return "\n".join((*lines, ""))
