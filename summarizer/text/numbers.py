"""Numbers that know their value: English and Hindi text to quantities that can be compared.

"$295 billion", 295 अरब डॉलर and 29,500 करोड़ डॉलर say the same; "90-minute" and डेढ़ घंटा too. Values are exact
(`Fraction`). Tokens come from numbers_tokens, words of one number are put together in numbers_phrases, units and
names in numbers_units, dates and clock times in numbers_times; ranges are joined here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from ..errors import OptionError
from ..records import Language
from . import numbers_hindi as hi
from .numbers_phrases import key_at, speak
from .numbers_times import clock_draft, read_time, read_time_from, year_after
from .numbers_tokens import Token, tokenize
from .numbers_units import Draft, attach, build, is_year
from .numbers_values import Kind, Quantity, Value, same_value, unmatched
from .numbers_writing import group_indian, say_scale

__all__ = ["Kind", "Quantity", "Value", "group_indian", "read_numbers", "same_value", "say_scale", "unmatched"]

_DASHES: Final = frozenset({"-", "–", "—", "−"})
_ANDS: Final = frozenset({"and", "or", "और", "व", "या", "तथा", "एवं", "&", ","})
_MAX_GAP: Final = 6  # tokens between the ends of one range: "from 30 seats in the house to 145"
_SPORT: Final = frozenset(
    "win won wins beat beats defeat defeated lost lose lead led draw drew record score scored victory loss "
    "जीत जीता जीती हार हारी हराया हराकर मात बराबरी ड्रा ड्रॉ बढत रिकॉर्ड स्कोर".split()
)


def read_numbers(text: str, language: Language) -> tuple[Quantity, ...]:
    """The quantities of a text in their order; ``text[q.start:q.end] == q.text``.

    Linear in the length of the text. English words are understood in Hindi text and the other way round; `language`
    decides how 05/06/2025 is read (Hindi: day first; English: both ways are kept).

    >>> [(q.kind, int(q.value)) for q in read_numbers("Rs 1.2 lakh crore", "en")]
    [('money', 1200000000000)]
    """
    if language not in ("en", "hi"):
        raise OptionError(f"language is {language!r}; en or hi is possible. Give the language of the text.")
    tokens = tokenize(text)
    drafts: list[Draft] = []
    i = 0
    while i < len(tokens):
        draft = _read_at(text, tokens, i, language)
        if draft is None:
            i += 1
        else:
            if drafts and draft.first < drafts[-1].last:  # a sign or currency that was already read
                draft = replace(draft, first=drafts[-1].last)
            drafts.append(draft)
            i = max(draft.last, i + 1)
    return tuple(d.quantity for d in _join(text, tokens, drafts))


def _read_at(text: str, tokens: Sequence[Token], i: int, language: Language) -> Draft | None:
    draft = read_time(text, tokens, i, language)
    if draft:
        return draft
    spoken = speak(tokens, i)
    if spoken is None:
        return None
    return read_time_from(text, tokens, spoken) or attach(text, tokens, spoken)


def _join(text: str, tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Joins what stands in several numbers: 2 hours 30 minutes, 2024-25, 3 to 5 per cent, 15 से 17 जून."""
    joined: list[Draft] = []
    for right in drafts:
        if joined and right.first < joined[-1].last:
            continue  # the year of "June 15-17, 2025", already taken
        if not joined or right.first - joined[-1].last > _MAX_GAP:
            joined.append(right)
            continue
        left = joined[-1]
        gap = [t.key for t in tokens[left.last : right.first]]
        whole = _sum_durations(text, tokens, left, right, gap)
        if whole:
            joined[-1] = whole
            continue
        left, right = _share_month(text, tokens, left, right, gap)
        joined[-1] = left
        pair = None
        if not left.quantity.parts and _is_connector(tokens, left, right, gap):
            pair = _pair(text, tokens, left, right, gap)
        if pair:
            joined[-1] = pair
        else:
            if gap and gap[0] in _ANDS and len(gap) == 1 and right.quantity.kind == "decade":
                joined[-1] = _as_decade(left)
            joined.append(right)
    return joined


def _sum_durations(text: str, tokens: Sequence[Token], left: Draft, right: Draft, gap: Sequence[str]) -> Draft | None:
    a, b = left.quantity, right.quantity
    if not (a.kind == b.kind == "duration" and a.unit == b.unit and right.length < left.length and not b.soft):
        return None
    if list(gap) not in ([], [","], ["and"], ["और"], [",", "and"], ["व"]):
        return None
    if not isinstance(a.value, Fraction) or not isinstance(b.value, Fraction) or b.value >= left.length:
        return None
    return build(text, tokens, left.first, right.last, "duration", a.value + b.value, unit=a.unit, length=right.length)


