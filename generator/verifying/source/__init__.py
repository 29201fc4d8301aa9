"""The author's file read with other eyes: nothing here knows how the sheet was read."""

from generator.verifying.source.accounting import Told, tell
from generator.verifying.source.github import render
from generator.verifying.source.holding import hold_source, lost_words
from generator.verifying.source.rendered import Rendered

__all__ = ("Rendered", "Told", "hold_source", "lost_words", "render", "tell")
