"""`cheatsheet pictures`, against a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image

from generator import downloading
from generator.downloading import DownloadError, download, is_public

Run = Callable[..., Result]


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (3, 2), "teal").save(file, "PNG")
    return file.getvalue()


ANSWERS: Mapping[str, tuple[int, Mapping[str, str], bytes]] = {
    "/a.png": (200, {}, png()),
    "/a%20b.png?size=1&x=2": (200, {}, png()),
    "/moved": (302, {"Location": "/a.png"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/page": (200, {"Content-Type": "image/png"}, b"<html>no picture</html>"),
    "/huge": (200, {"Content-Length": str(10**12)}, b""),
    "/short": (200, {"Content-Length": "900"}, b"half"),
    "/endless": (200, {"Connection": "close"}, b"x" * 11_000_000),
    "/script.svg": (200, {}, b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>'),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        code, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        if not {"Content-Length", "Connection"} & headers.keys():
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.path == "/slow":
            threading.Event().wait(5)
        try:
            self.wfile.write(body)
        except OSError:
            return  # who asked has gone

    def log_message(self, *_words: object) -> None:
        return


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def write(folder: Path, text: str) -> Path:
    path = folder / "source/knots.md"
    path.write_bytes(text.encode())
    return path


def test_pictures_are_brought_and_linked_wherever_they_are_written(folder: Path, run: Run, host: str) -> None:
    path = write(
        folder,
        f'\ufeff# K\r\n\r\n![one]({host}/a.png) and ![same](<{host}/moved> "t")\r\n\r\n| a | b |\r\n|---|---|\r\n'
        f'| x | ![q]({host}/a%20b.png?size=1&x=2) |\r\n\r\n![ref][r] {host}/a.png\r\n\r\n[r]: {host}/a.png "t"\r\n',
    )
    result = run("pictures", "--allow-private", str(path))
    assert result.exit_code == 0
    (picture,) = (folder / "source/pictures").iterdir()
    assert picture.read_bytes() == png()
    link = f"pictures/{picture.name}"
    assert path.read_bytes().decode() == (
        f'\ufeff# K\r\n\r\n![one]({link}) and ![same](<{link}> "t")\r\n\r\n| a | b |\r\n|---|---|\r\n'
        f'| x | ![q]({link}) |\r\n\r\n![ref][r] {host}/a.png\r\n\r\n[r]: {link} "t"\r\n'
    )
    again = path.read_bytes()
    assert run("pictures", "--allow-private", str(path)).exit_code == 0
    assert path.read_bytes() == again
    assert "image" not in run("build", "--only", "csv", str(path)).stderr


def test_a_dry_run_asks_no_host_and_writes_nothing(folder: Path, run: Run) -> None:
    path = write(folder, "# K\n\ntext ![one](https://nobody.invalid/a.png)\n")
    before = path.read_bytes()
    result = run("pictures", "--dry-run", str(path))
    assert (result.exit_code, result.output) == (0, f"{path.as_posix()}:3: https://nobody.invalid/a.png\n")
    assert (path.read_bytes(), list((folder / "source").iterdir())) == (before, [path])


def test_one_that_cannot_be_had_costs_no_other(folder: Path, run: Run, host: str) -> None:
    path = write(folder, f"# K\n\n![one]({host}/gone.png) ![two]({host}/a.png) ![three]({host}/script.svg)\n")
    result = run("pictures", "--allow-private", str(path))
    assert result.exit_code == 1
    assert "knots.md:3:1: error[picture-not-downloaded]" in result.stderr
    assert "the host answers 404" in result.stderr
    assert "it holds a script" in result.stderr
    assert path.read_text("utf-8").startswith(f"# K\n\n![one]({host}/gone.png) ![two](pictures/")


def test_this_machine_is_not_asked_unless_it_may_be(folder: Path, run: Run, host: str) -> None:
    path = write(folder, f"# K\n\n![one]({host}/a.png)\n")
    before = path.read_bytes()
    result = run("pictures", str(path))
    assert result.exit_code == 1
    assert "its host is in a private network" in result.stderr
    assert path.read_bytes() == before


def test_a_folder_that_leads_elsewhere_gets_nothing(folder: Path, run: Run, host: str) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (folder / "source/pictures").symlink_to(elsewhere)
    path = write(folder, f"# K\n\n![one]({host}/a.png)\n")
    assert run("pictures", "--allow-private", str(path)).exit_code == 1
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/loop", "it redirects more than 5 times"),
        ("/file", "only http and https are asked"),
        ("/huge", "it is larger than 10 MB"),
        ("/endless", "it is larger than 10 MB"),
        ("/short", "the host ended before all was sent"),
        ("/missing", "the host answers 404"),
    ],
)
def test_what_is_no_file_within_limits_is_refused(host: str, path: str, why: str) -> None:
    with pytest.raises(DownloadError, match=why):
        download(host + path, 10_000_000, private=True)


def test_a_slow_host_is_given_up(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ANSWERS["/slow"] = (200, {"Connection": "close"}, png())  # type: ignore[index]  # for this test alone
    monkeypatch.setattr(downloading, "SECONDS", 0.3)
    with pytest.raises(DownloadError, match=r"takes more than 0\.3 seconds"):
        download(f"{host}/slow", 10_000_000, private=True)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/a", "http://", "http://user:word@example.org/a", "http://a:99999999/", "http://[::1"]
)
def test_an_address_of_another_kind_is_refused_before_any_host_is_asked(url: str) -> None:
    with pytest.raises(DownloadError):
        download(url, 9)


def test_a_redirect_into_the_private_network_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(parts: object, *_rest: object, private: bool) -> tuple[bytes, str | None]:
        asked.append(parts.geturl())  # type: ignore[attr-defined]
        if len(asked) > 1:
            downloading._connected(parts.hostname, 80, "http", 1e12, private=private)  # type: ignore[attr-defined]
        return b"", "http://169.254.169.254/latest/meta-data"

    monkeypatch.setattr(downloading, "_ask", ask)
    with pytest.raises(DownloadError, match="private network"):
        download("http://example.org/a", 9)
    assert asked == ["http://example.org/a", "http://169.254.169.254/latest/meta-data"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "::",
        "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", 
        "224.0.0.1", "255.255.255.255", "ff02::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)
