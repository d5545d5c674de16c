"""How fast: ours beside transformers float32 with the same weights, prompts and beams, on this machine.

    python benchmarks/speed.py [--quick] [--json] [--data DIR] [--articles N] [--words N] [--repeats N] [--threads N]
        [--processor-time]

Every system gets the same articles in turn, the turns repeated, so that what else runs on the machine falls on all of
them; ratios are taken within one turn, and told as the median with the smallest and largest. Articles are invented
stories of `--words` words, or with `--data DIR` (a folder with eval/cnndm_cased.jsonl.xz) the first of CNN/DailyMail.

On a busy machine torch's threads wait for each other, and the ratios come out far too high (80 instead of 7 was seen at
a load average of 5 on two cores): run it alone, or with --threads 1 --processor-time, which counts the seconds that the
process had a processor, not those that went by. Ratios by the two clocks agree on a quiet machine with one thread.

- "models": the same prompts and sentences to both engines, which is what `ratio_vs_transformers` compares;
- "whole": all that `summarize` does, cleaning, checks, repairs and the title included: `seconds_per_article`.

--quick leaves out the long input and takes two articles of 800 words and at most two turns; no turn begins when 90
seconds have passed. What is timed is told on stderr as it comes.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import memory
from decoder import measure_decoder
from lengths import measure_lengths
from peers import BATCH, Job, Transformers, lead, prepare_job, textrank
from stories import stories

from summarizer.engines import Engine, open_engine
from summarizer.engines.cores import usable_cores
from summarizer.pipeline import Summarizer
from summarizer.records import Decoding

Clock = Callable[[], float]
Times = dict[str, list[float]]  # what was timed → seconds per article in each turn
COLD_RUNS = 3
QUICK_S = 90.0  # with --quick; a turn takes one to two minutes on two cores, nearly all of it transformers'
SIZING = (1_000_000, 1_000_000_000)  # articles that the sizing note counts for


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a few minutes: two articles, one or two turns")
    parser.add_argument(
        "--tiny", action="store_true", help="seconds: one short text, a few tokens, figures of no worth"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--data", help="articles from here, not invented ones")
    parser.add_argument("--articles", type=int, help="how many; 2 with --quick, else 4")
    parser.add_argument("--words", type=int, default=800, help="of an invented article")
    parser.add_argument("--repeats", type=int, help="turns; 2 with --quick, else 3")
    parser.add_argument("--threads", type=int, default=0, help="for both; 0 is one a core")
    parser.add_argument("--processor-time", action="store_true", help="for a busy machine; sets --threads 1")
    chosen = parser.parse_args(arguments)
    result = measure(chosen)
    if chosen.json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        show(result)
    return 0


def measure(chosen: argparse.Namespace) -> dict[str, Any]:
    """Everything, as plain values."""
    few = chosen.quick or chosen.tiny
    count = chosen.articles or (1 if chosen.tiny else 2 if few else 4)
    repeats = chosen.repeats or (1 if chosen.tiny else 2 if few else 3)
    threads = 1 if chosen.processor_time else chosen.threads or usable_cores()
    clock = time.process_time if chosen.processor_time else time.perf_counter
    writer = open_engine("bundled", "summarizer", threads=threads)
    translator = open_engine("bundled", "translator", threads=threads)
    pages = read_articles(chosen.data, count) if chosen.data else stories(count, 60 if chosen.tiny else chosen.words)
    jobs = [prepare_job(page, writer) for page in pages]
    if chosen.tiny:
        jobs = [_shortened(job) for job in jobs]
    result: dict[str, Any] = {
        "load_average_before": os.getloadavg(),
        "cores": usable_cores(),
        "threads": threads,
        "clock": "processor time" if chosen.processor_time else "time",
        "articles": len(jobs),
        "words_per_article": round(statistics.mean(len(page.split()) for page in pages)),
        "batch": BATCH,
    }
    times = take_turns(jobs, writer, translator, repeats, threads, clock, QUICK_S if few else float("inf"))
    result["turns"] = len(times["ours, whole, one by one"])
    result |= ratios(times)
    result["seconds"] = {name: spread(values) for name, values in times.items()}
    result["seconds_per_article"] = result["seconds"]["ours, whole, one by one"]["median"]
    result["seconds_to_first_sentence"] = result["seconds"]["ours, first English sentence"]["median"]
    result["sizing"] = sizing(result["seconds"]["ours, whole, many"]["median"], threads)
    result["decoder"] = measure_decoder(writer, threads, clock, tokens=16 if chosen.tiny else 120)
    if not chosen.tiny:
        result["cold"] = measure_cold_start()
        result["memory"] = memory.compare(jobs[:1])
        result["peak_memory_ratio"] = result["memory"]["peak_memory_ratio"]
    if not few:
        result["lengths"] = measure_lengths(Summarizer(writer, translator))
    result["load_average_after"] = os.getloadavg()
    return result


def read_articles(folder: str, count: int) -> list[str]:
    """The first articles of CNN/DailyMail in natural case."""
    path = Path(folder) / "eval" / "cnndm_cased.jsonl.xz"
    if not path.is_file():
        raise SystemExit(
            f"{path} is not there; the articles are needed. Pass the folder that holds eval/, or no --data."
        )
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["document"] for line, _ in zip(lines, range(count), strict=False)]


def _shortened(job: Job) -> Job:
    def short(decoding: Decoding) -> Decoding:
        return replace(decoding, beam_size=1, hypotheses=1, max_new_tokens=4)

    return replace(
        job,
        prompts=job.prompts[:1],
        sentences=job.sentences[:2],
        writing=short(job.writing),
        translating=short(job.translating),
    )


# ---- the systems in turn ---------------------------------------------------------------------------------------------


def take_turns(
    jobs: Sequence[Job],
    writer: Engine,
    translator: Engine,
    repeats: int,
    threads: int,
    clock: Clock,
    budget_s: float,
) -> Times:
    """Seconds per article of every system in every turn, after a warm-up; no turn begins after `budget_s`."""
    their_writer, their_translator = (
        Transformers("summarizer", threads=threads),
        Transformers("translator", threads=threads),
    )
    ours = Summarizer(writer, translator)
    pages = [job.page for job in jobs]
    prompts = [p for job in jobs for p in job.prompts]
    sentences = [s for job in jobs for s in job.sentences]
    writing = max((job.writing for job in jobs), key=lambda d: d.max_new_tokens)
    translating = jobs[0].translating
    warm = replace(translating, beam_size=1, hypotheses=1, max_new_tokens=2)
    for model in (writer, translator, their_writer, their_translator):
        model.generate(["The train was late."], warm)

    def each(work: Callable[[Job], object]) -> Callable[[], None]:
        def do() -> None:
            for job in jobs:
                work(job)

        return do

    def sentences_of(job: Job, engine: Engine) -> object:
        return engine.generate([translator.card.source_prefix + s for s in job.sentences], job.translating)

    systems: Mapping[str, Callable[[], object]] = {
        "lead-3, summary": each(lambda job: lead(job.page)),
        "TextRank, summary": each(lambda job: textrank(job.page)),
        "transformers, one by one, summary": each(lambda job: their_writer.generate(job.prompts, job.writing)),
        "ours, models, one by one, summary": each(lambda job: writer.generate(job.prompts, job.writing)),
        "transformers, one by one, Hindi": each(lambda job: their_translator.generate(job.sentences, job.translating)),
        "ours, models, one by one, Hindi": each(lambda job: sentences_of(job, translator)),
        "transformers, batched, summary": lambda: their_writer.generate(prompts, writing, BATCH),
        "ours, models, batched, summary": lambda: writer.generate(prompts, writing),
        "transformers, batched, Hindi": lambda: their_translator.generate(sentences, translating, BATCH),
        "ours, models, batched, Hindi": lambda: translator.generate(
            [translator.card.source_prefix + s for s in sentences], translating
        ),
        "ours, whole, one by one, English only": each(lambda job: ours.summarize(job.page, hindi=False)),
        "ours, whole, one by one": each(lambda job: ours.summarize(job.page)),
        "ours, whole, many": lambda: list(ours.summarize_many(pages)),
        "ours, first English sentence": each(lambda job: _first_sentence(ours, job.page)),
    }
    times: Times = {name: [] for name in systems}
    first = time.perf_counter()
    for turn in range(repeats):
        if turn and time.perf_counter() - first > budget_s:
            break
        for name, work in systems.items():
            began = clock()
            work()
            times[name].append((clock() - began) / len(jobs))
            print(f"turn {turn + 1}: {name}: {times[name][-1]:.2f} s per article", file=sys.stderr, flush=True)
    return times


def _first_sentence(ours: Summarizer, page: str) -> None:
    steps = ours.steps(page)
    next(step for step in steps if step.sentence is not None)


def ratios(times: Times) -> dict[str, Any]:
    """How many times faster than transformers: summary and Hindi together, the summary alone, and ours as a whole."""

    def added(system: str) -> list[float]:
        parts = zip(times[f"{system}, summary"], times[f"{system}, Hindi"], strict=True)
        return [summary + hindi for summary, hindi in parts]

    def over(theirs: Sequence[float], ours: Sequence[float]) -> list[float]:
        return [t / o for t, o in zip(theirs, ours, strict=True)]

    def part_over(way: str, part: str) -> list[float]:
        return over(times[f"transformers, {way}, {part}"], times[f"ours, models, {way}, {part}"])

    alone, batched = added("transformers, one by one"), added("transformers, batched")
    compared = {
        "ratio_vs_transformers": over(alone, added("ours, models, one by one")),
        "ratio_vs_transformers_batched": over(batched, added("ours, models, batched")),
        "ratio_summary_alone": part_over("one by one", "summary"),
        "ratio_summary_alone_batched": part_over("batched", "summary"),
        "ratio_hindi_alone": part_over("one by one", "Hindi"),
        "ratio_hindi_alone_batched": part_over("batched", "Hindi"),
        "ratio_ours_batched_vs_transformers_one_by_one": over(alone, added("ours, models, batched")),
        "ratio_whole_vs_transformers_models": over(alone, times["ours, whole, one by one"]),
    }
    medians = {name: round(statistics.median(values), 2) for name, values in compared.items()}
    return {**medians, "spread": {name: spread(values) for name, values in compared.items()}}


def spread(values: Sequence[float]) -> dict[str, float]:
    """Median, smallest and largest."""
    return {
        "median": round(statistics.median(values), 4),
        "smallest": round(min(values), 4),
        "largest": round(max(values), 4),
    }


# ---- cold start, sizing ----------------------------------------------------------------------------------------------


def measure_cold_start(runs: int = COLD_RUNS) -> dict[str, Any]:
    """Seconds of `summarizer sample` as a process, models loaded in it, and of `import summarizer`."""
    sample = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "summarizer", "sample"], check=True, capture_output=True)
        sample.append(time.perf_counter() - began)
    imports = [_import_seconds() for _ in range(runs)]
    return {"summarizer_sample_s": spread(sample), "import_s": spread(imports)}


def _import_seconds() -> float:
    """What `-X importtime` counts for the package, all that it imports included."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import summarizer"], check=True, capture_output=True, text=True
    )
    last = next(line for line in reversed(done.stderr.splitlines()) if line.rsplit("|", 1)[-1].strip() == "summarizer")
    return int(last.split("|")[1]) / 1e6


