"""What repair changes: unsupported numbers, names and quotes, wrong values in the Hindi, time and ROUGE-2.

    python benchmarks/repair.py --data DIR [--file NAME] [--articles N] [--outputs OUT] [--json]

DIR (or SUMMARIZER_DATA) holds eval/cnndm_cased.jsonl.xz, for reporting only; --file names another set, such as the one
for tuning, summ/dev_highlights.jsonl.xz. A line has document, and references or summary. Before is the first draft of
the bundled model, rung 1; after is what the ladder gives. Both are judged by the same checks that steer the ladder, so
"after" says what readers may still meet by these checks, not what is true. The Hindi is that of the summary sentences
with a number; sentences kept in English are counted apart. Times are of this machine: read the ratios. With OUT, what
was measured is kept there, and a run that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from checks import read_lines
from outputs import identity, remember
from scores import figure, in_lines, number_errors, rouge

from summarizer.engines import Engine, open_engine
from summarizer.errors import InputError
from summarizer.faithfulness import CHECK_VERSION, check_summary
from summarizer.hindi import translate_sentences
from summarizer.pipeline.stages import Prepared, cut, draft, start
from summarizer.pipeline.summarizer import FIRST, HINDI
from summarizer.pipeline.translating import Remembering
from summarizer.records import Candidate, Decoding, Options
from summarizer.summary import tidy, write
from summarizer.text.hindi_style import apply_house_style
from summarizer.text.numbers import read_numbers

KINDS = ("number", "name", "title", "role", "quote", "polarity", "source")
BLOCK = 8  # articles given to the engine together, and then written down
BLOCK_HINDI = 32  # sentences likewise


class Timed:
    """An engine that knows how long its first call took, and all of them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.card, self.name, self.count_tokens = engine.card, engine.name, engine.count_tokens
        self.first: list[list[Candidate]] = []
        self.first_s = self.all_s = 0.0

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        begun = time.perf_counter()
        answers = self._engine.generate(texts, decoding)
        took = time.perf_counter() - begun
        if not self.first:
            self.first, self.first_s = answers, took
        self.all_s += took
        return answers


# ---- measuring -------------------------------------------------------------------------------------------------------


def measure_english(documents: Sequence[str], engine: Engine) -> Iterable[dict[str, Any] | None]:
    """For each article its draft and its summary, the findings of both, and the seconds; None for one refused."""
    articles: list[Prepared | None] = []
    for document in documents:
        try:
            articles.append(cut(start(document, Options(hindi=False)), engine))
        except InputError:
            articles.append(None)
    accepted = [a for a in articles if a is not None]
    begun = time.perf_counter()
    written = iter(write([a.task for a in accepted], engine, FIRST) if accepted else ())
    draft_s = (time.perf_counter() - begun) / max(1, len(accepted))
    for article in articles:
        if article is None:
            yield None
            continue
        candidates = next(written)
        timed = Timed(engine)
        begun = time.perf_counter()
        drafted = draft(article, candidates, timed, FIRST)
        repair_s = time.perf_counter() - begun
        first = tidy(candidates[0], "paragraph", article.limits.sentences) if candidates else ()
        yield {
            "draft": list(first),
            "final": list(drafted.attempt.sentences),
            "rung": drafted.attempt.rung,
            "before": [f.kind for f in check_summary(drafted.reference, first).findings],
            "after": [f.kind for f in drafted.attempt.verdict.findings],
            "seconds": {"draft": draft_s, "repair": repair_s, "repair by the model": timed.all_s},
        }


def measure_hindi(sentences: Sequence[str], engine: Engine) -> Iterable[dict[str, Any]]:
    """For each sentence its first Hindi and the one after the ladder, the findings left, and the seconds.

    The engine works on all together; each sentence is then judged by itself, as the only one of its page.
    """
    timed = Timed(engine)
    asked = Remembering(timed)
    begun = time.perf_counter()
    translate_sentences(sentences, asked, decoding=HINDI)
    all_s = time.perf_counter() - begun
    share = {"draft": timed.first_s, "all": all_s, "all by the model": timed.all_s}
    seconds = {name: s / len(sentences) for name, s in share.items()}
    for text in sentences:
        alone = Timed(asked)
        (done,) = translate_sentences([text], alone, decoding=HINDI)
        first = alone.first[0] if alone.first else []
        yield {
            "draft": apply_house_style(first[0].text) if first else "",
            "hi": done.hi,
            "rung": done.rung,
            "findings": [f.kind for f in done.findings],
            "seconds": seconds,
        }


# ---- summing up ------------------------------------------------------------------------------------------------------


