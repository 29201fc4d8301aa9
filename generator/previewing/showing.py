"""The views of all sheets, renewed after each step of a round."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.discovery import find_sheets
from generator.pipeline import DEBUG
from generator.previewing.server import Preview
from generator.previewing.view import View, findings, view_of
from generator.reports import PageReport
from generator.watching import Project, Step


class Showing:
    """Keeps a view of each sheet; one that has an error shows what it was before, with the error."""

    def __init__(self, project: Project, preview: Preview) -> None:
        self._project = project
        self._preview = preview
        self._views: dict[str, View] = {}
        self._pages: dict[str, PageReport] = {}
        self._told: Mapping[str, Any] = {}

    def show(self, step: Step) -> None:
        """Show what is new after `step`."""
        sheets, _ = find_sheets(self._project.named, self._project.exclude)
        # Until the new page is there, the one before is shown.
        self._pages |= {report.name: report.pages[0] for report in step.reports if report.pages}
        changed = False
        for path in sheets:
            if path.stem in step.built or path.as_posix() not in self._views:
                changed |= self._renew(path)
        names = {path.as_posix() for path in sheets}
        self._views = {name: view for name, view in self._views.items() if name in names}
        told = {path.as_posix(): [*findings(path, step.diagnostics), *self._advice(path)] for path in sheets}
        if changed or told != self._told:
            self._told = told
            self._preview.show(dict(self._views), told)

    def _renew(self, path: Path) -> bool:
        try:
            view = view_of(path, self._project.request, self._pages.get(path.stem))
        except Exception:
            # A fault of ours: the build, which does the same, has told it, and what was shown before stays.
            if os.environ.get(DEBUG):
                raise
            view = None
        if view is not None:
            self._views[path.as_posix()] = view
        return view is not None

    def _advice(self, path: Path) -> list[dict[str, Any]]:
        view = self._views.get(path.as_posix())
        return findings(path, view.advice) if view is not None else []
