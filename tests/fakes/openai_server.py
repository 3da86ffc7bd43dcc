"""A small OpenAI-compatible server for tests: a real HTTP server on loopback that does what it is told."""

import json
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


@dataclass
class OpenAIReply:
    """What one request for a reply is answered with."""

    lines: Sequence[str]
    """Sent as they stand, each followed by a line break."""
    status: int = 200
    kind: str = "text/event-stream"
    headers: dict[str, str] = field(default_factory=dict)
    breaks: bool = False
    """The connection is broken off behind the last line."""
    delay_s: float = 0.0
    """Before each line."""
    hangs: bool = False
    """Behind the last line nothing more comes, and the connection stays."""


@dataclass
class OpenAIRequest:
    """One request that came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    hung_up: threading.Event = field(default_factory=threading.Event)


def chunk(**delta: Any) -> str:
    """One event with a piece of the reply; `finish` says why it ended."""
    finish = delta.pop("finish", None)
    event = {"object": "chat.completion.chunk", "choices": [{"delta": delta, "finish_reason": finish}]}
    return f"data: {json.dumps(event)}\n"


def streamed(
    *pieces: str, finish: str = "stop", usage: dict[str, int] | None = None, delay_s: float = 0.0
) -> OpenAIReply:
    """An ordinary reply."""
    lines = [chunk(role="assistant", content=""), *(chunk(content=piece) for piece in pieces)]
    lines.append(chunk(finish=finish))
    if usage:
        lines.append(f"data: {json.dumps({'choices': [], 'usage': usage})}\n")
    return OpenAIReply([*lines, "data: [DONE]\n"], delay_s=delay_s)


class FakeOpenAI:
    """Listens on 127.0.0.1 as a context.

    Attributes:
        models: what `/v1/models` lists.
        key: what it wants to be sent; empty for none.
        requests: everything that was asked, in order.
    """

    def __init__(self) -> None:
        self.models: list[dict[str, Any]] = [{"id": "tiny", "object": "model", "max_model_len": 8192}]
        self.key = ""
        self.requests: list[OpenAIRequest] = []
        self._replies: deque[OpenAIReply] = deque()
        self._over = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler_of(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def reply(self, reply: OpenAIReply) -> None:
        """Line up the answer of one request; without any it is `Hello from the fake.`."""
        self._replies.append(reply)

    def next_reply(self) -> OpenAIReply:
        """What is to be answered now."""
        return self._replies.popleft() if self._replies else streamed("Hello ", "from ", "the fake.")

    def __enter__(self) -> Self:
        serve = {"poll_interval": 0.02}
        threading.Thread(target=self._server.serve_forever, kwargs=serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error here."""


def _handler_of(fake: FakeOpenAI) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

        def do_GET(self) -> None:
            self._note({})
            if self._lets_in():
                self._json(200, {"object": "list", "data": fake.models})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
            asked = self._note(body)
            if not self._lets_in():
                return
            if self.path != "/v1/chat/completions":
                self._json(404, {"detail": "Not Found"})
                return
            reply = fake.next_reply()
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.breaks:
                self.send_header("Content-Length", "100000")
            self.end_headers()
            try:
                for line in reply.lines:
                    time.sleep(reply.delay_s)
                    self.wfile.write(line.encode("utf-8", "surrogatepass") + b"\n")
                if reply.hangs:
                    self._watch(asked)
            except ConnectionError:
                asked.hung_up.set()

        def _watch(self, asked: OpenAIRequest) -> None:
            """Say nothing more, and notice when the client hangs up."""
            self.connection.settimeout(0.05)
            while not fake._over.is_set():
                try:
                    if not self.connection.recv(1):
                        asked.hung_up.set()
                        return
                except TimeoutError:
                    continue

        def _note(self, body: dict[str, Any]) -> OpenAIRequest:
            fake.requests.append(OpenAIRequest(self.path, dict(self.headers), body))
            return fake.requests[-1]

        def _lets_in(self) -> bool:
            if fake.key and self.headers.get("Authorization") != f"Bearer {fake.key}":
                self._json(
                    401, {"error": {"message": "Incorrect API key provided.", "code": "invalid_api_key"}}
                )
                return False
            return True

        def _json(self, status: int, value: dict[str, Any]) -> None:
            data = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Handler
