"""batch: one object for each row, in order, whatever happens to the row, the process or the file."""

from __future__ import annotations

import builtins
import csv
import gc
import io
import itertools
import json
import multiprocessing
import random
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import scripted

from summarizer.batch import Tally, count_rows, run_batch, summarize_iter, summarizer_maker
from summarizer.batch import rows as batch_rows
from summarizer.batch.rows import read_rows
from summarizer.errors import BatchError, ModelNotFoundError, OptionError, SummarizerError
from summarizer.records import Options, RawPage, Summary

ENGLISH = Options(hindi=False)


def _write_jsonl(path: Path, values: Iterable[Any]) -> Path:
    path.write_text("".join(f"{v if isinstance(v, str) else json.dumps(v)}\n" for v in values), encoding="utf-8")
    return path


def _articles(count: int) -> list[dict[str, Any]]:
    return [{"id": f"a{n}", "text": scripted.article(n)} for n in range(count)]


def _read(path: Path) -> list[dict[str, Any]]:
    """The rows of OUT without what differs from run to run."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row.pop("seconds", None)
    return rows


def _run(source: Path, out: Path, **named: Any) -> Tally:
    return run_batch(source, out, named.pop("options", ENGLISH), **{"make": scripted.make, **named})


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A file of 40 rows, a bad one among them, and the OUT of a run that nothing stopped."""
    folder = tmp_path_factory.mktemp("whole")
    values: list[Any] = _articles(40)
    values[17] = {"id": "a17", "text": "Too short."}
    source = _write_jsonl(folder / "in.jsonl", values)
    _run(source, folder / "out.jsonl")
    return source, folder / "out.jsonl"


# ---- IN --------------------------------------------------------------------------------------------------------------


def test_every_row_has_one_object_in_order(whole: tuple[Path, Path]) -> None:
    assert [row["row"] for row in _read(whole[1])] == list(range(1, 41))


def test_ids_are_kept(whole: tuple[Path, Path]) -> None:
    assert [row["id"] for row in _read(whole[1])] == [f"a{n}" for n in range(40)]


def test_a_row_is_the_summary_as_json_with_its_number_and_id(whole: tuple[Path, Path]) -> None:
    summary = scripted.make().summarize(scripted.article(3), ENGLISH).to_dict()
    row = _read(whole[1])[3]
    assert {key: row[key] for key in summary if key != "seconds"} == {
        k: v for k, v in summary.items() if k != "seconds"
    }


def test_a_bad_row_is_an_error_object_in_its_place(whole: tuple[Path, Path]) -> None:
    row = _read(whole[1])[17]
    assert (row["row"], row["id"], row["error"]["code"]) == (18, "a17", "too_short")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{torn", "file_format"),
        ('["a list"]', "file_format"),
        ("[" * 100_000, "file_format"),
        ('{"id": 5}', "input"),
        ('{"id": 5, "text": null}', "input"),
        ('{"id": 5, "text": 7}', "input"),
        ('{"id": 5, "text": ""}', "too_short"),
        ('{"text": "\\ud800 \\u0000"}', "too_short"),
    ],
    ids=["torn", "list", "nested", "no-text", "null", "number", "empty", "surrogate"],
)
def test_a_line_that_is_no_article_costs_only_itself(tmp_path: Path, line: str, code: str) -> None:
    source = _write_jsonl(tmp_path / "in.jsonl", [_articles(1)[0], line, _articles(2)[1]])
    tally = _run(source, tmp_path / "out.jsonl")
    errors = [row.get("error", {}).get("code") for row in _read(tmp_path / "out.jsonl")]
    assert (tally.rows, tally.failed, errors[0], errors[2], errors[1] is not None) == (3, 1, None, None, True)
    if code != "too_short":
        assert errors[1] == code


def test_bytes_that_are_not_utf8_cost_only_their_row(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"text": "\xff\xfe"}\n' + json.dumps(_articles(1)[0]).encode() + b"\n")
    assert (_run(source, tmp_path / "out.jsonl").failed, len(_read(tmp_path / "out.jsonl"))) == (1, 2)


