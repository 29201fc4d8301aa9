"""Our reading of a file: blocks, facts and an account of every row.

python benchmarks/our_reading.py FILE
"""

import sys
from pathlib import Path

from generator.loading import sheet_of

sheet, found = sheet_of(sys.argv[1], Path(sys.argv[1]).read_bytes())
assert sheet is not None, found
