"""Long input: seconds and memory against the number of words, with a scripted engine and with the bundled models."""

from __future__ import annotations

import time
import tracemalloc
from typing import Any

from stories import story

from summarizer.engines.scripted import ScriptedEngine
from summarizer.pipeline import Summarizer
from summarizer.records import Article, ModelCard

SCRIPTED_WORDS = (500, 2_000, 5_000, 20_000, 50_000, 100_000)
REAL_WORDS = (500, 2_000, 5_000)
CARD = ModelCard(name="scripted", role="summarizer", source_prefix="summarize: ", max_source_tokens=400)


def measure_lengths(summarizer: Summarizer) -> dict[str, Any]:
    """Rows for both engines; the text comes as an `Article`, since pasted text may not have 100,000 words."""
    scripted = Summarizer(ScriptedEngine(CARD), ScriptedEngine(CARD))
    return {
        "scripted": [_row(scripted, words, hindi=False, traced=True) for words in SCRIPTED_WORDS],
        "bundled": [_row(summarizer, words, hindi=True, traced=False) for words in REAL_WORDS],
    }


def _row(summarizer: Summarizer, words: int, *, hindi: bool, traced: bool) -> dict[str, Any]:
    """Seconds, and in a second pass (it slows Python down) the peak of what Python allocates."""
    paragraphs = tuple(story(1, words).split("\n\n"))
    article = Article(title="A long report", paragraphs=paragraphs)
    began = time.perf_counter()
    summarizer.summarize(article, hindi=hindi, timeout_s=600)
    seconds = time.perf_counter() - began
    row: dict[str, Any] = {
        "words": words,
        "seconds": round(seconds, 3),
        "ms_per_1000_words": round(seconds / words * 1e6, 1),
    }
    if traced:
        tracemalloc.start()
        summarizer.summarize(article, hindi=hindi, timeout_s=600)
        row["peak_mb"] = round(tracemalloc.get_traced_memory()[1] / 1e6, 1)
        tracemalloc.stop()
    return row
