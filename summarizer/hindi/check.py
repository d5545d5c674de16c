"""Checks a Hindi sentence against the English one: numbers, names, negation, and signs of a translation gone wrong.

Precision comes first: each rule was set so that people's own translations pass (FLORES-200 dev). How many of those on
which no rule was set have a finding stands in benchmarks/README.md, "Checks".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ..records import Finding
from ..text.lexicon import Lexicon, comparable, load_lexicon
from ..text.names import Name
from ..text.sentences import split_hindi, split_sentences
from .doubling import doubled_name
from .figures import NOWHERE, check_figures
from .name_search import HINDI_WORD, has_spelling, name_stands, names_of
from .weekdays import check_weekdays

_SPOKEN = re.compile(rf"{HINDI_WORD.pattern}|[A-Za-z\d][A-Za-z\d.,]*")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


def check_translation(
    english: str, hindi: str, *, glossary: Sequence[tuple[str, str]] = (), lexicon: Lexicon | None = None
) -> tuple[Finding, ...]:
    """What could not be confirmed in the Hindi of an English sentence; empty when all is well.

    `span` points into the Hindi and is (0, 0) when something is missing there; `source_span` points into the English.
    The user's glossary is binding: a name of it that the Hindi writes otherwise is a finding. `lexicon` spares a caller
    who checks many sentences putting the glossary over the lexicon each time.
    """
    if not english.strip() or not hindi.strip():
        return _empty(english, hindi)
    book = lexicon or load_lexicon().with_glossary(glossary)
    names = names_of(english, book)
    return (
        *check_figures(english, hindi),
        *check_weekdays(english, hindi),
        *_names(english, hindi, names, book, glossary),
        *_negation(english, hindi),
        *_untranslated(english, hindi, names),
        *_repetition(english, hindi),
        *_sentence_count(english, hindi),
        *_length_ratio(english, hindi),
    )


def _empty(english: str, hindi: str) -> tuple[Finding, ...]:
    if bool(english.strip()) == bool(hindi.strip()):
        return ()
    return (
        Finding(
            kind="length_ratio",
            value=hindi.strip(),
            span=(0, len(hindi)),
            message="One of the two sentences is empty.",
            message_hi="दोनों में से एक वाक्य ख़ाली है।",
            source_span=(0, len(english)),
        ),
    )


# ---- names -----------------------------------------------------------------------------------------------------------


def _names(
    english: str, hindi: str, names: Sequence[Name], book: Lexicon, glossary: Sequence[tuple[str, str]]
) -> list[Finding]:
    """Each name of the English in the Hindi: by lexicon, by sound, or kept in Latin."""
    findings = []
    ruled = {comparable(english_name): house for english_name, house in glossary}
    for name in names:
        house = ruled.get(comparable(name.text))
        stands = has_spelling(hindi, house) if house is not None else name_stands(name, hindi, book)
        if not stands:
            doubled = doubled_name(english, hindi, names, name, book)
            if doubled is not None:
                findings.append(doubled)
                continue
            spellings = book.spellings(name.text)
            findings.append(_name_finding(name, house or (spellings[0] if spellings else None)))
    return findings


def _name_finding(name: Name, expected: str | None) -> Finding:
    return Finding(
        kind="name_hi",
        value=name.text,
        span=NOWHERE,
        expected=expected,
        source_span=(name.start, name.end),
        message=f"The name {name.text} was not found in the Hindi{f' ({expected})' if expected else ''}.",
        message_hi=f"हिंदी में नाम {name.text}{f' ({expected})' if expected else ''} नहीं मिला।",
    )


# ---- negation --------------------------------------------------------------------------------------------------------

_NEGATIVE_EN = re.compile(
    r"\b(?:not|never|cannot|nobody|nothing|nowhere|none|neither|nor|without)\b|n['’]t\b|\bno\b(?!\.? ?\d)",
    re.IGNORECASE,
)
# Words that hold a negation, and turns of phrase after which Hindi takes or drops one freely.
_NEGATIVE_SENSE_EN = re.compile(
    r"\b(?:(?:un|dis|non-?|mis)[a-z]{3,}|(?:im|in|il|ir)[a-z]+(?:ble|bly|ent|ant|ate|ity|ect|ete|ure|ive)|[a-z]+less|"
    r"only|few|fewer|little|less|hardly|rarely|barely|scarcely|seldom|until|till|unless|before|rather|instead|except|beyond|"
    r"too|out|off|away|free|against|other than|far|yet|whether|however|although|though|despite|even|if|but|hard|wrong|"
    r"false|illegal|bare|short|least|minus|lest|varying|"
    r"(?:fail|refus|reject|den[yi]|lack|avoid|prevent|bann|stop|miss|los[te]|losing|absen|exclud|forbid|forbad|prohibit|"
    r"halt|ended|ending|ceas|declin|dropp|quit|block|oppos|spar|doubt|difficult|ignor|neglect|resist|restrict|suspend|"
    r"cancel|abort|delay|withh|withdr|postpon|abandon|skip|wait|escap|surviv)[a-z]*)\b",
    re.IGNORECASE,
)
_NEGATIVE_HI = re.compile(
    r"(?<![\u0900-\u0963\u0966-\u097f])(?:नहीं|नही|न|ना|मत|बिना|बिन|बग़ैर|बगैर|नदारद|कोई|कभी|सिवा|सिवाय|मना|इनकार|इंकार|वंचित|शून्य|"
    r"अभाव|विफल|नाकाम|कम|खत्म|ख़त्म|बंद|मुक्त|अलावा|बजाय|वरना|अन्यथा|रोक|मुश्किल|असल|बेहद|ज़ीरो|जीरो|दूर|किसी|"
    r"(?:ग़ैर|गैर|अन|अस|अव|अप|अन्|नि|निर|नि:|ना|बे|अ)[\u0900-\u0963\u0966-\u097f]{2,})(?![\u0900-\u0963\u0966-\u097f])"
    r"|रहित|हीन|वर्जित|निषिद्ध|निषेध|प्रतिबंध|असमर्थ|असंभव"
)
_PLAIN_NEGATIVE_HI = re.compile(r"(?<![\u0900-\u0963\u0966-\u097f])नहीं(?![\u0900-\u0963\u0966-\u097f])")
_FREE_NEGATIVE_HI = re.compile(r"ही नहीं|नहीं तो|या नहीं|नहीं बल्कि|जब तक|तब तक|क्यों न|न केवल|इतना ही|कहीं|सिर्फ|सिर्फ़|केवल")


def _negation(english: str, hindi: str) -> list[Finding]:
    """A "not" of the English that the Hindi lacks, and a नहीं in the Hindi that nothing in the English explains."""
    said = _NEGATIVE_EN.search(english)
    if said and not _NEGATIVE_HI.search(unicodedata.normalize("NFC", hindi)):
        return [
            Finding(
                kind="negation_hi",
                value=said.group(),
                span=NOWHERE,
                expected="नहीं",
                source_span=said.span(),
                message=f"The English says “{said.group()}”; the Hindi has no negation.",
                message_hi=f"अंग्रेज़ी में “{said.group()}” है, पर हिंदी में कोई निषेध नहीं है।",
            )
        ]
    heard = _PLAIN_NEGATIVE_HI.search(hindi)
    if heard and not said and not _NEGATIVE_SENSE_EN.search(english) and not _FREE_NEGATIVE_HI.search(hindi):
        return [
            Finding(
                kind="negation_hi",
                value=heard.group(),
                span=heard.span(),
                message="The Hindi says “नहीं”; the English has no negation.",
                message_hi="हिंदी में “नहीं” है, पर अंग्रेज़ी में कोई निषेध नहीं है।",
            )
        ]
    return []


# ---- left in English -------------------------------------------------------------------------------------------------

_UNITS = frozenset(
    """
    km kg cm mm mg ml kmph mph kph kmh kwh mw gw hz khz mhz ghz kb mb gb tb db sq ft lb lbs oz am pm ad bc ce bce vs
    www com org in http https html pdf co de la le van von del der di da bin al el of the and
    """.split()
)


def _untranslated(english: str, hindi: str, names: Sequence[Name]) -> list[Finding]:
    """English words in small letters that stayed in the Hindi; names, acronyms, units and addresses may stay."""
    kept = {token.lower() for name in names for token in re.findall(r"[A-Za-z]+", name.text)}
    capital = {w.lower() for w in _LATIN_WORD.findall(english) if not w.islower()}
    quoted = " ".join(re.findall(r"[\"“]([^\"”]+)[\"”]", english)).split()  # a word spoken of, not used
    findings = []
    for match in _LATIN_WORD.finditer(hindi):
        word = match.group()
        around = hindi[max(0, match.start() - 1) : match.end() + 1]
        if len(word) < 3 or not word.islower() or word in _UNITS or word in kept or word in capital:
            continue
        if word in quoted or re.search(r"[./@_\d#-]", around.strip(" .,।")) or not re.search(rf"\b{word}\b", english):
            continue
        findings.append(
            Finding(
                kind="untranslated",
                value=word,
                span=match.span(),
                message=f"The English word “{word}” was left in the Hindi.",
                message_hi=f"हिंदी में अंग्रेज़ी शब्द “{word}” रह गया है।",
            )
        )
    return findings


# ---- repetition ------------------------------------------------------------------------------------------------------

_MAX_PHRASE = 12  # words of the longest phrase looked for twice in a row


def _repetition(english: str, hindi: str) -> list[Finding]:
    """A word three times in a row, a phrase of three words or more twice in a row, or four words three times.

    Hindi doubles single words and pairs on purpose (धीरे-धीरे, एक के बाद एक): those pass.
    """
    spots = list(_SPOKEN.finditer(hindi))
    words = [m.group() for m in spots]
    for size in range(1, min(_MAX_PHRASE, len(words) // 2) + 1):
        times = {1: 3, 2: 3}.get(size, 2)
        run = 0
        for i in range(len(words) - size):
            run = run + 1 if words[i] == words[i + size] else 0
            if run >= size * (times - 1):
                first = i + size - run - size + 1
                return [
                    _repeated(
                        hindi, (spots[first].start(), spots[i + size].end()), " ".join(words[first : first + size])
                    )
                ]
    return _often_said(english, hindi, spots, words)


def _often_said(english: str, hindi: str, spots: list[re.Match[str]], words: list[str]) -> list[Finding]:
    seen: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(words) - 3):
        places = seen.setdefault(tuple(words[i : i + 4]), [])
        if not places or places[-1] + 4 <= i:
            places.append(i)
        if len(places) == 3 and not _repeats(english):
            return [_repeated(hindi, (spots[places[0]].start(), spots[i + 3].end()), " ".join(words[i : i + 4]))]
    return []


def _repeats(english: str) -> bool:
    words = english.lower().split()
    triples = [tuple(words[i : i + 3]) for i in range(len(words) - 2)]
    return any(triples.count(t) >= 3 for t in set(triples))


def _repeated(hindi: str, span: tuple[int, int], phrase: str) -> Finding:
    return Finding(
        kind="repetition",
        value=phrase,
        span=span,
        message=f"The Hindi says “{phrase}” again and again.",
        message_hi=f"हिंदी में “{phrase}” बार-बार आया है।",
    )


# ---- size ------------------------------------------------------------------------------------------------------------

# Characters of the Hindi over those of the English: people's translations in FLORES dev lie between 0.57 and 1.62, half
# of them between 0.9 and 1.07. Short sentences vary more and are not judged.
MIN_LENGTH_RATIO = 0.5
MAX_LENGTH_RATIO = 1.75
MIN_JUDGED_CHARACTERS = 40


def _length_ratio(english: str, hindi: str) -> list[Finding]:
    ratio = len(hindi) / len(english)
    if len(english) < MIN_JUDGED_CHARACTERS or MIN_LENGTH_RATIO <= ratio <= MAX_LENGTH_RATIO:
        return []
    size, size_hi = ("short", "छोटी") if ratio < 1 else ("long", "लंबी")
    return [
        Finding(
            kind="length_ratio",
            value=f"{ratio:.2f}",
            span=(0, len(hindi)),
            source_span=(0, len(english)),
            message=f"The Hindi is very {size} for the English sentence; something may be missing or added.",
            message_hi=f"अंग्रेज़ी वाक्य के हिसाब से हिंदी बहुत {size_hi} है; कुछ छूटा या जुड़ा हो सकता है।",
        )
    ]


# People split a long English sentence into three, 6 times in 997, and merge two; beyond that something was dropped or
# made up.
MAX_SPLIT = 2
MAX_MERGED = 1


def _sentence_count(english: str, hindi: str) -> list[Finding]:
    wanted, found = len(split_sentences(english)), len(split_hindi(hindi))
    if wanted - MAX_MERGED <= found <= wanted + MAX_SPLIT:
        return []
    return [
        Finding(
            kind="sentence_count",
            value=str(found),
            span=(0, len(hindi)),
            expected=str(wanted),
            source_span=(0, len(english)),
            message=f"The Hindi has {found} sentences where the English has {wanted}.",
            message_hi=f"हिंदी में {found} वाक्य हैं, जबकि अंग्रेज़ी में {wanted}।",
        )
    ]
