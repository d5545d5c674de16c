"""Raw page or pasted text → `Article`: characters, lines, layout, fields, and the refusals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import LanguageError, NotAnArticleError, OptionError, TooShortError
from ..records import MAX_CHARACTERS, MIN_WORDS, Article, RawPage, Removed
from ..text.sentences import split_sentences
from .bylines import read_agency_credit, read_dateline
from .head import Hints
from .hygiene import HTML_MAX_CHARACTERS, check_size, clean_characters, resolve_entities
from .language import name_language
from .layout import Layout, judge
from .lines import Line, count_words, looks_like_markdown, split_lines
from .markup import extract, looks_like_html

_FRONT_MATTER = re.compile(r"(title|author|byline|date|published|description) ?: ?[\"']?([^\n\"']{2,300})", re.I)
_DATELINE_PARAGRAPHS = 3  # a standfirst or two may stand before the paragraph with the dateline
_LISTED = frozenset({"menu", "after", "related", "subhead", "table", "headline", "standfirst", "caption", "tags"})
_HEADLINE_LIST = 5  # lines without a full stop that make a list; a short article's own furniture has fewer


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cleaned:
    """The page as lines, with the fields that its source states, and the lines of front matter."""

    lines: tuple[Line, ...]
    hints: Hints
    front: tuple[Line, ...] = ()


def read_article(page: RawPage | str, *, keep: frozenset[int] = frozenset()) -> Article:
    """The article of a page or of pasted text (HTML is recognised): its body, its fields, and what was removed.

    Every line of the page that has words is either in `paragraphs` or in `removed`; title, standfirst, byline, place
    and date are in both `removed` and their field. Lines of `keep` (indices as in `removed`) stay in the body, and a
    field read from such a line is None.

    Raises `TooLongError` over 100,000 characters (2,000,000 of HTML source), `TooShortError` under 40 words or two
    sentences, `LanguageError` when the body is not English, `NotAnArticleError` for menus, headlines, binary data.
    """
    cleaned = _clean(RawPage(text=page) if isinstance(page, str) else page)
    layout = judge(cleaned.lines, cleaned.hints)
    article = _assemble(cleaned, layout, keep)
    _refuse(article, cleaned)
    return article


def restore(page: RawPage | str, article: Article, lines: Iterable[int]) -> Article:
    """The article with these removed lines back in the body, at their place; lines restored before stay restored.

    `page` is the page that `article` was read from; a line that is not in `article.removed` raises `OptionError`.
    """
    wanted = frozenset(lines)
    missing = sorted(wanted - {r.line for r in article.removed})
    if missing:
        raise OptionError(
            f"Line {missing[0]} is not among the removed lines; only these can be restored. "
            "Choose from the lines that the article lists as removed."
        )
    fresh = read_article(page)
    before = {r.line for r in fresh.removed} - {r.line for r in article.removed}
    return read_article(page, keep=wanted | before)


def _clean(page: RawPage) -> _Cleaned:
    """Size, characters and lines of a page, in this order: nothing is parsed before its size is known."""
    is_html = page.kind == "html" or (page.kind == "text" and looks_like_html(page.text))
    check_size(page.text, limit=HTML_MAX_CHARACTERS if is_html else MAX_CHARACTERS)
    if is_html:
        found = extract(clean_characters(page.text))
        check_size(found.text)
        return _Cleaned(lines=split_lines(clean_characters(found.text)), hints=found.hints)
    text = clean_characters(resolve_entities(page.text))
    markdown = page.kind == "markdown" or looks_like_markdown(text)
    lines = split_lines(text, markdown=markdown)
    return _read_front_matter(lines) if markdown else _Cleaned(lines=lines, hints=Hints())


def _read_front_matter(lines: tuple[Line, ...]) -> _Cleaned:
    """Take the fields between two "---" lines at the top of a Markdown file."""
    ends = [i for i, line in enumerate(lines[:30]) if line.text == "---"]
    if len(ends) < 2 or ends[0] != 0:
        return _Cleaned(lines=lines, hints=Hints())
    fields: dict[str, str] = {}
    for line in lines[1 : ends[1]]:
        found = _FRONT_MATTER.match(line.text)
        if found:
            fields.setdefault(found[1].lower(), found[2].strip())
    hints = Hints(
        title=fields.get("title"),
        byline=fields.get("author") or fields.get("byline"),
        published=fields.get("date") or fields.get("published"),
        standfirst=fields.get("description"),
    )
    return _Cleaned(lines=lines[ends[1] + 1 :], hints=hints, front=lines[: ends[1] + 1])


def _assemble(cleaned: _Cleaned, layout: Layout, keep: frozenset[int]) -> Article:
    removed = [
        Removed(line=line.index, text=line.text, reason="code") for line in cleaned.front if line.index not in keep
    ]
    paragraphs: list[tuple[int, str]] = [(line.index, line.text) for line in cleaned.front if line.index in keep]
    judged: list[int] = []  # positions in `paragraphs` that the layout left there; only these lose a dateline
    for line, reason in zip(cleaned.lines, layout.reasons, strict=True):
        if reason is None or line.index in keep:
            if reason is None and line.index not in keep:
                judged.append(len(paragraphs))
            paragraphs.append((line.index, line.text))
        else:
            removed.append(Removed(line=line.index, text=line.text, reason=reason))
    place, agency = _take_datelines(paragraphs, judged, removed)
    kept = {i for i, line in enumerate(cleaned.lines) if line.index in keep}

    def field(found: tuple[str, int | None] | None) -> str | None:
        return None if found is None or found[1] in kept else clean_characters(found[0]).strip()

    return Article(
        paragraphs=tuple(text for _, text in paragraphs),
        title=field(layout.title),
        standfirst=field(layout.standfirst),
        byline=field(layout.byline) or agency,
        place=field(layout.place) or place,
        published=field(layout.published),
        removed=tuple(sorted(removed, key=lambda r: r.line)),
    )


def _take_datelines(
    paragraphs: list[tuple[int, str]], judged: list[int], removed: list[Removed]
) -> tuple[str | None, str | None]:
    """Take the dateline off the first paragraph that has one, and the agency's name off the last; in place."""
    place: str | None = None
    agency: str | None = None
    for at in judged[:_DATELINE_PARAGRAPHS]:
        index, text = paragraphs[at]
        found = read_dateline(text)
        if found is not None:
            place, agency = found.place, found.agency
            removed.append(Removed(line=index, text=text[: found.end].strip(), reason="dateline"))
            paragraphs[at] = (index, text[found.end :])
            break
    for at in judged[-1:]:
        index, text = paragraphs[at]
        credit = read_agency_credit(text)
        if credit is not None:
            if all(r.line != index for r in removed):
                removed.append(Removed(line=index, text=text[credit[0] :].strip(), reason="agency"))
            paragraphs[at] = (index, text[: credit[0]].rstrip())
            agency = agency or credit[1]
    return place, agency


