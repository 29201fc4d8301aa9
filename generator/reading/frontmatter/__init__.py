"""Front matter: what the author says of the whole sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.blocks import NO_DIRECTIVES, Meta
from generator.diagnostics import Diagnostic, error, note, warning
from generator.expressions import expression
from generator.reading.directives import merged
from generator.reading.frontmatter.foreign import SHARED_SLIPS, is_foreign
from generator.reading.frontmatter.keys import KEYS, Key, WrongValueError, key_meant, key_named
from generator.reading.frontmatter.syntax import BrokenError, Entry, toml_entries, yaml_entries
from generator.source import SourceFile, Span

_LINE_END = r"[ \t]*(?:\r\n?|\n)"
_YAML = expression(rf"\ufeff?---{_LINE_END}(.*?)^(?:---|\.\.\.)(?:{_LINE_END}|[ \t]*\Z)", re.DOTALL | re.MULTILINE)
_TOML = expression(rf"\ufeff?\+\+\+{_LINE_END}(.*?)^\+\+\+(?:{_LINE_END}|[ \t]*\Z)", re.DOTALL | re.MULTILINE)
# What YAML begins with, after empty lines and comments: a key, also one in quotes, or a list or mapping.
_BEGINS = expression(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:[\"']?[\w.-]+[\"']?[ \t]*:(?:\s|$)|[-\[{])")
_OPENING = expression(rf"\ufeff?---{_LINE_END}(?=([A-Za-z][\w-]*)[ \t]*:(?:\s|$))")


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontMatter:
    """What was read, and how many characters of the source it takes; none where there is no front matter."""

    meta: Meta
    length: int
    found: tuple[Diagnostic, ...]


def read_front_matter(source: SourceFile) -> FrontMatter:
    """The front matter at the top of `source`."""
    block = _YAML.match(source.text)
    syntax = "YAML" if block else "TOML"
    block = block or _TOML.match(source.text)
    if block is None:
        return FrontMatter(meta=Meta(), length=0, found=_unclosed(source))
    try:
        entries = (yaml_entries if syntax == "YAML" else toml_entries)(block[1], block.start(1))
    except BrokenError as fault:
        if syntax == "YAML" and not _BEGINS.match(block[1]):
            return FrontMatter(meta=Meta(), length=0, found=())  # a line above and one below what opens the sheet
        return FrontMatter(meta=Meta(), length=block.end(), found=(_broken(source, syntax, fault),))
    if entries is None:
        return FrontMatter(meta=Meta(), length=0, found=())
    meta, found = _read_entries(source, entries)
    return FrontMatter(meta=meta, length=block.end(), found=tuple(found))


def read_settings(values: Mapping[str, str]) -> dict[str, Any]:
    """What front matter with these keys and values would set, by the fields of Meta. Raises WrongValueError."""
    settings: dict[str, Any] = {}
    for name, value in values.items():
        key = key_named(name)
        assert key is not None, name
        try:
            settings[key.field] = key.read(value)
        except WrongValueError as fault:
            raise WrongValueError(f"{name} cannot be {value!r}: write {fault}") from None
    return settings


def _read_entries(source: SourceFile, entries: list[Entry]) -> tuple[Meta, list[Diagnostic]]:
    """What our keys say, what is wrong with values and mistyped keys, one note for keys of other tools.

    It is an error only where the key decides what learners get: a theme that does not exist costs no deck.

    One key that another tool reads, or a value that nests as none of ours does, shows that the file speaks to that tool
    too: there, what nobody knows may be that tool's, and what looks like a slip of ours may be none. So does a file
    that says nothing to us alone, not even by a slip.
    """
    meta = Meta()
    unknown = [entry for entry in entries if key_named(entry.name) is None]
    slips = [entry for entry in unknown if _slip(entry)]
    others = [entry for entry in unknown if not _slip(entry)]
    to_us = slips or any((key := key_named(entry.name)) and not key.common for entry in entries)
    foreign = not to_us or any(entry.nested or is_foreign(entry.name) for entry in others)
    found = [_unknown(source, entry, foreign=foreign) for entry in (slips if foreign else unknown)]
    said: set[str] = set()
    for entry in entries:
        key = key_named(entry.name)
        if key is None or entry.value == "":
            continue
        if key.name in said:
            found.append(_repeated(source, entry))
        said.add(key.name)
        if entry.loose:
            found.append(_loose(source, entry))
        try:
            meta = _set(meta, key, entry)
        except WrongValueError as fault:
            found.append(_wrong(source, entry, str(fault), fatal=key.decides and not foreign))
    if others and foreign:
        names = ", ".join(entry.name for entry in others)
        message = f"front matter of other tools, not used here: {names}"
        found.append(note(code="foreign-keys", message=message, source=source, span=others[0].name_span))
    return meta, found


def _slip(entry: Entry) -> Key | None:
    """The key of ours that was meant; nothing nested is a slip, as no key of ours nests."""
    return None if is_foreign(entry.name) or entry.value is None else key_meant(entry.name)


def _set(meta: Meta, key: Key, entry: Entry) -> Meta:
    """`meta` with what `entry` says. Raises WrongValueError."""
    if entry.value is None:
        raise WrongValueError("a single value or a list of words")
    setting = {key.field: key.read(entry.value)}
    if key.field == "logo":
        # Where it cannot be had, that is told at its place.
        setting = {"logo": replace(setting["logo"], span=entry.value_span)}
    if key.directive:
        return replace(meta, directives=merged(meta.directives, replace(NO_DIRECTIVES, **setting)))
    return replace(meta, **setting)


# ---- faults ----------------------------------------------------------------------------------------------------------


def _unclosed(source: SourceFile) -> tuple[Diagnostic, ...]:
    """An error for a file that opens with `---` and a key of ours, and never closes it."""
    opening = _OPENING.match(source.text)
    if opening is None or key_named(opening[1]) is None:
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


def _broken(source: SourceFile, syntax: str, fault: BrokenError) -> Diagnostic:
    line = "`key: value`" if syntax == "YAML" else '`key = "value"`'
    return error(
        code="front-matter-broken",
        message=f"cannot read the front matter as {syntax}: {fault.message}",
        help=f"each line is {line}; put a value with a colon, a `#` or a quote in it between double quotes",
        source=source,
        span=Span(start=fault.offset, end=fault.offset),
    )


def _repeated(source: SourceFile, entry: Entry) -> Diagnostic:
    return warning(
        code="repeated-key",
        message=f"the front matter has the key `{entry.name}` once more; what it says last counts",
        help="delete one of the two lines",
        source=source,
        span=entry.name_span,
    )


def _loose(source: SourceFile, entry: Entry) -> Diagnostic:
    quoted = str(entry.value).replace("'", "''")
    return warning(
        code="front-matter-broken",
        message=f"the value of `{entry.name}` is no YAML; it is taken as it is written",
        help=f"write `{entry.name}: '{quoted}'`",
        source=source,
        span=entry.value_span,
    )


def _unknown(source: SourceFile, entry: Entry, *, foreign: bool) -> Diagnostic:
    meant = _slip(entry)
    decides = meant is not None and meant.decides
    report = error if decides and not foreign and entry.name.lower() not in SHARED_SLIPS else warning
    return report(
        code="unknown-key",
        message=f"there is no front matter key `{entry.name}`",
        help=f"did you mean `{meant.name}`?" if meant else f"the keys are {', '.join(key.name for key in KEYS)}",
        source=source,
        span=entry.name_span,
    )


def _wrong(source: SourceFile, entry: Entry, expected: str, *, fatal: bool) -> Diagnostic:
    report = error if fatal else warning
    return report(
        code="front-matter-value",
        message=f"`{entry.name}` cannot take this value{'' if fatal else ', so it is left out'}",
        help=f"write {expected}",
        source=source,
        span=entry.value_span,
    )
