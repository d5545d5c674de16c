"""Numbers and names that went wrong, held: the model is shown something it copies well, and the value is put back.

A sentence is shown in two forms. Codes: 47 for a number, K47 for a name; digits are what small translation models copy
best, and K47 reads like a code (G20, F16), which they leave in Latin. Familiar names: Delhi for a town that the model
does not know. Whatever does not come back exactly once is given up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..records import Finding
from ..text.hindi_style import TO_ASCII_DIGITS
from ..text.lexicon import Lexicon
from ..text.names import Name
from ..text.numbers import Quantity, read_numbers
from ..text.numbers_hindi import MONTHS, fold
from ..text.transliteration import transliterate
from .name_search import names_of, translates
from .saying import CURRENCIES, say, say_ordinal

# Plain numbers that the sentence does not have. Brackets and braces are dropped or doubled by several models.
_STAND_INS = (47, 83, 59, 71, 67, 89, 43, 79, 61, 53, 97, 73)

# Names that a translator into Hindi knows, so that what stands around them is right as well. Of 35 sentences in which
# the bundled one had lost a name, 19 brought one of these back, and 23 a K47.
_FAMILIAR: Mapping[str, tuple[tuple[str, str], ...]] = {
    "place": (("Delhi", "दिल्ली"), ("Jaipur", "जयपुर"), ("Mumbai", "मुंबई")),
    "acronym": (("BBC", "बीबीसी"), ("NASA", "नासा")),
    "demonym": (("Indian", "भारतीय"),),
    "man": (("Amit Sharma", "अमित शर्मा"), ("Rahul Verma", "राहुल वर्मा")),
    "woman": (("Anita Sharma", "अनीता शर्मा"), ("Kavita Verma", "कविता वर्मा")),
}
_OF_A_WOMAN = re.compile(r"\b(?:she|her|hers|Mrs|Ms|woman|wife|mother|daughter|sister|actress|girl)\b", re.IGNORECASE)
_BEFORE_A_PLACE = re.compile(r"\b(?:in|at|near|from|to|into|across|outside)\s$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """A place of the English that is held: what stands there for the model, and what is put back for it.

    `hindi` is how the Hindi says the placeholder. Of an ordinal (47th) the number `said` gets the ending that came.
    """

    start: int
    end: int
    placeholder: str
    hindi: str
    said: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """An English sentence as the model is shown it, and what is put back in the Hindi."""

    text: str
    slots: tuple[Slot, ...]


def hold(english: str, findings: tuple[Finding, ...], book: Lexicon) -> tuple[Held, ...]:
    """The forms of a sentence in which what the findings name is held; none when nothing can be.

    Held are numbers that can be said in Hindi exactly, and names that can be spelled: those with a house spelling, and
    those of words that are no English words.
    """
    wrong = {f.source_span for f in findings if f.kind in ("number_hi", "name_hi")}
    taken = {int(n) for n in re.findall(r"\d+", english) if len(n) < 4}
    free = iter([n for n in _STAND_INS if n not in taken])
    numbers = [q for q in read_numbers(english, "en") if (q.start, q.end) in wrong]
    names = [n for n in names_of(english, book) if (n.start, n.end) in wrong and not english.startswith(" of ", n.end)]
    counts = list(_numbers(numbers, free))
    codes = [*counts, *_codes(names, free, book)]
    known = _familiar(english, names, book)
    forms = [_form(english, codes), _form(english, [*counts, *known]) if known else None]
    return tuple(form for form in forms if form is not None)


def _form(english: str, slots: list[Slot]) -> Held | None:
    ordered = sorted(slots, key=lambda s: s.start)
    if not ordered or any(a.end > b.start for a, b in pairwise(ordered)):
        return None
    text, last = [], 0
    for slot in ordered:
        text += [english[last : slot.start], slot.placeholder]
        last = slot.end
    return Held(text="".join(text) + english[last:], slots=tuple(ordered))


# ---- numbers ---------------------------------------------------------------------------------------------------------


def _numbers(quantities: list[Quantity], free: Iterator[int]) -> Iterator[Slot]:
    for quantity in quantities:
        start, end = _figure_span(quantity)
        said = str(quantity.count) if quantity.kind == "ordinal" else say(quantity)
        if said and (stand_in := next(free, None)):
            ending = "th" if quantity.kind == "ordinal" else ""
            yield Slot(start=start, end=end, placeholder=f"{stand_in}{ending}", hindi=str(stand_in), said=said)


def _figure_span(quantity: Quantity) -> tuple[int, int]:
    """Where the number itself stands: of "five years" the five."""
    unit = re.search(r"[\s-]+[^\W\d_]+$", quantity.text) if quantity.kind == "duration" else None
    return quantity.start, quantity.end - (len(unit.group()) if unit else 0)


# ---- names -----------------------------------------------------------------------------------------------------------


def _codes(names: list[Name], free: Iterator[int], book: Lexicon) -> Iterator[Slot]:
    for name in names:
        said = spell(name, book)
        if said and (stand_in := next(free, None)):
            start, end = _bare_span(name)
            yield Slot(start=start, end=end, placeholder=f"K{stand_in}", hindi=f"K{stand_in}", said=said)


def _familiar(english: str, names: list[Name], book: Lexicon) -> list[Slot]:
    pools = {kind: iter([w for w in words if w[0] not in english]) for kind, words in _FAMILIAR.items()}
    slots = []
    for name in names:
        said = spell(name, book)
        stand_in = next(pools[_kind(english, name, book)], None)
        if said and stand_in:
            start, end = _bare_span(name)
            slots.append(Slot(start=start, end=end, placeholder=stand_in[0], hindi=stand_in[1], said=said))
    return slots


def _kind(english: str, name: Name, book: Lexicon) -> str:
    """Which familiar name stands best for this one."""
    entry = book.find(name.text)
    if entry and entry.kind in ("place", "demonym"):
        return entry.kind
    if name.text.isupper():
        return "acronym"
    if not entry and _BEFORE_A_PLACE.search(english[: name.start]):
        return "place"
    return "woman" if _OF_A_WOMAN.search(english) else "man"


def _bare_span(name: Name) -> tuple[int, int]:
    return name.start, name.end - len(_possessive(name))


def _possessive(name: Name) -> str:
    ending = re.search(r"['’]s?$", name.text)
    return ending.group() if ending else ""


def spell(name: Name, book: Lexicon) -> str | None:
    """A name in Devanagari: the house spelling, else word for word, by rule where the lexicon lacks one.

    None for a name with an English word in it: that is translated, not spelled (Tropical Storm Danielle).
    """
    entry = book.find(name.text)
    if entry and entry.is_house:
        return entry.hindi[0]
    words = []
    for token in name.text.removesuffix(_possessive(name)).split():
        known = book.find(token)
        if known and known.is_house and known.kind not in ("word", "title"):
            words.append(known.hindi[0])
        elif token[0].isupper() and re.fullmatch(r"[^\W\d_'’-]+", token) and not translates(token, book):
            words.append(transliterate(token))
        else:
            return None
    return " ".join(words)


# ---- putting back ----------------------------------------------------------------------------------------------------


def put_back(hindi: str, slots: tuple[Slot, ...]) -> str | None:
    """The Hindi with the values in place of their placeholders; None unless each came back exactly once.

    A name's code may have been spelled in Devanagari (के47), or have lost its letter before a postposition. A number
    may not stand before a month: it would make a day of what was none.
    """
    spots: list[tuple[int, int, str]] = []
    plain = hindi.translate(TO_ASCII_DIGITS)
    for slot in slots:
        found = list(_as_spoken(slot).finditer(plain))
        if len(found) != 1 or (slot.hindi.isdigit() and _before_month(plain, found[0].end())):
            return None
        said = say_ordinal(int(slot.said), found[0].group()) if _is_ordinal(slot) else slot.said
        if said is None:
            return None
        spots.append((found[0].start(), found[0].end(), said))
    for start, end, said in sorted(spots, reverse=True):
        hindi = hindi[:start] + said + hindi[end:]
    return hindi


def _is_ordinal(slot: Slot) -> bool:
    return slot.placeholder.endswith("th") and slot.hindi.isdigit()


def _as_spoken(slot: Slot) -> re.Pattern[str]:
    if _is_ordinal(slot):
        return re.compile(rf"(?<![\w.,]){slot.hindi} ?व[ािीे][ंँ]?{_NO_LETTER}")
    if slot.hindi.isdigit():
        # Of "$3 million", shown as 47, a model makes "47 रुपये".
        currency = f"(?:{_CURRENCY})?" if re.search(_CURRENCY, slot.said) else ""
        return re.compile(rf"(?<![\w.,]){slot.hindi}(?!\w|[.,]\d){currency}")
    if not slot.hindi.isascii():
        return re.compile(rf"(?<![\u0900-\u0963])(?:{slot.hindi}|{slot.placeholder}(?!\w)){_NO_LETTER}")
    number = slot.hindi[1:]
    alone = rf"{number}(?= (?:ने|को|से|में|पर|का|के|की|और|व)(?![\u0900-\u0963]))"
    return re.compile(rf"(?<![\w.,\u0900-\u0963])(?:(?:K|k|के|क)[ -]?{number}|{alone})(?!\w|[.,]\d)")


_NO_LETTER = r"(?![\u0900-\u0963])"
_CURRENCY = rf" (?:अमेरिकी )?(?:{'|'.join(CURRENCIES.values())}|रुपए){_NO_LETTER}"
_NEXT_WORD = re.compile(r",? ([\u0900-\u0963]+)")


def _before_month(hindi: str, end: int) -> bool:
    following = _NEXT_WORD.match(hindi, end)
    return following is not None and fold(following[1]) in MONTHS
