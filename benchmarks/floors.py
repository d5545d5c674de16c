"""What the bundled models reach on the small set of this project's own, and the floors that they must keep.

    python benchmarks/floors.py

floor_set.jsonl holds articles with short summaries and English-Hindi sentence pairs, all written for this project;
floors.json the least that a release may reach. The set is too small to compare models; it tells when something broke.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from outputs import summarize_both
from scores import chrf, number_errors, rouge

from summarizer.engines import Engine
from summarizer.pipeline.summarizer import HINDI

FOLDER = Path(__file__).parent


def floors() -> dict[str, float]:
    """The least that each measure may be, in percent."""
    read: dict[str, float] = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))
    return read


def floor_set(kind: str) -> list[dict[str, Any]]:
    """The texts of one kind: "article" (document, summary) or "pair" (en, hi)."""
    with (FOLDER / "floor_set.jsonl").open(encoding="utf-8") as lines:
        return [item for item in map(json.loads, lines) if item["kind"] == kind]


def measure_summaries(engine: Engine) -> dict[str, float]:
    """ROUGE-2 of the pipeline's English summaries."""
    articles = floor_set("article")
    made = summarize_both([a["document"] for a in articles], engine)
    scores = [rouge(a["summary"], m["final"])["ROUGE-2"][0] for a, m in zip(articles, made, strict=True)]
    return {"ROUGE-2": 100 * sum(scores) / len(scores)}


def measure_translations(engine: Engine) -> dict[str, float]:
    """chrF++ of the translator as the pipeline decodes it, unchecked, and its share of number sentences all right."""
    pairs = floor_set("pair")
    answers = engine.generate([engine.card.source_prefix + p["en"] for p in pairs], HINDI)
    hindi = [candidates[0].text for candidates in answers]
    errors = [number_errors(p["en"], text) for p, text in zip(pairs, hindi, strict=True)]
    wrong, stated = (sum(part) for part in zip(*errors, strict=True))
    return {"chrF++": chrf(hindi, [p["hi"] for p in pairs]), "number accuracy": 100 * (1 - wrong / stated)}


def main() -> int:
    """Prints each measure beside its floor; 1 when one is below."""
    from summarizer.engines import open_engine

    reached = measure_summaries(open_engine("bundled", "summarizer"))
    reached |= measure_translations(open_engine("bundled", "translator"))
    for name, least in floors().items():
        print(f"{name}: {reached[name]:.1f} (floor {least})")
    return int(any(reached[name] < least for name, least in floors().items()))


if __name__ == "__main__":
    sys.exit(main())
