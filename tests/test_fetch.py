"""Fetching: ordinary pages are read; hostile addresses and hostile servers reach nothing and cost little.

A real server on 127.0.0.1 plays every site. The code under test believes that it connects to public addresses: the
resolver is a table, and the backend carries each connection to the local server, writing down the address that the
code asked for. An address that was not asked for was not reached.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import httpcore
import pytest

from summarizer.errors import BlockedAddressError, FetchError, OptionError
from summarizer.fetch import FetchLimits, fetch_page, is_public, resolve_name

PUBLIC = "93.184.215.14"
PUBLIC_V6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
SMALL = FetchLimits(max_bytes=50_000)
HASTY = FetchLimits(connect_s=0.5, total_s=0.5, max_bytes=50_000)  # for what only the clock can end
PAGE = b"<html><body><p>The dam held.</p></body></html>"

Handler = Callable[[socket.socket], None]


def answer(
    body: bytes = PAGE, content_type: str = "text/html; charset=utf-8", status: str = "200 OK", extra: str = ""
) -> bytes:
    head = f"HTTP/1.1 {status}\r\n" + (f"Content-Type: {content_type}\r\n" if content_type else "")
    return head.encode("latin-1") + extra.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body


def sending(data: bytes) -> Handler:
    return lambda connection: connection.sendall(data)


def repeating(first: bytes, again: bytes, pause_s: float = 0.0) -> Handler:
    """Sends `again` without end, until the other side has gone."""

    def handle(connection: socket.socket) -> None:
        connection.sendall(first)
        for _ in range(1_000_000):
            connection.sendall(again)
            time.sleep(pause_s)

    return handle


def redirect(location: str, status: str = "302 Found") -> Handler:
    head = f"HTTP/1.1 {status}\r\nLocation: ".encode() + location.encode() + b"\r\nContent-Length: 0\r\n\r\n"
    return sending(head)


class Site:
    """A server on 127.0.0.1 that answers by path; `seen` has the first line and headers of each request."""

    def __init__(self) -> None:
        self.routes: dict[str, Handler] = {}
        self.seen: list[str] = []
        self.tls: ssl.SSLContext | None = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        try:
            if self.tls is not None:
                connection = self.tls.wrap_socket(connection, server_side=True)
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(4096)
                if not piece:
                    return
                request += piece
            self.seen.append(request.decode("latin-1"))
            path = request.split(b" ")[1].decode("latin-1")
            self.routes.get(path, sending(answer(status="404 Not Found")))(connection)
        except OSError:
            pass
        finally:
            connection.close()

    def close(self) -> None:
        if self._listener.fileno() < 0:
            return
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in (self._accepting, *self._threads):
            thread.join(10)


class LocalBackend(httpcore.SyncBackend):
    """Writes down the address that is asked for, and connects to the local server in its place."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[str] = []

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.asked.append(host)
        return super().connect_tcp("127.0.0.1", self.port, timeout, local_address, socket_options)


class Names:
    """A resolver of a table, which reads numbers as C libraries do: 0x7f.1, 2130706433, 017700000001."""

    def __init__(self, **table: list[str]) -> None:
        self.table = {name.replace("_", "."): addresses for name, addresses in table.items()}
        self.calls: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.calls.append(host)
        if host in self.table:
            return self.table[host]
        try:
            return [socket.inet_ntoa(socket.inet_aton(host))]
        except OSError:
            raise socket.gaierror(socket.EAI_NONAME, "not known") from None


class World:
    """A site, its backend and a name table, and `fetch` that uses them."""

    def __init__(self) -> None:
        self.site = Site()
        self.backend = LocalBackend(self.site.port)
        self.names = Names(
            news_example=[PUBLIC],
            www_news_example=[PUBLIC],
            v6_example=[PUBLIC_V6],
            inside_example=["10.0.0.5"],
            loop_example=["127.0.0.1", "::1"],
            metadata_example=["169.254.169.254"],
            nat64_example=["64:ff9b::7f00:1"],
            mapped_example=["::ffff:127.0.0.1"],
            mixed_example=["10.0.0.5", PUBLIC],
            empty_example=[],
            odd_example=["not an address"],
        )
        self.tls: ssl.SSLContext | None = None

    def serve(self, path: str, handler: Handler | bytes) -> None:
        self.site.routes[path] = sending(handler) if isinstance(handler, bytes) else handler

    def fetch(self, url: str, limits: FetchLimits = SMALL):
        return fetch_page(url, limits=limits, resolve=self.names, backend=self.backend, tls=self.tls)

    def refuse(self, url: str, error: type[FetchError] = FetchError, limits: FetchLimits = SMALL) -> str:
        """The message with which the URL is refused; nothing but the public address was asked for, in good time."""
        start = time.monotonic()
        with pytest.raises(error) as caught:
            self.fetch(url, limits)
        assert set(self.backend.asked) <= {PUBLIC}
        assert time.monotonic() - start < 5 * limits.total_s  # a margin for busy machines: all these never end
        return str(caught.value)


