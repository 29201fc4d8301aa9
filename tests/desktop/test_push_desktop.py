"""`push` against the real add-on in the real desktop, which runs without a screen: `make anki-desktop`.

CHEATSHEET_ANKI_DESKTOP names a Python that has aqt, CHEATSHEET_ANKICONNECT the add-on's folder `plugin`.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from push_story import Learner, play

from generator.pushing import AnkiConnectError

DESKTOP = os.environ.get("CHEATSHEET_ANKI_DESKTOP", "")
PLUGIN = os.environ.get("CHEATSHEET_ANKICONNECT", "")
PATIENCE = 120  # seconds until the desktop answers
KEY = "sesame"

pytestmark = pytest.mark.skipif(not (DESKTOP and PLUGIN), reason="no desktop and add-on: see `make anki-desktop`")

START = """
import sys
import aqt, aqt.profiles
base = sys.argv[1]
profiles = aqt.profiles.ProfileManager(base)
profiles.setupMeta()
profiles.meta.update(firstRun=False, suppressUpdate=True, defaultLang="en_US")
profiles.create("learner")
profiles.openProfile("learner")
profiles.save()
del profiles
sys.argv = ["anki", "-b", base, "-p", "learner"]
aqt.run()
"""


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """Whoever sits before a desktop that has just been installed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = tmp_path / "anki"
    add_on = base / "addons21" / "AnkiConnect"
    shutil.copytree(PLUGIN, add_on)
    config = json.loads((add_on / "config.json").read_text("utf-8"))
    config |= {"apiKey": KEY, "webBindPort": port}
    (add_on / "config.json").write_text(json.dumps(config), "utf-8")
    environment = {
        **os.environ,
        "ANKI_SINGLE_INSTANCE_KEY": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --disable-gpu",
    }
    log = tmp_path / "desktop.log"
    with log.open("wb") as told:
        desktop = subprocess.Popen([DESKTOP, "-c", START, str(base)], env=environment, stdout=told, stderr=told)
    try:
        learner = Learner(f"http://127.0.0.1:{port}", KEY)
        until = time.monotonic() + PATIENCE
        while True:
            try:
                learner.anki.check_version()
                break
            except AnkiConnectError:
                assert desktop.poll() is None, log.read_text("utf-8", "replace")
                assert time.monotonic() < until, log.read_text("utf-8", "replace")
                time.sleep(0.5)
        yield learner
    finally:
        desktop.terminate()
        desktop.wait(30)


def test_a_learner_over_three_releases(learner: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    play(learner, monkeypatch.setenv)


def test_the_key_is_asked_for(learner: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AnkiConnectError, match="valid api key must be provided"):
        Learner(learner.url, "guessed").anki.check_version()
