"""How good the English summaries and the Hindi are, beside what others wrote for the same texts.

    python benchmarks/quality.py --data DIR [--what english|hindi|all] [--set cnndm|realsumm] [--split dev|devtest]
        [--limit N] [--checks N] [--model NAME] [--translator NAME] [--outputs FOLDER] [--json]

DIR (or SUMMARIZER_DATA) holds eval/cnndm_cased.jsonl.xz, eval/realsumm100.jsonl.xz (id, document, references), the
same with .systems (id, system, summary), and eval/flores/dev.jsonl.xz, devtest.jsonl.xz (en, hi, systems). FLORES dev
is for choosing; devtest and the article sets are for reporting only. `--limit` takes the first N texts, `--checks` the
first N Hindi sentences for the pipeline with its checks (0: none). `--outputs` keeps what our models write, so that a
run goes on where it stopped, and scoring again takes a minute. Behind each figure stands its 95 % bootstrap interval
(1,000 resamples, fixed seed).
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from outputs import identity, summarize_both, translate_checked, translate_raw
from scores import Figure, bleu_and_chrf, faithfulness, hindi_shares, in_lines, lead, markdown, rouge, sum_up

from summarizer.engines import Engine, open_engine

SETS = {"cnndm": "cnndm_cased", "realsumm": "realsumm100"}
# Of the stored systems those that a reader knows; the set holds more.
SYSTEMS = {
    "pointer-gen": "pointer-generator",
    "pointer-gen-cov": "pointer-generator, coverage",
    "ptr_generator_out_pointer_gen_cov": "pointer-generator, coverage",
    "presumm_out_ext_abs": "PreSumm (BERT)",
    "matchsumm_out": "MatchSumm (extractive)",
    "semsim_out": "SemSim (BART)",
    "bart_out": "BART-large",
    "t5_out_base": "T5-base",
    "t5_out_large": "T5-large",
    "t5_out_11B": "T5-11B",
}
ROUGE = ("ROUGE-1", "ROUGE-2", "ROUGE-Lsum", "words", "new bigrams, %", "with a repeated trigram, %")
SUPPORT = (
    "fully supported, % of sentences",
    "sentences with a wrong number or name, %",
    "numbers unsupported, per 100 summaries",
    "names unsupported, per 100 summaries",
    "who did what unsupported, per 100 summaries",
)
HINDI = (
    "BLEU",
    "chrF++",
    "number errors, % of number sentences",
    "length, % of people's",
    "Latin words, per 100 sentences",
    "with a repeated trigram, %",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Systems and their figures for one test set, in groups of columns, with what a reader must know beside."""

    title: str
    rows: Mapping[str, Mapping[str, Figure]]
    groups: Sequence[Sequence[str]]
    notes: Sequence[str]

    def __str__(self) -> str:
        tables = [markdown(self.rows, group) for group in self.groups]
        return "\n\n".join([f"**{self.title}**", *tables, "\n".join(f"- {note}" for note in self.notes)])


def main() -> int:
    """Prints the tables, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.environ.get("SUMMARIZER_DATA"), help="folder with eval/ in it")
    parser.add_argument("--what", choices=("english", "hindi", "all"), default="all")
    parser.add_argument("--set", choices=sorted(SETS), help="one set of articles only")
    parser.add_argument("--split", choices=("dev", "devtest"), default="dev", help="of FLORES")
    parser.add_argument("--limit", type=int, help="the first N texts of each set only")
    parser.add_argument("--checks", type=int, help="the first N sentences with the pipeline's checks; 0 for none")
    parser.add_argument("--model", default="bundled", help="summarizer: bundled, a Hub name or a folder")
    parser.add_argument("--translator", default="bundled", help="the same for English to Hindi")
    parser.add_argument("--outputs", type=Path, help="folder that keeps what our models write")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    arguments = parser.parse_args()
    if not arguments.data:
        parser.error("no data folder was given; one with eval/ is needed. Pass --data DIR or set SUMMARIZER_DATA.")
    folder = Path(arguments.data) / "eval"
    tables: list[Table] = []
    if arguments.what in ("english", "all"):
        engine = open_engine(arguments.model, "summarizer")
        for name in [arguments.set] if arguments.set else SETS:
            tables.append(measure_english(folder, name, engine, arguments.limit, arguments.outputs))
            show(tables[-1], arguments.json)
    if arguments.what in ("hindi", "all"):
        engine = open_engine(arguments.translator, "translator")
        for table in measure_hindi(
            folder, arguments.split, engine, arguments.limit, arguments.checks, arguments.outputs
        ):
            tables.append(table)
            show(table, arguments.json)
    if arguments.json:
        print(json.dumps([asdict(table) for table in tables], ensure_ascii=False, indent=1))
    return 0


def show(table: Table, as_json: bool) -> None:
    """Prints a table as soon as it is measured."""
    if not as_json:
        print(f"{table}\n", flush=True)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of an xz-packed JSONL file."""
    if not path.is_file():
        raise SystemExit(f"{path} is not there; the test set is needed. Pass the folder that holds eval/ as --data.")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# ---- English ---------------------------------------------------------------------------------------------------------


