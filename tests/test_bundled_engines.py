"""Both engines run the bundled models, and write the same."""

from __future__ import annotations

from typing import Literal

import pytest

from summarizer.engines import open_engine
from summarizer.records import Decoding

BRIDGE = (
    "A footbridge over the Adyar river opened to walkers on Sunday, four years after work on it began. "
    "The city corporation said the bridge cost Rs 38 crore and is 420 metres long."
)
TEXTS = {"summarizer": f"summarize in 1 sentence: {BRIDGE}", "translator": "The city has opened a new bridge."}


@pytest.mark.parametrize("role", ["summarizer", "translator"])
def test_torch_and_ctranslate2_agree_within_decoding_noise(role: Literal["summarizer", "translator"]) -> None:
    said = {}
    for engine in ("ct2", "torch"):
        model = open_engine("bundled", role, engine=engine, device="cpu", offline=True)
        said[engine] = set(model.generate([TEXTS[role]], Decoding(beam_size=4, max_new_tokens=60))[0][0].text.split())
    shared = said["ct2"] & said["torch"]
    assert len(shared) >= 0.7 * len(
        said["ct2"] | said["torch"]
    )  # int8 may change a word; greedy decoding may change sentences
