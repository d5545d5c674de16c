"""Says what a number counts: per cent, money, time, a date, a clock time, or part of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from . import numbers_english as en
from . import numbers_hindi as hi
from .numbers_phrases import Spoken, key_at
from .numbers_tokens import Token
from .numbers_values import Kind, Quantity, Value

MONTHS: Final = en.MONTHS | hi.MONTHS
DURATIONS: Final = en.DURATIONS | hi.DURATIONS
CURRENCIES: Final = en.CURRENCIES | hi.CURRENCIES
MEASURES: Final = en.MEASURES | hi.MEASURES
_BEFORE_MEASURE: Final = en.BEFORE_MEASURE | hi.BEFORE_MEASURE
_DEGREES: Final = frozenset({"degree", "degrees", "°", "डिग्री"})
_OWNERS: Final = en.CURRENCY_OWNERS | hi.CURRENCY_OWNERS
_PREFIXES: Final = frozenset("$ ₹ € £ ¥ ₽ ₩ ₨ ৳ rs re inr usd eur gbp jpy cny rmb chf aed krw रु रू".split())
_MINUSES: Final = ("-", "−", "–")
# "42.000 participants", as the continent writes it; no news gives decimals that end in two zeros.
_CONTINENTAL: Final = re.compile(r"\d{1,3}\.\d00")
_LETTER_SCALES: Final = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_CONTEXT_FOR_YEAR: Final = (
    frozenset("in since by until till from during before after between around late early mid and to year circa".split())
    | hi.YEAR_WORDS
)
_CONTEXT_AFTER_YEAR: Final = frozenset("में के की का से तक को और".split())
_BASIS_POINTS: Final = frozenset({("basis", "points"), ("basis", "point"), ("आधार", "अंक"), ("आधार", "अंकों")})
_SHARES: Final = frozenset({"हिस्सा", "हिस्से", "भाग"})
WHOSE: Final = frozenset("his her their my our your".split())


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity being read from tokens[first:last]; `size` is its scale (10**6 for "5 million"), for ranges."""

    quantity: Quantity
    first: int
    last: int
    size: Fraction = Fraction(1)
    length: Fraction = Fraction(1)  # of the unit of a duration, in `quantity.unit`


def build(
    text: str,
    tokens: Sequence[Token],
    first: int,
    last: int,
    kind: Kind,
    value: Value,
    *,
    unit: str = "",
    count: Fraction | None = None,
    soft: bool = False,
    others: tuple[Value, ...] = (),
    parts: tuple[Quantity, ...] = (),
    measure: str = "",
    measured: str = "",
    size: Fraction = Fraction(1),
    length: Fraction = Fraction(1),
) -> Draft:
    """A draft whose span and text are those of tokens[first:last]."""
    start, end = tokens[first].start, tokens[last - 1].end
    quantity = Quantity(
        kind=kind,
        value=value,
        unit=unit,
        text=text[start:end],
        start=start,
        end=end,
        soft=soft,
        count=count,
        others=others,
        parts=parts,
        measure=measure,
        measured=measured,
    )
    return Draft(quantity, first, last, size, length)


def past_hyphen(tokens: Sequence[Token], j: int) -> int:
    """The index behind a hyphen with no spaces around it, else `j`."""
    glued = j + 1 < len(tokens) and tokens[j].text in ("-", "–") and tokens[j].glued and tokens[j + 1].glued
    return j + 1 if glued else j


def is_year(token: Token) -> bool:
    """Four plain digits from 1000 to 2199."""
    return token.kind == "digits" and len(token.text) == 4 and token.text.isdigit() and "1000" <= token.text < "2200"


@dataclass(frozen=True, slots=True)
class _Frame:
    """A number with its sign and currency read, before what stands behind it: tokens[first:behind]."""

    text: str
    tokens: Sequence[Token]
    spoken: Spoken
    first: int
    behind: int
    value: Fraction
    size: Fraction
    others: tuple[Value, ...]
    currency: str | None
    owner: str
    ordinal: bool

    @property
    def unit(self) -> int:
        """Where the word of the unit stands: "90-minute", "90 minutes"."""
        return past_hyphen(self.tokens, self.behind)

    @property
    def counts(self) -> bool:
        """Whether a unit may follow: neither "5th" nor "thousands" has one."""
        return not self.ordinal and not self.spoken.rough

    def key(self, i: int) -> str:
        return key_at(self.tokens, i)

    def made(self, kind: Kind, last: int, *, value: Fraction | None = None, **fields: Any) -> Draft:
        """The draft up to tokens[last], its count the number as written."""
        scaled = self.size if kind in ("cardinal", "percent", "points", "money", "duration") else Fraction(1)
        fields = {"count": self.value, "others": self.others, "size": scaled, **fields}
        value = self.value if value is None else value
        return build(self.text, self.tokens, self.first, last, kind, value, **fields)


