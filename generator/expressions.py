"""Regular expressions that are compiled with their first use: a sheet needs a few of the hundreds that shapes know.

To compile all of them took as long as to read a sheet. What every row or every sentence is held against stays with
`re.compile`: it is needed at once, and a call through here takes a little longer.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _Expression:
    """Stands for a compiled expression; each method becomes that expression's own with the first use of any."""

    __slots__ = ("_asked", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._asked = flags

    def __getattr__(self, name: str) -> Any:
        # Called only for what is not set yet.
        compiled = re.compile(self.pattern, self._asked)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, for all that is done with it; a fault in `pattern` shows with the first use."""
    return cast("re.Pattern[str]", _Expression(pattern, flags))
