"""Measures the number check English → Hindi: false alarms on people's translations, alarms on systems, recall.

    python benchmarks/checks_numbers.py --data DIR [--json] [--show SPLIT:COLUMN]

DIR (or the environment's SUMMARIZER_DATA) holds eval/flores/dev.jsonl.xz and devtest.jsonl.xz: one JSON object a
line with `en`, `hi` (translated by people) and `systems` (name → Hindi). The reader was improved on dev alone;
devtest is reported and never looked at. An alarm is a number of the English that the Hindi lacks, or the other way
round. Recall: errors are planted by rule in the people's translations that raise no alarm, one at a time.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from summarizer.text.numbers import Quantity, read_numbers, unmatched

SPLITS = ("dev", "devtest")
_SCALE_SWAPS = {
    "हज़ार": "लाख", "हजार": "लाख", "लाख": "करोड़", "करोड़": "लाख", "अरब": "करोड़",
    "मिलियन": "बिलियन", "बिलियन": "मिलियन", "million": "billion", "billion": "million", "ट्रिलियन": "बिलियन",
}  # fmt: skip
_MONTHS = "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split()
_WORDS = "तीन चार पाँच सात आठ नौ दस बारह बीस तीस".split()


def load(folder: Path, split: str) -> list[dict[str, Any]]:
    """The rows of one split."""
    with lzma.open(folder / "eval" / "flores" / f"{split}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def alarms(english: str, hindi: str) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The English numbers that the Hindi lacks, and the Hindi ones that the English lacks."""
    en, hi = read_numbers(english, "en"), read_numbers(hindi, "hi")
    return unmatched(en, hi), unmatched(hi, en)


