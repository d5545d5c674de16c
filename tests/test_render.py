"""render: every form says the same, says it completely, and lets nothing of the text act as markup."""

from __future__ import annotations

import dataclasses
import json
from html.parser import HTMLParser

import pytest

from summarizer.article import REASONS
from summarizer.errors import LanguageError, SummarizerError, TooShortError
from summarizer.records import (
    Article,
    Bilingual,
    CheckedSentence,
    Finding,
    Removed,
    Sentence,
    Summary,
    SummarySentence,
    Verdict,
)
from summarizer.render import (
    article_to_dict,
    article_to_text,
    dump_json,
    error_to_dict,
    percent_read,
    removed_lines,
    to_dict,
    to_html,
    to_json,
    to_markdown,
    to_text,
    verdict_to_dict,
    verdict_to_text,
)

FIRST = "The Konkan ferry service carried 12,400 passengers in May."
SECOND = "Port officer Anil Rane said two more boats will join by August."
ARTICLE = Article(
    paragraphs=(f"{FIRST} {SECOND}", "Tickets cost Rs 45."),
    title="Konkan ferry fills its boats",
    standfirst="A service that nobody expected to last",
    byline="Meera Salvi",
    place="Ratnagiri",
    published="June 3, 2025",
    removed=(
        Removed(line=0, text="Home | Markets", reason="menu"),
        Removed(line=2, text="Konkan ferry fills its boats", reason="headline"),
        Removed(line=3, text="Meera Salvi", reason="byline"),
        Removed(line=9, text="Also Read: Rains", reason="promo"),
    ),
)
FINDING = Finding(
    kind="number",
    value="30",
    span=(4, 6),
    message="The number 30 does not stand in the article.",
    message_hi="संख्या 30 लेख में नहीं है।",
    expected="45",
    source_span=(3, 5),
)
SUMMARY = Summary(
    title=Bilingual(en="Ferry fills its boats", hi="नावें भरकर चल रही हैं"),
    sentences=(
        SummarySentence(en=FIRST, hi="मई में 12,400 यात्रियों ने सफ़र किया।", sources=((0, len(FIRST)),), is_extract=True),
        SummarySentence(
            en="Two more boats join by August.",
            hi="अगस्त तक दो और नावें जुड़ेंगी।",
            sources=((len(FIRST) + 1, len(FIRST) + 1 + len(SECOND)), (0, len(FIRST))),
            findings=(FINDING,),
        ),
    ),
    article=ARTICLE,
    style="paragraph",
    coverage=1.0,
    rung=1,
    rung_hi=1,
    signature="summarizer:scripted@1+check:1",
    seconds=4.08,
    notes=("The text is short.",),
)
CLEAN = dataclasses.replace(SUMMARY, sentences=(SUMMARY.sentences[0],), notes=())
ENGLISH_ONLY = dataclasses.replace(
    SUMMARY,
    title=Bilingual(en="Ferry fills its boats"),
    sentences=tuple(dataclasses.replace(s, hi=None) for s in SUMMARY.sentences),
    rung_hi=None,
)
KEY_POINTS = dataclasses.replace(SUMMARY, style="key-points")


