"""English text to Hindi: lines and lists kept, what is refused, the deadline and the stop."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from pipeline_story import FARE, FERRY, SUMMARIZER, TRANSLATOR, hindi, summarizer_of

import summarizer
from summarizer import CancelledError, DeadlineError, InputError, OptionError, TooLongError
from summarizer.engines.scripted import ScriptedEngine
from summarizer.pipeline import Summarizer
from summarizer.records import Decoding

LOST_FIGURE = "टिकट कुछ रुपये का है।"


def translator(engine: ScriptedEngine) -> Summarizer:
    return Summarizer(ScriptedEngine(SUMMARIZER), engine)


def test_translate_keeps_lines_and_blank_lines() -> None:
    text = f"{FARE}\n\n{FERRY} {FARE}\n"
    assert summarizer_of().translate(text) == f"{hindi(FARE)[0]}\n\n{hindi(FERRY)[0]} {hindi(FARE)[0]}\n"


def test_translate_answers_a_list_with_a_list() -> None:
    assert summarizer_of().translate([FARE, "", FERRY]) == [hindi(FARE)[0], "", hindi(FERRY)[0]]


@pytest.mark.parametrize(("text", "error"), [("a" * 100_001, TooLongError), (7, InputError), ([None], InputError)])
def test_translate_refuses(text: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        summarizer_of().translate(text if not isinstance(text, int) else [text])


# ---- the deadline and the stop ---------------------------------------------------------------------------------------


def test_a_deadline_ends_slow_translating() -> None:
    with pytest.raises(DeadlineError):
        translator(ScriptedEngine(TRANSLATOR, hindi, delay_s=5)).translate(FARE, timeout_s=0.05)


def test_the_texts_of_a_list_share_the_time() -> None:
    with pytest.raises(DeadlineError):
        translator(ScriptedEngine(TRANSLATOR, hindi, delay_s=0.04)).translate([FARE] * 20, timeout_s=0.2)


def test_the_time_begins_when_the_model_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]

    def open_slowly(*_: Any, **__: Any) -> ScriptedEngine:
        now[0] += 1_000
        return ScriptedEngine(TRANSLATOR, hindi)

    monkeypatch.setattr("summarizer.pipeline.summarizer.open_engine", open_slowly)
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    assert Summarizer().translate(FARE, timeout_s=1) == hindi(FARE)[0]


def test_without_a_limit_the_engine_gets_no_deadline() -> None:
    asked: list[Decoding] = []

    class Recording(ScriptedEngine):
        def generate(self, texts, decoding):  # type: ignore[no-untyped-def]
            asked.append(decoding)
            return super().generate(texts, decoding)

    translator(Recording(TRANSLATOR, hindi)).translate(FARE)
    assert [d.deadline for d in asked] == [None]


def test_a_deadline_that_meets_only_repairs_leaves_what_is_translated() -> None:
    class LateAtRepairs(ScriptedEngine):
        calls = 0

        def generate(self, texts, decoding):  # type: ignore[no-untyped-def]
            self.calls += 1
            if self.calls > 1:
                raise DeadlineError("late")
            return super().generate(texts, decoding)

    engine = LateAtRepairs(TRANSLATOR, lambda text: [LOST_FIGURE] if text == FARE else hindi(text))
    assert translator(engine).translate([FERRY, FARE], timeout_s=60) == [hindi(FERRY)[0], FARE]


def test_a_stop_ends_translating() -> None:
    with pytest.raises(CancelledError):
        summarizer_of().translate(FARE, should_stop=lambda: True)


@pytest.mark.parametrize("timeout", [0, -1, "soon"], ids=repr)
def test_a_wrong_timeout_is_an_option_error(timeout: Any) -> None:
    with pytest.raises(OptionError):
        summarizer_of().translate(FARE, timeout_s=timeout)


def test_the_function_takes_what_the_method_takes() -> None:
    of_method = [p for p in inspect.signature(Summarizer.translate).parameters if p != "self"]
    assert list(inspect.signature(summarizer.translate).parameters) == of_method
