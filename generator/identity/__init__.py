"""Who each fact is for good: the ledger, matching, guids and times."""

from generator.changes import change_summary
from generator.identity.identifying import Identified, identify
from generator.identity.leaving import farewell
from generator.identity.stamping import stamp
from generator.identity.storing import read_ledger, write_ledger
from generator.ledger import Ledger

__all__ = ["Identified", "Ledger", "change_summary", "farewell", "identify", "read_ledger", "stamp", "write_ledger"]
