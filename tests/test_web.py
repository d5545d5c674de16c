"""The page in a real browser: what a reader sees, presses, hears and takes away."""

from __future__ import annotations

import base64
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from web_story import HOSTILE, PAGE, Story, served

from summarizer.web.examples import HINDI, LONG, SHORT

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))  # scripts beside the package, no part of it

import first_words

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
pytestmark = [
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="needs Chromium; set CHROMIUM to its path"),
    # Gradio counts its events with two pandas options that pandas 4 will drop; nothing of ours.
    pytest.mark.filterwarnings("ignore:.*no_silent_downcasting", "ignore:The copy keyword is deprecated"),
]

# A page that says nothing ends after each sentence, so that a test can follow it without sound.
SILENT_VOICE = """
window.said = [];
const voice = LANG => ({ lang: LANG, name: LANG, default: false, localService: true, voiceURI: LANG });
const list = VOICES.map(voice);
Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: () => list, cancel() {}, addEventListener() {},
  speak(u) {
    window.said.push([u.lang, u.text, document.querySelectorAll('.spoken').length]);
    setTimeout(() => u.onend(), 5);
  },
} });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


@pytest.fixture(scope="module")
def story() -> Story:
    return Story()


@pytest.fixture(scope="module")
def address(story: Story) -> Iterator[str]:
    with served(story, allow_urls=False, max_waiting=2) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Watch:
    """What went wrong in a page: errors on its console, requests to another host."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.requests: list[str] = []


Opener = Callable[..., Page]
Contexts = dict[tuple[Any, ...], BrowserContext]


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[Contexts]:
    """Browser profiles by width, language and colours, kept so that Gradio's own files are loaded once."""
    known: Contexts = {}
    yield known
    for context in known.values():
        context.close()


@pytest.fixture
def opened(browser: Browser, address: str, contexts: Contexts, watch: Watch, story: Story) -> Iterator[Opener]:
    """Opens the page; at the end no error and no request to another host may be left."""
    pages: list[Page] = []
    story.slow = False

    def asked(url: str) -> None:
        if not url.startswith(("data:", "blob:", "about:")):
            (watch.requests if url.startswith(address) else watch.foreign).append(url)

    def open_page(
        query: str = "", *, width: int = 1440, locale: str = "en-US", scheme: str = "light", script: str = ""
    ) -> Page:
        key = (width, locale, scheme)
        if key not in contexts:
            contexts[key] = browser.new_context(
                viewport={"width": width, "height": 900},
                locale=locale,
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
                permissions=["clipboard-read", "clipboard-write"],
            )
            contexts[key].set_default_timeout(10_000)
        page = contexts[key].new_page()
        pages.append(page)
        page.on("console", lambda m: watch.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: watch.errors.append(str(e)))
        page.on("request", lambda r: asked(r.url))
        if script:
            page.add_init_script(script)
        page.goto(address + query)
        page.wait_for_selector("#count span", state="attached")
        return page

    yield open_page
    story.slow = False
    for page in pages:
        if page.url.startswith(address):
            page.evaluate("localStorage.clear()")
        page.close()
    assert watch.foreign == []
    assert watch.errors == []


def summarized(page: Page, text: str = PAGE) -> Page:
    """The page after its text was summarized."""
    page.fill("#text textarea", text)
    page.click("#summarize")
    page.wait_for_selector('#result-card[data-finished="yes"]')
    return page


def shown(page: Page, index: int) -> Any:
    return page.locator(f'#result .s[data-i="{index}"]:visible').first


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


# ---- listening -------------------------------------------------------------------------------------------------------


def voices(*languages: str) -> str:
    return SILENT_VOICE.replace("VOICES", repr(list(languages)))


