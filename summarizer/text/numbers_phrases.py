"""Puts the words of one number together: "two and a half million", साढ़े तीन लाख, "1 लाख 20 हज़ार"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from . import numbers_english as en
from . import numbers_hindi as hi
from .numbers_tokens import GLYPHS, Token

MAX_VALUE: Final = 10**30  # no news figure comes near; stops "million million million …" from growing without end

_SCALES: Final = en.SCALES | hi.SCALES
_PLURALS: Final = {word: value for word, value in en.VAGUE.items() if word != "tens"}
_VAGUE: Final = en.VAGUE | hi.VAGUE
_SOFT: Final = en.SOFT | hi.SOFT
_ONES: Final = frozenset({"one", "एक"})
_ARTICLES: Final = frozenset({"a", "an", "one", "एक"})
_INDIAN: Final = frozenset({10**5, 10**7})
_SMALL: Final = frozenset("a an the in of to for and or on at by with from as is are".split())
_HALVES: Final = hi.HALVES | {"half"}
_BATTED: Final = {"half": Fraction(1, 2), "double": Fraction(2), "triple": Fraction(3)}
_NEAR_CRICKET: Final = 8  # words around "century" among which one of cricket tells that no hundred years are meant


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number read from tokens[first:last]; `rough` for "thousands", `bare` for one token of digits alone.

    `size` is the scale it was said in: 10**6 for "5 million".
    """

    value: Fraction
    first: int
    last: int
    ordinal: bool = False
    soft: bool = False
    rough: bool = False
    bare: bool = False
    fraction: bool = False
    size: Fraction = Fraction(1)


def key_at(tokens: Sequence[Token], i: int) -> str:
    """The key of a token, or an empty string outside the text."""
    return tokens[i].key if 0 <= i < len(tokens) else ""


def speak(tokens: Sequence[Token], i: int) -> Spoken | None:
    """The number that begins at tokens[i], as long as it goes; None when no number begins there."""
    key = tokens[i].key
    if tokens[i].kind == "word":
        if century := batted(tokens, i):
            return century
        for table, rough in ((_VAGUE, True), (_SOFT, False)):
            if key in table:
                if key in hi.TIMES and key_at(tokens, i + 1) in hi.CENTURIES:
                    return Spoken(Fraction(100 * hi.TIMES[key]), i, i + 2, soft=True)
                return Spoken(Fraction(table[key]), i, i + 1, soft=True, rough=rough)
        if key in en.DECADE_WORDS or not key:
            return None
        if key == "नौ" and _is_naval(tokens, i):
            return None
    ordinal = _ordinal(tokens, i)
    if ordinal:
        return ordinal
    if key in _ARTICLES and key_at(tokens, i + 1) in en.DENOMINATORS and key_at(tokens, i + 1) not in _HALVES:
        part = _fraction(tokens, i, Fraction(1), i + 1)
        if part:
            return part
    start = _group(tokens, i)
    if start is None:
        return None
    value, j = start
    part = _fraction(tokens, i, value, j)
    if part:
        return part
    total, size, last, ordinal_end = _apply_scales(tokens, i, value, j)
    if ordinal_end:
        return Spoken(total, i, last, ordinal=True)
    scaled, j = last > j, last
    half = key in _HALVES and not scaled
    if key == "दो" and j == i + 1 and key_at(tokens, j) in "।!|":
        return Spoken(total, i, j, soft=True)  # "give!", not two
    if tokens[i].kind == "word" and _is_name(tokens, i, j):
        return Spoken(total, i, j, soft=True)
    return Spoken(
        total,
        i,
        j,
        soft=half or (key in _ONES and j == i + 1) or (key in en.SCALES and j == i + 1) or key in ("मिलियन", "बिलियन"),
        bare=j == i + 1 and tokens[i].kind == "digits",
        fraction=half,
        size=size,
    )


def batted(tokens: Sequence[Token], i: int) -> Spoken | None:
    """A batsman's "century", "half-century" or "double century" as the number of his runs."""
    times = _BATTED.get(tokens[i].key)
    after = _past_hyphen(tokens, i + 1) if times else i
    if key_at(tokens, after) not in en.CENTURIES:
        return None
    near = {key_at(tokens, k) for k in range(max(0, i - _NEAR_CRICKET), after + _NEAR_CRICKET)}
    if not near & en.CRICKET:
        return None
    return Spoken(Fraction(100) * (times or 1), i, after + 1, soft=True)


