"""A sound card of software: a private PulseAudio with a loudspeaker to record and a microphone to feed.

PortAudio reaches it through ALSA: `desk_microphone`, `desk_speaker` and `default`. What the program plays can
be recorded exactly, what the microphone hears is fed to it, and everything can be pulled out, or killed.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

RATE_HZ = 48_000
"""Of the virtual devices."""

SPEAKER = "desk_speaker"
MICROPHONE = "desk_microphone"
CABLE = "microphone_cable"
"""The sink whose sound the microphone hears."""

PATIENCE_S = 60.0

Samples = npt.NDArray[np.int16]


def why_not() -> str:
    """What keeps it from running here; empty where nothing does."""
    missing = [program for program in ("pulseaudio", "pactl", "parec") if shutil.which(program) is None]
    return f"no {' and no '.join(missing)} here" if missing else ""


class VirtualAudio:
    """The sound server, running until `close`; its environment reaches PortAudio of this process."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="sound-", dir="/tmp"))  # a socket's path must be short
        self._socket = self.folder / "native"
        self.environment = {
            "PULSE_SERVER": f"unix:{self._socket}",
            "ALSA_CONFIG_PATH": str(Path(__file__).with_name("asound.conf")),
        }
        self._server: subprocess.Popen[bytes] | None = None
        self._keepers: list[subprocess.Popen[bytes]] = []
        self.start()

    def start(self) -> None:
        """Start the server with its two devices plugged in."""
        assert self._server is None
        script = self.folder / "default.pa"
        script.write_text(f"load-module module-native-protocol-unix auth-anonymous=1 socket={self._socket}\n")
        folder = str(self.folder)
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", "-F", str(script), "--daemonize=no", "--exit-idle-time=-1",
             "--use-pid-file=no", "--realtime=no", "--high-priority=no", f"--log-target=file:{folder}/log"],
            env={**os.environ, "HOME": folder, "XDG_RUNTIME_DIR": folder, "PULSE_RUNTIME_PATH": folder,
                 "PULSE_STATE_PATH": folder, "PULSE_CONFIG_PATH": folder},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _until(lambda: self._client("pactl", "info").returncode == 0)
        self.plug_speaker()
        self.plug_microphone()

    def plug_speaker(self) -> None:
        """Plug the loudspeaker in; it is the default."""
        self._sink(SPEAKER)
        self._pactl("set-default-sink", SPEAKER)

    def plug_microphone(self) -> None:
        """Plug the microphone in; it is the default."""
        self._sink(CABLE)
        self._pactl(
            "load-module", "module-remap-source", f"master={CABLE}.monitor", f"source_name={MICROPHONE}"
        )
        self._pactl("set-default-source", MICROPHONE)

    def unplug(self) -> None:
        """Pull out everything; the server goes on.

        Pulling out one of several devices is not noticed by programs: PulseAudio moves them to another.
        """
        for module in ("module-remap-source", "module-null-sink"):
            self._pactl("unload-module", module)
        self._stop_keepers()

    def kill(self) -> None:
        """Kill the server, as a crash would."""
        assert self._server is not None
        self._server.kill()
        self._server.wait()
        self._server = None
        self._stop_keepers()
        self._socket.unlink(missing_ok=True)

    def freeze(self) -> None:
        """Let the server hang until `thaw`."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._server is not None
        self._server.send_signal(signal.SIGCONT)

    def restore(self) -> None:
        """Have the server run with both devices, whatever a test did to it."""
        if self._server is None:
            self.start()
        elif not self._keepers:
            self.plug_speaker()
            self.plug_microphone()

    def close(self) -> None:
        """End the server and remove its files."""
        if self._server is not None:
            self.kill()
        shutil.rmtree(self.folder)

    @contextmanager
    def saying(self, samples: Samples, rate_hz: int = RATE_HZ) -> Iterator[None]:
        """Let the microphone hear this, from now on; leaving the context ends it."""
        path = self.folder / f"said-{time.monotonic_ns()}"
        path.write_bytes(samples.tobytes())
        command = ["pacat", "--playback", "--raw", f"--device={CABLE}", "--format=s16le", "--channels=1",
                   f"--rate={rate_hz}", "--latency-msec=200", str(path)]  # fmt: skip
        mouth = subprocess.Popen(command, env=self._environment, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            mouth.kill()
            mouth.wait()

    @contextmanager
    def microphone_at_the_speaker(self) -> Iterator[None]:
        """The system's microphone hears what the loudspeaker plays, and nothing else."""
        self.make_default(f"{SPEAKER}.monitor")
        try:
            yield
        finally:
            self.make_default(MICROPHONE)

    @contextmanager
    def speaker_heard_by_microphone(self) -> Iterator[None]:
        """The microphone hears the loudspeaker too, as in a room; always as late, for it is not adjusted."""
        number = self._pactl(
            "load-module", "module-loopback", f"source={SPEAKER}.monitor", f"sink={CABLE}",
            "latency_msec=30", "adjust_time=0",
        )  # fmt: skip
        try:
            yield
        finally:
            self._pactl("unload-module", number)

    @contextmanager
    def recording(self, sink: str = SPEAKER) -> Iterator["Recording"]:
        """Record what the loudspeaker plays, or what the microphone hears (`CABLE`)."""
        recording = Recording(self._environment, sink)
        try:
            yield recording
        finally:
            recording.stop()

    def is_listened_to(self, source: str = MICROPHONE) -> bool:
        """Whether a program that uses ALSA has this source open."""
        sources = self._client("pactl", "list", "short", "sources").stdout.decode().splitlines()
        number = next(line.split()[0] for line in sources if line.split()[1] == source)
        outputs = self._client("pactl", "list", "source-outputs").stdout.decode().split("Source Output #")
        return any(f"Source: {number}\n" in output and "ALSA" in output for output in outputs)

    def make_default(self, source: str) -> None:
        """Make another source the one the system has chosen."""
        self._pactl("set-default-source", source)

    @property
    def _environment(self) -> dict[str, str]:
        return {**os.environ, **self.environment}

    def _sink(self, name: str) -> None:
        # Without norewinds, a sink nobody listens to would take in sound in blocks of two seconds.
        self._pactl("load-module", "module-null-sink", f"sink_name={name}", f"rate={RATE_HZ}", "channels=1",
                    "norewinds=1")  # fmt: skip
        keeper = ["parec", "--raw", f"--device={name}.monitor", "--latency-msec=10", "/dev/null"]
        self._keepers.append(subprocess.Popen(keeper, env=self._environment, stderr=subprocess.DEVNULL))

    def _stop_keepers(self) -> None:
        for keeper in self._keepers:
            keeper.kill()
            keeper.wait()
        self._keepers.clear()

    def _pactl(self, *arguments: str) -> str:
        ran = self._client("pactl", *arguments)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.decode().strip()

    def _client(self, *command: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(command, env=self._environment, capture_output=True, timeout=PATIENCE_S)


class Recording:
    """What is being played to a sink, sample by sample, and when it was heard."""

    def __init__(self, environment: dict[str, str], sink: str) -> None:
        command = ["parec", "--raw", f"--device={sink}.monitor", "--format=s16le", "--channels=1",
                   f"--rate={RATE_HZ}", "--latency-msec=5"]  # fmt: skip
        self._process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        self._blocks: list[tuple[float, bytes]] = []
        self._reader = threading.Thread(target=self._read, name="recording")
        self._reader.start()
        _until(lambda: bool(self._blocks))

    @property
    def samples(self) -> Samples:
        """All so far."""
        return np.frombuffer(b"".join(block for _, block in self._blocks), "<i2")

    def heard_at(self, sample: int) -> float:
        """When that sample was heard, by the monotonic clock; some milliseconds late."""
        end = 0
        for at, block in self._blocks:
            end += len(block) // 2
            if sample < end:
                return at - (end - sample) / RATE_HZ
        raise IndexError(sample)

    def stop(self) -> None:
        """End it; the samples stay."""
        self._process.kill()
        self._process.wait()
        self._reader.join()

    def _read(self) -> None:
        assert self._process.stdout is not None
        odd = b""
        with self._process.stdout as stream:
            while block := stream.read(4096):
                whole = odd + block
                odd = whole[len(whole) & ~1 :]
                self._blocks.append((time.monotonic(), whole[: len(whole) & ~1]))


def _until(condition: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < limit, "the virtual sound server does not answer"
        time.sleep(0.005)
