"""Measures how long a reader waits: for the page, for the first sentence, for the whole summary in both languages.

    python benchmarks/first_words.py [--address URL] [--runs 5]

In Chromium, from the press of the button to what stands on the screen, with the bundled models; medians of the runs.
Beside each stands the same text through `Summarizer.steps` in this process, in turn with the page, so that the ratio
tells what the page adds, however busy the machine is. Without an address the page is started here; its first summary
is told apart. Prints the tables of README.md, "How long a reader waits".
"""

from __future__ import annotations

import argparse
import os
import time
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, Page
from screenshots import browser, open_page
from serving import Server

from summarizer import Summarizer
from summarizer.web.examples import EXAMPLES

STORIES = {"copied page": 0, "long report": 1}
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime / 1000"
LONGEST_MS = 180_000
# The clock runs in the page: from the press to the change that puts the words there. All that a turn knows is its own
# and ends with it: one that stayed on would tell the next turn's words by its own earlier press. No polling, which
# would take the models' cores.
WATCH = """longest => {
  window.waited = new Promise((resolve, reject) => {
    let pressed = 0, first = 0;
    document.querySelector('#summarize').addEventListener('click', () => { pressed = performance.now(); },
                                                          { once: true, capture: true });
    const observer = new MutationObserver(() => {
      const card = document.querySelector('#result-card');
      const finished = card?.dataset.finished;
      if (!pressed || !finished) return;
      if (!first && finished === 'no' && card.querySelector('.s')) first = performance.now() - pressed;
      if (!first || finished !== 'yes') return;
      observer.disconnect();
      resolve([first / 1000, (performance.now() - pressed) / 1000]);
    });
    observer.observe(document.querySelector('#result'), { childList: true, subtree: true, attributes: true });
    setTimeout(() => { observer.disconnect(); reject(new Error('no summary came')); }, longest);
  });
}"""


class Wait(NamedTuple):
    """Seconds to the first sentence, and to the finished summary with its Hindi."""

    first: float
    finished: float


def on_the_page(page: Page, example: int) -> Wait:
    """Puts the example into the box, presses the button, and waits for the words."""
    page.click(f"#examples .example >> nth={example}")
    page.wait_for_timeout(500)
    page.evaluate(WATCH, LONGEST_MS)
    page.click("#summarize")
    return Wait(*page.evaluate("window.waited"))


def in_the_library(summarizer: Summarizer, text: str) -> Wait:
    """The same text and settings without a page."""
    began = time.monotonic()
    first = 0.0
    for progress in summarizer.steps(text):
        if progress.sentence is not None and not first:
            first = time.monotonic() - began
    return Wait(first, time.monotonic() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--address", help="a page that runs already, with a slash at the end")
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    print(f"{os.cpu_count()} cores, medians of {chosen.runs}, load average {os.getloadavg()[0]:.1f} before", flush=True)
    server = None if chosen.address else Server("bundled")
    try:
        began = time.monotonic()
        address = chosen.address or server.start().address  # type: ignore[union-attr]
        started = time.monotonic() - began
        print("\n| | seconds |\n|--|--|")
        if server:
            print(f"| start of the program to the page's first answer | {started:.1f} |", flush=True)
        with browser() as chromium:
            measure(chromium, address, chosen.runs, fresh=server is not None)
    finally:
        if server:
            server.kill()
    print(f"\nload average {os.getloadavg()[0]:.1f} after")


def measure(chromium: Browser, address: str, runs: int, *, fresh: bool) -> None:
    """Prints the rows of both tables."""
    paints, ready = [], []
    for turn in range(runs):
        began = time.monotonic()
        page = open_page(chromium, address, width=1440, scheme="light", language="en")
        ready.append(time.monotonic() - began)
        paints.append(page.evaluate(FIRST_PAINT))
        if fresh and turn == 0:
            early = on_the_page(page, 0)
        page.context.close()
    print(f"| first useful pixel (first contentful paint, empty cache) | {median(paints):.1f} |")
    print(f"| the page can be used | {median(ready):.1f} |")
    if fresh:
        print(f"| first summary after the start: first sentence, finished | {early.first:.1f}, {early.finished:.1f} |")

    print(
        "\n| again and again in one browser | first sentence, s | finished, s | page : `Summarizer.steps` |\n"
        "|--|--|--|--|"
    )
    summarizer = Summarizer()
    page = open_page(chromium, address, width=1440, scheme="light", language="en")
    for name, example in STORIES.items():
        in_the_library(summarizer, EXAMPLES[example][1])  # loads the models, fills the caches; the page has its warm-up
        on_the_page(page, example)
        pairs = [(on_the_page(page, example), in_the_library(summarizer, EXAMPLES[example][1])) for _ in range(runs)]
        cells, ratios = [], []
        for field in ("first", "finished"):
            shown = [getattr(page_wait, field) for page_wait, _ in pairs]
            cells.append(f"{median(shown):.2f} ({min(shown):.2f}–{max(shown):.2f})")
            ratios.append(f"{median(getattr(a, field) / getattr(b, field) for a, b in pairs):.2f}")
        print(f"| {name} | {cells[0]} | {cells[1]} | {', '.join(ratios)} |", flush=True)
    page.context.close()


if __name__ == "__main__":
    main()
