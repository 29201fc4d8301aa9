"""The floor of reading: a file through markdown-it with tables, its tokens thrown away.

python benchmarks/bare_markdown_it.py FILE
"""

import sys
from pathlib import Path

from markdown_it import MarkdownIt

MarkdownIt("commonmark").enable("table").parse(Path(sys.argv[1]).read_text("utf-8"))
