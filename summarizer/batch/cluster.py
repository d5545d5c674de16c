"""The same work on a Ray cluster: one adapter on Ray Data, which does the scheduling, scaling and retrying.

ray and pyarrow come with the [batch] extra and are imported here only, when called.
"""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import Any, Literal

from ..errors import BatchError, SummarizerError
from ..pipeline import Summarizer
from ..records import Options
from .output import encode
from .rows import LINE_SUFFIXES, PARQUET_SUFFIXES, Row, row_of, row_of_line
from .work import Maker, results

OUT_COLUMNS = ("id", "english", "hindi", "error", "summary")
ACTOR_ROWS = 32  # rows a call: two full token batches of news articles, and little to do again when an actor is lost


class _Actor:
    """Holds the models in one Ray actor and turns a table of rows into the same table with its summaries."""

    def __init__(
        self, make: Maker, options: Options, field: str, id_field: str, batch_tokens: int | None, as_lines: bool
    ) -> None:
        self.summarizer = make()
        self.options = options
        self.field, self.id_field = field, id_field
        self.batch_tokens = batch_tokens
        self.as_lines = as_lines  # each row is a line of JSONL, read here so that a bad one costs itself alone

    def __call__(self, table: Any) -> Any:
        import pyarrow as pa

        read = partial(row_of, number=0, field=self.field, id_field=self.id_field)
        values = table.to_pylist()
        rows = [_row_of_text(v["text"], self.field, self.id_field) if self.as_lines else read(v) for v in values]
        columns: dict[str, list[str | None]] = {name: [] for name in OUT_COLUMNS}
        for row, result in results(self.summarizer, rows, self.options, self.batch_tokens):
            columns["id"].append(None if row.id is None else str(row.id))
            columns["english"].append(None if isinstance(result, SummarizerError) else result.english)
            columns["hindi"].append(None if isinstance(result, SummarizerError) else result.hindi)
            columns["error"].append(result.code if isinstance(result, SummarizerError) else None)
            columns["summary"].append(encode(row, result, _recipe(self.field, self.options)).data.decode().rstrip("\n"))
        if self.as_lines:
            table = table.drop_columns(["text"])
        for name, cells in columns.items():
            if name in table.column_names:
                if name == "id":
                    continue  # the caller's own column, in its own type
                table = table.drop_columns([name])
            table = table.append_column(name, pa.array(cells, type=pa.string()))
        return table


def ray_dataset(
    dataset: Any,
    options: Options | None = None,
    *,
    make: Maker = Summarizer,
    workers: int | tuple[int, int] = (1, 4),
    field: str = "text",
    id_field: str = "id",
    batch_tokens: int | None = None,
    batch_rows: int = ACTOR_ROWS,
    num_cpus: float | None = None,
    num_gpus: float | None = None,
    as_lines: bool = False,
) -> Any:
    """A `ray.data.Dataset` with columns added: english, hindi, error (its code, or null) and summary (the JSON).

    Lazy, as Ray's own are. `workers` is a number of actors, or (least, most) between which Ray scales; each holds its
    own models, built there by `make`. A row that fails has an error, and a lost actor's rows are done again.
    """
    ray = _require_ray()
    least, most = (workers, workers) if isinstance(workers, int) else workers
    resources = {"num_gpus": num_gpus} if num_gpus else {"num_cpus": num_cpus or 1}
    return dataset.map_batches(
        _Actor,
        fn_constructor_args=(make, options or Options(), field, id_field, batch_tokens, as_lines),
        batch_format="pyarrow",
        batch_size=batch_rows,
        compute=ray.data.ActorPoolStrategy(min_size=least, max_size=most),
        **resources,
    )


