"""Blocks → facts: what a sheet's blocks ask, and whether each question asks at all."""

from __future__ import annotations

from generator.asking.asking import ask
from generator.asking.checks import CHECKS, lint
from generator.asking.pictures import without_pictures

__all__ = ["CHECKS", "ask", "lint", "without_pictures"]