@pytest.fixture
def world() -> Iterator[World]:
    it = World()
    yield it
    it.site.close()


# ---- ordinary pages --------------------------------------------------------------------------------------------------


def test_a_page_is_read(world: World) -> None:
    world.serve("/story", answer())
    page = world.fetch("http://news.example/story")
    assert (page.text, page.kind, page.origin) == (PAGE.decode(), "html", "http://news.example/story")


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [("text/html", "html"), ("application/xhtml+xml", "html"), ("TEXT/PLAIN;format=flowed", "text")],
    ids=["html", "xhtml", "text"],
)
def test_the_kind_comes_from_the_header(world: World, content_type: str, kind: str) -> None:
    world.serve("/", answer(content_type=content_type))
    assert world.fetch("http://news.example").kind == kind


def test_the_connection_goes_to_the_checked_address(world: World) -> None:
    world.serve("/", answer())
    world.fetch("http://news.example/")
    assert world.backend.asked == [PUBLIC]


def test_a_public_ipv6_address_is_visited(world: World) -> None:
    world.serve("/", answer())
    world.fetch("http://v6.example/")
    assert world.backend.asked == [PUBLIC_V6]


def test_the_site_is_told_its_name(world: World) -> None:
    world.serve("/", answer())
    world.fetch("http://News.Example./")
    assert "\r\nHost: news.example\r\n" in world.site.seen[0]


def test_path_and_query_are_sent_quoted(world: World) -> None:
    world.serve("/%E0%A4%B8?a=%C3%A9&b=1", answer())
    assert world.fetch("http://news.example/स?a=é&b=1#part").text


def test_spaces_around_an_address_do_no_harm(world: World) -> None:
    world.serve("/", answer())
    assert world.fetch("  http://news.example/\n").text


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed(world: World, status: str) -> None:
    world.serve("/old", redirect("//www.news.example/new", status))
    world.serve("/new", answer())
    assert world.fetch("http://news.example/old").origin == "http://www.news.example/new"


def test_three_redirects_are_followed(world: World) -> None:
    for step in range(3):
        world.serve(f"/{step}", redirect(f"/{step + 1}"))
    world.serve("/3", answer())
    assert world.fetch("http://news.example/0").origin.endswith("/3")


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
        ("identity", PAGE),
    ],
    ids=["gzip", "x-gzip", "deflate", "deflate without header", "two members", "identity"],
)
def test_packed_pages_are_unpacked(world: World, coding: str, packed: bytes) -> None:
    world.serve("/", answer(packed, extra=f"Content-Encoding: {coding}\r\n"))
    assert world.fetch("http://news.example/").text == PAGE.decode()


def test_a_chunked_page_is_read(world: World) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
    world.serve("/", head + b"4\r\nrain\r\n5\r\nfall.\r\n0\r\n\r\n")
    assert world.fetch("http://news.example/").text == "rainfall."


META = "<meta charset='windows-1252'><p>café “x”"


