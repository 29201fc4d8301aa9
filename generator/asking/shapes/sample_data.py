"""A table of sample data: what goes into an example, or comes out of it."""

from __future__ import annotations

import re

from generator import reasons
from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Plan, Unasked
from generator.asking.shapes.table_frame import Frame
from generator.asking.shapes.table_words import DATA_TITLES
from generator.asking.shapes.vocabulary import is_one_of
from generator.expressions import expression

# The names of a database's columns, one of which tells its records apart.
_FIELD = expression(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_RECORD = expression(r"(?:\w+_)?(?:id|uuid|pk)|(?:created|updated|deleted)_at")
_FEWEST_FIELDS = 3


# What columns are called where a table only shows how tables look.
_PLACEHOLDER = expression(
    r"(?:table )?(?:column|col|header|heading|head|title|spalte|überschrift|kopf|colonne|en-tête|titre|columna"
    r"|encabezado|título|coluna|cabeçalho|colonna|intestazione|titolo|kolom|kop|kolumna|nagłówek|столбец|колонка"
    r"|заголовок|стовпець|sloupec|sütun|başlık|kolumn|rubrik|cột|tiêu đề|kolom|judul|عمود|עמודה|列|表头|標題|見出し"
    r"|열|제목)[\s_-]?[#№]?[\s_-]?(?:\d{1,2}|[A-Da-d]|one|two|three|four|eins|zwei|drei|[一二三四])",
    re.IGNORECASE,
)


def _shows_a_table(frame: Frame) -> bool:
    """Whether all columns are called by their number only."""
    names = [frame.name(index) for index in frame.live]
    return len(names) > 1 and all(_PLACEHOLDER.fullmatch(name) for name in names)


def _are_records(frame: Frame) -> bool:
    """Whether rows are records of a database, with invented values."""
    names = [frame.name(index) for index in frame.live]
    named = all(_FIELD.fullmatch(name) for name in names)
    return named and any(map(_RECORD.fullmatch, names)) and (len(names) >= _FEWEST_FIELDS or _are_numbered(frame))


def _are_numbered(frame: Frame) -> bool:
    """Whether the first column is called by a record's number and counts the rows."""
    numbers = [view.text for view in frame.column(frame.live[0])]
    counted = numbers == [str(number) for number in range(1, len(numbers) + 1)]
    return len(numbers) > 1 and counted and _RECORD.fullmatch(frame.name(frame.live[0])) is not None


# Names of things that stand for any: `u1`, `u2` above `f1`, `f2`.
_ANY = expression(r"([A-Za-z])_?(\d{1,2})")


def _stand_for_any(frame: Frame) -> bool:
    """Whether rows and columns are both called by a letter and a number that counts them."""
    if len(frame.live) < _FEWEST_FIELDS:
        return False
    rows = [view.text for view in frame.column(frame.live[0])]
    columns = [frame.name(index) for index in frame.live[1:]]
    return _are_counted(rows) and _are_counted(columns)


def _are_counted(names: list[str]) -> bool:
    found = [_ANY.fullmatch(name) for name in names]
    letters = {match[1] for match in found if match is not None}
    numbers = [int(match[2]) for match in found if match is not None]
    steady = numbers == list(range(numbers[0], numbers[0] + len(names))) if numbers else False
    return len(names) > 1 and steady and len(letters) == 1


def plan(frame: Frame, place: Place) -> Plan | None:
    """Nothing is asked of records, of a table that shows how tables look, and of data, where words above say so."""
    if _are_records(frame) or _shows_a_table(frame) or _stand_for_any(frame):
        return Unasked(reason=reasons.EXAMPLES)
    title = (*place.path, *place.context)[-1:]
    shown = title and (is_one_of(title[0], DATA_TITLES) or _TRACE.match(title[0]) is not None)
    taught = title and _MARKDOWN.search(place.sheet) is not None and _TABLES.search(title[0]) is not None
    return Unasked(reason=reasons.EXAMPLES) if shown or taught else None


# One case is followed through, row by row.
_TRACE = expression(
    r"\W*(?:verification|trace(?: table)?|tracing|dry run|walk-?through|worked example|step[- ]by[- ]step(?: example)?"
    r"|durchlauf|schreibtischtest|trace d'exécution|déroulement|traza|traza de ejecución|prueba de escritorio|rastreio"
    r"|teste de mesa|traccia|esecuzione passo|трассировка|单步|手动模拟|トレース)(?!\w)",
    re.IGNORECASE,
)
# Where Markdown is taught, tables show how tables look.
_MARKDOWN = expression(r"markdown", re.IGNORECASE)
_TABLES = expression(
    r"(?<!\w)(?:tables?|tabellen?|tableaux?|tablas?|tabelas?|tabell[ae]|tabele|таблиц\w*|tablolar?|tabeller)(?!\w)|表格|表の|표",
    re.IGNORECASE,
)
