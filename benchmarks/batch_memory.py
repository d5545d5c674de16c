"""Memory of `summarizer batch` over many rows: level, or growing?

    python benchmarks/batch_memory.py [--rows 100000] [--workers 1] [--json]

Runs the batch with scripted engines (no model is loaded, so that what is measured is the batch's own), and samples the
resident memory of this process and its children at every hundredth of the rows. Level means: the highest sample of the
last half is at most 10 MB above the highest of the second quarter; a row is 1 KB of text and 4 KB of Python objects, so
keeping rows would add 200 MB or more between them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import psutil

from summarizer.batch import Tally, run_batch
from summarizer.engines.scripted import ScriptedEngine
from summarizer.pipeline import Summarizer
from summarizer.records import ModelCard, Options

LEVEL_MB = 10.0  # the allocator's own ups and downs between two samples are 2 to 4 MB
TOWNS = ("Pune", "Nagpur", "Indore", "Surat", "Kochi", "Patna", "Mysuru")


def make() -> Summarizer:
    """A summarizer that gives the article's first two sentences, and one Hindi sentence for each."""
    return Summarizer(
        ScriptedEngine(ModelCard(name="scripted-summarizer", role="summarizer", revision="1")),
        ScriptedEngine(
            ModelCard(name="scripted-translator", role="translator", revision="1", languages=("en", "hi")),
            lambda text: ["यह वाक्य हिंदी में लिखा गया है।"],
        ),
    )


def article(number: int) -> str:
    """An invented story of some 80 words, with figures of its own."""
    town = TOWNS[number % len(TOWNS)]
    return (
        f"The water board of {town} repaired {number % 90 + 3} pumping stations on Monday after weeks of complaints. "
        f"Engineer Asha Kulkarni said the work cost {number % 70 + 11} crore rupees and serves {number + 500} homes. "
        "Residents of the old quarter had carried water in buckets since the last week of the previous month. "
        "The board plans to replace the remaining pipes before the monsoon and to publish the pressure every day."
    )


def measure(rows: int, workers: int) -> dict[str, object]:
    """Resident megabytes at every hundredth of the rows, and whether they are level."""
    samples: list[tuple[int, float]] = []
    me = psutil.Process()

    def sample(tally: Tally) -> None:
        if tally.rows % max(1, rows // 100) == 0:
            processes = [me, *me.children(recursive=True)]
            samples.append((tally.rows, sum(p.memory_info().rss for p in processes) / 1e6))

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        with source.open("w", encoding="utf-8") as stream:
            for number in range(rows):
                stream.write(json.dumps({"id": number, "text": article(number)}) + "\n")
        tally = run_batch(
            source, Path(folder) / "out.jsonl", Options(hindi=False), make=make, workers=workers, on_progress=sample
        )
    quarter = max(mb for n, mb in samples if rows / 4 < n <= rows / 2)
    last = max(mb for n, mb in samples if n > rows / 2)
    return {
        "rows": tally.rows,
        "failed": tally.failed,
        "workers": workers,
        "rows_per_s": round(tally.rows_per_s, 1),
        "mb_at_start": round(samples[0][1], 1),
        "mb_second_quarter": round(quarter, 1),
        "mb_last_half": round(last, 1),
        "level": last - quarter <= LEVEL_MB,
    }


def main() -> int:
    """Print the measurement; exit code 1 when memory grows or a row is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    arguments = parser.parse_args()
    result = measure(arguments.rows, arguments.workers)
    if arguments.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:<20}{value}")
    return 0 if result["level"] and result["rows"] == arguments.rows else 1


if __name__ == "__main__":
    sys.exit(main())
