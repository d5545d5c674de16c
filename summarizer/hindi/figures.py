"""Numbers: each value of the English sentence in the Hindi, with its unit, once, and none more."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Sequence
from itertools import pairwise

from ..records import Finding
from ..text.numbers import Quantity, read_numbers, same_value, unmatched
from ..text.numbers_values import BARE
from ..text.transliteration import sounds_like
from .doubling import MOST_FIGURES, doubled_numbers

MAX_SMALL = 4  # "a pair", "twins", "a quarter", "both sides": Hindi counts them out, two to four of something
NOWHERE = (0, 0)  # the span of a finding that stands nowhere in the Hindi: something is missing
_WORDY = frozenset({"cardinal", "ordinal", "fraction", "vague"})  # kinds that are written in words inside names
_COUNTED = frozenset({"cardinal", "percent", "money", "year"})
_WITH_UNIT = frozenset({"percent", "money"})
_LISTED = re.compile(r"\s?(?:[,;/–-]|और|या|व|तथा|एवं|से|बनाम)?\s?(?:और |या )?")  # between the numbers of a list
_LONGEST_LIST = 6  # numbers behind which the unit of a list is looked for
# Number words are short, and much sounds a little like them: पाँच and "protein" 0.74, चार and "care" 0.93.
_SAME_SOUND = 0.95
_MOST_WORDS = 200  # different words of an English sentence that are listened to; no sentence has more
_LATIN_NAME = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{2,20}(?![A-Za-z])")
_LATIN_WORD = re.compile(r"(?<![A-Za-z])[a-z]{5,20}(?![A-Za-z])")  # shorter ones ("do", "sat", "tin") sound like many


def check_figures(english: str, hindi: str) -> list[Finding]:
    """What could not be confirmed of the numbers of a Hindi sentence, against the English one."""
    wanted, found = read_numbers(english, "en"), read_numbers(hindi, "hi")
    missing: dict[tuple[str, bool], deque[Quantity]] = {}  # by what decides about a partner: linear for ten thousand
    for quantity in unmatched(wanted, found):
        missing.setdefault((quantity.kind, quantity.count is None), deque()).append(quantity)
    findings = []
    added = unmatched(found, wanted)
    names = _spelled_names(added, english)
    for extra in added:
        queue = min(
            (q for q in missing.values() if q and _could_be(q[0], extra)), key=lambda q: q[0].start, default=None
        )
        if queue:
            findings.append(_finding(queue.popleft(), extra))
        elif not _is_small_word(extra) and _first_word(extra) not in names:
            findings.append(_finding(None, extra))
    findings += [_finding(quantity, None) for queue in missing.values() for quantity in queue]
    findings += [_finding(quantity, bare) for quantity, bare in _without_unit(wanted, found, hindi)]
    if not findings:
        findings += [_finding(quantity, instead) for quantity, instead in _exchanged(wanted, found)]
    return findings + [_doubled(quantity) for quantity in doubled_numbers(wanted, found)]


def _could_be(wanted: Quantity, found: Quantity) -> bool:
    return wanted.kind == found.kind or (wanted.count is not None and found.count is not None)


def _spelled_names(numbers: Sequence[Quantity], english: str) -> frozenset[str]:
    """The Hindi number words that stand in the English by their sound: छप्पन of छप्पन भोग, "Chhappan Bhog"."""
    hindi = {_first_word(q) for q in numbers if q.kind in _WORDY and not any(c.isdigit() for c in _first_word(q))}
    if not hindi:
        return frozenset()
    latin = list(dict.fromkeys((*_LATIN_NAME.findall(english), *_LATIN_WORD.findall(english))))[:_MOST_WORDS]
    return frozenset(h for h in hindi if any(sounds_like(word, h) >= _SAME_SOUND for word in latin))


def _first_word(number: Quantity) -> str:
    return number.text.split()[0]


def _is_small_word(number: Quantity) -> bool:
    """A number up to four in words that no missing number explains: for "a duel", "both", "a quarter", "twins"."""
    return not any(c.isdigit() for c in number.text) and number.count is not None and number.count <= MAX_SMALL


def _without_unit(wanted: Sequence[Quantity], found: Sequence[Quantity], hindi: str) -> list[tuple[Quantity, Quantity]]:
    """Percentages and sums of foreign money of which the Hindi has the bare figure only."""
    if len(wanted) > MOST_FIGURES or len(found) > MOST_FIGURES:
        return []  # a list of thousands is no sentence
    pairs = []
    for q in wanted:
        if q.soft or not all(part.kind in _WITH_UNIT and part.unit != "rupee" for part in q.parts or (q,)):
            continue  # that rupees are meant goes without saying in Hindi
        said = [f for f in found if same_value(q, f)]
        parts = [p for f in found for p in f.parts if same_value(q, p)]
        bare = all(part.kind in BARE for f in said for part in f.parts or (f,))
        if said and bare and not parts and not any(_shares_unit(f, found, hindi) for f in said):
            pairs.append((q, said[0]))
    return pairs


def _exchanged(wanted: Sequence[Quantity], found: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """A value that the Hindi has once less with one that it has once more: "2, 1 and 1" told as 2, 2 और 1."""
    if len(wanted) > MOST_FIGURES or len(found) > MOST_FIGURES:
        return []
    said, meant = (Counter(q.value for q in numbers if q.kind in _COUNTED) for numbers in (found, wanted))
    less = [q for q in wanted if q.kind in _COUNTED and not q.soft and meant[q.value] == said[q.value] + 1]
    more = [q for q in found if q.kind in _COUNTED and not q.soft and said[q.value] == meant[q.value] + 1]
    one_each = len({q.value for q in less}) == len({q.value for q in more}) == 1
    if not one_each or not said[less[0].value] or not meant[more[0].value]:
        return []
    return [(less[-1], more[-1])]


def _shares_unit(number: Quantity, found: Sequence[Quantity], hindi: str) -> bool:
    """Whether a number has its unit from the next one of a list: "20, 30 और 40 प्रतिशत"."""
    at = bisect_right(found, number.start, key=lambda q: q.start)
    for before, after in pairwise((number, *found[at : at + _LONGEST_LIST])):
        if not _LISTED.fullmatch(hindi[before.end : after.start]):
            return False
        if after.kind in _WITH_UNIT:
            return True
    return False


def _doubled(number: Quantity) -> Finding:
    return Finding(
        kind="number_hi",
        value=number.text,
        span=(number.start, number.end),
        message=f"The Hindi says {number.text} twice; the English says it once.",
        message_hi=f"हिंदी में {number.text} दो बार है; अंग्रेज़ी में एक ही बार है।",
    )


def _finding(wanted: Quantity | None, found: Quantity | None) -> Finding:
    said, meant = found.said if found else "", wanted.said if wanted else ""
    if found is None:
        message = f"The Hindi does not have the number {meant}."
        message_hi = f"हिंदी में संख्या {meant} नहीं है।"
    elif wanted is None:
        message = f"The Hindi has {said}, which the English does not say."
        message_hi = f"हिंदी में {said} है, जो अंग्रेज़ी में नहीं है।"
    else:
        message = f"The Hindi says {said} where the English says {meant}."
        message_hi = f"हिंदी में {said} है, जबकि अंग्रेज़ी में {meant} है।"
    return Finding(
        kind="number_hi",
        value=found.text if found else wanted.text if wanted else "",
        span=(found.start, found.end) if found else NOWHERE,
        expected=meant or None,
        source_span=(wanted.start, wanted.end) if wanted else None,
        message=message,
        message_hi=message_hi,
    )
