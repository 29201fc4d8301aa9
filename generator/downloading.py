"""One file from the web: within limits of size and time, and from no host of the private network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from contextlib import suppress
from urllib.parse import SplitResult, quote, urljoin, urlsplit

SECONDS = 30.0  # for one file, redirects included
MOST_REDIRECTS = 5
CHUNK = 65_536
REDIRECTS = frozenset((301, 302, 303, 307, 308))
PORTS = {"http": 80, "https": 443}
# Addresses that hold another one inside, which the packets would go to.
NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class DownloadError(Exception):
    """Why a file could not be had, in words for the author."""


def download(url: str, most: int, *, private: bool = False) -> bytes:
    """What is at `url`, of at most `most` bytes; from addresses of private networks only where `private`.

    Each host is asked for its address once, and what is checked is what is connected to.
    """
    end = time.monotonic() + SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        parts = _checked(url)
        content, target = _ask(parts, most, end, private=private)
        if target is None:
            return content
        url = urljoin(url, target)
        if parts.scheme == "https" and urlsplit(url).scheme == "http":
            raise DownloadError("it redirects from https to http")
    raise DownloadError(f"it redirects more than {MOST_REDIRECTS} times")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise DownloadError("its address cannot be read") from fault
    if parts.scheme not in PORTS:
        raise DownloadError("only http and https are asked")
    if not host or port == 0:
        raise DownloadError("its address names no host")
    if "@" in parts.netloc:
        raise DownloadError("its address holds a name or a password")
    return parts


def _ask(parts: SplitResult, most: int, end: float, *, private: bool) -> tuple[bytes, str | None]:
    """The answer of one host: content, or where it redirects to."""
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
    )
    connection = http.client.HTTPConnection(host, port)
    late = threading.Event()
    try:
        connection.sock = _connected(host, port, parts.scheme, end, private=private)
        # The timeout of a socket begins anew with every byte: this one does not.
        timer = threading.Timer(max(0.0, end - time.monotonic()), _cut, (connection.sock, late))
        timer.daemon = True
        timer.start()
        try:
            connection.request("GET", path, headers={"User-Agent": "cheatsheet-generator", "Accept": "image/*"})
            response = connection.getresponse()
            if response.status in REDIRECTS:
                return b"", response.getheader("Location") or ""
            if response.status != http.client.OK:
                raise DownloadError(f"the host answers {response.status}")
            content = _read(response, most)
        finally:
            timer.cancel()
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as fault:
        if late.is_set() or isinstance(fault, TimeoutError):
            raise DownloadError(f"it takes more than {SECONDS:g} seconds") from fault
        raise DownloadError(f"it cannot be had: {_said(fault)}") from fault
    finally:
        connection.close()
    if late.is_set():
        raise DownloadError(f"it takes more than {SECONDS:g} seconds")
    return content, None


def _read(response: http.client.HTTPResponse, most: int) -> bytes:
    if (response.length or 0) > most:
        raise DownloadError(f"it is larger than {most // 1_000_000} MB")
    content = bytearray()
    while chunk := response.read(CHUNK):
        content += chunk
        if len(content) > most:
            raise DownloadError(f"it is larger than {most // 1_000_000} MB")
    if response.length:
        raise DownloadError("the host ended before all was sent")
    return bytes(content)


def _connected(host: str, port: int, scheme: str, end: float, *, private: bool) -> socket.socket:
    """A connection to the very address that was checked."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, place in found:
        if not private and not is_public(str(place[0])):
            raise DownloadError("its host is in a private network (--allow-private would ask it)")
    fault: OSError | None = None
    for *_, place in found:
        try:
            left = max(0.1, end - time.monotonic())
            plain = socket.create_connection((str(place[0]), port), timeout=left)
        except OSError as refused:
            fault = refused
            continue
        if scheme == "http":
            return plain
        try:
            return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
        except OSError:
            plain.close()
            raise
    raise fault or OSError("the host has no address")


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, with any that it holds inside."""
    found: Address = ipaddress.ip_address(address.partition("%")[0])
    inside: list[Address] = [found]
    if isinstance(found, ipaddress.IPv6Address):
        inside += [one for one in (found.ipv4_mapped, found.sixtofour, *(found.teredo or ())) if one is not None]
        if found in NAT64:
            inside.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
        if found.ipv4_mapped is not None:
            inside.remove(found)
    return all(one.is_global and not one.is_multicast for one in inside)


def _cut(connection: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _said(fault: Exception) -> str:
    return (isinstance(fault, OSError) and fault.strerror) or str(fault) or type(fault).__name__
