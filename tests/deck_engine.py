"""The real Anki: packages and CSVs imported as its desktop dialogs do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from anki import import_export_pb2 as ie
from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)

BROKEN = ("has a problem", "is blank", "No cloze", "{{", "}}")


@contextmanager
def collection(folder: Path) -> Iterator[Collection]:
    folder.mkdir(parents=True, exist_ok=True)
    opened = Collection(str(folder / "collection.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def import_package(col: Collection, package: bytes) -> Any:
    """What Anki logs of the import: found_notes, and lists of new, updated, duplicate and conflicting notes."""
    path = Path(col.path).with_name("import.apkg")
    path.write_bytes(package)
    options = ImportAnkiPackageOptions(
        merge_notetypes=False,
        with_scheduling=False,
        with_deck_configs=False,
        update_notes=ie.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER,
        update_notetypes=ie.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER,
    )
    return col.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log


def import_csv(col: Collection, content: bytes) -> Any:
    path = Path(col.path).with_name("import.csv")
    path.write_bytes(content)
    metadata = col.get_csv_metadata(path=str(path), delimiter=None)
    return col.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log


def notes_by_guid(col: Collection) -> dict[str, Any]:
    found = [col.get_note(note_id) for note_id in col.find_notes("")]
    return {note.guid: note for note in found}


def faces(col: Collection) -> dict[tuple[str, int], tuple[str, str]]:
    """Question and answer of every card, rendered, by guid and ordinal."""
    return {
        (guid, card.ord): (card.question(), card.answer())
        for guid, note in notes_by_guid(col).items()
        for card in note.cards()
    }
