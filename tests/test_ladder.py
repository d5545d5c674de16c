"""English to Hindi, rung by rung: when each repair is tried, and which attempt wins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import CancelledError, DeadlineError
from summarizer.hindi import HindiSentence, page_spellings, translate_sentences
from summarizer.records import Candidate, Decoding, HindiStyle, ModelCard

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
        english: ["राज्य ने बाढ़ में मवेशी और धन गँवाए।"],
        "The state lost 47 cattle and 83 in the flood.": ["राज्य ने बाढ़ में 47 मवेशी और 83 गँवाए।"],
    }
    found = translate(english, answers)
    assert (found.hi, found.rung) == ("राज्य ने बाढ़ में 1,200 मवेशी और 30 लाख डॉलर गँवाए।", 4)


def test_held_values_do_not_bring_another_sentence() -> None:
    english = "Three men suspected of the attack in Paris were heard."
    answers = {
        english: ["पेरिस में हमले के संदेह में लोगों की सुनवाई हुई।"],
        "47 men suspected of the attack in Paris were heard.": ["47 पुरुषों ने पेरिस पर हमला किया था।"],
    }
    assert translate(english, answers).rung == 5


def test_of_held_sentences_the_one_most_like_the_draft_wins() -> None:
    english = "His two oldest children came to Sandvik."
    answers = {
        english: ["उनके दो सबसे बड़े बच्चे आए।"],
        "His two oldest children came to K47.": ["उनके दो सबसे छोटे बच्चे K47 आए।"],
        "His two oldest children came to Delhi.": ["उनके दो सबसे बड़े बच्चे दिल्ली आए।"],
    }
    assert translate(english, answers).hi == "उनके दो सबसे बड़े बच्चे सैंड्विक आए।"


def test_a_number_sign_stands_apart_from_its_number() -> None:
    found = translate("The No.1 driver won.", {"The No. 1 driver won.": ["नंबर 1 ड्राइवर जीता।"]})
    assert found.hi == "नंबर 1 ड्राइवर जीता।"


def test_an_echo_does_not_cost_the_hindi() -> None:
    english = "The 25-year-old went to Sandvik in October."
    found = translate(english, {english: ["25 वर्षीय 25 वर्षीय युवक अक्टूबर में सैंड्विक गया।"]})
    assert (found.hi, found.rung) == ("25 वर्षीय युवक अक्टूबर में सैंड्विक गया।", 1)


def test_an_empty_answer_leaves_the_english_and_says_so() -> None:
    (finding,) = translate("He spoke.", {"He spoke.": [""]}).findings
    assert finding.message == "This sentence stays in English; the translator gave no Hindi for it."


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


def test_a_sentence_with_one_name_in_the_place_of_another_is_kept_in_english() -> None:
    english = "Norway accused China of dumping."
    assert translate(english, {english: ["चीन ने चीन पर डंपिंग का आरोप लगाया।"]}).rung == 5


def test_more_beams_are_tried_for_a_sentence_that_lost_a_name() -> None:
    english = "The talks in Geneva ended."
    answers = ["वार्ता ख़त्म हुई।", "बातचीत ख़त्म हुई।", "बात ख़त्म हुई।", "जिनेवा में वार्ता ख़त्म हुई।", "वार्ता पूरी हुई।"]
    found = translate(english, {english: answers})
    assert (found.rung, "जिनेवा" in found.hi) == (2, True)


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
