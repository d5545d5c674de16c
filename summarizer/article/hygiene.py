"""Clean characters: the size is checked first, then what no reader sees is taken out, then NFC."""

from __future__ import annotations

import html
import re
import unicodedata

from ..errors import NotAnArticleError, TooLongError
from ..records import MAX_CHARACTERS

HTML_MAX_CHARACTERS = 2_000_000  # the source of a news page has 0.1 to 1.5 million characters; fetch stops at 2 MB too

# More than this share of control characters is no text in any encoding; a badly copied page has under 1 %.
BINARY_SHARE = 0.05

# Every class below is one character set with one repeat: the time is linear in the text.
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"  # soft hyphen, bidi, zero-width
    "\ufe00-\ufe0f\ud800-\udfff\ue000-\uf8ff"  # variation selectors, lone surrogates, private use
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]+"  # tags, private use
)
# The joiners shape Indic conjuncts ("क्‍ष") and mean nothing elsewhere.
_LOOSE_JOINERS = re.compile("(?<![\u0900-\u0dff])[\u200c\u200d]+")
# NFC sorts a run of combining marks in quadratic time; no word of any script has thirty in a row.
_MARKS = re.compile(r"[^\w\s]{30,}")
_ENTITY = re.compile(r"&(?:amp|nbsp|quot|apos|lt|gt|[lr]squo|[lr]dquo|[mn]dash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,4});")


def check_size(text: str, *, limit: int = MAX_CHARACTERS) -> None:
    """Raise `TooLongError` for a text over the limit; to be called before any pattern or parser."""
    if len(text) > limit:
        raise TooLongError(
            f"The text has {len(text):,} characters; at most {limit:,} can be read. Give one story at a time."
        )


def clean_characters(text: str) -> str:
    """The text with plain newlines and spaces, in NFC, without characters that no reader sees.

    Raises `NotAnArticleError` when the characters show binary data.
    """
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    if controls > max(BINARY_SHARE * len(text), 8):  # a few stray ones are forgiven in a short text
        raise NotAnArticleError(
            f"The text has {controls:,} control characters, which is binary data; words are needed. "
            "Paste the story's text, or give a .txt, .md, .html or .pdf file."
        )
    text = _NEWLINES.sub("\n", text)
    text = _UNSEEN.sub("", text)
    text = _LOOSE_JOINERS.sub("", text)
    text = _SPACES.sub(" ", text)
    text = _MARKS.sub(_without_marks, text)
    return unicodedata.normalize("NFC", text)


def resolve_entities(text: str) -> str:
    """The text with HTML entities resolved when it holds any ("AT&amp;T"); otherwise the text itself."""
    return html.unescape(text) if _ENTITY.search(text) else text


def _without_marks(match: re.Match[str]) -> str:
    return "".join(c for c in match[0] if not unicodedata.combining(c))
