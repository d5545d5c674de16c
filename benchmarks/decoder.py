"""How near the decoder is to the machine's memory: bytes it must read for a token, times tokens per second.

A decoding step reads the decoder's weights once, whatever the beams and the batch; so a step takes at least their bytes
over the memory bandwidth. Bandwidth is measured with copies of an array too large for the cores' own caches.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from summarizer.engines import Engine
from summarizer.engines.ct2_weights import read_variables
from summarizer.models import find_card, locate, read_parts
from summarizer.records import Decoding

Clock = Callable[[], float]

COPY_BYTES = 1 << 28  # of each array; some 60 times the second-level caches of two cores
COPIES = 5
TEXT = "The town council met on Monday to speak about the new bridge, the school and the price of water. " * 6


def measure_decoder(
    engine: Engine, threads: int, clock: Clock = time.perf_counter, tokens: int = 120
) -> dict[str, Any]:
    """Steps per second, bytes per step, and the share of the memory bandwidth: 1 and 4 beams, and 4 texts at once."""
    step_bytes = bytes_per_step()
    bandwidth = memory_bandwidth(threads, clock)
    result: dict[str, Any] = {
        "model": engine.card.name,
        "bytes_per_step": step_bytes,
        "memory_gb_per_s": round(bandwidth / 1e9, 1),
        "steps_per_s_at_the_limit": round(bandwidth / step_bytes),
    }
    for beams, texts in ((1, 1), (4, 1), (4, 4)):
        speed = steps_per_s(engine, beams, texts, tokens, clock)
        result[f"beam_{beams}" + (f"_texts_{texts}" if texts > 1 else "")] = {
            "steps_per_s": round(speed, 1),
            "share_of_bandwidth": round(speed * step_bytes / bandwidth, 3),
        }
    return result


def bytes_per_step() -> int:
    """Bytes of the summarizer's decoder and output weights, as stored: what one step multiplies with.

    Left out: embeddings (one row is read) and what projects the encoder's output (done once for a text).
    """
    variables = read_variables(read_parts(locate(find_card("bundled", "summarizer")).folder))
    return sum(
        values.nbytes
        for name, values in variables.items()
        if name.startswith("decoder/") and "embeddings" not in name and "/attention/linear_1/" not in name
    )


def memory_bandwidth(threads: int, clock: Clock) -> float:
    """Bytes per second, read and written, of copies by `threads` threads; the best of several."""
    arrays = [(np.ones(COPY_BYTES, np.uint8), np.ones(COPY_BYTES, np.uint8)) for _ in range(threads)]
    best = 0.0
    with ThreadPoolExecutor(threads) as pool:
        for _ in range(COPIES):
            began = clock()
            list(pool.map(lambda pair: np.copyto(pair[1], pair[0]), arrays))
            best = max(best, 2 * COPY_BYTES * threads / (clock() - began))
    return best


def steps_per_s(engine: Engine, beams: int, texts: int, tokens: int, clock: Clock) -> float:
    """Decoding steps per second: the time of long texts less that of short ones, so that the encoder drops out."""
    short = max(2, tokens // 4)
    times = {}
    for length in (short, tokens):
        decoding = Decoding(beam_size=beams, min_new_tokens=length, max_new_tokens=length)
        engine.generate([TEXT] * texts, decoding)
        runs = []
        for _ in range(3):
            began = clock()
            engine.generate([TEXT] * texts, decoding)
            runs.append(clock() - began)
        times[length] = min(runs)
    return (tokens - short) / max(times[tokens] - times[short], 1e-6)
