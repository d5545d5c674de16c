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
from .records import STYLES, Candidate, Chunk, Decoding, Style
from .text.sentences import split_sentences
from .text.typography import plain_marks
from .text.words import content_words

TOKENS_PER_SENTENCE = 45  # room for one summary sentence; of 1,040 validation highlights all fit, 99 % in 33
SEAM = 4  # tokens by which a prefix and a text joined may exceed the two counted apart

# How much less the next part of a story tells than the one before (and, half as fast, the next sentence of a part).
# News is written as an inverted pyramid; 1 would choose as if every part told as much.
# On 20 validation articles of several parts 0.8, 0.6, 0.4 and 0.2 give ROUGE-2 10.3, 10.5, 10.7 and 10.6.
FALL = 0.5

# Two sentences that share this share of their content words (Jaccard) say the same; 0.7 keeps "A beat B" beside
# "A beat B after C", and drops what a model repeats with a word changed.
SAME_SENTENCE = 0.7
# A later sentence with this share of its content words in an earlier one, and no figure of its own, tells nothing new;
# among highlights that people wrote not one does (400 articles; the nearest has 0.6).
SAID_ALREADY = 0.75
# A model in a loop says a word four times on end, or two to eight words three times; people stop at "education,
# education, education".
LOOP_WORDS = 8

_FIGURE = re.compile(r"\d[\d.,]*(?<![.,])")
_ABBREVIATION = re.compile(r"\b[A-Za-z]\.[A-Za-z]\.$")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")


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


def write(tasks: Sequence[Task], engine: Engine, decoding: Decoding) -> list[tuple[Candidate, ...]]:
    """For each task `decoding.hypotheses` candidates, best first, from one engine call for all parts of all tasks.

    An article of several parts gets its i-th candidate from the i-th candidates of its parts, see `choose`. A part for
    which the engine has nothing to say is passed over; a task of nothing but such parts gets `()`. Errors are the
    engine's.
    """
    prompts, asked = ask(tasks, engine, decoding)
    return gather(tasks, engine.generate(prompts, asked))


def ask(tasks: Sequence[Task], engine: Engine, decoding: Decoding) -> tuple[list[str], Decoding]:
    """What `write` gives the engine, a prompt for each part: for a caller who shows how the reading goes on."""
    prompts = [_prompt(engine, task, chunk) for task in tasks for chunk in task.chunks]
    limit = max((_token_limit(engine, _share(task)) for task in tasks), default=1)
    return prompts, replace(decoding, max_new_tokens=limit)


def gather(tasks: Sequence[Task], answers: Sequence[Sequence[Candidate]]) -> list[tuple[Candidate, ...]]:
    """What `write` makes of the engine's answers to the prompts of `ask`."""
    written = iter(answers)
    results = []
    for task in tasks:
        parts = [next(written) for _ in task.chunks]
        results.append(tuple(parts[0]) if len(parts) == 1 else tuple(_joined(task, parts)))
    return results


def _joined(task: Task, parts: Sequence[Sequence[Candidate]]) -> Iterator[Candidate]:
    spoken = [part for part in parts if part]
    # A news story says what it is about at its head. Chosen from all parts by `choose`, the one sentence came from the
    # second part for two of the three stories tried, and told a side matter.
    if task.style in ("headline", "tldr"):
        yield from spoken[0] if spoken else ()
        return
    for i in range(max(map(len, spoken), default=0)):
        candidates = [part[min(i, len(part) - 1)] if part else Candidate(text="") for part in parts]
        chosen = choose([tidy(c, task.style) for c in candidates], [c.text for c in task.chunks], task.sentences)
        score = sum(part[min(i, len(part) - 1)].score for part in spoken) / len(spoken)
        yield Candidate(text=" ".join(chosen), score=score)


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
    """Sentences to ask of each part: all of the only one; of several two, or what it takes.

    Asked for two, the bundled model picks better ones than asked for three: 3 of 2 and 2 against 3 of 3 and 3 is 10.7
    against 8.8 ROUGE-2 on validation articles of several parts (lead-3: 9.9).
    """
    return task.sentences if len(task.chunks) == 1 else max(2, math.ceil(task.sentences / len(task.chunks)))


