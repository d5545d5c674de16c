"""Repairs of single values: a wrong number put right where only one can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from ..text.numbers import Quantity, group_indian, read_numbers, say_scale, unmatched
from .saying import say_ordinal

_NUMERAL = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?|[०-९]+(?:,[०-९]+)*(?:\.[०-९]+)?")
_SCALE = r"(?:\s?(?:हज़ार|हजार|लाख करोड़|लाख|करोड़|अरब|खरब|मिलियन|बिलियन|ट्रिलियन))?"
_LARGE_NUMERAL = re.compile(rf"(?:{_NUMERAL.pattern}){_SCALE}")
_COUNTED = frozenset({"cardinal", "year", "ordinal"})
MOST_MENDED = 3  # a sentence with more wrong numbers says something else altogether


def mend_number(english: str, hindi: str) -> str:
    """The Hindi with its wrong numbers put right, each where it is certain which one is meant; else as it was.

    Certain is: of the numbers of one sort, one of the English is missing and one of the Hindi is too many, which stands
    there once; and after the exchange it agrees.
    """
    wanted = read_numbers(english, "en")
    for _ in range(MOST_MENDED):
        mended = _mend_one(wanted, hindi)
        if mended is None:
            break
        hindi = mended
    return hindi


def _mend_one(wanted: Sequence[Quantity], hindi: str) -> str | None:
    found = read_numbers(hindi, "hi")
    missing, extra = unmatched(wanted, found), unmatched(found, wanted)
    for wrong in extra:
        meant = [q for q in missing if _same_sort(q, wrong)]
        if len(meant) != 1 or sum(_same_sort(meant[0], q) for q in extra) > 1 or _stands_again(wrong, found):
            continue
        for text in _exchanges(meant[0], wrong):
            mended = hindi[: wrong.start] + text + hindi[wrong.end :]
            now = read_numbers(mended, "hi")
            left, too_many = unmatched(wanted, now), unmatched(now, wanted)
            if len(left) < len(missing) and len(too_many) < len(extra):
                return mended
    return None


def _stands_again(number: Quantity, found: Sequence[Quantity]) -> bool:
    """Whether the same figure stands in the sentence twice: then one of the two may be right."""
    return number.count is not None and sum(q.count == number.count for q in found) > 1


def _same_sort(wanted: Quantity, found: Quantity) -> bool:
    if wanted.kind == found.kind:
        return wanted.unit == found.unit or wanted.kind in ("money", "date", "range", "clock")
    return wanted.kind in _COUNTED and found.kind in _COUNTED


def _exchanges(wanted: Quantity, found: Quantity) -> list[str]:
    """The found text with the wanted number: only the numeral changed, then numeral and scale, then number words."""
    if found.kind == "ordinal":
        said = say_ordinal(int(wanted.count), found.text) if wanted.count and wanted.kind == "ordinal" else None
        return [said] if said else []
    numerals = _NUMERAL.findall(found.text)
    digits = _NUMERAL.findall(wanted.text)
    texts = []
    if len(numerals) == len(digits) == 1:
        texts.append(found.text.replace(numerals[0], digits[0]))
    elif len(numerals) == 1 and wanted.count is not None:
        texts.append(found.text.replace(numerals[0], group_indian(wanted.count) or numerals[0]))
    elif len(numerals) == len(digits) == 2:
        first, second = (m.span() for m in _NUMERAL.finditer(found.text))
        texts.append(
            found.text[: first[0]] + digits[0] + found.text[first[1] : second[0]] + digits[1] + found.text[second[1] :]
        )
    elif not numerals and _is_whole(wanted) and _is_whole(found):  # not दो of "दो और आधे", two and a half
        texts += _in_words(found.text, group_indian(wanted.count or 0))
    if len(numerals) == 1 and isinstance(wanted.value, Fraction):
        large = say_scale(wanted.value) or group_indian(wanted.value)
        if large:
            texts.append(_LARGE_NUMERAL.sub(large, found.text, count=1))
    return texts


def _is_whole(number: Quantity) -> bool:
    return number.count is not None and number.count.denominator == 1


def _in_words(text: str, figure: str | None) -> list[str]:
    """The figure in place of the first word, of the first two, and so on: of तीस साल and 60 comes 60 साल."""
    words = text.split()
    return [" ".join([figure, *words[k:]]) for k in range(1, len(words) + 1)] if figure else []
