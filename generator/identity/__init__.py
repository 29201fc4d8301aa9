"""Who each fact is for good: the ledger, matching, guids and times."""

from generator.identity.identifying import Identified, identify
from generator.identity.stamping import stamp
from generator.identity.storing import read_ledger, write_ledger
from generator.ledger import Ledger

__all__ = ["Identified", "Ledger", "identify", "read_ledger", "stamp", "write_ledger"]
