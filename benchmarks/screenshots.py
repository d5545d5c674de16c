"""Takes the README's pictures of the page: every state, three widths, light and dark, English and Hindi.

    python benchmarks/screenshots.py OUT [--address URL] [--only both-1440-light-en]

`--only` takes one picture, named as its file; README's docs/page.png is made so (`make screenshot`). Without an
address the page is started here with the bundled models. Needs playwright and Chromium (CHROMIUM names it).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
STATES = ("empty", "working", "english", "hindi", "both", "refused")
WIDTHS = {1440: 1000, 768: 1024, 390: 844}


@contextmanager
def served(address: str | None) -> Iterator[str]:
    """The page's address; the page is started here unless it runs already."""
    if address:
        yield address
        return
    from summarizer.web import serve

    page = serve(port=None, wait=False, quiet=True)
    try:
        yield page.local_url
    finally:
        page.close()


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


def open_page(chromium: Browser, address: str, *, width: int, scheme: str, language: str) -> Page:
    """The page, ready, in its own profile."""
    context = chromium.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="hi-IN" if language == "hi" else "en-IN",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}?ui={language}")
    page.wait_for_selector("#count span", state="attached")
    return page


def bring(page: Page, state: str) -> None:
    """Leads the page from empty to one of `STATES`."""
    if state == "empty":
        return
    page.click(f"#examples .example >> nth={2 if state == 'refused' else 0}")
    page.wait_for_function("document.querySelector('#text textarea').value.length > 100")
    page.click("#summarize")
    if state == "working":
        page.wait_for_selector("#status .stages")
    elif state == "refused":
        page.wait_for_selector("#result .trouble")
    else:
        page.wait_for_selector('#result-card[data-finished="yes"]', timeout=120_000)
        view = {"english": "en", "hindi": "hi", "both": "both"}[state]
        page.click(f'#result button[data-view="{view}"]')
        page.locator('#result .s[data-i="1"]:visible, #result .s[data-i="0"]:visible').last.click()
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(400)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--address", help="a page that runs already, with a slash at the end")
    parser.add_argument("--only", help="take this picture alone: STATE-WIDTH-SCHEME-LANGUAGE")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with served(chosen.address) as address, browser() as chromium:
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                for language in ("en", "hi"):
                    for state in STATES:
                        if chosen.only not in (None, f"{state}-{width}-{scheme}-{language}"):
                            continue
                        page = open_page(chromium, address, width=width, scheme=scheme, language=language)
                        bring(page, state)
                        target = chosen.out / f"{state}-{width}-{scheme}-{language}.png"
                        page.screenshot(path=target, full_page=width < 1000)
                        page.context.close()
                        print(target)


if __name__ == "__main__":
    main()
