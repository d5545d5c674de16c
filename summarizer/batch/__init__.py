"""Many articles: JSONL, CSV, Parquet or a folder in, JSONL out, resumable; one machine, or a Ray cluster.

The story: `rows` reads IN, `work` turns rows into results, `workers` does so in several processes, `output` keeps OUT
whole after every row; `cluster` is the same work handed to Ray Data.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..errors import BatchError, OptionError
from ..pipeline import Summarizer, default_summarizer
from ..records import Options, RawPage
from .cluster import ray_dataset, run_on_ray
from .output import Line, Output, encode
from .rows import Row, count_rows, read_rows, row_of
from .work import Maker, Result, results, summarizer_maker
from .workers import finished_lines

__all__ = ["Tally", "count_rows", "ray_dataset", "run_batch", "run_on_ray", "summarize_iter", "summarizer_maker"]

OnError = Literal["row", "stop"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How far a batch is: rows in OUT, failed ones among them, rows found there by resume, seconds of this run."""

    rows: int = 0
    failed: int = 0
    resumed: int = 0
    seconds: float = 0.0
    stopped: str | None = None  # with on_error="stop": the row and the error that ended the batch

    @property
    def rows_per_s(self) -> float:
        """Rows a second of this run, those done before it left out."""
        return (self.rows - self.resumed) / self.seconds if self.seconds > 0 else 0.0


def summarize_iter(
    rows: Iterable[str | RawPage | Mapping[str, Any]],
    options: Options | None = None,
    *,
    batch_tokens: int | None = None,
    field: str = "text",
    summarizer: Summarizer | None = None,
) -> Iterator[Result]:
    """One summary or error for each row, in order; rows are taken only as they are needed.

    A row is a text, a page or a mapping with the text under `field`. `batch_tokens` bounds the source tokens that are
    generated from together (memory against speed). An error of one row is yielded, not raised; one that holds for all
    rows (a model that is not there, options that contradict each other) is raised.
    """
    worker = summarizer or default_summarizer()
    numbered = (row_of(value, number, field) for number, value in enumerate(rows, 1))
    for _, result in results(worker, numbered, options or Options(), batch_tokens):
        yield result


def run_batch(
    source: str | Path,
    out: str | Path,
    options: Options | None = None,
    *,
    make: Maker = Summarizer,
    recipe: str = "",
    workers: int = 1,
    resume: bool = False,
    on_error: OnError = "row",
    field: str = "text",
    id_field: str = "id",
    batch_tokens: int | None = None,
    on_progress: Callable[[Tally], None] | None = None,
) -> Tally:
    """Summarise every row of `source` into the JSONL file `out`: one object per row, in order.

    `make` builds the summarizer (in each process when `workers` > 1, so it must be picklable); `recipe` names what it
    builds, and with the options tells whether a file may be resumed. Whenever this stops, by an exception, Ctrl-C or
    kill -9, `out` holds whole rows and perhaps one torn line, and `resume=True` goes on from there.
    """
    if on_error not in ("row", "stop"):
        raise OptionError(f"on_error is {on_error!r}; it must be row or stop. Choose one of these.")
    if not 1 <= workers <= 1024:
        raise OptionError(f"workers is {workers}; 1 to 1024 is possible. Give the number of processes.")
    if Path(source).exists() and Path(out).exists() and Path(source).samefile(out):
        raise BatchError(f"{out} is the input; the output needs a file of its own. Choose another name.")
    options = options or Options()
    recipe = f"{recipe} {field} {options!r}"
    rows = read_rows(source, field=field, id_field=id_field)
    with Output(Path(out), resume=resume) as output:
        done, failed = output.take_up(rows, recipe)
        resumed, started = done, time.monotonic()
        stopped = None
        if workers == 1:
            lines = _lines_here(rows, make, options, batch_tokens, recipe)
        else:
            lines = finished_lines(rows, make, options, workers=workers, recipe=recipe, batch_tokens=batch_tokens)
        with contextlib.closing(lines):  # ends the processes, also when Ctrl-C or a full disk ends this loop
            for line in lines:
                if line.failed and on_error == "stop":
                    stopped = f"Row {line.number}: {line.message}"
                    failed += 1
                    break
                output.add(line)
                done += 1
                failed += line.failed
                if on_progress is not None:
                    on_progress(Tally(rows=done, failed=failed, resumed=resumed, seconds=time.monotonic() - started))
        seconds = time.monotonic() - started
        return Tally(rows=done, failed=failed, resumed=resumed, seconds=seconds, stopped=stopped)


def _lines_here(
    rows: Iterator[Row], make: Maker, options: Options, batch_tokens: int | None, recipe: str
) -> Generator[Line, None, None]:
    """The lines of all rows, made in this process; the models are loaded only when there is a row."""
    for first in rows:
        todo = _with_first(first, rows)
        for row, result in results(make(), todo, options, batch_tokens):
            yield encode(row, result, recipe)


def _with_first(first: Row, rest: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rest
