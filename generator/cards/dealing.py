"""The facts of a sheet as notes, one each, in the order of the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from generator.brief import inlines_of
from generator.cards.charts import chart_fields, chart_text, title_line
from generator.cards.clozes import cloze_fields, cloze_text
from generator.cards.fields import FieldWriter, attribute_text, field_markup, field_text, without_braces
from generator.cards.places import places
from generator.cards.rows import only_shown, row_fields, row_text, typed_fields
from generator.cards.saying import sayings
from generator.cards.sources import Sources
from generator.cards.speech import Speech
from generator.cards.tags import note_tags
from generator.copies import shared
from generator.facts import AnyFact, ChartFact, ClozeFact, RowFact, SequenceFact, Sheet, said, walk_sections
from generator.fronts import short_title, titles_above
from generator.inlines import Footnote, Inlines, Link, Styled, footnotes, plain
from generator.languages import han_language
from generator.notes import Drawing, Identity, Media, Note, NoteType
from generator.notetypes import BACK_EXTRA, EXTRA, HEADER, NOTETYPES
from generator.scripts import Direction, main_direction
from generator.sent import sending, write_sent
from generator.values import changed

# Anki's own note type has no style for what is beside the matter.
_ASIDE = "font-size: 0.8em; opacity: 0.8"
# What a footnote may be, or be in.
_POINTING = (Footnote, Styled, Link)


def make_notes(
    sheet: Sheet,
    identities: tuple[Identity, ...],
    media: Mapping[str, Media],
    drawings: Mapping[int, Drawing] = MappingProxyType({}),
) -> tuple[Note, ...]:
    """One note for each fact of `sheet`, aligned with `identities`; `media` are its pictures and recordings by URL,
    `drawings` those of its charts by the number of the fact.

    ValueError where a fact asks nothing, or something that its identity has no place for.
    """

    def some(numbers: range) -> list[Note]:
        return _notes(sheet, identities, media, drawings, numbers)

    return _in_rounds(shared(some, len(sheet.facts)))


def _notes(
    sheet: Sheet,
    identities: Sequence[Identity],
    media: Mapping[str, Media],
    drawings: Mapping[int, Drawing],
    numbers: range,
) -> list[Note]:
    """The notes of the facts with these `numbers`."""
    markup = field_markup(media)
    han = han_language(sheet.meta.language, sheet.source.text)
    sources = Sources(sheet)
    speech = Speech(sheet, media)
    titles_of_sheet = frozenset(" ".join(plain(section.title).split()) for _, section in walk_sections(sheet.sections))
    title = short_title(sheet.title)
    tags_of: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}
    contexts: dict[tuple[object, ...], str] = {}
    shared: dict[str, str] = {"Language": attribute_text(sheet.meta.language)}
    writers: dict[Direction, FieldWriter] = {}
    notes: list[Note] = []
    for index in numbers:
        fact, identity = sheet.facts[index], identities[index]
        direction = main_direction(_words(fact))
        if direction not in writers:
            writers[direction] = FieldWriter(markup=markup, direction=direction, language=sheet.meta.language, han=han)
        writer = writers[direction]
        notetype: NoteType
        match fact:
            case RowFact():
                notetype, (fields, ordinals) = "row", row_fields(fact, identity, writer)
            case ChartFact():
                notetype, (fields, ordinals) = "occlusion", chart_fields(fact, identity, drawings[index], writer)
            case ClozeFact() | SequenceFact():
                notetype, (fields, ordinals) = "cloze", cloze_fields(fact, identity, writer)
        if not ordinals:
            raise ValueError(f"fact {index} asks nothing: {fact}")
        place = (direction, fact.section, fact.context)
        if place not in contexts:
            titles = tuple(above for above in titles_above(fact) if above != title)
            contexts[place] = without_braces(_context(title, titles, fact, writer))
        fields |= {
            "Context": contexts[place],
            EXTRA: without_braces(_extra(fact, writer)),
            "Source": without_braces(sources.field(fact)),
            "Sound": speech.field(fact),
            "Direction": "rtl" if writer.direction == "rtl" else "",
            **shared,
        }
        if isinstance(fact, ChartFact):
            fields |= _around_chart(fact, fields, writer)
        if sheet.meta.typed and isinstance(fact, RowFact):
            fields |= typed_fields(fact)
        spec, named = NOTETYPES[notetype], (fact.section, fact.kind)
        if named not in tags_of:
            tags_of[named] = note_tags(sheet, fact)
        tags = tags_of[named]
        values = [fields.get(field.name, "") for field in spec.fields]
        sent = spec.position(spec.sent)
        values[sent] = write_sent(sending(identity.guid, spec, values, tags)) + values[sent]
        notes.append(
            Note(
                fact=index,
                notetype=notetype,
                guid=identity.guid,
                note_id=identity.note_id,
                fields=tuple(values),
                ordinals=ordinals,
                tags=tags,
                due=(),
                says=sayings(fact, places(fact, identity), identity, media, titles_of_sheet),
            )
        )
    return notes


def _words(fact: AnyFact) -> str:
    """The words by which a card's direction is told."""
    match fact:
        case RowFact():
            return row_text(fact)
        case ChartFact():
            return chart_text(fact)
        case ClozeFact() | SequenceFact():
            return cloze_text(fact)


