"""House style of the Hindi: each rule, its switch, and that applying it twice changes nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.records import HindiStyle
from summarizer.text.hindi_style import apply_house_style
from summarizer.text.numbers import read_numbers, unmatched

WRITTEN = [
    pytest.param("बारिश रुक गई.", "बारिश रुक गई।", id="full stop"),
    pytest.param("बारिश रुक गई |", "बारिश रुक गई।", id="pipe"),
    pytest.param("बारिश रुक गई ।", "बारिश रुक गई।", id="space before danda"),
    pytest.param("बारिश रुक गई।।", "बारिश रुक गई।", id="doubled danda"),
    pytest.param("क्या बारिश रुक गई?", "क्या बारिश रुक गई?", id="question"),
    pytest.param("क्या बारिश रुक गई?।", "क्या बारिश रुक गई?", id="question and danda"),
    pytest.param("कैसी बारिश थी!", "कैसी बारिश थी!", id="exclamation"),
    pytest.param("मंत्री ने कहा:", "मंत्री ने कहा:", id="colon"),
    pytest.param("मंत्री ने कहाः", "मंत्री ने कहा:", id="visarga for a colon"),
    pytest.param("बाढ़ से 12 गाँव प्रभावित", "बाढ़ से 12 गाँव प्रभावित", id="headline gets no danda"),
    pytest.param("डॉ. राव आए. वे थके थे.", "डॉ. राव आए। वे थके थे।", id="abbreviation keeps its point"),
    pytest.param('मेयर ने कहा, "पुल खुलेगा."', "मेयर ने कहा, “पुल खुलेगा।”", id="danda inside quotes"),
    pytest.param("मेयर ने 'नया पुल' देखा।", "मेयर ने “नया पुल” देखा।", id="single quotes"),
    pytest.param("मेयर ने «नया पुल» देखा।", "मेयर ने “नया पुल” देखा।", id="guillemets"),
    pytest.param("पुल , सड़क और  नहर", "पुल, सड़क और नहर", id="spaces"),
    pytest.param("पुल,सड़क", "पुल, सड़क", id="space after comma"),
    pytest.param("१२ गाँव", "12 गाँव", id="digits"),
    pytest.param("120,000 लोग", "1,20,000 लोग", id="grouping"),
    pytest.param("1,234,567.89 रुपये", "12,34,567.89 रुपये", id="grouping with decimals"),
    pytest.param("12,345 लोग", "12,345 लोग", id="grouping is the same below a lakh"),
    pytest.param("फ़ोन 9876543210", "फ़ोन 9876543210", id="digits without groups stay"),
    pytest.param("30% लोग", "30 प्रतिशत लोग", id="percent"),
    pytest.param("30 % लोग", "30 प्रतिशत लोग", id="percent after a space"),
    pytest.param("295 बिलियन डॉलर", "295 अरब डॉलर", id="billion"),
    pytest.param("$295 बिलियन", "295 अरब डॉलर", id="dollar sign and billion"),
    pytest.param("$295 billion", "295 अरब डॉलर", id="English billion"),
    pytest.param("$295 बिलियन डॉलर", "295 अरब डॉलर", id="sign and word"),
    pytest.param("US$2 बिलियन", "2 अरब अमेरिकी डॉलर", id="US dollar"),
    pytest.param("1.5 मिलियन लोग", "15 लाख लोग", id="million to lakh"),
    pytest.param("25 मिलियन लोग", "2.5 करोड़ लोग", id="million to crore"),
    pytest.param("£2 मिलियन", "20 लाख पाउंड", id="pounds"),
    pytest.param("दो मिलियन लोग", "20 लाख लोग", id="spoken million"),
    pytest.param("डेढ़ बिलियन डॉलर", "डेढ़ अरब डॉलर", id="spoken billion"),
    pytest.param("1.2345678 मिलियन लोग", "1.2345678 मिलियन लोग", id="not exact, left"),
    pytest.param("BJPने जीत दर्ज की।", "BJP ने जीत दर्ज की।", id="two scripts in one word"),
    pytest.param("कमলা आई।", "कमला आई।", id="Bengali letters in a Hindi word"),
    pytest.param("रा\u200bज्य", "राज्य", id="zero-width space"),
    pytest.param("सड़क", unicodedata.normalize("NFC", "सड़क"), id="nukta in one form"),
    pytest.param("", "", id="empty"),
]


@pytest.mark.parametrize(("given_text", "wanted"), WRITTEN)
def test_house_style_writes(given_text: str, wanted: str) -> None:
    assert apply_house_style(given_text) == unicodedata.normalize("NFC", wanted)


@pytest.mark.parametrize(
    ("switch", "value", "text"),
    [
        pytest.param("danda", False, "बारिश रुक गई.", id="danda"),
        pytest.param("quotes", False, 'उसने "पुल" देखा।', id="quotes"),
        pytest.param("indian_grouping", False, "120,000 लोग", id="grouping"),
        pytest.param("indian_scales", False, "295 बिलियन डॉलर", id="scales"),
        pytest.param("percent_word", False, "30% लोग", id="percent"),
        pytest.param("digits", "devanagari", "१२ गाँव", id="digits"),
    ],
)
def test_each_rule_has_its_switch(switch: str, value: object, text: str) -> None:
    assert apply_house_style(text, replace(HindiStyle(), **{switch: value})) == text  # type: ignore[arg-type]


def test_devanagari_digits_leave_codes_alone() -> None:
    style = HindiStyle(digits="devanagari")
    assert apply_house_style("G20 में 19 देश और COVID-19 पर 2 बैठकें", style) == "G20 में १९ देश और COVID-19 पर २ बैठकें"


_WORDS = """
    मिलियन बिलियन लाख अरब डॉलर प्रतिशत % $ ₹ से - – एक डेढ़ । . , ? ! : ; \" ' “ ” ‘ ’ « » ( ) … ... | कहाः
    डॉ. राज्य ज़ोर BJP Inc. क ্ ক \u094d ं 12 1,234,567 120,000 1.5 0 ३ ४५,६७८ x '' `` ।। ॥
    """.split()
_PIECES = st.sampled_from([*_WORDS, " ", "  ", "\n", "\u200d", "\u200b"])
_TEXTS = st.lists(_PIECES, max_size=14).map("".join) | st.text(max_size=40)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_TEXTS, st.booleans())
def test_applying_it_twice_changes_nothing(text: str, devanagari: bool) -> None:
    style = HindiStyle(digits="devanagari" if devanagari else "ascii")
    once = apply_house_style(text, style)
    assert apply_house_style(once, style) == once


_SIGN = st.sampled_from(["", "$", "₹", "£", "US$"])
_COUNT = st.decimals(min_value="0.001", max_value=99999, places=3).map(lambda d: format(d.normalize(), "f"))
_SCALE = st.sampled_from(["मिलियन", "बिलियन", "ट्रिलियन", "million", "billion"])


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_SIGN, _COUNT, _SCALE)
def test_no_value_changes(sign: str, count: str, scale: str) -> None:
    before = f"इस पर {sign}{count} {scale} ख़र्च हुए।"
    old, new = read_numbers(before, "hi"), read_numbers(apply_house_style(before), "hi")
    assert not unmatched(old, new)
    assert not unmatched(new, old)


def test_long_hostile_text_is_styled_in_linear_work() -> None:
    text = "क" * 50_000 + "'\"" * 5_000 + "1," * 5_000 + "." * 5_000
    assert apply_house_style(text).startswith("क" * 50_000)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("घाटा 2.95 खरब डॉलर रहा।", "घाटा 295 अरब डॉलर रहा।", id="decimals"),
        pytest.param("उसने $2.0 खरब डॉलर दिए।", "उसने 200 अरब डॉलर दिए।", id="sign and word"),
        pytest.param("बजट 10 खरब रुपये का है।", "बजट 1 लाख करोड़ रुपये का है।", id="from a lakh crore on"),
        pytest.param("2-3 खरब रुपये लगेंगे।", "200-300 अरब रुपये लगेंगे।", id="range"),
        pytest.param("तीन खरब रुपये लगे।", "300 अरब रुपये लगे।", id="number word"),
        pytest.param("लागत 999 अरब रुपये है।", "लागत 999 अरब रुपये है।", id="arab stays"),
    ],
)
def test_kharab_is_written_as_newspapers_write_it(before: str, after: str) -> None:
    assert apply_house_style(before) == after
