"""From what a model wrote to whole sentences: nothing broken off, nothing twice, nothing in circles, within limits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Candidate, Style
from ..text.sentences import split_sentences
from ..text.words import content_words

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
