"""Numbers of a Hindi sentence against the English one: what is found, what passes, and what the finding says."""

from __future__ import annotations

import time

import pytest

from summarizer.hindi.figures import NOWHERE, check_figures


def messages(english: str, hindi: str) -> list[str]:
    return [f.message for f in check_figures(english, hindi)]


RIGHT = [
    pytest.param("They made a hundred-run stand.", "उन्होंने शतकीय साझेदारी की।", id="a hundred-run stand"),
    pytest.param("Rao scored a century in 90 balls.", "राव ने 90 गेंदों में 100 रन बनाए।", id="century as runs"),
    pytest.param("He hit 100 off 80 balls.", "उन्होंने 80 गेंदों में शतक जड़ा।", id="hundred as century"),
    pytest.param("His double century came late.", "उनका दोहरा शतक देर से आया।", id="double century"),
    pytest.param("He scored 200 runs.", "उन्होंने दोहरा शतक लगाया।", id="200 runs as a double century"),
    pytest.param("She made a half-century in 30 balls.", "उन्होंने 30 गेंदों में 50 रन बनाए।", id="half-century"),
    pytest.param(
        "Queen Elizabeth II's reign ended.", "महारानी एलिज़ाबेथ द्वितीय का शासन समाप्त हुआ।", id="ruler, possessive"
    ),
    pytest.param("Pope John Paul II died.", "पोप जॉन पॉल द्वितीय का निधन हो गया।", id="pope"),
    pytest.param("Charles III came.", "चार्ल्स तृतीय आए।", id="third of the name"),
    pytest.param("Louis XIV built it.", "इसे लुई चतुर्दश ने बनवाया।", id="fourteenth in Sanskrit"),
    pytest.param("Louis XIV built it.", "इसे लुई चौदहवें ने बनवाया।", id="fourteenth in Hindi"),
    pytest.param("The Three Idiots sequel is coming.", "थ्री इडियट्स का अगला भाग आ रहा है।", id="title by its sound"),
    pytest.param("It is in the top ten.", "यह टॉप टेन में है।", id="number word by its sound"),
    pytest.param("The temple offered Chhappan Bhog.", "मंदिर में छप्पन भोग चढ़ाया गया।", id="dish with a number"),
    pytest.param("The Tis Hazari court heard it.", "तीस हज़ारी अदालत ने सुनवाई की।", id="place with a number"),
    pytest.param("The navy sent ships.", "नौ-सेना ने जहाज़ भेजे।", id="navy"),
    pytest.param("The Indian navy sent ships.", "भारतीय नौ सेना ने जहाज़ भेजे।", id="navy in two words"),
    pytest.param("It is open 24 hours a day.", "यह चौबीसों घंटे खुला रहता है।", id="all of them"),
    pytest.param("All 30 days are booked.", "तीसों दिन भरे हैं।", id="all thirty"),
    pytest.param("The vote starts at noon.", "मतदान दोपहर 12 बजे शुरू होगा।", id="noon"),
    pytest.param("It ended at midnight.", "यह रात 12 बजे ख़त्म हुआ।", id="midnight"),
    pytest.param("At half past twelve he left.", "साढ़े बारह बज गए थे जब वह गया।", id="struck"),
    pytest.param("He is fully right.", "वह शत-प्रतिशत सही है।", id="wholly"),
    pytest.param("He is 100 percent right.", "वह शत-प्रतिशत सही है।", id="hundred per cent"),
    pytest.param("It drew 42.000 visitors.", "इसमें 42,000 दर्शक आए।", id="continental thousands"),
    pytest.param("Cheques worth two lakhs, sixty thousand came.", "दो लाख साठ हज़ार के चेक आए।", id="comma in a number"),
    pytest.param("The lane is 50 km long.", "यह मार्ग 50 किलोमीटर लंबा है।", id="kilometres"),
    pytest.param("It covers 20 square miles.", "यह 20 वर्ग मील में फैला है।", id="square miles"),
    pytest.param("The limit is 30 mph.", "सीमा 30 मील प्रति घंटा है।", id="speed"),
    pytest.param("It was 40 degrees Celsius.", "तापमान 40 डिग्री सेल्सियस था।", id="degrees"),
    pytest.param("It was 40°C.", "तापमान 40 डिग्री था।", id="degrees without a scale"),
    pytest.param("From 5 to 7 June 2020 it rained.", "5 से 7 जून 2020 तक वर्षा हुई।", id="range of days"),
    pytest.param("In 2020, from 5 to 7 June, it rained.", "2020 में 5 से 7 जून तक वर्षा हुई।", id="year apart"),
    pytest.param("It is on 4 and 5 March.", "यह 4 और 5 मार्च को है।", id="two days"),
    pytest.param("They got 20, 30 and 40 per cent.", "उन्हें 20, 30 और 40 प्रतिशत मिले।", id="unit at the end of a list"),
    pytest.param("Growth of 3 to 5 per cent is likely.", "3 से 5 प्रतिशत वृद्धि संभव है।", id="unit at the end of a range"),
    pytest.param("He paid 500 rupees.", "उसने 500 दिए।", id="rupees go without saying"),
    pytest.param("Ties rose in April 2015.", "अप्रैल 2015 में संबंध बढ़े।", id="month and year only"),
]


