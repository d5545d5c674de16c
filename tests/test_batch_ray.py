"""batch on a real local Ray of two worker processes, one of which is killed at work."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import scripted

from summarizer.batch import run_batch, run_on_ray
from summarizer.errors import BatchError
from summarizer.records import Options

pytest.importorskip("ray", reason="needs the [batch] extra")

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Run:
    """What a batch on Ray left behind: its rows in the order of its files, and what it printed."""

    rows: list[dict[str, Any]]
    failed: int
    processes: int
    killed: bool


def _on_ray(source: Path, out: Path, out_format: str) -> Run:
    flag = out.parent / f"{out.name}-flag"
    run = subprocess.run(
        [sys.executable, str(HERE / "ray_program.py"), str(source), str(out), out_format],
        env={
            **os.environ,
            "SCRIPTED_FLAG": str(flag),
            "PYTHONPATH": str(HERE.parent),
            "RAY_USAGE_STATS_ENABLED": "0",
            "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-4_000:]
    if out_format == "parquet":
        import pyarrow.parquet

        texts = [t for path in sorted(out.iterdir()) for t in pyarrow.parquet.read_table(path)["summary"].to_pylist()]
    else:
        texts = [t for path in sorted(out.iterdir()) for t in path.read_text(encoding="utf-8").splitlines()]
    rows = sorted((_plain(json.loads(text)) for text in texts), key=lambda row: int(row["id"][1:]))
    processes = len(list(out.parent.glob(f"{flag.name}-*")))
    failed = re.findall(r"^failed rows: (\d+)$", run.stdout, re.M)
    return Run(rows=rows, failed=int(failed[-1]), processes=processes, killed=flag.exists())


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row without what a cluster does not know (its number) and what differs from run to run."""
    return {key: value for key, value in row.items() if key not in ("row", "made_from", "seconds")}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """48 rows: one too short, and one that kills its process the first time."""
    path = tmp_path_factory.mktemp("ray") / "in.jsonl"
    values = [{"id": f"a{n}", "text": scripted.article(n)} for n in range(48)]
    values[7]["text"] = "Too short."
    values[30]["text"] = f"A poison scare closed a market. {scripted.article(30)}"
    path.write_text("".join(f"{json.dumps(value)}\n" for value in values))
    return path


@pytest.fixture(scope="module")
def on_ray(source: Path) -> Run:
    return _on_ray(source, source.parent / "ray-jsonl", "jsonl")


@pytest.fixture(scope="module")
def here(source: Path) -> list[dict[str, Any]]:
    """The rows of the same batch in one process."""
    out = source.parent / "here.jsonl"
    run_batch(source, out, Options(hindi=False), make=scripted.make)
    return [_plain(json.loads(line)) for line in out.read_text(encoding="utf-8").splitlines()]


def test_ray_gives_the_rows_of_one_machine(on_ray: Run, here: list[dict[str, Any]]) -> None:
    assert on_ray.rows == here


def test_a_killed_worker_of_ray_loses_nothing(on_ray: Run) -> None:
    assert (on_ray.killed, [row["id"] for row in on_ray.rows]) == (True, [f"a{n}" for n in range(48)])


def test_ray_used_two_workers_and_one_in_place_of_the_killed_one(on_ray: Run) -> None:
    assert on_ray.processes >= 3


def test_ray_counts_the_failed_rows(on_ray: Run) -> None:
    assert on_ray.failed == 1


def test_ray_reads_and_writes_parquet(source: Path, here: list[dict[str, Any]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet

    values = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    pyarrow.parquet.write_table(pa.Table.from_pylist(values), source.parent / "in.parquet")
    assert _on_ray(source.parent / "in.parquet", source.parent / "ray-parquet", "parquet").rows == here


def test_ray_does_not_add_to_a_folder_that_holds_something(source: Path, tmp_path: Path) -> None:
    (tmp_path / "part.jsonl").write_text("precious\n")
    with pytest.raises(BatchError, match="holds 1 files already"):
        run_on_ray(str(source), str(tmp_path))


def test_one_machine_reads_parquet(source: Path, here: list[dict[str, Any]], tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet

    values = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    pyarrow.parquet.write_table(pa.Table.from_pylist(values), tmp_path / "in.parquet")
    run_batch(tmp_path / "in.parquet", tmp_path / "out.jsonl", Options(hindi=False), make=scripted.make)
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [_plain(json.loads(line)) for line in lines] == here
