"""A registry that a real Ollama can pull from: it serves the models folder of another one, and can stall."""

import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

CHUNK_BYTES = 1 << 20


class OllamaRegistry:
    """Serves `library/NAME:TAG` on 127.0.0.1.

    Args:
        models: the models folder (`OLLAMA_MODELS`) that is served.

    Attributes:
        stalls_at_bytes: of a blob, nothing is sent from there on until `go_on`.
        ranges: the first byte of each request for a part of a blob: above 0 means that a pull went on.
    """

    def __init__(self, models: Path) -> None:
        self.models = models
        self.stalls_at_bytes = sys.maxsize
        self.ranges: list[int] = []
        self._goes_on = threading.Event()

    def name_of(self, model: str) -> str:
        """What to pull: `http://127.0.0.1:PORT/library/tiny:latest`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/library/{model}"

    def go_on(self) -> None:
        """Stall no more."""
        self._goes_on.set()

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.go_on()
        self._server.shutdown()
        self._server.server_close()


def _handler_of(registry: OllamaRegistry) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

        def do_HEAD(self) -> None:
            self._serve()

        def do_GET(self) -> None:
            self._serve()

        def _serve(self) -> None:
            path, _, direct = self.path.partition("?")
            manifest = re.fullmatch(r"/v2/library/([^/]+)/manifests/(.+)", path)
            blob = re.fullmatch(r"/v2/library/[^/]+/blobs/(sha256:[0-9a-f]+)", path)
            file = None
            if manifest:
                # Where Ollama keeps what it has imported itself.
                file = Path(registry.models, "manifests/registry.ollama.ai/library", *manifest.groups())
            elif blob:
                file = registry.models / "blobs" / blob[1].replace(":", "-")
            if file is None or not file.is_file():
                self._send(404, b'{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}')
            elif blob and not direct and self.command == "GET":
                # The client insists on being sent to another host for blobs.
                port = registry._server.server_address[1]
                self._send(307, b"", Location=f"http://localhost:{port}{path}?direct")
            else:
                self._file(file)

        def _file(self, file: Path) -> None:
            size = file.stat().st_size
            start, end = 0, size - 1
            wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
            if wanted:
                start, end = int(wanted[1]), int(wanted[2] or end)
                registry.ranges.append(start)
            self.send_response(206 if wanted else 200)
            if wanted:
                self.send_header("Content-Range", f"bytes {start}-{end}/{size}")
            self.send_header("Content-Length", str(end - start + 1))
            self.end_headers()
            if self.command == "HEAD":
                return
            with file.open("rb") as data:
                data.seek(start)
                left = end - start + 1
                try:
                    while left and (chunk := data.read(min(left, CHUNK_BYTES))):
                        if data.tell() > registry.stalls_at_bytes:
                            registry._goes_on.wait()
                        self.wfile.write(chunk)
                        left -= len(chunk)
                except ConnectionError:  # the pull was cancelled
                    self.close_connection = True

        def _send(self, status: int, body: bytes, **headers: str) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

    return Handler
