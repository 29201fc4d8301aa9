"""Clozes that hide the wrong words, or too many."""

from __future__ import annotations

from collections.abc import Iterator

from generator.asking.checks.card import Card
from generator.asking.shapes.wording import is_ideographic
from generator.diagnostics import Diagnostic, warning
from generator.expressions import expression
from generator.facts import ClozeFact, Sheet
from generator.fronts import fronts, seen

# Words that decide nothing by themselves, in the languages most sheets are written in.
FILLER = {
    "en": "a an the of to in on at by for with from and or but as is are was were be been it its this that these those",
    "de": "der die das ein eine einen dem den des und oder aber ist sind war mit von zu im am als es",
    "fr": "le la les un une du de et ou mais est sont avec pour dans au aux ce cette",
    "es": "el la los las un una unos unas de del y o e u en a es son con por para al que pero",
    "pt": "o a os as um uma de do da dos das e ou em no na é são com por para ao que mas",
    "it": "il lo la gli le i un uno una di del e o è in a con per al che ma sono",
}
_FILLER = {language: frozenset(words.split()) for language, words in FILLER.items()}
# In whatever language, but for single letters: in another one those may be what is taught.
_ANY_FILLER = frozenset(word for words in _FILLER.values() for word in words if len(word) > 1)
_IN_A_WORD = expression(r"\w\[…\]|\[…\]\w")
MOST_HIDDEN = 0.6
# Fewer words than that, in the gap's own sentence, lead to nothing.
FEWEST_LEFT = 2
MOST_WORDS_IN_A_GAP, LONGEST_DENSE_GAP = 8, 14
_FULL_STOP = expression(r"(?<=[.!?])\s+")
_SENTENCE_END = expression(r"(?<=[.!?])\s+|(?<=\[…\])\s+(?=[A-ZÀ-ÝА-Я])")
_WORD = expression(r"\w+")
# What is in parentheses helps nobody to recall what they follow.
_ASIDE = expression(r"\([^()]*\)|（[^（）]*）")


def is_all_hidden(card: Card) -> bool:
    """Nothing is left to read around the gap."""
    left = card.front.question.replace("[…]", "")
    if not any(map(str.isalnum, left)):
        return True
    return _ASIDE.search(left) is not None and not any(map(str.isalpha, _ASIDE.sub("", left)))


def is_bare(card: Card) -> bool:
    """A gap in a sentence of which next to nothing is left: the sentences around it do not lead to it.

    Of 104 rules of 27 sheets, 12 were so, and none of them was sound.
    """
    fact = card.fact
    if not isinstance(fact, ClozeFact):
        return False
    words = card.front.question.split("\n", 1)[-1] if fact.label else card.front.question
    if any(map(is_ideographic, words)) or _count(words) < FEWEST_LEFT:
        return False
    ends = _SENTENCE_END if card.front.answer.endswith((".", "!", "?")) else _FULL_STOP
    return any("[…]" in part and _count(part) < FEWEST_LEFT for part in ends.split(words))


def hides_a_clause(card: Card) -> bool:
    """A gap of a whole sentence, or of a remark to oneself."""
    answer = card.front.answer
    if answer.endswith(("?", "？", "؟", "!", "！", "。")) or (answer.endswith(".") and _count(answer) >= FEWEST_LEFT):
        return True
    dense = sum(map(is_ideographic, answer))
    return dense > LONGEST_DENSE_GAP or (not dense and _count(answer) > MOST_WORDS_IN_A_GAP)


def _count(words: str) -> int:
    return len(_WORD.findall(words.replace("[…]", " ")))


def hidden_filler(sheet: Sheet) -> Iterator[Diagnostic]:
    """A mark around words that decide nothing."""
    filler = _ANY_FILLER | _FILLER.get(sheet.meta.language[:2].lower(), frozenset())
    for fact in sheet.facts:
        if isinstance(fact, ClozeFact):
            for front in fronts(fact):
                words = front.answer.casefold().split()
                # An ending decides what becomes of its word.
                if words and all(word in filler for word in words) and not _IN_A_WORD.search(front.question):
                    yield warning(
                        code="cloze-hides-filler",
                        message=f"the cloze hides “{front.answer}”, which decides nothing",
                        help="mark the words that decide instead",
                        source=sheet.source,
                        span=fact.span,
                    )


def hidden_too_much(sheet: Sheet) -> Iterator[Diagnostic]:
    """A mark that leaves too little to tell what is asked for."""
    for fact in sheet.facts:
        if isinstance(fact, ClozeFact):
            length = len(seen(fact.content))
            for front in fronts(fact):
                if len(front.answer) > MOST_HIDDEN * length:
                    yield warning(
                        code="cloze-hides-too-much",
                        message=f"the cloze hides {len(front.answer)} of {length} characters",
                        help="mark only the words that decide",
                        source=sheet.source,
                        span=fact.span,
                    )
