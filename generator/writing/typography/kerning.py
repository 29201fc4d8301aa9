"""Kerning: how much nearer two neighbours are than their advance widths say, after OpenType's pair positioning."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

PAIR, EXTENSION = 2, 9


class Kerning:
    """The `kern` pairs of an opened font, by glyph name, in units of the font."""

    def __init__(self, font: Any) -> None:
        self._font = font
        self.between = cache(self._between)

    @cached_property
    def _tables(self) -> tuple[tuple[tuple[Any, dict[str, int]], ...], ...]:
        # Of most faces no pair is ever asked for.
        return tuple(_pair_tables(self._font["GPOS"].table)) if "GPOS" in self._font else ()

    def _between(self, left: str, right: str) -> int:
        """What is added to the advance of `left` before `right`; the first table that covers the pair decides."""
        for lookup in self._tables:
            for table, first in lookup:
                place = first.get(left)
                if place is None:
                    continue
                found = _pair_value(table, place, left, right)
                if found is not None:
                    return found
        return 0


def _pair_tables(layout: Any) -> Iterator[tuple[tuple[Any, dict[str, int]], ...]]:
    wanted = {
        number
        for record in layout.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for number in record.Feature.LookupListIndex
    }
    for number in sorted(wanted):
        lookup = layout.LookupList.Lookup[number]
        tables = [table.ExtSubTable if lookup.LookupType == EXTENSION else table for table in lookup.SubTable]
        yield tuple(
            (table, {glyph: place for place, glyph in enumerate(table.Coverage.glyphs)})
            for table in tables
            if table.LookupType == PAIR
        )


def _pair_value(table: Any, place: int, left: str, right: str) -> int | None:
    """The value that one table has for a pair; None where it leaves the pair to the next table."""
    if table.Format == 1:
        for record in table.PairSet[place].PairValueRecord:
            if record.SecondGlyph == right:
                return _advance(record.Value1)
        return None
    row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
    return _advance(row.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1)


def _advance(value: Any) -> int:
    return getattr(value, "XAdvance", 0) or 0
