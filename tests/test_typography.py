"""What models are shown: marks as a keyboard has them, and every offset where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.typography import plain_marks


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("India’s “big ship”", 'India\'s "big ship"', id="curly"),
        pytest.param("‘no’, she said", "'no', she said", id="single"),
        pytest.param("«oui» „ja”", '"oui" "ja"', id="other languages"),
        pytest.param("plain 'as' \"is\"", "plain 'as' \"is\"", id="plain stays"),
    ],
)
def test_marks_become_those_of_a_keyboard(text: str, plain: str) -> None:
    assert plain_marks(text) == plain


@given(st.text())
def test_no_character_moves(text: str) -> None:
    assert len(plain_marks(text)) == len(text)


@given(st.text())
def test_a_second_time_changes_nothing(text: str) -> None:
    assert plain_marks(plain_marks(text)) == plain_marks(text)
