"""Code under a heading, a name or a task that asks for it, and commands that are explained after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator import reasons
from generator.asking.shapes import arrow_chains, commented_code, fence_tables
from generator.asking.shapes.answers import entries_of, kind_of, listing
from generator.asking.shapes.base import Draft, Place, Reading, carded
from generator.asking.shapes.code_lines import groups_of
from generator.asking.shapes.code_parts import is_collection, is_derivation, is_worked, statements_in
from generator.asking.shapes.code_standing import HEADED, INTRODUCED, NAMED
from generator.asking.shapes.list_words import GOVERNS
from generator.asking.shapes.looks import is_code, is_link
from generator.asking.shapes.pairing import Side, side_of_code
from generator.asking.shapes.results import result_of
from generator.asking.shapes.reverse import reverse_of
from generator.asking.shapes.sentence_words import CONNECTIVES, LIKENESS
from generator.asking.shapes.table_words import DATA_TITLES
from generator.asking.shapes.tasks import (
    ANSWER_TITLES,
    counts_ways,
    is_file,
    is_name,
    is_notation,
    is_statement,
    is_task,
    is_told_to_do,
    joins_on,
    says_nothing,
    works_out,
)
from generator.asking.shapes.term_split import split_term
from generator.asking.shapes.transcripts import shows, typed_alone
from generator.asking.shapes.vocabulary import EXAMPLE_COLUMNS, FRAME_HEADINGS, SEE, STEP_WORDS, holds_one_of, is_one_of
from generator.asking.shapes.wording import count_words, visible, without_colon
from generator.blocks import Block, CodeBlock, Formula, Paragraph
from generator.expressions import expression
from generator.facts import Pair, Question, Status
from generator.inlines import Code, Inlines, Math

# Longer code is read, not recalled: a heading above it is answered by a demo.
MOST_LINES = 7
LONGEST_CODE = 300
LONGEST_EXPLANATION = 300
MOST_EXAMPLE_WORDS = 3
# A longer line that goes on from another one has its code from there.
MOST_JOINING_WORDS = 2
_ASK_THEMSELVES = (arrow_chains.read, fence_tables.read, commented_code.read)


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A command with its explanation, or code with what asks for it."""
    for shape in (_described, _explained, _introduced, _named, _headed):
        found = shape(place, blocks, at)
        if found is not None:
            return found
    return None


def is_short(block: CodeBlock | Formula) -> bool:
    """Whether a block is short enough to be said from memory."""
    if isinstance(block, Formula):
        return True
    rows = [row for row in block.text.split("\n") if row.strip()]
    return 0 < len(block.text.strip()) <= LONGEST_CODE and len(rows) <= MOST_LINES


def answer_of_code(block: Block) -> Inlines | None:
    """What a block of code or a formula answers; None where it is too long, or only shows something."""
    if isinstance(block, Formula):
        return None if is_derivation(block.tex) or is_worked(block.tex) else (Math(tex=block.tex, display=True),)
    if not isinstance(block, CodeBlock) or ("\n" not in block.text.strip() and is_worked(block.text)):
        return None
    if shows(block) == reasons.TRANSCRIPT:
        command = typed_alone(block)
        return (Code(text=command, language=block.language),) if 0 < len(command) <= LONGEST_CODE else None
    return listing(block) if is_short(block) and not shows(block) and not is_collection(block) else None


