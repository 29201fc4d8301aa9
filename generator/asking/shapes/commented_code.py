"""Commands with comments: the comment asks, the command answers; a result after the command is asked by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import reasons
from generator.asking.checks.words import VERDICT_LABELS
from generator.asking.shapes.base import Draft, Entry, Place, Reading, join, shown
from generator.asking.shapes.code_lines import Line, groups_of, line_span
from generator.asking.shapes.code_parts import (
    are_traces,
    is_doc_of,
    is_part,
    is_program,
    is_switched_off,
    repeats_name,
    tells_output,
    without_branches,
)
from generator.asking.shapes.code_standing import ABOVE, BEHIND, signs_of_piece, with_signs_of_fence
from generator.asking.shapes.comments import asks, offers_other
from generator.asking.shapes.narration import is_output, tells_what_is_printed
from generator.asking.shapes.results import data_for, prints, result_of, tells_result
from generator.asking.shapes.sentence_words import CONNECTIVES
from generator.asking.shapes.transcripts import is_diagram, is_prompt, is_transcript
from generator.asking.shapes.vocabulary import WRONG_LABELS, bare, is_one_of
from generator.asking.shapes.wording import visible
from generator.blocks import Block, CodeBlock
from generator.expressions import expression
from generator.facts import Question, RowFact, Status
from generator.inlines import Code, plain, text
from generator.source import Span

# More than this is a listing to read, not a command to recall.
MOST_LINES = 8
LONGEST_CODE = 300
LONGEST_HEAD = 60

_RESULT = "result"
_RULE = expression(r"[-=#*~_/\s]*")
# A value that is named or shown; a word behind such a line is its type, not its task.
_ASSIGNS = expression(r"[\w\])]\s*[:+*/-]?=(?!=)|^\s*[\"'\d\[({]")


# A line that only gives a value to a name has no other result.
_GIVEN = expression(
    r"(?:(?:let|var|const|val|my|\$)\s*)?\w+\s*:?=\s*(?:\[[^\]]*\]|\{[^}]*\}|\"[^\"]*\"|'[^']*'|[\d.]+);?"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Refusal:
    """Lines that a comment asks for, and why they are no answer."""

    lines: tuple[Line, ...]
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Listing:
    """A block with its place, the blocks `above` it, and its lines without comment so far."""

    place: Place
    block: CodeBlock
    above: tuple[Block, ...]
    before: tuple[Line, ...] = ()

    def below(self, head: str) -> _Listing:
        """The same lines as what is below a comment that heads several."""
        return replace(self, place=self.place.below(head)) if head else self


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for the block and one for each line of it; None where no comment asks for code."""
    block = blocks[at]
    if not isinstance(block, CodeBlock) or ">>> " in block.text or is_diagram(block):
        return None
    listing = _Listing(place=place, block=block, above=blocks[:at])
    found: list[Draft | _Refusal] = []
    head = ""
    for group in map(_with_results, groups_of(block)):
        if not any(line.code for line in group):
            head = _title(group)
            continue
        found += _of_group(listing.below(head), group)
        listing = replace(
            listing, before=(*listing.before, *(line for line in group if line.code and not line.comment))
        )
    drafts = with_signs_of_fence([one for one in found if isinstance(one, Draft)], block, below=bool(place.context))
    codes = [_code_of(draft) for draft in drafts]
    if drafts and tells_what_is_printed(visible(place.lead)):
        return shown("code", block.span, reasons.TRANSCRIPT)
    if is_program(codes) or are_traces(codes):
        return shown("code", block.span, reasons.PROGRAM)
    if not drafts or not _is_reference(block, drafts):
        return None
    refused = {line.number: one.reason for one in found if isinstance(one, _Refusal) for line in one.lines}
    return _reading(place, block, drafts, refused)


def _code_of(draft: Draft) -> str:
    """The code that a comment asks for; empty where the code asks."""
    if not isinstance(draft.fact, RowFact) or draft.fact.questions[0].slot == _RESULT:
        return ""
    return plain(draft.fact.questions[0].answer)


def _reading(place: Place, block: CodeBlock, drafts: Sequence[Draft], refused: Mapping[int, str]) -> Reading:
    """The drafts, with what became of each line of the block."""
    facts = tuple(range(len(drafts)))
    whole = Entry(kind="code", span=block.span, facts=facts, status=Status.CARDED)
    own = [Entry(kind="line", span=draft.fact.span, facts=(0,), status=Status.CARDED) for draft in drafts]
    together = join(Reading(drafts=(draft,), entries=(entry,)) for draft, entry in zip(drafts, own, strict=True))
    rest = tuple(_unasked(place, block, drafts, refused))
    return replace(together, entries=(whole, *together.entries, *rest))


