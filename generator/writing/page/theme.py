"""Themes: small TOML files that say which faces, colours and how much air a page has."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from generator.templates import BrokenTemplateError, Templates


class BrokenThemeError(Exception):
    """A theme file that cannot be read, or says something that no theme has."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """How a page looks.

    `face` is one of TEXT_FAMILIES. Colours are CSS. `largest` is the size in points beyond which text does not grow,
    `air` multiplies all paddings, and `tones` are the colours that sections take in turn. `head` is the ground of the
    title and `head_shade` that of the headers of tables, empty for paper.
    """

    title: str
    face: str = "plex"
    largest: float = 11.0
    air: float = 1.0
    ink: str = "#16191d"
    muted: str = "#565d66"
    accent: str = "#1c3450"
    head: str = ""
    head_ink: str = "#ffffff"
    head_shade: str = ""
    band: str = "#e6ebf2"
    band_ink: str = "#1c3450"
    band_line: str = "#e6ebf2"
    badge: str = "#1c3450"
    badge_ink: str = "#ffffff"
    rule: str = "#c3c9d1"
    strong_rule: str = "#3d5470"
    shade: str = "#f3f4f5"
    code_shade: str = "#f3f4f6"
    mark: str = "#fdf0c8"
    link: str = "#1c3450"
    node: str = "#eef2f7"
    tones: Sequence[str] = ()
    callouts: Mapping[str, str]
    code: Mapping[str, str]


# What is no text.
KINDS: Mapping[str, type | tuple[type, ...]] = {
    "largest": (int, float),
    "air": (int, float),
    "tones": list,
    "callouts": dict,
    "code": dict,
}
NAMES: Mapping[type | tuple[type, ...], str] = {str: "text", (int, float): "number", dict: "table", list: "list"}


def load_theme(name: str, templates: Templates) -> Theme:
    """Theme `name` from `page/themes/`. Raises BrokenThemeError, also where there is none."""
    try:
        said: dict[str, Any] = tomllib.loads(templates.read(f"page/themes/{name}.toml"))
    except BrokenTemplateError as fault:
        raise BrokenThemeError(f"there is no theme {name!r}") from fault
    except (ValueError, RecursionError) as fault:
        raise BrokenThemeError(f"theme {name!r} is not TOML: {fault}") from fault
    known = {field.name for field in fields(Theme)}
    if unknown := sorted(set(said) - known):
        raise BrokenThemeError(f"theme {name!r} says {unknown[0]!r}, which no theme has")
    for setting, value in said.items():
        expected = KINDS.get(setting, str)
        if not isinstance(value, expected):
            raise BrokenThemeError(f"theme {name!r} says {setting} = {value!r}, which is no {NAMES[expected]}")
    said.setdefault("title", name)
    said.setdefault("callouts", {})
    said.setdefault("code", {})
    return Theme(**said)