def sum_english(rows: Sequence[dict[str, Any]], measured: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Per 100 summaries, before and after."""
    count = len(measured) or 1
    before, after = (Counter(kind for m in measured for kind in m[when]) for when in ("before", "after"))
    wanted = [in_lines(row["references"][0] if "references" in row else row["summary"]) for row in rows]
    rouges = [
        figure([rouge(reference, m[which])["ROUGE-2"] for reference, m in zip(wanted, measured, strict=True)])
        for which in ("draft", "final")
    ]
    seconds = _seconds(measured)
    return {
        "articles": len(measured),
        "before": {kind: 100 * before[kind] / count for kind in KINDS},
        "after": {kind: 100 * after[kind] / count for kind in KINDS},
        "rungs": _rungs(measured),
        "rouge2": [str(r) for r in rouges],
        "time_ratio": (seconds["draft"] + seconds["repair"]) / (seconds["draft"] or 1),
        "seconds": {
            "all": seconds["draft"] + seconds["repair"],
            "checks": seconds["repair"] - seconds["repair by the model"],
        },
    }


def sum_hindi(sentences: Sequence[str], measured: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Per 100 sentences, before and after."""
    count = len(measured) or 1
    before = sum(number_errors(en, m["draft"])[0] for en, m in zip(sentences, measured, strict=True))
    after = sum(number_errors(en, m["hi"])[0] for en, m in zip(sentences, measured, strict=True) if m["rung"] < 5)
    left = Counter(kind for m in measured for kind in set(m["findings"]))
    seconds = _seconds(measured)
    return {
        "sentences": len(measured),
        "wrong values": [100 * before / count, 100 * after / count],
        "rungs": _rungs(measured),
        "findings left": {kind: 100 * n / count for kind, n in left.items()},
        "time_ratio": seconds["all"] / (seconds["draft"] or 1),
        "seconds": {"all": seconds["all"], "checks": seconds["all"] - seconds["all by the model"]},
    }


def _rungs(measured: Sequence[dict[str, Any]]) -> dict[str, float]:
    rungs = Counter(m["rung"] for m in measured)
    return {str(r): 100 * rungs[r] / (len(measured) or 1) for r in range(1, 6)}


def _seconds(measured: Sequence[dict[str, Any]]) -> Counter[str]:
    seconds: Counter[str] = Counter()
    for m in measured:
        seconds.update(m["seconds"])
    return seconds


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
        f"| with a name that was not found, per 100 | – | {hi['findings left'].get('name_hi', 0.0):.1f} |",
        f"| time, ratio | 1 | {hi['time_ratio']:.2f} |",
        "",
        "| rung, % | 1 | 2 | 3 | 4 | 5 |",
        "|--|--|--|--|--|--|",
    ]
    for name, part in (("English", en), ("Hindi", hi)):
        lines.append(f"| {name} | " + " | ".join(f"{part['rungs'][str(r)]:.1f}" for r in range(1, 6)) + " |")
    shares = [
        f"{100 * part['seconds']['checks'] / (part['seconds']['all'] or 1):.1f} % of {name}"
        for name, part in (("the English", en), ("the Hindi", hi))
    ]
    return "\n".join([*lines, "", f"The checks and all that repair does without a model take {' and '.join(shares)}."])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.environ.get("SUMMARIZER_DATA"), help="folder with the sets in it")
    parser.add_argument("--file", default="eval/cnndm_cased.jsonl.xz", help="the set, in that folder")
    parser.add_argument("--articles", type=int, default=200, help="how many, from the first")
    parser.add_argument("--outputs", type=Path, help="folder where what was measured is kept, to go on from there")
    parser.add_argument("--json", action="store_true", help="JSON instead of Markdown")
    arguments = parser.parse_args()
    if not arguments.data:
        parser.error(f"no data folder was given; one with {arguments.file} is needed. Pass --data DIR.")
    rows = read_lines(Path(arguments.data) / arguments.file)[: arguments.articles]
    report = run(rows, open_engine("bundled", "summarizer"), open_engine("bundled", "translator"), arguments.outputs)
    print(json.dumps(report, ensure_ascii=False, indent=1) if arguments.json else table(report))
    return 0


def run(
    rows: Sequence[dict[str, Any]], summarizer: Engine, translator: Engine, folder: Path | None = None
) -> dict[str, Any]:
    """The whole report: the summaries of these articles, then the Hindi of their sentences that state a number."""
    english = remember(
        _file(folder, "english", summarizer, FIRST),
        [row["document"] for row in rows],
        lambda part: measure_english(part, summarizer),
        block=BLOCK,
    )
    kept = [(row, m) for row, m in zip(rows, english, strict=True) if m is not None]
    sentences = [s for _, m in kept for s in m["final"] if any(not q.soft for q in read_numbers(s, "en"))]
    hindi = remember(
        _file(folder, "hindi", translator, HINDI),
        sentences,
        lambda part: measure_hindi(part, translator),
        block=BLOCK_HINDI,
    )
    return {
        "english": sum_english([row for row, _ in kept], [m for _, m in kept]),
        "hindi": sum_hindi(sentences, hindi),
    }


def _file(folder: Path | None, what: str, engine: Engine, decoding: Decoding) -> Path | None:
    """A file of its own for each model, decoding and version of the checks."""
    how = hashlib.sha256(f"{decoding} {CHECK_VERSION}".encode()).hexdigest()[:6]
    return folder / f"repair-{what}-{identity(engine.card)}-{how}.jsonl" if folder else None


if __name__ == "__main__":
    raise SystemExit(main())
