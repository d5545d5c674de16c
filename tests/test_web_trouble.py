"""The page in a real browser when something is in the way: refusals, overload, hostile text, small screens."""

from __future__ import annotations

import base64
import re
import time
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect
from web_pages import MARKS, Opener, Watch, at_work, summarized
from web_story import HOSTILE, PAGE, Story

from summarizer.web.examples import HINDI, LONG, SHORT

pytest_plugins = ("web_browser",)
pytestmark = MARKS


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
    page = at_work(opened(), story)
    page.click("#stop")
    until = time.monotonic() + 2
    while story.active and time.monotonic() < until:
        page.wait_for_timeout(20)
    assert story.active == 0


def test_after_stop_the_page_says_so_and_works_again(opened: Opener, story: Story) -> None:
    page = at_work(opened(), story)
    page.click("#stop")
    expect(page.locator('#result [data-code="stopped"]')).to_contain_text(
        "Press “Summarize” to start again.", use_inner_text=True
    )
    story.slow = False
    summarized(page)


def test_leaving_the_page_frees_the_worker(opened: Opener, story: Story, watch: Watch) -> None:
    page = at_work(opened(), story)
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
