"""What repair changes: unsupported numbers, names and quotes, wrong values in the Hindi, time and ROUGE-2.

    python benchmarks/repair.py --data DIR [--articles N] [--json]

DIR (or SUMMARIZER_DATA) holds eval/cnndm_cased.jsonl.xz (document, references). Before is the first draft of the
bundled model, rung 1; after is what the ladder gives. Both are judged by the same checks that steer the ladder, so
"after" says what readers may still meet by these checks, not what is true. The Hindi is that of the summary sentences
with a number; sentences kept in English are counted apart. Times are of this machine: read the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from checks import read_lines
from scores import figure, in_lines, number_errors, rouge

from summarizer.engines import Engine, open_engine
from summarizer.errors import InputError
from summarizer.faithfulness import check_summary, prepare
from summarizer.hindi import translate_sentences
from summarizer.pipeline.repair import climb
from summarizer.pipeline.stages import cut, reference_of, start, task_of
from summarizer.pipeline.summarizer import FIRST, HINDI
from summarizer.records import Candidate, Decoding, Options
from summarizer.summary import tidy, write
from summarizer.text.hindi_style import apply_house_style
from summarizer.text.numbers import read_numbers

KINDS = ("number", "name", "title", "role", "quote", "polarity", "source")


class Recorded:
    """An engine that keeps what its first call gave and how long that took."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.card, self.name = engine.card, engine.name
        self.first: list[list[Candidate]] | None = None
        self.first_s = 0.0

    def count_tokens(self, text: str) -> int:
        return self._engine.count_tokens(text)

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        begun = time.perf_counter()
        answers = self._engine.generate(texts, decoding)
        if self.first is None:
            self.first, self.first_s = answers, time.perf_counter() - begun
        return answers


def english(rows: Sequence[dict[str, Any]], engine: Engine) -> tuple[dict[str, Any], list[str]]:
    """The measures before and after, and the sentences after repair."""
    before, after, rungs = Counter[str](), Counter[str](), Counter[int]()
    rouge_before, rouge_after = [], []
    sentences: list[str] = []
    draft_s = repair_s = 0.0
    for row in rows:
        try:
            work = start(row["document"], Options(hindi=False))
            cut(work, engine)
        except InputError:
            continue
        begun = time.perf_counter()
        candidates = write([task_of(work)], engine, FIRST)[0]
        drafted = time.perf_counter()
        work.reference = prepare(work.article)
        attempt = climb(task_of(work), work.limits, reference_of(work), candidates, engine, FIRST)
        draft_s, repair_s = draft_s + drafted - begun, repair_s + time.perf_counter() - drafted
        draft = tidy(candidates[0], "paragraph", work.limits.sentences) if candidates else ()
        before.update(f.kind for f in check_summary(reference_of(work), draft).findings)
        after.update(f.kind for f in attempt.verdict.findings)
        rungs[attempt.rung] += 1
        wanted = in_lines(row["references"][0] if "references" in row else row["summary"])
        rouge_before.append(rouge(wanted, draft)["ROUGE-2"])
        rouge_after.append(rouge(wanted, attempt.sentences)["ROUGE-2"])
        sentences += attempt.sentences
    count = sum(rungs.values()) or 1
    return {
        "articles": count,
        "before": {kind: 100 * before[kind] / count for kind in KINDS},
        "after": {kind: 100 * after[kind] / count for kind in KINDS},
        "rungs": {str(r): 100 * rungs[r] / count for r in range(1, 6)},
        "rouge2": [str(figure(rouge_before)), str(figure(rouge_after))],
        "time_ratio": (draft_s + repair_s) / (draft_s or 1),
    }, sentences


def hindi(sentences: Sequence[str], engine: Engine) -> dict[str, Any]:
    """The same for the Hindi of the sentences that state a number; each sentence for itself."""
    bearing = [s for s in sentences if any(not q.soft for q in read_numbers(s, "en"))]
    wrong_before = wrong_after = 0.0
    rungs, findings = Counter[int](), Counter[str]()
    first_s = total_s = 0.0
    for text in bearing:
        recorded = Recorded(engine)
        begun = time.perf_counter()
        (done,) = translate_sentences([text], recorded, decoding=HINDI)
        total_s, first_s = total_s + time.perf_counter() - begun, first_s + recorded.first_s
        draft = apply_house_style(recorded.first[0][0].text) if recorded.first else ""
        wrong_before += number_errors(text, draft)[0]
        wrong_after += number_errors(text, done.hi)[0] if done.rung < 5 else 0.0
        rungs[done.rung] += 1
        findings.update(f.kind for f in done.findings)
    count = len(bearing) or 1
    return {
        "sentences": len(bearing),
        "wrong values": [100 * wrong_before / count, 100 * wrong_after / count],
        "rungs": {str(r): 100 * rungs[r] / count for r in range(1, 6)},
        "findings left": {kind: 100 * n / count for kind, n in findings.items()},
        "time_ratio": total_s / (first_s or 1),
    }


def table(report: dict[str, Any]) -> str:
    """The report as Markdown."""
    en, hi = report["english"], report["hindi"]
    lines = [f"| English, {en['articles']} articles | before | after |", "|--|--|--|"]
    lines += [f"| {kind}, per 100 summaries | {en['before'][kind]:.1f} | {en['after'][kind]:.1f} |" for kind in KINDS]
    lines += [
        f"| ROUGE-2 | {en['rouge2'][0]} | {en['rouge2'][1]} |",
        f"| time, ratio | 1 | {en['time_ratio']:.2f} |",
        "",
        f"| Hindi, {hi['sentences']} sentences with a number | before | after |",
        "|--|--|--|",
        f"| wrong values, per 100 | {hi['wrong values'][0]:.1f} | {hi['wrong values'][1]:.1f} |",
        f"| kept in English, per 100 | – | {hi['rungs']['5']:.1f} |",
        f"| time, ratio | 1 | {hi['time_ratio']:.2f} |",
        "",
        "| rung, % | 1 | 2 | 3 | 4 | 5 |",
        "|--|--|--|--|--|--|",
    ]
    for name, part in (("English", en), ("Hindi", hi)):
        lines.append(f"| {name} | " + " | ".join(f"{part['rungs'][str(r)]:.1f}" for r in range(1, 6)) + " |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.environ.get("SUMMARIZER_DATA"), help="folder with eval/ in it")
    parser.add_argument("--articles", type=int, default=200, help="how many, from the first")
    parser.add_argument("--json", action="store_true", help="JSON instead of Markdown")
    arguments = parser.parse_args()
    if not arguments.data:
        parser.error("no data folder was given; one with eval/cnndm_cased.jsonl.xz is needed. Pass --data DIR.")
    rows = read_lines(Path(arguments.data) / "eval" / "cnndm_cased.jsonl.xz")[: arguments.articles]
    found, sentences = english(rows, open_engine("bundled", "summarizer"))
    report = {"english": found, "hindi": hindi(sentences, open_engine("bundled", "translator"))}
    print(json.dumps(report, ensure_ascii=False, indent=1) if arguments.json else table(report))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
