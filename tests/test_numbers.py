"""Numbers know their value: reading, and matching across languages."""

from __future__ import annotations

from fractions import Fraction

import pytest

from summarizer.errors import OptionError
from summarizer.text import numbers_hindi
from summarizer.text.numbers import Quantity, read_numbers, same_value, unmatched


def in_short(quantity: Quantity) -> str:
    """Kind, value, unit and further readings on one line: "date ?/6/5", "clock 2/15 or 14/15"."""

    def say(value: object) -> str:
        return (
            "/".join("?" if part is None else str(part) for part in value) if isinstance(value, tuple) else str(value)
        )

    others = [f"or {say(value)}" for value in quantity.others]
    soft = ["soft"] if quantity.soft else []
    unit = [quantity.unit.replace(" ", "_")] if quantity.unit else []
    return " ".join([quantity.kind, say(quantity.value), *unit, *soft, *others])


# ---- reading ---------------------------------------------------------------------------------------------------------

# Language, text, what is read: kind, value, unit; "soft" when it is never demanded.
READ = [
    ("en", "12 people", "cardinal 12"),
    ("en", "1,200 jobs", "cardinal 1200"),
    ("en", "120,000 voters", "cardinal 120000"),
    ("en", "1,20,000 voters", "cardinal 120000"),
    ("en", "12,34,567 votes", "cardinal 1234567"),
    ("en", "5,000,000 views", "cardinal 5000000"),
    ("en", "0.5 points", "cardinal 1/2"),
    ("en", "3.25 metres", "cardinal 13/4"),
    ("en", ".5 of a metre", "cardinal 1/2"),
    ("en", "50 000 trees", "cardinal 50000"),
    ("en", "ninety protesters", "cardinal 90"),
    ("en", "twenty-five schools", "cardinal 25"),
    ("en", "one hundred and five homes", "cardinal 105"),
    ("en", "two hundred thousand refugees", "cardinal 200000"),
    ("en", "three million, five of them", "cardinal 3000000; cardinal 5"),
    ("en", "fifteen hundred troops", "cardinal 1500"),
    ("en", "a dozen shops", "cardinal 12"),
    ("en", "two dozen shops", "cardinal 24"),
    ("en", "half a dozen shops", "cardinal 6"),
    ("en", "a hundred homes", "cardinal 100"),
    ("en", "a thousand homes", "cardinal 1000"),
    ("en", "1.5 million people", "cardinal 1500000"),
    ("en", "half a million people", "cardinal 500000"),
    ("en", "a quarter of a million people", "cardinal 250000"),
    ("en", "two and a half million people", "cardinal 2500000"),
    ("en", "one and a half million people", "cardinal 1500000"),
    ("en", "a million and a half people", "cardinal 1500000"),
    ("en", "2½ million people", "cardinal 2500000"),
    ("en", "two point five million people", "cardinal 2500000"),
    ("en", "5bn barrels", "cardinal 5000000000"),
    ("en", "50k followers", "cardinal 50000"),
    ("en", "3 lakh farmers", "cardinal 300000"),
    ("en", "Rs 1.2 lakh crore", "money 1200000000000 rupee"),
    ("en", "₹500", "money 500 rupee"),
    ("en", "Rs. 2,500", "money 2500 rupee"),
    ("en", "Rs 3.5 crore", "money 35000000 rupee"),
    ("en", "INR 40 lakh", "money 4000000 rupee"),
    ("en", "$295 billion", "money 295000000000 dollar"),
    ("en", "US$11,000", "money 11000 dollar_of_US"),
    ("en", "A$30 million", "money 30000000 dollar_of_AU"),
    ("en", "€4.2bn", "money 4200000000 euro"),
    ("en", "£27m", "money 27000000 pound"),
    ("en", "¥900", "money 900 yen_or_yuan"),
    ("en", "20 million US dollars", "money 20000000 dollar_of_US"),
    ("en", "500 rupees", "money 500 rupee"),
    ("en", "75 cents", "money 3/4 dollar"),
    ("en", "40 crore rupees", "money 400000000 rupee"),
    ("en", "30 per cent", "percent 30"),
    ("en", "30 percent", "percent 30"),
    ("en", "30%", "percent 30"),
    ("en", "a 12.5% rise", "percent 25/2"),
    ("en", "a hundred percent", "percent 100"),
    ("en", "one per cent", "percent 1"),
    ("en", "3 percentage points", "points 3"),
    ("en", "1.5 percentage points", "points 3/2"),
    ("en", "25 basis points", "points 1/4"),
    ("en", "two-thirds", "fraction 2/3"),
    ("en", "a third of voters", "fraction 1/3"),
    ("en", "one-fifth", "fraction 1/5"),
    ("en", "three quarters of the seats", "fraction 3/4"),
    ("en", "1/5 inch", "fraction 1/5"),
    ("en", "145 to 30", "range 145/30"),
    ("en", "5-7 people", "range 5/7"),
    ("en", "3 to 5 percent", "range 3/5"),
    ("en", "3-5%", "range 3/5"),
    ("en", "2-3 million", "range 2000000/3000000"),
    ("en", "$5-10 million", "range 5000000/10000000 dollar"),
    ("en", "$20 to $30", "range 20/30 dollar"),
    ("en", "from 145 seats in the house to 30", "range 145/30"),
    ("en", "between 1492 and 1498", "range 1492/1498"),
    ("en", "between 20 and 30 people", "range 20/30"),
    ("en", "10,000 to 12,000", "range 10000/12000"),
    ("en", "three to six months", "range 3/6 month"),
    ("en", "June 5", "date ?/6/5"),
    ("en", "5 June", "date ?/6/5"),
    ("en", "June 5, 2025", "date 2025/6/5"),
    ("en", "5 June 2025", "date 2025/6/5"),
    ("en", "Jun 05 2025", "date 2025/6/5"),
    ("en", "5th of June", "date ?/6/5"),
    ("en", "June 5th", "date ?/6/5"),
    ("en", "June the 5th", "date ?/6/5"),
    ("en", "May 1969", "date 1969/5/?"),
    ("en", "05/06/2025", "date 2025/6/5 or 2025/5/6"),
    ("en", "25/12/2024", "date 2024/12/25"),
    ("en", "2025-06-05", "date 2025/6/5"),
    ("en", "June 15-17", "range ?/6/15/?/6/17"),
    ("en", "15 and 16 June", "date ?/6/15; date ?/6/16"),
    ("en", "Sept. 24, 1759", "date 1759/9/24"),
    ("en", "in 2024", "year 2024"),
    ("en", "since 1947", "year 1947"),
    ("en", "the 1990s", "decade 1990"),
    ("en", "the '90s", "decade 90"),
    ("en", "the nineties", "decade 90"),
    ("en", "2024-25", "range 2024/2025"),
    ("en", "1999-00", "range 1999/2000"),
    ("en", "2024/25", "range 2024/2025"),
    ("en", "1469–1539", "range 1469/1539"),
    ("en", "2.15pm", "clock 14/15"),
    ("en", "2:15 p.m.", "clock 14/15"),
    ("en", "14:15", "clock 14/15"),
    ("en", "9:30 am", "clock 9/30"),
    ("en", "5am", "clock 5/0"),
    ("en", "10 o'clock", "clock 10/0 or 22/0"),
    ("en", "half past nine", "clock 9/30 or 21/30"),
    ("en", "quarter to ten", "clock 9/45 or 21/45"),
    ("en", "quarter past six", "clock 6/15 or 18/15"),
    ("en", "at eight-thirty", "clock 8/30 or 20/30"),
    ("en", "0230 UTC", "clock 2/30"),
    ("en", "12:30 am", "clock 0/30"),
    ("en", "12 noon", "clock 12/0 or 0/0"),
    ("en", "90-minute", "duration 5400 second"),
    ("en", "one and a half hours", "duration 5400 second"),
    ("en", "an hour and a half", "duration 5400 second"),
    ("en", "1.5 hours", "duration 5400 second"),
    ("en", "half an hour", "duration 1800 second"),
    ("en", "2 hours 30 minutes", "duration 9000 second"),
    ("en", "2 hours and 30 minutes", "duration 9000 second"),
    ("en", "48-year-old", "duration 576 month"),
    ("en", "two weeks", "duration 1209600 second"),
    ("en", "two decades", "duration 240 month"),
    ("en", "18 months", "duration 18 month"),
    ("en", "3-1 win", "score 3/1"),
    ("en", "won 3–1", "score 3/1"),
    ("en", "lost 2-0", "score 2/0"),
    ("en", "a 2:1 ratio", "score 2/1"),
    ("en", "first", "ordinal 1 soft"),
    ("en", "second", "ordinal 2"),
    ("en", "the third time", "ordinal 3"),
    ("en", "twenty-first", "ordinal 21"),
    ("en", "21st", "ordinal 21"),
    ("en", "37th-largest", "ordinal 37"),
    ("en", "15th century", "ordinal 15"),
    ("en", "COVID-19", "label 19"),
    ("en", "G20", "label 20"),
    ("en", "World War II", "label 2 soft"),
    ("en", "+91 98765 43210", "code 919876543210"),
    ("en", "call 98765 43210", "code 9876543210"),
    ("en", "1800-11-4000", "code 1800114000"),
    ("en", "a 4-4-2 formation", "code 442"),
    ("en", "-5 degrees", "cardinal -5"),
    ("en", "minus 5 degrees", "cardinal -5"),
    ("en", "5 degrees below zero", "cardinal -5; cardinal 0 soft"),
    ("en", "thousands of people", "vague 1000 soft"),
    ("en", "one of them", "cardinal 1 soft"),
    ("en", "both sides", "cardinal 2 soft"),
    ("en", "twice", "cardinal 2 soft"),
    ("en", "the year 2000", "year 2000"),
    ("hi", "12 लोग", "cardinal 12"),
    ("hi", "१२ लोग", "cardinal 12"),
    ("hi", "1,20,000 लोग", "cardinal 120000"),
    ("hi", "१,२०,००० लोग", "cardinal 120000"),
    ("hi", "120,000 लोग", "cardinal 120000"),
    ("hi", "बारह लोग", "cardinal 12"),
    ("hi", "निन्यानवे लोग", "cardinal 99"),
    ("hi", "पाँच लोग", "cardinal 5"),
    ("hi", "पांच लोग", "cardinal 5"),
    ("hi", "छः लोग", "cardinal 6"),
    ("hi", "छह लोग", "cardinal 6"),
    ("hi", "पच्चीस लोग", "cardinal 25"),
    ("hi", "उनतीस लोग", "cardinal 29"),
    ("hi", "उनसठ लोग", "cardinal 59"),
    ("hi", "उनासी लोग", "cardinal 79"),
    ("hi", "नवासी लोग", "cardinal 89"),
    ("hi", "एक सौ पाँच लोग", "cardinal 105"),
    ("hi", "दो हज़ार पाँच सौ लोग", "cardinal 2500"),
    ("hi", "दो हजार पांच सौ लोग", "cardinal 2500"),
    ("hi", "1 लाख 20 हज़ार लोग", "cardinal 120000"),
    ("hi", "5 हज़ार 300 रुपये", "money 5300 rupee"),
    ("hi", "डेढ़ लाख लोग", "cardinal 150000"),
    ("hi", "ढाई करोड़ लोग", "cardinal 25000000"),
    ("hi", "साढ़े तीन लाख लोग", "cardinal 350000"),
    ("hi", "सवा लाख लोग", "cardinal 125000"),
    ("hi", "सवा दो करोड़ लोग", "cardinal 22500000"),
    ("hi", "पौने दो लाख लोग", "cardinal 175000"),
    ("hi", "सवा सौ करोड़ लोग", "cardinal 1250000000"),
    ("hi", "डेढ़ सौ लोग", "cardinal 150"),
    ("hi", "साढ़े सात सौ लोग", "cardinal 750"),
    ("hi", "दर्जन भर लोग", "cardinal 12"),
    ("hi", "दो दर्जन लोग", "cardinal 24"),
    ("hi", "डेढ़ दर्जन लोग", "cardinal 18"),
    ("hi", "आधा दर्जन लोग", "cardinal 6"),
    ("hi", "15 लाख लोग", "cardinal 1500000"),
    ("hi", "1.5 मिलियन लोग", "cardinal 1500000"),
    ("hi", "3 बिलियन लोग", "cardinal 3000000000"),
    ("hi", "2 ट्रिलियन डॉलर", "money 2000000000000 dollar"),
    ("hi", "295 अरब डॉलर", "money 295000000000 dollar"),
    ("hi", "29,500 करोड़ डॉलर", "money 295000000000 dollar"),
    ("hi", "2 खरब रुपये", "money 200000000000 rupee"),
    ("hi", "1.2 लाख करोड़ रुपये", "money 1200000000000 rupee"),
    ("hi", "500 रुपये", "money 500 rupee"),
    ("hi", "₹500", "money 500 rupee"),
    ("hi", "500 रु.", "money 500 rupee"),
    ("hi", "रु. 500", "money 500 rupee"),
    ("hi", "30 अमेरिकी डॉलर", "money 30 dollar_of_US"),
    ("hi", "50 पैसे", "money 1/2 rupee"),
    ("hi", "30 प्रतिशत", "percent 30"),
    ("hi", "30 फ़ीसदी", "percent 30"),
    ("hi", "30 फीसदी", "percent 30"),
    ("hi", "30%", "percent 30"),
    ("hi", "साढ़े सात प्रतिशत", "percent 15/2"),
    ("hi", "एक प्रतिशत", "percent 1"),
    ("hi", "3 प्रतिशत बिंदु", "points 3"),
    ("hi", "25 आधार अंक", "points 1/4"),
    ("hi", "दो तिहाई", "fraction 2/3"),
    ("hi", "एक चौथाई", "fraction 1/4"),
    ("hi", "तीन-चौथाई", "fraction 3/4"),
    ("hi", "दो बटे पाँच", "fraction 2/5"),
    ("hi", "पाँचवाँ हिस्सा", "ordinal 5 or 1/5"),
    ("hi", "145 से घटकर 30", "range 145/30"),
    ("hi", "5 से 7 लोग", "range 5/7"),
    ("hi", "3 से 5 प्रतिशत", "range 3/5"),
    ("hi", "2-3 करोड़", "range 20000000/30000000"),
    ("hi", "20 से 30 डॉलर", "range 20/30 dollar"),
    ("hi", "1492 और 1498 के बीच", "range 1492/1498"),
    ("hi", "5 जून", "date ?/6/5"),
    ("hi", "५ जून", "date ?/6/5"),
    ("hi", "5 जून 2025", "date 2025/6/5"),
    ("hi", "5 जून, 2025", "date 2025/6/5"),
    ("hi", "24 सितम्बर, 1759", "date 1759/9/24"),
    ("hi", "जनवरी की पहली तारीख", "date ?/1/1"),
    ("hi", "मई, 1969", "date 1969/5/?"),
    ("hi", "05/06/2025", "date 2025/6/5"),
    ("hi", "15 और 16 जून", "date ?/6/15; date ?/6/16"),
    ("hi", "15 से 17 जून", "range ?/6/15/?/6/17"),
    ("hi", "2024 में", "year 2024"),
    ("hi", "साल 2006", "year 2006"),
    ("hi", "1990 के दशक", "decade 1990"),
    ("hi", "90 के दशक", "decade 90"),
    ("hi", "नब्बे के दशक", "decade 90"),
    ("hi", "2024-25", "range 2024/2025"),
    ("hi", "दोपहर 2 बजकर 15 मिनट", "clock 14/15"),
    ("hi", "2 बजकर 15 मिनट", "clock 2/15 or 14/15"),
    ("hi", "दोपहर 2:15 बजे", "clock 14/15"),
    ("hi", "सवा दो बजे", "clock 2/15 or 14/15"),
    ("hi", "साढ़े नौ बजे", "clock 9/30 or 21/30"),
    ("hi", "पौने दस बजे", "clock 9/45 or 21/45"),
    ("hi", "डेढ़ बजे", "clock 1/30 or 13/30"),
    ("hi", "सुबह 9:30 बजे", "clock 9/30"),
    ("hi", "रात 12 बजे", "clock 0/0"),
    ("hi", "रात 9 बजे", "clock 21/0"),
    ("hi", "शाम छह बजे", "clock 18/0"),
    ("hi", "तड़के 4 बजे", "clock 4/0"),
    ("hi", "डेढ़ घंटा", "duration 5400 second"),
    ("hi", "ढाई घंटे", "duration 9000 second"),
    ("hi", "आधा घंटा", "duration 1800 second"),
    ("hi", "सवा घंटा", "duration 4500 second"),
    ("hi", "90 मिनट", "duration 5400 second"),
    ("hi", "2 घंटे 30 मिनट", "duration 9000 second"),
    ("hi", "28 वर्षीय", "duration 336 month"),
    ("hi", "28 साल", "duration 336 month"),
    ("hi", "दो हफ़्ते", "duration 1209600 second"),
    ("hi", "दो सप्ताह", "duration 1209600 second"),
    ("hi", "दो दशक", "duration 240 month"),
    ("hi", "3-1 से जीत", "score 3/1"),
    ("hi", "पहला", "ordinal 1 soft"),
    ("hi", "दूसरी", "ordinal 2 soft"),
    ("hi", "तीसरे", "ordinal 3"),
    ("hi", "5वां", "ordinal 5"),
    ("hi", "पांचवें", "ordinal 5"),
    ("hi", "पाँचवाँ", "ordinal 5"),
    ("hi", "15 वीं शताब्दी", "ordinal 15"),
    ("hi", "छठी", "ordinal 6"),
    ("hi", "ग्यारहवें", "ordinal 11"),
    ("hi", "कोविड-19", "label 19"),
    ("hi", "जी20", "label 20"),
    ("hi", "शून्य से 5 डिग्री नीचे", "cardinal -5"),
    ("hi", "हज़ारों लोग", "vague 1000 soft"),
    ("hi", "एक आदमी", "cardinal 1 soft"),
    ("hi", "दोनों पक्ष", "cardinal 2 soft"),
    ("hi", "सऊदी अरब", ""),
    ("hi", "अरब देश", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), READ, ids=[text for _, text, _ in READ])
