"""What the tests of the page in a real browser share beside their fixtures (web_browser)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from web_story import PAGE, Story

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
MARKS = [
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="needs Chromium; set CHROMIUM to its path"),
    # Gradio counts its events with two pandas options that pandas 4 will drop; nothing of ours.
    pytest.mark.filterwarnings("ignore:.*no_silent_downcasting", "ignore:The copy keyword is deprecated"),
]


class Watch:
    """What went wrong in a page: errors on its console, requests to another host."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.requests: list[str] = []


Opener = Callable[..., Page]


def summarized(page: Page, text: str = PAGE) -> Page:
    """The page after its text was summarized."""
    page.fill("#text textarea", text)
    page.click("#summarize")
    page.wait_for_selector('#result-card[data-finished="yes"]')
    return page


def at_work(page: Page, story: Story) -> Page:
    """The page while it writes, which it does until it is stopped: one sentence is there."""
    story.slow = True
    page.fill("#text textarea", PAGE)
    page.click("#summarize")
    page.wait_for_selector("#result .s")
    return page


def shown(page: Page, index: int) -> Any:
    return page.locator(f'#result .s[data-i="{index}"]:visible').first
