"""Fetching: ordinary pages are read, and sites are who they say they are."""

from __future__ import annotations

import gzip
import ssl
import zlib
from pathlib import Path

import pytest
from fetch_sites import (
    HASTY,
    PAGE,
    PUBLIC,
    PUBLIC_V6,
    World,
    answer,
    redirect,
)

pytest_plugins = ("fetch_world",)

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
