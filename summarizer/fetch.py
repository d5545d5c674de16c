"""A URL to a raw page: the only place in the package that opens a connection on a reader's word.

Whoever can name a URL could make this program knock at doors inside the network it runs in. So every name is resolved
here, every address is checked here, and the connection goes to the very address that was checked: `_Door` sits under
the HTTP library, which therefore cannot reach anything else, whatever a URL, a redirect or a name server says. TLS
still verifies the name. One wall clock bounds the whole of it, however slowly bytes drip.

References: RFC 6890 and the IANA special-purpose address registries; WHATWG Encoding for the charset labels.
"""

from __future__ import annotations

import codecs
import ipaddress
import re
import socket
import ssl
import threading
import time
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import certifi
import httpcore

from .errors import BlockedAddressError, FetchError, OptionError
from .records import PageKind, RawPage

Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchLimits:
    """How much of the outside a single URL may cost. Not to be widened for a public service."""

    connect_s: float = 5.0  # to find the name and to connect; slower sites are seldom worth the wait
    total_s: float = 10.0  # wall clock for everything, redirects included
    max_bytes: int = 2_000_000  # of the page, packed or unpacked; news pages have 0.1 to 1 MB
    max_redirects: int = 3  # http → https → www → the article
    max_url_characters: int = 2_048
    ports: tuple[int, ...] = (80, 443)

    def __post_init__(self) -> None:
        if min(self.connect_s, self.total_s, self.max_bytes) <= 0 or self.max_redirects < 0:
            raise OptionError(
                "A limit of fetching is zero or negative; each must be above 0. Leave out what you need not set."
            )


def resolve_name(host: str, port: int) -> Sequence[str]:
    """The addresses of a host name, as the system's resolver gives them."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def fetch_page(
    url: str,
    *,
    limits: FetchLimits = FetchLimits(),
    resolve: Resolve = resolve_name,
    backend: httpcore.NetworkBackend | None = None,
    tls: ssl.SSLContext | None = None,
) -> RawPage:
    """The page at `url`, decoded; `origin` is the address it finally came from.

    Only public addresses are reached, over http or https, and only HTML and plain text are read. `resolve`, `backend`
    (what connects to an address that passed the check) and `tls` stand in for the system's own, in tests above
    all; the checks lie in front of them and cannot be switched off. No proxy setting of the environment is read.

    Raises `BlockedAddressError` for an address that is not to be visited, `FetchError` for all other failures.
    """
    clock = _Clock(limits)
    door = _Door(clock, limits, resolve, backend or httpcore.SyncBackend())
    address = _check_url(url, limits)
    for _ in range(limits.max_redirects + 1):
        # A pool of its own for each step: no connection of one host is ever used for another.
        with httpcore.ConnectionPool(
            ssl_context=tls or _tls_context(), network_backend=door, max_connections=1
        ) as pool:
            outcome = _read_step(pool, address, clock, limits)
        if isinstance(outcome, RawPage):
            return outcome
        address = _check_url(outcome, limits)
    raise FetchError(
        f"The site redirected more than {limits.max_redirects} times; that leads nowhere. Paste the text instead."
    )


# ---- the URL ---------------------------------------------------------------------------------------------------------

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)+", re.ASCII)
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)", re.ASCII)
# Names of networks at home and at work (RFC 6761, 6762, 8375, and habit); no public site has them.
_LOCAL_NAMES = re.compile(r"(?:.*\.)?(?:localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa|onion)")


def _check_url(url: str, limits: FetchLimits) -> SplitResult:
    """The parts of an address that may be visited, host in ASCII; whether its host is public is the door's to say."""
    url = url.strip()
    if len(url) > limits.max_url_characters:
        raise FetchError(
            f"The address has {len(url):,} characters; {limits.max_url_characters:,} are read at most. "
            "Copy the article's address from the browser, or paste the text instead."
        )
    if not url or "\\" in url or any(c.isspace() or unicodedata.category(c).startswith("C") for c in url):
        raise FetchError(
            "The address is empty or has spaces, backslashes or invisible characters in it; a plain web address is "
            "needed. Copy it from the browser again."
        )
    try:
        parts = urlsplit(url)
        port = parts.port
        host = parts.hostname or ""
    except ValueError as error:
        raise FetchError(_not_an_address(url)) from error
    if parts.scheme not in ("http", "https"):
        raise FetchError(
            f"The address begins with {parts.scheme or url[:12]!r}; http:// or https:// is needed. "
            "Copy the whole address from the browser."
        )
    if "@" in parts.netloc:
        raise BlockedAddressError(
            "The address carries a user name; an address without one is needed. Remove everything up to the @."
        )
    port = port if port is not None else (443 if parts.scheme == "https" else 80)
    if port not in limits.ports:
        raise BlockedAddressError(
            f"The address names port {port}; only ports {' and '.join(map(str, limits.ports))} are visited. "
            "Paste the text instead."
        )
    name = f"[{host}]" if ":" in host else _ascii_host(host, url)
    return parts._replace(netloc=f"{name}:{port}", fragment="", path=parts.path or "/")


