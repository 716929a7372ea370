"""A link to a document: what may be fetched, what may not, what a server can do to us. All on loopback."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from documents import Original, government_page, pdf, word
from typer.testing import CliRunner

from qdtrack.adding import Document, draft, fetch, fetching
from qdtrack.catalogue import Language, hint, message
from qdtrack.cli.application import application
from qdtrack.lexicon import load_lexicon
from qdtrack.model import Problem
from qdtrack.reading import read_document

PLAN = Original("青岛工业互联网方案", ("2025年，青岛市培育智能工厂80家。",))
PAGE = government_page(PLAN)
HTML = {"Content-Type": "text/html; charset=utf-8"}

Answer = Callable[[BaseHTTPRequestHandler], None]


def reply(content: bytes, headers: dict[str, str], status: int = 200) -> Answer:
    """An answer with a body."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def moved(to: str, status: int = 302) -> Answer:
    return reply(b"", {"Location": to}, status)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, without an end."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"<")
        handler.wfile.flush()
        time.sleep(0.05)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """More and more, and no word of how much."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(1000):
        handler.wfile.write(b" " * 100_000)


def broken_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(PAGE.encode()[:500])


class Server:
    """A server of the test's own, its answers by path; ``asked`` is what was asked of it."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []  # Host header, path
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append((self.headers["Host"], self.path))
                try:
                    server.answers[self.path](self)
                except OSError:
                    return  # the other side went away, as it should

            def log_message(self, *_: Any) -> None:  # Any: what http.server passes
                return

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.port = self.http.server_address[1]
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    def link(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.http.shutdown()
    running.http.server_close()


def fetched(server: Server, path: str, answer: Answer) -> Document:
    server.answers[path] = answer
    found = fetch(server.link(path), allow_private=True)
    assert isinstance(found, Document), found
    return found


def refused(url: str, *, allow_private: bool = True) -> Problem:
    found = fetch(url, allow_private=allow_private)
    assert isinstance(found, Problem)
    for language in Language:
        assert "{" not in message(found, language) + hint(found, language)
    return found


# ---------------------------------------------------------------- what comes back

SENT = {
    "a page": (reply(PAGE.encode(), HTML), ".html", PAGE.encode()),
    "a packed page": (
        reply(gzip.compress(PAGE.encode()), {**HTML, "Content-Encoding": "gzip"}),
        ".html",
        PAGE.encode(),
    ),
    "a PDF without a name": (
        reply(b"%PDF-1.7 x", {"Content-Type": "application/octet-stream"}),
        ".pdf",
        b"%PDF-1.7 x",
    ),
    "a PDF called a page": (reply(b"%PDF-1.7 x", HTML), ".pdf", b"%PDF-1.7 x"),
    "a page called text": (reply(PAGE.encode(), {"Content-Type": "text/plain"}), ".html", PAGE.encode()),
    "a text": (reply("样市".encode(), {"Content-Type": "text/plain"}), ".txt", "样市".encode()),
    "a page of no type": (reply(b"<html><p>x</p></html>", {}), ".html", b"<html><p>x</p></html>"),
}


@pytest.mark.parametrize("case", SENT)
def test_what_a_server_sends_is_known_by_its_bytes_and_its_type(case: str, server: Server) -> None:
    answer, suffix, content = SENT[case]
    found = fetched(server, "/202505/t20250516_9", answer)
    assert (found.suffix, found.raw, found.name) == (suffix, content, "t20250516_9")


def test_a_word_file_is_told_from_other_archives(server: Server) -> None:
    kind = {"Content-Type": "application/octet-stream"}
    assert fetched(server, "/a", reply(word(PLAN), kind)).suffix == ".docx"
    server.answers["/b"] = reply(b"PK\x03\x04 something", kind)
    assert refused(server.link("/b")).code == "link-kind"


def test_an_encoding_that_only_the_server_tells_is_kept(server: Server) -> None:
    """Big5 without a word of it in the page: read as GB18030 it would be other characters."""
    page = "<html><body><p>臺北市的智慧工廠達到八十家，關鍵工序數控化率達到六成。</p></body></html>"
    found = fetched(server, "/a", reply(page.encode("big5"), {"Content-Type": "text/html; charset=big5"}))
    read, _ = read_document(found.raw, found.suffix, "a", "a")
    assert read is not None
    assert "臺北市的智慧工廠達到八十家" in read.text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_that_tells_its_encoding_is_kept_as_it_is(encoding: str, server: Server) -> None:
    page = PAGE.replace("utf-8", "gbk" if encoding != "utf-8" else "utf-8").encode(encoding)
    assert fetched(server, "/a", reply(page, {"Content-Type": "text/html"})).raw == page


def test_a_link_outside_ascii_is_asked_for_in_the_networks_way(server: Server) -> None:
    server.answers["/%E6%96%B9%E6%A1%88?q=%E6%A0%B7"] = reply(PAGE.encode(), HTML)
    assert isinstance(fetch(server.link("/方案?q=样"), allow_private=True), Document)


def test_redirections_are_followed_and_the_last_link_is_the_documents(server: Server) -> None:
    server.answers = {
        "/a": moved("/b", 301),
        "/b": moved(server.link("/c", "localhost"), 307),
        "/c": reply(PAGE.encode(), HTML),
    }
    found = fetch(server.link("/a"), allow_private=True)
    assert isinstance(found, Document)
    assert found.url == server.link("/c", "localhost")


# ---------------------------------------------------------------- what a server can do


def test_a_circle_of_redirections_ends(server: Server) -> None:
    server.answers = {"/a": moved("/b"), "/b": moved("/a")}
    assert refused(server.link("/a")).code == "link-redirects"
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "http://u:p@127.0.0.1/"]
)
def test_a_redirection_to_what_is_no_web_page_is_refused(target: str, server: Server) -> None:
    server.answers["/a"] = moved(target)
    assert refused(server.link("/a")).code == "link-unusable"


