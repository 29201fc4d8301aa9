"""Emoji of several characters, each of which one face shows as one sign."""

from __future__ import annotations

from generator.expressions import expression

_BASE = "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
_TONE = "\U0001f3fb-\U0001f3ff"
_TAG = "\U000e0020-\U000e007f"

SIGN = expression(
    f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_BASE}(?:[\ufe0f{_TONE}{_TAG}]|\u200d{_BASE})+",
)
"""A flag, a key, or a sign with a tone, with others joined to it, or said to be in colour."""
