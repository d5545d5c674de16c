"""What happens when a button is pressed or an endpoint is called: read, call one function, show, catch errors.

No state of a request lives on an object that requests share, but for `Tickets`: the events through which Stop
reaches the work it means.
"""

from __future__ import annotations

import json
import logging
import threading
import uuid
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal, Protocol

import gradio as gr

from ..article import read_article, read_file, restore
from ..errors import CancelledError, FetchError, InputError, OptionError, SummarizerError, TooLongError
from ..fetch import fetch_page
from ..pipeline import check, default_summarizer
from ..records import LENGTHS, MAX_CHARACTERS, STYLES, Article, HindiStyle, Options, Progress, RawPage, SummarySentence
from ..render import to_dict, verdict_to_dict
from ..speech import speak
from . import cards

log = logging.getLogger(__name__)

MAX_SPOKEN_CHARACTERS = 5_000  # the longest summary has some 3,500; speech is made at once, outside the queue
MAX_TRANSLATED_CHARACTERS = 20_000  # some 200 sentences, about a minute on two cores; others wait meanwhile
TRANSLATION_TIMEOUT_S = 120.0  # twice that minute, and what a summary may take (records.Options.timeout_s)
MAX_GLOSSARY_LINES = 500  # a newsroom's own list; more belongs in a file on the command line
MAX_TICKETS = 1_000  # far above the queue's length, so that no running ticket is forgotten

Page = tuple[RawPage, tuple[int, ...]]  # what was read, and the removed lines that were put back
Answer = tuple[Any, Any, Any, Any]  # status, result, text used, page


