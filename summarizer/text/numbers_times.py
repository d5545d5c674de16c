"""Reads dates, months, clock times and the stamps made of digits and signs (2:15, 5/6/2025, +91 …)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from ..records import Language
from . import numbers_english as en
from . import numbers_hindi as hi
from .numbers_phrases import Spoken, batted, key_at, speak
from .numbers_tokens import Token
from .numbers_units import DURATIONS, MONTHS, WHOSE, Draft, build, is_year, past_hyphen
from .numbers_values import Value

_ZONES: Final = frozenset({"utc", "gmt", "ist", "hrs", "यूटीसी", "जीएमटी"})
_STRIKES: Final = frozenset({"बजे", "बजकर", "बज", "बजने"})
_HOURS: Final = {"noon": 12, "midday": 12, "midnight": 0}
_PHONE_DIGITS: Final = 8  # the shortest landline number with its area code


def read_time(text: str, tokens: Sequence[Token], i: int, language: Language) -> Draft | None:
    """The date, clock time, decade word or code that begins at tokens[i], if one does."""
    token = tokens[i]
    if token.kind == "stamp":
        return _stamp(text, tokens, i, language)
    if token.kind == "word":
        return _from_word(text, tokens, i)
    code = _code(text, tokens, i)
    if code:
        return code
    if token.kind == "digits" and _is_zoned(tokens, i):
        hour, minute = int(token.text[:2]), int(token.text[2:])
        return build(text, tokens, i, i + 1, "clock", (hour, minute), count=Fraction(hour) if not minute else None)
    return None


def read_time_from(text: str, tokens: Sequence[Token], spoken: Spoken) -> Draft | None:
    """The date or clock time that a number begins: "5 June", 5 जून, "2.15pm", साढ़े नौ बजे."""
    return _day_first(text, tokens, spoken) or _clock(text, tokens, spoken)


def is_month(tokens: Sequence[Token], i: int, *, beside_number: bool = True) -> bool:
    """Whether a word is a month's name; "may" and "march" only with a capital, and abbreviations beside a number."""
    key = key_at(tokens, i)
    if key not in MONTHS:
        return False
    if key in hi.MONTHS:
        return True
    capital = tokens[i].text[0].isupper()
    if not beside_number:
        return capital and len(key) > 4
    return capital or key not in en.AMBIGUOUS_MONTHS


def _from_word(text: str, tokens: Sequence[Token], i: int) -> Draft | None:
    token = tokens[i]
    key = token.key
    if key in en.DECADE_WORDS:
        value = Fraction(en.DECADE_WORDS[key])
        if WHOSE & {key_at(tokens, i - 1), key_at(tokens, i - 2)}:  # an age: "in their twenties"
            return build(text, tokens, i, i + 1, "vague", value, count=value, soft=True)
        return build(text, tokens, i, i + 1, "decade", value, count=value)
    roman = token.text.removesuffix("'s")
    if roman in en.ROMAN and i and (tokens[i - 1].text[0].isupper() or tokens[i - 1].text == "("):
        value = Fraction(en.ROMAN[roman])
        return build(text, tokens, i, i + 1, "label", value, count=value, soft=True)
    if key in _HOURS:
        hour = _HOURS[key]
        return build(text, tokens, i, i + 1, "clock", (hour, 0), count=Fraction(12), soft=True)
    if key in ("half", "quarter"):
        return _past(text, tokens, i)
    if key in ("a", "an") and key_at(tokens, i + 1) in en.DURATIONS and not _is_no_duration(tokens, i + 1):
        unit, length = en.DURATIONS[key_at(tokens, i + 1)]
        if [key_at(tokens, i + n) for n in (2, 3, 4)] == ["and", "a", "half"]:
            return build(
                text, tokens, i, i + 5, "duration", length * 3 / 2, unit=unit, count=Fraction(3, 2), length=length
            )
        return build(text, tokens, i, i + 2, "duration", length, unit=unit, count=Fraction(1), soft=True, length=length)
    if key in ("शून्य", "zero") and key_at(tokens, i + 1) == "से":
        return _below_zero(text, tokens, i)
    if is_month(tokens, i):
        return _month_first(text, tokens, i)
    return None


