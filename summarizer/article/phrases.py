"""Furniture that is a phrase or a sentence: captions, credits, promos, notices, links, the article's end."""

from __future__ import annotations

import re

from .labels import COMMENT_HEADS, MAX_LABEL, SECTION_HEADS, bare_label, read_labels
from .lines import count_words, ends_sentence
from .notices import OPENING, WHOLE

MAX_PROMO_WORDS = 45  # the longest promos, of newsletters, have 40; a longer line has the article's words behind them

# Reported speech or a report's verb: then the line is the article's, whatever it starts with.
_REPORTED = re.compile(
    r"\b(?:said|says|told|tells|added|according to|asked|warned|announced|reported|urged|wrote"
    r"|argued|admitted|claimed)\b"
)

# Openings whose sentences a reporter could write, too: reported speech or quotes make them the article's.
_GUARDED = frozenset({"cookies", "promo", "subscribe", "note", "copyright", "listen"})
# A promo names its reader or its owner; a report on the same things does not.
_PROMO_VOICE = re.compile(
    r"\b(?:our|us|your|you|here|now|subscribe|sign up|latest|today|all the|tap|click|official"
    r"|exclusive|@\w+|only on|alerts?|channel|newsletter)\b"
)

_INNER_STOP = re.compile(r"[a-z]{2}[.?!][\"'”’)]? ?[A-Z“‘]")
_GLUED_CREDIT = re.compile(r"\((?:Photo|Image|Picture|Source)[^()]{0,120}\)(?=[A-Z“\"'])")
_CAPTION_END = re.compile(
    r"(?:\|| - | – | — |\(|\[|\. |, |/ ?|: )\s*(?:(?:file |representational |representative |ap |pti |ani |stock )?"
    r"(?:photo(?:graph)?s?|image|pic|picture|illustration|screengrab)(?: ?(?:by|credit"
    r"|courtesy|source|:|/|via|\|)[^.]{0,60})?"
    r"|(?:photo|image|picture|credit|source|photograph|pic|video|photographer)s?(?: (?:credit"
    r"|courtesy|source))? ?[:|/][^.]{2,60}"
    r"|credit\.{3}[^.]{2,70}|(?:[\w.'-]+ ){0,4}[\w.'-]*/ ?(?:getty|reuters|afp|ap|pti|ani"
    r"|bloomberg|epa|epa-efe|xinhua|anadolu"
    r"|the washington post|the new york times|afp via getty images|ap photo|pool|shutterstock"
    r"|alamy|istock)[\w /.-]{0,40}"
    r"|(?:ap photo|pti photo|express photo|file: ?|reuters/|afp/|getty images|ht photo|photo by)[^.]{0,60})[)\]]?\.?$"
)
_CAPTION_START = re.compile(
    r"(?:(?:representational|representative|file) (?:image|photo|picture)|image caption"
    r"|photo caption|(?:file )?(?:photo|image|"
    r"picture)s?(?: credit| courtesy)?:|pictured(?: \(\w+\))?:|caption:|image source,|image credit)"
)
_AGENCY_IMAGE = re.compile(
    r"(?:\bfile photo\b|\bphoto\b|\bimage\b|photograph|getty|reuters/|/afp|/reuters|afp/"
    r"|ap photo|pti\)|credit)"
)

_STRONG_END = re.compile(
    r"(?:first (?:published|uploaded)|published first)(?: on| at)?[: ]|story first published"
    r"|(?:copyright|©)|explore news$|about the author"
)


