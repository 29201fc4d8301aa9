"""Commands with comments: the comment asks, the command answers; a result after the command is asked by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.blocks import Block, CodeBlock
from generator.facts import Question, Status
from generator.inlines import Code, text
from generator.reading.shapes.base import Draft, Entry, Place, Reading, join
from generator.reading.shapes.vocabulary import FRAME_HEADINGS, SEE, is_one_of
from generator.reading.shapes.wording import count_words, has_letters
from generator.source import Span

# More than this is a listing to read, not a command to recall.
MOST_LINES = 8

_MARKERS = {
    "#": """
        sh bash zsh shell console fish shell-session sh-session python py ruby rb perl pl r elixir ex julia jl nim awk
        tcl coffee coffeescript yaml yml toml ini conf properties env dotenv hcl terraform tf nginx apache gitignore
        docker dockerfile make makefile powershell ps1 graphql git cmd text txt plaintext
        """,
    "//": """
        js javascript jsx ts typescript tsx java c cpp c++ cs csharp go golang rust rs swift kotlin kt scala php dart
        groovy objc objective-c scss sass less json5 jsonc solidity sol proto zig v verilog glsl hlsl d text txt
        plaintext
        """,
    "--": "sql mysql postgresql postgres pgsql plsql sqlite lua haskell hs elm ada vhdl applescript",
    "%": "matlab octave latex tex erlang erl prolog",
    ";": "lisp clojure clj scheme asm nasm ini autohotkey ahk elisp emacs-lisp racket",
    "'": "vb vbnet vba vbscript",
    '"': "vim viml vimscript",
    "REM": "bat batch cmd dos",
    "::": "bat batch cmd dos",
}
_RESULT = re.compile(
    r"(?:=>|-->|->|→|⇒|>>|==>|Output:|output:|Returns?:?\s|returns?:?\s|Result:|result:|prints?:?\s)\s*(?=\S)"
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
class _Line:
    """One line of code: `number` counts from 0 in the block."""

    number: int
    raw: str
    code: str
    comment: str

    @property
    def indented(self) -> bool:
        return self.raw[:1].isspace()


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for the block and one for each commented line of it; None where no comment asks for code."""
    block = blocks[at]
    if not isinstance(block, CodeBlock) or ">>> " in block.text:
        return None
    groups = list(_groups(block))
    drafts = [draft for group in groups for draft in _group(place, block, group)]
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


def _markers(language: str) -> tuple[str, ...]:
    name = language.lower().strip("{.}")
    found = tuple(marker for marker, names in _MARKERS.items() if name in names.split())
    return found if found or name else ("#", "//")


def _groups(block: CodeBlock) -> Iterator[list[_Line]]:
    """The block's lines, one group for each stretch without a blank line."""
    markers = _markers(block.language)
    group: list[_Line] = []
    for number, raw in enumerate(block.text.split("\n")):
        if raw.strip():
            group.append(_line(number, raw.rstrip(), markers))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _line(number: int, raw: str, markers: Sequence[str]) -> _Line:
    for marker in markers:
        if raw.lstrip().startswith(marker) and not raw.startswith("#!"):
            return _Line(
                number=number, raw=raw, code="", comment=raw.lstrip()[len(marker) :].lstrip(marker[:1]).strip()
            )
        at = raw.find(f" {marker}")
        while at >= 0:
            after = raw[at + 1 + len(marker) :]
            if (after[:1].isspace() or after[:2] == "=>") and _is_outside_quotes(raw[:at]):
                return _Line(number=number, raw=raw, code=raw[:at].rstrip(), comment=after.strip())
            at = raw.find(f" {marker}", at + 1)
    return _Line(number=number, raw=raw, code=raw, comment="")


def _is_outside_quotes(before: str) -> bool:
    return before.count('"') % 2 == 0 and before.count("'") % 2 == 0 and before.count("`") % 2 == 0


def _group(place: Place, block: CodeBlock, group: Sequence[_Line]) -> Iterator[Draft]:
    """The facts of one group: commented lines one by one, else the lines under a comment together."""
    if any(line.code and line.comment for line in group):
        setup = [line for line in group[:3] if line.code and not line.comment and not line.indented]
        for line in group:
            if line.code and line.comment and not line.indented:
                draft = _commented(place, block, line, setup if line.number > setup_end(setup) else [])
                if draft is not None:
                    yield draft
        return
    head: list[_Line] = []
    body: list[_Line] = []
    for line in (*group, _Line(number=-1, raw="", code="", comment="")):
        if not line.code and not line.indented and body:
            draft = _headed(place, block, head, body)
            if draft is not None:
                yield draft
            head, body = [], []
        if line.code:
            body.append(line)
        elif not line.indented:
            head.append(line)
        else:
            body.append(replace(line, code=line.raw))


def setup_end(setup: Sequence[_Line]) -> int:
    """The last line of what a result needs to be known."""
    return setup[-1].number if setup else -1


def _commented(place: Place, block: CodeBlock, line: _Line, setup: Sequence[_Line]) -> Draft | None:
    command = Code(text=line.code.strip(), language=block.language)
    span = _span(place, block, (line,))
    result = _RESULT.match(line.comment)
    if result is not None or _LITERAL.fullmatch(line.comment):
        lines = "\n".join(other.code for other in (*setup, line)).strip()
        said = line.comment[result.end() if result else 0 :].strip()
        key = (Code(text=lines, language=block.language),)
        question = Question(slot="result", prompt=text("→"), answer=(Code(text=said),))
        return Draft(fact=place.row("command", span, key, (question,)), spare=place.spare, mergeable=False)
    if not asks(line.comment):
        return None
    question = Question(slot="answer", prompt=(), answer=(command,))
    return Draft(fact=place.row("command", span, text(line.comment), (question,)), spare=place.spare)


def _headed(place: Place, block: CodeBlock, head: Sequence[_Line], body: Sequence[_Line]) -> Draft | None:
    words = " ".join(line.comment for line in head if not _RULE.fullmatch(line.comment)).strip("-=#*~ ")
    if not head or len(body) > MOST_LINES or not asks(words):
        return None
    code = "\n".join(line.code for line in body)
    question = Question(slot="answer", prompt=(), answer=(Code(text=code, language=block.language),))
    fact = place.row("command", _span(place, block, (*head, *body)), text(words.rstrip(":：")), (question,))
    return Draft(fact=fact, spare=place.spare)


def asks(comment: str) -> bool:
    """Whether a comment says what its code does: words, more than one, no code and no pointer elsewhere."""
    comment = comment.strip()
    if not has_letters(comment) or len(comment) > 160 or _CODE_LIKE.search(comment):
        return False
    if (
        SEE.match(comment)
        or is_one_of(comment, FRAME_HEADINGS)
        or comment.startswith(("...", "…", "!", "TODO", "FIXME"))
    ):
        return False
    return count_words(comment) > 1


def _span(place: Place, block: CodeBlock, lines: Sequence[_Line]) -> Span:
    """From the first of `lines` to the end of the last, in the source."""
    first = place.source.line_number(block.body)
    start = place.source.line_span(min(first + lines[0].number, len(place.source.starts)))
    end = place.source.line_span(min(first + lines[-1].number, len(place.source.starts)))
    return Span(start=start.start, end=end.end)
