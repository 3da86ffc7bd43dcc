"""A hub of Piper's voices on this machine: the list, and files that can be asked for from the middle on."""

import hashlib
import json
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


class FakeVoiceHub:
    """Serves voices of whatever bytes; as a context.

    Args:
        voices: the model and the configuration of each, by name (`en_GB-alba-medium`).
    """

    def __init__(self, voices: Mapping[str, tuple[bytes, bytes]]) -> None:
        self.files: dict[str, bytes] = {}
        self.listed: dict[str, Any] = {}
        for name, (model, config) in voices.items():
            self._add(name, model, config)
        self.asked: list[tuple[str, str]] = []
        """Path and `Range` of every request."""
        self.breaks_off_after: int | None = None
        """So many bytes of a file are sent, then the connection is closed."""
        self.ignores_ranges = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self.address = f"http://127.0.0.1:{self._server.server_port}/main"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Answer no more."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()

    def _add(self, name: str, model: bytes, config: bytes) -> None:
        folder = f"en/en_GB/{name}"
        files = {f"{folder}/{name}.onnx": model, f"{folder}/{name}.onnx.json": config}
        self.files |= files
        self.listed[name] = {
            "key": name,
            "language": {"code": "en_GB", "name_english": "English", "country_english": "Great Britain"},
            "files": {
                path: {"size_bytes": len(content), "md5_digest": hashlib.md5(content).hexdigest()}
                for path, content in files.items()
            },
        }

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path, wanted = self.path.removeprefix("/main/"), self.headers.get("Range", "")
                hub.asked.append((path, wanted))
                if path == "voices.json":
                    self._send(200, json.dumps(hub.listed).encode())
                elif (content := hub.files.get(path)) is None:
                    self._send(404, b"not here")
                elif wanted and not hub.ignores_ranges:
                    start = int(wanted.removeprefix("bytes=").rstrip("-"))
                    place = f"bytes {start}-{len(content) - 1}/{len(content)}"
                    self._send(206, content[start:], place)
                else:
                    self._send(200, content)

            def _send(self, status: int, body: bytes, place: str = "") -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                if place:
                    self.send_header("Content-Range", place)
                self.end_headers()
                is_model = self.path.endswith(".onnx")
                self.wfile.write(body[: hub.breaks_off_after] if is_model else body)

            def log_message(self, *arguments: object) -> None:
                pass

        return Handler
