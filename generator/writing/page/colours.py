"""An author's own colour: as dark as text must be, and the tints that go with it."""

from __future__ import annotations

from dataclasses import replace

from generator.expressions import expression
from generator.writing.page.theme import Theme

CONTRAST = 4.5  # of text to white paper, by WCAG 2.2
TINT, FAINT = 0.88, 0.93  # how much of a band is white, and of a ground that is below much text
DARKER = 0.92
PALE = 2.0  # contrast to white paper: nobody writes in that on it
WHITE = "#ffffff"
_HEX = expression("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def accented(theme: Theme, colour: str) -> Theme:
    """`theme` in `colour` (`#rrggbb`), made darker where white paper would not let it be read."""
    channels = _channels(colour)
    while _contrast(channels) < CONTRAST:
        channels = tuple(channel * DARKER for channel in channels)
    accent = _hex(channels)
    coloured = replace(theme, accent=accent, badge=accent, band_ink=accent, link=accent, strong_rule=accent)
    if theme.head:
        coloured = replace(coloured, head=accent)
    if theme.head_shade:
        coloured = replace(coloured, head_shade=_tinted(channels, FAINT))
    if is_pale(theme.band_ink):
        return replace(coloured, band=accent, band_line=accent, band_ink=WHITE, badge=WHITE, badge_ink=accent)
    # A theme without tints stays one.
    pale = tint(accent)
    return coloured if theme.band == WHITE else replace(coloured, band=pale, band_line=pale, node=pale)


def is_pale(colour: str) -> bool:
    """Whether `colour` is one that is written in on dark ground."""
    return colour.lower() == "white" or (bool(_HEX.fullmatch(colour)) and _contrast(_channels(colour)) < PALE)


def tint(colour: str, white: float = TINT) -> str:
    """`colour` on paper, so pale that it is behind text."""
    return _tinted(_channels(colour), white)


def ground(colour: str, otherwise: str) -> str:
    """A faint ground in `colour`; what a theme says in other words than `#rrggbb`, or without grounds, has its own."""
    return tint(colour, FAINT) if _HEX.fullmatch(colour) and otherwise != WHITE else otherwise


def _tinted(channels: tuple[float, ...], white: float) -> str:
    return _hex(tuple(channel + (255 - channel) * white for channel in channels))


def _channels(colour: str) -> tuple[float, ...]:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return tuple(float(int(digits[place : place + 2], 16)) for place in (0, 2, 4))


def _contrast(channels: tuple[float, ...]) -> float:
    """The contrast of a colour to white."""
    shares = (channel / 255 for channel in channels)
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 1.05 / (sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05)


def _hex(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)
