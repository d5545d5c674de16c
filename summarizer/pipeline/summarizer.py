"""Summarizer: the only place that knows the order of the work, and brings the parts together."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Literal, overload

from ..engines import Engine, open_engine
from ..engines.limits import stop_if_asked
from ..errors import CancelledError, DeadlineError, ModelError, OptionError, SummarizerError
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
from ..summary import shape, write
from ..text.sentences import split_sentences
from .checking import require_text
from .repair import Limits, climb
from .stages import (
    Once,
    Page,
    Remembering,
    Work,
    attempt_of,
    cut,
    describe,
    keep_english,
    notes_of,
    package_version,
    read_glossary,
    read_options,
    reference_of,
    sentences_of,
    start,
    task_of,
    with_hindi,
    without_danda,
)

Stop = Callable[[], bool]

# First pass: on 100 documents of the validation split four beams give ROUGE-2 10.4, greedy 9.0 (lead-3: 10.3); the
# other hypotheses are rung 2 at no cost. Blocked n-grams are long ones: a sentence is not said twice, names stay whole.
FIRST = Decoding(beam_size=4, hypotheses=4, no_repeat_ngram=10)
# On 80 sentences of FLORES dev chrF++ is 49.9 with four beams, 50.3 when no run of six pieces comes twice.
HINDI = Decoding(beam_size=4, hypotheses=4, no_repeat_ngram=6)
BATCH_TOKENS = 16_000  # source tokens worked on together: enough for full batches, small enough to keep memory level
STREAMED = 2  # sentences translated together while a reader watches; larger is faster in sum, slower to the first


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
        return self._steps(page, read_options(options, knobs), should_stop)

    def _steps(self, page: Page, asked: Options, should_stop: Stop | None) -> Iterator[Progress]:
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

        Pages are drawn only as they are needed: about `batch_tokens` source tokens at a time. A page comes out as it
        would alone. What is wrong for every page is raised: a model that cannot be opened, and the stop asked for.
        """
        if isinstance(pages, (str, bytes, RawPage, Article)):
            raise OptionError("One page was given; several in a list are needed here. Use summarize for a single page.")
        return self._many(pages, read_options(options, knobs), batch_tokens, should_stop)

    def _many(
        self, pages: Iterable[Page], asked: Options, batch_tokens: int, should_stop: Stop | None
    ) -> Iterator[Summary | SummarizerError]:
        waiting: list[Work | SummarizerError] = []
        size = 0
        for page in pages:
            stop_if_asked(Decoding(should_stop=should_stop))
            try:
                work = start(page, asked)
            except SummarizerError as error:
                if not waiting:
                    yield error
                    continue
                waiting.append(error)
                size += 1
            else:
                waiting.append(work)
                size += len(work.article.text) // 4  # an English token has about four characters
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
        except (CancelledError, ModelError):
            raise
        except SummarizerError:
            for work in works:  # one text spoilt the batch: each on its own, so that only the guilty one fails
                work.began = time.monotonic()
                try:
                    for _ in self._run([work], should_stop):
                        pass
                except (CancelledError, ModelError):
                    raise
                except SummarizerError as own:
                    failed[id(work)] = own
        for item in waiting:
            if isinstance(item, SummarizerError):
                yield item
            else:
                yield failed[id(item)] if id(item) in failed else self._finish(item)

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
        places = [
            (number, line, sentence.text)
            for number, whole in enumerate(texts)
            for line, part in enumerate(whole.split("\n"))
            for sentence in split_sentences(part)
        ]
        translator = self._translator.get()  # loaded before the time begins
        deadline = None if limit is None else time.monotonic() + limit
        done = translate_sentences(
            [p[2] for p in places],
            translator,
            style=hindi_style,
            glossary=read_glossary(glossary),
            decoding=replace(HINDI, deadline=deadline, should_stop=should_stop),
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
        deadline = time.monotonic() + options.timeout_s * len(works)
        first = replace(FIRST, deadline=deadline, should_stop=should_stop)

        for work in works:
            stop_if_asked(first)
            cut(work, engine)
        parts = sum(len(task_of(w).chunks) for w in works)
        yield Progress(stage="reading", done=0, total=parts)
        drafts = write([task_of(w) for w in works], engine, first)
        yield Progress(stage="reading", done=parts, total=parts)
        yield Progress(stage="checking", done=0, total=len(works))
        for work, candidates in zip(works, drafts, strict=True):
            work.reference = prepare(work.article)
            work.attempt = climb(task_of(work), work.limits, work.reference, candidates, engine, first)
        yield Progress(stage="checking", done=len(works), total=len(works))
        self._title(works, engine, first)
        if streamed:
            english = sentences_of(works[0])
            for number, sentence in enumerate(english, start=1):
                yield Progress(stage="writing", done=number, total=len(english), sentence=sentence)
        if options.hindi:
            asked = time.monotonic()
            translator = self._translator.get()
            waited = time.monotonic() - asked  # for the model to load or to come over the network: no part of the time
            hindi = replace(HINDI, deadline=deadline + waited, should_stop=should_stop)
            if streamed:
                yield from self._stream_hindi(works[0], translator, hindi)
            else:
                self._to_hindi(works, translator, hindi)

    def _title(self, works: Sequence[Work], engine: Engine, decoding: Decoding) -> None:
        """The page's own headline; where it has none, one from the model if it knows how, else the first sentence."""
        missing = []
        for work in works:
            said = attempt_of(work).sentences
            work.title = work.article.title or (said[0] if work.options.style == "headline" and said else "")
            if not work.title:
                missing.append(work)
        if missing and "headline" in dict(engine.card.prefixes):
            with contextlib.suppress(DeadlineError):
                self._write_titles(missing, engine, decoding)
        for work in missing:
            if not work.title and attempt_of(work).sentences:
                work.title = shape(attempt_of(work).sentences[0], "headline")

    def _write_titles(self, works: Sequence[Work], engine: Engine, decoding: Decoding) -> None:
        """A headline for each, from its first part: a news story says what it is about at its head."""
        tasks = [replace(task_of(w), chunks=task_of(w).chunks[:1], style="headline", sentences=1) for w in works]
        limits = Limits(sentences=1, words=None, strict=True)
        for work, task, candidates in zip(works, tasks, write(tasks, engine, decoding), strict=True):
            attempt = climb(task, limits, reference_of(work), candidates, engine, decoding)
            work.title = attempt.sentences[0] if not attempt.replaced else ""

    def _to_hindi(self, works: Sequence[Work], translator: Engine, decoding: Decoding) -> None:
        """Sentences and title of each article; the engine works on all together, and no page sees another's names."""
        options = works[0].options
        asked = Remembering(translator)
        pages = [(*attempt_of(work).sentences, work.title) for work in works]
        if len(pages) > 1:
            _translate([text for page in pages for text in page], asked, options, decoding)
        for work, page in zip(works, pages, strict=True):
            work.hindi = _translate(page, asked, options, decoding)

    def _stream_hindi(self, work: Work, translator: Engine, decoding: Decoding) -> Iterator[Progress]:
        """The same for one article, sentence by sentence, for somebody who watches."""
        texts = [*attempt_of(work).sentences, work.title]
        english = sentences_of(work)
        finished: list[HindiSentence] = []
        yield Progress(stage="hindi", done=0, total=len(english))
        for at in range(0, len(texts), STREAMED):
            names = page_spellings(finished)
            finished += _translate(texts[at : at + STREAMED], translator, work.options, decoding, names)
            for number in range(at, min(len(finished), len(english))):
                yield Progress(
                    stage="hindi",
                    done=number + 1,
                    total=len(english),
                    sentence=with_hindi(english[number], finished[number]),
                )
        work.hindi = tuple(finished)

    def _finish(self, work: Work) -> Summary:
        attempt = attempt_of(work)
        sentences = sentences_of(work)
        title = Bilingual(en=work.title)
        rung_hi = None
        if work.options.hindi:
            title = Bilingual(en=work.title, hi=without_danda(work.title, work.hindi[-1].hi))
            sentences = [with_hindi(s, h) for s, h in zip(sentences, work.hindi[:-1], strict=True)]
            rung_hi = max((h.rung for h in work.hindi[:-1]), default=1)
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
            notes=notes_of(work),
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
        if options.hindi and options.hindi_style != HindiStyle():
            changed = (f.name for f in fields(HindiStyle) if getattr(options.hindi_style, f.name) != f.default)
            parts.append(", ".join(f"{name}={getattr(options.hindi_style, name)}" for name in changed))
        if options.hindi and options.glossary:
            parts.append(f"glossary of {len(options.glossary)}")
        return " | ".join(parts)


def _translate(
    texts: Sequence[str],
    engine: Engine,
    options: Options,
    decoding: Decoding,
    names: Mapping[str, str] | None = None,
) -> tuple[HindiSentence, ...]:
    done = translate_sentences(
        texts, engine, style=options.hindi_style, glossary=options.glossary, decoding=decoding, names=names
    )
    return tuple(sentence if sentence.hi.strip() else keep_english(sentence.en) for sentence in done)


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
