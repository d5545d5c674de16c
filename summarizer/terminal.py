"""What a command line reads and writes: pages, lists of names, progress on stderr, the result."""

from __future__ import annotations

import contextlib
import csv
import importlib.resources
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Protocol, TextIO

from .errors import FileFormatError, InputError, OptionError, TooLongError
from .records import Progress, RawPage

MAX_BYTES = 10_000_000  # far above any page (2 MB when fetched); checked while reading, so that no pipe fills memory
SHOW_EVERY_S = 0.2  # the eye reads no faster, and a slow terminal must not slow the work
LOG_EVERY_S = 60.0  # where stderr is a file, one line a minute

STAGES = {
    "cleaning": "Cleaning",
    "reading": "Reading",
    "writing": "Writing",
    "checking": "Checking",
    "hindi": "Hindi",
    "done": "Done",
}


# ---- in --------------------------------------------------------------------------------------------------------------


def read_page(page: str, *, offline: bool = False) -> RawPage | str:
    """The page that a word of the command line names: a file, a URL, "-" for stdin, "sample" for the built-in one."""
    if page == "-":
        return _decode(_read_bounded("-"), "stdin")
    if page == "sample" and not Path(page).exists():
        return RawPage(text=sample_page(), origin="sample")
    if page.lower().startswith(("http://", "https://")):
        if offline:
            raise OptionError("--offline was given with a URL, which needs the network. Leave out one of the two.")
        from .fetch import fetch_page

        return fetch_page(page)
    from .article import read_file

    return read_file(_require_file(page))


def sample_page() -> str:
    """A news page as it is copied from a browser, menus and all; invented."""
    return (importlib.resources.files(__package__) / "sample_page.txt").read_text(encoding="utf-8")


def read_plain(name: str) -> str:
    """The text of a file or of stdin ("-"), as it is."""
    return _decode(_read_bounded(name), "stdin" if name == "-" else name)


def read_glossary(path: Path | None) -> tuple[tuple[str, str], ...]:
    """The pairs of a CSV file: English, Hindi. Empty lines, # remarks and a header of language names do not count."""
    if path is None:
        return ()
    pairs: list[tuple[str, str]] = []
    lines = _decode(_read_bounded(str(path)), str(path)).splitlines()
    for number, record in enumerate(csv.reader(lines), 1):
        cells = [cell.strip() for cell in record]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if len(cells) != 2 or not all(cells):
            raise FileFormatError(
                f"Line {number} of {path} has {len([c for c in cells if c])} filled columns; a glossary has two, "
                "the English name and its Hindi. Mend the line."
            )
        if not pairs and [c.lower() for c in cells] in (["english", "hindi"], ["en", "hi"]):
            continue
        pairs.append((cells[0], cells[1]))
    return tuple(pairs)


def _require_file(name: str) -> Path:
    path = Path(name)
    try:
        if path.is_dir():
            raise InputError(f"{name} is a folder; one page is needed. Use summarizer batch for a folder of pages.")
        if not path.exists():
            raise InputError(f"There is no file {name}; a file, a URL or - for stdin is needed. Check the name.")
    except OSError as error:  # a whole article given as the name, for one
        raise InputError(
            f"{name[:40]!r}… is no file name ({error.strerror}); a file, a URL or - for stdin is needed. "
            "Give a text through stdin."
        ) from error
    return path


def _read_bounded(name: str) -> bytes:
    if name == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        try:
            with _require_file(name).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise InputError(f"{name} cannot be read: {error.strerror}. Check the file and its rights.") from error
    if len(data) > MAX_BYTES:
        raise TooLongError(f"The input has over {MAX_BYTES:,} bytes; an article has far fewer. Give one article.")
    return data


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileFormatError(f"{name} is not text in UTF-8 (byte {error.start}). Save it in UTF-8.") from error


# ---- out -------------------------------------------------------------------------------------------------------------