@pytest.mark.parametrize(("english", "hindi"), RIGHT)
def test_a_right_number_is_quiet(english: str, hindi: str) -> None:
    assert messages(english, hindi) == []


WRONG = [
    pytest.param("It struck on April 25, 2015.", "यह अप्रैल, 2015 को आया।", id="day lost"),
    pytest.param("It struck on April 25.", "यह अप्रैल में आया।", id="day lost, no year"),
    pytest.param("It struck on April 25, 2015.", "यह 25 अप्रैल को आया।", id="year lost"),
    pytest.param("From 5 to 7 June 2020 it rained.", "5 से 7 जून तक वर्षा हुई।", id="year of a range lost"),
    pytest.param("On March 17 the 17 men left.", "मार्च में 17 लोग गए।", id="day lost beside its own number"),
    pytest.param("On 19 March Covid-19 rules ended.", "मार्च में कोविड-19 के नियम ख़त्म हुए।", id="day lost beside a label"),
    pytest.param("He came at 5:30 p.m.", "वह शाम 5 बजे आया।", id="minutes lost"),
    pytest.param("He came at 5:30 p.m.", "वह सुबह 5:30 बजे आया।", id="half of the day swapped"),
    pytest.param("It is 50 km away.", "यह 50 मील दूर है।", id="kilometres to miles"),
    pytest.param("It weighs 5 kg.", "इसका वज़न 5 ग्राम है।", id="kilograms to grams"),
    pytest.param("It was 40°C.", "तापमान 40 डिग्री फ़ारेनहाइट था।", id="Celsius to Fahrenheit"),
    pytest.param("It took 50 minutes.", "यह 50 किमी चला।", id="minutes to kilometres"),
    pytest.param("It took 30 seconds.", "इसमें 30 मिनट लगे।", id="seconds to minutes"),
    pytest.param("It cost $50 million.", "इसकी लागत 5 करोड़ रुपये थी।", id="dollars to rupees"),
    pytest.param("It cost $50 million.", "इसकी लागत 5 करोड़ थी।", id="dollars lost"),
    pytest.param("30 per cent of them came.", "उनमें से 30 आए।", id="per cent lost"),
    pytest.param("3 to 5 per cent of them came.", "उनमें से 3 से 5 आए।", id="per cent of a range lost"),
    pytest.param("Three feet is enough.", "चार फुट काफ़ी है।", id="opening number word"),
    pytest.param("Eight doctors came.", "नौ डॉक्टर आए।", id="nine doctors are no navy"),
    pytest.param("Of these 5 are here, 2 there and 2 away.", "इनमें 5 यहाँ, 5 वहाँ और 2 बाहर हैं।", id="one for another"),
    pytest.param("The protein was found.", "पाँच प्रोटीन मिले।", id="a word that sounds a little alike"),
]


@pytest.mark.parametrize(("english", "hindi"), WRONG)
def test_a_wrong_number_is_found(english: str, hindi: str) -> None:
    assert len(messages(english, hindi)) == 1


def test_a_finding_names_the_units_that_differ() -> None:
    assert messages("It is 50 km away.", "यह 50 मील दूर है।") == ["The Hindi says 50 मील where the English says 50 km."]


def test_a_lost_day_stands_nowhere_in_the_hindi() -> None:
    (finding,) = check_figures("It struck on April 25, 2015.", "यह अप्रैल, 2015 को आया।")
    assert (finding.span, finding.expected) == (NOWHERE, "April 25, 2015")


@pytest.mark.parametrize(
    ("english", "hindi"),
    [
        pytest.param("It is 7. ", "7 ", id="bare"),
        pytest.param("It is 7. ", "20 प्रतिशत, ", id="per cent"),
        pytest.param("It is 7. ", "25 अप्रैल 2015, ", id="dates"),
        pytest.param("It is 7 miles. ", "50 किमी ", id="units"),
        pytest.param("Pachpan bhog ", "पचपन छप्पन सत्तावन ", id="names by their sound"),
        pytest.param("20 per cent, ", "20, ", id="units lost"),
    ],
)
def test_thousands_of_numbers_are_checked_in_linear_time(english: str, hindi: str) -> None:
    def seconds(times: int) -> float:
        begun = time.thread_time()
        check_figures(english * times, hindi * times)
        return time.thread_time() - begun

    seconds(100)
    short = min(seconds(500) for _ in range(2))
    assert min(seconds(2_000) for _ in range(2)) < 8 * short + 0.2  # four times the text


def test_ten_thousand_numbers_are_checked_to_the_end() -> None:
    assert len(check_figures("It is 7.", "20 " * 10_000)) == 10_000


def test_a_word_of_fifty_thousand_letters_holds_no_name() -> None:
    assert len(check_figures("x" * 50_000 + " Y" * 50_000, "पचपन " + "अ" * 50_000)) == 1


def test_mixed_scripts_are_read_as_they_stand() -> None:
    assert check_figures("He has 55 km and ५५ men.", "उसके पास 55km और पचपन men हैं।") == []
