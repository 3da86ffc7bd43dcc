"""The web server that the fakes of hubs and voice servers are: each of them says only what it answers."""

import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


@dataclass(frozen=True)
class Answer:
    """What one request is answered with."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    breaks_off_after: int | None = None
    """So many bytes of the body are sent, then the connection is closed."""
    pause_s: float = 0.0
    """Between pieces of 64 kB."""


def part(content: bytes, wanted: str, breaks_off_after: int | None = None) -> Answer:
    """Content from the byte on that the header `Range` wants; all of it where that is empty."""
    if not wanted:
        return Answer(content, breaks_off_after=breaks_off_after)
    start = int(wanted.removeprefix("bytes=").rstrip("-"))
    place = {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"}
    return Answer(content[start:], 206, place, breaks_off_after)


class FakeHttpServer(ABC):
    """Listens on 127.0.0.1 as a context; one thread a request."""

    def __init__(self) -> None:
        self._server = _Server(("127.0.0.1", 0), _handler_of(self))
        self.seen: list[dict[str, str]] = []
        """The headers of every GET."""
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    @abstractmethod
    def get(self, path: str, wanted: str) -> Answer:
        """To a GET; `wanted` is its header `Range`."""

    def post(self, path: str, body: bytes) -> Answer:
        """To a POST: it is not allowed."""
        return Answer(b"", 405)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Answer no more."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error here."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler_of(fake: FakeHttpServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fake.seen.append(dict(self.headers.items()))
            self._send(fake.get(self.path, self.headers.get("Range", "")))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self._send(fake.post(self.path, body))

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            body = answer.body[: answer.breaks_off_after]
            length = 1 << 16 if answer.pause_s else max(1, len(body))
            for start in range(0, len(body), length):
                time.sleep(answer.pause_s)
                self.wfile.write(body[start : start + length])

        def log_message(self, *arguments: object) -> None:
            pass

    return Handler
