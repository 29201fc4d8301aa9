"""Code line by line: what is command and what is comment, in the languages people note commands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.asking.shapes.base import Place
from generator.blocks import CodeBlock
from generator.expressions import expression
from generator.source import Span

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a listing: `number` counts from 0, `code` and `comment` are empty where there is none."""

    number: int
    raw: str
    code: str
    comment: str

    @property
    def indented(self) -> bool:
        """Whether it is inside something."""
        return self.raw[:1].isspace()


def groups_of(block: CodeBlock) -> Iterator[tuple[Line, ...]]:
    """The block's lines, one group for each stretch without a blank line."""
    markers = _markers(block.language) if block.language else _markers_in(block.text)
    group: list[Line] = []
    for number, raw in enumerate(block.text.split("\n")):
        if raw.strip():
            group.append(_line(number, raw.rstrip(), markers))
        elif group:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _markers(language: str) -> tuple[str, ...]:
    """What starts a comment; where no language is named, what does so in most."""
    name = language.lower().strip("{.}")
    found = tuple(marker for marker, names in _MARKERS.items() if name in names.split())
    return found if found or name else ("#", "//")


# Signs that may start a comment in code whose language nobody named, where they are in a column of their own.
_RARE = expression(r"\S\s{2,}(%|;|--|')\1*\s+\w")


def _markers_in(text: str) -> tuple[str, ...]:
    """What starts a comment in code of unknown language: what does so in most, or what is behind half its lines."""
    rows = [row for row in text.split("\n") if row.strip()]
    found = [match[1] for row in rows if (match := _RARE.search(row)) is not None]
    rare = found[0] if found and len(set(found)) == 1 and len(found) > 1 and len(found) * 2 >= len(rows) else ""
    return (rare,) if rare else _markers("")


def _line(number: int, raw: str, markers: Sequence[str]) -> Line:
    for marker in markers:
        if raw.lstrip().startswith(marker) and not raw.startswith("#!"):
            comment = raw.lstrip()[len(marker) :].lstrip(marker[:1]).strip()
            return Line(number=number, raw=raw, code="", comment=comment)
        at = raw.find(f" {marker}")
        while at >= 0:
            after = raw[at + 1 + len(marker) :]
            if (after[:1].isspace() or after[:2] == "=>") and _is_outside_quotes(raw[:at]):
                return Line(number=number, raw=raw, code=raw[:at].rstrip(), comment=after.strip())
            at = raw.find(f" {marker}", at + 1)
    return Line(number=number, raw=raw, code=raw, comment="")


def _is_outside_quotes(before: str) -> bool:
    return all(before.count(mark) % 2 == 0 for mark in ('"', "'", "`"))


def line_span(place: Place, block: CodeBlock, first: int, last: int) -> Span:
    """The lines of a block from `first` to `last`, counted from 0, in the source."""
    source = place.source
    above = source.line_number(block.body)
    start = source.line_span(min(above + first, len(source.starts)))
    end = source.line_span(min(above + last, len(source.starts)))
    return Span(start=start.start, end=end.end)
