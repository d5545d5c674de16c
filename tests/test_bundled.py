# ruff: noqa: E501 - pasted pages have one line for a paragraph
"""The bundled models on whole pages, with no network: what a newcomer sees first."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from summarizer import Summarizer, Summary
from summarizer.text.numbers import read_numbers, unmatched

BRIDGE = """Chennai Courier
Home
City
Sport

New footbridge opens over the Adyar after four years

Lakshmi Narayanan Chennai

Listen to This Article

A footbridge over the Adyar river opened to walkers on Sunday, four years after work on it began. The city corporation said the bridge cost Rs 38 crore and is 420 metres long.

Engineers had planned to finish it in 2023, but the floods of that December washed away two of its nine piers. "We had to build them again on deeper foundations," said chief engineer Radha Krishnan.

About 6,000 people are expected to cross every day. Until now they had to walk 3 kilometres to the next bridge or take a bus.

Also Read: Metro to run until midnight during the festival

Shopkeepers on the southern bank welcomed the bridge. Residents asked for better lights on the path that leads to it, and the corporation promised to put up 60 lamps by March.

First Published: Feb 15 2026 | 6:10 PM IST
"""
VACCINE = """Health workers in Nepal vaccinated 1.4 million children against measles in eleven days this month, the country's health ministry said on Thursday. It was the largest campaign of its kind since 2015.

The ministry sent 9,500 teams to villages, schools and bus stations. Some walked for two days to reach settlements in the mountains of Humla district.

Health secretary Sarita Gurung said 96 per cent of the children in the plan had received a dose. She said the rest would be visited again before the end of the month.

Measles killed 34 children in the country last year. Doctors had warned that too few were protected, because many had missed their doses during the pandemic.

The campaign cost 12 million dollars, most of it paid by international donors. The government plans to pay for the next one itself in 2029.
"""
CRICKET = """Kerala beat Gujarat by 26 runs on Saturday to reach the final of the women's one-day cup for the first time.

Captain Anjali Menon scored 87 from 94 balls after her side had lost three wickets for 40. Kerala made 231 for eight in 50 overs.

Gujarat began well and were 120 for two in the 25th over. Then leg-spinner Devika Nair took four wickets in five overs, and the last pair was out for 205 with two overs left.

"We knew that one wicket would bring another," Menon said. "Devika bowled the best spell I have seen this year."

Kerala will meet Mumbai in the final in Nagpur on Wednesday. Mumbai have won the cup six times and have not lost a match this season.
"""
SAMPLE = files("summarizer").joinpath("sample_page.txt").read_text(encoding="utf-8")
PAGES = {"sample": SAMPLE, "bridge": BRIDGE, "vaccine": VACCINE, "cricket": CRICKET}
FURNITURE = ("Listen to", "Also Read", "First Published", "Explore", "Subscribe", "File Photo", "Notification", "Home")

pytestmark = pytest.mark.parametrize("name", list(PAGES))


@pytest.fixture(scope="module")
def results() -> dict[str, Summary]:
    summarizer = Summarizer(offline=True)
    return {name: summarizer.summarize(page) for name, page in PAGES.items()}


def test_every_figure_of_the_summary_stands_in_the_article(results: dict[str, Summary], name: str) -> None:
    result = results[name]
    assert unmatched(read_numbers(result.english, "en"), read_numbers(result.article.text, "en")) == ()


def test_nothing_misleading_is_left(results: dict[str, Summary], name: str) -> None:
    assert not {f.kind for f in results[name].findings} & {"number", "name", "quote", "title", "role", "number_hi"}


def test_every_sentence_has_hindi_in_devanagari_or_says_why_not(results: dict[str, Summary], name: str) -> None:
    for sentence in results[name].sentences:
        kept = any(f.kind == "not_translated" for f in sentence.findings)
        assert kept or len(re.findall(r"[\u0900-\u097f]", sentence.hi or "")) > len(sentence.en) / 3


def test_most_sentences_are_translated(results: dict[str, Summary], name: str) -> None:
    kept = [s for s in results[name].sentences if any(f.kind == "not_translated" for f in s.findings)]
    assert len(kept) <= len(results[name].sentences) / 2


def test_the_title_has_its_hindi(results: dict[str, Summary], name: str) -> None:
    assert results[name].title.hi


def test_no_furniture_of_the_page_is_in_the_summary(results: dict[str, Summary], name: str) -> None:
    assert not [word for word in FURNITURE if word in results[name].english]


def test_every_sentence_is_whole(results: dict[str, Summary], name: str) -> None:
    assert all(re.search(r"[.!?][\"”’')\]]*$", s.en) for s in results[name].sentences)


def test_the_whole_article_is_read(results: dict[str, Summary], name: str) -> None:
    assert results[name].coverage == 1.0


def test_the_summary_is_shorter_than_the_article(results: dict[str, Summary], name: str) -> None:
    assert len(results[name].english) < 0.7 * len(results[name].article.text)


def test_every_sentence_has_a_source(results: dict[str, Summary], name: str) -> None:
    assert all(s.sources for s in results[name].sentences)