class Worker(Protocol):
    """What the page needs of a `Summarizer`."""

    def steps(self, page: Any, options: Options | None = None, **knobs: Any) -> Iterator[Progress]: ...

    def translate(
        self,
        text: Any,
        *,
        glossary: Sequence[tuple[str, str]] = (),
        hindi_style: HindiStyle | None = None,
        timeout_s: float | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> Any: ...


class Tickets:
    """One event for each piece of work under way; setting it stops the work, whether it has begun or not."""

    def __init__(self) -> None:
        self._events: OrderedDict[str, threading.Event] = OrderedDict()
        self._lock = threading.Lock()

    def event(self, ticket: str) -> threading.Event:
        """The event of a ticket, made by whoever asks first: the work, or the Stop that overtakes it."""
        with self._lock:
            event = self._events.setdefault(ticket, threading.Event())
            self._events.move_to_end(ticket)
            while len(self._events) > MAX_TICKETS:
                self._events.popitem(last=False)
            return event

    def stop_session(self, session: str) -> None:
        """Stops all work of one open page, which its reader has closed."""
        with self._lock:
            events = [event for name, event in self._events.items() if name.startswith(f"{session}/")]
        for event in events:
            event.set()

    def drop(self, ticket: str) -> None:
        """Forgets a ticket whose work has ended."""
        with self._lock:
            self._events.pop(ticket, None)


class Handlers:
    """The functions behind the page's buttons and the endpoints, around one summarizer."""

    def __init__(self, summarizer: Worker | None = None, *, allow_urls: bool = True, on_space: bool = False) -> None:
        self._summarizer = summarizer
        self.allow_urls = allow_urls
        self.on_space = on_space
        self.tickets = Tickets()

    @property
    def summarizer(self) -> Worker:
        """The summarizer given, or the default one, loaded when it is first needed."""
        return self._summarizer if self._summarizer is not None else default_summarizer()

    # ---- the page ----------------------------------------------------------------------------------------------------

    def run(
        self, ticket: str, text: str, url: str, file: str | None,
        style: str, length: str, sentences: float | None, words: float | None, strict: bool, digits: str, glossary: str,
        request: gr.Request,
    ) -> Iterator[Answer]:  # fmt: skip
        """Summarizes what is in the open tab; yields what the page shows, step by step."""
        name, tab = _read_ticket(ticket, request)

        def work() -> Iterator[Answer]:
            options = read_options(style, length, sentences, words, strict, digits, glossary)
            page = self._read(tab, text, url, file)
            yield from self._steps(name, page, (), options)

        yield from self._guarded(name, work)

    def again(
        self, event: gr.EventData, ticket: str, page: Page | None,
        style: str, length: str, sentences: float | None, words: float | None, strict: bool, digits: str, glossary: str,
        request: gr.Request,
    ) -> Iterator[Answer]:  # fmt: skip
        """Summarizes the page at hand again, with removed lines put back."""
        name, _ = _read_ticket(ticket, request)

        def work() -> Iterator[Answer]:
            if page is None:
                raise InputError(
                    "The page is no longer at hand; it is needed to put lines back. Summarize it once more."
                )
            options = read_options(style, length, sentences, words, strict, digits, glossary)
            wanted = event._data.get("lines", []) if isinstance(event._data, dict) else []
            lines = {line for line in wanted if isinstance(line, int) and not isinstance(line, bool)}
            yield from self._steps(name, page[0], tuple(sorted(lines | set(page[1]))), options)

        yield from self._guarded(name, work)

    def stop(self, ticket: str, request: gr.Request) -> str:
        """Stops the work of this ticket, or keeps it from beginning."""
        name, _ = _read_ticket(ticket, request)
        self.tickets.event(name).set()
        return cards.said("now.stopping")

    def leave(self, request: gr.Request) -> None:
        """Stops whatever a closed page left running."""
        self.tickets.stop_session(str(request.session_hash))

    def speak(self, event: gr.EventData) -> str:
        """A player with the spoken summary, or why there is none."""
        data = event._data if isinstance(event._data, dict) else {}
        language: Literal["en", "hi"] = "hi" if data.get("language") == "hi" else "en"
        try:
            return cards.voice(speak(str(data.get("text", ""))[:MAX_SPOKEN_CHARACTERS], language), language)
        except SummarizerError as error:
            return cards.voice_trouble(_clean(str(error)))

    def settings(self, request: gr.Request) -> tuple[Any, ...]:
        """The settings that a link carries in its query; what does not fit is passed over."""
        query = dict(request.query_params) if request else {}

        def number(key: str, low: int, high: int) -> Any:
            value = query.get(key, "")
            return int(value) if value.isascii() and value.isdigit() and low <= int(value[:6]) <= high else gr.skip()

        return (
            query["style"] if query.get("style") in STYLES[:3] else gr.skip(),
            query["length"] if query.get("length") in LENGTHS else gr.skip(),
            number("sentences", 0, 20),
            number("words", 0, 500),
            True if query.get("strict") == "1" else gr.skip(),
            query["digits"] if query.get("digits") in ("ascii", "devanagari") else gr.skip(),
        )

    def _read(self, tab: str, text: str, url: str, file: str | None) -> RawPage:
        if tab == "link":
            if not self.allow_urls:
                raise FetchError("Reading links is switched off here; the text itself is needed. Paste it instead.")
            if url.strip():
                return fetch_page(url.strip())
        elif tab == "file":
            if file:
                return read_file(file)
        elif text.strip():
            return RawPage(text=text)
        raise _EmptyError("There is no text yet; an English news story is needed. Paste one, or try an example.")

    def _steps(self, name: str, page: RawPage, lines: tuple[int, ...], options: Options) -> Iterator[Answer]:
        event = self.tickets.event(name)
        read: RawPage | Article = restore(page, read_article(page), lines) if lines else page
        ready: list[SummarySentence] = []
        shown = 0
        for progress in self.summarizer.steps(read, options, should_stop=event.is_set):
            if event.is_set() and progress.result is None:
                raise CancelledError("The work was stopped as asked; nothing more is needed. Start again at any time.")
            if progress.sentence is not None:
                _take(ready, progress)
                shown += 1
            if progress.result is not None:
                card = cards.result(progress.result, on_space=self.on_space)
                text_used = cards.used(progress.result, origin=page.origin)
                yield cards.status(progress), _clean(card), _clean(text_used), (page, lines)
            else:
                result = _clean(cards.draft(ready, style=options.style)) if ready else gr.skip()
                yield cards.status(progress, with_hindi=options.hindi), result, gr.skip(), gr.skip()

    def _guarded(self, name: str, work: Any) -> Iterator[Answer]:
        """Runs the work; every error becomes a calm card, and the ticket ends with it."""
        try:
            yield from work()
        except CancelledError:
            yield "", cards.halted("stopped"), gr.skip(), gr.skip()
        except _EmptyError:
            yield "", cards.trouble("empty"), "", None
        except SummarizerError as error:
            yield "", _clean(cards.trouble(error.code, str(error))), "", None
        except Exception as error:  # the shell's last line: a reader never meets a traceback
            log.error("The page failed: %s", type(error).__name__)
            log.debug("Details", exc_info=True)  # may hold the reader's text, so at DEBUG alone
            yield "", cards.trouble("error"), "", None
        finally:
            self.tickets.drop(name)

    # ---- the endpoints -----------------------------------------------------------------------------------------------

    @contextmanager
    def _while_connected(self, request: gr.Request | None) -> Iterator[Callable[[], bool]]:
        """Whether the caller has gone meanwhile; told by clients that keep a connection open (`leave`)."""
        name = f"{request.session_hash if request else None}/{uuid.uuid4().hex}"
        try:
            yield self.tickets.event(name).is_set
        finally:
            self.tickets.drop(name)

    def summarize(
        self,
        text: str,
        style: Literal["paragraph", "key-points", "headline", "tldr"] = "paragraph",
        length: Literal["short", "medium", "long"] = "medium",
        sentences: int | None = None,
        words: int | None = None,
        hindi: bool = True,
        strict: bool = False,
        digits: Literal["ascii", "devanagari"] = "ascii",
        glossary: list[list[str]] | None = None,
        request: gr.Request | None = None,
    ) -> dict[str, Any]:
        """Summarize an English news article in English and Hindi, each statement checked against the article.

        Args:
            text: The article, or the whole text of the page it stands on; English, 40 words to 100,000 characters.
            style: paragraph, key-points, headline or tldr.
            length: short (2 sentences), medium (4) or long (7).
            sentences: At most so many sentences, 1 to 20, instead of length.
            words: At most so many words, 10 to 500, instead of length.
            hindi: Whether the summary is translated into Hindi as well.
            strict: Whether every sentence that could not be confirmed is left out.
            digits: Digits in the Hindi: ascii (123) or devanagari (१२३).
            glossary: Names with their Hindi, as pairs: [["Asha Verma", "आशा वर्मा"]].

        Returns:
            Headline, sentences in both languages with their sources and findings, coverage, and how it was made.
        """
        with _told(), self._while_connected(request) as gone:
            options = _api_options(style, length, sentences, words, hindi, strict, digits, glossary)
            for progress in self.summarizer.steps(_required_text("text", text), options, should_stop=gone):
                if progress.result is not None:
                    answer: dict[str, Any] = _plain(to_dict(progress.result))
                    return answer
            raise SummarizerError("The work ended without a summary, and one is needed. Please try again.")

    def translate(
        self,
        text: str,
        digits: Literal["ascii", "devanagari"] = "ascii",
        glossary: list[list[str]] | None = None,
        request: gr.Request | None = None,
    ) -> str:
        """Translate English news text into Hindi, sentence by sentence, names and numbers kept.

        Args:
            text: English text, at most 20,000 characters.
            digits: Digits in the Hindi: ascii (123) or devanagari (१२३).
            glossary: Names with their Hindi, as pairs: [["Asha Verma", "आशा वर्मा"]].

        Returns:
            The Hindi text.
        """
        with _told(), self._while_connected(request) as gone:
            options = _api_options("paragraph", "medium", None, None, True, False, digits, glossary)
            hindi = self.summarizer.translate(
                _required_text("text", text, MAX_TRANSLATED_CHARACTERS),
                glossary=options.glossary,
                hindi_style=options.hindi_style,
                timeout_s=TRANSLATION_TIMEOUT_S,
                should_stop=gone,
            )
            return str(_plain(hindi))

    def check(
        self, article: str, summary: str, hindi: str = "", glossary: list[list[str]] | None = None
    ) -> dict[str, Any]:
        """Check a summary against its article: numbers, names, dates and quotations. Needs no model.

        Args:
            article: The English article.
            summary: The English summary, by whomever it was written.
            hindi: The summary in Hindi, sentence for sentence; may be empty.
            glossary: Names with their Hindi, as pairs: [["Asha Verma", "आशा वर्मा"]].

        Returns:
            For each sentence its sources in the article and what could not be confirmed; `supported` for the whole.
        """
        with _told():
            hindi_text = _required_text("hindi", hindi) if hindi else None
            pairs = _pairs(glossary)
            verdict = check(
                _required_text("article", article), _required_text("summary", summary), hindi_text, glossary=pairs
            )
            answer: dict[str, Any] = _plain(verdict_to_dict(verdict))
            return answer


# ---- reading what came in --------------------------------------------------------------------------------------------


class _EmptyError(InputError):
    """Nothing was given at all."""


def read_options(
    style: str, length: str, sentences: float | None, words: float | None, strict: bool, digits: str, glossary: str
) -> Options:
    """The page's controls as `Options`; 0 sentences or words mean that the length rules."""
    return Options(
        style=style,  # type: ignore[arg-type]  # Options refuses what is no style
        length=length,  # type: ignore[arg-type]
        sentences=int(sentences) if sentences else None,
        words=int(words) if words else None,
        strict=bool(strict),
        glossary=read_glossary(glossary),
        hindi_style=HindiStyle(digits="devanagari" if digits == "devanagari" else "ascii"),
    )


def read_glossary(text: str) -> tuple[tuple[str, str], ...]:
    """Lines of "English = Hindi" as pairs; empty lines are passed over."""
    pairs = []
    lines = (text or "").splitlines()
    if len(lines) > MAX_GLOSSARY_LINES:
        raise OptionError(f"The list of names has {len(lines)} lines; {MAX_GLOSSARY_LINES} are possible. Shorten it.")
    for number, line in enumerate(lines, start=1):
        english, sign, hindi = (part.strip() for part in line.partition("="))
        if not (english or sign or hindi):
            continue
        if not (english and hindi):
            raise OptionError(
                f"Line {number} of the names is “{line.strip()[:60]}”; each line needs a name, the sign = and its "
                "Hindi. Write it like this: Asha Verma = आशा वर्मा"
            )
        pairs.append((english, hindi))
    return tuple(pairs)


def _read_ticket(ticket: str, request: gr.Request | None) -> tuple[str, str]:
    """The name under which Stop finds the work, and the open tab."""
    try:
        data = json.loads(ticket)
        name, tab = str(data["id"])[:64], str(data["tab"])
    except (ValueError, TypeError, KeyError):
        name, tab = "", "paste"
    session = request.session_hash if request else ""
    return f"{session}/{name}", tab


def _required_text(name: str, value: Any, limit: int = MAX_CHARACTERS) -> str:
    """The value, if it is a text that is not too long; looked at before any pattern runs over it."""
    if not isinstance(value, str):
        raise InputError(f"{name} is {type(value).__name__}; a text is needed. Send it as a string.")
    if len(value) > limit:
        raise TooLongError(f"{name} has {len(value):,} characters; {limit:,} at most are read. Send it in parts.")
    return value


def _api_options(
    style: Any, length: Any, sentences: Any, words: Any, hindi: Any, strict: Any, digits: Any, glossary: Any
) -> Options:
    for name, value in (("sentences", sentences), ("words", words)):
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise OptionError(
                f"{name} is {value!r:.60}; a whole number or null is needed. Leave it out for the length."
            )
    for name, value in (("hindi", hindi), ("strict", strict)):
        if not isinstance(value, bool):
            raise OptionError(f"{name} is {value!r:.60}; true or false is needed. Choose one of these.")
    for name, value in (("style", style), ("length", length)):
        if not isinstance(value, str):
            raise OptionError(f"{name} is {value!r:.60}; a word is needed. See the endpoint's description.")
    if digits not in ("ascii", "devanagari"):
        raise OptionError(f"digits is {digits!r:.60}; it must be ascii or devanagari. Choose one of these.")
    return Options(
        style=style,
        length=length,
        sentences=sentences,
        words=words,
        hindi=hindi,
        strict=strict,
        glossary=_pairs(glossary),
        hindi_style=HindiStyle(digits=digits),
    )


def _pairs(glossary: Any) -> tuple[tuple[str, str], ...]:
    if glossary is None:
        return ()
    if not isinstance(glossary, Sequence) or isinstance(glossary, str) or len(glossary) > MAX_GLOSSARY_LINES:
        raise OptionError(
            f"glossary is no list of pairs, or has over {MAX_GLOSSARY_LINES}; pairs of English and Hindi are needed. "
            'Send it like this: [["Asha Verma", "आशा वर्मा"]]'
        )
    pairs = []
    for pair in glossary:
        if not isinstance(pair, Sequence) or len(pair) != 2 or not all(isinstance(p, str) and p.strip() for p in pair):
            raise OptionError(
                f"glossary has the entry {pair!r:.60}; each entry needs two texts, English and Hindi. "
                'Write it like this: ["Asha Verma", "आशा वर्मा"]'
            )
        pairs.append((pair[0].strip(), pair[1].strip()))
    return tuple(pairs)


def _take(ready: list[SummarySentence], progress: Progress) -> None:
    """Puts a sentence that is ready in its place: "hindi" brings the sentences of "writing" again, with Hindi."""
    sentence = progress.sentence
    if sentence is None:
        return
    for index, old in enumerate(ready):
        if old.hi is None and sentence.hi is not None and old.en == sentence.en:
            ready[index] = sentence
            return
    ready.append(sentence)


# ---- sending out -----------------------------------------------------------------------------------------------------


class _told:  # noqa: N801  # used as a statement: `with _told():`
    """Turns errors into Gradio's own, whose message reaches the client; anything unforeseen is told without details."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, SummarizerError):
            raise gr.Error(_clean(f"{error.code}: {error}"), title=error.code, print_exception=False) from None
        if isinstance(error, Exception):
            log.error("An endpoint failed: %s", type(error).__name__)
            log.debug("Details", exc_info=(type(error), error, error.__traceback__))
            message = (
                "error: Something failed inside the program; the request itself is kept nowhere. Please try again."
            )
            raise gr.Error(message, title="error", print_exception=False) from None


def _clean(text: str) -> str:
    """The text without lone surrogates, which no answer can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _plain(value: Any) -> Any:
    """Plain values without lone surrogates, however deep."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