def _unasked(place: Place, block: CodeBlock, drafts: Sequence[Draft], refused: Mapping[int, str]) -> Iterator[Entry]:
    """An entry for each line with words that no draft asks; a line that a result depends on is on its front."""
    for line in (line for group in groups_of(block) for line in group):
        span = line_span(place, block, line.number, line.number)
        if any(draft.fact.span.start <= span.start < draft.fact.span.end for draft in drafts):
            continue
        facts = tuple(number for number, draft in enumerate(drafts) if _shows(draft, line))
        if facts:
            yield Entry(kind="line", span=span, facts=facts, status=Status.CARDED)
        elif any(map(str.isalnum, line.raw)):
            heads = not line.code and any(_words([line]) in draft.fact.context for draft in drafts)
            reason = reasons.LEADS_IN if heads else reasons.CODE_LINE if line.code else reasons.COMMENT_LINE
            reason = refused.get(line.number, reason)
            yield Entry(kind="line", span=span, status=Status.SHOWN, reason=reason)


def _shows(draft: Draft, line: Line) -> bool:
    """Whether the front of a question for a result shows `line`."""
    fact = draft.fact
    if not isinstance(fact, RowFact) or fact.questions[0].slot != _RESULT or not line.code:
        return False
    return line.code.strip() in (row.strip() for row in plain(fact.key).split("\n"))


def _is_reference(block: CodeBlock, drafts: Sequence[Draft]) -> bool:
    """Whether the comments speak for the block: one comment in a program does not."""
    code = [line for line in block.text.splitlines() if line.strip()]
    deep = sum(line[:1].isspace() for line in code)
    return len(drafts) > 1 or (len(code) <= MOST_LINES and deep * 2 <= len(code)) or _covers(drafts, code)


def _covers(drafts: Sequence[Draft], code: Sequence[str]) -> bool:
    """Whether the only comment is the first line, and all below it is one command over several lines."""
    wrapped = code[1:-1]
    return bool(wrapped) and all(line.rstrip().endswith(("\\", "`", "^")) for line in wrapped) and len(drafts) == 1