def write_result(text: str, output: Path | None = None) -> None:
    """The result on stdout, or whole in a file: a reader of the file never sees half of it."""
    if output is None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError as error:
            # without its errno, by which typer would end the program itself, with the exit code of a finding
            raise BrokenPipeError("the reader of stdout has gone") from error
        return
    scratch = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        scratch.write_text(text, encoding="utf-8", errors="replace")
        os.replace(scratch, output)
    except OSError as error:
        with contextlib.suppress(OSError):
            scratch.unlink()
        raise InputError(f"{output} cannot be written: {error.strerror}. Check the folder and its rights.") from error


class _Line:
    """One line of stderr that is written over; nothing at all where stderr is no terminal."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.live = stream.isatty()
        self._shown = False

    def put(self, text: str) -> None:
        if self.live:
            with contextlib.suppress(OSError):
                self.stream.write(f"\r\x1b[2K{text}")
                self.stream.flush()
            self._shown = True

    def clear(self) -> None:
        if self._shown:
            self.put("")
            self._shown = False


class StageLine(_Line):
    """The stages of one summary: "Reading (2 of 3)"."""

    def __enter__(self) -> StageLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def show(self, step: Progress) -> None:
        of = f" ({min(step.done + 1, step.total)} of {step.total})" if step.total > 1 else ""
        self.put(f"{STAGES[step.stage]}{of} …")


class _Count(Protocol):
    """What `BatchLine` reads of a batch's tally."""

    @property
    def rows(self) -> int: ...
    @property
    def failed(self) -> int: ...
    @property
    def resumed(self) -> int: ...
    @property
    def seconds(self) -> float: ...
    @property
    def rows_per_s(self) -> float: ...
    @property
    def stopped(self) -> str | None: ...


class BatchLine(_Line):
    """The progress of a batch: rows, failures, rate, time left; live on a terminal, else a line a minute."""

    def __init__(self, stream: TextIO, *, count: Callable[[], int | None]) -> None:
        super().__init__(stream)
        self._count = count
        self._total: int | None = None
        self._counted = False
        self._next = time.monotonic() + (0.0 if self.live else LOG_EVERY_S)

    def __enter__(self) -> BatchLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def show(self, tally: _Count) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + (SHOW_EVERY_S if self.live else LOG_EVERY_S)
        if not self._counted:
            self._total, self._counted = self._count(), True
        text = progress_text(tally, self._total)
        if self.live:
            self.put(text)
        else:
            self._say(text)

    def finish(self, tally: _Count) -> None:
        """The last line, which stays; and the row that stopped the batch, if one did."""
        done = tally.rows - tally.resumed
        before = f", {tally.resumed:,} of them before" if tally.resumed else ""
        self.end(
            f"{tally.rows:,} rows{before}; {tally.failed:,} failed; "
            f"{done:,} in {duration(tally.seconds)}, {tally.rows_per_s:.1f} rows/s."
        )
        if tally.stopped:
            self._say(f"{tally.stopped} The batch stopped there; go on with --resume.")

    def end(self, text: str) -> None:
        self.clear()
        self._say(text)

    def _say(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self.stream.write(f"{text}\n")
            self.stream.flush()


def progress_text(tally: _Count, total: int | None) -> str:
    """ "1,200 of 5,000 rows · 3 failed · 4.1 rows/s · 15 min left"; what is not known is left out."""
    parts = [f"{tally.rows:,} of {total:,} rows" if total else f"{tally.rows:,} rows"]
    if tally.failed:
        parts.append(f"{tally.failed:,} failed")
    if tally.rows_per_s > 0:
        parts.append(f"{tally.rows_per_s:.1f} rows/s")
        if total:
            parts.append(f"{duration(max(0, total - tally.rows) / tally.rows_per_s)} left")
    return " · ".join(parts)


def duration(seconds: float) -> str:
    """A time as people say it: 42 s, 7 min, 3 h 20 min."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
