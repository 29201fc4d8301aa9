"""Answers that answer nothing: a tick, the words of a link, a question, a program's transcript."""

from __future__ import annotations

import re

from generator.asking.checks.card import Card
from generator.asking.shapes.column_looks import LINK_WORDS, asks
from generator.asking.shapes.looks import is_code, is_link, links
from generator.asking.shapes.question_words import LANGUAGE_NAMES, UNANSWERED
from generator.asking.shapes.vocabulary import EXAMPLE_COLUMNS, is_one_of
from generator.asking.shapes.wording import has_letters, is_ideographic, visible
from generator.expressions import expression
from generator.facts import RowFact
from generator.inlines import Code, Inlines

_TICK = expression(r"(?:[√✓✔☑✅🗸✗✘✖❌❎☒]\ufe0f?\s*)+")
_FOR_EXAMPLE = expression(
    r"\W*(?:(?:e\.\s?g|for example|for instance|such as|z\.\s?b|zum beispiel|beispielsweise|par exemple|p\. ?ex"
    r"|por ejemplo|p\. ?ej|por exemplo|ad esempio|per esempio|bijvoorbeeld|bijv|na przykład|np|например|наприклад"
    r"|örneğin|mesela|till exempel|t\.\s?ex|ví dụ|misalnya|مثلا|مثلاً|למשל|उदाहरण)(?!\w)"
    r"|例如|比如|譬如|例えば|たとえば|예를 들어)",
    re.IGNORECASE,
)
_DASH = expression(r"[-–—−_.…\s]+")
_SENTENCE = expression(r"\w[^.!?。！]*[.!?。！]?")
# Where a link leads, as its words: `rgw.md#speed`.
_PAGE = re.compile(r"[\w./-]+\.(?:md|html?|pdf|rst|adoc)(?:#\S*)?")
_HOME = expression(r"(?!https?:|mailto:|#)\S*\.(?:md|markdown|rst|adoc|html?)(?:#\S*)?$|\.{0,2}/")
_TO_COME = UNANSWERED - {"answer", "answers", "n/a", "...", "…"}
# An article or a joining word leads to one more.
_BROKEN_OFF = expression(
    r"(?<=\w\s)(?:the|an?|of the|and|or|der|die|das|dem|den|ein|eine|einer|und|oder|le|la|les|un|une|du|des|et|ou"
    r"|el|los|las|una|del|y|os|um|uma|dos|das|il|lo|gli|uno|della|het|een|и|или)$"
)
# What a program or a shell sets before what was typed.
_PROMPT = expression(
    r"(?:>>>|\.\.\.|In \[\d+\]:|[\w.-]+@[\w.-]+[:~][^$#]*[$#]|[$%❯➜]|PS [A-Z]:\\[^>]*>|[A-Z]:\\[^>]*>|mysql>|sqlite>"
    r"|[\w-]+=[#>]|irb\([^)]*\)[^>]*>|iex(?:\(\d+\))?>|ghci>|julia>|scala>|>)\s"
)


def is_unfinished(card: Card) -> bool:
    """A word that only says that the answer is still to come, or one that breaks off: “each of the”."""
    if card.reversed or is_code(_answer(card)):
        return False
    answer = card.front.answer
    broken = card.fact.kind == "term" and _BROKEN_OFF.search(answer) is not None
    return broken or is_one_of(answer, _TO_COME)


def is_sign(card: Card) -> bool:
    """A tick or a cross, unless code asks for the sign; a dash too, outside of tables with their operators."""
    answer, fact = card.front.answer, card.fact
    if card.authored or (isinstance(fact, RowFact) and is_code(fact.key)):
        return False
    ticked = not answer.isascii() and _TICK.fullmatch(answer)
    return bool(ticked or (fact.kind != "row" and _DASH.fullmatch(answer)))


def is_link_text(card: Card) -> bool:
    """Nothing but a link that is called by what it is: `Solution`, `read more`."""
    fact = card.fact
    if isinstance(fact, RowFact) and fact.kind in ("term", "question") and _leads_home(fact.questions[0].answer):
        return True
    if card.reversed:
        return False
    answer = _answer(card)
    words = visible(answer)
    return (is_one_of(words, LINK_WORDS) or _PAGE.fullmatch(words) is not None) and is_link(answer)


def _leads_home(answer: Inlines) -> bool:
    """Whether an answer is nothing but a link to another page of the author's."""
    pages = [_HOME.match(link.url) is not None for link in links(answer)]
    return is_link(answer) and bool(pages) and all(pages)


def is_question(card: Card) -> bool:
    """A question that answers a key which is none; phrase books set one beside the other."""
    fact, answer = card.fact, card.front.answer
    if not isinstance(fact, RowFact) or is_code(_answer(card)):
        return False
    if card.authored:
        asked = _SENTENCE.findall(answer.translate(_QUESTION_MARKS))
        return bool(asked) and all(sentence.rstrip().endswith("?") for sentence in asked)
    if any(is_one_of(visible(name), LANGUAGE_NAMES) for name in (fact.key_header, *_prompts(fact))):
        return False
    marked = answer.endswith(("?", "？", "؟"))
    posed = (marked and " " in answer.strip()) or (not marked and any(map(is_ideographic, answer)) and asks(answer))
    return posed and has_letters(answer) and "?" not in card.front.question.translate(_QUESTION_MARKS)


def _prompts(fact: RowFact) -> tuple[Inlines, ...]:
    return tuple(question.prompt for question in fact.questions)


def is_an_example(card: Card) -> bool:
    """A term that is answered by "for example" and one of the things it may be; a cell of a column of examples."""
    fact = card.fact
    if not isinstance(fact, RowFact) or card.reversed:
        return False
    if fact.kind == "row":
        asked = (question for question in fact.questions if question.slot == card.front.slot)
        return any(is_one_of(visible(question.prompt), EXAMPLE_COLUMNS) for question in asked)
    if fact.kind != "term":
        return False
    return _FOR_EXAMPLE.match(visible(fact.questions[0].answer)) is not None


def is_transcript(card: Card) -> bool:
    """A session at a prompt with what the program said."""
    answer = _answer(card)
    if not any(isinstance(node, Code) for node in answer):
        return False
    rows = [
        row for node in answer if isinstance(node, Code) and "\n" in node.text for row in node.text.split("\n") if row
    ]
    prompts = sum(_PROMPT.match(row) is not None for row in rows)
    return 0 < prompts < len(rows) and _PROMPT.match(rows[0]) is not None


_QUESTION_MARKS = str.maketrans("？؟", "??")


def _answer(card: Card) -> Inlines:
    fact = card.fact
    assert isinstance(fact, RowFact)
    if card.reversed:
        return fact.key
    slot = card.front.slot
    for question in fact.questions:
        if question.slot == slot:
            return question.answer
    raise ValueError(slot)
