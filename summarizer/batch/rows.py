"""IN of a batch, row by row: JSONL, CSV, Parquet or a folder of pages; never more than a few rows in memory."""

from __future__ import annotations

import csv
import hashlib
import itertools
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from ..article import read_file
from ..errors import BatchError, FileFormatError, InputError, SummarizerError, TooLongError
from ..records import RawPage

PAGE_SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf")
LINE_SUFFIXES = (".jsonl", ".ndjson")
TABLE_SUFFIXES = (".csv", ".tsv")
PARQUET_SUFFIXES = (".parquet", ".pq")

# A row is an article (100,000 characters at most) and its fields, or a whole HTML page (2 MB at most when fetched);
# what is far above both is no row, and reading it would break the promise of level memory.
MAX_ROW_BYTES = 16_000_000
ROWS_LOOKED_AT = 20  # a field that none of the first rows has is taken for a slip of the caller, not for bad rows


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row of IN: its number (from 1), its id if it has one, and its page, or why there is none.

    `page` is a path until `load` reads it; `key` tells this row's content from any other without reading a path.
    """

    number: int
    id: str | int | float | None = None
    key: str = ""
    page: str | RawPage | Path | None = None
    error: SummarizerError | None = None


def fingerprint(row: Row, recipe: str) -> str:
    """16 hexadecimal digits that tell this row, made by this recipe, from every other."""
    text = f"{recipe}\n{row.id!r}\n{row.key}"
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def load(row: Row) -> Row:
    """The row with its file read; a file that cannot be read becomes the row's error."""
    if not isinstance(row.page, Path):
        return row
    try:
        return replace(row, page=read_file(row.page))
    except SummarizerError as error:
        return replace(row, page=None, error=error)
    except OSError as error:
        problem = FileFormatError(f"{row.id} cannot be read: {error.strerror}. Check the file and its rights.")
        return replace(row, page=None, error=problem)


def row_of(value: str | RawPage | Mapping[str, Any], number: int, field: str = "text", id_field: str = "id") -> Row:
    """The row of a value from Python: a text, a page, or a mapping with the text under `field`."""
    if isinstance(value, str):
        return Row(number=number, key=value, page=value)
    if isinstance(value, RawPage):
        return Row(number=number, id=value.origin, key=value.text, page=value)
    if isinstance(value, Mapping):
        return _row_of_fields(value, number, field, id_field)
    message = f"Row {number} is a {type(value).__name__}; a text, a page or a mapping is needed. Give one of these."
    return Row(number=number, key=repr(value), error=InputError(message))


def read_rows(source: str | Path, *, field: str = "text", id_field: str = "id") -> Iterator[Row]:
    """The rows of a file or folder in a fixed order; what is wrong with one row is in that row.

    Raises `BatchError` when nothing can be read at all: no such file, an unknown kind, no such column.
    """
    if str(source) == "-":
        return _read_lines(sys.stdin.buffer, field, id_field)
    path = _require_source(source)
    if path.is_dir():
        return _read_folder(path)
    suffix = path.suffix.lower()
    if suffix in TABLE_SUFFIXES:
        return _read_table(path, field, id_field)
    if suffix in PARQUET_SUFFIXES:
        return _read_parquet(path, field, id_field)
    return _read_line_file(path, field, id_field)


def count_rows(source: str | Path) -> int | None:
    """How many rows `read_rows` will give, for telling the time left; None for stdin, which is read only once."""
    if str(source) == "-":
        return None
    path = _require_source(source)
    if path.is_dir():
        return sum(1 for _ in _page_files(path))
    suffix = path.suffix.lower()
    if suffix in PARQUET_SUFFIXES:
        count: int = _parquet_file(path).metadata.num_rows
        return count
    if suffix in TABLE_SUFFIXES:
        return max(0, sum(1 for _ in _records(path)) - 1)  # less the header
    with _opened(path) as stream:
        return sum(1 for line in _bounded_lines(stream) if line is None or line.strip())


def _require_source(source: str | Path) -> Path:
    path = Path(source)
    known = (*LINE_SUFFIXES, *TABLE_SUFFIXES, *PARQUET_SUFFIXES)
    if not path.exists():
        raise BatchError(f"There is no {path}; a file or a folder of pages is needed. Check the path.")
    if not path.is_dir() and path.suffix.lower() not in known:
        raise BatchError(
            f"{path.name} is of no known kind; a batch reads {', '.join(known)} or a folder of pages. "
            "Rename the file, or put the page in a folder."
        )
    return path


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise BatchError(f"{path} cannot be read: {error.strerror}. Check the file and its rights.") from error


# ---- JSONL -----------------------------------------------------------------------------------------------------------


