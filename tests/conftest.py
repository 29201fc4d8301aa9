"""How tests run: faults of ours are raised, and Hypothesis draws the same examples in every run, so that a change is
judged by what it changed.

HYPOTHESIS_PROFILE=explore draws new ones each time; what it finds becomes a test of its own.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
# A fault of ours is raised where it happens.
os.environ.setdefault("CHEATSHEET_DEBUG", "1")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture(autouse=True, scope="session")
def _surroundings_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Builds remember nothing in the cache folder of whoever runs the tests, and do not take them for a workflow."""
    os.environ.pop("CI", None)
    os.environ["XDG_CACHE_HOME"] = tmp_path_factory.mktemp("cache").as_posix()
