"""Wrong numbers planted by rule in right Hindi sentences, one at a time, of each kind that a translator makes.

Each function gives the sentence once for every place where its kind of error can be planted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

_SCALES = {
    "हज़ार": "लाख", "हजार": "लाख", "लाख": "करोड़", "करोड़": "लाख", "अरब": "करोड़",
    "मिलियन": "बिलियन", "बिलियन": "मिलियन", "million": "billion", "billion": "million", "ट्रिलियन": "बिलियन",
}  # fmt: skip
_UNITS = {
    "किमी": "मील", "किलोमीटर": "मील", "मील": "किलोमीटर", "मीटर": "किलोमीटर", "फ़ीट": "मीटर", "फीट": "मीटर",
    "फ़ुट": "मीटर", "फुट": "मीटर", "सेमी": "मीटर", "मिमी": "सेमी", "किग्रा": "ग्राम", "किलोग्राम": "ग्राम", "किलो": "टन",
    "ग्राम": "किलोग्राम", "टन": "किलोग्राम", "एकड़": "हेक्टेयर", "हेक्टेयर": "एकड़", "लीटर": "गैलन",
    "सेकंड": "मिनट", "मिनट": "घंटे", "घंटे": "मिनट", "घंटों": "दिनों", "दिन": "सप्ताह", "दिनों": "महीनों", "सप्ताह": "महीने",
    "हफ़्ते": "महीने", "हफ्ते": "महीने", "महीने": "साल", "महीनों": "साल", "साल": "महीने", "सालों": "महीनों", "वर्ष": "महीने",
    "वर्षों": "महीनों",
}  # fmt: skip
_YEARS = frozenset("साल सालों वर्ष वर्षों".split())
_CURRENCIES = {
    "डॉलर": "रुपये", "डालर": "रुपये", "रुपये": "डॉलर", "रुपए": "डॉलर", "रूपये": "डॉलर", "यूरो": "डॉलर", "येन": "डॉलर",
    "युआन": "डॉलर", "$": "₹", "₹": "$", "€": "$", "£": "$",
}  # fmt: skip
_HALVES_OF_DAY = {
    "सुबह": "शाम", "तड़के": "शाम", "दोपहर": "सुबह", "शाम": "सुबह", "रात": "सुबह",
    "a.m.": "p.m.", "p.m.": "a.m.", "am": "pm", "pm": "am",
}  # fmt: skip
_MONTHS = ("जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर").split()
_MONTH = "|".join(_MONTHS)
_WORDS = "तीन चार पाँच सात आठ नौ दस बारह बीस तीस".split()
_LETTER = r"[ऀ-ॣ]"


def _exchanged(hindi: str, table: Mapping[str, str], before: str = "", after: str = "") -> Iterator[str]:
    """The sentence with a word of the table exchanged; it stands between `before` and `after`."""
    words = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    for match in re.finditer(rf"{before}({words}){after}", hindi):
        yield hindi[: match.start(1)] + table[match.group(1)] + hindi[match.end(1) :]


def _digit_dropped(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<![A-Za-z\d.,:-])\d[\d,]*\d(?![A-Za-z\d:])", hindi):
        yield hindi[: match.end() - 1] + hindi[match.end() :]


def _digit_changed(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<![A-Za-z\d.,(-])\d+(?![A-Za-z\d)])|(?<=\()\d{2,}", hindi):  # no "(1)" of a list
        yield hindi[: match.start()] + str((int(match.group()[0]) % 9) + 1) + hindi[match.start() + 1 :]


def _scale_changed(hindi: str) -> Iterator[str]:
    return _exchanged(hindi, _SCALES, before=r"(?<=\d )", after=rf"(?!{_LETTER})")


def _percent_changed(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<!\d\.)(?<!\d)(\d+)(?= ?(?:%|प्रतिशत|फ़ीसदी|फीसदी))", hindi):
        yield hindi[: match.start()] + match.group() + "0" + hindi[match.end() :]
        yield hindi[: match.start()] + str(int(match.group()) + 1) + hindi[match.end() :]


def _percent_lost(hindi: str) -> Iterator[str]:
    sign = r"(?:%|प्रतिशत|फ़ीसदी|फीसदी)"
    listed = re.compile(rf"{sign} ?(?:,|-|–|और|या|से लेकर|से|तथा|व|बनाम) ?[\d.]+\Z")
    for match in re.finditer(rf"(?<=\d) ?{sign}(?! ?(?:,|-|–|और|या|से लेकर|से|तथा|व|बनाम) ?[\d.]+ ?{sign})", hindi):
        if not listed.search(hindi[: match.start()]):  # "20 और 30 %" says as much as "20 % और 30 %"
            yield hindi[: match.start()] + hindi[match.end() :]


def _range_reversed(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<![\d.,/A-Za-z-])([\d,]+)( ?[-–] ?| से )([\d,]+)(?![\d:/-])", hindi):
        if match.group(1) != match.group(3):
            yield hindi[: match.start()] + match.group(3) + match.group(2) + match.group(1) + hindi[match.end() :]


def _date_moved(hindi: str) -> Iterator[str]:
    for match in re.finditer(rf"(\d{{1,2}})( )({_MONTH})(?!{_LETTER})", hindi):
        day, month = match.group(1), match.group(3)
        at = next(i for i, spellings in enumerate(_MONTHS) if month in spellings.split("|"))
        other = _MONTHS[(at + 1) % 12].split("|")[0]
        yield hindi[: match.start()] + f"{day} {other}" + hindi[match.end() :]
        yield hindi[: match.start()] + f"{int(day) % 28 + 1} {month}" + hindi[match.end() :]


def _day_dropped(hindi: str) -> Iterator[str]:
    for match in re.finditer(rf"(?<![\d-])\d{{1,2}} (?=(?:{_MONTH})(?!{_LETTER}))", hindi):
        yield hindi[: match.start()] + hindi[match.end() :]


def _year_dropped(hindi: str) -> Iterator[str]:
    for match in re.finditer(rf"(?<={_LETTER}),? \d{{4}}(?! ?(?:{_LETTER}+ )?[\d:])(?=[ ,।.])", hindi):
        month = re.search(rf"(?:{_MONTH})\Z", hindi[: match.start()])
        if month and hindi.count(match.group()[-4:]) == 1:  # said elsewhere too, the year is not lost
            yield hindi[: match.start()] + hindi[match.end() :]


def _minutes_dropped(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<![\d:])(\d{1,2})[:.](?!00)\d{2}(?= ?(?:बजे|a\.m|p\.m|am|pm))", hindi):
        yield hindi[: match.end(1)] + hindi[match.end() :]


def _half_of_day_swapped(hindi: str) -> Iterator[str]:
    clock = r"(?= ?,? ?(?:के )?\d{1,2}(?:[:.]\d{2})?(?:-\d+)? ?बजे)"
    yield from _exchanged(hindi, _HALVES_OF_DAY, before=rf"(?<!{_LETTER})", after=clock)
    yield from _exchanged(hindi, _HALVES_OF_DAY, before=r"(?<=\d )", after=rf"(?![A-Za-z]|{_LETTER})")


def _unit_changed(hindi: str) -> Iterator[str]:
    aged = "आयु" in hindi or "उम्र" in hindi  # an English age mostly has no unit, so none can be changed
    units = {word: other for word, other in _UNITS.items() if not (aged and word in _YEARS)}
    return _exchanged(hindi, units, before=r"(?<=[\d]) ?", after=rf"(?!{_LETTER})")


def _currency_changed(hindi: str) -> Iterator[str]:
    scale = r"(?:हज़ार|हजार|लाख|करोड़|अरब|मिलियन|बिलियन|ट्रिलियन)"
    yield from _exchanged(hindi, _CURRENCIES, before=rf"(?:\d|\d {scale}) ?(?:अमेरिकी )?", after=rf"(?!{_LETTER})")
    yield from _exchanged(hindi, _CURRENCIES, after=r"(?= ?\d)")


def _decimal_lost(hindi: str) -> Iterator[str]:
    for match in re.finditer(r"(?<![\d.])(\d+)\.(\d+)(?![\d.])", hindi):
        yield hindi[: match.start()] + match.group(1) + match.group(2) + hindi[match.end() :]


def _word_changed(hindi: str) -> Iterator[str]:
    for match in re.finditer(rf"(?<!{_LETTER})({'|'.join(_WORDS)})(?!{_LETTER})", hindi):
        other = _WORDS[(_WORDS.index(match.group()) + 1) % len(_WORDS)]
        yield hindi[: match.start()] + other + hindi[match.end() :]


PLANTS: dict[str, Callable[[str], Iterator[str]]] = {
    "digit dropped": _digit_dropped,
    "first digit changed": _digit_changed,
    "scale changed": _scale_changed,
    "percent changed": _percent_changed,
    "percent lost": _percent_lost,
    "range reversed": _range_reversed,
    "date moved": _date_moved,
    "day of a date dropped": _day_dropped,
    "year of a date dropped": _year_dropped,
    "minutes dropped": _minutes_dropped,
    "morning and evening swapped": _half_of_day_swapped,
    "unit changed": _unit_changed,
    "currency changed": _currency_changed,
    "decimal point lost": _decimal_lost,
    "number word changed": _word_changed,
}
