"""A plan of what to do when: days or weeks, and a task for each."""

from __future__ import annotations

import re

from generator import reasons
from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Plan, Unasked
from generator.asking.shapes.table_frame import Frame
from generator.asking.shapes.table_words import DAYTIMES, PERIOD_COLUMNS, TASK_COLUMNS, WEEKDAYS, plans
from generator.asking.shapes.vocabulary import is_one_of, listed
from generator.expressions import expression

_NUMBER = re.compile(r"\d+")
_TIME = expression(
    r"\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|uhr|h)?(?:\s?[-–—]\s?\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|uhr|h)?)?", re.IGNORECASE
)
# A word list may have two of them.
_FEWEST_DAYS = 3


# In a test, what its marks mean and which chapter is asked for is about the test.
_TEST = expression(
    r"(?<!\w)(?:tests?|quiz(?:zes)?|exams?|mock|klausur\w*|prüfung\w*|examens?|contrôle|interro\w*|exámenes|prueba|prova|verifica"
    r"|toets|sprawdzian|тест\w*|контрольн\w+|sınav|prov|đề thi|ujian)(?!\w)|测验|測驗|考试|試験|시험",
    re.IGNORECASE,
)
_MARKS = listed(
    """
    score, scores, mark, marks, points, grade, chapter, chapters, section, part, punkte, note, kapitel, teil,
    points obtenus, chapitre, partie, puntos, puntuación, nota, capítulo, parte, pontos, pontuação, punti, punteggio,
    voto, capitolo, punten, cijfer, hoofdstuk, punkty, ocena, rozdział, баллы, оценка, глава, раздел, puan, bölüm,
    poäng, betyg, 分数, 得分, 章节, 点数, 점수, 단원
    """
)


def plan(frame: Frame, place: Place) -> Plan | None:
    """Nothing is asked of rows that go by days or weeks under a title that says plan, or hold tasks."""
    if len(frame.live) < 2:
        return None
    first = frame.live[0]
    days = sum(is_one_of(frame.name(index), WEEKDAYS) for index in frame.live)
    timed = all(_TIME.fullmatch(view.text) for view in frame.column(first))
    if days >= _FEWEST_DAYS and (timed or is_one_of(frame.name(first), WEEKDAYS)):
        return Unasked(reason=reasons.PLAN)
    if _TEST.search(place.sheet) is not None and is_one_of(frame.name(first), _MARKS):
        return Unasked(reason=reasons.PLAN)
    dayed = sum(is_one_of(view.text, WEEKDAYS) for view in frame.column(first))
    if dayed >= _FEWEST_DAYS and any(is_one_of(frame.name(index), DAYTIMES) for index in frame.live[1:]):
        return Unasked(reason=reasons.PLAN)
    counted = sum(_NUMBER.search(view.text) is not None for view in frame.column(first)) * 5 >= len(frame.facts) * 4
    words = frame.name(first).split()
    periods = is_one_of(frame.name(first), PERIOD_COLUMNS) or (
        bool(words) and any(is_one_of(word, PERIOD_COLUMNS) for word in words)
    )
    planned = any(map(plans, (place.sheet, *place.path, *place.context)))
    tasks = any(is_one_of(frame.name(index), TASK_COLUMNS) for index in frame.live[1:])
    if (periods and (planned or (tasks and counted))) or (planned and counted and tasks):
        return Unasked(reason=reasons.PLAN)
    return None
