"""Fronts and answers that name no subject: signs, remarks, verdicts."""

from __future__ import annotations

import re

from generator.asking.checks.aspects import ASPECT_LABELS
from generator.asking.checks.card import Card
from generator.asking.checks.remarks import says_nothing
from generator.asking.checks.words import (
    ADVICE_LABELS,
    EXPLANATION_LABELS,
    REMARK_LABELS,
    SAMPLE_LABELS,
    SAY_NOTHING,
    SOLUTION_TITLES,
    TERMS_TOO,
    VERDICT_LABELS,
    WRONG_LABELS,
)
from generator.asking.shapes.looks import is_code
from generator.asking.shapes.ordinals import is_ordinal
from generator.asking.shapes.question_words import BARE_QUESTIONS
from generator.asking.shapes.tasks import works_out
from generator.asking.shapes.vocabulary import (
    RHETORICAL,
    RIGHT_LABELS,
    STEP_WORDS,
    holds_one_of,
    is_one_of,
    listed,
    opens_with,
)
from generator.asking.shapes.wording import count_words, has_letters, is_blank, visible
from generator.expressions import expression
from generator.facts import RowFact
from generator.inlines import Code, Image, Math, walk

# `Example 2` says no more than `Example`.
_NUMBER = expression(r"\s*(?:#\s*)?(?:\d{1,2}|[①-⑳])\s*$")
_ASIDE = expression(r"[(（].*[)）]")


# Titles of what is no question, where a fold or a callout has one of them.
_TITLES = (SAMPLE_LABELS | REMARK_LABELS | VERDICT_LABELS) - TERMS_TOO | SAMPLE_LABELS
# A method's name that ends with a mark asks nothing: `empty?`.
_PREDICATE = expression(r"[a-z][a-z0-9_.]*\?")


# “Recommended for most”: it says how far to go by what it does not name.
_ADVICE = ADVICE_LABELS - TERMS_TOO | {"optional but"}
_MOST_ADVICE_WORDS = 4


def is_bare_sign(card: Card) -> bool:
    """A sign or number that no word on the front explains."""
    fact = card.fact
    assert isinstance(fact, RowFact)
    if is_blank(fact.key):
        return True
    wordless = not has_letters(card.front.question) and not any(map(has_letters, card.front.context))
    return wordless and bool(visible(fact.key))


def asks_by_nothing(card: Card) -> bool:
    """A term that is a remark, an example or a verdict: it asks nothing, and as an answer says nothing.

    Nor does a question that is not meant: "Did you know?".

    Of 437 such cards in 81 sheets none was sound.
    """
    fact = card.fact
    if isinstance(fact, RowFact) and fact.kind == "question":
        if _OFFER.match(visible(fact.key)):
            return True
        asked = visible(fact.key)
        if not has_letters(asked) and not any(isinstance(node, Code | Image | Math) for node in walk(fact.key)):
            return True
        if is_one_of(_NUMBER.sub("", asked).strip(), _TITLES) or _is_a_method(asked, fact):
            return True
        bare = is_one_of(asked, BARE_QUESTIONS) and not card.front.context
        return bare or is_one_of(asked, RHETORICAL)
    if fact.kind != "term" or not isinstance(fact, RowFact) or is_code(fact.key):
        return False
    if card.reversed and is_one_of(visible(fact.key), ASPECT_LABELS | SAY_NOTHING) and visible(fact.key)[0] != "-":
        named = visible(fact.key)[0].islower() and not is_one_of(visible(fact.key), EXPLANATION_LABELS)
        if not named:
            return True
    whole = visible(fact.key)
    if whole in ("Q", "F", "P", "D", "В", "问", "問", "문", "س") and any(mark in card.front.answer for mark in "?？؟"):
        return True
    label = _NUMBER.sub("", whole).strip() or whole
    if whole != label.strip("()（）") and _ASIDE.fullmatch(whole) and holds_one_of(whole, REMARK_LABELS):
        return True
    if opens_with(label, _ADVICE) and count_words(label) <= _MOST_ADVICE_WORDS:
        return True
    if is_one_of(label, _INSTRUCTIONS) and opens_with(visible(fact.questions[0].answer), _TOLD_IN_TESTS):
        return True
    if not says_nothing(label):
        return False
    return not is_one_of(label, TERMS_TOO) or (bool(fact.context) and not label[0].islower())


# What a test says of itself, and what it tells to do.
_INSTRUCTIONS = listed(
    """
    instruction, instructions, directions, task, anweisung, anweisungen, arbeitsauftrag, consigne, consignes,
    instrucciones, instrucción, instruções, istruzioni, opdracht, polecenie, инструкция, задание, інструкція, yönerge,
    instruktion, 说明, 要求
    """
)
_TOLD_IN_TESTS = listed(
    """
    write, choose, answer, select, circle, tick, read, complete, fill, match, mark, explain, solve, schreibe,
    schreiben, wähle, wählen, kreuze, beantworte, ergänze, lies, löse, écrivez, choisissez, répondez, complétez,
    cochez, escribe, elige, responde, completa, marca, escreva, escolha, responda, complete, assinale, scrivi, scegli,
    rispondi, completa, schrijf, kies, beantwoord, napisz, wybierz, odpowiedz, uzupełnij, напишите, выберите,
    ответьте, отметьте, 写出, 选择, 回答, 填空
    """
)


