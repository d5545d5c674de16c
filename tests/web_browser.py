"""Fixtures of the page in a real browser: a module says `pytest_plugins = ("web_browser",)` and uses `opened`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from web_pages import CHROMIUM, Opener, Watch
from web_story import Story, served

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
Contexts = dict[tuple[Any, ...], BrowserContext]


@pytest.fixture(scope="module")
def story() -> Story:
    return Story()


@pytest.fixture(scope="module")
def address(story: Story) -> Iterator[str]:
    with served(story, allow_urls=False, max_waiting=2) as url:
        yield url


@pytest.fixture(scope="module")  # not longer: while Playwright runs, asyncio.run fails in other tests
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[Contexts]:
    """Browser profiles by width, language and colours, kept so that Gradio's own files are loaded once."""
    known: Contexts = {}
    yield known
    for context in known.values():
        context.close()


@pytest.fixture
def opened(browser: Browser, address: str, contexts: Contexts, watch: Watch, story: Story) -> Iterator[Opener]:
    """Opens the page; at the end no error and no request to another host may be left."""
    pages: list[Page] = []
    story.slow = False

    def asked(url: str) -> None:
        if not url.startswith(("data:", "blob:", "about:")):
            (watch.requests if url.startswith(address) else watch.foreign).append(url)

    def open_page(
        query: str = "", *, width: int = 1440, locale: str = "en-US", scheme: str = "light", script: str = ""
    ) -> Page:
        key = (width, locale, scheme)
        if key not in contexts:
            contexts[key] = browser.new_context(
                viewport={"width": width, "height": 900},
                locale=locale,
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
                permissions=["clipboard-read", "clipboard-write"],
            )
            contexts[key].set_default_timeout(10_000)
        page = contexts[key].new_page()
        pages.append(page)
        page.on("console", lambda m: watch.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: watch.errors.append(str(e)))
        page.on("request", lambda r: asked(r.url))
        if script:
            page.add_init_script(script)
        page.goto(address + query)
        page.wait_for_selector("#count span", state="attached")
        return page

    yield open_page
    story.slow = False
    for page in pages:
        if page.url.startswith(address):
            page.evaluate("localStorage.clear()")
        page.close()
    assert watch.foreign == []
    assert watch.errors == []
