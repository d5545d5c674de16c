"""A batch on a local Ray with scripted engines, as a program of its own: Ray's threads stay out of the tests' process.

Arguments: IN OUT FORMAT. Prints the number of failed rows.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import ray
import scripted

from summarizer.batch import run_on_ray
from summarizer.records import Options

if __name__ == "__main__":
    source, out, out_format = sys.argv[1:]
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parent), os.environ.get("PYTHONPATH", "")])
    ray.init(
        num_cpus=4,  # two for the actors, two for reading and writing; more than the machine has is no harm here
        include_dashboard=False,
        log_to_driver=False,
        runtime_env={"env_vars": {"PYTHONPATH": path, "SCRIPTED_FLAG": os.environ["SCRIPTED_FLAG"]}},
    )
    failed = run_on_ray(
        source, out, Options(hindi=False), make=scripted.make_deadly_once, workers=(2, 2), out_format=out_format,
        batch_rows=4,
    )  # fmt: skip
    print(f"failed rows: {failed}")  # Ray prints words of its own to stdout