def attach(text: str, tokens: Sequence[Token], spoken: Spoken) -> Draft:
    """The quantity that a number is together with what stands around it."""
    label = _label(text, tokens, spoken)
    if label:
        return label
    frame = _frame(text, tokens, spoken)
    if frame.counts:
        for read in (_money, _percent, _decade_or_age, _duration):
            draft = read(frame)
            if draft:
                return draft
    return _half_unit(frame) or _unitless(frame)


def _frame(text: str, tokens: Sequence[Token], spoken: Spoken) -> _Frame:
    first, behind, value, size = spoken.first, spoken.last, spoken.value, spoken.size
    others: tuple[Value, ...] = ()
    currency, owner, first = _currency_before(tokens, first)
    negative, doubtful, first = _sign(tokens, first)
    if currency is None and negative:
        currency, owner, first = _currency_before(tokens, first)
    if spoken.bare and behind < len(tokens) and tokens[behind].glued and tokens[behind].kind == "word":
        letter = tokens[behind].text.lower()
        if letter in _LETTER_SCALES and (currency or letter == "k" or tokens[behind].text == "M"):
            others = (value,) if letter == "m" and not currency else ()
            size = Fraction(_LETTER_SCALES[letter])
            value, behind = value * size, behind + 1
        elif letter == "m":  # 30m: metres or millions
            others, behind = (value * 10**6,), behind + 1
    if spoken.bare and _CONTINENTAL.fullmatch(tokens[spoken.first].text):
        others = (*others, value * 1000)
    suffix = None if spoken.ordinal else _ordinal_suffix(tokens, behind)
    behind = suffix or behind
    if not suffix and not spoken.ordinal and _is_below_zero(tokens, behind):
        negative, doubtful = True, False
    if negative:
        unit = key_at(tokens, past_hyphen(tokens, behind))
        certain = not doubtful or currency or unit in en.PERCENT or unit in ("%", "°", "degree", "degrees", "डिग्री")
        value, others = -value, others if certain else (value, *others)
    ordinal = spoken.ordinal or suffix is not None
    return _Frame(text, tokens, spoken, first, behind, value, size, others, currency, owner, ordinal)


def _money(frame: _Frame) -> Draft | None:
    after = _currency_after(frame.tokens, frame.behind)
    if frame.currency is not None:
        owner, last = frame.owner, frame.behind
        if after and after[0][0] == frame.currency:  # said twice: "$5 US dollars"
            owner, last = owner or after[1], after[2]
        return frame.made("money", last, unit=_owned(frame.currency, owner))
    if not after:
        return None
    (unit, part), owner, last = after
    return frame.made("money", last, value=frame.value * part, unit=_owned(unit, owner))


def _percent(frame: _Frame) -> Draft | None:
    """Per cent, percentage points and basis points."""
    at = frame.unit
    key, following = frame.key(at), frame.key(at + 1)
    if (key, following) in _BASIS_POINTS:
        return frame.made("points", at + 2, value=frame.value / 100)
    if key == "per" and following == "cent":
        at += 1
    elif key != "%" and key not in en.PERCENT and key not in hi.PERCENT:
        return None
    last = at + 1
    if frame.key(last) in ("point", "points") or frame.key(last) in hi.POINTS:
        either = "or percent" if frame.key(last) in ("अंक", "अंकों") else ""  # अंक are points, and marks at school
        return frame.made("points", last + 1, unit=either)
    return frame.made("percent", last, soft=frame.key(frame.first) == "शत")  # शत-प्रतिशत: also "wholly"


def _decade_or_age(frame: _Frame) -> Draft | None:
    last = _decade(frame.tokens, frame.behind, frame.spoken)
    if last is None:
        return None
    if frame.value < 100 and WHOSE & {frame.key(frame.first - 1), frame.key(frame.first - 2)}:
        return frame.made("vague", last, soft=True)  # "in his 50s"
    return frame.made("decade", last)


def _duration(frame: _Frame) -> Draft | None:
    key = frame.key(frame.unit)
    if key not in DURATIONS:
        return None
    unit, length = DURATIONS[key]
    soft = frame.spoken.soft and not frame.spoken.fraction
    return frame.made("duration", frame.unit + 1, value=frame.value * length, unit=unit, soft=soft, length=length)


