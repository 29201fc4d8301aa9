"""Quotes, callouts and folds: their title is the context of what is in them."""

from __future__ import annotations

from dataclasses import replace

from generator import reasons
from generator.asking.shapes.answers import kind_of
from generator.asking.shapes.base import Entry, Place, Reading
from generator.asking.shapes.folds import is_fold
from generator.asking.shapes.vocabulary import TIP_LABELS, is_one_of, listed
from generator.asking.shapes.wording import visible
from generator.blocks import Block, Details, Quote
from generator.facts import Status

# What such a callout holds is shown, not laid down as a rule.
_NO_RULES = frozenset(
    {"example", "quote", "cite", "bug", "question", "help", "faq", "todo", "success", "check", "done"}
)


# What such a callout holds is to be done once, and not to be kept.
_TASK_TITLES = listed(
    """
    task, tasks, exercise, exercises, activity, activities, assignment, instructions, homework, your turn, try it,
    aufgabe, aufgaben, übung, übungen, arbeitsauftrag, hausaufgabe, consigne, consignes, exercice, exercices, activité,
    activités, correction, travail à faire, à toi de jouer, ejercicio, ejercicios, actividad, actividades, tarea,
    consigna, exercício, exercícios, atividade, atividades, tarefa, esercizio, esercizi, attività, compito, consegna,
    opdracht, opdrachten, oefening, oefeningen, zadanie, zadania, ćwiczenie, ćwiczenia, задание, задания, упражнение,
    упражнения, завдання, вправа, вправи, görev, alıştırma, alıştırmalar, ödev, övning, övningar, uppgift, uppgifter,
    bài tập, nhiệm vụ, tugas, latihan, تمرين, تمارين, مهمة, תרגיל, משימה, 练习, 作业, 任务, 練習, 課題, 宿題, 연습, 과제
    """
)


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for the container, and those of what it holds."""
    block = blocks[at]
    if isinstance(block, Quote):
        title = visible(block.title)
        sets_task = is_one_of(title, _TASK_TITLES)
        tip = (place.tip or (block.kind != "" and block.kind.lower() not in _NO_RULES)) and not sets_task
    elif isinstance(block, Details):
        title, tip = visible(block.summary), place.tip
    else:
        return None
    generic = (
        is_one_of(title, TIP_LABELS)
        or is_fold(title)
        or (isinstance(block, Quote) and title.casefold() == block.kind.casefold())
    )
    inside = replace(place.below("" if generic else title), tip=tip)
    nested = place.read(inside, block.blocks)
    facts = tuple(range(len(nested.drafts)))
    entry = Entry(
        kind=kind_of(block),
        span=block.span,
        facts=facts,
        status=Status.CARDED if facts else Status.SHOWN,
        reason="" if facts else reasons.HOLDS_NOTHING,
    )
    return replace(nested, taken=1, entries=(entry, *nested.entries))
