"""The page's lines: index, text, and where a block starts; wrapped lines are joined, Markdown marks taken off."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

LineKind = Literal["plain", "item", "title", "heading", "image", "rule"]

_BULLET = re.compile(r"[•●▪■◦‣⁃∙*+–-] +(?=\S)|[•●▪■◦‣](?=\S)")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)] ")
_CLOSERS = "\"'”’»)]*_ "
_TERMINALS = ".!?…:;।॥"

# Markdown: each pattern sees one line, and no part of it can match in two ways.
_HEADING = re.compile(r"(#{1,6}) +(.*?)[ #]*$")
_IMAGE = re.compile(r"!\[([^\]\[]*)\]\([^()\s]*(?: \"[^\"]*\")?\)")
_LINK = re.compile(r"\[([^\]\[]*)\]\((?:[^()\s]|\([^()\s]*\))*(?: \"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)([^*_~]+)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_]+)(?<=\S)\1(?![\w*])")
_RULE = re.compile(r"(?:[-*_=] ?){3,}$")
_REFERENCE = re.compile(r"\[[^\]]+\]: +\S+")
_SIGN = re.compile(r"^#{1,6} +\S|\]\(https?://|^\*\*\S[^*\n]*\*\*$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line that has text, joined from `span` lines of the page when it was wrapped; `index` is the first one's."""

    index: int
    text: str
    kind: LineKind = "plain"
    starts_block: bool = False  # an empty line, or the page's edge, stands before it
    span: int = 1


def split_lines(text: str, *, markdown: bool = False) -> tuple[Line, ...]:
    """The lines that have text, in order; each one's index counts every line of the page, empty ones too."""
    lines: list[Line] = []
    after_gap = True
    fenced = False
    for index, raw in enumerate(text.split("\n")):
        plain = raw.strip()
        if not plain:
            after_gap = True
            continue
        kind: LineKind = "plain"
        if markdown:
            if plain.startswith(("```", "~~~")):
                fenced = not fenced
                kind = "rule"
            elif fenced:
                kind = "rule"
            else:
                plain, kind = _strip_markdown(plain)
        if kind == "plain":
            bullet = _BULLET.match(plain)
            if bullet:
                plain, kind = plain[bullet.end() :].strip(), "item"
            elif _NUMBERED.match(plain):
                kind = "item"
        lines.append(Line(index=index, text=plain, kind=kind, starts_block=after_gap))
        after_gap = False
    return tuple(_unwrap(lines))


def looks_like_markdown(text: str) -> bool:
    """True when two or more lines carry marks that only Markdown has: headings, links, bold lines."""
    return sum(1 for _ in _SIGN.finditer(text)) >= 2  # one "#" line can be a hashtag or a comment


RUNNING_TEXT_WORDS = 60  # captions and link rows without a full stop are shorter
_INNER_END = re.compile(r"[a-z)”\"’'][.!?][”\"’')]* [“\"‘'(]?[A-Z]")


def ends_sentence(text: str) -> bool:
    """True when the line ends as running text does: with a full stop, a question mark, a colon, an ellipsis."""
    bare = text.rstrip(_CLOSERS)
    if bool(bare) and bare[-1] in _TERMINALS:
        return True
    # whole stories come as one line, and its last sentence may be a caption's or a list's
    return count_words(text) > RUNNING_TEXT_WORDS and _INNER_END.search(text) is not None


def count_words(text: str) -> int:
    """Words that hold a letter or a digit, counted as a reader counts them."""
    return sum(1 for token in text.split() if any(c.isalnum() for c in token))


def lowercase_share(text: str) -> float:
    """Share of the words that start with a small letter: about 0.8 in prose, under 0.3 in a capitalised headline."""
    words = [token.strip("\"'“‘(") for token in text.split()]
    lettered = [w for w in words if w and w[0].isalpha()]
    return sum(1 for w in lettered if w[0].islower()) / len(lettered) if lettered else 0.0


def _strip_markdown(text: str) -> tuple[str, LineKind]:
    kind: LineKind = "plain"
    if _RULE.match(text) or _REFERENCE.match(text) or text.startswith("|--"):
        return text, "rule"
    while text.startswith(">"):
        text = text[1:].lstrip()
    heading = _HEADING.match(text)
    if heading:
        kind = "title" if len(heading[1]) == 1 else "heading"
        text = heading[2]
    elif _IMAGE.sub("", text).strip("*_ ") == "":
        return _IMAGE.sub(r"\1", text) or text, "image"
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if kind == "plain" and len(text) < 100 and re.fullmatch(r"\*\*[^*]+\*\*", text) and not ends_sentence(text):
        kind = "heading"
    text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text)).replace("`", "")
    return text.strip() or "*", kind


def _unwrap(lines: list[Line]) -> list[Line]:
    """Join lines that an editor, a mail program or a PDF wrapped at a fixed width."""
    width = _wrap_width(lines)
    if width is None:
        return lines
    joined: list[Line] = []
    full = False  # the last line was so long that the next word had to wrap
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last is not None
            and not line.starts_block
            and line.kind == "plain"
            and (full or (line.text[0].islower() and not ends_sentence(last.text)))
            and last.kind in ("plain", "item")
        ):
            hyphenated = last.text.endswith("-") and line.text[0].islower() and last.text[-2:-1].isalpha()
            text = last.text[:-1] + line.text if hyphenated else f"{last.text} {line.text}"
            joined[-1] = replace(last, text=text, span=line.index - last.index + 1)
        else:
            joined.append(line)
        first_word = len(line.text.split(" ", 1)[0])
        # 0.8: a PDF's proportional letters make lines of one width differ by a fifth in characters.
        full = len(line.text) >= 0.8 * width or (len(line.text) + first_word >= width and not ends_sentence(line.text))
        if full and ends_sentence(line.text) and len(line.text) < 0.92 * width:
            full = False  # a paragraph's last line that happens to be long
    return joined


def _wrap_width(lines: list[Line]) -> int | None:
    """The width at which the lines were wrapped, or None when each line is a paragraph."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 4:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    # 45 to 130 characters: from a newspaper column to a wide PDF page; a paragraph on one line is mostly longer.
    if not 45 <= width <= 130 or lengths[-1] > 1.25 * width:
        return None
    long_lines = [line for line in lines if len(line.text) >= 0.8 * width]
    broken = sum(1 for line in long_lines if not ends_sentence(line.text))
    inner = [line for line in lines if not line.starts_block]
    small = sum(1 for line in inner if line.text[0].islower())
    # Half of all lines are full, most of these stop in the middle of a sentence, and most lines go on with a small
    # letter (in English prose about 85 %; in a list of headlines next to none): prose that was wrapped.
    if len(long_lines) >= 0.5 * len(lines) and broken >= 0.6 * len(long_lines) and small >= 0.4 * len(inner) > 0:
        return width
    return None
