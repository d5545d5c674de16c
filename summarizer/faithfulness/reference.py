"""What checking needs of an article, computed once: sentences, values, names and the rarity of its words."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..records import Article, Sentence
from ..text.name_matching import NameIndex, index_names, is_alias
from ..text.names import fold
from ..text.numbers import Quantity, read_numbers
from ..text.sentences import split_sentences
from ..text.words import STOP_WORDS, Word, stem, words

# Two neighbours of a summary count as neighbours in the article when at most three content words stand between them
# there: summaries drop adjectives and clauses. Windows of 1 to 6 separate wrong from right summaries alike (AUC on
# the labelled dev half within 0.02), so this is no fine adjustment.
PAIR_WINDOW = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """A sentence taken apart: its words with offsets, and the stems that carry meaning with their word's position."""

    sentence: Sentence
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    places: tuple[int, ...]  # stems[i] comes from words[places[i]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """An article made ready for checking.

    `evidence` is `text` followed by title, standfirst, byline, place and date, which confirm names and numbers too;
    offsets below ``len(text)`` point into both, and only these are ever given as sources.
    """

    text: str
    evidence: str
    phrases: tuple[Phrase, ...]  # the sentences of `text`
    starts: tuple[int, ...]  # their starts, for finding a sentence by offset
    quantities: tuple[Quantity, ...]  # of the evidence
    counts: Mapping[Fraction, tuple[Quantity, ...]]  # the same by the number as written, different mentions only
    names: NameIndex  # of the evidence
    persons: frozenset[str]  # last words of names of two words and more that are no place, body or people
    postings: Mapping[str, tuple[int, ...]]  # stem → positions of its sentences in `phrases`
    known: frozenset[str]  # stems of the evidence
    weights: Mapping[str, float]  # stem → rarity
    pairs: frozenset[tuple[str, str]]  # stems that stand in this order within PAIR_WINDOW of each other
    unseen_weight: float  # the rarity of a stem that the text does not have
    word_row: str  # comparable words of the evidence between spaces, for finding quotations
    word_starts: tuple[int, ...]  # where each word begins in word_row
    word_spans: tuple[tuple[int, int], ...]  # its span in the evidence

    def phrase_at(self, position: int) -> Phrase | None:
        """The sentence of the article at or before a character position."""
        i = bisect_right(self.starts, position) - 1
        return self.phrases[i] if i >= 0 else None


def prepare(article: Article | str) -> Reference:
    """Everything of an article that checking needs; linear in its length. A string is taken as the body."""
    if isinstance(article, str):
        text, extra = article, []
    else:
        text = article.text
        fields = (article.title, article.standfirst, article.byline, article.place, article.published)
        extra = [f for f in fields if f]
    evidence = "\n\n".join([text, *extra])
    phrases = tuple(take_apart(s) for s in split_sentences(text))
    found: dict[str, list[int]] = defaultdict(list)
    for i, phrase in enumerate(phrases):
        for s in dict.fromkeys(phrase.stems):
            found[s].append(i)
    count = len(phrases)
    tokens = words(evidence)
    comparable = [fold(w.text) for w in tokens]
    starts, at = [], 1
    for c in comparable:
        starts.append(at)
        at += len(c) + 1
    names = index_names(evidence)
    quantities = read_numbers(evidence, "en")
    counts: dict[Fraction, dict[object, Quantity]] = defaultdict(dict)
    for q in quantities:
        if q.count is not None:
            counts[q.count].setdefault((q.kind, q.unit, q.value, q.measure), q)
    return Reference(
        text=text,
        evidence=evidence,
        phrases=phrases,
        starts=tuple(p.sentence.start for p in phrases),
        quantities=quantities,
        counts={count: tuple(different.values()) for count, different in counts.items()},
        names=names,
        persons=frozenset(
            n.tokens[-1]
            for n in names.names
            if n.kind == "name" and len(n.tokens) > 1 and not any(is_alias(token) for token in n.tokens)
        ),
        postings={s: tuple(where) for s, where in found.items()},
        known=frozenset(found).union(take_apart(Sentence(text=" ".join(extra), start=0, end=0)).stems),
        weights={s: math.log(1 + count / len(where)) for s, where in found.items()},
        pairs=frozenset(
            (s, later) for p in phrases for i, s in enumerate(p.stems) for later in p.stems[i + 1 : i + 1 + PAIR_WINDOW]
        ),
        unseen_weight=math.log(1 + max(count, 1)),
        word_row=" " + " ".join(comparable) + " ",
        word_starts=tuple(starts),
        word_spans=tuple((w.start, w.end) for w in tokens),
    )


def take_apart(sentence: Sentence) -> Phrase:
    """The words and stems of a sentence, with offsets into the text that the sentence stands in."""
    found = words(sentence.text)
    stems, places = [], []
    for i, w in enumerate(found):
        lower = w.lower.replace("’", "'")
        if len(lower) > 1 and lower not in STOP_WORDS:
            stems.append(lower if lower[0].isdigit() else stem(lower))
            places.append(i)
    shifted = tuple(Word(w.text, w.lower, w.start + sentence.start, w.end + sentence.start) for w in found)
    return Phrase(sentence=sentence, words=shifted, stems=tuple(stems), places=tuple(places))
