"""How an English sentence is put to the translator."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer.engines.scripted import ScriptedEngine
from summarizer.hindi import translate_sentences
from summarizer.hindi.wording import worded
from summarizer.records import ModelCard

TRANSLATOR = ModelCard(name="scripted-translator", role="translator", revision="1", languages=("en", "hi"))


@pytest.mark.parametrize(
    ("english", "shown"),
    [
        ("Asha Rao, 58, from Pune won.", "58-year-old Asha Rao from Pune won."),
        ("Lynch, 55, was approved by a 56-43 vote.", "55-year-old Lynch was approved by a 56-43 vote."),
        ("Dr. Mary Ann O'Neil, 101, sang.", "101-year-old Dr. Mary Ann O'Neil sang."),
        ("Ravi, 31, and Mina, 29, were there.", "31-year-old Ravi and 29-year-old Mina were there."),
        ("It is No.1 here.", "It is No. 1 here."),
        ("A £20million plan, 15.7percent more.", "A £20 million plan, 15.7 percent more."),
    ],
    ids=["age", "one name", "a hundred and one", "two people", "number sign", "glued scales"],
)
def test_words_are_put_as_small_models_translate_them(english: str, shown: str) -> None:
    assert worded(english) == shown


@pytest.mark.parametrize(
    "english",
    [
        "It opened on July 20, 2014.",
        "On March 3, 12, and 14 it rained.",
        "By May, 12, of them at most, were left.",
        "Delhi, 12, Mumbai, 8.",
        "She is 58, and from Pune.",
        "The room, 12, was empty.",
        "In Nilpur, 250, more came.",
    ],
)
def test_other_numbers_stay_where_they_are(english: str) -> None:
    assert worded(english) == english


def test_the_hindi_of_an_age_is_checked_against_the_sentence_as_it_was() -> None:
    asked = []

    def translate(text: str) -> list[str]:
        asked.append(text)
        return ["पुणे की 58 वर्षीय आशा राव जीत गईं।"]

    (sentence,) = translate_sentences(["Asha Rao, 58, from Pune won."], ScriptedEngine(TRANSLATOR, translate))
    assert asked == ["58-year-old Asha Rao from Pune won."]
    assert (sentence.en, sentence.rung, sentence.findings) == ("Asha Rao, 58, from Pune won.", 1, ())


def test_an_age_that_changed_is_found() -> None:
    engine = ScriptedEngine(TRANSLATOR, lambda text: ["पुणे की 85 वर्षीय आशा राव जीत गईं।"])
    (sentence,) = translate_sentences(["Asha Rao, 58, from Pune won."], engine)
    assert "85" not in sentence.hi


@pytest.mark.parametrize("text", ["A-" * 50_000, "A. " * 50_000, "A" * 100_000, "A, 5, " * 20_000])
def test_hostile_text_is_worded_to_its_end(text: str) -> None:
    assert worded(text) == text


class _Letters(ScriptedEngine):
    def count_tokens(self, text: str) -> int:
        return len(text)


def test_a_sentence_is_divided_by_the_length_that_the_model_is_shown() -> None:
    english = "Asha Rao, 58, won the race in Pune, and Devika Nair, 61, came second in Nilpur that day."
    assert len(worded(english)) > len(english)
    asked = []

    def translate(text: str) -> list[str]:
        asked.append(text)
        return ["वह जीत गई।"]

    translate_sentences([english], _Letters(replace(TRANSLATOR, max_source_tokens=len(english)), translate))
    assert asked[:2] == [
        "58-year-old Asha Rao won the race in Pune,",
        "and 61-year-old Devika Nair came second in Nilpur that day.",
    ]
