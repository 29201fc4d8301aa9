"""AnkiConnect's protocol over a real collection, for as many of its actions as a push asks for.

What an action does is what the add-on does, version 6; a learner's own deeds go to `col` directly.
"""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.errors import NotFoundError
from deck_engine import collection


class ConnectionBrokeError(Exception):
    """The learner closes Anki: there is no answer."""


class FakeAnki:
    """A running Anki with the add-on. After `patience` actions it is gone; with `at_last` it does one more, unheard."""

    def __init__(self, col: Collection, key: str) -> None:
        self.col, self.key = col, key
        self.url = ""
        self.patience: int | None = None
        self.at_last = False
        self.done: list[str] = []

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        action, params = request["action"], request.get("params", {})
        if request.get("key", "") != self.key:
            return {"result": None, "error": "valid api key must be provided"}
        if action == "multi":
            return {"result": [self.answer(each) for each in params["actions"]], "error": None}
        broken = self.patience is not None and len(self.done) >= self.patience
        if broken and not self.at_last:
            raise ConnectionBrokeError
        self.done.append(action)
        try:
            result = ACTIONS[action](self.col, **params)
        except KeyError:
            return {"result": None, "error": "unsupported action"}
        except Exception as fault:
            return {"result": None, "error": str(fault)}
        if broken:
            raise ConnectionBrokeError
        return {"result": result, "error": None}


def notes_info(col: Collection, notes: list[int]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for note_id in notes:
        try:
            note = col.get_note(note_id)
        except NotFoundError:
            found.append({})
            continue
        fields = {name: {"value": value, "order": order} for order, (name, value) in enumerate(note.items())}
        model = note.note_type()
        assert model is not None
        cards = [card.id for card in note.cards()]
        found.append(
            {"noteId": note.id, "tags": note.tags, "fields": fields, "modelName": model["name"], "cards": cards}
        )
    return found


def update_note_fields(col: Collection, note: dict[str, Any]) -> None:
    held = col.get_note(note["id"])
    for name, value in note["fields"].items():
        if name in held:
            held[name] = value
    col.update_note(held, skip_undo_entry=True)


def store_media(col: Collection, filename: str, data: str) -> str:
    col.media.trash_files([filename])
    return col.media.write_data(filename, base64.b64decode(data))


def import_package(col: Collection, path: str) -> bool:
    options = ImportAnkiPackageOptions(merge_notetypes=True, with_scheduling=True, with_deck_configs=True)
    col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))
    return True


def media_names(col: Collection, pattern: str = "*") -> list[str]:
    return [path.name for path in Path(col.media.dir()).iterdir() if fnmatch(path.name, pattern)]


def cards_info(col: Collection, cards: list[int]) -> list[dict[str, Any]]:
    return [{"cardId": card, "deckName": col.decks.name(col.get_card(card).did)} for card in cards]


def change_deck(col: Collection, cards: list[int], deck: str) -> None:
    deck_id = col.decks.id(deck)
    assert deck_id is not None
    col.set_deck(cards, deck_id)


def deck_config(col: Collection, deck: str) -> dict[str, Any]:
    deck_id = col.decks.id_for_name(deck)
    assert deck_id is not None
    config: dict[str, Any] = col.decks.config_dict_for_deck_id(deck_id)
    return config


ACTIONS: dict[str, Callable[..., Any]] = {
    "version": lambda _col: 6,
    "deckNames": lambda col: [deck.name for deck in col.decks.all_names_and_ids()],
    "notesInfo": notes_info,
    "findNotes": lambda col, query: list(col.find_notes(query)),
    "findCards": lambda col, query: list(col.find_cards(query)),
    "getMediaFilesNames": media_names,
    "storeMediaFile": store_media,
    "deleteMediaFile": lambda col, filename: col.media.trash_files([filename]),
    "getMediaDirPath": lambda col: col.media.dir(),
    "importPackage": import_package,
    "addTags": lambda col, notes, tags: col.tags.bulk_add(notes, tags) and None,
    "updateNoteFields": update_note_fields,
    "areSuspended": lambda col, cards: [col.get_card(card).queue == -1 for card in cards],
    "unsuspend": lambda col, cards: bool(col.sched.unsuspend_cards(cards)),
    "cardsInfo": cards_info,
    "changeDeck": change_deck,
    "getDeckConfig": deck_config,
    "suspend": lambda col, cards: bool(col.sched.suspend_cards(cards)),
}


@contextmanager
def fake_anki(folder: Path, key: str = "") -> Iterator[FakeAnki]:
    """A collection in `folder`, and the add-on's address of it."""
    with collection(folder) as col:
        anki = FakeAnki(col, key)

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                try:
                    body = json.dumps(anki.answer(request)).encode()
                except ConnectionBrokeError:
                    self.close_connection = True
                    return
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_words: object) -> None:
                """Nothing is to be said of requests."""

        with HTTPServer(("127.0.0.1", 0), Handler) as server:
            anki.url = f"http://127.0.0.1:{server.server_port}"
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            try:
                yield anki
            finally:
                server.shutdown()
                thread.join()
