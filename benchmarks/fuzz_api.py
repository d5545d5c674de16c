"""Sends odd inputs to the running endpoints and looks for an answer that is no answer.

    python benchmarks/fuzz_api.py [--examples 2000] [--address URL] [--seed N]

Drawn by hypothesis: texts with control characters, lone surrogates, markup, Devanagari, very long words; values of the
wrong type in every place; too few and too many of them; bodies that are no JSON. Half of the inputs go to `summarize`,
the rest to `translate`, `check` and the bare HTTP layer. A fault is: status 500, a traceback in an answer or in the
server's log, the code "error" (something unforeseen), no end of the event stream, or more than 20 seconds.
Without an address the page is started here with a scripted engine. Ends with status 1 when a fault was found.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from serving import Server

DEADLINE_S = 20.0  # a real summary of the longest text takes less on two cores
STORY = (
    "Nilpur: The town of Nilpur opened a tidal power station on Friday, nine years after the first plan. The station "
    "cost Rs 412 crore and can light 26,000 homes, the state power board said. “The sea has always fed us,” said "
    "Devika Nair, the chairman of the port. Fishermen will be paid for 40 days of lost work, and a second station "
    "will be built further north if the first one earns its costs within six years. "
)
PIECES = st.sampled_from(
    [
        STORY, STORY * 3, "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "x" * 50_000, "\n" * 10_000,
        "– " * 50, "\x00", "\ud800", "\u202e", "\u200d", "मुख्यमंत्री ने कहा कि 26,000 घर रोशन होंगे। ", "😀" * 60,
        "Rs 1,20,000.50 ", "1" * 400, "(((((((", "\\", "{{0}}", "%s%n", "../../etc/passwd", "“" * 80,
        "Dr. Mr. St. U.S. ", "A. " * 200, "12:30 pm on 31 June 2025 ",
    ]
)  # fmt: skip
TEXT = st.lists(PIECES | st.text(max_size=80), max_size=5).map("".join)
ODD = (
    TEXT | st.none() | st.booleans() | st.integers() | st.floats() | st.lists(TEXT, max_size=3)
    | st.dictionaries(st.text(max_size=5), TEXT, max_size=2)
)  # fmt: skip


def mostly(valid: Any) -> Any:
    """Seven times of eight a valid value, so that inputs get past the first refusal."""
    return st.integers(0, 7).flatmap(lambda draw: ODD if draw == 7 else valid)


ARTICLE = mostly(TEXT.map(lambda odd: STORY + odd + "\n\n" + STORY) | st.just(STORY) | TEXT)
STYLE = mostly(st.sampled_from(["paragraph", "key-points", "headline", "tldr"]))
LENGTH = mostly(st.sampled_from(["short", "medium", "long"]))
SENTENCES = mostly(st.none() | st.integers(1, 20))
WORDS = st.none() | st.integers(-3, 600)
PAIRS = mostly(st.none() | st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=3))
DIGITS = mostly(st.sampled_from(["ascii", "devanagari"]))
SWITCH = mostly(st.booleans())

SUMMARIZE = st.tuples(ARTICLE, STYLE, LENGTH, SENTENCES, st.none() | WORDS, SWITCH, SWITCH, DIGITS, PAIRS).map(list)
CALLS = st.one_of(
    st.tuples(st.just("summarize"), SUMMARIZE),
    st.tuples(st.just("summarize"), st.tuples(ARTICLE, STYLE, LENGTH).map(list)),
    st.tuples(st.just("translate"), st.tuples(ARTICLE, DIGITS, PAIRS).map(list)),
    st.tuples(st.just("check"), st.tuples(ARTICLE, ARTICLE, mostly(TEXT), PAIRS).map(list)),
    st.tuples(st.sampled_from(["summarize", "check"]), st.lists(ODD, max_size=11)),
    st.tuples(st.just("raw"), st.binary(max_size=200)),
)


class Faults(Exception):  # noqa: N818
    """An input met something that is no answer."""


def judge(http: httpx.Client, address: str, endpoint: str, values: Any) -> str:
    """What became of one input, in a word; raises `Faults` when it is no answer."""
    started = time.monotonic()
    url = f"{address}gradio_api/call/{'summarize' if endpoint == 'raw' else endpoint}"
    body = values if endpoint == "raw" else json.dumps({"data": values}).encode()
    joined = http.post(url, content=body, headers={"Content-Type": "application/json"})
    outcome, said = str(joined.status_code), joined.text
    if joined.status_code >= 500 and joined.status_code != 503:
        raise Faults(f"{endpoint}: status {joined.status_code}: {said[:300]}")
    if joined.status_code == 200:
        said = http.get(f"{url}/{joined.json()['event_id']}").text
        outcome = "answered" if "event: complete" in said else "refused" if "event: error" in said else "no end"
    seconds = time.monotonic() - started
    if outcome == "no end" or seconds > DEADLINE_S or "Traceback" in said or '"error: ' in said:
        raise Faults(f"{endpoint}: {outcome} after {seconds:.1f} s: {said[-300:]!r} to {body[:300]!r}")
    return f"{endpoint} {outcome}"


@contextmanager
def served(address: str | None) -> Iterator[tuple[str, Server | None]]:
    if address:
        yield address, None
        return
    with Server("scripted", delay_s=0.0) as server:
        yield server.address, server


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=int, default=2000)
    parser.add_argument("--address", help="a page that runs already, with a slash at the end")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    outcomes: collections.Counter[str] = collections.Counter()
    slowest = 0.0
    with served(chosen.address) as (address, server), httpx.Client(timeout=DEADLINE_S * 2) as http:

        @seed(chosen.seed)
        @settings(
            max_examples=chosen.examples, deadline=None, database=None, suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        )  # fmt: skip
        @given(CALLS)
        def odd_input(call: tuple[str, Any]) -> None:
            nonlocal slowest
            started = time.monotonic()
            outcomes[judge(http, address, *call)] += 1
            slowest = max(slowest, time.monotonic() - started)

        found = ""
        try:
            odd_input()
        except Faults as fault:
            found = str(fault)
        log = server.log() if server else ""
    for outcome, number in sorted(outcomes.items()):
        print(f"{outcome}: {number}")
    print(f"{sum(outcomes.values())} inputs, the slowest took {slowest:.2f} s")
    if "Traceback" in log:
        found = found or "the server's log holds a traceback:\n" + log[log.index("Traceback") :][:3000]
    print(found or "no fault")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
