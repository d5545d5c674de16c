"""The Hindi words that numbers are made of, in words and with the units around them.

Every key is folded: no nukta, anusvara for chandrabindu and for a nasal before its own consonant, no joiners.
"""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import Final

_FOLDS: Final = (
    ("़", ""),  # nukta
    ("\u200c", ""),
    ("\u200d", ""),
    ("ँ", "ं"),
    ("म्ब", "ंब"),
    ("न्द", "ंद"),
    ("ञ्च", "ंच"),
    ("न्च", "ंच"),
    ("ण्ट", "ंट"),
    ("न्ट", "ंट"),
    ("ण्ड", "ंड"),
    ("न्ड", "ंड"),
    ("ठ्ठ", "ट्ठ"),
)


def fold(word: str) -> str:
    """The spelling of a Hindi word under which the tables list it.

    >>> fold("हज़ार") == "हजार", fold("सितम्बर") == "सितंबर"
    (True, True)
    """
    word = unicodedata.normalize("NFD", word)
    for old, new in _FOLDS:
        word = word.replace(old, new)
    return word


_SPELLINGS: Final = """
शून्य जीरो|एक|दो|तीन|चार|पांच पाच|छह छः छे छै छ|सात|आठ|नौ
दस|ग्यारह|बारह|तेरह|चौदह|पंद्रह पंदरह|सोलह|सत्रह सतरह|अठारह अट्ठारह|उन्नीस
बीस|इक्कीस इकीस|बाईस बाइस|तेईस तेइस|चौबीस|पच्चीस पचीस|छब्बीस|सत्ताईस सत्ताइस
अट्ठाईस अट्ठाइस अठाईस अठाइस|उनतीस उन्तीस
तीस|इकतीस इकत्तीस|बत्तीस|तैंतीस तेंतीस तैतीस तेतीस|चौंतीस चौतीस|पैंतीस पैतीस|छत्तीस|सैंतीस सैतीस|अड़तीस|उनतालीस उन्तालीस उनचालीस
चालीस चालिस|इकतालीस|बयालीस बियालीस ब्यालीस|तैंतालीस तेंतालीस तैतालीस|चौवालीस चवालीस चौंवालीस चौआलीस
पैंतालीस पैतालीस|छियालीस छयालीस|सैंतालीस सैतालीस|अड़तालीस|उनचास उन्चास
पचास|इक्यावन|बावन|तिरपन तिरेपन|चौवन चव्वन|पचपन|छप्पन|सत्तावन|अट्ठावन अठावन|उनसठ उन्सठ
साठ|इकसठ|बासठ|तिरसठ तिरेसठ|चौंसठ चौसठ|पैंसठ पैसठ|छियासठ|सड़सठ सरसठ|अड़सठ|उनहत्तर उनहतर
सत्तर|इकहत्तर इकहतर|बहत्तर|तिहत्तर|चौहत्तर|पचहत्तर पिचहत्तर|छिहत्तर|सतहत्तर|अठहत्तर|उनासी उन्यासी उन्नासी
अस्सी|इक्यासी|बयासी|तिरासी|चौरासी|पचासी पिचासी|छियासी|सत्तासी सतासी|अट्ठासी अठासी|नवासी
नब्बे नब्बै|इक्यानवे इक्यानबे|बानवे बानबे|तिरानवे तिरानबे|चौरानवे चौरानबे
पचानवे पंचानवे पचानबे पंचानबे
छियानवे छियानबे|सत्तानवे सत्तानबे सतानवे|अट्ठानवे अट्ठानबे अठानवे अठानबे|निन्यानवे निन्यानबे निन्नानवे
"""
NUMBERS: Final[dict[str, int]] = {
    fold(word): value
    for value, words in enumerate(cell for line in _SPELLINGS.strip().splitlines() for cell in line.split("|"))
    for word in words.split()
}
SCALES: Final[dict[str, int]] = {
    fold(word): value
    for value, words in (
        (12, "दर्जन"),
        (100, "सौ सैकड़ा सैकड़े"),
        (10**3, "हज़ार सहस्र थाउज़ेंड"),
        (10**5, "लाख"),
        (10**6, "मिलियन मिलिअन"),
        (10**7, "करोड़"),
        (10**9, "अरब बिलियन बिलिअन"),
        (10**11, "खरब"),
        (10**12, "ट्रिलियन ट्रिलिअन"),
    )
    for word in words.split()
}
NEEDS_COUNT: Final = frozenset({"अरब", "खरब"})  # alone, अरब is the Arab people
VAGUE: Final[dict[str, int]] = {
    fold(word): value
    for word, value in {
        "दसियों": 10, "दर्जनों": 12, "बीसियों": 20, "पचासों": 50, "सैकड़ों": 100, "हज़ारों": 10**3, "लाखों": 10**5,
        "करोड़ों": 10**7, "अरबों": 10**9, "खरबों": 10**11, "मिलियनों": 10**6, "मिलियन्स": 10**6, "बिलियनों": 10**9,
    }.items()
}  # fmt: skip
SOFT: Final[dict[str, int]] = (
    {
        fold(word): value
        for value, words in (
            (1, "इकलौता इकलौती इकलौते एकमात्र अकेला एकल"),
            (50, "अर्धशतक अर्धशतकों अर्धशतकीय अर्द्धशतक अर्द्धशतकों अर्द्धशतकीय"),
            (100, "शतक शतकों शतकीय शत"),
            (2, "दोनों दोनो दोगुना दोगुनी दोगुने दुगना दुगनी दुगने दुगुना दुगुनी दुगुने दोहरा दोहरी दोहरे जोड़ा जोड़ी जोड़े जुड़वां"),
            (2, "दोबारा दुबारा युगल"),
            (3, "तिगुना तिगुनी तिगुने तिहरा तिहरी तिहरे तिकड़ी"),
            (4, "चौगुना चौगुनी चौगुने"),
            (11, "एकादश"),  # eleven men of a team, too
            # English number words in names that are spelled by their sound: थ्री इडियट्स, टॉप टेन. वन is a forest.
            (1, "फर्स्ट"),
            (2, "टू"),
            (3, "थ्री थर्ड"),
            (4, "फोर फोर्थ"),
            (5, "फाइव फिफ्थ"),
            (6, "सिक्स सिक्स्थ"),
            (7, "सेवन सेवंथ"),
            (8, "एट एट्थ"),
            (9, "नाइन नाइंथ"),
            (10, "टेन टेंथ"),
            (11, "इलेवन इलेवंथ"),
            (12, "ट्वेल्व ट्वेल्थ"),
            (20, "ट्वेंटी"),
            (50, "फिफ्टी"),
            (100, "हंड्रेड"),
        )
        for word in words.split()
    }
    | {
        prefix + fold(ending).strip("-"): value
        for value, prefix in ((2, "द्वि"), (3, "त्रि"), (4, "चतुर"), (5, "पंच"), (6, "षट"), (7, "सप्त"), (8, "अष्ट"))
        for ending in "- वर्षीय वार्षिक दिवसीय स्तरीय आयामी पक्षीय कोणीय सदस्यीय सूत्रीय भाषी".split()
    }
    | {word + times: value for word, value in NUMBERS.items() if value > 1 for times in ("गुना", "गुनी", "गुने")}
    # all of them: दोनों, चारों, चौबीसों घंटे
    | {word + every: value for word, value in NUMBERS.items() if value > 1 for every in ("ों", "ो")}
)
CENTURIES: Final = frozenset({"शतक", "शतकों", "शतकीय"})  # of a batsman: दोहरा शतक is 200
TIMES: Final[dict[str, int]] = {
    fold(word): value for value, words in ((2, "दोहरा दोहरी दोहरे"), (3, "तिहरा तिहरी तिहरे")) for word in words.split()
}
_SUFFIXES: Final = ("वां", "वीं", "वें", "वा", "वी", "वे")
_ORDINAL_FORMS: Final = (
    (1, "पहला पहली पहले पहिला प्रथम सर्वप्रथम"),
    (2, "दूसरा दूसरी दूसरे दूसरों दुसरा दुसरी दुसरे द्वितीय"),
    (3, "तीसरा तीसरी तीसरे तृतीय"),
    (4, "चौथा चौथी चौथे चतुर्थ"),
    (5, "पंचम"),
    (6, "छठा छठी छठे छठवां छठवीं छठवें छटा छटी छटे षष्ठ"),
    (7, "सप्तम"),
    (8, "अष्टम"),
    (9, "नवां नवीं नवें नवम"),
    (10, "दशम"),
    (100, "सौवां सौवीं सौवें"),
    (1000, "हज़ारवां हज़ारवीं हज़ारवें"),
    (10**5, "लाखवां लाखवीं लाखवें"),
    (10**7, "करोड़वां करोड़वीं करोड़वें"),
    # Sanskrit ordinals, of rulers and popes: लुई चतुर्दश
    (12, "द्वादश"),
    (13, "त्रयोदश"),
    (14, "चतुर्दश"),
    (15, "पंचदश"),
    (16, "षोडश"),
    (17, "सप्तदश"),
    (18, "अष्टादश"),
)
ORDINALS: Final[dict[str, int]] = {
    word + suffix: value for word, value in NUMBERS.items() if value > 4 for suffix in _SUFFIXES
} | {fold(word): value for value, words in _ORDINAL_FORMS for word in words.split()}
# "दूसरा" is also "other", "पहले" also "before", छटा also splendour, द्वादश also a feast day: these never have to be found
# on the other side.
SOFT_ORDINALS: Final = frozenset(
    fold(word)
    for words in (
        "पहला पहली पहले पहिला प्रथम सर्वप्रथम दूसरा दूसरी दूसरे दूसरों छटा",
        "द्वादश त्रयोदश चतुर्दश पंचदश षोडश सप्तदश अष्टादश",
    )
    for word in words.split()
)
NAVAL: Final = frozenset({"सेना", "सेनाध्यक्ष"})  # नौ सेना is the navy, not nine of anything
NAVAL_JOINED: Final = NAVAL | {"सैनिक", "सैनिकों", "परिवहन", "वहन"}  # नौ-सैनिक is a sailor, नौ सैनिक are nine soldiers
GLUED_SUFFIXES: Final = frozenset(
    fold(word) for word in "ला ली ले रा री रे था थी थे ठा ठी ठे वा वी वे".split()
)  # after digits, without a space: 1ला, 2रा, 4था, 6ठा
SUFFIXES: Final = frozenset({"वां", "वीं", "वें"})  # after digits, also with a space: 15 वीं
LEADS: Final[dict[str, Fraction]] = {
    fold("साढ़े"): Fraction(1, 2),
    "साडे": Fraction(1, 2),
    "सवा": Fraction(1, 4),
    "पौने": Fraction(-1, 4),
}  # added to the number that follows, before the scale: साढ़े तीन लाख
WHOLES: Final[dict[str, Fraction]] = {
    fold("डेढ़"): Fraction(3, 2),
    "ढाई": Fraction(5, 2),
    "अढाई": Fraction(5, 2),
    "पौन": Fraction(3, 4),
    "पौना": Fraction(3, 4),
}
HALVES: Final = frozenset({"आधा", "आधी", "आधे", "अर्ध"})
DENOMINATORS: Final[dict[str, int]] = {"तिहाई": 3, "चौथाई": 4}
DURATIONS: Final[dict[str, tuple[str, Fraction]]] = {
    fold(word): (base, Fraction(size))
    for base, size, words in (
        ("second", 1, "सेकंड सेकेंड सैकंड सेकंडों सेकेंडों"),
        ("second", 60, "मिनट मिनटों मिनिट"),
        ("second", 3600, "घंटा घंटे घंटों"),
        ("second", 86_400, "दिन दिनों दिवसीय दिवस रोज़"),
        ("second", 604_800, "हफ़्ता हफ़्ते हफ़्तों सप्ताह सप्ताहों"),
        ("second", 1_209_600, "पखवाड़ा पखवाड़े"),
        ("month", 1, "महीना महीने महीनों माह मास"),
        ("month", 12, "साल सालों वर्ष वर्षों वर्षीय वर्षीया बरस बरसों"),
        ("month", 120, "दशक दशकों"),
        ("month", 1200, "सदी सदियों शताब्दी शताब्दियों"),
    )
    for word in words.split()
}
MEASURES: Final[dict[str, str]] = {
    fold(word): unit
    for unit, words in (
        ("millimetre", "मिमी मिलीमीटर"),
        ("centimetre", "सेमी सेंटीमीटर"),
        ("metre", "मीटर मीटरों"),
        ("kilometre", "किमी किलोमीटर किलोमीटरों"),
        ("inch", "इंच"),
        ("foot", "फुट फीट"),
        ("yard", "गज यार्ड"),
        ("mile", "मील मीलों"),
        ("knot", "नॉट नॉट्स"),
        ("milligram", "मिग्रा मिलीग्राम"),
        ("gram", "ग्राम"),
        ("kilogram", "किग्रा किलो किलोग्राम"),
        ("quintal", "क्विंटल कुंतल"),
        ("tonne", "टन"),
        ("litre", "लीटर"),
        ("gallon", "गैलन"),
        ("acre", "एकड़"),
        ("hectare", "हेक्टेयर"),
        ("kilowatt", "किलोवाट"),
        ("megawatt", "मेगावाट"),
        ("gigawatt", "गीगावाट"),
        ("megabyte", "एमबी मेगाबाइट"),
        ("gigabyte", "जीबी गीगाबाइट"),
        ("celsius", "सेल्सियस सेल्शियस"),
        ("fahrenheit", "फारेनहाइट फ़ैरनहाइट"),
    )
    for word in words.split()
}
BEFORE_MEASURE: Final = frozenset(fold(word) for word in "वर्ग घन समुद्री मीट्रिक मेट्रिक डिग्री".split())
MONTHS: Final[dict[str, int]] = {
    fold(word): number
    for number, words in enumerate(
        (
            "जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर अक्तूबर", "नवंबर",
            "दिसंबर",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
YEAR_WORDS: Final = frozenset({"साल", "सन", "सन्", "वर्ष", "ईस्वी", "ईसवी"})
PERCENT: Final = frozenset(fold(word) for word in "प्रतिशत फ़ीसदी फ़ीसद परसेंट पर्सेंट प्रतिशतों".split())
POINTS: Final = frozenset(fold(word) for word in "अंक अंकों बिंदु बिंदुओं पॉइंट पॉइंट्स".split())
CURRENCIES: Final[dict[str, tuple[str, Fraction]]] = {
    fold(word): (unit, Fraction(size))
    for unit, size, words in (
        ("dollar", 1, "डॉलर डालर"),
        ("dollar", Fraction(1, 100), "सेंट सेंट्स"),
        ("rupee", 1, "रुपये रुपए रुपया रूपये रूपए रूपया रुपयों रूपयों रु रू"),
        ("rupee", Fraction(1, 100), "पैसे पैसा"),
        ("pound", 1, "पाउंड पौंड"),
        ("euro", 1, "यूरो"),
        ("yen", 1, "येन"),
        ("yuan", 1, "युआन"),
        ("rouble", 1, "रूबल"),
        ("taka", 1, "टका"),
        ("dirham", 1, "दिरहम"),
        ("riyal", 1, "रियाल"),
    )
    for word in words.split()
}
CURRENCY_OWNERS: Final[dict[str, str]] = {
    fold(word): owner
    for owner, words in (
        ("US", "अमेरिकी अमरीकी अमेरिकन"),
        ("AU", "ऑस्ट्रेलियाई ऑस्ट्रेलियन"),
        ("CA", "कनाडाई कैनेडियन"),
        ("HK", "हांगकांग"),
        ("NZ", "न्यूज़ीलैंड"),
        ("SG", "सिंगापुर"),
        ("IN", "भारतीय"),
        ("PK", "पाकिस्तानी"),
        ("LK", "श्रीलंकाई"),
        ("NP", "नेपाली"),
    )
    for word in words.split()
}
MORNING: Final = frozenset(fold(word) for word in "सुबह तड़के सवेरे प्रातः प्रात पूर्वाह्न भोर".split())
AFTERNOON: Final = frozenset({"दोपहर", "शाम", "अपराह्न", "सायं"})
STRUCK: Final = frozenset({"गए", "गये", "रहे", "चुके"})  # साढ़े बारह बज गए
NIGHT: Final = frozenset({"रात", "रात्रि", "आधी"})
MOVES: Final = frozenset(
    fold(word) for word in "लेकर बढ़कर घटकर गिरकर उछलकर चढ़कर लुढ़ककर सुधरकर फिसलकर".split()
)  # between the two ends of a change: 145 से घटकर 30
