"""The values that travel through the program, and the knobs, with their validation; no other behaviour.

Everything is frozen, keyword-only and slotted; sequences are tuples. Offsets are in characters (Python
string indices), half-open, and ``text[s.start:s.end] == s.text`` holds for every sentence.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from .errors import OptionError

Language = Literal["en", "hi"]
PageKind = Literal["text", "html", "markdown"]
Style = Literal["paragraph", "key-points", "headline", "tldr"]
Length = Literal["short", "medium", "long"]
EngineName = Literal["auto", "ct2", "torch"]
Device = Literal["auto", "cpu", "cuda", "mps"]
Digits = Literal["ascii", "devanagari"]
FindingKind = Literal[
    "number",
    "name",
    "quote",
    "title",
    "polarity",
    "role",
    "source",  # English against the article
    "number_hi",
    "name_hi",
    "untranslated",
    "length_ratio",
    "repetition",
    "sentence_count",
    "negation_hi",  # Hindi against English
    "not_translated",  # the English sentence was kept
]

STYLES: tuple[str, ...] = get_args(Style)
LENGTHS: tuple[str, ...] = get_args(Length)
ENGINES: tuple[str, ...] = get_args(EngineName)

MIN_WORDS = 40  # about two sentences of news: below, nothing can be shortened; chosen, not measured
MAX_CHARACTERS = 100_000  # about 16,000 words, three times the longest news feature; checked before any pattern runs


# ---- reading ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class RawPage:
    """What was pasted, read from a file or fetched, before any cleaning."""

    text: str
    kind: PageKind = "text"
    origin: str = "pasted"  # "pasted", a file name, or a URL


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """One line of the page that is no part of the article, and why; `line` counts from 0 in the page's text lines."""

    line: int
    text: str
    reason: str  # a key of article.REASONS: "menu", "caption", "promo", "date line", ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """A clean article: its body in paragraphs, its fields apart, and what was removed to get there."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    place: str | None = None
    published: str | None = None
    removed: tuple[Removed, ...] = ()

    @property
    def text(self) -> str:
        """The body as one string, paragraphs joined by an empty line; every offset points into this."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence and where it stands: ``text[start:end] == self.text``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Chunk:
    """Consecutive sentences that fit the model together; `tokens` as the engine counts them."""

    sentences: tuple[Sentence, ...]
    tokens: int

    @property
    def text(self) -> str:
        return " ".join(s.text for s in self.sentences)


# ---- generating ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoding:
    """How text is generated; the same fields mean the same in every engine.

    `beam_size` 1 is greedy. `hypotheses` candidates come back per text, best first. `barred` strings must not be
    generated (the engine bars their token sequences). `deadline` is a `time.monotonic()` value; passing it raises
    `DeadlineError`. `should_stop` is polled while generating; True raises `CancelledError`.
    """

    beam_size: int = 1
    hypotheses: int = 1
    min_new_tokens: int = 1
    max_new_tokens: int = 256
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat_ngram: int = 0  # long n-grams only: blocking piece trigrams bends names that come twice
    barred: tuple[str, ...] = ()
    deadline: float | None = None
    should_stop: Callable[[], bool] | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.beam_size <= 16:
            raise OptionError(f"beam_size is {self.beam_size}; 1 to 16 is possible. Use 1 for greedy decoding.")
        if not 1 <= self.hypotheses <= self.beam_size:
            raise OptionError(
                f"hypotheses is {self.hypotheses}; it must lie between 1 and beam_size ({self.beam_size}). "
                "Raise beam_size to get more candidates."
            )
        if not 1 <= self.max_new_tokens <= 2048:
            raise OptionError(
                f"max_new_tokens is {self.max_new_tokens}; 1 to 2048 is possible. Choose one in that range."
            )

    def seconds_left(self) -> float | None:
        """Seconds until the deadline (negative when past it), or None without one."""
        return None if self.deadline is None else self.deadline - time.monotonic()


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One generated text; `finished` is False when the token limit cut it off. `score` is the mean log-probability."""

    text: str
    score: float = 0.0
    finished: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelCard:
    """What a model is and what it can take; the only place where a model's limits live."""

    name: str  # catalogue name, Hub id or folder
    role: Literal["summarizer", "translator"]
    architecture: str = ""  # "t5", "bart", "t5gemma2", "m2m_100", "marian", ...
    revision: str = ""  # commit of a Hub model, or version of a bundled one
    licence: str = "unknown"
    languages: tuple[str, ...] = ("en",)
    max_source_tokens: int = 1024
    max_target_tokens: int = 256
    source_prefix: str = ""  # put before every text ("summarize: ")
    prefixes: tuple[tuple[str, str], ...] = ()  # style → its own prefix, for models trained with several
    source_language: str | None = None  # the model's code of English ("eng_Latn", "en_XX", "en")
    target_language: str | None = None  # the model's code of Hindi ("hin_Deva", "hi_IN", "hi")
    sha256: tuple[tuple[str, str], ...] = ()  # file name → hash
    size_mb: float | None = None
    note: str = ""

    def prefix_for(self, style: str) -> str:
        """The prefix for a style: the style's own, else the model's general one."""
        return dict(self.prefixes).get(style, self.source_prefix)


