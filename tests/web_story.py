"""A stand-in summarizer for the page's tests: real cleaning, then a result whose every finding is known beforehand."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import gc
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from summarizer.article import read_article
from summarizer.errors import CancelledError
from summarizer.records import Article, Bilingual, Finding, Options, Progress, Removed, Summary, SummarySentence
from summarizer.text.sentences import split_sentences


@contextlib.contextmanager
def no_loops_left() -> Iterator[None]:
    """Collects the event loops that Gradio leaves open when it is imported or started outside of one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
        asyncio.set_event_loop(None)
        gc.collect()


with no_loops_left():
    import gradio as gr
    from gradio_client import Client

__all__ = ["HOSTILE", "PAGE", "Client", "Story", "gr", "no_loops_left", "served"]

PAGE = """\
Home
Notification Icon

Harbour town of Nilpur opens a tidal power station after nine years

Nilpur: The harbour town of Nilpur switched on a tidal power station on Friday, nine years after the first plan was \
drawn up and four years later than promised.

The station cost Rs 412 crore and can light 26,000 homes, according to the state power board. It stands where the \
old salt works closed in 1998.

"The sea has always fed us, and now it will light our lamps," said the chairman of the port, \
Devika Nair, at the opening.

Listen to This Article

Fishermen will be paid for 40 days of lost work. The board said that a second station with twice the power would be \
built further north if the first one earns its costs within six years.

First Published: May 02, 2025 16:05 IST
"""
HOSTILE = "<img src=x onerror=window.hacked=1><script>window.hacked=2</script>"

_HINDI = (
    "बंदरगाह शहर नीलपुर में शुक्रवार को ज्वारीय बिजलीघर चालू हुआ।",
    "बिजलीघर पर 412 करोड़ रुपये खर्च हुए और यह 26,000 घरों को रोशन कर सकता है।",
    "मछुआरों को 30 दिन के काम का मुआवज़ा मिलेगा।",
)


class Story:
    """Says three sentences about `PAGE`: one plain, one taken word for word, one with a number that is not there."""

    def __init__(self) -> None:
        self.slow = False  # True: writes for ever, until it is asked to stop
        self.hostile = False  # True: markup in every field that a text from outside can reach
        self.active = 0  # how many are at work just now
        self.steps_taken = 0
        self._lock = threading.Lock()

    def release(self) -> None:
        """Lets slow work go on to its end."""
        self.slow = False

    def steps(
        self,
        text_or_page: Any,
        options: Options | None = None,
        *,
        should_stop: Callable[[], bool] | None = None,
        **knobs: Any,
    ) -> Iterator[Progress]:
        with self._lock:
            self.active += 1
            self.steps_taken += 1
        try:
            yield from self._work(text_or_page, options or Options(**knobs), should_stop or (lambda: False))
        finally:
            with self._lock:
                self.active -= 1

    def translate(self, text: str, **knobs: Any) -> str:
        return _HINDI[0]

    def _work(self, given: Any, options: Options, should_stop: Callable[[], bool]) -> Iterator[Progress]:
        yield Progress(stage="cleaning", done=1, total=1)
        article = given if isinstance(given, Article) else read_article(given)
        if self.hostile:
            article = dataclasses.replace(
                article,
                title=HOSTILE,
                standfirst=HOSTILE,
                byline=HOSTILE,
                paragraphs=(*article.paragraphs, HOSTILE),
                removed=(*article.removed, Removed(line=99, text=HOSTILE, reason=HOSTILE)),
            )
        yield Progress(stage="reading", done=0, total=2)
        yield Progress(stage="reading", done=2, total=2)
        yield Progress(stage="checking", done=1, total=1)
        sentences = english_sentences(article)
        if self.hostile:
            finding = Finding(kind="title", value=HOSTILE, span=(0, 9), message=HOSTILE, message_hi=HOSTILE)
            sentences += (SummarySentence(en=HOSTILE, hi=HOSTILE + "।", findings=(finding,)),)
        for number, sentence in enumerate(sentences, start=1):
            yield Progress(
                stage="writing", done=number, total=len(sentences), sentence=dataclasses.replace(sentence, hi=None)
            )
            while self.slow and not should_stop():
                time.sleep(0.02)
            if should_stop():
                raise CancelledError("The work was stopped; nothing is needed. Start again.")
        if options.hindi:
            for number, sentence in enumerate(sentences, start=1):
                yield Progress(stage="hindi", done=number, total=len(sentences), sentence=sentence)
        result = Summary(
            title=Bilingual(en=article.title or "", hi="नीलपुर में ज्वारीय बिजलीघर शुरू"),
            sentences=sentences,
            article=article,
            style=options.style,
            coverage=1.0,
            rung=4,
            rung_hi=1,
            signature="story@1 · scripted",
            seconds=1.25,
            notes=(HOSTILE,) if self.hostile else (),
        )
        yield Progress(stage="done", done=1, total=1, result=result)


def english_sentences(article: Article) -> tuple[SummarySentence, ...]:
    """The three sentences, each with its source where the article has it."""
    spans = {s.text: (s.start, s.end) for s in split_sentences(article.text)}

    def source(beginning: str) -> tuple[tuple[int, int], ...]:
        return tuple(span for text, span in spans.items() if beginning in text)

    cost = next((text for text in spans if "412 crore" in text), "The station cost Rs 412 crore.")
    days = "Fishermen will be paid for 30 days of lost work."
    at = days.index("30")
    wrong = Finding(
        kind="number",
        value="30",
        span=(at, at + 2),
        message="The number 30 is not in the article.",
        message_hi="संख्या 30 लेख में नहीं है।",
        expected="40",
    )
    return (
        SummarySentence(
            en="Nilpur switched on a tidal power station on Friday.", hi=_HINDI[0], sources=source("switched on")
        ),
        SummarySentence(en=cost, hi=_HINDI[1], sources=source("412 crore"), is_extract=True),
        SummarySentence(en=days, hi=_HINDI[2], sources=source("40 days"), findings=(wrong,)),
    )


@contextlib.contextmanager
def served(story: Story, **settings: Any) -> Iterator[str]:
    """The page on a free port of this computer; gives its address."""
    from summarizer.web import serve

    with no_loops_left():
        page = serve(port=None, summarizer=story, wait=False, quiet=True, **settings)
    yield page.local_url
    with no_loops_left():
        page.close()
