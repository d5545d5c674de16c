"""The cleaner on odd input: its refusals, characters, hostile text, HTML and Markdown; and its weight."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from article_story import ENDING, KEPT, MIDDLE, OPENING, REMOVED, page
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import notices, phrases, read_article
from summarizer.errors import InputError, LanguageError, NotAnArticleError, TooLongError, TooShortError
from summarizer.records import MAX_CHARACTERS, Article, RawPage

# ---- refusals --------------------------------------------------------------------------------------------------------

HINDI = "वेलसुंड नगर परिषद ने सोमवार को नदी पर लकड़ी का पुल बनाने का फ़ैसला किया। इस पर चालीस लाख रुपये ख़र्च होंगे। " * 4
FRENCH = (
    "Le conseil municipal a décidé lundi de construire un pont de bois sur la rivière, après deux ans de débats. "
    "Les charpentiers de trois villages feront le travail, qui coûtera quatre millions de couronnes selon le maire. "
    "La première poutre sera posée au mois d'avril, quand la glace aura quitté la rivière et que le vent sera tombé."
)
HEADLINES = "\n".join(f"Town number {n} decides to build a bridge of oak" for n in range(12))


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\n" * 10_000, "- " * 5_000, "😀" * 3_000, "—\n" * 500])
def test_text_without_words_is_too_short(text: str) -> None:
    with pytest.raises(TooShortError, match="has 0 words; at least 40 are needed"):
        read_article(text)


def test_a_short_text_is_refused_with_its_word_count() -> None:
    with pytest.raises(TooShortError) as caught:
        read_article("The council met on Monday. It agreed to build a bridge today.")
    assert str(caught.value) == "The article has 12 words; at least 40 are needed. Paste the full text of the story."


def test_one_long_sentence_is_too_short() -> None:
    with pytest.raises(TooShortError, match="single sentence"):
        read_article(OPENING[:-1] + " and about wood, " + "and about the river, " * 8 + "as it had promised.")


def test_one_endless_word_is_too_short() -> None:
    with pytest.raises(TooShortError, match="at least 40"):
        read_article("a" * 50_000)


def test_hindi_is_refused_by_its_name() -> None:
    with pytest.raises(LanguageError, match="This looks like Hindi already; the summarizer reads English articles"):
        read_article(HINDI)


def test_another_language_in_latin_script_is_refused() -> None:
    with pytest.raises(LanguageError, match="French"):
        read_article(FRENCH)


def test_english_with_a_hindi_quotation_is_read() -> None:
    quoted = "“यह पुल हमारे बच्चों के काम आएगा”, a carpenter from Bihar said."
    assert quoted in read_article(page(quoted)).paragraphs


@pytest.mark.parametrize(
    "text", [HEADLINES, "Home\nIndia\nWorld\nSport\n" * 12 + HEADLINES], ids=["headlines", "menu and headlines"]
)
def test_a_list_of_headlines_is_no_article(text: str) -> None:
    with pytest.raises(NotAnArticleError, match="headlines or menu lines"):
        read_article(text)


def test_binary_data_is_no_article() -> None:
    with pytest.raises(NotAnArticleError, match="binary"):
        read_article("PK\x03\x04\x00\x00\x08\x00" * 400)


def test_text_over_the_limit_is_too_long() -> None:
    with pytest.raises(TooLongError, match=r"100,001 characters; at most 100,000"):
        read_article("a" * (MAX_CHARACTERS + 1))


def test_html_over_its_limit_is_too_long() -> None:
    with pytest.raises(TooLongError, match=r"at most 2,000,000"):
        read_article(RawPage(text="<p>" * 700_000, kind="html"))


def test_html_longer_than_the_text_limit_is_read() -> None:
    filler = "<script>" + "var a = 1;\n" * 20_000 + "</script>"
    body = "".join(f"<p>{p}</p>" for p in (OPENING, MIDDLE, ENDING))
    html = f"<html><head>{filler}</head><body><article><h1>Velsund builds in oak</h1>{body}</article></body></html>"
    assert read_article(html).paragraphs == (OPENING, MIDDLE, ENDING)


# ---- characters ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "unseen",
    ["\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\ue000", "\U000f0000", "\x07", "\x00", "\ud800", "\u200d"],
    ids=[
        "zero-width",
        "bidi",
        "isolate",
        "bom",
        "soft-hyphen",
        "private",
        "plane-15",
        "bell",
        "nul",
        "surrogate",
        "zwj",
    ],
)
def test_a_character_that_nobody_sees_is_taken_out(unseen: str) -> None:
    assert read_article(page().replace("oak", f"o{unseen}ak")).paragraphs == (OPENING, MIDDLE, ENDING)


def test_a_joiner_in_devanagari_stays() -> None:
    assert "क्\u200dष" in read_article(page("The letter क्\u200dष was carved into the beam.")).text


def test_text_is_composed() -> None:
    assert "café" in read_article(page("The cafe\u0301 on the quay will close.")).text


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x85"])
def test_every_newline_parts_lines(newline: str) -> None:
    assert read_article(page().replace("\n", newline)).paragraphs == (OPENING, MIDDLE, ENDING)


def test_entities_in_pasted_text_are_resolved() -> None:
    assert "Dahl & Sons" in read_article(page("Dahl &amp; Sons will cut the wood.")).text


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301\u0327" * 40_000,
        "a" + "\u05b0\u05b1\u05c1" * 30_000,
        "[" * 90_000,
        "[a](" * 20_000,
        "**" * 40_000,
        "(photo " * 12_000,
        "A, " * 30_000,
        ">" * 90_000,
        "&#" * 40_000,
        "\n".join(["home > aa > bb / cc"] * 4_000),
        "\n".join(["Related stories"] * 6_000),
    ],
    ids=["marks", "hebrew", "brackets", "links", "stars", "photo", "names", "quotes", "entities", "crumbs", "related"],
)
@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_hostile_text_gets_a_clear_answer(text: str, kind: Any) -> None:
    with pytest.raises(InputError):
        read_article(RawPage(text=text, kind=kind))


def count_calls(work: Callable[[], object]) -> int:
    """Function calls, of Python and of C, that a piece of work makes: its steps, whatever the machine."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


