"""Words and deeds stay with the person to whom the article gives them, and exchanged numbers are seen."""

from __future__ import annotations

import time

import pytest

from summarizer.faithfulness import Reference, check_summary, prepare
from summarizer.records import Finding

STORY = """
Anna Berg opened the fair in Oslo on Monday. Berg thanked the volunteers. She had planned the fair for two years.

Pablo Ruiz received the city's highest medal for saving a child. "I only did what anybody would have done that day,"
Ruiz said. He left early.

Kavita Rao, who designed the new bridge over the fjord, was not there. Her plans were praised by the mayor.

Sunil Das was fined by the harbour court for late papers. "The papers were late because the office was closed for a
week," said Das, a ship's captain. He will appeal.

The storm left 90 people dead and 300 houses damaged. The city paid $4 million for blankets and $7 million for food.
"""


@pytest.fixture(scope="module")
def story() -> Reference:
    return prepare(STORY.strip())


def findings(reference: Reference, sentence: str, kind: str = "role") -> list[Finding]:
    return [f for f in check_summary(reference, [sentence]).findings if f.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "said", "right"),
    [
        pytest.param("Anna Berg received the city's highest medal.", "Anna Berg", "Pablo Ruiz", id="deed"),
        pytest.param("Berg has received the city's highest medal.", "Berg", "Pablo Ruiz", id="deed with an auxiliary"),
        pytest.param(
            "Pablo Ruiz designed the new bridge over the fjord.", "Pablo Ruiz", "Kavita Rao", id="relative clause"
        ),
        pytest.param("Kavita Rao was fined by the harbour court.", "Kavita Rao", "Sunil Das", id="passive"),
        pytest.param(
            '"I only did what anybody would have done," Sunil Das said.', "Sunil Das", "Ruiz", id="speaker behind"
        ),
        pytest.param(
            'Anna Berg said: "The papers were late because the office was closed."',
            "Anna Berg",
            "Das",
            id="speaker before",
        ),
    ],
)
def test_what_another_said_or_did_is_found(story: Reference, sentence: str, said: str, right: str) -> None:
    assert [(f.value, f.expected) for f in findings(story, sentence)] == [(said, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Pablo Ruiz received the city's highest medal.", id="as told"),
        pytest.param("Ruiz received the city's highest medal for saving a child.", id="by last name"),
        pytest.param("Anna Berg planned the fair for two years.", id="told with a pronoun"),
        pytest.param("A friend of Anna Berg received the city's highest medal.", id="a friend of hers"),
        pytest.param('"I only did what anybody would have done," Pablo Ruiz said.', id="own words"),
        pytest.param('"I only did what anybody would have done," he told Anna Berg.', id="who hears it"),
        pytest.param('Das said "the office was closed for a week".', id="part of own words"),
        pytest.param("Kavita Rao received a prize.", id="a short predicate"),
        pytest.param("The mayor received the city's highest medal.", id="nobody by name"),
        pytest.param("Oslo received the city's highest medal.", id="a place"),
    ],
)
def test_what_the_article_gives_a_person_is_no_finding(story: Reference, sentence: str) -> None:
    assert findings(story, sentence) == []


def test_no_sentence_of_the_article_is_doubted(story: Reference) -> None:
    assert not check_summary(story, [p.sentence.text for p in story.phrases]).findings


def test_a_finding_says_whose_words_they_are_in_both_languages(story: Reference) -> None:
    (finding,) = findings(story, '"I only did what anybody would have done," Sunil Das said.')
    assert finding.message == "In the article these are the words of “Ruiz”, not of “Sunil Das”."
    assert finding.message_hi == "लेख में ये शब्द “Ruiz” के हैं, “Sunil Das” के नहीं।"


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        pytest.param("The storm left 300 people dead and 90 houses damaged.", "90", id="counts"),
        pytest.param(
            "The city paid $7 million for blankets and $4 million for food.", None, id="no thing behind the sum"
        ),
        pytest.param("The storm damaged 300 houses and left 90 people dead.", None, id="told the other way round"),
        pytest.param("90 people died and 300 houses were damaged.", None, id="other words"),
    ],
)
def test_two_exchanged_numbers_are_found(story: Reference, sentence: str, right: str | None) -> None:
    assert [f.expected for f in findings(story, sentence, "number")] == ([right] if right else [])


@pytest.mark.parametrize(
    "piece",
    [
        'Anna Berg said "I only did what anybody would have done". ',
        "Pablo Ruiz received the city's highest medal, ",
        "Ruiz received the highest medal and Das received the highest medal and ",
    ],
    ids=["quotations", "deeds", "one sentence"],
)
def test_a_long_text_of_persons_takes_linear_time(piece: str) -> None:
    def seconds(times: int) -> float:
        begun = time.thread_time()
        text = STORY + piece * times
        check_summary(prepare(text), [piece * times])
        return time.thread_time() - begun

    seconds(20)
    short = min(seconds(150) for _ in range(2))
    assert min(seconds(600) for _ in range(2)) < 9 * short + 0.3  # four times the text
