"""What int8 arithmetic costs in quality, and what the filling of the translator's sources gains.

    python benchmarks/precision.py [--data DIR] [--sentences N] [--articles N] [--torch] [--threads N] [--json]
    python benchmarks/precision.py --data DIR --fill 1 8 32 [--sentences N]

The weights that ship are int8. The first form runs them in CTranslate2 twice, with int8 activations and made floats
(compute type float32): the same library and beam search, so that what differs is the arithmetic alone. `--torch` adds
transformers float32, which searches its beams in its own way. It scores ROUGE-2 of the whole English pipeline and
chrF++ of the Hindi on this project's own small set (floor_set.jsonl), and with `--data` on the first N sentences of
FLORES dev and the first N articles of dev_highlights.jsonl.xz (id, document, summary), both of which are for choosing.

The second form fills sources up to other multiples than the engine's own (1: not at all).

Behind each difference stands its 95 % bootstrap interval, paired: texts drawn with replacement, the same for both.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from floors import floor_set
from outputs import summarize_both
from quality import read_lines
from sacrebleu.metrics.chrf import CHRF
from scores import Figure, _draws, in_lines, rouge

from summarizer.engines import Engine, open_engine
from summarizer.engines.ct2 import Ct2Engine
from summarizer.models import find_card, locate
from summarizer.pipeline.summarizer import HINDI

Pairs = Sequence[tuple[str, str]]
Row = dict[str, Any]


def main() -> int:
    """Prints each set's figures and differences, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, help="folder with eval/flores/dev.jsonl.xz and summ/dev_highlights.jsonl.xz"
    )
    parser.add_argument("--sentences", type=int, default=400, help="of FLORES dev")
    parser.add_argument("--articles", type=int, default=100, help="of dev_highlights")
    parser.add_argument(
        "--torch", action="store_true", help="transformers float32 as well; takes several times as long"
    )
    parser.add_argument("--fill", type=int, nargs="+", metavar="N", help="compare fillings of the sources instead")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    chosen = parser.parse_args()
    rows = compare_fillings(chosen) if chosen.fill else compare_arithmetic(chosen)
    if chosen.json:
        print(json.dumps([asdict(v) if isinstance(v, Figure) else v for v in rows], default=asdict, ensure_ascii=False))
    else:
        show(rows)
    return 0


def compare_arithmetic(chosen: argparse.Namespace) -> list[Row]:
    """A row for each set and each comparison with the engine that ships."""
    kinds = ["int8", "CTranslate2 float32", *(["transformers float32"] if chosen.torch else [])]
    written: dict[tuple[str, str], list[Any]] = {}
    for kind in kinds:
        writer = _open(kind, "summarizer", chosen.threads)
        for name, articles in article_sets(chosen).items():
            _tell(f"{kind}: {len(articles)} summaries, {name}")
            written[kind, name] = [made["final"] for made in summarize_both([a for a, _ in articles], writer)]
        del writer
        translator = _open(kind, "translator", chosen.threads)
        for name, pairs in pair_sets(chosen).items():
            _tell(f"{kind}: {len(pairs)} sentences, {name}")
            written[kind, name] = translate(translator, pairs)
        del translator
    rows = []
    for other in kinds[1:]:
        for name, articles in article_sets(chosen).items():
            references = [reference for _, reference in articles]
            rows.append(_row(f"ROUGE-2, {name}", "int8", other, written, name, references, rouge_difference))
        for name, pairs in pair_sets(chosen).items():
            references = [hi for _, hi in pairs]
            rows.append(_row(f"chrF++, {name}", "int8", other, written, name, references, chrf_difference))
    return rows


def compare_fillings(chosen: argparse.Namespace) -> list[Row]:
    """A row for each other filling: the translator's own less that one."""
    translator = _open("int8", "translator", chosen.threads)
    assert isinstance(translator, Ct2Engine)
    own = translator._pieces._multiple
    written: dict[tuple[str, str], list[Any]] = {}
    for multiple in (own, *chosen.fill):
        translator._pieces._filler, translator._pieces._multiple = "<pad>", multiple
        for name, pairs in pair_sets(chosen).items():
            _tell(f"filled to {multiple}: {len(pairs)} sentences, {name}")
            written[f"filled to {multiple}", name] = translate(translator, pairs)
    return [
        _row(
            f"chrF++, {name}", f"filled to {own}", f"filled to {multiple}",
            written, name, [hi for _, hi in pairs], chrf_difference,
        )
        for multiple in chosen.fill
        for name, pairs in pair_sets(chosen).items()
    ]  # fmt: skip


# ---- the texts and what is made of them ------------------------------------------------------------------------------


