"""Speech: a sound file from eSpeak NG however it is installed, and a clear word when it is not.

The library is used where it is installed. The program on PATH is played by a script that the test writes: what is
tested is how this package starts it, feeds it, bounds it and reads what it leaves.
"""

from __future__ import annotations

import importlib.util
import io
import json
import sys
import textwrap
import wave
from pathlib import Path

import pytest

import summarizer.speech
from summarizer.errors import OptionError, SpeechError
from summarizer.speech import MAX_CHARACTERS, can_speak, speak

HINDI = "बातचीत सोमवार को विफल रही। डॉ. राव लौट आए।"

PROGRAM = """\
#!{python}
import json, sys, time, wave
arguments = sys.argv[1:]
text = sys.stdin.buffer.read().decode()
with open({record!r}, "w") as file:
    json.dump([arguments, text], file)
{before}
with wave.open(arguments[arguments.index("-w") + 1], "wb") as sound:
    sound.setnchannels(1)
    sound.setsampwidth(2)
    sound.setframerate(22050)
    sound.writeframes(b"\\0\\1" * {frames})
"""


class Program:
    """A program named espeak-ng, alone on PATH, that writes down what it was given and writes a sound file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "bin" / "espeak-ng"
        self.path.parent.mkdir()
        self.record = folder / "record.json"
        self.write()

    def write(self, before: str = "", frames: int = 100) -> None:
        self.path.write_text(
            PROGRAM.format(
                python=sys.executable, record=str(self.record), before=textwrap.dedent(before), frames=frames
            )
        )
        self.path.chmod(0o755)

    @property
    def arguments(self) -> list[str]:
        return json.loads(self.record.read_text())[0]

    @property
    def text(self) -> str:
        return json.loads(self.record.read_text())[1]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    it = Program(tmp_path)
    monkeypatch.setenv("PATH", str(it.path.parent))
    return it


@pytest.fixture
def nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)


def frames_of(data: bytes) -> int:
    with wave.open(io.BytesIO(data)) as sound:
        return sound.getnframes()


# ---- the program on PATH ---------------------------------------------------------------------------------------------


def test_the_sound_file_of_the_program_comes_back(program: Program) -> None:
    assert frames_of(speak(HINDI, "hi")) == 100


@pytest.mark.parametrize(("language", "voice"), [("en", "en"), ("hi", "hi")])
def test_the_voice_is_that_of_the_language(program: Program, language, voice: str) -> None:
    speak("रेल 5", language)
    assert program.arguments[program.arguments.index("-v") + 1] == voice


def test_the_text_goes_through_the_input_not_the_command_line(program: Program) -> None:
    speak("-f /etc/passwd; rm -rf *", "en")
    assert program.text == "-f /etc/passwd; rm -rf *"
    assert not any("passwd" in argument for argument in program.arguments)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        (HINDI, HINDI),
        ("one\n\ntwo\x00three", "one two three"),
        ("say [[h@'loU]] now", "say [ [h@'loU]] now"),
        ("a\ud800b", "a b"),
        ("क्\u200dष", "क्\u200dष"),
    ],
    ids=["Hindi", "controls", "phonemes", "surrogate", "joiner"],
)
def test_what_is_spoken_is_plain_text(program: Program, text: str, spoken: str) -> None:
    speak(text, "hi")
    assert program.text == spoken


def test_no_file_is_left_behind(program: Program) -> None:
    speak("The rain stopped.", "en")
    assert not Path(program.arguments[program.arguments.index("-w") + 1]).parent.exists()


@pytest.mark.parametrize(
    ("before", "frames", "message"),
    [
        ("sys.exit('Error: The specified voice does not exist.')", 1, "failed: The specified voice does not exist. A"),
        ("sys.exit(3)", 1, "no reason given"),
        ("sys.exit(0)", 1, "wrote no sound file"),
        (
            "open(arguments[arguments.index('-w') + 1], 'wb').write(b'RIFFnothing'); sys.exit(0)",
            1,
            "wrote no sound file",
        ),
        ("", 0, "empty sound file"),
    ],
    ids=["reason", "status", "no file", "broken file", "empty file"],
)
def test_a_program_that_fails_is_reported(program: Program, before: str, frames: int, message: str) -> None:
    program.write(before, frames)
    with pytest.raises(SpeechError, match=message):
        speak("The rain stopped.", "en")


def test_a_program_that_hangs_is_ended(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summarizer.speech, "_TIMEOUT_S", 0.5)
    program.write("time.sleep(60)")
    with pytest.raises(SpeechError, match=r"longer than 0\.5 seconds"):
        speak("The rain stopped.", "en")


def test_a_program_that_cannot_start_is_reported(program: Program) -> None:
    program.path.write_text("#!/no/such/interpreter\n")
    with pytest.raises(SpeechError, match="could not be started"):
        speak("The rain stopped.", "en")


# ---- nothing installed, nothing to say -------------------------------------------------------------------------------


def test_without_a_voice_the_message_says_what_to_install(nothing_installed: None) -> None:
    with pytest.raises(SpeechError, match=r"No voice is installed.*pip install 'news-summarizer-hi\[speech\]'"):
        speak("The rain stopped.", "en")


def test_without_a_voice_nothing_can_be_spoken(nothing_installed: None) -> None:
    assert not can_speak()


def test_with_a_program_speech_is_possible(program: Program) -> None:
    assert can_speak()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no words"),
        (" … — 🎉", "no words"),
        ("रेल " * MAX_CHARACTERS, "6,000 at most"),
    ],
    ids=["empty", "marks", "long"],
)
def test_a_text_that_cannot_be_spoken_is_refused(program: Program, text: str, message: str) -> None:
    with pytest.raises(SpeechError, match=message):
        speak(text, "hi")


def test_another_language_is_refused(program: Program) -> None:
    with pytest.raises(OptionError, match="en or hi"):
        speak("Guten Tag", "de")  # type: ignore[arg-type]


# ---- the library -----------------------------------------------------------------------------------------------------

with_library = pytest.mark.skipif(
    importlib.util.find_spec("espeakng_loader") is None,
    reason="the optional extra `speech` is not installed",
)


@with_library
@pytest.mark.parametrize(("text", "language"), [("The talks failed on Monday.", "en"), (HINDI, "hi")], ids=["en", "hi"])
def test_the_library_speaks(text: str, language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with wave.open(io.BytesIO(speak(text, language))) as sound:
        assert 1 < sound.getnframes() / sound.getframerate() < 10  # seconds, for five to nine words


@with_library
def test_longer_text_is_longer_speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert frames_of(speak(HINDI * 3, "hi")) > 2 * frames_of(speak(HINDI, "hi"))