def measure_english(folder: Path, name: str, engine: Engine, limit: int | None, outputs: Path | None) -> Table:
    """ROUGE and faithfulness of lead-3, the stored systems and our model, before and after repair."""
    articles = read_lines(folder / f"{SETS[name]}.jsonl.xz")[:limit]
    stored = {(r["id"], r["system"]): r["summary"] for r in read_lines(folder / f"{SETS[name]}.systems.jsonl.xz")}
    made = summarize_both([a["document"] for a in articles], engine, outputs)
    summaries: dict[str, list[Sequence[str]]] = {
        "people": [in_lines(a["references"][0]) for a in articles],
        "lead-3": [lead(a["document"]) for a in articles],
    }
    for system, label in SYSTEMS.items():
        if all((a["id"], system) in stored for a in articles):
            summaries[label] = [in_lines(stored[a["id"], system]) for a in articles]
    summaries["**this project, first draft**"] = [m["draft"] for m in made]
    summaries["**this project**"] = [m["final"] for m in made]
    rows = {label: _english_row(articles, texts, label == "people") for label, texts in summaries.items()}
    rungs = Counter(m["rung"] for m in made)
    refused = Counter(m["refused"] for m in made if "refused" in m)
    notes = [
        f"{len(articles)} articles, the first of {SETS[name]}; {identity(engine.card)}, {engine.name}, length medium.",
        "Rungs (1 first draft, 2 other beams, 3 generated again, 4 a sentence left out, 5 extract): "
        + ", ".join(f"{rung}: {rungs[rung]}" for rung in sorted(rungs) if rung),
        f"Refused, scored as empty: {dict(refused) or 'none'}.",
        "ROUGE: rouge-score, lower case, Porter stems, F1. Support is judged by this project's own check, "
        "which needs capitals: of a system that writes lower case only, the numbers alone (–).",
    ]
    return Table(title=f"English, {name}", rows=rows, groups=(ROUGE, SUPPORT), notes=notes)


def _english_row(
    articles: Sequence[Mapping[str, Any]], texts: Sequence[Sequence[str]], is_reference: bool
) -> dict[str, Figure]:
    measured = []
    for article, text in zip(articles, texts, strict=True):
        scores = {} if is_reference else rouge(in_lines(article["references"][0]), text)
        measured.append({**scores, **faithfulness(article["document"], text)})
    row = sum_up(measured)
    whole = " ".join(sentence for text in texts for sentence in text)
    if whole == whole.lower():  # the check knows names by their capitals
        return {k: v for k, v in row.items() if k in ROUGE or k.startswith("numbers")}
    return row


# ---- Hindi -----------------------------------------------------------------------------------------------------------


def measure_hindi(
    folder: Path, split: str, engine: Engine, limit: int | None, checks: int | None, outputs: Path | None
) -> list[Table]:
    """BLEU, chrF++, numbers and more of every stored system and ours; the pipeline with its checks where asked."""
    lines = read_lines(folder / "flores" / f"{split}.jsonl.xz")[:limit]
    checked_count = len(lines) if checks is None else min(checks, len(lines))
    raw = translate_raw([line["en"] for line in lines], engine, outputs)
    about = f"{identity(engine.card)}, {engine.name}"
    tables = []
    if checked_count < len(lines):
        ours = {"**this project, first hypothesis**": raw}
        tables.append(_hindi_table(f"Hindi, FLORES {split}", lines, ours, [about]))
    if checked_count:
        first = lines[:checked_count]
        checked = translate_checked([line["en"] for line in first], engine, outputs)
        rungs = Counter(c["rung"] for c in checked)
        kinds = Counter(kind for c in checked for kind in c["findings"])
        notes = [
            about,
            "Rungs (1 first beam, 2 other beam, 3 by clauses, 4 values put right or held, 5 English kept): "
            + ", ".join(f"{rung}: {rungs[rung]}" for rung in sorted(rungs)),
            "Findings left: " + (", ".join(f"{kind} {n}" for kind, n in kinds.most_common()) or "none"),
        ]
        ours = {
            "**this project, first hypothesis**": raw[:checked_count],
            "**this project, with its checks**": [c["hi"] for c in checked],
        }
        tables.append(_hindi_table(f"Hindi, FLORES {split}, with the pipeline's checks", first, ours, notes))
        kept = [c["rung"] < 5 for c in checked]
        if any(kept) and not all(kept):
            some = [line for line, is_hindi in zip(first, kept, strict=True) if is_hindi]
            only = {k: [t for t, is_hindi in zip(v, kept, strict=True) if is_hindi] for k, v in ours.items()}
            title = f"Hindi, FLORES {split}, the sentences that the checks did not leave in English"
            tables.append(_hindi_table(title, some, only, [about]))
    return tables


def _hindi_table(
    title: str, lines: Sequence[Mapping[str, Any]], ours: Mapping[str, Sequence[str]], notes: Sequence[str]
) -> Table:
    english = [line["en"] for line in lines]
    references = [line["hi"] for line in lines]
    columns: dict[str, Sequence[str]] = {"people": references}
    columns |= {name: [line["systems"][name] for line in lines] for name in lines[0]["systems"]}
    columns |= ours
    rows: dict[str, dict[str, Figure]] = {}
    signatures: dict[str, str] = {}
    for name, hindi in columns.items():
        triples = zip(english, hindi, references, strict=True)
        row = sum_up([hindi_shares(en, hi, reference) for en, hi, reference in triples])
        if name != "people":
            figures, signatures = bleu_and_chrf(hindi, references)
            row = {**figures, **row}
        rows[name] = row
    signed = [f"{name}: `{signature}`" for name, signature in signatures.items()]
    return Table(title=title, rows=rows, groups=(HINDI,), notes=[f"{len(lines)} sentences.", *notes, *signed])


if __name__ == "__main__":
    raise SystemExit(main())
