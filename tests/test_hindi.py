"""English and Hindi side by side: what the check finds, what it lets pass, and how names are written."""

from __future__ import annotations

import pytest

from summarizer.hindi import check_translation
from summarizer.hindi.naming import write_names
from summarizer.text.lexicon import load_lexicon


def kinds(english: str, hindi: str) -> set[str]:
    return {f.kind for f in check_translation(english, hindi)}


# ---- the check -------------------------------------------------------------------------------------------------------

GOOD = [
    pytest.param("Turnout rose by 30 per cent.", "मतदान 30 प्रतिशत बढ़ा।", id="percent"),
    pytest.param("The fund has $295 billion.", "कोष में 295 अरब डॉलर हैं।", id="money"),
    pytest.param("The tax brought £8bn.", "कर से 8 अरब पाउंड मिले।", id="pounds"),
    pytest.param("Six pounds of snow fell.", "6 पाउंड बर्फ गिरी।", id="pounds of weight"),
    pytest.param("The 90-minute talks ended.", "डेढ़ घंटे की बातचीत ख़त्म हुई।", id="duration"),
    pytest.param("Anil Rao met the IMF in Geneva.", "अनिल राव जिनेवा में आईएमएफ से मिले।", id="names"),
    pytest.param(
        "The Supreme Court heard the case.", "उच्चतम न्यायालय ने मामले की सुनवाई की।", id="another word of the lexicon"
    ),
    pytest.param("Hindus and Sikhs came.", "हिंदुओं और सिखों ने भाग लिया।", id="inflected names"),
    pytest.param("Xinhua reported it.", "Xinhua ने यह ख़बर दी।", id="name kept in Latin"),
    pytest.param("He did not go.", "वह नहीं गया।", id="negation"),
    pytest.param("He left without a word.", "वह बिना कुछ कहे चला गया।", id="without"),
    pytest.param("He went, not his brother.", "वह गया, उसका भाई नहीं।", id="negation before a danda"),
    pytest.param("The plan failed.", "योजना सफल नहीं हुई।", id="negative sense"),
    pytest.param("It is 5 km away.", "यह 5 km दूर है।", id="unit kept"),
    pytest.param("The boat went slowly along the bank.", "नाव किनारे के साथ धीरे-धीरे चली।", id="doubled word"),
    pytest.param("Six Flags opened.", "सिक्स फ़्लैग्स खुला।", id="number word in a name"),
]


@pytest.mark.parametrize(("english", "hindi"), GOOD)
def test_a_right_translation_is_quiet(english: str, hindi: str) -> None:
    assert kinds(english, hindi) == set()


BAD = [
    pytest.param("Turnout rose by 30 per cent.", "मतदान 3 प्रतिशत बढ़ा।", "number_hi", id="digit dropped"),
    pytest.param("The fund has $295 billion.", "कोष में 295 करोड़ डॉलर हैं।", "number_hi", id="scale changed"),
    pytest.param("He came on 5 June.", "वह 15 जून को आया।", "number_hi", id="date moved"),
    pytest.param("The bridge was closed.", "पुल 7 दिन बंद रहा।", "number_hi", id="number made up"),
    pytest.param("Putin spoke in Paris.", "बाइडन पेरिस में बोले।", "name_hi", id="name exchanged"),
    pytest.param("The Reserve Bank met in Mumbai.", "रिज़र्व बैंक की बैठक दिल्ली में हुई।", "name_hi", id="place exchanged"),
    pytest.param("He did not go.", "वह गया।", "negation_hi", id="not lost"),
    pytest.param("The bank raised its rate.", "बैंक ने अपनी दर नहीं बढ़ाई।", "negation_hi", id="not made up"),
    pytest.param("The harvest was poor.", "harvest ख़राब थी।", "untranslated", id="English left"),
    pytest.param("He spoke to the crowd.", "उसने भीड़ से बात की उसने भीड़ से बात की।", "repetition", id="clause twice"),
    pytest.param("He waited.", "वह रुका रुका रुका।", "repetition", id="word three times"),
    pytest.param(
        "The minister opened the new bridge over the river in the morning.", "मंत्री आए।", "length_ratio", id="too short"
    ),
    pytest.param("He came.", "वह आया। वह बैठा। वह बोला। वह गया।", "sentence_count", id="sentences made up"),
    pytest.param("He came.", "", "length_ratio", id="nothing"),
]


@pytest.mark.parametrize(("english", "hindi", "kind"), BAD)
def test_a_planted_error_is_found(english: str, hindi: str, kind: str) -> None:
    assert kind in kinds(english, hindi)


def test_a_wrong_number_is_pointed_at_in_both_texts() -> None:
    english, hindi = "Turnout rose by 30 per cent.", "मतदान 3 प्रतिशत बढ़ा।"
    (finding,) = check_translation(english, hindi)
    assert hindi[slice(*finding.span)] == "3 प्रतिशत"
    assert finding.source_span is not None
    assert english[slice(*finding.source_span)] == finding.expected == "30 per cent"


def test_findings_speak_both_languages() -> None:
    (finding,) = check_translation("He did not go.", "वह गया।")
    assert finding.message == "The English says “not”; the Hindi has no negation."
    assert finding.message_hi == "अंग्रेज़ी में “not” है, पर हिंदी में कोई निषेध नहीं है।"


def test_the_glossary_is_binding() -> None:
    glossary = [("Rao", "रॉव")]
    (finding,) = check_translation("Rao spoke.", "राव बोले।", glossary=glossary)
    assert (finding.kind, finding.expected) == ("name_hi", "रॉव")


