"""The shapes in which people write facts, in the order in which they are tried: the first that fits reads the block."""

from __future__ import annotations

from generator.asking.shapes import (
    answer_keys,
    arrow_chains,
    commented_code,
    containers,
    contents,
    definition_lists,
    exam_questions,
    fence_tables,
    flashcards,
    flowcharts,
    fold_questions,
    headed_code,
    headed_definitions,
    items,
    keyed_questions,
    listed_code,
    passages,
    questions,
    statements,
    tables,
    titled_code,
    verdicts,
)
from generator.asking.shapes.base import Shape

SHAPES: tuple[Shape, ...] = (
    answer_keys.read,
    keyed_questions.read,
    exam_questions.read,
    fold_questions.read,
    flashcards.read,
    questions.read,
    flowcharts.read,
    contents.read,
    tables.read,
    verdicts.read,
    listed_code.read,
    items.read,
    definition_lists.read,
    arrow_chains.read,
    fence_tables.read,
    commented_code.read,
    headed_code.read,
    statements.read,
    titled_code.read,
    containers.read,
    headed_definitions.read,
    passages.read,
)
