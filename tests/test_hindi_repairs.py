"""Single repairs of the Hindi: numbers put right, values held and put back, clauses, quotation marks."""

from __future__ import annotations

import pytest

from summarizer.hindi import check_translation
from summarizer.hindi.clauses import fit, join_clauses, split_clauses
from summarizer.hindi.doubling import drop_echoes
from summarizer.hindi.holding import Slot, hold, put_back
from summarizer.hindi.marks import match_quotes
from summarizer.hindi.mending import mend_number
from summarizer.hindi.saying import say
from summarizer.text.lexicon import load_lexicon
from summarizer.text.numbers import read_numbers


def slot(placeholder: str, hindi: str = "", *, said: str) -> Slot:
    """A held value; where it stands in the English plays no part in putting it back."""
    return Slot(start=0, end=0, placeholder=placeholder, hindi=hindi or placeholder, said=said)


MENDED = [
    pytest.param("The fund has $295 billion.", "कोष में 295 करोड़ डॉलर हैं।", "कोष में 295 अरब डॉलर हैं।", id="scale"),
    pytest.param("He came on 5 June.", "वह 15 जून को आया।", "वह 5 जून को आया।", id="date"),
    pytest.param("It has ninety rooms.", "इसमें 19 कमरे हैं।", "इसमें 90 कमरे हैं।", id="word in English"),
    pytest.param("It was founded sixty years ago.", "यह तीस साल पहले बनी।", "यह 60 साल पहले बनी।", id="word in Hindi"),
    pytest.param("The seventh film came out.", "तीसरी फ़िल्म आई।", "7वीं फ़िल्म आई।", id="ordinal"),
    pytest.param(
        "He won 7-4 in 30 minutes.", "उसने 20 मिनट में 8-4 से जीत पाई।", "उसने 30 मिनट में 7-4 से जीत पाई।", id="two sorts"
    ),
    pytest.param("Two of the four came.", "चार में से चार आए।", "चार में से चार आए।", id="said twice: left"),
    pytest.param("It took two and a half hours.", "इसमें दो और आधे घंटे लगे।", "इसमें दो और आधे घंटे लगे।", id="a half: left"),
    pytest.param("5 men and 9 women came.", "6 पुरुष और 8 महिलाएँ आईं।", "6 पुरुष और 8 महिलाएँ आईं।", id="two wrong: left"),
    pytest.param("It cost Rs 500.", "इसमें 5 दिन लगे।", "इसमें 5 दिन लगे।", id="another kind: left"),
]


@pytest.mark.parametrize(("english", "hindi", "wanted"), MENDED)
def test_only_a_certain_number_is_put_right(english: str, hindi: str, wanted: str) -> None:
    assert mend_number(english, hindi) == wanted


@pytest.mark.parametrize(
    ("english", "hindi"),
    [
        ("$295 billion", "295 अरब डॉलर"),
        ("1.5 million", "15 लाख"),
        ("30 per cent", "30 प्रतिशत"),
        ("Rs 500", "500 रुपये"),
        ("5 June", None),
    ],
    ids=["money", "million", "percent", "rupees", "date"],
)
def test_a_held_number_is_said_in_hindi(english: str, hindi: str | None) -> None:
    assert say(read_numbers(english, "en")[0]) == hindi


@pytest.mark.parametrize(
    ("hindi", "wanted"),
    [
        ("47 लोग आए।", "1,200 लोग आए।"),
        ("४७ लोग आए।", "1,200 लोग आए।"),
        ("लोग आए।", None),
        ("47 में से 47 लोग।", None),
        ("147 लोग आए।", None),
    ],
    ids=["once", "Devanagari digits", "lost", "twice", "inside another number"],
)
def test_placeholders_must_come_back_once(hindi: str, wanted: str | None) -> None:
    assert put_back(hindi, (slot("47", said="1,200"),)) == wanted


def test_placeholders_avoid_the_numbers_of_the_sentence() -> None:
    english = "In all 47 of 1,200 came."
    findings = check_translation(english, "47 आए।")
    assert [held.text for held in hold(english, findings, load_lexicon())] == ["In all 47 of 83 came."]


def test_clauses_have_words_enough_to_translate() -> None:
    assert split_clauses("He came, and left.") == ("He came, and left.",)


def test_two_numbers_are_not_divided() -> None:
    english = "The firm built 90 houses between the years of 2011 and 2018 in that town."
    assert split_clauses(english) == (english,)


def test_fitting_parts_hold_every_word() -> None:
    text = "one two three four five six seven eight nine ten eleven"
    parts = fit(text, lambda t: len(t.split()), 3)
    assert " ".join(parts) == text
    assert max(len(p.split()) for p in parts) <= 3


def test_an_endless_word_is_cut_to_fit() -> None:
    assert all(len(p) <= 100 for p in fit("x" * 50_000, len, 100))


def test_whole_sentences_keep_their_dandas_when_joined() -> None:
    assert join_clauses(("He came.", "He left."), ("वह आया।", "वह गया।")) == "वह आया। वह गया।"


PLACEHOLDERS = [
    pytest.param("के47 ने कहा।", "शी ने कहा।", id="Devanagari"),
    pytest.param("K47 ने कहा।", "शी ने कहा।", id="Latin"),
    pytest.param("सोमवार को 47 में बारिश हुई।", "सोमवार को शी में बारिश हुई।", id="letter lost"),
    pytest.param("47 लाख लोग आए।", None, id="a number"),
    pytest.param("के47 ने के47 से कहा।", None, id="twice"),
]


