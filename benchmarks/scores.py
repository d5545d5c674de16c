"""The measures of quality.py and the floors, each per text, and the figure with its interval that they sum up to.

A measure gives a share for one text (`part` of `whole`); a figure is the sum of parts over the sum of wholes, so that
every figure, a mean too (whole 1), gets its bootstrap interval the same way: texts drawn with replacement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from summarizer.faithfulness import check_summary, prepare
from summarizer.hindi.figures import check_figures
from summarizer.text.numbers import read_numbers
from summarizer.text.sentences import split_sentences

RESAMPLES = 1000  # sacreBLEU's default, taken for every figure
SEED = 12345  # sacreBLEU's default

Share = tuple[float, float]  # part, whole


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A value with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.1f} ({self.low:.1f}–{self.high:.1f})"


def figure(*measures: Sequence[Share], scale: float = 100.0) -> Figure:
    """The sum of parts over the sum of wholes, times `scale`, with its interval; 0 where there is no whole.

    Of several measures of the same texts, the mean: balanced accuracy is that of right and wrong ones told right.
    """
    drawn = _draws(len(measures[0]))
    values, samples = [], []
    for shares in measures:
        parts, wholes = np.array(shares, dtype=float).reshape(-1, 2).T
        sums = drawn @ wholes
        samples.append(np.divide(drawn @ parts, sums, out=np.zeros(RESAMPLES), where=sums > 0))
        values.append(parts.sum() / wholes.sum() if wholes.sum() else 0.0)
    low, high = np.percentile(np.mean(samples, axis=0), [2.5, 97.5])
    return Figure(value=float(scale * np.mean(values)), low=float(scale * low), high=float(scale * high))


def _draws(texts: int) -> Any:
    """How often each text is drawn in each resample; the same draws for every system, as for a paired comparison."""
    return np.random.default_rng(SEED).multinomial(texts, [1 / texts] * texts, size=RESAMPLES)  # (resamples, texts)


# ---- English ---------------------------------------------------------------------------------------------------------


@cache
def _rouge() -> Any:
    from rouge_score.rouge_scorer import RougeScorer  # type: ignore[import-untyped]

    return RougeScorer(["rouge1", "rouge2", "rougeLsum"], use_stemmer=True)


def in_lines(text: str) -> tuple[str, ...]:
    """A summary's sentences: its lines when it has several, else split."""
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    return lines if len(lines) > 1 else tuple(s.text for s in split_sentences(text))


def lead(document: str, sentences: int = 3) -> tuple[str, ...]:
    """The first sentences of an article, the baseline that news is hard to beat with."""
    return tuple(s.text for s in split_sentences(document)[:sentences])


def rouge(reference: Sequence[str], summary: Sequence[str]) -> dict[str, Share]:
    """ROUGE-1, -2 and -Lsum F1 without case, Porter stems, one sentence a line, as published figures are made."""
    scores = _rouge().score("\n".join(reference).lower(), "\n".join(summary).lower())
    names = {"rouge1": "ROUGE-1", "rouge2": "ROUGE-2", "rougeLsum": "ROUGE-Lsum"}
    return {name: (scores[key].fmeasure, 1.0) for key, name in names.items()}


def faithfulness(document: str, summary: Sequence[str]) -> dict[str, Share]:
    """What the check says of a summary, and how far it is copied, long and repetitive."""
    verdict = check_summary(prepare(document), summary)
    numbers = sum(f.kind == "number" for f in verdict.findings)
    names = sum(f.kind in ("name", "title") for f in verdict.findings)
    roles = sum(f.kind == "role" for f in verdict.findings)
    wrong = sum(any(f.kind in ("number", "name", "title") for f in s.findings) for s in verdict.sentences)
    own, theirs = _ngrams(summary, 2), set(_ngrams([document], 2))
    trigrams = _ngrams(summary, 3)
    return {
        "fully supported, % of sentences": (sum(not s.findings for s in verdict.sentences), len(summary)),
        "sentences with a wrong number or name, %": (wrong, len(summary)),
        "numbers unsupported, per 100 summaries": (numbers, 1),
        "names unsupported, per 100 summaries": (names, 1),
        "who did what unsupported, per 100 summaries": (roles, 1),
        "new bigrams, %": (sum(b not in theirs for b in own), len(own)),
        "words": (sum(len(s.split()) for s in summary) / 100, 1),
        "with a repeated trigram, %": (len(trigrams) > len(set(trigrams)), 1),
    }


