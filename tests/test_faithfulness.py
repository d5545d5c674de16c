"""The check of a summary: planted errors are found and explained, true sentences raise nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.faithfulness import Reference, check_summary, find_sources, prepare
from summarizer.records import Article, Finding

BUDGET = Article(
    title="Raman promises lower fares as rail budget rises",
    standfirst="The Union Cabinet cleared the plan on Tuesday.",
    byline="Kavita Joshi",
    place="New Delhi",
    published="5 June 2025",
    paragraphs=(
        "Finance Minister Leela Raman said on Tuesday that India would spend Rs 1.2 lakh crore on railways this year, "
        "30 per cent more than a year ago. She told Parliament that fares would fall by 5 per cent from July 1.",
        "Prime Minister Anil Mehta called the plan “a promise kept to every passenger”. President Oskar Lindqvist of "
        "Sweden, whose country will supply 400 coaches, met Mehta in New Delhi for 90 minutes.",
        "The opposition rejected the plan. Its leader, Farid Khan, said the government had not consulted the states, "
        "and that 12 of them wanted the vote delayed. “This budget forgets the villages,” Khan said.",
        "The International Monetary Fund expects the economy to grow by 6.4 per cent. Ticket sales rose to 8.4 billion "
        "last year from 7.9 billion, but accidents fell from 48 to 40. Three people were killed in March when a train "
        "left the track near Kota.",
        "Railway Secretary Devika Nair, 54, said the first electric trains would run between Mumbai and Surat in 2027. "
        "The United States has offered a loan of $2.5 billion at a lower rate. Nair denied that jobs would be lost.",
    ),
)

TRUE_SENTENCES = (
    "Finance Minister Leela Raman said India would spend Rs 1.2 lakh crore on railways this year.",
    "Raman told Parliament that fares would fall by 5 per cent from July 1.",
    "Fares will fall by 5% from 1 July, Raman said.",
    "India will spend 30 per cent more on railways than a year ago.",
    "India's railway spending is up 30% on last year.",
    "Prime Minister Anil Mehta called the plan “a promise kept to every passenger”.",
    "Mehta called it 'a promise kept to every passenger'.",
    'Prime Minister Mehta spoke of "a promise kept".',
    "PM Mehta met Lindqvist in New Delhi.",
    "Sweden will supply 400 coaches.",
    "The Swedish president met Mehta for 90 minutes.",
    "President Lindqvist met the prime minister for one and a half hours.",
    "Oskar Lindqvist of Sweden met Anil Mehta in Delhi.",
    "The opposition rejected the plan.",
    "The opposition did not accept the plan.",
    "Opposition leader Farid Khan said the government had not consulted the states.",
    "Khan said the states were not consulted.",
    "Twelve states wanted the vote delayed, Khan said.",
    "“This budget forgets the villages,” Khan said.",
    "Khan: “This budget forgets the villages.”",
    "The budget “forgets the villages”, according to Farid Khan.",
    "The IMF expects the economy to grow by 6.4 per cent.",
    "The International Monetary Fund expects growth of 6.4%.",
    "Ticket sales rose to 8.4 billion last year.",
    "Ticket sales increased from 7.9 billion to 8.4 billion.",
    "Accidents fell from 48 to 40.",
    "The number of accidents dropped to 40 from 48.",
    "Three people were killed in March when a train left the track near Kota.",
    "Three people died near Kota.",
    "A train left the track near Kota in March.",
    "Railway Secretary Devika Nair, 54, said the first electric trains would run in 2027.",
    "The first electric trains will run between Mumbai and Surat.",
    "Electric trains will start between Mumbai and Surat in 2027.",
    "The US has offered a loan of $2.5 billion.",
    "The U.S. has offered a loan at a lower rate.",
    "America has offered a loan of 2.5 billion dollars.",
    "An American loan of $2.5 billion was offered.",
    "Nair denied that jobs would be lost.",
    "Secretary Nair said jobs would not be lost.",
    "Devika Nair denied any loss of jobs.",
    "Indian railways will get Rs 1.2 trillion.",
    "Railways will get Rs 1,20,000 crore.",
    "Fares fall from July.",
    "Raman, the finance minister, spoke in Parliament on Tuesday.",
    "The Union Cabinet cleared the plan.",
    "The plan was cleared on Tuesday.",
    "Lower fares were promised by Raman.",
    "Kavita Joshi reports from New Delhi.",
    "Ticket sales were over 8 billion last year.",
    "Accidents were down by 8, from 48 to 40.",
    "The Indian economy is expected to grow.",
    "Mehta and Lindqvist met in New Delhi.",
    "The states had not been consulted, said Khan.",
    "The government plans lower fares and more coaches.",
    "Sweden supplies the coaches.",
    "The loan comes from the United States.",
    "Two leaders met for 90 minutes.",
    "The villages are forgotten, says Khan.",
    "Fares would be cut by 5 per cent.",
    "Nair, 54, is the railway secretary.",
    "Mumbai and Surat get electric trains.",
    "The economy grows.",
    "SWEDEN TO SUPPLY 400 COACHES",
    "Raman Promises Lower Fares From July",
    "The Railway Secretary's name is Devika Nair.",
    "Killed: three people, in March.",
)


@pytest.fixture(scope="module")
def budget() -> Reference:
    return prepare(BUDGET)


def findings_of(reference: Reference, sentence: str) -> tuple[Finding, ...]:
    return check_summary(reference, [sentence]).findings


@pytest.mark.parametrize("sentence", TRUE_SENTENCES)
def test_a_true_sentence_raises_nothing(budget: Reference, sentence: str) -> None:
    assert findings_of(budget, sentence) == ()


def test_there_are_sixty_true_sentences() -> None:
    assert len(set(TRUE_SENTENCES)) >= 60


def test_every_sentence_of_the_article_raises_nothing(budget: Reference) -> None:
    sentences = [p.sentence.text for p in budget.phrases]
    assert check_summary(budget, sentences).findings == ()


PLANTED = [
    pytest.param(
        "India would spend Rs 1.5 lakh crore on railways this year.", "number", "Rs 1.5 lakh crore", None, id="money"
    ),
    pytest.param(
        "India would spend Rs 1.2 crore on railways this year.",
        "number",
        "Rs 1.2 crore",
        "Rs 1.2 lakh crore",
        id="scale",
    ),
    pytest.param("Fares would fall by 3 per cent from July 1.", "number", "3 per cent", None, id="percent"),
    pytest.param("Fares would fall by 5 per cent from July 2.", "number", "July 2", None, id="date"),
    pytest.param("The first electric trains would run in 2029.", "number", "2029", None, id="year"),
    pytest.param("Sweden will supply 500 coaches.", "number", "500", "400", id="another number of the same thing"),
    pytest.param(
        "Sweden, whose country will supply 40 coaches.", "number", "40", "400", id="a number of something else"
    ),
    pytest.param(
        "Five people were killed in March when a train left the track.", "number", "Five", "Three", id="small"
    ),
    pytest.param("Railway Secretary Devika Nair, 48, spoke.", "number", "48", "54", id="an age"),
    pytest.param("Mehta met Lindqvist in New Delhi for 90 days.", "number", "90 days", "90 minutes", id="another unit"),
    pytest.param("Sweden and Norway will supply 400 coaches.", "name", "Norway", None, id="a country"),
    pytest.param(
        "Finance Minister Leela Sharma spoke in Parliament.", "name", "Leela Sharma", "Leela Raman", id="a last name"
    ),
    pytest.param(
        "Nina Raman told Parliament that fares would fall.", "name", "Nina Raman", "Leela Raman", id="a first name"
    ),
    pytest.param(
        "Anil Khan said the states were not consulted.", "name", "Anil Khan", "Farid Khan", id="two people mixed"
    ),
    pytest.param("The WTO expects the economy to grow.", "name", "WTO", None, id="an acronym"),
    pytest.param("Raman spoke in Parliament on Thursday.", "name", "Thursday", "Tuesday", id="a day"),
    pytest.param("President Anil Mehta met Lindqvist.", "title", "President", "Prime Minister", id="a title"),
    pytest.param(
        "Prime Minister Oskar Lindqvist met Mehta.", "title", "Prime Minister", "President", id="the other title"
    ),
    pytest.param(
        "Mehta called it “a gift to every passenger”.", "quote", "a gift to every passenger", None, id="a quotation"
    ),
    pytest.param(
        "Khan said 'this budget loves the villages'.",
        "quote",
        "this budget loves the villages",
        None,
        id="single quotes",
    ),
    pytest.param("The opposition approved the plan.", "polarity", "approved", "rejected", id="approved for rejected"),
    pytest.param("Ticket sales fell to 8.4 billion last year.", "polarity", "fell", "rose", id="fell for rose"),
    pytest.param("Accidents rose from 48 to 40.", "polarity", "rose", "fell", id="rose for fell"),
    pytest.param(
        "Khan said the government had consulted the states.", "polarity", "consulted", "not", id="not left out"
    ),
    pytest.param(
        "The first electric trains would not run between Mumbai and Surat.", "polarity", "not", None, id="not put in"
    ),
    pytest.param(
        "Nair confirmed that jobs would be lost.", "polarity", "confirmed", "denied", id="confirmed for denied"
    ),
    pytest.param("Volcanic ash closed several airports for weeks.", "source", None, None, id="no source"),
]


@pytest.mark.parametrize(("sentence", "kind", "value", "expected"), PLANTED)
def test_a_planted_error_is_found(
    budget: Reference, sentence: str, kind: str, value: str | None, expected: str | None
) -> None:
    found = [f for f in findings_of(budget, sentence) if f.kind == kind]
    assert [f.value for f in found] == [value or sentence]


@pytest.mark.parametrize(("sentence", "kind", "value", "expected"), [p for p in PLANTED if p.values[3]])
def test_a_planted_error_comes_with_what_stands_there(
    budget: Reference, sentence: str, kind: str, value: str, expected: str
) -> None:
    assert [f.expected for f in findings_of(budget, sentence) if f.kind == kind] == [expected]


@pytest.mark.parametrize(("sentence", "kind", "value", "expected"), PLANTED)
def test_a_planted_error_is_the_only_finding(
    budget: Reference, sentence: str, kind: str, value: str | None, expected: str | None
) -> None:
    assert {f.kind for f in findings_of(budget, sentence)} == {kind}


@pytest.mark.parametrize(("sentence", "kind", "value", "expected"), PLANTED)
def test_a_finding_points_at_its_value(
    budget: Reference, sentence: str, kind: str, value: str | None, expected: str | None
) -> None:
    for f in findings_of(budget, sentence):
        assert f.value.lower() in sentence[f.span[0] : f.span[1]].lower()


@pytest.mark.parametrize(("sentence", "kind", "value", "expected"), PLANTED)
def test_a_finding_is_one_sentence_in_each_language(
    budget: Reference, sentence: str, kind: str, value: str | None, expected: str | None
) -> None:
    for f in findings_of(budget, sentence):
        assert f.message.endswith(".")
        assert f.message_hi.endswith("।")


@pytest.mark.parametrize(
    ("sentence", "message", "message_hi"),
    [
        pytest.param(
            "The first electric trains would run in 2029.",
            "The number “2029” does not stand in the article; it has “2027”.",
            "संख्या “2029” लेख में नहीं है; लेख में “2027” है।",
            id="number",
        ),
        pytest.param(
            "They went to Norway.",
            "The name “Norway” does not stand in the article.",
            "नाम “Norway” लेख में नहीं है।",
            id="name",
        ),
        pytest.param(
            "President Anil Mehta met Lindqvist.",
            "The article calls “Anil Mehta” “Prime Minister”, not “President”.",
            "लेख में “Anil Mehta” के लिए “Prime Minister” लिखा है, “President” नहीं।",
            id="title",
        ),
        pytest.param(
            "The opposition approved the plan.",
            "The article says “rejected” here, not “approved”.",
            "लेख में यहाँ “rejected” है, “approved” नहीं।",
            id="polarity",
        ),
    ],
)
def test_a_reader_is_told_in_plain_words(budget: Reference, sentence: str, message: str, message_hi: str) -> None:
    found = findings_of(budget, sentence)
    assert (message, message_hi) in [(f.message, f.message_hi) for f in found]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Sweden will supply the coaches.", "President Oskar Lindqvist"),
        ("Ticket sales rose last year.", "Ticket sales rose"),
        ("The IMF expects growth in the economy.", "The International Monetary Fund"),
        ("Electric trains will run to Surat.", "Railway Secretary Devika Nair"),
        ("The states had not been consulted, said Khan.", "Its leader, Farid Khan"),
    ],
)
def test_the_best_source_is_the_sentence_that_says_it(budget: Reference, sentence: str, source: str) -> None:
    spans, _ = find_sources(budget, sentence)
    assert budget.text[spans[0][0] : spans[0][1]].startswith(source)


def test_a_sentence_of_the_article_is_its_own_best_source(budget: Reference) -> None:
    sentence = budget.phrases[4].sentence
    assert find_sources(budget, sentence.text)[0][0] == (sentence.start, sentence.end)


def test_a_sentence_of_the_article_has_full_support(budget: Reference) -> None:
    assert find_sources(budget, budget.phrases[4].sentence.text)[1] == pytest.approx(1.0)


def test_there_are_three_sources_at_the_most(budget: Reference) -> None:
    assert len(find_sources(budget, " ".join(BUDGET.paragraphs))[0]) <= 3


@pytest.mark.parametrize(
    "sentence", ["", "?!", "It was so.", "मौसम अच्छा है।"], ids=["empty", "marks", "stop words", "Hindi"]
)
def test_a_sentence_without_content_has_no_sources(budget: Reference, sentence: str) -> None:
    assert find_sources(budget, sentence) == ((), 0.0)


def test_sources_point_into_the_body_not_the_title(budget: Reference) -> None:
    spans, _ = find_sources(budget, BUDGET.title or "")
    assert all(end <= len(BUDGET.text) for _, end in spans)


def test_the_offsets_of_sentences_are_those_of_the_joined_summary(budget: Reference) -> None:
    sentences = ["Sweden will supply 400 coaches.", "The economy grows."]
    verdict = check_summary(budget, sentences)
    joined = " ".join(sentences)
    assert [joined[c.sentence.start : c.sentence.end] for c in verdict.sentences] == sentences


def test_a_string_is_read_as_the_body() -> None:
    assert prepare("The dam broke. Forty people fled.").text == "The dam broke. Forty people fled."


def test_an_empty_summary_has_no_findings(budget: Reference) -> None:
    assert check_summary(budget, []).supported


def test_an_empty_article_supports_nothing() -> None:
    assert [f.kind for f in check_summary(prepare(""), ["Forty people fled from Kota."]).findings] == [
        "number", "source", "name",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "quoted",
    [
        "“the river rose”",
        '"The river rose"',
        "‘the river rose’",
        "'the river rose'",
        "“the river rose,”",
        "“The river … rose”",
    ],
)
def test_a_quotation_counts_however_it_is_marked(quoted: str) -> None:
    reference = prepare("Officers said: “In the night the river rose, and the bridge fell.”")
    assert findings_of(reference, f"Officers said {quoted} in the night.") == ()


@pytest.mark.parametrize("sentence", ["The farmers' union won't pay the owners' debts.", "It rose 5' 10\" in all."])
def test_an_apostrophe_opens_no_quotation(sentence: str) -> None:
    reference = prepare("The farmers' union won't pay the owners' debts. It rose 5' 10\" in all.")
    assert findings_of(reference, sentence) == ()


@pytest.mark.parametrize(
    ("article", "sentence"),
    [
        pytest.param(
            "About 1.83 million people fled the storm.", "Some 1.8 million people fled the storm.", id="rounded"
        ),
        pytest.param("In all 291 homes burned.", "Nearly 300 homes burned.", id="about"),
        pytest.param("The fire killed 14 men and 9 women.", "The fire killed 23 people.", id="added up"),
        pytest.param("Mr Das, his wife and a guard were hurt.", "Three people were hurt.", id="counted"),
    ],
)
def test_a_number_that_follows_from_the_article_is_no_finding(article: str, sentence: str) -> None:
    assert [f for f in findings_of(prepare(article), sentence) if f.kind == "number"] == []


def test_relatives_of_one_name_have_ages_of_their_own() -> None:
    reference = prepare("Arun Das, 61, and his son Ravi Das, 30, opened the shop.")
    assert findings_of(reference, "Ravi Das, 30, opened the shop with Arun Das, 61.") == ()


@settings(deadline=None)
@given(st.text(max_size=400), st.lists(st.text(max_size=120), max_size=3))
def test_every_offset_lies_in_its_text(article: str, sentences: list[str]) -> None:
    reference = prepare(article)
    for checked in check_summary(reference, sentences).sentences:
        assert all(0 <= a < b <= len(article) for a, b in checked.sources)
        assert 0.0 <= checked.support <= 1.0
        for f in checked.findings:
            assert 0 <= f.span[0] < f.span[1] <= len(checked.sentence.text)
            assert f.source_span is None or 0 <= f.source_span[0] < f.source_span[1] <= len(article)


@settings(deadline=None)
@given(st.lists(st.sampled_from(BUDGET.text.split()), min_size=1, max_size=40).map(" ".join))
def test_every_finding_of_jumbled_words_points_at_its_value(sentence: str) -> None:
    for f in check_summary(prepare(BUDGET), [sentence]).findings:
        assert sentence[f.span[0] : f.span[1]] != ""


HOSTILE = [
    pytest.param(" ".join(str(n) for n in range(10_000)), id="10,000 numbers"),
    pytest.param("a" * 50_000, id="a word of 50,000 letters"),
    pytest.param("Modi मोदी Моди 莫迪 30 ३० % " * 1_500, id="mixed scripts"),
    pytest.param("“" * 10_000 + "'" * 10_000 + '"' * 9_999, id="quotation marks"),
    pytest.param("Ab Cd. " * 5_000, id="names"),
    pytest.param("not " * 10_000, id="negations"),
    pytest.param("x, 48, " * 5_000, id="ages"),
    pytest.param("\n" * 20_000 + "\x00\ud800", id="lines and a lone surrogate"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_article_is_read_to_the_end(text: str) -> None:
    assert len(check_summary(prepare(text), ["Sweden will supply 400 coaches."]).sentences) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_sentence_is_checked_to_the_end(budget: Reference, text: str) -> None:
    assert len(check_summary(budget, [text]).sentences) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_checked_against_itself(text: str) -> None:
    assert len(check_summary(prepare(text), [text]).sentences) == 1
