"""Many pages together, and many threads on one summarizer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pipeline_story import (
    FARE,
    FERRY,
    SENTENCES,
    STORY,
    SUMMARIZER,
    TRANSLATOR,
    UNTITLED,
    Counting,
    hindi,
    pages,
    summarizer_of,
)

from summarizer import (
    CancelledError,
    DeadlineError,
    EngineError,
    ModelNotFoundError,
    OptionError,
    RawPage,
    SummarizerError,
    Summary,
    TooShortError,
)
from summarizer.engines.scripted import ScriptedEngine
from summarizer.pipeline import Summarizer, default_summarizer
from summarizer.records import Article, ModelCard

PAGE = f"Home\nMarkets\n\nFerry fills its boats in Alappuzha\n\n{' '.join(SENTENCES)}\n"


# ---- many pages ------------------------------------------------------------------------------------------------------


def test_each_page_has_its_answer_in_order() -> None:
    given = [STORY, "too short", UNTITLED, b"bytes", STORY]
    kinds = [type(r).__name__ for r in summarizer_of(FERRY).summarize_many(given)]  # type: ignore[arg-type]
    assert kinds == ["Summary", "TooShortError", "Summary", "InputError", "Summary"]


def test_pages_are_drawn_as_they_are_needed() -> None:
    drawn: list[int] = []

    def source() -> Iterator[Article]:
        for number, page in enumerate(pages(100)):
            drawn.append(number)
            yield page

    results = summarizer_of(FERRY).summarize_many(source(), batch_tokens=300)
    next(results)
    assert len(drawn) <= 4  # a page has about 140 tokens


def test_nothing_is_drawn_before_the_first_answer_is_asked_for() -> None:
    drawn: list[int] = []
    summarizer_of(FERRY).summarize_many(drawn.append(1) or page for page in pages(2))  # type: ignore[func-returns-value]
    assert drawn == []


def test_a_bad_first_page_is_answered_at_once() -> None:
    def source() -> Iterator[str]:
        yield "too short"
        raise AssertionError("drew more than it needed")

    assert isinstance(next(summarizer_of(FERRY).summarize_many(source())), TooShortError)


def test_an_endless_source_is_no_trouble() -> None:
    def source() -> Iterator[Article]:
        while True:
            yield STORY

    results = summarizer_of(FERRY).summarize_many(source(), batch_tokens=500)
    assert [type(next(results)) for _ in range(10)] == [Summary] * 10


class Fragile(ScriptedEngine):
    """Fails for a text with a certain word, with the error given."""

    def __init__(self, card: ModelCard, error: Exception) -> None:
        super().__init__(card)
        self._error = error

    def generate(self, texts, decoding):  # type: ignore[no-untyped-def]
        if any("poison" in t for t in texts):
            raise self._error
        return super().generate(texts, decoding)


POISONED = Article(paragraphs=("The poison was found on Monday. " + " ".join(SENTENCES),))


@pytest.mark.parametrize("error", [EngineError("broken"), DeadlineError("late")], ids=["engine", "deadline"])
def test_one_page_that_fails_costs_only_itself(error: SummarizerError) -> None:
    results = list(Summarizer(Fragile(SUMMARIZER, error)).summarize_many([STORY, POISONED, STORY], hindi=False))
    assert [isinstance(r, Summary) for r in results] == [True, False, True]


def test_a_repeated_try_leaves_no_note_twice() -> None:
    engine = Fragile(SUMMARIZER, EngineError("broken"))
    results = list(Summarizer(engine).summarize_many([STORY, POISONED], hindi=False, words=10))
    assert isinstance(results[0], Summary)
    assert len(results[0].notes) <= 1


@pytest.mark.parametrize(
    "error", [CancelledError("stop"), ModelNotFoundError("gone")], ids=["cancelled", "model missing"]
)
def test_what_is_wrong_for_all_pages_is_raised(error: SummarizerError) -> None:
    with pytest.raises(type(error)):
        list(Summarizer(Fragile(SUMMARIZER, error)).summarize_many([STORY, POISONED], hindi=False))


def test_a_stop_ends_a_batch_while_pages_are_read() -> None:
    with pytest.raises(CancelledError):
        list(summarizer_of(FERRY).summarize_many(pages(5), should_stop=lambda: True))


def test_a_page_comes_out_alone_as_in_a_batch() -> None:
    alone = [summarizer_of(FERRY, FARE).summarize(p) for p in pages(3)]
    together = list(summarizer_of(FERRY, FARE).summarize_many(pages(3)))
    assert [(a.sentences, a.title) for a in alone] == [
        (t.sentences, t.title) for t in together if isinstance(t, Summary)
    ]


def test_pages_of_a_batch_share_the_translator_s_calls() -> None:
    translator = Counting(TRANSLATOR, lambda text: ["यह वाक्य हिंदी में लिखा गया है।"])
    list(Summarizer(ScriptedEngine(SUMMARIZER), translator).summarize_many([STORY] * 6))
    assert len(translator.calls) <= 3


@pytest.mark.parametrize("pages_given", [PAGE, STORY, RawPage(text=PAGE)], ids=["text", "article", "raw page"])
def test_one_page_in_place_of_many_is_told(pages_given: Any) -> None:
    with pytest.raises(OptionError):
        summarizer_of(FERRY).summarize_many(pages_given)


# ---- threads ---------------------------------------------------------------------------------------------------------


def in_threads(count: int, work: Any) -> list[Any]:
    """What `work` gives in each of so many threads that start together."""
    results: list[Any] = []
    gate = threading.Barrier(count)

    def run() -> None:
        gate.wait()
        results.append(work())

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_eight_threads_share_one_default_summarizer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.pipeline.functions._default", None)
    assert len({id(s) for s in in_threads(8, default_summarizer)}) == 1


def test_eight_threads_open_each_model_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_once(name: str, role: str, **_: Any) -> ScriptedEngine:
        opened.append(role)
        return ScriptedEngine(SUMMARIZER) if role == "summarizer" else ScriptedEngine(TRANSLATOR, hindi)

    monkeypatch.setattr("summarizer.pipeline.summarizer.open_engine", open_once)
    summarizer = Summarizer()
    in_threads(8, lambda: summarizer.summarize(STORY))
    assert sorted(opened) == ["summarizer", "translator"]


def test_threads_do_not_see_each_other_s_pages() -> None:
    summarizer = Summarizer(ScriptedEngine(SUMMARIZER), ScriptedEngine(TRANSLATOR, hindi))
    stories = iter(list(pages(8)))
    results = in_threads(8, lambda: summarizer.summarize(next(stories)))
    assert all(f"{int(r.title.en.split()[1]) + 500} people" in r.english for r in results)


def test_a_model_that_failed_to_open_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def open_later(name: str, role: str, **_: Any) -> ScriptedEngine:
        tries.append(1)
        if len(tries) == 1:
            raise ModelNotFoundError("not yet")
        return ScriptedEngine(SUMMARIZER)

    monkeypatch.setattr("summarizer.pipeline.summarizer.open_engine", open_later)
    summarizer = Summarizer()
    with pytest.raises(ModelNotFoundError):
        summarizer.summarize(STORY, hindi=False)
    assert summarizer.summarize(STORY, hindi=False).english
