"""The summary chosen from all that a model wrote about an article: from every part, every prompt and every beam.

A small model often writes the right sentence in its third hypothesis, or in the draft that should be shorter. What
makes a good one is learned: a linear regression from nine plain features of a sentence to what it tells of a
highlight that people wrote, then maximal marginal relevance (Carbonell & Goldstein 1998) so that nothing is told twice.
`training/fit_choice.py` makes the weights.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ..records import Candidate, Sentence
from ..text.words import content_words
from .tidying import repeats

# Two drafts say the same where their sentences share so much of their content words (Jaccard): the agreement counted in
# `agreement`. 0.6 takes a sentence with a word or two changed or left out for the same one.
ALIKE = 0.6
# What a sentence loses when all its content words, or all those of one chosen already, are shared. On 241 articles 0.3
# and 0.6 give the same ROUGE-2 within 0.1; 1.0 and 1.5 half a point less.
OVERLAP_COSTS = 0.6
# What a first sentence must be to stand in a summary whose drafts left it out. Fewer than 8 words are a flourish ("They
# are not going to take it any more."); a translator of this size loses parts of what has more than 25. On 286 documents
# it comes in 51 times, and ROUGE-2 is 0.15 higher with it; more to the point, in 12 of 50 summaries read before there
# was a lead, the main news was missing.
_LEAD_WORDS = (8, 25)
_NAMES_SOMEBODY = re.compile(r"\s[A-Z0-9]")  # a name or a figure after the first word
_LEANS = re.compile(r"(?:He|She|They|It|This|That|These|Those|There|We|I|You|If|When|While|As|For)\b")
LONG = 20  # words of a sentence: the unit of length

# By `python training/fit_choice.py`: how much more of a human highlight's word pairs a sentence tells, per unit.
WEIGHTS = {
    "density": 6.7,
    "first": 0.228,
    "second": 0.197,
    "third": 0.286,
    "order": -0.045,
    "agreement": 0.102,
    "length": 0.144,
    "length_squared": -0.102,
    "later_part": -0.164,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What one hypothesis says about a part, as whole sentences; `score` is its mean log-probability of a token."""

    part: int
    sentences: tuple[str, ...]
    score: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A sentence that may be chosen, where its source stands in the article, and what is known of it."""

    text: str
    words: frozenset[str]
    place: tuple[int, int]  # the sentence of the article it tells most of, then its own place in its draft
    score: float
    features: dict[str, float]


def choose(drafts: Sequence[Draft], parts: Sequence[Sequence[Sentence]], wanted: int) -> tuple[Candidate, ...]:
    """The `wanted` best sentences of all drafts in the order of the article; then the same without each of them.

    So that where one sentence does not hold, the second best takes its place, most often the same said otherwise. Where
    no chosen sentence tells what the story's first one does, that one is added in its own words.
    `parts` are the sentences of the article, part by part. No candidate is given twice, and none is empty.
    """
    pool = sorted(choices(drafts, parts), key=_worth, reverse=True)
    best = _pick(pool, wanted)
    selections = [best, *(_pick([c for c in pool if c is not one], wanted) for one in best)]
    lead = _lead(parts) if wanted > 1 and best else None
    if lead is not None and not any(c.place[0] == 0 or _told_by(c, lead) for c in best):
        others = [c for c in pool if not repeats(c.text, [lead.text])]
        selections.insert(0, [lead, *_pick(others, wanted - 1)])
    unique = {tuple(c.text for c in selection): selection for selection in selections if selection}
    return tuple(
        Candidate(text=" ".join(texts), score=sum(c.score for c in selection) / len(selection))
        for texts, selection in unique.items()
    )


def _pick(pool: Sequence[Choice], wanted: int) -> list[Choice]:
    chosen: list[Choice] = []
    left = list(pool)
    while left and len(chosen) < wanted:
        best = max(left, key=lambda c: _worth(c) - OVERLAP_COSTS * max((_shared(c, d) for d in chosen), default=0.0))
        left.remove(best)
        if not repeats(best.text, [c.text for c in chosen]):
            chosen.append(best)
    return sorted(chosen, key=lambda c: c.place)


def _lead(parts: Sequence[Sequence[Sentence]]) -> Choice | None:
    """The story's own first sentence, when it tells the news: short enough, about somebody, and complete in itself."""
    text = next((sentence.text for part in parts for sentence in part), "")
    tells = _LEAD_WORDS[0] <= len(text.split()) <= _LEAD_WORDS[1] and _NAMES_SOMEBODY.search(text)
    if not tells or "?" in text or _LEANS.match(text):
        return None
    return Choice(text=text, words=frozenset(content_words(text)), place=(0, 0), score=0.0, features={})


def _told_by(choice: Choice, lead: Choice) -> bool:
    return len(choice.words & lead.words) >= len(lead.words) / 2


def _worth(choice: Choice) -> float:
    return sum(WEIGHTS[name] * value for name, value in choice.features.items())


def _shared(one: Choice, other: Choice) -> float:
    return len(one.words & other.words) / (min(len(one.words), len(other.words)) or 1)


def choices(drafts: Sequence[Draft], parts: Sequence[Sequence[Sentence]]) -> Iterator[Choice]:
    """Each sentence of the drafts once, with its features."""
    contents = [[content_words(sentence.text) for sentence in part] for part in parts]
    frequency = Counter(word for part in contents for words in part for word in words)
    total = sum(frequency.values()) or 1
    sources = [[frozenset(words) for words in part] for part in contents]
    starts = [0, *accumulate(map(len, parts))]
    said = [[frozenset(content_words(text)) for text in draft.sentences] for draft in drafts]
    beside_of = [[own for draft, own in zip(drafts, said, strict=True) if draft.part == p] for p in range(len(parts))]
    seen: set[tuple[int, str]] = set()
    for draft, own in zip(drafts, said, strict=True):
        before, beside = starts[draft.part], beside_of[draft.part]
        for order, (text, words) in enumerate(zip(draft.sentences, own, strict=True)):
            if not words or (draft.part, text) in seen:
                continue
            seen.add((draft.part, text))
            overlap = [_alike(words, source) for source in sources[draft.part]]
            position = before + overlap.index(max(overlap))
            length = len(text.split()) / LONG
            yield Choice(
                text=text,
                words=words,
                place=(position, order),
                score=draft.score,
                features={
                    # the share of the article's content words, by count, that it holds for its length
                    "density": sum(frequency[word] for word in words) / total / math.sqrt(len(words)),
                    "first": float(position == 0),  # news is written as an inverted pyramid
                    "second": float(position == 1),
                    "third": float(position == 2),
                    "order": float(order),  # a model, too, says first what matters most
                    "agreement": sum(any(_alike(words, w) >= ALIKE for w in others) for others in beside) / len(beside),
                    "length": length,
                    "length_squared": length**2,
                    "later_part": float(draft.part > 0),
                },
            )


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)
