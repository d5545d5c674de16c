"""The ladder: which attempt wins, what is taken out, and what the article lends."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from pipeline_story import (
    BOATS,
    CRITICS,
    FARE,
    FERRY,
    INVENTED,
    PLAN,
    SENTENCES,
    STORY,
    SUMMARIZER,
    TREES,
    WRONG,
    Counting,
    Silent,
)

from summarizer.chunks import pack
from summarizer.errors import CancelledError
from summarizer.faithfulness import prepare
from summarizer.pipeline.repair import BEAMS, MISLEADING, Attempt, Limits, climb
from summarizer.records import Article, Candidate, Decoding
from summarizer.summary import Task
from summarizer.text.sentences import split_sentences

DOUBTFUL = "Many astronauts juggle purple melons beneath quiet volcanoes during festive midnight parades."


def run(
    drafts: Sequence[str],
    engine: Counting | None = None,
    *,
    wanted: int = 4,
    words: int | None = None,
    strict: bool = False,
    style: str = "paragraph",
    article: Article = STORY,
    decoding: Decoding | None = None,
) -> Attempt:
    engine = engine or Counting(SUMMARIZER, lambda text: [drafts[0]] if drafts else [FERRY])
    chunks = pack(split_sentences(article.text), engine.count_tokens, 500)
    task = Task(chunks=chunks, style=style, sentences=wanted)  # type: ignore[arg-type]
    limits = Limits(sentences=wanted, words=words, strict=strict)
    candidates = [Candidate(text=d) for d in drafts]
    return climb(task, limits, prepare(article), candidates, engine, decoding or Decoding())


def misleading(attempt: Attempt) -> list[str]:
    return [f.kind for f in attempt.verdict.findings if f.kind in MISLEADING]


def test_a_clean_first_draft_is_rung_one() -> None:
    assert run([f"{FERRY} {FARE}"]).rung == 1


def test_a_clean_first_draft_costs_no_engine_call() -> None:
    engine = Counting(SUMMARIZER)
    run([f"{FERRY} {FARE}"], engine)
    assert engine.calls == []


def test_a_clean_second_candidate_is_rung_two() -> None:
    attempt = run([f"{WRONG} {FARE}", f"{FERRY} {FARE}"])
    assert (attempt.rung, attempt.sentences) == (2, (FERRY, FARE))


def test_another_beam_is_rung_two() -> None:
    attempt = run([WRONG], Counting(SUMMARIZER, lambda text: [WRONG, f"{FERRY} {FARE}"]))
    assert (attempt.rung, attempt.sentences) == (2, (FERRY, FARE))


def test_the_wrong_figure_is_barred_at_rung_three() -> None:
    engine = Counting(SUMMARIZER, lambda text: [WRONG])
    run([WRONG], engine)
    assert any("98,700" in barred for barred in engine.calls[-1][1].barred)


def test_what_is_written_without_the_barred_figure_is_rung_three() -> None:
    attempt = run([WRONG], Counting(SUMMARIZER, lambda text: [WRONG]), wanted=2)  # the fake then says its own sentences
    assert (attempt.rung, misleading(attempt)) == (3, [])


def test_beams_that_were_given_are_not_asked_for_again() -> None:
    engine = Counting(SUMMARIZER, lambda text: [WRONG])
    run([WRONG] * BEAMS, engine, decoding=Decoding(beam_size=BEAMS, hypotheses=BEAMS))
    assert len(engine.calls) == 1  # the barred one


def test_the_engine_is_asked_twice_at_most() -> None:
    engine = Counting(SUMMARIZER, lambda text: [f"{INVENTED} {WRONG}"])
    run([f"{INVENTED} {WRONG}"], engine)
    assert len(engine.calls) <= 2


class Stubborn(Counting):
    """Says its draft whatever is barred."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(SUMMARIZER, lambda text: [" ".join(sentences)])

    def generate(self, texts, decoding):  # type: ignore[no-untyped-def]
        return [[Candidate(text=self._look_up("", "")[0])] * decoding.hypotheses for _ in texts]


def stubborn(*sentences: str, **limits: object) -> Attempt:
    return run([" ".join(sentences)], Stubborn(*sentences), **limits)  # type: ignore[arg-type]


def test_a_wrong_sentence_leaves_when_enough_is_left() -> None:
    attempt = stubborn(FERRY, INVENTED, FARE, TREES)
    assert (attempt.rung, attempt.sentences, attempt.replaced) == (4, (FERRY, FARE, TREES), 0)


