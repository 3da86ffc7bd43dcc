"""Understands speech by whisper: turns quickly, captions beside them, recordings of any length."""

import asyncio
import os
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bestfriend_desktop.adapters import heap
from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.speech.samples import samples_of
from bestfriend_desktop.adapters.speech.whisper_folders import BUILT_IN, WEIGHTS, WhisperFolders
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ, SAMPLE_BYTES, seconds_of
from bestfriend_desktop.domain.speech import FileProgress, Segment, Transcript

if TYPE_CHECKING:
    from bestfriend_desktop.adapters.speech.short_whisper import Language, ShortWhisper
    from bestfriend_desktop.adapters.speech.spoken_parts import SpokenPart, SpokenParts

CAPTION_WEIGHTS = "whisper-tiny.en"
"""In resources/starter_models.json."""

THREADS = min(4, os.cpu_count() or 1)
LONGEST_PART_S = 25.0
CAPTION_S = 12.0
"""A caption shows the end of what is longer."""

T = TypeVar("T")


class Whisper:
    """`SpeechRecognizer`; loads what it needs when it is first asked, the base model in half a second.

    Turns and recordings share a thread, and a turn waits for one part of a recording at most. English is
    captioned by a model and on a thread of its own; other languages only while nothing else is understood.

    Args:
        files: where the starter weights are.
        folders: where those of all models are.
        chosen: the name of the model to use: `base`, `small`.
    """

    def __init__(self, files: ModelFiles, folders: WhisperFolders, chosen: Callable[[], str]) -> None:
        self._files = files
        self._folders = folders
        self._chosen = chosen
        self._thread = ThreadPoolExecutor(1, "whisper")
        self._caption_thread = ThreadPoolExecutor(1, "captions")
        self._model: Loaded | None = None
        self._caption_model: Loaded | None = None
        self._turns = 0
        """How many wait to be understood."""
        self._heard_language = ""
        """Of the last turn: that of the next caption."""

    async def transcribe(self, speech: bytes, *, language: str = "", likely: str = "") -> Transcript:
        """See `SpeechRecognizer.transcribe`. Cancelling takes effect after the step that is under way."""
        dropped = threading.Event()
        self._turns += 1
        try:
            return await self._in_thread(lambda: self._transcribe(speech, language, likely, dropped))
        finally:
            dropped.set()
            self._turns -= 1

    async def caption(self, speech: bytes, *, language: str = "") -> str:
        """See `SpeechRecognizer.caption`; empty also where there is no time for one."""
        end = speech[-int(CAPTION_S * HEARING_RATE_HZ) * SAMPLE_BYTES :]
        language = language or self._heard_language
        dropped = threading.Event()
        try:
            if language == "en":
                return await self._in_thread(
                    lambda: self._caption(end, language, dropped.is_set), self._caption_thread
                )
            if self._turns:
                return ""
            return await self._in_thread(
                lambda: self._caption(end, language, lambda: dropped.is_set() or self._turns > 0)
            )
        finally:
            dropped.set()

    async def transcribe_file(self, path: Path, *, language: str = "") -> AsyncGenerator[FileProgress]:
        """See `SpeechRecognizer.transcribe_file`; also raises what `transcribe` does."""
        steps = await self._in_thread(lambda: self._begin_file(path, language))
        try:
            while step := await self._in_thread(lambda: next(steps, None)):
                yield step
        finally:
            self._thread.submit(steps.close)  # behind the step that is under way

    async def preload(self) -> None:
        """Load the model for turns, and that for captions."""
        await asyncio.gather(
            self._in_thread(self._loaded), self._in_thread(self._loaded_for_captions, self._caption_thread)
        )

    async def health(self) -> PartHealth:
        """How it is; never raises."""
        try:
            chosen = await asyncio.to_thread(self._folders.find, self._chosen())
        except BestFriendError as error:
            missing = error
        else:
            return PartHealth("listening", HealthState.OK, f"Speech is understood ({chosen.name}).")
        try:
            await asyncio.to_thread(self._folders.find, BUILT_IN)
        except BestFriendError as error:
            return PartHealth("listening", HealthState.MISSING, error.message, error.remedy)
        message = f"{missing.message} The built-in one understands you meanwhile."
        return PartHealth("listening", HealthState.DEGRADED, message, missing.remedy)

    async def close(self) -> None:
        """Let the weights go; what is under way is waited for."""
        await asyncio.gather(
            self._in_thread(self._unload), self._in_thread(self._unload_captions, self._caption_thread)
        )
        await asyncio.to_thread(heap.trim)

    def _transcribe(self, speech: bytes, language: str, likely: str, dropped: threading.Event) -> Transcript:
        from bestfriend_desktop.adapters.speech.languages import is_unsure, stretches
        from bestfriend_desktop.adapters.speech.short_whisper import Language

        loaded = self._loaded()
        loaded.whisper.check_language(language)
        if likely not in loaded.whisper.standard.supported_languages:
            likely = ""  # it was another model that heard it
        spoken = Language(language or likely) if language or likely else None
        segments: list[Segment] = []
        for part in loaded.parts.find(samples_of(speech)):
            found, told = loaded.whisper.transcribe(part.samples, spoken, dropped.is_set)
            # Of a part without pauses whose language was found out by all of it, it is not asked for again.
            may_differ = not language and (spoken is not None or len(stretches(part)) > 1)
            if told and may_differ and not dropped.is_set() and is_unsure(part, found):
                found, told = _in_its_languages(loaded.whisper, part, found, told, dropped.is_set)
            segments += (segment.moved(part.start_s) for segment in found)
            spoken = told
        if segments and spoken:
            self._heard_language = spoken.code
        return _transcript(segments, spoken, seconds_of(speech))

    def _caption(self, speech: bytes, language: str, is_dropped: Callable[[], bool]) -> str:
        from bestfriend_desktop.adapters.speech.short_whisper import Language

        loaded = self._loaded_for_captions() if language == "en" else self._loaded()
        spoken = Language(language) if language else None
        texts: list[str] = []
        for part in loaded.parts.find(samples_of(speech)):
            text, spoken = loaded.whisper.caption(part.samples, spoken, is_dropped)
            texts.append(text)
        return " ".join(filter(None, texts))

    def _begin_file(self, path: Path, language: str) -> Generator[FileProgress]:
        from bestfriend_desktop.adapters.speech.recordings import transcribe_recording

        whisper = self._loaded().whisper
        whisper.check_language(language)
        return transcribe_recording(whisper, path, language)

    def _loaded(self) -> "Loaded":
        """Runs on the thread of turns, and so never twice at a time."""
        try:
            folder = self._folders.find(self._chosen())
        except Misconfigured:  # `health` says so
            folder = self._folders.find(BUILT_IN)
        if self._model is None or self._model.folder != folder:
            self._model = None  # gone before the other one comes: memory
            if folder.name == WEIGHTS:
                self._files.verified(WEIGHTS)
            self._model = _load(folder, THREADS)
        return self._model

    def _loaded_for_captions(self) -> "Loaded":
        """Runs on the thread of captions."""
        if self._caption_model is None:
            self._caption_model = _load(self._files.verified(CAPTION_WEIGHTS).parent, 1)
        return self._caption_model

    def _unload(self) -> None:
        self._model = None

    def _unload_captions(self) -> None:
        self._caption_model = None

    async def _in_thread(self, work: Callable[[], T], thread: ThreadPoolExecutor | None = None) -> T:
        return await asyncio.get_running_loop().run_in_executor(thread or self._thread, work)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model in memory."""

    folder: Path
    whisper: "ShortWhisper"
    parts: "SpokenParts"


def _load(folder: Path, threads: int) -> Loaded:
    # Their libraries take half a second to import: not before they are needed.
    from bestfriend_desktop.adapters.speech.short_whisper import ShortWhisper
    from bestfriend_desktop.adapters.speech.spoken_parts import SpokenParts

    return Loaded(folder, ShortWhisper(folder, threads), SpokenParts(LONGEST_PART_S))


def _in_its_languages(
    whisper: "ShortWhisper",
    part: "SpokenPart",
    found: list[Segment],
    language: "Language",
    is_dropped: Callable[[], bool],
) -> "tuple[list[Segment], Language]":
    """What is said in a part of which not all was understood for sure, in as many languages as it has."""
    from bestfriend_desktop.adapters.speech.languages import passages

    spoken = passages(whisper, part, language)
    if [passage.language.code for passage in spoken] == [language.code]:
        return found, language
    anew: list[Segment] = []
    for passage in spoken:
        said, _ = whisper.transcribe(passage.part.samples, passage.language, is_dropped)
        anew += (segment.moved(passage.part.start_s - part.start_s) for segment in said)
    return anew, spoken[-1].language


def _transcript(segments: Sequence[Segment], language: "Language | None", seconds: float) -> Transcript:
    if not segments or language is None:
        return Transcript("", "", 0.0, seconds)
    text = " ".join(segment.text for segment in segments)
    letters = sum(len(segment.text) for segment in segments)
    confidence = sum(segment.confidence * len(segment.text) for segment in segments) / letters
    return Transcript(text, language.code, confidence, seconds, tuple(segments), language.confidence)