def _half_unit(frame: _Frame) -> Draft | None:
    """ "half an hour"; half a day or a year is said loosely."""
    if not frame.spoken.fraction or frame.value != Fraction(1, 2):
        return None
    at = frame.unit + (frame.key(frame.unit) in ("a", "an"))
    if frame.key(at) not in DURATIONS:
        return None
    unit, length = DURATIONS[frame.key(at)]
    soft = length >= 86_400 or unit == "month"
    return frame.made("duration", at + 1, value=frame.value * length, unit=unit, soft=soft, length=length)


def _unitless(frame: _Frame) -> Draft:
    spoken, value, last = frame.spoken, frame.value, frame.behind
    if frame.ordinal:
        others = frame.others
        if value > 2 and (frame.key(last) in _SHARES or frame.key(frame.first - 1) in ("a", "an")):
            others = (1 / value,)  # पाँचवाँ हिस्सा, "cut it by a third"
        return frame.made("ordinal", last, soft=spoken.soft, others=others)
    if spoken.rough:
        return frame.made("vague", last, soft=True)
    if spoken.fraction:
        return frame.made("fraction", last, soft=spoken.soft)
    if spoken.bare and is_year(frame.tokens[spoken.first]) and value > 0 and _reads_as_year(frame.tokens, spoken):
        return frame.made("year", last)
    measure, measured = _measure(frame)
    soft = spoken.soft or frame.key(spoken.first) in ("zero", "शून्य")
    return frame.made("cardinal", last, soft=soft, measure=measure, measured=measured)


def _measure(frame: _Frame) -> tuple[str, str]:
    """The unit behind a number ("km", "square miles", "°C", वर्ग किमी) and how it is written; ("", "") when none."""
    at = frame.unit
    degrees = False
    while frame.key(at) in _BEFORE_MEASURE and at < frame.unit + 2:
        degrees |= frame.key(at) in _DEGREES
        at += 1
        at += frame.key(at) == "." and frame.key(at - 1) == "sq"
    unit = MEASURES.get(frame.key(at)) or (en.DEGREES.get(frame.key(at)) if degrees else None)
    if unit is None:
        return "", ""
    return unit, frame.text[frame.tokens[frame.behind].start : frame.tokens[at].end].lstrip("-–")


def _owned(unit: str, owner: str) -> str:
    return f"{unit} of {owner}" if owner else unit


def _currency_before(tokens: Sequence[Token], i: int) -> tuple[str | None, str, int]:
    """The unit, its country and the index where it begins: "US$ 5", "Rs. 500", ₹500."""
    k = i - 1
    if k > 0 and tokens[k].text == "." and tokens[k].glued and tokens[k - 1].key in ("rs", "re", "रु", "रू"):
        k -= 1
    if k < 0 or tokens[k].key not in _PREFIXES:
        return None, "", i
    unit = CURRENCIES[tokens[k].key][0]
    if k > 0 and tokens[k].glued and tokens[k].kind == "mark" and tokens[k - 1].key in en.CURRENCY_OWNERS:
        return unit, en.CURRENCY_OWNERS[tokens[k - 1].key], k - 1
    return unit, "US" if tokens[k].key == "usd" else "", k


def _currency_after(tokens: Sequence[Token], j: int) -> tuple[tuple[str, Fraction], str, int] | None:
    """((unit, its size), country, index behind): "US dollars", अमेरिकी डॉलर."""
    j = past_hyphen(tokens, j)
    owner = ""
    key = key_at(tokens, j)
    if key == "u" and [key_at(tokens, j + n) for n in (1, 2, 3)] == [".", "s", "."]:
        owner, j = "US", j + 4
    elif key in _OWNERS and len(key) > 1:
        owner, j = _OWNERS[key], j + 1
    if key_at(tokens, j) == "lankan":
        j += 1
    key = key_at(tokens, j)
    if key not in CURRENCIES or key == "re" or (tokens[j].kind == "mark" and not tokens[j].glued):
        return None
    last = j + 1
    if key in ("रु", "रू", "rs") and key_at(tokens, last) == "." and last + 1 < len(tokens):
        last += 1
    return CURRENCIES[key], owner, last


def _sign(tokens: Sequence[Token], first: int) -> tuple[bool, bool, int]:
    """(negative, doubtful, index where the sign begins); a hyphen behind a word may be a dash set badly."""
    k = first - 1
    if k < 0:
        return False, False, first
    if tokens[k].key in ("minus", "माइनस", "ऋण"):
        return True, False, k
    if tokens[k].text not in _MINUSES or not tokens[first].glued:
        return False, False, first
    if tokens[k].text == "−" and not (k > 0 and tokens[k].glued and tokens[k - 1].kind == "digits"):
        return True, False, k
    if k == 0 or (tokens[k - 1].text in "([:;,=" and tokens[k - 1].kind == "mark"):
        return tokens[k].text == "-", True, k if tokens[k].text == "-" else first
    if not tokens[k].glued and tokens[k - 1].kind == "word":
        return True, tokens[k - 1].key not in ("to", "at", "of", "by", "से", "from", "was", "is"), k
    return False, False, first


