"""Rows to results, order kept, in this process; a row that fails in an unforeseen way costs that row alone."""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..errors import BatchError, CancelledError, ModelError, OptionError, SummarizerError
from ..pipeline import Summarizer
from ..records import Device, EngineName, Options, RawPage, Summary
from .rows import Row, load

# What is wrong for one row is then wrong for every row: the batch ends instead of failing a hundred thousand times.
WHOLE_BATCH = (BatchError, CancelledError, ModelError, OptionError)

Result = Summary | SummarizerError
Maker = Callable[[], Summarizer]  # builds the summarizer where it is used: here, in a process, on another machine


def summarizer_maker(
    model: str,
    translator: str,
    engine: EngineName = "auto",
    device: Device = "auto",
    threads: int = 0,
    offline: bool = False,
    *,
    ready: Summarizer | None = None,
) -> Maker:
    """What builds a summarizer of these models wherever it is called; `ready` is one that exists, for this process."""
    if ready is not None:
        return lambda: ready
    return functools.partial(
        Summarizer, model, translator, engine=engine, device=device, threads=threads, offline=offline or None
    )


def results(
    summarizer: Summarizer, rows: Iterable[Row], options: Options, batch_tokens: int | None = None
) -> Iterator[tuple[Row, Result]]:
    """Each row with its summary or its error, in the order of `rows`, read no further ahead than the batch needs."""
    source = iter(rows)
    waiting: deque[Row] = deque()  # taken from `source`, not yet answered

    def pages() -> Iterator[str | RawPage]:
        for row in source:
            loaded = load(row)
            waiting.append(loaded)
            if loaded.error is None:
                yield _page_of(loaded)

    knobs: dict[str, Any] = {} if batch_tokens is None else {"batch_tokens": batch_tokens}
    while True:
        try:
            for result in summarizer.summarize_many(pages(), options, **knobs):
                yield from _unreadable(waiting)
                if isinstance(result, WHOLE_BATCH):
                    raise result
                yield waiting.popleft(), result
            yield from _unreadable(waiting)
            return
        except WHOLE_BATCH:
            raise
        except Exception:  # the whole group failed at once: find the row that did it, then go on with the rest
            if not waiting:
                raise  # no row had been taken, so no row can be to blame
            while waiting:
                row = waiting.popleft()
                yield row, row.error or _one(summarizer, row, options)


def _unreadable(waiting: deque[Row]) -> Iterator[tuple[Row, Result]]:
    """The rows at the front that could not be read, which the summarizer never saw."""
    while waiting and (error := waiting[0].error) is not None:
        yield waiting.popleft(), error


def _page_of(row: Row) -> str | RawPage:
    if not isinstance(row.page, str | RawPage):
        raise BatchError(f"Row {row.number} has neither a page nor an error. Give each row one of them.")
    return row.page


def _one(summarizer: Summarizer, row: Row, options: Options) -> Result:
    try:
        return summarizer.summarize(_page_of(row), options)
    except WHOLE_BATCH:
        raise
    except SummarizerError as error:
        return error
    except Exception as error:  # never a lost row: a fault of the program is told in the row that met it
        return SummarizerError(
            f"The program failed on this row ({type(error).__name__}: {error}); a summary was needed. "
            "Please report it with the row."
        )
