"""Starts the page in a process of its own, for the measurements; can be run by hand too.

    python benchmarks/serving.py --port 7860 --engine scripted|bundled

"scripted" answers from the public fake engine after a short delay, so that what is measured is the page and its queue;
"bundled" uses the models of the package.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
DELAY_S = 0.2  # the scripted engine's time for a text: the bundled models need 0.1 to 0.5 s for a sentence
START_S = 180.0  # importing Gradio takes 5 to 10 s on two cores, more when they are busy


class Server:
    """The page as a process that can be killed and started again on the same port."""

    def __init__(self, engine: str = "scripted", *, delay_s: float = DELAY_S, max_waiting: int | None = None) -> None:
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}/"
        self._arguments = [f"--port={self.port}", f"--engine={engine}", f"--delay={delay_s}"]
        if max_waiting is not None:
            self._arguments.append(f"--max-waiting={max_waiting}")
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the object
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(self, *problem: object) -> None:
        self.kill()
        self._log.close()

    def start(self) -> Server:
        """Starts the process and returns when the page answers."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.getenv("PYTHONPATH")]))}
        command = [sys.executable, __file__, *self._arguments]
        self._process = subprocess.Popen(command, stdout=self._log, stderr=self._log, env=environment)
        until = time.monotonic() + START_S
        while time.monotonic() < until and self._process.poll() is None:
            try:
                if httpx.get(f"{self.address}gradio_api/startup-events", timeout=5).status_code < 500:
                    return self
            except httpx.HTTPError:
                time.sleep(0.1)
        raise SystemExit(f"The page did not start. It wrote:\n{self.log()[-2000:]}")

    def kill(self) -> None:
        """Ends the process without asking it, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def log(self) -> str:
        """All that the process has written so far."""
        self._log.seek(0)
        return self._log.read().decode("utf-8", "replace")

    def memory_mb(self) -> float:
        """Resident memory of the process, in MiB (Linux)."""
        if self._process is None:
            return 0.0
        with open(f"/proc/{self._process.pid}/status", encoding="ascii", errors="replace") as lines:
            return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def scripted(delay_s: float):  # type: ignore[no-untyped-def]
    """A summarizer of two scripted engines: the article's first sentences, and one Hindi sentence for all."""
    from summarizer.engines.scripted import ScriptedEngine
    from summarizer.pipeline import Summarizer
    from summarizer.records import ModelCard

    writer = ScriptedEngine(ModelCard(name="scripted-summarizer", role="summarizer", revision="1"), delay_s=delay_s)
    card = ModelCard(name="scripted-translator", role="translator", revision="1", languages=("en", "hi"))
    return Summarizer(writer, ScriptedEngine(card, lambda text: ["यह वाक्य हिंदी में लिखा गया है।"], delay_s=delay_s))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=7860)
    parser.add_argument("--engine", choices=("scripted", "bundled"), default="scripted")
    parser.add_argument("--delay", type=float, default=DELAY_S, help="seconds the scripted engine takes for a text")
    parser.add_argument("--max-waiting", type=int, help="length of the queue")
    chosen = parser.parse_args()
    from summarizer.web import MAX_WAITING, serve

    summarizer = scripted(chosen.delay) if chosen.engine == "scripted" else None
    serve(port=chosen.port, summarizer=summarizer, max_waiting=chosen.max_waiting or MAX_WAITING)


if __name__ == "__main__":
    main()