def _is_naval(tokens: Sequence[Token], i: int) -> bool:
    """Whether नौ stands in the word for the navy."""
    after = _past_hyphen(tokens, i + 1)
    return key_at(tokens, after) in (hi.NAVAL_JOINED if after > i + 1 else hi.NAVAL)


def _apply_scales(tokens: Sequence[Token], i: int, value: Fraction, j: int) -> tuple[Fraction, Fraction, int, bool]:
    """(total, scale, index behind, whether an ordinal ends it) of a count and all that belongs to it behind `j`.

    Terms are kept with their scales. A scale multiplies every term below it, so that in "1 लाख 20 हज़ार करोड़" the last
    word multiplies both; what follows a scale must be smaller than it.
    """
    bare = tokens[i].key in _SCALES and j == i  # "hundred", लाख
    terms: list[tuple[Fraction, Fraction]] = [] if bare else [(value, Fraction(1))]
    scaled = False
    while (step := _scale(tokens, j)) is not None:
        scale, after = step
        lower = [t for t in terms if t[1] < scale]
        if (terms and not lower) or (scaled and terms[-1][1] == scale):
            break
        total = sum((t[0] for t in lower), Fraction(0)) if lower else Fraction(1)
        if total * scale > MAX_VALUE:
            break
        terms = [*terms[: len(terms) - len(lower)], (total * scale, Fraction(scale))]
        scaled, j = True, after
        more = _next_group(tokens, j, scale)
        if more is None:
            continue
        group, j, ordinal_end = more
        terms.append((group, Fraction(1)))
        if ordinal_end:
            return sum((t[0] for t in terms), Fraction(0)), Fraction(1), j, True
        if _scale(tokens, j) is None:
            break
    total = sum((t[0] for t in terms), Fraction(0))
    size = Fraction(1)
    if scaled:
        size = total / value if len(terms) == 1 and value else terms[0][1]
        if [key_at(tokens, j + n) for n in range(3)] == ["and", "a", "half"]:  # "a million and a half"
            total, j = total + terms[-1][1] / 2, j + 3
    return total, size, j, False


