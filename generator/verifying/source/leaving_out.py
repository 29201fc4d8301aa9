"""What an author's line may say that is left out: why that is right, and what it looks like in the file."""

from __future__ import annotations

SKIPPED = {
    "a badge": "says how a project is doing, and nothing of its subject",
    "a table of contents": "the page shows the headings themselves",
    "a link within the page": "on paper there is nothing to follow it to",
    "a link for those who edit the page": "leads to the file, not to what it says",
    "tags": "they sort the sheet for its author",
    "the id of a block": "names a place for links from other notes",
    "a reference to another block": "what it shows is in another note",
    "a box to tick": "a task's state, which the page draws",
    "a property of another tool": "a setting that its readers do not see",
    "a remark": "its readers do not see it",
    "a comment": "its readers do not see it, though GitHub ends it with the item that it begins in",
    "a style sheet": "speaks to a browser",
    "a script": "speaks to a browser",
    "a frame of another page": "neither paper nor cards can show it; a warning says so",
    "a template tag": "tells a maker of web pages what to do",
    "a container's fence": "the edge of a box, which holds the words",
    "attributes for another tool": "say how a thing looks or is linked",
    "the hint of a cloze: its card shows it": "a hint is for who is asked",
}
"""What the account names as left out, with the words that it left out, and why that is right."""

_TO_A_PLACE = r"[^\n]*(?:\(\s*<?[^()\s#]{0,300}#|\]\(\)|href\s*=\s*[\"']?#|\[\[[^\[\]\n]{0,500}#)[^\n]*"
_TAGS = r"(?:[ \t\r·•|/,;–—-]|</?\w[^\n<>]*>)*+"  # and what is between links
_FILLED_IN = r"[^\n]*(?:toc|TOC)[^\n]{0,80}"  # where a tool puts the contents

LOOKS = {
    "a badge": r"\[?!\[.*|<a\b.*|<img\b.*",
    "a table of contents": rf"(?>{_TO_A_PLACE}|{_FILLED_IN}|{_TAGS})(?:\n(?>{_TO_A_PLACE}|{_TAGS}))*+",
    "a link within the page": rf"{_TO_A_PLACE}(?:\n.*)?",
    "a link for those who edit the page": r".*(?:\]\(|\]\[|href).*",
    "tags": r"(?:[\s>]*#[\w/-]+)+\s*",
    "the id of a block": r"\s*\^[\w-]+\s*",
    "a reference to another block": r"\(\([\w-]+\)\)",
    "a box to tick": r"\[.?\]|[A-Z]{2,12}",
    "a property of another tool": r"[\s>*+-]*[^\s:][^\n:]{0,60}::.*",
    "a remark": r"%%.*",
    "a comment": r"<!--(?=.*\n)(?:(?!-->).)*+-->",
    "a style sheet": r"<style\b.*",
    "a script": r"<script\b.*",
    "a frame of another page": r"</?iframe\b[^<>]*>",
    "a template tag": r"\{[{%].*[}%]\}",
    "a container's fence": r":{3,}[^\n]*",
    "attributes for another tool": r"\{[^{}]*\}",
    "the hint of a cloze: its card shows it": r"[^\n]{1,500}",
}
"""What each of them looks like in the file: a reader that says so of other words loses them."""
