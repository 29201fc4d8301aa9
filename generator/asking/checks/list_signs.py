"""Whether a title names what its list holds, or the items only are below it: signs for and against it.

Of 235 cards of lists in 187 files of 66 collections, all read by hand, 32 % were sound: of those with
a sum below 1 18 %, of those with 1 40 %, of the rest 88 %.
"""

from __future__ import annotations

import re

from generator.asking.checks.card import Card
from generator.asking.checks.weighing import (
    POINTED,
    Sign,
    is_counted,
    is_decorated,
    is_example,
    is_guide,
    is_stopped,
    stands,
    weight,
)
from generator.asking.shapes import enumerations, standing
from generator.asking.shapes.list_words import CATEGORIES
from generator.asking.shapes.sentence_words import IMPERATIVES
from generator.asking.shapes.vocabulary import SETUP_WORDS, STEP_WORDS, holds_one_of, listed, opens_with
from generator.asking.shapes.wording import visible
from generator.expressions import expression
from generator.facts import RowFact
from generator.inlines import Break, Code, Inline

# What starts so goes on from other words, or speaks to the reader.
_GOES_ON = listed(
    """
    it, they, this, these, those, that, he, she, you, we, i, your, our, but, and, however, instead, now, then, first,
    also, for example, note, consider, when, er, sie, dies, diese, dieser, dieses, du, wir, ich, man, aber, jedoch,
    allerdings, stattdessen, nun, dann, zuerst, außerdem, wann, wenn, bedenke, il, elle, ils, elles, ce, cela, ceci,
    vous, nous, je, on, mais, cependant, ensuite, d'abord, puis, quand, considérez, él, ella, ellos, esto, estos,
    usted, tú, nosotros, pero, sin embargo, luego, después, primero, cuando, cuándo, considere, considera, ele, ela,
    eles, isso, isto, você, nós, mas, no entanto, depois, primeiro, quando, esso, essi, questo, questi, tu, noi, ma,
    tuttavia, poi, prima, quando, considera, het, zij, dit, deze, je, wij, maar, echter, daarna, eerst, wanneer, to,
    oni, ten, ty, my, ale, jednak, potem, najpierw, kiedy, он, она, они, это, эти, вы, мы, я, но, однако, затем,
    сначала, когда, він, вона, вони, це, ці, ви, ми, але, проте, потім, спочатку, коли, bu, bunlar, siz, biz, ama,
    önce, sonra, ne zaman, den, det, de, du, vi, men, dock, sedan, när, nó, chúng, bạn, nhưng, sau đó, khi, ini, itu,
    kamu, kita, tetapi, kemudian, ketika, هو, هي, هذا, هذه, لكن, ثم, عندما, 它, 他们, 这, 这些, 你, 我们, 但, 但是,
    然后, 首先, 何时, 什么时候, これ, それ, あなた, しかし, まず, 次に, いつ, 이것, 그것, 하지만, 먼저, 다음, 언제
    """
)
# What is last where the items are what the title speaks of.
_COPULA = expression(
    r"\b(?:is|are|include|includes|including|contains?|consists? of|sind|umfasst|umfassen|sont|comprend|comprennent|son"
    r"|incluyen?|são|incluem|sono|includono|zijn|są|являются|включают|включает)$"
    r"|(?:包括|包含|有|分为|分為|は|には|が)$",
    re.IGNORECASE,
)
_SIGN = expression(r"[>→:=：]")
_DIGIT = expression(r"\d")
_DIGITS = expression(r"\d+")
_ASIDE = expression(r"\s*[(（][^()（）]*[)）]")
_BULLET = expression(r"(?:•|\d+\.)\s+")
_THREE = 3


def _title(card: Card) -> str:
    assert isinstance(card.fact, RowFact)
    return visible(card.fact.key)


def items_of(card: Card) -> list[str]:
    """The items of a list card, without what is beside a name in parentheses."""
    assert isinstance(card.fact, RowFact)
    rows: list[list[Inline]] = [[]]
    for node in card.fact.questions[0].answer:
        if isinstance(node, Break):
            rows.append([])
        else:
            rows[-1].append(node)
    words = (_ASIDE.sub("", _BULLET.sub("", visible(tuple(row)), count=1)).strip() for row in rows if row)
    return [word for word in words if word]


def _holds_number(card: Card) -> bool:
    """Whether a title has a number that is not that of its items."""
    numbers = set(_DIGITS.findall(_title(card))) - {str(len(items_of(card)))}
    return bool(numbers) and enumerations.COUNTED not in card.fact.signs


def _holds_code(card: Card) -> bool:
    assert isinstance(card.fact, RowFact)
    return any(isinstance(node, Code) for node in card.fact.key)


