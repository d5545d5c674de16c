"""Plain values and JSON: what programs read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..errors import SummarizerError
from ..records import Article, Finding, Summary, Verdict
from .words import removed_lines

SCHEMA = 1  # raised when a key of to_dict changes its meaning or goes; new keys do not raise it


def to_dict(summary: Summary) -> dict[str, Any]:
    """The summary as plain values, schema 1: what `--format json` and `Summary.to_dict` give."""
    return {
        "schema": SCHEMA,
        "title": {"en": summary.title.en, "hi": summary.title.hi},
        "english": summary.english,
        "hindi": summary.hindi,
        "sentences": [
            {
                "en": sentence.en,
                "hi": sentence.hi,
                "sources": [list(span) for span in sentence.sources],
                "findings": [_finding_to_dict(finding) for finding in sentence.findings],
                "is_extract": sentence.is_extract,
            }
            for sentence in summary.sentences
        ],
        "style": summary.style,
        "article": {**_fields_of(summary.article), "characters": len(summary.article.text)},
        "coverage": summary.coverage,
        "rung": summary.rung,
        "rung_hi": summary.rung_hi,
        "signature": summary.signature,
        "seconds": summary.seconds,
        "notes": list(summary.notes),
    }


def article_to_dict(article: Article) -> dict[str, Any]:
    """A cleaned article as plain values: what `summarizer clean --format json` gives."""
    return {"schema": SCHEMA, **_fields_of(article), "paragraphs": list(article.paragraphs)}


def verdict_to_dict(verdict: Verdict, hindi: Sequence[str] = ()) -> dict[str, Any]:
    """A check as plain values: what `summarizer check --format json` gives; `hindi` is told beside its English."""
    return {
        "schema": SCHEMA,
        "supported": verdict.supported,
        "sentences": [
            {
                "en": checked.sentence.text,
                "hi": hindi[i] if i < len(hindi) else None,
                "span": [checked.sentence.start, checked.sentence.end],
                "sources": [list(span) for span in checked.sources],
                "support": checked.support,
                "findings": [_finding_to_dict(finding) for finding in checked.findings],
            }
            for i, checked in enumerate(verdict.sentences)
        ],
    }


def error_to_dict(error: SummarizerError) -> dict[str, Any]:
    """An error as plain values: `code` names its kind, `message` says what was found, needed, and what to do."""
    return {"schema": SCHEMA, "error": {"code": error.code, "message": str(error)}}


def to_json(summary: Summary, *, indent: int | None = 2) -> str:
    """The summary as JSON text, Hindi readable as it is."""
    return dump_json(to_dict(summary), indent=indent)


def dump_json(value: Any, *, indent: int | None = None) -> str:
    """Plain values as JSON that every reader splits into the same lines; one line unless `indent` is given."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    for sign in "\u2028\u2029\x85":  # line ends to str.splitlines, so that a JSONL row would come apart
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be written to any file


def _finding_to_dict(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "value": finding.value,
        "span": list(finding.span),
        "message": finding.message,
        "message_hi": finding.message_hi,
        "expected": finding.expected,
        "source_span": None if finding.source_span is None else list(finding.source_span),
    }


def _fields_of(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "place": article.place,
        "published": article.published,
        "removed": [{"line": r.line, "text": r.text, "reason": r.reason} for r in removed_lines(article)],
    }
