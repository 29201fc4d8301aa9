"""The floor of pages: each HTML file through WeasyPrint, laid out once and written once as a tagged PDF.

python benchmarks/bare_weasyprint.py FILE.html …
"""

import sys

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

for path in sys.argv[1:]:
    document = HTML(filename=path).render(font_config=FontConfiguration(), pdf_variant="pdf/ua-1")
    document.write_pdf(f"{path}.pdf", pdf_variant="pdf/ua-1")