def _around_chart(fact: ChartFact, fields: Mapping[str, str], writer: FieldWriter) -> dict[str, str]:
    """What Anki's own card shows above the chart and below the answer."""
    turned = ' dir="rtl"' if writer.direction == "rtl" else ""
    source = f'<div style="{_ASIDE}">{fields["Source"]}</div>' if fields["Source"] else ""
    below = fields[EXTRA] + source
    return {
        HEADER: f'<div style="{_ASIDE}"{turned}>{fields["Context"]}</div>{title_line(fact, writer)}',
        BACK_EXTRA: f"<div{turned}>{below}</div>" if below else "",
    }


def _in_rounds(notes: Sequence[Note]) -> tuple[Note, ...]:
    """`notes` with the places of their new cards: in the sheet's order, each fact asked once before any is twice."""
    due: list[list[int]] = [[] for _ in notes]
    place = 1
    for turn in range(max((len(note.ordinals) for note in notes), default=0)):
        for note, given in zip(notes, due, strict=True):
            if turn < len(note.ordinals):
                given.append(place)
                place += 1
    return tuple(changed(note, due=tuple(given)) for note, given in zip(notes, due, strict=True))


def _context(sheet: str, titles: tuple[str, ...], fact: AnyFact, writer: FieldWriter) -> str:
    """Where the fact is: sheet › section, and below it what the author says before it."""
    path = " › ".join(f"<span>{field_text(title)}</span>" for title in (sheet, *titles))
    lines = (f"<div{writer.attributes(line)}>{field_text(line)}</div>" for line in fact.context if line)
    return f"<div{writer.attributes(' '.join(titles))}>{path}</div>{''.join(lines)}"


def _extra(fact: AnyFact, writer: FieldWriter) -> str:
    """What is below the answer and is not asked: the other cells of a row, footnotes, what the author adds."""
    lines = []
    for pair in only_shown(fact) if isinstance(fact, RowFact) else ():
        header, value = plain(pair.header), plain(pair.value)
        lines.append(
            f'<tr><th scope="row"{writer.attributes(header)}>{writer.markup.html(pair.header)}</th>'
            f"<td{writer.attributes(value)}>{writer.markup.html(pair.value)}</td></tr>"
        )
    table = f'<table class="row"><tbody>{"".join(lines)}</tbody></table>' if lines else ""
    added = (f"<div>{writer.field(inlines_of(words))}</div>" for words in fact.extra)
    return table + _footnotes(fact, writer) + "".join(added)


def _points(inlines: Inlines) -> bool:
    """Whether a footnote is pointed to."""
    for node in inlines:
        if isinstance(node, _POINTING) and (isinstance(node, Footnote) or _points(node.children)):
            return True
    return False


def _footnotes(fact: AnyFact, writer: FieldWriter) -> str:
    """What the footnotes of the fact say, a line each."""
    if not any(map(_points, said(fact))):
        return ""
    notes = footnotes(tuple(node for inlines in said(fact) for node in inlines))
    return "".join(
        f"<div{writer.attributes(plain(note.content))}>{writer.markup.html((note,))} "
        f"{writer.markup.html(note.content)}</div>"
        for note in notes
        if note.content
    )