GROWING = {
    "prose": "The council of town {n} met and agreed to build a bridge.",
    "open lines": "A bridge for town number {n}",
    "links": "Also Read: Town {n} builds",
    "boxes": "Related stories\nThe council of town {n} met and agreed to build it.",
    "comments": "Comments\nThe council of town {n} met and agreed to build it.",
    "credits": "Getty Images\nA bridge in town {n}",
    "quotes": "“We will build it here in town number {n} now”",
    "dates": "March 12, 2026 at 05:22 AM",
    "bylines": "By Anita Rao and John Smith",
    "labels": "Share\nFacebook",
    "wrapped": "and so the council of town {n} met on the following day and agreed",
}


@pytest.mark.parametrize("line", GROWING.values(), ids=GROWING.keys())
def test_the_work_grows_linearly_with_the_lines(line: str) -> None:
    def work(lines: int) -> int:
        text = page(*(line.format(n=n) for n in range(lines)))
        return count_calls(lambda: read_article(text))

    work(10)  # first use imports
    assert work(400) < 2.2 * work(200)


def test_the_work_does_not_grow_with_the_length_of_a_line() -> None:
    def work(words: int) -> int:
        text = page("Also Read (photo by Anita Rao, " * words + "said.")
        return count_calls(lambda: read_article(text))

    work(10)
    assert work(2000) < 2.2 * work(1000)


def repeats(pattern: str) -> list[str]:
    """Groups of a pattern that repeat without end and hold another repeat without end that may match the same text."""
    return re.findall(r"\([^()]*(?:[*+]|\{\d+,\})[^()]*\)(?:[*+]|\{\d+,\})", pattern)


@pytest.mark.parametrize("table", [notices.WHOLE, notices.OPENING], ids=["whole", "opening"])
def test_no_pattern_repeats_a_repeat_without_end(table: tuple[tuple[str, re.Pattern[str]], ...]) -> None:
    # "[ ,]+#\w+" cannot match one text in two ways: each round starts with "#".
    found = [repeat for _, pattern in table for repeat in repeats(pattern.pattern) if "#" not in repeat]
    assert found == []


