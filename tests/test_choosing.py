"""The summary chosen from all drafts of all parts."""

from __future__ import annotations

import pytest
from pipeline_story import BOATS, CRITICS, FARE, FERRY, PLAN, SENTENCES, TREES

from summarizer.records import Sentence
from summarizer.summary.choosing import Draft, choices, choose
from summarizer.text.sentences import split_sentences

STORY = (split_sentences(" ".join(SENTENCES)),)
HALVES = (split_sentences(f"{FERRY} {BOATS} {FARE}"), split_sentences(f"{TREES} {CRITICS} {PLAN}"))
SHORTER = "The harbour board of Alappuzha said that 12,400 people used its new ferry in May."


def drafts(*sentences: tuple[str, ...], part: int = 0) -> list[Draft]:
    return [Draft(part=part, sentences=said, score=-0.5) for said in sentences]


def best(written: list[Draft], parts: tuple[tuple[Sentence, ...], ...], wanted: int) -> str:
    return choose(written, parts, wanted)[0].text


def test_chosen_sentences_stand_in_the_order_of_the_article() -> None:
    assert best(drafts((FARE, FERRY, BOATS)), STORY, 3) == f"{FERRY} {BOATS} {FARE}"


def test_a_sentence_that_two_parts_tell_is_chosen_once() -> None:
    written = [*drafts((FERRY, FARE)), *drafts((FERRY, TREES), part=1)]
    assert best(written, HALVES, 3).count(FERRY) == 1


def test_a_sentence_said_in_two_ways_is_chosen_once() -> None:
    assert best(drafts((FERRY, FARE), (SHORTER, FARE)), STORY, 3).count("12,400") == 1


def test_the_lead_goes_before_a_side_matter() -> None:
    assert best(drafts((CRITICS, FERRY)), STORY, 1) == FERRY


def test_what_most_drafts_say_goes_before_what_one_says() -> None:
    agreed = drafts((FERRY, TREES), (FERRY, TREES), (FERRY, TREES), (FERRY, CRITICS))
    assert best(agreed, STORY, 2) == f"{FERRY} {TREES}"


def test_the_other_candidates_do_without_one_sentence_of_the_first() -> None:
    first, *others = (c.text for c in choose(drafts((FERRY, FARE), (SHORTER, TREES)), STORY, 2))
    gone = [[s for s in (*SENTENCES, SHORTER) if s in first and s not in other] for other in others]
    assert [len(left_out) for left_out in gone] == [1, 1]


def test_fewer_sentences_than_wanted_are_all_chosen() -> None:
    assert best(drafts((FERRY,)), STORY, 3) == FERRY


def test_drafts_without_a_sentence_give_no_candidate() -> None:
    assert choose(drafts((), ()), STORY, 3) == ()


def test_a_sentence_is_placed_where_its_source_stands() -> None:
    (choice,) = choices(drafts((TREES,), part=1), HALVES)
    assert choice.place == (3, 0)


def test_agreement_is_the_share_of_the_drafts_of_the_part_that_say_it() -> None:
    written = [*drafts((FERRY,), (SHORTER, FARE), (FARE,), (TREES,)), *drafts((PLAN,), part=1)]
    assert [c.features["agreement"] for c in choices(written, HALVES) if c.text == FERRY] == [0.5]


# ---- the lead --------------------------------------------------------------------------------------------------------


def test_a_lead_that_the_drafts_left_out_comes_first_in_its_own_words() -> None:
    assert best(drafts((FARE, TREES, CRITICS)), STORY, 3).startswith(FERRY)


def test_a_lead_that_a_draft_tells_is_not_told_twice() -> None:
    assert best(drafts((SHORTER, TREES, CRITICS)), STORY, 3).count("12,400") == 1


def test_a_summary_of_one_sentence_is_the_models() -> None:
    assert best(drafts((FARE,)), STORY, 1) == FARE


@pytest.mark.parametrize(
    "opening",
    [
        "They are not going to take it any more, and Alappuzha knows it.",
        "Who would have thought that Alappuzha could fill four new boats a day?",
        "Alappuzha has had enough.",
        "it was a quiet morning on the water, with nobody about and nothing to do.",
    ],
    ids=["leans on what follows", "asks", "too short", "names nobody"],
)
def test_an_opening_that_tells_no_news_stays_out(opening: str) -> None:
    parts = (split_sentences(f"{opening} {' '.join(SENTENCES[1:])}"),)
    assert opening not in best(drafts((FARE, TREES, CRITICS)), parts, 3)
