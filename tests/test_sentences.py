"""Sentences: where they end in news, that offsets are exact, and that hostile text costs no more than its length."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.text.sentences import split_hindi, split_sentences

# In these tables "‖" stands where a sentence must end; the text that is split has a space there instead.
ENGLISH = {
    "plain": "The rain stopped.‖Trains ran again.",
    "question": "Will it help?‖Farmers doubt it.",
    "exclamation": "What a match!‖The crowd sang.",
    "mixed marks": "Really?!‖Nobody knew.",
    "titles": "Dr. Meera Rao met Mr. Das and Mrs. Das.‖Prof. Sen left.",
    "military ranks": "Lt. Gen. R. Singh briefed Maj. Gen. Paul.‖Col. Roy listened.",
    "senator": "Sen. Lee and Rep. Cole voted no.‖Gov. Hall signed.",
    "Indian honorifics": "Smt. Devi and Sri. Kumar spoke.‖Adv. Nair replied.",
    "private limited": "Kaveri Foods Pvt. Ltd. said profits rose.‖Shares fell.",
    "company at the end": "He sued Kaveri Foods Pvt. Ltd.‖Judges heard him on Monday.",
    "company and role": "Orbit Motors Inc. Chief Executive Ann Roy resigned.‖She was 61.",
    "company in a name": "Tara & Co. Ltd. won the contract.‖Work starts soon.",
    "company and bracket": "Orbit Motors Inc. (OMI) fell 3%.‖Rivals gained.",
    "country inside": "The U.S. Army denied it.‖The U.K. Treasury agreed.",
    "country at the end": "They flew to the U.S.‖The talks failed.",
    "country then quotation": "They left the U.S.‖“We are safe,” she said.",
    "country possessive": "He praised the U.S.'s growth.‖Markets rose.",
    "country before a place": "In Washington, D.C. Mayor Hill spoke.‖Nobody came.",
    "morning and weekday": "Polls open at 7 a.m. Monday.‖They close at 6 p.m.",
    "time of a city": "The match starts at 8:45 p.m. Paris time on Saturday.‖Tickets are gone.",
    "time of a city of two words": "The call at 9 a.m. New York time went well.‖He said so.",
    "time of a zone": "Markets close at 4 p.m. Eastern Daylight Time.‖They open at 3 a.m. Greenwich Mean Time.",
    "two cities": "It begins at 5 p.m. Tokyo time, 8 a.m. London time.‖All may watch.",
    "clock, then a city": "He left at 8:45 p.m.‖Paris was quiet.",
    "clock, then a time that is no zone": "It was over at 9:45 p.m.‖Extra time had been short.",
    "clock, then time itself": "He woke at 6 a.m.‖Time passed.",
    "number one": "The No. 1 seed won.‖He is No. 1.‖Nobody doubts it.",
    "month and attack": "The Jan. 6 attack was recalled.‖Five had died.",
    "senate of the U.S.": "The U.S. Senate voted.‖The U.N. Security Council met.",
    "clock at the end": "Police came at 5 p.m.‖Neighbours had called them.",
    "clock and zone": "It begins at 9.30 a.m. IST on Friday.‖Entry is free.",
    "number sign": "House No. 12 burned.‖No. 14 was saved.",
    "the word no": "The panel said no.‖The vote was close.",
    "rupees": "It costs Rs. 500 crore.‖Rs. 20 crore was paid.",
    "month and day": "It closed on Jan. 5 and reopened on Feb. 9.‖Nobody noticed.",
    "month at the end": "The deal lapsed last Sept.‖Talks resumed this year.",
    "versus": "In Rao vs. Union of India the court ruled.‖Both sides appealed.",
    "case name": "Hill v. State of Ohio was cited.‖Lawyers smiled.",
    "initials": "J. K. Rowling wrote it.‖A. P. J. Kalam read it.",
    "joined initials": "M.K. Stalin and K.T. Rama Rao met.‖Both left early.",
    "letter as a label": "She lacked vitamin D.‖Doctors were called.",
    "plan letter": "There is no plan B.‖It must work.",
    "pronoun": "Nobody is more surprised than I.‖The book sold out.",
    "decimals": "Prices rose 3.5 per cent to 1.20 dollars.‖Wages rose 2.1.",
    "year at the end": "The dam was built in 1987.‖It failed in 2023.",
    "digit opens": "The fire began at noon.‖500 people fled.",
    "currency opens": "The firm was sold.‖$40 million was paid.",
    "rupee sign opens": "The temple was robbed.‖₹2 lakh was taken.",
    "ellipsis inside": "He paused ... and then went on.‖They clapped.",
    "ellipsis ends": "And then the lights went out...‖Nobody moved.",
    "ellipsis character": "So it goes…‖The next day was calm.",
    "hesitation": "Well... I think we lost.‖It hurts.",
    "quotation after the stop": "“We will appeal.”‖The minister then left.",
    "quotation and comma": "“We will appeal,” Rao said.‖The minister left.",
    "loud quotation, small verb": "“Never again!” he said.‖She agreed.",
    "asking quotation, small verb": "“Why now?” asked the judge.‖Nobody answered.",
    "asking quotation, name": "“Why now?” Justice Mehta asked.‖Nobody answered.",
    "quotation with an ellipsis": "“If only…” she whispered.‖The door shut.",
    "quotation ends, next opens": "“It is over.”‖“Not yet,” said Rao.",
    "straight quotes": '"We won."‖That was all.‖"Good," she said.',
    "two sentences in a short quotation": "“I came. I saw.”‖That was his report.",
    "speech goes on": "“We are late. We must go,” Rao told them.‖They ran.",
    "single quotes": "‘It is done.’‖The council cheered.",
    "bracket": "He lost (he had won in 2014. And in 2019).‖She won.",
    "sentence in brackets": "The shop closed.‖(It had lost money.)‖Staff wept.",
    "reference mark": "The lake shrank.[2]‖Fish died.",
    "et cetera inside": "Rice, wheat, etc. were sent.‖Trucks left.",
    "for example": "Some crops, e.g. millet, need less water.‖Others do not.",
    "street": "She lives at 5 Park St. Louis Mehta saw her.‖He waved.",
    "saint": "St. Stephen’s won the cup.‖Hindu College lost.",
    "junior": "Martin Hall Jr. Park is closed.‖The mayor apologised.",
    "degree": "She holds a Ph.D. from Delhi.‖He holds a B.Tech.",
    "dateline state": "FARGO, N.D. (AP) has snow.‖Roads are shut.",
    "state": "In Tampa, Fla. Police searched homes.‖Two men fled.",
    "units": "He is 6 ft. 2 in. tall.‖She is taller.",
    "web address": "Readers can visit example.com.‖The site is free.",
    "file version": "Version 2.0.1 fixed it.‖Users were glad.",
    "name that shouts": "Yahoo! said profits rose.‖Investors cheered.",
    "small letter brand": "Sales fell.‖iPhone makers worried.",
    "small letter opener": "He left.‖then she came.",
    "dash": "It rained – a lot.‖Roads flooded.",
    "colon": "He asked one thing: Why?‖Silence followed.",
    "semicolon": "It rained; roads flooded.‖Trains stopped.",
    "unlisted consonant abbreviation": "Hon. Mgr. Paul presided.‖He smiled.",
    "Hindi word opens": "The slogan was clear.‖जय जवान was heard.",
    "emoji": "We won.‖🎉 Fans danced.",
    "danda": "He wrote in Hindi।‖She read it.",
    "messrs": "Messrs. Roy and Sen own M/s. Tara Mills.‖Both deny it.",
    "approximately": "It weighs approx. 40 kg.‖It is heavy.",
    "section": "Sec. 144 was imposed.‖Shops shut.",
    "roman list number": "ii. Second comes the levy.‖It is small.",
    "list number": "1. First comes the tax.‖It is high.",
}

HINDI = {
    "danda": "बारिश थम गई।‖रेलगाड़ियां फिर चलीं।",
    "question": "क्या होगा?‖किसी को नहीं पता।",
    "exclamation": "वाह!‖क्या मैच था।",
    "doctor": "डॉ. सिंह आए।‖डॉ. राव चले गए।",
    "rupees": "रु. 500 दिए गए।‖बाकी रु. 200 बचे।",
    "honorific": "श्री. वर्मा और श्रीमती. वर्मा मिले।‖पं. शर्मा बोले।",
    "professor": "प्रो. मेहता ने पढ़ाया।‖छात्र खुश थे।",
    "kilometre": "गांव 5 कि.मी. दूर है।‖सड़क टूटी है।",
    "Kalam": "ए.पी.जे. अब्दुल कलाम आए।‖बच्चे खुश हुए।",
    "one letter": "के. चंद्रशेखर राव और जी. किशन रेड्डी मिले।‖बात हुई।",
    "spaced letters": "पी. वी. नरसिंह राव प्रधानमंत्री थे।‖वे विद्वान थे।",
    "state": "उ.प्र. सरकार ने आदेश दिया।‖म.प्र. में छुट्टी रही।",
    "number": "मकान सं. 12 जला।‖नं. 14 बच गया।",
    "quotation with verb": "“हां।” उसने कहा।‖सब चुप रहे।",
    "question with verb": "“कब?” मंत्री ने पूछा।‖किसी ने उत्तर नहीं दिया।",
    "quotation ends": "“हम जीतेंगे।”‖मंत्री यह कहकर चले गए।",
    "short quotation stays whole": "उन्होंने कहा, “हम आए। हमने देखा।”‖सब हंसे।",
    "straight quotes": 'उन्होंने कहा, "हम तैयार हैं।"‖सभा खत्म हुई।',
    "ellipsis": "लेकिन… वह नहीं आया।‖रात हो गई।",
    "full stops": "वह घर गया.‖उसने देखा.‖सब ठीक था.",
    "copula and full stop": "काम पूरा हो गया है.‖लोग खुश थे.",
    "letter that is a word": "वह घर आई.‖फिर चली गई.",
    "pipe for danda": "बारिश हुई है|‖फसल बच गई|",
    "spaced danda": "बारिश हुई ।‖फसल बच गई ।",
    "double danda": "कथा समाप्त हुई॥‖सब लौट गए॥",
    "decimal": "महंगाई 3.5 प्रतिशत बढ़ी।‖वेतन 2.1 प्रतिशत।",
    "Latin abbreviation": "कावेरी Ltd. ने घोषणा की।‖शेयर गिरे।",
    "year and full stop": "बांध 1987 में बना.‖वह 2023 में टूटा.",
    "list number": "1. पहला काम पानी है।‖दूसरा सड़क।",
    "party letters": "बी.जे.पी. नेता पहुंचे।‖भीड़ जुटी।",
    "exclamation in quotation with verb": "“बचाओ!” बच्चा चिल्लाया।‖लोग दौड़े।",
    "new clause after quotation": "“बारिश होगी।”‖उसने कहा कि किसान खुश हैं।",
}


def pieces(marked: str) -> list[str]:
    return marked.split("‖")


@pytest.mark.parametrize("marked", ENGLISH.values(), ids=ENGLISH.keys())
def test_english_sentence_ends_where_a_reader_sees_it(marked: str) -> None:
    assert [s.text for s in split_sentences(marked.replace("‖", " "))] == pieces(marked)


@pytest.mark.parametrize("marked", HINDI.values(), ids=HINDI.keys())
def test_hindi_sentence_ends_where_a_reader_sees_it(marked: str) -> None:
    assert [s.text for s in split_hindi(marked.replace("‖", " "))] == pieces(marked)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Schools were shut.However, buses ran.", 2),
        ("“We are done.”The minister left.", 2),
        ("Mail a.The@example.com or see x.Com today.", 1),
        ("The dam broke in 2023.The town fled.", 2),
    ],
    ids=["word", "quotation", "address", "year"],
)
def test_a_lost_space_is_found_only_before_a_sentence(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


def test_hindi_needs_no_space_after_danda() -> None:
    assert [s.text for s in split_hindi("वह आया।सब खुश हुए।")] == ["वह आया।", "सब खुश हुए।"]


def test_an_empty_line_is_a_hard_boundary() -> None:
    assert len(split_sentences("A heading without a stop\n\nThe text begins")) == 2


def test_a_single_line_break_is_a_space() -> None:
    assert len(split_sentences("The council of the old\ncity of Bhopal met.")) == 1


def test_bullet_lines_are_sentences_of_their_own() -> None:
    text = "The council decided:\n- buses run free\n- schools reopen\n• parks stay shut"
    assert [s.text for s in split_sentences(text)] == text.split("\n")


def test_a_long_quotation_is_split_inside() -> None:
    quotation = "“" + "We have waited for the road for many years. " * 8 + "It is time.”"
    assert len(split_sentences(quotation)) == 9


@pytest.mark.parametrize("split", [split_sentences, split_hindi])
@pytest.mark.parametrize("text", ["", " ", "\n \n\n", "\u2029\u00a0"], ids=["empty", "space", "lines", "separators"])
def test_a_text_without_words_has_no_sentences(split, text) -> None:
    assert split(text) == ()


@pytest.mark.parametrize("text", ["a\ud800b. Then he left", "...", "—", "👍", "a\x00b. The end"])
def test_odd_text_is_covered(text: str) -> None:
    check_covered(text, split_sentences(text))


def check_covered(text, sentences) -> None:
    last = 0
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert not text[last : sentence.start].strip()
        last = sentence.end
    assert not text[last:].strip()


WORDS = "Dr. U.S. the The Ltd. said. “We won.” \" ' (a b.) 5. No. ... ! ? he । डॉ. के. है। है. 1. [1] — J. a.m. |"
PIECES = (*WORDS.split(), "\n", "\n\n", "\t", "\u2029", "- x", "\ud800")
NEWSLIKE = st.lists(st.sampled_from(PIECES), max_size=40)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=200), NEWSLIKE.map(" ".join), NEWSLIKE.map("".join)))
def test_every_character_lies_in_exactly_one_sentence(text: str) -> None:
    check_covered(text, split_sentences(text))
    check_covered(text, split_hindi(text))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(NEWSLIKE.map(" ".join), NEWSLIKE.map(" ".join))
def test_paragraphs_are_split_independently(first: str, second: str) -> None:
    together = [s.text for s in split_sentences(first + "\n\n" + second)]
    assert together == [s.text for s in (*split_sentences(first), *split_sentences(second))]


HOSTILE = {
    "one word": "a",
    "line breaks": "\n",
    "spaces": " ",
    "full stops": ".",
    "letters with stops": "a. ",
    "titles": "Mr. ",
    "opening quotes": "“",
    "straight quotes": '"',
    "quotes and stops": '"a. ',
    "brackets": "(",
    "closing brackets": ".)",
    "spaced closers": ". ”",
    "small letters": "aa. bb ",
    "doubts behind open quotes": "“aa. bb ",
    "dandas": "। ",
    "list items": "- a\n",
    "ellipses": "a… ",
    "dots without spaces": ".x",
}


class CountedSteps:
    """Counts the interpreter's line events: work done, whatever the speed of the machine."""

    def __enter__(self):
        self.lines = 0
        self.before = sys.gettrace()
        sys.settrace(self.trace)
        return self

    def trace(self, frame, event, argument):
        self.lines += event == "line"
        return self.trace

    def __exit__(self, *_):
        sys.settrace(self.before)


@pytest.mark.parametrize("split", [split_sentences, split_hindi])
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_steps_grow_with_the_length_alone(split, unit: str) -> None:
    counts = []
    for length in (3_000, 6_000):
        with CountedSteps() as steps:
            split(unit * (length // len(unit)))
        counts.append(steps.lines)
    assert counts[1] < 3 * counts[0] + 200


@pytest.mark.parametrize("split", [split_sentences, split_hindi])
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hundred_thousand_hostile_characters_are_covered(split, unit: str) -> None:
    text = unit * (100_000 // len(unit))
    check_covered_fast(text, split(text))


def check_covered_fast(text, sentences) -> None:
    assert sum(len(s.text) for s in sentences) <= len(text)
    assert "".join(s.text for s in sentences).replace(" ", "").replace("\n", "") == text.replace(" ", "").replace(
        "\n", ""
    )
