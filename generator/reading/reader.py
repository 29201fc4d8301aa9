"""What the readers of blocks share: the manuscript, the grammar, and the list of what was found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Any

from generator.blocks import NO_DIRECTIVES, Block, CodeBlock, Directives, Formula, Subheading
from generator.diagnostics import Diagnostic, error, note, warning
from generator.expressions import expression
from generator.facts import Account, Extra, Status
from generator.inlines import Code, Inline, Inlines, Math, Styled, Text, text
from generator.reading.directives import MistakeError, merged, read_directive
from generator.reading.findings import FINDINGS, finding
from generator.reading.footnotes import text_of
from generator.reading.formulas import unread_formula
from generator.reading.grammar import allowed, grammar
from generator.reading.headings import without_attributes
from generator.reading.inlines import Locate, build
from generator.reading.joining import trimmed
from generator.reading.manuscript import Manuscript
from generator.reading.navigation import TO_THE_TOP, Places, shown, without_ways
from generator.reading.rules.clozes import plain_clozes
from generator.reading.rules.mathematics import FORMULAS, formulas_in, has_formulas
from generator.reading.rules.properties import of_logseq
from generator.reading.rules.remarks import of_a_vault
from generator.reading.rules.tags import RAW, closed_names, is_raw
from generator.reading.tokens import Node, adopted, tree
from generator.source import Span
from generator.tex import unreadable
from generator.tex.aliases import in_common_names

# Most cells are plain text, which holds none of these characters, with code, bold or slanted words at most: they need
# no parser.
_CHARACTERS = r"(?:[^\n!#$%&*(:<=\[\\\]^_`{~]|:(?!//|[a-z+-]|\d+:)|#(?!\w)|%(?!%)|\((?!\())++"
_PLAIN = re.compile(rf"(?:{_CHARACTERS})?")
_PIECE = re.compile(
    rf"({_CHARACTERS})|`([^`\s](?:[^`\n]*[^`\s])?)`(?!`)"
    rf"|(?<![^ (])(\*\*?)(?=[^\W_])({_CHARACTERS})(?<=[^\W_])\3(?=[ .,;:)]|\Z)"
)

_HASHES = expression(r"^(#+)")


def _in_pieces(content: str) -> Inlines | None:
    """Text with nothing but code, bold and slanted words in it; None where there may be more."""
    if not ("`" in content or "*" in content) or content != content.strip():
        return None
    nodes: list[Inline] = []
    place = 0
    while place < len(content):
        piece = _PIECE.match(content, place)
        if piece is None:
            return None
        words, code, sign, styled = piece.groups()
        if code is not None:
            nodes.append(Code(text=code))
        elif "  " in (words or styled) or "\t" in (words or styled):  # spaces that the parser folds
            return None
        else:
            plain = Text(text=words or styled)
            nodes.append(plain if words else Styled(style="strong" if len(sign) > 1 else "emphasis", children=(plain,)))
        place = piece.end()
    return tuple(nodes)


BlockReader = Callable[["Reader", Node], Iterable[Block]]


class Reader:
    """One reading of one manuscript: readers ask it for what is inside, and tell it what they found."""

    def __init__(self, manuscript: Manuscript, readers: Mapping[str, BlockReader], *, navigation: bool = False) -> None:
        """`navigation` says that tables of contents and their like are wanted."""
        self._navigation = navigation
        self._places_named = Places(manuscript.text)
        self.manuscript = manuscript
        self.found: list[Diagnostic] = []
        self.accounts: list[Account] = []
        self.extras: list[Extra] = []
        self._readers = readers
        self._ids: dict[str, Span] = {}
        self._inner_id: str | None = None
        self._said: set[str] = set()
        self._footnotes: dict[str, Node] = {}
        self._footnote_words: dict[str, Inlines] = {}
        self._within_footnote = False
        self.counts: list[int | None] = []
        self.environment: dict[str, Any] = {
            "of_logseq": of_logseq(manuscript.text),
            "closed_names": closed_names(manuscript.text),
            "of_a_vault": of_a_vault(manuscript.text),
            "plain_clozes": plain_clozes(manuscript.text),
            FORMULAS: has_formulas(manuscript.text),
        }

    def nodes(self) -> list[Node]:
        """The manuscript's blocks."""
        parser = grammar()
        tokens = parser.block.parse(self.manuscript.text, parser, self.environment, [])
        self._account_for_definitions()
        self._report_findings()
        nodes = adopted(tree(tokens or ()))
        self._footnotes = {str(node.token.meta["label"]): node for node in nodes if node.type == "footnote_reference"}
        return nodes

    def _account_for_definitions(self) -> None:
        """Targets of reference links are shown where they are used."""
        for first, last in self.environment.get("definitions", ()):
            begin, end = self.manuscript.line_bounds(first)[0], self.manuscript.line_bounds(last - 1)[1]
            self.skip("link", self.manuscript.trimmed(begin, end), "the target of links")

    def _report_findings(self) -> None:
        """What the rules of blocks found, and what was found before them."""
        for place in self.manuscript.odd[:1]:
            self.finding("odd-space", self.manuscript.span(place, place + 1), {})
        for code, start, end in self.environment.get("findings", ()):
            written = self.manuscript.text[start:end]
            self.finding(code, self.manuscript.span(start, end), {"written": _HASHES.sub(r"\1 ", written)})

    def inlines(self, content: str, locate: Locate, *, raw: bool = False) -> Inlines:
        """`content` with its markup; `locate` turns an offset in it into one in the source, and `raw` text is
        between HTML tags.

        Directives in it are kept for `take_id`.
        """
        self._inner_id = None
        if _PLAIN.fullmatch(content):
            return text(content)
        if (pieces := _in_pieces(content)) is not None:
            return pieces
        parser = grammar()
        environment = {**self.environment, RAW: True} if raw or is_raw(content) else self.environment
        tokens = parser.inline.parse(content, parser, environment, [])
        return trimmed(build(tokens, locate, self, allowed))

    def judged(self, formula: Math, written: str, locate: Locate) -> Math | Code:
        """A formula within a line; one that cannot be shown everywhere as the code that it is written as."""
        fault = unreadable(formula.tex, display=formula.display)
        if fault is None:
            return formula
        common = in_common_names(formula.tex)
        if unreadable(common, display=formula.display) is None:
            return replace(formula, tex=common)
        span = Span(start=locate(fault.start), end=locate(max(fault.start, fault.end - 1)) + 1)
        self.report(unread_formula(fault, self.manuscript.source, span))
        return Code(text=" ".join(written.split()))

    def formula_places(self, start: int, end: int, code: Iterable[range]) -> list[range]:
        """Where the formulas are in a line of the manuscript; none begins or ends in `code`."""
        if not self.environment[FORMULAS]:
            return []
        line = self.manuscript.text[start:end]
        for stretch in code:
            line = line[: stretch.start - start] + "`" * len(stretch) + line[stretch.stop - start :]
        found = formulas_in(line, 0, len(line), among_others=True)
        return [range(start + formula.start, start + formula.end) for formula in found]

    def formula(self, tex: str, written: CodeBlock) -> Formula | CodeBlock:
        """A formula in a place of its own; one that cannot be shown everywhere as the code that it is `written` as."""
        fault = unreadable(tex, display=True)
        if fault is None:
            return Formula(tex=tex, span=written.span)
        common = in_common_names(tex)
        if unreadable(common, display=True) is None:
            return Formula(tex=common, span=written.span)
        self.report(unread_formula(fault, self.manuscript.source, written.span))
        return written

    def hidden(self, span: Span, reason: str) -> None:
        """Account for words within a text that are left out of it."""
        if not self._within_footnote:
            self.skip("markup", span, reason)

    def finding(self, code: str, span: Span, words: Mapping[str, str]) -> None:
        """Report what a rule of inline markup found."""
        if self._within_footnote or (FINDINGS[code].once and code in self._said):
            return
        self._said.add(code)
        self.report(finding(code, self.manuscript.source, span, words))

    def footnote(self, label: str) -> Inlines:
        """The words of the footnote `label`, which is read and accounted for where it is."""
        node = self._footnotes.get(label)
        if node is None or self._within_footnote:
            return ()
        if label not in self._footnote_words:
            identifier, self._within_footnote = self._inner_id, True
            self._footnote_words[label] = text_of(node.children, self.leaf)
            self._inner_id, self._within_footnote = identifier, False
        return self._footnote_words[label]

    def inner_directive(self, words: str, span: Span) -> None:
        """Note what a comment inside a cell, an item or a sentence decides."""
        decided = self.directive(words, span)
        if decided is None:
            return
        if decided.extra is not None:
            self.extras.append(Extra(words=decided.extra, span=span))
        elif decided.id is None:
            self.report(
                warning(
                    code="misplaced-directive",
                    message="only `id` and `extra` can be inside a line or an item",
                    help="put this comment on a line of its own before the block that it is about",
                    source=self.manuscript.source,
                    span=span,
                )
            )
        self._inner_id = decided.id or self._inner_id

    def inner_comment(self, node: Node) -> str | None:
        """The id that a comment on a line of its own gives to the item around it, accounting for the comment."""
        span = self.comment_span(node)
        self._inner_id = None
        self.inner_directive(node.token.content, span)
        known = self._inner_id is not None or any(extra.span == span for extra in self.extras)
        self.skip("comment", span, "a directive" if known else "a comment")
        return self.take_id()

    def take_id(self) -> str | None:
        """The id that was in the text read last."""
        taken, self._inner_id = self._inner_id, None
        return taken

    def directive(self, words: str, span: Span) -> Directives | None:
        """What a comment decides; None for a mere comment. Mistakes and ids given twice are reported."""
        try:
            decided = read_directive(words)
        except MistakeError as mistake:
            report = warning if mistake.sure else note
            self.report(
                report(
                    code="unknown-directive",
                    message=mistake.message,
                    help=mistake.advice,
                    source=self.manuscript.source,
                    span=span,
                )
            )
            return None
        if decided is not None and decided.id is not None:
            known = self._ids.setdefault(decided.id, span)
            if known != span:
                line = self.manuscript.source.line_number(known)
                self.report(
                    error(
                        code="duplicate-id",
                        message=f"the id `{decided.id}` is given twice: first in line {line}, and here",
                        help="give each its own id; the learner's history follows it",
                        source=self.manuscript.source,
                        span=span,
                    )
                )
        return decided

    def leaf(self, node: Node) -> Inlines:
        """The text of a node that holds nothing but text."""
        return self.inlines(node.content, self.locator(node))

    def heading(self, node: Node) -> Inlines:
        """The text of a heading without the attributes after it."""
        title = self.inlines(without_attributes(node.content), self.locator(node))
        kept = title if self._navigation else without_ways(title)
        if kept != title:
            self.skip("navigation", self.block_span(node), TO_THE_TOP)
        return trimmed(kept)

    def locator(self, node: Node, start: int = 0) -> Locate:
        """How offsets in the text of `node` from `start` on become offsets in the source."""

        def locate(offset: int) -> int:
            places = self._places(node)
            begin, place = places[max(0, bisect_right(places, start + offset, key=itemgetter(0)) - 1)]
            return self.manuscript.offset(place + start + offset - begin)

        return locate

    def _places(self, node: Node) -> list[tuple[int, int]]:
        """For each line of the node's text: its offset in that text, and in the manuscript."""
        if node.places is None:
            node.places = []
            begin = 0
            for number, line in enumerate(node.content.split("\n")):
                low, high = self.manuscript.line_bounds(node.first + number)
                low = max(low, node.start)
                found = self.manuscript.text.rfind(line.strip(), low, high)
                node.places.append((begin + len(line) - len(line.lstrip()), found if found >= 0 else low))
                begin += len(line) + 1
        return node.places

    def part_span(self, locate: Locate, part: str) -> Span:
        """Where the characters of `part` are."""
        return Span(start=locate(0), end=locate(len(part) - 1) + 1)

    def block_span(self, node: Node) -> Span:
        """From a node's first character to the end of its last line with words."""
        return self.manuscript.trimmed(node.start, self.manuscript.line_bounds(max(node.first, node.last - 1))[1])

    def blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        """What a page shows of `nodes`, in order, each with the directives that are before it."""
        blocks: list[Block] = []
        directives, span = NO_DIRECTIVES, None
        for node in nodes:
            if node.type == "comment":
                decided = self.comment(node)
                if decided is not None:
                    directives, span = merged(directives, decided), self.comment_span(node)
                continue
            for block in self._readers[node.type](self, node):
                if directives == NO_DIRECTIVES or isinstance(block, Subheading):
                    blocks.append(block)
                else:
                    blocks.append(replace(block, directives=merged(directives, block.directives)))
                    directives = NO_DIRECTIVES
        if span is not None and directives != NO_DIRECTIVES:
            self.report(
                warning(
                    code="misplaced-directive",
                    message="nothing follows that this could be about",
                    help="put it right before a block or a heading",
                    source=self.manuscript.source,
                    span=span,
                )
            )
        return tuple(blocks)

    def content(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        """The blocks of a section, without those that only lead around a site."""
        blocks = self.blocks(nodes)
        if self._navigation:
            return blocks
        kept, left = shown(blocks, self._places_named)
        for span, reason in left:
            self.skip("navigation", span, reason)
        return kept

    def comment(self, node: Node) -> Directives | None:
        """What a comment between blocks decides, accounting for it either way."""
        span = self.comment_span(node)
        decided = self.directive(node.token.content, span)
        self.skip("comment", span, "a comment" if decided is None else "a directive")
        return decided

    def comment_span(self, node: Node) -> Span:
        """A comment from `<!--` to `-->`."""
        return self.manuscript.span(node.start, node.token.meta["end"])

    def report(self, diagnostic: Diagnostic) -> None:
        """Add to what was found."""
        self.found.append(diagnostic)

    def show(self, kind: str, span: Span, reason: str) -> None:
        """Account for words that the page shows though no block holds them."""
        self.accounts.append(Account(kind=kind, span=span, status=Status.SHOWN, reason=reason))

    def skip(self, kind: str, span: Span, reason: str) -> None:
        """Account for words that no block shows."""
        self.accounts.append(Account(kind=kind, span=span, status=Status.SKIPPED, reason=reason))
