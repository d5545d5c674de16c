"""A news page to a short English summary and its Hindi; every number, name and quote checked; no network needed.

    >>> from summarizer import summarize  # doctest: +SKIP
    >>> result = summarize(text)          # doctest: +SKIP
    >>> print(result.english, result.hindi)  # doctest: +SKIP

Importing this package loads no model and no model library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import (
    BatchError,
    BlockedAddressError,
    CancelledError,
    DeadlineError,
    EngineError,
    FetchError,
    FileFormatError,
    InputError,
    InputTooLongError,
    IntegrityError,
    LanguageError,
    ModelError,
    ModelNotFoundError,
    NotAnArticleError,
    OptionError,
    SpeechError,
    SummarizerError,
    TooLongError,
    TooShortError,
)
from .records import (
    Article,
    Bilingual,
    Finding,
    HindiStyle,
    Options,
    Progress,
    RawPage,
    Summary,
    SummarySentence,
    Verdict,
)
from .version import __version__

if TYPE_CHECKING:
    from .pipeline import Summarizer, check, summarize, translate

__all__ = [
    "Article", "BatchError", "Bilingual", "BlockedAddressError", "CancelledError", "DeadlineError", "EngineError",
    "FetchError", "FileFormatError", "Finding", "HindiStyle", "InputError", "InputTooLongError", "IntegrityError",
    "LanguageError", "ModelError", "ModelNotFoundError", "NotAnArticleError", "OptionError", "Options", "Progress",
    "RawPage", "SpeechError", "Summarizer", "SummarizerError", "Summary", "SummarySentence", "TooLongError",
    "TooShortError", "Verdict", "__version__", "check", "summarize", "translate",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """`summarize`, `translate`, `check` and `Summarizer` wait for their first use (PEP 562): the import stays light."""
    if name in ("Summarizer", "check", "summarize", "translate"):
        from . import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
