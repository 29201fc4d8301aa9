"""What one build is asked for."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.accepting import Accepted
from generator.templates import Templates

SITE = "site"
ARTIFACTS = ("anki", "pdf", "csv", "blank", "cards", SITE)
FOLDS = ("booklet", "pocket")
PRINTED = frozenset({"pdf", "blank", "cards"})
"""Those of ARTIFACTS that are laid out by the press."""
OF_A_PLAIN_BUILD = frozenset(ARTIFACTS) - {"cards", SITE}
"""Those of ARTIFACTS that are made where nothing else is asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What an author asks for that a build does not do by itself, because learners pay for it.

    `refresh` updates notes that changed in place or look alone, `move_deck` gives a renamed sheet a deck of its new
    name, `forget` goes on without a ledger, or lines of one, that were there before.
    """

    refresh: bool = False
    move_deck: bool = False
    forget: bool = False


NO_WISHES = Wishes()


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What one build is asked for.

    `artifacts` are among ARTIFACTS; `papers` are named as by generator.papers, empty for the sheet's own choice. With
    `locked` a ledger that is not up to date is an error; with `strict` every warning is one, and a sheet with an error
    gets no file; with `linting` what makes bad cards is looked for too. What is `accepted` is not reported. `now` is in
    seconds since 1970. Page templates and themes in `templates` go before the tool's own, and `settings` of the page
    (by the fields of PageOptions) before the sheet's; `usual`, by the fields of Meta, is for what a sheet leaves open.
    `folds` says which of FOLDS are made beside the page, or not, whatever the sheet says. `wishes` are about the
    ledgers. Without `described` the deck brings no description: another sheet's deck of its name does. A site `offers`
    what is made of these kinds. `names` are those of sheets that cannot be called by their files' stems, by path.
    So many `processes` may be at work on one sheet: that decides when something is made, and never what.
    """

    artifacts: frozenset[str]
    now: int
    out: Path = Path("build")
    papers: tuple[str, ...] = ()
    locked: bool = False
    strict: bool = False
    linting: bool = False
    accepted: tuple[Accepted, ...] = ()
    templates: Templates = field(default_factory=Templates)
    settings: Mapping[str, Any] = field(default_factory=dict)
    usual: Mapping[str, Any] = field(default_factory=dict)
    folds: Mapping[str, bool] = field(default_factory=dict)
    wishes: Wishes = NO_WISHES
    described: bool = True
    offers: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    without_drafts: bool = False
    processes: int = 1

    @property
    def makes(self) -> frozenset[str]:
        """All kinds that are made, also those only for a site to offer."""
        return self.artifacts.union(self.offers) if SITE in self.artifacts else self.artifacts

    @property
    def least_pages(self) -> int:
        """How many pages each sheet gets at least, as far as that can be told without looking at it."""
        return len(self.makes & {"pdf", "blank"}) * max(1, len(self.papers))


def build_time() -> int:
    """Now in seconds since 1970: SOURCE_DATE_EPOCH where it is set. ValueError where that is no number."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return int(epoch) if epoch else int(time.time())
