"""The themes: what stands on a colour can be read, and the colours of sections can be told apart."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from generator.templates import Templates
from generator.writing.page.colours import FAINT, ground, tint
from generator.writing.page.theme import load_theme

THEMES = ("default", "dense", "forest", "large", "light", "mono", "plum", "tones")
# Machado, Oliveira and Fernandes, 2009: what is seen without one of the three cones, in linear RGB.
BLINDNESS = {
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def linear(colour: str) -> tuple[float, ...]:
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)


def contrast(one: str, other: str) -> float:
    dark, light = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(linear, (one, other))
    )
    return (light + 0.05) / (dark + 0.05)


def lab(channels: tuple[float, ...]) -> tuple[float, float, float]:
    rows = ((0.4124, 0.3576, 0.1805, 0.9505), (0.2126, 0.7152, 0.0722, 1.0), (0.0193, 0.1192, 0.9505, 1.0888))
    parts = [max(0.0, sum(a * b for a, b in zip(row, channels, strict=False))) / row[3] for row in rows]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(channels: tuple[float, ...], matrix: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    return tuple(min(1.0, max(0.0, sum(a * b for a, b in zip(row, channels, strict=True)))) for row in matrix)


@pytest.mark.parametrize("name", THEMES)
def test_all_text_can_be_read_on_its_ground(name: str) -> None:
    theme = load_theme(name, Templates())
    pairs = {
        "text": (theme.ink, "#ffffff"),
        "secondary text": (theme.muted, "#ffffff"),
        "link": (theme.link, "#ffffff"),
        "mark": (theme.ink, theme.mark),
        "title": (theme.head_ink, theme.head) if theme.head else (theme.accent, "#ffffff"),
        "band": (theme.band_ink, theme.band),
        "badge": (theme.badge_ink, theme.badge),
        "header": (theme.accent, theme.head_shade or "#ffffff"),
    }
    pairs |= {kind: (colour, ground(colour, theme.shade)) for kind, colour in theme.callouts.items()}
    pairs |= {f"band in {tone}": (theme.band_ink, tone) for tone in theme.tones}
    pairs |= {f"header in {tone}": (tone, tint(tone, FAINT)) for tone in theme.tones}

    assert {what: round(contrast(*pair), 2) for what, pair in pairs.items() if contrast(*pair) < 4.5} == {}


def test_the_colours_of_sections_in_turn_differ_for_everybody() -> None:
    tones = [linear(tone) for tone in load_theme("tones", Templates()).tones]
    for one, other in pairwise((*tones, tones[0])):
        for matrix in BLINDNESS.values():
            assert math.dist(lab(seen(one, matrix)), lab(seen(other, matrix))) > 15