def _are_tasks(card: Card) -> bool:
    items = items_of(card)
    return sum(opens_with(item, IMPERATIVES) for item in items) * 2 > len(items)


def _speaks_of_steps(card: Card) -> bool:
    return holds_one_of(_title(card), STEP_WORDS) or any(
        holds_one_of(title, SETUP_WORDS) for title in card.fact.section[-1:]
    )


def _goes_on(card: Card) -> bool:
    return opens_with(_title(card), _GOES_ON)


def _is_a_task(card: Card) -> bool:
    return opens_with(_title(card), IMPERATIVES)


def _are_pointed(card: Card) -> bool:
    return any(map(POINTED.search, items_of(card)))


LIST_SIGNS: tuple[Sign, ...] = (
    Sign(name=enumerations.COUNTED, worth=2, sound=0.86, of=14, shows=stands(enumerations.COUNTED)),
    Sign(name=enumerations.KIND, worth=1, sound=0.5, of=6, shows=stands(enumerations.KIND)),
    Sign(name="category", worth=1, sound=0.47, of=75, shows=lambda card: holds_one_of(_title(card), CATEGORIES)),
    Sign(name=standing.LED, worth=1, sound=0.4, of=124, shows=stands(standing.LED)),
    Sign(name="copula", worth=1, sound=0.73, of=11, shows=lambda card: _COPULA.search(_title(card)) is not None),
    Sign(name="deep", worth=1, sound=0.92, of=12, shows=lambda card: len(card.fact.section) >= _THREE),
    Sign(name="number in title", worth=-3, sound=0.0, of=13, grave=True, shows=_holds_number),
    Sign(name=enumerations.SOME_SAY_MORE, worth=-2, sound=0.09, of=23, shows=stands(enumerations.SOME_SAY_MORE)),
    Sign(name="goes on", worth=-3, sound=0.07, of=14, grave=True, shows=_goes_on),
    Sign(name="code in title", worth=-3, sound=0.17, of=6, grave=True, shows=_holds_code),
    Sign(name="task", worth=-2, sound=0.06, of=16, shows=_is_a_task),
    Sign(name="tasks", worth=-1, sound=0.26, of=19, shows=_are_tasks),
    Sign(name="signs", worth=-1, sound=0.24, of=17, shows=lambda card: any(map(_SIGN.search, items_of(card)))),
    Sign(name="numbers", worth=-1, sound=0.08, of=25, shows=lambda card: any(map(_DIGIT.search, items_of(card)))),
    Sign(name="steps", worth=-2, sound=0.0, of=10, shows=_speaks_of_steps),
    Sign(
        name="pointer",
        worth=-2,
        sound=0.0,
        of=4,
        grave=True,
        shows=_are_pointed,
    ),
    Sign(name="example", worth=-3, sound=0.5, of=4, grave=True, shows=is_example),
    Sign(name="decorated title", worth=-2, sound=0.16, of=19, grave=True, shows=is_decorated),
    Sign(name="numbered title", worth=-2, sound=0.0, of=8, grave=True, shows=is_counted),
    Sign(name="guide", worth=-1, sound=0.28, of=18, grave=True, shows=is_guide),
    Sign(name=standing.BELOW, worth=-1, sound=0.2, of=20, shows=stands(standing.BELOW)),
    Sign(name=standing.HEADLESS, worth=-1, sound=0.19, of=21, shows=stands(standing.HEADLESS)),
    Sign(name=standing.DATED, worth=-2, sound=0.0, of=4, grave=True, shows=stands(standing.DATED)),
    Sign(name=standing.TICKED, worth=-3, sound=0.2, of=5, grave=True, shows=stands(standing.TICKED)),
    Sign(name=standing.OF_FILES, worth=-3, sound=0.0, of=3, grave=True, shows=stands(standing.OF_FILES)),
    Sign(name=standing.PAPER, worth=-3, sound=0.05, of=19, grave=True, shows=stands(standing.PAPER)),
)

# From which sum on a list is asked, and from which on without a doubt.
FEWEST, ENOUGH = 2, 3


def names_no_set(card: Card) -> bool:
    """A list that much tells against."""
    return _is_weighed(card) and is_stopped(card, LIST_SIGNS, FEWEST)


def hardly_names_a_set(card: Card) -> bool:
    """A list that nothing tells for, on balance."""
    return _is_weighed(card) and weight(card, LIST_SIGNS) < ENOUGH


def _is_weighed(card: Card) -> bool:
    fact = card.fact
    return isinstance(fact, RowFact) and fact.kind == "list" and fact.id is None