@pytest.mark.parametrize("status", [403, 404, 412, 500])
def test_a_refusal_is_named_by_its_number(status: int, server: Server) -> None:
    server.answers["/a"] = reply(b"no", HTML, status)
    problem = refused(server.link("/a"))
    assert (problem.code, problem.details["status"]) == ("link-refused", str(status))


@pytest.mark.parametrize("answer", [endless, dripping])
def test_neither_bytes_nor_seconds_are_without_end(
    answer: Answer, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 2**20)
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    server.answers["/a"] = answer
    begun = time.monotonic()
    code = refused(server.link("/a")).code
    assert code == ("link-too-large" if answer is endless else "link-too-slow")
    assert time.monotonic() - begun < 3


def test_a_size_that_is_announced_is_not_even_fetched(server: Server) -> None:
    server.answers["/a"] = reply(b"x", {"Content-Length": str(10**10)})
    assert refused(server.link("/a")).code == "link-too-large"


def test_what_is_packed_small_and_unpacks_large_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 2**20)
    server.answers["/a"] = reply(gzip.compress(b" " * 50_000_000), {**HTML, "Content-Encoding": "gzip"})
    assert refused(server.link("/a")).code == "link-too-large"


def test_a_page_that_breaks_off_is_not_taken_for_whole(server: Server) -> None:
    server.answers["/a"] = broken_off
    assert refused(server.link("/a")).code == "link-unreachable"
    half = gzip.compress(PAGE.encode())[:-200]
    server.answers["/b"] = reply(half, {**HTML, "Content-Encoding": "gzip"})
    assert refused(server.link("/b")).code == "link-unreachable"


def test_nobody_there_and_no_such_name() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/").code == "link-unreachable"
    assert refused("http://no-such-name.invalid/").code == "link-unreachable"


def test_a_server_that_speaks_no_tls_is_not_trusted(server: Server) -> None:
    assert refused(server.link("/a").replace("http:", "https:")).code == "link-unreachable"


UNUSABLE = [
    "ftp://a.example/x",
    "file:///etc/passwd",
    "http:///x",
    "http://user:secret@a.example/",
    "http://a.example:99999/",
    "http://[::1/",
    "https://",
    "http://a.example:0/",
]


@pytest.mark.parametrize("url", UNUSABLE)
def test_what_is_no_link_asks_nobody(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _no_one)
    assert refused(url).code == "link-unusable"


