"""What the timings are compared with: transformers as its users write it, lead-3 and a small TextRank.

And the work that all models get: the same prompts, the same sentences, the same beams.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from summarizer.engines import Engine, open_engine
from summarizer.pipeline.stages import cut, start
from summarizer.pipeline.summarizer import FIRST, HINDI
from summarizer.records import Candidate, Decoding, Options
from summarizer.summary import tidy, write
from summarizer.text.sentences import split_sentences
from summarizer.text.words import content_words

BATCH = 8  # texts in a batch of transformers; each waits for the longest, so larger is not always faster
DAMPING = 0.85  # of TextRank, as in the paper (Mihalcea & Tarau 2004)
ROUNDS = 30  # of its power iteration; the order of sentences no longer changes


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One article as the models see it: prompts of its parts, and the sentences (with a title) to translate."""

    page: str
    prompts: tuple[str, ...]
    writing: Decoding
    sentences: tuple[str, ...]
    translating: Decoding


class _Recorder:
    """An engine that passes everything on and remembers the prompts of the last call."""

    def __init__(self, engine: Engine) -> None:
        self.card = engine.card
        self.name = engine.name
        self.count_tokens = engine.count_tokens
        self._engine = engine
        self.prompts: tuple[str, ...] = ()
        self.decoding = Decoding()

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        self.prompts, self.decoding = tuple(texts), decoding
        return self._engine.generate(texts, decoding)


def prepare_job(page: str, engine: Engine) -> Job:
    """The prompts that the pipeline gives for this page, and the sentences that our first draft has."""
    recorder = _Recorder(engine)
    task = cut(start(page, Options()), recorder).task
    ((draft, *_),) = write([task], recorder, FIRST)
    sentences = tidy(draft, "paragraph", task.sentences)
    decoding = replace(HINDI, max_new_tokens=min(HINDI.max_new_tokens, 256))
    return Job(
        page=page,
        prompts=recorder.prompts,
        writing=recorder.decoding,
        sentences=(*sentences, sentences[0].rstrip(".")),  # a page has a title as well
        translating=decoding,
    )


class Transformers:
    """A bundled model in transformers, float32: tokenize, pad, `generate`, decode; nothing else.

    The weights are those of the bundle, made floats again. Our own torch engine would also score what it wrote, which
    a user of transformers does not.
    """

    def __init__(self, role: str, *, threads: int = 0) -> None:
        import torch

        self._torch = torch
        self._engine: Any = open_engine("bundled", role, engine="torch", device="cpu", threads=threads)  # type: ignore[arg-type]
        self.prefix = self._engine.card.source_prefix if role == "translator" else ""

    def generate(self, texts: Sequence[str], decoding: Decoding, batch: int = 1) -> list[str]:
        """The best hypothesis for each text, `batch` of them at a time, texts of like length together."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        done: dict[int, str] = {}
        for at in range(0, len(texts), batch):
            some = order[at : at + batch]
            done.update(zip(some, self._run([texts[i] for i in some], decoding), strict=True))
        return [done[i] for i in range(len(texts))]

    def _run(self, texts: Sequence[str], decoding: Decoding) -> list[str]:
        engine, torch = self._engine, self._torch
        sources = [engine._to_ids(engine._pieces.encode(self.prefix + text)) for text in texts]
        width = max(map(len, sources))
        pad = engine._config["pad_token_id"]
        start_ids = [engine._config["decoder_start_token_id"], *engine._to_ids(engine._pieces.target_prefix)]
        with torch.inference_mode():
            rows = engine._model.generate(
                input_ids=torch.tensor([s + [pad] * (width - len(s)) for s in sources]),
                attention_mask=torch.tensor([[1] * len(s) + [0] * (width - len(s)) for s in sources]),
                decoder_input_ids=torch.tensor([start_ids] * len(sources)),
                generation_config=engine._generation_config(replace(decoding, hypotheses=1)),
            )
        eos = engine._config["eos_token_id"]
        names = engine._names
        texts_out = []
        for row in rows.tolist():
            body = row[len(start_ids) :]
            body = body[: body.index(eos)] if eos in body else body
            texts_out.append(engine._pieces.decode(names.get(i, "") for i in body))
        return texts_out


def lead(page: str, sentences: int = 3) -> list[str]:
    """The first sentences."""
    return [s.text for s in split_sentences(page)[:sentences]]


def textrank(page: str, sentences: int = 3) -> list[str]:
    """The sentences most linked to others by shared words, in the order of the page (Mihalcea & Tarau 2004)."""
    texts = [s.text for s in split_sentences(page)]
    bags = [set(content_words(t)) for t in texts]
    weights = np.array(
        [
            [
                0.0 if i == j else len(a & b) / (np.log(len(a) + 1) + np.log(len(b) + 1) or 1.0)
                for j, b in enumerate(bags)
            ]
            for i, a in enumerate(bags)
        ]
    )  # (sentences, sentences)
    shares = weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    rank = np.ones(len(texts))
    for _ in range(ROUNDS):
        rank = 1 - DAMPING + DAMPING * shares.T @ rank
    return [texts[i] for i in sorted(np.argsort(-rank)[:sentences])]
