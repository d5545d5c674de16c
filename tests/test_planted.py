"""The errors that the benchmarks plant: each is one, and nothing is planted where it would change no meaning."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))  # scripts beside the package, no part of it
import planted_numbers
import planted_summaries
import scores


@pytest.mark.parametrize(
    ("kind", "hindi", "wrong"),
    [
        ("digit dropped", "उसने 250 दिए।", ["उसने 25 दिए।"]),
        ("first digit changed", "उसने 250 दिए।", ["उसने 350 दिए।"]),
        ("scale changed", "उसने 3 लाख दिए।", ["उसने 3 करोड़ दिए।"]),
        ("percent changed", "30 प्रतिशत लोग आए।", ["300 प्रतिशत लोग आए।", "31 प्रतिशत लोग आए।"]),
        ("percent lost", "30 प्रतिशत लोग आए।", ["30 लोग आए।"]),
        ("percent lost", "30% और 40% लोग आए।", []),
        ("range reversed", "30 से 40 लोग आए।", ["40 से 30 लोग आए।"]),
        ("date moved", "वह 5 जून को आया।", ["वह 5 जुलाई को आया।", "वह 6 जून को आया।"]),
        ("day of a date dropped", "वह 5 जून 2020 को आया।", ["वह जून 2020 को आया।"]),
        ("year of a date dropped", "वह 5 जून 2020 को आया।", ["वह 5 जून को आया।"]),
        ("year of a date dropped", "2020 में वह 5 जून 2020 को आया।", []),
        ("minutes dropped", "वह शाम 5:30 बजे आया।", ["वह शाम 5 बजे आया।"]),
        ("minutes dropped", "वह शाम 5:00 बजे आया।", []),
        ("morning and evening swapped", "वह शाम 5 बजे आया।", ["वह सुबह 5 बजे आया।"]),
        ("morning and evening swapped", "वह शाम को आया।", []),
        ("unit changed", "वह 5 किमी चला।", ["वह 5 मील चला।"]),
        ("unit changed", "वह 54 वर्ष की आयु में चला गया।", []),
        ("currency changed", "उसने 5 लाख डॉलर दिए।", ["उसने 5 लाख रुपये दिए।"]),
        ("decimal point lost", "यह 2.5 है।", ["यह 25 है।"]),
        ("number word changed", "तीन लोग आए।", ["चार लोग आए।"]),
    ],
)
def test_a_number_error_is_planted_where_it_is_one(kind: str, hindi: str, wrong: list[str]) -> None:
    assert list(planted_numbers.PLANTS[kind](hindi)) == wrong


ARTICLE = (
    'Anna Berg received the city\'s highest medal. "I only did what anybody would have done that day," Berg said. '
    "Pablo Ruiz and others left 90 people without homes and 300 houses in ruins. The court fined Ruiz. "
    "In all 47 were there when Maria Stein came to Oslo."
)


def test_each_kind_of_summary_error_is_planted_and_measured() -> None:
    other = "The mill of Karl Obst stood in Ulm. Then Obst sold it to Eva Lind. So Lind left."
    counts = planted_summaries.measure([ARTICLE, other])
    assert {kind for kind, count in counts.items() if count["planted"]} == set(planted_summaries.PLANTS)


def test_an_article_without_persons_gets_no_persons_errors() -> None:
    counts = planted_summaries.measure(["The river rose by 47 metres in Ulm. Nobody of Bad Tolz was hurt."])
    assert counts["quoted words of another person"]["planted"] == counts["another person's deed"]["planted"] == 0


def test_a_figure_of_two_measures_is_their_mean() -> None:
    assert scores.figure([(1, 1), (1, 1)], [(0, 1), (0, 1)]).value == pytest.approx(50.0)