@pytest.mark.parametrize(("view", "language"), [("en", "en-IN"), ("hi", "hi-IN")], ids=["english", "hindi"])
def test_listening_reads_each_sentence_with_that_sentence_lit(opened: Opener, view: str, language: str) -> None:
    page = summarized(opened(script=voices("en-US", "en-IN", "hi-IN")))
    page.click(f'#result button[data-view="{view}"]')
    page.click('[data-act="listen"]')
    page.wait_for_function("window.said.length === 3 && !document.querySelector('.spoken')")
    assert [(said[0], said[2]) for said in page.evaluate("window.said")] == [(language, 1)] * 3


def test_without_a_hindi_voice_the_page_says_so_and_offers_a_sound_file(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[tuple[str, str]] = []

    def speak(text: str, language: str) -> bytes:
        spoken.append((text, language))
        return b"RIFF0000WAVE"

    monkeypatch.setattr("summarizer.web.handlers.speak", speak)
    page = summarized(opened(script=voices("en-US")))
    page.click("text=हिंदी में पढ़ें")
    page.click('[data-act="listen"]')
    expect(page.locator("#result .told")).to_contain_text("This browser has no Hindi voice.", use_inner_text=True)
    page.click("text=Make a sound file")
    link = page.locator('a[download="summary-hi.wav"]').get_attribute("href") or ""
    assert base64.b64decode(link.partition("base64,")[2]) == b"RIFF0000WAVE"
    assert spoken[0][1] == "hi"


# ---- stop, refusals, overload ----------------------------------------------------------------------------------------


def test_stop_frees_the_worker_within_two_seconds(opened: Opener, story: Story) -> None:
    page = opened()
    story.slow = True
    page.fill("#text textarea", PAGE)
    page.click("#summarize")
    page.wait_for_selector("#result .s")
    page.click("#stop")
    until = time.monotonic() + 2
    while story.active and time.monotonic() < until:
        page.wait_for_timeout(20)
    assert story.active == 0


def test_after_stop_the_page_says_so_and_works_again(opened: Opener, story: Story) -> None:
    page = opened()
    story.slow = True
    page.fill("#text textarea", PAGE)
    page.click("#summarize")
    page.wait_for_selector("#result .s")
    page.click("#stop")
    expect(page.locator('#result [data-code="stopped"]')).to_contain_text(
        "Press “Summarize” to start again.", use_inner_text=True
    )
    story.slow = False
    summarized(page)


def test_leaving_the_page_frees_the_worker(opened: Opener, story: Story, watch: Watch) -> None:
    page = opened()
    story.slow = True
    page.fill("#text textarea", PAGE)
    page.click("#summarize")
    page.wait_for_selector("#result .s")
    page.goto("about:blank")
    until = time.monotonic() + 5
    while story.active and time.monotonic() < until:
        page.wait_for_timeout(50)
    watch.errors.clear()  # Gradio's script complains that its stream broke off
    assert story.active == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [(HINDI, "not_english"), (SHORT, "too_short"), ("", "empty"), ("!?" * 60_000, "too_long")],
    ids=["hindi", "short", "nothing", "endless"],
)
def test_refusal_is_a_calm_card_with_a_next_step(opened: Opener, text: str, code: str) -> None:
    page = opened()
    page.fill("#text textarea", text)
    page.click("#summarize")
    card = page.locator(f'#result .trouble[data-code="{code}"]')
    expect(card).to_be_visible()
    assert re.search("Paste|Give one story", card.inner_text())


def test_failure_inside_is_a_calm_card_without_details(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: Any) -> Any:
        raise RuntimeError("secret of the machine room")

    monkeypatch.setattr("summarizer.web.handlers.read_options", broken)
    page = opened()
    page.fill("#text textarea", PAGE)
    page.click("#summarize")
    card = page.locator('#result .trouble[data-code="error"]')
    expect(card).to_be_visible()
    assert "secret" not in page.content()


def test_links_can_be_switched_off(opened: Opener) -> None:
    page = opened()
    page.click("role=tab[name='Link']")
    expect(page.locator("#url-off")).to_contain_text("Reading links is switched off", use_inner_text=True)