def test_a_number_is_read_with_its_kind_and_value(language, text, expected):
    assert "; ".join(in_short(q) for q in read_numbers(text, language)) == expected


@pytest.mark.parametrize(("language", "text", "expected"), READ, ids=[text for _, text, _ in READ])
def test_spans_point_at_the_text(language, text, expected):
    framed = f"({text}) "
    assert all(framed[q.start : q.end] == q.text for q in read_numbers(framed, language))


def test_every_hindi_number_word_from_0_to_99_is_known():
    assert set(numbers_hindi.NUMBERS.values()) == set(range(100))


def test_no_hindi_spelling_stands_for_two_numbers():
    spelled = [numbers_hindi.fold(word) for word in numbers_hindi._SPELLINGS.replace("|", " ").split()]
    assert len(spelled) == len(numbers_hindi.NUMBERS)


@pytest.mark.parametrize("word", ["ह\u095bार", "हज\u093cार", "हजार"], ids=["composed", "decomposed", "without nukta"])
def test_nukta_makes_no_difference(word):
    assert [q.value for q in read_numbers(f"पाँच {word}", "hi")] == [5000]


def test_an_unknown_language_is_refused():
    with pytest.raises(OptionError, match="en or hi"):
        read_numbers("5", "fr")  # type: ignore[arg-type]


