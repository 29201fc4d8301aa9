"""A server for one browser on this machine: it answers nobody else, and lets nothing of a sheet run."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.previewing.faces import style_sheet
from generator.previewing.view import View
from generator.templates import Markup, read, render

HOST = "127.0.0.1"
# Seconds after which a browser that waits for news is told that there are none, so that one that has gone is noticed.
HEARTBEAT = 10.0
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# A card has its style sheet and pictures in itself, asks for nothing and runs nothing, whatever is in it.
CARD_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
FILES = {
    "/": ("preview/index.html", "text/html"),
    "/preview.js": ("preview/preview.js", "text/javascript"),
    "/preview.css": ("preview/preview.css", "text/css"),
}


class Preview:
    """What is shown now, for all threads; a new `version` tells the browser to look again."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._views: Mapping[str, View] = {}
        self._findings: Mapping[str, Any] = {}
        self.version = 0

    def show(self, views: Mapping[str, View], findings: Mapping[str, Any]) -> None:
        """Show `views`, by the paths of their sheets, and `findings` by the same."""
        with self._news:
            self._views, self._findings = views, findings
            self.version += 1
            self._news.notify_all()

    def wait(self, version: int) -> int:
        """The version after `version`, or the same one after a while."""
        with self._news:
            self._news.wait_for(lambda: self.version != version, HEARTBEAT)
            return self.version

    def told(self) -> str:
        """All that the browser lists, as JSON."""
        with self._news:
            paths = sorted({*self._views, *self._findings})
            shown = {path: self._views[path].told if path in self._views else _nothing(path) for path in paths}
            sheets = [{**shown[path], "findings": self._findings.get(path, [])} for path in paths]
            return json.dumps({"version": self.version, "sheets": sheets})

    def view(self, path: str) -> View | None:
        """The sheet at `path`."""
        with self._news:
            return self._views.get(path)


def _nothing(path: str) -> dict[str, Any]:
    return {"name": path, "path": path, "fit": "nothing was made of it yet", "pages": 0, "lines": []}


class Server(ThreadingHTTPServer):
    """Serves `preview` on the loopback interface; `port` 0 takes a free one."""

    daemon_threads = True

    def __init__(self, preview: Preview, port: int) -> None:
        super().__init__((HOST, port), partial(_Handler, preview))

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{HOST}:{self.server_address[1]}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "cheatsheet"
    sys_version = ""

    def __init__(self, preview: Preview, *arguments: Any) -> None:
        self._preview = preview
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer one request."""
        port = self.server.server_address[1]
        # A page of a stranger may have its name lead here.
        if self.headers.get("Host") not in (f"{HOST}:{port}", f"localhost:{port}"):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        parts = [unquote(part) for part in urlsplit(self.path).path.split("/")[1:]]
        match parts:
            case ["state.json"]:
                self._answer(self._preview.told().encode(), "application/json")
            case ["events"]:
                self._tell_news()
            case ["page", path, number] if (view := self._preview.view(path)) and number.isdecimal():
                if int(number) < len(view.pages):
                    self._answer(view.pages[int(number)], "image/png")
                else:
                    self.send_error(HTTPStatus.NOT_FOUND)
            case ["card", path, name, side, look] if (view := self._preview.view(path)) and name in view.cards:
                self._answer(_card(view.cards[name][side == "back"], night=look == "night"), "text/html", CARD_POLICY)
            case _ if "/" + "/".join(parts) in FILES:
                file, kind = FILES["/" + "/".join(parts)]
                self._answer(read(file).encode(), kind)
            case _:
                self.send_error(HTTPStatus.NOT_FOUND)

    def _answer(self, content: bytes, kind: str, policy: str = POLICY) -> None:
        self.send_response(HTTPStatus.OK)
        self._headers(kind, policy)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _headers(self, kind: str, policy: str) -> None:
        self.send_header("Content-Type", kind if kind == "image/png" else f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")

    def _tell_news(self) -> None:
        """Server-Sent Events: the version, now and whenever it is a new one."""
        self.send_response(HTTPStatus.OK)
        self._headers("text/event-stream", POLICY)
        self.end_headers()
        version = -1
        try:
            while True:
                version = self._preview.wait(version)
                self.wfile.write(f"data: {version}\n\n".encode())
                self.wfile.flush()
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: the terminal is for the author's faults."""


def _card(face: str, *, night: bool) -> bytes:
    return render("preview/card.html", face=Markup(face), style=Markup(style_sheet()), night=night).encode(
        "utf-8", "replace"
    )
