"""A summarizer of two scripted engines, and articles for it; picklable, so that worker processes can build it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from summarizer.batch import run_batch
from summarizer.engines.scripted import ScriptedEngine
from summarizer.pipeline import Summarizer
from summarizer.records import Candidate, Decoding, ModelCard, Options

SUMMARIZER = ModelCard(name="scripted-summarizer", role="summarizer", revision="1")
TRANSLATOR = ModelCard(name="scripted-translator", role="translator", revision="1", languages=("en", "hi"))
HINDI = "यह वाक्य हिंदी में लिखा गया है।"
TOWNS = ("Pune", "Nagpur", "Indore", "Surat", "Kochi", "Patna", "Mysuru")


def article(number: int) -> str:
    """A short invented story with figures of its own for each number."""
    town = TOWNS[number % len(TOWNS)]
    return (
        f"The city council of {town} opened {number + 3} new libraries on Monday after a long wait by its readers. "
        f"Mayor Asha Kulkarni said the buildings cost {number + 11} crore rupees and hold {number + 500} books each. "
        "Students welcomed the reading rooms, which stay open until ten at night on every day of the week. "
        "The council plans to hire more librarians before the monsoon and to lend tablets to older readers."
    )


def translate(text: str) -> list[str]:
    """The same Hindi for every sentence."""
    return [HINDI]


def make() -> Summarizer:
    """The summarizer of most tests: the summary is the story's first two sentences."""
    return Summarizer(ScriptedEngine(SUMMARIZER), ScriptedEngine(TRANSLATOR, translate))


def make_slow() -> Summarizer:
    """The same, but each text takes a moment, so that a kill finds it at work."""
    return Summarizer(ScriptedEngine(SUMMARIZER, delay_s=0.002), ScriptedEngine(TRANSLATOR, translate))


class _Deadly(ScriptedEngine):
    """Kills its own process when a text holds the word "poison"."""

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        if any("poison" in text for text in texts):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().generate(texts, decoding)


class _DeadlyOnce(ScriptedEngine):
    """The same, but only the first time: the file that SCRIPTED_FLAG names remembers it."""

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        flag = Path(os.environ["SCRIPTED_FLAG"])
        if any("poison" in text for text in texts) and not flag.exists():
            flag.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().generate(texts, decoding)


class _Broken(ScriptedEngine):
    """Fails with an error of no kind that the package knows when a text holds the word "broken"."""

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        if any("broken" in text for text in texts):
            raise ZeroDivisionError("a fault of the program")
        return super().generate(texts, decoding)


def make_deadly() -> Summarizer:
    return Summarizer(_Deadly(SUMMARIZER), ScriptedEngine(TRANSLATOR, translate))


def make_deadly_once() -> Summarizer:
    """Notes the process that it runs in, beside the flag."""
    Path(f"{os.environ['SCRIPTED_FLAG']}-{os.getpid()}").touch()
    return Summarizer(_DeadlyOnce(SUMMARIZER), ScriptedEngine(TRANSLATOR, translate))


def make_broken() -> Summarizer:
    return Summarizer(_Broken(SUMMARIZER), ScriptedEngine(TRANSLATOR, translate))


def make_dead() -> Summarizer:
    """A process that dies while loading its models."""
    os.kill(os.getpid(), signal.SIGKILL)
    return make()


def run_slow_batch(source: Path, out: Path, workers: int, resume: bool) -> None:
    """A batch for a process of its own, which the tests kill."""
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - for the rest of the process
    run_batch(source, out, Options(hindi=False), make=make_slow, workers=workers, resume=resume)
