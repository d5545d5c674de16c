"""cli: what stands on stdout, on stderr, and in the exit code; no traceback, whatever is typed."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import pytest
import scripted

from summarizer.cli import main
from summarizer.records import HindiStyle, Options
from summarizer.terminal import sample_page

ROOT = Path(__file__).parent.parent
ARTICLE = scripted.article(4)


class Screen(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def page(tmp_path: Path) -> str:
    """The name of a file with an article."""
    path = tmp_path / "page.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]):
    """Runs one command with scripted engines: (exit code, stdout, stderr)."""

    def call(*words: str) -> tuple[int, str, str]:
        code = main(list(words), summarizer=scripted.make())
        out, err = capfd.readouterr()
        return code, out, err

    return call


def _stdin(monkeypatch: pytest.MonkeyPatch, data: str | bytes) -> None:
    raw = data.encode() if isinstance(data, str) else data
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def _program(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


# ---- a page ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["PAGE"],
        ["summarize", "PAGE"],
        ["--length", "short", "PAGE"],
        ["PAGE", "--style", "key-points"],
        ["--no-hindi", "PAGE", "--format", "text"],
    ],
    ids=" ".join,
)
def test_a_page_needs_no_command_word(run, page: str, words: list[str]) -> None:
    code, out, _ = run(*[page if word == "PAGE" else word for word in words])
    assert (code, "opened 7 new libraries" in out) == (0, True)


def test_nothing_but_the_result_is_said_off_a_terminal(run, page: str) -> None:
    assert run(page)[2] == ""


def test_a_page_comes_from_stdin(run, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, ARTICLE)
    assert "opened 7 new libraries" in run("-")[1]


def test_the_sample_page_is_summarised(run) -> None:
    code, out, _ = run("sample", "--no-hindi")
    assert (code, "railway line between Pune and Nashik" in out) == (0, True)


def test_a_file_named_sample_comes_before_the_built_in_page(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sample").with_suffix("").write_text(ARTICLE, encoding="utf-8")
    out = run("sample", "--format", "json")[1]
    assert "sample" not in out or "Nashik" not in out


def test_json_is_the_summary_as_a_dict(run, page: str) -> None:
    value = json.loads(run(page, "--format", "json")[1])
    expected = scripted.make().summarize(ARTICLE).to_dict()
    assert {**value, "seconds": 0} == {**expected, "seconds": 0}


@pytest.mark.parametrize(
    ("form", "start"), [("text", ""), ("markdown", "# "), ("json", "{"), ("html", "<!DOCTYPE html>")]
)
def test_each_format_is_written(run, page: str, form: str, start: str) -> None:
    code, out, _ = run(page, "--format", form)
    assert (code, out.startswith(start), out.endswith("\n")) == (0, True, True)


@pytest.mark.parametrize(
    ("words", "check"),
    [
        (["--no-hindi"], lambda value: value["hindi"] is None),
        (["--style", "key-points"], lambda value: value["style"] == "key-points"),
        (["--sentences", "1"], lambda value: len(value["sentences"]) == 1),
        (["--style", "tldr"], lambda value: len(value["sentences"]) == 1),
    ],
    ids=["no-hindi", "key-points", "sentences", "tldr"],
)
def test_a_knob_reaches_the_summary(run, page: str, words: list[str], check) -> None:
    assert check(json.loads(run(page, "--format", "json", *words)[1]))


def test_output_goes_to_a_file(run, page: str, tmp_path: Path) -> None:
    code, out, _ = run(page, "--format", "json", "--output", str(tmp_path / "out.json"))
    assert (code, out, json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["schema"]) == (0, "", 1)


def test_output_leaves_no_scratch_file(run, page: str, tmp_path: Path) -> None:
    run(page, "--output", str(tmp_path / "out.txt"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.txt", "page.txt"]


# ---- errors ----------------------------------------------------------------------------------------------------------

PRIVATE = "http://127.0.0.1/page.html"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["missing.txt"], "There is no file missing.txt"),
        (["."], "is a folder"),
        ([ARTICLE], "no file"),
        (["x" * 5_000], "no file name"),
        (["PAGE", "--style", "poem"], "style is 'poem'"),
        (["PAGE", "--length", "huge"], "length is 'huge'"),
        (["PAGE", "--format", "xml"], "--format is 'xml'"),
        (["PAGE", "--digits", "roman"], "--digits is 'roman'"),
        (["PAGE", "--sentences", "99"], "sentences is 99"),
        (["PAGE", "--sentences", "2", "--words", "50"], "Both sentences and words"),
        (["PAGE", "--sentences", "many"], "valid integer"),
        (["PAGE", "--colour"], "--colour"),
        (["PAGE", "second.txt"], "second.txt"),
        (["PAGE", "--glossary", "missing.csv"], "There is no file missing.csv"),
        (["PAGE", "--output", "no/such/folder/x"], "cannot be written"),
        (["PAGE", "--timeout", "0"], "timeout_s is 0"),
        (["translate", "PAGE", "--timeout", "0"], "timeout_s is 0"),
        (["http://example.com/", "--offline"], "--offline was given with a URL"),
        ([PRIVATE], "127.0.0.1"),
        (["check", "--summary", "s.txt"], "--article"),
        (["batch", "in.jsonl"], "OUT"),
        (["batch", "missing.jsonl", "out.jsonl"], "There is no missing.jsonl"),
        (["batch", "in.jsonl", "out.jsonl", "--format", "csv"], "--format is 'csv'"),
        (["batch", "in.jsonl", "out.jsonl", "--address", "auto"], "Add --engine ray"),
        (["batch", "in.jsonl", "out.jsonl", "--engine", "ray", "--resume"], "--resume"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_a_mistake_is_told_in_one_line_with_exit_code_2(
    run, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: Sequence[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*[page if word == "PAGE" else word for word in words])
    assert (code, out, said in err, err.count("\n"), "Traceback" in err) == (2, "", True, 1, False)


def test_text_that_is_too_short_is_an_error_of_input(run, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, "Only a few words here.")
    code, out, err = run("-")
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\x01", b"\x00" * 500], ids=["not-utf8", "nul"])
def test_binary_on_stdin_is_an_error_of_input(run, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    _stdin(monkeypatch, data)
    assert run("-")[0] == 2


def test_too_many_bytes_on_stdin_are_refused(run, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, b"x" * 10_000_001)
    code, _, err = run("-")
    assert (code, "10,000,000 bytes" in err) == (2, True)


def test_a_fault_of_the_program_is_one_line_too(page: str, capfd: pytest.CaptureFixture[str]) -> None:
    code = main([page], summarizer=object())  # type: ignore[arg-type]
    err = capfd.readouterr().err
    assert (code, err.count("\n"), "SUMMARIZER_TRACEBACK=1" in err) == (2, 1, True)


class _Interrupted:
    """A summarizer during whose work Ctrl-C is pressed."""

    def steps(self, *_: object) -> object:
        raise KeyboardInterrupt


def test_ctrl_c_ends_with_130(page: str, capfd: pytest.CaptureFixture[str]) -> None:
    code = main([page], summarizer=_Interrupted())  # type: ignore[arg-type]
    assert (code, capfd.readouterr().err) == (130, "Stopped.\n")


# ---- help and version ------------------------------------------------------------------------------------------------


def _flat(text: str) -> str:
    """Help without its frames and line breaks."""
    return " ".join(re.sub(r"\x1b\[[0-9;]*m|[│╭╮╰╯─]", " ", text).split())


@pytest.mark.parametrize("words", [["--help"], ["-h"], []], ids=["--help", "-h", "nothing"])
def test_help_names_every_command(run, words: list[str]) -> None:
    out = _flat(run(*words)[1])
    assert [c for c in ("summarize", "translate", "check", "clean", "models", "web", "batch") if c not in out] == []


@pytest.mark.parametrize("command", ["summarize", "batch"])
def test_help_of_a_knob_is_the_one_of_the_records(run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    out = _flat(run(command, "--help")[1])
    knobs = [f for f in fields(Options) if f.name != "hindi_style"] + [
        f for f in fields(HindiStyle) if f.name == "digits"
    ]
    assert [f.name for f in knobs if _flat(f.metadata["help"]) not in out] == []


def test_version_is_the_packages() -> None:
    run = _program("--version")
    assert (run.returncode, run.stdout.decode().startswith("summarizer "), run.stderr) == (0, True, b"")


# ---- translate -------------------------------------------------------------------------------------------------------


def test_translate_gives_one_line_for_each_and_keeps_empty_ones(run, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, "The schools have closed.\n\nHeavy rain is falling.\n   \nThe trains are late")
    hindi = scripted.HINDI
    assert run("translate")[:2] == (0, f"{hindi}\n\n{hindi}\n\n{hindi}\n")


def test_translate_reads_a_file(run, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("One line.\n", encoding="utf-8")
    assert run("translate", str(tmp_path / "in.txt"))[1] == f"{scripted.HINDI}\n"


@pytest.mark.parametrize(("text", "out"), [("", ""), ("\n\n", "\n\n")], ids=["nothing", "empty-lines"])
def test_translate_without_words_wakes_no_model(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], text: str, out: str
) -> None:
    _stdin(monkeypatch, text)
    code = main(["translate"], summarizer=object())  # type: ignore[arg-type]
    assert (code, capfd.readouterr().out) == (0, out)


# ---- check -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def texts(tmp_path: Path, page: str) -> dict[str, str]:
    """An article, a summary that it supports, and one that it does not."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("The city council of Kochi opened 7 new libraries on Monday.", encoding="utf-8")
    bad.write_text("The city council of Kochi opened 70 new libraries on Monday.", encoding="utf-8")
    return {"article": page, "good": str(good), "bad": str(bad)}


