"""Names in house spelling: the lexicon's or the user's word for what the model wrote, and one spelling on a page.

Only the word of the name itself is exchanged; postpositions and everything else of the sentence stay.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ..text.lexicon import Entry, Lexicon, comparable, without_nukta
from ..text.names import Name, find_names
from ..text.transliteration import sounds_like, spelled_alike
from .name_search import HINDI_WORD, name_tokens, names_of, translates

# What is exchanged must sound nearly the same. Above the threshold for recognising a name (0.7), because an exchange is
# seen by the reader: at 0.85 the variants of one name pass (ट्रम्प, बिडेन, मैक्रॉन), other words of the sentence do not.
SAME_NAME = 0.85
MIN_LETTERS = 4  # shorter names (Xi, Ali) sound like common words: शी, ली, अली; they are exchanged only from Latin
_EXCHANGED = frozenset({"person", "place", "org", "media"})


def write_names(english: str, hindi: str, book: Lexicon, glossary: Sequence[tuple[str, str]] = ()) -> str:
    """The Hindi with the names of the English in house spelling; unknown names stay as the model wrote them.

    A name that stayed in Latin is written in Devanagari when the lexicon or the glossary has it.
    """
    ruled = {comparable(name) for name, _ in glossary}
    for english_name, _ in sorted(glossary, key=lambda pair: -len(pair[0])):
        if re.search(rf"(?<!\w){re.escape(english_name)}(?!\w)", english, re.IGNORECASE):
            entry = book.find(english_name)
            if entry is not None:
                hindi = _exchange_phrase(english_name, entry, hindi)
    for name in names_of(english, book):
        entry = book.find(name.text)
        if entry is not None and entry.is_house and entry.kind in _EXCHANGED and comparable(name.text) not in ruled:
            hindi = _from_latin(name.text, entry.hindi[0], hindi)
            hindi = _exchange_words(name, entry, hindi, ruled, book)
        else:
            hindi = _exchange_parts(name, book, hindi, ruled)
    return hindi


def _from_latin(name: str, house: str, hindi: str) -> str:
    return re.sub(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", house.replace("\\", ""), hindi)


def _exchange_words(name: Name, entry: Entry, hindi: str, ruled: set[str], book: Lexicon) -> str:
    """Word for word, when the house spelling has as many words as the name and each sounds like its own."""
    tokens, house = name_tokens(name), entry.hindi[0].split()
    if len(tokens) != len(house):
        return hindi
    for token, word in zip(tokens, house, strict=True):
        if comparable(token) not in ruled:
            hindi = _exchange_word(token, word, hindi, book.spellings(token))
    return hindi


def _exchange_parts(name: Name, book: Lexicon, hindi: str, ruled: set[str]) -> str:
    """The known words of a name that is unknown as a whole: Trump of "Trump Tower"."""
    for token in name_tokens(name):
        entry = book.find(token)
        if (
            entry
            and entry.is_house
            and entry.kind in _EXCHANGED
            and " " not in entry.hindi[0]
            and comparable(token) not in ruled
        ):
            hindi = _exchange_word(token, entry.hindi[0], hindi, entry.hindi)
    return hindi


def _exchange_word(token: str, house: str, hindi: str, variants: Sequence[str] = ()) -> str:
    """The words that are another spelling of the house word: known variants, or the same consonants and sound."""
    if len(token) < MIN_LETTERS:
        return _exchange_short(token, house, hindi)
    if not HINDI_WORD.fullmatch(house) or sounds_like(token, house) < SAME_NAME:
        return hindi
    known = {without_nukta(v) for v in (house, *variants)}
    for match in reversed(list(HINDI_WORD.finditer(hindi))):
        word = match.group()
        if word == house or sounds_like(token, word) < SAME_NAME or _is_inflected(word, house):
            continue
        if without_nukta(word) in known or spelled_alike(house, word):
            hindi = hindi[: match.start()] + house + hindi[match.end() :]
    return hindi


# What Xi came out as, before a postposition that only a name or noun takes; other short names are common words.
_SHORT = {"Xi": re.compile(r"(?<![\u0900-\u0963])(?:ज़ि|ज़ी|ज़ी|ज़ि|शि|क्सी|क्शी|जि)(?= (?:ने|को|से|का|के|की|और|जिनपिंग)\s)")}


def _exchange_short(token: str, house: str, hindi: str) -> str:
    pattern = _SHORT.get(token)
    return pattern.sub(house, hindi) if pattern and house not in hindi.split() else hindi


_ENDINGS = ("ियों", "ों", "ओं", "ाई", "याई", "ई", "ी", "ाओं")


def _is_inflected(found: str, house: str) -> bool:
    """Whether the word is the house word with an ending (रूसियों, आर्मेनियाई) or a part of it (चंद्र यान): it stays."""
    a, b = without_nukta(found), without_nukta(house)
    if a == b:
        return False
    return a.startswith(b) or b.startswith(a) or any(a.endswith(e) and not b.endswith(e) for e in _ENDINGS)


def _exchange_phrase(english_name: str, entry: Entry, hindi: str) -> str:
    """A name of the user's glossary: any known spelling, the Latin, or words that sound like it, made the user's."""
    house = entry.hindi[0]
    if house in hindi:
        return hindi
    hindi = _from_latin(english_name, house, hindi)
    for spelling in sorted(entry.hindi[1:], key=len, reverse=True):
        pattern = rf"(?<![\u0900-\u0963\u0966-\u097f]){re.escape(spelling)}(?![\u0900-\u0963\u0966-\u097f])"
        hindi = re.sub(pattern, house.replace("\\", ""), hindi)
    if house in hindi or len(english_name) < MIN_LETTERS:
        return hindi
    spots = list(HINDI_WORD.finditer(hindi))
    size = len(english_name.split())
    best: tuple[float, int, int] = (0.0, 0, 0)
    for width in {size, size + 1, max(1, size - 1)}:
        for i in range(len(spots) - width + 1):
            start, end = spots[i].start(), spots[i + width - 1].end()
            if spelled_alike(house, hindi[start:end]):
                best = max(best, (sounds_like(english_name, hindi[start:end]), start, end))
    if best[0] >= SAME_NAME:
        hindi = hindi[: best[1]] + house + hindi[best[2] :]
    return hindi


# ---- one spelling on a page ------------------------------------------------------------------------------------------


def page_names(pairs: Sequence[tuple[str, str]], book: Lexicon) -> dict[str, str]:
    """The Hindi word most used on a page for each name that the lexicon lacks; of equals the first one.

    `pairs` are English sentences with their Hindi.
    """
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for english, hindi in pairs:
        words = list(dict.fromkeys(m.group() for m in HINDI_WORD.finditer(hindi)))
        for name in names_of(english, book):
            for token in name_tokens(name):
                if len(token) < MIN_LETTERS or token.isupper() or book.find(token) or translates(token, book):
                    continue
                likely = [(sounds_like(token, word), -i, word) for i, word in enumerate(words)]
                likeness, _, word = max(likely, default=(0.0, 0, ""))
                if likeness >= SAME_NAME:
                    uses[token][word] += 1
    return {token: counter.most_common(1)[0][0] for token, counter in uses.items()}


def unify(english: str, hindi: str, chosen: Mapping[str, str]) -> str:
    """The Hindi with the names of a page in the spelling chosen for the page."""
    if not chosen:
        return hindi
    for name in find_names(english):
        for token in name_tokens(name):
            if token in chosen:
                hindi = _exchange_word(token, chosen[token], hindi)
    return hindi
