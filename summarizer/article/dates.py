"""Lines that hold a date or a time of publication, and little else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

DateLabel = Literal["published", "updated", "none"]

MAX_DATE_LINE = 200  # characters; the longest seen, with two dates and a reading time, has 130

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_DAY = (
    rf"{_MONTH}\b\.? ?\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,? ?\d{{4}})?"  # July 29, 2025
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?[ -]?{_MONTH}\b\.?(?:[ ,'-]{{1,2}}\d{{4}})?"  # 29 July 2025
    rf"|(?<!\d)\d{{4}}-\d{{2}}-\d{{2}}(?!\d)|(?<!\d)\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}(?!\d)"  # 2025-07-29, 29/07/2025
)
_ZONE = (
    r"(?:ist|gmt|utc|edt|est|et|pdt|pst|pt|bst|cest|cet|sgt|hkt|jst|aest|gst|pkt|z)(?![a-z])"  # may touch "हिंदी"
    r"(?: ?[+-]\d{1,2}(?::?\d{2})?)?"
)
_TIME = (
    r"t?(?<!\d)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d{3})? ?(?:[ap]\.? ?m\b\.?)?"
    r"|(?<!\d)\d{1,2} ?[ap]\.?m\b\.?"
)
_AGO = (
    r"(?:(?<!\d)\d{1,3}|\ban?) ?(?:s|m|h|d|w|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?) ago"
    r"|just now|\btoday at"
)
_DAY_PATTERN = re.compile(_DAY, re.I)
_TIME_PATTERN = re.compile(_TIME, re.I)
_AGO_PATTERN = re.compile(_AGO, re.I)
_STAMP = re.compile(rf"(?:{_AGO}|{_DAY}|{_TIME}|\b{_WEEKDAY}\b|\(?\b{_ZONE}\)?|(?:hrs|hours)\b)", re.I)
_LABEL = re.compile(
    r"(?:(?P<first>(?:first |originally )?(?:published|posted|created|uploaded|released))"
    r"|(?P<late>(?:last |latest )?(?:updated|modified|edited|update)))(?: on| at| date)?(?: ?[:\-–—|]+)?",
    re.I,
)
_READING_TIME = re.compile(
    r"\b\d{1,2}[ -]?min(?:ute)?s?[ -]?(?:to )?read(?![a-z])|(?:read(?:ing)? time)[: ]*\d{1,2} ?min\w*", re.I
)
_DEVANAGARI = re.compile("[\u0900-\u097f]+")
_FILL = re.compile(r"[|,:;•·()\[\]/–—\-.+]+")
_FILL_WORDS = frozenset({"on", "at", "date", "time", "and", "story", "read", "in", "the", "edition", "print", "posted"})


@dataclass(frozen=True, kw_only=True, slots=True)
class DateLine:
    """A date line's publication date as the page writes it (None when it has only a time), and its other words."""

    published: str | None
    label: DateLabel
    rest: str  # "NEW DELHI", "By Anita Rao", "TNN"; empty when nothing but dates is there


def read_date_line(text: str) -> DateLine | None:
    """The dates of a line, or None when it holds none; the caller judges whether `rest` may stand beside a date."""
    if len(text) > MAX_DATE_LINE:
        return None
    if not _STAMP.search(text) or not (
        _DAY_PATTERN.search(text) or _TIME_PATTERN.search(text) or _AGO_PATTERN.search(text)
    ):
        return None
    if sum(1 for _ in _DAY_PATTERN.finditer(text)) > 3:  # "published", "updated" and today's date; more is a schedule
        return None
    published, label = _choose_date(text)
    rest = _READING_TIME.sub(" | ", text)
    rest = _LABEL.sub(" | ", rest)
    rest = _STAMP.sub(" | ", rest)
    rest = _DEVANAGARI.sub(" ", rest)
    parts = [" ".join(part.split()) for part in re.split(r" ?[|•·]+ ?", rest)]
    kept = [p.strip(" ,:;-–—/()[].+") for p in parts if any(c.isalnum() for c in _FILL.sub("", p))]
    kept = [p for p in kept if p and not all(w.lower() in _FILL_WORDS for w in p.split())]
    return DateLine(published=published, label=label, rest=" | ".join(kept))


def is_date_label(text: str) -> bool:
    """True for a label whose date stands on the next line: "Published On"."""
    return _LABEL.fullmatch(text.strip()) is not None


def _choose_date(text: str) -> tuple[str | None, DateLabel]:
    """The date after "Published" if there is one, else the first date; with its time, as written."""
    marks = list(_LABEL.finditer(text))
    edges = [0, *(m.start() for m in marks), len(text)]
    best: tuple[str | None, DateLabel] = (None, "none")
    for i in range(len(edges) - 1):
        piece = text[edges[i] : edges[i + 1]]
        day = _DAY_PATTERN.search(piece)
        if day is None:
            continue
        label: DateLabel = "none"
        if i > 0:
            label = "published" if marks[i - 1]["first"] else "updated"
        piece = _READING_TIME.sub(" ", piece)
        stamps = list(_STAMP.finditer(piece))
        found = piece[stamps[0].start() : stamps[-1].end()]
        if ("(" in found and ")" not in found) or (")" in found and "(" not in found):
            found = found.replace("(", "").replace(")", "")
        found = found.strip(" |,-")
        if label == "published":
            return found, label
        if best[0] is None:
            best = (found, label)
    return best
