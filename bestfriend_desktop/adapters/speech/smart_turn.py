"""Smart Turn: hears in the melody and the words whether somebody has finished or only pauses."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.speech.samples import Samples, samples_of
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ

WEIGHTS = "smart-turn-v3.2"
"""In resources/starter_models.json; https://github.com/pipecat-ai/smart-turn, BSD-2-Clause."""

WINDOW_SAMPLES = 8 * HEARING_RATE_HZ
LOOK_AHEAD_SAMPLES = HEARING_RATE_HZ // 10
"""The network was trained on turns with 200 ms of silence at their end, and we ask after 96 ms: where speech
goes on its answer is not wanted any more, so the silence may as well be taken to last."""


class SmartTurn:
    """`EndOfTurn`: 100 ms of work on a thread of its own; loaded when first asked, 40 MB.

    Args:
        files: where the weights are.
    """

    def __init__(self, files: ModelFiles) -> None:
        self._files = files
        self._model: SmartTurnModel | None = None
        self._thread = ThreadPoolExecutor(1, "end of turn")

    async def probability(self, speech: bytes) -> float:
        """That the turn is over after this speech.

        Raises:
            Misconfigured: `weights_missing`, `weights_damaged`.
            Unavailable: `engine_failed`: this machine cannot run it.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._probability, speech)

    async def preload(self) -> None:
        """Load the weights; raises what `probability` does."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._loaded)

    async def close(self) -> None:
        """Let the weights go; a guess that is under way is waited for."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._unload)

    def _unload(self) -> None:
        self._model = None

    def _probability(self, speech: bytes) -> float:
        return self._loaded().probability(samples_of(speech))

    def _loaded(self) -> "SmartTurnModel":
        if self._model is None:
            self._model = SmartTurnModel(str(self._files.verified(WEIGHTS)))
        return self._model


class SmartTurnModel:
    """The network; every call blocks.

    Args:
        weights: an ONNX file, verified.

    Raises:
        Unavailable: `engine_failed`.
    """

    def __init__(self, weights: str) -> None:
        import onnxruntime
        from faster_whisper.feature_extractor import FeatureExtractor

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # whisper wants the other cores now
        options.enable_cpu_mem_arena = False
        try:
            self._session: Any = onnxruntime.InferenceSession(
                weights, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # its own types have no common base but this
            raise Unavailable(
                "engine_failed",
                f"The end of a turn cannot be guessed ({str(error)[:200]}).",
                "Silence alone ends your turn meanwhile; please report it.",
            ) from error
        self._features = FeatureExtractor(chunk_length=8)

    def probability(self, speech: Samples) -> float:
        """That the turn is over after these samples at 16 kHz."""
        window = np.concatenate([speech, speech[: -LOOK_AHEAD_SAMPLES - 1 : -1]])[-WINDOW_SAMPLES:]
        window = np.pad(window, (WINDOW_SAMPLES - len(window), 0))
        # As transformers' WhisperFeatureExtractor(chunk_length=8) does it with do_normalize.
        normal = (window - window.mean()) / np.sqrt(window.var() + 1e-7)
        mel = self._features(normal.astype(np.float32), padding=0)[None].astype(np.float32)
        (logits,) = self._session.run(None, {"input_features": mel})
        return float(logits.item())
