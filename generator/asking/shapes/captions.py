"""Lines that name a picture, a table or a document: `Figure 3: …`."""

from __future__ import annotations

import re

from generator.asking.shapes.wording import visible
from generator.expressions import expression
from generator.inlines import Inlines, marks

# What is above or below a picture, a table or a document.
_CAPTION = expression(
    r"(?:fig(?:ure)?|table|tab|document|doc|exhibit|diagram|photo|abb(?:ildung)?|tabelle|bild|schaubild|schéma|tableau"
    r"|figura|tabla|tabela|tabella|documento|gráfico|afbeelding|rysunek|rys|рис(?:унок)?|табл(?:ица|иця)?|şekil|tablo"
    r"|figur|hình|bảng|gambar|tabel|شكل|جدول|שکל|איור|图表?|圖|表|図|그림|표)\.?\s?\d+[a-z]?(?:\.\d+)*\s*(?:[:：.–—-]\s*\S"
    r"|(?-i:[A-ZÀ-ÞА-Я]))",
    re.IGNORECASE,
)


def is_caption(content: Inlines) -> bool:
    """Whether words name what they are beside, and the author hid none of them."""
    return _CAPTION.match(visible(content)) is not None and not any(marks(content))
