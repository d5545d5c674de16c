"""The page in a real browser: from paste to what a reader takes away."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect
from web_pages import MARKS, Opener, Watch, shown, summarized
from web_story import PAGE, Story

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))  # scripts beside the package, no part of it

import first_words

pytest_plugins = ("web_browser",)
pytestmark = MARKS


# ---- from paste to summary -------------------------------------------------------------------------------------------


def test_word_count_follows_the_typing(opened: Opener) -> None:
    page = opened()
    page.fill("#text textarea", "one two three")
    expect(page.locator("#count")).to_contain_text("3 words · at least 40 are needed", use_inner_text=True)


def test_summary_shows_headline_and_every_sentence(opened: Opener) -> None:
    page = summarized(opened())
    expect(page.locator('#result .view[data-view="en"] h2')).to_have_text(PAGE.splitlines()[3])
    assert page.locator('#result .view[data-view="en"] .s').count() == 3


def test_stages_are_told_in_words_while_working(opened: Opener, story: Story) -> None:
    page = opened()
    story.slow = True
    page.fill("#text textarea", PAGE)
    page.click("#summarize")
    expect(page.locator("#result .view:visible .s").first).to_contain_text(
        "Nilpur switched on", use_inner_text=True
    )  # as soon as it is ready
    expect(page.locator("#status .current")).to_have_text("Checking", use_inner_text=True)
    page.click("#stop")


def test_key_points_are_a_list(opened: Opener) -> None:
    page = opened()
    page.click("#style label:has-text('Key points')")
    summarized(page)
    assert page.locator('#result .view[data-view="en"] ul.flow > li').count() == 3


def test_footer_says_coverage_removed_time_signature_and_place(opened: Opener) -> None:
    page = summarized(opened())
    words = re.sub(r"\s+", " ", page.locator("#result footer").inner_text())
    assert words == (
        "Read 100 % of the article · removed 4 page lines (show) · 1.2 s · runs on this computer "
        "How it was made: story@1 · scripted"
    )


def test_badges_say_in_words_what_was_confirmed_and_what_not(opened: Opener) -> None:
    page = summarized(opened())
    rows = page.locator("#result .checks li")
    assert [re.sub(r"\s+", " ", text).strip() for text in rows.all_inner_texts()] == [
        "2 ✓ numbers match ✓ taken word for word",
        "3 ! 1 number could not be confirmed: 30",
    ]


def test_rung_is_told_when_it_was_not_the_first(opened: Opener) -> None:
    page = summarized(opened())
    expect(page.locator("#result .way")).to_have_text(
        "sentences that could not be confirmed were left out or replaced by the article's own", use_inner_text=True
    )


@pytest.mark.parametrize("view", ["en", "hi", "both"])
def test_summary_stays_beside_its_text_and_never_scrolls_sideways(opened: Opener, view: str) -> None:
    page = summarized(opened())
    page.click(f'#result button[data-view="{view}"]')
    page.mouse.wheel(0, 400)
    widths = page.locator("#result-side").evaluate(
        "e => [e.scrollWidth, e.clientWidth, e.getBoundingClientRect().top >= 0]"
    )
    assert widths[0] == widths[1]
    assert widths[2]


def test_each_measured_wait_begins_with_its_own_press(opened: Opener) -> None:
    page = opened()
    first_words.on_the_page(page, 0)
    began = time.monotonic()
    second = first_words.on_the_page(page, 0)
    assert 0 < second.first <= second.finished < time.monotonic() - began


# ---- Hindi -----------------------------------------------------------------------------------------------------------


def test_hindi_comes_with_one_tap_and_without_a_request(opened: Opener, watch: Watch, story: Story) -> None:
    page = summarized(opened())
    page.wait_for_timeout(300)
    before, steps = len(watch.requests), story.steps_taken
    page.click("text=हिंदी में पढ़ें")
    expect(page.locator('#result div.view[lang="hi"][aria-live="polite"]')).to_be_visible()
    page.click("text=English >> nth=1")
    page.click("text=हिंदी में पढ़ें")
    page.wait_for_timeout(200)
    assert (watch.requests[before:], story.steps_taken) == ([], steps)


def test_side_by_side_is_aligned_by_sentence(opened: Opener) -> None:
    page = summarized(opened())
    page.click("text=साथ-साथ")
    rows = page.locator('#result .view[data-view="both"] .pair:has(.s)')
    for index in range(3):
        english, hindi = rows.nth(index).locator('[lang="en"]').first, rows.nth(index).locator('[lang="hi"]').first
        assert abs(english.bounding_box()["y"] - hindi.bounding_box()["y"]) < 2  # type: ignore[index]


HINDI_OUTSIDE = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, holder = node.parentElement;
    if (/[\\u0900-\\u097f]/.test(node.nodeValue) && !['SCRIPT', 'STYLE'].includes(holder.tagName)
        && holder.closest('[lang]')?.lang !== 'hi') found.push(node.nodeValue.trim());
  }
  return found;
}"""


@pytest.mark.parametrize("locale", ["en-US", "hi-IN"])
def test_every_hindi_word_stands_in_an_element_marked_as_hindi(opened: Opener, locale: str) -> None:
    page = summarized(opened(locale=locale))
    page.click("#options button")
    outside = [text for text in page.evaluate(HINDI_OUTSIDE) if text != "१२३"]  # the option shows the digits themselves
    assert outside == []


