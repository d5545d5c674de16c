"""One article on its way: what each stage gives to the next.

`Job` (cleaned) → `Prepared` (cut into parts) → `Drafted` (written and checked) → `Written` (with its title) →
`Summary` (with its Hindi). Nothing is filled in later; several articles go through a stage together.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from ..article import read_article
from ..chunks import pack
from ..engines import Engine
from ..errors import DeadlineError, InputError, TooShortError
from ..faithfulness import Reference, prepare
from ..hindi import HindiSentence
from ..records import (
    Article,
    Bilingual,
    Candidate,
    CheckedSentence,
    Decoding,
    Options,
    Progress,
    RawPage,
    Summary,
    SummarySentence,
)
from ..summary import Answers, Task, answer, ask, count_words, gather, room_for_source, shape, source_tokens, write
from ..text.sentences import split_sentences
from .repair import Attempt, Limits, climb

Page = str | RawPage | Article


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """An article to summarize as `options` say; `began` is when it came in."""

    article: Article
    options: Options
    began: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """The article in parts that fit the model; `coverage` is the share of it that they hold."""

    job: Job
    task: Task
    coverage: float

    @property
    def limits(self) -> Limits:
        options = self.job.options
        return Limits(sentences=self.task.sentences, words=options.words, strict=options.strict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Drafted:
    """The best attempt at the summary, and what it was checked against."""

    prepared: Prepared
    reference: Reference
    attempt: Attempt


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """The English, sentence by sentence, and its title."""

    prepared: Prepared
    attempt: Attempt
    sentences: tuple[SummarySentence, ...]
    title: str

    @property
    def texts(self) -> tuple[str, ...]:
        """What is to be translated: the sentences, then the title."""
        return (*(s.en for s in self.sentences), self.title)


# ---- reading ---------------------------------------------------------------------------------------------------------


def start(page: Page, options: Options) -> Job:
    """A page cleaned, unless it is an `Article` already; the errors of `read_article`."""
    began = time.monotonic()
    if not isinstance(page, (str, RawPage, Article)):
        raise InputError(
            f"The page is of the type {type(page).__name__}; text, a RawPage or an Article is needed. "
            "Decode bytes first, and read files with read_file."
        )
    article = page if isinstance(page, Article) else read_article(page)
    return Job(article=article, options=options, began=began)


# Asked for more than four sentences, a model trained on highlights still writes three or four: a long summary is asked
# for in smaller parts instead.
MOST_OF_A_PART = 4


def cut(job: Job, engine: Engine) -> Prepared:
    """The article in parts that fit the model, and how many sentences to ask for."""
    sentences = split_sentences(job.article.text)
    if not sentences:
        raise TooShortError("The article has no sentences; running text is needed. Paste the full text of the story.")
    options = job.options
    count = source_tokens(engine)
    chunks = pack(sentences, count, room_for_source(engine))
    if options.max_sentences > MOST_OF_A_PART * len(chunks) and len(sentences) >= 2 * options.max_sentences:
        tokens = sum(c.tokens for c in chunks)
        parts = -(-options.max_sentences // MOST_OF_A_PART)
        chunks = pack(sentences, count, min(room_for_source(engine), int(1.15 * tokens / parts) + 1))
    # A limit in words picks the sentences that fit from one more than would fill it.
    spare = 1 if options.words is not None and options.max_sentences > 1 else 0
    wanted = min(options.max_sentences + spare, max(1, len(sentences) // 2))  # a summary is shorter than its article
    given = sum(_size(s.text) for c in chunks for s in c.sentences)
    return Prepared(
        job=job,
        task=Task(chunks=chunks, style=options.style, sentences=wanted),
        coverage=min(1.0, given / max(1, _size(job.article.text))),
    )


def _size(text: str) -> int:
    return sum(map(len, text.split()))  # without the spaces between sentences


Candidates = tuple[Candidate, ...]


def read(
    articles: Sequence[Prepared], engine: Engine, decoding: Decoding, *, together: int | None = None
) -> Generator[Progress, None, list[Candidates]]:
    """What the model writes for each article, telling after every `together` parts how many are read (None: all)."""
    tasks = [a.task for a in articles]
    parts, asked = ask(tasks, engine, decoding)
    answers: list[Answers] = []
    yield Progress(stage="reading", done=0, total=len(parts))
    while len(answers) < len(parts):
        some = parts[len(answers) :][: together or len(parts)]
        answers += answer(some, engine, asked)
        yield Progress(stage="reading", done=len(answers), total=len(parts))
    return gather(tasks, answers)


# ---- writing ---------------------------------------------------------------------------------------------------------


def draft(prepared: Prepared, candidates: Candidates, engine: Engine, decoding: Decoding) -> Drafted:
    """The candidates checked against the article and repaired."""
    reference = prepare(prepared.job.article)
    attempt = climb(prepared.task, prepared.limits, reference, candidates, engine, decoding)
    return Drafted(prepared=prepared, reference=reference, attempt=attempt)


def entitle(drafts: Sequence[Drafted], engine: Engine, decoding: Decoding) -> list[Written]:
    """The drafts with their titles: the page's own; else one from the model if it can; else the first sentence."""
    titles = [_own_title(d) for d in drafts]
    missing = [i for i, title in enumerate(titles) if not title]
    if missing and "headline" in dict(engine.card.prefixes):
        with contextlib.suppress(DeadlineError):
            for i, title in zip(missing, _headlines([drafts[i] for i in missing], engine, decoding), strict=True):
                titles[i] = title
    return [
        Written(
            prepared=d.prepared,
            attempt=d.attempt,
            sentences=_sentences_of(d),
            title=title or shape((*d.attempt.sentences, "")[0], "headline"),
        )
        for d, title in zip(drafts, titles, strict=True)
    ]


