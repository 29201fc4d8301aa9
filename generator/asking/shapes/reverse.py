"""The question turned round: the answers ask for the key."""

from __future__ import annotations

import re

from generator.asking.shapes.clauses import is_clause, points_back
from generator.asking.shapes.column_looks import is_truth_value
from generator.asking.shapes.wording import count_words, gives_away, has_letters, is_blank, joined, visible
from generator.expressions import expression
from generator.facts import Question, RowFact
from generator.inlines import Inlines, Text

# Longer than this, a clue is reading matter and a key is no answer to give from memory.
LONGEST_CLUE = 120
LONGEST_KEY = 80
MOST_CLUES = 3
SLOT = "reverse"
# A sentence to or of the reader tells what one does, and names nothing.
ADDRESSES = expression(
    r"(?:you|we|your|our|man|wir|sie können|du|on peut|nous|vous|tu|usted|puedes|podemos|você|nós|noi|puoi|possiamo|je"
    r"|możesz|можно|ты|вы|мы|можна|ви|ми|du kan|man kan|bạn|anda|kita"
    r"|يمكنك|你|您|我们|あなた|우리)(?!\w)|你|您|我们|あなた",
    re.IGNORECASE,
)
_MARKS = ("?", "？", "؟")


def reverse_of(fact: RowFact, wish: bool | None) -> Question | None:
    """The reverse of a row, as long as its clue is short and keeps the key to itself; None too where unwanted.

    Whether the clue leads to one key only is seen over the whole deck.
    """
    if wish is False or not fact.questions:
        return None
    answers = [visible(question.answer) for question in fact.questions]
    key = visible(fact.key)
    if (
        not key
        or (_asks(key) and not any(map(_asks, answers)))
        or (all(map(is_truth_value, answers)) and not is_truth_value(key))
        or not any(map(has_letters, answers))
        or any(gives_away(key, answer) for answer in answers)
        or (wish is None and fact.kind == "term" and any(map(_says_of_another, answers)))
    ):
        return None
    clue = _clue(fact)
    if wish is None:
        short = len(visible(clue)) <= LONGEST_CLUE and len(key) <= LONGEST_KEY
        if not short or len(fact.questions) > MOST_CLUES:
            return None
    return Question(slot=SLOT, prompt=clue, answer=fact.key)


def _says_of_another(answer: str) -> bool:
    """Whether an answer is a sentence with a subject of its own: it says more of the term, and leads to none."""
    first = re.split(r"[:;(—–]|[.!]\s", answer)[0]
    if answer.endswith((".", "!", "。", "！")) and ADDRESSES.match(answer):
        return True
    return answer.endswith((".", "!")) and is_clause(first) and not points_back(answer)


def _asks(words: str) -> bool:
    """Whether words are a question, as no answer is but to what is a question too: in a phrase book."""
    return words.endswith(_MARKS) and count_words(words) > 1


def _clue(fact: RowFact) -> Inlines:
    if len(fact.questions) == 1:
        return fact.questions[0].answer
    return joined(
        (
            question.answer if is_blank(question.prompt) else (*question.prompt, Text(text=": "), *question.answer)
            for question in fact.questions
        ),
        (Text(text=" · "),),
    )
