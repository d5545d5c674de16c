"""Measures the number check English → Hindi: false alarms on people's translations, alarms on systems, recall.

    python benchmarks/checks_numbers.py --data DIR [--json] [--show COLUMN]

DIR (or the environment's SUMMARIZER_DATA) holds eval/flores/dev.jsonl.xz and devtest.jsonl.xz, one JSON object a line
with `en`, `hi` (translated by people) and `systems` (name → Hindi), and enhi/prose.tsv.xz, whose professional
translations of TICO-19 (English, Hindi, source) are cut in two by the SHA-256 of the English. The check was improved on
dev and the first half of TICO-19; devtest and the second half are reported. An alarm is any finding of the number check
as it ships. Recall: errors of planted_numbers.py, one at a time, in people's translations that raise no alarm.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from planted_numbers import PLANTS

from summarizer.hindi import check_translation
from summarizer.hindi.figures import check_figures
from summarizer.text.numbers import read_numbers

SPLITS = ("dev", "tico19 first half", "devtest", "tico19 second half")
TUNED = SPLITS[:2]

Row = dict[str, Any]


def load(folder: Path, split: str) -> list[Row]:
    """The rows of one split."""
    if split.startswith("tico19"):
        return _load_tico(folder / "enhi" / "prose.tsv.xz", second="second" in split)
    with lzma.open(folder / "eval" / "flores" / f"{split}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _load_tico(path: Path, *, second: bool) -> list[Row]:
    rows = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            english, hindi, source = line.rstrip("\n").split("\t")
            if source == "tico19" and hashlib.sha256(english.encode()).digest()[-1] % 2 == second:
                rows.append({"en": english, "hi": hindi, "systems": {}})
    return rows


def alarms(english: str, hindi: str) -> list[str]:
    """What the number check says against a translation, in English."""
    return [finding.message for finding in check_figures(english, hindi)]


def measure_alarms(rows: list[Row]) -> Row:
    """For people and each system: in how many sentences with a number the check raises an alarm."""
    bearing = [any(not q.soft for q in read_numbers(row["en"], "en")) for row in rows]
    result: Row = {"number_sentences": sum(bearing), "other_sentences": len(rows) - sum(bearing), "alarms": {}}
    for column in ("people", *rows[0]["systems"]):
        raised = [bool(alarms(row["en"], _hindi(row, column))) for row in rows]
        inside = sum(r and b for r, b in zip(raised, bearing, strict=True))
        outside = sum(r and not b for r, b in zip(raised, bearing, strict=True))
        result["alarms"][column] = {
            "number_sentences": inside,
            "percent": round(100 * inside / sum(bearing), 2),
            "other_sentences": outside,
        }
    return result


def _hindi(row: Row, column: str) -> str:
    return str(row["hi"] if column == "people" else row["systems"][column])


def measure_findings(rows: list[Row]) -> dict[str, int]:
    """In how many of people's translations the whole check finds anything, and what, by kind."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update({"any", *kinds} if (kinds := {f.kind for f in check_translation(row["en"], row["hi"])}) else ())
    return dict(counts.most_common())


def measure_recall(rows: list[Row]) -> tuple[dict[str, dict[str, int]], list[tuple[str, str, str]]]:
    """Kind of planted error → planted and found; and the errors that were missed."""
    result = {kind: {"planted": 0, "found": 0} for kind in PLANTS}
    missed = []
    for row in rows:
        if alarms(row["en"], row["hi"]):
            continue
        for kind, plant in PLANTS.items():
            for wrong in plant(row["hi"]):
                result[kind]["planted"] += 1
                if alarms(row["en"], wrong):
                    result[kind]["found"] += 1
                else:
                    missed.append((kind, row["en"], wrong))
    return result, missed


# ---- the report ------------------------------------------------------------------------------------------------------


def report(results: Row) -> str:
    """The figures as Markdown tables."""
    columns = list(results["devtest"]["alarms"])
    lines = ["| sentences with an alarm | " + " | ".join(columns) + " |", "|--" * (len(columns) + 1) + "|"]
    for split in SPLITS:
        found = results[split]
        told = [found["alarms"].get(column) for column in columns]
        cells = [f"{c['number_sentences']} ({c['percent']} %)" if c else "" for c in told]
        lines.append(f"| {split}, of {found['number_sentences']} with a number | " + " | ".join(cells) + " |")
        others = [str(c["other_sentences"]) if c else "" for c in told]
        lines.append(f"| {split}, of the other {found['other_sentences']} | " + " | ".join(others) + " |")
    lines += ["", "| whole check, people's translations | sentences | with a finding | of these |", "|--|--|--|--|"]
    for split in SPLITS:
        sentences = results[split]["number_sentences"] + results[split]["other_sentences"]
        kinds = dict(results[split]["whole"])
        some = kinds.pop("any", 0)
        told = ", ".join(f"{kind} {count}" for kind, count in kinds.items())
        lines.append(f"| {split} | {sentences} | {some} ({100 * some / sentences:.1f} %) | {told} |")
    lines += ["", "| planted error, found of planted | " + " | ".join((*SPLITS, "all")) + " |"]
    lines.append("|--" * (len(SPLITS) + 2) + "|")
    for kind in PLANTS:
        counts = [results[split]["recall"][kind] for split in SPLITS]
        lines.append(_row(kind, [(c["found"], c["planted"]) for c in counts]))
    totals = [
        tuple(sum(r[key] for r in results[split]["recall"].values()) for key in ("found", "planted"))
        for split in SPLITS
    ]
    lines.append(_row("**all**", [(t[0], t[1]) for t in totals]))
    found, planted = (sum(t[i] for t in totals) for i in (0, 1))
    return "\n".join([*lines, "", f"Found of all planted errors: {100 * found / max(planted, 1):.2f} %"])


def _row(name: str, cells: list[tuple[int, int]]) -> str:
    cells = [*cells, (sum(c[0] for c in cells), sum(c[1] for c in cells))]
    return f"| {name} | " + " | ".join(f"{found} / {planted}" for found, planted in cells) + " |"


def show(folder: Path, column: str) -> None:
    """Prints the alarms of people or one system, or the planted errors that were missed, where the check was tuned."""
    for split in TUNED:
        rows = load(folder, split)
        if column == "missed":
            for kind, english, wrong in measure_recall(rows)[1]:
                print(f"{kind}\n  {english}\n  {wrong}")
            continue
        for row in rows:
            if (column == "people" or column in row["systems"]) and (said := alarms(row["en"], _hindi(row, column))):
                print(f"{' '.join(said)}\n  {row['en']}\n  {_hindi(row, column)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("SUMMARIZER_DATA"), help="folder with eval, enhi")
    parser.add_argument("--json", action="store_true", help="JSON instead of Markdown")
    parser.add_argument("--show", metavar="COLUMN", help="print alarms of people or one system, or missed errors")
    args = parser.parse_args()
    if args.data is None:
        parser.error("no data folder was given; give --data DIR or set SUMMARIZER_DATA")
    folder = Path(args.data)
    if args.show:
        show(folder, args.show)
        return 0
    results: Row = {}
    for split in SPLITS:
        rows = load(folder, split)
        results[split] = measure_alarms(rows) | {"recall": measure_recall(rows)[0], "whole": measure_findings(rows)}
    print(json.dumps(results, ensure_ascii=False, indent=1) if args.json else report(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
