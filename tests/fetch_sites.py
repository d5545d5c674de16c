"""The sites that the tests of fetching visit, which is a real server on 127.0.0.1.

The code under test believes that it connects to public addresses: the resolver is a table, and the backend carries each
connection to the local server, writing down the address that the code asked for. An address that was not asked for was
not reached.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable

import httpcore
import pytest

from summarizer.errors import FetchError
from summarizer.fetch import FetchLimits, fetch_page

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
