"""Benchmarks: the bundled models keep their floors, the floors can be missed, and quality.py measures what it says."""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

import pytest

from summarizer.engines import open_engine
from summarizer.engines.scripted import ScriptedEngine
from summarizer.faithfulness import check_summary, prepare
from summarizer.records import ModelCard

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))  # the benchmarks are scripts beside the package, no part of it

import floors  # noqa: E402
import outputs  # noqa: E402
import quality  # noqa: E402
import scores  # noqa: E402

SUMMARIZER = ModelCard(name="fake-summarizer", role="summarizer", source_prefix="summarize: ", max_source_tokens=2000)
TRANSLATOR = ModelCard(name="fake-translator", role="translator", max_source_tokens=2000)


@pytest.fixture(scope="module")
def reached() -> dict[str, float]:
    """What the bundled models reach now."""
    return {
        **floors.measure_summaries(open_engine("bundled", "summarizer")),
        **floors.measure_translations(open_engine("bundled", "translator")),
    }


@pytest.mark.parametrize("name", floors.floors())
def test_the_bundled_models_keep_their_floor(reached: dict[str, float], name: str) -> None:
    assert reached[name] >= floors.floors()[name]


@pytest.mark.parametrize("name", floors.floors())
def test_a_floor_is_near_what_the_bundled_models_reach(reached: dict[str, float], name: str) -> None:
    assert floors.floors()[name] >= 0.8 * reached[name], "the models got better: raise the floor to 90 % of the figure"


def test_a_summarizer_that_says_the_end_of_each_article_falls_below_the_floor() -> None:
    broken = ScriptedEngine(SUMMARIZER, lambda text: [text.rsplit(". ", 1)[-1]])
    assert floors.measure_summaries(broken)["ROUGE-2"] < floors.floors()["ROUGE-2"]


def test_a_translator_that_leaves_the_english_falls_below_the_floor() -> None:
    broken = ScriptedEngine(TRANSLATOR, lambda text: [text])
    assert floors.measure_translations(broken)["chrF++"] < floors.floors()["chrF++"]


def test_a_translator_that_changes_each_first_digit_falls_below_the_floor() -> None:
    hindi = {p["en"]: p["hi"].translate(str.maketrans("123456789", "912345678")) for p in floors.floor_set("pair")}
    broken = ScriptedEngine(TRANSLATOR, lambda text: [hindi[text]])
    assert floors.measure_translations(broken)["number accuracy"] < floors.floors()["number accuracy"]


@pytest.mark.parametrize("article", floors.floor_set("article"), ids=lambda a: a["document"][:30])
def test_the_summaries_of_the_floor_set_pass_the_check(article: dict[str, object]) -> None:
    verdict = check_summary(prepare(str(article["document"])), list(article["summary"]))  # type: ignore[call-overload]
    assert not [f.message for f in verdict.findings]


def test_the_hindi_of_the_floor_set_has_every_number() -> None:
    assert not [p["en"] for p in floors.floor_set("pair") if scores.number_errors(p["en"], p["hi"])[0]]


# ---- the measures ----------------------------------------------------------------------------------------------------


def test_a_figure_is_the_share_of_the_whole() -> None:
    assert scores.figure([(1, 2), (0, 2), (2, 4)]).value == pytest.approx(37.5)


def test_an_interval_holds_its_figure() -> None:
    figure = scores.figure([(i % 3 == 0, 1) for i in range(60)])
    assert figure.low < figure.value < figure.high


def test_a_measure_without_a_whole_is_nought() -> None:
    assert scores.figure([(0, 0), (0, 0)]).value == 0


def test_copying_the_reference_scores_full_rouge() -> None:
    said = ["The river rose.", "The bridge was closed."]
    assert {share[0] for share in scores.rouge(said, said).values()} == {1.0}


@pytest.mark.parametrize(
    ("english", "hindi", "share"),
    [
        ("It cost $5 million.", "इसकी लागत 50 लाख डॉलर थी।", (0, 1)),
        ("It cost $5 million.", "इसकी लागत 5 लाख डॉलर थी।", (1, 1)),
        ("It cost $5 million.", "इसकी लागत बहुत थी।", (1, 1)),
        ("It cost a lot.", "इसकी लागत बहुत थी।", (0, 0)),
    ],
    ids=["same value", "another value", "lost", "no number"],
)
def test_number_errors_compare_values(english: str, hindi: str, share: tuple[float, float]) -> None:
    assert scores.number_errors(english, hindi) == share


def test_words_with_vowel_signs_are_whole_when_repetition_is_counted() -> None:
    shares = scores.hindi_shares("a", "कि की के कि का के", "क")
    assert shares["with a repeated trigram, %"][0] == 0


def test_a_repeated_hindi_phrase_is_counted() -> None:
    shares = scores.hindi_shares("a", "नदी के पार नदी के पार", "क")
    assert shares["with a repeated trigram, %"][0] == 1


# ---- quality.py ------------------------------------------------------------------------------------------------------


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of the form that quality.py reads, made of the floor set."""
    folder = tmp_path / "eval"
    articles = floors.floor_set("article")[:3]
    ids = [f"own-{i}" for i in range(len(articles))]
    write(
        folder / "cnndm_cased.jsonl.xz",
        [
            {"id": i, "document": a["document"], "references": ["\n".join(a["summary"])]}
            for i, a in zip(ids, articles, strict=True)
        ],
    )
    write(
        folder / "cnndm_cased.systems.jsonl.xz",
        [
            {"id": i, "system": "pointer-gen", "summary": a["document"].split(". ")[0].lower() + "."}
            for i, a in zip(ids, articles, strict=True)
        ],
    )
    pairs = floors.floor_set("pair")[:6]
    write(folder / "flores" / "dev.jsonl.xz", [{**p, "systems": {"copy": p["hi"], "none": p["en"]}} for p in pairs])
    return folder


def write(path: Path, rows: list[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_the_english_table_has_every_system_of_the_set(data: Path) -> None:
    table = quality.measure_english(data, "cnndm", ScriptedEngine(SUMMARIZER), None, None)
    assert list(table.rows) == [
        "people",
        "lead-3",
        "pointer-generator",
        "**this project, first draft**",
        "**this project**",
    ]


def test_names_of_a_lower_case_system_are_not_judged(data: Path) -> None:
    table = quality.measure_english(data, "cnndm", ScriptedEngine(SUMMARIZER), None, None)
    assert "names unsupported, per 100 summaries" not in table.rows["pointer-generator"]


def test_the_hindi_table_gives_a_perfect_system_full_marks(data: Path) -> None:
    (table,) = quality.measure_hindi(data, "dev", ScriptedEngine(TRANSLATOR), None, 0, None)
    assert table.rows["copy"]["chrF++"].value == pytest.approx(100)


def test_the_hindi_table_prints_the_signatures(data: Path) -> None:
    (table,) = quality.measure_hindi(data, "dev", ScriptedEngine(TRANSLATOR), None, 0, None)
    assert "chrF++: `nrefs:1|case:mixed|eff:yes|nc:6|nw:2" in str(table)


def test_a_run_goes_on_where_it_stopped(data: Path, tmp_path: Path) -> None:
    asked: list[str] = []

    def answer(text: str) -> list[str]:
        asked.append(text)
        return ["हाँ।"]

    english = [p["en"] for p in floors.floor_set("pair")[:4]]
    outputs.translate_raw(english[:3], ScriptedEngine(TRANSLATOR, answer), tmp_path)
    asked.clear()
    outputs.translate_raw(english, ScriptedEngine(TRANSLATOR, answer), tmp_path)
    assert asked == english[3:]