def _with_results(group: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with each result put behind its code: the code above it, or that below it where that is what prints."""
    found: list[Line] = []
    waiting = ""
    for number, line in enumerate(group):
        after = group[number + 1] if number + 1 < len(group) else None
        last = found[-1] if found else None
        if line.code and not line.comment and waiting:
            found.append(replace(line, comment=waiting))
            waiting = ""
        elif line.code or not tells_result(line.comment):
            found.append(line)
        elif after is not None and prints(after.code) and not (last is not None and prints(last.code)):
            waiting = line.comment
        elif last is not None and last.code and not last.comment:
            found[-1] = replace(last, comment=line.comment)
        else:
            found.append(line)
    return tuple(found)


def _of_group(listing: _Listing, group: Sequence[Line]) -> Iterator[Draft | _Refusal]:
    """The facts of lines without a blank one between; what only goes on keeps the group's first comment above it."""
    title, parts = _split_title(_parts(group))
    listing = listing.below(title)
    done: list[Line] = []
    first = ""
    if any(is_one_of(_words(head), WRONG_LABELS | VERDICT_LABELS) for head, _ in parts):
        return
    for head, body in parts:
        words = _words(head)
        if any(line.code and line.comment and not line.indented for line in body):
            yield from _one_by_one(listing.below(_title(head)), done, body)
            first = ""
        elif head and not is_transcript(listing.block):
            depends = first and _goes_on(words, first)
            if not depends and offers_other(words):
                continue
            yield from _headed(listing.below(first) if depends else listing, words, (*head, *body), body)
            first = first if depends else _title(head)
        done += body


def _title(lines: Sequence[Line]) -> str:
    """What comments without code say, where that can head what is below them."""
    words = _words(lines)
    return words if words and len(words) <= LONGEST_HEAD and asks(words, alone=True) else ""


def _one_by_one(listing: _Listing, done: Sequence[Line], body: Sequence[Line]) -> Iterator[Draft | _Refusal]:
    """A fact for each line with a comment behind it."""
    recorded = is_transcript(listing.block)
    for number, line in enumerate(body):
        if not line.code or not line.comment or line.indented or (recorded and not is_prompt(line.raw)):
            continue
        result = result_of(line.comment)
        if result:
            shown = (other for other in (*done, *body[:number]) if other.code and not result_of(other.comment))
            yield from _given(listing, (*shown, line), result)
        elif asks(line.comment, alone=not _ASSIGNS.search(line.code)) and not is_output(line.comment, line.code):
            yield _asked(listing, _POINTED.sub("", line.comment), (line,), (line,))


# An arrow at the code that a comment is behind.
_POINTED = expression(r"^(?:<[-=]+|[←⟵⇐])\s*(?=\w)")
_Part = tuple[list[Line], list[Line]]


def _parts(group: Sequence[Line]) -> list[_Part]:
    """The group as comments, each with the lines below it; lines before the first comment have none."""
    parts: list[_Part] = []
    for line in group:
        if line.code or line.indented:
            if not parts:
                parts.append(([], []))
            parts[-1][1].append(line)
        elif not parts or parts[-1][1]:
            parts.append(([line], []))
        else:
            parts[-1][0].append(line)
    return [part for part in parts if part[1]]


def _split_title(parts: list[_Part]) -> tuple[str, list[_Part]]:
    """The first of two comment lines heads the group where every other comment is one line, and it does not go on."""
    if len(parts) < 2 or len(parts[0][0]) != 2 or any(len(head) != 1 for head, _ in parts[1:]):
        return "", parts
    title, own = parts[0][0]
    wrapped = own.comment[:1].islower() and any(head[0].comment[:1].isupper() for head, _ in parts[1:])
    words = _title([title])
    if wrapped or not words:
        return "", parts
    return words, [([own], parts[0][1]), *parts[1:]]


def _words(head: Sequence[Line]) -> str:
    """What the comment lines above some code say together."""
    words = " ".join(line.comment for line in head if not _RULE.fullmatch(line.comment))
    return _POINTED.sub("", words).strip("-=#*~ ").rstrip(":：")


def _goes_on(words: str, first: str) -> bool:
    """Whether a comment says only what is different from the one before: “with a home”, “or for all of them”."""
    opening = bare(words).split(" ", 1)[0]
    return opening in CONNECTIVES or (words[:1].islower() and first[:1].isupper())


def _headed(listing: _Listing, words: str, lines: Sequence[Line], body: Sequence[Line]) -> Iterator[Draft | _Refusal]:
    words = _NUMBERED.sub("", words)
    if (
        len(body) <= MOST_LINES
        and not result_of(words)
        and asks(words, alone=True)
        and not repeats_name(words, [line.code for line in body])
    ):
        yield _asked(listing, words, lines, body)


# A step that its author counts by hand.
_NUMBERED = expression(r"^\(?\d{1,2}[.)]-?\s+(?=[^\W\d])")


def _given(listing: _Listing, lines: Sequence[Line], result: str) -> Iterator[Draft]:
    """The code asks for its result, with all that it depends on, if that is there and not too much to read."""
    if not any(map(str.isalnum, result.strip("[]{}() "))) and "..." in result:
        return
    if _GIVEN.fullmatch(lines[-1].code.strip()):
        return
    rows = [line.code or line.raw for line in (*listing.before, *lines)]
    data = data_for(rows, listing.block.language, listing.above, MOST_LINES)
    if data is None:
        return
    question = Question(slot=_RESULT, prompt=text("→"), answer=(Code(text=result),))
    key = (Code(text="\n".join((*data, *rows)).strip(), language=listing.block.language),)
    fact = listing.place.row("command", _span(listing, lines[-1:]), key, (question,), signs=(BEHIND,))
    yield Draft(fact=fact, spare=listing.place.spare, mergeable=False)


def _asked(listing: _Listing, words: str, lines: Sequence[Line], body: Sequence[Line]) -> Draft | _Refusal:
    code = "\n".join(line.code or line.raw for line in body)
    if len(code.strip()) > LONGEST_CODE:
        return _Refusal(lines=tuple(lines), reason=reasons.LONG_CODE)
    if is_part(code, listing.block.text):
        return _Refusal(lines=tuple(lines), reason=reasons.CODE_PART)
    if is_switched_off(words, code, listing.block.text) or is_doc_of(words, code) or tells_output(words, code):
        return _Refusal(lines=tuple(lines), reason=reasons.COMMENT_LINE)
    code = without_branches(code)
    answer = (Code(text=code.strip(), language=listing.block.language),)
    question = Question(slot="answer", prompt=(), answer=answer)
    where = BEHIND if len(lines) == 1 else ABOVE
    signs = (where, *signs_of_piece(code, listing.block.text, listing.block.language))
    fact = listing.place.row("command", _span(listing, lines), text(words), (question,), signs=signs)
    return Draft(fact=fact, spare=listing.place.spare)


def _span(listing: _Listing, lines: Sequence[Line]) -> Span:
    """From the first of `lines` to the end of the last, in the source."""
    return line_span(listing.place, listing.block, lines[0].number, lines[-1].number)
