"""Front matter: what the author says of the whole sheet, each key with its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import yaml

from generator.blocks import NO_DIRECTIVES, Meta
from generator.diagnostics import Diagnostic, error, note, warning
from generator.reading.directives import merged, yes_or_no
from generator.source import SourceFile, Span

_BLOCK = re.compile(r"\ufeff?---[ \t]*(?:\r\n?|\n)(.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n?|\n)(?=([A-Za-z][\w-]*)[ \t]*:(?:\s|$))")
_NESTING = re.compile(r"(?:[\[{]\s*){30}|(?:-\s+){30}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LENGTH = re.compile(r"(\d{1,2}(?:\.\d+)?)\s*(?:pt)?")

# Keys of Jekyll, Hugo, Obsidian, Docusaurus, VitePress, Quarto, Marp and their kin. One of them shows that the file
# speaks to such a tool too, so that what nobody knows may be that tool's; in any other file it is a mistake.
FOREIGN_KEYS = frozenset(
    """
    abstract aliases archive article asset audience author_profile authors background background_color banner
    bibliography bodyclass body_class byline canonical canonical_url card_image cascade categories category class
    classes comment comments contributors cover created created_at css cssclass cssclasses custom_edit_url date
    date_created date_modified date_published date_updated deprecated difficulty disable display displayed_sidebar
    documentclass draft edit editlink editor emoji engine excerpt execute expirydate exercises export
    featured featured_image feedback filename footer format fontsize geometry group guid hasmath
    head header headingdivider hero hidden hide hide_table_of_contents hide_title highlight home homepage icon id
    image images index intro jekyll_escape journey jupyter kernelspec keyword keywords keypoints kind label
    last_modified last_modified_at last_reviewed last_update last_updated lastmod lastmodified lastupdated lastreviewed
    layout leadingpath level license link linktitle linkcolor linter links listing locale marp math mathjax maturity
    menu meta mode modified mtime name nav nav_exclude nav_order next no_toc number numbersections objectives
    obsoletes order outline output outputs overview owner page_title pagination_next pagination_prev paginate
    parent permalink pin pinned plugins position prev previous prism_languages product products project protected
    publish publishdate published questions rating read_time readingtime redirect redirect_from redirect_to ref related
    relatedlinks repo review reviewed revision robots sample scripts search seo series shortdescription shorttitle
    short_title show_bread show_in_nav sidebar sidebar_class_name sidebar_label sidebar_position size slides slug
    source sourcecode sources star stars state status sticky style styles stylesheet subject sub_title summary tag
    tagline target teaching template text thumbnail time titletemplate title_meta toc toc_depth toc_sticky topic topics
    transition translation_of translator translators type uid unlisted up update updated updated_at updatedat
    versions video weight wip words
    """.split()  # noqa: SIM905 - a list of quoted words would take a page
)


class WrongValueError(Exception):
    """A value that its key cannot take; the message says what it can."""


Value = str | list[str]


def _text(value: Value) -> str:
    return " ".join((value if isinstance(value, str) else ", ".join(value)).split())


def _words(value: Value) -> tuple[str, ...]:
    """A list, or words between commas or, without commas, between spaces; `#` in front is Obsidian's."""
    if isinstance(value, str):
        value = value.split(",") if "," in value else value.split()
    words = (word.strip().lstrip("#") for word in value)
    return tuple(dict.fromkeys(word for word in words if word))


def _language(value: Value) -> str:
    if isinstance(value, str) and _LANGUAGE.fullmatch(value.strip()):
        return value.strip().replace("_", "-")
    raise WrongValueError("a language tag such as `en`, `de` or `zh-CN`")


def _papers(value: Value) -> tuple[str, ...]:
    papers = tuple(word.lower() for word in _words(value))
    if papers and all(paper in ("a4", "letter") for paper in papers):
        return papers
    raise WrongValueError("`a4`, `letter` or both: `[a4, letter]`")


def _orientation(value: Value) -> str:
    if isinstance(value, str) and value.lower() in ("portrait", "landscape"):
        return value.lower()
    raise WrongValueError("`portrait` or `landscape`")


