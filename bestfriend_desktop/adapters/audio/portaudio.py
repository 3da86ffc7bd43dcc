"""PortAudio, of which a process has one: its devices and streams, always from the same thread.

It sees the devices that were there when it was initialised; to look again it must be terminated, which ends
every stream. So it looks again only while none is open. Windows wants all of it on one thread.
"""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from types import ModuleType
from typing import Any, TypeVar

from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.sound import AudioDevice, DeviceKind

PATIENCE_S = 8.0
"""A sound server that has not opened a device by then hangs."""

RESTART = "Restart the sound system, or the computer."

LATENCY_S = 0.05
"""Less underflows on a busy machine."""

# ALSA lists these beside the devices: converters, and routes to devices that are listed themselves.
_CONVERTERS = frozenset((
    "sysdefault", "lavrate", "samplerate", "speexrate", "speex", "upmix", "vdownmix", "dmix", "dsnoop",
    "jack", "oss", "null", "front", "rear", "iec958", "spdif", "surround21", "surround40", "surround41",
    "surround50", "surround51", "surround71",
))  # fmt: skip

BLOCK_S = 0.032
"""How often the microphone's samples arrive: once a frame; more often costs a percent of a core."""

_INVALID_CHANNELS, _INVALID_RATE, _TIMED_OUT, _DEVICE_UNAVAILABLE = -9998, -9997, -9987, -9985
_BUSY = {-16}
"""Of ALSA: EBUSY."""
_REFUSED = {-1, -13, -2147024891}
"""Of ALSA: EPERM, EACCES; of Windows: E_ACCESSDENIED."""

T = TypeVar("T")


class PortAudio:
    """Finds devices and opens streams; nothing is loaded before it is needed."""

    def __init__(self) -> None:
        self._library: ModuleType | None = None
        self._thread = ThreadPoolExecutor(1, "sound-devices")
        self._open: set[Any] = set()

    async def devices(self) -> list[AudioDevice]:
        """All devices; looked for anew unless a stream is open.

        Raises:
            Unavailable: `sound_missing`, `sound_hangs`.
        """
        return await self.run(self._devices_now)

    async def open(self, kind: DeviceKind, name: str, **callbacks: Callable[..., None]) -> Any:
        """A stream of 16-bit samples, not started, at the device's own rate.

        Args:
            kind: which way the sound goes.
            name: of the device; empty takes the system's.
            callbacks: `callback` and `finished_callback` of `sounddevice.RawInputStream`.

        Raises:
            Unavailable: `sound_missing`, `sound_hangs`, and `microphone_` or `speaker_` with `missing`,
                `busy` or `refused`.
        """
        opening = self._thread.submit(lambda: self._opened(kind, name, callbacks))
        try:
            return await _patiently(opening)
        except BaseException:
            opening.add_done_callback(self._close_unwanted)
            raise

    def post(self, work: Callable[[], None]) -> None:
        """Do something on PortAudio's thread, after what was asked before; nobody waits for it."""
        self._thread.submit(work)

    async def run(self, work: Callable[[], T]) -> T:
        """Do something on PortAudio's thread. Raises `Unavailable("sound_hangs")` after a while."""
        return await _patiently(self._thread.submit(work))

    def start_stream(self, stream: Any) -> None:
        """Start a stream, or raise what PortAudio raises; runs on PortAudio's thread.

        On Linux it gives a thread of its own one second to begin, which on a busy machine may not be enough.
        """
        try:
            stream.start()
        except Exception as error:  # PortAudioError, which cannot be named before the library is loaded
            if _code(error) != _TIMED_OUT:
                raise
            stream.start()

    def close_stream(self, stream: Any) -> None:
        """Close a stream, dropping what waits; runs on PortAudio's thread."""
        stream.close()
        self._open.discard(stream)

    def _close_unwanted(self, opening: "Future[Any]") -> None:
        if not opening.cancelled() and opening.exception() is None:
            self.post(lambda: self.close_stream(opening.result()))

    def _devices_now(self) -> list[AudioDevice]:
        library = self._loaded(look_again=True)
        api = _host_api(library)
        found = []
        for kind in DeviceKind:
            default = api[f"default_{_direction(kind)}_device"]
            for number in _numbers(library, api, kind):
                device = library.query_devices(number)
                rate = round(device["default_samplerate"])
                found.append(AudioDevice(device["name"], kind, number == default, rate))
        return found

    def _opened(self, kind: DeviceKind, name: str, callbacks: dict[str, Callable[..., None]]) -> Any:
        # Linux's sound servers follow the system behind one name; elsewhere its choice is in the frozen list.
        library = self._loaded(look_again=not name and not sys.platform.startswith("linux"))
        try:
            return self._open_stream(library, kind, name, callbacks)
        except Unavailable:
            if self._open:
                raise
            # It may have been plugged in since, or its server been restarted.
            return self._open_stream(self._loaded(look_again=True), kind, name, callbacks)

    def _open_stream(
        self, library: ModuleType, kind: DeviceKind, name: str, callbacks: dict[str, Callable[..., None]]
    ) -> Any:
        number = self._number(library, kind, name)
        device = library.query_devices(number)
        widest = min(2, device[f"max_{_direction(kind)}_channels"])
        # Some devices have no mono: a microphone is mixed down; a loudspeaker given both sides anyway.
        widths = sorted({1, widest}, reverse=kind is DeviceKind.SPEAKER)
        is_microphone = kind is DeviceKind.MICROPHONE
        stream_type = library.RawInputStream if is_microphone else library.RawOutputStream
        tries = [(rate, width) for rate in (device["default_samplerate"], 48_000) for width in widths]
        for rate, width in tries:
            try:
                with _without_chatter():
                    stream = stream_type(
                        samplerate=rate,
                        channels=width,
                        device=number,
                        dtype="int16",
                        latency=LATENCY_S,
                        blocksize=round(rate * BLOCK_S) if is_microphone else 0,  # 0: as it likes
                        **callbacks,
                    )
            except library.PortAudioError as error:
                unfit = _code(error) in (_INVALID_CHANNELS, _INVALID_RATE)
                if not unfit or (rate, width) == tries[-1]:
                    raise _trouble(kind, name, error) from error
            else:
                self._open.add(stream)
                return stream
        raise AssertionError("the last try returns or raises")

    def _number(self, library: ModuleType, kind: DeviceKind, name: str) -> int:
        api = _host_api(library)
        if not name:
            number: int = api[f"default_{_direction(kind)}_device"]
            if number >= 0:
                return number
        for number in _numbers(library, api, kind):
            if name and library.query_devices(number)["name"] == name:
                return number
        raise _missing(kind, name)

    def _loaded(self, *, look_again: bool) -> ModuleType:
        """The library; what it knows is fresh where `look_again` and nothing is open."""
        is_fresh = "sounddevice" not in sys.modules
        if self._library is None:
            try:
                import sounddevice
            except OSError as error:
                message = "The sound library PortAudio is not here."
                remedy = "Install Best Friend anew; on Linux: apt-get install libportaudio2"
                raise Unavailable("sound_missing", message, remedy) from error
            self._library = sounddevice
        if look_again and not is_fresh and not self._open:
            try:
                if self._library._initialized:
                    self._library._terminate()
                self._library._initialize()
            except self._library.PortAudioError as error:
                message = "The sound system could not be started."
                raise Unavailable("sound_missing", message, RESTART) from error
        return self._library


