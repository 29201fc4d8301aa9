"""The faces that a page may be set in, where their files are, and what their own tables say of every character."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, TypeAlias

from generator.writing.typography.kerning import Kerning

Cut: TypeAlias = Literal["regular", "bold", "italic", "bold-italic"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """A family of faces: the CSS name it goes by, and a file for each cut that it has, after the package it is in.

    A `variable` family has all its weights in one file.
    """

    name: str
    files: Mapping[Cut, str]
    variable: bool = False

    def nearest(self, cut: Cut) -> Cut:
        """The cut that comes nearest to `cut`."""
        return next((near for near in NEAREST[cut] if near in self.files), "regular")

    def file(self, cut: Cut) -> Path:
        """The file of the cut nearest to `cut`. Raises FileNotFoundError where the package is missing."""
        package, _, name = self.files[self.nearest(cut)].partition("/")
        return _folder(package) / name

    def metrics(self, cut: Cut) -> Metrics:
        """What the tables of the cut nearest to `cut` say."""
        return _metrics(self.file(cut), self.weight(cut))

    def weight(self, cut: Cut) -> int:
        """The weight that a variable family is set in; 0 where its file says it."""
        return BOLD_WEIGHT if self.variable and "bold" in self.nearest(cut) else 0


BOLD_WEIGHT = 600
NEAREST: Mapping[Cut, tuple[Cut, ...]] = {
    "regular": ("regular",),
    "bold": ("bold", "regular"),
    "italic": ("italic", "regular"),
    "bold-italic": ("bold-italic", "bold", "italic", "regular"),
}


def _static(name: str, package: str, stem: str, *, italic: bool = True) -> Family:
    cuts: dict[Cut, str] = {"regular": "Regular", "bold": "SemiBold"}
    if italic:
        cuts |= {"italic": "Italic", "bold-italic": "SemiBoldItalic"}
    return Family(name=name, files={cut: f"{package}/files/{stem}-{end}.ttf" for cut, end in cuts.items()})


def _noto(script: str) -> Family:
    file = f"manimgx_fonts/Noto{script}[wght].ttf"
    return Family(name=f"Noto {script}", files={"regular": file, "bold": file}, variable=True)


PLEX = _static("Plex Condensed", "fontpkg_ibm_plex_sans_condensed", "IBMPlexSansCondensed")
FIRA = _static("Fira Condensed", "fontpkg_fira_sans_condensed", "FiraSansCondensed")
PLEX_MONO = _static("Plex Mono", "fontpkg_ibm_plex_mono", "IBMPlexMono")
STIX = Family(name="Stix Math", files={"regular": "ziamath/fonts/STIXTwoMath-Regular.ttf"})
CJK = Family(
    name="Noto CJK",
    files={
        "regular": "noto_cjk_sans_jp_regular/NotoSansCJKjp-Regular.otf",
        "bold": "noto_cjk_sans_jp_bold/NotoSansCJKjp-Bold.otf",
    },
)
EMOJI = _noto("Emoji")
# Noto sets Arabic letters out of shared strokes and dots, which can't be read back from a PDF; Plex has whole letters.
PLEX_ARABIC = _static("Plex Arabic", "fontpkg_ibm_plex_sans_arabic", "IBMPlexSansArabic", italic=False)
SCRIPTS = (
    "Hebrew", "Devanagari", "Bengali", "Tamil", "Telugu", "Gujarati", "Gurmukhi", "Kannada", "Malayalam",
    "Oriya", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Ethiopic", "Armenian", "Georgian",
)  # fmt: skip

TEXT_FAMILIES: Mapping[str, Family] = {"plex": PLEX, "fira": FIRA}
"""What a theme may name as the face for text."""

FALLBACKS: tuple[Family, ...] = (
    FIRA,
    PLEX_MONO,
    PLEX_ARABIC,
    *(_noto(f"Sans{script}") for script in SCRIPTS),
    CJK,
    _noto("SansSymbols"),
    STIX,
    EMOJI,
    _noto("Sans"),
)
"""Where a character that the text face lacks is looked for, in this order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Metrics:
    """What a face's tables say, in em: advance widths by character, extent above and below the baseline.

    `kern` is what a pair of characters adds to the first one's advance.
    """

    advances: Mapping[int, float]
    ascent: float
    descent: float
    kern: Callable[[str, str], float]


class _Advances(Mapping[int, float]):
    """Advance widths of a face, of a variable one at one `weight`: which characters it has is known at once, how wide
    they are is read when the first is asked for. Of most faces none is: a character is looked for in one after another.
    """

    def __init__(self, font: Any, glyphs: Mapping[int, str], weight: int) -> None:
        self._font, self._glyphs, self._weight = font, glyphs, weight

    @cached_property
    def _width(self) -> Callable[[str], float]:
        font, units = self._font, self._font["head"].unitsPerEm
        if self._weight:
            weighed = font.getGlyphSet(location={"wght": self._weight})
            return lambda glyph: weighed[glyph].width / units
        widths = font["hmtx"].metrics
        return lambda glyph: widths[glyph][0] / units

    def __getitem__(self, point: int) -> float:
        return self._width(self._glyphs[point])

    def __contains__(self, point: object) -> bool:
        return point in self._glyphs

    def __iter__(self) -> Iterator[int]:
        return iter(self._glyphs)

    def __len__(self) -> int:
        return len(self._glyphs)


@contextmanager
def _unloaded(module: str) -> Iterator[None]:
    """Have imports within do without `module`, unless it is loaded already."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]  # Python's own way to say that it is not there
    try:
        yield
    finally:
        del sys.modules[module]


@cache
def _metrics(path: Path, weight: int) -> Metrics:
    """The tables of the face at `path`, of a variable one at `weight`."""
    # Lazy: a tenth of a second, and only a page needs it.
    with _unloaded("uharfbuzz"):  # which fontTools would load to write faces: a twentieth of a second
        from fontTools.ttLib import TTFont
        from fontTools.ttLib.tables import otBase  # noqa: F401  # it is this module that would load it, later

    # Read whole, because tables are decoded when they are first asked for, long after a file would be closed.
    font = TTFont(BytesIO(path.read_bytes()), lazy=True)
    units, glyphs, lines = font["head"].unitsPerEm, font.getBestCmap(), font["hhea"]
    kerning = Kerning(font)

    def kern(left: str, right: str) -> float:
        first, second = glyphs.get(ord(left)), glyphs.get(ord(right))
        return kerning.between(first, second) / units if first and second else 0.0

    return Metrics(
        advances=_Advances(font, glyphs, weight),
        ascent=lines.ascent / units,
        descent=(lines.lineGap - lines.descent) / units,
        kern=kern,
    )


@cache
def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the font package {package} is not installed")
    return Path(spec.origin).parent


def face_file(name: str, cut: Cut) -> Path:
    """The file of the face that the CSS calls `name`."""
    return _BY_NAME[name].file(cut)


_BY_NAME = {family.name: family for family in (*TEXT_FAMILIES.values(), *FALLBACKS)}
