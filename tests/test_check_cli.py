"""`summarizer check` explains a planted error of each kind in one plain sentence, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from summarizer.cli import main

ARTICLE = """
Norway has accused Chile of holding back copper shipments, while Santiago objects to new limits on salmon.

Prices of copper rose by 12 per cent on Monday, and 340 miners in Antofagasta did not go to work.
Prime Minister Anna Berg said, "We will wait until the end of May." Finance Minister Pablo Ruiz said no talks were held.
The two sides will meet in Geneva, where both keep an embassy and where the last round ended without a result.
"""
GOOD = "Prices of copper rose by 12 per cent on Monday."
GOOD_HI = "सोमवार को ताँबे की कीमतें 12 प्रतिशत बढ़ीं।"

PLANTED = [
    pytest.param("number", "Prices of copper rose by 21 per cent on Monday.", None, id="number"),
    pytest.param("name", "Norway has accused Bolivia of holding back copper shipments.", None, id="name"),
    pytest.param("title", "Prime Minister Pablo Ruiz said no talks were held.", None, id="title"),
    pytest.param("role", "Chile has accused Norway of holding back copper shipments.", None, id="role"),
    pytest.param("quote", 'Anna Berg said, "We will walk out in the middle of May."', None, id="quote"),
    pytest.param("polarity", "Prices of copper fell by 12 per cent on Monday.", None, id="direction"),
    pytest.param("source", "Heavy snowfall closed several mountain villages and schools overnight.", None, id="source"),
    pytest.param("number_hi", GOOD, "सोमवार को ताँबे की कीमतें 21 प्रतिशत बढ़ीं।", id="number in Hindi"),
    pytest.param(
        "number_hi", GOOD, "सोमवार को ताँबे की कीमतें 12 प्रतिशत बढ़कर 12 प्रतिशत हो गईं।", id="number twice in Hindi"
    ),
    pytest.param(
        "name_hi",
        "Norway has accused Chile of holding back copper.",
        "नॉर्वे ने ताँबा रोकने का आरोप लगाया है।",
        id="name in Hindi",
    ),
    pytest.param(
        "name_hi",
        "Norway has accused Chile of holding back copper.",
        "नॉर्वे ने नॉर्वे पर ताँबा रोकने का आरोप लगाया है।",
        id="name for another in Hindi",
    ),
    pytest.param("untranslated", GOOD, "सोमवार को copper की कीमतें 12 प्रतिशत बढ़ीं।", id="left in English"),
    pytest.param("length_ratio", GOOD, "12 प्रतिशत।", id="too short"),
    pytest.param("repetition", GOOD, "सोमवार को ताँबे की कीमतें कीमतें कीमतें 12 प्रतिशत बढ़ीं।", id="repeated"),
    pytest.param("sentence_count", GOOD, "सोमवार का दिन था। ताँबे की कीमतें देखिए। वे बढ़ीं। वे 12 प्रतिशत बढ़ीं।", id="sentences"),
    pytest.param(
        "negation_hi",
        "In Antofagasta 340 miners did not go to work.",
        "एंटोफगास्ता में 340 खनिक काम पर गए।",
        id="lost not",
    ),
]
_ONE_SENTENCE = {"message": re.compile(r"[A-Z][^\n]+\.", re.ASCII), "message_hi": re.compile(r"[^\n]*[ऀ-ॿ][^\n]*।")}


def said(folder: Path, capfd: pytest.CaptureFixture[str], summary: str, hindi: str | None, form: str) -> str:
    """What `summarizer check` says of a summary and its Hindi."""
    words = ["check", "--format", form]
    for option, text in (("--article", ARTICLE), ("--summary", summary), ("--hindi", hindi)):
        if text is not None:
            path = folder / f"{option.strip('-')}.txt"
            path.write_text(text, encoding="utf-8")
            words += [option, str(path)]
    main(words)
    return capfd.readouterr().out


def findings(folder: Path, capfd: pytest.CaptureFixture[str], summary: str, hindi: str | None) -> list[dict[str, str]]:
    """The findings of `summarizer check --format json`."""
    return [f for s in json.loads(said(folder, capfd, summary, hindi, "json"))["sentences"] for f in s["findings"]]


@pytest.mark.parametrize(("kind", "summary", "hindi"), PLANTED)
def test_a_planted_error_is_named_with_its_kind(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], kind: str, summary: str, hindi: str | None
) -> None:
    assert kind in {f["kind"] for f in findings(tmp_path, capfd, summary, hindi)}


@pytest.mark.parametrize("language", ["message", "message_hi"])
@pytest.mark.parametrize(("kind", "summary", "hindi"), PLANTED)
def test_a_planted_error_is_explained_in_one_line_of_each_language(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], kind: str, summary: str, hindi: str | None, language: str
) -> None:
    messages = [f[language] for f in findings(tmp_path, capfd, summary, hindi) if f["kind"] == kind]
    assert [m for m in messages if not _ONE_SENTENCE[language].fullmatch(m)] == []


@pytest.mark.parametrize(("kind", "summary", "hindi"), PLANTED)
def test_a_planted_error_is_explained_on_the_terminal_in_both_languages(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], kind: str, summary: str, hindi: str | None
) -> None:
    found = [f for f in findings(tmp_path, capfd, summary, hindi) if f["kind"] == kind]
    shown = said(tmp_path, capfd, summary, hindi, "text")
    assert all(f"   ! {f['message']}\n     {f['message_hi']}\n" in shown for f in found)


def test_a_summary_without_errors_has_no_findings(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert findings(tmp_path, capfd, GOOD, GOOD_HI) == []
