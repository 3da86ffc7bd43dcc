"""Silero voice activity detection: the probability of speech in each 32 ms of a microphone or a recording."""

import asyncio
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bestfriend_desktop.adapters.speech.samples import Samples, samples_of
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.sound import FRAME_SAMPLES

CONTEXT_SAMPLES = 64
"""Of the frame before, which the network wants to see again."""

BATCH_FRAMES = 2000
"""A minute at once: memory stays flat however long a recording is."""


class SileroModel:
    """The network and what it remembers of one stream; every call blocks.

    It is the `silero_vad_v6.onnx` that faster-whisper ships with (MIT).

    Raises:
        Unavailable: `engine_failed`: this machine cannot run it.
    """

    def __init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # 0.1 ms of work: no threads for that
        options.enable_cpu_mem_arena = False
        try:
            self._session = onnxruntime.InferenceSession(
                str(_weights()), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # its own types have no common base but this
            raise Unavailable(
                "engine_failed",
                f"Speech cannot be told from silence ({str(error)[:200]}).",
                "Type meanwhile, and please report it.",
            ) from error
        self.reset()

    def reset(self) -> None:
        """A new stream begins."""
        self._hidden = self._cell = np.zeros((1, 1, 128), np.float32)
        self._context = np.zeros(CONTEXT_SAMPLES, np.float32)

    def probability(self, frame: bytes) -> float:
        """Of speech in the next frame of 32 ms; 0.1 ms."""
        return float(self._run(samples_of(frame))[0])

    def probabilities(self, samples: Samples) -> npt.NDArray[np.float32]:
        """Of speech in each of the next frames; what is left of a frame at the end is filled with silence.

        Args:
            samples: shape (n,), 16 kHz.

        Returns:
            Shape (frames,).
        """
        whole = np.pad(samples, (0, -len(samples) % FRAME_SAMPLES))
        step = BATCH_FRAMES * FRAME_SAMPLES
        pieces = [self._run(whole[start : start + step]) for start in range(0, len(whole), step)]
        return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)

    def _run(self, samples: Samples) -> npt.NDArray[np.float32]:
        frames = samples.reshape(-1, FRAME_SAMPLES)
        contexts = np.concatenate([self._context[None], frames[:-1, -CONTEXT_SAMPLES:]])
        fed = {"input": np.concatenate([contexts, frames], axis=1), "h": self._hidden, "c": self._cell}
        found, self._hidden, self._cell = self._session.run(None, fed)
        self._context = frames[-1, -CONTEXT_SAMPLES:]
        return np.asarray(found, np.float32).reshape(-1)


class Silero:
    """`VoiceActivity`: one stream of frames at a time."""

    def __init__(self) -> None:
        self._model: SileroModel | None = None

    def reset(self) -> None:
        """A new stream begins."""
        if self._model is not None:
            self._model.reset()

    async def probability(self, frame: bytes) -> float:
        """That somebody speaks in this frame.

        Raises:
            Unavailable: `engine_failed`.
        """
        if self._model is None:
            self._model = await asyncio.to_thread(SileroModel)
        return self._model.probability(frame)  # a tenth of a millisecond: a thread would take longer


def _weights() -> Path:
    """In the package of faster-whisper, found without importing that."""
    found = find_spec("faster_whisper")
    assert found is not None
    assert found.submodule_search_locations is not None
    return Path(found.submodule_search_locations[0], "assets", "silero_vad_v6.onnx")
