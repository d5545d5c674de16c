"""Finds the names of an English sentence in the Hindi: by the lexicon, by sound, or kept in Latin."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from ..text.lexicon import Lexicon, is_ordinary, without_nukta
from ..text.names import Name, find_names, fold
from ..text.transliteration import SOUNDS_ALIKE, sounds_like

HINDI_WORD = re.compile(r"[\u0900-\u0963\u0971-\u097f\u200c\u200d]+")


def names_of(english: str, book: Lexicon) -> tuple[Name, ...]:
    """The names of a sentence; one that opens it, where a capital proves nothing, when the lexicon has it."""
    first = _OPENING_WORD.match(english)
    entry = book.find(first.group(1)) if first else None
    surely = entry is not None and (entry.kind == "glossary" or (entry.is_house and entry.kind in _OPENING_KINDS))
    known = {fold(first.group(1))} if first and surely else set()
    found = find_names(english, known=known - _ALSO_WORDS)
    names = tuple(n for n in found if n.text.rstrip(".") not in _CURRENCY_SIGNS)
    country = _OPENING_US.match(english)  # a name for certain, though "us" is a common word
    if country and not english.isupper() and (not names or names[0].start > country.start(1)):
        start, end = country.span(1)
        us = Name(text=country.group(1), start=start, end=end, kind="acronym", opens=True, tokens=("us",))
        names = (us, *names)
    return names


_CURRENCY_SIGNS = frozenset({"Rs", "Re", "INR", "USD"})
_OPENING_US = re.compile(r"[\"“‘'(]*(US)(?=[\s,'’])")
_OPENING_WORD = re.compile(r"[\s\"“‘'(]*([^\W\d_]+)")
_OPENING_KINDS = frozenset({"person", "place", "org", "media"})
# Names of the lexicon that are also common English words: at the start of a sentence they prove nothing.
_ALSO_WORDS = frozenset(
    """
    apple amazon meta intel uber ola quad fed capitol labour parliament opposition treasury olympic
    oscar sun moon earth mars mercury gulf man god lord ram adam mary peter paul john pele root
    hall reserve turkey jersey reading mobile nice most split of man mann chelsea time
    commonwealth easter holi eid mint nature dawn scroll barcelona aids ai ed who us it is up in lac cpi mp pm
    mark frank don dean foster fisher walker miller cooper parker turner carter brooks jack nick rick max sue joy rose
    christian wright harry brad
    """.split()
)


def name_stands(name: Name, hindi: str, book: Lexicon) -> bool:
    """Whether the Hindi has the name: a spelling of the lexicon, words that sound like its words, or Latin."""
    if any(has_spelling(hindi, spelling) for spelling in book.spellings(name.text)):
        return True
    words = hindi_words(hindi)
    tokens = [token for token in name_tokens(name) if not translates(token, book)]
    known = _known_pairs(name, hindi, book)
    missing = [t for t in tokens if t not in known and not _token_stands(t, hindi, words, book)]
    whole = "".join(name_tokens(name))  # written as one word: Disney World, डिज़नीवर्ल्ड
    if missing and len(whole) > len(missing[0]) and any(sounds_like(whole, word) >= SOUNDS_ALIKE for word in words):
        return True
    if any(book.find(token) for token in missing):
        return False
    return len(missing) <= (MAX_UNKNOWN_MISSING if len(tokens) > 1 or len(name.tokens) > 1 else 0)


def _known_pairs(name: Name, hindi: str, book: Lexicon) -> set[str]:
    """Neighbouring words of a longer name that the lexicon knows together and the Hindi has: Taj Mahal, ताजमहल."""
    tokens = name_tokens(name)
    pairs = list(pairwise(tokens)) if len(tokens) > 2 else []
    return {t for a, b in pairs for t in (a, b) if any(has_spelling(hindi, s) for s in book.spellings(f"{a} {b}"))}


# Words of one name, unknown to the lexicon, that may be missing when its others stand: people translate one word of a
# name (Tropical Storm Danielle) or leave out a first name. With none allowed, false alarms rise by 1.3 % of sentences.
MAX_UNKNOWN_MISSING = 1


def translates(token: str, book: Lexicon) -> bool:
    """Whether a word of a name may be translated in many ways: Committee, Presidential, Anthropology."""
    entry = book.find(token)
    if entry is not None and entry.is_house:
        return entry.kind in ("word", "title")
    if is_ordinary(token) and not token.isupper():
        return True
    if len(token) < 2 or _ROMAN.match(token):
        return True
    return token.lower().endswith(_ORDINARY_ENDINGS) and not token.isupper()


_ROMAN = re.compile(r"^[IVX]+$")
# Endings of English nouns and adjectives that surnames and places hardly have; those that do are merely unchecked.
_ORDINARY_ENDINGS = tuple(
    """
    tion tions sion ology logy ment ments ship hood ness ical ial ual ular ance ence ency ancy ics ed ism able ible
    ary ity ities ling ings ous ive ives
    """.split()
)


def name_tokens(name: Name) -> tuple[str, ...]:
    """The words of a name that can be looked for: capitalised, without possessive endings."""
    tokens = re.findall(r"[^\W_]+(?:\.[^\W_]+)*\.?", re.sub(r"['’]s\b", "", name.text))
    return tuple(t.rstrip(".") for t in tokens if t[0].isupper() or t[0].isdigit())


def _token_stands(token: str, hindi: str, words: tuple[str, ...], book: Lexicon) -> bool:
    if re.search(rf"(?<![A-Za-z]){re.escape(token)}(?![A-Za-z])", hindi, re.IGNORECASE):
        return True
    if any(has_spelling(hindi, spelling) for spelling in book.spellings(token)):
        return True
    bare = token.replace(".", "")
    forms = {bare, bare[:-1]} if bare.endswith("s") and len(bare) > 4 else {bare}
    return any(sounds_like(form, word) >= SOUNDS_ALIKE for form in forms for word in words)


@lru_cache(maxsize=1024)
def hindi_words(hindi: str) -> tuple[str, ...]:
    """The words of a Hindi sentence, and each pair of neighbours as one: न्यू यॉर्क is one name."""
    single = [m.group() for m in HINDI_WORD.finditer(hindi)]
    pairs = pairwise(single)
    joined = (a + b for a, b in pairs if a not in _FUNCTION_WORDS and b not in _FUNCTION_WORDS)
    return tuple(dict.fromkeys([*(w for w in single if w not in _FUNCTION_WORDS), *joined]))


# Words that are no part of a name, and sound like some: में हुई, Mumbai.
_FUNCTION_WORDS = frozenset(
    unicodedata.normalize("NFC", word)
    for word in """
    का की के को में से पर ने है हैं था थी थे हो हुआ हुई हुए होने और या भी ही तो कि यह वह ये वे इस उस इन उन जो एक दो
    नहीं न कर करने करके किया की किए गया गई गए जा जाने रहा रही रहे लिए साथ बाद अपने अपनी अपना इसके उसके इसकी उसकी
    उनके उनकी कहा कहना तक द्वारा जब तब अब यहाँ वहाँ कुछ कोई कई सभी बहुत अधिक जैसे लेकिन मगर पहले दिया दी दिए लिया ली
    लिए मैं हम आप
    """.split()
)


SHORT_SPELLING = 2  # characters: शी begins many words (शीश, शीर्ष), so it must be a word by itself


def has_spelling(hindi: str, spelling: str) -> bool:
    """Whether the spelling stands in the Hindi at the start of a word; its case endings may follow (हिंदू, हिंदुओं)."""
    folded, wanted = _folded(hindi), without_nukta(spelling)
    stem = re.sub(r"[\u093e-\u094c]$", "", wanted) if len(wanted) > 4 else wanted
    end = r"(?![\u0900-\u0963\u0966-\u097f])" if len(wanted) <= SHORT_SPELLING else ""
    pattern = r"[ -]?".join(re.escape(word) for word in re.split(r"[ -]", stem))  # मध्य पूर्व, मध्यपूर्व, मध्य-पूर्व
    return re.search(rf"(?<![\u0900-\u0963\u0966-\u097f]){pattern}{end}", folded) is not None


@lru_cache(maxsize=1024)
def _folded(hindi: str) -> str:
    return without_nukta(hindi)
