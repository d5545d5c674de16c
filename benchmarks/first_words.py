"""Measures how long a reader waits: for the page, for the first sentence, for the whole summary in both languages.

    python benchmarks/first_words.py [--address URL] [--runs 3]

In Chromium, from the press of the button to what stands on the screen, with the bundled models; medians of the runs.
Without an address the page is started here; its first summary, with the models still to be loaded, is told apart.
"""

from __future__ import annotations

import argparse
import statistics
import time

from screenshots import browser, open_page
from serving import Server

EXAMPLES = {"copied page": 0, "long report": 1}
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime / 1000"


def waits(page: object, example: int) -> tuple[float, float]:
    """Seconds from the press to the first sentence on the screen, and to the finished card."""
    page.click(f"#examples .example >> nth={example}")  # type: ignore[attr-defined]
    page.wait_for_timeout(500)  # type: ignore[attr-defined]
    page.evaluate(_WATCH)  # type: ignore[attr-defined]
    page.click("#summarize")  # type: ignore[attr-defined]
    page.wait_for_function("window.waited.finished", timeout=180_000)  # type: ignore[attr-defined]
    first, finished = page.evaluate("[window.waited.first, window.waited.finished]")  # type: ignore[attr-defined]
    return first / 1000, finished / 1000


# The clock runs in the page: from the press to the change that puts the words there.
_WATCH = """() => {
  window.waited = {};
  let pressed = 0;
  const press = () => { pressed = performance.now(); };
  document.querySelector('#summarize').addEventListener('click', press, { once: true });
  new MutationObserver(() => {
    const card = document.querySelector('#result-card');
    if (!pressed || !document.documentElement.dataset.work && !window.waited.first) return;
    if (!window.waited.first && card?.dataset.finished === 'no' && card.querySelector('.s'))
      window.waited.first = performance.now() - pressed;
    if (window.waited.first && !window.waited.finished && card?.dataset.finished === 'yes')
      window.waited.finished = performance.now() - pressed;
  }).observe(document.querySelector('#result'), { childList: true, subtree: true, attributes: true });
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--address", help="a page that runs already, with a slash at the end")
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    server = None if chosen.address else Server("bundled")
    try:
        began = time.monotonic()
        address = chosen.address or server.start().address  # type: ignore[union-attr]
        if server:
            print(f"| start of the program to the page's first answer | {time.monotonic() - began:.1f} s |")
        with browser() as chromium:
            measure(chromium, address, chosen.runs, fresh=server is not None)
    finally:
        if server:
            server.kill()


def measure(chromium: object, address: str, runs: int, *, fresh: bool) -> None:
    """Prints the rows of the table."""
    paints, ready = [], []
    for _ in range(runs):
        began = time.monotonic()
        page = open_page(chromium, address, width=1440, scheme="light", language="en")  # type: ignore[arg-type]
        ready.append(time.monotonic() - began)
        paints.append(page.evaluate(FIRST_PAINT))
        page.context.close()
    print(f"| first useful pixel (first contentful paint, empty cache) | {statistics.median(paints):.1f} s |")
    print(f"| the page can be used | {statistics.median(ready):.1f} s |")
    page = open_page(chromium, address, width=1440, scheme="light", language="en")  # type: ignore[arg-type]
    if fresh:
        first, finished = waits(page, 0)
        print(f"| first summary after the start: first sentence | {first:.1f} s |")
        print(f"| first summary after the start: finished, with Hindi | {finished:.1f} s |")
    for name, example in EXAMPLES.items():
        seconds = [waits(page, example) for _ in range(runs)]
        print(f"| {name}: first sentence | {statistics.median(s[0] for s in seconds):.1f} s |")
        print(f"| {name}: finished, with Hindi | {statistics.median(s[1] for s in seconds):.1f} s |")
    page.context.close()


if __name__ == "__main__":
    main()
