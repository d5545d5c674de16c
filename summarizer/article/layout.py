"""Judge every line of the page: body or furniture, and which line is headline, standfirst, byline, place and date.

Three steps. Every line is named by its own words (`naming`). The head, up to the first running
paragraph, gives the fields. Then the body is read to its end: running text stays; a line without a full stop stays
only as a part of a list, a quotation or a long sentence. When in doubt a line stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .body import judge_body
from .bylines import place_name
from .head import Hints, drop_head_captions, find_body, find_standfirst, find_title, is_same, judge_head
from .lines import Line
from .naming import Page, name_lines

_NOTE_VERBS = frozenset({"is", "was", "covers", "writes", "reports", "has", "leads", "joined", "teaches", "works"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """`reasons[i]` is why line i is no body, or None; the fields, each with the line it came from (None: a hint)."""

    reasons: tuple[str | None, ...]
    title: tuple[str, int | None] | None = None
    standfirst: tuple[str, int | None] | None = None
    byline: tuple[str, int | None] | None = None
    place: tuple[str, int | None] | None = None
    published: tuple[str, int | None] | None = None


def judge(lines: Sequence[Line], hints: Hints) -> Layout:
    """The layout of a page; every line is judged, and the same lines always alike."""
    page = name_lines(lines)
    start = 0 if hints.body_only else find_body(page)
    title = find_title(page, start, hints)
    if title is not None and title[1] is not None:
        page.reasons[title[1]] = "headline"
        start = max(start, title[1] + 1) if page.lines[title[1]].kind == "title" else start
        if start <= title[1]:
            start = find_body(page)
    drop_head_captions(page, start, title)
    standfirst, start = find_standfirst(page, start, title, hints)
    judge_head(page, start, title)
    _drop_repeated_headline(page, title)
    judge_body(page.lines, page.reasons, start)
    _drop_author_notes(page)
    return Layout(
        reasons=tuple(page.reasons),
        title=title,
        standfirst=standfirst,
        byline=_choose_byline(page, start, title, hints),
        place=_choose_place(page, start),
        published=_choose_date(page, start, title, hints),
    )


def _drop_repeated_headline(page: Page, title: tuple[str, int | None] | None) -> None:
    if title is None:
        return
    for i, line in enumerate(page.lines):
        if page.reasons[i] is None and i != title[1] and is_same(line.text, title[0]):
            page.reasons[i] = "repeated" if title[1] is not None else "headline"


def _drop_author_notes(page: Page) -> None:
    """Remove what the page's last lines say of its writers: "Anita Rao is a reporter with the city desk."."""
    names = {b.names.split(",")[0].split(" and ")[0] for b in page.bylines.values() if b.names and not b.is_desk}
    tail = [i for i in range(len(page.lines)) if page.reasons[i] is None][-2:]
    for i in tail:
        text = page.lines[i].text
        for name in names:
            after = text[len(name) : len(name) + 12].split()
            if len(name) > 4 and text.lower().startswith(name.lower()) and after and after[0] in _NOTE_VERBS:
                page.reasons[i] = "note"


def _choose_byline(
    page: Page, start: int, title: tuple[str, int | None] | None, hints: Hints
) -> tuple[str, int | None] | None:
    if hints.byline:
        return hints.byline, None
    after = title[1] if title is not None and title[1] is not None else -1
    end = _head_end(page, start)
    near = [i for i in sorted(page.bylines) if i <= end and page.bylines[i].names]
    near = [i for i in near if i > after] or near
    for wanted in ((False, False), (True, False), (False, True), (True, True)):
        for i in near:
            found = page.bylines[i]
            if (found.is_desk, found.is_edited) == wanted:
                return found.names, i
    return None


def _choose_place(page: Page, start: int) -> tuple[str, int | None] | None:
    end = _head_end(page, start)
    for i in range(min(end + 1, len(page.lines))):
        place = page.bylines[i].place if i in page.bylines else None
        place = place or (
            page.places.get(i)
            if i in page.bylines or i in page.dates or i == start - 1 or _is_near_head(page, i)
            else None
        )
        if place:
            return place_name(place), i
    return None


def _is_near_head(page: Page, i: int) -> bool:
    """A place alone is the story's only beside a byline or a date: menus list cities, too."""
    return any(j in page.bylines or j in page.dates for j in (i - 2, i - 1, i + 1, i + 2))


def _head_end(page: Page, start: int) -> int:
    """The line up to which fields are looked for: the head and the first paragraph with what is below it."""
    following = (i for i in range(start + 1, len(page.lines)) if page.is_prose(i))
    return next(following, len(page.lines) - 1) if start < len(page.lines) else len(page.lines) - 1


def _choose_date(
    page: Page, start: int, title: tuple[str, int | None] | None, hints: Hints
) -> tuple[str, int | None] | None:
    """The date after "Published" anywhere, else the first below the headline, else any; today's date tops a page."""
    if hints.published:
        return hints.published, None
    dated = [i for i in sorted(page.dates) if page.dates[i].published]
    after = title[1] if title is not None and title[1] is not None else -1
    end = _head_end(page, start)
    below = [i for i in dated if after < i <= end]
    labelled = [i for i in below if page.dates[i].label == "published"]
    ends = [i for i in dated if i > after and page.dates[i].label == "published"]
    for choice in (labelled, [i for i in below if page.dates[i].label == "none"], ends, below, dated):
        if choice:
            return page.dates[choice[0]].published or "", choice[0]
    return None
