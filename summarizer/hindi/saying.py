"""A number of the English said in Hindi: exactly, or not at all."""

from __future__ import annotations

import re
from fractions import Fraction

from ..text.numbers import Quantity, group_indian, say_scale

CURRENCIES = {
    "dollar of US": "अमेरिकी डॉलर",
    "dollar": "डॉलर", "rupee": "रुपये", "pound": "पाउंड", "euro": "यूरो", "yen": "येन",
    "yuan": "युआन", "rouble": "रूबल", "taka": "टका", "dirham": "दिरहम", "riyal": "रियाल",
}  # fmt: skip
_COUNTED = frozenset({"cardinal", "duration"})

_ORDINAL = re.compile(r"व?([ािीुूेैोौ])[ंँ]?$")
_OWN_ORDINALS = {1: "पहल", 2: "दूसर", 3: "तीसर", 4: "चौथ", 6: "छठ"}
_ENDINGS = {"ा": "वाँ", "ी": "वीं", "े": "वें"}


def say(quantity: Quantity) -> str | None:
    """A number in Hindi words and digits, exactly; None for what has no plain form (dates, clock times, ranges).

    What it counts is left to the sentence: of "five years" this says 5.
    """
    if quantity.kind in _COUNTED and quantity.count is not None:
        return say_scale(quantity.count) or group_indian(quantity.count)
    if quantity.kind not in ("money", "percent", "year") or not isinstance(quantity.value, Fraction):
        return None
    if quantity.kind == "year":
        return str(quantity.value)
    number = say_scale(quantity.value) or group_indian(quantity.value)
    if number is None:
        return None
    if quantity.kind == "percent":
        return f"{number} प्रतिशत"
    currency = CURRENCIES.get(quantity.unit)
    return f"{number} {currency}" if currency else None


def say_ordinal(number: int, like: str) -> str | None:
    """An ordinal with the ending of another one; None when that has none that tells gender and case.

    >>> say_ordinal(7, "तीसरी"), say_ordinal(2, "47वें")
    ('7वीं', 'दूसरे')
    """
    ending = _ORDINAL.search(like)
    if ending is None or ending[1] not in _ENDINGS:
        return None
    own = _OWN_ORDINALS.get(number)
    return own + ending[1] if own else f"{number}{_ENDINGS[ending[1]]}"