@pytest.mark.parametrize(("hindi", "expected"), PLACEHOLDERS)
def test_a_name_comes_back_for_its_placeholder(hindi: str, expected: str | None) -> None:
    assert put_back(hindi, (slot("K47", said="शी"),)) == expected


def test_a_number_is_not_put_back_as_a_day() -> None:
    assert put_back("47 अप्रैल को भूकंप आया।", (slot("47", said="7.8"),)) is None


FAMILIAR = [
    pytest.param("दिल्ली में बैठक हुई।", "पंजशीर में बैठक हुई।", id="in Hindi"),
    pytest.param("Delhi में बैठक हुई।", "पंजशीर में बैठक हुई।", id="left in Latin"),
    pytest.param("नई दिल्लीवासी आए।", None, id="inside a word"),
    pytest.param("दिल्ली से दिल्ली तक।", None, id="twice"),
]


@pytest.mark.parametrize(("hindi", "expected"), FAMILIAR)
def test_a_name_comes_back_for_a_familiar_one(hindi: str, expected: str | None) -> None:
    assert put_back(hindi, (slot("Delhi", "दिल्ली", said="पंजशीर"),)) == expected


ORDINALS = [
    pytest.param("47वीं फ़िल्म आई।", "7वीं फ़िल्म आई।", id="feminine"),
    pytest.param("47 वें मिनट में।", "7वें मिनट में।", id="oblique"),
    pytest.param("47 फ़िल्में आईं।", None, id="a cardinal"),
]


@pytest.mark.parametrize(("hindi", "expected"), ORDINALS)
def test_a_held_ordinal_keeps_the_ending_that_came(hindi: str, expected: str | None) -> None:
    assert put_back(hindi, (slot("47th", "47", said="7"),)) == expected


def test_a_held_sum_has_one_currency() -> None:
    assert put_back("वेतन लगभग 47 रुपये है।", (slot("47", said="37 लाख रूबल"),)) == "वेतन लगभग 37 लाख रूबल है।"


SHOWN = [
    pytest.param("The seventh film came.", ["The 47th film came."], ["7"], id="ordinal"),
    pytest.param("He waited for five years.", ["He waited for 47 years."], ["5"], id="duration"),
    pytest.param("It cost 3.7 million rubles.", ["It cost 47."], ["37 लाख रूबल"], id="currency"),
    pytest.param(
        "They met in Sandvik.",
        ["They met in K47.", "They met in Delhi."],
        ["सैंड्विक"],
        id="a place of no lexicon",
    ),
    pytest.param(
        "The deal pleased Marta Kolin, she said.",
        ["The deal pleased K47, she said.", "The deal pleased Anita Sharma, she said."],
        ["मार्टा कोलिन"],
        id="a woman",
    ),
    pytest.param("The hearing of the NTSV ended.", ["The hearing of the K47 ended."], ["एनटीएसवी"], id="letters"),
    pytest.param("A breach of the Misuse of Drugs Act.", [], [], id="a word that is translated"),
    pytest.param("The Grand Coalition fell.", [], [], id="English words"),
]


@pytest.mark.parametrize(("english", "texts", "said"), SHOWN)
def test_what_was_lost_is_held(english: str, texts: list[str], said: list[str]) -> None:
    findings = check_translation(english, "बाद में कुछ लोग शाम तक बैठे रहे।")
    held = hold(english, findings, load_lexicon())
    assert [h.text for h in held][: len(texts)] == texts
    assert [s.said for h in held[:1] for s in h.slots] == said


def test_a_familiar_name_of_the_sentence_is_not_used() -> None:
    english = "He went from Delhi to Sandvik."
    texts = [h.text for h in hold(english, check_translation(english, "वह दिल्ली से चला गया।"), load_lexicon())]
    assert texts == ["He went from Delhi to K47.", "He went from Delhi to Jaipur."]


ECHOES = [
    pytest.param("वह अक्टूबर में अक्टूबर में चली गई।", "वह अक्टूबर में चली गई।", id="twice on end"),
    pytest.param("दो लोगों की मौत हो गई और मौत हो गई।", "दो लोगों की मौत हो गई।", id="with and between"),
    pytest.param("वह धीरे धीरे चली गई।", "वह धीरे धीरे चली गई।", id="a single word"),
    pytest.param("उसने कहा कि उसने कहा कि उसने कहा कि", "उसने कहा कि उसने कहा कि उसने कहा कि", id="a loop"),
    pytest.param("जब मेल (या विलय होता है) होता है, तो", "जब मेल (या विलय होता है) होता है, तो", id="out of brackets"),
]


@pytest.mark.parametrize(("hindi", "expected"), ECHOES)
def test_a_phrase_is_not_said_twice_on_end(hindi: str, expected: str) -> None:
    assert drop_echoes("She left in October.", hindi) == expected


def test_a_phrase_that_the_english_repeats_stays() -> None:
    assert drop_echoes("No more, no more!", "और नहीं, और नहीं!") == "और नहीं, और नहीं!"


MARKS = [
    pytest.param('"We wait," he said.', '"हम रुकेंगे, उसने कहा।', '"हम रुकेंगे, उसने कहा।"', id="closed at the end"),
    pytest.param("Ruiz spoke.", '"रुइज़ ने भाषण दिया।', "रुइज़ ने भाषण दिया।", id="none in the English"),
    pytest.param('He said, "No."', 'उसने कहा, "नहीं।"', 'उसने कहा, "नहीं।"', id="as it is"),
]


@pytest.mark.parametrize(("english", "hindi", "expected"), MARKS)
def test_quotation_marks_follow_the_english(english: str, hindi: str, expected: str) -> None:
    assert match_quotes(english, hindi) == expected