def _no_one(*_: Any, **__: Any) -> Any:  # Any: what getaddrinfo takes and gives
    raise AssertionError("a name was asked for")


# ---------------------------------------------------------------- addresses

PUBLIC = ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808"]
PRIVATE = [
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
    *("100.64.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1"),
    *("::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_open_net(address: str) -> None:
    assert fetching.is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_a_link_from_elsewhere_must_not_reach(address: str) -> None:
    assert not fetching.is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0x7f000001", "2130706433", "127.1"])
def test_the_machine_itself_is_not_asked_however_it_is_written(host: str, server: Server) -> None:
    server.answers["/a"] = reply(PAGE.encode(), HTML)
    assert refused(server.link("/a", host), allow_private=False).code in ("link-private", "link-unreachable")
    assert server.asked == []


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [_answer_of("8.8.8.8"), _answer_of("10.0.0.1")]
    )
    assert refused("http://a.example/", allow_private=False).details["address"] == "10.0.0.1"


def _answer_of(address: str, port: int = 80) -> tuple[Any, ...]:  # Any: what getaddrinfo gives
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))


def test_every_redirection_is_checked_like_the_link(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 plays the open net here; the redirection leads to 127.0.0.2, which is not of it."""
    monkeypatch.setattr(fetching, "is_public", lambda address: str(address) == "127.0.0.1")
    server.answers["/a"] = moved(server.link("/b", "127.0.0.2"))
    problem = refused(server.link("/a"), allow_private=False)
    assert (problem.code, problem.details["address"]) == ("link-private", "127.0.0.2")
    assert [path for _, path in server.asked] == ["/a"]


def test_a_name_that_is_answered_differently_the_second_time_leads_nowhere_else(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is asked for once, and the connection goes to the address that was checked."""
    answers = iter([_answer_of("127.0.0.1", server.port), _answer_of("10.0.0.1", server.port)])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [next(answers)])
    monkeypatch.setattr(fetching, "is_public", lambda address: str(address) == "127.0.0.1")
    server.answers["/a"] = reply(PAGE.encode(), HTML)
    found = fetch(server.link("/a", "rebinding.example"))
    assert isinstance(found, Document)
    assert server.asked == [(f"rebinding.example:{server.port}", "/a")]
    assert next(answers) == _answer_of("10.0.0.1", server.port)  # never asked for


# ---------------------------------------------------------------- the whole way


def test_a_link_is_added_with_the_link_it_ended_at(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    server.answers = {
        "/a": moved("/202505/t20250517_9.html"),
        "/202505/t20250517_9.html": reply(PAGE.encode(), HTML),
    }
    call = ["add", server.link("/a"), "--yes", "--lang", "en"]
    assert CliRunner().invoke(application, call, catch_exceptions=False).exit_code == 2
    assert not (tmp_path / "articles").exists()
    done = CliRunner().invoke(application, [*call, "--allow-private"], catch_exceptions=False)
    assert done.exit_code == 0
    (article,) = (tmp_path / "articles").rglob("*.md")
    assert f'url: "{server.link("/202505/t20250517_9.html")}"' in article.read_text(encoding="utf-8")
    assert article.name.startswith("2025-05-16-")  # the page's own word before its link's


def test_the_day_in_a_link_is_the_last_resort(server: Server) -> None:
    page = "<html><body><h1>样市工业</h1><p>样市培育智能工厂80家，居全省前列。</p></body></html>"
    document = fetched(server, "/2025/0517/c1-2.html", reply(page.encode(), HTML))
    found, _ = draft(document, load_lexicon())
    assert found is not None
    assert found.date == "2025-05-17"


def test_a_pdf_behind_a_link_is_added(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    server.answers["/P020250516.pdf"] = reply(pdf(PLAN), {"Content-Type": "application/pdf"})
    call = ["add", server.link("/P020250516.pdf"), "--yes", "--allow-private", "--date", "2025-05-16"]
    assert CliRunner().invoke(application, call, catch_exceptions=False).exit_code == 0
    assert (
        (tmp_path / "articles/2025/originals/2025-05-16-青岛工业互联网方案.pdf")
        .read_bytes()
        .startswith(b"%PDF")
    )