def _is_below_zero(tokens: Sequence[Token], j: int) -> bool:
    """Whether "5 degrees" is followed by "below zero"."""
    keys = [key_at(tokens, n) for n in range(j, j + 4)]
    return any(keys[n] in ("below", "under") and keys[n + 1] in ("zero", "freezing") for n in range(3))


def _label(text: str, tokens: Sequence[Token], spoken: Spoken) -> Draft | None:
    """Digits that belong to a name: COVID-19, G20, KV62, km2; and list numbers at the start of a line."""
    i = spoken.first
    token = tokens[i]
    if token.kind != "digits" or token.value is None:
        return None
    before = tokens[i - 1] if i else None
    entity = i > 1 and tokens[i - 2].text == "&" and token.text in ("39", "34", "38")  # &#39;
    if before is not None and before.text == "#" and token.glued and (token.value == 1 or entity):
        return build(text, tokens, i, i + 1, "label", token.value, count=token.value, soft=True)
    if token.glued and before is not None:
        word: Token | None = None
        if before.kind == "word":
            word = before
        elif before.text in ("-", "–") and before.glued and i > 1 and tokens[i - 2].kind == "word":
            word = tokens[i - 2]
            if not (word.text[0].isupper() or word.text[0] >= "ऀ") or word.key in MONTHS:
                return None
        if word is None or word.key in _PREFIXES or word.key in _OWNERS:
            return None
        if not token.value and word.text[0] >= "ऀ":
            return build(text, tokens, i, i + 1, "label", token.value, count=token.value, soft=True)  # डॉ०, रू0
        power = before.kind == "word" and token.text in ("2", "3") and word.text[-1] in "mMीटरO"
        inside = before.kind == "word" and i + 1 < len(tokens) and tokens[i + 1].glued and tokens[i + 1].kind == "word"
        soft = power or (inside and len(token.text) == 1)  # km2, H2O, I2C
        return build(text, tokens, i, i + 1, "label", token.value, count=token.value, soft=soft)
    starts_line = i == 0 or "\n" in text[tokens[i - 1].end : token.start]
    if starts_line and token.text.isdigit() and len(token.text) <= 2 and i + 2 < len(tokens):
        dot = tokens[i + 1]
        if dot.text in (".", ")") and dot.glued and not tokens[i + 2].glued:
            return build(text, tokens, i, i + 1, "label", token.value, count=token.value, soft=True)
    return None


def _ordinal_suffix(tokens: Sequence[Token], j: int) -> int | None:
    """The index behind an ordinal ending: 21st, 15 वीं, 4था."""
    k = past_hyphen(tokens, j)
    if k >= len(tokens) or tokens[j - 1].kind != "digits":
        return None
    key = tokens[k].key
    if tokens[k].glued and (key in ("st", "nd", "rd", "th") or key in hi.GLUED_SUFFIXES):
        return k + 1
    return k + 1 if key in hi.SUFFIXES else None


def _decade(tokens: Sequence[Token], j: int, spoken: Spoken) -> int | None:
    """The index behind "1990s", "'90s", 1990 के दशक; None when it is no decade."""
    if spoken.value % 10 or not (0 < spoken.value < 100 or 1000 <= spoken.value < 2200):
        return None
    k = j + 1 if key_at(tokens, j) == "'" and tokens[j].glued else j
    if tokens[j - 1].kind == "digits" and k < len(tokens) and tokens[k].text == "s" and tokens[k].glued:
        j = k + 1
        if key_at(tokens, j) != "के":
            return j
    if key_at(tokens, j) in ("के", "वाले", "का") and "दशक" in (key_at(tokens, j + 1), key_at(tokens, j + 2)):
        return j + 2 if key_at(tokens, j + 1) == "दशक" else j + 3
    return j + 1 if key_at(tokens, j) == "दशक" and is_year(tokens[j - 1]) else None


def _reads_as_year(tokens: Sequence[Token], spoken: Spoken) -> bool:
    """Whether four digits name a year: 1900 to 2099 nearly always do; others after "in", साल, or before में."""
    if "1900" <= tokens[spoken.first].text < "2100":
        return True
    before, after = key_at(tokens, spoken.first - 1), key_at(tokens, spoken.last)
    return before in MONTHS or before in _CONTEXT_FOR_YEAR or after in _CONTEXT_AFTER_YEAR