def _count(value: Value, most: int) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and 1 <= int(value[:4]) <= most:
        return int(value)
    raise WrongValueError(f"a number from 1 to {most}")


def _size(value: Value) -> float:
    length = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if length and 4 <= float(length[1]) <= 24:
        return float(length[1])
    raise WrongValueError("a size in points from 4 to 24, such as `8.5`")


def _choice(value: Value) -> bool:
    decided = yes_or_no(value) if isinstance(value, str) else None
    if decided is None:
        raise WrongValueError("`yes` or `no`")
    return decided


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """A key of ours: the field of Meta (or of its directives) that it sets, and how its value is read."""

    name: str
    field: str
    read: Callable[[Value], Any]
    directive: bool = False


KEYS = (
    Key(name="title", field="title", read=_text),
    Key(name="subtitle", field="subtitle", read=_text),
    Key(name="deck", field="deck", read=_text),
    Key(name="description", field="description", read=_text),
    Key(name="language", field="language", read=_language),
    Key(name="lang", field="language", read=_language),
    Key(name="tags", field="tags", read=_words),
    Key(name="version", field="version", read=_text),
    Key(name="author", field="author", read=_text),
    Key(name="url", field="url", read=_text),
    Key(name="paper", field="paper", read=_papers),
    Key(name="orientation", field="orientation", read=_orientation),
    Key(name="columns", field="columns", read=partial(_count, most=6)),
    Key(name="font-size", field="font_size", read=_size),
    Key(name="pages", field="pages", read=partial(_count, most=99)),
    Key(name="theme", field="theme", read=_text),
    Key(name="cards", field="cards", read=_choice, directive=True),
    Key(name="reverse", field="reverse", read=_choice, directive=True),
)
_BY_NAME = {key.name: key for key in KEYS}


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontMatter:
    """What was read, and how many characters of the source it takes; none where there is no front matter."""

    meta: Meta
    length: int
    found: tuple[Diagnostic, ...]


