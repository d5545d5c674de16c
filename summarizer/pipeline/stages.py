"""One article on its way, stage by stage; filled in by the call that owns it."""

from __future__ import annotations

import importlib.metadata
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from ..article import read_article
from ..chunks import pack
from ..engines import Engine
from ..errors import OptionError, SummarizerError, TooShortError
from ..faithfulness import Reference
from ..hindi import HindiSentence
from ..records import Article, Decoding, Options, RawPage, SummarySentence
from ..summary import Task, room_for_source
from ..text.sentences import split_sentences
from .repair import Attempt, Limits

Page = str | RawPage | Article


@dataclass(slots=True)
class Work:
    """One article on its way; filled in stage by stage by the call that owns it."""

    article: Article
    options: Options
    began: float
    reference: Reference | None = None
    task: Task | None = None
    coverage: float = 0.0
    attempt: Attempt | None = None
    title: str = ""
    hindi: tuple[HindiSentence, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def limits(self) -> Limits:
        assert self.task is not None  # set by _cut, the first stage
        return Limits(sentences=self.task.sentences, words=self.options.words, strict=self.options.strict)


class Once:
    """An engine that is opened once, by whichever thread needs it first."""

    def __init__(self, opener: Callable[[], Engine]) -> None:
        self._opener = opener
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    def get(self) -> Engine:
        with self._lock:
            if self._engine is None:
                self._engine = self._opener()
            return self._engine

    def load_ahead(self) -> None:
        """Start opening in the background; an error waits for `get`, which meets it again and raises it."""
        if self._engine is None:
            threading.Thread(target=self._try, daemon=True).start()

    def _try(self) -> None:
        try:
            self.get()
        except SummarizerError:
            return  # `get` opens it again in the caller's thread and the error is raised there


def read_options(options: Options | None, knobs: dict[str, Any]) -> Options:
    unknown = set(knobs) - {f.name for f in fields(Options)}
    if unknown:
        known = ", ".join(f.name for f in fields(Options))
        raise OptionError(f"{', '.join(sorted(unknown))} is no option. The options are {known}. Use one of these.")
    return replace(options or Options(), **knobs)


def start(page: Page, options: Options) -> Work:
    began = time.monotonic()
    article = page if isinstance(page, Article) else read_article(page)
    return Work(article=article, options=options, began=began)


def cut(work: Work, engine: Engine) -> None:
    """The article in parts that fit the model, and how many sentences to ask for."""
    sentences = split_sentences(work.article.text)
    if not sentences:
        raise TooShortError("The article has no sentences; running text is needed. Paste the full text of the story.")
    chunks = pack(sentences, engine.count_tokens, room_for_source(engine))
    wanted = min(work.options.max_sentences, max(1, len(sentences) // 2))  # a summary is shorter than its article
    work.task = Task(chunks=chunks, style=work.options.style, sentences=wanted)
    given = sum(len(s.text) for c in chunks for s in c.sentences)
    work.coverage = min(1.0, given / sum(len(s.text) for s in sentences))


def sentences_of(work: Work) -> list[SummarySentence]:
    text = " ".join(work.article.text.split())
    return [
        SummarySentence(
            en=c.sentence.text,
            sources=c.sources,
            findings=c.findings,
            is_extract=" ".join(c.sentence.text.split()) in text,
        )
        for c in attempt_of(work).verdict.sentences
    ]


def with_hindi(sentence: SummarySentence, hindi: HindiSentence) -> SummarySentence:
    return replace(sentence, hi=hindi.hi, findings=(*sentence.findings, *hindi.findings))


def without_danda(english: str, hindi: str) -> str:
    return hindi if english.rstrip().endswith(".") else hindi.rstrip("। ")


def task_of(work: Work) -> Task:
    assert work.task is not None  # stages run in order
    return work.task


def attempt_of(work: Work) -> Attempt:
    assert work.attempt is not None
    return work.attempt


def reference_of(work: Work) -> Reference:
    assert work.reference is not None
    return work.reference


def describe(engine: Engine, decoding: Decoding) -> str:
    card = engine.card
    return f"{card.name}@{card.revision or 'unpinned'} {engine.name} beam={decoding.beam_size}"


def package_version() -> str:
    try:
        return importlib.metadata.version("news-summarizer-hi")
    except importlib.metadata.PackageNotFoundError:
        return "(not installed)"