def _refuse(article: Article, cleaned: _Cleaned) -> None:
    """Raise what is wrong with a text that is no English article of some length."""
    text = article.text
    words = count_words(text)
    whole = text if words else "\n".join(line.text for line in cleaned.lines)
    other = name_language(whole[:20_000], script_only=words < MIN_WORDS)
    if other:
        raise LanguageError(
            f"This looks like {other}; the summarizer reads English articles. Paste the story in English."
            if other != "Hindi"
            else "This looks like Hindi already; the summarizer reads English articles. Paste the story in English."
        )
    if words < MIN_WORDS:
        listed = [r for r in article.removed if r.reason in _LISTED]
        if len(listed) >= _HEADLINE_LIST and sum(count_words(r.text) for r in listed) >= max(words, MIN_WORDS // 2):
            raise NotAnArticleError(
                f"The text has {len(listed)} headlines or menu lines and {words} words of running text; "
                f"an article with at least {MIN_WORDS} words is needed. Open one story and paste its full text."
            )
        raise TooShortError(
            f"The article has {words} {'word' if words == 1 else 'words'}; at least {MIN_WORDS} are needed. "
            "Paste the full text of the story."
        )
    if len(split_sentences(text[:20_000])) < 2:
        raise TooShortError(
            "The article is a single sentence; at least two are needed, or there is nothing to shorten. "
            "Paste the full text of the story."
        )