def test_hindi_browser_gets_a_hindi_page_and_reads_hindi_first(opened: Opener) -> None:
    page = summarized(opened(locale="hi-IN"))
    expect(page.locator("#summarize")).to_have_text("सारांश बनाएँ")
    expect(page.locator('#result .view[data-view="hi"]')).to_be_visible()


def test_page_language_can_be_switched_and_the_summary_stays(opened: Opener) -> None:
    page = summarized(opened())
    page.click('button[data-ui="hi"]')
    expect(page.locator("#summarize")).to_have_text("सारांश बनाएँ")
    page.click('button[data-ui="en"]')
    expect(page.locator("#summarize")).to_have_text("Summarize")
    assert page.locator('#result .view[data-view="en"] .s').count() == 3


def test_hindi_text_is_large_enough_to_read(opened: Opener) -> None:
    page = summarized(opened(locale="hi-IN"))
    size, height = page.locator('#result .view[data-view="hi"] .flow').evaluate(
        "e => [parseFloat(getComputedStyle(e).fontSize), parseFloat(getComputedStyle(e).lineHeight)]"
    )
    assert (size >= 1.1 * 16, round(height / size, 2)) == (True, 1.7)


# ---- sources ---------------------------------------------------------------------------------------------------------


def test_click_lights_the_source_sentence_and_brings_it_into_view(opened: Opener) -> None:
    page = summarized(opened())
    shown(page, 2).click()
    lit = page.locator("#used .src.lit")
    expect(lit).to_contain_text("Fishermen will be paid for 40 days of lost work.", use_inner_text=True)
    expect(lit).to_be_in_viewport()


def test_source_is_marked_in_words_and_not_by_colour_alone(opened: Opener) -> None:
    page = summarized(opened())
    shown(page, 1).click()
    expect(page.locator("#used .marker")).to_have_text("▸ source of sentence 2", use_inner_text=True)


def test_keyboard_focus_lights_the_source_too(opened: Opener) -> None:
    page = summarized(opened())
    page.focus('#result button[data-view="both"]')
    page.keyboard.press("Tab")
    expect(page.locator("#used .src.lit")).to_contain_text("switched on a tidal power station", use_inner_text=True)


def test_page_works_from_paste_to_hindi_with_the_keyboard_alone(opened: Opener) -> None:
    page = opened()
    page.focus("#text textarea")
    page.keyboard.insert_text(PAGE)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "summarize":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector('#result-card[data-finished="yes"]')
    for _ in range(60):
        if page.evaluate("document.activeElement.dataset.view") == "hi":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator('#result .view[data-view="hi"]')).to_be_visible()


# ---- removed lines ---------------------------------------------------------------------------------------------------


def test_removed_line_is_struck_through_with_its_reason(opened: Opener) -> None:
    page = summarized(opened())
    page.click('[data-act="show-removed"]')
    row = page.locator('#removed li:has-text("Listen to This Article")')
    expect(row.locator("del")).to_have_css("text-decoration-line", "line-through")
    assert row.locator(".reason").inner_text()


def test_removed_line_comes_back_into_the_text(opened: Opener) -> None:
    page = summarized(opened())
    page.click('[data-act="show-removed"]')
    page.click('#removed li:has-text("Listen to This Article") .undo')
    page.click("text=Summarize again with the lines put back")
    expect(page.locator("#used .body")).to_contain_text("Listen to This Article", use_inner_text=True)
    expect(page.locator('#removed li:has-text("Listen to This Article")')).to_have_count(0)


# ---- taking it away --------------------------------------------------------------------------------------------------


def test_copy_takes_what_is_shown(opened: Opener) -> None:
    page = summarized(opened())
    page.click("text=हिंदी में पढ़ें")
    page.click('[data-act="copy"]')
    expect(page.locator("#result .told")).to_have_text("Copied", use_inner_text=True)
    assert page.evaluate("navigator.clipboard.readText()").startswith("नीलपुर में ज्वारीय बिजलीघर शुरू")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".json", ".html"])
def test_download_holds_both_languages(opened: Opener, suffix: str) -> None:
    page = summarized(opened())
    with page.expect_download() as download:
        page.click(f'a[download="summary{suffix}"]')
    text = download.value.path().read_text(encoding="utf-8")
    assert "tidal power station" in text
    assert "ज्वारीय बिजलीघर" in text


def test_link_carries_the_settings_and_never_the_text(opened: Opener, address: str) -> None:
    page = opened()
    page.click("#length label:has-text('Long')")
    page.click("#style label:has-text('Key points')")
    summarized(page)
    page.click('[data-act="link"]')
    expect(page.locator("#result .told")).to_contain_text("Copied", use_inner_text=True)
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{address}?style=key-points&length=long&view=en&ui=en"


def test_link_sets_the_page_as_it_was(opened: Opener) -> None:
    page = opened("?style=key-points&length=long&digits=devanagari&sentences=<script>&strict=1&ui=hi")
    expect(page.locator('#style input[value="key-points"]')).to_be_checked()
    expect(page.locator('#length input[value="long"]')).to_be_checked()
    expect(page.locator("#summarize")).to_have_text("सारांश बनाएँ")
