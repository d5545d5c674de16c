"""English to Hindi: what the check finds, what it lets pass, and how each rung of the ladder repairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import CancelledError, DeadlineError
from summarizer.hindi import HindiSentence, check_translation, page_spellings, translate_sentences
from summarizer.hindi.clauses import fit, join_clauses, split_clauses
from summarizer.hindi.marks import match_quotes
from summarizer.hindi.mending import hold, mend_number, put_back, say
from summarizer.hindi.naming import write_names
from summarizer.records import Candidate, Decoding, HindiStyle, ModelCard
from summarizer.text.lexicon import load_lexicon
from summarizer.text.numbers import read_numbers

CARD = ModelCard(name="fake", role="translator")


class CountingEngine(ScriptedEngine):
    """A scripted engine that counts its calls, for the promise that they are few."""

    calls = 0

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        self.calls += 1
        return super().generate(texts, decoding)


def engine(
    answers: Mapping[str, Sequence[str]] | Callable[[str], Sequence[str]], card: ModelCard = CARD
) -> CountingEngine:
    return CountingEngine(card, answers)


def kinds(english: str, hindi: str) -> set[str]:
    return {f.kind for f in check_translation(english, hindi)}


# ---- the check -------------------------------------------------------------------------------------------------------

GOOD = [
    pytest.param("Turnout rose by 30 per cent.", "मतदान 30 प्रतिशत बढ़ा।", id="percent"),
    pytest.param("The fund has $295 billion.", "कोष में 295 अरब डॉलर हैं।", id="money"),
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


# ---- the ladder ------------------------------------------------------------------------------------------------------


def translate(english: str, answers: Mapping[str, Sequence[str]], **options: object) -> HindiSentence:
    (sentence,) = translate_sentences([english], engine(answers), **options)  # type: ignore[arg-type]
    return sentence


def test_rung_1_takes_the_best_beam() -> None:
    found = translate("Turnout rose by 30%.", {"Turnout rose by 30%.": ["मतदान 30% बढ़ा ."]})
    assert (found.hi, found.findings, found.rung) == ("मतदान 30 प्रतिशत बढ़ा।", (), 1)


def test_rung_2_takes_another_beam_without_the_fault() -> None:
    found = translate("Prices did not rise.", {"Prices did not rise.": ["दाम बढ़े।", "दाम नहीं बढ़े।"]})
    assert (found.hi, found.findings, found.rung) == ("दाम नहीं बढ़े।", (), 2)


def test_an_equal_beam_does_not_displace_the_best() -> None:
    found = translate("Prices rose.", {"Prices rose.": ["दाम बढ़े।", "क़ीमतें बढ़ीं।"]})
    assert (found.hi, found.rung) == ("दाम बढ़े।", 1)


def test_rung_3_translates_clause_by_clause() -> None:
    english = "Prices fell by 12 per cent, but the bank did not cut its rate."
    answers = {
        english: ["दाम गिरे।"],
        "Prices fell by 12 per cent,": ["दाम 12 प्रतिशत गिरे।"],
        "but the bank did not cut its rate.": ["लेकिन बैंक ने दर नहीं घटाई।"],
    }
    found = translate(english, answers)
    assert (found.hi, found.findings, found.rung) == ("दाम 12 प्रतिशत गिरे, लेकिन बैंक ने दर नहीं घटाई।", (), 3)


def test_rung_4_puts_the_one_wrong_number_right() -> None:
    found = translate("Turnout rose by 30 per cent.", {"Turnout rose by 30 per cent.": ["मतदान 3 प्रतिशत बढ़ा।"]})
    assert (found.hi, found.findings, found.rung) == ("मतदान 30 प्रतिशत बढ़ा।", (), 4)


def test_rung_4_holds_numbers_as_placeholders() -> None:
    english = "The state lost 1,200 cattle and $3 million in the flood."
    answers = {
        english: ["राज्य में बाढ़ से मवेशी मारे गए और नुक़सान हुआ।"],
        "The state lost 47 cattle and 83 in the flood.": ["राज्य ने बाढ़ में 47 मवेशी और 83 गँवाए।"],
    }
    found = translate(english, answers)
    assert (found.hi, found.rung) == ("राज्य ने बाढ़ में 1,200 मवेशी और 30 लाख डॉलर गँवाए।", 4)


def test_a_lost_placeholder_is_not_used() -> None:
    english = "The state lost 1,200 cattle and $3 million in the flood."
    answers = {
        english: ["राज्य में बाढ़ से मवेशी मारे गए और नुक़सान हुआ।"],
        "The state lost 47 cattle and 83 in the flood.": ["राज्य ने बाढ़ में 47 मवेशी गँवाए।"],
    }
    assert translate(english, answers).rung == 5


def test_rung_5_keeps_the_english_and_says_so() -> None:
    found = translate("He spoke.", {"He spoke.": ["उसने कहा कि उसने कहा कि उसने कहा कि"]})
    assert (found.hi, found.rung, [f.kind for f in found.findings]) == ("He spoke.", 5, ["not_translated"])


def test_a_missing_name_alone_does_not_cost_the_hindi() -> None:
    found = translate("On Monday Brandt resigned.", {"On Monday Brandt resigned.": ["सोमवार को इस्तीफ़ा दिया।"]})
    assert ([f.kind for f in found.findings], found.rung) == (["name_hi"], 1)


def test_a_sentence_cut_off_by_the_token_limit_is_not_taken() -> None:
    words = " ".join(["शब्द"] * 3 + ["और", "बात"] * 2)
    found = translate(
        "Rain fell on the hills.", {"Rain fell on the hills.": [words]}, decoding=Decoding(max_new_tokens=3)
    )
    assert found.rung == 5


def test_no_repair_makes_another_finding_worse() -> None:
    english = "The bank did not cut its rate in 2019."
    answers = {english: ["बैंक ने 2018 में दर नहीं घटाई और नहीं बदली।", "बैंक ने 2019 में दर घटाई।"]}
    assert "नहीं" in translate(english, answers).hi


def test_sentences_come_back_one_for_one_and_in_order() -> None:
    sentences = ["Rain fell.", "", "He came.", "Rain fell."]
    found = translate_sentences(sentences, engine({"Rain fell.": ["बारिश हुई।"], "He came.": ["वह आया।"]}))
    assert [s.en for s in found] == sentences
    assert [s.hi for s in found] == ["बारिश हुई।", "", "वह आया।", "बारिश हुई।"]


def test_no_sentences_give_none() -> None:
    assert translate_sentences([], engine({})) == ()


def test_good_sentences_cost_one_call() -> None:
    fake = engine(lambda _: ["बारिश हुई।"])
    translate_sentences(["Rain fell."] * 5, fake)
    assert fake.calls == 1


def test_the_worst_sentences_cost_four_calls() -> None:
    fake = engine(lambda _: ["कुछ कुछ कुछ कुछ"])
    translate_sentences(["Prices fell by 12 per cent, but the bank did not cut its rate of 7 per cent."] * 6, fake)
    assert fake.calls == 4


def test_a_sentence_over_the_token_limit_is_divided_at_clauses() -> None:
    card = ModelCard(name="fake", role="translator", max_source_tokens=8)
    answers = {
        "Rain fell on all the hills,": ["सभी पहाड़ियों पर बारिश हुई।"],
        "but the old bridge held.": ["लेकिन पुराना पुल टिका रहा।"],
    }
    (found,) = translate_sentences(["Rain fell on all the hills, but the old bridge held."], engine(answers, card))
    assert (found.hi, found.rung) == ("सभी पहाड़ियों पर बारिश हुई, लेकिन पुराना पुल टिका रहा।", 3)


def test_the_prefix_of_the_card_goes_before_each_text() -> None:
    card = ModelCard(name="fake", role="translator", source_prefix="to hi: ")
    (found,) = translate_sentences(["Rain fell."], ScriptedEngine(card, {"to hi: Rain fell.": ["बारिश हुई।"]}))
    assert found.hi == "बारिश हुई।"


def test_a_danda_comes_where_the_english_has_a_full_stop() -> None:
    assert translate("Rain fell.", {"Rain fell.": ["बारिश हुई"]}).hi == "बारिश हुई।"


def test_a_headline_gets_no_danda() -> None:
    assert translate("Rain stops play", {"Rain stops play": ["बारिश से खेल रुका"]}).hi == "बारिश से खेल रुका"


def test_the_style_asked_for_is_kept() -> None:
    style = HindiStyle(digits="devanagari")
    assert translate("12 came.", {"12 came.": ["12 आए।"]}, style=style).hi == "१२ आए।"


@pytest.mark.parametrize(
    ("decoding", "error"),
    [
        pytest.param(Decoding(should_stop=lambda: True), CancelledError, id="stop"),
        pytest.param(Decoding(deadline=0.0), DeadlineError, id="deadline"),
    ],
)
def test_errors_of_the_engine_pass_through(decoding: Decoding, error: type[Exception]) -> None:
    with pytest.raises(error):
        translate_sentences(["Rain fell."], engine({}), decoding=decoding)


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


def test_a_page_has_one_spelling_per_name() -> None:
    answers = {
        "The mayor, Whitmore, spoke.": ["मेयर व्हिटमोर बोले।"],
        "Later Whitmore left.": ["बाद में व्हिटमोर चले गए।"],
        "Then Whitmore returned.": ["फिर व्हिटमर लौटे।"],
    }
    found = translate_sentences(list(answers), engine(answers))
    assert found[2].hi == "फिर व्हिटमोर लौटे।"


def test_spellings_of_a_page_can_be_carried_on() -> None:
    first = translate_sentences(["Then Whitmore spoke."], engine({"Then Whitmore spoke.": ["फिर व्हिटमोर बोले।"]}))
    second = translate(
        "Then Whitmore left.", {"Then Whitmore left.": ["फिर व्हिटमर चले गए।"]}, names=page_spellings(first)
    )
    assert second.hi == "फिर व्हिटमोर चले गए।"


# ---- single repairs --------------------------------------------------------------------------------------------------

MENDED = [
    pytest.param("The fund has $295 billion.", "कोष में 295 करोड़ डॉलर हैं।", "कोष में 295 अरब डॉलर हैं।", id="scale"),
    pytest.param("He came on 5 June.", "वह 15 जून को आया।", "वह 5 जून को आया।", id="date"),
    pytest.param("It has ninety rooms.", "इसमें 19 कमरे हैं।", "इसमें 90 कमरे हैं।", id="word in English"),
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
    assert put_back(hindi, (("47", "1,200"),)) == wanted


def test_placeholders_avoid_the_numbers_of_the_sentence() -> None:
    english = "In all 47 of 1,200 came."
    findings = check_translation(english, "47 आए।")
    held = hold(english, findings, load_lexicon())
    assert held is not None
    assert held.text == "In all 47 of 83 came."


def test_clauses_have_words_enough_to_translate() -> None:
    assert split_clauses("He came, and left.") == ("He came, and left.",)


def test_fitting_parts_hold_every_word() -> None:
    text = "one two three four five six seven eight nine ten eleven"
    parts = fit(text, lambda t: len(t.split()), 3)
    assert " ".join(parts) == text
    assert max(len(p.split()) for p in parts) <= 3


def test_an_endless_word_is_cut_to_fit() -> None:
    assert all(len(p) <= 100 for p in fit("x" * 50_000, len, 100))


def test_whole_sentences_keep_their_dandas_when_joined() -> None:
    assert join_clauses(("He came.", "He left."), ("वह आया।", "वह गया।")) == "वह आया। वह गया।"


# ---- names and figures said twice, marks, placeholders in Devanagari ------------------------------------------------

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


def test_a_sentence_with_one_name_in_the_place_of_another_is_kept_in_english() -> None:
    english = "Norway accused China of dumping."
    assert translate(english, {english: ["चीन ने चीन पर डंपिंग का आरोप लगाया।"]}).rung == 5


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


def test_rs_is_no_name() -> None:
    assert "name_hi" not in kinds("The road cost Rs 40 crore.", "सड़क पर 40 करोड़ रुपये ख़र्च हुए।")


def test_a_short_name_is_not_found_inside_a_word() -> None:
    assert "name_hi" in kinds("Ruiz told Xi that talks would resume.", "रुइज़ ने शीश से कहा कि बातचीत फिर शुरू होगी।")


def test_the_number_of_a_ruler_may_be_spelt_out() -> None:
    assert "number_hi" not in kinds("Charles III spoke in 2023.", "चार्ल्स तृतीय ने 2023 में भाषण दिया।")


def test_more_beams_are_tried_for_a_sentence_that_lost_a_name() -> None:
    english = "The talks in Geneva ended."
    answers = ["वार्ता ख़त्म हुई।", "बातचीत ख़त्म हुई।", "बात ख़त्म हुई।", "जिनेवा में वार्ता ख़त्म हुई।", "वार्ता पूरी हुई।"]
    found = translate(english, {english: answers})
    assert (found.rung, "जिनेवा" in found.hi) == (2, True)


PLACEHOLDERS = [
    pytest.param("के47 ने कहा।", "शी ने कहा।", id="Devanagari"),
    pytest.param("K47 ने कहा।", "शी ने कहा।", id="Latin"),
    pytest.param("सोमवार को 47 में बारिश हुई।", "सोमवार को शी में बारिश हुई।", id="letter lost"),
    pytest.param("47 लाख लोग आए।", None, id="a number"),
    pytest.param("के47 ने के47 से कहा।", None, id="twice"),
]


@pytest.mark.parametrize(("hindi", "expected"), PLACEHOLDERS)
def test_a_name_comes_back_for_its_placeholder(hindi: str, expected: str | None) -> None:
    assert put_back(hindi, (("K47", "शी"),)) == expected


def test_a_number_is_not_put_back_as_a_day() -> None:
    assert put_back("47 अप्रैल को भूकंप आया।", (("47", "7.8"),)) is None


MARKS = [
    pytest.param('"We wait," he said.', '"हम रुकेंगे, उसने कहा।', '"हम रुकेंगे, उसने कहा।"', id="closed at the end"),
    pytest.param("Ruiz spoke.", '"रुइज़ ने भाषण दिया।', "रुइज़ ने भाषण दिया।", id="none in the English"),
    pytest.param('He said, "No."', 'उसने कहा, "नहीं।"', 'उसने कहा, "नहीं।"', id="as it is"),
]


@pytest.mark.parametrize(("english", "hindi", "expected"), MARKS)
def test_quotation_marks_follow_the_english(english: str, hindi: str, expected: str) -> None:
    assert match_quotes(english, hindi) == expected
