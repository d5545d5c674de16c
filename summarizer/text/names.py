"""Names of people, places and bodies, found by their capitals; `name_matching` looks for them in another text."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from .name_lists import (
    ALIASES,
    DATE_WORDS,
    OPENERS,
    PARTICLES,
    PLAIN_ACRONYMS,
    TITLE_HEADS,
    TITLE_MODIFIERS,
    TITLE_SHORT,
)
from .words import STOP_WORDS, Word, words


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A name and where it stands: ``text[start:end] == self.text``; the title before it is not part of it.

    `title` is comparable ("prime minister"), `title_start` where it begins (`start` when there is none). `opens` says
    that the name begins a sentence, where a capital proves nothing about its first word.
    """

    text: str
    start: int
    end: int
    kind: Literal["name", "acronym"]
    title: str = ""
    title_start: int = -1
    opens: bool = False
    tokens: tuple[str, ...] = ()  # comparable forms of its words, particles and connecting words left out


_CAPITAL_BODIES = frozenset({"US", "WHO", "NOW", "AM"})  # in small letters these are stop words
CONNECTING = frozenset({"of", "the", "and", "for", "on", "in", "&"})
_BODIES = frozenset(
    """
    bank ministry university department house court board council institute republic kingdom states bureau federation
    commission committee school college church gulf bay isle isles duke duchess prince princess earl bishop archbishop
    association academy union city district port fort sea cape islands confederation league tower church bill act
    chamber office centre center organisation organization museum ministry house lords commons game lord statue
    """.split()
)
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof st gen lt col sgt capt rev sen rep gov jr sr vs no smt maj cmdr hon".split()
)
_DIRECTIONS = frozenset("new north south east west northern southern eastern western great old central upper".split())
_OPENING = " \t\u00a0\"'“‘«([*•\u200b"
_LONGEST = 40  # characters: what is longer is no word, and is not kept in memory


def fold(word: str) -> str:
    """The comparable form of a word: lower case, no accents, dots, apostrophes or possessive ending.

    >>> [fold(w) for w in ("U.S.", "India’s", "O'Brien", "Erdoğan")]
    ['us', 'india', 'obrien', 'erdogan']
    """
    return _fold(word) if len(word) <= _LONGEST else _fold.__wrapped__(word)


@lru_cache(maxsize=65_536)  # a year of news has fewer common words and names; an entry is a few dozen bytes
def _fold(word: str) -> str:
    lower = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'d").replace("'", "").replace(".", "")
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))


ALIAS_GROUPS: dict[str, frozenset[int]] = {}
ALIAS_FORMS: list[tuple[str, ...]] = []
for _number, _group in enumerate(ALIASES):
    ALIAS_FORMS.append(tuple(" ".join(fold(part) for part in form.replace("-", " ").split()) for form in _group))
    for _form in (" ".join(t for t in f.split() if t not in CONNECTING) or f for f in ALIAS_FORMS[-1]):
        ALIAS_GROUPS[_form] = ALIAS_GROUPS.get(_form, frozenset()) | {_number}
# Alias forms that may open a sentence as a name without other proof: no common English word is among them.
_SURE_FORMS = frozenset(f for f in ALIAS_GROUPS if f not in OPENERS and len(f) > 3 and f not in {"meta", "gaza strip"})


# ---- finding ---------------------------------------------------------------------------------------------------------


def find_names(text: str, *, known: Collection[str] = ()) -> tuple[Name, ...]:
    """The names in `text` in order; `known` are comparable forms known to be names from elsewhere.

    Days, months and capitals that only begin a sentence are left out. In a headline that is all capitals or has a
    capital on every word, only known names are found. A text in lower case has none. Linear in the length of the text.

    >>> [(n.title, n.text) for n in find_names("On Monday, Prime Minister Anil Rao met the IMF in Geneva.")]
    [('prime minister', 'Anil Rao'), ('', 'IMF'), ('', 'Geneva')]
    """
    tokens = words(text)
    plain = _plain_lines(text)
    opens = sentence_openers(text, tokens)
    sure = set(known)
    for token, first in zip(tokens, opens, strict=True):
        if not first and token.text[0].isupper() and not plain.covers(token.start):
            sure.add(fold(token.text))
    sure -= STOP_WORDS
    names: list[Name] = []
    run: list[int] = []
    for i, token in enumerate(tokens):
        if _is_capital(token, opens[i], plain.covers(token.start), sure, text):
            if run and not _joined(text, tokens, run[-1], i):
                names += _divided(text, tokens, run, opens, sure)
                run = []
            run.append(i)
    names += _divided(text, tokens, run, opens, sure)
    return tuple(names)


