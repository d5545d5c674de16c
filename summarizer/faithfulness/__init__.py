"""Checks a summary against its article: numbers, names, titles, roles, quotes, direction, a source for each sentence.

A finding means "the article does not say this", never "this is false". Precision comes first: what a person could
derive from the article (a sum, a rounded figure, another name of the same country) is no finding.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records import CheckedSentence, Finding, Sentence, Verdict
from ..text.numbers import read_numbers
from .figures import check_numbers, missing_numbers
from .naming import check_names
from .persons import check_persons
from .polarity import check_polarity
from .quotes import check_quotes
from .reference import Reference, prepare, take_apart
from .roles import check_roles
from .sources import MIN_SUPPORT, check_source, find_sources, match

__all__ = ["CHECK_VERSION", "MIN_SUPPORT", "Reference", "check_summary", "find_sources", "prepare"]

CHECK_VERSION = "3"  # goes into a summary's signature; raised whenever the same text may get other findings


def check_summary(reference: Reference, sentences: Sequence[str]) -> Verdict:
    """The verdict on a summary given as sentences: for each its findings, its sources and how well they cover it.

    Offsets of the sentences are those in the sentences joined by single spaces.
    """
    checked = []
    start = 0
    quantities = [read_numbers(text, "en") for text in sentences]
    missing = missing_numbers(reference, quantities)
    for text, numbers in zip(sentences, quantities, strict=True):
        phrase = take_apart(Sentence(text=text, start=0, end=len(text)))
        sources, support = match(reference, phrase)
        findings: list[Finding] = check_numbers(reference, phrase, sources, numbers, missing)
        for check in (check_names, check_quotes, check_polarity, check_roles, check_persons):
            findings += check(reference, phrase, sources)
        findings += check_source(reference, phrase, sources, support)
        sentence = Sentence(text=text, start=start, end=start + len(text))
        spans = tuple((s.sentence.start, s.sentence.end) for s in sources)
        findings.sort(key=lambda f: f.span)
        checked.append(
            CheckedSentence(sentence=sentence, sources=spans, findings=tuple(findings), support=round(support, 4))
        )
        start += len(text) + 1
    return Verdict(sentences=tuple(checked))
