"""A link to the document behind it: the one place where qdtrack asks the network, and only when told to.

    fetch("https://news.example/1.html")  ->  Document(b"<html>…", ".html", "1", url="https://…")

A link may come from anywhere, so it is not trusted: http and https only, a limit of bytes and of seconds,
and no address of the machine itself or of the network it stands in unless that is allowed. Every
redirection is checked like the link, and the connection goes to the very address that was checked: a
name that is answered differently the second time leads nowhere else.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from types import MappingProxyType
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from qdtrack.adding.document import Document
from qdtrack.adding.kinds import suffix_of, with_charset
from qdtrack.model import Problem

LARGEST = 50 * 2**20  # bytes, unpacked
SECONDS = 30.0  # for everything together, redirections too
REDIRECTIONS = 5
_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset({301, 302, 303, 307, 308})
_SAFE = "/%:@!$&'()*+,;=~-._?"  # of a path or query, left as they are
_HEADERS = {
    "User-Agent": "qdtrack (a person asked for this page)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,*/*;q=0.5",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
_NAT64 = ip_network("64:ff9b::/96")

Address = IPv4Address | IPv6Address
Target = tuple[int, tuple[Any, ...]]  # family and socket address as getaddrinfo gives them; Any: by family


class _Stop(Exception):  # noqa: N818  # no error: it carries the problem out of the steps of one fetch
    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code, self.details = code, details


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    content: bytes
    content_type: str
    location: str


def fetch(url: str, *, allow_private: bool = False) -> Document | Problem:
    """The document behind a link, or why there is none."""
    try:
        return _follow(url, allow_private)
    except _Stop as stop:
        details = MappingProxyType({"url": url, **stop.details})
        return Problem(stop.code, url, details=details)


def _follow(url: str, allow_private: bool) -> Document:
    deadline = time.monotonic() + SECONDS
    try:
        for _ in range(REDIRECTIONS + 1):
            answer = _ask(url, deadline, allow_private)
            if answer.status not in _MOVED:
                return _document(answer, url)
            url = urljoin(url, answer.location)
    except _Stop as stop:
        stop.details["url"] = url  # where it led, which may not be where it began
        raise
    raise _Stop("link-redirects", limit=str(REDIRECTIONS))


def _document(answer: _Answer, url: str) -> Document:
    if answer.status != http.client.OK:
        raise _Stop("link-refused", status=str(answer.status))
    parts = urlsplit(url)
    suffix = suffix_of(answer.content, answer.content_type, parts.path)
    if not suffix:
        raise _Stop("link-kind", kind=answer.content_type.partition(";")[0] or "?")
    name = parts.path.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    content = with_charset(answer.content, answer.content_type, suffix)
    return Document(content, suffix, name or parts.hostname or "page", url, url)


# ---------------------------------------------------------------- one question


def _ask(url: str, deadline: float, allow_private: bool) -> _Answer:
    """One request and its answer, after every check of the link."""
    parts = _parted(url)
    host = _host(parts)
    port = parts.port or _PORTS[parts.scheme]
    target = quote(parts.path or "/", safe=_SAFE) + (
        f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    )
    named = f"[{host}]" if ":" in host else host
    header = named if port == _PORTS[parts.scheme] else f"{named}:{port}"
    connection = http.client.HTTPConnection(host, port)
    try:
        with _connected(host, port, deadline, allow_private) as line:
            if parts.scheme == "https":
                line.secure(host)
            connection.sock = line.socket
            connection.request("GET", target, headers={**_HEADERS, "Host": header})
            answer = _answer(connection.getresponse())
        if time.monotonic() >= deadline:  # ended by us, which may look like an end of the page
            raise _Stop("link-too-slow", limit=f"{SECONDS:.0f}")
    except (OSError, http.client.HTTPException, zlib.error) as error:
        if time.monotonic() >= deadline:
            raise _Stop("link-too-slow", limit=f"{SECONDS:.0f}") from error
        raise _Stop("link-unreachable", why=_why(error)) from error
    finally:
        connection.close()
    return answer


def _parted(url: str) -> SplitResult:
    """The parts of a link that may be followed."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none, a bracket without its other
        raise _Stop("link-unusable") from None
    if not usable or parts.username is not None or parts.password is not None:
        raise _Stop("link-unusable")
    return parts


