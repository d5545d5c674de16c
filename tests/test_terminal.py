"""What the command line reads and shows: lists of names, and progress on stderr."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from summarizer.errors import SummarizerError
from summarizer.records import Progress
from summarizer.terminal import BatchLine, StageLine, duration, progress_text, read_glossary


class Screen(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


# ---- glossary --------------------------------------------------------------------------------------------------------


def test_glossary_reads_pairs_and_leaves_out_header_and_remarks(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text('English,Hindi\n# people\nAsha Rao,आशा राव\n\n"Rao, Asha",राव आशा\n', encoding="utf-8-sig")
    assert read_glossary(path) == (("Asha Rao", "आशा राव"), ("Rao, Asha", "राव आशा"))


@pytest.mark.parametrize("line", ["Asha", "Asha,", "Asha,आशा,x"])
def test_glossary_names_the_line_that_is_no_pair(tmp_path: Path, line: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(f"Pune,पुणे\n{line}\n", encoding="utf-8")
    with pytest.raises(SummarizerError, match=r"^Line 2 of"):
        read_glossary(path)


# ---- progress --------------------------------------------------------------------------------------------------------


def test_stages_are_shown_on_a_terminal_and_cleared_at_the_end() -> None:
    screen = Screen()
    with StageLine(screen) as line:
        line.show(Progress(stage="reading", done=1, total=3))
    assert screen.getvalue() == "\r\x1b[2KReading (2 of 3) …\r\x1b[2K"


def test_stages_are_not_shown_in_a_file() -> None:
    stream = io.StringIO()
    with StageLine(stream) as line:
        line.show(Progress(stage="reading", done=1, total=3))
    assert stream.getvalue() == ""


class _Count:
    rows, failed, resumed, seconds, rows_per_s, stopped = 1_200, 3, 0, 300.0, 4.0, None


@pytest.mark.parametrize(
    ("total", "text"),
    [
        (5_000, "1,200 of 5,000 rows · 3 failed · 4.0 rows/s · 16 min left"),
        (None, "1,200 rows · 3 failed · 4.0 rows/s"),
    ],
)
def test_progress_tells_rows_failures_rate_and_time_left(total: int | None, text: str) -> None:
    assert progress_text(_Count(), total) == text


def test_the_rows_are_counted_only_when_progress_is_shown() -> None:
    def count() -> int:
        raise AssertionError("counted")

    BatchLine(io.StringIO(), count=count).show(_Count())


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0 s"), (42, "42 s"), (420, "7 min"), (12_000, "3 h 20 min")])
def test_durations_are_told_as_people_say_them(seconds: float, text: str) -> None:
    assert duration(seconds) == text
