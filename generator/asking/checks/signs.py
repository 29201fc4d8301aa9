"""Whether what is before a colon is a term: signs for and against it, each with what it was worth.

No single sign tells. Of 683 cards of terms in 150 sheets of 88 collections, all read by hand, 53 % were sound; of 598
in 300 cheatsheets 66 %. What each sign tells of is beside it. Builder and lint go by the same sum.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.asking.checks.aspects import ASPECT_LABELS
from generator.asking.checks.card import Card
from generator.asking.checks.sign_words import ARTICLES, KINDS, MERITS, OFFERS
from generator.asking.checks.terms import REMEDIES
from generator.asking.shapes import standing
from generator.asking.shapes.looks import is_code
from generator.asking.shapes.reverse import ADDRESSES
from generator.asking.shapes.sentence_words import CONDITIONS
from generator.asking.shapes.vocabulary import (
    COPULA,
    EXAMPLE_COLUMNS,
    SOURCE_HEADINGS,
    holds_one_of,
    is_one_of,
    opens_with,
)
from generator.asking.shapes.wording import count_words, is_ideographic, visible
from generator.expressions import expression
from generator.facts import RowFact


@dataclass(frozen=True, kw_only=True, slots=True)
class _Term:
    """A term with the title of its sheet, and its words as they are read."""

    fact: RowFact
    title: str
    key: str
    answer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """One sign: `worth` more or less than nothing, seen on `of` read cards of which a share was `sound`.

    A `grave` one must be there for no card to be made; the others tell of small sheets too.
    """

    name: str
    worth: int
    sound: float
    of: int
    shows: Callable[[_Term], bool]
    grave: bool = False


def _stands(name: str) -> Callable[[_Term], bool]:
    return lambda term: name in term.fact.signs


# “Phase 6: first start”, “3단계: 확인”, “第三步”.
_STEP_TITLE = expression(r"[^\W\d]+\s\d+(?:\s*[:：.—–]|\s-\s|$)|\d+\s?단계|第\S{1,2}[步阶階]|ステップ\s?\d|手順\s?\d")
_PICTOGRAM = expression("[\U0001f300-\U0001faff⚠✅⭐☑✔]")
# Where an instruction is, as a disassembler prints it: `804808a`, `0x08048257 <+3>`.
_PLACE_IN_PROGRAM = expression(r"(?:0x)?[0-9a-f]{5,16}(?:\s*<[^>]*>)?:?|<[\w.@]*\+(?:0x)?[0-9a-f]+>:?", re.IGNORECASE)
_AMOUNT = expression(r"[~≈<>≤≥]?\s?[\d.]*\d")
_DATE = expression(r"\d{4}-\d\d")
# A second term within what is said of the first: “spread of light. Focus = where it meets”.
_LABEL_INSIDE = expression(r"[.;。；]\s+[^\W\d_][\w-]*(?:\s[\w-]+){0,2}(?::\s|：|\s=\s)")
_SHORT, _LONG_KEY, _LONG_DENSE_KEY = 25, 4, 9


def _nearest(fact: RowFact) -> tuple[str, ...]:
    """The titles right above a term: of its section, and the words before its list."""
    return (*fact.section[-1:], *fact.context[-1:])


def _length(words: str) -> int:
    """How long words are: a sign of a dense script is as long as three letters."""
    return len(words) + 2 * sum(map(is_ideographic, words))


def _is_long(key: str) -> bool:
    return len(key) > _LONG_DENSE_KEY if any(map(is_ideographic, key)) else count_words(key) >= _LONG_KEY


def _defines(answer: str) -> bool:
    match = COPULA.match(f" {answer} ")
    return match is not None or ARTICLES.match(answer) is not None


def _after_itself(answer: str, key: str) -> str | None:
    """What an answer goes on with behind the term itself, or an article and the term; None where it does not."""
    for start in (answer, answer.partition(" ")[2]):
        if start.startswith(key) and not start[len(key) : len(key) + 1].isalpha():
            return start[len(key) :]
        if start.startswith(key) and any(map(is_ideographic, key)):
            return start[len(key) :]
    return None


def _repeats(answer: str, key: str) -> bool:
    """Whether an answer is a sentence that says what the term is."""
    rest = _after_itself(answer, key)
    return rest is not None and COPULA.match(f"{rest} ") is not None


def _echoes(answer: str, key: str) -> bool:
    """Whether an answer only says the term again, in more words."""
    rest = _after_itself(answer, key)
    return rest is not None and COPULA.match(f"{rest} ") is None


SIGNS: tuple[Sign, ...] = (
    Sign(name="code", worth=2, sound=0.76, of=141, shows=lambda term: is_code(term.fact.key)),
    Sign(
        name="kind",
        worth=2,
        sound=0.82,
        of=93,
        shows=lambda term: bool(term.fact.section) and holds_one_of(term.fact.section[-1], KINDS),
    ),
    Sign(
        name="repeated",
        worth=2,
        sound=0.66,
        of=38,
        shows=lambda term: _repeats(term.answer.casefold(), term.key.casefold()),
    ),
    Sign(
        name="echo",
        worth=-1,
        sound=0.33,
        of=12,
        shows=lambda term: _echoes(term.answer.casefold(), term.key.casefold()),
    ),
    Sign(name="defined", worth=2, sound=0.73, of=48, shows=lambda term: _defines(term.answer)),
    Sign(name=standing.ITALIC, worth=1, sound=0.73, of=22, shows=_stands(standing.ITALIC)),
    Sign(name=standing.MANY, worth=1, sound=0.78, of=50, shows=_stands(standing.MANY)),
    Sign(name=standing.UNIFORM, worth=2, sound=0.8, of=229, shows=_stands(standing.UNIFORM)),
    Sign(name=standing.LED, worth=1, sound=0.63, of=142, shows=_stands(standing.LED)),
    Sign(
        name="remedy",
        worth=1,
        sound=0.6,
        of=50,
        shows=lambda term: opens_with(term.answer, REMEDIES),
    ),
    Sign(name=standing.ALONE, worth=-1, sound=0.42, of=12, shows=_stands(standing.ALONE)),
    Sign(name=standing.FEW, worth=-2, sound=0.26, of=34, shows=_stands(standing.FEW), grave=True),
    Sign(name=standing.FLOW, worth=-1, sound=0.36, of=11, shows=_stands(standing.FLOW)),
    Sign(name=standing.PAIR, worth=-1, sound=0.5, of=38, shows=_stands(standing.PAIR)),
    Sign(name=standing.MIXED, worth=-1, sound=0.38, of=105, shows=_stands(standing.MIXED), grave=True),
    Sign(
        name="long",
        worth=-1,
        sound=0.44,
        of=78,
        shows=lambda term: _is_long(term.key) and not opens_with(term.answer, REMEDIES),
    ),
    Sign(
        name="short",
        worth=-1,
        sound=0.32,
        of=75,
        shows=lambda term: (
            _length(term.answer) < _SHORT
            and standing.UNIFORM not in term.fact.signs
            and not is_code(term.fact.key)
            and not is_code(term.fact.questions[0].answer)
            and _AMOUNT.match(term.answer) is None
        ),
    ),
    Sign(name=standing.PARENT, worth=-1, sound=0.44, of=25, shows=_stands(standing.PARENT)),
    Sign(name="colon", worth=-1, sound=0.32, of=44, shows=lambda term: ":" in term.answer),
    Sign(name=standing.OF_FILES, worth=-2, sound=0.17, of=23, shows=_stands(standing.OF_FILES), grave=True),
    Sign(name=standing.NUMBERED, worth=-2, sound=0.27, of=44, shows=_stands(standing.NUMBERED), grave=True),
    Sign(name=standing.DATED, worth=-1, sound=0.23, of=22, shows=_stands(standing.DATED), grave=True),
    Sign(name=standing.TICKED, worth=-2, sound=0.0, of=15, shows=_stands(standing.TICKED), grave=True),
    Sign(
        name="labels",
        grave=True,
        worth=-2,
        sound=0.0,
        of=5,
        shows=lambda term: _LABEL_INSIDE.search(term.answer) is not None and not is_code(term.fact.questions[0].answer),
    ),
    Sign(name="told", worth=-1, sound=0.17, of=6, shows=lambda term: ADDRESSES.match(term.answer) is not None),
    Sign(name=standing.TWICE, worth=-2, sound=0.0, of=6, shows=_stands(standing.TWICE)),
    Sign(
        name="amount",
        worth=-1,
        sound=0.09,
        of=11,
        shows=lambda term: _AMOUNT.match(term.answer) is not None,
    ),
    Sign(
        name="clause",
        grave=True,
        worth=-2,
        sound=0.0,
        of=7,
        shows=lambda term: opens_with(term.key, CONDITIONS),
    ),
    Sign(name=standing.PAPER, worth=-2, sound=0.1, of=31, shows=_stands(standing.PAPER), grave=True),
    Sign(
        name="step",
        grave=True,
        worth=-1,
        sound=0.0,
        of=5,
        shows=lambda term: bool(term.fact.section) and _STEP_TITLE.match(term.fact.section[-1]) is not None,
    ),
    Sign(
        name="decorated title",
        grave=True,
        worth=-1,
        sound=0.07,
        of=15,
        shows=lambda term: bool(term.fact.section) and _PICTOGRAM.search(term.fact.section[-1]) is not None,
    ),
    Sign(
        name="decorated",
        grave=True,
        worth=-2,
        sound=0.0,
        of=5,
        shows=lambda term: _PICTOGRAM.search(term.key) is not None,
    ),
    Sign(
        name="side",
        worth=-1,
        sound=0.0,
        of=10,
        shows=lambda term: is_one_of(term.key, ASPECT_LABELS),
    ),
    Sign(
        name="day",
        grave=True,
        worth=-3,
        sound=0.0,
        of=5,
        shows=lambda term: _DATE.search(term.title) is not None,
    ),
    Sign(
        name="example",
        grave=True,
        worth=-9,
        sound=0.0,
        of=17,
        shows=lambda term: any(is_one_of(title, EXAMPLE_COLUMNS) for title in _nearest(term.fact)),
    ),
    Sign(
        name="merit",
        worth=-2,
        sound=0.29,
        of=7,
        shows=lambda term: any(is_one_of(title, MERITS) for title in term.fact.section[-1:]),
    ),
    Sign(
        name="place in a program",
        worth=-9,
        sound=0.0,
        of=4,
        shows=lambda term: _PLACE_IN_PROGRAM.fullmatch(term.key) is not None,
        grave=True,
    ),
    Sign(
        name="offer",
        worth=-2,
        sound=0.0,
        of=17,
        shows=lambda term: any(is_one_of(title, OFFERS) for title in term.fact.section[:1]),
    ),
    Sign(
        name="source",
        grave=True,
        worth=-9,
        sound=0.0,
        of=2,
        shows=lambda term: any(is_one_of(title, SOURCE_HEADINGS) for title in term.fact.section[-2:-1]),
    ),
    Sign(name=standing.HEADLESS, worth=-1, sound=0.36, of=50, shows=_stands(standing.HEADLESS)),
)


# From which sum on a term is asked: in a sheet of a few lines, which shows few signs, and in any other.
FEWEST_IN_SMALL, FEWEST = -1, 2
# From which sum on its key is asked by what is said of it, and neither is doubted. Of 62 turned cards 44 % were sound
# and 47 % unsound, of the 19 from this sum on 63 %: what is said of a thing seldom leads to that thing only.
ENOUGH = 3


def signs_of(fact: RowFact, title: str) -> tuple[Sign, ...]:
    """The signs that a term in a sheet called `title` shows."""
    term = _Term(fact=fact, title=title, key=visible(fact.key), answer=visible(fact.questions[0].answer))
    return tuple(sign for sign in SIGNS if sign.shows(term))


def shows_no_term(card: Card) -> bool:
    """A term that too little tells for: of 113 such cards 37 % were sound, of 59 others 42 %.

    Its turned card needs more. In a small sheet something grave must tell against it.
    """
    signs = _signs(card)
    if signs is None:
        return False
    small = standing.SMALL in card.fact.signs
    if card.reversed:
        if standing.WISHED in card.fact.signs:
            return False
        if isinstance(card.fact, RowFact) and _leads_to_many(card.fact):
            return True
        return _sum(signs) < (FEWEST if small else ENOUGH)
    if small:
        return _sum(signs) < FEWEST_IN_SMALL and any(sign.grave for sign in signs)
    return _sum(signs) < FEWEST


def _leads_to_many(fact: RowFact) -> bool:
    """Whether what is said of a term is said of others too: for or against it, or a word for a name in code."""
    if any(holds_one_of(title, MERITS) for title in _nearest(fact)):
        return True
    clue = fact.questions[0].answer
    return is_code(fact.key) and not is_code(clue) and count_words(visible(clue)) == 1


def shows_hardly_a_term(card: Card) -> bool:
    """A term that little tells for, on balance."""
    signs = _signs(card)
    return signs is not None and _sum(signs) < ENOUGH


def _signs(card: Card) -> tuple[Sign, ...] | None:
    """The signs of a card; None where it is no term, or its author gave it the form or the name of a fact.

    The name says that it is a fact, and not that what is said of it leads to it.
    """
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind != "term" or standing.FORMED in fact.signs:
        return None
    if fact.id is not None and not card.reversed:
        return None
    return signs_of(fact, card.title)


def _sum(signs: tuple[Sign, ...]) -> int:
    return sum(sign.worth for sign in signs)
