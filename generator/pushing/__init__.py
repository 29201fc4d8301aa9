"""Push: what a sheet says brought into a learner's Anki, around all that is the learner's own."""

from generator.pushing.ankiconnect import DEFAULT_URL, AnkiConnect, AnkiConnectError, is_local
from generator.pushing.applying import PACKAGE, apply, look_up
from generator.pushing.merging import HeldNote, Merge, Plan, plan

__all__ = [
    "DEFAULT_URL",
    "PACKAGE",
    "AnkiConnect",
    "AnkiConnectError",
    "HeldNote",
    "Merge",
    "Plan",
    "apply",
    "is_local",
    "look_up",
    "plan",
]