def _host(parts: SplitResult) -> str:
    """The host as the network knows it: names outside ASCII are written in its own way."""
    host = parts.hostname or ""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        raise _Stop("link-unusable") from None


@contextmanager
def _connected(host: str, port: int, deadline: float, allow_private: bool) -> Iterator[_Line]:
    """A connection to an address of the host, each of which was checked; it ends at the deadline."""
    targets = _targets(host, port)
    if not allow_private:
        for _, place in targets:
            if not is_public(ip_address(str(place[0]).split("%")[0])):
                raise _Stop("link-private", address=str(place[0]))
    line = _Line(_first_that_answers(targets, deadline))
    # A server that sends a byte now and then would never time out.
    timer = Timer(max(deadline - time.monotonic(), 0.001), line.end)
    timer.daemon = True
    timer.start()
    try:
        yield line
    finally:
        timer.cancel()
        line.socket.close()


@dataclass(slots=True)
class _Line:
    """A connection that can be secured, and ended from another thread."""

    socket: socket.socket

    def secure(self, host: str) -> None:
        """Begin TLS, the certificate checked for the host that was asked for."""
        context = ssl.create_default_context()
        self.socket = context.wrap_socket(self.socket, server_hostname=host, do_handshake_on_connect=False)
        self.socket.do_handshake()

    def end(self) -> None:
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # closed already


def _targets(host: str, port: int) -> list[Target]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, place) for family, _, _, _, place in found]


def _first_that_answers(targets: list[Target], deadline: float) -> socket.socket:
    last: OSError = OSError("no address")
    for family, place in targets:
        raw = socket.socket(family, socket.SOCK_STREAM)
        try:
            raw.settimeout(max(deadline - time.monotonic(), 0.001))
            raw.connect(place)
        except OSError as error:
            raw.close()
            last = error
        else:
            return raw
    raise last


def is_public(address: Address) -> bool:
    """Whether an address is one of the open net; one that is wrapped in another is judged itself."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


# ---------------------------------------------------------------- the answer


def _answer(response: http.client.HTTPResponse) -> _Answer:
    location = response.headers.get("Location", "")
    if response.status in _MOVED and location:
        return _Answer(response.status, b"", "", location)
    if response.status != http.client.OK:
        raise _Stop("link-refused", status=str(response.status))
    declared = response.headers.get("Content-Length", "")
    length = int(declared) if declared.isdecimal() else None
    if length is not None and length > LARGEST:
        raise _too_large()
    content = _unpacked(response, response.headers.get("Content-Encoding", "").strip().lower(), length)
    return _Answer(response.status, content, response.headers.get("Content-Type", ""), "")


def _unpacked(response: http.client.HTTPResponse, packing: str, length: int | None) -> bytes:
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise _Stop("link-kind", kind=packing)
    unpack = zlib.decompressobj(47) if packing not in ("", "identity") else None  # 47: gzip or zlib
    content, received = bytearray(), 0
    while chunk := response.read(65536):
        received += len(chunk)
        content += unpack.decompress(chunk, LARGEST + 1 - len(content)) if unpack else chunk
        if len(content) > LARGEST or (unpack and unpack.unconsumed_tail):
            raise _too_large()
    if (length is not None and received < length) or (unpack and not unpack.eof):
        raise http.client.IncompleteRead(b"", (length or received) - received)  # http.client lets it pass
    return bytes(content)


def _too_large() -> _Stop:
    return _Stop("link-too-large", limit=f"{LARGEST // 2**20} MB")


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).strip()
