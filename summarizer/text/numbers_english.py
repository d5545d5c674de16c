"""The English words that numbers are made of, in words and with the units around them."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

UNITS: Final[dict[str, int]] = {
    word: value for value, word in enumerate("zero one two three four five six seven eight nine".split())
}
TEENS: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=10
    )
}
TENS: Final[dict[str, int]] = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
SCALES: Final[dict[str, int]] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "lac": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "crore": 10**7,
    "cr": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "trn": 10**12,
    "tn": 10**12,
}
# Plurals count things without saying how many: "thousands of people". After a number they are scales: "2 crores".
VAGUE: Final[dict[str, int]] = {
    "tens": 10,
    "dozens": 12,
    "hundreds": 100,
    "thousands": 10**3,
    "lakhs": 10**5,
    "lacs": 10**5,
    "millions": 10**6,
    "crores": 10**7,
    "billions": 10**9,
    "trillions": 10**12,
}
ORDINAL_UNITS: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), start=1)
}
ORDINALS: Final[dict[str, int]] = ORDINAL_UNITS | {
    word: value
    for value, word in enumerate(
        "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=10,
    )
}
ORDINAL_TENS: Final[dict[str, int]] = {word[:-1] + "ieth": value for word, value in TENS.items()}
ORDINAL_SCALES: Final[dict[str, int]] = {
    "hundredth": 100,
    "thousandth": 10**3,
    "millionth": 10**6,
    "billionth": 10**9,
}
# Denominators; "quarter" and "half" are no ordinals. "second" is never one.
DENOMINATORS: Final[dict[str, int]] = (
    {word: value for word, value in ORDINALS.items() if 3 <= value <= 12}
    | {word + "s": value for word, value in ORDINALS.items() if 3 <= value <= 12}
    | {"quarter": 4, "quarters": 4, "hundredths": 100, "hundredth": 100, "twentieth": 20, "half": 2, "halves": 2}
)
# Words that hold a number which a translation may write, or leave out, or write in another way.
SOFT: Final[dict[str, int]] = {
    "single": 1, "once": 1, "sole": 1,
    "both": 2, "couple": 2, "pair": 2, "pairs": 2, "twice": 2, "double": 2, "doubled": 2, "doubles": 2,
    "doubling": 2, "twin": 2, "twins": 2, "duo": 2, "dual": 2, "twofold": 2,
    "triple": 3, "tripled": 3, "thrice": 3, "trio": 3, "triad": 3, "threefold": 3, "quadruple": 4, "quadrupled": 4,
    "quartet": 4, "centenary": 100, "centennial": 100, "bicentenary": 200,
    "fourfold": 4, "fivefold": 5, "tenfold": 10, "tenfolds": 10,
}  # fmt: skip
CENTURIES: Final = frozenset({"century", "centuries"})
# Words of cricket, near which a century is a hundred runs.
CRICKET: Final = frozenset(
    """
    ball balls run runs score scored scores scoring hit hits hitting smashed slammed struck stand partnership innings
    unbeaten wicket wickets batsman batsmen batter batters cricket cricketer odi odis t20 t20i ipl opener maiden knock
    ton
    """.split()
)
DECADE_WORDS: Final[dict[str, int]] = {
    word[:-1] + "ies": value for word, value in TENS.items()
}  # "the nineties", "his twenties"

# Seconds, or months: the two bases that convert into each other only roughly.
DURATIONS: Final[dict[str, tuple[str, Fraction]]] = {
    word: (base, Fraction(size))
    for base, size, words in (
        ("second", 1, "second seconds sec secs"),
        ("second", 60, "minute minutes min mins"),
        ("second", 3600, "hour hours hr hrs hourly"),
        ("second", 86_400, "day days"),
        ("second", 604_800, "week weeks"),
        ("second", 1_209_600, "fortnight fortnights"),
        ("month", 1, "month months"),
        ("month", 12, "year years yr yrs"),
        ("month", 120, "decade decades"),
        ("month", 1200, "century centuries"),
    )
    for word in words.split()
}
# What is measured in physical units, which are compared and never converted: a translation keeps its miles. "g", "in"
# and "pounds" say too many other things.
MEASURES: Final[dict[str, str]] = {
    word: unit
    for unit, words in (
        ("millimetre", "mm millimetre millimetres millimeter millimeters"),
        ("centimetre", "cm cms centimetre centimetres centimeter centimeters"),
        ("metre", "m metre metres meter meters mtr mtrs"),
        ("kilometre", "km kms kilometre kilometres kilometer kilometers kmph kph kmh"),
        ("inch", "inch inches"),
        ("foot", "foot feet ft"),
        ("yard", "yard yards"),
        ("mile", "mile miles mi mph"),
        ("knot", "knot knots"),
        ("milligram", "mg milligram milligrams"),
        ("gram", "gram grams gm gms"),
        ("kilogram", "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
        ("quintal", "quintal quintals"),
        ("tonne", "tonne tonnes ton tons"),
        ("litre", "litre litres liter liters"),
        ("gallon", "gallon gallons"),
        ("acre", "acre acres"),
        ("hectare", "hectare hectares"),
        ("kilowatt", "kw kilowatt kilowatts"),
        ("megawatt", "mw megawatt megawatts"),
        ("gigawatt", "gw gigawatt gigawatts"),
        ("megabyte", "mb megabyte megabytes"),
        ("gigabyte", "gb gigabyte gigabytes"),
        ("celsius", "celsius centigrade"),
        ("fahrenheit", "fahrenheit"),
    )
    for word in words.split()
}
# Words that may stand between a number and its unit: "50 square miles", "30 degrees Celsius", "30°C".
BEFORE_MEASURE: Final = frozenset("square sq cubic nautical metric degree degrees °".split())
DEGREES: Final = {"c": "celsius", "f": "fahrenheit"}  # units only behind a degree
MONTHS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
AMBIGUOUS_MONTHS: Final = frozenset({"may", "march", "mar", "jan", "sep", "dec", "sept"})  # a month only with a capital
PERCENT: Final = frozenset({"percent", "pct", "percentage"})
CURRENCIES: Final[dict[str, tuple[str, Fraction]]] = {
    word: (unit, Fraction(size))
    for unit, size, words in (
        ("dollar", 1, "dollar dollars usd $"),
        ("dollar", Fraction(1, 100), "cent cents"),
        ("rupee", 1, "rupee rupees rs inr re ₹ ₨"),
        ("rupee", Fraction(1, 100), "paise paisa"),
        ("euro", 1, "euro euros eur €"),
        ("pound", 1, "gbp £ sterling"),  # "pounds" may be a weight: it stays a plain number
        ("yen", 1, "yen jpy"),
        ("yuan", 1, "yuan renminbi rmb cny"),
        ("yen or yuan", 1, "¥"),
        ("rouble", 1, "rouble roubles ruble rubles ₽"),
        ("won", 1, "krw ₩"),
        ("taka", 1, "taka ৳"),
        ("dirham", 1, "dirham dirhams aed"),
        ("riyal", 1, "riyal riyals rial rials"),
        ("franc", 1, "franc francs chf"),
    )
    for word in words.split()
}
CURRENCY_OWNERS: Final[dict[str, str]] = {
    "us": "US", "u.s": "US", "american": "US", "a": "AU", "au": "AU", "aus": "AU", "australian": "AU", "c": "CA",
    "ca": "CA", "canadian": "CA", "hk": "HK", "nz": "NZ", "s": "SG", "singapore": "SG", "indian": "IN",
    "pakistani": "PK", "lankan": "LK", "nepali": "NP", "nepalese": "NP",
}  # fmt: skip
ROMAN: Final[dict[str, int]] = {
    numeral: value
    for value, numeral in enumerate("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split(), 2)
}