def test_patterns_see_only_the_beginning_of_a_line() -> None:
    assert len(phrases.bare_label("word " * 10_000)) <= 400


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from([OPENING, MIDDLE, ENDING, *KEPT[:12], *(line for line, _ in REMOVED), "", "Oak", "—", "1."])
        | st.text(max_size=60),
        max_size=25,
    )
)
def test_any_lines_give_an_article_or_an_input_error(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        article = read_article(text)
    except InputError:
        return
    assert isinstance(article, Article)
    assert all(p.strip() and "\n" not in p for p in article.paragraphs)


# ---- HTML and Markdown -----------------------------------------------------------------------------------------------


def html_page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Velsund builds in oak</title>{head}</head><body>{body}</body></html>"


BODY = "".join(f"<p>{p}</p>" for p in (OPENING, MIDDLE, ENDING))


def test_pasted_html_is_recognised() -> None:
    assert read_article(html_page(f"<article>{BODY}</article>")).paragraphs == (OPENING, MIDDLE, ENDING)


def test_a_tag_in_running_text_makes_no_html() -> None:
    line = "He wrote <b>oak</b> on the door."
    assert line in read_article(page(line)).paragraphs


def test_broken_json_ld_falls_back_to_the_page() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "oops</script>'
    assert read_article(html_page(f"<article>{BODY}</article>", broken)).paragraphs == (OPENING, MIDDLE, ENDING)


def test_deep_json_ld_falls_back_to_the_page() -> None:
    deep = '<script type="application/ld+json">' + "[" * 200_000 + "</script>"
    assert read_article(html_page(f"<article>{BODY}</article>", deep)).paragraphs == (OPENING, MIDDLE, ENDING)


def test_a_json_ld_body_may_hold_tags_and_entities() -> None:
    body = "".join(f"<p>{p.replace('of oak', '<em>of oak</em>')}</p>" for p in (OPENING, MIDDLE, ENDING))
    node = json.dumps({"@type": "NewsArticle", "headline": "Velsund", "articleBody": body})
    article = read_article(html_page("<h1>x</h1>", f'<script type="application/ld+json">{node}</script>'))
    assert article.paragraphs == (OPENING, MIDDLE, ENDING)


def test_fields_come_from_meta_tags() -> None:
    head = (
        '<meta property="og:title" content="Oak it is"><meta name="author" content="Solveig Dahl">'
        '<meta property="article:published_time" content="2026-03-04">'
    )
    article = read_article(html_page(f"<article>{BODY}</article>", head))
    assert (article.title, article.byline, article.published) == ("Oak it is", "Solveig Dahl", "2026-03-04")


@pytest.mark.parametrize("source_text", ["<" * 100_000, "<p>" * 100_000, "<div>" * 100_000, "<!--" * 50_000, "<html>"])
def test_hostile_html_gets_a_clear_answer(source_text: str) -> None:
    with pytest.raises(InputError):
        read_article(RawPage(text=source_text, kind="html"))


def test_script_and_event_handlers_leave_no_trace() -> None:
    body = f"<article><h1>Velsund</h1><img src=x onerror=alert(1)><script>alert(2)</script>{BODY}</article>"
    assert "alert" not in repr(read_article(html_page(body)))


def test_front_matter_gives_the_fields() -> None:
    text = f'---\ntitle: "Oak it is"\nauthor: Solveig Dahl\ndate: 2026-03-04\n---\n\n{page()}\n\n## A\n\n## B\n'
    article = read_article(RawPage(text=text, kind="markdown"))
    assert (article.title, article.byline, article.published) == ("Oak it is", "Solveig Dahl", "2026-03-04")


# ---- weight ----------------------------------------------------------------------------------------------------------


def test_importing_the_module_wakes_no_heavy_library() -> None:
    code = (
        "import sys, summarizer.article; "
        "print([m for m in ('trafilatura', 'lxml', 'py3langid', 'pypdf', 'numpy', 'torch') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_story_in_one_line_stays_when_its_end_lost_the_full_stop() -> None:
    story = " ".join(f"The harbour of Veldam took in {n} ships on Monday, its master said." for n in range(3, 12))
    page = f"{story} Remaining ships: Alba (north), Corsa (south), Dunia (north)"
    assert read_article(page).paragraphs == (page,)
