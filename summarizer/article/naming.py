"""Name every line of the page by its own words, before its place is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .bylines import Byline, read_byline, read_name_line
from .dates import DateLine, is_date_label, read_date_line
from .lines import Line, count_words, ends_sentence
from .phrases import read_phrase
from .places import is_place


@dataclass(slots=True)
class Page:
    """The lines with what is known of each while they are judged."""

    lines: Sequence[Line]
    reasons: list[str | None]
    dates: dict[int, DateLine] = field(default_factory=dict)
    bylines: dict[int, Byline] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)

    def is_prose(self, i: int) -> bool:
        return self.reasons[i] is None and ends_sentence(self.lines[i].text)

    def is_open(self, i: int) -> bool:
        """Neither named nor running text: a headline, a subhead, a menu entry."""
        return self.reasons[i] is None and not ends_sentence(self.lines[i].text)


def name_lines(lines: Sequence[Line]) -> Page:
    page = Page(lines=lines, reasons=[None] * len(lines))
    for i, line in enumerate(lines):
        page.reasons[i] = _name_line(page, i, line)
    return page


def _name_line(page: Page, i: int, line: Line) -> str | None:
    if line.kind == "image":
        return "caption"
    if line.kind == "rule":
        return "code" if any(c.isalnum() for c in line.text) else "after"
    if line.kind in ("title", "heading"):
        return read_phrase(line.text) or ("subhead" if line.kind == "heading" else None)
    date = read_date_line(line.text)
    if date is not None:
        if not date.rest:
            page.dates[i] = date
            return "date line"
        found = _read_beside_date(page, i, date.rest)
        if found:
            page.dates[i] = date
            return found
    if is_date_label(line.text):
        return "date line"
    if is_place(line.text.rstrip(" :")) and not ends_sentence(line.text.rstrip(" :")):
        page.places[i] = line.text.rstrip(" :")
        return "place"
    byline = read_byline(line.text)
    phrase = read_phrase(line.text)
    if byline is not None and (phrase in (None, "note", "agency", "credit") or byline.is_desk):
        page.bylines[i] = byline
        return "byline" if phrase != "agency" else phrase
    return phrase


def _read_beside_date(page: Page, i: int, rest: str) -> str | None:
    """The reason of a date line with other words: a place, a byline, a label; None when they are a sentence's."""
    parts = rest.split(" | ")
    byline: Byline | None = None
    for part in parts:
        if is_place(part):
            page.places[i] = part
        elif (found := read_byline(part) or read_name_line(part)) is not None:
            if len(parts) > 4 or page.lines[i].text.endswith("."):  # "Rooney 0.45, Dzeko 0.44." is no byline with times
                return None
            byline = byline or found
        elif count_words(part) > 8 or read_phrase(part) is None:  # a label; a sentence is no date's neighbour
            return None
    if byline is not None:
        page.bylines[i] = byline
        if byline.place:
            page.places[i] = byline.place
    return "date line"
