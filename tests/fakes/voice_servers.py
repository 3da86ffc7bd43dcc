"""Voice servers on this machine, as OpenTTS and Piper's http_server answer; and badly behaved ones."""

import io
import json
import threading
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import soundfile

from tests.fakes.http_server import Answer, FakeHttpServer

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


class FakeVoiceServer(FakeHttpServer):
    """Speaks a hum of one second, times the length scale; as a context.

    Args:
        kind: `opentts`, `piper`, or `old piper`, which speaks at `/`.
    """

    def __init__(self, kind: str) -> None:
        super().__init__()
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

    def stop(self) -> None:
        """Answer no more, and let go who hangs."""
        self._goes_on.set()
        super().stop()

    def get(self, path: str, wanted: str) -> Answer:
        """The list of voices; the speech of OpenTTS."""
        parts = urlsplit(path)
        if self.kind == "opentts" and parts.path == "/api/voices":
            return Answer(json.dumps(OPENTTS_VOICES).encode())
        if self.kind == "opentts" and parts.path == "/api/tts":
            return self._speech(
                parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}
            )
        if self.kind != "opentts" and parts.path == "/voices":
            return Answer(json.dumps(PIPER_VOICES).encode())
        return Answer(b"<!doctype html><title>404 Not Found</title>", 404)

    def post(self, path: str, body: bytes) -> Answer:
        """The speech of Piper."""
        if path == {"piper": "/synthesize", "old piper": "/"}.get(self.kind):
            return self._speech(path, json.loads(body))
        return Answer(b"<!doctype html>", 405 if path == "/" else 404)

    def _speech(self, path: str, parameters: dict[str, Any]) -> Answer:
        self.asked.append((path, parameters))
        self.was_asked.set()
        if self.hangs:
            self._goes_on.wait()
        said = wav(float(parameters.get("length_scale", 1))) if self.answer is None else self.answer
        return Answer(said, self.status, {"Location": self.location} if self.location else {})