class _PlainLines:
    """The stretches of a text whose capitals prove nothing: headlines in capitals or with a capital on every word."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._next = 0

    def covers(self, position: int) -> bool:
        """Whether `position` lies in one; cheap when asked in rising order."""
        if self._next and position < self._spans[self._next - 1][1]:
            self._next = 0
        while self._next < len(self._spans) and self._spans[self._next][1] <= position:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] <= position


def _plain_lines(text: str) -> _PlainLines:
    spans = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        content = [w for w in line.split() if w[:1].isalpha() and len(w) >= 3 and w.lower() not in STOP_WORDS]
        if len(content) >= 3:
            shouting = sum(w.isupper() for w in content) >= 0.7 * len(content)
            titled = len(content) >= 4 and line.rstrip()[-1] not in '.!?”"' and all(w[0].isupper() for w in content)
            if shouting or titled:
                spans.append((start, end))
        start = end + 1
    return _PlainLines(spans)


def sentence_openers(text: str, tokens: tuple[Word, ...]) -> list[bool]:
    """For each word, whether it stands where every word has a capital: after a full stop, a colon, a quotation mark."""
    flags = []
    previous: Word | None = None
    for token in tokens:
        gap = text[previous.end if previous else 0 : token.start]
        mark = gap.rstrip(_OPENING)
        quoted = gap != mark and any(c in "\"“‘'«" for c in gap[len(mark) :])
        if previous is None or "\n" in gap:
            flags.append(True)
        elif mark.endswith("."):
            short = previous.lower in _ABBREVIATED or (len(previous.text) == 1 and previous.text.isupper())
            flags.append(not short)
        elif previous.text.endswith(".") and gap.strip() == "":
            flags.append(False)  # "U.S. President": the dots belong to the word
        else:
            flags.append(quoted or mark.endswith(("!", "?", ":", ";", "…", "|", "।")))
        previous = token
    return flags


def _is_capital(token: Word, opens: bool, plain: bool, sure: Collection[str], text: str) -> bool:
    """Whether the capital of `token` may begin or continue a name."""
    if not token.text[0].isupper():
        return False
    folded = fold(token.text)
    if token.lower in STOP_WORDS and (opens or plain or token.text not in _CAPITAL_BODIES):
        return False
    if folded in DATE_WORDS and folded not in {"may", "march"}:
        return False
    if plain:
        return folded in sure or folded in _SURE_FORMS
    if folded in {"may", "march"}:  # "in March", "May 12"
        return False
    return len(token.text) > 1 or text[token.end : token.end + 1] == "."


def _joined(text: str, tokens: tuple[Word, ...], left: int, right: int) -> bool:
    """Whether two capitalised words belong to one name: side by side, or with a particle or "of" between."""
    gap = text[tokens[left].end : tokens[right].start]
    before = tokens[left]
    if before.lower.endswith(("'s", "’s")):
        return False
    if right == left + 1 and gap == ". ":
        return before.lower in _ABBREVIATED or len(before.text) == 1
    if right == left + 1:
        if before.text.endswith(".") and tokens[right].lower in STOP_WORDS:
            return False
        return gap in (" ", "-", " & ", "\u00a0")
    if len(gap) > 12 or "," in gap or "." in gap or "\n" in gap:
        return False
    between = [tokens[i].lower for i in range(left + 1, right)]
    if all(b in PARTICLES for b in between):
        return True
    return between in (["of"], ["of", "the"], ["for"]) and tokens[left].lower in _BODIES


def _divided(
    text: str, tokens: tuple[Word, ...], run: list[int], opens: list[bool], sure: Collection[str]
) -> list[Name]:
    """The names in one run of capitals: titles and a common word at the beginning of a sentence are cut off."""
    if not run:
        return []
    first = fold(tokens[run[0]].text)
    begins = opens[run[0]]
    followed = len(run) > 1 and (first in _DIRECTIONS or first in TITLE_HEADS or first in TITLE_MODIFIERS)
    if begins and first in OPENERS and not followed and first not in sure:
        run, begins = run[1:], False
        if not run:
            return []
    names: list[Name] = []
    part: list[int] = []
    title: list[int] = []
    for position, i in enumerate(run):
        lower = tokens[i].lower.rstrip(".")
        rest = run[position + 1 :]
        is_head = lower in TITLE_HEADS and not _part_of_body(tokens, i)
        is_modifier = lower in TITLE_MODIFIERS and any(tokens[j].lower.rstrip(".") in TITLE_HEADS for j in rest[:3])
        if is_head or is_modifier:
            if part:
                names.append(_name(text, tokens, part, title, opens))
                part, title = [], []
            title.append(i)
        else:
            part.append(i)
    if part:
        names.append(_name(text, tokens, part, title or _small_title(tokens, part[0]), opens))
    if len(names) == 1 and len(run) == 1 and begins and not _sure_alone(text, tokens[run[0]], sure):
        return []
    return [n for n in names if n.kind == "name" or fold(n.text) not in PLAIN_ACRONYMS]


def _part_of_body(tokens: tuple[Word, ...], i: int) -> bool:
    """Whether a title word belongs to a body's name: "General Motors" is not known, "House of Lords" is."""
    return i + 1 < len(tokens) and tokens[i + 1].lower == "of" and tokens[i].lower in _BODIES


