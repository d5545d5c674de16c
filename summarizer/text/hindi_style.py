"""House style of the Hindi: one way to write digits, large numbers, quotation marks, dandas and spaces.

Each rule may be switched off in `HindiStyle`; those without a switch mend faults: invisible characters, doubled spaces
and punctuation, letters of two scripts in one word.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from ..records import HindiStyle
from .numbers import Quantity, group_indian, read_numbers, say_scale, unmatched
from .sentences import split_hindi

DEVANAGARI_DIGITS = "०१२३४५६७८९"
TO_ASCII_DIGITS = {ord(d): str(i) for i, d in enumerate(DEVANAGARI_DIGITS)}  # for str.translate
_TO_DEVANAGARI = {str(i): d for i, d in enumerate(DEVANAGARI_DIGITS)}
_MAX_ROUNDS = 4  # one round is enough but for rare pile-ups of punctuation, which may need a second

_LETTER = r"[\u0900-\u0963\u0971-\u097f]"
_NUMBER = r"\d+(?:,\d+)*(?:\.\d+)?"


def apply_house_style(hindi: str, style: HindiStyle | None = None) -> str:
    """The Hindi text in house style; no value, name or word is changed, and applying it twice changes nothing.

    A full stop becomes a danda; where a text ends without any mark, as headlines do, none is added. A large number is
    left as it was when it cannot be written exactly in लाख, करोड़, अरब or लाख करोड़.

    >>> apply_house_style("उसने $295 बिलियन , यानी 30% दिए .")
    'उसने 295 अरब डॉलर, यानी 30 प्रतिशत दिए।'
    """
    style = style or HindiStyle()
    text = hindi
    for _ in range(_MAX_ROUNDS):
        styled = _one_round(text, style)
        if styled == text:
            break
        text = styled
    return text


def _one_round(hindi: str, style: HindiStyle) -> str:
    text = _clean(hindi)
    if style.quotes:
        text = _quote(text)
    text = _tidy(text)
    if style.danda:
        text = _end_with_danda(text)
    plain = text.translate(TO_ASCII_DIGITS)
    text = _keep_values(plain, _write_numbers(plain, style))
    text = _tidy(text)
    if style.digits == "devanagari":
        text = _DIGITS_ALONE.sub(lambda m: "".join(_TO_DEVANAGARI.get(c, c) for c in m.group()), text)
    return unicodedata.normalize("NFC", text)


# ---- characters ------------------------------------------------------------------------------------------------------

_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_STRAY_JOINER = re.compile(
    r"(?<!\u094d)[\u200c\u200d]+|(?<=\u094d)[\u200c\u200d]+(?![\u0915-\u0939])|(?<=[\u200c\u200d])[\u200c\u200d]+"
)
_SPACES = re.compile(r"[^\S\n]+")
_INDIC_WORD = re.compile(r"[\u0900-\u0d7f]+")  # one pass; which scripts meet in a word is looked at afterwards
_SISTER = re.compile(r"[\u0980-\u0d7f]")
_OWN = re.compile(r"[\u0904-\u0939]")
_TWO_SCRIPTS = re.compile(r"(?<=[A-Za-z])(?=[\u0904-\u0939])|(?<=[\u0900-\u0963\u0971-\u097f])(?=[A-Za-z])")
# A visarga typed for a colon: no Hindi verb ends in one.
_VISARGA_COLON = re.compile(r"(?<!\S)(है|हैं|था|थी|थे|हुए|कहा|बताया|लिखा|पूछा)ः(?=\s|$)")


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    text = _STRAY_JOINER.sub("", _INVISIBLE.sub("", text))
    if _SISTER.search(text):
        text = _INDIC_WORD.sub(_to_devanagari, text)
    text = _TWO_SCRIPTS.sub(" ", text)
    text = _VISARGA_COLON.sub(r"\1:", text)
    return _SPACES.sub(" ", text).strip()


def _to_devanagari(match: re.Match[str]) -> str:
    """Letters of a sister script inside a Devanagari word; the blocks of Unicode run parallel."""
    if not (_SISTER.search(match.group()) and _OWN.search(match.group())):
        return match.group()
    out = []
    for c in match.group():
        parallel = chr(0x0900 + (ord(c) - 0x0900) % 0x80)
        out.append(parallel if unicodedata.category(parallel)[0] in "LM" and unicodedata.category(c)[0] in "LM" else c)
    return "".join(out)


# ---- quotation marks -------------------------------------------------------------------------------------------------

_DOUBLE = re.compile(r"[\"“”„‟«»＂]|``|''|‘‘|’’|,,(?=\S)(?<=\s,,)")
_SINGLE_PAIR = re.compile(
    r"(?<![\w\u0900-\u0963\u0966-\u097f])['‘]([^'‘’\"“”\n]{1,200}?)['’](?![\w\u0900-\u0963\u0966-\u097f])"
)


def _quote(text: str) -> str:
    out: list[str] = []
    last = 0
    is_open = False
    for match in _DOUBLE.finditer(text):
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        out.append(text[last : match.start()])
        last = match.end()
        if match.group() == '"' and before.isdigit() and not is_open:
            out.append('"')  # inches
            continue
        opens = not is_open if match.group() not in "“„«" else True
        if not is_open and match.group() == "”" and (not after or after.isspace()):
            opens = False  # its partner stands in an earlier sentence
        out.append("“" if opens else "”")
        is_open = opens
    out.append(text[last:])
    pieces = re.split(r"(“[^”]*”)", "".join(out))
    return "".join(p if p.startswith("“") else _SINGLE_PAIR.sub(r"“\1”", p) for p in pieces)


# ---- punctuation and spaces ------------------------------------------------------------------------------------------

_PIPE = re.compile(rf"(?<={_LETTER}) ?\|(?=\s|$)")
_BEFORE_MARK = re.compile(r" +(?=[।॥,;!?])|(?<=[\u0900-\u097f]) +(?=:(?:\s|$))|(?<=[(“]) +| +(?=[)”])")
_AFTER_MARK = re.compile(rf"(?<=[।!?;])(?=[“(]?{_LETTER})|(?<=।)(?=[A-Za-z“])|(?<=,)(?={_LETTER})")
_DOUBLED = re.compile(r"([,;])(?: ?[,;])+|,(?=[।])")
_DOUBLED_END = re.compile(r"([।!?])((?: ?[।.](?!\.))+)")


def _tidy(text: str) -> str:
    text = _BEFORE_MARK.sub("", _PIPE.sub("।", text))
    text = _DOUBLED.sub(lambda m: m.group(1) or "", text)
    text = _DOUBLED_END.sub(r"\1", text)
    text = _AFTER_MARK.sub(" ", text)
    return _SPACES.sub(" ", text).strip()


# ---- dandas ----------------------------------------------------------------------------------------------------------

_FULL_STOP = re.compile(r"(?<![.A-Za-z])\.(?=[”’\"')\]]*$)")


def _end_with_danda(text: str) -> str:
    """A danda for the full stop of each sentence; abbreviations, Latin words ("Inc.") and "..." keep their points."""
    out: list[str] = []
    last = 0
    for sentence in split_hindi(text):
        out.append(text[last : sentence.start])
        body = sentence.text
        out.append(_FULL_STOP.sub("।", body) if re.search(_LETTER, body) else body)
        last = sentence.end
    out.append(text[last:])
    return "".join(out)


# ---- numbers ---------------------------------------------------------------------------------------------------------

_WESTERN = {
    "मिलियन": 10**6, "मिलियंस": 10**6, "million": 10**6, "mn": 10**6,
    "बिलियन": 10**9, "बिलियंस": 10**9, "billion": 10**9, "bn": 10**9,
    "ट्रिलियन": 10**12, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
_INDIAN = {"लाख": 10**5, "करोड़": 10**7, "अरब": 10**9}
# Understood by few; newspapers write up to 999 अरब, and from there on लाख करोड़.
_RARE = {"खरब": 10**11, "नील": 10**13}
_SPOKEN = {
    "एक": Fraction(1), "डेढ़": Fraction(3, 2), "दो": Fraction(2), "ढाई": Fraction(5, 2), "तीन": Fraction(3),
    "चार": Fraction(4), "पाँच": Fraction(5), "पांच": Fraction(5), "छह": Fraction(6), "छः": Fraction(6),
    "सात": Fraction(7), "आठ": Fraction(8), "नौ": Fraction(9), "दस": Fraction(10), "बीस": Fraction(20),
    "पचास": Fraction(50), "सौ": Fraction(100),
}  # fmt: skip
_SPOKEN = {unicodedata.normalize("NFC", k): v for k, v in _SPOKEN.items()}
_CURRENCY = {
    "US$": "अमेरिकी डॉलर",
    "$": "डॉलर",
    "€": "यूरो",
    "£": "पाउंड",
    "₹": "रुपये",
    "Rs.": "रुपये",
    "Rs": "रुपये",
    "¥": "येन",
}
_CURRENCY_WORD = re.compile(r"\s*(?:अमेरिकी |अमरीकी |यूएस |US )?(?:डॉलर|यूरो|पाउंड|रुपय|रुपए|रुपये|येन|युआन)")
_SIGN = "|".join(re.escape(s) for s in _CURRENCY)
_SCALE = "|".join([*_WESTERN, *_RARE, *(unicodedata.normalize("NFC", s) for s in _INDIAN)])
_LARGE = re.compile(
    rf"(?P<sign>{_SIGN})?(?(sign)\s?|(?<![\w\u0900-\u0963\u0966-\u097f.,]))"
    rf"(?:(?P<low>{_NUMBER})(?P<between>\s?[-–]\s?|\s+से\s+)(?:(?:{_SIGN})\s?)?)?"
    rf"(?P<high>{_NUMBER}|{'|'.join(_SPOKEN)})[\s-]?(?P<scale>{_SCALE})(?![\w\u0900-\u0963\u0966-\u097f])",
)
_GROUPED = re.compile(r"(?<![\d,.\w])\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?(?![\d,]|\.\d)")
_PERCENT = re.compile(r"(?<=\d) ?[%％](?:\s?प्रतिशत)?")
_DIGITS_ALONE = re.compile(r"(?<![A-Za-z\d./@_-])\d+(?:[.,:/-]\d+)*(?![A-Za-z\d@_]|-[A-Za-z]|\.[A-Za-z])")


def _write_numbers(text: str, style: HindiStyle) -> str:
    if style.indian_scales:
        text = _LARGE.sub(lambda m: _rescale(m, text), text)
    if style.indian_grouping:
        text = _GROUPED.sub(_regroup, text)
    if style.percent_word:
        text = _PERCENT.sub(" प्रतिशत", text)
        text = re.sub(r"प्रतिशत(?=[^\W\d_])", "प्रतिशत ", text)
    return text


def _rescale(match: re.Match[str], text: str) -> str:
    """One large number in Indian scales, its currency sign as a word behind it; as it was when that is not exact."""
    sign, low, high, scale = match["sign"], match["low"], match["high"], match["scale"]
    size = (
        _WESTERN.get(scale)
        or _RARE.get(scale)
        or {unicodedata.normalize("NFC", k): v for k, v in _INDIAN.items()}[scale]
    )
    is_house = scale in _INDIAN or unicodedata.normalize("NFC", scale) == unicodedata.normalize("NFC", "करोड़")
    if is_house and not sign:
        return match.group()
    count = _SPOKEN.get(high) or Fraction(high.replace(",", ""))
    if is_house:
        said = f"{high} {scale}"
    elif high in _SPOKEN and scale in ("बिलियन", "बिलियंस"):
        said = f"{high} अरब"
    else:
        said = say_scale(count * size) or ""
    if low is not None and said:
        said = _say_range(Fraction(low.replace(",", "")), count, size, match["between"], said)
    if not said:
        return match.group()
    if sign and not _CURRENCY_WORD.match(text, match.end()):
        said += f" {_CURRENCY[sign]}"
    return said


def _say_range(low: Fraction, high: Fraction, size: int, between: str, said: str) -> str:
    """ "2-3 मिलियन" as "20-30 लाख": both ends in the scale of the upper one; empty when that is not exact."""
    count, _, word = said.partition(" ")
    factor = Fraction(count.replace(",", "")) / high if high else Fraction(0)
    lower = group_indian(low * factor)
    return f"{lower}{between}{count} {word}" if lower is not None and low < high and size else ""


def _regroup(match: re.Match[str]) -> str:
    whole, dot, decimals = match.group().replace(",", "").partition(".")
    grouped = group_indian(int(whole)) if len(whole) <= 30 and not whole.startswith("0") else None
    return match.group() if grouped is None else grouped + dot + decimals


def _keep_values(before: str, after: str) -> str:
    """The rewritten text when it says the same values as before, else the text before."""
    if before == after:
        return after
    old, new = read_numbers(before, "hi"), read_numbers(after, "hi")
    return after if not _differ(old, new) else before


def _differ(old: tuple[Quantity, ...], new: tuple[Quantity, ...]) -> bool:
    return bool(unmatched(old, new) or unmatched(new, old))
