"""A plan of what to do when: days or weeks, and a task for each."""

from __future__ import annotations

import re

from generator import reasons
from generator.asking.shapes.base import Place
from generator.asking.shapes.column_looks import is_link_column
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
    return Unasked(reason=reasons.READING_LIST) if _is_reading_list(frame) else None


# How a thing to read or to do is ranked, and how far one is.
_RANKS = listed(
    """
    priority, importance, status, state, done, progress, difficulty, level, time, duration, est. time, estimated time,
    reading time, size, size (bytes), updated, last updated, priorität, wichtigkeit, stand, fertig, fortschritt,
    schwierigkeit, dauer, priorité, importance, statut, état, avancement, difficulté, durée, prioridad, importancia,
    estado, progreso, dificultad, duración, prioridade, importância, progresso, dificuldade, duração, priorità,
    importanza, stato, difficoltà, durata, prioriteit, voortgang, duur, priorytet, ważność, postęp, trudność, czas,
    приоритет, важность, статус, прогресс, сложность, время, пріоритет, статус, складність, öncelik, durum, süre,
    prioritet, tid, ưu tiên, trạng thái, prioritas, durasi, 优先级, 重要性, 状态, 进度, 难度, 时间, 優先度, 状態, 進捗,
    難易度, 우선순위, 상태, 진행, 난이도, 시간
    """
)
_PAGE = expression(
    r"[^\s|]*\w\.(?:md|mdx|rst|adoc|txt|html?|pdf|ipynb|png|jpe?g|gif|svg|webp|pptx?|docx?)", re.IGNORECASE
)


def _is_reading_list(frame: Frame) -> bool:
    """Whether rows are pages or pictures: a column of their links or names, ranked beside that by another."""
    pages = {index for index in frame.live if _are_pages(frame, index)}
    ranked = {index for index in frame.live if is_one_of(frame.name(index), _RANKS)}
    return bool(pages and ranked - pages)


def _are_pages(frame: Frame, index: int) -> bool:
    cells = frame.column(index)
    return is_link_column(cells) or (bool(cells) and all(_PAGE.fullmatch(view.text) for view in cells))
