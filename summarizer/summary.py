"""Chunks to candidate summaries, best first; only the engine writes, and only whole sentences leave here.

A long article is read part by part, each part is summarized, and the summary is chosen from what the parts say: the
model never summarizes its own summaries, which drifts away from the article, so that every sentence keeps its source.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .engines.base import Engine
from .records import Candidate, Chunk, Decoding, Style
from .text.sentences import split_sentences
from .text.words import content_words

TOKENS_PER_SENTENCE = 45  # room for one summary sentence; of the highlights of CNN/DailyMail 99 % have fewer
ROOM_FOR_PREFIX = 16  # tokens kept free for "summarize in 3 sentences: " and the like

# How much less the next part of a story tells than the one before (and, half as fast, the next sentence of a part).
# News is written as an inverted pyramid; 1 would choose as if every part told as much, 0.5 the first part alone.
FALL = 0.8

# Two sentences that share this share of their content words (Jaccard) say the same; 0.7 keeps "A beat B" beside
# "A beat B after C", and drops what a model repeats with a word changed.
SAME_SENTENCE = 0.7

_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One summary to write: the parts of an article, the style, and how many sentences at most."""

    chunks: tuple[Chunk, ...]
    style: Style
    sentences: int


def room_for_source(engine: Engine) -> int:
    """Tokens of article text that fit beside the longest prefix."""
    return engine.card.max_source_tokens - ROOM_FOR_PREFIX


def write(tasks: Sequence[Task], engine: Engine, decoding: Decoding) -> list[tuple[Candidate, ...]]:
    """For each task `decoding.hypotheses` candidates, best first, from one engine call for all parts of all tasks.

    An article of several parts gets its i-th candidate from the i-th candidates of its parts, see `choose`. Errors are
    the engine's.
    """
    prompts = [_prompt(engine, task, chunk) for task in tasks for chunk in task.chunks]
    limit = max((_token_limit(engine, _share(task)) for task in tasks), default=1)
    written = iter(engine.generate(prompts, replace(decoding, max_new_tokens=limit)))
    results = []
    for task in tasks:
        parts = [next(written) for _ in task.chunks]
        results.append(tuple(parts[0]) if len(parts) == 1 else tuple(_joined(task, parts)))
    return results


def _joined(task: Task, parts: Sequence[Sequence[Candidate]]) -> Iterator[Candidate]:
    if task.style in ("headline", "tldr"):  # a news story says what it is about in its first part
        yield from parts[0]
        return
    for i in range(min(map(len, parts))):
        said = [tidy(candidates[i], task.style) for candidates in parts]
        chosen = choose(said, [c.text for c in task.chunks], task.sentences)
        yield Candidate(text=" ".join(chosen), score=sum(c[i].score for c in parts) / len(parts))


def choose(parts: Sequence[Sequence[str]], texts: Sequence[str], wanted: int) -> list[str]:
    """The `wanted` sentences of all parts that together tell most of the article, in the order of the article.

    Maximal marginal relevance (Carbonell & Goldstein 1998): each choice is the sentence that is most about the whole
    article and least about what is chosen already. Relevance is the share of the article's content words, by count,
    that the sentence holds; it falls from part to part as news does.
    """
    frequency = Counter(word for text in texts for word in content_words(text))
    total = sum(frequency.values()) or 1
    pool = [
        (p, i, sentence, set(content_words(sentence)))
        for p, part in enumerate(parts)
        for i, sentence in enumerate(part)
    ]
    relevance = {
        (p, i): FALL**p * FALL ** (i / 2) * sum(frequency[w] for w in words) / total for p, i, _, words in pool
    }
    chosen: list[tuple[int, int, str, set[str]]] = []
    while pool and len(chosen) < wanted:
        best = max(
            pool, key=lambda s: relevance[s[0], s[1]] * (1 - max((_alike(s[3], c[3]) for c in chosen), default=0.0))
        )
        pool.remove(best)
        chosen.append(best)
    return [sentence for _, _, sentence, _ in sorted(chosen, key=lambda s: (s[0], s[1]))]


def _alike(a: set[str], b: set[str]) -> float:
    return len(a & b) / (len(a | b) or 1)


def _share(task: Task) -> int:
    """Sentences to ask of each part: all of the only one; of several, enough to choose from."""
    return task.sentences if len(task.chunks) == 1 else max(2, math.ceil(1.5 * task.sentences / len(task.chunks)))


def _prompt(engine: Engine, task: Task, chunk: Chunk) -> str:
    prefix, number = engine.card.prefix_for(task.style), _share(task)
    return prefix.replace("{sentences}", f"{number} sentence{'' if number == 1 else 's'}") + chunk.text


def _token_limit(engine: Engine, sentences: int) -> int:
    return min(engine.card.max_target_tokens, TOKENS_PER_SENTENCE * (sentences + 1))


# ---- from what the model wrote to sentences --------------------------------------------------------------------------


def tidy(
    candidate: Candidate, style: Style, max_sentences: int | None = None, max_words: int | None = None
) -> tuple[str, ...]:
    """The whole sentences of a candidate, none of them twice, within the limits; `()` when there is none.

    A last sentence that was cut off is dropped. A headline needs no full stop and is one line.
    """
    text = " ".join(candidate.text.split())
    if style == "headline":
        return (_capitalised(text.rstrip(" .")),) if text and candidate.finished else ()
    sentences = [s.text for s in split_sentences(text)]
    if sentences and not _ENDS_SENTENCE.search(sentences[-1]):
        if candidate.finished and len(sentences[-1].split()) > 3:
            sentences[-1] += "."
        else:
            sentences.pop()
    kept = [_capitalised(s) for s in _without_repeats(sentences)][:max_sentences]
    while max_words is not None and len(kept) > 1 and sum(len(s.split()) for s in kept) > max_words:
        kept.pop()
    return tuple(kept)


def _without_repeats(sentences: Sequence[str]) -> Iterator[str]:
    seen: list[set[str]] = []
    for sentence in sentences:
        words = set(content_words(sentence))
        if any(words and len(words & other) >= SAME_SENTENCE * len(words | other) for other in seen):
            continue
        if not words and sentence in sentences[: sentences.index(sentence)]:
            continue
        seen.append(words)
        yield sentence


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
