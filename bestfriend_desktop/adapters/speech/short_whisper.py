"""Whisper on a window as short as the speech: its encoder need not see thirty seconds to hear three.

Measured on two cores with the base model: 3 s of speech in 0.26 s where the whole window takes 0.94 s. The
decoder loops unless it writes timestamps, sees two seconds of silence behind the speech, and six in all.
What it writes after the speech is over it has made up, and is left out.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_suppressed_tokens

from bestfriend_desktop.adapters.speech.samples import Samples
from bestfriend_desktop.adapters.speech.whisper_output import (
    is_loop,
    said,
    segments_of_tokens,
)
from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ
from bestfriend_desktop.domain.speech import Segment

PADDING_S = 2.0
SHORTEST_WINDOW_S = 6.0

TOKENS_PER_S = 10
"""More than anybody says in languages that are written in letters; whatever takes more is written twice."""

LONGEST_REPEAT_TOKENS = 5
"""Where the decoder had looped it may not write so many tokens in a row again."""

IsDropped = Callable[[], bool]
"""Asked between two steps: true where nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class Language:
    """What is spoken."""

    code: str
    """ISO 639-1."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class _Written:
    """What the decoder wrote."""

    segments: tuple[Segment, ...]
    no_speech: float
    is_sound: bool
    """False where it looped or was cut off."""


class ShortWhisper:
    """A loaded model; every call blocks.

    Args:
        folder: of a CTranslate2 conversion.
        threads: how many cores to use.

    Raises:
        Misconfigured: `weights_damaged`: it cannot be loaded.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        try:
            self.standard = WhisperModel(
                str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
            )
        except Exception as error:  # RuntimeError, ValueError, and what the tokenizer raises
            raise Misconfigured(
                "weights_damaged",
                f"The listening model in {folder} cannot be loaded ({str(error)[:200]}).",
                "Delete that folder and fetch it anew: bestfriend voices pull, or make run.",
            ) from error
        self._model: Any = self.standard.model
        self._tokenizers: dict[str, Any] = {}

    def check_language(self, code: str) -> None:
        """Raises `Misconfigured("language_unknown")` where this model does not understand it."""
        if code and code not in self.standard.supported_languages:
            raise Misconfigured(
                "language_unknown",
                f"The listening model does not understand the language {code}.",
                "Give its code, as en or de; left empty, it is detected.",
            )

    def transcribe(
        self, speech: Samples, language: Language | None, is_dropped: IsDropped
    ) -> tuple[list[Segment], Language | None]:
        """What is said in up to 28 s of speech, and in which language; nothing where it was dropped.

        Args:
            speech: without silence around it, which makes the decoder stammer.
            language: None detects it.
            is_dropped: see `IsDropped`.
        """
        if is_dropped():
            return [], language
        encoded = self._encode(speech)
        if is_dropped():
            return [], language
        language = language or self._detect(encoded)
        written = self._write(encoded, speech, language)
        if not written.is_sound and not is_dropped():
            written = self._write(encoded, speech, language, second_try=True)
        return list(said(written.segments, written.no_speech)), language

    def detect(self, speech: Samples) -> Language:
        """In which language up to 28 s of speech are."""
        return self._detect(self._encode(speech)) if self._model.is_multilingual else Language("en")

    def caption(
        self, speech: Samples, language: Language | None, is_dropped: IsDropped
    ) -> tuple[str, Language | None]:
        """The same, roughly: its text alone."""
        segments, language = self.transcribe(speech, language, is_dropped)
        return " ".join(segment.text for segment in segments), language

    def _encode(self, speech: Samples) -> ctranslate2.StorageView:
        window_s = max(len(speech) / HEARING_RATE_HZ + PADDING_S, SHORTEST_WINDOW_S)
        padded = np.zeros(math.ceil(min(window_s, 30) * 10) * HEARING_RATE_HZ // 10, np.float32)
        padded[: len(speech)] = speech
        mel = self.standard.feature_extractor(padded, padding=0)[None].astype(np.float32)
        return self._model.encode(ctranslate2.StorageView.from_array(np.ascontiguousarray(mel)))

    def _detect(self, encoded: ctranslate2.StorageView) -> Language:
        if not self._model.is_multilingual:
            return Language("en")
        (token, confidence), *_ = self._model.detect_language(encoded)[0]
        return Language(token.strip("<|>"), confidence)

    def _write(
        self,
        encoded: ctranslate2.StorageView,
        speech: Samples,
        language: Language,
        *,
        second_try: bool = False,
    ) -> _Written:
        """Let the decoder write; the second time with all the room there is, and without repeating itself."""
        tokenizer = self._tokenizer(language.code)
        prompt = self.standard.get_prompt(tokenizer, [])
        seconds = len(speech) / HEARING_RATE_HZ
        longest = self.standard.max_length - len(prompt)
        room = longest if second_try else min(longest, int(12 + seconds * TOKENS_PER_S))
        result = self._model.generate(
            encoded,
            [prompt],
            beam_size=1,
            max_length=len(prompt) + room,
            no_repeat_ngram_size=LONGEST_REPEAT_TOKENS if second_try else 0,
            suppress_tokens=list(get_suppressed_tokens(tokenizer, [-1])),
            return_no_speech_prob=True,
            return_logits_vocab=True,
        )[0]
        tokens = result.sequences_ids[0]
        segments = tuple(segments_of_tokens(tokens, result.logits[0], tokenizer, seconds))
        text = " ".join(segment.text for segment in segments)
        return _Written(segments, result.no_speech_prob, len(tokens) < room and not is_loop(text))

    def _tokenizer(self, code: str) -> Any:
        if code not in self._tokenizers:
            self._tokenizers[code] = Tokenizer(
                self.standard.hf_tokenizer, self._model.is_multilingual, task="transcribe", language=code
            )
        return self._tokenizers[code]
