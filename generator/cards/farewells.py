"""What is asked no more: learners who hold its card are told so, instead of being shown an empty one."""

from __future__ import annotations

from generator.cards.fields import FieldWriter, attribute_text, field_text
from generator.notes import Farewell, Gone

GONE = '<div class="gone">This is asked no more: suspend the card.</div>'


def gone_clozes(gone: tuple[Gone, ...], writer: FieldWriter) -> tuple[tuple[int, str], ...]:
    """Number and content of the clozes that keep the cards of gone marks and steps filled."""
    return tuple((former.place + 1, writer.field(former.question.answer)) for former in gone)


def farewell_paragraphs(farewell: Farewell) -> tuple[str, ...]:
    """What the deck's first page says of notes and cards that have left the sheet, as HTML."""
    paragraphs = []
    if farewell.notes:
        paragraphs.append(
            f"{_counted(farewell.notes, 'note')} left this sheet in earlier versions. If you have them: search in "
            f"Browse for {_search(farewell.find_notes)}, select all, delete. It finds nothing else."
        )
    if farewell.cards:
        paragraphs.append(
            f"{_counted(farewell.cards, 'card')} asked what is asked no more: search in Browse for "
            f"{_search(farewell.find_cards)}, select all, suspend."
        )
    return tuple(paragraphs)


def _search(words: str) -> str:
    """A search as it is to be copied, which may break after each id."""
    return f"<code>{attribute_text(words).replace(',', ',<wbr>')}</code>"


def _counted(count: int, what: str) -> str:
    return field_text(f"{count} {what}{'' if count == 1 else 's'}")
