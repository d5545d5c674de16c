"""A summary step by step, for somebody who watches; the stop and the deadline."""

from __future__ import annotations

import pytest
from pipeline_story import (
    FARE,
    FERRY,
    INVENTED,
    SENTENCES,
    STORY,
    SUMMARIZER,
    TRANSLATOR,
    Counting,
    hindi,
    long_article,
    summarizer_of,
)

from summarizer import (
    CancelledError,
    DeadlineError,
    OptionError,
)
from summarizer.engines.scripted import ScriptedEngine
from summarizer.pipeline import Summarizer
from summarizer.records import ModelCard, Progress


def test_stages_come_in_order() -> None:
    stages = list(dict.fromkeys(p.stage for p in summarizer_of(FERRY, FARE).steps(STORY)))
    assert stages == ["cleaning", "reading", "checking", "writing", "hindi", "done"]


def test_only_the_last_step_has_the_result() -> None:
    steps = list(summarizer_of(FERRY, FARE).steps(STORY))
    assert [p.result is not None for p in steps] == [False] * (len(steps) - 1) + [True]


def test_steps_and_summarize_give_the_same() -> None:
    last = list(summarizer_of(*SENTENCES).steps(STORY))[-1].result
    whole = summarizer_of(*SENTENCES).summarize(STORY)
    assert last is not None
    assert (last.sentences, last.title) == (whole.sentences, whole.title)


def test_every_sentence_is_shown_with_its_hindi_before_the_end() -> None:
    steps = list(summarizer_of(*SENTENCES).steps(STORY))
    result = steps[-1].result
    assert result
    assert [p.sentence for p in steps if p.stage == "hindi" and p.sentence] == list(result.sentences)


def test_a_wrong_option_is_told_before_the_first_step() -> None:
    with pytest.raises(OptionError):
        summarizer_of(FERRY).steps(STORY, length="huge")


def stop_at(stage: str, *, hindi_on: bool = True) -> list[Progress]:
    """The steps up to the cancellation asked for when `stage` is first seen; raises the error."""
    seen: list[Progress] = []
    for progress in summarizer_of(INVENTED, FARE).steps(
        STORY, should_stop=lambda: any(p.stage == stage for p in seen), hindi=hindi_on
    ):
        seen.append(progress)
    return seen


@pytest.mark.parametrize("stage", ["cleaning", "reading", "checking", "writing", "hindi"])
def test_a_stop_is_heard_in_every_stage(stage: str) -> None:
    with pytest.raises(CancelledError):
        stop_at(stage)


def test_a_stop_after_the_last_work_changes_nothing() -> None:
    assert stop_at("done")[-1].result is not None


def test_a_deadline_ends_slow_generating() -> None:
    slow = ScriptedEngine(SUMMARIZER, delay_s=5)
    with pytest.raises(DeadlineError):
        Summarizer(slow).summarize(STORY, hindi=False, timeout_s=0.05)


def test_a_deadline_in_hindi_is_an_error() -> None:
    slow = ScriptedEngine(TRANSLATOR, hindi, delay_s=5)
    with pytest.raises(DeadlineError):
        Summarizer(ScriptedEngine(SUMMARIZER), slow).summarize(STORY, timeout_s=0.05)


# ---- parts of a long article -----------------------------------------------------------------------------------------


def test_parts_are_counted_as_they_are_read() -> None:
    engine = Counting(ModelCard(name="m", role="summarizer", max_source_tokens=600))
    read_before = [
        (p.done, p.total, len(engine.texts))
        for p in Summarizer(engine).steps(long_article(2_500), hindi=False)
        if p.stage == "reading"
    ]
    assert read_before == [(n, 5, n) for n in (0, 2, 4, 5)]


def test_one_part_is_read_in_one_step() -> None:
    steps = summarizer_of(FERRY).steps(STORY, hindi=False)
    assert [(p.done, p.total) for p in steps if p.stage == "reading"] == [(0, 1), (1, 1)]


def test_a_long_article_reads_the_same_part_by_part() -> None:
    card = ModelCard(name="m", role="summarizer", max_source_tokens=600)
    watched = list(Summarizer(ScriptedEngine(card)).steps(long_article(2_500), hindi=False))[-1].result
    alone = Summarizer(ScriptedEngine(card)).summarize(long_article(2_500), hindi=False)
    assert watched is not None
    assert watched.sentences == alone.sentences