def _not_an_address(url: str) -> str:
    return f"{url[:80]!r} is not a web address; one like https://example.com/story is needed. Copy it from the browser."


def _ascii_host(host: str, url: str) -> str:
    """The host in ASCII. Unusual spellings of numbers are refused, since programs read them differently."""
    try:
        name = host.encode("idna").decode("ascii").lower() if not host.isascii() else host.lower()
    except UnicodeError as error:
        raise FetchError(_not_an_address(url)) from error
    name = name.removesuffix(".")
    try:
        return str(ipaddress.IPv4Address(name))
    except ValueError:
        pass
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        raise BlockedAddressError(
            f"{host!r} is a number written in an unusual way; a host name is needed. Copy the address from the browser."
        )
    if _LOCAL_NAMES.fullmatch(name) or (name and "." not in name):
        raise BlockedAddressError(_private(host))
    if not _HOST.fullmatch(name) or len(name) > 253:
        raise FetchError(_not_an_address(url))
    return name


def _private(host: str) -> str:
    return (
        f"{host!r} lies in a private or special network; only sites on the public internet are read. "
        "Paste the text instead."
    )


# ---- the address -----------------------------------------------------------------------------------------------------

# Of IPv6 only what is given out to the public, less what carries IPv4 inside or serves protocols; of IPv4 all that no
# registry sets apart. Written out, because Python's `is_global` has changed between versions and passes some of these.
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
_DENIED = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"),
        *("64:ff9b::/96", "64:ff9b:1::/48", "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48"),
        "3fff::/20",
    )
)


def is_public(address: str) -> bool:
    """Is this IP address one that the whole internet can reach, and nothing else?

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:93.184.215.14")
    (True, False, False)
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and (ip.scope_id or ip not in _PUBLIC_V6 or ip.ipv4_mapped):
        return False
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    return not any(ip.version == network.version and ip in network for network in _DENIED)


# ---- the door --------------------------------------------------------------------------------------------------------


class _Clock:
    """One wall clock for a fetch, so that no number of short waits adds up to a long one."""

    def __init__(self, limits: FetchLimits) -> None:
        self.limits = limits
        self._end = time.monotonic() + limits.total_s

    def left(self, at_most: float | None = None) -> float:
        """Seconds left, never more than `at_most`; raises `FetchError` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(self.message())
        return left if at_most is None else min(left, at_most)

    def message(self) -> str:
        return f"The site took longer than {self.limits.total_s:g} seconds. Try again later, or paste the text instead."