def _share_month(
    text: str, tokens: Sequence[Token], left: Draft, right: Draft, gap: Sequence[str]
) -> tuple[Draft, Draft]:
    """15 and 16 June, 15 से 17 जून, June 15-17: both days get the month."""
    a, b = left.quantity, right.quantity
    if not gap or len(gap) > 2 or gap[1:] not in ([], ["the"]):
        return left, right
    if not (gap[0] in _ANDS or gap[0] in _DASHES or gap[0] in ("to", "से")):
        return left, right
    if b.kind == "date" and _is_day(a) and not b.soft and isinstance(b.value, tuple) and b.value[2] is not None:
        value = (b.value[0], b.value[1], int(str(a.value)))
        return build(text, tokens, left.first, left.last, "date", value), right
    if a.kind == "date" and _is_day(b) and isinstance(a.value, tuple) and a.value[2] is not None and a.value[0] is None:
        after = key_at(tokens, right.last)
        counts = (
            right.last < len(tokens) and tokens[right.last].kind == "word" and after not in ("को", "in", "at", "of")
        )
        if isinstance(b.value, Fraction):
            year, last = year_after(tokens, right.last)
            value = (year, a.value[1], int(b.value))
            if gap[0] in _DASHES or not counts:
                first = build(text, tokens, left.first, left.last, "date", (year, *a.value[1:]))
                return first, build(text, tokens, right.first, last, "date", value)
            return left, replace(right, quantity=replace(b, others=(*b.others, value)))
    return left, right


def _is_day(quantity: Quantity) -> bool:
    value = quantity.value
    return (
        quantity.kind in ("cardinal", "ordinal")
        and not quantity.soft
        and isinstance(value, Fraction)
        and value.denominator == 1
        and 1 <= value <= 31
    )


def _as_decade(left: Draft) -> Draft:
    quantity = left.quantity
    if quantity.kind in ("year", "cardinal") and isinstance(quantity.value, Fraction) and quantity.value % 10 == 0:
        return replace(left, quantity=replace(quantity, kind="decade"))
    return left


def _is_connector(tokens: Sequence[Token], left: Draft, right: Draft, gap: Sequence[str]) -> bool:
    """Whether the tokens between two numbers make them the ends of a range, a change or a score."""
    if not gap:
        return False
    if len(gap) == 1:
        sign = gap[0]
        if sign in _DASHES or sign in ("to", "through", "से"):
            return True
        if sign == "/":
            return tokens[left.last].glued and tokens[right.first].glued
        if sign == "and":
            return "between" in (key_at(tokens, left.first - 1), key_at(tokens, left.first - 2))
        if sign in ("और", "व", "तथा", "एवं"):
            return key_at(tokens, right.last) == "के" and key_at(tokens, right.last + 1) == "बीच"
        return False
    if gap[-1] == "to" and not any(len(word) == 1 and not word.isalnum() for word in gap):
        before = [key_at(tokens, left.first - n) for n in (1, 2, 3)]
        return "from" in before
    if gap == ["to", "the"]:
        return True
    if "से" in gap[:-1] and gap[-1] in hi.MOVES:
        return True
    return len(gap) == 2 and gap[0] == "से" and gap[1] in ("लगभग", "करीब", "तकरीबन")


def _pair(text: str, tokens: Sequence[Token], left: Draft, right: Draft, gap: Sequence[str]) -> Draft | None:
    """One quantity of two ends; each end takes from the other the unit and the scale that it lacks."""
    a, b = left.quantity, right.quantity
    glued = len(gap) == 1 and (gap[0] in _DASHES or gap[0] == "/")
    if b.parts or a.kind in ("vague", "label", "code", "score") or b.kind in ("vague", "label", "code", "score"):
        return None
    if a.soft and b.soft:
        return None
    if glued and is_year(tokens[right.first - 2]) and (years := _short_years(text, tokens, left, right)):
        return years
    if gap[0] == "/":
        return _slash(text, tokens, left, right)
    if {a.kind, b.kind} == {"ordinal", "cardinal"} or (a.kind != b.kind and "date" in (a.kind, b.kind)):
        return None
    if glued and tokens[left.first].kind == tokens[right.first].kind == "word" and right.last - left.first == 3:
        at_clock = key_at(tokens, left.first - 1) in ("at", "by", "until", "before", "after", "around", "about", "from")
        if at_clock and a.kind == b.kind == "cardinal" and a.value in range(1, 13) and b.value in (15, 30, 45):
            return clock_draft(text, tokens, left.first, right.last, int(str(a.value)), int(str(b.value)))
    a, b = _share(left, right)
    same = a.kind == b.kind or {a.kind, b.kind} <= {"cardinal", "year"} or {a.kind, b.kind} <= {"cardinal", "fraction"}
    if not same or (a.kind == b.kind == "money" and a.unit.split(" of ")[0] != b.unit.split(" of ")[0]):
        return None
    if a.kind == b.kind == "duration" and a.unit != b.unit:
        return None
    kind: Kind = "range"
    if glued and a.kind == b.kind == "cardinal" and isinstance(a.value, Fraction) and isinstance(b.value, Fraction):
        near = {key_at(tokens, k) for k in range(left.first - 5, right.last + 5)}
        if a.value >= b.value or near & _SPORT:
            kind = "score"
    value = tuple(v for q in (a, b) for v in ([q.value] if isinstance(q.value, Fraction) else list(q.value)))
    return build(text, tokens, left.first, right.last, kind, value, unit=a.unit, parts=(a, b))


