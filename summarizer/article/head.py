"""The head of a page, above its first paragraph: headline, standfirst, captions, names, menus."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import MIN_WORDS
from .bylines import read_name_line
from .labels import bare_label
from .lines import Line, count_words, lowercase_share
from .naming import Page

MAX_TITLE_WORDS = 30  # the longest headlines seen, of British tabloids, have 28
MAX_STANDFIRST_WORDS = 70  # standfirsts have 10 to 50 words; a longer block before the byline is the first paragraph
TITLE_OVERLAP = 0.3  # share of a headline's longer words that its story has; other stories' headlines have under 0.2
_SUMMARY_HEADS = frozenset({"synopsis", "summary", "highlights", "in short", "gist", "the gist"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Hints:
    """Fields that the page's source states apart from its text (JSON-LD, meta tags, Markdown front matter)."""

    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    published: str | None = None
    body_only: bool = False  # the lines are the body alone, with no head above it


def find_body(page: Page) -> int:
    """The first line of running text that is no headline; the number of lines when there is none."""
    seen_open = False
    for i, line in enumerate(page.lines):
        if page.reasons[i] in ("headline", "byline", "date line"):
            seen_open = True
        if page.is_open(i) and count_words(line.text) >= 4:
            seen_open = True
        if page.is_prose(i):
            if not seen_open and _may_be_headline(line) and _has_head_below(page, i):
                seen_open = True
                continue
            return i
    return len(page.lines)


def _may_be_headline(line: Line) -> bool:
    """A question, an exclamation or a quotation of at most 20 words that opens the page: "Will the dam hold?"."""
    text = line.text.rstrip()
    bare = text.rstrip("\"'”’ ")
    return 4 <= count_words(text) <= 20 and bare[-1:] in "?!…" and not any(s in bare[:-1] for s in (". ", "? ", "! "))


def _has_head_below(page: Page, at: int) -> bool:
    """A standfirst, a byline or a date stands between this line and the next running text."""
    for i in range(at + 1, min(at + 8, len(page.lines))):
        if page.is_prose(i):
            return False
        if page.reasons[i] in ("byline", "date line", "place", "listen") or page.is_open(i):
            return True
    return False


def find_title(page: Page, start: int, hints: Hints) -> tuple[str, int | None] | None:
    marked = next((i for i, line in enumerate(page.lines) if line.kind == "title" and page.reasons[i] is None), None)
    if hints.title:
        same = next((i for i in range(len(page.lines)) if is_same(page.lines[i].text, hints.title)), None)
        return hints.title, same
    if marked is not None:
        return page.lines[marked].text, marked
    if hints.body_only:
        return None
    candidates = [i for i in range(start) if page.reasons[i] is None and page.lines[i].kind == "plain"]
    candidates = [i for i in candidates if 2 <= count_words(page.lines[i].text) <= MAX_TITLE_WORDS]
    if not candidates:
        return None
    body = _body_words(page, start)
    long_enough = [i for i in candidates if count_words(page.lines[i].text) >= 4] or candidates
    scores = {i: _overlap(page.lines[i].text, body) for i in long_enough}
    best = next((i for i in long_enough if scores[i] >= TITLE_OVERLAP), None)
    if best is not None and best - 1 in long_enough and scores[best - 1] > 0:
        best -= 1  # a standfirst repeats more of the story than the headline right above it
    if best is None:
        best = max(long_enough, key=lambda i: (scores[i], count_words(page.lines[i].text)))
    return page.lines[best].text, best


def drop_head_captions(page: Page, start: int, title: tuple[str, int | None] | None) -> None:
    """Below the headline, a line without a full stop beside a picture's credit, or under "Video", is its caption."""
    after = title[1] if title is not None and title[1] is not None else -1
    for i in range(after + 1, start):
        labelled = bare_label(page.lines[i].text) in ("video", "image", "photo", "slide")
        if page.reasons[i] == "credit" or labelled:
            for j in (i + 1,) if labelled else (i + 1, i - 1):
                if after < j < start and page.is_open(j) and count_words(page.lines[j].text) <= 30:
                    page.reasons[j] = "caption"
                    break