class Page(HTMLParser):
    """Collects the tags, ids, links and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.by_language: dict[str, str] = {"en": "", "hi": ""}
        self.marked: list[str] = []
        self._languages: list[tuple[str, str]] = [("", "en")]
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br"):
            self._languages.append((tag, dict(attrs).get("lang") or self._languages[-1][1]))
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._languages.pop()[0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.text += data
        self.by_language[self._languages[-1][1]] += data
        if self._languages[-1][0] == "mark":
            self.marked[-1] += data


# ---- plain values and JSON -------------------------------------------------------------------------------------------


def test_dict_has_the_keys_of_schema_1() -> None:
    assert set(to_dict(SUMMARY)) == {
        "schema", "title", "english", "hindi", "sentences", "style", "article", "coverage", "rung", "rung_hi",
        "signature", "seconds", "notes",
    }  # fmt: skip


def test_schema_is_1() -> None:
    assert to_dict(SUMMARY)["schema"] == 1


def test_dict_has_both_titles() -> None:
    assert to_dict(SUMMARY)["title"] == {"en": "Ferry fills its boats", "hi": "नावें भरकर चल रही हैं"}


def test_dict_of_a_sentence_has_its_spans_and_findings() -> None:
    sentence = to_dict(SUMMARY)["sentences"][1]
    assert sentence == {
        "en": "Two more boats join by August.",
        "hi": "अगस्त तक दो और नावें जुड़ेंगी।",
        "sources": [[59, 122], [0, 58]],
        "findings": [
            {
                "kind": "number",
                "value": "30",
                "span": [4, 6],
                "message": "The number 30 does not stand in the article.",
                "message_hi": "संख्या 30 लेख में नहीं है।",
                "expected": "45",
                "source_span": [3, 5],
            }
        ],
        "is_extract": False,
    }


def test_sources_of_the_dict_cut_the_sentence_out_of_the_article() -> None:
    start, end = to_dict(SUMMARY)["sentences"][1]["sources"][0]
    assert ARTICLE.text[start:end] == SECOND


def test_dict_of_the_article_has_its_fields_and_removed_lines() -> None:
    assert to_dict(SUMMARY)["article"] == {
        "title": "Konkan ferry fills its boats",
        "standfirst": "A service that nobody expected to last",
        "byline": "Meera Salvi",
        "place": "Ratnagiri",
        "published": "June 3, 2025",
        "removed": [
            {"line": 0, "text": "Home | Markets", "reason": "menu"},
            {"line": 9, "text": "Also Read: Rains", "reason": "promo"},
        ],
        "characters": len(ARTICLE.text),
    }


def test_hindi_is_null_when_it_was_not_asked_for() -> None:
    assert to_dict(ENGLISH_ONLY)["hindi"] is None


def test_json_reads_back_as_the_dict() -> None:
    assert json.loads(to_json(SUMMARY)) == to_dict(SUMMARY)


def test_json_keeps_hindi_readable() -> None:
    assert "अगस्त तक दो और नावें" in to_json(SUMMARY)


def test_summary_methods_give_what_render_gives() -> None:
    assert (SUMMARY.to_dict(), SUMMARY.to_markdown(), str(SUMMARY)) == (
        to_dict(SUMMARY),
        to_markdown(SUMMARY),
        to_text(SUMMARY),
    )


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\n", "\r", "\x85", "\x1c"], ids=ascii)
def test_one_line_of_json_stays_one_line(sign: str) -> None:
    line = dump_json({"text": f"a{sign}b"})
    assert [len(line.splitlines()), json.loads(line)["text"]] == [1, f"a{sign}b"]


def test_json_with_a_lone_surrogate_can_be_written() -> None:
    dump_json({"text": "a\ud800b"}).encode("utf-8")


@pytest.mark.parametrize(
    ("error", "code"), [(TooShortError("Too short."), "too_short"), (LanguageError("Hindi."), "not_english")], ids=str
)
def test_error_is_told_by_code_and_message(error: SummarizerError, code: str) -> None:
    assert error_to_dict(error) == {"schema": 1, "error": {"code": code, "message": str(error)}}


# ---- every readable form ---------------------------------------------------------------------------------------------

FORMS = pytest.mark.parametrize("form", [to_text, to_markdown, to_html], ids=lambda f: f.__name__)


@FORMS
@pytest.mark.parametrize(
    "words",
    [
        "Ferry fills its boats",
        "नावें भरकर चल रही हैं",
        "Two more boats join by August.",
        "अगस्त तक दो और नावें जुड़ेंगी।",
        "The number 30 does not stand in the article.",
        "taken from the article word for word",
        "Read 100 % of the article",
        "2 page lines removed",
        "4.1 s",
        "The text is short.",
        "scripted@1",
    ],
)
def test_readable_form_says(form, words: str) -> None:
    assert words in form(SUMMARY)


@FORMS
def test_readable_form_says_the_same_in_hindi(form) -> None:
    spoken = form(SUMMARY) if form is to_html else form(SUMMARY, reader="hi")
    words = (
        FINDING.message_hi,
        "वाक्य 1: मूल अंग्रेज़ी वाक्य लेख से ज्यों का त्यों लिया गया है।",
        "पूरा लेख पढ़ा गया",
        "पेज की 2 पंक्तियाँ हटाई गईं",
    )
    assert [said for said in words if said not in spoken] == []


@pytest.mark.parametrize("form", [to_text, to_markdown], ids=lambda f: f.__name__)
def test_hindi_reader_gets_the_hindi_first_and_no_english_but_the_summary(form) -> None:
    spoken = form(dataclasses.replace(SUMMARY, notes=()), reader="hi")
    assert spoken.index("नावें भरकर") < spoken.index("Ferry fills its boats")
    assert not any(word in spoken for word in ("Sentence", "Read", "removed", FINDING.message))


@FORMS
def test_readable_form_without_hindi_has_no_devanagari(form) -> None:
    assert not any(
        "\u0900" <= c <= "\u097f"
        for c in form(dataclasses.replace(ENGLISH_ONLY, notes=())).replace(FINDING.message_hi, "")
    )


@FORMS
def test_readable_form_says_that_all_matched(form) -> None:
    assert "Numbers, names and quotes match the article." in form(CLEAN)


@FORMS
def test_readable_form_does_not_claim_a_match_beside_a_finding(form) -> None:
    assert "match the article" not in form(SUMMARY)


@pytest.mark.parametrize(("coverage", "percent"), [(1.0, 100), (0.9999, 99), (0.5, 50), (0.0, 0)])
def test_percent_is_100_only_when_all_was_read(coverage: float, percent: int) -> None:
    assert percent_read(dataclasses.replace(SUMMARY, coverage=coverage)) == percent


def test_key_points_stand_one_a_line_in_text() -> None:
    assert to_text(KEY_POINTS).count("\n• ") == 4


def test_key_points_are_a_markdown_list() -> None:
    assert "\n- Two more boats join by August.\n" in to_markdown(KEY_POINTS)


def test_key_points_are_an_html_list() -> None:
    assert "<li><span>Two more boats join by August.</span>" in to_html(KEY_POINTS)


# ---- HTML ------------------------------------------------------------------------------------------------------------


def test_html_puts_the_hindi_in_an_element_of_that_language() -> None:
    assert "अगस्त तक दो और नावें जुड़ेंगी।" in Page(to_html(SUMMARY)).by_language["hi"]


def test_html_leaves_no_devanagari_outside_the_hindi_elements() -> None:
    assert not any("\u0900" <= c <= "\u097f" for c in Page(to_html(SUMMARY)).by_language["en"])


def test_html_says_why_a_line_was_removed_in_both_languages() -> None:
    spoken = Page(to_html(SUMMARY)).by_language
    assert (REASONS["promo"][0] in spoken["en"], REASONS["promo"][1] in spoken["hi"]) == (True, True)


def test_html_marks_a_sentence_that_stayed_in_english_as_english() -> None:
    kept = dataclasses.replace(CLEAN.sentences[0], hi=CLEAN.sentences[0].en)
    page = Page(to_html(dataclasses.replace(CLEAN, sentences=(kept,))))
    assert FIRST not in page.by_language["hi"]


def test_html_marks_the_source_sentences() -> None:
    assert Page(to_html(SUMMARY)).marked == [FIRST, SECOND]


def test_html_links_lead_to_marks_that_exist() -> None:
    page = Page(to_html(SUMMARY))
    ids = {f"#{value}" for name, value in page.attributes if name == "id"}
    assert {value for name, value in page.attributes if name == "href"} == ids


def test_html_has_the_whole_article() -> None:
    assert "Tickets cost Rs 45." in Page(to_html(SUMMARY)).text


def test_html_marks_a_source_over_two_paragraphs_once_in_each() -> None:
    sentence = SummarySentence(en="Both.", sources=((10, len(ARTICLE.text)),))
    page = Page(to_html(dataclasses.replace(ENGLISH_ONLY, sentences=(sentence,))))
    assert page.marked == [f"{FIRST} {SECOND}"[10:], "Tickets cost Rs 45."]


def test_html_ids_are_unique() -> None:
    sentence = SummarySentence(en="Both.", sources=((10, len(ARTICLE.text)), (0, 30)))
    ids = [
        v for n, v in Page(to_html(dataclasses.replace(ENGLISH_ONLY, sentences=(sentence,)))).attributes if n == "id"
    ]
    assert len(ids) == len(set(ids))


def test_html_leaves_out_a_source_beyond_the_article() -> None:
    sentence = SummarySentence(en="Far.", sources=((5_000, 6_000), (-4, 3)))
    assert "mark" not in Page(to_html(dataclasses.replace(ENGLISH_ONLY, sentences=(sentence,)))).tags


# ---- hostile text ----------------------------------------------------------------------------------------------------

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</style></title><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "<!-- --><svg/onload=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "# Heading",
    "`code` *bold* __under__ ~~gone~~",
    "\x1b[31mred\x1b[0m \x9b31m",
    "\u202eright to left\u202c",
    "line\nbreak\r\nand\ttab",
)


def _poisoned(text: str) -> Summary:
    """A summary with `text` in every field that holds text from outside."""
    article = Article(
        paragraphs=(text, f"{text} again."),
        title=text, standfirst=text, byline=text, place=text, published=text,
        removed=(Removed(line=0, text=text, reason=text),),
    )  # fmt: skip
    finding = Finding(kind="name", value=text, span=(0, 1), message=text, message_hi=text, expected=text)
    sentence = SummarySentence(en=text, hi=text, sources=((0, len(text)), (1, 3)), findings=(finding,), is_extract=True)
    return Summary(
        title=Bilingual(en=text, hi=text), sentences=(sentence, sentence), article=article, style="key-points",
        coverage=0.5, rung=5, rung_hi=5, signature=text, seconds=1.0, notes=(text,),
    )  # fmt: skip


HARMLESS_TAGS = set(Page(to_html(SUMMARY)).tags) | {"ul", "li"}
HARMLESS_ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "href", "id", "open"}


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_makes_no_new_tag_in_html(text: str) -> None:
    assert set(Page(to_html(_poisoned(text))).tags) <= HARMLESS_TAGS


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_makes_no_new_attribute_in_html(text: str) -> None:
    assert {name for name, _ in Page(to_html(_poisoned(text))).attributes} <= HARMLESS_ATTRIBUTES


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_html_has_no_link_out_of_the_page(text: str) -> None:
    links = [value or "" for name, value in Page(to_html(_poisoned(text))).attributes if name in ("href", "src")]
    assert all(link.startswith("#s") for link in links)


@pytest.mark.parametrize("text", HOSTILE[:10], ids=ascii)
def test_html_shows_hostile_text_as_the_characters_it_is(text: str) -> None:
    assert text in Page(to_html(_poisoned(text))).text


@FORMS
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_control_or_direction_character_reaches_the_reader(form, text: str) -> None:
    assert not set(form(_poisoned(text))) & set("\x1b\x9b\u202e\u202c\r\t\x00")


@pytest.mark.parametrize("sign", ["<", "[", "`", "*", "_", "&", "|", "~", "\\"])
def test_markdown_sign_in_the_text_is_escaped(sign: str) -> None:
    text = to_markdown(_poisoned(f"a{sign}b"))
    assert text.count(sign) == text.count(f"\\{sign}") * (2 if sign == "\\" else 1) + (4 if sign == "*" else 0)


@pytest.mark.parametrize("start", ["# a", "- a", "+ a", "1. a", "12) a", "---", "==="])
def test_markdown_sign_at_the_start_of_a_sentence_is_escaped(start: str) -> None:
    sentence = dataclasses.replace(CLEAN.sentences[0], en=start)
    text = to_markdown(dataclasses.replace(CLEAN, sentences=(sentence,)))
    assert f"\n\n{start}" not in text


def test_markdown_leaves_ordinary_news_text_alone() -> None:
    sentence = dataclasses.replace(CLEAN.sentences[0], en="The U.S. paid $295 billion (5.5% of GDP) - in 2024.")
    assert "The U.S. paid $295 billion (5.5% of GDP) - in 2024." in to_markdown(
        dataclasses.replace(CLEAN, sentences=(sentence,))
    )


def test_joiners_that_hindi_needs_are_kept() -> None:
    sentence = dataclasses.replace(CLEAN.sentences[0], hi="श्री\u200dमान क्\u200cष")
    assert "श्री\u200dमान क्\u200cष" in to_text(dataclasses.replace(CLEAN, sentences=(sentence,)))


# ---- what was removed: one count everywhere --------------------------------------------------------------------------


def test_a_line_that_became_a_field_is_not_counted_as_removed() -> None:
    assert [line.reason for line in removed_lines(ARTICLE)] == ["menu", "promo"]


@pytest.mark.parametrize("reason", REASONS)
def test_a_line_is_removed_unless_its_reason_says_that_it_was_kept(reason: str) -> None:
    article = dataclasses.replace(ARTICLE, removed=(Removed(line=0, text="x", reason=reason),))
    assert bool(removed_lines(article)) == ("kept" not in REASONS[reason][0])


def test_every_form_counts_the_removed_lines_alike() -> None:
    forms = (
        f"{len(to_dict(SUMMARY)['article']['removed'])} page lines removed",
        f"{len(article_to_dict(ARTICLE)['removed'])} page lines removed",
        to_text(SUMMARY), to_markdown(SUMMARY), to_html(SUMMARY),
    )  # fmt: skip
    assert all("2 page lines removed" in form for form in forms)
    assert all("Removed lines: 2" in form for form in (to_html(SUMMARY), article_to_text(ARTICLE, removed=True)))


# ---- article and verdict ---------------------------------------------------------------------------------------------


def test_article_text_has_fields_then_paragraphs() -> None:
    assert article_to_text(ARTICLE) == (
        "Konkan ferry fills its boats\n\nA service that nobody expected to last\n\n"
        f"Meera Salvi · Ratnagiri · June 3, 2025\n\n{FIRST} {SECOND}\n\nTickets cost Rs 45.\n"
    )


def test_article_text_lists_removed_lines_when_asked() -> None:
    assert article_to_text(ARTICLE, removed=True).endswith(
        "Removed lines: 2\n  1: [menu] Home | Markets\n  10: [promo] Also Read: Rains\n"
    )


def test_article_dict_has_the_paragraphs() -> None:
    assert article_to_dict(ARTICLE)["paragraphs"] == list(ARTICLE.paragraphs)


VERDICT = Verdict(
    sentences=(
        CheckedSentence(sentence=Sentence(text="Rs 30 a ticket.", start=0, end=15), findings=(FINDING,), support=0.5),
        CheckedSentence(sentence=Sentence(text="It fills.", start=16, end=25), sources=((0, 9),), support=1.0),
    )
)


def test_verdict_text_puts_a_finding_under_its_sentence_in_both_languages() -> None:
    assert verdict_to_text(VERDICT).startswith(
        "1. Rs 30 a ticket.\n   ! The number 30 does not stand in the article.\n     संख्या 30 लेख में नहीं है।\n2. "
    )


def test_verdict_text_counts_the_findings() -> None:
    assert verdict_to_text(VERDICT).endswith("\n1 thing could not be confirmed.\n")


def test_verdict_dict_says_whether_all_is_supported() -> None:
    assert (verdict_to_dict(VERDICT)["supported"], verdict_to_dict(Verdict())["supported"]) == (False, True)


def test_verdict_dict_has_the_hindi_beside_its_english() -> None:
    assert [s["hi"] for s in verdict_to_dict(VERDICT, ["टिकट 30 रुपये का है।"])["sentences"]] == [
        "टिकट 30 रुपये का है।",
        None,
    ]
