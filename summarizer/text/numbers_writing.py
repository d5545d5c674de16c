"""Writes numbers the way Hindi newspapers do: Indian grouping, and लाख, करोड़, अरब by value."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

MAX_DECIMALS: Final = 3  # newspapers write 1.275 लाख करोड़ at the finest; more decimals are written out in full
_SCALES: Final = (
    (10**12, "लाख करोड़"),  # खरब is understood by few; the papers write लाख करोड़ from here on
    (10**9, "अरब"),
    (10**7, "करोड़"),
    (10**5, "लाख"),
)


def group_indian(value: Fraction | int) -> str | None:
    """The number with Indian grouping, or None when it needs more than three decimals.

    >>> group_indian(120_000), group_indian(-1234567)
    ('1,20,000', '-12,34,567')
    """
    plain = _decimals(Fraction(value))
    if plain is None:
        return None
    sign, plain = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, dot, decimals = plain.partition(".")
    head, tail = whole[:-3], whole[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return sign + ",".join([*pairs, tail]) + dot + decimals


def say_scale(value: Fraction | int) -> str | None:
    """A large number in लाख, करोड़, अरब or लाख करोड़, exactly; None below a lakh or with over three decimals.

    >>> say_scale(295_000_000_000), say_scale(1_500_000)
    ('295 अरब', '15 लाख')
    """
    value = Fraction(value)
    for size, word in _SCALES:
        if abs(value) >= size:
            count = group_indian(value / size)
            return None if count is None else f"{count} {word}"
    return None


def _decimals(value: Fraction) -> str | None:
    """Plain ASCII digits with at most MAX_DECIMALS decimals, no trailing zeros; None when that is not exact."""
    scaled = value * 10**MAX_DECIMALS
    if scaled.denominator != 1:
        return None
    try:
        digits = str(abs(scaled.numerator)).zfill(MAX_DECIMALS + 1)
    except ValueError:  # over Python's limit of 4,300 digits
        return None
    whole, decimals = digits[:-MAX_DECIMALS], digits[-MAX_DECIMALS:].rstrip("0")
    return ("-" if value < 0 else "") + whole + ("." + decimals if decimals else "")
