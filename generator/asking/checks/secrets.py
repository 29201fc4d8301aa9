"""Fronts that hold their answer."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.asking.checks.card import Card
from generator.asking.shapes import ticked_rows
from generator.asking.shapes.column_looks import is_truth_value
from generator.asking.shapes.wording import count_words, gives_away
from generator.expressions import expression
from generator.facts import ClozeFact, RowFact
from generator.fronts import seen


def holds_its_answer(card: Card) -> bool:
    """The answer is on the front as words of its own.

    An author's own question may offer it among others, and so may the columns that a row of ticks is asked by. One
    truth value of two is no secret (`True or False` is `True`).
    """
    front = card.front
    if card.authored:
        return front.answer.casefold() == front.question.casefold()
    if (
        isinstance(card.fact, RowFact)
        and not card.reversed
        and front.answer.casefold() == seen(card.fact.key).casefold()
    ):
        return True
    if card.front.slot == ticked_rows.SLOT or is_truth_value(front.answer):
        return False
    told = [title for title in (card.title, *front.context) if not _offers(title, front.answer)] + [front.question]
    # A call is given away by its name with what is in its brackets: `send()` by `send(file)`.
    called = front.answer.removesuffix("()")
    if called != front.answer and f"{called}(" in front.question:
        return True
    return gives_away(front.answer, "\n".join(told))


# Between the things that a heading sets against each other.
_AGAINST = expression(
    r"\s*(?:\b(?:vs|versus|or|and|oder|und|gegen|ou|et|contre|o|y|contra|e|of|en|tegen|lub|albo|czy|i|или|и|против"
    r"|або|чи|veya|ve|eller|och|atau"
    r"|dan|hoặc|và|أو|و|או|מול|या|और|बनाम|مقابل|karşı|yoksa|ile)(?!\w)\.?|[,;/|、，・]|[vＶ]s?(?=\s)|还是|或者|以及|[和或与與對对及跟]"
    r"|または|あるいは|もしくは|および|[とやか]|또는|혹은|및|와|과|대)\s*",
    re.IGNORECASE,
)


# A longer title is a sentence: what it says beside a joining word is no offer.
_MOST_TITLE_WORDS = 12


def _offers(title: str, answer: str) -> bool:
    """Whether a heading names several things, one of which is the answer: it gives none of them away."""
    if count_words(title) > _MOST_TITLE_WORDS:
        return False
    answer, title = answer.casefold().strip(), title.casefold()
    at = title.find(answer) if answer else -1
    while at >= 0:
        end = at + len(answer)
        within = {joint for start, stop, joint in _joints(title) if at <= start and stop <= end}
        beside = {joint for start, stop, joint in _joints(title) if start == end or stop == at}
        # “Ni, Pd, Pt” offers “Pt”, and not “Ni, Pd”.
        if beside - within:
            return True
        at = title.find(answer, at + 1)
    return False


@lru_cache(maxsize=1 << 8)  # a heading is on the fronts of all that is below it
def _joints(title: str) -> tuple[tuple[int, int, str], ...]:
    """Where words or signs are that join two things, and which they are."""
    inner = ((*match.span(), match[0].strip()) for match in _AGAINST.finditer(title))
    return tuple(joint for joint in inner if title[: joint[0]].strip() and title[joint[1] :].strip())


# Two and more of these are the options of a choice, one of which has to be the answer.
_OPTION = expression(r"(?:^|\s)(?:[A-Ha-h1-9][.)]|[①-⑨☐])\s")


def offers_its_answer(card: Card) -> bool:
    """An author's own question, or a rule, that says its answer once more outside a choice."""
    question = card.front.question.casefold()
    if isinstance(card.fact, RowFact) and any(" / " in seen(asked.prompt) for asked in card.fact.questions):
        return False
    if not (card.authored or isinstance(card.fact, ClozeFact)) or len(_OPTION.findall(question)) > 1:
        return False
    answer = card.front.answer.casefold().strip(" .")
    return len(answer) > 3 and f" {answer} " in f" {question} ".replace("\n", " ")


_NUMBER = expression(r"\d[\d.,:]*\d")
_AMOUNT = expression(rf"({_NUMBER.pattern})(?:\s?[A-Za-zÀ-ÿЀ-ӿ]{{1,8}}|\s?[%°€$£][CF]?)?")


def holds_its_number(card: Card) -> bool:
    """The answer is an amount, and its number is in the question too."""
    if card.authored or card.reversed or card.front.slot == ticked_rows.SLOT:
        return False
    amount = _AMOUNT.fullmatch(card.front.answer)
    return amount is not None and amount[1] in _NUMBER.findall(card.front.question)
