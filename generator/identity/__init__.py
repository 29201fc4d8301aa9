"""Who each fact is for good: the ledger, matching, guids and times."""

from generator.changes import change_summary
from generator.identity.identifying import Identified, identify
from generator.identity.leaving import farewell
from generator.identity.moving import NO_MOVES, Moves, copies, find_moves, without_shared
from generator.identity.reconciling import reconcile, sides
from generator.identity.stamping import stamp
from generator.identity.storing import read_ledger, write_ledger
from generator.identity.traces import Traces
from generator.ledger import Ledger

__all__ = [
    "NO_MOVES",
    "Identified",
    "Ledger",
    "Moves",
    "Traces",
    "change_summary",
    "copies",
    "farewell",
    "find_moves",
    "identify",
    "read_ledger",
    "reconcile",
    "sides",
    "stamp",
    "without_shared",
    "write_ledger",
]
