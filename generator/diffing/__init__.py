"""Release notes: what learners will see of the way from one state of the sheets to another."""

from generator.diffing.as_json import as_json
from generator.diffing.markdown import as_markdown
from generator.diffing.packages import released
from generator.diffing.plain_text import as_text
from generator.diffing.release import SheetRelease

# By the name that the command line knows them by.
FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}

__all__ = ["FORMATS", "SheetRelease", "released"]