# ---- matching --------------------------------------------------------------------------------------------------------

# English, Hindi: nothing may be missing on either side.
EQUAL = [
    ("$295 billion", "295 अरब डॉलर"),
    ("$295 billion", "29,500 करोड़ डॉलर"),
    ("US$295 billion", "295 बिलियन अमेरिकी डॉलर"),
    ("about 1.5 million people", "लगभग 15 लाख लोग"),
    ("1.5 million people", "पंद्रह लाख लोग"),
    ("half a million people", "पाँच लाख लोग"),
    ("a quarter of a million people", "ढाई लाख लोग"),
    ("120,000 votes", "1 लाख 20 हज़ार वोट"),
    ("120,000 votes", "१,२०,००० वोट"),
    ("120,000 votes", "1.2 लाख वोट"),
    ("Rs 1.2 lakh crore", "1.2 लाख करोड़ रुपये"),
    ("Rs 1.2 trillion", "1.2 लाख करोड़ रुपये"),
    ("Rs 3.5 crore", "साढ़े तीन करोड़ रुपये"),
    ("Rs 500", "₹500"),
    ("two thousand five hundred homes", "ढाई हज़ार घर"),
    ("10 million documents", "दस मिलियन दस्तावेज़"),
    ("10 million documents", "एक करोड़ दस्तावेज़"),
    ("54 million profiles", "5.4 करोड़ प्रोफ़ाइल"),
    ("two dozen shops", "24 दुकानें"),
    ("a dozen shops", "दर्जन भर दुकानें"),
    ("30 per cent", "30 फ़ीसदी"),
    ("30 percent", "तीस प्रतिशत"),
    ("7.5%", "साढ़े सात प्रतिशत"),
    ("half of them", "50 प्रतिशत"),
    ("3 percentage points", "3 प्रतिशत अंक"),
    ("25 basis points", "0.25 प्रतिशत बिंदु"),
    ("a third of the votes", "एक तिहाई वोट"),
    ("two-thirds", "दो-तिहाई"),
    ("three quarters of the seats", "तीन चौथाई सीटें"),
    ("a fifth of the seats", "सीटों का पाँचवाँ हिस्सा"),
    ("from 145 to 30", "145 से घटकर 30"),
    ("from 145 to 30 seats", "145 सीटों से घटकर 30"),
    ("5-7 people", "पाँच से सात लोग"),
    ("3 to 5 million", "30 लाख से 50 लाख"),
    ("340 million to 500 million", "340 से 500 मिलियन"),
    ("$20 to $30", "20 से लेकर 30 डॉलर"),
    ("between 1492 and 1498", "1492 और 1498 के बीच"),
    ("three to six months", "तीन से छह महीने"),
    ("four to five hundred years", "चार सौ - पाँच सौ साल"),
    ("June 5", "5 जून"),
    ("June 5, 2025", "5 जून, 2025"),
    ("June 5, 2025", "2025 में 5 जून को"),
    ("05/06/2025", "5 जून 2025"),
    ("05/06/2025", "6 मई 2025"),
    ("January 1st", "जनवरी की पहली तारीख"),
    ("November 20-28, 2025", "20-28 नवंबर, 2025"),
    ("from the 13th to the 15th of August", "13 से 15 अगस्त तक"),
    ("on March 4 and 5 respectively", "क्रमशः 4 व 5 मार्च को"),
    ("on Novemeber 26, 2008", "26 नवंबर 2008 को"),
    ("in 2024-25", "वर्ष 2024-25 में"),
    ("the 1990s", "1990 के दशक"),
    ("the 1990s", "90 के दशक"),
    ("the nineties", "नब्बे के दशक"),
    ("the 1960s and 1970s", "1960 और 1970 के दशक"),
    ("the 1800s", "19वीं सदी"),
    ("2.15pm", "दोपहर 2 बजकर 15 मिनट"),
    ("2:15 p.m.", "2 बजकर 15 मिनट"),
    ("14:15", "दोपहर सवा दो बजे"),
    ("9:30 am", "सुबह साढ़े नौ बजे"),
    ("quarter to ten", "पौने दस बजे"),
    ("at 5am", "सुबह 5 बजे"),
    ("90-minute", "डेढ़ घंटे"),
    ("one and a half hours", "90 मिनट"),
    ("an hour and a half", "डेढ़ घंटा"),
    ("two and a half years", "ढाई साल"),
    ("24 hours", "एक दिन"),
    ("two decades", "20 साल"),
    ("aged 54", "54 साल की उम्र"),
    ("48-year-old", "48 वर्षीय"),
    ("five-year plan", "पंचवर्षीय योजना"),
    ("a 3-1 win", "3-1 से जीत"),
    ("a 1:3 ratio", "1 : 3 का अनुपात"),
    ("21st", "21वां"),
    ("fifth place", "पाँचवाँ स्थान"),
    ("World War II", "द्वितीय विश्व युद्ध"),
    ("the G20 summit", "जी-20 शिखर सम्मेलन"),
    ("COVID-19", "कोविड-19"),
    ("both sides", "दोनों पक्ष"),
    ("the two sides", "दोनों पक्ष"),
    ("a man", "एक आदमी"),
    ("one of them", "उनमें से कोई"),
    ("thousands of people", "लाखों लोग"),
    ("Six Flags", "सिक्स फ़्लैग्स का पार्क"),
    ("5 degrees below zero", "शून्य से 5 डिग्री नीचे"),
    ("ten times", "दस गुना"),
]


