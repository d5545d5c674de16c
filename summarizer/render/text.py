"""Terminal text and Markdown: what people read as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Article, CheckedSentence, Language, Summary, SummarySentence, Verdict
from .words import MATCH, check_lines, footer, one_line, removed_lines

_MARKDOWN_SIGN = re.compile(r"([\\`*_\[\]<>&~|])")
_MARKDOWN_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+$|-{3,}$|:)")
_MARKDOWN_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


# ---- terminal text ---------------------------------------------------------------------------------------------------


def to_text(summary: Summary, *, reader: Language = "en") -> str:
    """Plain text for a terminal: headline and summary in both languages, then what the check says.

    The reader's language comes first, and the check speaks it.
    """
    parts = [_text_block(summary, language) for language in _order(summary, reader)]
    notes = [*check_lines(summary, reader), footer(summary, reader), one_line(summary.signature)]
    return "\n\n".join([*parts, "\n".join(notes)]) + "\n"


def _order(summary: Summary, reader: Language) -> list[Language]:
    """The languages that the summary has, the reader's first."""
    if summary.hindi is None:
        return ["en"]
    return ["hi", "en"] if reader == "hi" else ["en", "hi"]


def _text_block(summary: Summary, language: Language) -> str:
    title = one_line(summary.title.en if language == "en" else summary.title.hi)
    sentences = [one_line(s.en if language == "en" else s.hi) for s in summary.sentences]
    body = "\n".join(f"• {s}" for s in sentences) if summary.style == "key-points" else " ".join(sentences)
    return "\n\n".join(part for part in (title, body) if part)


def verdict_to_text(verdict: Verdict) -> str:
    """A check for a terminal: each sentence with its findings under it, in both languages, then the sum in one line."""
    lines = []
    for number, checked in enumerate(verdict.sentences, 1):
        lines.append(f"{number}. {one_line(checked.sentence.text)}")
        lines += _verdict_lines(checked)
    total = len(verdict.findings)
    if total == 0:
        lines.append(f"\n{MATCH[0]}")
    else:
        lines.append(f"\n{total} thing{'' if total == 1 else 's'} could not be confirmed.")
    return "\n".join(lines) + "\n"


def _verdict_lines(checked: CheckedSentence) -> list[str]:
    return [
        line for f in checked.findings for line in (f"   ! {one_line(f.message)}", f"     {one_line(f.message_hi)}")
    ]


def article_to_text(article: Article, *, removed: bool = False) -> str:
    """A cleaned article for a terminal: its fields, its paragraphs, and with `removed` the lines that went."""
    credit = " · ".join(one_line(part) for part in (article.byline, article.place, article.published) if part)
    head = [one_line(part) for part in (article.title, article.standfirst) if part]
    parts = [part for part in (*head, credit) if part] + [one_line(p) for p in article.paragraphs]
    if removed:
        lines = [f"  {r.line + 1}: [{one_line(r.reason)}] {one_line(r.text)}" for r in removed_lines(article)]
        parts.append("\n".join([f"Removed lines: {len(lines)}", *lines]))
    return "\n\n".join(parts) + "\n"


# ---- Markdown --------------------------------------------------------------------------------------------------------


def to_markdown(summary: Summary, *, reader: Language = "en") -> str:
    """Markdown with a section for each language, the reader's first; every Markdown or HTML sign is escaped."""
    parts = []
    for level, language in zip(("#", "##"), _order(summary, reader), strict=False):
        title = _md(summary.title.en) or "Summary" if language == "en" else _md(summary.title.hi) or "सारांश"
        parts += [f"{level} {title}", _markdown_body(summary.sentences, summary.style, language)]
    checks = "\n".join(f"- {_md(line)}" for line in check_lines(summary, reader))
    parts += [checks, f"*{_md(footer(summary, reader))}*", f"*{_md(summary.signature)}*"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _markdown_body(sentences: Sequence[SummarySentence], style: str, language: Language) -> str:
    texts = [_md(s.en if language == "en" else s.hi) for s in sentences]
    return "\n".join(f"- {text}" for text in texts) if style == "key-points" else " ".join(texts)


def _md(text: str | None) -> str:
    line = _MARKDOWN_SIGN.sub(r"\\\1", one_line(text))
    line = _MARKDOWN_START.sub(lambda m: "\\" + m.group(), line)
    return _MARKDOWN_NUMBER.sub(r"\1\\\2", line)