def read_front_matter(source: SourceFile) -> FrontMatter:
    """The front matter at the top of `source`."""
    block = _BLOCK.match(source.text)
    if block is None:
        return FrontMatter(meta=Meta(), length=0, found=_unclosed(source))
    start = block.start(1)
    try:
        if _NESTING.search(block[1]):
            raise RecursionError
        root = yaml.compose(block[1], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as fault:
        return FrontMatter(meta=Meta(), length=block.end(), found=(_broken(source, start, fault),))
    if root is None and not block[1].strip():
        return FrontMatter(meta=Meta(), length=block.end(), found=())
    if not isinstance(root, yaml.MappingNode):
        return FrontMatter(meta=Meta(), length=0, found=())
    return _read_keys(source, start, root, block.end())


def _unclosed(source: SourceFile) -> tuple[Diagnostic, ...]:
    """An error for a file that opens with `---` and a key of ours, and never closes it."""
    opening = _OPENING.match(source.text)
    if opening is None or opening[1].lower() not in _BY_NAME:
        return ()
    dashes = opening[0].index("-")
    fault = error(
        code="front-matter-unclosed",
        message="this front matter has no end",
        help="add a line with --- below its last key",
        source=source,
        span=Span(start=dashes, end=dashes + 3),
    )
    return (fault,)


def _broken(source: SourceFile, start: int, fault: yaml.YAMLError | RecursionError) -> Diagnostic:
    """The YAML reader's complaint at its place in the author's file."""
    mark = getattr(fault, "problem_mark", None)
    problem = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "it is nested too deeply"
    offset = start + (mark.index if mark else getattr(fault, "position", 0))
    return error(
        code="front-matter-broken",
        message=f"cannot read the front matter as YAML: {problem}",
        help="each line is `key: value`; put a value with a colon, a `#` or a quote in it between double quotes",
        source=source,
        span=Span(start=offset, end=offset),
    )


def _read_keys(source: SourceFile, start: int, root: yaml.MappingNode, length: int) -> FrontMatter:
    meta = Meta()
    found: list[Diagnostic] = []
    entries = [(_name(name), name, value) for name, value in root.value]
    unknown = [entry for entry in entries if _key(entry[0]) is None]
    slips = {id(node): near for name, node, value in unknown if (near := _nearest(name, value))}
    others = [(name, node, value) for name, node, value in unknown if id(node) not in slips]
    foreign = any(_foreign(name) or not isinstance(value, yaml.ScalarNode) for name, _, value in others)
    for name, name_node, value_node in entries:
        key = _key(name)
        if key is None:
            if id(name_node) in slips or not foreign:
                near = slips.get(id(name_node))
                found.append(_unknown(source, _span(start, name_node), name, near, foreign=foreign))
            continue
        value = _value(value_node)
        try:
            if value is None:
                raise WrongValueError("a single value or a list of words")
            setting = key.read(value) if value else None
        except WrongValueError as fault:
            found.append(_wrong(source, _span(start, value_node), name, str(fault), foreign=foreign))
            continue
        if setting is not None and key.directive:
            meta = replace(meta, directives=merged(meta.directives, replace(NO_DIRECTIVES, **{key.field: setting})))
        elif setting is not None:
            meta = replace(meta, **{key.field: setting})
    if others and foreign:
        names = ", ".join(name for name, _, _ in others)
        message = f"front matter of other tools, not used here: {names}"
        found.append(note(code="foreign-keys", message=message, source=source, span=_span(start, others[0][1])))
    return FrontMatter(meta=meta, length=length, found=tuple(found))


def _unknown(source: SourceFile, span: Span, name: str, near: str | None, *, foreign: bool) -> Diagnostic:
    """The error for a key that is a slip or unknown; a warning where it may be another tool's."""
    report = warning if foreign else error
    return report(
        code="unknown-key",
        message=f"there is no front matter key `{name}`",
        help=f"did you mean `{near}`?" if near else f"the keys are {', '.join(key.name for key in KEYS)}",
        source=source,
        span=span,
    )


def _wrong(source: SourceFile, span: Span, name: str, expected: str, *, foreign: bool) -> Diagnostic:
    """The error for a value that its key cannot take; a warning where another tool may mean something else by it."""
    report = warning if foreign else error
    return report(
        code="front-matter-value",
        message=f"`{name}` cannot take this value{', so it is left out' if foreign else ''}",
        help=f"write {expected}",
        source=source,
        span=span,
    )


def _value(value: yaml.Node) -> Value | None:
    """A scalar as written, a list of scalars, the name in a mapping that has one; None for anything else."""
    if isinstance(value, yaml.ScalarNode):
        written = str(value.value)
        return "" if value.style is None and written.lower() in ("null", "~") else written
    if isinstance(value, yaml.SequenceNode):
        entries = [_value(entry) for entry in value.value if not isinstance(entry, yaml.SequenceNode)]
        return [entry for entry in entries if isinstance(entry, str)] if None not in entries else None
    if isinstance(value, yaml.MappingNode):
        for name, inner in value.value:
            if name.value == "name" and isinstance(inner, yaml.ScalarNode):
                return str(inner.value)
    return None


def _key(name: str) -> Key | None:
    return _BY_NAME.get(name.lower().replace("_", "-"))


def _name(node: yaml.Node) -> str:
    return " ".join(str(node.value).split())[:40] if isinstance(node, yaml.ScalarNode) else "a list or mapping"


def _foreign(name: str) -> bool:
    return name.lower().replace("-", "_") in FOREIGN_KEYS


def _nearest(name: str, value: yaml.Node) -> str | None:
    """The key of ours that `name` is a slip of; nothing nested is a slip, as no key of ours nests."""
    if _foreign(name) or isinstance(value, yaml.MappingNode):
        return None
    written = name.lower().replace("_", "-")
    near = difflib.get_close_matches(written, _BY_NAME, n=1, cutoff=0.75)
    return near[0] if near and abs(len(near[0]) - len(written)) <= 2 else None


def _span(start: int, node: yaml.Node) -> Span:
    return Span(start=start + node.start_mark.index, end=start + node.end_mark.index)
