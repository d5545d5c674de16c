"""Chunks + engine → candidate summaries: what each part is asked for, and what becomes of the answers.

A long article is read part by part, each part is summarized, and the summary is chosen from what the parts say: the
model never summarizes its own summaries, which drifts away from the article, so that every sentence keeps its source.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..engines.base import Engine
from ..records import STYLES, Candidate, Chunk, Decoding, Style
from ..text.typography import plain_marks
from .choosing import Draft, choose
from .tidying import tidy

TOKENS_PER_SENTENCE = 45  # room for one summary sentence; of 1,040 validation highlights all fit, 99 % in 33
SEAM = 4  # tokens by which a prefix and a text joined may exceed the two counted apart
FEWEST = 3  # sentences that a part is asked for at least; asked for one, a model trained on highlights picks worse

Answers = Sequence[Sequence[Candidate]]  # of one part: for each of its prompts the candidates, best first


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One summary to write: the parts of an article, the style, and how many sentences at most."""

    chunks: tuple[Chunk, ...]
    style: Style
    sentences: int


def room_for_source(engine: Engine) -> int:
    """Tokens of article text that fit beside the longest prefix of the model."""
    prefixes = {_prefix(engine, style, 20) for style in STYLES} - {""}
    longest = max((engine.count_tokens(prefix) - engine.count_tokens("") for prefix in prefixes), default=0)
    return engine.card.max_source_tokens - longest - (SEAM if longest > 0 else 0)


def source_tokens(engine: Engine) -> Callable[[str], int]:
    """Counts the tokens of article text as the model is shown it, which can be more than the text itself has."""
    return lambda text: engine.count_tokens(_shown(text))


def write(tasks: Sequence[Task], engine: Engine, decoding: Decoding) -> list[tuple[Candidate, ...]]:
    """For each task its candidates, best first, from one engine call for all parts of all tasks.

    A part for which the engine has nothing to say is passed over; a task of nothing but such parts gets `()`. Errors
    are the engine's.
    """
    parts, asked = ask(tasks, engine, decoding)
    return gather(tasks, answer(parts, engine, asked))


def ask(tasks: Sequence[Task], engine: Engine, decoding: Decoding) -> tuple[list[tuple[str, ...]], Decoding]:
    """What `write` gives the engine: for each part of each task its prompts."""
    limit = max((_token_limit(engine, _share(task)) for task in tasks), default=1)
    parts = [_prompts(engine, task, chunk) for task in tasks for chunk in task.chunks]
    return parts, replace(decoding, max_new_tokens=limit)


def answer(parts: Sequence[Sequence[str]], engine: Engine, decoding: Decoding) -> list[Answers]:
    """The engine's answers to the prompts of each part, all asked at once."""
    answers = iter(engine.generate([prompt for prompts in parts for prompt in prompts], decoding))
    return [[next(answers) for _ in prompts] for prompts in parts]


def gather(tasks: Sequence[Task], answers: Sequence[Answers]) -> list[tuple[Candidate, ...]]:
    """What `write` makes of the engine's answers to `ask`, part by part."""
    rest = iter(answers)
    return [_candidates(task, [next(rest) for _ in task.chunks]) for task in tasks]


def _candidates(task: Task, parts: Sequence[Answers]) -> tuple[Candidate, ...]:
    """The hypotheses themselves where there is one text to write from one prompt; else what is chosen from all."""
    spoken = [part for part in parts if any(part)]
    # A news story says what it is about at its head. Chosen from all parts by `choose`, the one sentence came from the
    # second part for two of the three stories tried, and told a side matter.
    alone = task.style in ("headline", "tldr") or (len(parts) == 1 and len(parts[0]) == 1)
    if alone or not spoken:
        return tuple(spoken[0][0]) if spoken else ()
    drafts = [
        Draft(part=p, sentences=tidy(candidate, task.style), score=candidate.score)
        for p, part in enumerate(parts)
        for candidates in part
        for candidate in candidates
    ]
    return choose(drafts, [chunk.sentences for chunk in task.chunks], task.sentences)


def _share(task: Task) -> int:
    """Sentences to ask of each part at most."""
    return max(FEWEST, math.ceil(task.sentences / len(task.chunks)))


def _prompts(engine: Engine, task: Task, chunk: Chunk) -> tuple[str, ...]:
    """The part with its prefix; twice, for one sentence fewer as well, where the prefix of the model says how many.

    The answers differ in more than the last sentence, and `choose` finds better ones in both than in either.
    """
    text = _shown(chunk.text)
    share = _share(task)
    return tuple(dict.fromkeys(_prefix(engine, task.style, number) + text for number in (share, share - 1)))


def _shown(text: str) -> str:
    return plain_marks(text).replace("₹", "Rs ")  # no T5 knows ₹


def _prefix(engine: Engine, style: str, number: int) -> str:
    return engine.card.prefix_for(style).replace("{sentences}", f"{number} sentence{'' if number == 1 else 's'}")


def _token_limit(engine: Engine, sentences: int) -> int:
    return min(engine.card.max_target_tokens, TOKENS_PER_SENTENCE * (sentences + 1))