@pytest.mark.parametrize(("english", "hindi"), EQUAL, ids=[f"{en} = {hi}" for en, hi in EQUAL])
def test_the_same_number_matches_across_languages(english, hindi):
    en, hi = read_numbers(f"they went to {english}", "en"), read_numbers(hindi, "hi")
    assert (unmatched(en, hi), unmatched(hi, en)) == ((), ())


DIFFERENT = [
    ("$295 billion", "29.5 अरब डॉलर"),
    ("$295 billion", "295 करोड़ डॉलर"),
    ("$295 billion", "295 मिलियन डॉलर"),
    ("$295 billion", "295 अरब रुपये"),
    ("$295 billion", "295 अरब प्रतिशत"),
    ("A$30", "30 अमेरिकी डॉलर"),
    ("1.5 million people", "1.5 लाख लोग"),
    ("1.5 million people", "15 करोड़ लोग"),
    ("120,000 votes", "12,000 वोट"),
    ("120,000 votes", "1 लाख 2 हज़ार वोट"),
    ("Rs 3.5 crore", "साढ़े तीन लाख रुपये"),
    ("Rs 500", "500 प्रतिशत"),
    ("Rs 500", "500 डॉलर"),
    ("30 per cent", "3 प्रतिशत"),
    ("30 per cent", "300 प्रतिशत"),
    ("30 per cent", "30 रुपये"),
    ("30 per cent", "30 साल"),
    ("3 per cent", "3 प्रतिशत बिंदु"),
    ("1.5 metres", "15 मीटर"),
    ("a third of the votes", "एक चौथाई वोट"),
    ("a third of the votes", "तीसरा वोट"),
    ("two-thirds", "एक तिहाई"),
    ("145 to 30", "30 से 145"),
    ("5-7 people", "7-5 लोग"),
    ("3 to 5 million", "3 से 5 करोड़"),
    ("between 1492 and 1498", "1498 और 1492 के बीच"),
    ("June 5", "6 जून"),
    ("June 5", "5 जुलाई"),
    ("June 5, 2025", "5 जून, 2024"),
    ("25/12/2024", "24 दिसंबर 2024"),
    ("in 2024", "2023 में"),
    ("in 2024-25", "2023-24 में"),
    ("the 1990s", "1980 के दशक"),
    ("the 1990s", "1990 में"),
    ("2.15pm", "सुबह 2 बजकर 15 मिनट"),
    ("2.15pm", "2 बजकर 45 मिनट"),
    ("9:30 am", "साढ़े दस बजे"),
    ("90-minute", "ढाई घंटे"),
    ("one and a half hours", "डेढ़ मिनट"),
    ("24 hours", "24 दिन"),
    ("48-year-old", "84 वर्षीय"),
    ("a 3-1 win", "1-3 से जीत"),
    ("fifth place", "छठा स्थान"),
    ("seventy homes", "सात घर"),
    ("sixty homes", "सात घर"),
    ("-5 degrees Celsius", "5 डिग्री सेल्सियस"),
    ("the two sides", "तीनों पक्ष"),
    ("COVID-19", "कोविड-29"),
    ("call 98765 43210", "98765 43211 पर फ़ोन करें"),
    ("12 people", "लोग"),
]


