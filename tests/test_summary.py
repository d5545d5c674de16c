"""From chunks to candidates, and from what a model writes to whole sentences."""

from __future__ import annotations

import pytest
from pipeline_story import FARE, FERRY, SUMMARIZER, Counting, Silent, long_article

from summarizer.chunks import pack
from summarizer.records import Candidate, Decoding, ModelCard, Sentence
from summarizer.summary import Task, loops, repeats, room_for_source, shape, source_tokens, tidy, within, write
from summarizer.text.sentences import split_sentences

STYLED = ModelCard(
    name="styled",
    role="summarizer",
    max_source_tokens=100,
    source_prefix="summarize in {sentences}: ",
    prefixes=(("headline", "headline: "),),
)
PLAIN = ModelCard(name="plain", role="summarizer", max_source_tokens=100)


def task(words: int, engine: Counting, style: str = "paragraph", sentences: int = 4) -> Task:
    chunks = pack(split_sentences(long_article(words).text), engine.count_tokens, room_for_source(engine))
    return Task(chunks=chunks, style=style, sentences=sentences)  # type: ignore[arg-type]


def test_every_part_of_all_tasks_goes_into_one_call() -> None:
    engine = Counting(STYLED)
    tasks = [task(300, engine), task(200, engine)]
    write(tasks, engine, Decoding())
    assert [len(texts) for texts, _ in engine.calls] == [sum(2 * len(t.chunks) for t in tasks)]


def test_the_prefix_says_how_many_sentences_are_wanted() -> None:
    engine = Counting(STYLED)
    write([task(40, engine, sentences=5)], engine, Decoding())
    assert engine.texts[0].startswith("summarize in 5 sentences: The district")


def test_a_model_without_prefixes_reads_the_text_alone() -> None:
    engine = Counting(PLAIN)
    write([task(40, engine)], engine, Decoding())
    assert engine.texts[0].startswith("The district")


def test_a_model_without_prefixes_has_all_its_room_for_the_article() -> None:
    assert room_for_source(Counting(PLAIN)) == 100


def test_room_is_kept_for_a_long_prefix() -> None:
    card = ModelCard(name="wordy", role="summarizer", max_source_tokens=100, source_prefix="please " * 30)
    assert room_for_source(Counting(card)) <= 70


def test_a_part_without_an_answer_costs_only_itself() -> None:
    class HalfSilent(Counting):
        def generate(self, texts, decoding):  # type: ignore[no-untyped-def]
            answers = super().generate(texts, decoding)
            return [[], *answers[1:]]

    engine = HalfSilent(STYLED)
    (candidates,) = write([task(300, engine)], engine, Decoding())
    assert candidates[0].text


def test_no_answer_at_all_gives_no_candidate() -> None:
    engine = Silent(STYLED)
    assert write([task(300, engine)], engine, Decoding()) == [()]


def test_several_parts_give_no_more_sentences_than_asked() -> None:
    engine = Counting(STYLED)
    (candidates,) = write([task(600, engine, sentences=3)], engine, Decoding())
    assert len(split_sentences(candidates[0].text)) == 3


@pytest.mark.parametrize("style", ["headline", "tldr"])
def test_one_sentence_for_the_whole_comes_from_the_first_part(style: str) -> None:
    engine = Counting(STYLED)
    long = task(600, engine, style, 1)
    (candidates,) = write([long], engine, Decoding())
    assert long.chunks[0].sentences[0].text in candidates[0].text


def test_a_part_is_asked_for_two_lengths_where_the_prefix_says_how_many() -> None:
    engine = Counting(STYLED)
    write([task(40, engine, sentences=3)], engine, Decoding())
    assert [text.split(":")[0] for text in engine.texts] == ["summarize in 3 sentences", "summarize in 2 sentences"]


def test_a_model_that_takes_no_number_is_asked_once() -> None:
    engine = Counting(PLAIN)
    write([task(40, engine)], engine, Decoding())
    assert len(engine.texts) == 1


def test_what_the_model_is_shown_is_what_is_counted() -> None:
    """Marks are made plain and ₹ is spelled out before a model reads them, which can make a text longer."""
    engine = Counting(PLAIN)
    text = "The fare is ₹20 and the pass ₹300."
    write(
        [Task(chunks=pack(split_sentences(text), source_tokens(engine), 100), style="paragraph", sentences=1)],
        engine,
        Decoding(),
    )
    assert source_tokens(engine)(text) == engine.count_tokens(engine.texts[0]) > engine.count_tokens(text)


