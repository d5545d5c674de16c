"""Single lines: what looks like furniture and is none, what is furniture, dates, datelines, bylines."""

from __future__ import annotations

import pytest
from article_story import ENDING, KEPT, MIDDLE, OPENING, REMOVED, page

from summarizer.article import read_article
from summarizer.article.bylines import read_byline, read_dateline
from summarizer.article.dates import read_date_line


@pytest.mark.parametrize("line", KEPT, ids=lambda line: line[:40])
def test_a_sentence_that_looks_like_furniture_is_kept(line: str) -> None:
    assert line in read_article(page(line)).paragraphs


@pytest.mark.parametrize("line", KEPT, ids=lambda line: line[:40])
def test_a_sentence_that_looks_like_furniture_is_kept_below_a_headline_and_a_byline(line: str) -> None:
    text = f"Velsund to build its bridge of oak\nBy Solveig Dahl\nMarch 4, 2026\n{page(line)}"
    assert line in read_article(text).paragraphs


@pytest.mark.parametrize(("line", "reason"), REMOVED, ids=[line[:40] for line, _ in REMOVED])
def test_a_furniture_line_is_removed_with_its_reason(line: str, reason: str) -> None:
    article = read_article(page(line))
    assert [(r.text, r.reason) for r in article.removed] == [(line, reason)]


@pytest.mark.parametrize(
    ("line", "published", "rest"),
    [
        ("Tuesday, July 29, 2025 | 05:22 AM ISTहिंदी में पढें", "Tuesday, July 29, 2025 | 05:22 AM IST", ""),
        ("First Published: Jun 05 2025 | 9:49 PM IST", "Jun 05 2025 | 9:49 PM IST", ""),
        ("PUBLISHED: 07:48, 12 January 2026 | UPDATED: 11:20, 12 January 2026", "07:48, 12 January 2026", ""),
        ("Updated - July 29, 2025 05:22 am IST - NEW DELHI", "July 29, 2025 05:22 am IST", "NEW DELHI"),
        ("4 min read29 Apr 2026, 11:48 AM IST", "29 Apr 2026, 11:48 AM IST", ""),
        ("Published29 Jul 2025, 05:22 AM IST", "29 Jul 2025, 05:22 AM IST", ""),
        ("Thu 9 Apr 2026 06.00 BST", "Thu 9 Apr 2026 06.00 BST", ""),
        ("TNN | Jul 29, 2025, 05:22 IST", "Jul 29, 2025, 05:22 IST", "TNN"),
        ("2025-07-29T05:22:00+05:30", "2025-07-29T05:22:00+05:30", ""),
        ("29/07/2025", "29/07/2025", ""),
        ("21:40 (IST)", None, ""),
        ("2 hours ago", None, ""),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_date_line_gives_its_date_and_its_other_words(line: str, published: str | None, rest: str) -> None:
    found = read_date_line(line)
    assert found is not None
    assert (found.published, found.rest) == (published, rest)


@pytest.mark.parametrize("line", ["Oak prices double in a year", "Nobody came on Sunday", "", "She is 42"])
def test_a_line_without_date_is_no_date_line(line: str) -> None:
    assert read_date_line(line) is None


@pytest.mark.parametrize(
    ("start", "place", "agency"),
    [
        ("NEW DELHI, June 5 (Reuters) - ", "New Delhi", "Reuters"),
        ("New Delhi, June 5 (PTI) ", "New Delhi", "PTI"),
        ("Shillong (Meghalaya) [India], November 3 (ANI): ", "Shillong", "ANI"),
        ("MUMBAI: ", "Mumbai", None),
        ("New Delhi: ", "New Delhi", None),
        ("WASHINGTON (AP) — ", "Washington", "AP"),
        ("LONDON, England (CNN) -- ", "London, England", "CNN"),
        ("BHADRACHALAM: ", "Bhadrachalam", None),
        ("TILCARA, Argentina — ", "Tilcara, Argentina", None),
        ("(CNN)", None, "CNN"),
        ("(Reuters) - ", None, "Reuters"),
        ("CNN — ", None, "CNN"),
    ],
)
def test_a_dateline_is_taken_off_and_its_sentence_stays(start: str, place: str | None, agency: str | None) -> None:
    text = f"{start}{OPENING}"
    found = read_dateline(text)
    assert found is not None
    assert (text[found.end :], found.place, found.agency) == (OPENING, place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Mumbai, July 29 was the day on which it rained.",
        "London and Paris agreed.",
        "BREAKING: The bridge has fallen.",
        "Trump: The man and his hotels.",
        "Read the bill: It is long.",
        "(The council agreed.)",
        "Paris (the city) agreed.",
        "He said: “We will build it.”",
        "ANALYSIS/OPINION: The plan is bad.",
    ],
)
def test_a_sentence_that_opens_like_a_dateline_is_left_alone(text: str) -> None:
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    ("line", "names", "place"),
    [
        ("By Anita Rao", "Anita Rao", None),
        ("By Anita Rao and John Smith, CNN", "Anita Rao and John Smith", None),
        ("Written by: Anita Rao", "Anita Rao", None),
        ("Written by Anita Rao, Edited by Dev Sen", "Anita Rao", None),
        ("ByHT News Desk", "HT News Desk", None),
        ("By Anita Rao in Mumbai", "Anita Rao", "Mumbai"),
        ("Anita Rao | New Delhi", "Anita Rao", "New Delhi"),
        ("Express News Service", "Express News Service", None),
        ("Our Special Correspondent", "Our Special Correspondent", None),
        ("By ANITA RAO FOR MAILONLINE", "ANITA RAO", None),
    ],
)
def test_a_byline_gives_names_and_place(line: str, names: str, place: str | None) -> None:
    found = read_byline(line)
    assert found is not None
    assert (found.names, found.place) == (names, place)


