"""How long a sheet takes to read and to ask, beside bare markdown-it with tables, as it grows to 100,000 rows."""

from __future__ import annotations

import time

from markdown_it import MarkdownIt

from generator.loading import read
from generator.reading import decode

SIZES = (1_500, 10_000, 100_000)
ROWS_A_SECTION = 50


def sheet(rows: int) -> str:
    """A sheet of that many rows, three columns each, in sections."""
    lines = ["# Parts", ""]
    for number in range(rows):
        if number % ROWS_A_SECTION == 0:
            lines += ["", f"## Shelf {number // ROWS_A_SECTION}", "", "| Part | Use | Weight |", "| --- | --- | --- |"]
        lines.append(f"| part `{number:06}` | holds *piece {number * 7919 % 104729}* | {number * 31 % 997} g |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print a line for each size."""
    for rows in SIZES:
        text = sheet(rows)
        started = time.process_time()
        MarkdownIt("commonmark").enable("table").parse(text)
        floor = time.process_time() - started
        started = time.process_time()
        source, _ = decode("parts.md", text.encode())
        assert source is not None
        found, _ = read(source, "parts")
        took = time.process_time() - started
        assert found is not None
        assert len(found.facts) == rows
        print(
            f"{rows:>7} rows: bare markdown-it {floor:6.2f} s, ours {took:6.2f} s ({took / floor:.2f} x), "
            f"{took / rows * 1e6:5.0f} µs a row"
        )


if __name__ == "__main__":
    main()
