"""Who did it to whom: names swapped, doubled or given another's part are found; the article's own ways are not."""

from __future__ import annotations

import pytest

from summarizer.faithfulness import Reference, check_summary, prepare
from summarizer.records import Finding

STORY = """
Norway has accused Chile of holding back copper shipments, while Santiago objects to new limits on salmon.
The two sides will meet in Geneva.

Anna Berg invited Pablo Ruiz to visit Oslo in May. Ruiz told reporters that Chilean students were welcome.
Ms Solberg was questioned by Oslo police. Nordfisk sued Cobrex over the contract on Tuesday.
Arun Mehta praised Kavita Rao for her work at the dam, and later thanked Sunil Das.
"We will answer," warned Berg. Peru defeated Brazil in the final, and Brazil had defeated Peru a year before.
"""


@pytest.fixture(scope="module")
def story() -> Reference:
    return prepare(STORY.strip())


def roles(reference: Reference, sentence: str) -> list[Finding]:
    return [f for f in check_summary(reference, [sentence]).findings if f.kind == "role"]


@pytest.mark.parametrize(
    ("sentence", "said", "right"),
    [
        pytest.param("Chile has accused Chile of holding back copper.", "Chile", "Norway", id="doubled"),
        pytest.param("Norway has accused Norway of holding back copper.", "Norway", "Chile", id="doubled target"),
        pytest.param("Chile has accused Norway of holding back copper shipments.", "Chile", "Norway", id="swapped"),
        pytest.param("Norway was accused by Chile of holding back copper.", "Chile", "Norway", id="swapped, passive"),
        pytest.param("Pablo Ruiz invited Anna Berg to visit Oslo in May.", "Pablo Ruiz", "Anna Berg", id="persons"),
        pytest.param("Cobrex sued Nordfisk over the contract.", "Cobrex", "Nordfisk", id="companies"),
        pytest.param("Sunil Das praised Kavita Rao for her work.", "Sunil Das", "Arun Mehta", id="another doer"),
    ],
)
def test_a_part_given_to_the_wrong_name_is_found(story: Reference, sentence: str, said: str, right: str) -> None:
    assert [(f.value, f.expected) for f in roles(story, sentence)] == [(said, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Norway accused Chile of holding back copper.", id="as told"),
        pytest.param("Chile was accused by Norway of holding back copper.", id="passive"),
        pytest.param("The Norwegian government accused Chile of holding back copper.", id="a people for its country"),
        pytest.param("Pablo Ruiz was invited by Anna Berg to visit Oslo.", id="persons, passive"),
        pytest.param("Oslo police questioned Ms Solberg.", id="active for passive"),
        pytest.param("Berg warned Chile that Norway would answer.", id="reported speech turned round"),
        pytest.param("Brazil defeated Peru a year before the final.", id="both ways are told"),
        pytest.param("Arun Mehta thanked Sunil Das for his work at the dam.", id="a second verb of one doer"),
        pytest.param("Chile and Norway meet in Geneva.", id="a mutual verb"),
        pytest.param("Berg invited Ruiz, who told reporters that students were welcome.", id="a relative clause"),
    ],
)
def test_a_part_that_the_article_gives_is_no_finding(story: Reference, sentence: str) -> None:
    assert roles(story, sentence) == []


def test_no_sentence_of_the_article_has_a_role_finding(story: Reference) -> None:
    assert [f for p in story.phrases for f in roles(story, p.sentence.text)] == []


def test_a_role_finding_points_at_the_right_name_in_the_article(story: Reference) -> None:
    (finding,) = roles(story, "Chile has accused Norway of holding back copper shipments.")
    assert finding.source_span is not None
    assert story.text[slice(*finding.source_span)] == "Norway"


def test_a_row_of_ten_thousand_names_is_passed_over(story: Reference) -> None:
    assert roles(story, "Norway accused " + "Chile accused Norway accused " * 5_000 + "Chile.") == []
