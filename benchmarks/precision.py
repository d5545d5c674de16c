"""What int8 arithmetic costs in quality: the bundled weights in CTranslate2 int8, and made floats again in torch.

    python benchmarks/precision.py [--data DIR] [--sentences N] [--threads N] [--json]

Scores both engines on this project's own small set (floor_set.jsonl): ROUGE-2 of the summaries, chrF++ of the Hindi;
with `--data` also on the first N sentences of FLORES dev. Both run the same beams. The weights that ship are int8, so
what differs is the arithmetic: int8 activations against float32.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from floors import floor_set, measure_summaries
from quality import read_lines
from scores import chrf

from summarizer.engines import open_engine
from summarizer.pipeline.summarizer import HINDI

ENGINES = {"int8": "ct2", "fp32": "torch"}


def main() -> int:
    """Prints both engines' figures and the differences, int8 less fp32."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="folder with eval/flores/dev.jsonl.xz")
    parser.add_argument("--sentences", type=int, default=40, help="of FLORES dev")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    chosen = parser.parse_args()
    sets = {"own pairs": [(p["en"], p["hi"]) for p in floor_set("pair")]}
    if chosen.data:
        lines = read_lines(Path(chosen.data) / "eval" / "flores" / "dev.jsonl.xz")[: chosen.sentences]
        sets["FLORES dev"] = [(line["en"], line["hi"]) for line in lines]
    result: dict[str, dict[str, Any]] = {}
    written: dict[str, dict[str, list[str]]] = {}
    for name, engine in ENGINES.items():
        writer = open_engine("bundled", "summarizer", engine=engine, device="cpu", threads=chosen.threads)
        result["ROUGE-2, own articles"] = result.get("ROUGE-2, own articles", {}) | {
            name: measure_summaries(writer)["ROUGE-2"]
        }
        translator = open_engine("bundled", "translator", engine=engine, device="cpu", threads=chosen.threads)
        written[name] = {}
        for label, pairs in sets.items():
            answers = translator.generate([translator.card.source_prefix + en for en, _ in pairs], HINDI)
            written[name][label] = [candidates[0].text for candidates in answers]
            key = f"chrF++, {label}"
            result[key] = result.get(key, {}) | {name: chrf(written[name][label], [hi for _, hi in pairs])}
    for row in result.values():
        row["difference"] = row["int8"] - row["fp32"]
    for label in sets:
        same = sum(a == b for a, b in zip(written["int8"][label], written["fp32"][label], strict=True))
        result[f"chrF++, {label}"]["same_output"] = f"{same} of {len(sets[label])}"
    if chosen.json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        print("| | int8 | fp32 | difference |\n|--|--|--|--|")
        for name, row in result.items():
            print(f"| {name} | {row['int8']:.2f} | {row['fp32']:.2f} | {row['difference']:+.2f} |")
        for label in sets:
            print(f"\nThe same Hindi, {label}: {result[f'chrF++, {label}']['same_output']}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