def _is_name(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether a number word with a capital stands in a name: "to Six Flags", "the Big Five"."""
    if not tokens[i].text[0].isupper() or i == 0 or tokens[i - 1].kind != "word":
        return False
    around = [t for t in (*tokens[max(0, i - 4) : i], *tokens[j : j + 4]) if t.kind == "word"]
    if all(t.text[0].isupper() or t.key in _SMALL for t in around):
        return False  # a headline in which every word has its capital
    after_is_capital = j < len(tokens) and tokens[j].kind == "word" and tokens[j].text[0].isupper()
    return tokens[i - 1].text[0].isupper() != after_is_capital


def _ordinal(tokens: Sequence[Token], i: int) -> Spoken | None:
    key = tokens[i].key
    if key in en.ORDINALS:
        before = key_at(tokens, i - 2 if key_at(tokens, i - 1) == "-" else i - 1)
        idiom = key_at(tokens, i + 1) == "to" and key_at(tokens, i + 2) == "none"
        if key == "second" and (idiom or before in ("per", "/", "each", "split", "sub")):
            return None  # a unit of time
        soft = key == "first" or (key == "second" and before in ("a", "every")) or _is_name(tokens, i, i + 1)
        return Spoken(Fraction(en.ORDINALS[key]), i, i + 1, ordinal=True, soft=soft)
    if key in hi.ORDINALS:
        return Spoken(Fraction(hi.ORDINALS[key]), i, i + 1, ordinal=True, soft=key in hi.SOFT_ORDINALS)
    for table in (en.ORDINAL_TENS, en.ORDINAL_SCALES):
        if key in table:
            return Spoken(Fraction(table[key]), i, i + 1, ordinal=True)
    if key in en.TENS:
        after = _past_hyphen(tokens, i + 1)
        unit = en.ORDINAL_UNITS.get(key_at(tokens, after))
        if unit:
            return Spoken(Fraction(en.TENS[key] + unit), i, after + 1, ordinal=True)
    return None


def _fraction(tokens: Sequence[Token], first: int, count: Fraction, j: int) -> Spoken | None:
    """ "two-thirds", "a quarter of", दो तिहाई; `j` stands behind the counted number."""
    after = _past_hyphen(tokens, j)
    name = key_at(tokens, after)
    if name in ("बटे", "बटा") and (below := _group(tokens, after + 1)) and below[0] > 1:
        return Spoken(count / below[0], first, below[1], fraction=True)  # दो बटे पाँच
    if count == 1 and after > j and hi.ORDINALS.get(name, 0) > 2:
        return Spoken(Fraction(1, hi.ORDINALS[name]), first, after + 1, fraction=True)  # एक-दसवाँ
    if name in hi.DENOMINATORS:
        return Spoken(count / hi.DENOMINATORS[name], first, after + 1, fraction=True)
    size = en.DENOMINATORS.get(name)
    if size is None or size == 2 or tokens[first].kind == "digits" or count.denominator != 1 or count >= size:
        return None
    following = key_at(tokens, after + 1)
    is_share = following in ("of", "more", "less", "as", "the") or following in ".;:)—–" or name.endswith("s")
    if name == "quarter" and following != "of" and tokens[first].key in ("a", "an"):
        if following in ("past", "to"):
            return None  # of an hour
        return Spoken(Fraction(1, 4), first, after + 1, soft=True, fraction=True)  # a share, or three months
    if tokens[first].key in ("a", "an") and not is_share:
        return None  # "a third time"
    if name == "quarters" and following == "of" and key_at(tokens, after + 2) == "a" and _scale(tokens, after + 3):
        scale = _scale(tokens, after + 3)
    elif following == "of" and key_at(tokens, after + 2) == "a" and _scale(tokens, after + 3):
        scale = _scale(tokens, after + 3)  # "a quarter of a million"
    else:
        scale = None
    if scale:
        return Spoken(count / size * scale[0], first, scale[1])
    return Spoken(count / size, first, after + 1, fraction=True)


def _group(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """A number without its scale and the index behind it; (1, i) at a bare scale word; None where none begins."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "digits":
        return None if token.value is None else _after_point(tokens, token.value, i + 1)
    if token.kind == "mark":
        return (GLYPHS[token.text], i + 1) if token.text in GLYPHS else None
    key = token.key
    if key in hi.WHOLES:
        return hi.WHOLES[key], i + 1
    if key in hi.LEADS:
        number = _past_hyphen(tokens, i + 1)
        after = _group(tokens, number) if key_at(tokens, number) not in hi.LEADS else None
        if after and after[1] > number and after[0].denominator == 1:
            return after[0] + hi.LEADS[key], after[1]
        return (1 + hi.LEADS[key], i + 1) if key in ("सवा", "पौने") else None
    if key in _HALVES:
        after_half = _past_hyphen(tokens, i + 1)
        skip = after_half + 1 if key_at(tokens, after_half) in ("a", "an") else after_half
        return Fraction(1, 2), skip if _scale(tokens, skip) else i + 1
    if key in hi.NUMBERS:
        return _after_point(tokens, Fraction(hi.NUMBERS[key]), i + 1)
    if key in ("a", "an"):
        return (Fraction(1), i + 1) if _scale(tokens, i + 1) else None
    if key in _SCALES:
        return None if key in hi.NEEDS_COUNT or key in ("mn", "bn", "tn", "trn", "cr", "mln") else (Fraction(1), i)
    return _english_group(tokens, i)


def _english_group(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    key = tokens[i].key
    if key in en.UNITS:
        return _after_point(tokens, Fraction(en.UNITS[key]), i + 1)
    small = en.TEENS.get(key) or en.TENS.get(key)
    if small is None:
        return None
    value, j = small, i + 1
    if key in en.TENS:
        after = _past_hyphen(tokens, j)
        unit = en.UNITS.get(key_at(tokens, after))
        if unit and tokens[after].kind == "word":
            value, j = small + unit, after + 1
    if 11 <= value <= 20:  # "nineteen eighty-four", "twenty twenty-five"
        after = j
        tens = en.TENS.get(key_at(tokens, after)) or (value == 20 and en.TEENS.get(key_at(tokens, after))) or None
        if tens:
            after += 1
            hyphen = _past_hyphen(tokens, after)
            unit = en.UNITS.get(key_at(tokens, hyphen)) if tens >= 20 else None
            if unit:
                tens, after = tens + unit, hyphen + 1
            return Fraction(value * 100 + tens), after
    return _after_point(tokens, Fraction(value), j)


def _after_point(tokens: Sequence[Token], value: Fraction, j: int) -> tuple[Fraction, int]:
    """Adds what follows a whole number: "point five", "and a half", ½, 1/2."""
    key = key_at(tokens, j)
    if value.denominator != 1 or not key:
        return value, j
    if key in GLYPHS and tokens[j].kind == "mark":
        return value + GLYPHS[key], j + 1
    if key in ("point", "दशमलव"):
        decimals, k = "", j + 1
        while k < len(tokens) and len(decimals) < 6:
            digit = en.UNITS.get(tokens[k].key, hi.NUMBERS.get(tokens[k].key))
            if tokens[k].kind == "digits" and tokens[k].text.isdigit() and not decimals and len(tokens[k].text) <= 6:
                decimals, k = tokens[k].text, k + 1
                break
            if digit is None or (digit > 9 and decimals):
                break
            decimals, k = decimals + str(digit), k + 1
        if decimals:
            return value + Fraction(int(decimals), 10 ** len(decimals)), k
    k = _past_hyphen(tokens, j)
    if key_at(tokens, k) == "and":
        k = _past_hyphen(tokens, k + 1)
        part = key_at(tokens, _past_hyphen(tokens, k + 1))
        if key_at(tokens, k) == "half" and _scale(tokens, k + 1):
            return value + Fraction(1, 2), k + 1  # "12 and half lakh"
        if key_at(tokens, k) in ("a", "one") and part in ("half", "quarter", "third"):
            return value + Fraction(1, en.DENOMINATORS[part]), _past_hyphen(tokens, k + 1) + 1
        if key_at(tokens, k) == "three" and part == "quarters":
            return value + Fraction(3, 4), _past_hyphen(tokens, k + 1) + 1
    if (
        j + 2 < len(tokens)
        and tokens[j].kind == "digits"
        and not tokens[j].glued
        and tokens[j + 1].text == "/"
        and tokens[j + 1].glued
        and tokens[j + 2].glued
    ):
        top, bottom = tokens[j].value, tokens[j + 2].value
        if top and bottom and top < bottom <= 16 and tokens[j - 1].kind == "digits":
            return value + top / bottom, j + 3  # "1 1/2 hours"
    return value, j


def _past_hyphen(tokens: Sequence[Token], j: int) -> int:
    """The index behind a hyphen without spaces, else `j`."""
    if j + 1 < len(tokens) and tokens[j].text in "-–" and tokens[j].glued and tokens[j + 1].glued:
        return j + 1
    return j


def _scale(tokens: Sequence[Token], j: int) -> tuple[int, int] | None:
    """The scale word at `j` (or behind a hyphen) and the index behind it."""
    j = _past_hyphen(tokens, j)
    if key_at(tokens, j) == "+" and tokens[j].glued:
        j += 1  # "$300+ billion"
    if j >= len(tokens) or tokens[j].kind != "word":
        return None
    size = _SCALES.get(tokens[j].key) or _PLURALS.get(tokens[j].key)
    return None if size is None else (size, j + 1)


def _next_group(tokens: Sequence[Token], j: int, size: int) -> tuple[Fraction, int, bool] | None:
    """The lower part of a number behind a scale: "two hundred | and five", "1 लाख | 20 हज़ार"; True for "and fifth"."""
    joined = key_at(tokens, j) in ("and", "&")
    comma = size in _INDIAN and key_at(tokens, j) == ","  # "two lakhs, sixty thousand"
    k = j + 1 if joined or comma else _past_hyphen(tokens, j)
    if k >= len(tokens) or size == 12:
        return None
    ordinal = _ordinal(tokens, k)
    if ordinal and tokens[k].key not in hi.ORDINALS and (joined or ordinal.value > 3) and ordinal.value < size:
        return (ordinal.value, ordinal.last, True) if joined or tokens[k].key in en.ORDINAL_TENS else None
    group = _group(tokens, k)
    if group is None or group[1] == k or group[0] >= size or tokens[k].key in _ARTICLES - {"one", "एक"}:
        return None
    value, after = group
    if tokens[k].key in _HALVES or value.denominator != 1:
        return None
    scale = _scale(tokens, after)
    if comma and (scale is None or not 100 < scale[0] < size):
        return None
    if joined and (tokens[k].kind == "digits" or (value >= 100)):
        return None
    if scale is not None and (scale[0] == size or scale[0] == 12):
        return None
    if scale is not None and scale[0] > size and size != 100:
        return None
    if tokens[k].kind == "digits" and scale is None and not _is_tail(tokens, k, after):
        return None
    return value, after, False


def _is_tail(tokens: Sequence[Token], k: int, after: int) -> bool:
    """Whether digits behind a scale belong to it: "5 हज़ार 300 रुपये", but not "2 करोड़ 2019 में" or "1 million 30"."""
    before = tokens[k - 1].key
    digits = tokens[k].text
    return before in hi.SCALES and digits.isdigit() and len(digits) == 3 and key_at(tokens, after) not in hi.YEAR_WORDS