def _small_title(tokens: tuple[Word, ...], first: int) -> list[int]:
    """A title in lower case right before a name: "foreign minister Arun Mehta"."""
    found: list[int] = []
    i = first - 1
    if i >= 0 and tokens[i].end + 1 == tokens[first].start and tokens[i].lower in TITLE_HEADS:
        while i >= 0 and (tokens[i].lower in TITLE_HEADS or tokens[i].lower in TITLE_MODIFIERS):
            if found and tokens[i].end + 1 != tokens[found[0]].start:
                break
            found.insert(0, i)
            i -= 1
    return found


def _name(text: str, tokens: tuple[Word, ...], part: list[int], title: list[int], opens: list[bool]) -> Name:
    start, end = tokens[part[0]].start, tokens[part[-1]].end
    surface = text[start:end]
    for ending in ("'s", "’s"):
        surface = surface.removesuffix(ending)
    letters = surface.replace(".", "")
    upper = len(part) == 1 and len(letters) > 1 and sum(c.isupper() for c in letters) > len(letters) / 2
    return Name(
        text=surface,
        start=start,
        end=start + len(surface),
        kind="acronym" if upper else "name",
        title=" ".join(TITLE_SHORT.get(t, t) for t in (tokens[i].lower.rstrip(".") for i in title) if t != "former"),
        title_start=tokens[title[0]].start if title else start,
        opens=opens[part[0]],
        tokens=_comparable(surface),
    )


def _comparable(surface: str) -> tuple[str, ...]:
    folded = [fold(w.text) for w in words(surface)]
    return tuple(f for f in folded if f not in PARTICLES and f not in CONNECTING) or tuple(folded)


def _sure_alone(text: str, token: Word, sure: Collection[str]) -> bool:
    """Whether a lone capitalised word at the beginning of a sentence is a name for certain."""
    folded = fold(token.text)
    if folded in sure or folded in _SURE_FORMS:
        return True
    if len(token.text) > 1 and token.text.isupper():
        return True
    return token.lower.endswith(("'s", "’s")) and folded not in OPENERS and folded not in STOP_WORDS
