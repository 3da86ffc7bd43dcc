"""The loudspeaker: sound of any rate is played in order, paused, stopped, and told how far it was heard.

Falling silent means that the device drops what it holds, some 50 ms; fading that out would take as long.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any

import numpy as np

from bestfriend_desktop.adapters.audio.echo import EchoCanceller
from bestfriend_desktop.adapters.audio.play_queue import PlayQueue
from bestfriend_desktop.adapters.audio.portaudio import PortAudio, delay_s
from bestfriend_desktop.adapters.audio.resampling import PieceResampler
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.sound import DeviceKind, Sound

FED_AHEAD_S = 3.0
"""So much may wait; who feeds more has to wait."""

GATHERED_S = 0.02
"""A first sound too short to fill the device waits so long for the next, or there would be a gap."""

DEAD_AFTER_S = 3.0
"""A device that takes nothing for so long hangs."""


class SystemSpeaker:
    """`Speaker` by PortAudio.

    Args:
        portaudio: opens it.
        chosen: the name of the device, asked at each opening; empty follows the system.
        echo: is told what is played.
    """

    def __init__(self, portaudio: PortAudio, chosen: Callable[[], str], echo: EchoCanceller) -> None:
        self._portaudio = portaudio
        self._chosen = chosen
        self._echo = echo

    def open(self) -> AbstractAsyncContextManager["DevicePlayback"]:
        """See `Speaker.open`."""
        return self._opened()

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator["DevicePlayback"]:
        playback = DevicePlayback(self._portaudio, self._echo)
        stream = await self._portaudio.open(
            DeviceKind.SPEAKER,
            self._chosen(),
            callback=playback.fill,
            finished_callback=playback.finished,
        )
        try:
            playback.connect(stream)
            yield playback
        finally:
            playback.stop()
            self._portaudio.post(lambda: self._portaudio.close_stream(stream))


class DevicePlayback:
    """`Playback` on a device.

    The device runs from the first sound on, so that this one has no silence to wait for.
    """

    def __init__(self, portaudio: PortAudio, echo: EchoCanceller) -> None:
        self._portaudio = portaudio
        self._echo = echo
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()
        self._resampler: PieceResampler | None = None
        self._is_paused = False
        self._is_stopped = False
        self._is_lost = False
        self._runs = False
        """False while it is meant to stand still; PortAudio says of every end only that there was one."""
        self._filled_at = 0.0
        self._rate_hz = 0

    def connect(self, stream: Any) -> None:
        """The device it plays on, not started."""
        self._stream = stream
        self._rate_hz = round(stream.samplerate)
        self._queue = PlayQueue(self._rate_hz)

    async def feed(self, sound: Sound) -> None:
        """See `Playback.feed`; after `stop` it does nothing."""
        if self._is_stopped or not sound.pcm:
            return
        if self._resampler is None or self._resampler.from_hz != sound.rate_hz:
            self._resampler = PieceResampler(sound.rate_hz, self._rate_hz)
        piece = np.frombuffer(sound.pcm, "<i2")
        self._queue.add(await asyncio.to_thread(self._resampler.feed, piece))
        if not self._runs:
            enough_s = 2 * self._stream.latency
            if self._queue.waiting_s() < enough_s:
                self._loop.call_later(GATHERED_S, self._portaudio.post, self._start)
            else:
                await self._portaudio.run(self._start)
        await self._until(FED_AHEAD_S)

    @property
    def heard_s(self) -> float:
        """See `Playback.heard_s`."""
        return self._queue.heard() / self._rate_hz

    def pause(self) -> None:
        """See `Playback.pause`."""
        if not self._is_paused and not self._is_stopped:
            self._is_paused = True
            self._queue.pause()
            self._portaudio.post(self._silence)

    def resume(self) -> None:
        """See `Playback.resume`."""
        if self._is_paused and not self._is_stopped:
            self._is_paused = False
            self._queue.resume()
            self._portaudio.post(self._start)

    def stop(self) -> None:
        """See `Playback.stop`; the playback is over, whatever is fed later is not heard."""
        self._is_stopped = True
        self._queue.drop()
        self._portaudio.post(self._silence)
        self._news.set()

    async def drain(self) -> None:
        """See `Playback.drain`."""
        if not self._runs and self._queue.waiting_s():
            await self._portaudio.run(self._start)
        await self._until(0)

    def fill(self, block: Any, frames: int, times: Any, status: Any) -> None:
        """PortAudio's callback: copies, and says to the canceller of echoes what it copied."""
        self._filled_at = time.monotonic()
        delay = delay_s(times.outputBufferDacTime, times.currentTime, self._stream.latency)
        heard_at = self._filled_at + delay
        samples = self._queue.take(frames, heard_at)
        self._echo.played(samples, self._rate_hz, heard_at)
        block[:] = np.repeat(samples, self._stream.channels).tobytes()

    def finished(self) -> None:
        """PortAudio's other callback: the device has stopped, be it because we wanted it to."""
        if self._runs:
            self._lose()

    def _start(self) -> None:
        """On PortAudio's thread, as `_silence`."""
        if self._runs or self._is_paused or self._is_stopped:
            return
        self._runs = True
        self._filled_at = time.monotonic()
        try:
            self._portaudio.start_stream(self._stream)
        except Exception:  # PortAudioError, which cannot be named before the library is loaded
            self._lose()

    def _silence(self) -> None:
        if self._runs:
            self._runs = False
            self._stream.abort()

    def _lose(self) -> None:
        self._is_lost = True
        self._queue.pause()  # what has been heard stays what it was
        self._loop.call_soon_threadsafe(self._news.set)

    async def _until(self, ahead_s: float) -> None:
        """Wait until no more than this waits to be heard, or `stop`."""
        while not self._is_stopped:
            if self._is_lost or (self._runs and time.monotonic() - self._filled_at > DEAD_AFTER_S):
                remedy = "Plug it in again, or choose another; the conversation goes on in text."
                raise Unavailable("speaker_lost", "The loudspeaker is gone.", remedy)
            longer_s = self._queue.waiting_s() - ahead_s
            if longer_s <= 0:
                return
            self._news.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(min(longer_s + 0.005, 0.5)):
                    await self._news.wait()
