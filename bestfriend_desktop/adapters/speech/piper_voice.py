"""One Piper voice, loaded: text to samples; every call blocks."""

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from piper import PiperVoice, SynthesisConfig
from piper.config import PhonemeType, PiperConfig

from bestfriend_desktop.adapters.speech.samples import Samples
from bestfriend_desktop.domain.errors import Misconfigured

MOST_CONFIG_BYTES = 4 << 20
UNDERSTOOD = (PhonemeType.ESPEAK, PhonemeType.TEXT)
"""Other alphabets need programs that we do not ship."""

FIXED_SHARE = 0.27
"""Of the length of what is spoken, that Piper's length scale leaves as it is: it rounds the length of every
sound up to whole frames (measured: at scale 0.5, 0.65 of the length; at 2, 1.72)."""

SOFTEST = 1e-6
"""What is softer is silence, not speech to be made louder."""

# It writes what is spoken into the log, and warns of every sound that a voice does not know.
logging.getLogger("piper").setLevel(logging.ERROR)


class Utterance:
    """One text that is being spoken; `stop` may be called from any thread."""

    def __init__(self) -> None:
        self.options = onnxruntime.RunOptions()

    def stop(self) -> None:
        """Break off what is being computed; goes on to raise nothing anybody sees."""
        self.options.terminate = True

    @property
    def is_stopped(self) -> bool:
        """True after `stop`."""
        return bool(self.options.terminate)


class LoadedVoice:
    """A voice in memory: some 60 MB, loaded in 1 to 2 s.

    Args:
        path: the ONNX file; its configuration lies beside it with `.json` behind its name.

    Raises:
        Misconfigured: `voice_damaged`, or `voice_unfit` for one that needs more than we have.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._config = read_config(path)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(2, os.cpu_count() or 1)
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # 60 MB in place of 150, and no slower
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # others need the cores too
        try:
            session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # its own types have no common base but this
            raise _damaged(path, error) from error
        self._session = _StoppableSession(session)
        self._voice = PiperVoice(session=self._session, config=self._config)

    @property
    def rate_hz(self) -> int:
        """Of the samples it speaks."""
        return int(self._config.sample_rate)

    @property
    def language(self) -> str:
        """As espeak calls it: `en-us`, `de`."""
        return str(self._config.espeak_voice)

    def sentences(self, text: str, slowness: float, utterance: Utterance) -> Iterator[Samples]:
        """Speak; each sentence as it is ready, its loudest sample at full scale.

        Args:
            text: plain text.
            slowness: how much longer than at the voice's own pace, at least 1.
            utterance: to stop it with.

        Raises:
            Misconfigured: `voice_damaged`.
        """
        scale = (slowness - FIXED_SHARE) / (1 - FIXED_SHARE)
        style = SynthesisConfig(length_scale=self._config.length_scale * scale)
        try:
            for phonemes in self._voice.phonemize(text):
                if utterance.is_stopped:
                    return
                self._session.options = utterance.options  # another utterance may have come in between
                ids = self._voice.phonemes_to_ids(phonemes)
                samples = np.asarray(self._voice.phoneme_ids_to_audio(ids, style), np.float32)
                loudest = float(np.max(np.abs(samples), initial=0))
                if loudest > SOFTEST:
                    yield samples / loudest
        except Exception as error:  # of the engine, whose types have no common base
            if not utterance.is_stopped:
                raise _damaged(self._path, error) from error


class _StoppableSession:
    """A session of ONNX Runtime as `PiperVoice` uses it, that can be stopped in the middle of a run."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self.options = onnxruntime.RunOptions()

    def run(self, outputs: Any, inputs: dict[str, np.ndarray[Any, Any]]) -> Any:
        return self._session.run(outputs, inputs, self.options)


def read_config(path: Path) -> PiperConfig:
    """What a voice says of itself.

    Raises:
        Misconfigured: `voice_damaged`, `voice_unfit`.
    """
    beside = path.with_name(path.name + ".json")
    try:
        if beside.stat().st_size > MOST_CONFIG_BYTES:
            raise ValueError("its configuration is too large")
        config = PiperConfig.from_dict(json.loads(beside.read_text("utf-8")))
        if not (isinstance(config.sample_rate, int) and 4_000 <= config.sample_rate <= 192_000):
            raise ValueError("its sample rate makes no sense")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path, error) from error
    if config.phoneme_type not in UNDERSTOOD:
        raise Misconfigured(
            "voice_unfit",
            f"The voice {path.stem} needs a program for its writing that does not come with Best Friend.",
            "Choose another voice: bestfriend voices list",
        )
    return config


def _damaged(path: Path, error: Exception) -> Misconfigured:
    reason = str(error).strip().partition("\n")[0][:200] or type(error).__name__
    return Misconfigured(
        "voice_damaged",
        f"The voice {path.stem} is damaged ({reason}).",
        "Remove it and fetch it again: bestfriend voices remove, then pull. Or choose another voice.",
    )