def read_phrase(text: str) -> str | None:
    """The reason why a line is furniture wherever it stands, or None; long lines are only ever notices."""
    bare = bare_label(text)
    if not bare:
        return "after" if not any(c.isalnum() for c in text) else None
    if len(text) <= MAX_LABEL:
        if _is_indic_label(text) or _is_breadcrumb(text):
            return "menu"
        reason = read_labels(text)
        if reason:
            return reason
        if _is_caption(text, bare):
            return "caption"
        if all(len(token) > 1 and token[0] == "#" for token in text.split()):
            return "tags"
        if text.lstrip().startswith("©"):
            return "copyright"
        if not _is_running_text(text, bare):
            for reason, pattern in WHOLE:
                if pattern.fullmatch(bare):
                    return reason
    if _is_code(text):
        return "code"
    for reason, pattern in OPENING:
        if pattern.match(bare) and not (reason in _GUARDED and _is_reported(text, bare)):
            if reason == "promo" and not (_PROMO_VOICE.search(bare) and count_words(text) <= MAX_PROMO_WORDS):
                continue
            return reason
    return None


def opens_other_stories(text: str) -> bool:
    """True for the head of a box with links to other stories, which mostly closes a page: "Related stories"."""
    bare = bare_label(text).rstrip(" :")
    return bare in SECTION_HEADS or bool(re.fullmatch(r"more (?:from|on|stories from|news from) [\w' &]{2,40}", bare))


def opens_comments(text: str) -> bool:
    """True for the head of the readers' comments: "Post a comment", "12 Comments"."""
    bare = bare_label(text).rstrip(" :.")
    return bare in COMMENT_HEADS or bool(re.fullmatch(r"\d+ comments?|comments? ?\(\d+\)", bare))


def ends_page(text: str) -> bool:
    """True for a line that stands at the end of an article: "First Published: …", a copyright, "Explore News"."""
    return _STRONG_END.match(bare_label(text)) is not None or text.lstrip().startswith("©")


def _is_reported(text: str, bare: str) -> bool:
    return text[:1] in "\"'“‘" or _REPORTED.search(bare) is not None


def _is_running_text(text: str, bare: str) -> bool:
    """True for full sentences that open like a label but are long, or report: they must not be taken for one."""
    words = count_words(text)
    if not ends_sentence(text) or text.rstrip().endswith((":", "…")):
        return False
    if words > 30 or (words > 7 and _REPORTED.search(bare) is not None):
        return True
    glued = _GLUED_CREDIT.match(text)
    stop = glued or _INNER_STOP.search(text)  # what a copy glued to the label's line
    return stop is not None and count_words(text[stop.end() - 1 :]) >= 8


def _is_caption(text: str, bare: str) -> bool:
    """A picture's line: it names the picture first, or its credit last; at most 70 words."""
    if count_words(text) > 70:
        return False
    if _CAPTION_START.match(bare) and not _is_running_text(text, bare):
        return True
    tail = bare[-110:]
    # The bracket or bar was cut off by `bare_label`; look at the line itself for it.
    raw = text.lower().replace("’", "'").rstrip()[-110:]
    return bool(_AGENCY_IMAGE.search(tail)) and bool(_CAPTION_END.search(raw)) and count_words(text) >= 3


def _is_indic_label(text: str) -> bool:
    """A short label in an Indian script on an English page: "हिंदी में पढ़ें"."""
    letters = [c for c in text if c.isalpha()]
    indic = sum(1 for c in letters if "\u0900" <= c <= "\u0d7f")
    return bool(letters) and indic > 0.6 * len(letters) and len(text.split()) <= 6 and not ends_sentence(text)


def _is_breadcrumb(text: str) -> bool:
    """The way to the page in its sections: "India / Cities / Pune news"."""
    parts = re.split(r" ?[>»›] ?| / ", text)
    return (
        len(parts) >= 3
        and count_words(text) <= 25
        and all(p and count_words(p) <= 14 for p in parts)
        and not ends_sentence(text)
    )


def _is_code(text: str) -> bool:
    """Script or data that a copy brought along: one endless word, or many brackets and semicolons."""
    if len(text) > 200 and 2 * sum(len(token) for token in text.split() if len(token) > 200) > len(text):
        return True
    signs = sum(text.count(c) for c in "{};=")
    return signs >= 4 and signs > 0.04 * len(text)
