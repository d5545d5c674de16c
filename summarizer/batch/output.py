"""OUT of a batch: JSONL that is whole after every row, and from which a stopped batch goes on."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from ..errors import BatchError, SummarizerError
from ..records import Summary
from ..render import dump_json, error_to_dict, to_dict
from .rows import Row, fingerprint

# A killed process loses nothing that was handed to the system; only a power cut can, and costs this much at most.
SYNC_EVERY_S = 5.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One finished row of OUT: its bytes with the line end, and whether it holds an error."""

    number: int
    data: bytes
    failed: bool = False
    message: str = ""  # the error's, for stopping with it


def encode(row: Row, result: Summary | SummarizerError, recipe: str) -> Line:
    """The line of OUT for a row: number, id, what it was made from, then the summary or the error object.

    Number 0 becomes null: on a cluster no row knows how many stand before it.
    """
    failed = isinstance(result, SummarizerError)
    body = error_to_dict(result) if isinstance(result, SummarizerError) else to_dict(result)
    value = {"row": row.number or None, "id": row.id, "made_from": fingerprint(row, recipe), **body}
    data = dump_json(value).encode("utf-8") + b"\n"
    return Line(number=row.number, data=data, failed=failed, message=str(result) if failed else "")


class Output:
    """OUT, open for adding whole lines; one batch at a time (a lock says so to a second one)."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        self.path = path
        self._synced = time.monotonic()
        try:
            self._file: BinaryIO = open(path, "a+b", buffering=0)  # noqa: SIM115 - closed by __exit__
        except OSError as error:
            message = f"{path} cannot be written: {error.strerror}. Check the folder and its rights."
            raise BatchError(message) from error
        try:
            self._lock()
            if not resume and os.fstat(self._file.fileno()).st_size:
                raise BatchError(
                    f"{path} exists already; a batch starts with a new file. "
                    "Go on with --resume, or choose another name."
                )
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):  # a pipe cannot be synced, and a full disk has spoken before
            os.fsync(self._file.fileno())
        self._file.close()

    def _lock(self) -> None:
        try:
            import fcntl
        except ImportError:  # Windows has no flock; there two batches on one OUT are the user's to avoid
            return
        try:
            fcntl.flock(self._file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"{self.path} is being written by another batch. Wait for it, or choose another name."
            raise BatchError(message) from error
        except OSError:  # a file system without locks
            return

    def take_up(self, rows: Iterator[Row], recipe: str) -> tuple[int, int]:
        """Read what is there, drop a torn last line, and move `rows` past the rows done: (done, failed of these).

        Raises `BatchError` when a line was not made from its row of IN by this recipe; nothing is changed then.
        """
        done = failed = 0
        size = os.fstat(self._file.fileno()).st_size
        whole = 0  # bytes up to the end of the last good line
        with open(self.path, "rb") as stream:
            for data in stream:
                value = _object_of(data)
                if value is None:
                    if whole + len(data) < size:
                        raise BatchError(
                            f"Line {done + 1} of {self.path} is no row of a batch, and lines follow it. "
                            "Choose another name, or mend the file."
                        )
                    break
                row = next(rows, None)
                if row is None or (value.get("row"), value.get("made_from")) != (row.number, fingerprint(row, recipe)):
                    raise BatchError(
                        f"Line {done + 1} of {self.path} was not made from row {done + 1} of this input with these "
                        "options. Give the input and the options it was begun with, or choose another name."
                    )
                done += 1
                failed += "error" in value
                whole += len(data)
        if whole < size:
            self._file.truncate(whole)
        return done, failed

    def add(self, line: Line) -> None:
        """Append one line, whole, and hand it to the system at once."""
        rest = memoryview(line.data)
        try:
            while rest:
                rest = rest[self._file.write(rest) or 0 :]
            if time.monotonic() - self._synced > SYNC_EVERY_S:
                os.fsync(self._file.fileno())
                self._synced = time.monotonic()
        except OSError as error:
            raise BatchError(
                f"{self.path} cannot be written: {error.strerror}. Make room, then go on with --resume."
            ) from error


def _object_of(data: bytes) -> dict[str, object] | None:
    """The object on a whole line; None for a line that was torn."""
    if not data.endswith(b"\n"):
        return None
    try:
        value = json.loads(data)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
