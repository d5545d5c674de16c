"""One article on its way, stage by stage; filled in by the call that owns it."""

from __future__ import annotations

import contextlib
import importlib.metadata
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from ..article import read_article
from ..chunks import pack
from ..engines import Engine
from ..errors import InputError, OptionError, TooShortError
from ..faithfulness import Reference
from ..hindi import HindiSentence
from ..records import Article, Candidate, Decoding, Finding, Options, RawPage, SummarySentence
from ..summary import Task, count_words, room_for_source
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
    hindi: tuple[HindiSentence, ...] = ()  # of the sentences, then of the title

    @property
    def limits(self) -> Limits:
        assert self.task is not None  # set by _cut, the first stage
        return Limits(sentences=self.task.sentences, words=self.options.words, strict=self.options.strict)


class Once:
    """An engine that is opened once, by whichever thread needs it first."""

    def __init__(self, opener: Callable[[], Engine], engine: Engine | None = None) -> None:
        self._opener = opener
        self._lock = threading.Lock()
        self._engine = engine

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
        with contextlib.suppress(Exception):
            self.get()


class Remembering:
    """An engine that asks another one for each text once; lives as long as one call of `Summarizer`."""

    def __init__(self, engine: Engine) -> None:
        self.card = engine.card
        self.name = engine.name
        self._engine = engine
        self._answers: dict[tuple[str, Decoding], list[Candidate]] = {}

    def count_tokens(self, text: str) -> int:
        return self._engine.count_tokens(text)

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        new = [t for t in dict.fromkeys(texts) if (t, decoding) not in self._answers]
        if new:
            for text, candidates in zip(new, self._engine.generate(new, decoding), strict=True):
                self._answers[text, decoding] = candidates
        return [list(self._answers[text, decoding]) for text in texts]


def read_options(options: Options | None, knobs: dict[str, Any]) -> Options:
    """The options with `knobs` over them; `OptionError` for what is no option, or no value for it."""
    unknown = set(knobs) - {f.name for f in fields(Options)}
    if unknown:
        known = ", ".join(f.name for f in fields(Options))
        raise OptionError(f"{', '.join(sorted(unknown))} is no option. The options are {known}. Use one of these.")
    if "glossary" in knobs:
        knobs = {**knobs, "glossary": read_glossary(knobs["glossary"])}
    for name in ("sentences", "words"):
        value = knobs.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise OptionError(f"{name} is {value!r}; a whole number is needed. Give one, for example {name}=20.")
    try:
        return replace(options or Options(), **knobs)
    except TypeError as error:
        raise OptionError(
            f"A value among {knobs!r} has the wrong type ({error}). See Options for each type."
        ) from error


def read_glossary(pairs: Iterable[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """The user's names as pairs; `OptionError` when they are no pairs of text."""
    try:
        read = tuple((en, hi) for en, hi in pairs)
    except (TypeError, ValueError) as error:
        raise OptionError(
            "The glossary holds something else than pairs; (English, Hindi) is needed for each name. "
            'Write it as [("Niphad", "निफाड")].'
        ) from error
    if not all(isinstance(word, str) for pair in read for word in pair):
        raise OptionError("The glossary holds something else than text; (English, Hindi) is needed. Give two strings.")
    return read


def start(page: Page, options: Options) -> Work:
    """A page cleaned, unless it is an `Article` already; the errors of `read_article`."""
    began = time.monotonic()
    if not isinstance(page, (str, RawPage, Article)):
        raise InputError(
            f"The page is of the type {type(page).__name__}; text, a RawPage or an Article is needed. "
            "Decode bytes first, and read files with read_file."
        )
    article = page if isinstance(page, Article) else read_article(page)
    return Work(article=article, options=options, began=began)


# Asked for more than four sentences, a model trained on highlights still writes three or four: a long summary is asked
# for in smaller parts instead.
MOST_OF_A_PART = 4


def cut(work: Work, engine: Engine) -> None:
    """The article in parts that fit the model, and how many sentences to ask for."""
    sentences = split_sentences(work.article.text)
    if not sentences:
        raise TooShortError("The article has no sentences; running text is needed. Paste the full text of the story.")
    options = work.options
    chunks = pack(sentences, engine.count_tokens, room_for_source(engine))
    if options.max_sentences > MOST_OF_A_PART * len(chunks) and len(sentences) >= 2 * options.max_sentences:
        tokens = sum(c.tokens for c in chunks)
        parts = -(-options.max_sentences // MOST_OF_A_PART)
        chunks = pack(sentences, engine.count_tokens, min(room_for_source(engine), int(1.15 * tokens / parts) + 1))
    # A limit in words picks the sentences that fit from one more than would fill it.
    spare = 1 if options.words is not None and options.max_sentences > 1 else 0
    wanted = min(options.max_sentences + spare, max(1, len(sentences) // 2))  # a summary is shorter than its article
    work.task = Task(chunks=chunks, style=options.style, sentences=wanted)
    given = sum(_size(s.text) for c in chunks for s in c.sentences)
    work.coverage = min(1.0, given / max(1, _size(work.article.text)))


def _size(text: str) -> int:
    return sum(map(len, text.split()))  # without the spaces between sentences


def sentences_of(work: Work) -> list[SummarySentence]:
    """The sentences of the attempt, each with its check, and whether it is one of the article's own."""
    parts = (s.text for chunk in task_of(work).chunks for s in chunk.sentences)
    own = {_bare(text) for text in (*parts, *(p.sentence.text for p in reference_of(work).phrases))}
    return [
        SummarySentence(
            en=c.sentence.text, sources=c.sources, findings=c.findings, is_extract=_bare(c.sentence.text) in own
        )
        for c in attempt_of(work).verdict.sentences
    ]


def _bare(sentence: str) -> str:
    """What two sentences must share to be the same word for word: spaces, the first capital and the stop aside."""
    return " ".join(sentence.split()).rstrip(" .").casefold()


def notes_of(work: Work) -> tuple[str, ...]:
    """What a reader should know of how the summary came about."""
    attempt, words = attempt_of(work), work.options.words
    notes = []
    if attempt.rung == 4:
        notes.append("A sentence that could not be confirmed in the article was left out.")
        if attempt.replaced:
            notes = ["A sentence that could not be confirmed gave way to the article's own."]
    elif attempt.rung == 5:
        notes.append("These are the article's own sentences: nothing that the model wrote could be confirmed.")
    length = count_words(attempt.sentences)
    if words is not None and length > words:
        notes.append(f"{words} words were asked for; the shortest whole sentence has {length}.")
    if work.hindi and any(f.kind != "not_translated" for f in work.hindi[-1].findings):
        values = ", ".join(dict.fromkeys(f.value for f in work.hindi[-1].findings if f.kind != "not_translated"))
        notes.append(f"In the Hindi headline this could not be confirmed: {values}.")
    return tuple(notes)


def with_hindi(sentence: SummarySentence, hindi: HindiSentence) -> SummarySentence:
    return replace(sentence, hi=hindi.hi, findings=(*sentence.findings, *hindi.findings))


def keep_english(english: str) -> HindiSentence:
    """The English in place of a Hindi sentence for which the engine had no answer."""
    finding = Finding(
        kind="not_translated",
        value=english,
        span=(0, len(english)),
        source_span=(0, len(english)),
        message="This sentence stays in English; the translator gave no Hindi for it.",
        message_hi="यह वाक्य अंग्रेज़ी में ही रखा गया है; इसका हिंदी अनुवाद नहीं मिल सका।",
    )
    return HindiSentence(en=english, hi=english, findings=(finding,), rung=5)


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
