"""A limit for the bytes of a request, kept while they arrive: nothing too large is collected or parsed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.responses import JSONResponse

_Message = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[_Message]]
_Send = Callable[[_Message], Awaitable[None]]


class BodyLimit:
    """ASGI middleware: a body above `max_bytes` is answered with 413. Uploads (multipart) have Gradio's own limit."""

    def __init__(self, app: Any, *, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        headers = dict(scope.get("headers", ()))
        if scope["type"] != "http" or headers.get(b"content-type", b"").startswith(b"multipart/form-data"):
            await self._app(scope, receive, send)
            return
        declared = headers.get(b"content-length", b"")
        if declared.isdigit() and int(declared) > self._max_bytes:
            await self._refuse(scope, receive, send)
            return
        taken = 0

        async def counted() -> _Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._max_bytes:  # a body without a declared length: its sender is treated as gone
                return {"type": "http.disconnect"}
            return message

        await self._app(scope, counted, send)

    async def _refuse(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        limit = self._max_bytes // 1024 // 1024
        detail = f"The request is too large; {limit} MB at most are read. Send one article at a time."
        await JSONResponse({"detail": detail}, status_code=413, headers={"Connection": "close"})(scope, receive, send)