class _Door(httpcore.NetworkBackend):
    """Connects to hosts by name, through the check: resolves, requires a public address, connects to that address."""

    def __init__(self, clock: _Clock, limits: FetchLimits, resolve: Resolve, inner: httpcore.NetworkBackend) -> None:
        self._clock, self._limits, self._resolve, self._inner = clock, limits, resolve, inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        if port not in self._limits.ports:
            raise BlockedAddressError(f"Port {port} is not visited. Paste the text instead.")
        connect_by = time.monotonic() + self._limits.connect_s
        found = self._addresses(host, port)
        public = [address for address in found if is_public(address)]
        if not public:
            raise BlockedAddressError(_private(host))
        failure: Exception | None = None
        for address in public:
            left = min(self._clock.left(), connect_by - time.monotonic())
            if left <= 0:
                break
            try:
                stream = self._inner.connect_tcp(address, port, timeout=left, socket_options=socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _TimedStream(stream, self._clock)
        raise FetchError(
            f"The site {host!r} could not be reached. Check the address and the connection, or paste the text instead."
        ) from failure

    def connect_unix_socket(self, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        raise BlockedAddressError("Sockets of this computer are not visited. Paste the text instead.")

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """What `resolve` says, within the time: the system's resolver takes no timeout, so it runs beside us."""
        if ":" in host or _NUMBER.fullmatch(host.rpartition(".")[2]):
            return [host]  # an address already
        answer: list[Sequence[str]] = []
        failure: list[BaseException] = []

        def ask() -> None:
            try:
                answer.append(self._resolve(host, port))
            except Exception as error:  # whatever the resolver raises, the name was not found
                failure.append(error)

        thread = threading.Thread(target=ask, name="summarizer-resolve", daemon=True)
        thread.start()
        thread.join(self._clock.left(self._limits.connect_s))
        if answer:
            return answer[0]
        raise FetchError(
            f"The site {host!r} was not found. Check the address and the connection, or paste the text instead."
        ) from (failure[0] if failure else None)


class _TimedStream(httpcore.NetworkStream):
    """A connection on which each wait ends when the clock does."""

    def __init__(self, inner: httpcore.NetworkStream, clock: _Clock) -> None:
        self._inner, self._clock = inner, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._clock.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._clock.left(self._clock.limits.connect_s)
        try:
            return _TimedStream(self._inner.start_tls(ssl_context, server_hostname, left), self._clock)
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise FetchError(
                    f"The site could not prove that it is {server_hostname!r} (its certificate is not valid). "
                    "Paste the text instead."
                ) from error
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


@cache
def _tls_context() -> ssl.SSLContext:
    """Certificates of the system and of certifi: some systems have none, some offices have their own."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


# ---- one request -----------------------------------------------------------------------------------------------------

_HEADERS = (
    (b"User-Agent", b"Mozilla/5.0 (compatible; news-summarizer)"),
    (b"Accept", b"text/html, application/xhtml+xml, text/plain;q=0.8"),
    (b"Accept-Language", b"en"),
    (b"Accept-Encoding", b"gzip, deflate"),
    (b"Connection", b"close"),
)
_KINDS: dict[str, PageKind] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_NO_PAGE = "The site has no page at this address ({}). Check the address, or paste the text instead."
_BUSY = "The site is asked too often ({}). Try again later, or paste the text instead."
_OTHER_STATUS = "The site answered with an error ({}). Try again later, or paste the text instead."
_BROKEN = "The connection broke off, or the site sent something broken. Try again later, or paste the text instead."
_STATUS = {
    **dict.fromkeys((401, 402, 403, 406, 451), "The site refused ({}). Paste the text instead."),
    404: _NO_PAGE,
    410: _NO_PAGE,
    429: _BUSY,
}


def _read_step(pool: httpcore.ConnectionPool, parts: SplitResult, clock: _Clock, limits: FetchLimits) -> RawPage | str:
    """The page at one address, or the address to which it redirects."""
    host, _, port = parts.netloc.rpartition(":")
    is_default_port = int(port) == (443 if parts.scheme == "https" else 80)
    shown = parts._replace(netloc=host) if is_default_port else parts
    url = httpcore.URL(
        scheme=parts.scheme.encode("ascii"),
        host=host.strip("[]").encode("ascii"),
        port=int(port),
        target=quote(parts.path + (f"?{parts.query}" if parts.query else ""), safe="%/:?#[]@!$&'()*+,;=~").encode(
            "ascii"
        ),
    )
    try:
        with pool.stream("GET", url, headers=[(b"Host", shown.netloc.encode("ascii")), *_HEADERS]) as response:
            fields = {name.lower(): value.decode("latin-1") for name, value in reversed(response.headers)}
            if response.status in (301, 302, 303, 307, 308) and b"location" in fields:
                return urljoin(parts.geturl(), _location(fields[b"location"]))
            if response.status not in (200, 203):
                raise FetchError(_STATUS.get(response.status, _OTHER_STATUS).format(response.status))
            kind, charset = _content_type(fields.get(b"content-type", ""))
            length = fields.get(b"content-length", "")
            if length.isdecimal() and (len(length) > 18 or int(length) > limits.max_bytes):
                raise FetchError(_too_large(limits))
            coding = fields.get(b"content-encoding", "identity").strip().lower()
            data = b"".join(_unpacked(response.iter_stream(), coding, clock, limits))
    except httpcore.TimeoutException as error:
        raise FetchError(clock.message()) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError) as error:
        raise FetchError(_BROKEN) from error
    return RawPage(text=_decode(data, charset, is_html=kind == "html"), kind=kind, origin=urlunsplit(shown))


def _location(header: str) -> str:
    """Where a redirect leads; addresses that were not quoted as they should be are read as browsers read them."""
    return header.encode("latin-1").decode("utf-8", "replace").strip().replace(" ", "%20")


def _content_type(header: str) -> tuple[PageKind, str]:
    """Kind of page and charset label ("" when none is named)."""
    media_type, _, rest = header.partition(";")
    kind = _KINDS.get(media_type.strip().lower())
    if kind is None:
        raise FetchError(
            f"The address leads to {media_type.strip()[:60] or 'something without a type'}; a web page or plain text "
            "is needed. Copy the address of the article itself, or paste the text instead."
        )
    match = re.search(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", rest, re.ASCII | re.IGNORECASE)
    return kind, match.group(1) if match else ""


def _too_large(limits: FetchLimits) -> str:
    return f"The page is larger than {limits.max_bytes / 1e6:g} MB; that is no article. Paste the text instead."


def _unpacked(stream: Iterable[bytes], coding: str, clock: _Clock, limits: FetchLimits) -> Iterator[bytes]:
    """The body, unpacked piece by piece; raises before more than `max_bytes` are held, packed or unpacked."""
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(
            f"The site packs its pages as {coding[:40]!r}, which was not asked for. Paste the text instead."
        )
    received = produced = 0
    unpacker: Any = None
    for piece in stream:
        received += len(piece)
        if received > limits.max_bytes:
            raise FetchError(_too_large(limits))
        if coding in ("", "identity"):
            clock.left()
            yield piece
            continue
        while piece:
            clock.left()
            if unpacker is None:
                unpacker = zlib.decompressobj(_window_bits(coding, piece[0]))
            try:
                part = unpacker.decompress(piece, limits.max_bytes - produced + 1)
            except zlib.error as error:
                raise FetchError(_BROKEN) from error
            produced += len(part)
            if produced > limits.max_bytes:
                raise FetchError(_too_large(limits))
            yield part
            piece = unpacker.unused_data if unpacker.eof else b""
            unpacker = None if unpacker.eof else unpacker
    if unpacker is not None:
        raise FetchError("The page broke off before its end. Try again later, or paste the text instead.")


def _window_bits(coding: str, first_byte: int) -> int:
    """zlib's name of the format: gzip, or "deflate" with its header or, as some servers send it, without."""
    if coding != "deflate":
        return 31
    return 15 if first_byte & 0x0F == 8 else -15


# ---- bytes to text ---------------------------------------------------------------------------------------------------

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_TEXT_CODECS = (
    "utf-8",
    "utf-16",
    "iso8859",
    "ascii",
    "cp125",
    "cp874",
    "koi8",
    "gb",
    "big5",
    "euc_",
    "shift_jis",
    "mac",
)


def _decode(data: bytes, charset: str, *, is_html: bool) -> str:
    """The text: by its byte order mark, the header's charset, the page's own, UTF-8, else Windows-1252."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    codec = _codec(charset)
    if codec is None and is_html:
        meta = _META_CHARSET.search(data[:2048])
        codec = _codec(meta.group(1).decode("ascii")) if meta else None
        if codec is not None and codec.startswith("utf-16"):
            codec = "utf-8"  # or its ASCII declaration could not have been read
    if codec in (None, "cp1252"):  # what servers say when nobody told them
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            codec = "cp1252"
    return data.decode(codec or "utf-8", "replace")


def _codec(label: str) -> str | None:
    """Python's name for a charset label, as browsers read it; None when it names no charset of text."""
    try:
        name = codecs.lookup(label).name if label else ""
    except (LookupError, ValueError):
        return None
    if not name.startswith(_TEXT_CODECS):
        return None
    return "cp1252" if name in ("ascii", "iso8859-1") else name
