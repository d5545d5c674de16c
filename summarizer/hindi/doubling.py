"""What the Hindi says twice and the English once: a phrase on end, or a name or figure in the place of another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Finding
from ..text.lexicon import Lexicon, without_nukta
from ..text.names import Name
from ..text.numbers import Quantity, same_value

_NO_LETTER = r"(?![\u0900-\u0963\u0966-\u097f])"
_NO_LETTER_BEFORE = r"(?<![\u0900-\u0963\u0966-\u097f])"

# Every figure is compared with every other; a sentence of news has a dozen at most, and a text of thousands is no
# sentence: there the comparison would only make a hostile text slow.
MOST_FIGURES = 100
MOST_WORDS = 200  # no sentence of news has more; a text of thousands is left alone, for the search is quadratic in it
_LONGEST_ECHO = 8  # words; a model that repeats more is in a loop
_JOINS = frozenset({"और", "व", "या", "एवं", "तथा"})


def drop_echoes(english: str, hindi: str) -> str:
    """The Hindi with a phrase of two words or more said once that it says twice on end; unless the English does so too.

    Single words are left: Hindi doubles them on purpose (धीरे धीरे). So is a sentence that has the phrase three times:
    the model was in a loop, and what it had to say is lost.

    >>> drop_echoes("She left in October.", "वह अक्टूबर में अक्टूबर में चली गई।")
    'वह अक्टूबर में चली गई।'
    """
    words = hindi.split()
    if len(words) > MOST_WORDS or _echoes([w.strip(",.").casefold() for w in english.split()[:MOST_WORDS]]):
        return hindi
    for first, second, size in reversed(_echoes([w.strip(",।") for w in words])):
        words[first + size - 1] = words[second + size - 1]  # the mark behind the last one stays
        del words[first + size : second + size]
    return " ".join(words) if len(words) < len(hindi.split()) else hindi


def _echoes(words: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where a phrase stands and where it stands again, with "and" between them at the most, and its length in words."""
    found = []
    first = 0
    while first < len(words):
        second, size = _echo_at(words, first)
        if not size:
            first += 1
            continue
        phrase = words[first : first + size]
        if sum(words[i : i + size] == phrase for i in range(len(words))) > 2:
            return []
        found.append((first, second, size))
        first = second + size
    return found


def _echo_at(words: Sequence[str], first: int) -> tuple[int, int]:
    """Where the longest phrase that begins here stands again, and its length; 0 when none does."""
    for size in range(_LONGEST_ECHO, 1, -1):
        phrase = words[first : first + size]
        for second in (first + size, first + size + 1):
            between = words[first + size : second]
            if all(phrase) and words[second : second + size] == phrase and _JOINS.issuperset(between):
                return second, size
    return first, 0


def is_exchanged(finding: Finding) -> bool:
    """Whether a finding says that one name stands in the place of another: the sentence then tells of somebody else."""
    return finding.kind == "name_hi" and finding.span[1] > finding.span[0]


def doubled_name(english: str, hindi: str, names: Sequence[Name], missing: Name, book: Lexicon) -> Finding | None:
    """The finding for a missing name when another name stands in the Hindi more often than in the English."""
    for name in names:
        house = book.spellings(name.text)
        if not house or name.text == missing.text or _said(english, missing.text) > 1:
            continue
        if set(house) & set(book.spellings(missing.text)):
            continue  # two forms of one name
        pattern = "|".join(re.escape(without_nukta(s)) for s in sorted(house, key=len, reverse=True))
        spots = list(re.finditer(f"{_NO_LETTER_BEFORE}(?:{pattern}){_NO_LETTER}", without_nukta(hindi)))
        if len(spots) <= sum(_said(english, n.text) > 0 and _one(n, name, book) for n in names) or len(spots) < 2:
            continue
        expected = (*book.spellings(missing.text), None)[0]
        said = house[0]
        right = f"{missing.text} ({expected})" if expected else missing.text
        return Finding(
            kind="name_hi",
            value=said,
            span=_spot(hindi, said, spots[-1].start()),
            expected=expected,
            source_span=(missing.start, missing.end),
            message=f"The Hindi says {said} twice and never {right}: one name stands for another.",
            message_hi=f"हिंदी में {said} दो बार है और {right} एक बार भी नहीं: एक नाम की जगह दूसरा नाम आ गया है।",
        )
    return None


def _said(english: str, name: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", english))


def _one(a: Name, b: Name, book: Lexicon) -> bool:
    return a.text == b.text or bool(set(book.spellings(a.text)) & set(book.spellings(b.text)))


def _spot(hindi: str, said: str, near: int) -> tuple[int, int]:
    """The last mention of a name; nukta letters of two characters may have moved the offset by a few."""
    at = hindi.rfind(said)
    at = at if at >= 0 else min(near, len(hindi) - 1)
    return at, min(at + len(said), len(hindi))


def doubled_numbers(wanted: Sequence[Quantity], found: Sequence[Quantity]) -> list[Quantity]:
    """The figures of the Hindi that stand there twice though the English says them once."""
    figures = [q for q in found if q.count is not None and _is_figure(q)]
    said = {w.value for w in wanted if w.kind == "range"}
    extra = [q for q in found if q.kind == "range" and _is_flat(q) and q.value not in said]
    if len(figures) > MOST_FIGURES:
        return extra
    for i, q in enumerate(figures):
        earlier = [p for p in figures[:i] if same_value(p, q)]
        if len(earlier) == 1 and sum(same_value(w, q) or _holds(w, q) for w in wanted) == 1:
            extra.append(q)
    return extra


def _is_flat(q: Quantity) -> bool:
    """Whether a change leads from a value to the same one: "3 प्रतिशत से घटकर 3 प्रतिशत"; "56 से 56" may be a size."""
    return (
        re.search(r"कर ", q.text) is not None
        and isinstance(q.value, tuple)
        and len(q.value) == 2
        and q.value[0] == q.value[1]
    )


def _is_figure(q: Quantity) -> bool:
    digits = re.sub(r"\D", "", q.text)
    return bool(digits) and (q.kind in ("percent", "money", "points") or (q.kind == "cardinal" and len(digits) > 1))


def _holds(whole: Quantity, part: Quantity) -> bool:
    return any(same_value(p, part) for p in whole.parts)
