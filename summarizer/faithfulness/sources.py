"""Which sentences of the article support a sentence of the summary, and how well."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from ..records import Finding, Sentence
from .reference import PAIR_WINDOW, Phrase, Reference, take_apart

MAX_SOURCES = 3
# Below this a sentence gets a "source" finding. Set for precision on highlights that people wrote for news articles:
# 0.5 % of these fall below 0.30, 1 % below 0.35, 2.4 % below 0.40. On the labelled sets no higher value tells wrong
# from paraphrased better than chance.
MIN_SUPPORT = 0.30
# A pair with a word that the article does not have weighs this much of a pair whose words stand there apart: a new word
# is mostly a paraphrase, two known words newly joined are more often a fact made up.
_NEW_WORD = 0.25
# A sentence made of the article's words, this share of them, may sum up several sentences, or the title: it is badly
# supported by each, but not made up.
_ALL_KNOWN = 0.75
_COMMON = 200  # sentences: a stem in more of them tells no source from another (bounds the work on hostile text)
_CANDIDATES = 8  # sentences whose word order is looked at after the first ranking by words


def find_sources(reference: Reference, sentence: str) -> tuple[tuple[tuple[int, int], ...], float]:
    """The spans of the article's sentences that support `sentence`, best first, and the support from 0 to 1."""
    sources, support = match(reference, take_apart(Sentence(text=sentence, start=0, end=len(sentence))))
    return tuple((s.sentence.start, s.sentence.end) for s in sources), support


def match(reference: Reference, phrase: Phrase) -> tuple[tuple[Phrase, ...], float]:
    """The same for a sentence taken apart, with the supporting sentences taken apart too."""
    ranked = rank(reference, phrase)
    if not ranked:
        return (), 0.0
    sources = tuple(reference.phrases[i] for score, i in ranked[:MAX_SOURCES] if score >= ranked[0][0] / 2)
    return sources, (_weighted_coverage(reference, phrase, sources[0]) + _kept_pairs(reference, phrase)) / 2


def _weighted_coverage(reference: Reference, phrase: Phrase, source: Phrase) -> float:
    """The share of the stems of `phrase`, weighted by rarity, that `source` has."""
    weights = {s: reference.weights.get(s, reference.unseen_weight) for s in phrase.stems}
    have = set(source.stems)
    return sum(w for s, w in weights.items() if s in have) / sum(weights.values())


def _kept_pairs(reference: Reference, phrase: Phrase) -> float:
    """1 when all neighbouring stems of `phrase` are neighbours in the article too, less for each pair that is not."""
    pairs = list(pairwise(phrase.stems))
    if not pairs:
        return float(all(s in reference.postings for s in phrase.stems))
    lost = 0.0
    for a, b in pairs:
        if (a, b) not in reference.pairs:
            lost += 1.0 if a in reference.postings and b in reference.postings else _NEW_WORD
    return 1.0 - lost / len(pairs)


def rank(reference: Reference, phrase: Phrase) -> list[tuple[float, int]]:
    """Scores of the article's sentences for `phrase` with their positions, best first; 0 is left out.

    A score is the share of the phrase's words, weighted by rarity, that the sentence has, with a quarter for pairs of
    neighbouring words kept in order.
    """
    weights = {s: reference.weights.get(s, reference.unseen_weight) for s in phrase.stems}
    total = sum(weights.values())
    if not total:
        return []
    scores: dict[int, float] = defaultdict(float)
    for s, weight in weights.items():
        where = reference.postings.get(s, ())
        if len(where) <= _COMMON:
            for i in where:
                scores[i] += weight
    top = sorted(scores, key=lambda i: (-scores[i], i))[:_CANDIDATES]
    ranked = [(0.75 * scores[i] / total + 0.25 * _order(phrase, reference.phrases[i]), i) for i in top]
    return sorted(ranked, key=lambda r: (-r[0], r[1]))


def _order(phrase: Phrase, source: Phrase) -> float:
    """The share of neighbouring stems of `phrase` that stand near each other and in the same order in `source`."""
    stems = phrase.stems
    if len(stems) < 2:
        return float(bool(set(stems) & set(source.stems)))
    places: dict[str, list[int]] = defaultdict(list)
    for i, s in enumerate(source.stems):
        places[s].append(i)
    kept = 0
    for a, b in pairwise(stems):
        after = places.get(b, ())
        if any(0 < j - i <= PAIR_WINDOW for i in places.get(a, ())[:8] for j in after[:8]):
            kept += 1
    return kept / (len(stems) - 1)


def coverage(phrase: Phrase, source: Phrase) -> float:
    """The share of the distinct stems of `phrase` that `source` has."""
    mine = set(phrase.stems)
    return len(mine & set(source.stems)) / len(mine) if mine else 0.0


def check_source(reference: Reference, phrase: Phrase, sources: tuple[Phrase, ...], support: float) -> list[Finding]:
    """A finding when no sentence of the article supports this one."""
    if support >= MIN_SUPPORT or len(phrase.stems) < 3:
        return []
    if sum(s in reference.known for s in phrase.stems) >= _ALL_KNOWN * len(phrase.stems):
        return []
    sentence = phrase.sentence.text
    return [
        Finding(
            kind="source",
            value=sentence,
            span=(0, len(sentence)),
            message="No sentence of the article supports this one.",
            message_hi="लेख का कोई वाक्य इस वाक्य की पुष्टि नहीं करता।",
            source_span=(sources[0].sentence.start, sources[0].sentence.end) if sources else None,
        )
    ]