@pytest.mark.parametrize(
    ("content_type", "body", "expected"),
    [
        ("text/html; charset=utf-8", "café".encode(), "café"),
        ('text/html; charset="ISO-8859-1"', "café “x”".encode("cp1252"), "café “x”"),
        ("text/html; charset=iso-8859-1", "हिंदी".encode(), "हिंदी"),
        ("text/html", META.encode("cp1252"), META),
        ("text/html", "हिंदी".encode(), "हिंदी"),
        ("text/html", "café".encode("cp1252"), "café"),
        ("text/plain; charset=utf-16le", "café".encode("utf-16-le"), "café"),
        ("text/html; charset=iso-8859-1", b"\xef\xbb\xbf" + "café".encode(), "café"),
        ("text/html; charset=utf-16", b"\xff\xfe" + "café".encode("utf-16-le"), "café"),
        ("text/html; charset=rot13", b"plain", "plain"),
        ("text/html; charset=unicode_escape", b"\\u0041", "\\u0041"),
        ("text/html; charset=utf-7", b"+ADw-", "+ADw-"),
        ("text/html; charset=no-such", "café".encode(), "café"),
        ("text/html; charset=utf-8", b"caf\xe9 \xff", "caf\ufffd \ufffd"),
        ("text/html", b"<meta charset=utf-16>caf\xc3\xa9", "<meta charset=utf-16>café"),
    ],
    ids=str,
)
def test_the_charset_is_found(world: World, content_type: str, body: bytes, expected: str) -> None:
    world.serve("/", answer(body, content_type=content_type))
    assert world.fetch("http://news.example/").text == expected


def test_proxy_settings_of_the_environment_are_not_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    world.serve("/", answer())
    assert world.fetch("http://news.example/").text


# ---- TLS -------------------------------------------------------------------------------------------------------------

