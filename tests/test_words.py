"""Words, their offsets and their stems."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.words import content_words, stem, words


@given(st.text(max_size=300))
def test_every_word_stands_at_its_offsets(text: str) -> None:
    assert all(text[w.start : w.end] == w.text for w in words(text))


@given(st.text(max_size=300))
def test_words_come_in_order_and_do_not_overlap(text: str) -> None:
    found = words(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The U.S. did", ["The", "U.S.", "did"], id="dotted initials are one word"),
        pytest.param("US-China talks", ["US", "China", "talks"], id="a hyphen divides"),
        pytest.param("O’Brien didn't", ["O’Brien", "didn't"], id="an apostrophe does not"),
        pytest.param("Rs 1,20,000.50.", ["Rs", "1,20,000.50"], id="a grouped number is one word"),
        pytest.param("हिंदी में पढ़ें", ["हिंदी", "में", "पढ़ें"], id="Devanagari signs stay with their letters"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_text_divides_into_words(text: str, expected: list[str]) -> None:
    assert [w.text for w in words(text)] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("negotiations", "negotiating"),
        ("rose", "rising"),
        ("fell", "falls"),
        ("elected", "election"),
        ("families", "family"),
        ("india's", "india"),
        ("dropped", "drop"),
        ("died", "deaths"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("rise", "fall"), ("police", "policy"), ("minister", "mine")])
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_content_words_leave_out_stop_words_and_numbers() -> None:
    assert content_words("It was one of the 40 dams in the river") == ("dam", "river")