def test_a_line_too_long_to_be_a_row_is_told_and_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_rows, "MAX_ROW_BYTES", 2_000)
    source = _write_jsonl(tmp_path / "in.jsonl", [{"text": "x" * 9_000}, _articles(1)[0]])
    _run(source, tmp_path / "out.jsonl")
    assert [row.get("error", {}).get("code") for row in _read(tmp_path / "out.jsonl")] == ["too_long", None]


def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    source = _write_jsonl(tmp_path / "in.jsonl", ["", _articles(1)[0], "   ", _articles(2)[1], ""])
    assert _run(source, tmp_path / "out.jsonl").rows == 2


def test_a_byte_order_mark_is_no_part_of_the_first_row(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"\xef\xbb\xbf" + json.dumps(_articles(1)[0]).encode())
    assert _run(source, tmp_path / "out.jsonl").failed == 0


def test_the_field_is_chosen_by_name(tmp_path: Path) -> None:
    source = _write_jsonl(tmp_path / "in.jsonl", [{"body": scripted.article(1), "key": 9}])
    _run(source, tmp_path / "out.jsonl", field="body", id_field="key")
    assert _read(tmp_path / "out.jsonl")[0]["id"] == 9


@pytest.mark.parametrize("name", ["in.jsonl", "in.csv"])
def test_a_field_that_no_row_has_ends_the_batch_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("body\nwords\n" if name.endswith("csv") else '{"body": "words"}\n')
    with pytest.raises(BatchError, match=r"no field 'text'; it has: body\. Choose one with --field\."):
        _run(tmp_path / name, tmp_path / "out.jsonl")


def test_csv_gives_the_rows_of_its_table(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["id", "text"])
        writer.writeheader()
        writer.writerows(_articles(3))
    _run(tmp_path / "in.csv", tmp_path / "out.jsonl")
    assert [r["english"] for r in _read(tmp_path / "out.jsonl")] == [r["english"] for r in _read(whole[1])[:3]]


def test_a_csv_field_may_hold_line_ends_and_be_long(tmp_path: Path) -> None:
    text = "\n\n".join(scripted.article(n) for n in range(3)) + "\n\n" + " ".join(["word"] * 60_000)
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["text"], [text], [scripted.article(1)]])
    tally = _run(tmp_path / "in.csv", tmp_path / "out.jsonl")
    assert tally.rows == 2


def test_csv_bytes_that_are_not_utf8_cost_only_their_row(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"id,text\n1,\xe9t\xe9\n2," + f'"{scripted.article(1)}"'.encode() + b"\n")
    _run(tmp_path / "in.csv", tmp_path / "out.jsonl")
    assert [r.get("error", {}).get("code") for r in _read(tmp_path / "out.jsonl")] == ["file_format", None]