def measure_alarms(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """For people and each system: in how many sentences with a number the check raises an alarm."""
    bearing = [any(not q.soft for q in read_numbers(row["en"], "en")) for row in rows]
    result: dict[str, Any] = {
        "number_sentences": sum(bearing),
        "other_sentences": len(rows) - sum(bearing),
        "alarms": {},
    }
    for column in ("people", *rows[0]["systems"]):
        raised = [any(alarms(row["en"], _hindi(row, column))) for row in rows]
        inside = sum(r and b for r, b in zip(raised, bearing, strict=True))
        outside = sum(r and not b for r, b in zip(raised, bearing, strict=True))
        result["alarms"][column] = {
            "number_sentences": inside,
            "percent": round(100 * inside / sum(bearing), 2),
            "other_sentences": outside,
        }
    return result


def _hindi(row: dict[str, Any], column: str) -> str:
    return str(row["hi"] if column == "people" else row["systems"][column])


# ---- planted errors --------------------------------------------------------------------------------------------------


def _digit_dropped(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<![A-Za-z\d.,-])\d[\d,]*\d(?![A-Za-z\d])", hindi):
        yield hindi[: match.end() - 1] + hindi[match.end() :]


def _digit_changed(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<![A-Za-z\d.,-])\d+(?![A-Za-z\d])", hindi):
        yield hindi[: match.start()] + str((int(match.group()[0]) % 9) + 1) + hindi[match.start() + 1 :]


def _scale_changed(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<=[\d] )(" + "|".join(_SCALE_SWAPS) + r")(?![ऀ-ॿ])", hindi):
        yield hindi[: match.start()] + _SCALE_SWAPS[match.group()] + hindi[match.end() :]


def _percent_changed(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(\d+)(?= ?(?:%|प्रतिशत|फ़ीसदी|फीसदी))", hindi):
        yield hindi[: match.start()] + match.group() + "0" + hindi[match.end() :]
        yield hindi[: match.start()] + str(int(match.group()) + 1) + hindi[match.end() :]


def _range_reversed(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<![\d.,/A-Za-z-])([\d,]+)( ?[-–] ?| से )([\d,]+)(?![\d:/-])", hindi):
        if match.group(1) != match.group(3):
            yield hindi[: match.start()] + match.group(3) + match.group(2) + match.group(1) + hindi[match.end() :]


def _date_moved(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(\d{1,2})( )(" + "|".join(_MONTHS) + r")(?![ऀ-ॿ])", hindi):
        month = _MONTHS[(_MONTHS.index(match.group(3)) + 1) % 12]
        yield hindi[: match.start()] + match.group(1) + " " + month + hindi[match.end() :]
        yield (
            hindi[: match.start()]
            + str(int(match.group(1)) % 28 + 1)
            + match.group()[len(match.group(1)) :]
            + hindi[match.end() :]
        )


def _decimal_lost(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<![\d.])(\d+)\.(\d+)(?![\d.])", hindi):
        yield hindi[: match.start()] + match.group(1) + match.group(2) + hindi[match.end() :]


def _word_changed(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<![ऀ-ॿ])(" + "|".join(_WORDS) + r")(?![ऀ-ॿ])", hindi):
        other = _WORDS[(_WORDS.index(match.group()) + 1) % len(_WORDS)]
        yield hindi[: match.start()] + other + hindi[match.end() :]


PLANTS: dict[str, Callable[[str], Iterator[str]]] = {
    "digit dropped": _digit_dropped,
    "first digit changed": _digit_changed,
    "scale changed": _scale_changed,
    "percent changed": _percent_changed,
    "range reversed": _range_reversed,
    "date moved": _date_moved,
    "decimal point lost": _decimal_lost,
    "number word changed": _word_changed,
}


def measure_recall(rows: list[dict[str, Any]]) -> tuple[dict[str, dict[str, int]], list[tuple[str, str, str]]]:
    """Kind of planted error → planted and found; and the errors that were missed."""
    result = {kind: {"planted": 0, "found": 0} for kind in PLANTS}
    missed = []
    for row in rows:
        if any(alarms(row["en"], row["hi"])):
            continue
        for kind, plant in PLANTS.items():
            for wrong in plant(row["hi"]):
                result[kind]["planted"] += 1
                if any(alarms(row["en"], wrong)):
                    result[kind]["found"] += 1
                else:
                    missed.append((kind, row["en"], wrong))
    return result, missed


# ---- the report ------------------------------------------------------------------------------------------------------


def report(results: dict[str, Any]) -> str:
    """The figures as Markdown tables."""
    columns = list(results["dev"]["alarms"])
    lines = ["| alarms, % of number sentences | " + " | ".join(columns) + " |", "|--" * (len(columns) + 1) + "|"]
    for split in SPLITS:
        found = results[split]
        cells = [f"{c['percent']} ({c['number_sentences']})" for c in found["alarms"].values()]
        lines.append(f"| {split}, {found['number_sentences']} with a number | " + " | ".join(cells) + " |")
        others = [str(c["other_sentences"]) for c in found["alarms"].values()]
        lines.append(f"| {split}, alarms in the other {found['other_sentences']} | " + " | ".join(others) + " |")
    lines += ["", "| planted error | " + " | ".join(f"{s} found / planted" for s in SPLITS) + " |", "|--|--|--|"]
    for kind in PLANTS:
        cells = [f"{results[s]['recall'][kind]['found']} / {results[s]['recall'][kind]['planted']}" for s in SPLITS]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    totals = []
    for split in SPLITS:
        found, planted = (sum(r[key] for r in results[split]["recall"].values()) for key in ("found", "planted"))
        totals.append(f"{found} / {planted} = {100 * found / max(planted, 1):.2f} %")
    return "\n".join([*lines, "| **all** | " + " | ".join(totals) + " |"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("SUMMARIZER_DATA"), help="folder with eval/flores")
    parser.add_argument("--json", action="store_true", help="JSON instead of Markdown")
    parser.add_argument("--show", metavar="COLUMN", help="print dev's alarms of people or one system, or missed errors")
    args = parser.parse_args()
    if args.data is None:
        parser.error("no data folder was given; give --data DIR or set SUMMARIZER_DATA")
    folder = Path(args.data)
    if args.show:
        rows = load(folder, "dev")
        if args.show == "missed":
            for kind, english, wrong in measure_recall(rows)[1]:
                print(f"{kind}\n  {english}\n  {wrong}")
            return 0
        for number, row in enumerate(rows):
            lost, extra = alarms(row["en"], _hindi(row, args.show))
            if lost or extra:
                print(f"{number} lost {[(q.kind, q.text) for q in lost]} extra {[(q.kind, q.text) for q in extra]}")
                print(f"  {row['en']}\n  {_hindi(row, args.show)}")
        return 0
    results: dict[str, Any] = {}
    for split in SPLITS:
        rows = load(folder, split)
        results[split] = measure_alarms(rows) | {"recall": measure_recall(rows)[0]}
    print(json.dumps(results, ensure_ascii=False, indent=1) if args.json else report(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