def sizing(seconds: float, threads: int) -> dict[str, float]:
    """Articles per second and core, and the core-hours of a million and a billion articles."""
    per_core = 1 / (seconds * threads)
    hours = {f"core_hours_{count:,}": round(count / per_core / 3600, 1) for count in SIZING}
    return {"articles_per_s_and_core": round(per_core, 4), **hours}


# ---- the table -------------------------------------------------------------------------------------------------------


def show(result: dict[str, Any]) -> None:
    """Prints the tables."""
    loads = ", ".join(f"{result[name][0]:.1f}" for name in ("load_average_before", "load_average_after"))
    print(
        f"{result['articles']} articles of {result['words_per_article']} words, {result['turns']} turns, "
        f"{result['threads']} threads, {result['clock']}, load average before and after: {loads}\n"
    )
    print("| seconds per article | median | smallest | largest |\n|--|--|--|--|")
    for name, row in result["seconds"].items():
        print(f"| {name} | {row['median']:.3f} | {row['smallest']:.3f} | {row['largest']:.3f} |")
    print("\n| times faster | median | smallest | largest |\n|--|--|--|--|")
    for name, row in result["spread"].items():
        print(f"| {name} | {row['median']:.2f} | {row['smallest']:.2f} | {row['largest']:.2f} |")
    for name in ("decoder", "cold", "memory", "sizing", "lengths"):
        if name in result:
            print(f"\n{name}: {json.dumps(result[name], ensure_ascii=False)}")


if __name__ == "__main__":
    sys.exit(main())