def _is_no_duration(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word of time says something else: "a second goal", a batsman's "century"."""
    return key_at(tokens, i) == "second" or batted(tokens, i) is not None


def _below_zero(text: str, tokens: Sequence[Token], i: int) -> Draft | None:
    """शून्य से 5 डिग्री नीचे is -5."""
    spoken = speak(tokens, i + 2) if i + 2 < len(tokens) else None
    if spoken is None:
        return None
    for k in range(spoken.last, min(spoken.last + 4, len(tokens))):
        if tokens[k].key in ("नीचे", "कम"):
            return build(text, tokens, i, k + 1, "cardinal", -spoken.value, count=-spoken.value)
    return None


# ---- dates -----------------------------------------------------------------------------------------------------------


def _month_first(text: str, tokens: Sequence[Token], i: int) -> Draft | None:
    """ "June 5, 2025", "Jun 05", "May 1969", जनवरी की पहली तारीख; a month alone is soft."""
    month = MONTHS[tokens[i].key]
    j = i + 1
    if key_at(tokens, j) == "." and len(tokens[i].key) <= 4 and tokens[j].glued:
        j += 1
    if key_at(tokens, j) == "the":
        j += 1
    if key_at(tokens, j) == "की" or key_at(tokens, j) == "के":
        spoken = speak(tokens, j + 1) if j + 1 < len(tokens) else None
        day = _day(spoken)
        if spoken and day and key_at(tokens, _past_suffix(tokens, spoken.last)).startswith("तारीख"):
            return build(text, tokens, i, _past_suffix(tokens, spoken.last) + 1, "date", (None, month, day))
    k = past_hyphen(tokens, j)
    if k < len(tokens) and tokens[k].kind in ("digits", "word") and not is_year(tokens[k]):
        spoken = speak(tokens, k)
        day = _day(spoken)
        if spoken and day and (spoken.ordinal or tokens[k].kind == "digits") and not _is_counted(tokens, spoken.last):
            last = _past_suffix(tokens, spoken.last)
            year, last = year_after(tokens, last)
            return build(text, tokens, i, last, "date", (year, month, day))
    year, last = year_after(tokens, j)
    if year is not None:
        return build(text, tokens, i, last, "date", (year, month, None))
    if not is_month(tokens, i, beside_number=False):
        return None
    return build(text, tokens, i, i + 1, "date", (None, month, None), soft=True)


def _day_first(text: str, tokens: Sequence[Token], spoken: Spoken) -> Draft | None:
    day = _day(spoken)
    if not day:
        return None
    j = _past_suffix(tokens, spoken.last)
    if key_at(tokens, j) == "of":
        j += 1
    j = past_hyphen(tokens, j)
    if not is_month(tokens, j):
        return None
    if spoken.soft and not spoken.ordinal:
        return None
    last = j + 2 if key_at(tokens, j + 1) == "." and len(tokens[j].key) == 3 and j + 2 < len(tokens) else j + 1
    year, last = year_after(tokens, last) if year_after(tokens, last)[0] else (None, j + 1)
    return build(text, tokens, spoken.first, last, "date", (year, MONTHS[tokens[j].key], day))


def _day(spoken: Spoken | None) -> int | None:
    if spoken is None or spoken.rough or spoken.value.denominator != 1 or not 1 <= spoken.value <= 31:
        return None
    return int(spoken.value)


def _past_suffix(tokens: Sequence[Token], j: int) -> int:
    """The index behind "th", वीं, if one stands there."""
    key = key_at(tokens, j)
    if tokens[j - 1].kind == "digits" and (key in ("st", "nd", "rd", "th") or key in hi.SUFFIXES):
        return j + 1
    return j


def _is_counted(tokens: Sequence[Token], j: int) -> bool:
    """Whether digits behind a month count something: "In June 20 per cent", "June 10 million"."""
    key = key_at(tokens, past_hyphen(tokens, j))
    return key in ("%", "per", "crore", "lakh") or key in en.PERCENT or key in en.SCALES or key in DURATIONS


def year_after(tokens: Sequence[Token], j: int) -> tuple[int | None, int]:
    """The year at `j`, behind a comma if there is one, and the index behind it."""
    k = j + 1 if key_at(tokens, j) in (",", "of", "सन", "साल", "-") else j
    if k < len(tokens) and is_year(tokens[k]) and key_at(tokens, k + 1) not in hi.DURATIONS:
        return int(tokens[k].text), k + 1
    return None, j


def _stamp(text: str, tokens: Sequence[Token], i: int, language: Language) -> Draft:
    """2:15, 5/6/2025, 2025-06-05, 2:1; what fits no calendar and no clock is a code."""
    piece = tokens[i].text
    if ":" in piece:
        numbers = [int(part) for part in piece.split(":")]
        if len(numbers) == 2 and numbers[0] < 25 and numbers[1] < 60 and len(piece.split(":")[1]) == 2:
            return clock_draft(text, tokens, i, i + 1, numbers[0], numbers[1], written=len(piece.split(":")[0]) == 2)
        ends = [build(text, tokens, i, i + 1, "cardinal", Fraction(n), count=Fraction(n)).quantity for n in numbers]
        return build(text, tokens, i, i + 1, "score", tuple(Fraction(n) for n in numbers), parts=tuple(ends))
    separator = next(sign for sign in "/-." if sign in piece)
    numbers = [int(part) for part in piece.split(separator)]
    if len(piece.split(separator)[0]) == 4:
        year, month, day = numbers
        dates = [(year, month, day)]
    else:
        day, month, year = numbers
        year = year if year > 99 else 2000 + year if year < 70 else 1900 + year
        dates = [(year, month, day)]
        if language == "en":
            dates.append((year, day, month))  # written the American way
    possible: list[Value] = [
        d for n, d in enumerate(dates) if 1 <= d[1] <= 12 and 1 <= d[2] <= 31 and d not in dates[:n]
    ]
    if not possible:
        return build(text, tokens, i, i + 1, "code", ("".join(c for c in piece if c.isdigit()),))
    return build(text, tokens, i, i + 1, "date", possible[0], others=tuple(possible[1:]))


def _code(text: str, tokens: Sequence[Token], i: int) -> Draft | None:
    """Telephone numbers, 4-4-2, versions, digits too long to be a quantity."""
    j = i + 1 if tokens[i].text == "+" else i
    if j >= len(tokens) or tokens[j].kind != "digits" or (j > i and not tokens[j].glued):
        return None
    pieces = [tokens[j].text]
    hyphens = 0
    k = j + 1
    while k < len(tokens) and len(pieces) < 6:
        after = past_hyphen(tokens, k)
        if after >= len(tokens) or tokens[after].kind != "digits" or not tokens[after].text.isdigit():
            break
        if after == k and not (j > i or (len(pieces[0]) == len(tokens[k].text) == 5 and len(pieces) == 1)):
            break
        hyphens += after > k
        pieces.append(tokens[after].text)
        k = after + 1
    digits = "".join(pieces)
    is_phone = len(digits) >= _PHONE_DIGITS and digits.isdigit() and (j > i or (len(pieces[0]) == 5 and k == j + 2))
    if is_phone and (j > i or (hyphens == 0 and digits[0] in "6789")):
        return build(text, tokens, i, k, "code", (digits,))
    if hyphens >= 2 and digits.isdigit() and j == i:
        return build(text, tokens, i, k, "code", (digits,))
    if tokens[j].value is None and j == i:
        return build(text, tokens, i, i + 1, "code", (tokens[i].text,))
    return None


# ---- the clock -------------------------------------------------------------------------------------------------------


def _is_zoned(tokens: Sequence[Token], i: int) -> bool:
    """0230 UTC, 1400 hrs."""
    digits = tokens[i].text
    if len(digits) != 4 or not digits.isdigit() or digits >= "2400" or digits[2:] > "59":
        return False
    return key_at(tokens, i + 1) in _ZONES or (digits[0] == "0" and key_at(tokens, i + 1) == "hours")


def _past(text: str, tokens: Sequence[Token], i: int) -> Draft | None:
    """ "half past nine", "quarter to ten"."""
    way = key_at(tokens, i + 1)
    if way not in ("past", "to") or i + 2 >= len(tokens) or (tokens[i].key == "half" and way == "to"):
        return None
    spoken = speak(tokens, i + 2)
    if spoken is None or spoken.value.denominator != 1 or not 1 <= spoken.value <= 12:
        return None
    minutes = int(spoken.value) * 60 + (30 if tokens[i].key == "half" else 15 if way == "past" else -15)
    return clock_draft(text, tokens, i, spoken.last, minutes // 60, minutes % 60)


def _clock(text: str, tokens: Sequence[Token], spoken: Spoken) -> Draft | None:
    j = spoken.last
    key = key_at(tokens, j)
    is_clock = (
        key in _STRIKES or key in ("o'clock", "am", "pm", "noon", "midnight") or _dotted_half(tokens, j) is not None
    )
    if not is_clock or spoken.ordinal or spoken.rough or not 0 <= spoken.value <= 24:
        return None
    hour, minute = int(spoken.value), int(spoken.value % 1 * 60)
    written = tokens[spoken.first].text
    if spoken.bare and "." in written:
        decimals = written.split(".")[1]
        if len(decimals) != 2 or decimals > "59":
            return None
        minute = int(decimals)
    last = j
    if key in ("बजकर", "बज", "बजने"):
        at = j + 1 + (key_at(tokens, j + 1) in ("कर", "में"))
        more = speak(tokens, at) if at < len(tokens) else None
        struck = key == "बज" and key_at(tokens, j + 1) in hi.STRUCK
        if struck:
            more = None
        if more and key_at(tokens, more.last).startswith("मिनट") and more.value.denominator == 1 and more.value < 60:
            total = hour * 60 + (-int(more.value) if key == "बजने" else int(more.value))
            hour, minute, last = total // 60 % 24, total % 60, more.last + 1
        elif key != "बजकर" and not struck:
            return None
    return clock_draft(text, tokens, spoken.first, last, hour, minute)


def _dotted_half(tokens: Sequence[Token], j: int) -> tuple[str, int] | None:
    """("am" or "pm", index behind) at "a.m.", "pm"."""
    key = key_at(tokens, j)
    if key in ("am", "pm"):
        return key, j + 1
    if key in ("a", "p") and key_at(tokens, j + 1) == "." and key_at(tokens, j + 2) == "m":
        return key + "m", j + 3
    return None


def clock_draft(
    text: str, tokens: Sequence[Token], first: int, last: int, hour: int, minute: int, *, written: bool = False
) -> Draft:
    """A clock time with the half of the day that the words around it name; both halves when none does.

    `written`: the hour has two digits, as in 05:30, which is no evening.
    """
    half = _dotted_half(tokens, last)
    if half:
        last = half[1]
    elif key_at(tokens, last) in ("बजे", "o'clock", "noon", "midnight"):
        last += 1
    name = half[0] if half else _half_of_day(tokens, first, last, hour)
    others: tuple[Value, ...] = ()
    count = Fraction(hour) if minute == 0 else None
    if hour > 12 or hour == 0 or (written and tokens[first].text[0] == "0" and not name):
        hour %= 24
    elif name == "am":
        hour %= 12
    elif name == "pm":
        hour = hour % 12 + 12
    else:
        others = (((hour + 12) % 24, minute),)
    return build(text, tokens, first, last, "clock", (hour, minute), count=count, others=others)


def _half_of_day(tokens: Sequence[Token], first: int, last: int, hour: int) -> str:
    around = [key_at(tokens, k) for k in (first - 1, first - 2, first - 3, last, last + 1, last + 2)]
    for place, key in enumerate(around):
        if key in (",", "से", "तक", "to", "and", "और") and place in (0, 3):
            # Behind a comma or "to" another time begins, whose part of the day says nothing about this one.
            around[place : 3 if place < 3 else 6] = [""] * ((3 if place < 3 else 6) - place)
    for key in around:
        if key in hi.MORNING or key == "morning":
            return "am"
        if key in hi.AFTERNOON or key in ("afternoon", "evening", "noon"):
            return "am" if key == "दोपहर" and hour in (10, 11) else "pm"
        if key in hi.NIGHT or key in ("night", "midnight"):
            return "am" if hour in (12, 1, 2, 3, 4) else "pm" if 7 <= hour <= 11 else ""
    return ""