def test_bad_glossary_line_is_named(opened: Opener) -> None:
    page = opened()
    page.click("#options button")
    page.fill("#glossary textarea", "Devika Nair = देविका नायर\nNilpur")
    page.fill("#text textarea", PAGE)
    page.click("#summarize")
    expect(page.locator('#result .trouble[data-code="option"]')).to_contain_text("Line 2", use_inner_text=True)


def test_full_queue_is_told_and_the_text_stays(opened: Opener, story: Story, watch: Watch, address: str) -> None:
    page = opened()
    story.slow = True
    page.fill("#text textarea", PAGE)
    for _ in range(3):  # one at work, two waiting
        httpx.post(f"{address}gradio_api/call/summarize", json={"data": [PAGE]})
        page.wait_for_timeout(100)
    page.click("#summarize")
    expect(page.locator("#busy")).to_contain_text("Busy – please try again", use_inner_text=True)
    assert page.input_value("#text textarea") == PAGE
    watch.errors.clear()  # the browser itself writes the 503 to its console


def test_example_texts_are_put_into_the_box(opened: Opener) -> None:
    page = opened()
    page.click("text=A long report")
    expect(page.locator("#text textarea")).to_have_value(LONG)


# ---- safety ----------------------------------------------------------------------------------------------------------


def test_markup_in_any_field_of_the_answer_is_shown_as_text(opened: Opener, story: Story) -> None:
    story.hostile = True
    page = summarized(opened())
    story.hostile = False
    expect(page.locator('#result .view[data-view="en"] h2')).to_have_text(HOSTILE)
    page.click('[data-act="show-removed"]')
    expect(page.locator("#used .body p").last).to_have_text(HOSTILE)
    page.click("text=साथ-साथ")
    assert page.evaluate("[window.hacked, document.querySelectorAll('#result img, #used img').length]") == [None, 0]


def test_markup_in_the_glossary_is_shown_as_text(opened: Opener) -> None:
    page = opened()
    page.click("#options button")
    page.fill("#glossary textarea", f"{HOSTILE} = {HOSTILE}\n<img src>")
    page.fill("#text textarea", PAGE)
    page.click("#summarize")
    expect(page.locator("#result .trouble")).to_contain_text("“<img src>”", use_inner_text=True)


def test_markup_in_a_file_name_is_shown_as_text(opened: Opener) -> None:
    page = opened()
    page.click("role=tab[name='File']")
    name = "<img src=x onerror=window.hacked=1>.txt"
    page.set_input_files("#file input[type=file]", {"name": name, "mimeType": "text/plain", "buffer": PAGE.encode()})
    page.wait_for_selector("#file .file-name, #file table, #file a")
    page.click("#summarize")
    page.wait_for_selector('#result-card[data-finished="yes"]')
    assert page.evaluate("[window.hacked, document.querySelectorAll('#result img, #used img').length]") == [None, 0]


# ---- phones and dark mode --------------------------------------------------------------------------------------------


def test_phone_has_one_column_and_no_sideways_scrolling(opened: Opener) -> None:
    page = summarized(opened(width=390))
    page.click("text=साथ-साथ")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    result, used = page.locator("#result").bounding_box(), page.locator("#used").bounding_box()
    assert result is not None
    assert used is not None
    assert result["y"] < used["y"]


def test_everything_to_press_is_44_pixels_high_on_a_phone(opened: Opener) -> None:
    page = summarized(opened(width=390))
    page.click('[data-act="show-removed"]')
    small = page.evaluate(
        "() => [...document.querySelectorAll('#heading button, #desk :is(button, a, summary, label:has(input))')]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 90))"
    )
    assert small == []


def test_dark_mode_follows_the_system(opened: Opener) -> None:
    page = summarized(opened(scheme="dark"))
    card = page.locator("#result-card")
    background = card.evaluate("e => getComputedStyle(e).backgroundColor.match(/\\d+/g).map(Number)")
    assert max(background[:3]) < 80
