"""Repairs of single values: a wrong number put right where only one can be meant, and values held as placeholders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ..records import Finding
from ..text.lexicon import Lexicon
from ..text.numbers import Quantity, group_indian, read_numbers, say_scale, unmatched
from .name_search import names_of

_NUMERAL = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?|[०-९]+(?:,[०-९]+)*(?:\.[०-९]+)?")
_SCALE = r"(?:\s?(?:हज़ार|हजार|लाख करोड़|लाख|करोड़|अरब|खरब|मिलियन|बिलियन|ट्रिलियन))?"
_LARGE_NUMERAL = re.compile(rf"(?:{_NUMERAL.pattern}){_SCALE}")
_HELD_KINDS = frozenset({"cardinal", "money", "percent", "year"})
_CURRENCY_HI = {
    "dollar of US": "अमेरिकी डॉलर",
    "dollar": "डॉलर", "rupee": "रुपये", "pound": "पाउंड", "euro": "यूरो", "yen": "येन",
    "yuan": "युआन",
}  # fmt: skip


def mend_number(english: str, hindi: str) -> str:
    """The Hindi with its one wrong number put right; as it was when more than one is wrong, or it is not certain which.

    Certain is: one number of the English is missing, one number of the Hindi is too many, both of the same kind, and
    after the exchange all values agree.
    """
    wanted, found = read_numbers(english, "en"), read_numbers(hindi, "hi")
    missing, extra = unmatched(wanted, found), unmatched(found, wanted)
    if len(missing) != 1 or len(extra) != 1 or not _same_sort(missing[0], extra[0]):
        return hindi
    for text in _exchanges(missing[0], extra[0]):
        mended = hindi[: extra[0].start] + text + hindi[extra[0].end :]
        now = read_numbers(mended, "hi")
        if not unmatched(wanted, now) and not unmatched(now, wanted):
            return mended
    return hindi


def _same_sort(wanted: Quantity, found: Quantity) -> bool:
    if wanted.kind == found.kind:
        return wanted.unit == found.unit or wanted.kind in ("money", "date", "range", "clock")
    counted = {"cardinal", "year", "ordinal"}
    return wanted.kind in counted and found.kind in counted


def _exchanges(wanted: Quantity, found: Quantity) -> list[str]:
    """The found text with the wanted numeral: only the numeral changed, then numeral and scale."""
    numerals = _NUMERAL.findall(found.text)
    said = _NUMERAL.findall(wanted.text)
    texts = []
    if len(numerals) == len(said) == 1:
        texts.append(found.text.replace(numerals[0], said[0]))
    elif len(numerals) == 1 and wanted.count is not None:
        texts.append(found.text.replace(numerals[0], group_indian(wanted.count) or numerals[0]))
    elif len(numerals) == len(said) == 2:
        first, second = (m.span() for m in _NUMERAL.finditer(found.text))
        texts.append(
            found.text[: first[0]] + said[0] + found.text[first[1] : second[0]] + said[1] + found.text[second[1] :]
        )
    if len(numerals) == 1 and isinstance(wanted.value, Fraction):
        large = say_scale(wanted.value) or group_indian(wanted.value)
        if large:
            texts.append(_LARGE_NUMERAL.sub(large, found.text, count=1))
    return texts


# ---- placeholders ----------------------------------------------------------------------------------------------------

# Numbers are held as plain integers that the sentence does not have, names as a letter and such an integer: digits are
# what small translation models copy best, and "K47" reads like a code (G20, F16), which they leave in Latin. Brackets
# and braces are dropped or doubled by several of them. Whatever does not come back exactly once is given up.
_STAND_INS = (47, 83, 59, 71, 67, 89, 43, 79, 61, 53, 97, 73)


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """An English sentence with placeholders, and the Hindi that each stands for."""

    text: str
    values: tuple[tuple[str, str], ...]  # placeholder, Hindi


def hold(english: str, findings: tuple[Finding, ...], book: Lexicon) -> Held | None:
    """The sentence with the numbers and names that went wrong held as placeholders; None when none can be held.

    Held are numbers that can be said in Hindi exactly, and names with a house spelling.
    """
    spans: list[tuple[int, int, str, str]] = []
    taken = {int(n) for n in re.findall(r"\d+", english) if len(n) < 4}
    free = iter([n for n in _STAND_INS if n not in taken])
    wrong = {f.source_span for f in findings if f.kind in ("number_hi", "name_hi")}
    for quantity in read_numbers(english, "en"):
        said = say(quantity)
        if (quantity.start, quantity.end) in wrong and said and (stand_in := next(free, None)):
            spans.append((quantity.start, quantity.end, str(stand_in), said))
    for name in names_of(english, book):
        entry = book.find(name.text)
        if (name.start, name.end) in wrong and entry and entry.is_house and (stand_in := next(free, None)):
            spans.append((name.start, name.end, f"K{stand_in}", entry.hindi[0]))
    if not spans or _overlap(spans):
        return None
    text, last = [], 0
    for start, end, placeholder, _ in sorted(spans):
        text += [english[last:start], placeholder]
        last = end
    return Held(text="".join(text) + english[last:], values=tuple((p, said) for _, _, p, said in spans))


def _overlap(spans: list[tuple[int, int, str, str]]) -> bool:
    ordered = sorted(spans)
    return any(a[1] > b[0] for a, b in pairwise(ordered))


def put_back(hindi: str, values: tuple[tuple[str, str], ...]) -> str | None:
    """The Hindi with the values in place of their placeholders; None unless each came back exactly once.

    A name's placeholder may have been spelled in Devanagari (के47), or have lost its letter before a postposition. A
    number's may not stand before a month: it would make a day of what was none.
    """
    spots: list[tuple[int, int, str]] = []
    plain = hindi.translate(_ASCII)
    for placeholder, said in values:
        found = list(_as_spoken(placeholder).finditer(plain))
        if len(found) != 1 or (placeholder.isdigit() and _BEFORE_MONTH.match(plain, found[0].end())):
            return None
        spots.append((found[0].start(), found[0].end(), said))
    for start, end, said in sorted(spots, reverse=True):
        hindi = hindi[:start] + said + hindi[end:]
    return hindi


def _as_spoken(placeholder: str) -> re.Pattern[str]:
    if placeholder.isdigit():
        return re.compile(rf"(?<![\w.,]){placeholder}(?!\w|[.,]\d)")
    number = placeholder[1:]
    alone = rf"{number}(?= (?:ने|को|से|में|पर|का|के|की|और|व)(?![\u0900-\u0963]))"
    return re.compile(rf"(?<![\w.,\u0900-\u0963])(?:(?:K|k|के|क)[ -]?{number}|{alone})(?!\w|[.,]\d)")


_BEFORE_MONTH = re.compile(
    r",? (?:जनवरी|फ़रवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|सितम्बर|अक्टूबर|अक्तूबर|नवंबर|नवम्बर|दिसंबर|दिसम्बर)"
)
_ASCII: Mapping[int, str] = {ord(d): str(i) for i, d in enumerate("०१२३४५६७८९")}


def say(quantity: Quantity) -> str | None:
    """A number in Hindi words and digits, exactly; None for what has no plain form (dates, clock times, ranges)."""
    if quantity.kind not in _HELD_KINDS or not isinstance(quantity.value, Fraction):
        return None
    if quantity.kind == "year":
        return str(quantity.value)
    number = say_scale(quantity.value) or group_indian(quantity.value)
    if number is None:
        return None
    if quantity.kind == "percent":
        return f"{number} प्रतिशत"
    if quantity.kind == "money":
        currency = _CURRENCY_HI.get(quantity.unit)
        return f"{number} {currency}" if currency else None
    return number
