"""A weekday that the translation changed is found, and put right where it is certain which one is meant."""

from __future__ import annotations

import pytest

from summarizer.hindi import check_translation
from summarizer.hindi.weekdays import WEEKDAYS, mend_weekday


def kinds(english: str, hindi: str) -> list[str]:
    return [f.kind for f in check_translation(english, hindi)]


@pytest.mark.parametrize(("day", "spelling"), [(d, s) for d, spellings in WEEKDAYS.items() for s in spellings])
def test_every_spelling_of_the_day_is_right(day: str, spelling: str) -> None:
    assert kinds(f"The bridge opened on {day}.", f"पुल {spelling} को खोला गया।") == []


def test_another_day_is_found_and_named() -> None:
    findings = check_translation("The bridge opened on Monday.", "पुल बुधवार को खोला गया।")
    assert [(f.kind, f.value, f.expected) for f in findings] == [("number_hi", "बुधवार", "सोमवार")]


def test_a_day_that_is_left_out_is_no_finding() -> None:
    assert kinds("The bridge opened on Monday.", "पुल खोला गया।") == []


def test_a_day_that_nobody_named_is_found() -> None:
    assert kinds("The bridge was opened.", "पुल शनिवार को खोला गया।") == ["number_hi"]


def test_the_one_wrong_day_is_put_right() -> None:
    assert mend_weekday("The bridge opened on Monday.", "पुल बुधवार को खोला गया।") == "पुल सोमवार को खोला गया।"


def test_two_wrong_days_stay_for_the_other_rungs() -> None:
    hindi = "मेला बुधवार से शनिवार तक चलेगा।"
    assert mend_weekday("The fair runs from Monday to Friday.", hindi) == hindi


def test_a_right_day_stays() -> None:
    hindi = "मेला सोमवार से शुक्रवार तक चलेगा।"
    assert mend_weekday("The fair runs from Monday to Friday.", hindi) == hindi