def _short_years(text: str, tokens: Sequence[Token], left: Draft, right: Draft) -> Draft | None:
    """2024-25 and 1999-00: the year after, in two digits."""
    a, b = left.quantity, right.quantity
    short = tokens[right.first].text
    if len(short) != 2 or not short.isdigit() or not isinstance(a.value, Fraction) or right.last != right.first + 1:
        return None
    end = a.value - a.value % 100 + int(short)
    end = end + 100 if end < a.value else end
    if end - a.value > 30:  # 2001-35 is no span that is written short
        return None
    ends = (replace(a, kind="year"), replace(b, kind="year", value=end, count=end, others=(Fraction(int(short)),)))
    return build(text, tokens, left.first, right.last, "range", (a.value, end), parts=ends)


def _slash(text: str, tokens: Sequence[Token], left: Draft, right: Draft) -> Draft | None:
    """1/5 is a fraction; 24/7 and 9/11 are pairs."""
    a, b = left.quantity, right.quantity
    if a.kind not in ("cardinal", "year") or not isinstance(a.value, Fraction) or not isinstance(b.value, Fraction):
        return None
    if (
        a.value.denominator == b.value.denominator == 1
        and 1 <= a.value < b.value <= 16
        and b.kind in ("cardinal", "ordinal")
    ):
        value = a.value / b.value
        return build(text, tokens, left.first, right.last, "fraction", value, count=value)
    return None


def _share(left: Draft, right: Draft) -> tuple[Quantity, Quantity]:
    a, b = left.quantity, right.quantity
    if b.kind == "decade":
        a = _as_decade(left).quantity  # 1950 से 1980 के दशक
    if a.kind in ("cardinal", "year") and b.kind not in ("cardinal", "year", "fraction", "ordinal"):
        a = _with_unit(left, right)
    elif b.kind in ("cardinal", "year") and a.kind not in ("cardinal", "year", "fraction", "ordinal"):
        if left.size != 1 and right.size == 1 and a.kind != "duration":
            return a, replace(b, kind=a.kind, unit=a.unit)
        b = _with_unit(right, left)
    elif right.size != 1 and left.size == 1 and a.kind == b.kind == "cardinal":
        a = _with_unit(left, right)
    if a.kind == b.kind == "money" and left.size == 1 and right.size > 1 and left.quantity.kind == "money":
        a = _scaled(a, right)
    return a, b


def _with_unit(bare: Draft, full: Draft) -> Quantity:
    """A bare end of a range with the unit and scale of the other end: 3 to 5 million dollars."""
    quantity, other = bare.quantity, full.quantity
    if not isinstance(quantity.value, Fraction):
        return quantity
    if other.kind == "duration":
        scales: tuple[Fraction, ...] = (Fraction(1),)
        if full.size != 1 and bare.size == 1 and quantity.value < 1000:  # "four to five hundred years"
            scales = (full.size, Fraction(1))
        values = [quantity.value * full.length * scale for scale in scales]
        return replace(
            quantity, kind="duration", unit=other.unit, value=values[0], count=quantity.value, others=tuple(values[1:])
        )
    if other.kind == "clock":
        if quantity.value.denominator != 1 or not 0 <= quantity.value <= 24:
            return quantity
        hour = int(quantity.value)
        return replace(
            quantity, kind="clock", value=(hour % 24, 0), others=(((hour + 12) % 24, 0),), count=quantity.value
        )
    if other.kind not in ("percent", "points", "money", "cardinal"):
        return quantity
    quantity = replace(quantity, kind=other.kind, unit=other.unit)
    return _scaled(quantity, full) if full.size != 1 and bare.size == 1 else quantity


def _scaled(quantity: Quantity, full: Draft) -> Quantity:
    """ "3" of "3 to 5 million" as 3,000,000; the plain reading is kept beside it."""
    own, other = quantity.value, full.quantity.value
    if not isinstance(own, Fraction) or not isinstance(other, Fraction) or not other or own >= 1000:
        return quantity
    value = own * full.size
    if not Fraction(1, 20) <= abs(value / other) <= 20:  # "from 30 to 1.5 million" starts at 30
        return quantity
    return replace(quantity, value=value, count=value, others=(*quantity.others, own))