# Made for these tests alone: a certificate of "news.example" that no one trusts, valid from 2020 to 2120.
CERTIFICATE = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfgJ6bEwQPbPWSKcw
QaNK3xC8N2sdZ6ZZ6kcqNo20wHChRANCAAQ0U4LfMBdBTAT4SMR9ahZYskk+PFUq
jJ9jacfWUYjR6bjh5WoiuREMVpsL5JDQbh1RpWTfKupQ1z/vC0tx67gO
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBSjCB8aADAgECAgEBMAoGCCqGSM49BAMCMBcxFTATBgNVBAMMDG5ld3MuZXhh
bXBsZTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFzEVMBMGA1UE
AwwMbmV3cy5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAENFOC3zAX
QUwE+EjEfWoWWLJJPjxVKoyfY2nH1lGI0em44eVqIrkRDFabC+SQ0G4dUaVk3yrq
UNc/7wtLceu4DqMsMCowFwYDVR0RBBAwDoIMbmV3cy5leGFtcGxlMA8GA1UdEwEB
/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgLCpeGUcwvOrZhgbJG7bbEWa+OpoA
HJ3ciPHRSLjaxmUCIQDYcb5SGqDr5+0MYVpHAAsaHdpviZw1wNT7guRN3QcG9A==
-----END CERTIFICATE-----
"""


@pytest.fixture
def tls_world(world: World, tmp_path: Path) -> World:
    path = tmp_path / "site.pem"
    path.write_text(CERTIFICATE)
    world.site.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    world.site.tls.load_cert_chain(path)
    world.tls = ssl.create_default_context(cafile=str(path))
    world.serve("/", answer())
    return world


def test_tls_verifies_the_name_at_the_checked_address(tls_world: World) -> None:
    asked: list[str | None] = []
    assert tls_world.site.tls is not None
    tls_world.site.tls.sni_callback = lambda sock, name, context: asked.append(name)
    assert tls_world.fetch("https://news.example/").origin == "https://news.example/"
    assert (asked, tls_world.backend.asked) == (["news.example"], [PUBLIC])


def test_a_certificate_of_another_name_is_refused(tls_world: World) -> None:
    assert "could not prove" in tls_world.refuse("https://www.news.example/")


def test_a_certificate_that_nobody_vouches_for_is_refused(tls_world: World) -> None:
    tls_world.tls = None
    assert "could not prove" in tls_world.refuse("https://news.example/")


def test_a_site_that_never_shakes_hands_is_left_in_time(world: World) -> None:
    assert "longer than 0.5 seconds" in world.refuse("https://news.example/", limits=HASTY)


# ---- addresses -------------------------------------------------------------------------------------------------------

HOSTILE_URLS = [
    # loopback and its spellings
    "http://127.0.0.1/",
    "http://127.0.0.1:80/",
    "http://127.255.255.254/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0x7f000001/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://00127.0.0.1/",
    "http://127.0.0.1./",
    "http://0/",
    "http://0.0.0.0/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://app.localhost/",
    "http://localhost.localdomain/",
    "http://loop.example/",
    # private, shared and special IPv4
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://2852039166/",
    "http://100.64.0.1/",
    "http://100.127.255.255/",
    "http://192.0.0.8/",
    "http://192.0.2.1/",
    "http://192.88.99.1/",
    "http://198.18.0.1/",
    "http://203.0.113.7/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    # IPv6
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:93.184.215.14]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:53aa:64c:0:1:2:3]/",
    "http://[2001:db8::1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[100::1]/",
    "http://[v1.fe80::a]/",
    "http://[::1/",
    # names that lead inside
    "http://inside.example/",
    "http://metadata.example/",
    "http://nat64.example/",
    "http://mapped.example/",
    "http://empty.example/",
    "http://odd.example/",
    "http://unknown.example/",
    "http://intranet/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://router.lan/",
    "http://nas.home.arpa/",
    # user names, ports, schemes
    "http://user@news.example/",
    "http://user:secret@news.example/",
    "http://news.example@127.0.0.1/",
    "http://127.0.0.1@news.example/",
    "http://@127.0.0.1/",
    "http://news.example:22/",
    "http://news.example:8080/",
    "http://news.example:0/",
    "http://news.example:65536/",
    "http://news.example:-80/",
    "http://news.example:80:80/",
    "https://127.0.0.1:443/",
    "file:///etc/passwd",
    "ftp://news.example/",
    "gopher://127.0.0.1:6379/_INFO",
    "javascript:alert(1)",
    "data:text/html,hello",
    "ws://news.example/",
    "//news.example/",
    "news.example/story",
    # characters that parsers read differently
    "http://news.example\\@127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "http:///127.0.0.1/",
    "http:127.0.0.1/",
    "http://127.0.0.1 .news.example/",
    "http://news.example /",
    "http://news.example\t/",
    "http://news.example/\r\nHost: inside.example",
    "http://news.example/\x00",
    "http://127。0。0。1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://１２７.0.0.1/",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "http://१२७.०.०.१/",
    "http://127.0.0.1%2f.news.example/",
    "http://%31%32%37.0.0.1/",
    "http://127.0.0.1\u200b/",
    "http://news\u202e.example/",
    "http://news..example/",
    "http://.news.example/",
    "http://-/",
    "http://℀.example/",
    "http://\ud800.example/",
    "",
    "   ",
    "http://",
    "http://" + "a" * 3_000 + ".example/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 130 + "example/",
]


@pytest.mark.parametrize("url", HOSTILE_URLS, ids=lambda url: ascii(url)[:50])
def test_a_hostile_address_reaches_nothing(world: World, url: str) -> None:
    world.refuse(url)
    assert world.backend.asked == []


@pytest.mark.parametrize("url", HOSTILE_URLS, ids=lambda url: ascii(url)[:50])
def test_a_redirect_to_a_hostile_address_reaches_nothing(world: World, url: str) -> None:
    location = url.encode("utf-8", "replace").decode().replace("\r\n", "%0d%0a").replace("\x00", "%00")
    world.serve("/old", redirect(location))
    with pytest.raises(FetchError):
        world.fetch("http://news.example/old")
    assert set(world.backend.asked) == {PUBLIC}


def test_every_hostile_list_is_long_enough() -> None:
    assert len(set(HOSTILE_URLS)) >= 60


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4009:80b::200e", "2400:cb00::1"],
)
def test_public_addresses_pass(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["", "example.com", "127.0.0.1", "::", "::1%lo", "2606:4700::1%eth0", "8.8.8.8/32", "08.8.8.8", "64:ff9b::808:808"],
)
def test_other_addresses_do_not_pass(address: str) -> None:
    assert not is_public(address)


def test_the_real_resolver_and_connection_reach_nothing_private(world: World) -> None:
    with pytest.raises(BlockedAddressError):
        fetch_page("http://news.example/", limits=SMALL, resolve=lambda host, port: resolve_name("localhost", port))
    assert world.site.seen == []


def test_of_mixed_addresses_only_the_public_one_is_visited(world: World) -> None:
    world.serve("/", answer())
    world.fetch("http://mixed.example/")
    assert world.backend.asked == [PUBLIC]


def test_a_name_is_resolved_once_for_check_and_connection(world: World) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    world.serve("/", answer())
    page = fetch_page("http://news.example/", limits=SMALL, resolve=lambda *_: next(answers), backend=world.backend)
    assert (page.text, world.backend.asked, next(answers)) == (PAGE.decode(), [PUBLIC], ["127.0.0.1"])


def test_a_name_that_turns_inside_before_a_redirect_is_refused(world: World) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    world.serve("/old", redirect("http://news.example/new"))
    with pytest.raises(BlockedAddressError):
        fetch_page("http://news.example/old", limits=SMALL, resolve=lambda *_: next(answers), backend=world.backend)
    assert world.backend.asked == [PUBLIC]


def test_the_next_address_is_tried_when_one_does_not_answer(world: World) -> None:
    class OneDown(LocalBackend):
        def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
            if host == PUBLIC_V6:
                self.asked.append(host)
                raise httpcore.ConnectError("down")
            return super().connect_tcp(host, port, timeout, local_address, socket_options)

    backend = OneDown(world.site.port)
    world.serve("/", answer())
    fetch_page("http://news.example/", limits=SMALL, resolve=lambda *_: [PUBLIC_V6, PUBLIC], backend=backend)
    assert backend.asked == [PUBLIC_V6, PUBLIC]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1/", "private or special network"),
        ("http://2130706433/", "unusual way"),
        ("http://user@news.example/", "user name"),
        ("http://news.example:22/", "only ports 80 and 443"),
    ],
    ids=["private", "number", "user", "port"],
)
def test_a_blocked_address_says_why(world: World, url: str, message: str) -> None:
    assert message in world.refuse(url, BlockedAddressError)


# ---- hostile servers -------------------------------------------------------------------------------------------------

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BOMB = gzip.compress(bytes(20_000_000))
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
EMPTY_BLOCKS = b"\x00\x00\x00\xff\xff" * 2_000

HOSTILE_SERVERS: dict[str, tuple[Handler, str]] = {
    "gzip bomb": (sending(OK + b"Content-Encoding: gzip\r\n\r\n" + BOMB), "larger than"),
    "deflate bomb": (
        sending(OK + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(bytes(20_000_000))),
        "larger than",
    ),
    "bomb behind a member": (
        sending(OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x") + BOMB),
        "larger than",
    ),
    "empty blocks": (repeating(OK + b"Content-Encoding: gzip\r\n\r\n" + GZIP_HEAD, EMPTY_BLOCKS), "larger than"),
    "packed twice": (sending(OK + b"Content-Encoding: gzip, gzip\r\n\r\n" + gzip.compress(BOMB)), "not asked for"),
    "brotli": (sending(OK + b"Content-Encoding: br\r\n\r\nxx"), "not asked for"),
    "broken gzip": (sending(OK + b"Content-Encoding: gzip\r\n\r\nno gzip at all"), "broke off"),
    "cut gzip": (sending(OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:-12]), "before its end"),
    "endless body": (repeating(OK + b"\r\n", b"x" * 4_096), "larger than"),
    "endless chunks": (
        repeating(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"x" * 4096 + b"\r\n"),
        "larger",
    ),
    "announced size": (sending(OK + b"Content-Length: 99999999999\r\n\r\n"), "larger than"),
    "absurd size": (sending(OK + b"Content-Length: " + b"9" * 300 + b"\r\n\r\n"), ""),
    "endless headers": (repeating(OK, b"X-Filler: " + b"x" * 200 + b"\r\n"), ""),
    "endless header line": (repeating(OK + b"X: ", b"x" * 4_096), ""),
    "endless interim answers": (repeating(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"), "longer than 0.5 seconds"),
    "dripping headers": (repeating(b"HTTP/1.1 200 OK\r\nX: ", b"x", 0.05), "longer than 0.5 seconds"),
    "dripping body": (repeating(OK + b"\r\n", b"x", 0.05), "longer than 0.5 seconds"),
    "dripping gzip": (
        repeating(OK + b"Content-Encoding: gzip\r\n\r\n" + GZIP_HEAD, b"\x00\x00\x00\xff\xff", 0.05),
        "longer than 0.5 seconds",
    ),
    "silence": (lambda connection: time.sleep(0.8), "longer than 0.5 seconds"),
    "silence after the headers": (
        lambda connection: (connection.sendall(OK + b"Content-Length: 9\r\n\r\n"), time.sleep(0.8)),
        "longer than 0.5 seconds",
    ),
    "hanging up": (lambda connection: None, "broke off"),
    "cut body": (sending(OK + b"Content-Length: 100\r\n\r\nshort"), "broke off"),
    "no HTTP": (sending(b"220 mail.example ESMTP ready\r\n"), "broke off"),
    "redirect in a circle": (redirect("/"), "redirected more than 3 times"),
    "redirect to a file": (redirect("file:///etc/passwd"), "http:// or https://"),
    "redirect without a place": (sending(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), "(302)"),
    "redirect to a broken address": (redirect("http://[::1"), ""),
    "switched protocol": (sending(b"HTTP/1.1 101 Switching Protocols\r\n\r\n"), ""),
    "no type": (sending(answer(content_type="")), "without a type"),
    "PDF": (sending(answer(content_type="application/pdf")), "application/pdf"),
    "picture": (sending(answer(content_type="image/svg+xml")), "image/svg+xml"),
    "script": (sending(answer(content_type="text/javascript")), "text/javascript"),
}


@pytest.mark.parametrize(("handler", "message"), HOSTILE_SERVERS.values(), ids=HOSTILE_SERVERS.keys())
def test_a_hostile_server_is_left_in_time(world: World, handler: Handler, message: str) -> None:
    world.serve("/", handler)
    assert message in world.refuse("http://news.example/", limits=HASTY if "longer" in message else SMALL)


def test_a_dripping_handshake_is_left_in_time(world: World) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(b"\x16\x03\x03\x40\x00")  # a TLS record of 16 KB begins
        for _ in range(200):
            connection.sendall(b"\x00")
            time.sleep(0.05)

    class Dripping(Site):
        def _serve(self, connection: socket.socket) -> None:
            try:
                drip(connection)
            except OSError:
                pass
            finally:
                connection.close()

    site = Dripping()
    world.backend.port = site.port
    assert "longer than 0.5 seconds" in world.refuse("https://news.example/", limits=HASTY)
    site.close()


def test_a_slow_name_server_is_left_in_time(world: World) -> None:
    released = threading.Event()

    def slow(host: str, port: int) -> list[str]:
        released.wait(10)
        return [PUBLIC]

    with pytest.raises(FetchError, match="was not found"):
        fetch_page("http://news.example/", limits=HASTY, resolve=slow, backend=world.backend)
    released.set()


def test_a_bomb_is_never_unpacked_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    make = zlib.decompressobj

    class Watched:
        def __init__(self, bits: int) -> None:
            self.inner = make(bits)

        def decompress(self, data: bytes, most: int) -> bytes:
            part = self.inner.decompress(data, most)
            sizes.append(len(part))
            return part

        def __getattr__(self, name: str):
            return getattr(self.inner, name)

    monkeypatch.setattr(zlib, "decompressobj", Watched)
    world.serve("/", HOSTILE_SERVERS["gzip bomb"][0])
    world.refuse("http://news.example/")
    assert sum(sizes) == SMALL.max_bytes + 1


@pytest.mark.parametrize(
    ("status", "message"),
    [
        ("403 Forbidden", "The site refused (403). Paste the text instead."),
        ("401 Unauthorized", "The site refused (401). Paste the text instead."),
        ("404 Not Found", "The site has no page at this address (404). Check the address, or paste the text instead."),
        ("429 Too Many", "The site is asked too often (429). Try again later, or paste the text instead."),
        ("500 Oops", "The site answered with an error (500). Try again later, or paste the text instead."),
        ("204 No Content", "The site answered with an error (204). Try again later, or paste the text instead."),
    ],
    ids=lambda value: value[:3],
)
def test_a_refusal_names_the_next_step(world: World, status: str, message: str) -> None:
    world.serve("/", answer(status=status))
    assert world.refuse("http://news.example/") == message


def test_a_page_at_the_limit_is_read(world: World) -> None:
    world.serve("/", answer(b"x" * SMALL.max_bytes))
    assert len(world.fetch("http://news.example/").text) == SMALL.max_bytes


def test_a_page_over_the_limit_is_refused(world: World) -> None:
    world.serve("/", OK + b"\r\n" + b"x" * (SMALL.max_bytes + 1))
    assert "larger than 0.05 MB" in world.refuse("http://news.example/")


def test_a_site_that_is_down_is_named(world: World) -> None:
    world.site.close()
    assert "'news.example' could not be reached" in world.refuse("http://news.example/")


@pytest.mark.parametrize("limits", [{"total_s": 0}, {"max_bytes": -1}, {"max_redirects": -1}, {"connect_s": 0}])
def test_limits_without_room_are_refused(limits: dict[str, int]) -> None:
    with pytest.raises(OptionError):
        FetchLimits(**limits)
