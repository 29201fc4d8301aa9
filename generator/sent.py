"""What a note was last sent with, kept in the note itself: by it a push tells a learner's words from the author's.

A collection that is synchronised, or updated from a package in between, so knows it wherever it is.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from generator.expressions import expression
from generator.notetypes import NoteTypeSpec
from generator.values import quick

NOTHING = "-"
_LENGTH = 10

_NUMBER = expression(r"([!_])(\d+)")
_LEFT = "left"
_UNFINISHED = "unfinished"


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """What a note was sent with: `words`, a hash of each field that the note type has `told` of, and that of its tags.

    What a push did beside that: in `beside` are the positions of fields where the learner's words were kept, in
    `suspended` the ordinals of cards that it suspended because they are asked no more; `left` is whether the whole
    note has left its sheet. Without `words` nothing is known.
    """

    guid: str
    words: tuple[str, ...] = ()
    tags: str = ""
    beside: frozenset[int] = frozenset()
    suspended: frozenset[int] = frozenset()
    left: bool = False


def hash_words(text: str) -> str:
    """A short hash of a field; NOTHING for an empty one."""
    normal = text if text.isascii() else unicodedata.normalize("NFC", text)
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH] if normal else NOTHING


def sending(guid: str, spec: NoteTypeSpec, fields: Sequence[str], tags: Sequence[str]) -> Sent:
    """What a note with these `fields`, in the order of `spec`, is sent with."""
    words = tuple([hash_words(field) if (field := fields[index]) else NOTHING for index in spec.told])
    return Sent(guid=guid, words=words, tags=hash_words(" ".join(tags)))


def write_sent(sent: Sent, *, finished: bool = True) -> str:
    """`sent` as the text of a field; until what it tells of is `finished`, it says nothing of that."""
    marks = [f"!{position}" for position in sorted(sent.beside)]
    marks += [f"_{ordinal}" for ordinal in sorted(sent.suspended)] if finished else []
    marks += [_LEFT] if sent.left and finished else []
    marks += [] if finished else [_UNFINISHED]
    return " ".join((sent.guid, *sent.words, sent.tags or NOTHING, *(("|", *marks) if marks else ())))


def around_sent(text: str) -> str:
    """What is in the field of `text` beside what `write_sent` wrote there."""
    return text[text.index("<") :] if "<" in text else ""


def read_sent(text: str, spec: NoteTypeSpec) -> Sent:
    """What `text` begins with, as `write_sent` wrote it; a Sent without a guid where that is something else."""
    text = text.partition("<")[0]
    words, _, marks = text.partition(" | ")
    guid, *hashes = words.split() or [""]
    if len(hashes) != len(spec.told) + 1:
        return Sent(guid="")
    numbers = [(kind, int(number)) for kind, number in _NUMBER.findall(marks)]
    return Sent(
        guid=guid,
        words=tuple(hashes[:-1]),
        tags=hashes[-1],
        beside=frozenset(number for kind, number in numbers if kind == "!"),
        suspended=frozenset(number for kind, number in numbers if kind == "_"),
        left=_LEFT in marks.split(),
    )
