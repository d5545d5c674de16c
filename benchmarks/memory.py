"""Memory of a process that summarizes: ours beside transformers float32 with the same weights, and ours over time.

    python benchmarks/memory.py [--words 800] [--articles 3] [--level 200] [--json]

Each is measured in a process of its own: resident megabytes at rest (models loaded, nothing asked yet), the peak while
it works on the articles, and the peak of the whole life, loading included. Ours is the whole pipeline (cleaning,
writing, checking, repairing, Hindi); transformers gets only the same prompts and sentences, one at a time. The ratio
sets our peak of the whole life against transformers' peak while it works, since the loading there is not a user's
usual way. `--level N` summarizes N short stories in one process (0: leave out). Linux only: it reads /proc.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from peers import Job, Transformers, prepare_job
from stories import stories, story

from summarizer.engines import open_engine
from summarizer.pipeline import Summarizer
from summarizer.records import Decoding

LEVEL_MB = 20.0  # a leak of a tenth of a megabyte a summary shows over 200; measured growth: 1 MB
LEVEL_WORDS = 80


def main() -> int:
    """Prints the measurement; 1 when memory grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=800, help="of each article")
    parser.add_argument("--articles", type=int, default=3)
    parser.add_argument("--level", type=int, default=200, metavar="N", help="short stories for the level; 0 for none")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--child", choices=("ours", "transformers", "level"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        print(json.dumps(_child(arguments.child, json.load(sys.stdin))))
        return 0
    engine = open_engine("bundled", "summarizer")
    jobs = [prepare_job(page, engine) for page in stories(arguments.articles, arguments.words)]
    result = compare(jobs)
    if arguments.level:
        result["level"] = in_a_process("level", arguments.level)
    if arguments.json:
        print(json.dumps(result))
    else:
        show(result)
    return 0 if result.get("level", {}).get("is_level", True) else 1


def show(result: dict[str, Any]) -> None:
    """Prints the table."""
    print("| resident memory, MB | at rest | peak at work | peak with loading |\n|--|--|--|--|")
    for name in ("transformers", "ours"):
        row = result[name]
        print(f"| {name} | {row['rest_mb']:.0f} | {row['working_peak_mb']:.0f} | {row['peak_mb']:.0f} |")
    print(f"\nOurs with loading : transformers at work = {result['peak_memory_ratio']:.2f}")
    if level := result.get("level"):
        print(
            f"{level['summaries']} summaries: {level['first_mb']:.0f} MB after the first, at most "
            f"{level['second_quarter_mb']:.0f} in the second quarter, {level['last_half_mb']:.0f} in the last half"
        )


def compare(jobs: Sequence[Job]) -> dict[str, Any]:
    """Both processes on the same articles, and `peak_memory_ratio`: ours divided by transformers'."""
    plain = [_plain(job) for job in jobs]
    ours, theirs = in_a_process("ours", plain), in_a_process("transformers", plain)
    return {
        "ours": ours,
        "transformers": theirs,
        "peak_memory_ratio": round(ours["peak_mb"] / theirs["working_peak_mb"], 3),
    }


def in_a_process(kind: str, work: Any) -> dict[str, Any]:
    """What a process of this kind measured about itself."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__)), "--child", kind],
        input=json.dumps(work), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"The process for {kind} failed; its last words: {done.stderr[-800:]}")
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _plain(job: Job) -> dict[str, Any]:
    values = asdict(job)
    for name in ("writing", "translating"):
        for inner in ("deadline", "should_stop"):
            values[name].pop(inner)
    return values


# ---- inside the measured process -------------------------------------------------------------------------------------


def resident_mb() -> float:
    """Resident megabytes of this process now."""
    return _status("VmRSS")


def _status(name: str) -> float:
    path = Path("/proc/self/status")
    if not path.is_file():
        raise SystemExit("There is no /proc here; Linux is needed to measure memory. Run it in a container.")
    line = next(s for s in path.read_text().splitlines() if s.startswith(name + ":"))
    return int(line.split()[1]) * 1024 / 1e6


def _child(kind: str, work: Any) -> dict[str, Any]:
    if kind == "level":
        return _level(int(work))
    jobs = [
        Job(**{**job, "writing": _decoding(job["writing"]), "translating": _decoding(job["translating"])})
        for job in work
    ]
    if kind == "ours":
        summarizer = Summarizer()
        summarizer._summarizer.get(), summarizer._translator.get()

        def do(job: Job) -> None:
            summarizer.summarize(job.page)
    else:
        writer, translator = Transformers("summarizer"), Transformers("translator")

        def do(job: Job) -> None:
            writer.generate(job.prompts, job.writing)
            translator.generate(job.sentences, job.translating)

    gc.collect()
    rest = resident_mb()
    loading = _status("VmHWM")
    _forget_peak()
    for job in jobs:
        do(job)
    working = _status("VmHWM")
    return {
        "rest_mb": round(rest, 1),
        "working_peak_mb": round(working, 1),
        "peak_mb": round(max(loading, working), 1),
    }


def _decoding(values: dict[str, Any]) -> Decoding:
    return Decoding(**{**values, "barred": tuple(values["barred"])})


def _forget_peak() -> None:
    """Let the kernel's peak start again from what is resident now (proc(5), clear_refs)."""
    Path("/proc/self/clear_refs").write_text("5")


def _level(count: int) -> dict[str, Any]:
    """Resident megabytes after each of many summaries: level, or growing?"""
    summarizer = Summarizer()
    samples = []
    for number in range(count):
        summarizer.summarize(story(number, LEVEL_WORDS), sentences=1)
        samples.append(resident_mb())
    quarter = max(samples[count // 4 : count // 2] or samples)
    half = max(samples[count // 2 :])
    return {
        "summaries": count,
        "first_mb": round(samples[0], 1),
        "second_quarter_mb": round(quarter, 1),
        "last_half_mb": round(half, 1),
        "is_level": half - quarter <= LEVEL_MB,
    }


if __name__ == "__main__":
    sys.exit(main())