# ---- checking --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that the check could not confirm.

    `span` points into the checked sentence, `source_span` into the article (or into the English sentence for a Hindi
    finding) when something there explains it. `expected` is what stands there instead, if known.
    """

    kind: FindingKind
    value: str
    span: tuple[int, int]
    message: str  # one sentence that a reader understands, in English
    message_hi: str  # the same in Hindi
    expected: str | None = None
    source_span: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedSentence:
    """A summary sentence with its findings and the article sentences that support it, best first."""

    sentence: Sentence
    sources: tuple[tuple[int, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    support: float = 0.0  # 0 to 1: how well the best source covers the sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The check of one text: sentence by sentence."""

    sentences: tuple[CheckedSentence, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(f for s in self.sentences for f in s.findings)

    @property
    def supported(self) -> bool:
        return not self.findings


# ---- the result ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Bilingual:
    """The same words in both languages; `hi` is None when Hindi was not asked for."""

    en: str
    hi: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SummarySentence:
    """One sentence of the summary; `sources` are spans of `Summary.article.text`, best first."""

    en: str
    hi: str | None = None
    sources: tuple[tuple[int, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    is_extract: bool = False  # taken from the article word for word


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """The result: sentence by sentence in both languages, with what supports it and how it was made."""

    title: Bilingual
    sentences: tuple[SummarySentence, ...]
    article: Article
    style: Style
    coverage: float  # share of the article's characters that were given to the model, 0 to 1
    rung: int  # 1 best beam, 2 another beam, 3 generated again, 4 without a sentence, 5 the article's own sentences
    rung_hi: int | None  # the same for the Hindi: 1 best beam … 5 the English kept; the worst of all sentences
    signature: str  # models@revisions, engine, decoding, check version, package version
    seconds: float
    notes: tuple[str, ...] = ()  # what a reader should know: "The text has one sentence and is returned as it is."

    @property
    def english(self) -> str:
        """The English summary as one string: sentences joined by a space, key points one a line."""
        return self._joined([s.en for s in self.sentences])

    @property
    def hindi(self) -> str | None:
        """The Hindi summary as one string, or None when it was not asked for."""
        if any(s.hi is None for s in self.sentences):
            return None
        return self._joined([s.hi or "" for s in self.sentences])

    def _joined(self, parts: list[str]) -> str:
        return ("\n" if self.style == "key-points" else " ").join(parts)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(f for s in self.sentences for f in s.findings)

    def to_dict(self) -> dict[str, Any]:
        """The result as plain values, schema 1; see README, "JSON"."""
        from .render import to_dict  # render sits above this layer; the method is a convenience for callers

        return to_dict(self)

    def to_markdown(self) -> str:
        from .render import to_markdown

        return to_markdown(self)

    def __str__(self) -> str:
        from .render import to_text

        return to_text(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """One step of the work: stage name, how much is done, of how many; `result` only in the last one."""

    stage: Literal["cleaning", "reading", "writing", "checking", "hindi", "done"]
    done: int
    total: int
    sentence: SummarySentence | None = None  # a sentence that is ready, in "writing" (English) or "hindi" (both)
    result: Summary | None = None


# ---- knobs -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class HindiStyle:
    """House style of the Hindi; each switch may be turned off. See text/hindi_style.py."""

    digits: Digits = field(default="ascii", metadata={"help": "digits in the Hindi: ascii (123) or devanagari (१२३)"})
    indian_grouping: bool = field(default=True, metadata={"help": "1,20,000 instead of 120,000"})
    indian_scales: bool = field(default=True, metadata={"help": "million/billion as लाख/करोड़/अरब, by value"})
    percent_word: bool = field(default=True, metadata={"help": "प्रतिशत instead of %"})
    danda: bool = field(default=True, metadata={"help": "। at the end of a sentence"})
    quotes: bool = field(default=True, metadata={"help": "one kind of quotation marks, “ ”"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What the caller wants from one summary."""

    style: Style = field(default="paragraph", metadata={"help": "paragraph, key-points, headline or tldr"})
    length: Length = field(default="medium", metadata={"help": "short, medium or long"})
    sentences: int | None = field(
        default=None, metadata={"help": "exactly so many sentences at most; instead of length"}
    )
    words: int | None = field(default=None, metadata={"help": "so many words at most; instead of length"})
    hindi: bool = field(default=True, metadata={"help": "translate the summary into Hindi"})
    strict: bool = field(default=False, metadata={"help": "drop every sentence that could not be confirmed"})
    glossary: tuple[tuple[str, str], ...] = field(
        default=(), metadata={"help": "the user's names: (English, Hindi) pairs; a CSV file on the command line"}
    )
    hindi_style: HindiStyle = field(default_factory=HindiStyle, metadata={"help": "house style of the Hindi"})
    timeout_s: float = field(
        default=120.0, metadata={"help": "seconds for all the generating of one article; then a clear error"}
    )

    def __post_init__(self) -> None:
        _require_choice("style", self.style, STYLES)
        _require_choice("length", self.length, LENGTHS)
        if self.sentences is not None and self.words is not None:
            raise OptionError("Both sentences and words were given; only one can rule the length. Leave one out.")
        if self.sentences is not None and not 1 <= self.sentences <= 20:
            raise OptionError(f"sentences is {self.sentences}; 1 to 20 is possible. Choose one in that range.")
        if self.words is not None and not 10 <= self.words <= 500:
            raise OptionError(f"words is {self.words}; 10 to 500 is possible. Choose one in that range.")
        if self.timeout_s <= 0:
            raise OptionError(f"timeout_s is {self.timeout_s}; it must be above 0. Give seconds, for example 120.")

    @property
    def max_sentences(self) -> int:
        """Sentences wanted at most. CNN/DailyMail highlights, which the model learned from, have 3 to 4."""
        if self.style in ("headline", "tldr"):
            return 1
        if self.sentences is not None:
            return self.sentences
        if self.words is not None:
            return max(1, round(self.words / 18))  # the bundled model writes some 17 words a sentence (50 in 3)
        return {"short": 2, "medium": 3, "long": 6}[self.length]


def _require_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise OptionError(f"{name} is {value!r}; it must be one of {', '.join(choices)}. Choose one of these.")
