"""Cuts a text into digits, words and marks, and gives plain digits their value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from . import numbers_hindi

TokenKind = Literal["digits", "stamp", "word", "mark"]

MAX_DIGITS = 30  # a quadrillion written out with decimals has 20; longer strings are codes, compared digit by digit
MAX_WORD = 40  # the longest number word has 14 letters; a longer "word" is never folded or looked up

_DIGITS: Final = {ord("०") + n: str(n) for n in range(10)} | {ord("０") + n: str(n) for n in range(10)}
# One to one, so that offsets stay: typographic signs to the plain ones that the patterns below know.
_PLAIN: Final = _DIGITS | {ord("’"): "'", ord("‘"): "'", ord("−"): "−", ord("‐"): "-", ord("‑"): "-", ord("⁄"): "/"}
# Each alternative is bounded or a single run, so the scan is linear.
_TOKEN: Final = re.compile(
    r"""
      (?P<stamp> (?<![\d.,:/-]) (?: \d{4}(?P<at>[/.-])\d{1,2}(?P=at)\d{1,2}
                                  | \d{1,2}(?P<by>[/.-])\d{1,2}(?P=by)\d{4} | \d{1,2}(?P<in>[/-])\d{1,2}(?P=in)\d{2}
                                  | \d{1,3}:\d{2}(?::\d{2})? | \d:\d ) (?! \d | [:/.,-]\d ) )
    | (?P<digits> \d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d) | (?<![\d,.])\d{1,3}(?:[ ]\d{3}){0,2}[ ]000(?![\d,.])
               | \d+(?:[,.]\d+)* | (?<![\w.])\.\d+(?![\d.]) )
    | (?P<word> [A-Za-zÀ-ɏऀ-ॣॱ-ॿ\u200c\u200d]+ (?:'[A-Za-z]+)* )
    | (?P<mark> \S )
    """,
    re.VERBOSE,
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+")
GLYPHS: Final = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅕": Fraction(1, 5),
    "⅛": Fraction(1, 8),
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text; `key` is what the tables list; `glued` when nothing stands before it, not even a space.

    `value` is the value of plain digits; None for words, marks, stamps (2:15, 5/6/2025) and codes.
    """

    kind: TokenKind
    text: str
    key: str
    start: int
    end: int
    glued: bool
    value: Fraction | None = None


def tokenize(text: str) -> list[Token]:
    """The digits, words and marks of a text in order; linear in its length."""
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text.translate(_PLAIN)):
        kind = _kind(match)
        piece, start = match.group(), match.start()
        glued = start == end and start > 0
        end = match.end()
        if kind == "digits":
            tokens += _cut_digits(piece, start, glued)
        else:
            tokens.append(Token(kind, piece, _key(piece) if kind == "word" else piece, start, end, glued))
    return tokens


def _kind(match: re.Match[str]) -> TokenKind:
    if match["stamp"]:
        return "stamp"
    if match["digits"]:
        return "digits"
    return "word" if match["word"] else "mark"


def _key(word: str) -> str:
    """What the tables list: lower case without a possessive in Latin, folded in Devanagari."""
    if len(word) > MAX_WORD:
        return ""
    if word[0] >= "ऀ" and word[0] <= "ॿ":
        return numbers_hindi.fold(word)
    word = word.lower()
    return word[:-2] if word.endswith("'s") else word


def _cut_digits(piece: str, start: int, glued: bool) -> list[Token]:
    """One token for a number, several for a list such as 2,3,5."""
    if len(piece) > MAX_DIGITS and "," not in piece:
        return [Token("digits", piece, piece, start, start + len(piece), glued)]
    value = read_plain(piece)
    if value is not None or "," not in piece:
        return [Token("digits", piece, piece, start, start + len(piece), glued, value)]
    tokens = []
    for part in piece.split(","):
        value = read_plain(part) if len(part) <= MAX_DIGITS else None
        tokens.append(Token("digits", part, part, start, start + len(part), glued, value))
        start, glued = start + len(part) + 1, False
    return tokens


def read_plain(piece: str) -> Fraction | None:
    """The value of ASCII digits with grouping (Indian, Western, thin spaces) and a decimal point, else None.

    >>> read_plain("1,20,000") == read_plain("120,000") == read_plain("120000")
    True
    """
    if len(piece) > MAX_DIGITS:
        return None
    whole, dot, decimals = piece.partition(".")
    whole = whole or "0"  # .5
    if not whole.isdigit():
        if not _GROUPED.fullmatch(whole):
            return None
        whole = re.sub(r"\D", "", whole)
    if dot and not decimals.isdigit():
        return None
    return Fraction(int(whole + decimals), 10 ** len(decimals))
