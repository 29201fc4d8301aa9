"""The protocol of AnkiConnect, the add-on through which a running Anki is spoken to: JSON over HTTP."""

from __future__ import annotations

import base64
import http.client
import ipaddress
import json
import urllib.error
import urllib.request
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urlsplit

DEFAULT_URL = "http://127.0.0.1:8765"
VERSION = 6
TIMEOUT = 60.0  # seconds; Anki answers nothing while a dialog is open or it synchronises
ADD_ON = "2055492159"

# What the add-on says, and what to do about it.
_KNOWN = (
    ("valid api key must be provided", "give the `apiKey` of the add-on's configuration with --key"),
    ("collection is not available", "open a profile in Anki"),
    ("unsupported action", "update the add-on AnkiConnect"),
)


class AnkiConnectError(Exception):
    """What Anki or the way to it refuses; `help` says what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """One action with its parameters."""

    action: str
    params: dict[str, Any]


def is_local(url: str) -> bool:
    """Whether `url` is of this machine. ValueError where it is no address of the web at all."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(url)
    if parts.hostname == "localhost":
        return True
    try:
        return ipaddress.ip_address(parts.hostname).is_loopback
    except ValueError:
        return False


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """What answers with another address is not the add-on, and gets no key."""

    def redirect_request(self, req: urllib.request.Request, fp: IO[bytes], *rest: Any) -> None:  # noqa: ARG002
        return None


class AnkiConnect:
    """One Anki at `url`. Every method raises AnkiConnectError where Anki does not do what it is asked."""

    def __init__(self, url: str = DEFAULT_URL, key: str = "") -> None:
        self.url, self.key = url, key
        # No proxy: what a learner has is said to nobody else.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)

    def call(self, action: str, **params: Any) -> Any:
        """The result of one action."""
        return _result(action, self._send(self._request(Call(action=action, params=params))))

    def calls(self, wanted: Iterable[Call]) -> list[Any]:
        """The results of several actions, done in their order; the first that fails raises."""
        wanted = list(wanted)
        if not wanted:
            return []
        replies = self.call("multi", actions=[self._request(call) for call in wanted])
        if not isinstance(replies, list) or len(replies) != len(wanted):
            raise _strange(self.url)
        return [_result(call.action, reply) for call, reply in zip(wanted, replies, strict=True)]

    def check_version(self) -> None:
        """Raise where the add-on speaks another version."""
        version = self.call("version")
        if not isinstance(version, int) or version < VERSION:
            raise AnkiConnectError(
                f"the add-on speaks version {version}, and {VERSION} is needed", "update the add-on AnkiConnect"
            )

    def store_media(self, name: str, content: bytes) -> str:
        """Put a file into the media folder; returns the name that it has there."""
        stored = self.call("storeMediaFile", filename=name, data=base64.b64encode(content).decode("ascii"))
        return stored if isinstance(stored, str) else name

    def find_cards(self, searches: Sequence[str]) -> list[list[int]]:
        """The cards that each search finds."""
        return self.calls(Call(action="findCards", params={"query": query}) for query in searches)

    def _request(self, call: Call) -> dict[str, Any]:
        key = {"key": self.key} if self.key else {}
        return {"action": call.action, "version": VERSION, "params": call.params, **key}

    def _send(self, request: dict[str, Any]) -> Any:
        body = json.dumps(request).encode()
        asked = urllib.request.Request(self.url, body, {"Content-Type": "application/json"})
        try:
            with self._opener.open(asked, timeout=TIMEOUT) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as fault:
            fault.close()
            raise _strange(self.url, f"HTTP {fault.code}") from fault
        except TimeoutError as fault:
            raise _busy(self.url) from fault
        except urllib.error.URLError as fault:
            if isinstance(fault.reason, TimeoutError):
                raise _busy(self.url) from fault
            raise AnkiConnectError(
                f"nothing answers at {self.url} ({fault.reason})",
                f"start Anki; if it runs, install the add-on AnkiConnect (Tools, Add-ons, Get Add-ons, {ADD_ON})",
            ) from fault
        except (http.client.HTTPException, OSError) as fault:
            raise AnkiConnectError(
                f"the connection to {self.url} broke off ({fault or type(fault).__name__})",
                "push again: it goes on where it was broken off",
            ) from fault
        except ValueError as fault:
            raise _strange(self.url) from fault


def _busy(url: str) -> AnkiConnectError:
    return AnkiConnectError(
        f"Anki at {url} does not answer within {TIMEOUT:g} seconds",
        "close its dialogs and push again",
    )


def _strange(url: str, how: str = "no answer of its protocol") -> AnkiConnectError:
    return AnkiConnectError(
        f"what answers at {url} is not AnkiConnect ({how})", "name the address of the add-on with --url"
    )


def _result(action: str, reply: Any) -> Any:
    if not isinstance(reply, dict) or not {"result", "error"} <= reply.keys():
        raise AnkiConnectError(f"AnkiConnect answers {action} in another form", "update the add-on AnkiConnect")
    if reply["error"] is not None:
        said = " ".join(str(reply["error"]).split())
        help = next((what for words, what in _KNOWN if words in said), "")
        raise AnkiConnectError(f"Anki refuses {action}: {said}", help)
    return reply["result"]
