"""README and its neighbours say what is so: code runs, options, keys and models agree, the Space's settings fit."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import scripted
import typer
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from web_story import PAGE, served

from summarizer.batch.output import encode
from summarizer.batch.rows import Row
from summarizer.cli import app
from summarizer.models import CATALOGUE, bundled_cards
from summarizer.pipeline import Summarizer, check
from summarizer.records import MAX_CHARACTERS, MIN_WORDS, Article, Bilingual, Finding, Removed, Summary, SummarySentence
from summarizer.render import to_dict, verdict_to_dict
from summarizer.terminal import read_glossary

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SETTINGS, BODY = yaml.safe_load(README.split("---\n")[1]), README.split("---\n", 2)[2]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
LARGE = 10_000_000  # bytes from which a Space takes a file only through large-file storage

pytestmark = pytest.mark.filterwarnings(
    # Gradio counts its events with two pandas options that pandas 4 will drop; nothing of ours.
    "ignore:.*no_silent_downcasting",
    "ignore:The copy keyword is deprecated",
)


def blocks(language: str) -> list[str]:
    """The code blocks of README in a language, in their order."""
    return re.findall(rf"^```{language}\n(.*?)^```", BODY, re.M | re.S)


def table(*head: str) -> list[list[str]]:
    """The rows of the table under these column heads, cell by cell."""
    rows: list[list[str]] = []
    lines = iter(BODY.splitlines())
    for line in lines:
        if line == f"| {' | '.join(head)} |":
            next(lines)
            for row in lines:
                if not row.startswith("|"):
                    return rows
                rows.append([cell.strip() for cell in row.strip("|").split("|")])
    raise LookupError(head)


def ticked(text: str) -> list[str]:
    """The words between backticks."""
    return re.findall(r"`([^`\n]+)`", text)


def make(*goals: str) -> str:
    """What make would run, without running it; a make that runs these tests passes nothing on."""
    inherited = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES", "VENV", "PYTHON", "EXTRAS"}
    environment = {name: value for name, value in os.environ.items() if name not in inherited}
    run = subprocess.run(
        ["make", "-n", *goals], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60, env=environment
    )
    return run.stdout


# ---- set-up ----------------------------------------------------------------------------------------------------------


def test_first_command_is_the_set_up_and_the_sample() -> None:
    wanted = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/summarizer sample"
    assert blocks("bash")[0].strip() == wanted


def test_make_setup_does_what_the_first_command_does() -> None:
    assert make("setup").splitlines() == blocks("bash")[0].strip().split(" && ")[:2]


def test_the_second_command_is_part_of_what_ci_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert [part in script for part in ("make setup", 'summarizer" sample', "make check")] == [True] * 3
    assert make(*blocks("bash")[1].split()[1:]) in make("check")


def test_every_make_goal_that_is_named_exists() -> None:
    goals = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert {goal.split()[0] for goal in re.findall(r"(?:`|^)make ([a-z]+)", BODY, re.M)} - goals == set()


def test_every_extra_is_told() -> None:
    assert {ticked(row[0])[0] for row in table("extra", "for")} == set(PROJECT["optional-dependencies"])


def test_the_range_of_torch_is_the_one_that_is_required() -> None:
    required = next(Requirement(d) for d in PROJECT["dependencies"] if d.startswith("torch"))
    first, last = re.search(r"tested range is (\d\.\d+) to (\d\.\d+)", BODY).groups()  # type: ignore[union-attr]
    above = f"2.{int(last.split('.')[1]) + 1}"
    assert required.specifier == SpecifierSet(f">={first},<{above}")


def test_the_sample_comes_in_english_and_hindi_from_the_bundled_models() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "summarizer", "sample", "--format", "json"],
        cwd=ROOT, capture_output=True, timeout=180, check=True,
    )  # fmt: skip
    sentences = json.loads(run.stdout)["sentences"]
    assert [bool(re.search("[\u0900-\u097f]", s["hi"])) for s in sentences] == [True] * len(sentences) != []


# ---- Python ----------------------------------------------------------------------------------------------------------

PYTHON = blocks("python")
ALONE = [number for number, code in enumerate(PYTHON) if "import ray" not in code and "gradio_client" not in code]


@pytest.fixture
def readers_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the story that the examples read; the bundled models are scripted ones."""

    def open_engine(name: str, role: str, **_: object) -> scripted.ScriptedEngine:
        if role == "summarizer":
            return scripted.ScriptedEngine(scripted.SUMMARIZER)
        return scripted.ScriptedEngine(scripted.TRANSLATOR, scripted.translate)

    monkeypatch.setattr("summarizer.pipeline.summarizer.open_engine", open_engine)
    monkeypatch.setattr("summarizer.pipeline.functions._default", None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("number", ALONE)
def test_python_block_runs(number: int, readers_folder: Path) -> None:
    names: dict[str, Any] = {}
    for before in [n for n in ALONE if n <= number]:
        exec(compile(PYTHON[before], f"README, Python block {before + 1}", "exec"), names)


def test_python_blocks_for_a_cluster_are_python() -> None:
    found = [compile(code, "README", "exec") for code in PYTHON if "import ray" in code]
    assert len(found) == 1


def test_gradio_client_block_runs(tmp_path: Path) -> None:
    """As a reader does it: the page in one process, the client in another."""
    (code,) = (code for code in PYTHON if "gradio_client" in code)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = subprocess.Popen(
        [sys.executable, "-m", "summarizer", "web", "--port", str(port)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait = f"""
import time, urllib.request
for _ in range(600):
    try:
        urllib.request.urlopen("http://127.0.0.1:{port}/").close()
        break
    except OSError:
        time.sleep(0.1)
page = {PAGE!r}
"""
        client = wait + code.replace("127.0.0.1:7860", f"127.0.0.1:{port}")
        done = subprocess.run([sys.executable, "-c", client], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    finally:
        page.terminate()
        page.wait(timeout=30)
    assert "tidal power station" in done.stdout, done.stderr


def test_every_name_imported_from_the_package_is_there() -> None:
    for module, names in re.findall(r"^from (summarizer[\w.]*) import (.+)$", "\n".join(PYTHON), re.M):
        imported = __import__(module, fromlist=["*"])
        assert [name for name in names.split(", ") if not hasattr(imported, name)] == []


# ---- command line ----------------------------------------------------------------------------------------------------


def command_lines() -> list[list[str]]:
    """The words after `summarizer` on every line of README that calls it."""
    lines = [line for block in blocks("bash") for line in block.splitlines()]
    calls = [re.search(r"(?:^|[ /])summarizer (?!/)(.*)$", line) for line in lines]
    return [shlex.split(call.group(1), comments=True) for call in calls if call]


@pytest.mark.parametrize("words", command_lines(), ids=" ".join)
def test_command_line_is_one_that_the_program_takes(words: list[str]) -> None:
    name, rest = (words[0], words[1:]) if words[0] in COMMANDS else ("summarize", words)
    with COMMANDS[name].make_context(name, rest) as context:
        assert context.command.name == name


def test_every_command_is_shown() -> None:
    shown = {words[0] for words in command_lines()} | {"summarize"}
    assert set(COMMANDS) - shown == set()


def test_every_option_is_told_with_its_commands() -> None:
    told: dict[str, set[str]] = {}
    for options, commands, _ in table("option", "commands", "what it does"):
        told |= {option: set(commands.split(", ")) if commands else set() for option in ticked(options)}
    real: dict[str, set[str]] = {option: set() for p in typer.main.get_command(app).params for option in p.opts}
    for name, command in COMMANDS.items():
        for parameter in command.params:
            if parameter.param_type_name == "option":
                for option in (*parameter.opts, *parameter.secondary_opts):
                    real.setdefault(option, set()).add(name)
    assert told == real


def test_glossary_block_is_a_glossary(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(blocks("csv")[0], encoding="utf-8")
    assert ("Asha Verma", "आशा वर्मा") in read_glossary(tmp_path / "names.csv")


# ---- JSON ------------------------------------------------------------------------------------------------------------

FINDING = Finding(kind="number", value="70", span=(0, 2), message="m", message_hi="m", expected="7", source_span=(0, 1))
SUMMARY = Summary(
    title=Bilingual(en="t", hi="t"),
    sentences=(SummarySentence(en="s", hi="s", sources=((0, 1),), findings=(FINDING,)),),
    article=Article(paragraphs=("p",), removed=(Removed(line=0, text="Menu", reason="menu"),)),
    style="paragraph",
    coverage=1.0,
    rung=1,
    rung_hi=1,
    signature="s",
    seconds=1.0,
)


def paths(value: Any, before: str = "") -> set[str]:
    """Every key as a path: `sentences[].findings[].kind`."""
    if isinstance(value, dict):
        return {path for key, inner in value.items() for path in paths(inner, f"{before}.{key}" if before else key)}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return paths(value[0], f"{before}[]")
    return {before}


def test_every_key_of_the_json_is_told() -> None:
    told = [word for row in table("key", "what it is") for word in ticked(row[0])]
    assert (set(told), len(told)) == (paths(to_dict(SUMMARY)), len(set(told)))


def test_every_key_of_a_check_is_told() -> None:
    verdict = verdict_to_dict(check("The council opened 7 libraries.", "The council opened 70 libraries."))
    (told,) = re.findall(r"^(`summarizer check --format json` has .*?)\n\n", BODY, re.M | re.S)
    assert set(ticked(told)[1:]) == set(verdict) | set(verdict["sentences"][0])


def test_every_key_of_a_row_is_told() -> None:
    row = json.loads(encode(Row(number=1), SUMMARY, "").data)
    (told,) = re.findall(r"one object for each row.*?before the keys", BODY, re.S)
    assert set(ticked(told)) == set(row) - set(to_dict(SUMMARY))


# ---- HTTP ------------------------------------------------------------------------------------------------------------


def test_the_two_curl_commands_answer(readers_folder: Path) -> None:
    (block,) = (block for block in blocks("bash") if block.startswith("curl"))
    ask, get = (shlex.split(line, comments=True) for line in block.splitlines())
    with served(Summarizer(), allow_urls=False) as address:  # type: ignore[arg-type]
        at = {words: words.replace("http://127.0.0.1:7860/", address) for words in (ask[2], get[2])}
        name, _, kind = ask[ask.index("-H") + 1].partition(": ")
        joined = httpx.post(at[ask[2]], content=ask[ask.index("-d") + 1], headers={name: kind}, timeout=20).json()
        answer = httpx.get(at[get[2]].replace("EVENT_ID", joined["event_id"]), timeout=20).text
    said = json.loads(answer.split("data: ")[1])
    assert (answer.startswith("event: complete"), scripted.HINDI in said) == (True, True)


def test_mcp_settings_are_json() -> None:
    (settings,) = blocks("json")
    assert json.loads(settings)["mcpServers"]["news-summarizer"]["url"].endswith("/gradio_api/mcp/")


# ---- models and limits -----------------------------------------------------------------------------------------------


def test_the_bundled_models_are_told_as_their_cards_have_it() -> None:
    told = [[ticked(row[0])[0], *row[1:]] for row in table("bundled model", "role", "MB", "licence")]
    cards = [card for card, _ in bundled_cards().values()]
    assert told == [[card.name, card.role, f"{card.size_mb:.0f}", card.licence] for card in cards]


def test_the_catalogue_is_told_as_it_is() -> None:
    told = [[ticked(row[0])[0], *row[1:]] for row in table("model", "role", "MB", "licence")]
    assert told == [[c.name, c.role, f"{c.size_mb:.0f}", c.licence] for c in CATALOGUE.values()]


@pytest.mark.parametrize("words", [f"{MIN_WORDS} words", f"{MAX_CHARACTERS:,} characters"])
def test_limits_are_those_of_the_records(words: str) -> None:
    assert words in BODY


def test_gemma_is_credited_as_its_terms_ask() -> None:
    notice = "Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms"
    said = [" ".join((ROOT / name).read_text(encoding="utf-8").split()) for name in ("README.md", "NOTICE")]
    assert [notice in text for text in said] == [True, True]


# ---- files -----------------------------------------------------------------------------------------------------------


def test_every_file_that_is_linked_exists() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", BODY) if "://" not in link]
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_the_picture_is_a_png_that_loads_fast() -> None:
    data = (ROOT / "docs" / "page.png").read_bytes()
    assert (data.startswith(b"\x89PNG"), len(data) < 300_000) == (True, True)


def test_no_file_names_a_path_of_somebodys_computer() -> None:
    folder = re.compile(r"(?<![\w.:/<~-])/(?:home|root|tmp|work|Users|mnt|opt|srv|private)/[\w.-]+")
    places = ("*.md", "*.toml", "Makefile", "*.py", ".ci/*", "summarizer/**/*.py", "benchmarks/*", "training/**/*.*")
    files = {path for place in places for path in ROOT.glob(place) if path.is_file()}
    texts = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in files}
    assert {name: found for name, text in texts.items() if (found := folder.findall(text))} == {}


# ---- the Space -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def space() -> Iterator[Path]:
    """What `make space` prepares."""
    folder = Path(tempfile.mkdtemp(prefix="space-"))
    target = folder / "pushed"
    run = ["make", "space", f"SPACE={target}"]
    subprocess.run(run, cwd=ROOT, check=True, capture_output=True, timeout=120)
    yield target
    shutil.rmtree(folder)


def test_the_space_runs_gradio_from_the_file_named() -> None:
    assert (SETTINGS["sdk"], (ROOT / SETTINGS["app_file"]).is_file()) == ("gradio", True)


def test_the_space_takes_a_gradio_that_the_project_allows() -> None:
    required = next(Requirement(d) for d in PROJECT["dependencies"] if d.startswith("gradio["))
    assert SETTINGS["sdk_version"] in required.specifier


def test_the_space_takes_a_python_that_the_project_allows() -> None:
    assert (SETTINGS["python_version"], "3.12" in SpecifierSet(PROJECT["requires-python"])) == ("3.12", True)


def test_the_space_has_the_licence_of_the_project() -> None:
    assert SETTINGS["license"] == PROJECT["license"].lower()


def test_the_short_description_fits() -> None:
    assert 0 < len(SETTINGS["short_description"]) <= 60  # the Hub refuses more


def test_the_settings_are_those_that_a_space_knows() -> None:
    known = {
        "title", "emoji", "colorFrom", "colorTo", "sdk", "sdk_version", "python_version", "app_file",
        "suggested_hardware", "license", "short_description", "tags",
    }  # fmt: skip
    colours = {"red", "yellow", "green", "blue", "indigo", "purple", "pink", "gray"}
    assert (set(SETTINGS), {SETTINGS["colorFrom"], SETTINGS["colorTo"]} - colours) == (known, set())


def test_the_prepared_space_imports_its_app_from_itself(space: Path) -> None:
    code = "import app, summarizer.web; print(summarizer.__file__)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=space,
        env={**os.environ, "PYTHONPATH": str(space), "PYTHONDONTWRITEBYTECODE": "1"},  # others look at this folder
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert run.stdout.strip() == str(space / "summarizer" / "__init__.py")


def test_the_prepared_space_has_the_weights_whole(space: Path) -> None:
    def sizes(folder: Path) -> dict[str, int]:
        weights = folder / "summarizer" / "weights"
        return {str(p.relative_to(weights)): p.stat().st_size for p in weights.rglob("*") if p.is_file()}

    assert sizes(space) == sizes(ROOT) != {}


def test_large_files_of_the_prepared_space_go_to_large_file_storage(space: Path) -> None:
    patterns = [line.split()[0] for line in (space / ".gitattributes").read_text().splitlines()]
    large = [p.name for p in space.rglob("*") if p.is_file() and (p.stat().st_size > LARGE or p.suffix == ".png")]
    assert [name for name in large if not any(fnmatch.fnmatch(name, pattern) for pattern in patterns)] == []


def test_the_prepared_space_leaves_out_what_python_compiled(space: Path) -> None:
    assert list(space.rglob("__pycache__")) == []
