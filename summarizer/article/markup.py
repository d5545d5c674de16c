"""HTML → the text of its article, one paragraph a line, and the fields that its source states.

The order: `articleBody` of the JSON-LD, which the publisher wrote for machines; else what trafilatura finds; else
all the text outside menus. The line cleaner reads the result afterwards, as it reads pasted text. trafilatura is
imported on first use.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..errors import NotAnArticleError
from ..records import MIN_WORDS
from .head import Hints
from .lines import count_words

# Of trafilatura's words, the JSON-LD body must have this share, or it is a teaser of a body behind a "Read more".
TEASER_SHARE = 0.6

_BLOCKS_TEXT = (
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "li main nav ol p pre section table td th tr ul"
)
_BLOCKS = frozenset(_BLOCKS_TEXT.split())
_SKIPPED_TEXT = "script style noscript template svg nav footer aside form button select option head iframe"
_SKIPPED = frozenset(_SKIPPED_TEXT.split())
_ARTICLE_TYPES = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|Live|Scholarly)?(?:Article|BlogPosting"
    r"|Report)"
)
_TAG = re.compile(r"<[/!]?[a-zA-Z][^<>]*>|<!--")  # a set without "<": each start is tried once
_BREAK = re.compile(r"<(?:/p|br ?/?|/div|/h\d|/li)[^<>]*>", re.I)
_HTML_SIGN = re.compile(r"<(?:!doctype html|html|head|body|article|div|p|h1|meta|script)\b", re.I)
_GLUED = re.compile(r"(?<=[a-z0-9)]{2}[.!?])(?=[A-Z“‘][\w’'])|(?<=[a-z][.!?][”\"’])(?=[A-Z“‘])")
_MAX_NODES = 20_000  # values of one page's JSON-LD; real pages have under 2,000
_TITLE_TAIL = re.compile(r" (?:\||-|–|—|::|») [^|]{2,40}$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Extract:
    """The article's text, one paragraph a line, and what the source says of it."""

    text: str
    hints: Hints


def looks_like_html(text: str) -> bool:
    """True when the first characters hold a tag of a page's frame, or many tags; looks at 3,000 characters only."""
    head = text[:3000]
    start = head.lstrip()[:15].lower()
    if start.startswith(("<!doctype", "<html", "<?xml")):
        return True
    return _HTML_SIGN.search(head) is not None and sum(1 for _ in _TAG.finditer(head)) >= 6


def extract(source: str) -> Extract:
    """The article of an HTML page; raises `NotAnArticleError` when the page cannot be parsed at all."""
    from trafilatura.utils import load_html

    nodes = list(_read_json_ld(source))
    tree = load_html(source)
    if tree is None:
        raise NotAnArticleError(
            "The HTML holds no page that can be parsed; an article's page is needed. Paste the story's text instead."
        )
    hints = _read_hints(nodes, tree)
    stated = max((_plain(node.get("articleBody")) for node in nodes), key=count_words, default="")
    found = _run_trafilatura(source)
    if count_words(stated) >= MIN_WORDS and count_words(stated) >= TEASER_SHARE * count_words(found):
        body_only = Hints(
            title=hints.title,
            standfirst=hints.standfirst,
            byline=hints.byline,
            published=hints.published,
            body_only=True,
        )
        return Extract(text=stated, hints=body_only)
    if count_words(found) < MIN_WORDS:
        walked = _walk(tree)
        found = walked if count_words(walked) > count_words(found) else found
    return Extract(text=found, hints=hints)


def _run_trafilatura(source: str) -> str:
    import trafilatura

    try:
        found: str | None = trafilatura.extract(
            source, include_comments=False, include_tables=False, favor_recall=True, output_format="txt"
        )
    except Exception:  # it parses what strangers wrote, and names no errors of its own; the walk below still can
        return ""
    return found or ""


def _read_json_ld(source: str) -> Iterator[dict[str, Any]]:
    """The article nodes of all JSON-LD scripts, the nested ones too; broken scripts are passed over."""
    low = source.lower()
    at = 0
    while (at := low.find("<script", at)) >= 0:
        opened = low.find(">", at)
        closed = low.find("</script", opened)
        if opened < 0 or closed < 0:
            return
        if "ld+json" in low[at:opened]:
            try:
                data = json.loads(source[opened + 1 : closed].strip().strip(";"), strict=False)
            except (ValueError, RecursionError):
                data = None
            yield from _article_nodes(data)
        at = closed


def _article_nodes(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            kinds = value.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE_TYPES.fullmatch(kind) for kind in kinds):
                yield value
            waiting.extend(v for k, v in value.items() if isinstance(v, dict | list) and k in ("@graph", "mainEntity"))


def _read_hints(nodes: list[dict[str, Any]], tree: Any) -> Hints:
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name and element.get("content"):
            meta.setdefault(name, " ".join(element.get("content").split()))
    node = max(nodes, key=lambda n: count_words(str(n.get("articleBody") or "")), default={})
    heads = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    page_title = next((" ".join((t.text or "").split()) for t in tree.iter("title")), "")
    title = _first_text(node.get("headline"), meta.get("og:title"))
    # A page's only <h1> is what the reader sees; JSON-LD and social titles are often shortened.
    if len(heads) == 1 and 3 <= count_words(heads[0]) <= 40:
        title = heads[0]
    title = title or _first_text(*heads, _TITLE_TAIL.sub("", page_title))
    byline = _names(node.get("author")) or _first_text(meta.get("author"), meta.get("parsely-author"))
    if byline and byline.startswith("http"):
        byline = None
    times = [t.get("datetime") for t in tree.iter("time") if t.get("datetime")]
    published = _first_text(
        node.get("datePublished"),
        meta.get("article:published_time"),
        meta.get("datepublished"),
        meta.get("date"),
        *times[:1],
    )
    standfirst = _first_text(node.get("description"), meta.get("og:description"), meta.get("description"))
    if standfirst and (standfirst.endswith(("...", "…")) or count_words(standfirst) < 6):
        standfirst = None  # cut off, or a slogan
    return Hints(title=title, standfirst=standfirst, byline=byline, published=published)


def _names(author: Any) -> str | None:
    authors = author if isinstance(author, list) else [author]
    names = [_first_text(a.get("name") if isinstance(a, dict) else a) for a in authors[:6]]
    return ", ".join(n for n in names if n) or None


def _first_text(*values: Any) -> str | None:
    for value in values:
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            return " ".join(html.unescape(value).split())
    return None


def _plain(value: Any) -> str:
    """A JSON-LD body as lines: tags and entities resolved, paragraphs that were glued together parted."""
    if isinstance(value, list):
        value = "\n".join(v for v in value if isinstance(v, str))
    if not isinstance(value, str):
        return ""
    text = _BREAK.sub("\n", html.unescape(value) if "&" in value else value)
    text = _TAG.sub("", text)
    return text if "\n" in text.strip() else _GLUED.sub("\n", text)


def _walk(tree: Any) -> str:
    """All text outside scripts and menus, with a line break at each block; iterative, for trees of any depth."""
    parts: list[str] = []
    waiting: list[tuple[Any, bool]] = [(tree, False)]
    while waiting:
        element, is_tail = waiting.pop()
        if is_tail:
            parts.append("\n" if element.tag in _BLOCKS else "")
            parts.append(element.tail or "")
            continue
        waiting.append((element, True))
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            continue
        parts.append("\n" if element.tag in _BLOCKS else "")
        parts.append(" ".join((element.text or "").split(" ")))
        waiting.extend((child, False) for child in reversed(list(element)))
    return "".join(parts)
