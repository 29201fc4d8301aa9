"""Commands with comments: the comment asks, the command answers; a result after the command is asked by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.asking.shapes.base import Draft, Entry, Place, Reading, join
from generator.asking.shapes.code_lines import Line, groups_of
from generator.asking.shapes.vocabulary import FRAME_HEADINGS, SEE, is_one_of
from generator.asking.shapes.wording import count_words, has_letters
from generator.blocks import Block, CodeBlock
from generator.facts import Question, Status
from generator.inlines import Code, text
from generator.source import Span

# More than this is a listing to read, not a command to recall.
MOST_LINES = 8

_RESULT = re.compile(
    r"(?:=+>|-+>|→|⇒|>>|(?:outputs?|results?|returns?|prints?|ausgabe|ergebnis|salida|resultado|sortie|saída|вывод|输出|返回|结果|出力|結果|출력)"
    r"\s?[:：])\s*(?=\S)",
    re.IGNORECASE,
)
# A comment that is a value is what the code gives.
_LITERAL = re.compile(
    r"""(?:"[^"]*"|'[^']*'|`[^`]*`|[-+]?[\d.,_]+\w{0,3}|\[.*\]|\{.*\}|\(.*,.*\)"""
    r"""|true|false|null|nil|none|undefined|nan)[.;]?""",
    re.IGNORECASE,
)
_CODE_LIKE = re.compile(
    r"[;{}]\s*$|^\s*[\w.$]+\s*[=(]|^\s*(?:[./~$-]|https?:|[\w-]+/[\w-]+$)|\w\(\)?.*\)\s*;?$|^\s*[\w-]+\.\w{1,5}$"
)
_RULE = re.compile(r"[-=#*~_/\s]*")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Listing:
    """A block with its place, and the lines without comment so far: what a result may depend on."""

    place: Place
    block: CodeBlock
    before: tuple[Line, ...] = ()


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for the block and one for each commented line of it; None where no comment asks for code."""
    block = blocks[at]
    if not isinstance(block, CodeBlock) or ">>> " in block.text:
        return None
    listing = _Listing(place=place, block=block)
    drafts: list[Draft] = []
    for group in groups_of(block):
        drafts += (
            _one_by_one(listing, group)
            if any(line.code and line.comment for line in group)
            else _together(listing, group)
        )
        listing = replace(listing, before=(*listing.before, *_uncommented(group)))
    if not drafts or not _is_reference(block, drafts):
        return None
    facts = tuple(range(len(drafts)))
    whole = Entry(kind="code", span=block.span, facts=facts, status=Status.CARDED)
    own = [Entry(kind="line", span=draft.fact.span, facts=(0,), status=Status.CARDED) for draft in drafts]
    together = join(Reading(drafts=(draft,), entries=(entry,)) for draft, entry in zip(drafts, own, strict=True))
    return replace(together, entries=(whole, *together.entries))


def _is_reference(block: CodeBlock, drafts: Sequence[Draft]) -> bool:
    """Whether the comments speak for the block: one comment in a program does not."""
    code = [line for line in block.text.splitlines() if line.strip()]
    deep = sum(line[:1].isspace() for line in code)
    return len(drafts) > 1 or (len(code) <= MOST_LINES and deep * 2 <= len(code))


def _uncommented(group: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in group if line.code and not line.comment)


def _one_by_one(listing: _Listing, group: Sequence[Line]) -> Iterator[Draft]:
    """A fact for each line with a comment behind it."""
    for number, line in enumerate(group):
        if not line.code or not line.comment or line.indented:
            continue
        result = _result(line.comment)
        if result:
            yield from _given(listing, (*_uncommented(group[:number]), line), result)
        elif asks(line.comment):
            yield _asked(listing, line.comment, (line,), (line,))


def _together(listing: _Listing, group: Sequence[Line]) -> Iterator[Draft]:
    """A fact for each comment and the lines below it."""
    head: list[Line] = []
    body: list[Line] = []
    done: list[Line] = []
    for line in (*group, None):
        if body and (line is None or (not line.code and not line.indented)):
            yield from _headed(listing, head, body, done)
            done += body
            head, body = [], []
        if line is not None:
            (body if line.code or line.indented else head).append(line)


def _headed(listing: _Listing, head: Sequence[Line], body: Sequence[Line], done: Sequence[Line]) -> Iterator[Draft]:
    words = " ".join(line.comment for line in head if not _RULE.fullmatch(line.comment)).strip("-=#*~ ")
    result = _result(words)
    if not head or len(body) > MOST_LINES:
        return
    if result:
        yield from _given(listing, (*done, *body), result)
    elif asks(words):
        yield _asked(listing, words.rstrip(":："), (*head, *body), body)


def _result(comment: str) -> str:
    """What the code gives, where a comment says that; empty where it says something else."""
    match = _RESULT.match(comment)
    if match is not None:
        return comment[match.end() :].strip()
    return comment if _LITERAL.fullmatch(comment) else ""


def _given(listing: _Listing, lines: Sequence[Line], result: str) -> Iterator[Draft]:
    """The code asks for its result, with all that stands before it, if that is not too much to read."""
    listed = [*listing.before, *lines]
    if len(listed) > MOST_LINES:
        return
    code = "\n".join(line.code or line.raw for line in listed)
    question = Question(slot="result", prompt=text("→"), answer=(Code(text=result),))
    key = (Code(text=code.strip(), language=listing.block.language),)
    fact = listing.place.row("command", _span(listing, lines[-1:]), key, (question,))
    yield Draft(fact=fact, spare=listing.place.spare, mergeable=False)


def _asked(listing: _Listing, words: str, lines: Sequence[Line], body: Sequence[Line]) -> Draft:
    code = "\n".join(line.code or line.raw for line in body)
    answer = (Code(text=code.strip(), language=listing.block.language),)
    question = Question(slot="answer", prompt=(), answer=answer)
    fact = listing.place.row("command", _span(listing, lines), text(words), (question,))
    return Draft(fact=fact, spare=listing.place.spare)


def asks(comment: str) -> bool:
    """Whether a comment says what its code does: words, more than one, no code and no pointer elsewhere."""
    comment = comment.strip()
    if not has_letters(comment) or len(comment) > 160 or _CODE_LIKE.search(comment):
        return False
    if comment.startswith(("...", "…", "!", "TODO", "FIXME")) or SEE.match(comment):
        return False
    return count_words(comment) > 1 and not is_one_of(comment, FRAME_HEADINGS)


def _span(listing: _Listing, lines: Sequence[Line]) -> Span:
    """From the first of `lines` to the end of the last, in the source."""
    source = listing.place.source
    first = source.line_number(listing.block.body)
    start = source.line_span(min(first + lines[0].number, len(source.starts)))
    end = source.line_span(min(first + lines[-1].number, len(source.starts)))
    return Span(start=start.start, end=end.end)