# ---- tidy ------------------------------------------------------------------------------------------------------------


def test_a_sentence_that_was_cut_off_is_dropped() -> None:
    assert tidy(Candidate(text=f"{FERRY} The board will", finished=False), "paragraph") == (FERRY,)


def test_a_finished_sentence_gets_its_full_stop() -> None:
    assert tidy(Candidate(text=FERRY.rstrip(".")), "paragraph") == (FERRY,)


@pytest.mark.parametrize(
    "text",
    [f"{FERRY} {FERRY}", f"{FERRY} {FERRY.replace('new ', '')}", f"{FERRY} The board said people used the ferry."],
    ids=["the same", "a word less", "nothing new"],
)
def test_what_was_said_is_not_said_again(text: str) -> None:
    assert tidy(Candidate(text=text), "paragraph") == (FERRY,)


def test_other_figures_make_another_sentence() -> None:
    other = FERRY.replace("12,400", "13,900").replace("May", "June")
    assert tidy(Candidate(text=f"{FERRY} {other}"), "paragraph") == (FERRY, other)


def test_short_words_alone_are_said_once() -> None:
    assert tidy(Candidate(text="Not so. Not so. Not so."), "paragraph") == ("Not so.",)


@pytest.mark.parametrize(
    ("sentence", "looping"),
    [
        ("The board said the board said the board said the board said it.", True),
        ("No no no no boats came.", True),
        ("Education, education, education is the aim of the plan.", False),
        ("The more boats come, the more people use the boats of the board.", False),
        (FERRY, False),
        ("", False),
    ],
    ids=["phrase", "word", "said thrice by people", "rhetoric", "plain", "empty"],
)
def test_words_that_go_in_circles_are_noticed(sentence: str, looping: bool) -> None:
    assert loops(sentence) is looping


def test_a_looping_sentence_is_dropped() -> None:
    circle = "The ferry of the ferry of the ferry of the ferry of the board."
    assert tidy(Candidate(text=f"{circle} {FARE}"), "paragraph") == (FARE,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ferry fills its boats.", ("Ferry fills its boats",)),
        (f"Ferry fills its boats. {FARE}", ("Ferry fills its boats",)),
        ("Ferry leaves for the U.S.", ("Ferry leaves for the U.S.",)),
        ("", ()),
        (" . ", ()),
    ],
    ids=["stop", "several sentences", "abbreviation", "empty", "only a stop"],
)
def test_a_headline_is_one_line_without_a_stop(text: str, expected: tuple[str, ...]) -> None:
    assert tidy(Candidate(text=text), "headline") == expected


def test_a_headline_that_was_cut_off_is_none() -> None:
    assert tidy(Candidate(text="Ferry fills its", finished=False), "headline") == ()


@pytest.mark.parametrize("name", ["iPhone", "eBay"])
def test_a_name_keeps_its_small_first_letter(name: str) -> None:
    assert tidy(Candidate(text=f"{name} sales rose in the second quarter."), "paragraph")[0].startswith(name)


def test_a_first_letter_is_made_large() -> None:
    assert tidy(Candidate(text=FARE[0].lower() + FARE[1:]), "paragraph") == (FARE,)


def test_sentences_that_fit_the_words_are_taken_past_one_that_does_not() -> None:
    assert within(["one two three", "four five six seven", "eight"], None, 4) == ("one two three", "eight")


def test_the_shortest_sentence_stays_when_none_fits() -> None:
    assert within(["one two three four", "five six seven"], 2, 2) == ("five six seven",)


@pytest.mark.parametrize(("sentences", "words"), [(1, None), (1, 50)])
def test_no_more_sentences_than_the_limit(sentences: int, words: int | None) -> None:
    assert within(["a b", "c d"], sentences, words) == ("a b",)


def test_only_headlines_lose_their_stop() -> None:
    assert shape(FARE, "tldr") == FARE


def test_nothing_repeats_nothing() -> None:
    assert not repeats("", [])


def test_offsets_of_chunks_do_not_matter_for_writing() -> None:
    engine = Counting(SUMMARIZER)
    chunks = pack([Sentence(text=FERRY, start=900, end=900 + len(FERRY))], engine.count_tokens, 100)
    assert write([Task(chunks=chunks, style="paragraph", sentences=1)], engine, Decoding())[0][0].text == FERRY