def _prompt(engine: Engine, task: Task, chunk: Chunk) -> str:
    return _prefix(engine, task.style, _share(task)) + plain_marks(chunk.text).replace("₹", "Rs ")  # no T5 knows ₹


def _prefix(engine: Engine, style: str, number: int) -> str:
    return engine.card.prefix_for(style).replace("{sentences}", f"{number} sentence{'' if number == 1 else 's'}")


def _token_limit(engine: Engine, sentences: int) -> int:
    return min(engine.card.max_target_tokens, TOKENS_PER_SENTENCE * (sentences + 1))


# ---- from what the model wrote to sentences --------------------------------------------------------------------------


def tidy(
    candidate: Candidate, style: Style, max_sentences: int | None = None, max_words: int | None = None
) -> tuple[str, ...]:
    """The whole sentences of a candidate, none of them twice, within the limits; `()` when there is none.

    A last sentence that was cut off is dropped, and so is one in which the model went in circles. A headline is one
    line without a full stop.
    """
    sentences = [s.text for s in split_sentences(" ".join(candidate.text.split()))]
    if style == "headline":
        if not candidate.finished and len(sentences) < 2:
            return ()
        return tuple(_capitalised(shape(s, style)) for s in sentences[:1] if not loops(s) and shape(s, style))
    if sentences and not _ENDS_SENTENCE.search(sentences[-1]):
        if candidate.finished and len(sentences[-1].split()) > 3:
            sentences[-1] += "."
        else:
            sentences.pop()
    kept: list[str] = []
    for sentence in sentences:
        if not loops(sentence) and not repeats(sentence, kept):
            kept.append(_capitalised(sentence))
    return within(kept, max_sentences, max_words)


def within(sentences: Sequence[str], max_sentences: int | None, max_words: int | None) -> tuple[str, ...]:
    """As many of the sentences as the limits allow, in order; when not one has so few words, the shortest of them."""
    if max_words is None:
        return tuple(sentences[:max_sentences])
    kept: list[str] = []
    for sentence in sentences:
        if len(kept) != max_sentences and count_words([*kept, sentence]) <= max_words:
            kept.append(sentence)
    return tuple(kept or sorted(sentences, key=lambda s: len(s.split()))[:1])


def count_words(sentences: Sequence[str]) -> int:
    """Words between spaces."""
    return sum(len(s.split()) for s in sentences)


def repeats(sentence: str, others: Sequence[str]) -> bool:
    """Whether one of the others says the same already."""
    words, figures = set(content_words(sentence)), set(_FIGURE.findall(sentence))
    for other in others:
        if not words:
            if sentence.casefold() == other.casefold():
                return True
            continue
        known, shared = set(content_words(other)), set(_FIGURE.findall(other))
        if figures == shared and len(words & known) >= SAME_SENTENCE * len(words | known):
            return True
        if figures <= shared and len(words) > 2 and len(words & known) >= SAID_ALREADY * len(words):
            return True
    return False


def loops(sentence: str) -> bool:
    """Whether the words go in circles, as a model does that has lost its thread."""
    words = [w.strip(".,;:!?").casefold() for w in sentence.split()]
    for size in range(1, LOOP_WORDS + 1):
        run = 0  # how many words in a row equal the word `size` places before
        for i in range(size, len(words)):
            run = run + 1 if words[i] == words[i - size] else 0
            if run >= (3 if size == 1 else 2 * size):
                return True
    return False


def shape(sentence: str, style: Style) -> str:
    """The sentence as the style wants it: a headline has no full stop at its end, unless an abbreviation ends it."""
    text = sentence.strip()
    if style == "headline" and text.endswith(".") and not _ABBREVIATION.search(text):
        return text.rstrip(" .")
    return text


def _capitalised(sentence: str) -> str:
    """The first letter large, but for a word that is written otherwise (iPhone, eBay)."""
    first = sentence.split(" ", 1)[0]
    return sentence if any(c.isupper() for c in first) else sentence[:1].upper() + sentence[1:]
