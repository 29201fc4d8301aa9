"""The same sheet is the same bytes, whoever makes its page, where and when."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from page_samples import KITCHEN

# Each script has faces of its own, and a drawing its own way to set text.
EVERYTHING = """\
# Words

Here: $\\frac{a}{b}$, λόγος, **хлеб**, 👩\u200d🍳 🇫🇷 1\ufe0f\u20e3, ✓ ∀ ⌘.

## Bread

| パン | 面包 | 빵 | خبز | לחם | रोटी | ขนมปัง |
| --- | --- | --- | --- | --- | --- | --- |
| 焼く | 烤 | 굽다 | طازج | טרי | ताज़ी | สด |

```mermaid
flowchart LR
  a[生地] --> b[خبز طازج] --> c[Bread 🍞]
```

```mermaid
sequenceDiagram
  Cook->>Oven: Heat up ✓
```
"""
PROGRAM = """\
import hashlib, sys
sys.path[:0] = sys.argv[1:3]
from page_samples import page_of, sheet_of
print(hashlib.sha256(page_of(sheet_of(sys.argv[3])).pdf).hexdigest())
"""
FONTS = '<?xml version="1.0"?><fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir></fontconfig>'


@pytest.mark.parametrize("markdown", [KITCHEN, EVERYTHING], ids=["plain", "every script"])
def test_two_machines_give_the_same_bytes(markdown: str, tmp_path: Path) -> None:
    tests = Path(__file__).parents[1]
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(FONTS.format(folder=Path(sys.prefix), cache=tmp_path / "cache"), "utf-8")
    machines = (
        {"PYTHONHASHSEED": "1", "LANG": "C", "TZ": "UTC", "SOURCE_DATE_EPOCH": ""},
        {
            "PYTHONHASHSEED": "2",
            "LANG": "ja_JP.UTF-8",
            "PANGO_LANGUAGE": "zh_CN:ja",
            "TZ": "Asia/Tokyo",
            "SOURCE_DATE_EPOCH": "1700000000",
            "FONTCONFIG_FILE": str(fonts),
            "TMPDIR": str(tmp_path),
        },
    )
    pages = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tests), str(tests.parent), markdown],
            env={**os.environ, **machine},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for machine in machines
    }
    assert len(pages) == 1
