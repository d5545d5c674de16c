"""Text to a sound file, offline, with eSpeak NG: small, clear, and mechanical.

The page speaks with the browser's voices; this is for those whose browser has none in Hindi. eSpeak NG is under the
GPL-3, so it is no requirement: a system's `espeak-ng` is used when there is one, else the library that the optional
package `espeakng-loader` (the extra `speech`) carries, Hindi included. Either runs as a process of its own, with a
time limit, so that nothing it does can stop or crash the program.
"""

from __future__ import annotations

import ctypes
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

from .errors import OptionError, SpeechError
from .records import Language

MAX_CHARACTERS = 6_000  # nine minutes of speech, 25 MB; the longest summary has 500 words, about 3,500 characters
_TIMEOUT_S = 60.0  # eSpeak NG makes nine minutes of speech in about two seconds
_VOICES = {"en": "en", "hi": "hi"}
_WORDS_PER_MINUTE = 150  # newsreaders speak 150 to 160; eSpeak NG's own 175 is hard to follow

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")  # line breaks too: a summary is one stream of speech

_INSTALL = (
    "Install it with: pip install 'news-summarizer-hi[speech]' (or your system's package espeak-ng), "
    "or let the browser speak."
)


def speak(text: str, language: Language) -> bytes:
    """A WAV file (mono, 16 bit) of `text` spoken in English or Hindi.

    Raises `SpeechError` when no voice is installed (the message names what to install), when there is nothing to
    speak or too much, and when the synthesizer fails.
    """
    if language not in _VOICES:
        raise OptionError(f"language is {language!r}; en or hi can be spoken. Choose one of these.")
    plain = _CONTROLS.sub(" ", text)
    if not any(character.isalnum() for character in plain):
        raise SpeechError("The text has no words; at least one is needed. Give the summary to speak.")
    if len(plain) > MAX_CHARACTERS:
        raise SpeechError(
            f"The text has {len(plain):,} characters; {MAX_CHARACTERS:,} at most are spoken. Give a part."
        )
    with tempfile.TemporaryDirectory(prefix="summarizer-speech-") as folder:
        target = Path(folder) / "speech.wav"
        _run(_command(_VOICES[language], target), plain)
        return _read_sound(target)


def can_speak() -> bool:
    """Is a synthesizer installed?"""
    return shutil.which("espeak-ng") is not None or importlib.util.find_spec("espeakng_loader") is not None


def _command(voice: str, target: Path) -> list[str]:
    """The command that reads text from its input and writes a WAV file to `target`."""
    program = shutil.which("espeak-ng")
    if program is not None:
        return [program, "-v", voice, "-s", str(_WORDS_PER_MINUTE), "-b", "1", "-w", str(target), "--stdin"]
    if importlib.util.find_spec("espeakng_loader") is not None:
        return [sys.executable, "-c", f"from {__name__} import main; main()", voice, str(target)]
    raise SpeechError(f"No voice is installed on this computer; eSpeak NG is needed. {_INSTALL}")


def _run(command: list[str], text: str) -> None:
    data = text.replace("[[", "[ [").encode()  # "[[" would begin phonemes
    package_parent = str(Path(__file__).resolve().parents[1])
    python_path = os.pathsep.join(filter(None, (package_parent, os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=_TIMEOUT_S,
            env={**os.environ, "PYTHONPATH": python_path},
        )
    except subprocess.TimeoutExpired as error:
        raise SpeechError(
            f"eSpeak NG took longer than {_TIMEOUT_S:g} seconds; that is far more than any summary needs. "
            "Try again, or let the browser speak."
        ) from error
    except OSError as error:
        raise SpeechError(
            f"eSpeak NG could not be started ({error.strerror}); it must be able to run. {_INSTALL}"
        ) from error
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        reason = lines[-1].rpartition("Error: ")[2][:200].rstrip(".")
        raise SpeechError(f"eSpeak NG failed: {reason}. A working one with its voices is needed. {_INSTALL}")


def _read_sound(path: Path) -> bytes:
    """The file's bytes, if it is a sound file with sound in it."""
    try:
        data = path.read_bytes()
        with wave.open(io.BytesIO(data)) as sound:
            frames = sound.getnframes()
    except (OSError, EOFError, wave.Error) as error:
        raise SpeechError(f"eSpeak NG wrote no sound file; a working one is needed. {_INSTALL}") from error
    if not frames:
        raise SpeechError(f"eSpeak NG wrote an empty sound file; its voices seem to be missing. {_INSTALL}")
    return data


# ---- the library, in a process of its own ----------------------------------------------------------------------------

# From speak_lib.h of eSpeak NG 1.52.
_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: samples come through the callback, before espeak_Synth returns
_DO_NOT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT
_CHARACTERS = 1  # POS_CHARACTER
_UTF_8 = 1  # espeakCHARS_UTF8
_RATE = 1  # espeakRATE
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def main() -> None:
    """Speaks the standard input into a WAV file, with the library; arguments: voice, path. `speak` starts it."""
    voice, target = sys.argv[1:3]
    rate, samples = _synthesize(sys.stdin.buffer.read(), voice)
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples)


def _synthesize(text: bytes, voice: str) -> tuple[int, bytes]:
    """Sample rate and samples (16 bit) of UTF-8 text; what goes wrong is told to the process that waits for it."""
    import espeakng_loader  # optional, and only ever in this process

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    data_folder = os.path.dirname(espeakng_loader.get_data_path())
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(data_folder), _DO_NOT_EXIT)
    if rate <= 0:
        raise SpeechError(f"its data in {data_folder} could not be read")
    samples = bytearray()

    def receive(wav: ctypes._Pointer[ctypes.c_short], count: int, events: int) -> int:
        if wav and count > 0:
            samples.extend(ctypes.string_at(wav, 2 * count))
        return 0  # go on

    callback = _CALLBACK(receive)
    library.espeak_SetSynthCallback(callback)
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        raise SpeechError(f"it has no voice {voice!r}")
    library.espeak_SetParameter(_RATE, _WORDS_PER_MINUTE, 0)
    buffer = ctypes.create_string_buffer(text)
    failed = library.espeak_Synth(buffer, ctypes.c_size_t(len(buffer)), 0, _CHARACTERS, 0, _UTF_8, None, None)
    library.espeak_Synchronize()
    library.espeak_Terminate()
    if failed:
        raise SpeechError(f"it returned status {failed}")
    return rate, bytes(samples)
