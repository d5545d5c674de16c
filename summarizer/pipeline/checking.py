"""The checks alone, for a summary that somebody else wrote; no model is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..faithfulness import check_summary, prepare
from ..hindi import check_translation
from ..records import Article, CheckedSentence, Verdict
from ..text.sentences import split_hindi, split_sentences
from .stages import Page


def check(
    article: Page, summary: str, hindi: str | None = None, *, glossary: Sequence[tuple[str, str]] = ()
) -> Verdict:
    """The checks alone: a summary against its article, and its Hindi against the summary. No model is loaded.

    Hindi and English are compared sentence by sentence where their numbers agree, line by line for key points, and as
    a whole otherwise; what the Hindi raises stands with the sentence it belongs to.
    """
    source = article if isinstance(article, (str, Article)) else article.text
    english = [s.text for line in summary.split("\n") for s in split_sentences(line)]
    verdict = check_summary(prepare(source), english)
    if hindi is None or not english:
        return verdict
    said = [s.text for line in hindi.split("\n") for s in split_hindi(line)]
    glossary = tuple(glossary)
    if len(said) == len(english):
        extra = [check_translation(en, hi, glossary=glossary) for en, hi in zip(english, said, strict=True)]
    else:
        extra = [check_translation(" ".join(english), " ".join(said), glossary=glossary), *[()] * (len(english) - 1)]
    joined: tuple[CheckedSentence, ...] = tuple(
        replace(s, findings=(*s.findings, *more)) for s, more in zip(verdict.sentences, extra, strict=True)
    )
    return Verdict(sentences=joined)
