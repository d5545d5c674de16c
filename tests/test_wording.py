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
        ("But Asha Rao, 58, said no.", "But 58-year-old Asha Rao said no."),
        ("On Monday Asha Rao, 58, died in Pune.", "On Monday 58-year-old Asha Rao died in Pune."),
        ("Sergeant Edwin Mee, 46, denies it.", "46-year-old Sergeant Edwin Mee denies it."),
        ("Ursula von der Leyen, 66, said so.", "66-year-old Ursula von der Leyen said so."),
        ("Police said Mary Ann O'Neil, 101, sang.", "Police said 101-year-old Mary Ann O'Neil sang."),
        ("John Smith, 45, a plumber from Leeds, won.", "45-year-old John Smith, a plumber from Leeds, won."),
        ("Asha Rao, 58, who lives in Pune, won.", "58-year-old Asha Rao, who lives in Pune, won."),
        ("It is No.1 here.", "It is No. 1 here."),
        ("Prices rose by 4 per cent, the bank said.", "The bank said that prices rose by 4 per cent."),
        (
            "Twelve people died in Pune, officials said on Monday.",
            "Officials said on Monday that twelve people died in Pune.",
        ),
        ("US troops left the town on Sunday, the army said.", "The army said that US troops left the town on Sunday."),
        ("Asha Rao, 58, left for Pune, police said.", "Police said that 58-year-old Asha Rao left for Pune."),
        ("A £20million plan, 15.7percent more.", "A £20 million plan, 15.7 percent more."),
    ],
)
def test_words_are_put_as_small_models_translate_them(english: str, shown: str) -> None:
    assert worded(english) == shown


@pytest.mark.parametrize(
    "english",
    [
        "It opened on July 20, 2014.",
        "On March 3, 12, and 14 it rained.",
        "By May, 12, of them at most, were left.",
        "In Delhi, 12, of them children, died.",
        "She is 58, and from Pune.",
        "Sweden, 25, was ahead of Norway.",
        "New York, 12, leads.",
        "Gill, 87, was out.",
        "Shubman Gill, 87, and Rishabh Pant, 52, steadied India.",
        "Windows Vista 2, 12, failed.",
        "Rao, who leads the party, also said.",
        '"It will rain in Pune and in Nilpur", officials said.',
        "He left in June, they said, and came back.",
        "The Prime Minister, 58, said so.",
    ],
)
def test_what_may_be_something_else_stays_as_it_is(english: str) -> None:
    assert worded(english) == english


def test_stand_ins_are_no_ages() -> None:
    asked = []

    def translate(text: str) -> list[str]:
        asked.append(text)
        return ["वहाँ बारिश हुई।"]

    translate_sentences(["Asha Rao, 312, spoke to 450 people."], ScriptedEngine(TRANSLATOR, translate))
    held = [text for text in asked if "312" not in text and "450" not in text]
    assert held
    assert not any("year-old" in text for text in asked)


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


@pytest.mark.parametrize(
    "text",
    [
        "A-" * 50_000,
        "A. " * 50_000,
        "A" * 100_000,
        "A, 5, " * 20_000,
        "Asha Rao, 58, and " * 6_000,
        "a, the " * 15_000,
        "he, " * 30_000,
    ],
)
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
