"""Benchmarks: the timing programs run, and their arithmetic is right; no figure is judged here."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))  # scripts beside the package, no part of it

import memory
import peers
import speed
import stories

TIMES = {
    "transformers, one by one, summary": [4.0, 6.0, 4.0],
    "transformers, one by one, Hindi": [8.0, 6.0, 8.0],
    "ours, models, one by one, summary": [1.0, 1.0, 0.5],
    "ours, models, one by one, Hindi": [1.0, 2.0, 1.5],
    "transformers, batched, summary": [2.0, 2.0, 2.0],
    "transformers, batched, Hindi": [2.0, 2.0, 2.0],
    "ours, models, batched, summary": [0.5, 0.5, 0.5],
    "ours, models, batched, Hindi": [0.5, 0.5, 0.5],
    "ours, whole, one by one": [3.0, 3.0, 3.0],
}


@pytest.fixture(scope="module")
def tiny() -> dict[str, Any]:
    """What `speed.py --quick --tiny --json` prints."""
    import torch

    threads = torch.get_num_threads()
    stream = io.StringIO()
    try:
        with contextlib.redirect_stdout(stream):
            speed.main(["--quick", "--tiny", "--json", "--threads", "1"])
    finally:
        torch.set_num_threads(threads)
    printed: dict[str, Any] = json.loads(stream.getvalue())
    return printed


@pytest.mark.parametrize("key", ["ratio_vs_transformers", "ratio_vs_transformers_batched", "seconds_per_article"])
def test_speed_tells_a_figure_above_zero(tiny: dict[str, Any], key: str) -> None:
    assert tiny[key] > 0


def test_speed_times_every_system_once_a_turn(tiny: dict[str, Any]) -> None:
    assert all(row["smallest"] > 0 for row in tiny["seconds"].values())


def test_speed_tells_the_share_of_the_memory_bandwidth(tiny: dict[str, Any]) -> None:
    assert tiny["decoder"]["beam_1"]["share_of_bandwidth"] > 0


def test_ratios_are_the_median_of_what_each_turn_gives() -> None:
    assert speed.ratios(TIMES)["ratio_vs_transformers"] == 6.0  # 12 / 2, 12 / 3, 12 / 2


def test_core_hours_follow_from_seconds_and_cores() -> None:
    assert speed.sizing(seconds=1.8, threads=2)["core_hours_1,000,000"] == 1000.0


@pytest.mark.parametrize("words", [50, 800, 5000])
def test_a_story_has_the_words_asked_for(words: int) -> None:
    assert words <= len(stories.story(3, words).split()) <= words + 40


def test_two_stories_share_no_text() -> None:
    first, second = (set(stories.story(number, 300).split("\n\n")) for number in (0, 3))
    assert not first & second


def test_textrank_picks_the_sentences_that_share_their_words() -> None:
    page = (
        "The old bridge closed. Repairs on the bridge cost money. Cats sleep. The bridge repairs took money and time."
    )
    assert "Cats sleep." not in peers.textrank(page, 3)


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="reads /proc, which only Linux has")
def test_resident_memory_is_read_in_megabytes() -> None:
    assert 5 < memory.resident_mb() < 50_000
