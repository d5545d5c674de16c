"""Sentences packed into chunks that fit a model, given a counting function; no model is seen here.

Every sentence is kept, in order. Chunks are as equal as the sentences allow: 1,100 tokens at a limit of 600 give
550 + 550, because a model that reads 600 + 500, or 600 + 20, writes worse about the short rest. A sentence is cut
only when it alone exceeds the limit.
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from .errors import OptionError
from .records import Chunk, Sentence

CountTokens = Callable[[str], int]

# A joined text has a few tokens more or fewer than its sentences had alone; when a chunk turns out too large, all are
# packed again with that much less room. Two rounds were enough for every tokenizer tried; the third is a reserve
# before the surest way, halving what does not fit.
_REPACKINGS = 3

# A cut moves from its ideal place to a clause mark (else to a space) by up to this share of a part's length.
# Larger finds more clause marks and makes less equal parts, which may then exceed the limit and be cut again.
_CUT_REACH = 1 / 3

_CLAUSE_END = re.compile(r"[,;:।)\]”][\"”’)]?(?=\s)|\s[–—-](?=\s)")


def pack(sentences: Sequence[Sentence], count_tokens: CountTokens, max_tokens: int) -> tuple[Chunk, ...]:
    """The sentences in as few chunks as fit, near equal in size, each of at most `max_tokens` tokens as counted joined.

    `count_tokens` is called once for a sentence, once for a chunk, and a few times more for corrections; what it adds
    to every text (special tokens, a prefix) is found by counting the empty text. A sentence over the limit is cut at
    clause marks, else at spaces, else between characters, and its parts keep their offsets.

    Raises `OptionError` when the limit leaves no room for text.
    """
    if not sentences:
        return ()
    overhead = count_tokens("")
    if max_tokens <= overhead:
        raise OptionError(
            f"max_tokens is {max_tokens}, and {overhead} tokens go to marks that every text needs; "
            f"at least {overhead + 1} are needed. Raise the limit or choose a model that reads more."
        )
    fitting: list[Sentence] = []
    sizes: list[int] = []
    for sentence in sentences:
        for part, tokens in _parts(sentence, count_tokens, max_tokens, overhead):
            fitting.append(part)
            sizes.append(max(1, tokens - overhead))
    if len(fitting) == 1:
        return (Chunk(sentences=(fitting[0],), tokens=sizes[0] + overhead),)

    room = max_tokens - overhead
    groups: list[tuple[int, int]] = []
    counts: list[int] = []
    for _ in range(_REPACKINGS):
        groups = _balance(sizes, room)
        counts = [count_tokens(_joined(fitting[start:end])) for start, end in groups]
        worst = max(counts)
        if worst <= max_tokens:
            break
        largest = max(sizes)
        room = max(largest, room - (worst - max_tokens))
    return tuple(
        chunk
        for (start, end), tokens in zip(groups, counts, strict=True)
        for chunk in _halved(fitting[start:end], tokens, count_tokens, max_tokens)
    )


def _joined(sentences: Sequence[Sentence]) -> str:
    return Chunk(sentences=tuple(sentences), tokens=0).text


# ---- dividing sentences among chunks ---------------------------------------------------------------------------------


def _balance(sizes: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Consecutive groups (start, end), each of at most `room`, as few as possible, near equal; no size exceeds `room`.

    Each cut goes to the place nearest to an equal share of what is left, provided that the rest still fits into the
    groups left.
    """
    ends = list(accumulate(sizes, initial=0))  # ends[i]: size of the first i sentences
    total = len(sizes)
    reach = []  # reach[i]: how far a group that starts at i can go
    end = 0
    for start in range(total):
        while end < total and ends[end + 1] - ends[start] <= room:
            end += 1
        reach.append(end)
    needed = [0] * (total + 1)  # needed[i]: groups for the sentences from i on
    for start in range(total - 1, -1, -1):
        needed[start] = 1 + needed[reach[start]]
    groups = []
    start = 0
    while start < total:
        left = needed[start]
        ideal = ends[start] + (ends[total] - ends[start]) / left
        cut = bisect_left(ends, ideal, start + 1, total)
        if cut - 1 > start and ideal - ends[cut - 1] < ends[cut] - ideal:
            cut -= 1
        cut = min(cut, reach[start])
        while needed[cut] > left - 1:
            cut += 1
        groups.append((start, cut))
        start = cut
    return groups


def _halved(sentences: Sequence[Sentence], tokens: int, count_tokens: CountTokens, max_tokens: int) -> Iterator[Chunk]:
    """The sentences as one chunk when they fit, else as halves, halved again while they do not."""
    if tokens <= max_tokens or len(sentences) == 1:
        yield Chunk(sentences=tuple(sentences), tokens=tokens)
        return
    middle = len(sentences) // 2
    for half in (sentences[:middle], sentences[middle:]):
        yield from _halved(half, count_tokens(_joined(half)), count_tokens, max_tokens)


# ---- cutting a sentence that is too long -----------------------------------------------------------------------------


def _parts(
    sentence: Sentence, count_tokens: CountTokens, max_tokens: int, overhead: int
) -> Iterator[tuple[Sentence, int]]:
    """The sentence with its token count, or parts of it that fit, in order."""
    waiting = [sentence]
    while waiting:
        part = waiting.pop()
        tokens = count_tokens(part.text)
        if tokens <= max_tokens:
            yield part, tokens
            continue
        pieces = list(_cut(part, math.ceil((tokens - overhead) / (max_tokens - overhead))))
        if len(pieces) == 1:
            raise OptionError(
                f"max_tokens is {max_tokens}, and {part.text!r} alone has {tokens} tokens; a limit of at least that is "
                "needed. Raise the limit or choose a model that reads more."
            )
        waiting.extend(reversed(pieces))


def _cut(sentence: Sentence, wanted: int) -> Iterator[Sentence]:
    """The sentence in about `wanted` parts of similar length; fewer when it has too few characters."""
    text = sentence.text
    length = len(text) / max(2, wanted)
    reach = max(1, int(length * _CUT_REACH))
    clause_ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    cuts = [0]
    for number in range(1, max(2, wanted)):
        ideal = round(number * length)
        cut = _cut_near(text, clause_ends, ideal, reach)
        if cuts[-1] < cut < len(text):
            cuts.append(cut)
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = text[start:end].strip()
        if piece:
            first = sentence.start + start + len(text[start:end]) - len(text[start:end].lstrip())
            yield Sentence(text=piece, start=first, end=first + len(piece))


def _cut_near(text: str, clause_ends: Sequence[int], ideal: int, reach: int) -> int:
    """The clause mark nearest to `ideal` and at most `reach` away; else the nearest space; else a character's edge."""
    at = bisect_left(clause_ends, ideal)
    near = [end for end in clause_ends[max(0, at - 1) : at + 1] if abs(end - ideal) <= reach]
    if near:
        return min(near, key=lambda end: abs(end - ideal))
    low, high = max(1, ideal - reach), min(len(text) - 1, ideal + reach)
    for distance in range(reach + 1):
        for place in (ideal - distance, ideal + distance):
            if low <= place <= high and text[place].isspace():
                return place
    # Never between a letter and its vowel sign, nor inside a conjunct; but a run of marks without end is cut.
    for place in range(ideal, max(0, ideal - 16), -1):
        if not _joins(text[place]) and not _joins(text[place - 1], after=True):
            return place
    return ideal


def _joins(character: str, *, after: bool = False) -> bool:
    """Does the character cling to the one before it (`after`: does it draw the next one to itself)?"""
    if character in "\u094d\u200d":
        return True
    return not after and unicodedata.category(character).startswith("M")
