"""Code that shows rather than says: sessions at a prompt, what a program printed, the source of a diagram."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from generator import reasons
from generator.asking.shapes.looks import is_drawing
from generator.blocks import CodeBlock
from generator.expressions import expression

# Languages of what is no program: arrows, colons and bullets mean there what they do in a text.
PROSE = frozenset({"", "text", "txt", "plain", "plaintext", "ascii", "none", "nohighlight"})
_BULLET = expression(r"(?:[→⇒➜➔⟶]|->)\s*\S|[•·▪◦✓✗✔✘☐☑]\s*\S|[-*]\s+\w+\s+\w+\s")
_BRANCH = expression(r"^\s*(?:[│|]\s*)*[├└]", re.MULTILINE)
_FEWEST_ITEMS = 3
_SHELLS = frozenset({"sh", "bash", "zsh", "shell", "console", "shell-session", "powershell", "ps1", "cmd", "bat"})
# Languages in which a diagram is written; its source is never what a learner should say.
_DIAGRAMS = frozenset({
    "mermaid", "plantuml", "puml", "uml", "dot", "graphviz", "gv", "ditaa", "d2", "nomnoml", "pikchr", "wavedrom",
    "vega", "vega-lite", "blockdiag", "seqdiag", "nwdiag", "actdiag", "erd", "bpmn", "svgbob", "tikz",
})  # fmt: skip
# Languages of what was recorded, not written.
_RECORDED = frozenset(
    {"output", "stdout", "stderr", "log", "logs", "result", "results", "pycon", "irb", "iex", "doscon"}
)
# What people type behind: Python, IPython, a named prompt (`redis> `, `irb(main):001:0> `, `C:\> `), MATLAB.
_INTERPRETER = expression(
    r"\s*(?:>>>|In ?\[\d*\]:|[A-Za-z][\w.@~-]*(?:\([\w:]*\))?[\w:\[\]*-]*(?:[>»]|[=-][#>])|[A-Z]:\\[^<>|]*>|PS [^<>|]*>"
    r"|>>)(?:\s|$)"
)
# A shell's: `$ `, `~ $ `, `user@host:~# `; a lone `#` starts a comment.
_SHELL = expression(r"\s*(?:[\w.@:~/\[\]-]*[\w~\]/:]\s?)?[$❯➜%](?:\s|$)|\s*[\w.-]+@[\w.:~/-]+\s?#(?:\s|$)")
_GOES_ON = expression(r"(?:\\|\||&&|`|\^|,|\{|\()\s*$")
_COLUMN_GAP = expression(r"\s{2,}|\t+")
_COLUMN_NAME = expression(r"[A-Z][A-Z0-9 _/%()-]+")


def shows(block: CodeBlock) -> str:
    """Why `block` shows something instead of answering; empty where it may be an answer."""
    if is_diagram(block):
        return reasons.DIAGRAM
    if is_drawing(block.text) or len(_BRANCH.findall(block.text)) >= _FEWEST_ITEMS:
        return reasons.DRAWING
    if is_transcript(block):
        return reasons.TRANSCRIPT
    if is_prose(block):
        return reasons.PROSE_IN_CODE
    return reasons.LIST_IN_FENCE if _is_list(block) else ""


# What programs write before each line of a log.
_LOGGED = expression(
    r"\s*\[?(?:\d{4}[-/.]\d\d[-/.]\d\d[T ]\d\d?:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d\d?:\d\d:\d\d[.,]\d{3})"
)
# Small words that sentences have and commands don't.
_SMALL = expression(
    r"(?<!\S)(?:the|a|an|you|your|we|is|are|was|this|that|these|which|can|will|should|has|have|been|der|die|das|ein"
    r"|eine"
    r"|ist|sind|wird|und|nicht|le|la|les|une?|est|sont|pour|el|los|las|una|es|son|para|não|uma|é|são|il|gli|è|sono|per"
    r"|het|een|zijn|wordt|jest|są|или|это|для|что|как|та|це|або)(?!\S)",
    re.IGNORECASE,
)
_FEWEST_PROSE_WORDS = 5
_FEWEST_PROSE_LETTERS = 8  # in scripts without spaces
_CODE_SIGNS = expression(r"[=;{}()\[\]<>$|\\`\"/*_+@#→←⇒≤≥]|--|::|^\s*(?:#|//|%|--)")
_WORD = expression(r"[^\W\d_]{2,}")


def is_prose(block: CodeBlock) -> bool:
    """Whether a sentence is among the lines of code: a text set as code, or what a command printed."""
    if block.language.lower() not in PROSE | _SHELLS:
        return False
    rows = [row for row in block.text.split("\n") if row.strip()]
    dense = sum(map(_is_dense_prose, rows))
    return any(map(_is_sentence, rows)) or (dense > 0 and dense * 2 >= len(rows))


def _is_sentence(row: str) -> bool:
    words = len(_WORD.findall(row))
    return words >= _FEWEST_PROSE_WORDS and not _CODE_SIGNS.search(row) and _SMALL.search(row) is not None


def _is_dense_prose(row: str) -> bool:
    dense = sum("\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3" for character in row)
    return dense >= _FEWEST_PROSE_LETTERS and not _CODE_SIGNS.search(row)


def _is_list(block: CodeBlock) -> bool:
    """Whether lines of prose with bullets or pictograms in front are set as code."""
    rows = [row.strip() for row in block.text.split("\n") if row.strip()]
    marked = sum(bool(_BULLET.match(row)) or unicodedata.category(row[0]) == "So" for row in rows)
    return block.language.lower() in PROSE and marked >= _FEWEST_ITEMS and marked * 5 >= len(rows) * 2


def is_diagram(block: CodeBlock) -> bool:
    """Whether the code is a diagram's source."""
    return block.language.lower() in _DIAGRAMS


