"""The checks alone, for a summary and a Hindi that somebody else wrote."""

from __future__ import annotations

from typing import Any

import pytest
from pipeline_story import (
    FARE,
    FERRY,
    STORY,
    WRONG,
    hindi,
)

from summarizer import (
    InputError,
    TooLongError,
    check,
)


def test_check_finds_a_wrong_figure() -> None:
    assert [f.kind for f in check(STORY, WRONG).findings] == ["number"]


def test_check_is_quiet_about_the_article_s_own_words() -> None:
    assert check(STORY, f"{FERRY} {FARE}").supported


def test_check_finds_a_wrong_figure_in_the_hindi_of_its_sentence() -> None:
    wrong = hindi(FARE)[0].replace("20", "50")
    verdict = check(STORY, f"{FERRY} {FARE}", f"{hindi(FERRY)[0]} {wrong}")
    assert [[f.kind for f in s.findings] for s in verdict.sentences] == [[], ["number_hi"]]


def test_check_compares_key_points_line_by_line() -> None:
    split = hindi(FARE)[0].replace("50", "20").replace("है, जो", "है। यह")
    verdict = check(STORY, f"{FERRY}\n{FARE}", f"{hindi(FERRY)[0]}\n{split.replace('20', '50')}")
    kinds = [{f.kind for f in s.findings} for s in verdict.sentences]
    assert "number_hi" not in kinds[0]
    assert "number_hi" in kinds[1]


def test_check_of_nothing_finds_nothing() -> None:
    assert check(STORY, "").sentences == ()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("a" * 100_001, FERRY), TooLongError),
        ((STORY, "a" * 100_001), TooLongError),
        ((STORY, FERRY, "क" * 100_001), TooLongError),
        ((STORY, b"bytes"), InputError),
        ((None, FERRY), InputError),
    ],
    ids=["article", "summary", "Hindi", "bytes", "none"],
)
def test_check_refuses(arguments: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        check(*arguments)
