"""The microphone: PortAudio's blocks become frames of 16 kHz, without the companion's own voice.

PortAudio's callback only copies; a thread resamples, cancels echo and cuts frames; the loop hands them out.
"""

import asyncio
import queue
import threading
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from typing import Any

import numpy as np
import soxr

from bestfriend_desktop.adapters.audio.echo import EchoCanceller, EchoFree
from bestfriend_desktop.adapters.audio.mixing import OppositePhase
from bestfriend_desktop.adapters.audio.portaudio import PortAudio, delay_s
from bestfriend_desktop.adapters.audio.resampling import Samples
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.sound import FRAME_BYTES, HEARING_RATE_HZ, DeviceKind

KEPT_FRAMES = 312
"""Ten seconds for a listener that is busy."""

DEAD_AFTER_S = 5.0
"""A microphone gives something all the time, be it silence."""

_Block = tuple[bytes, float]
"""Samples as the device gave them, and when the first of them was heard, by the monotonic clock."""


class SystemMicrophone:
    """`Microphone` by PortAudio.

    Args:
        portaudio: opens it.
        chosen: the name of the device, asked at each opening; empty follows the system.
        echo: takes out what the loudspeaker plays.
    """

    def __init__(self, portaudio: PortAudio, chosen: Callable[[], str], echo: EchoCanceller) -> None:
        self._portaudio = portaudio
        self._chosen = chosen
        self._echo = echo

    async def frames(self) -> AsyncGenerator[bytes]:
        """See `Microphone.frames`."""
        inbox = _Inbox()
        blocks: queue.SimpleQueue[_Block | None] = queue.SimpleQueue()
        usual_delay_s = 0.0

        def heard(block: Any, frames: int, times: Any, status: Any) -> None:
            delay = delay_s(times.currentTime, times.inputBufferAdcTime, usual_delay_s)
            blocks.put((bytes(block), time.monotonic() - delay))

        stream = await self._portaudio.open(
            DeviceKind.MICROPHONE,
            self._chosen(),
            callback=heard,
            finished_callback=lambda: blocks.put(None),
        )
        usual_delay_s = stream.latency
        pipeline = _Pipeline(round(stream.samplerate), stream.channels, self._echo.listen())
        try:
            await self._portaudio.run(lambda: self._start(stream))
            threading.Thread(
                target=_work, args=(blocks, pipeline, inbox), name="microphone", daemon=True
            ).start()
            async for frame in inbox.frames():
                yield frame
            raise _lost()
        finally:
            self._portaudio.post(lambda: self._portaudio.close_stream(stream))
            blocks.put(None)

    def _start(self, stream: Any) -> None:
        try:
            self._portaudio.start_stream(stream)
        except Exception as error:  # PortAudioError, which cannot be named before the library is loaded
            raise _lost() from error


class _Inbox:
    """Frames on their way from the thread to the loop; the oldest give way."""

    def __init__(self) -> None:
        self._frames: deque[bytes] = deque(maxlen=KEPT_FRAMES)
        self._news = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._ended = False

    def put(self, frames: list[bytes]) -> None:
        """From the thread."""
        self._frames.extend(frames)
        self._wake()

    def end(self) -> None:
        """From the thread: no more will come."""
        self._ended = True
        self._wake()

    async def frames(self) -> AsyncGenerator[bytes]:
        """In order, until the end."""
        while True:
            while self._frames:
                yield self._frames.popleft()
            if self._ended:
                return
            self._news.clear()
            if not self._frames and not self._ended:
                await self._news.wait()

    def _wake(self) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody listens
            self._loop.call_soon_threadsafe(self._news.set)


class _Pipeline:
    """Blocks of a device to frames."""

    def __init__(self, rate_hz: int, channels: int, echo_free: EchoFree) -> None:
        self._rate_hz = rate_hz
        self._channels = channels
        self._phase = OppositePhase(rate_hz)
        self._echo_free = echo_free
        # With a variable rate it is 13 ms behind, always; else 20 on average and up to 40.
        self._resampler = soxr.ResampleStream(rate_hz, HEARING_RATE_HZ, 1, dtype="int16", vr=True)
        self._taken = 0
        self._given = 0
        self._rest = b""

    def frames(self, block: bytes, heard_at: float) -> list[bytes]:
        """What is complete now; `heard_at` is the time of the first sample of the block."""
        samples = np.frombuffer(block, np.int16)
        if self._channels > 1:
            channels = samples.reshape(-1, self._channels).T
            samples = channels.mean(axis=0).astype(np.int16)
            if (alone := self._phase.alone(samples, channels)) is not None:
                samples = np.ascontiguousarray(channels[alone])
        behind_s = self._taken / self._rate_hz - self._given / HEARING_RATE_HZ
        self._taken += len(samples)
        hearing: Samples = self._resampler.resample_chunk(samples)
        self._given += len(hearing)
        pcm = self._rest + self._echo_free.clean(hearing, heard_at - behind_s).tobytes()
        whole = len(pcm) - len(pcm) % FRAME_BYTES
        self._rest = pcm[whole:]
        return [pcm[start : start + FRAME_BYTES] for start in range(0, whole, FRAME_BYTES)]


def _work(blocks: "queue.SimpleQueue[_Block | None]", pipeline: _Pipeline, inbox: _Inbox) -> None:
    """The thread."""
    try:
        while (block := blocks.get(timeout=DEAD_AFTER_S)) is not None:
            if frames := pipeline.frames(*block):
                inbox.put(frames)
    except queue.Empty:
        pass  # the sound server hangs
    finally:
        inbox.end()


def _lost() -> Unavailable:
    remedy = "Plug it in again, or choose another; you can type meanwhile."
    return Unavailable("microphone_lost", "The microphone is gone.", remedy)
