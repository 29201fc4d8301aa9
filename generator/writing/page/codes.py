"""A QR code of the sheet's address, as vector: for who has the page on paper and a telephone at hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.blocks import Meta
from generator.markup import escape

MODULE = 0.45 * 72 / 25.4
"""In points, the side of a module: at 0.4 mm a telephone reads what an office printer printed."""
QUIET = 4
"""Modules that stay white on each side, by ISO/IEC 18004. Above the code and beside it the page's margin is that."""
LONGEST = 152
"""Bytes of the address: more would make a code of over 49 modules, wider than a title leaves room for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QrCode:
    """The code of an address: its dark modules, row by row."""

    url: str
    modules: tuple[tuple[bool, ...], ...]

    @property
    def side(self) -> float:
        """How wide and high it is in points, white modules beside and below it with it."""
        return (len(self.modules) + QUIET) * MODULE

    @property
    def says(self) -> str:
        """What stands for it where it cannot be seen."""
        return f"QR code: {self.url}"

    def svg(self, *, leftward: bool) -> str:
        """The code as a drawing, at the right of what it is beside, or `leftward` at the left of it."""
        count = len(self.modules) + QUIET
        path = "".join(_runs(self.modules))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" style="width:{self.side:.3f}pt;height:{self.side:.3f}pt" '
            f'viewBox="{0 if leftward else -QUIET} 0 {count} {count}">'
            f'<title>{escape(self.says)}</title><path fill="#000000" d="{path}"/></svg>'
        )


def qr_code(meta: Meta) -> QrCode | None:
    """The code that the author asks for; None where none is asked for, and where there is no address or a long one."""
    url = meta.url.strip()
    return _encoded(url) if meta.qr and url and len(url.encode()) <= LONGEST else None


@lru_cache(maxsize=8)
def _encoded(url: str) -> QrCode:
    import segno  # most sheets have no code

    code = segno.make_qr(url, error="m")
    return QrCode(url=url, modules=tuple(tuple(map(bool, row)) for row in code.matrix))


def _runs(modules: tuple[tuple[bool, ...], ...]) -> list[str]:
    """Dark modules beside each other as one rectangle each, so that no viewer leaves white lines between them."""
    runs: list[str] = []
    for down, row in enumerate(modules):
        start = 0
        while start < len(row):
            if not row[start]:
                start += 1
                continue
            end = start
            while end < len(row) and row[end]:
                end += 1
            runs.append(f"M{start} {down}h{end - start}v1h-{end - start}z")
            start = end
    return runs
