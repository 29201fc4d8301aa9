"""How mermaid writes a flowchart: the shapes of its statements, and what its labels say."""

from __future__ import annotations

import html
import re

from generator.expressions import expression

# How a label is enclosed, and the shape that this draws; a longer opener comes before those that it begins with.
BRACKETS = (
    ("(((", ")))", "double-circle"),
    ("((", "))", "circle"),
    ("([", "])", "stadium"),
    ("[[", "]]", "subroutine"),
    ("[(", ")]", "cylinder"),
    ("{{", "}}", "hexagon"),
    ("[/", "/]", "leaning"),
    ("[/", "\\]", "trapezoid"),
    ("[\\", "\\]", "leaning-back"),
    ("[\\", "/]", "funnel"),
    ("[", "]", "rect"),
    ("(", ")", "round"),
    ("{", "}", "diamond"),
    (">", "]", "flag"),
)

# The names of `node@{ shape: … }` that are not drawn as a box.
SHAPE_NAMES = {
    "rounded": "round",
    "event": "round",
    "stadium": "stadium",
    "pill": "stadium",
    "terminal": "stadium",
    "diam": "diamond",
    "diamond": "diamond",
    "decision": "diamond",
    "question": "diamond",
    "circle": "circle",
    "circ": "circle",
    "cyl": "cylinder",
    "db": "cylinder",
    "database": "cylinder",
    "cylinder": "cylinder",
    "hex": "hexagon",
    "hexagon": "hexagon",
    "prepare": "hexagon",
    "subproc": "subroutine",
    "subprocess": "subroutine",
    "subroutine": "subroutine",
    "fr-rect": "subroutine",
    "framed-rectangle": "subroutine",
    "dbl-circ": "double-circle",
    "double-circle": "double-circle",
    "lean-r": "leaning",
    "lean-right": "leaning",
    "in-out": "leaning",
    "lean-l": "leaning-back",
    "lean-left": "leaning-back",
    "out-in": "leaning-back",
    "trap-b": "trapezoid",
    "trapezoid": "trapezoid",
    "trapezoid-bottom": "trapezoid",
    "priority": "trapezoid",
    "trap-t": "funnel",
    "trapezoid-top": "funnel",
    "inv-trapezoid": "funnel",
    "manual": "funnel",
    "odd": "flag",
}

STROKES = {"-": "solid", ".": "dotted", "=": "thick"}
HEADS = {">": "arrow", "<": "arrow", "x": "cross", "o": "dot"}

SPACE = expression(r"[ \t]*")
BETWEEN = expression(r"(?:[\s;]|%%[^\n]*)*")
END = expression(r"[ \t]*(?:$|[\n;]|%%[^\n]*)", re.MULTILINE)
FRONT_MATTER = expression(r"\s*---[ \t]*\n.*?\n[ \t]*---[ \t]*\n", re.DOTALL)
HEADER = expression(r"(?:flowchart(?:-elk)?|graph)\b[ \t]*(LR|RL|TD|TB|BT|[<>v^])?(?=\s|;|$)")
KIND = expression(r"[\w-]+")
NAME = expression(r"(?:[\w/*!?$#'+]|[-.](?=\w))+")
CLASS = expression(r":::[\w-]+")
SETTINGS = expression(r"@\{([^}]*)\}")
SETTING = expression(r"(\w+)\s*:\s*(?:\"([^\"]*)\"|([^,\n]*))")
EDGE_NAME = expression(r"[\w-]+@(?=[<xo]?[-=])")
ARROW = expression(r"[<xo]?(?:--+[->xo]|==+[=>xo]|-(?P<dots>\.+)-[>xo]?|(?P<hidden>~~~+))")
LABELLED_ARROW = expression(
    r"[<xo]?(?:"
    r"--(?![->])[ \t]*(?P<solid>[^\n]*?[^\s-])[ \t]*--+(?P<solid_end>[->xo])"
    r"|==(?![=>])[ \t]*(?P<thick>[^\n]*?[^\s=])[ \t]*==+(?P<thick_end>[=>xo])"
    r"|-\.(?![.-])[ \t]*(?P<dotted>[^\n]*?[^\s.])[ \t]*\.+-(?P<dotted_end>[>xo]?)"
    r")"
)
PIPED_LABEL = expression(r"[ \t]*\|[ \t]*(?:\"([^\"]*)\"|([^|\n]*))[ \t]*\|")
SUBGRAPH = expression(r"subgraph\b[ \t]*([^\n;]*)")
STYLING = expression(r"(?:style|classDef|class|linkStyle|click|direction|accTitle|accDescr)\b[^\n]*")
AFTER_LABEL = r"(?=[ \t]*(?:$|[\n;&]|[-=~<]|[xo][-=]|:::|@|%%))"
LABEL_ENDS = {
    (opener, closer): expression(r"([^\n]*?)" + re.escape(closer) + AFTER_LABEL, re.MULTILINE)
    for opener, closer, _ in BRACKETS
}
TAG = expression(r"</?(?:b|i|u|em|strong|br|sub|sup|small|span|p|div|code)\b[^<>]*>", re.IGNORECASE)
ICON = expression(r"\bfa[bsrl]?:fa-[\w-]+\s*")
ENTITY = expression(r"(?:&#?|#)(\w+);")


def read_label(words: str) -> str:
    """A label as a reader sees it."""
    words = words.strip()
    if len(words) > 1 and words[0] == words[-1] == '"':
        words = words[1:-1].strip()
    if words.startswith("`") and words.endswith("`"):
        words = words.strip("`").replace("**", "")
    words = re.sub(r"<br\s*/?>", " ", words, flags=re.IGNORECASE)
    words = ENTITY.sub(lambda match: html.unescape(f"&{'#' if match[1].isdigit() else ''}{match[1]};"), words)
    return " ".join(ICON.sub("", TAG.sub("", words)).split())
