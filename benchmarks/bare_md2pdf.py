"""Another tool's page of the same Markdown: md2pdf with its own style.

python benchmarks/bare_md2pdf.py FILE PDF
"""

import sys
from pathlib import Path

from md2pdf.core import md2pdf  # type: ignore[import-untyped,import-not-found,unused-ignore]

md2pdf(pdf=Path(sys.argv[2]), raw=Path(sys.argv[1]).read_text("utf-8"))