def article_sets(chosen: argparse.Namespace) -> dict[str, list[tuple[str, Sequence[str]]]]:
    """Articles with a summary, by set."""
    sets = {"own articles": [(a["document"], a["summary"]) for a in floor_set("article")]}
    if chosen.data:
        rows = read_lines(chosen.data / "summ" / "dev_highlights.jsonl.xz")[: chosen.articles]
        sets["dev_highlights"] = [(row["document"], in_lines(row["summary"])) for row in rows]
    return sets


def pair_sets(chosen: argparse.Namespace) -> dict[str, list[tuple[str, str]]]:
    """English sentences with their Hindi, by set."""
    sets = {"own pairs": [(p["en"], p["hi"]) for p in floor_set("pair")]}
    if chosen.data:
        rows = read_lines(chosen.data / "eval" / "flores" / "dev.jsonl.xz")[: chosen.sentences]
        sets["FLORES dev"] = [(row["en"], row["hi"]) for row in rows]
    return sets


def translate(engine: Engine, pairs: Pairs) -> list[str]:
    """The first hypothesis for each English sentence, as the pipeline decodes, unchecked."""
    answers = engine.generate([engine.card.source_prefix + en for en, _ in pairs], HINDI)
    return [candidates[0].text for candidates in answers]


def _open(kind: str, role: str, threads: int) -> Engine:
    if kind == "transformers float32":
        return open_engine("bundled", role, engine="torch", device="cpu", threads=threads)  # type: ignore[arg-type]
    if kind == "int8":
        return open_engine("bundled", role, engine="ct2", device="cpu", threads=threads)  # type: ignore[arg-type]
    located = locate(find_card("bundled", role))  # type: ignore[arg-type]
    return Ct2Engine(located.folder, located.card, device="cpu", threads=threads, compute_type="float32")


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


# ---- differences -----------------------------------------------------------------------------------------------------

Difference = Callable[[Sequence[Any], Sequence[Any], Sequence[Any]], tuple[float, float, Figure]]


def rouge_difference(
    ours: Sequence[Any], theirs: Sequence[Any], references: Sequence[Any]
) -> tuple[float, float, Figure]:
    """Mean ROUGE-2 of both, and the first less the second with its interval."""
    a, b = (
        np.array([100 * rouge(r, text)["ROUGE-2"][0] for r, text in zip(references, texts, strict=True)])
        for texts in (ours, theirs)
    )
    samples = _draws(len(a)) @ (a - b) / len(a)
    return float(a.mean()), float(b.mean()), _figure(float((a - b).mean()), samples)


def chrf_difference(
    ours: Sequence[Any], theirs: Sequence[Any], references: Sequence[Any]
) -> tuple[float, float, Figure]:
    """chrF++ of both, and the first less the second with its interval; summed up from sacreBLEU's counts."""
    metric: Any = CHRF(word_order=2)

    def score(counts: Any) -> float:
        return float(metric._compute_score_from_stats(list(counts)).score)

    a, b = (np.array(metric._extract_corpus_statistics(list(t), [list(references)])) for t in (ours, theirs))
    draws = _draws(len(a))
    samples = np.array([score(x) - score(y) for x, y in zip(draws @ a, draws @ b, strict=True)])
    ours_score, theirs_score = score(a.sum(axis=0)), score(b.sum(axis=0))
    return ours_score, theirs_score, _figure(ours_score - theirs_score, samples)


def _figure(value: float, samples: Any) -> Figure:
    low, high = np.percentile(samples, [2.5, 97.5])
    return Figure(value=value, low=float(low), high=float(high))


def _row(
    label: str,
    one: str,
    other: str,
    written: dict[tuple[str, str], list[Any]],
    name: str,
    references: Sequence[Any],
    difference: Difference,
) -> Row:
    ours, theirs = written[one, name], written[other, name]
    scored = difference(ours, theirs, references)
    return {
        "measure": label,
        "one": one,
        "other": other,
        "scores": scored[:2],
        "difference": scored[2],
        "same_output": sum(list(a) == list(b) for a, b in zip(ours, theirs, strict=True)),
        "texts": len(ours),
    }


def show(rows: Sequence[Row]) -> None:
    """Prints the table."""
    print("| | texts | compared | | difference | same text |\n|--|--|--|--|--|--|")
    for row in rows:
        a, b = row["scores"]
        gap = row["difference"]
        interval = f"{gap.value:+.2f} ({gap.low:+.2f} to {gap.high:+.2f})"
        print(
            f"| {row['measure']} | {row['texts']} | {row['one']}, {row['other']} | {a:.2f}, {b:.2f} | {interval} "
            f"| {row['same_output']} |"
        )


if __name__ == "__main__":
    sys.exit(main())