def run_on_ray(
    source: str,
    out: str,
    options: Options | None = None,
    *,
    make: Maker = Summarizer,
    workers: int | tuple[int, int] = 1,
    address: str | None = None,
    out_format: Literal["jsonl", "parquet"] | str = "jsonl",
    field: str = "text",
    id_field: str = "id",
    batch_tokens: int | None = None,
    batch_rows: int = ACTOR_ROWS,
    num_gpus: float = 0,
) -> int:
    """Summarise JSONL, CSV or Parquet into the folder `out`, on any file system that Ray reads; how many rows failed.

    Ray scales from one actor to `workers`, or between two numbers. Rows stay in order from file to file and within
    each. Without `address` the cores of this machine are the cluster.
    """
    ray = _require_ray()
    _require_new(out)
    if not ray.is_initialized():
        ray.init(address=address, include_dashboard=False if address is None else None, log_to_driver=False)
    scale = (1, workers) if isinstance(workers, int) else workers
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    try:
        dataset, as_lines = _read(ray, source, out_format)
        table = ray_dataset(
            dataset, options, make=make, workers=scale, field=field, id_field=id_field,
            batch_tokens=batch_tokens, batch_rows=batch_rows, num_gpus=num_gpus, as_lines=as_lines,
        )  # fmt: skip
        sink = _sink(out, out_format)
        table.select_columns(list(OUT_COLUMNS)).write_datasink(sink)
    except SummarizerError:
        raise
    except Exception as error:  # Ray's own errors share no parent that says more
        reason = str(error).strip().splitlines()[-1:] or [type(error).__name__]
        raise BatchError(
            f"Ray could not finish the batch ({reason[0]}). Check the input, {out} and the cluster."
        ) from error
    failed: int = sink.failed
    return failed


def _recipe(field: str, options: Options) -> str:
    return f" {field} {options!r}"


def _row_of_text(line: str, field: str, id_field: str) -> Row:
    return row_of_line(line.encode("utf-8", "surrogatepass"), 0, field, id_field)


def _require_ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise BatchError(
            "Ray is not installed; it is needed for a cluster. Install it with: pip install 'news-summarizer-hi[batch]'"
        ) from error
    return ray


def _require_new(out: str) -> None:
    """Refuse a folder that holds something: Ray would add its files to those of another batch."""
    from pyarrow import fs

    try:
        files, path = fs.FileSystem.from_uri(out) if "://" in out else (fs.LocalFileSystem(), out)
        taken = files.get_file_info(fs.FileSelector(path, allow_not_found=True))
    except (OSError, ValueError) as error:
        raise BatchError(f"{out} cannot be used as a folder: {error}. Choose another name.") from error
    if taken:
        raise BatchError(f"{out} holds {len(taken)} files already; a batch starts with a new folder. Choose another.")


def _read(ray: Any, source: str, out_format: str) -> tuple[Any, bool]:
    """The dataset, and whether its rows are lines of JSONL; a folder holds files of the format of the output."""
    suffix = PurePosixPath(source).suffix.lower()
    if suffix in LINE_SUFFIXES or (not suffix and out_format == "jsonl"):
        return ray.data.read_text(source), True
    if suffix in PARQUET_SUFFIXES or not suffix:
        return ray.data.read_parquet(source), False
    if suffix == ".csv":
        return ray.data.read_csv(source), False
    known = ", ".join((*LINE_SUFFIXES, ".csv", *PARQUET_SUFFIXES))
    raise BatchError(
        f"{source} is of no kind that is read with ray; {known} or a folder of them is needed. Convert it."
    )


def _sink(out: str, out_format: str) -> Any:
    """Where Ray writes: a file a block, of JSON lines or Parquet; counts the failed rows."""
    from ray.data.block import BlockAccessor
    from ray.data.datasource import BlockBasedFileDatasink

    class Sink(BlockBasedFileDatasink):  # type: ignore[misc]  # a class of ray, which mypy does not follow
        failed = 0

        def write(self, blocks: Any, ctx: Any) -> Any:
            held = list(blocks)
            super().write(held, ctx)
            columns = [BlockAccessor.for_block(b).to_arrow().column("error") for b in held if len(b)]
            return sum(len(column) - column.null_count for column in columns)

        def write_block_to_file(self, block: Any, file: Any) -> None:
            table = block.to_arrow()
            if out_format == "parquet":
                import pyarrow.parquet

                pyarrow.parquet.write_table(table, file)
                return
            for line in table.column("summary").to_pylist():
                file.write(line.encode("utf-8") + b"\n")

        def on_write_complete(self, write_result: Any) -> None:
            super().on_write_complete(write_result)
            self.failed = sum(n or 0 for n in write_result.write_returns)

    return Sink(out, file_format=out_format)
