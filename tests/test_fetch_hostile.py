"""Fetching: hostile addresses and hostile servers reach nothing and cost little."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib

import httpcore
import pytest
from fetch_sites import (
    HASTY,
    PAGE,
    PUBLIC,
    PUBLIC_V6,
    SMALL,
    Handler,
    LocalBackend,
    Site,
    World,
    answer,
    redirect,
    repeating,
    sending,
)

from summarizer.errors import BlockedAddressError, FetchError, OptionError
from summarizer.fetch import FetchLimits, fetch_page, is_public, resolve_name

pytest_plugins = ("fetch_world",)

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
