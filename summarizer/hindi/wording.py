"""How an English sentence is put to the translator: the same content, in words that small models translate better."""

from __future__ import annotations

import re

from ..text.lexicon import load_lexicon
from ..text.names import Name, find_names
from ..text.typography import plain_marks

_NUMBER_SIGN = re.compile(r"\b(Nos?)\.(?=\d)")  # "No.1" is taken for "no"; "No. 1" is not
_GLUED = re.compile(r"(?<=\d)(?=(?:million|billion|trillion|lakh|crore|percent)\b)")  # "£20million"
# Behind a name; "12, of them children," and "250, more than" are counts.
_AGE = re.compile(r", ([1-9]\d|10\d), (?!(?:of|but|to|more|others?)\b)(?=([a-z]+))")
# The comma stays before what is added about the person: "Asha Rao, 58, a lawyer from Pune, won".
_ADDED = frozenset("a an the his her their its who whose which one another both".split())
# With this in it a sentence may tell scores or counts: "Shubman Gill, 87, and Rishabh Pant, 52, steadied India".
_LIST = re.compile(r", \d{1,3}, (?:and|or)\b")
_LETTERS = re.compile(r"(?:[^\W\d_]|['’.-])+")


def worded(english: str, *, ages_first: bool = True) -> str:
    """The sentence as the model is shown it: plain marks, spaces before scales, and an age before its name.

    Of 25 sentences of news with an age behind a name 8 stayed in English, because the Hindi said "58 from Pune" or lost
    the age. Only a full name is taken for a person; where figures are stand-ins (see `holding`), none is an age.

    >>> worded("Asha Rao, 58, from Pune won £2million as No.1.")
    '58-year-old Asha Rao from Pune won £2 million as No. 1.'
    """
    text = _GLUED.sub(" ", _NUMBER_SIGN.sub(r"\1. ", plain_marks(english)))
    return _with_ages_first(text) if ages_first and _AGE.search(text) and not _LIST.search(text) else text


def _with_ages_first(text: str) -> str:
    parts, last = [], 0
    for name in find_names(text):
        age = _AGE.match(text, name.end)
        start = name.title_start if name.title else name.start
        if age is None or start < last or not _is_full_name(name):
            continue
        comma = "," if age[2] in _ADDED else ""
        parts += [text[last:start], f"{age[1]}-year-old {text[start : name.end]}{comma} "]
        last = age.end()
    return "".join(parts) + text[last:]


def _is_full_name(name: Name) -> bool:
    parts = name.text.split()
    entry = load_lexicon().find(name.text)
    return (
        name.kind == "name"
        and len(parts) > 1
        and all(_LETTERS.fullmatch(part) for part in parts)
        and (entry is None or entry.kind == "person")
    )
