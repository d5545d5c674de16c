# ruff: noqa: E501  (a table of sentence pairs: one pair a line reads better)
"""Sentence pairs whose numbers, dates, money and places are right by construction, in both languages.

Real pairs hold few numbers above a million, and translators write अरब for "billion" in only a few cases of many. Here
every slot is filled with one value, written in English as a news agency would and in Hindi as a newspaper would.
The templates are this project's own sentences.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

MONTHS = {
    "January": "जनवरी", "February": "फरवरी", "March": "मार्च", "April": "अप्रैल", "May": "मई", "June": "जून",
    "July": "जुलाई", "August": "अगस्त", "September": "सितंबर", "October": "अक्टूबर", "November": "नवंबर",
    "December": "दिसंबर",
}  # fmt: skip
DAYS = {
    "Monday": "सोमवार", "Tuesday": "मंगलवार", "Wednesday": "बुधवार", "Thursday": "गुरुवार", "Friday": "शुक्रवार",
    "Saturday": "शनिवार", "Sunday": "रविवार",
}  # fmt: skip
CURRENCIES = [("$", "डॉलर"), ("Rs ", "रुपये"), ("₹", "रुपये"), ("€", "यूरो"), ("£", "पाउंड")]
SCALES_EN = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million")]
SCALES_HI = [(10**11, "खरब"), (10**9, "अरब"), (10**7, "करोड़"), (10**5, "लाख")]
WORDS = {2: ("two", "दो"), 3: ("three", "तीन"), 4: ("four", "चार"), 5: ("five", "पांच"), 6: ("six", "छह"),
         7: ("seven", "सात"), 8: ("eight", "आठ"), 9: ("nine", "नौ")}  # fmt: skip


def group_indian(n: int) -> str:
    """1234567 as 12,34,567."""
    head, tail = divmod(n, 1000)
    if not head:
        return str(n)
    parts = []
    while head:
        head, two = divmod(head, 100)
        parts.append(f"{two:02d}" if head else str(two))
    return ",".join(reversed(parts)) + f",{tail:03d}"


def _scaled(value: int, scales: list[tuple[int, str]]) -> str:
    for size, name in scales:
        if value >= size and (value * 100) % size == 0:
            return f"{value / size:.2f}".rstrip("0").rstrip(".") + " " + name
    return ""


def large(rng: random.Random) -> tuple[str, str]:
    """A number of six digits and more in words of its own scale: ("295 billion", "295 अरब")."""
    size, name = rng.choice(SCALES_EN)
    value = size * rng.choice([rng.randint(1, 20), rng.randint(1, 999)])
    if rng.random() < 0.5 and value < 100 * size:
        value += size // 10 * rng.randint(1, 9)
    # above 999 kharab newspapers say लाख करोड़, the Indian fiscal style
    hi = f"{value / 10**12:g} लाख करोड़" if value >= 10**12 else _scaled(value, SCALES_HI)
    en = f"{value / size:g} {name}"
    if rng.random() < 0.12 and value >= 10**6:  # Indian English
        lakh_crore = 10**12 if value >= 10**12 else 10**7 if value >= 10**7 else 10**5
        en = f"{value / lakh_crore:g} " + {10**12: "lakh crore", 10**7: "crore", 10**5: "lakh"}[lakh_crore]
        hi = en.replace("lakh", "लाख").replace("crore", "करोड़")
    return en, hi


def count(rng: random.Random) -> tuple[str, str]:
    """A count: ("1,20,000" or "120,000", "1,20,000"), sometimes a word."""
    kind = rng.random()
    if kind < 0.2:
        return WORDS[rng.randint(2, 9)]
    n = rng.choice([rng.randint(10, 99), rng.randint(100, 999), rng.randint(1000, 9999), rng.randint(10_000, 999_999)])
    if n > 9999 and rng.random() < 0.5:
        n = n // 1000 * 1000
    en = f"{n:,}" if n > 999 else str(n)
    if n > 99_999 and rng.random() < 0.3:
        en = group_indian(n)
    hi = group_indian(n) if n > 999 else str(n)
    if n >= 100_000 and n % 1000 == 0 and rng.random() < 0.5:
        hi = _scaled(n, SCALES_HI) or hi
    elif n >= 1000 and n % 1000 == 0 and rng.random() < 0.6:
        hi = f"{n // 1000} हजार"
    return en, hi


def amount(rng: random.Random, sign: str, name: str) -> tuple[str, str]:
    en, hi = large(rng) if rng.random() < 0.75 else count(rng)
    if en.isalpha():
        en, hi = "500", "500"
    return f"{sign}{en}", f"{hi} {name}"


def percent(rng: random.Random) -> tuple[str, str]:
    value = rng.choice(
        [
            str(rng.randint(1, 100)),
            f"{rng.randint(0, 25)}.{rng.randint(1, 9)}",
            f"{rng.randint(0, 9)}.{rng.randint(1, 99):02d}",
        ]
    )
    return value + rng.choice([" per cent", " percent", "%"]), f"{value} प्रतिशत"


def year(rng: random.Random) -> tuple[str, str]:
    y = str(rng.randint(1947, 2030))
    return y, y


def date(rng: random.Random) -> tuple[str, str]:
    (month, mahina), day, y = rng.choice(list(MONTHS.items())), rng.randint(1, 28), rng.randint(1990, 2030)
    style = rng.randint(0, 3)
    if style == 0:
        return f"{month} {day}", f"{day} {mahina}"
    if style == 1:
        return f"{day} {month}", f"{day} {mahina}"
    if style == 2:
        return f"{month} {day}, {y}", f"{day} {mahina}, {y}"
    return f"{day} {month} {y}", f"{day} {mahina} {y}"


def duration(rng: random.Random) -> tuple[str, str]:
    n = rng.randint(2, 99)
    en, hi = rng.choice(
        [
            ("minutes", "मिनट"),
            ("hours", "घंटे"),
            ("days", "दिन"),
            ("weeks", "सप्ताह"),
            ("months", "महीने"),
            ("years", "साल"),
        ]
    )
    return f"{n} {en}", f"{n} {hi}"


def pair_of(kind: str, rng: random.Random) -> tuple[tuple[str, str], tuple[str, str]]:
    """Two different values of a kind; of money, in one currency."""
    currency = rng.choice(CURRENCIES)

    def fill() -> tuple[str, str]:
        return amount(rng, *currency) if kind == "money" else FILLS[kind](rng)

    first, second = fill(), fill()
    return first, second if second[0] != first[0] else fill()


# {a} and {b} are values of one kind, {d} a date, {w} a weekday, {p} a place, {q} another place.
TEMPLATES: list[tuple[str, str, str]] = [
    ("money", "The company will invest {a} in {p} by {y}.", "कंपनी {y} तक {p} में {a} का निवेश करेगी।"),
    ("money", "The government has set aside {a} for the project.", "सरकार ने इस परियोजना के लिए {a} रखे हैं।"),
    ("money", "Its net profit rose to {a} from {b} a year earlier.", "इसका शुद्ध लाभ एक साल पहले के {b} से बढ़कर {a} हो गया।"),
    ("money", "Its net loss narrowed to {a} from {b} a year ago.", "इसका शुद्ध घाटा एक साल पहले के {b} से घटकर {a} रह गया।"),
    ("money", "The trade deficit stood at {a} in {y}, according to official data.", "आधिकारिक आंकड़ों के अनुसार, {y} में व्यापार घाटा {a} रहा।"),
    ("money", "In {y}, {p} ran a trade deficit of {a} with {q}.", "{y} में {q} के साथ {p} का व्यापार घाटा {a} रहा।"),
    ("money", "The deal is worth about {a}.", "यह सौदा करीब {a} का है।"),
    ("money", "The court imposed a fine of {a} on the firm.", "अदालत ने कंपनी पर {a} का जुर्माना लगाया।"),
    ("money", "Exports fell to {a} in {m}, down from {b}.", "{m} में निर्यात {b} से घटकर {a} रह गया।"),
    ("money", "The bank approved a loan of {a} for {p}.", "बैंक ने {p} के लिए {a} के कर्ज को मंजूरी दी।"),
    ("money", "The damage is estimated at {a}.", "नुकसान का अनुमान {a} है।"),
    ("money", "Foreign investors sold shares worth {a} on {w}.", "विदेशी निवेशकों ने {w} को {a} के शेयर बेचे।"),
    ("percent", "The economy grew {a} in {y}.", "{y} में अर्थव्यवस्था {a} बढ़ी।"),
    ("percent", "Inflation eased to {a} in {m} from {b} in the previous month.", "{m} में महंगाई दर पिछले महीने के {b} से घटकर {a} रह गई।"),
    ("percent", "{p} reduced tariffs on goods from {q} from {a} to {b}.", "{p} ने {q} के सामान पर शुल्क {a} से घटाकर {b} कर दिया।"),
    ("percent", "The tariff was raised from {a} to {b} on {w}.", "{w} को शुल्क {a} से बढ़ाकर {b} कर दिया गया।"),
    ("percent", "Shares of the company rose {a} on {w}.", "{w} को कंपनी के शेयर {a} चढ़े।"),
    ("percent", "Shares fell {a} after the announcement.", "घोषणा के बाद शेयर {a} गिर गए।"),
    ("percent", "The central bank kept its key rate unchanged at {a}.", "केंद्रीय बैंक ने अपनी प्रमुख दर {a} पर बरकरार रखी।"),
    ("percent", "Nearly {a} of the voters cast their ballots in {p}.", "{p} में करीब {a} मतदाताओं ने मतदान किया।"),
    ("percent", "Unemployment fell to {a}, the lowest since {y}.", "बेरोजगारी दर घटकर {a} रह गई, जो {y} के बाद सबसे कम है।"),
    ("percent", "The survey found that {a} of people support the plan, while {b} oppose it.", "सर्वेक्षण के अनुसार {a} लोग इस योजना के समर्थन में हैं, जबकि {b} इसके विरोध में हैं।"),
    ("count", "At least {a} people were killed and {b} others injured in {p} on {w}.", "{w} को {p} में कम से कम {a} लोगों की मौत हो गई और {b} अन्य घायल हो गए।"),
    ("count", "More than {a} people were evacuated from the area.", "इलाके से {a} से अधिक लोगों को सुरक्षित निकाला गया।"),
    ("count", "The number of cases in {p} rose to {a} from {b}.", "{p} में मामलों की संख्या {b} से बढ़कर {a} हो गई।"),
    ("count", "Police arrested {a} people in {p}.", "पुलिस ने {p} में {a} लोगों को गिरफ्तार किया।"),
    ("count", "The company plans to cut {a} jobs.", "कंपनी {a} नौकरियां घटाने की योजना बना रही है।"),
    ("count", "About {a} students from {p} appeared for the exam.", "{p} के करीब {a} छात्र परीक्षा में शामिल हुए।"),
    ("count", "The state reported {a} new cases and {b} deaths on {w}.", "राज्य में {w} को {a} नए मामले और {b} मौतें दर्ज की गईं।"),
    ("count", "{a} soldiers were deployed along the border.", "सीमा पर {a} सैनिक तैनात किए गए।"),
    ("count", "The party won {a} of the {b} seats.", "पार्टी ने {b} में से {a} सीटें जीतीं।"),
    ("count", "The village, {a} km from {p}, has no hospital.", "{p} से {a} किलोमीटर दूर इस गांव में कोई अस्पताल नहीं है।"),
    ("large", "The country has a population of about {a}.", "देश की आबादी करीब {a} है।"),
    ("large", "The app has {a} users worldwide.", "दुनिया भर में इस ऐप के {a} उपयोगकर्ता हैं।"),
    ("large", "{p} produced {a} tonnes of wheat in {y}.", "{p} ने {y} में {a} टन गेहूं का उत्पादन किया।"),
    ("large", "The video was viewed {a} times in {t}.", "यह वीडियो {t} में {a} बार देखा गया।"),
    ("date", "The talks will be held in {p} on {a}.", "वार्ता {a} को {p} में होगी।"),
    ("date", "The leaders last met in {p} on {a}.", "नेताओं की पिछली मुलाकात {a} को {p} में हुई थी।"),
    ("date", "The court will next hear the case on {a}.", "अदालत इस मामले की अगली सुनवाई {a} को करेगी।"),
    ("date", "The agreement was signed on {a} and took effect on {b}.", "समझौते पर {a} को हस्ताक्षर हुए और यह {b} से लागू हुआ।"),
    ("date", "The election will be held between {a} and {b}.", "चुनाव {a} से {b} के बीच होंगे।"),
    ("date", "He was born on {a} in {p}.", "उनका जन्म {a} को {p} में हुआ था।"),
    ("duration", "The meeting between the two leaders lasted {a}.", "दोनों नेताओं के बीच बैठक {a} तक चली।"),
    ("duration", "He was sentenced to {a} in prison.", "उन्हें {a} की जेल की सजा सुनाई गई।"),
    ("duration", "The truce will last {a}, the foreign ministry of {p} said.", "{p} के विदेश मंत्रालय ने कहा कि युद्धविराम {a} तक चलेगा।"),
    ("duration", "The work will be completed within {a}.", "काम {a} के भीतर पूरा कर लिया जाएगा।"),
    ("place", "The prime minister will travel to {p} on {w}.", "प्रधानमंत्री {w} को {p} जाएंगे।"),
    ("place", "Officials from {p} and {q} met in {r} on {w}.", "{p} और {q} के अधिकारियों ने {w} को {r} में मुलाकात की।"),
    ("place", "A fire broke out in a factory in {p}.", "{p} में एक कारखाने में आग लग गई।"),
    ("place", "Flights from {p} to {q} were cancelled because of fog.", "कोहरे के कारण {p} से {q} जाने वाली उड़ानें रद्द कर दी गईं।"),
    ("place", "Heavy rain was reported in {p}, {q} and {r}.", "{p}, {q} और {r} में भारी बारिश हुई।"),
    ("place", "The company has offices in {p}, {q} and {r}.", "कंपनी के कार्यालय {p}, {q} और {r} में हैं।"),
    ("place", "{p} defeated {q} in the final.", "{p} ने फाइनल में {q} को हराया।"),
    ("place", "The foreign minister of {p} denied the report.", "{p} के विदेश मंत्री ने इस रिपोर्ट का खंडन किया।"),
    ("place", "The foreign ministry of {p} confirmed the visit.", "{p} के विदेश मंत्रालय ने इस यात्रा की पुष्टि की।"),
]  # fmt: skip
FILLS = {"percent": percent, "count": count, "large": large, "date": date, "duration": duration}


def make_pairs(places: list[tuple[str, str]], n: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """`n` pairs; `places` are (English, Hindi) names. The same seed gives the same pairs."""
    rng = random.Random(seed)
    for _ in range(n):
        kind, en, hi = rng.choice(TEMPLATES)
        slots_en, slots_hi = {}, {}
        for key in "pqr":
            slots_en[key], slots_hi[key] = rng.choice(places)
        slots_en["w"], slots_hi["w"] = rng.choice(list(DAYS.items()))
        slots_en["m"], slots_hi["m"] = rng.choice(list(MONTHS.items()))
        slots_en["y"], slots_hi["y"] = year(rng)
        slots_en["t"], slots_hi["t"] = duration(rng)
        if kind == "money" or kind in FILLS:
            (slots_en["a"], slots_hi["a"]), (slots_en["b"], slots_hi["b"]) = pair_of(kind, rng)
        english, hindi = en.format(**slots_en), hi.format(**slots_hi)
        yield english[0].upper() + english[1:], hindi
