"""The author's file read with other eyes: nothing here knows how the sheet was read."""

from generator.verifying.source.github import Rendered, render
from generator.verifying.source.holding import hold_source, lost_words

__all__ = ("Rendered", "hold_source", "lost_words", "render")