@pytest.mark.parametrize("line", ["By the river", "By Monday it rained.", "Reporter says no", "The council met"])
def test_other_lines_are_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_an_agency_at_the_end_of_the_last_paragraph_is_taken_off() -> None:
    article = read_article(f"{page()} (PTI)")
    assert article.paragraphs[-1] == ENDING
    assert article.byline == "PTI"


def test_a_line_of_speech_without_a_full_stop_stays() -> None:
    line = "“We will build it,” she said"
    assert line in read_article(page(line)).paragraphs


def test_a_credit_glued_to_a_paragraph_does_not_take_it_along() -> None:
    line = "(Photo: Nils Berg/Reuters)The old bridge fell in a storm three years ago and nobody was hurt."
    assert line in read_article(page(line)).paragraphs


@pytest.mark.parametrize("line", ["Steel is cheap", "Plans for 2027", "Why oak is not dear"])
def test_a_short_line_between_paragraphs_is_a_subhead(line: str) -> None:
    assert [r.reason for r in read_article(page(line)).removed] == ["subhead"]


@pytest.mark.parametrize("line", ["VEL 312/6 (50)", "Dahl 118 104", "1,204 1,331"])
def test_a_row_of_figures_between_paragraphs_is_a_table(line: str) -> None:
    assert [r.reason for r in read_article(page(line)).removed] == ["table"]


def test_a_name_above_the_first_paragraph_is_the_byline() -> None:
    assert read_article(f"Velsund to build a bridge of oak\nSolveig Dahl\n{page()}").byline == "Solveig Dahl"


def test_a_list_after_a_colon_stays() -> None:
    lines = ("The bridge will have:", "two lanes for carts", "one lane for goats")
    assert read_article(page(*lines)).paragraphs[2:5] == lines


def test_a_last_paragraph_without_its_full_stop_stays() -> None:
    last = "the mayor said that he would hold the rope himself if nobody else wished to do so"
    assert read_article(f"{page()}\n\n{last}").paragraphs[-1] == last


def test_headlines_after_also_read_go_and_the_story_goes_on() -> None:
    article = read_article(page("ALSO READ", "Can a bridge be heard?", "The pilots who never leave the ground"))
    assert article.paragraphs == (OPENING, MIDDLE, ENDING)


def test_a_paragraph_that_stands_twice_is_kept_once() -> None:
    assert read_article(page(OPENING)).paragraphs == (OPENING, MIDDLE, ENDING)


def test_a_pull_quote_that_the_body_has_is_removed() -> None:
    quoted = "“We have talked about steel for two years,” she said. “Oak will be here when we are gone.”"
    article = read_article(page(quoted, "“Oak will be here when we are gone.”"))
    assert article.paragraphs == (OPENING, MIDDLE, quoted, ENDING)


def test_a_standfirst_with_a_full_stop_above_the_byline_is_no_body() -> None:
    text = f"Velsund to build in oak\nThe council chose wood after two years of talk.\nBy Solveig Dahl\n{page()}"
    assert read_article(text).standfirst == "The council chose wood after two years of talk."


def test_a_first_paragraph_above_a_caption_is_body() -> None:
    caption = "Oak on the quay. Photo: Nils Berg/AFP"
    text = "\n".join(["Velsund to build in oak", "By Solveig Dahl", OPENING, caption, MIDDLE, ENDING])
    assert read_article(text).paragraphs == (OPENING, MIDDLE, ENDING)


def test_an_opening_question_without_a_head_is_body() -> None:
    first = "Who would build a bridge of oak today?"
    assert read_article(f"{first}\n\n{page()}").paragraphs[0] == first


def test_lines_wrapped_at_a_width_become_paragraphs() -> None:
    words = page().split(" ")
    wrapped, width = "", 0
    for word in words:
        if width + len(word) > 66:
            wrapped, width = wrapped.rstrip(" ") + "\n", 0
        wrapped += word + " "
        width = 0 if "\n" in word else width + len(word) + 1
    assert read_article(wrapped).paragraphs == (OPENING, MIDDLE, ENDING)
