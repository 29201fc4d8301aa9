"""The HTML of a field as paper shows it: formulas drawn, pictures in their places, characters that the faces have."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import unescape

from generator.expressions import expression
from generator.markup import escape
from generator.writing.page.lettering import JOINER, Lettering
from generator.writing.typography.ruler import Setting

TAG = expression(r"(<[^>]*>)")
FORMULA = expression(r"\\\((?P<line>.*?)\\\)|\\\[(?P<display>.*?)\\\]", re.DOTALL)
MONO = frozenset({"code", "kbd", "pre"})
_NEEDLESS = ("<span>", '<span class="mark">', '<span class="unbroken">', '<span class="cloze-inactive">')
_NAME = expression(r"</?([a-z0-9]+)")
_CLASS = expression(r'\sclass="([^"]*)"')
_SOURCE = expression(r'\ssrc="([^"]*)"')
_ALT = expression(r'\salt="([^"]*)"')
_LONG = expression(r"(?:&[^\s;]+;|[^\s<>&]){20,}")
_BEFORE_ELEMENT = expression(r" (?=<[a-z])")
_HYPHEN = expression(r"-(?=\S)")
# Where a word may break that runs over the edge of its card: nowhere else is there a place.
_EVERY = 6
SPACE = "\u200b"


@dataclass(frozen=True, eq=False, kw_only=True)
class Printer:
    """Writes fields in the faces of `lettering`; `pictures` are the names of those that can be shown."""

    lettering: Lettering
    pictures: Collection[str]

    def html(self, field: str) -> str:
        """A field's HTML for the layout."""
        out: list[str] = []
        ahead: list[tuple[str, str]] = []
        numbers: list[int] = []
        for token in TAG.split(field):
            if not token.startswith("<"):
                out.append(self._text(token, [name for name, _ in ahead], [kind for _, kind in ahead]))
                continue
            name = _tag_name(token)
            if name == "img":
                out.append(self._picture(token))
            elif name == "wbr":
                out.append(SPACE)
            elif token in _NEEDLESS:
                # Each element costs the layout time, and these look like their text.
                ahead.append(("", _class(token)))
            elif token.startswith("</"):
                opened = ahead.pop()[0] if ahead else name
                if name == "ol" and numbers:
                    numbers.pop()
                out.append(token if opened else "")
            elif name == "br":
                out.append(token)
            else:
                kind = _class(token)
                ahead.append((name, kind))
                if name == "ol":
                    numbers.append(0 if kind == "steps" else -1)
                if name == "li" and not kind and numbers and numbers[-1] >= 0:
                    # Said, not counted: a list may go on on another card.
                    numbers[-1] += 1
                    out.append(f"<li style=\"list-style:'{numbers[-1]}.\\a0 '\">")
                else:
                    out.append(token)
        # A text that ends with a space before an element would be broken at the wrong place.
        return _BEFORE_ELEMENT.sub("<span> </span>", "".join(out))

    def said(self, text: str, *, mono: bool = False) -> str:
        """Plain text for the layout; its faces are declared in all their cuts."""
        shown = self.lettering.code_text(text) if mono else self.lettering.show(text)
        for bold in (False, True):
            self.lettering.ruler.width(shown, Setting(mono=mono, bold=bold))
        return escape(shown) if mono else self.lettering.text_html(text)

    def _text(self, token: str, names: list[str], kinds: list[str]) -> str:
        if not token:
            return ""
        text = unescape(token)
        if MONO.intersection(names):
            if "unbroken" in kinds:
                text = _HYPHEN.sub(f"-{JOINER}", text)
            return self.said(text.replace("\t", "    "), mono=True)
        if {"em", "i"}.intersection(names):
            for bold in (False, True):
                self.lettering.ruler.width(self.lettering.show(text), Setting(bold=bold, italic=True))
        out, end = [], 0
        for formula in FORMULA.finditer(text):
            out += [self.said(text[end : formula.start()]), self._formula(formula)]
            end = formula.end()
        return "".join((*out, self.said(text[end:])))

    def _formula(self, formula: re.Match[str]) -> str:
        display = formula["display"] is not None
        tex = formula["display"] if display else formula["line"]
        drawn = self.lettering.formula(tex, display)
        if not drawn:
            return f"<code>{self.said(tex, mono=True)}</code>"
        markup = "".join(part.markup for part in drawn)
        return f'<span class="display">{markup}</span>' if display else markup

    def _picture(self, token: str) -> str:
        source, alt = _SOURCE.search(token), _ALT.search(token)
        said = unescape(alt[1]) if alt else ""
        name = unescape(source[1]) if source else ""
        if name not in self.pictures:
            return self.said(said)
        return f'<img src="media:{escape(name)}" alt="{escape(said or name)}">'


def _class(token: str) -> str:
    found = _CLASS.search(token)
    return found[1] if found else ""


def _tag_name(token: str) -> str:
    found = _NAME.match(token)
    return found[1] if found else ""


def loosened(html: str) -> str:
    """`html` with places to break in all that is long: for a card whose words ran over its edge."""

    def loosen(word: re.Match[str]) -> str:
        pieces = re.findall(r"&[^\s;]+;|.", word[0])
        return SPACE.join("".join(pieces[place : place + _EVERY]) for place in range(0, len(pieces), _EVERY))

    return "".join(
        token if token.startswith("<") else _LONG.sub(loosen, SPACE + token if token.strip() else token)
        for token in TAG.split(html)
    )
