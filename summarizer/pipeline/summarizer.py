"""Summarizer: the only place that knows the order of the work, and brings the parts together."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal, TypeVar, overload

from ..engines import Engine, open_engine
from ..engines.limits import stop_if_asked
from ..errors import CancelledError, ModelError, OptionError, SummarizerError
from ..records import Article, Decoding, HindiStyle, Options, Progress, RawPage, Summary
from .checking import require_text
from .opening import Once
from .options import read_glossary, read_options
from .signature import sign
from .stages import Job, Page, cut, draft, entitle, finish, read, start
from .translating import stream_page, translate_pages, translate_texts

Stop = Callable[[], bool]
T = TypeVar("T")

# First pass: on 100 documents of the validation split four beams give ROUGE-2 10.4, greedy 9.0 (lead-3: 10.3); the
# other hypotheses are rung 2 at no cost. Blocked n-grams are long ones: a sentence is not said twice, names stay whole.
FIRST = Decoding(beam_size=4, hypotheses=4, no_repeat_ngram=10)
# The bundled translator loses parts of sentences and repeats phrases; both penalties work against that. With sources
# filled up (engines/pieces.py), chrF++ on 200 sentences of FLORES dev is 45.6 with penalties of 1.0 and 1.05, 45.8 with
# 1.4 and 1.05, 45.5 with 1.0 and 1.1. Before filling, six beams or no run of four pieces twice gained nothing more.
HINDI = Decoding(beam_size=4, hypotheses=4, no_repeat_ngram=6, length_penalty=1.4, repetition_penalty=1.05)
BATCH_TOKENS = 16_000  # source tokens worked on together: enough for full batches, small enough to keep memory level
READ_TOGETHER = 2  # parts of a long article read together while a reader watches


class Summarizer:
    """Summarizes news pages in English and Hindi; load once, use from any number of threads.

    `model` and `translator` are "bundled", a Hub name, a folder, or an open `Engine`. Models are loaded on first use.
    Nothing of a request is kept on the object.
    """

    def __init__(
        self,
        model: str | os.PathLike[str] | Engine = "bundled",
        translator: str | os.PathLike[str] | Engine = "bundled",
        *,
        engine: str = "auto",
        device: str = "auto",
        threads: int = 0,
        offline: bool | None = None,
    ) -> None:
        def once(given: str | os.PathLike[str] | Engine, role: Literal["summarizer", "translator"]) -> Once:
            if isinstance(given, Engine):
                return Once(lambda: given, given)
            if not isinstance(given, (str, os.PathLike)):
                raise OptionError(
                    f"The {role} is of the type {type(given).__name__}; a name, a folder or an open engine is needed. "
                    'Leave it out for "bundled".'
                )
            name = os.fspath(given)
            return Once(lambda: open_engine(name, role, engine=engine, device=device, threads=threads, offline=offline))

        self._summarizer = once(model, "summarizer")
        self._translator = once(translator, "translator")

    @overload
    def summarize(
        self, page: Page, options: Options | None = None, *, should_stop: Stop | None = None, **knobs: Any
    ) -> Summary: ...
    @overload
    def summarize(
        self, page: Sequence[Page], options: Options | None = None, *, should_stop: Stop | None = None, **knobs: Any
    ) -> list[Summary]: ...
    def summarize(
        self,
        page: Page | Sequence[Page],
        options: Options | None = None,
        *,
        should_stop: Stop | None = None,
        **knobs: Any,
    ) -> Summary | list[Summary]:
        """The summary of a page (text, HTML, `RawPage` or `Article`), or of each page of a list.

        `knobs` are fields of `Options`. An `Article` is taken as it is, not cleaned again. Raises `InputError` for what
        cannot be summarized, `OptionError`, `ModelError` and `EngineError`; of a list the first error, with nothing
        kept (see `summarize_many`).
        """
        asked = read_options(options, knobs)
        if isinstance(page, (str, bytes, RawPage, Article)) or not isinstance(page, Iterable):
            (summary,) = _outcome(self._run([start(page, asked)], should_stop))
            return summary
        results = []
        for result in self.summarize_many(page, asked, should_stop=should_stop):
            if isinstance(result, SummarizerError):
                raise result
            results.append(result)
        return results

    def steps(
        self, page: Page, options: Options | None = None, *, should_stop: Stop | None = None, **knobs: Any
    ) -> Iterator[Progress]:
        """The same, telling each stage as it comes; the last `Progress` carries the result."""
        return self._steps(page, read_options(options, knobs), should_stop)

    def _steps(self, page: Page, asked: Options, should_stop: Stop | None) -> Iterator[Progress]:
        yield Progress(stage="cleaning", done=0, total=1)
        job = start(page, asked)
        yield Progress(stage="cleaning", done=1, total=1)
        (summary,) = yield from self._run([job], should_stop, streamed=True)
        yield Progress(stage="done", done=1, total=1, result=summary)

    def summarize_many(
        self,
        pages: Iterable[Page],
        options: Options | None = None,
        *,
        batch_tokens: int = BATCH_TOKENS,
        should_stop: Stop | None = None,
        **knobs: Any,
    ) -> Iterator[Summary | SummarizerError]:
        """For each page its summary or its error, in order; the models work on many pages at once.

        Pages are drawn only as they are needed: about `batch_tokens` source tokens at a time. A page comes out as it
        would alone. What is wrong for every page is raised: a model that cannot be opened, and the stop asked for.
        """
        if isinstance(pages, (str, bytes, RawPage, Article)):
            raise OptionError("One page was given; several in a list are needed here. Use summarize for a single page.")
        return self._many(pages, read_options(options, knobs), batch_tokens, should_stop)

    def _many(
        self, pages: Iterable[Page], asked: Options, batch_tokens: int, should_stop: Stop | None
    ) -> Iterator[Summary | SummarizerError]:
        waiting: list[Job | SummarizerError] = []
        size = 0
        for page in pages:
            stop_if_asked(Decoding(should_stop=should_stop))
            try:
                job = start(page, asked)
            except SummarizerError as error:
                if not waiting:
                    yield error
                    continue
                waiting.append(error)
                size += 1
            else:
                waiting.append(job)
                size += len(job.article.text) // 4  # an English token has about four characters
            if size >= batch_tokens:
                yield from self._run_many(waiting, should_stop)
                waiting, size = [], 0
        yield from self._run_many(waiting, should_stop)

    def _run_many(
        self, waiting: Sequence[Job | SummarizerError], should_stop: Stop | None
    ) -> Iterator[Summary | SummarizerError]:
        jobs = [item for item in waiting if isinstance(item, Job)]
        done: Iterator[Summary | SummarizerError]
        try:
            done = iter(_outcome(self._run(jobs, should_stop)))
        except (CancelledError, ModelError):
            raise
        except SummarizerError:  # one text spoilt the batch: each on its own, so that only the guilty one fails
            done = (self._alone(job, should_stop) for job in jobs)
        for item in waiting:
            yield item if isinstance(item, SummarizerError) else next(done)

    def _alone(self, job: Job, should_stop: Stop | None) -> Summary | SummarizerError:
        try:
            (summary,) = _outcome(self._run([replace(job, began=time.monotonic())], should_stop))
        except (CancelledError, ModelError):
            raise
        except SummarizerError as error:
            return error
        return summary

    @overload
    def translate(
        self,
        text: str,
        *,
        glossary: Sequence[tuple[str, str]] = ...,
        hindi_style: HindiStyle | None = ...,
        timeout_s: float | None = ...,
        should_stop: Stop | None = ...,
    ) -> str: ...
    @overload
    def translate(
        self,
        text: list[str] | tuple[str, ...],
        *,
        glossary: Sequence[tuple[str, str]] = ...,
        hindi_style: HindiStyle | None = ...,
        timeout_s: float | None = ...,
        should_stop: Stop | None = ...,
    ) -> list[str]: ...
    def translate(
        self,
        text: str | list[str] | tuple[str, ...],
        *,
        glossary: Sequence[tuple[str, str]] = (),
        hindi_style: HindiStyle | None = None,
        timeout_s: float | None = None,
        should_stop: Stop | None = None,
    ) -> str | list[str]:
        """The Hindi of one text or of each of a list: line by line, sentence by sentence; empty lines stay.

        Each text may have 100,000 characters. A sentence whose Hindi could not be confirmed stays in English.

        `timeout_s` is for all the generating of the call; without it there is no limit, for the time grows with the
        text. When it is over before each sentence has its Hindi, `DeadlineError` is raised: plain text cannot say which
        of its sentences were not reached. When only repairs are left to do, they are left out. A `should_stop` that
        becomes true raises `CancelledError`.
        """
        limit = None if timeout_s is None else read_options(None, {"timeout_s": timeout_s}).timeout_s
        texts = [text] if isinstance(text, str) else list(text)
        for number, whole in enumerate(texts, start=1):
            require_text(whole, f"text {number}")
        translator = self._translator.get()  # loaded before the time begins
        deadline = None if limit is None else time.monotonic() + limit
        hindi = translate_texts(
            texts,
            translator,
            glossary=read_glossary(glossary),
            style=hindi_style,
            decoding=replace(HINDI, deadline=deadline, should_stop=should_stop),
        )
        return hindi[0] if isinstance(text, str) else hindi

    # ---- the order of the work ---------------------------------------------------------------------------------------

    def _run(
        self, jobs: Sequence[Job], should_stop: Stop | None, *, streamed: bool = False
    ) -> Generator[Progress, None, list[Summary]]:
        """All stages for these articles together, told as they come; streamed: part by part, sentence by sentence."""
        if not jobs:
            return []
        options = jobs[0].options
        if options.hindi:
            self._translator.load_ahead()  # while the summary is written
        engine = self._summarizer.get()
        deadline = time.monotonic() + options.timeout_s * len(jobs)
        first = replace(FIRST, deadline=deadline, should_stop=should_stop)

        prepared = []
        for job in jobs:
            stop_if_asked(first)
            prepared.append(cut(job, engine))
        candidates = yield from read(prepared, engine, first, together=READ_TOGETHER if streamed else None)
        yield Progress(stage="checking", done=0, total=len(jobs))
        drafts = [draft(p, c, engine, first) for p, c in zip(prepared, candidates, strict=True)]
        yield Progress(stage="checking", done=len(jobs), total=len(jobs))
        pages = entitle(drafts, engine, first)
        if streamed:
            (page,) = pages
            for number, sentence in enumerate(page.sentences, start=1):
                yield Progress(stage="writing", done=number, total=len(page.sentences), sentence=sentence)
        if not options.hindi:
            signature = sign(options, (engine, FIRST))
            return [finish(page, (), signature) for page in pages]

        asked = time.monotonic()
        translator = self._translator.get()
        waited = time.monotonic() - asked  # for the model to load or to come over the network: no part of the time
        second = replace(HINDI, deadline=deadline + waited, should_stop=should_stop)
        if streamed:
            hindi = [(yield from stream_page(pages[0], translator, second))]
        else:
            hindi = translate_pages(pages, translator, second)
        signature = sign(options, (engine, FIRST), (translator, HINDI))
        return [finish(page, said, signature) for page, said in zip(pages, hindi, strict=True)]


def _outcome(steps: Generator[Progress, None, T]) -> T:
    """What the work gives in the end, for a caller who does not watch it."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            outcome: T = end.value
            return outcome
