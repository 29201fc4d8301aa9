"""The PDF read back: what a page says, whatever wrote it."""

from __future__ import annotations

import re
import unicodedata

# Tones of skin are here, too: the face draws all alike, so that a PDF can say but one of them.
_NOTHING = re.compile(r"[\U0001f3fb-\U0001f3ff\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]+")


def warm_up_reader() -> None:
    """Load the library now, while the press still loads its own."""
    import pypdfium2  # noqa: F401


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text within the bounds of each page, without white space. Raises ValueError where `pdf` is none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fault:
        raise ValueError(str(fault)) from fault
    try:
        return tuple(squeeze(page.get_textpage().get_text_bounded()) for page in document)
    finally:
        document.close()


def squeeze(text: str) -> str:
    """`text` as it is compared: compatibility forms folded, no white space, no characters that nothing is drawn for."""
    # A hyphen at the end of a line comes back as one of pdfium's own marks.
    folded = unicodedata.normalize("NFKC", text.replace("\x02", "-").replace("\ufffe", "-"))
    return _NOTHING.sub("", folded)
