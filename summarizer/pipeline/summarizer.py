"""Summarizer: the only place that knows the order of the work, and brings the parts together."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, overload

from ..engines import Engine, open_engine
from ..errors import DeadlineError, EngineError, SummarizerError
from ..faithfulness import CHECK_VERSION, prepare
from ..hindi import HindiSentence, page_spellings, translate_sentences
from ..records import (
    Article,
    Bilingual,
    Decoding,
    HindiStyle,
    Options,
    Progress,
    RawPage,
    Summary,
)
from ..summary import write
from ..text.sentences import split_sentences
from .repair import Limits, climb
from .stages import (
    Once,
    Page,
    Work,
    attempt_of,
    cut,
    describe,
    package_version,
    read_options,
    reference_of,
    sentences_of,
    start,
    task_of,
    with_hindi,
    without_danda,
)

Stop = Callable[[], bool]

# First pass; measured by benchmarks/quality.py on highlights of the validation split: beams gain nothing over greedy.
FIRST = Decoding(beam_size=1, hypotheses=1)
# Two hypotheses cost little more than one and spare most repairs of names and numbers a second call.
HINDI = Decoding(beam_size=2, hypotheses=2)
BATCH_TOKENS = 16_000  # source tokens worked on together: enough for full batches, small enough to keep memory level
STREAMED = 2  # sentences translated together while a reader watches; larger is faster in sum, slower to the first

_NOTES = {
    4: "A sentence that could not be confirmed in the article was left out.",
    5: "These are the article's own sentences: nothing that the model wrote could be confirmed.",
}


class Summarizer:
    """Summarizes news pages in English and Hindi; load once, use from any number of threads.

    `model` and `translator` are "bundled", a Hub name, a folder, or an open `Engine`. Models are loaded on first use.
    Nothing of a request is kept on the object.
    """

    def __init__(
        self,
        model: str | Engine = "bundled",
        translator: str | Engine = "bundled",
        *,
        engine: str = "auto",
        device: str = "auto",
        threads: int = 0,
        offline: bool | None = None,
    ) -> None:
        def opener(name: str | Engine, role: Any) -> Callable[[], Engine]:
            if isinstance(name, str):
                return lambda: open_engine(name, role, engine=engine, device=device, threads=threads, offline=offline)
            return lambda: name

        self._summarizer = Once(opener(model, "summarizer"))
        self._translator = Once(opener(translator, "translator"))

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

        `knobs` are fields of `Options`. Raises `InputError` for what cannot be summarized, `OptionError`, `ModelError`
        and `EngineError`.
        """
        asked = read_options(options, knobs)
        if isinstance(page, (str, RawPage, Article)):
            work = start(page, asked)
            for _ in self._run([work], should_stop):
                pass
            return self._finish(work)
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
        asked = read_options(options, knobs)
        yield Progress(stage="cleaning", done=0, total=1)
        work = start(page, asked)
        yield Progress(stage="cleaning", done=1, total=1)
        yield from self._run([work], should_stop, streamed=True)
        yield Progress(stage="done", done=1, total=1, result=self._finish(work))

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

        Pages are drawn only as they are needed: about `batch_tokens` source tokens at a time.
        """
        asked = read_options(options, knobs)
        waiting: list[Work | SummarizerError] = []
        size = 0
        for page in pages:
            try:
                work = start(page, asked)
                size += len(work.article.text) // 4  # an English token has about four characters
                waiting.append(work)
            except SummarizerError as error:
                size += 1
                waiting.append(error)
            if size >= batch_tokens:
                yield from self._run_many(waiting, should_stop)
                waiting, size = [], 0
        yield from self._run_many(waiting, should_stop)

    def _run_many(
        self, waiting: Sequence[Work | SummarizerError], should_stop: Stop | None
    ) -> Iterator[Summary | SummarizerError]:
        works = [w for w in waiting if isinstance(w, Work)]
        failed: dict[int, SummarizerError] = {}
        try:
            for _ in self._run(works, should_stop):
                pass
        except (DeadlineError, EngineError) as error:
            if getattr(error, "code", "") == "cancelled":
                raise
            for work in works:  # one text spoilt the batch: each on its own, so that only the guilty one fails
                work.began = time.monotonic()
                try:
                    for _ in self._run([work], should_stop):
                        pass
                except EngineError as own:
                    failed[id(work)] = own
        for item in waiting:
            if isinstance(item, SummarizerError):
                yield item
            else:
                yield failed[id(item)] if id(item) in failed else self._finish(item)

    @overload
    def translate(
        self, text: str, *, glossary: Sequence[tuple[str, str]] = ..., hindi_style: HindiStyle | None = ...
    ) -> str: ...
    @overload
    def translate(
        self,
        text: list[str] | tuple[str, ...],
        *,
        glossary: Sequence[tuple[str, str]] = ...,
        hindi_style: HindiStyle | None = ...,
    ) -> list[str]: ...
    def translate(
        self,
        text: str | list[str] | tuple[str, ...],
        *,
        glossary: Sequence[tuple[str, str]] = (),
        hindi_style: HindiStyle | None = None,
    ) -> str | list[str]:
        """The Hindi of one text or of each of a list: line by line, sentence by sentence; empty lines stay."""
        texts = [text] if isinstance(text, str) else list(text)
        places = [
            (number, line, sentence.text)
            for number, whole in enumerate(texts)
            for line, part in enumerate(whole.split("\n"))
            for sentence in split_sentences(part)
        ]
        done = translate_sentences(
            [p[2] for p in places], self._translator.get(), style=hindi_style, glossary=tuple(glossary), decoding=HINDI
        )
        lines = [[""] * (whole.count("\n") + 1) for whole in texts]
        for (number, line, _), sentence in zip(places, done, strict=True):
            lines[number][line] = f"{lines[number][line]} {sentence.hi}".strip()
        results = ["\n".join(parts) for parts in lines]
        return results[0] if isinstance(text, str) else results

    # ---- the order of the work ---------------------------------------------------------------------------------------

    def _run(self, works: Sequence[Work], should_stop: Stop | None, *, streamed: bool = False) -> Iterator[Progress]:
        """All stages for these articles together, filled into each `Work`; streamed: sentence by sentence."""
        if not works:
            return
        options = works[0].options
        if options.hindi:
            self._translator.load_ahead()  # while the summary is written
        engine = self._summarizer.get()
        limits = Decoding(deadline=time.monotonic() + options.timeout_s * len(works), should_stop=should_stop)
        first = replace(FIRST, deadline=limits.deadline, should_stop=should_stop)

        for work in works:
            cut(work, engine)
        parts = sum(len(task_of(w).chunks) for w in works)
        yield Progress(stage="reading", done=0, total=parts)
        drafts = write([task_of(w) for w in works], engine, first)
        yield Progress(stage="reading", done=parts, total=parts)
        yield Progress(stage="checking", done=0, total=len(works))
        for work, candidates in zip(works, drafts, strict=True):
            work.reference = prepare(work.article)
            work.attempt = climb(task_of(work), work.limits, work.reference, candidates, engine, first)
            if work.attempt.rung in _NOTES:
                work.notes.append(_NOTES[work.attempt.rung])
        yield Progress(stage="checking", done=len(works), total=len(works))
        self._title(works, engine, first)
        if streamed:
            english = sentences_of(works[0])
            for number, sentence in enumerate(english, start=1):
                yield Progress(stage="writing", done=number, total=len(english), sentence=sentence)
        if options.hindi:
            yield from self._to_hindi(
                works, replace(HINDI, deadline=limits.deadline, should_stop=should_stop), streamed
            )

    def _title(self, works: Sequence[Work], engine: Engine, decoding: Decoding) -> None:
        """The page's own headline; where it has none, one from the model if it knows how, else the first sentence."""
        missing = []
        for work in works:
            said = attempt_of(work).sentences
            work.title = work.article.title or (said[0] if work.options.style == "headline" and said else "")
            if not work.title:
                missing.append(work)
        if missing and "headline" in dict(engine.card.prefixes):
            tasks = [replace(task_of(w), style="headline", sentences=1) for w in missing]
            for work, task, candidates in zip(missing, tasks, write(tasks, engine, decoding), strict=True):
                limits = Limits(sentences=1, words=None, strict=True)
                attempt = climb(task, limits, reference_of(work), candidates, engine, decoding)
                work.title = attempt.sentences[0] if attempt.sentences and attempt.rung < 5 else ""
        for work in missing:
            if not work.title and attempt_of(work).sentences:
                work.title = attempt_of(work).sentences[0].rstrip(".")

    def _to_hindi(self, works: Sequence[Work], decoding: Decoding, streamed: bool) -> Iterator[Progress]:
        """Titles and sentences of all articles in one call; sentence by sentence when somebody watches."""
        options = works[0].options
        translator = self._translator.get()

        def call(texts: Sequence[str], names: dict[str, str] | None = None) -> tuple[HindiSentence, ...]:
            return translate_sentences(
                texts, translator, style=options.hindi_style, glossary=options.glossary, decoding=decoding, names=names
            )

        if not streamed:
            texts = [text for work in works for text in (work.title, *attempt_of(work).sentences)]
            done = call(texts)
            start = 0
            for work in works:
                end = start + 1 + len(attempt_of(work).sentences)
                work.hindi = done[start:end]
                start = end
            return
        work = works[0]
        texts = [*attempt_of(work).sentences, work.title]
        english = sentences_of(work)
        finished: list[HindiSentence] = []
        yield Progress(stage="hindi", done=0, total=len(english))
        for start in range(0, len(texts), STREAMED):
            finished += call(texts[start : start + STREAMED], page_spellings(finished))
            for number in range(start, min(len(finished), len(english))):
                yield Progress(
                    stage="hindi",
                    done=number + 1,
                    total=len(english),
                    sentence=with_hindi(english[number], finished[number]),
                )
        work.hindi = (finished[-1], *finished[:-1])

    def _finish(self, work: Work) -> Summary:
        attempt = attempt_of(work)
        sentences = sentences_of(work)
        title = Bilingual(en=work.title)
        rung_hi = None
        if work.options.hindi:
            title = Bilingual(en=work.title, hi=without_danda(work.title, work.hindi[0].hi))
            sentences = [with_hindi(s, h) for s, h in zip(sentences, work.hindi[1:], strict=True)]
            rung_hi = max((h.rung for h in work.hindi[1:]), default=1)
        return Summary(
            title=title,
            sentences=tuple(sentences),
            article=work.article,
            style=work.options.style,
            coverage=work.coverage,
            rung=attempt.rung,
            rung_hi=rung_hi,
            signature=self._signature(work.options),
            seconds=round(time.monotonic() - work.began, 3),
            notes=tuple(work.notes),
        )

    def _signature(self, options: Options) -> str:
        """How a result was made, so that it can be made again."""
        parts = [f"summarizer {package_version()}", f"check {CHECK_VERSION}", describe(self._summarizer.get(), FIRST)]
        if options.hindi:
            parts.append(describe(self._translator.get(), HINDI))
        length = (
            f"{options.sentences} sentences" if options.sentences else f"{options.words} words" if options.words else ""
        )
        parts.append(f"{options.style}, {length or options.length}" + (", strict" if options.strict else ""))
        return " | ".join(parts)


# ---- the functions of the package ------------------------------------------------------------------------------------

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
def translate(text: str, *, glossary: Sequence[tuple[str, str]] = ..., hindi_style: HindiStyle | None = ...) -> str: ...
@overload
def translate(
    text: list[str] | tuple[str, ...],
    *,
    glossary: Sequence[tuple[str, str]] = ...,
    hindi_style: HindiStyle | None = ...,
) -> list[str]: ...
def translate(
    text: str | list[str] | tuple[str, ...],
    *,
    glossary: Sequence[tuple[str, str]] = (),
    hindi_style: HindiStyle | None = None,
) -> str | list[str]:
    """The Hindi of an English text, or of each of a list, with the bundled translator."""
    return default_summarizer().translate(text, glossary=glossary, hindi_style=hindi_style)
