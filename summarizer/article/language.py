"""Whether a text is English: the script first, then the language."""

from __future__ import annotations

import unicodedata

# Share of letters of another script from which a text is not English: quotations in Hindi stay well under a third.
FOREIGN_SHARE = 0.4
# Share of these words in a text: 0.25 to 0.5 in English news, under 0.1 in other languages in Latin script.
_COMMON_TEXT = (
    "the of and to in a is that for was on said it with as he his at by from has have had be are were not an this "
    "they but will who their which its after been would she her or more about also than when one two new up there "
    "out we i if what all into over no him them could can you"
)
_COMMON = frozenset(_COMMON_TEXT.split())
ENGLISH_SHARE = 0.2

_SCRIPTS = {
    "DEVANAGARI": "Hindi",
    "BENGALI": "Bengali",
    "GURMUKHI": "Punjabi",
    "GUJARATI": "Gujarati",
    "ORIYA": "Odia",
    "TAMIL": "Tamil",
    "TELUGU": "Telugu",
    "KANNADA": "Kannada",
    "MALAYALAM": "Malayalam",
    "ARABIC": "Urdu or Arabic",
    "CYRILLIC": "Russian or another language in Cyrillic",
    "GREEK": "Greek",
    "HEBREW": "Hebrew",
    "THAI": "Thai",
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
}
_NAMES = {
    "hi": "Hindi", "mr": "Marathi", "ne": "Nepali", "fr": "French", "de": "German", "es": "Spanish",
    "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "id": "Indonesian", "ms": "Malay", "tr": "Turkish",
    "pl": "Polish", "ru": "Russian", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "nb": "Norwegian",
    "fi": "Finnish", "sw": "Swahili", "vi": "Vietnamese", "ro": "Romanian", "cs": "Czech", "hu": "Hungarian",
    "tl": "Tagalog",
}  # fmt: skip


def name_language(text: str, *, script_only: bool = False) -> str | None:
    """The language of a text that is not English ("Hindi"), or None when it is, or when it has too few letters.

    `script_only` looks at the letters alone: words without sentences, of a menu, show no language.
    """
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 20:  # less than five words show no language
        return None
    counts: dict[str, int] = {}
    for letter in letters:
        script = "LATIN" if letter < "\u0250" else unicodedata.name(letter, "UNKNOWN").split(" ")[0].split("-")[0]
        counts[script] = counts.get(script, 0) + 1
    foreign = {script: n for script, n in counts.items() if script != "LATIN"}
    if sum(foreign.values()) > FOREIGN_SHARE * len(letters):
        return _SCRIPTS.get(max(foreign, key=lambda s: foreign[s]), "another language")
    tokens = [w for w in (t.strip(".,;:!?\"'“”‘’()").lower() for t in text.split()) if w.isalpha()]
    if script_only or len(tokens) < 10:  # the identifier guesses on less
        return None
    if sum(1 for w in tokens if w in _COMMON) >= ENGLISH_SHARE * len(tokens):
        return None
    import py3langid

    code = py3langid.classify(text[:5000])[0]
    return None if code == "en" else _NAMES.get(code, "another language")