@pytest.mark.parametrize(
    ("english", "hindi"),
    [
        pytest.param("7 " * 10_000, "8 " * 10_000, id="ten thousand numbers"),
        pytest.param("A" * 50_000, "क" * 50_000, id="one long word"),
        pytest.param("\ud800 \x00 — — —", "\ud800 \x00 ।।।।", id="no words"),
        pytest.param("Rao " * 2_000, "राव " * 2_000, id="one name"),
    ],
)
def test_hostile_pairs_are_checked(english: str, hindi: str) -> None:
    assert isinstance(check_translation(english, hindi), tuple)


# ---- names -----------------------------------------------------------------------------------------------------------

NAMED = [
    pytest.param("Donald Trump spoke.", "डोनाल्ड ट्रम्प ने कहा।", "डोनाल्ड ट्रंप ने कहा।", id="variant"),
    pytest.param("Biden left for Paris.", "बिडेन ने पेरिस छोड़ा।", "बाइडन ने पेरिस छोड़ा।", id="sound"),
    pytest.param("Xinhua said so.", "Xinhua ने कहा।", "शिन्हुआ ने कहा।", id="Latin"),
    pytest.param("China said so.", "चीन ने कहा।", "चीन ने कहा।", id="a word that sounds a little like it"),
    pytest.param("Team India won.", "टीम इंडिया जीती।", "टीम इंडिया जीती।", id="another word is no variant"),
    pytest.param("Armenia and Armenians.", "अर्मेनियाई लोग", "अर्मेनियाई लोग", id="inflected"),
]


@pytest.mark.parametrize(("english", "hindi", "wanted"), NAMED)
def test_names_are_written_in_house_spelling(english: str, hindi: str, wanted: str) -> None:
    assert write_names(english, hindi, load_lexicon()) == wanted


@pytest.mark.parametrize(
    ("pair", "hindi", "wanted"),
    [
        pytest.param(("Trump", "ट्रम्प"), "ट्रंप आए।", "ट्रम्प आए।", id="over the lexicon"),
        pytest.param(("Whitmore", "व्हिटमोर"), "विटमोर ने कहा।", "व्हिटमोर ने कहा।", id="unknown to the lexicon"),
        pytest.param(("Acme Steel", "एक्मे इस्पात"), "Acme Steel ने कहा।", "एक्मे इस्पात ने कहा।", id="from Latin"),
    ],
)
def test_the_users_spelling_wins(pair: tuple[str, str], hindi: str, wanted: str) -> None:
    book = load_lexicon().with_glossary([pair])
    assert write_names(f"{pair[0]} came.", hindi, book, [pair]) == wanted


# ---- names and figures said twice ------------------------------------------------------------------------------------

TWICE = [
    pytest.param(
        "Norway accused China of dumping.", "चीन ने चीन पर डंपिंग का आरोप लगाया।", True, id="in place of another"
    ),
    pytest.param("Norway accused China of dumping.", "नॉर्वे ने चीन पर डंपिंग का आरोप लगाया।", False, id="both stand"),
    pytest.param("China said China would wait for Norway.", "चीन ने कहा कि चीन इंतज़ार करेगा।", False, id="twice in both"),
]


@pytest.mark.parametrize(("english", "hindi", "exchanged"), TWICE)
def test_a_name_in_the_place_of_another_is_pointed_at(english: str, hindi: str, exchanged: bool) -> None:
    found = [f for f in check_translation(english, hindi) if f.kind == "name_hi" and f.span != (0, 0)]
    assert [hindi[slice(*f.span)] for f in found] == (["चीन"] if exchanged else [])


FIGURES = [
    pytest.param("Sales fell 3 per cent.", "बिक्री 3 प्रतिशत से घटकर 3 प्रतिशत रह गई।", True, id="percent"),
    pytest.param("The film earned Rs 52 crore.", "फ़िल्म ने 52 करोड़ रुपये कमाए, 52 करोड़ रुपये।", True, id="money"),
    pytest.param("Of 40 boats 40 came back.", "40 नावों में से 40 लौट आईं।", False, id="twice in both"),
    pytest.param("Two boats came.", "दो नावें, दोनों बड़ी, दो दिन बाद आईं।", False, id="words"),
]


@pytest.mark.parametrize(("english", "hindi", "found"), FIGURES)
def test_a_figure_said_twice_is_found(english: str, hindi: str, found: bool) -> None:
    assert ("number_hi" in kinds(english, hindi)) is found


def test_the_us_at_the_beginning_of_a_headline_is_a_name() -> None:
    assert "name_hi" in kinds("US to hold trade talks in Geneva", "जिनेवा में व्यापार वार्ता होगी")


def test_a_word_that_is_a_first_name_too_opens_a_sentence_as_a_word() -> None:
    assert "name_hi" not in kinds("Frank talks were held.", "खुलकर बातचीत हुई।")


def test_rs_is_no_name() -> None:
    assert "name_hi" not in kinds("The road cost Rs 40 crore.", "सड़क पर 40 करोड़ रुपये ख़र्च हुए।")


def test_a_short_name_is_not_found_inside_a_word() -> None:
    assert "name_hi" in kinds("Ruiz told Xi that talks would resume.", "रुइज़ ने शीश से कहा कि बातचीत फिर शुरू होगी।")


def test_the_number_of_a_ruler_may_be_spelt_out() -> None:
    assert "number_hi" not in kinds("Charles III spoke in 2023.", "चार्ल्स तृतीय ने 2023 में भाषण दिया।")
