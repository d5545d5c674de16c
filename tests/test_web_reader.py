"""The page in a real browser for a reader of Hindi alone, for the keyboard alone, and for those who hear it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from web_pages import MARKS, Opener, at_work, shown, summarized
from web_story import PAGE, Story

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))  # scripts beside the package, no part of it

import serving

pytest_plugins = ("web_browser",)
pytestmark = MARKS


# ---- Hindi alone -----------------------------------------------------------------------------------------------------

# Latin letters that are no English: file names' ends, signs of a format, names of programs, what one would type.
NO_ENGLISH = r"\bstory\.\w+|\.(txt|md|json|html|htm|pdf)\b|https?://\S*|\b(API|MCP|PDF|HTML|Mb|English)\b|Asha Verma"
LATIN = """pattern => {
  const found = [];
  const known = new RegExp(pattern, 'g');
  const seen = text => /[a-z]{2}/i.test(text.replace(known, ''));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement, text = walker.currentNode.nodeValue;
    if (['SCRIPT', 'STYLE', 'TEXTAREA'].includes(holder.tagName) || !holder.getClientRects().length) continue;
    if (holder.closest('[lang]')?.lang !== 'en' && seen(text)) found.push(text);
  }
  for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
    for (const e of document.querySelectorAll(`[${name}]`)) {
      if (e.getClientRects().length && seen(e.getAttribute(name))) found.push(`${name}: ${e.getAttribute(name)}`);
    }
  }
  return found;
}"""


def english(page: Page) -> list[str]:
    """What stands on the page in English, but for the texts that are English by their nature."""
    page.wait_for_timeout(300)
    found: list[str] = page.evaluate(LATIN, NO_ENGLISH)
    return found


@pytest.mark.parametrize("way", ["empty", "link", "file", "options", "finished", "removed", "refused"])
def test_hindi_page_says_nothing_in_english(opened: Opener, way: str) -> None:
    page = opened(locale="hi-IN")
    if way in ("link", "file"):
        page.click(f"#ways [role=tab] >> nth={1 if way == 'link' else 2}")
    elif way == "options":
        page.click("#options button")
    elif way in ("finished", "removed"):
        summarized(page)
        page.click("text=हिंदी में पढ़ें")
        if way == "removed":
            page.click('[data-act="show-removed"]')
    elif way == "refused":
        page.fill("#text textarea", "बारिश देर से आई और किसान इंतज़ार करते रहे। " * 9)
        page.click("#summarize")
        page.wait_for_selector("#result .trouble")
    assert english(page) == []


@pytest.mark.parametrize(
    ("name", "size", "told"),
    [("story.docx", 9, "story.docx ऐसी फ़ाइल नहीं है जिसे पढ़ा जा सके।"), ("story.txt", 5_300_000, "की सीमा से बड़ी है")],
    ids=["kind", "size"],
)
def test_file_that_is_not_taken_is_refused_in_hindi(opened: Opener, name: str, size: int, told: str) -> None:
    page = opened(locale="hi-IN")
    page.click("#ways [role=tab] >> nth=2")
    page.set_input_files("#file input[type=file]", {"name": name, "mimeType": "text/x", "buffer": b"x" * size})
    expect(page.locator(".toast-body")).to_contain_text(told)
    assert english(page) == []


def test_hindi_page_gives_the_text_file_in_hindi(opened: Opener) -> None:
    page = summarized(opened(locale="hi-IN"))
    with page.expect_download() as download:
        page.locator('a[download="summary.txt"]').locator("visible=true").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("नीलपुर में ज्वारीय बिजलीघर शुरू")
    assert "वाक्य 3: संख्या 30 लेख में नहीं है।" in text


def test_hindi_page_opens_in_english_where_its_link_says_so(opened: Opener) -> None:
    page = opened("?ui=en", locale="hi-IN")
    page.click("#ways [role=tab] >> nth=2")
    expect(page.locator("#file")).to_contain_text("Click to Upload")


# ---- the keyboard alone ----------------------------------------------------------------------------------------------


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.id || document.activeElement.className || '-'")
    return found


def test_length_is_one_stop_of_the_tab_key_and_the_arrows_move_in_it(opened: Opener) -> None:
    page = opened()
    page.wait_for_selector('#length[role="radiogroup"]')
    page.focus("#style input:checked")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator('#length input[value="long"]')).to_be_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#options') !== null")


def test_arrow_key_chooses_what_is_sent(opened: Opener) -> None:
    page = opened()
    page.wait_for_selector('#style[role="radiogroup"]')
    page.focus("#style input:checked")
    page.keyboard.press("ArrowRight")
    summarized(page)
    assert page.locator('#result .view[data-view="en"] ul.flow > li').count() == 3


def test_stop_leaves_the_keyboard_at_summarize(opened: Opener, story: Story) -> None:
    page = at_work(opened(), story)
    page.focus("#stop")
    page.keyboard.press("Enter")
    page.wait_for_selector('#result [data-code="stopped"]')
    assert focused(page) == "summarize"


def test_summarizing_again_does_not_lose_the_keyboard(opened: Opener) -> None:
    page = summarized(opened())
    page.click('[data-act="show-removed"]')
    page.click('#removed li:has-text("Listen to This Article") .undo')
    page.focus('#removed [data-act="again"]')
    page.keyboard.press("Enter")
    expect(page.locator("#used .body")).to_contain_text("Listen to This Article", use_inner_text=True)
    page.wait_for_timeout(500)
    assert focused(page) == "summarize"


@pytest.mark.parametrize("width", [1440, 390], ids=["desk", "phone"])
def test_tab_goes_from_the_button_to_the_summary_and_then_to_its_text(opened: Opener, width: int) -> None:
    page = summarized(opened(width=width))
    page.focus("#summarize")
    sides = []
    for _ in range(20):
        page.keyboard.press("Tab")
        side = page.evaluate("document.activeElement.closest('#result-side, #used-side')?.id || '-'")
        sides += [side] if side not in sides else []
    assert sides[:2] == ["result-side", "used-side"]


def test_sentence_keeps_the_keyboard_when_its_source_is_lit(opened: Opener) -> None:
    page = summarized(opened())
    shown(page, 1).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.i") == "1"


def test_options_tell_whether_they_are_open(opened: Opener) -> None:
    page = opened()
    button = page.locator("#options > button")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")


# ---- hearing the page ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "said"), [("en-US", "The summary is ready."), ("hi-IN", "सारांश तैयार है।")], ids=["english", "hindi"]
)
def test_progress_is_said_in_one_live_line(opened: Opener, locale: str, said: str) -> None:
    page = summarized(opened(locale=locale))
    expect(page.locator('#heard[role="status"]')).to_have_text(said)


@pytest.mark.parametrize(
    ("locale", "names"),
    [("en-US", ["Language of the page", "Style", "Length", "Language of the summary"]),
     ("hi-IN", ["पेज की भाषा", "सारांश का रूप", "लंबाई", "सारांश की भाषा"])],
    ids=["english", "hindi"],
)  # fmt: skip
def test_every_group_has_a_name(opened: Opener, locale: str, names: list[str]) -> None:
    page = summarized(opened(locale=locale))
    roles = ("group", "radiogroup", "radiogroup", "group")
    assert [page.get_by_role(role, name=name, exact=True).count() for role, name in zip(roles, names, strict=True)] == [
        1
    ] * 4


# ---- a program that goes and comes back ------------------------------------------------------------------------------


def test_lost_connection_is_told_and_what_was_written_is_there_when_it_is_back(browser: Browser) -> None:
    with serving.Server(delay_s=0.5) as server:
        page = browser.new_page(locale="hi-IN")
        page.goto(server.address)
        page.click("#options button")
        page.fill("#glossary textarea", "Devika Nair = देविका नायर")
        page.fill("#text textarea", PAGE)
        page.click("#summarize")
        page.wait_for_selector("#status .stages")
        server.kill()
        expect(page.locator("#lost")).to_contain_text("कनेक्शन टूट गया", use_inner_text=True)
        server.start()
        page.wait_for_event("load", timeout=60_000)
        expect(page.locator("#text textarea")).to_have_value(PAGE)
        expect(page.locator("#glossary textarea")).to_have_value("Devika Nair = देविका नायर")
        summarized(page, PAGE)
        page.close()