def test_a_folder_gives_its_pages_by_name(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    (pages / "b").mkdir(parents=True)
    for name in ("c.txt", "b/a.md", "a.html", ".hidden.txt", "notes.docx"):
        (pages / name).write_text(scripted.article(1), encoding="utf-8")
    _run(pages, tmp_path / "out.jsonl")
    assert [row["id"] for row in _read(tmp_path / "out.jsonl")] == ["a.html", "b/a.md", "c.txt"]


def test_a_page_that_cannot_be_read_costs_only_itself(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.pdf").write_bytes(b"\x00\x01 no PDF at all")
    (pages / "b.txt").write_text(scripted.article(1), encoding="utf-8")
    _run(pages, tmp_path / "out.jsonl")
    assert [r.get("error", {}).get("code") is None for r in _read(tmp_path / "out.jsonl")] == [False, True]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.jsonl", "There is no .*missing.jsonl"),
        ("page.docx", "of no known kind"),
        ("empty", "holds no page"),
    ],
)
def test_an_input_that_cannot_be_read_ends_the_batch(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "page.docx").write_text("x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(BatchError, match=message):
        _run(tmp_path / name, tmp_path / "out.jsonl")


def test_parquet_without_pyarrow_names_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_pyarrow(name: str, *arguments: Any, **named: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without_pyarrow)
    (tmp_path / "in.parquet").write_bytes(b"PAR1")
    with pytest.raises(BatchError, match=r"pip install 'news-summarizer-hi\[batch\]'"):
        _run(tmp_path / "in.parquet", tmp_path / "out.jsonl")


def test_an_empty_file_gives_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("")
    assert (_run(tmp_path / "in.jsonl", tmp_path / "out.jsonl").rows, (tmp_path / "out.jsonl").read_text()) == (0, "")


@pytest.mark.parametrize(
    ("name", "data"),
    [("in.jsonl", '{"text": "a"}\n\n{torn\n{"text": "b"}'), ("in.csv", 'text\n"a\nb"\n\nc\nd\n')],
)
def test_rows_are_counted_as_they_are_read(tmp_path: Path, name: str, data: str) -> None:
    (tmp_path / name).write_text(data)
    assert (count_rows(tmp_path / name), len(list(read_rows(tmp_path / name)))) == (3, 3)


# ---- OUT -------------------------------------------------------------------------------------------------------------


def test_a_new_batch_does_not_touch_a_file_that_exists(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("precious\n")
    with pytest.raises(BatchError, match="exists already"):
        _run(whole[0], out)
    assert out.read_text() == "precious\n"


def test_in_and_out_must_be_two_files(whole: tuple[Path, Path]) -> None:
    with pytest.raises(BatchError, match="is the input"):
        _run(whole[0], whole[0], resume=True)


def test_an_out_that_cannot_be_written_is_told_before_any_work(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    with pytest.raises(BatchError, match="cannot be written"):
        _run(whole[0], tmp_path / "no folder" / "out.jsonl")


def test_two_batches_cannot_write_one_file(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    out = tmp_path / "out.jsonl"
    seen: list[str] = []

    def second(tally: Tally) -> None:
        with pytest.raises(BatchError) as error:
            _run(whole[0], out, resume=True)
        seen.append(str(error.value))

    source = _write_jsonl(tmp_path / "in.jsonl", _articles(1))
    _run(source, out, on_progress=second)
    assert "being written by another batch" in seen[0]


def test_progress_tells_every_row(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    seen: list[tuple[int, int]] = []
    _run(whole[0], tmp_path / "out.jsonl", on_progress=lambda t: seen.append((t.rows, t.failed)))
    assert seen == [(n, 1 if n >= 18 else 0) for n in range(1, 41)]


def test_stop_ends_at_the_first_bad_row_and_leaves_it_out(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    tally = _run(whole[0], tmp_path / "out.jsonl", on_error="stop")
    assert (tally.rows, tally.failed, len(_read(tmp_path / "out.jsonl"))) == (17, 1, 17)


def test_stop_says_at_which_row_and_why(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    assert (_run(whole[0], tmp_path / "out.jsonl", on_error="stop").stopped or "").startswith("Row 18: ")


def test_a_stopped_batch_goes_on_at_the_row_that_stopped_it(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    _run(whole[0], tmp_path / "out.jsonl", on_error="stop")
    _run(whole[0], tmp_path / "out.jsonl", resume=True)
    assert _read(tmp_path / "out.jsonl") == _read(whole[1])


@pytest.mark.parametrize(("name", "value"), [("on_error", "skip"), ("workers", 0)])
def test_an_option_out_of_range_is_refused(tmp_path: Path, whole: tuple[Path, Path], name: str, value: Any) -> None:
    with pytest.raises(OptionError, match=name):
        _run(whole[0], tmp_path / "out.jsonl", **{name: value})


def test_a_fault_of_the_program_costs_only_its_row(tmp_path: Path) -> None:
    values = _articles(6)
    values[2]["text"] = f"A broken rule worries readers. {scripted.article(2)}"
    source = _write_jsonl(tmp_path / "in.jsonl", values)
    _run(source, tmp_path / "out.jsonl", make=scripted.make_broken)
    errors = [row.get("error", {}).get("code") for row in _read(tmp_path / "out.jsonl")]
    assert [errors[2] is not None, errors[:2], errors[3:]] == [True, [None] * 2, [None] * 3]


def test_a_model_that_is_missing_ends_the_batch(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    def missing() -> Any:
        raise ModelNotFoundError("Not here.")

    with pytest.raises(ModelNotFoundError):
        _run(whole[0], tmp_path / "out.jsonl", make=missing)


# ---- resume ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_resume_makes_a_file_whole_wherever_it_was_cut(tmp_path: Path, whole: tuple[Path, Path], seed: int) -> None:
    data = whole[1].read_bytes()
    cut = random.Random(seed).randrange(len(data) + 1)
    out = tmp_path / "out.jsonl"
    out.write_bytes(data[:cut])
    _run(whole[0], out, resume=True)
    assert _read(out) == _read(whole[1])


def test_resume_keeps_what_was_done(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    data = whole[1].read_bytes()
    out = tmp_path / "out.jsonl"
    out.write_bytes(data[: len(data) // 2])
    done = data[: len(data) // 2].rfind(b"\n") + 1
    _run(whole[0], out, resume=True)
    assert out.read_bytes()[:done] == data[:done]


def test_resume_of_a_finished_batch_changes_nothing(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(whole[1].read_bytes())
    tally = _run(whole[0], out, resume=True)
    assert (tally.rows, tally.resumed, tally.failed, out.read_bytes()) == (40, 40, 1, whole[1].read_bytes())


def test_resume_without_a_file_begins_one(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    assert _run(whole[0], tmp_path / "out.jsonl", resume=True).rows == 40


@pytest.mark.parametrize("change", ["other text", "other options", "other models", "fewer rows", "no row of a batch"])
def test_resume_refuses_a_file_of_another_batch(tmp_path: Path, whole: tuple[Path, Path], change: str) -> None:
    values = [json.loads(line) for line in whole[0].read_text(encoding="utf-8").splitlines()]
    if change == "other text":
        values[20]["text"] = scripted.article(99)
    source = _write_jsonl(tmp_path / "in.jsonl", values[:30] if change == "fewer rows" else values)
    out = tmp_path / "out.jsonl"
    out.write_bytes((b"not JSON\n" if change == "no row of a batch" else b"") + whole[1].read_bytes())
    before = out.read_bytes()
    options = Options(hindi=False, length="short") if change == "other options" else ENGLISH
    with pytest.raises(BatchError, match=r"Choose|choose"):
        _run(source, out, resume=True, options=options, recipe="t5" if change == "other models" else "")
    assert out.read_bytes() == before


# ---- killed ----------------------------------------------------------------------------------------------------------


def _killed_again_and_again(source: Path, out: Path, *, workers: int, kills: int, seed: int) -> None:
    """Start the batch, kill it (SIGKILL) after a random number of rows and a random moment, resume; then let it end."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["scripted"])
    chance = random.Random(seed)
    for number in range(kills + 1):
        process = context.Process(target=scripted.run_slow_batch, args=(source, out, workers, number > 0))
        process.start()
        if number < kills:
            wanted = (out.read_bytes().count(b"\n") if out.exists() else 0) + chance.randrange(8)
            while process.is_alive() and (out.read_bytes().count(b"\n") if out.exists() else 0) < wanted:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.01))
            process.kill()
        process.join()


def test_a_batch_killed_20_times_loses_nothing_and_does_nothing_twice(tmp_path: Path) -> None:
    source = _write_jsonl(tmp_path / "in.jsonl", _articles(150))
    _killed_again_and_again(source, tmp_path / "out.jsonl", workers=1, kills=20, seed=2)
    assert [row["id"] for row in _read(tmp_path / "out.jsonl")] == [f"a{n}" for n in range(150)]


def test_a_batch_of_two_processes_killed_twice_loses_nothing_and_does_nothing_twice(tmp_path: Path) -> None:
    source = _write_jsonl(tmp_path / "in.jsonl", _articles(150))
    _killed_again_and_again(source, tmp_path / "out.jsonl", workers=2, kills=2, seed=5)
    assert [row["id"] for row in _read(tmp_path / "out.jsonl")] == [f"a{n}" for n in range(150)]


def test_ctrl_c_leaves_a_file_to_go_on_from(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    def stop(tally: Tally) -> None:
        if tally.rows == 9:
            raise KeyboardInterrupt

    out = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt):
        _run(whole[0], out, on_progress=stop)
    _run(whole[0], out, resume=True)
    assert _read(out) == _read(whole[1])


# ---- several processes -----------------------------------------------------------------------------------------------


def test_two_processes_give_the_rows_of_one_and_a_deadly_row_costs_only_itself(
    tmp_path: Path, whole: tuple[Path, Path]
) -> None:
    values = [json.loads(line) for line in whole[0].read_text(encoding="utf-8").splitlines()]
    values[30]["text"] = f"A poison scare closed a market. {scripted.article(30)}"
    source = _write_jsonl(tmp_path / "in.jsonl", values)
    _run(source, tmp_path / "out.jsonl", make=scripted.make_deadly, workers=2)
    rows, expected = _read(tmp_path / "out.jsonl"), _read(whole[1])
    assert (rows[30]["error"]["code"], rows[:30], rows[31:]) == ("engine", expected[:30], expected[31:])


def test_processes_that_die_while_loading_end_the_batch(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    with pytest.raises(BatchError, match="died while loading the models"):
        _run(whole[0], tmp_path / "out.jsonl", make=scripted.make_dead, workers=2)


def test_an_error_of_all_rows_in_a_process_ends_the_batch(tmp_path: Path, whole: tuple[Path, Path]) -> None:
    make = summarizer_maker("no such model/at all", "bundled", offline=True)
    with pytest.raises(SummarizerError):
        _run(whole[0], tmp_path / "out.jsonl", make=make, workers=2)


# ---- Python ----------------------------------------------------------------------------------------------------------


def test_summarize_iter_keeps_the_order() -> None:
    rows = [scripted.article(n) for n in range(12)]
    found = [r.english for r in summarize_iter(rows, ENGLISH, summarizer=scripted.make()) if isinstance(r, Summary)]
    assert found == [scripted.make().summarize(row, ENGLISH).english for row in rows]


def test_summarize_iter_takes_texts_pages_and_mappings() -> None:
    text = scripted.article(1)
    rows = [text, RawPage(text=text), {"text": text}]
    assert len({r.english for r in summarize_iter(rows, ENGLISH, summarizer=scripted.make())}) == 1  # type: ignore[union-attr]


def test_summarize_iter_yields_the_error_of_a_row_in_its_place() -> None:
    rows: list[Any] = [scripted.article(1), "Short.", {"body": "x"}, 7, scripted.article(2)]
    kinds = [isinstance(r, Summary) for r in summarize_iter(rows, ENGLISH, summarizer=scripted.make())]
    assert kinds == [True, False, False, False, True]


def test_summarize_iter_reads_no_further_ahead_than_it_must() -> None:
    taken = itertools.count()

    def endless() -> Iterator[str]:
        while True:
            yield scripted.article(next(taken))

    list(itertools.islice(summarize_iter(endless(), ENGLISH, summarizer=scripted.make(), batch_tokens=500), 5))
    assert next(taken) < 200


# ---- memory ----------------------------------------------------------------------------------------------------------


def test_memory_stays_level_over_2000_rows(tmp_path: Path) -> None:
    """Python's living objects: one row kept is 20 or more, so 1,300 rows kept would be 26,000.

    benchmarks/batch_memory.py measures the whole process over 100,000 rows.
    """
    source = _write_jsonl(tmp_path / "in.jsonl", _articles(2_000))
    blocks: dict[int, int] = {}

    def measure(tally: Tally) -> None:
        if tally.rows in (700, 2_000):
            gc.collect()
            blocks[tally.rows] = sys.getallocatedblocks()

    _run(source, tmp_path / "out.jsonl", on_progress=measure)
    assert blocks[2_000] - blocks[700] < 5_000


def test_stdin_is_read_as_jsonl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "".join(f"{json.dumps(value)}\n" for value in _articles(3)).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert _run(Path("-"), tmp_path / "out.jsonl").rows == 3
