"""The functions of the package: one summarizer with the bundled models, shared by all who name no other."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, overload

from ..records import HindiStyle, Options, Summary
from .stages import Page
from .summarizer import Stop, Summarizer

_default: Summarizer | None = None
_default_lock = threading.Lock()


def default_summarizer() -> Summarizer:
    """The summarizer with the bundled models that `summarize` and `translate` use; made once, by the first caller."""
    global _default
    with _default_lock:
        if _default is None:
            _default = Summarizer()
        return _default


@overload
def summarize(page: Page, options: Options | None = None, **knobs: Any) -> Summary: ...
@overload
def summarize(page: Sequence[Page], options: Options | None = None, **knobs: Any) -> list[Summary]: ...
def summarize(page: Page | Sequence[Page], options: Options | None = None, **knobs: Any) -> Summary | list[Summary]:
    """The summary of a news page in English and Hindi, or of each page of a list, with the bundled models.

    `page` is pasted text or HTML. `knobs` are fields of `Options`: style, length, sentences, words, hindi, strict, …
    """
    return default_summarizer().summarize(page, options, **knobs)


@overload
def translate(
    text: str,
    *,
    glossary: Sequence[tuple[str, str]] = ...,
    hindi_style: HindiStyle | None = ...,
    timeout_s: float | None = ...,
    should_stop: Stop | None = ...,
) -> str: ...
@overload
def translate(
    text: list[str] | tuple[str, ...],
    *,
    glossary: Sequence[tuple[str, str]] = ...,
    hindi_style: HindiStyle | None = ...,
    timeout_s: float | None = ...,
    should_stop: Stop | None = ...,
) -> list[str]: ...
def translate(
    text: str | list[str] | tuple[str, ...],
    *,
    glossary: Sequence[tuple[str, str]] = (),
    hindi_style: HindiStyle | None = None,
    timeout_s: float | None = None,
    should_stop: Stop | None = None,
) -> str | list[str]:
    """The Hindi of an English text, or of each of a list, with the bundled translator; see `Summarizer.translate`."""
    return default_summarizer().translate(
        text, glossary=glossary, hindi_style=hindi_style, timeout_s=timeout_s, should_stop=should_stop
    )
