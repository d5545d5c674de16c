"""Pages in the manner of many news sites: the body is kept, the rest goes, the fields are right; and the undo."""

from __future__ import annotations

import re

import pytest
from article_story import ENDING, FIELDS, MIDDLE, NAMES, OPENING, expected, page, source

from summarizer.article import REASONS, read_article, read_file, restore
from summarizer.errors import OptionError

# ---- whole pages -----------------------------------------------------------------------------------------------------


def test_there_are_pages_of_at_least_25_kinds() -> None:
    assert len(NAMES) >= 25


@pytest.mark.parametrize("name", NAMES)
def test_every_body_paragraph_is_kept_and_no_other_line(name: str) -> None:
    assert list(read_article(read_file(source(name))).paragraphs) == expected(name)["paragraphs"]


@pytest.mark.parametrize("name", NAMES)
def test_no_furniture_line_stays_in_the_body(name: str) -> None:
    body = set(read_article(read_file(source(name))).paragraphs)
    assert [line for line in expected(name)["gone"] if line in body] == []


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_field_is_read_from_the_page(name: str, field: str) -> None:
    assert getattr(read_article(read_file(source(name))), field) == expected(name)[field]


@pytest.mark.parametrize("name", [n for n in NAMES if source(n).suffix == ".txt" and not n.startswith("wrapped")])
def test_every_line_with_text_is_in_the_body_or_listed_as_removed(name: str) -> None:
    raw = read_file(source(name))
    article = read_article(raw)
    removed = {r.line for r in article.removed}
    lost = [
        line
        for index, line in enumerate(raw.text.split("\n"))
        if line.strip() and index not in removed and not any(p in line for p in article.paragraphs)
    ]
    assert lost == []


@pytest.mark.parametrize("name", NAMES)
def test_every_reason_is_explained(name: str) -> None:
    assert {r.reason for r in read_article(read_file(source(name))).removed} <= REASONS.keys()


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_an_explanation_is_in_english_and_in_hindi(reason: str) -> None:
    english, hindi = REASONS[reason]
    assert english.isascii()
    assert re.search("[\u0900-\u097f]", hindi)


# ---- undo ------------------------------------------------------------------------------------------------------------


def test_a_restored_line_returns_to_its_place() -> None:
    text = page("A dispute of two years")
    article = read_article(text)
    restored = restore(text, article, [article.removed[0].line])
    assert restored.paragraphs == (OPENING, MIDDLE, "A dispute of two years", ENDING)


def test_a_restored_line_is_no_longer_listed() -> None:
    text = page("A dispute of two years", "Advertisement")
    article = read_article(text)
    restored = restore(text, article, [article.removed[0].line])
    assert [r.text for r in restored.removed] == ["Advertisement"]


def test_lines_restored_one_after_the_other_all_stay() -> None:
    text = page("A dispute of two years", "Advertisement")
    article = read_article(text)
    for removed in article.removed:
        article = restore(text, article, [removed.line])
    assert len(article.paragraphs) == 5


def test_restoring_the_standfirst_empties_its_field() -> None:
    raw = read_file(source("business_standard"))
    article = read_article(raw)
    line = next(r.line for r in article.removed if r.reason == "standfirst")
    restored = restore(raw, article, [line])
    assert (restored.standfirst, restored.paragraphs[0]) == (None, article.standfirst)


def test_restoring_one_line_leaves_the_other_fields_alone() -> None:
    raw = read_file(source("business_standard"))
    article = read_article(raw)
    line = next(r.line for r in article.removed if r.reason == "subhead")
    restored = restore(raw, article, [line])
    assert all(getattr(restored, f) == getattr(article, f) for f in FIELDS)


def test_restoring_a_dateline_gives_the_paragraph_back_whole() -> None:
    text = "MUMBAI: " + page()
    article = read_article(text)
    assert restore(text, article, [0]).paragraphs[0] == "MUMBAI: " + OPENING


def test_a_line_that_was_not_removed_cannot_be_restored() -> None:
    with pytest.raises(OptionError, match="Line 2 is not among the removed lines"):
        restore(page(), read_article(page()), [2])
