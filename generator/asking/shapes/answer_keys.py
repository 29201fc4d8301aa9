"""Answer keys: the numbers of questions with their answers, in a place of their own after the questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator import reasons
from generator.asking.shapes.answers import answer_of, entries_of, said
from generator.asking.shapes.base import AnswerKey, Place, Reading
from generator.asking.shapes.options import LETTERS
from generator.asking.shapes.question_words import KEY_HEADINGS
from generator.asking.shapes.vocabulary import is_one_of
from generator.asking.shapes.wording import cut, is_blank, lines, masked, trim, visible
from generator.blocks import Block, Details, ItemList, Paragraph, Quote, Statement, Table
from generator.expressions import expression
from generator.facts import Section, Status, walk_sections
from generator.inlines import Inlines, text

# One answer alone is no key.
FEWEST_ANSWERS = 2
_PAIR = expression(rf"(?:^|(?<=[\s,;|/]))(\d{{1,3}})\s*[.):：=–—→-]*\s*[(（]?([{LETTERS}])[)）]?(?=[\s,;.|/]|$)")
_NUMBER = expression(r"(?:^\s*(?:[^\W\d]{1,12}\.?\s*)?|(?<=\s))(\d{1,3})\s*[.):：=–—→-]+\s*(?=\S)")


def keys_of(preface: tuple[Block, ...], sections: tuple[Section, ...]) -> dict[int, AnswerKey]:
    """By the start of a section (-1 for the words before the first), the key that answers its questions.

    A key answers what is between the key before it and itself, back to where the numbers begin anew.
    """
    found: dict[int, AnswerKey] = {}
    waiting: list[tuple[int, frozenset[int]]] = []
    for start, title, number, blocks in _stretches(preface, sections):
        key = _key_in(title, blocks)
        own = () if key is None else key.blocks
        waiting.append((start, _numbers_in(title, number, (block for block in blocks if block.span not in own))))
        if key is None:
            continue
        counted: frozenset[int] = frozenset()
        for place, numbers in reversed(waiting):
            if counted & numbers:
                break
            counted |= numbers
            found[place] = key
        waiting = []
    return found


def _numbers_in(title: str, number: str, blocks: Iterable[Block]) -> frozenset[int]:
    """The numbers by which the questions of a section may go: its own, and those of its lists."""
    heading = re.search(r"\d{1,3}", f"{number} {title}")
    found = {int(heading[0])} if heading is not None else set()
    for block in blocks:
        if isinstance(block, ItemList) and block.ordered:
            found |= set(range(block.start, block.start + len(block.items)))
    return frozenset(found)


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A block of a key is accounted for where its answers are: on the cards of the questions."""
    if place.key is None or blocks[at].span not in place.key.blocks:
        return None
    return Reading(entries=entries_of((blocks[at],), Status.SHOWN, reasons.ANSWER_KEY))


def _stretches(
    preface: tuple[Block, ...], sections: tuple[Section, ...]
) -> Iterator[tuple[int, str, str, tuple[Block, ...]]]:
    """Start, title, number and blocks of what is before the first section, and of each section."""
    yield -1, "", "", preface
    for _, section in walk_sections(sections):
        yield section.span.start, visible(section.title), section.number, section.blocks


def _key_in(title: str, blocks: tuple[Block, ...]) -> AnswerKey | None:
    """The key that a section is, or ends with."""
    if is_one_of(title, KEY_HEADINGS):
        return _key(blocks, blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Details | Quote) and is_one_of(visible(_title_of(block)), KEY_HEADINGS):
            key = _key(block.blocks, (block,))
        elif isinstance(block, Paragraph | Statement):
            key = _announced(block, blocks[index + 1 : index + 2])
        else:
            continue
        if key is not None:
            return key
    return None


def _title_of(block: Details | Quote) -> Inlines:
    return block.summary if isinstance(block, Details) else block.title


def _announced(block: Paragraph | Statement, following: tuple[Block, ...]) -> AnswerKey | None:
    """The key that a paragraph such as "Answers: 1 B, 2 C" is, or leads in to."""
    content = said(block)
    label = re.match(r"[^:：]{1,40}[:：]?", masked(content))
    if label is None or not is_one_of(label[0], KEY_HEADINGS):
        return None
    rest = trim(cut(content, label.end())[1])
    if is_blank(rest):
        return _key(following, (block, *following))
    return _key((Paragraph(content=rest, span=block.span),), (block,))


def _key(parts: Sequence[Block], blocks: Sequence[Block]) -> AnswerKey | None:
    """The answers in `parts` by number, as long as there is nothing else in them and no number twice."""
    pairs: list[tuple[int, Inlines]] = []
    for part in parts:
        inside = list(_pairs(part))
        if not inside:
            return None
        pairs += inside
    answers = dict(pairs)
    if len(answers) < max(FEWEST_ANSWERS, len(pairs)):
        return None
    return AnswerKey(answers=answers, blocks=frozenset(block.span for block in blocks))


def _pairs(block: Block) -> Iterator[tuple[int, Inlines]]:
    match block:
        case ItemList(ordered=True, start=start, items=items):
            for number, item in enumerate(items, start):
                several = _letters((*text(f"{number}. "), *item.content))
                yield from several if len(several) > 1 else [(number, lines((item.content, answer_of(item.blocks))))]
        case ItemList(items=items):
            for item in items:
                yield from _numbered(item.content)
        case Table(header=header, rows=rows):
            cells = [[cell.content for cell in row] for row in (header, *(row.cells for row in rows))]
            if len(cells) == 2 and all(visible(cell).isdecimal() for cell in cells[0]):
                cells = [list(pair) for pair in zip(*cells, strict=True)]
            for row in cells:
                # Several columns of numbers, each with its answers beside it, save the author a long table.
                for count, answer in zip(row[::2], row[1::2], strict=False):
                    if visible(count).isdecimal() and not is_blank(answer):
                        yield int(visible(count)), answer
        case Paragraph() | Statement():
            content = said(block)
            yield from _letters(content) or _numbered(content)
        case _:
            return


def _letters(content: Inlines) -> list[tuple[int, Inlines]]:
    """`1 B, 2 C`: numbers and letters, where there is nothing else."""
    hidden = masked(content)
    if any(map(str.isalnum, _PAIR.sub("", hidden))):
        return []
    return [(int(match[1]), text(match[2])) for match in _PAIR.finditer(hidden)]


def _numbered(content: Inlines) -> list[tuple[int, Inlines]]:
    """`3: the answer 4: the next one`, as far as the numbers go on."""
    starts: list[re.Match[str]] = []
    for match in _NUMBER.finditer(masked(content)):
        if not starts and match.start():
            return []
        if not starts or int(match[1]) == int(starts[-1][1]) + 1:
            starts.append(match)
    places = [place for match in starts for place in (match.start(), match.end())]
    pieces = cut(content, *places)[2::2]
    return [(int(match[1]), trim(piece)) for match, piece in zip(starts, pieces, strict=True)]