def delay_s(later: float, earlier: float, usual: float) -> float:
    """Between two times that PortAudio gives a callback; some systems give none, or nonsense."""
    delay = later - earlier
    return delay if earlier > 0 and later > 0 and 0 <= delay < 1 else usual


async def _patiently(work: "Future[T]") -> T:
    try:
        async with asyncio.timeout(PATIENCE_S):  # `wait_for` of 3.11 may swallow that it was cancelled
            return await asyncio.wrap_future(work)
    except TimeoutError:
        raise Unavailable("sound_hangs", "The sound system does not answer.", RESTART) from None


def _host_api(library: ModuleType) -> Any:
    """The one of the system's ways to sound that we take; each lists every device again."""
    apis = {api["name"]: api for api in library.query_hostapis()}
    if "Windows WASAPI" in apis:
        return apis["Windows WASAPI"]  # PortAudio's own choice there, MME, is slow and cuts off names
    if not apis:
        return {"devices": [], "default_input_device": -1, "default_output_device": -1}
    return library.query_hostapis(library.default.hostapi)


def _numbers(library: ModuleType, api: Any, kind: DeviceKind) -> Iterator[int]:
    for number in api["devices"]:
        device = library.query_devices(number)
        if device[f"max_{_direction(kind)}_channels"] > 0 and device["name"] not in _CONVERTERS:
            yield number


def _direction(kind: DeviceKind) -> str:
    return "input" if kind is DeviceKind.MICROPHONE else "output"


def _trouble(kind: DeviceKind, name: str, error: Exception) -> Unavailable:
    """What a person is told when PortAudio could not open a device."""
    host_code = error.args[2][1] if len(error.args) > 2 else 0
    the_device = _said(kind, name)
    if _code(error) == _DEVICE_UNAVAILABLE or host_code in _BUSY:
        message = f"{the_device} is in use by another program."
        return Unavailable(f"{kind}_busy", message, "Close that program, or choose another device.")
    if host_code in _REFUSED:
        message = f"{the_device} may not be used by Best Friend."
        return Unavailable(f"{kind}_refused", message, "Allow it in the privacy settings of your system.")
    return _missing(kind, name)


def _code(error: Exception) -> int:
    return error.args[1] if len(error.args) > 1 else 0


def _missing(kind: DeviceKind, name: str) -> Unavailable:
    if not name:
        things = "microphone" if kind is DeviceKind.MICROPHONE else "loudspeaker"
        remedy = f"Plug in a {things} or headset, and check the sound settings of your system."
        return Unavailable(f"{kind}_missing", f"There is no {things} that works.", remedy)
    remedy = "Plug it in, or choose another: bestfriend devices lists them."
    return Unavailable(f"{kind}_missing", f"{_said(kind, name)} is not there.", remedy)


def _said(kind: DeviceKind, name: str) -> str:
    things = "microphone" if kind is DeviceKind.MICROPHONE else "loudspeaker"
    return f'The {things} "{name}"' if name else f"The {things}"


@contextmanager
def _without_chatter() -> Iterator[None]:
    """PortAudio writes the lines of its source that failed to standard error; errors come as codes too."""
    try:
        kept = os.dup(2)
    except OSError:  # there is none
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
