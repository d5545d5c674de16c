"""Every refusal that a reader of the page can meet is told in Hindi, with its values in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

from summarizer.article import language, read_article
from summarizer.errors import SummarizerError
from summarizer.fetch import fetch_page
from summarizer.web import cards
from summarizer.web.messages import MESSAGES, VALUES, in_hindi
from summarizer.web.strings import STRINGS

PACKAGE = Path(__file__).parents[1] / "summarizer"
# Where what a reader gave is read. Of what they raise, the rest speaks to programs or to whoever runs the page.
READ = ("article/hygiene.py", "article/files.py", "article/reading.py", "article/markup.py", "fetch.py", "speech.py")
FOR_PROGRAMS = (
    "A limit of fetching is zero",
    "language is ",
    "it has no voice",  # the reason inside "eSpeak NG failed"
    "Give a .txt",  # the ends of other messages
    "Install it with",
)


def templates(module: str) -> Iterator[str]:
    """The messages of a module: texts of five words and more that end as a sentence, `{}` for what varies."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    skipped = {
        id(node.body[0].value)
        for node in nodes
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    skipped |= {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if len(text.split()) >= 5 and text.endswith((".", "{}")):
            yield text


@pytest.mark.parametrize("module", READ)
def test_every_message_of_a_module_that_reads_input_has_its_hindi(module: str) -> None:
    found = [text for text in templates(module) if not text.startswith(FOR_PROGRAMS)]
    assert found
    assert [text for text in found if text not in MESSAGES] == []


def test_every_hindi_message_belongs_to_a_message_of_the_program() -> None:
    modules = (*READ, "web/handlers.py", "records.py", "pipeline/stages.py")
    known = {text for module in modules for text in templates(module)}
    # This one ends in Hindi, not in a full stop.
    assert [text for text in MESSAGES if text not in known and not text.endswith("आशा वर्मा")] == []


@pytest.mark.parametrize("english", MESSAGES)
def test_hindi_message_uses_only_what_the_english_has(english: str) -> None:
    assert {int(n) for n in re.findall(r"{(\d)}", MESSAGES[english])} <= set(range(english.count("{}")))


@pytest.mark.parametrize("english", MESSAGES)
def test_message_is_found_again_with_its_values_in_it(english: str) -> None:
    said = english.replace("{}", "7")
    assert in_hindi(said) == MESSAGES[english].format(*["7"] * english.count("{}"))


def test_every_language_that_is_named_has_its_hindi_name() -> None:
    names = {*language._SCRIPTS.values(), *language._NAMES.values()}
    assert names - set(VALUES) == set()


def refusal(ask: Callable[[], object]) -> SummarizerError:
    with pytest.raises(SummarizerError) as caught:
        ask()
    return caught.value


@pytest.mark.parametrize(
    ("ask", "hindi"),
    [
        (lambda: read_article("x" * 100_001), "पाठ में 1,00,001 अक्षर हैं; ज़्यादा से ज़्यादा 1,00,000 पढ़े जा सकते हैं।"),
        (lambda: read_article("Rain came late to the hills this year."), "कम से कम 40 शब्द चाहिए।"),
        (lambda: read_article("पुल ग्यारह साल बाद खुला और गाँव के लोग खुश हैं। " * 9), "यह पाठ तो पहले से हिंदी में है;"),
        (lambda: read_article("Der Fluss stieg über Nacht, die Brücke ist gesperrt. " * 9), "यह पाठ जर्मन में लगता है;"),
        (lambda: fetch_page("ftp://example.org/a"), "पता 'ftp' से शुरू होता है;"),
        (lambda: fetch_page("http://example.org:81/"), "केवल पोर्ट 80 और 443 के पते खोले जाते हैं।"),
    ],
    ids=["long", "short", "hindi", "german", "scheme", "port"],
)  # fmt: skip
def test_reader_of_hindi_is_told_in_hindi_and_nothing_else(ask: Callable[[], object], hindi: str) -> None:
    error = refusal(ask)
    card = cards.trouble(error.code, str(error))
    spoken = " ".join(re.findall(r'<span class="ui-hi" lang="hi">(.*?)</span>', card))
    assert hindi in unescape(spoken)
    assert 'class="detail"' not in card


def test_message_to_whoever_runs_the_page_stands_below_as_details() -> None:
    card = cards.trouble("model_not_found", "No summarizer is bundled here. Install the package again.")
    assert STRINGS["error.model.next"][1] in card
    assert '<span lang="en">No summarizer is bundled here.' in card
