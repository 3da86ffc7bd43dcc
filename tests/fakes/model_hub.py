"""A hub of whisper models on this machine, as https://huggingface.co answers; files from the middle on."""

import hashlib
import json
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


class FakeModelHub:
    """Serves repositories of whatever bytes; as a context.

    Args:
        repositories: the files of each, by name (`Systran/faster-whisper-small`). `model.bin` is a large one.
    """

    def __init__(self, repositories: Mapping[str, dict[str, bytes]]) -> None:
        self.repositories = repositories
        self.asked: list[tuple[str, str]] = []
        """Path and `Range` of every request."""
        self.breaks_off_after: int | None = None
        """So many bytes of `model.bin` are sent, then the connection is closed."""
        self.listing: bytes | None = None
        """Sent in place of the list."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
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
        if self._thread.is_alive():
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()

    def _answer(self, path: str) -> bytes | None:
        if path.startswith("/api/models/"):
            files = self.repositories.get(path.removeprefix("/api/models/").removesuffix("/tree/main"))
            return files and (self.listing or json.dumps([_row(*file) for file in files.items()]).encode())
        repository, _, name = path[1:].partition("/resolve/main/")
        return self.repositories.get(repository, {}).get(name)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                wanted = self.headers.get("Range", "")
                hub.asked.append((self.path, wanted))
                body = hub._answer(self.path)
                start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
                self.send_response(404 if body is None else 206 if wanted else 200)
                if wanted and body is not None:
                    self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
                body = (body or b"")[start:]
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: hub.breaks_off_after] if self.path.endswith("model.bin") else body)

            def log_message(self, *arguments: object) -> None:
                pass

        return Handler


def _row(name: str, content: bytes) -> dict[str, Any]:
    git = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
    row = {"type": "file", "path": name, "size": len(content), "oid": git}
    sha256 = hashlib.sha256(content).hexdigest()
    return row | ({"lfs": {"oid": sha256, "size": len(content)}} if name == "model.bin" else {})
