"""A long English sentence in clauses, and the Hindi of the clauses in one sentence again."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..text.sentences import split_sentences

# A part shorter than this is no clause to translate by itself; most subordinate clauses of news have 5 to 15 words.
MIN_CLAUSE_WORDS = 4

_OPENERS = (
    "and|but|or|so|yet|while|although|though|because|after|before|when|where|as|since|if|unless|which|who|whereas"
)
# No seam is "and" before a figure: "between 2011 and 2018", "seven minutes and 33 seconds".
_SEAM = re.compile(
    rf"(?<=[;:])\s+|\s+[—–]\s+|(?<=,)\s+(?=(?:{_OPENERS})\b)|\s+(?=(?:and(?!\s\d)|but|because|while|although)\b)"
)
_WEAK_SEAM = re.compile(r"(?<=,)\s+")
_FINAL = re.compile(r"[\s।.,;:]+$")


def split_clauses(english: str) -> tuple[str, ...]:
    """The sentence in clauses of `MIN_CLAUSE_WORDS` words or more, in order; one part when it has no seam.

    >>> split_clauses("The river rose by two metres, but the bridge held through the night.")
    ('The river rose by two metres,', 'but the bridge held through the night.')
    """
    sentences = split_sentences(english)
    if len(sentences) > 1:
        return tuple(s.text for s in sentences)
    return _parts(english, _SEAM)


def _parts(english: str, seam: re.Pattern[str]) -> tuple[str, ...]:
    parts: list[str] = []
    last = 0
    for match in seam.finditer(english):
        left, right = english[last : match.start()], english[match.end() :]
        inside_quote = left.count('"') % 2 or left.count("“") != left.count("”")
        if min(len(left.split()), len(right.split())) >= MIN_CLAUSE_WORDS and not inside_quote:
            parts.append(left.strip())
            last = match.end()
    parts.append(english[last:].strip())
    return tuple(parts)


def fit(english: str, count_tokens: Callable[[str], int], max_tokens: int) -> tuple[str, ...]:
    """The sentence in as few parts as fit the model each: at clauses, else at commas, else between words."""
    if count_tokens(english) <= max_tokens:
        return (english,)
    for parts in (split_clauses(english), _parts(english, _WEAK_SEAM)):
        if len(parts) > 1:
            middle = _middle(parts)
            left, right = " ".join(parts[:middle]), " ".join(parts[middle:])
            return (*fit(left, count_tokens, max_tokens), *fit(right, count_tokens, max_tokens))
    words = english.split()
    if len(words) < 2:  # one endless word: nothing can be translated in it; the start stands for it
        half = len(english) // 2
        return fit(english[:half], count_tokens, max_tokens) if half else ()
    half = len(words) // 2
    left, right = " ".join(words[:half]), " ".join(words[half:])
    return (*fit(left, count_tokens, max_tokens), *fit(right, count_tokens, max_tokens))


def _middle(parts: tuple[str, ...]) -> int:
    """Where to cut so that both sides are about as long."""
    total, seen = sum(map(len, parts)), 0
    for i, part in enumerate(parts[:-1], start=1):
        seen += len(part)
        if seen * 2 >= total:
            return i
    return len(parts) - 1


def join_clauses(english_parts: tuple[str, ...], hindi_parts: tuple[str, ...]) -> str:
    """The Hindi clauses as one sentence; whole sentences keep their dandas, clauses are joined by what divided them."""
    out: list[str] = []
    for i, (english, hindi) in enumerate(zip(english_parts, hindi_parts, strict=True)):
        text = hindi.strip()
        if i == len(english_parts) - 1 or english.rstrip("\"”’')").endswith((".", "!", "?")):
            out.append(text)
        elif english.endswith((";", ":")):
            out.append(_FINAL.sub("", text) + english[-1])
        else:
            out.append(_FINAL.sub("", text) + ",")
    return " ".join(out)