def find_standfirst(
    page: Page, start: int, title: tuple[str, int | None] | None, hints: Hints
) -> tuple[tuple[str, int | None] | None, int]:
    """The introduction under the headline, and where the body starts after it."""
    lines = page.lines
    if hints.body_only or title is None:
        return ((hints.standfirst, None) if hints.standfirst else None), start
    after = title[1] + 1 if title[1] is not None else 0
    for i in range(after, start):
        if page.is_open(i) and lines[i].kind == "plain" and 6 <= count_words(lines[i].text) <= MAX_STANDFIRST_WORDS:
            if lowercase_share(lines[i].text) < 0.3 and read_name_line(lines[i].text):
                continue
            page.reasons[i] = "standfirst"
            return (lines[i].text, i), start
    if 0 < start < len(lines) and bare_label(lines[start - 1].text) in _SUMMARY_HEADS and _has_body(page, start + 1):
        page.reasons[start] = "standfirst"
        following = next((i for i in range(start + 1, len(lines)) if page.is_prose(i)), len(lines))
        return (lines[start].text, start), following
    # With a full stop it looks like the first paragraph; a byline or a date that follows tells them apart.
    if (
        start < len(lines)
        and count_words(lines[start].text) <= MAX_STANDFIRST_WORDS
        and lines[start].kind == "plain"
        and not any(_closes_head(page, i) for i in range(after, start))
    ):
        after_it = next((i for i in range(start + 1, len(lines)) if page.is_prose(i)), None)
        closed = after_it is not None and any(_closes_head(page, i) for i in range(start + 1, after_it))
        if after_it is not None and closed and _has_body(page, after_it):
            page.reasons[start] = "standfirst"
            return (lines[start].text, start), after_it
    hinted = hints.standfirst
    if hinted and any(is_same(hinted, lines[i].text) for i in range(start, min(start + 3, len(lines)))):
        hinted = None  # the description is the first paragraph itself
    return ((hinted, None) if hinted else None), start


def _has_body(page: Page, start: int) -> bool:
    """Enough running text follows to be an article without the line in question."""
    return sum(count_words(page.lines[i].text) for i in range(start, len(page.lines)) if page.is_prose(i)) >= MIN_WORDS


def _closes_head(page: Page, i: int) -> bool:
    """True for what stands between a headline's block and the body: a byline, a full date, "Listen to this article"."""
    if page.reasons[i] == "byline":
        return True
    if page.reasons[i] == "date line":
        return page.dates[i].published is not None or i in page.bylines
    return page.reasons[i] == "listen" and "listen" in page.lines[i].text.lower()


def judge_head(page: Page, start: int, title: tuple[str, int | None] | None) -> None:
    """Name what is left above the body: names are a byline or tags, other lines belong to the menu."""
    after = title[1] if title is not None and title[1] is not None else -1
    named = any(not b.is_desk and not b.is_edited for i, b in page.bylines.items() if i <= start)
    for i in range(start):
        if page.reasons[i] is not None:
            continue
        line = page.lines[i]
        name = read_name_line(line.text) if after >= 0 and i > after and line.kind == "plain" else None
        alone = "," not in line.text and _is_beside_byline(page, i, start)
        if name is not None and not named and (name.place or alone):
            page.bylines[i] = name
            page.reasons[i] = "byline"
            named = True
        elif i > after >= 0 and count_words(line.text) >= 2 and (name is not None or _are_tags(line.text)):
            page.reasons[i] = "tags"
        elif i > after >= 0 and count_words(line.text) >= 8 and lowercase_share(line.text) >= 0.4:
            page.reasons[i] = "caption"
        else:
            page.reasons[i] = "menu"


def _are_tags(text: str) -> bool:
    """Two or more short phrases with commas between them: "onion, cold storage, farmers"."""
    parts = text.split(",")
    return 2 <= len(parts) <= 12 and all(1 <= count_words(part) <= 3 for part in parts)


def _is_beside_byline(page: Page, i: int, start: int) -> bool:
    """A full name next to a desk, a role, a date or the body is its writer's: "Anita Rao" above "BBC News"."""
    if not 2 <= count_words(page.lines[i].text) <= 8:
        return False
    near = [j for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(page.lines)]
    return i == start - 1 or any(
        page.reasons[j] in ("byline", "date line", "place", "listen") or j in page.bylines for j in near
    )


def _body_words(page: Page, start: int) -> frozenset[str]:
    """The first five letters of each longer word in the first 40 running lines, so that plurals meet singulars."""
    prose = [i for i in range(start, len(page.lines)) if page.is_prose(i)][:40]
    return frozenset(w for i in prose for w in _long_words(page.lines[i].text[:5000]))


def _long_words(text: str) -> list[str]:
    words = ("".join(c for c in token.lower() if c.isalnum()) for token in text.replace("’s", "").split())
    return [w[:5] for w in words if len(w) >= 4]


def _overlap(text: str, body: frozenset[str]) -> float:
    words = _long_words(text)
    return sum(1 for w in words if w in body) / len(words) if words else 0.0


def is_same(a: str, b: str) -> bool:
    """Equal but for case, spaces and signs; compared only when the lengths allow it."""
    if abs(len(a) - len(b)) > 12:
        return False
    return _letters(a) == _letters(b) != ""


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
