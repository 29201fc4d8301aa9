"""An SVG picture as pixels, drawn in a process of its own: what a stranger's picture does to the library ends there."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from generator.expressions import expression
from generator.processes import environment
from generator.svg.allowed import BLURRED, MOST_SIDE, MOST_WORK, SHARPNESS, RefusedSvgError

PATIENCE = 60  # seconds: only a guard, as what is costly is refused by its work

# The page's own faces: a system's would draw another picture on each machine.
FAMILY = "IBM Plex Sans Condensed"
_LATIN = ("fontpkg_ibm_plex_sans_condensed", "files/*-Regular.ttf", "files/*-SemiBold.ttf")
_OTHERS = (("manimgx_fonts", "*.ttf"), ("noto_cjk_sans_jp_regular", "**/*.[ot]t[fc]"))
_BEYOND_LATIN = expression("[^\x00-\u04ff\u1e00-\u22ff]")


@lru_cache(maxsize=64)
def drawn(content: bytes, size: tuple[int, int], cost: int) -> bytes:
    """An SVG picture of this size as PNG, as sharp as a page prints it and its cost allows."""
    across, down = size
    affordable = (MOST_WORK / cost / (across * down)) ** 0.5
    zoom = min(SHARPNESS, MOST_SIDE / max(across, down), affordable)
    if affordable < BLURRED:
        raise RefusedSvgError("drawing it costs too much")
    if zoom * min(across, down) < 1:
        raise RefusedSvgError("it is too narrow")
    text = content.decode()
    options = {
        "svg_string": text,
        "width": max(1, round(across * zoom)),
        "skip_system_fonts": True,
        "font_files": _fonts(text) if "<text" in text else [],
        **dict.fromkeys(("font_family", "sans_serif_family", "serif_family"), FAMILY),
    }
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "generator.svg.worker"],
            input=json.dumps(options).encode(),
            capture_output=True,
            env=environment(),
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as fault:
        raise RefusedSvgError("it cannot be drawn") from fault
    return ended.stdout


def _fonts(text: str) -> list[str]:
    found: list[str] = []
    for package, *patterns in (_LATIN, *(_OTHERS if _BEYOND_LATIN.search(text) else ())):
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for pattern in patterns:
                found += sorted(str(path) for path in Path(folder).glob(pattern))
    return found
