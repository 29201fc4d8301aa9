"""How strongly each kind of evidence says that two facts are one: numbers between 0 (nothing) and 1 (proof).

Chosen by a search over thousands of edits to real cheatsheets, some sheets always held back to judge by:
rewordings, typing errors, new keys, new cells and columns, moves, and rows taken out while others of the same table
came in. The result hardly changes while one of them moves by a tenth; `benchmarks/matching.py` measures it again.
"""

from __future__ import annotations

# ---- keys ------------------------------------------------------------------------------------------------------------

# The same key in the same section, and elsewhere; shared out among rows that have it in common.
SAME_KEY = 0.93
SAME_KEY_ELSEWHERE = 0.65
# The same but for case, which may be all that tells two facts apart.
SAME_BUT_CASE = 0.35
# The same number in rows that are counted through: a new row above changes them all.
SAME_NUMBER = 0.5
# A key that is another, by the power of how alike they are.
LIKE_KEY = 0.75
KEY_POWER = 2.0
# A statement, which is all key, in proportion to how alike it is.
LIKE_STATEMENT = 0.85

# ---- cells -----------------------------------------------------------------------------------------------------------

# Cells that are alike, all together, and one that is the same.
LIKE_CELLS = 0.9
CELLS_POWER = 2.0
SAME_CELL = 0.6
# Cells that weigh so much (see Likeness) count half.
HALF_WEIGHT = 2.0

# ---- places ----------------------------------------------------------------------------------------------------------

SAME_SECTION = 0.2
# Between the same two facts: somewhere, at the same rank of as many, as the only one, in a run that was edited alike.
SAME_GAP = 0.1
SAME_RANK = 0.2
ONLY_ONE = 0.3
IN_STEP = 0.5
