"""`python -m generator`."""

import sys

# Python puts the current folder first. It may hold a stranger's `yaml.py`, and nothing of ours is imported from there.
# A stranger's `generator.py` is kept out before this file runs, by startup.pth.
if not sys.flags.safe_path:
    del sys.path[0]

from generator.entry import main

main("python -m generator")
