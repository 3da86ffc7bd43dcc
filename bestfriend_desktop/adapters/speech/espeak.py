"""espeak-ng: a robot's voice, for a machine on which no better one is installed."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import AsyncGenerator

from bestfriend_desktop.adapters.speech.finishing import finished, read_wav
from bestfriend_desktop.domain.errors import Misconfigured, Unavailable
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.sound import Sound
from bestfriend_desktop.domain.speakable import speakable
from bestfriend_desktop.domain.speech import SpeakingStyle, VoiceInfo

VOICE = "espeak"
"""The one voice it is offered as."""

LANGUAGE = "en-us"
"""What it speaks where nothing else is wanted."""

OTHER_NAMES = {"en": "en-us", "zh": "cmn"}
"""Languages that it calls otherwise than by their code."""

LONGEST_S = 10.0
"""For a clause; it takes a hundredth of a second."""


class Espeak:
    """`SpeechSynthesizer` with the program `espeak-ng`, a process for each clause.

    Args:
        program: its name or path.
    """

    def __init__(self, program: str = "espeak-ng") -> None:
        self._program = program

    async def voices(self) -> list[VoiceInfo]:
        """One where the program is installed, else none."""
        if shutil.which(self._program) is None:
            return []
        return [VoiceInfo(VOICE, "eSpeak (English, a robot's voice)", LANGUAGE, VOICE)]

    async def speak(self, text: str, style: SpeakingStyle) -> AsyncGenerator[Sound]:
        """Speak plain text; closing the generator ends the process.

        Raises:
            Unavailable: `espeak_missing`, `espeak_failed`.
            Misconfigured: `voice_unknown`.
        """
        _check(style)
        language = OTHER_NAMES.get(style.language, style.language) or LANGUAGE
        spoken = speakable(text, language)
        process = self._start(language)
        try:
            wav = await asyncio.to_thread(_communicate, process, spoken)
        finally:
            process.kill()
        try:
            samples, rate_hz = read_wav(wav)
        except ValueError as error:
            if not any(map(str.isalnum, spoken)):
                return
            raise _failed() from error
        for sound in await asyncio.to_thread(finished, samples, rate_hz, style, 1, spoken):
            yield sound

    async def preload(self, style: SpeakingStyle) -> None:
        """Nothing to load; raises what `speak` does where the program is not there."""
        _check(style)
        if shutil.which(self._program) is None:
            raise _missing()

    async def health(self) -> PartHealth:
        """Whether the program is installed."""
        if shutil.which(self._program) is None:
            problem = _missing()
            return PartHealth("last voice", HealthState.MISSING, problem.message, problem.remedy)
        return PartHealth("last voice", HealthState.OK, "eSpeak can speak where no other voice can.")

    async def close(self) -> None:
        """Nothing is kept."""

    def _start(self, language: str) -> "subprocess.Popen[bytes]":
        path = shutil.which(self._program)
        if path is None:
            raise _missing()
        try:
            return subprocess.Popen(
                [path, "-v", language, "--stdin", "--stdout"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise _failed() from error


def _communicate(process: "subprocess.Popen[bytes]", text: str) -> bytes:
    """Everything it says; nothing where it was killed or hung."""
    with process:
        try:
            return process.communicate(text.encode("utf-8", "replace"), LONGEST_S)[0]
        except (subprocess.TimeoutExpired, OSError):
            process.kill()
            return b""


def _check(style: SpeakingStyle) -> None:
    if style.voice not in ("", VOICE):
        raise Misconfigured("voice_unknown", f"eSpeak has no voice called {style.voice}.", "Leave it empty.")


def _missing() -> Unavailable:
    how = (
        "sudo apt install espeak-ng" if sys.platform == "linux" else "https://github.com/espeak-ng/espeak-ng"
    )
    return Unavailable(
        "espeak_missing",
        "No voice is installed.",
        f"Fetch the built-in one: bestfriend voices pull joe. Or install eSpeak: {how}",
    )


def _failed() -> Unavailable:
    return Unavailable(
        "espeak_failed", "eSpeak could not speak.", "Fetch a voice: bestfriend voices pull joe"
    )
