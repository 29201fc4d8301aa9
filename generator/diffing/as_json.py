"""What changed, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from generator.changes import Edited
from generator.diffing.release import SheetRelease, rewordings
from generator.ledger import Entry


def as_json(releases: Sequence[SheetRelease]) -> str:
    """The releases as a JSON object; texts are brief: code between backticks, mathematics between dollars."""
    return json.dumps({"sheets": [_sheet(release) for release in releases]}, ensure_ascii=False, indent=2) + "\n"


def _sheet(release: SheetRelease) -> dict[str, Any]:
    changes = release.changes
    return {
        "sheet": release.name,
        "title": release.title,
        "summary": release.summary,
        "renamed": [asdict(renamed) for renamed in changes.renamed],
        "added": [_fact(entry) for entry in changes.added],
        "back": [_fact(entry) for entry in changes.back],
        "reworded": [
            {**_edited(edited), "parts": [asdict(wording) for wording in rewordings(edited)]}
            for edited in changes.reworded
        ],
        "moved": [_edited(edited) for edited in changes.moved],
        "restyled": [_edited(edited) for edited in changes.restyled],
        "retired": [_fact(entry) for entry in changes.retired],
        "waiting": [entry.guid for entry in changes.waiting],
        "farewell": asdict(release.farewell),
    }


def _edited(edited: Edited) -> dict[str, Any]:
    return {"guid": edited.after.guid, "before": _fact(edited.before), "after": _fact(edited.after)}


def _fact(entry: Entry) -> dict[str, Any]:
    return {
        "guid": entry.guid,
        "kind": entry.kind,
        "section": entry.section,
        "context": entry.context,
        "key": entry.key,
        "asks": [{"name": slot, "answer": answer} for slot, answer in entry.wording.asked],
        "also": entry.also,
    }