def test_the_article_lends_a_sentence_when_less_than_half_would_stay() -> None:
    attempt = stubborn(WRONG, FARE, wanted=4)
    assert (attempt.rung, attempt.sentences, attempt.replaced) == (4, (FERRY, FARE), 1)


def test_a_lent_sentence_stands_where_the_wrong_one_stood() -> None:
    assert stubborn(FARE, WRONG, wanted=4).sentences == (FARE, FERRY)


def test_exactly_half_is_enough() -> None:
    assert stubborn(WRONG, FARE, wanted=2).sentences == (FARE,)


def test_a_lone_wrong_sentence_becomes_the_article_s_own_at_rung_five() -> None:
    attempt = stubborn(WRONG, wanted=1)
    assert (attempt.rung, attempt.sentences) == (5, (FERRY,))


def test_no_sentence_is_lent_twice() -> None:
    other = WRONG.replace("98,700", "45,600")
    sentences = stubborn(WRONG, other, wanted=4).sentences
    assert len(set(sentences)) == len(sentences)


def test_a_sentence_that_breaks_the_word_limit_is_not_lent() -> None:
    words = len(FARE.split()) + 2
    assert stubborn(FARE, WRONG, wanted=4, words=words).sentences == (FARE,)


def test_a_lent_headline_has_no_full_stop() -> None:
    attempt = stubborn(WRONG, wanted=1, style="headline")
    assert attempt.sentences == (FERRY.rstrip("."),)


@pytest.mark.parametrize(
    "drafts",
    [
        [],
        [""],
        ["   "],
        ["The board will"],
        [INVENTED],
        [f"{INVENTED} {WRONG}"],
        ["“We are rich,” said Leela Varghese."],
    ],
    ids=["none", "empty", "blank", "no sentence", "invented", "all wrong", "invented quote"],
)
def test_something_that_misleads_nobody_always_comes(drafts: list[str]) -> None:
    attempt = run(drafts, Stubborn(*drafts))
    assert attempt.sentences
    assert not misleading(attempt)


def test_a_silent_engine_gives_the_article_s_own_sentences() -> None:
    attempt = run([], Silent(SUMMARIZER), wanted=2)
    assert (attempt.rung, attempt.sentences) == (5, (FERRY, BOATS))


def test_an_extract_keeps_the_word_limit() -> None:
    attempt = run([], Silent(SUMMARIZER), wanted=6, words=35)
    assert sum(len(s.split()) for s in attempt.sentences) <= 35


def test_an_extract_passes_over_sentences_that_say_nothing() -> None:
    article = Article(paragraphs=(" ".join(("He agreed.", "Read on.", FERRY, FARE)),))
    assert run([], Silent(SUMMARIZER), wanted=1, article=article).sentences == (FERRY,)


def test_an_article_of_small_sentences_still_gives_one() -> None:
    article = Article(paragraphs=("He agreed. She went. They came.",))
    assert run([], Silent(SUMMARIZER), article=article).sentences == ("He agreed.",)


def test_a_doubt_stays_when_not_strict() -> None:
    attempt = stubborn(FERRY, DOUBTFUL, wanted=2)
    assert [f.kind for f in attempt.verdict.findings] == ["source"]


def test_a_doubt_leaves_when_strict() -> None:
    attempt = stubborn(FERRY, DOUBTFUL, wanted=2, strict=True)
    assert attempt.sentences == (FERRY,)


def test_a_shorter_clean_draft_does_not_beat_one_doubt() -> None:
    attempt = run([" ".join((FERRY, FARE, TREES, DOUBTFUL))], Counting(SUMMARIZER, lambda text: [CRITICS]))
    assert attempt.sentences[:3] == (FERRY, FARE, TREES)


def test_no_repair_brings_a_finding_of_a_new_kind() -> None:
    two_figures = f"{WRONG} {FARE.replace('20', '75')} {TREES} {PLAN}"
    one_name = f"{INVENTED} {FARE} {TREES} {PLAN}"
    attempt = run([two_figures], Counting(SUMMARIZER, lambda text: [one_name]))
    assert not any("Whitfield" in s for s in attempt.sentences)


def test_when_the_time_is_up_the_article_s_own_words_remain() -> None:
    engine = Counting(SUMMARIZER, lambda text: [INVENTED])
    attempt = run([INVENTED], engine, wanted=2, decoding=Decoding(deadline=time.monotonic() - 1))
    assert attempt.rung == 5
    assert set(attempt.sentences) <= set(SENTENCES)


def test_a_stop_between_two_rungs_is_heard() -> None:
    with pytest.raises(CancelledError):
        run([INVENTED], decoding=Decoding(should_stop=lambda: True))
