"""Voice servers on this machine, as OpenTTS and Piper's http_server answer; and badly behaved ones."""

import io
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import numpy as np
import soundfile

OPENTTS_VOICES = {
    "larynx:karlsson": {"id": "karlsson", "name": "karlsson", "language": "de", "locale": "de-de"},
    "espeak:en": {"id": "en", "name": "English", "language": "en", "locale": "en-us", "tts_name": "espeak"},
}
PIPER_VOICES = {
    "en_US-joe-medium": {"espeak": {"voice": "en-us"}, "inference": {"length_scale": 1.5}},
    "de_DE-thorsten-low": {"espeak": {"voice": "de"}, "inference": {}},
}


def wav(seconds: float, rate_hz: int = 22050, channels: int = 1) -> bytes:
    """A hum of 150 Hz."""
    tone = 0.5 * np.sin(2 * np.pi * 150 * np.arange(round(seconds * rate_hz)) / rate_hz)
    packed = io.BytesIO()
    soundfile.write(packed, np.repeat(tone[:, None], channels, axis=1), rate_hz, format="WAV")
    return packed.getvalue()


class FakeVoiceServer:
    """Speaks a hum of one second, times the length scale; as a context.

    Args:
        kind: `opentts`, `piper`, or `old piper`, which speaks at `/`.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.asked: list[tuple[str, dict[str, Any]]] = []
        """Path and parameters of every request for speech."""
        self.was_asked = threading.Event()
        self.answer: bytes | None = None
        """In place of the hum."""
        self.status = 200
        self.location = ""
        self.hangs = False
        self._goes_on = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Answer no more."""
        self._goes_on.set()
        if self._thread.is_alive():
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()

    def _speak(self, path: str, parameters: dict[str, Any]) -> bytes:
        self.asked.append((path, parameters))
        self.was_asked.set()
        if self.hangs:
            self._goes_on.wait(30)
        return wav(float(parameters.get("length_scale", 1))) if self.answer is None else self.answer

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        fake = self
        listed = {"opentts": "/api/voices", "piper": "/voices", "old piper": "/voices"}[fake.kind]
        speaks = {"opentts": "/api/tts", "piper": "/synthesize", "old piper": "/"}[fake.kind]

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                if parts.path == listed:
                    voices = OPENTTS_VOICES if fake.kind == "opentts" else PIPER_VOICES
                    self._send(200, json.dumps(voices).encode())
                elif parts.path == speaks == "/api/tts":
                    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                    self._send(fake.status, fake._speak(parts.path, query))
                else:
                    self._send(404, b"<!doctype html><title>404 Not Found</title>")

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if self.path == speaks != "/api/tts":
                    self._send(fake.status, fake._speak(self.path, json.loads(body)))
                else:
                    self._send(405 if self.path == "/" else 404, b"<!doctype html>")

            def _send(self, status: int, body: bytes) -> None:
                self.send_response(status)
                if fake.location:
                    self.send_header("Location", fake.location)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None:
                pass

        return Handler
