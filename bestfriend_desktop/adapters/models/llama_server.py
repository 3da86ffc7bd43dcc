"""llama.cpp in a process of its own, spoken with over loopback.

Within our process it would stop every thread for half a second while it loads (its binding holds the lock of
the interpreter), take the handlers of Ctrl-C and SIGTERM for itself, write into our standard error, and take
us along when it aborts. See docs/adr/0003-engines.md.
"""

import contextlib
import functools
import http.client
import json
import logging
import secrets
import signal
import subprocess
import sys
import threading
from collections import deque
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

from bestfriend_desktop.adapters.models.llama_settings import LlamaSettings
from bestfriend_desktop.adapters.models.processor import can_run_llama
from bestfriend_desktop.domain.errors import Misconfigured, Unavailable

PROCESS_FLAG = "--llama-process"
"""As the first argument of the bundled program, it means `llama_process.main()` and nothing else."""

LOAD_TIMEOUT_S = 120.0
SLOWEST_DISK_BYTES_PER_S = 30e6
"""Loading may take so long, and as long as such a disk needs to read the file."""

STOP_TIMEOUT_S = 3.0
COUNT_TIMEOUT_S = 10.0

_ILLEGAL_INSTRUCTION = (-getattr(signal, "SIGILL", 4), 0xC000001D)
_log = logging.getLogger(__name__)


class LlamaServer:
    """A running llama.cpp with one model. Blocks while it starts and stops.

    Args:
        name: of the model, for what is told of it.
        weights: a GGUF file that has been verified: damaged ones make llama.cpp abort.
        settings: its room and its threads.

    Raises:
        Unavailable: `engine_failed`: it did not start.
        Misconfigured: `processor_too_old`, `model_unfit`.
    """

    def __init__(self, name: str, weights: Path, settings: LlamaSettings) -> None:
        if not can_run_llama():
            raise too_old()
        self.name = name
        self.weights = weights
        self.context_tokens = settings.context_tokens
        self._load_s = LOAD_TIMEOUT_S + weights.stat().st_size / SLOWEST_DISK_BYTES_PER_S
        self.key = secrets.token_urlsafe(24)
        self._said: deque[str] = deque(maxlen=20)
        self._process = _start(name)
        self._chatter = threading.Thread(target=self._log_chatter, name="llama chatter", daemon=True)
        self._chatter.start()
        order = {"weights": str(weights), "key": self.key, **asdict(settings)}
        answer = self._first_answer(order)
        if "address" not in answer:
            code = self._end()
            _log.warning("llama.cpp did not start: %s; exit code %s; %s", answer, code, list(self._said))
            if code in _ILLEGAL_INSTRUCTION:
                raise too_old()
            if any("unknown model architecture" in line for line in self._said):
                raise _unknown_kind(name)
            raise _did_not_start(name, answer.get("error", ""))
        self.address = answer["address"]
        # The history of a conversation is counted again on every turn.
        self.count = functools.lru_cache(maxsize=2048)(self._count)
        self._connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=COUNT_TIMEOUT_S)

    @property
    def is_alive(self) -> bool:
        """False once it has been stopped, or has died."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End it, whatever it is doing."""
        self._connection.close()
        self._end()

    def _count(self, text: str) -> int:
        """Tokens of a text, exactly; 0.3 ms, also while a reply is being written.

        Raises:
            Unavailable: `engine_failed`.
        """
        body = json.dumps({"content": text})
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        for attempt in (1, 2):
            try:
                self._connection.request("POST", "/tokenize", body, headers)
                return len(json.loads(self._connection.getresponse().read())["tokens"])
            except (OSError, http.client.HTTPException) as error:
                self._connection.close()  # the server drops it after five idle seconds or 100 requests
                if attempt == 2:
                    raise died(self.name) from error
        raise AssertionError("unreachable")

    def _first_answer(self, order: dict[str, object]) -> dict[str, str]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        too_slow = threading.Timer(self._load_s, self._process.kill)
        too_slow.start()
        try:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
            answer: dict[str, str] = json.loads(self._process.stdout.readline() or b"{}")
            return answer
        except OSError:  # it has died already
            return {}
        finally:
            too_slow.cancel()

    def _end(self) -> int:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(OSError):  # it has died with our order half read
            process.stdin.close()
        try:
            code = process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        process.stdout.close()
        self._chatter.join(STOP_TIMEOUT_S)
        return code

    def _log_chatter(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as lines:
            for line in lines:
                text = line.decode("utf-8", "replace").rstrip()
                self._said.append(text)
                _log.debug("llama.cpp: %s", text)


def too_old() -> Misconfigured:
    """The processor lacks what the engine was built for."""
    return Misconfigured(
        "processor_too_old",
        "The processor of this computer is too old to run models within Best Friend (it has no AVX2).",
        "Use Ollama on another computer: bestfriend settings set ollama.address http://ADDRESS:11434",
    )


def died(name: str) -> Unavailable:
    """The process is gone."""
    return Unavailable(
        "engine_failed", f"The model {name} has stopped working.", "Try again; it is started anew."
    )


def _unknown_kind(name: str) -> Misconfigured:
    return Misconfigured(
        "model_unfit",
        f"The model {name} is of a kind that this version of Best Friend cannot run.",
        "Choose another model.",
    )


def _did_not_start(name: str, why: str) -> Unavailable:
    reason = f" ({why[:200]})" if why else ""
    return Unavailable(
        "engine_failed",
        f"The model {name} could not be loaded{reason}.",
        "Close other programs to free some memory and try again; the log says more.",
    )


def _start(name: str) -> "subprocess.Popen[bytes]":
    if getattr(sys, "frozen", False):
        command = [sys.executable, PROCESS_FLAG]
    else:
        command = [sys.executable, "-P", str(Path(__file__).with_name("llama_process.py"))]
    # A group of its own: Ctrl-C in a terminal means our reply, not this process.
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            creationflags=flags,
        )
    except OSError as error:
        raise _did_not_start(name, error.strerror or "") from error
