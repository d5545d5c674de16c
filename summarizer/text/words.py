"""Words with their offsets, and the stems by which two sentences are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Word(NamedTuple):
    """A word and where it stands: ``text[start:end] == word.text``; `lower` is its comparable form.

    A tuple, because an article makes thousands of them: a frozen dataclass is made five times slower.
    """

    text: str
    lower: str
    start: int
    end: int


# Dotted initials (U.S.), numbers with their groups (1,20,000.5), then words with inner apostrophes (O'Brien, don't).
# Hyphens divide: "US-China" names two countries. Devanagari signs are no letters to Python's \w, so they are listed.
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0963\u0971-\u097f\u200d])"
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)*|{_LETTER}+(?:['’]{_LETTER}+)*|[^\W_]")

STOP_WORDS = frozenset(
    """
    a about above after again against ago all almost along already also although always am among an and another any
    are around as at away back be became because become been before being below between both but by came can cannot
    come could did do does doing done down during each either else even ever every few first for from further get gets
    getting give given gives go goes going gone got had has have having he her here hers herself him himself his how
    however i if in instead into is it its itself just last later least less like made make makes many may me might
    more most much must my myself near need neither never next no nor not now of off often on once one only onto or
    other others our ours out over own per put quite rather really same say saying says said see seen several shall
    she should since so some soon still such take taken takes tell than that the their theirs them themselves then
    there these they thing things this those though through thus to together told too took toward towards two under
    until up upon us use used very via want was way we well went were what when where whether which while who whom
    whose why will with within without would yet you your yours
    it's he's she's that's there's they're we're i'm you're i've we've they've he'd she'd i'd we'd they'd i'll we'll
    """.split()
)

_IRREGULAR = {
    form: base
    for base, forms in {
        "rise": "rose risen", "fall": "fell fallen", "win": "won", "lose": "lost loss losses", "hold": "held",
        "meet": "met", "begin": "began begun", "buy": "bought", "sell": "sold sale sales", "speak": "spoke spoken",
        "write": "wrote written", "keep": "kept", "lead": "led", "pay": "paid", "find": "found",
        "grow": "grew grown growth", "break": "broke broken", "leave": "left", "bring": "brought", "think": "thought",
        "send": "sent", "build": "built", "spend": "spent", "drive": "drove driven", "know": "knew known",
        "choose": "chose chosen choice", "steal": "stole stolen", "fight": "fought", "catch": "caught",
        "teach": "taught", "feel": "felt", "fly": "flew flown flight flights", "throw": "threw thrown",
        "draw": "drew drawn", "wear": "wore worn", "shoot": "shot shots", "strike": "struck stricken",
        "seek": "sought", "show": "shown", "run": "ran", "stand": "stood", "understand": "understood",
        "become": "became", "die": "died dead death deaths dying", "marry": "marriage marriages", "arrive": "arrival",
        "deny": "denial", "person": "people", "child": "children", "man": "men", "woman": "women", "life": "lives",
        "wife": "wives", "foot": "feet", "tooth": "teeth", "shake": "shook shaken", "sink": "sank sunk",
        "swim": "swam swum", "bear": "born bore", "beat": "beaten", "hide": "hid hidden", "ride": "rode ridden",
        "forget": "forgot forgotten", "freeze": "froze frozen",
    }.items()
    for form in forms.split()
}  # fmt: skip
_LONGEST = 40  # characters: what is longer is no word; it is compared as it stands and not kept in memory
_SUFFIXES = (
    "ational", "ations", "ation", "ators", "ator", "ments", "ment", "ness", "ions", "ion", "ives", "ive", "ates", "ate",
    "ally", "ably", "ity", "ers", "ors", "er", "or", "ly", "al", "ee", "at",
)  # fmt: skip


def stem(lower: str) -> str:
    """The stem of a lower-case word: a light suffix stripper made for comparing, not for showing.

    >>> [stem(w) for w in ("negotiations", "negotiating", "rose", "India's".lower())]
    ['negoti', 'negoti', 'ris', 'india']
    """
    return _stem(lower) if len(lower) <= _LONGEST else lower


@lru_cache(maxsize=65_536)  # a year of news has fewer words; an entry is a few dozen bytes
def _stem(lower: str) -> str:
    word = lower.replace("’", "'").removesuffix("'s")
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ing") and len(word) >= 6:
        word = _undoubled(word[:-3])
    elif word.endswith("ed") and len(word) >= 5:
        word = _undoubled(word[:-2])
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = _undoubled(word[: -len(suffix)])
            break
    word = word.rstrip("e") if len(word) > 3 else word
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


def _undoubled(word: str) -> str:
    """`word` with a doubled last consonant made single: stopp → stop."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls" else word


def words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order, numbers and single letters among them; time is linear in its length.

    >>> [w.text for w in words("The U.S. didn't pay 1,200.")]
    ['The', 'U.S.', "didn't", 'pay', '1,200']
    """
    return tuple(Word(m.group(), m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text))


def content_words(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order: no stop words, no numbers, no single letters."""
    return tuple(
        stem(w.lower)
        for w in words(text)
        if len(w.lower) > 1 and not w.lower[0].isdigit() and w.lower.replace("’", "'") not in STOP_WORDS
    )
