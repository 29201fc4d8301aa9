"""Which other sheets may exchange facts with those that are built, as far as can be told without reading them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Self

from generator.brief import bare
from generator.facts import Sheet
from generator.identity.identifying import identify
from generator.identity.wording import wording_of
from generator.ledger import Ledger

_KEY = re.compile(r'"(?:key|text|chart)"\s*:\s*("(?:[^"\\]|\\.)*")')  # as storing writes it
_WORD = re.compile(r"[^\W_]+")
# Of the words of a fact, so many stand in a sheet that may have taken it: the rest may be reworded, or markup.
ENOUGH = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Traces:
    """`new` are the keys of facts that no entry is of, `gone` the words of the entries that no fact is of."""

    new: Collection[str]
    gone: Collection[frozenset[str]]

    @classmethod
    def of(cls, sheets: Mapping[str, tuple[Sheet, Ledger]], orphans: Mapping[str, Ledger]) -> Self:
        """Those of `sheets`, each with its ledger, and of `orphans`, ledgers without a sheet."""
        new: set[str] = set()
        gone = [entry.key for ledger in orphans.values() for entry in ledger.entries]
        for sheet, ledger in sheets.values():
            identified = identify(sheet, ledger)
            known = {entry.guid for entry in ledger.entries}
            new.update(
                bare(wording_of(fact).key)
                for fact, entry in zip(sheet.facts, identified.entries, strict=True)
                if entry.guid not in known
            )
            gone += [entry.key for entry in identified.gone]
        return cls(new=new, gone={_words(bare(key)) for key in gone})

    def gives(self, ledger: str) -> bool:
        """Whether a ledger, as its file says it, holds an entry that may be of a new fact: it has its key."""
        return bool(self.new) and any(_key(written) in self.new for written in _KEY.findall(ledger))

    def takes(self, markdown: str) -> bool:
        """Whether a sheet may hold a fact of an entry that is gone elsewhere: it says enough of its words."""
        said = _words(f"{markdown} {unescape(markdown)}") if self.gone else frozenset()
        return any(len(words & said) >= len(words) * ENOUGH for words in self.gone)


def _key(written: str) -> str:
    """What an entry is asked by; nothing of one whose line is damaged."""
    try:
        return bare(json.loads(written, strict=False))
    except ValueError:
        return ""


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
