"""The checks alone, for a summary that somebody else wrote; no model is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..errors import InputError, TooLongError
from ..faithfulness import check_summary, prepare
from ..hindi import check_translation
from ..records import MAX_CHARACTERS, Article, Finding, RawPage, Verdict
from ..text.sentences import split_hindi, split_sentences
from .options import read_glossary
from .stages import Page

Findings = tuple[Finding, ...]


def check(
    article: Page, summary: str, hindi: str | None = None, *, glossary: Sequence[tuple[str, str]] = ()
) -> Verdict:
    """The checks alone: a summary against its article, and its Hindi against the summary. No model is loaded.

    English and Hindi are compared sentence by sentence where both have as many, else line by line where both have as
    many lines, else as a whole; what the Hindi raises stands with the first sentence of what was compared, its
    `source_span` pointing into that. Each text may have 100,000 characters.
    """
    source = article.text if isinstance(article, RawPage) else article
    require_text(source.text if isinstance(source, Article) else source, "the article")
    require_text(summary, "the summary")
    lines = [[s.text for s in split_sentences(line)] for line in summary.split("\n") if line.strip()]
    english = [sentence for line in lines for sentence in line]
    verdict = check_summary(prepare(source), english)
    if hindi is None or not english:
        return verdict
    require_text(hindi, "the Hindi summary")
    said = [[s.text for s in split_hindi(line)] for line in hindi.split("\n") if line.strip()]
    extra = _compare(lines, said, read_glossary(glossary))
    return Verdict(
        sentences=tuple(
            replace(s, findings=(*s.findings, *more)) for s, more in zip(verdict.sentences, extra, strict=True)
        )
    )


def _compare(lines: list[list[str]], said: list[list[str]], glossary: tuple[tuple[str, str], ...]) -> list[Findings]:
    """What the Hindi raises, for each English sentence."""
    english = [sentence for line in lines for sentence in line]
    hindi = [sentence for line in said for sentence in line]
    if not english:
        return []
    if len(english) == len(hindi):
        return [check_translation(en, hi, glossary=glossary) for en, hi in zip(english, hindi, strict=True)]
    if len(lines) > 1 and len(lines) == len(said):
        return [findings for en, hi in zip(lines, said, strict=True) for findings in _compare([en], [hi], glossary)]
    whole = check_translation(" ".join(english), " ".join(hindi), glossary=glossary)
    return [whole, *[()] * (len(english) - 1)]


def require_text(text: str, what: str) -> None:
    """Refuse what is no text, or more of it than any pattern should run over."""
    if not isinstance(text, str):
        raise InputError(
            f"{what.capitalize()} is of the type {type(text).__name__}; a string is needed. Decode bytes first."
        )
    if len(text) > MAX_CHARACTERS:
        raise TooLongError(
            f"{what.capitalize()} has {len(text):,} characters; {MAX_CHARACTERS:,} are possible. Use a part of it."
        )
