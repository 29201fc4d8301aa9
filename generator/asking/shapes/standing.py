"""What is seen around a term in its sheet, from which `checks.signs` tells whether it is one at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.asking.shapes.term_split import split_term
from generator.asking.shapes.wording import count_words, is_ideographic, meaningful, visible
from generator.blocks import Item, ItemList
from generator.expressions import expression
from generator.inlines import Code, Inlines, Styled
from generator.source import SourceFile

# Of a sheet as a whole.
PAPER = "paper"
DATED = "dated"
TICKED = "ticked"
OF_FILES = "of files"
SMALL = "small"
# Of a list, or of an item in it.
NUMBERED = "numbered"
LED = "led"
MANY = "many"
MIXED = "mixed"
FEW = "few"
ALONE = "alone"
PAIR = "pair"
UNIFORM = "uniform"
TWICE = "twice"
PARENT = "parent"
ITALIC = "italic"
FLOW = "flow"
# Of steps: drawn as a chain of arrows.
ARROWS = "arrows"
# Of a form that has no other use: a definition list, a mistake beside what is right, columns, a chart.
FORMED = "formed"
# Of a place where the author wants terms to be asked for, too.
WISHED = "wished"
# Of a place without any title, or below other words than titles.
HEADLESS = "headless"
BELOW = "below"

# So papers on a project are called: `RELEASE_CHECKLIST.md`, `CONTRIBUTING.md`; `NTFS-ACL.md` is none, nor a sheet.
_PAPER = expression(
    r"(?:.*[\\/])?"
    r"(?![^.]*(?:CHEAT|SHEET|REFERENCE|GLOSSAR|FLASH_?CARD|NOTES|BASICS|COMMANDS|VOCAB))"
    r"(?:(?=[^.]*[A-Z]{5})[A-Z]{2,}[A-Z0-9]*(?:[_-][A-Z0-9]+)+|CONTRIBUTING|DEVELOPMENT|DEVELOPING|HACKING"
    r"|INSTALL(?:ATION)?|DEPLOY(?:MENT)?|BUILD(?:ING)?|TESTING|RELEAS(?:E|ES|ING)|ROADMAP|TODO|MIGRATION|UPGRADING|SUPPORT"
    r"|SECURITY|MAINTAINERS|CHANGELOG|AGENTS|CLAUDE|DESIGN|PRODUCT|ARCHITECTURE|REQUIREMENTS|BRANDING)\.\w+"
)
_DATE = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b")
_TICK = re.compile(r"\[[ xX]\]|[✅☑☐✔]")
_ADDRESS = re.compile(r"\b\w{1,30}://\S+|\]\([^)]{0,2000}\)")
_FILE = re.compile(r"\w/[\w-]+\.[a-z]{2,4}\b|`[\w-]+\.(?:md|rst|txt|html|json|ya?ml|js|jsx|tsx?|py|cs|sh)`")
_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_LISTING = re.compile(r"^ {0,3}(`{3,}|~{3,})[^`\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_SHORTEST_PHRASE = 4
# Shares of lines, and the fewest lines that are one.
_MOST_DATED, _MOST_TICKED, _MOST_FILES = 0.01, 0.1, 0.1
_FEWEST = 2
FEWEST_OF_MANY = 8
# A sheet of fewer lines shows few signs, whatever it is.
_FEWEST_LINES = 25
_MOSTLY = 0.7
_ARROWS = ("→", "⇒")
_MARK = expression(r"[:：=–—→⇒-]")
# As many terms of one form are a glossary, though a remark or two is among them.
FEWEST_ALIKE = 3


def signs_of_sheet(source: SourceFile) -> tuple[str, ...]:
    """What tells of a whole sheet whether it may be a report, a plan or a paper on a project."""
    # What is in a listing is data of an example, and dates in front matter are those of the file.
    told = _LISTING.sub("", _FRONT_MATTER.sub("", source.text))
    lines = [_ADDRESS.sub("", line) for line in told.splitlines() if line.strip()]
    found = [PAPER] if _PAPER.fullmatch(source.path) else []
    if sum(map(bool, map(str.strip, source.text.splitlines()))) < _FEWEST_LINES:
        found.append(SMALL)
    for sign, pattern, most in (
        (DATED, _DATE, _MOST_DATED),
        (TICKED, _TICK, _MOST_TICKED),
        (OF_FILES, _FILE, _MOST_FILES),
    ):
        count = sum(pattern.search(line) is not None for line in lines)
        if count >= _FEWEST and count > most * len(lines):
            found.append(sign)
    return tuple(found)


def signs_of_list(block: ItemList, lead: Inlines, *, loose: bool) -> tuple[str, ...]:
    """What tells of a list whether its items are terms."""
    splits = [split_term(item.content, loose=loose) for item in block.items]
    names = [visible(split.term).casefold() for split in splits if split is not None]
    terms = len(names)
    mostly = terms > _MOSTLY * len(block.items)
    found = [NUMBERED] if block.ordered else []
    if visible(lead).endswith((":", "：")):
        found.append(LED)
    if terms < _FEWEST and len(block.items) < _FEWEST:
        found.append(ALONE)
    elif len(block.items) == _FEWEST:
        found.append(PAIR)
    elif not mostly:
        if _are_phrases(block.items, splits):
            found.append(FEW if terms * _FEWEST < len(block.items) else MIXED)
    elif len(block.items) >= FEWEST_OF_MANY:
        found.append(MANY)
    if len(set(names)) < terms:
        found.append(TWICE)
    elif not block.ordered and _are_alike(block.items):
        found.append(UNIFORM)
    return tuple(found)


def _are_phrases(items: Sequence[Item], splits: Sequence[object]) -> bool:
    """Whether what is no term in a list says something: names of one or two words go with a name that is explained."""
    others = [visible(item.content) for item, split in zip(items, splits, strict=True) if split is None]
    return sum(map(_length, others)) >= _SHORTEST_PHRASE * len(others)


def _length(words: str) -> int:
    """How many words there are; in a dense script as many as half its signs."""
    dense = sum(map(is_ideographic, words))
    return dense // 2 if dense else count_words(words)


def _are_alike(items: Sequence[Item]) -> bool:
    """Whether every term has the same form: set apart in the same way, or not at all, before the same mark."""
    forms = [form for item in items if (form := _form(item)) is not None]
    return len(forms) >= FEWEST_ALIKE and len(forms) > _MOSTLY * len(items) and len(set(forms)) == 1


def _form(item: Item) -> tuple[str, str] | None:
    """How an item sets its term apart, and the mark behind it; None where it is no term."""
    split = split_term(item.content)
    if split is None:
        return None
    mark = _MARK.search(visible(item.content), max(0, len(visible(split.term)) - 1))
    first = meaningful(item.content)[0]
    style = "code" if isinstance(first, Code) else first.style if isinstance(first, Styled) else ""
    return style, mark[0] if mark else ""


def signs_of_item(item: Item, nested: Sequence[object]) -> tuple[str, ...]:
    """What tells of one item whether it is a term."""
    found = [PARENT] if nested else []
    first = meaningful(item.content)[:1]
    if first and isinstance(first[0], Styled) and first[0].style == "emphasis":
        found.append(ITALIC)
    form = _form(item)
    if form is not None and form[0] == "" and form[1] in _ARROWS:
        found.append(FLOW)
    return tuple(found)
