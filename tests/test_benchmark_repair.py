"""The program that measures what repair changes: it counts right, and goes on where it stopped."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from pipeline_story import FARE, FERRY, HINDI, STORY, SUMMARIZER, TRANSLATOR, WRONG, Counting

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))  # scripts beside the package, no part of it

import repair

ROWS: list[dict[str, Any]] = [
    {"document": STORY.text, "references": [f"{FERRY}\n{FARE}"]},
    {"document": "Too short.", "references": ["Too short."]},
]
WRONG_HINDI = HINDI[FARE].replace("20", "200")


def engines() -> tuple[Counting, Counting]:
    """One that drafts a wrong figure beside a right sentence, and a translator that loses a figure."""
    return (
        Counting(SUMMARIZER, lambda text: [f"{WRONG} {FARE}", f"{FERRY} {FARE}"]),
        Counting(TRANSLATOR, lambda text: [WRONG_HINDI, HINDI[FARE]] if text == FARE else [HINDI[FERRY]]),
    )


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return repair.run(ROWS, *engines())


def test_a_refused_article_is_not_counted(report: dict[str, Any]) -> None:
    assert report["english"]["articles"] == 1


def test_a_wrong_figure_of_the_draft_is_counted_before_and_not_after(report: dict[str, Any]) -> None:
    assert (report["english"]["before"]["number"], report["english"]["after"]["number"]) == (100, 0)


def test_a_wrong_figure_of_the_hindi_is_counted_before_and_not_after(report: dict[str, Any]) -> None:
    assert report["hindi"]["wrong values"] == [50, 0]


def test_the_rungs_add_up(report: dict[str, Any]) -> None:
    assert [round(sum(report[language]["rungs"].values())) for language in ("english", "hindi")] == [100, 100]


def test_the_checks_take_a_share_of_the_time(report: dict[str, Any]) -> None:
    assert all(0 < part["seconds"]["checks"] <= part["seconds"]["all"] for part in report.values())


def test_the_table_names_the_share_of_the_checks(report: dict[str, Any]) -> None:
    assert "% of the English and" in repair.table(report)


def test_a_second_run_asks_no_model(tmp_path: Path) -> None:
    first = repair.run(ROWS, *engines(), tmp_path)
    again = engines()
    assert repair.run(ROWS, *again, tmp_path) == first
    assert [engine.calls for engine in again] == [[], []]
