"""Rows to finished lines in several processes, each with its own models; order kept, a dead process made good.

No pool of the standard library fits: `multiprocessing.Pool` waits for ever for a killed process, and
`ProcessPoolExecutor` gives up all that is under way without saying which row was to blame.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Generator, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from ..errors import BatchError, EngineError, SummarizerError
from ..records import Options
from .output import Line, encode
from .rows import Row
from .work import Maker, results

# Sixteen articles fill a batch of tokens; larger groups would idle the other processes at the end and lose more work
# to a kill.
GROUP_ROWS = 16
GROUPS_AHEAD = 3  # per process: one under way, one waiting, one finished behind a slower one
DEATHS_A_ROW_MAY_COST = 2  # alone in its process: the first may be an accident (a kill), the second is the row
DEATHS_AT_START = 3  # in a row, with no process ready: the models do not fit this machine


class _Worker:
    """A process with its models, and the group it is working on."""

    def __init__(self, make: Maker, options: Options, batch_tokens: int | None, recipe: str) -> None:
        context = multiprocessing.get_context("spawn")  # threads of torch and CTranslate2 do not survive a fork
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=_serve, args=(theirs, make, options, batch_tokens, recipe), daemon=True
        )
        with _sigint_held_back():
            self.process.start()
        theirs.close()  # theirs alone now, so that its death is an end of file here
        self.group: list[Row] | None = None
        self.ready = False

    def give(self, group: list[Row]) -> None:
        self.group = group
        with contextlib.suppress(OSError):  # it has died: the end of file that `wait` reports next says so
            self.connection.send(group)

    def end(self) -> int | None:
        """Stop the process at once; its exit code (negative: the signal that killed it)."""
        self.connection.close()
        self.process.terminate()
        self.process.join(timeout=5)  # a process that holds its models ends within a second
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        return self.process.exitcode


def _serve(connection: Connection, make: Maker, options: Options, batch_tokens: int | None, recipe: str) -> None:
    """What runs in the process: build the models, then answer each group with its lines."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of the terminal; the parent decides
    with contextlib.suppress(EOFError, OSError):  # the parent is gone, killed perhaps: nothing is left to do
        try:
            summarizer = make()
            connection.send("ready")
            while True:
                group = connection.recv()
                connection.send(
                    [encode(row, result, recipe) for row, result in results(summarizer, group, options, batch_tokens)]
                )
        except SummarizerError as error:
            connection.send(error)
        except (EOFError, OSError):
            raise
        except Exception as error:
            message = f"A batch process failed ({type(error).__name__}: {error}); it must run on. Please report this."
            connection.send(BatchError(message))


@contextlib.contextmanager
def _sigint_held_back() -> Iterator[None]:
    """A process started in here never sees Ctrl-C, not even before its first line; this one sees it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def finished_lines(
    rows: Iterator[Row],
    make: Maker,
    options: Options,
    *,
    workers: int,
    recipe: str,
    batch_tokens: int | None = None,
    group_rows: int = GROUP_ROWS,
) -> Generator[Line, None, None]:
    """The line of every row, in the order of `rows`; a bounded number of rows is in memory at any time.

    A row whose process dies is given to another; the second death makes it an error object. `make` is called in each
    process and must be picklable.
    """
    groups = iter(lambda: list(itertools.islice(rows, group_rows)), [])
    crew: list[_Worker] = []
    again: deque[list[Row]] = deque()  # rows of dead processes, one by one, so that the row to blame is found
    order: deque[int] = deque()  # numbers of the rows taken, oldest first
    finished: dict[int, Line] = {}
    deaths: Counter[int] = Counter()
    deaths_at_start = 0
    exhausted = False
    try:
        while True:
            while order and order[0] in finished:
                yield finished.pop(order.popleft())
            if exhausted and not order:
                return
            while len(crew) < workers:
                crew.append(_Worker(make, options, batch_tokens, recipe))
            for worker in crew:
                if not worker.ready or worker.group is not None:
                    continue
                if again:
                    worker.give(again.popleft())
                elif not exhausted and len(order) < workers * GROUPS_AHEAD * group_rows:
                    group = next(groups, [])
                    order.extend(row.number for row in group)
                    if group:
                        worker.give(group)
                    else:
                        exhausted = True
            if exhausted and not order:
                return
            for worker in _speaking(crew):
                try:
                    message = worker.connection.recv()
                except (EOFError, OSError):
                    crew.remove(worker)
                    code = worker.end()
                    if not worker.ready:
                        deaths_at_start += 1
                        _require_start(deaths_at_start, code)
                    group = worker.group or []
                    if len(group) == 1:
                        deaths[group[0].number] += 1
                    for row in group:
                        if deaths[row.number] >= DEATHS_A_ROW_MAY_COST:
                            finished[row.number] = encode(row, _death(code), recipe)
                        else:
                            again.append([row])
                    continue
                if isinstance(message, SummarizerError):
                    raise message
                worker.ready = True
                deaths_at_start = 0
                if message != "ready":
                    finished.update((line.number, line) for line in message)
                    worker.group = None
    finally:
        for worker in crew:
            worker.end()


def _speaking(crew: list[_Worker]) -> list[_Worker]:
    """The processes that have said something or died; waits until there is one."""
    heard = wait([worker.connection for worker in crew])
    return [worker for worker in crew if worker.connection in heard]


def _death(code: int | None) -> EngineError:
    return EngineError(
        f"The process died twice on this row (exit code {code}); it must live to write the summary. "
        "It may have run out of memory: try the row alone, or with fewer --workers."
    )


def _require_start(deaths: int, code: int | None) -> None:
    if deaths >= DEATHS_AT_START:
        raise BatchError(
            f"{deaths} processes died while loading the models (exit code {code}); each holds its own copy in memory. "
            "Give fewer --workers."
        )