def _is_a_method(asked: str, fact: RowFact) -> bool:
    """Whether what looks like a question is the name of what the code below it shows."""
    code = any(isinstance(node, Code) for question in fact.questions for node in walk(question.answer))
    return code and _PREDICATE.fullmatch(asked) is not None


def asks_for_the_wrong(card: Card) -> bool:
    """A row of wrong and right that asks for the wrong one, or which of the two something is."""
    fact = card.fact
    if fact.kind != "row" or not isinstance(fact, RowFact):
        return False
    if is_blank(fact.key_header) and is_one_of(visible(fact.key), RIGHT_LABELS | WRONG_LABELS):
        return card.reversed or not is_one_of(visible(fact.key), RIGHT_LABELS)
    if not is_one_of(visible(fact.key_header), VERDICT_LABELS):
        return False
    if card.reversed:
        return is_one_of(visible(fact.key_header), WRONG_LABELS)
    prompts = (visible(question.prompt) for question in fact.questions if question.slot == card.front.slot)
    return any(is_one_of(prompt, WRONG_LABELS) for prompt in prompts)


# A title of one case: what is worked out there, no card asks for.
_CASE = expression(
    r"[\W_]*(?:example|exercise|problem|beispiel|aufgabe|übung|exemple|exercice|ejemplo|ejercicio|exemplo|exercício"
    r"|esempio"
    r"|esercizio|voorbeeld|opgave|przykład|zadanie|пример|задача|задание|приклад|завдання|örnek|soru|exempel|övning"
    r"|ví dụ|bài|contoh|soal"
    r"|範例|例題|例题|例|問題|예제|문제)\s?\d{1,3}(?:[.–-]\d{1,3})?(?!\d)",
    re.IGNORECASE,
)
# A question by which a writer, or a chat program, offers more: it asks the reader, and not for a fact.
_OFFER = expression(
    r"\W*(?:(?:do you )?want (?:me to|the next)|would you like me to|möchtest du,? dass ich"
    r"|möchten sie,? dass ich|veux-tu que je|voulez-vous que je|souhaitez-vous que je"
    r"|¿?quieres que|¿?quiere que|¿?te gustaría que|quer que eu|gostaria que eu|vuoi che io|vuoi che ti|wil je dat ik"
    r"|chcesz,? żebym|хочешь,? чтобы я|хотите,? чтобы я|хочете,? щоб я|vill du att jag|bạn có muốn tôi|mau saya)(?!\w)"
    r"|\W*(?:需要我|要不要我|要我帮|是否需要我|次は私が|もしよければ)",
    re.IGNORECASE,
)
# What is done in a lesson, or for the next one; “Lab values” are none of it.
_PRACTICE = expression(
    r"[\W_]*(?:(?:example|beispiel|exemple|ejemplo|exemplo|esempio|voorbeeld|przykład|пример|приклад|örnek|exempel|contoh"
    r"|範例|例題|例题|例|예제)\s?[:：]\s?\S"
    r"|(?:lab(?:\s(?:session|exercise))?|homework|worksheet|hausaufgaben?|arbeitsblatt|devoirs?"
    r"|tarea|deberes|lição de casa|dever de casa|compiti|huiswerk|praca domowa|домашн\w+ (?:задани\w|робот\w)|ödev"
    r"|läxa|bài tập về nhà|pekerjaan rumah|واجب منزلي|שיעורי בית|作业|作業|宿題|숙제|과제)\s*(?:$|[:：#№]|\d))",
    re.IGNORECASE,
)
_ASKED_AS_FACTS = frozenset({"term", "list", "rule", "sequence"})


def is_worked_out(card: Card) -> bool:
    """A step or a value of the solution of one case: `Solution`, `Example 4.2`."""
    fact = card.fact
    if fact.kind == "command" and isinstance(fact, RowFact):
        asked = visible(fact.key)
        return any(map(_CASE.match, (asked, asked.partition(" ")[2])))
    if fact.kind not in _ASKED_AS_FACTS:
        return False
    titles = (*fact.section, *fact.context)
    return any(
        is_one_of(title, SOLUTION_TITLES) or _CASE.match(title) or _PRACTICE.match(title) or works_out(title)
        for title in titles
    )


# In a word list an ordinal is a word like any other: its meaning is shorter than what a step says.
FEWEST_STEP_WORDS = 3


def only_counts(card: Card) -> bool:
    """A term such as "First step" that says not of what, where no title announces steps."""
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind != "term" or not is_ordinal(visible(fact.key)):
        return False
    long = any(count_words(visible(question.answer)) >= FEWEST_STEP_WORDS for question in fact.questions)
    return long and not any(holds_one_of(title, STEP_WORDS) for title in (*fact.section, *fact.context))