def _described(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A command as heading, its syntax in one line, and a paragraph on what it does: the command asks for that."""
    command = _command(blocks[at])
    if at or command is None or len(blocks) != 2 or not place.alone or not _explains(blocks[1]):
        return None
    after = blocks[1]
    title = visible(place.heading)
    if not title or not re.match(rf"[$#>\s]*{re.escape(title)}(?!\w)", visible(command)):
        return None
    assert isinstance(after, Paragraph)
    question = Question(slot="answer", prompt=(), answer=after.content)
    whole = (Pair(header=place.heading, value=command), Pair(header=(), value=after.content))
    fact = place.row(
        "command", blocks[at].span, place.heading, (question,), whole=whole, id=place.directives.id, at_heading=True
    )
    return Reading(
        taken=2,
        drafts=(Draft(fact=fact, spare=place.spare, mergeable=False),),
        entries=entries_of(blocks[at : at + 2], Status.CARDED, facts=(0,)),
    )


def _explained(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A command, and then a paragraph on what it does; for lines of code, time and again."""
    command = _command(blocks[at])
    if command is None or visible(place.lead) or at + 1 >= len(blocks) or not _explains(blocks[at + 1]):
        return None
    if side_of_code(place.source, blocks, at) is not Side.ABOVE:
        return None
    if isinstance(blocks[at], CodeBlock) and not _again(blocks, at):
        return None
    after = blocks[at + 1]
    assert isinstance(after, Paragraph)
    question = Question(slot="answer", prompt=(), answer=after.content)
    fact = place.row("command", blocks[at].span, command, (question,), id=place.directives.id)
    fact = replace(fact, reverse=reverse_of(fact, place.directives.reverse))
    return Reading(
        taken=2,
        drafts=(Draft(fact=fact, spare=place.spare),),
        entries=entries_of(blocks[at : at + 2], Status.CARDED, facts=(0,)),
    )


def _command(block: Block) -> Inlines | None:
    """One line of code, in a paragraph or a fence of its own."""
    if isinstance(block, Paragraph) and is_code(block.content) and visible(block.content):
        return without_colon(block.content)
    if isinstance(block, CodeBlock) and _is_one_command(block):
        return (Code(text=block.text.strip(), language=block.language),)
    return None


def _is_one_command(block: CodeBlock) -> bool:
    """Whether a fence holds one line, and not also what comes of it."""
    text = block.text.strip()
    return bool(text) and "\n" not in text and not shows(block) and not arrow_chains.ARROW.search(text)


# A walkthrough goes on: nothing is said of the command above.
_TELLS = expression(
    r"(?:then|next|now|after|once|you|we|in|on|if|when|dann|nun|danach|wenn|du|wir|puis|ensuite|maintenant|vous|nous"
    r"|luego"
    r"|después|ahora|si|então|depois|agora|poi|ora|затем|теперь|далее|если|然后|接着|现在|次に|それから)\b[\s,]",
    re.IGNORECASE,
)


def _explains(block: Block) -> bool:
    if not isinstance(block, Paragraph) or is_code(block.content) or is_link(block.content):
        return False
    words = visible(block.content)
    if SEE.match(words) or _TELLS.match(words):
        return False
    if words.endswith((":", "：")) or any(
        isinstance(node, Code) and len(words) < 2 * len(node.text) for node in block.content
    ):
        return False
    return count_words(words) > 1 and len(words) <= LONGEST_EXPLANATION


def _again(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line of code with its explanation is right before or after this one."""
    return any(
        other >= 0 and other + 1 < len(blocks) and _command(blocks[other]) is not None and _explains(blocks[other + 1])
        for other in (at - 2, at + 2)
    )


def _introduced(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """The line right above, where it leads in with a colon and says what is to be done."""
    block = blocks[at]
    answer = answer_of_code(block)
    if answer is None or not visible(place.lead) or not is_task(place.lead) or _explains_a_term(blocks[at - 1]):
        return None
    if any(map(works_out, place.path)) or (isinstance(block, Formula) and _goes_on_in(visible(place.lead))):
        return None
    where = replace(place, context=place.context[:-1])
    question = Question(slot="answer", prompt=(), answer=answer)
    fact = where.row(
        "command", block.span, without_colon(place.lead), (question,), id=place.directives.id, signs=(INTRODUCED,)
    )
    return carded(kind_of(block), block.span, Draft(fact=fact, spare=place.spare, mergeable=False))


def _goes_on_in(words: str) -> bool:
    """Whether words end as half a sentence does that a formula completes: “for a total of”."""
    return words.rstrip(":： ").rpartition(" ")[2].lower() in GOVERNS


def _explains_a_term(block: Block) -> bool:
    """Whether a paragraph says what a term is: the code below it is its example."""
    return isinstance(block, Paragraph) and split_term(block.content, styled_only=True) is not None


def _named(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A short line that names the code right below it, as a heading does."""
    name = blocks[at]
    if not isinstance(name, Paragraph) or at + 1 >= len(blocks) or is_code(name.content) or not is_name(name.content):
        return None
    block = blocks[at + 1]
    answer = _command(block) if isinstance(block, Paragraph) else answer_of_code(block)
    if answer is None or asks_itself(place, blocks, at + 1) or any(map(works_out, place.path)):
        return None
    if side_of_code(place.source, blocks, at) is not Side.BELOW:
        return None
    question = Question(slot="answer", prompt=(), answer=answer)
    fact = place.row("command", name.span, name.content, (question,), id=place.directives.id, signs=(NAMED,))
    return Reading(
        taken=2,
        drafts=(Draft(fact=fact, spare=place.spare, mergeable=False),),
        entries=entries_of((name, block), Status.CARDED, facts=(0,)),
    )


def is_example(place: Place, blocks: tuple[Block, ...], at: int) -> bool:
    """Whether code shows what the text above it says or asks, or gives results: none of that answers a heading."""
    block, above = blocks[at], blocks[at - 1] if at else None
    if (place.lead and is_statement(place.lead)) or any(map(works_out, place.path)):
        return True
    if isinstance(above, Paragraph) and visible(above.content).endswith(("?", "？", "؟")):
        return True
    return isinstance(block, CodeBlock) and any(
        result_of(line.comment) for group in groups_of(block) for line in group if line.comment
    )


def _is_frame(title: str) -> bool:
    """Whether a heading says nothing of its own, or only that examples follow (“Quick examples”), or names a file."""
    return (
        is_file(title)
        or counts_ways(title)
        or is_one_of(title, FRAME_HEADINGS | LIKENESS | CONNECTIVES)
        or (count_words(title) <= MOST_EXAMPLE_WORDS and holds_one_of(title, EXAMPLE_COLUMNS))
    )


def _names_a_side(title: str) -> bool:
    """Whether a heading only tells one side from the other of what is above it: its notation, input or result."""
    return is_one_of(title, DATA_TITLES) or is_notation(title)


def _is_topic(title: str) -> bool:
    """Whether a heading is one word that names no task: several statements below it show what there is."""
    return count_words(title) == 1 and not is_told_to_do(title) and not holds_one_of(title, STEP_WORDS)


def _first_of_named(place: Place, blocks: tuple[Block, ...], at: int) -> bool:
    """Whether all code but the first of a section has a name or “Example” above it: the heading names the first."""
    if at or len(blocks) % 2 == 0 or side_of_code(place.source, blocks, at) is not Side.BELOW:
        return False
    return all(isinstance(block, Paragraph) and _names_code(block.content) for block in blocks[1::2]) and all(
        isinstance(block, CodeBlock) for block in blocks[::2]
    )


def _names_code(content: Inlines) -> bool:
    """Whether a line names the code below it, or says that this is an example."""
    return is_name(content) or is_one_of(visible(without_colon(content)), FRAME_HEADINGS)


def asks_itself(place: Place, blocks: tuple[Block, ...], at: int) -> bool:
    """Whether what is in a fence asks for what else is there."""
    return any(shape(place, blocks, at) is not None for shape in _ASK_THEMSELVES)


def _headed(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """The heading, where its section holds one piece of code and at most a paragraph, or names above all other code."""
    block = blocks[at]
    answer = answer_of_code(block)
    if answer is None or not place.alone or is_example(place, blocks, at):
        return None
    alone = len(blocks) <= 2 and all(other is block or isinstance(other, Paragraph) for other in blocks)
    if not alone and not _first_of_named(place, blocks, at):
        return None
    title = visible(place.heading)
    if not title or _is_frame(title) or is_statement(place.heading, title=True) or _names_a_side(title):
        return None
    if is_one_of(title, ANSWER_TITLES):
        return None
    if isinstance(block, CodeBlock) and statements_in(block) > 1 and _is_topic(title):
        return None
    led = visible(without_colon(place.lead))
    joins = joins_on(led) or (isinstance(block, Formula) and _goes_on_in(led))
    if joins and count_words(led) > MOST_JOINING_WORDS and not says_nothing(led):
        return None
    if led and (says_nothing(led) or joins):
        place = replace(place, lead=(), context=place.context[:-1])
    question = Question(slot="answer", prompt=(), answer=answer)
    fact = place.row(
        "command", block.span, place.heading, (question,), id=place.directives.id, at_heading=True, signs=(HEADED,)
    )
    return carded(kind_of(block), block.span, Draft(fact=fact, spare=place.spare, mergeable=False))