def test_check_of_a_supported_summary_ends_with_0(run, texts: dict[str, str]) -> None:
    assert run("check", "--article", texts["article"], "--summary", texts["good"])[0] == 0


def test_check_of_an_unsupported_number_ends_with_1(run, texts: dict[str, str]) -> None:
    code, out, _ = run("check", "--article", texts["article"], "--summary", texts["bad"])
    assert (code, "70" in out) == (1, True)


def test_check_as_json_has_the_findings(run, texts: dict[str, str]) -> None:
    code, out, _ = run("check", "--article", texts["article"], "--summary", texts["bad"], "--format", "json")
    value = json.loads(out)
    assert (code, value["supported"], value["sentences"][0]["findings"][0]["value"]) == (1, False, "70")


def test_check_finds_a_changed_number_in_the_hindi(run, texts: dict[str, str], tmp_path: Path) -> None:
    hindi = tmp_path / "hindi.txt"
    hindi.write_text("कोच्चि की नगर परिषद ने सोमवार को 9 नए पुस्तकालय खोले।", encoding="utf-8")
    assert run("check", "--article", texts["article"], "--summary", texts["good"], "--hindi", str(hindi))[0] == 1


def test_check_of_an_empty_summary_is_refused(run, texts: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    code, out, err = run("check", "--article", texts["article"], "--summary", str(tmp_path / "empty.txt"))
    assert (code, out, "is empty" in err) == (2, "", True)


def test_check_takes_an_article_too_short_to_summarise(run, texts: dict[str, str]) -> None:
    assert run("check", "--article", texts["good"], "--summary", texts["good"])[0] == 0


# ---- clean -----------------------------------------------------------------------------------------------------------


def test_clean_shows_the_article_without_the_page_around_it(run) -> None:
    out = run("clean", "sample")[1]
    assert [
        line for line in ("Notification Icon", "Also Read", "First Published", "Subscribe", "हिंदी") if line in out
    ] == []


def test_clean_keeps_every_paragraph_of_the_sample(run) -> None:
    body = [line for line in sample_page().splitlines() if len(line.split()) > 25]
    out = run("clean", "sample")[1]
    assert [line for line in body if line not in out] == []


def test_clean_keeps_headline_byline_and_place_apart(run) -> None:
    value = json.loads(run("clean", "sample", "--format", "json")[1])
    assert (value["title"], value["byline"], value["place"]) == (
        "Government approves new railway line between Pune and Nashik",
        "Sunita Deshpande",
        "Mumbai",
    )


def test_clean_shows_removed_lines_with_their_reasons(run) -> None:
    assert re.search(r"\d+: \[[a-z ]+\] Notification Icon", run("clean", "sample", "--removed")[1])


# ---- models ----------------------------------------------------------------------------------------------------------


def test_models_lists_name_licence_and_what_is_on_disk(run) -> None:
    code, out, _ = run("models")
    assert (code, re.search(r"^facebook/bart-large-cnn +summarizer .* MIT .* no$", out, re.M) is not None) == (0, True)


def test_models_as_json_has_every_model_once(run) -> None:
    models = json.loads(run("models", "--format", "json")[1])["models"]
    keys = [(model["name"], model["role"]) for model in models]
    assert len(keys) == len(set(keys)) > 3


# ---- batch -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Three articles as JSONL."""
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": scripted.article(n)}) + "\n" for n in range(3)))
    return path


def test_batch_writes_a_row_for_each(run, rows: Path, tmp_path: Path) -> None:
    code, out, _ = run("batch", str(rows), str(tmp_path / "out.jsonl"), "--no-hindi")
    ids = [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (code, out, ids) == (0, "", [0, 1, 2])


def test_batch_ends_with_the_count_and_the_rate(run, rows: Path, tmp_path: Path) -> None:
    err = run("batch", str(rows), str(tmp_path / "out.jsonl"))[2]
    assert re.fullmatch(r"3 rows; 0 failed; 3 in \d+ s, [\d.,]+ rows/s\.\n", err)


def test_batch_with_a_failed_row_ends_with_1(run, rows: Path, tmp_path: Path) -> None:
    rows.write_text(rows.read_text() + '{"id": 9, "text": "Short."}\n')
    assert run("batch", str(rows), str(tmp_path / "out.jsonl"))[0] == 1


def test_batch_told_to_stop_says_where_and_ends_with_1(run, rows: Path, tmp_path: Path) -> None:
    rows.write_text('{"id": 9, "text": "Short."}\n' + rows.read_text())
    code, _, err = run("batch", str(rows), str(tmp_path / "out.jsonl"), "--on-error", "stop")
    assert (code, "Row 1: " in err, (tmp_path / "out.jsonl").read_text()) == (1, True, "")


def test_batch_goes_on_with_resume(run, rows: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("batch", str(rows), str(out))
    lines = out.read_text(encoding="utf-8").splitlines(keepends=True)
    out.write_text(lines[0], encoding="utf-8")
    code, _, err = run("batch", str(rows), str(out), "--resume")
    assert (code, err.startswith("3 rows, 1 of them before; 0 failed; 2 in")) == (0, True)


# ---- as a program ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_output_is_utf8_in_every_locale(environment: dict[str, str]) -> None:
    assert "“This line will change the lives" in _program("clean", "sample", **environment).stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "summarizer", "clean", "sample"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), err) == (141, b"")


def test_ctrl_c_at_the_keyboard_ends_the_program_with_130() -> None:
    # the program says nothing before it reads, so the signal is sent again until it ends
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from summarizer.cli import main; print('on', flush=True); sys.exit(main())",
            "-",
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"Stopped.\n")
