"""Answers to choose from: lettered or ticked options, and which of them a letter names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.asking.shapes.answers import said
from generator.asking.shapes.wording import cut, is_blank, joined, lines, masked, trim
from generator.blocks import Block, ItemList, Paragraph
from generator.expressions import expression
from generator.inlines import Inlines, Text, text

# The letters by which options are counted, each alphabet in its order.
_ALPHABETS = (
    "ABCDEFGH",
    "АБВГДЕЖЗ",
    "ΑΒΓΔΕΖΗΘ",
    "アイウエオカキク",
    "甲乙丙丁戊己庚辛",
    "①②③④⑤⑥⑦⑧",
    "가나다라마바사아",
    "ㄱㄴㄷㄹㅁㅂㅅㅇ",
    "أبجدهوزح",
    "אבגדהוזח",
    "कखगघङचछज",
)
LETTERS = "".join(_ALPHABETS) + "".join(alphabet.lower() for alphabet in _ALPHABETS[:3])
_OPTION = expression(rf"(?:(?<=\s)|^)(?:[(（]?([{LETTERS}])[).．、）]\s*(?=\S)|([①-⑧])\s*(?=\S))")
_OPTION_ITEM = expression(rf"[(（]?([{LETTERS}])[).:：．、）]\s*(?=\S)|([①-⑧])\s*(?=\S)")
_AND = r"(?:\s*(?:,|;|/|&|\+|、|，|・|\s(?:and|und|et|y|e|en|i|и|ve|och|dan|và|と|和|와|و|ו)\s)\s*|\s+)"
# Letters or numbers, and nothing else before the end, a mark or the words of the option.
_NAMED = expression(
    rf"[(（]?((?:[{LETTERS}]|\d{{1,2}})(?:{_AND}(?:[{LETTERS}]|\d{{1,2}}))*)(?:[)）.．:：,、—–-]|(?=\s|$|。|で[すあ]|입니다|이다))"
)

# "A dog" is no letter with a remark.
_ARTICLE = expression(r"A\s+[a-z]{3}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """The options of a question, each by its letter; `before` are the words that are in front of the first."""

    before: Inlines
    letters: tuple[str, ...]
    options: tuple[Inlines, ...]
    ticked: Inlines

    @property
    def listed(self) -> Inlines:
        """The options on a line each."""
        return lines(self.options)


def choice_of(blocks: Sequence[Block]) -> Choice:
    """What the blocks of a choice offer."""
    before: Inlines = ()
    letters: list[str] = []
    options: list[Inlines] = []
    ticked: list[Inlines] = []
    for block in blocks:
        if isinstance(block, ItemList):
            for number, item in enumerate(block.items, block.start):
                match = _OPTION_ITEM.match(masked(item.content))
                counted = block.ordered and match is None
                letters.append(str(number) if counted else _letter(match))
                sign = f"{number}. " if counted else "" if item.checked is None else "☐ "
                options.append((*text(sign), *item.content))
                ticked += [item.content] if item.checked else []
            continue
        content = said(block)
        matches = letters_in(masked(content), len(options))
        first, *rest = cut(content, *(match.start() for match in matches))
        before = lines((before, trim(first)))
        letters += map(_letter, matches)
        options += map(trim, rest)
    return Choice(
        before=before,
        letters=tuple(letters),
        options=tuple(options),
        ticked=joined(ticked, (Text(text="; "),)) if any(_ticks(block) for block in blocks) else (),
    )


def is_choice(block: Block, *, counted: bool = False) -> bool:
    """Whether a block holds options: lettered in a paragraph or as items, ticked in part, or (`counted`) numbered."""
    if isinstance(block, Paragraph):
        found = letters_in(masked(block.content), 0)
        return len(found) > 1 or (bool(found) and found[0].start() == 0)
    if not isinstance(block, ItemList) or len(block.items) < 2:
        return False
    if _ticks(block):
        return True
    if any(item.checked is not None for item in block.items):
        return False
    found_letters = [_letter(_OPTION_ITEM.match(masked(item.content))) for item in block.items]
    if _in_order("".join(found_letters), len(block.items)):
        return True
    plain_items = not any(found_letters) and not any(item.blocks for item in block.items)
    return counted and block.ordered and block.start == 1 and plain_items


def continues(options: Sequence[Block], block: Block) -> bool:
    """Whether a paragraph goes on with the letters of the options before it."""
    if not isinstance(block, Paragraph):
        return False
    done = sum(len(letters_in(masked(said(option)), 0)) for option in options[:1])
    for option in options[1:]:
        done += len(letters_in(masked(said(option)), done))
    found = letters_in(masked(block.content), done)
    return bool(found) and found[0].start() == 0


def are_options(blocks: Sequence[Block]) -> bool:
    """Whether there is nothing but the options of one choice."""
    return (
        bool(blocks)
        and is_choice(blocks[0])
        and all(is_choice(block) or continues(blocks[:number], block) for number, block in enumerate(blocks[1:], 1))
    )


def letters_in(hidden: str, done: int) -> list[re.Match[str]]:
    """The options in a text, in order from the letter after the `done` first ones."""
    best: list[re.Match[str]] = []
    for alphabet in _ALPHABETS:
        found: list[re.Match[str]] = []
        for match in _OPTION.finditer(hidden):
            if _letter(match) == alphabet[done + len(found) : done + len(found) + 1]:
                found.append(match)
        best = max(best, found, key=len)
    return best


def resolved(answer: Inlines, choice: Choice) -> tuple[Inlines, Inlines]:
    """The options that an answer names by letter, in full, and what it says besides; no options where it names none."""
    hidden = masked(answer)
    match = _NAMED.match(hidden)
    names = [] if match is None else [name.upper() for name in re.split(_AND, match[1])]
    if match is None or not all(name in choice.letters for name in names):
        return (), answer
    if len(names) == 1 and _ARTICLE.match(hidden):
        return (), answer
    options = lines(choice.options[choice.letters.index(name)] for name in dict.fromkeys(names))
    rest = cut(answer, match.end())[1]
    rest = trim(cut(rest, len(masked(rest)) - len(masked(rest).lstrip(" .,:;：，、—–-")))[1])
    return options, () if is_blank(rest) or _repeats(rest, options) else rest


def _repeats(rest: Inlines, options: Inlines) -> bool:
    """Whether the words after a letter are the option itself."""
    said_again = masked(rest).strip(" .。:：)").casefold()
    return bool(said_again) and said_again in masked(options).casefold()


def _ticks(block: Block) -> bool:
    """Whether some of a list's items are ticked, and some not."""
    if not isinstance(block, ItemList):
        return False
    ticks = [item.checked for item in block.items]
    return None not in ticks and any(ticks) and not all(ticks)


def _in_order(letters: str, count: int) -> bool:
    return len(letters) == count and any(letters == alphabet[:count] for alphabet in _ALPHABETS)


def _letter(match: re.Match[str] | None) -> str:
    return "" if match is None else (match[1] or match[2]).upper()
