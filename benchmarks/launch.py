"""Runs a command and prints what it took: seconds on the clock and on processors, peak memory in bytes, exit code.

A process of its own, because the system counts the memory of the process that starts another as that one's, too.
"""

import os
import sys
import time

begun = time.perf_counter()
quiet = os.open(os.devnull, os.O_RDWR)
process = os.posix_spawnp(
    sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, quiet, stream) for stream in (0, 1)]
)
_, status, used = os.wait4(process, 0)
wall = time.perf_counter() - begun
unit = 1 if sys.platform == "darwin" else 1024
print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit, os.waitstatus_to_exitcode(status))
