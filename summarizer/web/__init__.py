"""The web page, its HTTP endpoints and its MCP tools, on Gradio.

`serve()` starts it; `build()` gives the Gradio object for whoever mounts it elsewhere. Listens on this computer alone
unless told otherwise, shares nothing, measures nobody, and asks no other host for anything.
"""

from __future__ import annotations

import os
import threading
from importlib import resources
from typing import Any

import gradio as gr

from ..pipeline import default_summarizer
from .body_limit import BodyLimit
from .examples import EXAMPLES
from .handlers import Handlers, Worker
from .layout import blocks, head, theme
from .strings import i18n

__all__ = ["build", "serve"]

MAX_WAITING = 16  # at some 4 s a summary the last in the queue waits a minute; longer, and people leave
MAX_UPLOAD = "5mb"  # a PDF of a news feature has 1 to 3 MB
# Three texts of 100,000 characters, six bytes each as JSON may write them, and room for the rest.
MAX_BODY = 4 * 1024 * 1024
MAX_SESSIONS = 200  # each keeps its last page, 2 MB at the most, for half an hour


def build(
    summarizer: Worker | None = None,
    *,
    allow_urls: bool | None = None,
    workers: int = 1,
    max_waiting: int = MAX_WAITING,
) -> gr.Blocks:
    """The page as a Gradio object, its queue set; `serve` starts it.

    `allow_urls` None: links are read, except on a Hugging Face Space (there SUMMARIZER_ALLOW_URLS=1 switches them on).
    `workers` requests use the models at once; `max_waiting` wait; the next is told "busy" at once.
    """
    on_space = bool(os.environ.get("SPACE_ID"))
    if allow_urls is None:
        allow_urls = not on_space or os.environ.get("SUMMARIZER_ALLOW_URLS") == "1"
    handlers = Handlers(summarizer, allow_urls=allow_urls, on_space=on_space)
    return blocks(handlers, workers=workers).queue(max_size=max_waiting)


def serve(
    host: str = "127.0.0.1",
    port: int | None = 7860,
    summarizer: Worker | None = None,
    allow_urls: bool | None = None,
    *,
    workers: int = 1,
    max_waiting: int = MAX_WAITING,
    wait: bool = True,
    open_browser: bool = False,
    quiet: bool = False,
) -> gr.Blocks:
    """Starts the page and its endpoints; returns when it is stopped, or at once with `wait=False`.

    `port` None takes a free one. The object returned has `local_url` and `close()`.
    """
    page = build(summarizer, allow_urls=allow_urls, workers=workers, max_waiting=max_waiting)
    if summarizer is None:
        # The first reader should not wait for the models to load; errors are told when the work is asked for.
        threading.Thread(target=_warm, name="warm-up", daemon=True).start()
    page.launch(
        server_name=host,
        server_port=port,
        share=False,
        inbrowser=open_browser,
        quiet=True,
        prevent_thread_lock=True,
        show_error=False,
        mcp_server=True,
        ssr_mode=False,
        theme=theme(),
        head=head(),
        i18n=i18n(),
        footer_links=["api"],
        favicon_path=str(resources.files(__package__).joinpath("icon.svg")),
        max_file_size=MAX_UPLOAD,
        state_session_capacity=MAX_SESSIONS,
        enable_monitoring=False,
        app_kwargs=_app_options(),
    )
    if not quiet:
        print(f"News in short runs at {page.local_url} (endpoints and MCP: {page.local_url}?view=api). Stop: Ctrl+C")
    if wait:
        page.block_thread()
    return page


def _warm() -> None:
    """One short summary of an example, so that models, lists and patterns are ready for the first reader."""
    try:
        default_summarizer().summarize(EXAMPLES[0][1], length="short")
    except Exception:  # told to the first reader instead, as a card
        return


def _app_options() -> dict[str, Any]:
    """Options of the web application underneath: a limit for what is sent; a full queue answers in plain words."""
    from starlette.exceptions import HTTPException
    from starlette.middleware import Middleware
    from starlette.responses import JSONResponse

    async def told(request: Any, error: Any) -> JSONResponse:
        headers = dict(error.headers or {})
        detail = error.detail
        if error.status_code == 503:
            detail = "The queue is full: busy, try again in a moment."
            headers["Retry-After"] = "10"
        return JSONResponse({"detail": detail}, status_code=error.status_code, headers=headers)

    return {"exception_handlers": {HTTPException: told}, "middleware": [Middleware(BodyLimit, max_bytes=MAX_BODY)]}
