"""Numbers written and read back give their value again; and hostile text is read to its end."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.text import numbers_hindi
from summarizer.text.numbers import group_indian, read_numbers, same_value, say_scale, unmatched

# ---- writing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (295_000_000_000, "295 अरब"),
        (1_500_000, "15 लाख"),
        (120_000, "1.2 लाख"),
        (100_000, "1 लाख"),
        (54_000_000, "5.4 करोड़"),
        (10**12, "1 लाख करोड़"),
        (1_275_000_000_000, "1.275 लाख करोड़"),
        (-1_500_000, "-15 लाख"),
        (Fraction(3_000_001, 2), None),
        (123_456_789, None),
        (99_999, None),
        (0, None),
    ],
)
def test_a_scale_is_said_exactly_or_not_at_all(value, expected):
    assert say_scale(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (120_000, "1,20,000"),
        (999, "999"),
        (1000, "1,000"),
        (12_345_678, "1,23,45,678"),
        (-1_234_567, "-12,34,567"),
        (Fraction(5001, 2), "2,500.5"),
        (0, "0"),
        (Fraction(1, 3), None),
    ],
)
def test_indian_grouping_is_exact_or_not_at_all(value, expected):
    assert group_indian(value) == expected


def test_a_number_too_long_for_python_is_not_written():
    assert group_indian(10**5000) is None


# ---- write, then read ------------------------------------------------------------------------------------------------

INTEGERS = st.integers(min_value=0, max_value=10**15)
ENGLISH_SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
HINDI_SCALES = {
    "हज़ार": 10**3, "हजार": 10**3, "लाख": 10**5, "मिलियन": 10**6, "करोड़": 10**7, "अरब": 10**9, "बिलियन": 10**9,
    "खरब": 10**11, "लाख करोड़": 10**12, "ट्रिलियन": 10**12,
}  # fmt: skip
MANTISSAS = st.decimals(min_value="0.001", max_value="9999", places=3)


def read_english(text):
    return read_numbers(text, "en")


def only(text, language):
    (quantity,) = read_numbers(text, language)
    return quantity.value


def devanagari(text):
    return text.translate({ord(str(n)): chr(ord("०") + n) for n in range(10)})


def in_english_words(n):
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    small = [*small.split(), "seventeen", "eighteen", "nineteen"]
    tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10] + (f"-{small[n % 10]}" if n % 10 else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            joint = " and " if rest and rest < 100 else " "
            return f"{in_english_words(n // size)} {word}" + (joint + in_english_words(rest) if rest else "")
    raise AssertionError(n)


HINDI_WORDS = {value: word for word, value in reversed(numbers_hindi.NUMBERS.items())}


def in_hindi_words(n):
    if n < 100:
        return HINDI_WORDS[n]
    for size, word in ((10**9, "अरब"), (10**7, "करोड़"), (10**5, "लाख"), (1000, "हज़ार"), (100, "सौ")):
        if n >= size:
            rest = n % size
            return f"{in_hindi_words(n // size)} {word}" + (f" {in_hindi_words(rest)}" if rest else "")
    raise AssertionError(n)


@given(INTEGERS)
def test_western_grouping_reads_back(n):
    assert only(f"{n:,} people", "en") == n


@given(INTEGERS)
def test_indian_grouping_reads_back_in_english(n):
    assert only(f"{group_indian(n)} people", "en") == n


@given(INTEGERS)
def test_indian_grouping_reads_back_in_hindi(n):
    assert only(f"{group_indian(n)} लोग", "hi") == n


@given(INTEGERS)
def test_western_grouping_reads_back_in_hindi(n):
    assert only(f"{n:,} लोग", "hi") == n


@given(INTEGERS)
def test_devanagari_digits_read_back(n):
    assert only(devanagari(f"{group_indian(n)} लोग"), "hi") == n


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_decimals_read_back(d):
    assert only(f"{d:,} metres", "en") == Fraction(d)


@given(MANTISSAS, st.sampled_from(sorted(ENGLISH_SCALES)))
def test_english_scales_read_back(d, scale):
    assert only(f"{d} {scale} people", "en") == Fraction(d) * ENGLISH_SCALES[scale]


@given(MANTISSAS, st.sampled_from(sorted(HINDI_SCALES)))
def test_hindi_scales_read_back(d, scale):
    assert only(f"{d} {scale} लोग", "hi") == Fraction(d) * HINDI_SCALES[scale]


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_english_words_read_back(n):
    assert only(f"{in_english_words(n)} people", "en") == n


@given(st.integers(min_value=0, max_value=10**11 - 1))
def test_hindi_words_read_back(n):
    assert only(f"{in_hindi_words(n)} लोग", "hi") == n


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=0, max_value=3))
def test_what_is_said_as_a_scale_reads_back(n, power):
    said = say_scale(n * 1000**power)
    assert said is None or only(f"{said} लोग", "hi") == n * 1000**power


@given(st.integers(min_value=1, max_value=100), st.sampled_from(["%", " per cent", " percent"]))
def test_percentages_match_their_hindi(n, sign):
    assert same_value(*read_numbers(f"{n}{sign}", "en"), *read_numbers(f"{n} प्रतिशत", "hi"))


@given(st.dates())
def test_dates_match_their_hindi(day):
    months = "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split()
    year = 1000 + day.year % 1100
    english = f"{day:%B} {day.day}, {year}"
    assert same_value(*read_numbers(english, "en"), *read_numbers(f"{day.day} {months[day.month - 1]} {year}", "hi"))


@given(st.integers(0, 23), st.integers(0, 59))
def test_clock_times_match_their_hindi(hour, minute):
    english = f"{(hour - 1) % 12 + 1}:{minute:02d} {'pm' if hour >= 12 else 'am'}"
    hindi = f"{(hour - 1) % 12 + 1} बजकर {minute} मिनट"
    assert same_value(*read_numbers(english, "en"), *read_numbers(hindi, "hi"))


# ---- hostile text ----------------------------------------------------------------------------------------------------

HOSTILE = {
    "10,000 numbers": " ".join(str(n) for n in range(10_000)),
    "10,000 equal numbers": "5 " * 10_000,
    "10,000 dates": "5 जून 2025, " * 10_000,
    "10,000 ranges": "1-2 से " * 10_000,
    "a word of 50,000 letters": "अ" * 50_000,
    "a Latin word of 50,000 letters": "a" * 50_000,
    "50,000 digits": "7" * 50_000,
    "50,000 digits, Devanagari": "७" * 50_000,
    "50,000 digits with commas": "1," * 25_000 + "1",
    "50,000 digits with points": "1." * 25_000 + "1",
    "50,000 digits with colons": "1:" * 25_000,
    "50,000 digits with hyphens": "1-" * 25_000,
    "50,000 digits with slashes": "1/" * 25_000,
    "grouped digits without end": "1" + ",000" * 12_500,
    "digits in groups with spaces": "100 " + "000 " * 12_500,
    "scales without end": "million " * 10_000,
    "hundreds and hundreds": "one hundred and " * 5_000,
    "halves": "half a " * 10_000,
    "quarters": "साढ़े " * 10_000,
    "points": "one point " * 10_000,
    "plus signs": "+1 " * 10_000,
    "minus signs": "-" * 50_000,
    "months": "May " * 10_000,
    "mixed scripts": "5५٥v五½Ⅷ" * 5_000,
    "combining marks": "5" + "़" * 50_000,
    "control characters": "5\x00\u202e\ud800" * 5_000,
    "spaces": "5" + " " * 50_000 + "million",
    "lines": "1.\n" * 10_000,
    "nothing": "",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_to_its_end(text):
    assert all(text[q.start : q.end] == q.text for q in read_numbers(text, "en"))


def test_long_digit_strings_are_compared_as_codes():
    long = "9" * 10_000
    assert unmatched(read_english(long), read_english(long)) == ()


def test_ten_thousand_numbers_are_matched_with_ten_thousand():
    numbers = read_english(" ".join(f"{n} people" for n in range(10_000, 20_000)))
    assert len(unmatched(numbers, numbers[::2])) == len(numbers) // 2


def test_ten_thousand_dates_are_matched_with_ten_thousand():
    dates = read_english(", ".join(f"June {n % 28 + 1}, {1000 + n % 1000}" for n in range(10_000)))
    assert unmatched(dates, dates) == ()


VOCABULARY = [
    *"a an one two half quarter third hundred thousand million and to from between of point minus per cent".split(),
    *"एक दो साढ़े सवा पौने डेढ़ सौ हज़ार लाख करोड़ अरब से बजकर बजे मिनट प्रतिशत जून के दशक तिहाई बटे शून्य".split(),
    *"5 12 1990 2024 1.5 1,20,000 2:15 - – / % $ ₹ Rs . , ( ) ' s th pm May June hours years".split(),
    *"km miles degrees C century scored noon midnight II II's शतक दोहरा नौ सेना बज गए शत टू किमी".split(),
]


@settings(max_examples=300)
@example(heap=[("दो", "-"), ("शून्य", " "), ("hundred", "")])  # a range that ends in nothing of a scale
@given(st.lists(st.tuples(st.sampled_from(VOCABULARY), st.sampled_from(["", " ", "-"])), max_size=25))
def test_any_heap_of_number_words_is_read_with_true_spans(heap):
    text = "".join(word + joint for word, joint in heap)
    found = read_numbers(text, "hi")
    assert all(text[q.start : q.end] == q.text and q.start < q.end for q in found)


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(VOCABULARY), st.sampled_from(["", " ", "-"])), max_size=25))
def test_every_text_matches_itself(heap):
    found = read_numbers("".join(word + joint for word, joint in heap), "en")
    assert unmatched(found, found) == ()


def test_a_long_heap_of_number_words_is_read_to_its_end():
    heap = " ".join(random.Random(4).choices(VOCABULARY, k=20_000))
    assert len(read_numbers(heap, "en")) > 1000
