"""The weights by which summarizer/summary/choosing.py tells good sentences, fitted to highlights that people wrote.

    python training/fit_choice.py --data DATA --written FILE [--documents 300]

Lets the bundled summarizer write about documents of DATA/summ (in turn one of the training highlights and one of the
validation split; kept in FILE, so that a run goes on where it stopped: some three seconds a document on one core), fits
a ridge regression from the features of each sentence to what it tells of the reference, and prints the weights and the
cross-validated ROUGE of what is chosen by them. The test sets have no part in it.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from rouge_score.rouge_scorer import RougeScorer

from summarizer.engines import open_engine
from summarizer.errors import InputError
from summarizer.pipeline.stages import cut, start
from summarizer.pipeline.summarizer import FIRST
from summarizer.records import Candidate, Options, Sentence
from summarizer.summary import ask, choosing, tidy
from summarizer.summary.choosing import Choice, Draft, choices

FOLDS = 5
RIDGE = 0.5  # per document; 0.1 to 6 give the same ROUGE-2 within 0.2
# What a word pair that the reference lacks costs, in thirtieths of a reference: 0 chooses long
# sentences, 0.6 short ones.
# On 242 documents 0.1, 0.2 and 0.3 give the same ROUGE-2 within 0.05; 0.6 half a point less.
SURPLUS = 0.2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--written", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=300)
    args = parser.parse_args()
    rows = list(written(args.data / "summ", args.written, args.documents))
    pools = [pool_of(row) for row in rows]
    references = [row["reference"] for row in rows]
    report("lead-3", rows, [row["sentences"][:3] for row in rows])
    chosen: list[list[str]] = [[] for _ in rows]
    for fold in range(FOLDS):
        inside = [i for i in range(len(rows)) if i % FOLDS != fold]
        choosing.WEIGHTS = fit([pools[i] for i in inside], [references[i] for i in inside])
        for i in range(fold, len(rows), FOLDS):
            best = choosing.choose(drafts_of(rows[i]), parts_of(rows[i]), 3)
            chosen[i] = [best[0].text] if best else []
    report("chosen, cross-validated", rows, chosen)
    for name, weight in fit(pools, references).items():
        print(f'    "{name}": {weight:.3f},')
    return 0


def written(folder: Path, file: Path, documents: int) -> Iterator[dict[str, Any]]:
    """For each document what the model wrote, from the file or written now."""
    known: dict[str, dict[str, Any]] = {}
    if file.is_file():
        known = {row["id"]: row for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    engine = open_engine("bundled", "summarizer")
    with file.open("a", encoding="utf-8") as lines:
        for document in in_turn(folder)[:documents]:
            row = known.get(document["id"])
            if row is None:
                try:
                    task = cut(start(document["document"], Options(hindi=False)), engine).task
                except InputError:  # too short for the pipeline, or not seen as English
                    continue
                prompts, decoding = ask([task], engine, FIRST)
                flat = iter(engine.generate([p for part in prompts for p in part], decoding))
                row = {
                    "id": document["id"],
                    "reference": document["summary"],
                    "parts": [[s.text for s in chunk.sentences] for chunk in task.chunks],
                    "answers": [
                        [[[c.text, c.score, c.finished] for c in next(flat)] for _ in part] for part in prompts
                    ],
                }
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
                lines.flush()
            row["sentences"] = [text for part in row["parts"] for text in part]
            yield row


def in_turn(folder: Path) -> list[dict[str, Any]]:
    """Training highlights and validation highlights, one of each in turn."""

    def read(name: str) -> list[dict[str, Any]]:
        with lzma.open(folder / name, "rt", encoding="utf-8") as lines:
            return [row for row in map(json.loads, lines) if row["style"] == "highlights"]

    training, validation = read("news_pairs.jsonl.xz"), read("dev_highlights.jsonl.xz")
    random.Random(5).shuffle(training)
    return [row for pair in zip(training, validation, strict=False) for row in pair]


def parts_of(row: dict[str, Any]) -> list[list[Sentence]]:
    return [[Sentence(text=text, start=0, end=len(text)) for text in part] for part in row["parts"]]


def drafts_of(row: dict[str, Any]) -> list[Draft]:
    return [
        Draft(part=p, sentences=tidy(Candidate(text=text, score=score, finished=finished), "paragraph"), score=score)
        for p, prompts in enumerate(row["answers"])
        for candidates in prompts
        for text, score, finished in candidates
    ]


def pool_of(row: dict[str, Any]) -> list[Choice]:
    return list(choices(drafts_of(row), parts_of(row)))


def pairs(text: str) -> Counter[tuple[str, str]]:
    tokens = re.findall(r"[a-z0-9]+", text.lower())
    return Counter(pairwise(tokens))


def told(choice: Choice, reference: str) -> float:
    """Tenths of the reference's word pairs that the sentence has, less a little for each pair of its own."""
    wanted, own = pairs(reference), pairs(choice.text)
    return 10 * (wanted & own).total() / (wanted.total() or 1) - SURPLUS * own.total() / 30


def fit(pools: Sequence[Sequence[Choice]], references: Sequence[str]) -> dict[str, float]:
    """Ridge regression on standardized features, brought back to the units of the features."""
    names = list(pools[0][0].features)
    x = np.array([[c.features[n] for n in names] for pool in pools for c in pool])  # (sentences, features)
    y = np.array([told(c, reference) for pool, reference in zip(pools, references, strict=True) for c in pool])
    spread = x.std(axis=0) + 1e-9
    z = (x - x.mean(axis=0)) / spread
    weights = np.linalg.solve(z.T @ z + RIDGE * len(pools) * np.eye(len(names)), z.T @ (y - y.mean()))
    return dict(zip(names, (weights / spread).tolist(), strict=True))


def report(name: str, rows: Sequence[dict[str, Any]], summaries: Sequence[Sequence[str]]) -> None:
    scorer = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    for kind, wanted in (("training", "train"), ("validation", "val")):
        scores = [
            (s["rouge1"].fmeasure, s["rouge2"].fmeasure, len(" ".join(summary).split()) / 100)
            for row, summary in zip(rows, summaries, strict=True)
            if wanted in row["id"]
            for s in [scorer.score(row["reference"], "\n".join(summary))]
        ]
        one, two, words = np.mean(scores, axis=0) * 100
        print(f"{name}, {kind} ({len(scores)}): ROUGE-1 {one:.2f}, ROUGE-2 {two:.2f}, {words:.0f} words")


if __name__ == "__main__":
    raise SystemExit(main())
