"""Quotation marks stand only around words that stand in the article, verbatim."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..records import Finding
from ..text.names import fold
from ..text.words import words
from .reference import Phrase, Reference

# Straight single quotes are apostrophes as well: an opening one has no letter before it, a closing one none after it.
_QUOTED = re.compile(
    r"“([^“”\"]*)[”\"]"
    r"|\"([^\"“”]*)\""
    r"|``([^`'\"]*)(?:''|\")"
    r"|‘([^‘’]*(?:’\w[^‘’]*)*)’(?!\w)"
    r"|(?<![\w'])'(?=\w)([^'\n]*(?:(?<=\w)'(?=\w)[^'\n]*)*)(?<=[\w.,!?…)])'(?!\w)"
)
_GAP = re.compile(r"\.\.\.|…|\[[^\]]*\]|\([^)]*\)")  # words left out, or put in by the writer


def check_quotes(reference: Reference, phrase: Phrase, sources: tuple[Phrase, ...]) -> list[Finding]:
    """A finding for each quotation whose words do not stand in the article one after the other.

    Case, kinds of quotation marks and punctuation do not count; parts around an ellipsis or brackets are looked for
    one by one.
    """
    findings = []
    for quoted, at in find_quotations(phrase.sentence.text):
        if all(_stands(reference, part) for part in _GAP.split(quoted)):
            continue
        near = _longest_standing(reference, quoted)
        said = quoted.strip()
        findings.append(
            Finding(
                kind="quote",
                value=said,
                span=(at, at + len(quoted)),
                expected=reference.evidence[near[0] : near[1]] if near else None,
                source_span=near if near and near[1] <= len(reference.text) else None,
                message=f"These words stand in quotation marks, but not in the article: “{said}”.",
                message_hi=f"उद्धरण चिह्नों में दिए गए ये शब्द लेख में नहीं हैं: “{said}”।",
            )
        )
    return findings


def find_quotations(text: str) -> Iterator[tuple[str, int]]:
    """The words between quotation marks, each with its place in the text."""
    for match in _QUOTED.finditer(text):
        group = next((g for g in range(1, 6) if match.group(g) is not None), 0)
        yield (match.group(group) if group else "", match.start(group))


def place_of(reference: Reference, quoted: str) -> int | None:
    """Where the words of a quotation begin in the evidence; None when they do not stand there one after the other."""
    row = _row(quoted)
    at = reference.word_row.find(f" {row} ") if row else -1
    return reference.word_spans[bisect_right(reference.word_starts, at + 1) - 1][0] if at >= 0 else None


def _row(text: str) -> str:
    return " ".join(fold(w.text) for w in words(text))


def _stands(reference: Reference, part: str) -> bool:
    return not _row(part) or place_of(reference, part) is not None


def _longest_standing(reference: Reference, quoted: str) -> tuple[int, int] | None:
    """The span of the article's words that begin as the quotation does, of its length; None when there are none."""
    row = _row(quoted).split()
    for size in (4, 3, 2):
        for first in range(max(0, min(len(row) - size + 1, 8))):
            at = reference.word_row.find(" " + " ".join(row[first : first + size]) + " ")
            if at >= 0:
                i = max(0, bisect_right(reference.word_starts, at + 1) - 1 - first)
                last = min(i + len(row), len(reference.word_spans)) - 1
                return reference.word_spans[i][0], reference.word_spans[last][1]
    return None
