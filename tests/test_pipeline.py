"""One page to its summary in both languages, with engines that say what a test wants."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pipeline_story import (
    BOATS,
    FARE,
    FERRY,
    INVENTED,
    SENTENCES,
    STORY,
    SUMMARIZER,
    TRANSLATOR,
    UNTITLED,
    WRONG,
    Counting,
    Silent,
    hindi,
    long_article,
    pages,
    saying,
    summarizer_of,
)

from summarizer import (
    HindiStyle,
    InputError,
    OptionError,
    Options,
    RawPage,
    SummarizerError,
)
from summarizer.engines.scripted import ScriptedEngine
from summarizer.pipeline import Summarizer
from summarizer.pipeline.summarizer import FIRST
from summarizer.records import Article, Candidate, Decoding, ModelCard

PAGE = f"Home\nMarkets\n\nFerry fills its boats in Alappuzha\n\n{' '.join(SENTENCES)}\n"
BART = ModelCard(name="plain-bart", role="summarizer", architecture="bart", max_source_tokens=60)


# ---- one page --------------------------------------------------------------------------------------------------------


def test_both_languages_come_with_one_call() -> None:
    result = summarizer_of(FERRY, FARE).summarize(PAGE)
    assert (result.english, result.hindi) == (f"{FERRY} {FARE}", f"{hindi(FERRY)[0]} {hindi(FARE)[0]}")


def test_no_translator_is_opened_without_hindi() -> None:
    result = Summarizer(ScriptedEngine(SUMMARIZER), "no/such-model", offline=True).summarize(STORY, hindi=False)
    assert result.hindi is None


def test_a_raw_page_is_cleaned() -> None:
    assert summarizer_of(FERRY).summarize(RawPage(text=PAGE)).article.removed


def test_an_article_is_not_cleaned_again() -> None:
    story = Article(paragraphs=("Also Read: " + SENTENCES[0], *SENTENCES[1:]))
    assert summarizer_of(FERRY).summarize(story).article is story


def test_a_list_gives_a_list_in_order() -> None:
    results = summarizer_of(FERRY).summarize(list(pages(3)))
    assert [r.title.en for r in results] == ["Story 0", "Story 1", "Story 2"]


def test_an_empty_list_gives_an_empty_list() -> None:
    assert summarizer_of(FERRY).summarize([]) == []


def test_a_list_with_a_bad_page_raises_its_error() -> None:
    with pytest.raises(InputError):
        summarizer_of(FERRY).summarize([PAGE, "too short"])


def test_the_result_survives_json() -> None:
    result = summarizer_of(WRONG, FARE).summarize(STORY)
    assert json.loads(json.dumps(result.to_dict())) == result.to_dict()


def test_the_result_writes_itself_as_text() -> None:
    assert FERRY in str(summarizer_of(FERRY).summarize(STORY))


@pytest.mark.parametrize(
    ("knobs", "count"),
    [
        ({"length": "short"}, 2),
        ({"length": "medium"}, 3),
        ({"sentences": 1}, 1),
        ({"style": "tldr"}, 1),
        ({"style": "headline"}, 1),
        ({"style": "key-points"}, 3),
        ({"style": "tldr", "sentences": 3}, 1),
    ],
    ids=str,
)
def test_no_more_sentences_than_asked(knobs: dict[str, Any], count: int) -> None:
    assert len(summarizer_of(*SENTENCES).summarize(STORY, **knobs).sentences) == count  # 3: half of the article's 6


@pytest.mark.parametrize("words", [20, 30, 45, 100])
def test_no_more_words_than_asked(words: int) -> None:
    assert len(summarizer_of(*SENTENCES).summarize(STORY, words=words).english.split()) <= words


def test_a_limit_below_every_sentence_is_told() -> None:
    result = summarizer_of(FERRY).summarize(STORY, words=10, hindi=False)
    assert result.notes == ("10 words were asked for; the shortest whole sentence has 17.",)


def test_key_points_stand_one_a_line() -> None:
    assert summarizer_of(FERRY, FARE).summarize(STORY, style="key-points").english == f"{FERRY}\n{FARE}"


def test_an_article_s_own_sentence_is_marked() -> None:
    result = summarizer_of(FERRY, "Tickets cost 20 rupees.").summarize(STORY)
    assert [s.is_extract for s in result.sentences] == [True, False]


def test_half_a_sentence_is_no_extract() -> None:
    assert not summarizer_of("12,400 people used its new ferry in May.").summarize(STORY).sentences[0].is_extract


def test_a_silent_model_gives_an_extract_at_rung_five() -> None:
    result = Summarizer(Silent(SUMMARIZER), ScriptedEngine(TRANSLATOR, hindi)).summarize(STORY)
    assert result.rung == 5
    assert all(s.is_extract for s in result.sentences)


def test_an_invented_summary_gives_way_to_the_article() -> None:
    class Stubborn(ScriptedEngine):
        def generate(self, texts, decoding):  # type: ignore[no-untyped-def]
            return [[Candidate(text=INVENTED)] * decoding.hypotheses for _ in texts]

    result = Summarizer(Stubborn(SUMMARIZER), ScriptedEngine(TRANSLATOR, hindi)).summarize(STORY)
    assert result.rung == 5
    assert "the article's own sentences" in result.notes[0]


def test_a_silent_translator_leaves_the_english_with_a_note() -> None:
    result = Summarizer(ScriptedEngine(SUMMARIZER), Silent(TRANSLATOR)).summarize(STORY)
    assert {f.kind for s in result.sentences for f in s.findings} == {"not_translated"}


def test_strict_drops_a_doubt() -> None:
    doubt = "Many astronauts juggle purple melons beneath quiet volcanoes during festive midnight parades."
    result = summarizer_of(FERRY, doubt).summarize(STORY, strict=True, sentences=2)
    assert "astronauts" not in result.english


def test_the_signature_names_models_and_settings() -> None:
    signature = summarizer_of(FERRY).summarize(STORY, strict=True).signature
    assert all(part in signature for part in ("scripted-summarizer@1", "scripted-translator@1", "strict"))


def test_the_signature_names_what_changes_the_hindi() -> None:
    result = summarizer_of(FERRY).summarize(STORY, hindi_style=HindiStyle(danda=False), glossary=[("Pune", "पुणे")])
    assert "danda=False" in result.signature
    assert "glossary of 1" in result.signature


def test_two_runs_say_the_same() -> None:
    one, two = (summarizer_of(*SENTENCES).summarize(STORY) for _ in range(2))
    assert (one.sentences, one.title, one.signature) == (two.sentences, two.title, two.signature)


# ---- titles ----------------------------------------------------------------------------------------------------------


def test_the_page_s_own_headline_is_the_title() -> None:
    assert summarizer_of(FERRY).summarize(STORY).title.en == "Ferry fills its boats in Alappuzha"


def test_a_model_that_knows_headlines_writes_a_missing_title() -> None:
    card = ModelCard(name="m", role="summarizer", prefixes=(("headline", "headline: "),))
    engine = ScriptedEngine(card, lambda t: ["New ferry used by 12,400"] if t.startswith("headline") else [FERRY])
    result = Summarizer(engine, ScriptedEngine(TRANSLATOR, hindi)).summarize(UNTITLED)
    assert result.title.en == "New ferry used by 12,400"


def test_a_written_title_with_a_wrong_figure_is_not_used() -> None:
    card = ModelCard(name="m", role="summarizer", prefixes=(("headline", "headline: "),))
    engine = ScriptedEngine(card, lambda t: ["New ferry used by 77,300"] if t.startswith("headline") else [FARE])
    result = Summarizer(engine, ScriptedEngine(TRANSLATOR, hindi)).summarize(UNTITLED)
    assert "77,300" not in result.title.en


def test_without_headlines_the_first_sentence_is_the_title() -> None:
    assert summarizer_of(FARE, FERRY).summarize(UNTITLED).title.en == FARE.rstrip(".")


def test_a_title_longer_than_the_translator_takes_is_translated_in_parts() -> None:
    card = ModelCard(name="short", role="translator", max_source_tokens=12, languages=("en", "hi"))
    story = Article(title="Ferry fills its boats, " * 12 + "and more will come", paragraphs=STORY.paragraphs)
    result = Summarizer(ScriptedEngine(SUMMARIZER), ScriptedEngine(card, hindi)).summarize(story, length="short")
    assert result.title.hi


def test_a_hindi_title_ends_without_danda() -> None:
    assert not (summarizer_of(FERRY).summarize(STORY).title.hi or "").endswith("।")


def test_a_hindi_headline_that_lost_a_name_is_told() -> None:
    def lose_names(text: str) -> list[str]:
        return ["शहर ने पुस्तकालय खोले"] if "Kothrud" in text else hindi(text)

    page = replace(STORY, title="City opens libraries at Kothrud")
    result = Summarizer(ScriptedEngine(SUMMARIZER), ScriptedEngine(TRANSLATOR, lose_names)).summarize(page)
    assert result.notes[-1:] == ("In the Hindi headline this could not be confirmed: Kothrud.",)


# ---- long and odd models ---------------------------------------------------------------------------------------------


def test_a_model_without_prefixes_works() -> None:
    result = summarizer_of(FERRY, FARE, card=BART).summarize(STORY)
    assert result.english == f"{FERRY} {FARE}"


def test_a_headline_from_a_model_without_prefixes_is_one_sentence() -> None:
    assert summarizer_of(FERRY, FARE, card=BART).summarize(STORY, style="headline").english == FERRY.rstrip(".")


def test_five_thousand_words_are_read_whole() -> None:
    engine = Counting(ModelCard(name="m", role="summarizer", max_source_tokens=600))
    article = long_article(5000)
    result = Summarizer(engine).summarize(article, hindi=False)
    read = " ".join(engine.calls[0][0])
    assert result.coverage == 1.0
    assert all(s in read for p in article.paragraphs for s in [p.split(". ")[0]])


def test_a_long_article_gives_no_longer_summary() -> None:
    engine = Counting(ModelCard(name="m", role="summarizer", max_source_tokens=600))
    assert len(Summarizer(engine).summarize(long_article(5000), hindi=False).sentences) == 3


def test_a_long_article_is_read_in_one_engine_call() -> None:
    engine = Counting(ModelCard(name="m", role="summarizer", max_source_tokens=600))
    Summarizer(engine).summarize(long_article(5000), hindi=False)
    assert len(engine.calls) == 1


def test_a_hundred_thousand_characters_need_ten_times_the_texts_of_ten_thousand() -> None:
    counts = []
    for words in (1_400, 14_000):
        engine = Counting(ModelCard(name="m", role="summarizer", max_source_tokens=600))
        Summarizer(engine).summarize(long_article(words), hindi=False)
        counts.append(len(engine.texts))
    assert counts[1] <= 11 * counts[0]


def test_a_missing_title_of_a_long_article_is_written_from_its_first_part() -> None:
    card = ModelCard(name="m", role="summarizer", max_source_tokens=600, prefixes=(("headline", "headline: "),))
    engine = Counting(card)
    Summarizer(engine).summarize(Article(paragraphs=long_article(3000).paragraphs), hindi=False)
    assert sum(text.startswith("headline: ") for text in engine.texts) == 1


def test_a_sentence_that_alone_is_too_long_is_read_in_parts() -> None:
    words = " ".join(f"village{n}," for n in range(200))
    story = Article(paragraphs=(f"{FERRY} The boats will call at {words} and at the market. {FARE} {BOATS}",))
    assert summarizer_of(FERRY, card=BART).summarize(story).coverage == 1.0


def test_decoding_is_the_same_for_every_call() -> None:
    engine = Counting(SUMMARIZER, saying(FERRY))
    Summarizer(engine).summarize(STORY, hindi=False)
    asked: Decoding = engine.calls[0][1]
    assert (asked.beam_size, asked.hypotheses) == (FIRST.beam_size, FIRST.hypotheses)


# ---- options and arguments -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "knobs",
    [
        {"colour": "red"},
        {"style": "poem"},
        {"sentences": 2.5},
        {"sentences": True},
        {"words": "20"},
        {"sentences": 0},
        {"sentences": 2, "words": 40},
        {"timeout_s": "soon"},
        {"timeout_s": 0},
        {"glossary": [("one",)]},
        {"glossary": [(1, 2)]},
        {"glossary": 7},
    ],
    ids=str,
)
def test_a_wrong_option_is_an_option_error(knobs: dict[str, Any]) -> None:
    with pytest.raises(OptionError):
        summarizer_of(FERRY).summarize(STORY, **knobs)


def test_knobs_stand_over_options() -> None:
    options = Options(length="long", hindi=False)
    assert len(summarizer_of(*SENTENCES).summarize(STORY, options, length="short").sentences) == 2


@pytest.mark.parametrize("page", [None, 7, b"bytes", 3.5], ids=repr)
def test_what_is_no_page_is_an_input_error(page: Any) -> None:
    with pytest.raises(InputError):
        summarizer_of(FERRY).summarize(page)


@pytest.mark.parametrize("model", [None, 7, object()], ids=["none", "number", "object"])
def test_what_is_no_model_is_an_option_error(model: Any) -> None:
    with pytest.raises(OptionError):
        Summarizer(model)


def test_a_folder_may_be_a_path(tmp_path: Path) -> None:
    with pytest.raises(SummarizerError) as raised:
        Summarizer(tmp_path / "nothing", offline=True).summarize(STORY, hindi=False)
    assert "nothing" in str(raised.value)