def _ngrams(texts: Sequence[str], order: int) -> list[tuple[str, ...]]:
    return [
        gram
        for text in texts
        for words in [re.findall(r"\w+", text.lower())]
        for gram in zip(*(words[i:] for i in range(order)), strict=False)
    ]


# ---- Hindi -----------------------------------------------------------------------------------------------------------


def bleu_and_chrf(hindi: Sequence[str], references: Sequence[str]) -> tuple[dict[str, Figure], dict[str, str]]:
    """BLEU and chrF++ of a test set with their intervals, and sacreBLEU's signatures.

    The resamples are summed up from sacreBLEU's own counts per sentence; its `n_bootstrap` stops with a TypeError when
    a resample scores exactly 0.
    """
    figures, signatures = {}, {}
    for name, metric in (("BLEU", BLEU()), ("chrF++", CHRF(word_order=2))):
        score: Any = metric.corpus_score(list(hindi), [list(references)])
        counts = np.array(metric._extract_corpus_statistics(list(hindi), [list(references)]))  # (sentences, counts)
        samples = [metric._compute_score_from_stats(list(row)).score for row in _draws(len(counts)) @ counts]
        low, high = np.percentile(np.array(samples, dtype=float), [2.5, 97.5])
        figures[name] = Figure(value=float(score.score), low=float(low), high=float(high))
        signatures[name] = str(metric.get_signature())
    return figures, signatures


def chrf(hindi: Sequence[str], references: Sequence[str]) -> float:
    """chrF++ of a test set without an interval."""
    return float(CHRF(word_order=2).corpus_score(list(hindi), [list(references)]).score)


def number_errors(english: str, hindi: str) -> Share:
    """Whether the number check finds anything; whole 0 when the English states no number."""
    if all(q.soft for q in read_numbers(english, "en")):
        return (0.0, 0.0)
    return (float(bool(check_figures(english, hindi))), 1.0)


def hindi_shares(english: str, hindi: str, reference: str) -> dict[str, Share]:
    """Numbers, length, Latin words and repetition of one Hindi sentence."""
    return {
        "number errors, % of number sentences": number_errors(english, hindi),
        "length, % of people's": (len(hindi), len(reference)),
        "Latin words, per 100 sentences": (len(re.findall(r"[A-Za-z]{2,}", hindi)), 1),
        "with a repeated trigram, %": (_repeats(hindi) and not _repeats(english), 1),
    }


def _repeats(text: str) -> bool:
    words = re.findall(r"[^\W_]+(?:[\u0900-\u0903\u093a-\u094f\u0962\u0963]+[^\W_]*)*", text.lower())
    grams = list(zip(words, words[1:], words[2:], strict=False))
    return len(grams) > len(set(grams))


# ---- tables ----------------------------------------------------------------------------------------------------------


def sum_up(measured: Sequence[Mapping[str, Share]]) -> dict[str, Figure]:
    """One figure per measure of the texts' shares."""
    return {name: figure([shares[name] for shares in measured]) for name in measured[0]}


def markdown(rows: Mapping[str, Mapping[str, Figure]], columns: Sequence[str]) -> str:
    """A Markdown table: a row per system, a column per measure, a dash where a measure says nothing."""
    lines = ["| | " + " | ".join(columns) + " |", "|--" * (len(columns) + 1) + "|"]
    for name, figures in rows.items():
        lines.append(f"| {name} | " + " | ".join(str(figures.get(column, "–")) for column in columns) + " |")
    return "\n".join(lines)