@pytest.mark.parametrize(("english", "hindi"), DIFFERENT, ids=[f"{en} ≠ {hi}" for en, hi in DIFFERENT])
def test_a_changed_number_does_not_match(english, hindi):
    en, hi = read_numbers(english, "en"), read_numbers(hindi, "hi")
    assert unmatched(en, hi) or unmatched(hi, en)


def quantities(text, language="en"):
    return read_numbers(text, language)


def test_one_mention_serves_several_equal_ones():
    assert unmatched(quantities("5 men and 5 women"), quantities("पाँच", "hi")) == ()


def test_soft_numbers_are_never_demanded():
    assert unmatched(quantities("one, both, first, thousands, twice"), ()) == ()


def test_soft_numbers_satisfy():
    assert unmatched(quantities("the two ministers"), quantities("दोनों मंत्री", "hi")) == ()


def test_the_ends_of_a_range_may_stand_apart():
    assert unmatched(quantities("145 to 30"), quantities("पहले 145 सीटें थीं, अब 30 हैं", "hi")) == ()


def test_the_ends_of_a_matched_range_serve_nothing_else():
    lost = unmatched(quantities("2 goals in a 5-3 win"), quantities("5-3 की जीत में 3 गोल", "hi"))
    assert [q.text for q in lost] == ["2"]


def test_a_day_does_not_move_to_a_number_that_counts_something_else():
    lost = unmatched(quantities("on June 5"), quantities("6 जून को 5 लोग", "hi"))
    assert [q.text for q in lost] == ["June 5"]


def test_a_bare_number_matches_one_with_a_unit():
    assert same_value(*quantities("54"), *quantities("54 साल", "hi"))


def test_two_known_units_never_match():
    assert not same_value(*quantities("30 per cent"), *quantities("30 days"))


def test_values_are_exact():
    assert quantities("0.1 million")[0].value == Fraction(100_000)


def test_all_numbers_of_a_sentence_are_found_in_order():
    text = "On June 5 at 2.15pm, 12 of the 48 MPs, or 25 per cent, voted for the Rs 1,200-crore plan of 2024-25."
    assert [q.kind for q in quantities(text)] == [
        "date", "clock", "cardinal", "cardinal", "percent", "money", "range",
    ]  # fmt: skip
