"""Which columns make the key of each row, so that no two rows of a table ask the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from generator.asking.shapes.columns import Pane, is_placeholder
from generator.asking.shapes.table_frame import Frame, Line
from generator.inlines import Inlines
from generator.source import Span

# A longer cell is an answer to give, not a word to ask by.
_LONGEST_KEY = 60
# As many answers to one key are asked for together; more are a list that nobody knows by heart.
MOST_SHARED = 4


class Keys:
    """The keys of all rows: `block` is where the table is, `signs` are its columns of signs.

    Rows with the same key get columns that tell them apart. What such a column says is then asked by what they share.
    """

    def __init__(self, block: Span, frame: Frame, pane: Pane, signs: frozenset[int]) -> None:
        self.block = block
        self.signs = signs
        self._pane = pane
        self._added: dict[tuple[object, ...], tuple[int, ...]] = {}
        self._alike: dict[tuple[object, ...], list[Line]] = defaultdict(list)
        self._grouped: dict[tuple[object, ...], int] = defaultdict(int)
        self._said: dict[int, Counter[str]] = {}
        self.asks: dict[int, tuple[str, Inlines]] = {}  # by column: the slot and the prompt of its cells, once known
        for line in frame.facts:
            self._alike[self._name(line)].append(line)
            self._grouped[self._group(line)] += 1
        for name, lines in self._alike.items():
            if len(lines) > 1 and pane.widen:
                self._added[name] = _telling_apart(lines, pane.widen)

    def _name(self, line: Line) -> tuple[object, ...]:
        return (line.context, *(line.cells[index].text for index in self._pane.key))

    def _group(self, line: Line) -> tuple[object, ...]:
        return (line.context, line.cells[self._pane.key[0]].text)

    def of(self, line: Line) -> tuple[int, ...]:
        """The key columns of `line` that are filled."""
        columns = (*self._pane.key, *self._added.get(self._name(line), ()))
        return tuple(index for index in columns if self._names(line, index))

    def _names(self, line: Line, index: int) -> bool:
        """Whether a cell names something: a dash does so in a column of signs only."""
        cell = line.cells[index]
        return not cell.blank and (index in self.signs or not is_placeholder(cell))

    def shared(self, line: Line) -> Iterator[tuple[tuple[int, ...], int]]:
        """What else `line` is asked by the key that it shares: that key, and the column that joined it."""
        group = self._pane.group
        named = self._names(line, self._pane.key[0])
        if group is not None and named and not line.cells[group].blank and self._grouped[self._group(line)] == 1:
            yield self._pane.key[:1], group
        own = tuple(index for index in self._pane.key if self._names(line, index))
        if own and len(self._alike[self._name(line)]) <= MOST_SHARED:
            for index in self._added.get(self._name(line), ()):
                if self._is_said_of(self._name(line), index):
                    yield own, index

    def _is_said_of(self, name: tuple[object, ...], index: int) -> bool:
        """Whether a column says something of one key's rows; the inputs of a decision are the same for every key."""
        if index not in self._said:
            self._said[index] = Counter(line.cells[index].text for lines in self._alike.values() for line in lines)
        own = Counter(line.cells[index].text for line in self._alike[name])
        return any(self._said[index][text] == times for text, times in own.items())


def _telling_apart(lines: Sequence[Line], columns: Sequence[int]) -> tuple[int, ...]:
    """The fewest columns from the left that tell `lines` apart, with one left to ask; none if there are none."""
    usable = [
        index
        for index in columns[:-1]
        if all(not line.cells[index].blank and len(line.cells[index].text) <= _LONGEST_KEY for line in lines)
    ]
    for count in range(1, len(usable) + 1):
        for chosen in [(index,) for index in usable] if count == 1 else [tuple(usable[:count])]:
            if len({tuple(line.cells[index].text for index in chosen) for line in lines}) == len(lines):
                return chosen
    return ()