def _bounded_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream, None for one that is too long to be a row."""
    while line := stream.readline(MAX_ROW_BYTES):
        if len(line) < MAX_ROW_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(MAX_ROW_BYTES)) and not rest.endswith(b"\n"):
            pass
        yield None


def _read_line_file(path: Path, field: str, id_field: str) -> Iterator[Row]:
    with _opened(path) as stream:
        _require_field_in_lines(stream, path, field)
        stream.seek(0)
        yield from _read_lines(stream, field, id_field)


def _read_lines(stream: BinaryIO, field: str, id_field: str) -> Iterator[Row]:
    number = 0
    for line in _bounded_lines(stream):
        if line is None:
            number += 1
            message = f"The row has over {MAX_ROW_BYTES:,} bytes; an article has far fewer. Split it into several rows."
            yield Row(number=number, key="too long", error=TooLongError(message))
            continue
        if line.strip():
            number += 1
            yield row_of_line(line, number, field, id_field)


def row_of_line(line: bytes, number: int, field: str, id_field: str) -> Row:
    """The row of one line of JSONL."""
    try:
        value = json.loads(line.removeprefix(b"\xef\xbb\xbf"))  # a byte order mark: Windows programs begin a file so
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError too
        key = hashlib.blake2b(line, digest_size=8).hexdigest()
        message = f"The row is not JSON in UTF-8 ({error}); each line must be one object. Mend this line."
        return Row(number=number, key=key, error=FileFormatError(message))
    if not isinstance(value, dict):
        message = f"The row is a JSON {type(value).__name__}; each line must be one object. Mend this line."
        return Row(number=number, key=repr(value), error=FileFormatError(message))
    return _row_of_fields(value, number, field, id_field)


def _require_field_in_lines(stream: BinaryIO, path: Path, field: str) -> None:
    names: dict[str, None] = {}
    for line in itertools.islice(_bounded_lines(stream), ROWS_LOOKED_AT):
        try:
            value = json.loads((line or b"").removeprefix(b"\xef\xbb\xbf"))
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            if field in value:
                return
            names |= dict.fromkeys(value)
    if names:
        raise _no_field(path, field, list(names))


def _row_of_fields(value: Mapping[str, Any], number: int, field: str, id_field: str) -> Row:
    """The row of an object or record: its text, its id, or what is wrong with it."""
    own = value.get(id_field)
    row_id = own if isinstance(own, str | int | float) and not isinstance(own, bool) else None
    text = value.get(field)
    if isinstance(text, str):
        return Row(number=number, id=row_id, key=text, page=text)
    found = "no field" if field not in value else f"{'an empty' if text is None else 'a'} field"
    names = ", ".join(list(map(str, value))[:8])
    message = f"The row has {found} {field!r} where a text is needed; it has: {names}. Choose the field with --field."
    return Row(number=number, id=row_id, key=repr(text), error=InputError(message))


def _no_field(path: Path, field: str, names: list[str]) -> BatchError:
    return BatchError(f"{path.name} has no field {field!r}; it has: {', '.join(names[:12])}. Choose one with --field.")


# ---- CSV -------------------------------------------------------------------------------------------------------------


def _records(path: Path) -> Iterator[list[str] | FileFormatError]:
    """The header of a table, then its records, or what is wrong with one; empty lines are left out."""
    csv.field_size_limit(MAX_ROW_BYTES)  # the module's own limit, 131,072, is below a long page; it knows only one
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    _opened(path).close()
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
        reader = csv.reader(stream, delimiter=delimiter)
        while True:
            try:
                record = next(reader, None)
            except csv.Error as error:
                message = f"The row near line {reader.line_num} is not CSV ({error}). Check its quotation marks."
                yield FileFormatError(message)
                continue
            if record is None:
                return
            if record:
                yield record


def _read_table(path: Path, field: str, id_field: str) -> Iterator[Row]:
    records = _records(path)
    first = next(records, None)
    header = first if isinstance(first, list) else []
    if field not in header:
        raise _no_field(path, field, header)
    for number, record in enumerate(records, 1):
        if isinstance(record, list):
            yield _row_of_record(dict(zip(header, record, strict=False)), number, field, id_field)
        else:
            yield Row(number=number, key=str(record), error=record)


def _row_of_record(record: dict[str, str], number: int, field: str, id_field: str) -> Row:
    row = _row_of_fields(record, number, field, id_field)
    if any("\ud800" <= sign <= "\udfff" for sign in f"{row.key}{row.id}"):
        message = "The row holds bytes that are not UTF-8; CSV must be in UTF-8. Save the table in UTF-8."
        return replace(row, id=None, page=None, error=FileFormatError(message))
    return row


# ---- Parquet ---------------------------------------------------------------------------------------------------------


def _parquet_file(path: Path) -> Any:
    try:
        import pyarrow.parquet  # comes with the [batch] extra only
    except ImportError as error:
        raise BatchError(
            f"{path.name} is Parquet, and pyarrow is not installed; it is needed to read it. "
            "Install it with: pip install 'news-summarizer-hi[batch]'"
        ) from error
    try:
        return pyarrow.parquet.ParquetFile(path)
    except (OSError, pyarrow.ArrowException) as error:
        raise BatchError(f"{path.name} is not Parquet ({error}). Check the file.") from error


def _read_parquet(path: Path, field: str, id_field: str) -> Iterator[Row]:
    table = _parquet_file(path)
    names = list(table.schema_arrow.names)
    if field not in names:
        raise _no_field(path, field, names)
    columns = [name for name in (field, id_field) if name in names]
    number = 0
    # 64 rows a read: some hundred kilobytes of text, and one call of the library for many rows
    for part in table.iter_batches(batch_size=64, columns=columns):
        for value in part.to_pylist():
            number += 1
            yield _row_of_fields(value, number, field, id_field)


# ---- a folder of pages -----------------------------------------------------------------------------------------------


def _page_files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in PAGE_SUFFIXES and not hidden and path.is_file():
            yield path


def _read_folder(folder: Path) -> Iterator[Row]:
    paths = sorted(_page_files(folder))  # by name, so that --resume meets them in the same order
    if not paths:
        kinds = ", ".join(PAGE_SUFFIXES)
        raise BatchError(f"{folder} holds no page; files ending in {kinds} are needed. Check the folder.")
    for number, path in enumerate(paths, 1):
        name = path.relative_to(folder).as_posix()
        # name and size, not the content: --resume must not read a hundred thousand PDF files again
        yield Row(number=number, id=name, key=f"{name} {path.stat().st_size}", page=path)