def is_transcript(block: CodeBlock) -> bool:
    """Whether the code is a session with an interpreter, a command with what it printed, or only that."""
    rows = [row for row in block.text.split("\n") if row.strip()]
    if not rows:
        return False
    recorded = block.language.lower() in _RECORDED or any(map(_LOGGED.match, rows))
    return recorded or _is_session(rows) or _is_printed_table(rows)


def is_prompt(row: str) -> bool:
    """Whether a line was typed at a shell's prompt."""
    return _SHELL.match(row) is not None


def typed_alone(block: CodeBlock) -> str:
    """The command of a shell's session that has one, without its prompt and what it printed; empty for any other."""
    rows = [row for row in block.text.split("\n") if row.strip()]
    prompts = [match for row in rows if (match := _SHELL.match(row)) is not None]
    if len(prompts) != 1 or not is_prompt(rows[0]) or any(map(_INTERPRETER.match, rows)):
        return ""
    typed = [rows[0][prompts[0].end() :]]
    for row in rows[1:]:
        if not _GOES_ON.search(typed[-1]):
            break
        typed.append(row)
    return "\n".join(typed).strip()


def _is_session(rows: Sequence[str]) -> bool:
    """An interpreter's prompt, or a shell's with lines between that nobody typed."""
    if _INTERPRETER.match(rows[0]) or any(re.match(r"\s*(?:>>>\s|In ?\[\d+\]:)", row) for row in rows):
        return True
    if not is_prompt(rows[0]):
        return False
    typed = False
    for row in rows:
        if not (is_prompt(row) or typed or row.lstrip().startswith("#")):
            return True
        typed = _GOES_ON.search(row) is not None
    return False


def _is_printed_table(rows: Sequence[str]) -> bool:
    """Columns of space below names in capitals, as programs print them."""
    names = _COLUMN_GAP.split(rows[0].strip())
    if len(rows) < 2 or len(names) < 3 or not all(map(_COLUMN_NAME.fullmatch, names)):
        return False
    return all(abs(len(_COLUMN_GAP.split(row.strip())) - len(names)) <= 1 for row in rows[1:])