def _own_title(drafted: Drafted) -> str:
    job = drafted.prepared.job
    if job.article.title or job.options.style != "headline":
        return job.article.title or ""
    return (*drafted.attempt.sentences, "")[0]


def _headlines(drafts: Sequence[Drafted], engine: Engine, decoding: Decoding) -> list[str]:
    """A headline for each, from its first part: a news story says what it is about at its head; "" where none holds."""
    tasks = [replace(d.prepared.task, chunks=d.prepared.task.chunks[:1], style="headline", sentences=1) for d in drafts]
    limits = Limits(sentences=1, words=None, strict=True)
    attempts = [
        climb(task, limits, drafted.reference, candidates, engine, decoding)
        for drafted, task, candidates in zip(drafts, tasks, write(tasks, engine, decoding), strict=True)
    ]
    return ["" if attempt.replaced else attempt.sentences[0] for attempt in attempts]


def _sentences_of(drafted: Drafted) -> tuple[SummarySentence, ...]:
    """The sentences of the attempt, each with its check, and whether it is one of the article's own."""
    parts = (s.text for chunk in drafted.prepared.task.chunks for s in chunk.sentences)
    own = {_bare(text) for text in (*parts, *(p.sentence.text for p in drafted.reference.phrases))}

    def shown(checked: CheckedSentence) -> SummarySentence:
        text = checked.sentence.text
        return SummarySentence(
            en=text, sources=checked.sources, findings=checked.findings, is_extract=_bare(text) in own
        )

    return tuple(map(shown, drafted.attempt.verdict.sentences))


def _bare(sentence: str) -> str:
    """What two sentences must share to be the same word for word: spaces, the first capital and the stop aside."""
    return " ".join(sentence.split()).rstrip(" .").casefold()


# ---- the result ------------------------------------------------------------------------------------------------------


def finish(written: Written, hindi: Sequence[HindiSentence], signature: str) -> Summary:
    """The summary; `hindi` is that of the sentences, then of the title, or nothing where none was asked for."""
    job, attempt = written.prepared.job, written.attempt
    title, sentences, rung_hi = Bilingual(en=written.title), written.sentences, None
    if hindi:
        *said, headline = hindi
        title = replace(title, hi=_without_danda(written.title, headline.hi))
        sentences = tuple(with_hindi(s, h) for s, h in zip(sentences, said, strict=True))
        rung_hi = max((h.rung for h in said), default=1)
    return Summary(
        title=title,
        sentences=sentences,
        article=job.article,
        style=job.options.style,
        coverage=written.prepared.coverage,
        rung=attempt.rung,
        rung_hi=rung_hi,
        signature=signature,
        seconds=round(time.monotonic() - job.began, 3),
        notes=notes_of(attempt, words=job.options.words, headline=hindi[-1] if hindi else None),
    )


def notes_of(attempt: Attempt, *, words: int | None = None, headline: HindiSentence | None = None) -> tuple[str, ...]:
    """What a reader should know of how the summary came about; `words` were asked for, `headline` is the Hindi one."""
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
    doubts = [f.value for f in headline.findings if f.kind != "not_translated"] if headline else []
    if doubts:
        notes.append(f"In the Hindi headline this could not be confirmed: {', '.join(dict.fromkeys(doubts))}.")
    return tuple(notes)


def with_hindi(sentence: SummarySentence, hindi: HindiSentence) -> SummarySentence:
    return replace(sentence, hi=hindi.hi, findings=(*sentence.findings, *hindi.findings))


def _without_danda(english: str, hindi: str) -> str:
    return hindi if english.rstrip().endswith(".") else hindi.rstrip("। ")
