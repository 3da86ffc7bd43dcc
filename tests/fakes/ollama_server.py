"""A small Ollama server for tests: a real HTTP server on loopback that does what it is told.

It speaks the parts of Ollama 0.12 that the program uses, and has what a small real server has not: thinking
models, cloud models, and every way of breaking off. `FakeOllama` keeps each request and sees hang-ups:

    with FakeOllama() as ollama:
        ollama.reply("Hel", "lo")
        ...                                     # something talks to ollama.url
        assert ollama.requests[-1].body["model"] == "tiny:latest"
"""

import json
import random
import select
import socket
import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

NEVER_S = 3600.0


@dataclass
class FakeModel:
    """One model of the fake."""

    name: str
    capabilities: tuple[str, ...] = ("completion",)
    """`("embedding",)` cannot chat; `("completion", "thinking")` thinks unless told not to."""
    size_bytes: int = 1_000_000
    context_tokens: int = 8192
    remote_host: str = ""
    """Set for cloud models: `https://ollama.com:443`."""
    dimensions: int = 384
    """How many numbers its vectors have."""


class Ending(Enum):
    """How a scripted reply comes to its end."""

    DONE = "done"
    BREAK = "the connection breaks"
    WITHOUT_DONE = "the stream ends, but nothing said that it was done"
    ERROR = "an error line in the middle"
    HANG = "nothing more comes"


@dataclass
class FakeReply:
    """What one chat request is answered with."""

    pieces: Sequence[str]
    thinking: Sequence[str] = ()
    delay_s: float = 0.0
    """Before each piece."""
    rest: threading.Event | None = None
    """The last piece waits for it."""
    ending: Ending = Ending.DONE
    prompt_tokens: int | None = None
    """What `prompt_eval_count` says; None: a third of the prompt's characters."""
    reason: str = "stop"
    """Why it ended: `length` where it was cut."""
    raw: bytes = b""
    """Sent as it stands in place of all that, where it is not empty."""
    status: int = 200
    """Another one is sent with `raw`, as whatever stands before a server would."""


@dataclass
class FakeRequest:
    """One request that came in."""

    method: str
    path: str
    body: dict[str, Any]
    authorization: str | None = None
    hung_up: threading.Event = field(default_factory=threading.Event)
    """Set when the client closed the connection before the answer was whole."""
    answered: threading.Event = field(default_factory=threading.Event)
    """Set when the answer is over, in whatever way."""


class FakeOllama:
    """A scriptable Ollama on 127.0.0.1.

    Attributes:
        models: what is installed, by name; starts with `tiny:latest`. Change it at any time.
        pullable: what `/api/pull` finds, by name.
        pulled_bytes: how much of each pull has arrived; a second pull goes on from there.
        pull_stalls_at_bytes: nothing more arrives from there on.
        requests: everything that was asked, in order.
        html: when True, every answer is a web page: no Ollama at all.
        busy: when above 0, so many chat requests are answered 503, and each takes one off.
        tags_tell_capabilities: False behaves like servers that say them only in `/api/show`.
        show_tells_capabilities: False behaves like servers before 0.6.4, which do not know the word.
        embed: what `/api/embed` answers for a model and its texts; may be replaced.
    """

    def __init__(self, *models: FakeModel, port: int = 0) -> None:
        self.models = {model.name: model for model in models or (FakeModel("tiny:latest"),)}
        self.pullable: dict[str, FakeModel] = {}
        self.pulled_bytes: dict[str, int] = {}
        self.pull_stalls_at_bytes = sys.maxsize
        self.requests: list[FakeRequest] = []
        self.html = False
        self.busy = 0
        self.tags_tell_capabilities = True
        self.show_tells_capabilities = True
        self.embed = _embeddings
        self._replies: deque[FakeReply] = deque()
        self._answers: dict[str, deque[str]] = defaultdict(deque)
        self._stopping = threading.Event()
        self._port = port
        self._server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        """`http://127.0.0.1:PORT`; stays the same over `stop` and `start`."""
        return f"http://127.0.0.1:{self._port}"

    def reply(
        self,
        *pieces: str,
        thinking: Sequence[str] = (),
        delay_s: float = 0.0,
        rest: threading.Event | None = None,
        ending: Ending = Ending.DONE,
        prompt_tokens: int | None = None,
        reason: str = "stop",
    ) -> None:
        """Line up the answer of one chat request to come; without any it is `Hello from the fake.`."""
        self._replies.append(FakeReply(pieces, thinking, delay_s, rest, ending, prompt_tokens, reason))

    def reply_raw(self, raw: bytes, status: int = 200) -> None:
        """Line up an answer that is not Ollama's own."""
        self._replies.append(FakeReply((), raw=raw, status=status))

    def answer(self, text: str, *, wanted: str = "facts") -> None:
        """Line up the answer of one request to come for JSON with this key; without any it is empty."""
        self._answers[wanted].append(text)

    def chats(self) -> list[FakeRequest]:
        """The requests for a reply: with messages (one without only loads the model), and not for JSON."""
        return [r for r in self._asked() if not r.body.get("format")]

    def drawings(self, wanted: str = "facts") -> list[FakeRequest]:
        """The requests for JSON with this key."""
        return [r for r in self._asked() if wanted in _keys(r.body)]

    def _asked(self) -> list[FakeRequest]:
        return [r for r in self.requests if r.path == "/api/chat" and r.body.get("messages")]

    def start(self) -> None:
        """Begin to listen."""
        self._stopping.clear()
        self._server = _Server(("127.0.0.1", self._port), _handler_of(self))
        self._port = self._server.server_address[1]
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, name="fake ollama", daemon=True
        ).start()

    def stop(self) -> None:
        """Stop listening and break off what is being answered."""
        self._stopping.set()
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = True
    allow_reuse_address = True
    request_queue_size = 32

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self.open_sockets: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self.open_sockets.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.open_sockets.discard(request)
        super().shutdown_request(request)

    def shutdown(self) -> None:
        super().shutdown()
        for connection in list(self.open_sockets):  # idle ones are kept alive by clients
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error here."""


class _HungUp(Exception):
    """The client is gone."""


class _BreakOff(Exception):
    """The connection is to be broken off from our side."""


def _handler_of(fake: FakeOllama) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        asked: FakeRequest

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

        def do_GET(self) -> None:
            self._answer()

        def do_HEAD(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def do_DELETE(self) -> None:
            self._answer()

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length) or b"{}")
            self.asked = FakeRequest(self.command, self.path, body, self.headers.get("Authorization"))
            fake.requests.append(self.asked)
            try:
                self._route(body)
            except _BreakOff:
                self.close_connection = True
            except (_HungUp, ConnectionError):
                self.asked.hung_up.set()
                self.close_connection = True
            finally:
                self.asked.answered.set()

        def _route(self, body: dict[str, Any]) -> None:
            if fake.html:
                self._send(200, b"<!doctype html><title>A router</title>", "text/html")
                return
            name = _full_name(str(body.get("model") or body.get("name") or ""))
            match self.path:
                case "/":
                    self._send(200, b"Ollama is running", "text/plain")
                case "/api/version":
                    self._json(200, {"version": "0.12.6"})
                case "/api/tags":
                    self._json(200, {"models": [_listed(m, fake) for m in fake.models.values()]})
                case "/api/pull":
                    self._pull(name)
                case "/api/show" | "/api/delete" | "/api/chat" | "/api/embed" if name not in fake.models:
                    self._json(404, {"error": f"model '{body.get('model')}' not found"})
                case "/api/show":
                    self._json(200, _shown(fake.models[name], fake))
                case "/api/delete":
                    del fake.models[name]
                    self._send(200, b"", "application/json")
                case "/api/chat":
                    self._chat(fake.models[name], body)
                case "/api/embed":
                    self._embed(fake.models[name], body)
                case _:
                    self._json(404, {"error": "404 page not found"})

        def _embed(self, model: FakeModel, body: dict[str, Any]) -> None:
            if "embedding" not in model.capabilities:
                self._json(400, {"error": f'"{model.name}" does not support embeddings'})
                return
            texts = body["input"] if isinstance(body["input"], list) else [body["input"]]
            self._json(200, {"model": model.name, "embeddings": fake.embed(model, texts)})

        def _chat(self, model: FakeModel, body: dict[str, Any]) -> None:
            if fake.busy > 0:
                fake.busy -= 1
                self._json(
                    503, {"error": "server busy, please try again.  maximum pending requests exceeded"}
                )
                return
            if "completion" not in model.capabilities:
                self._json(400, {"error": f'"{model.name}" does not support chat'})
                return
            if body.get("think") is not None and "thinking" not in model.capabilities and body["think"]:
                self._json(400, {"error": f'"{model.name}" does not support thinking'})
                return
            if not body.get("messages"):
                line = {"model": model.name, "message": {"role": "assistant", "content": ""}}
                self._json(200, {**line, "done": True, "done_reason": "load"})
                return
            if body.get("format"):
                wanted = next(iter(_keys(body)), "")
                answers = fake._answers[wanted]
                nothing = json.dumps({wanted: [] if wanted == "facts" else ""})
                reply = FakeReply((answers.popleft() if answers else nothing,))
            elif fake._replies:
                reply = fake._replies.popleft()
            else:
                reply = FakeReply(("Hello ", "from ", "the fake."))
            if reply.raw:
                self._send(reply.status, reply.raw, "application/x-ndjson")
                return
            self._stream(self._chat_lines(model, body, reply))

        def _chat_lines(
            self, model: FakeModel, body: dict[str, Any], reply: FakeReply
        ) -> Iterator[dict[str, Any]]:
            def line(**message: str) -> dict[str, Any]:
                message = {"role": "assistant", "content": "", **message}
                return {"model": model.name, "message": message, "done": False}

            if "thinking" in model.capabilities and body.get("think") is not False:
                for thought in reply.thinking:
                    self._wait(reply.delay_s)
                    yield line(thinking=thought)
            for left, piece in zip(reversed(range(len(reply.pieces))), reply.pieces, strict=True):
                self._wait(reply.delay_s)
                if reply.rest and not left:
                    self._wait(NEVER_S, reply.rest)
                yield line(content=piece)
            match reply.ending:
                case Ending.BREAK:
                    raise _BreakOff
                case Ending.HANG:
                    self._wait(NEVER_S)
                case Ending.ERROR:
                    yield {"error": "an error was encountered while running the model: CUDA error"}
                case Ending.DONE:
                    characters = sum(len(m["content"]) for m in body["messages"])
                    tokens = characters // 3 if reply.prompt_tokens is None else reply.prompt_tokens
                    counts = {"prompt_eval_count": tokens, "eval_count": len(reply.pieces)}
                    yield {**line(), "done": True, "done_reason": reply.reason, **counts}

        def _pull(self, name: str) -> None:
            def lines() -> Iterator[dict[str, Any]]:
                yield {"status": "pulling manifest"}
                model = fake.pullable.get(name)
                if model is None:
                    yield {"error": "pull model manifest: file does not exist"}
                    return
                total, digest = model.size_bytes, "sha256:" + "ab" * 32
                while (done := fake.pulled_bytes.get(name, 0)) < total:
                    yield {
                        "status": "pulling abababababab",
                        "digest": digest,
                        "total": total,
                        "completed": done,
                    }
                    if done >= fake.pull_stalls_at_bytes:
                        self._wait(NEVER_S)
                    fake.pulled_bytes[name] = min(total, done + max(1, total // 10))
                yield {"status": "pulling abababababab", "digest": digest, "total": total, "completed": total}
                yield {"status": "verifying sha256 digest"}
                fake.models[name] = model
                yield {"status": "success"}

            self._stream(lines())

        def _stream(self, lines: Iterator[dict[str, Any]]) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/x-ndjson")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for line in lines:
                data = json.dumps(line).encode() + b"\n"
                self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.write(b"0\r\n\r\n")

        def _wait(self, seconds: float, over: threading.Event | None = None) -> None:
            """Wait until the time or the event is over, and notice when the client hangs up meanwhile."""
            until = time.monotonic() + seconds
            while not (over and over.is_set()):
                if fake._stopping.is_set():
                    raise _BreakOff
                left = max(0.0, until - time.monotonic())
                readable, _, _ = select.select([self.connection], [], [], min(left, 0.02))
                if readable and not self.connection.recv(1, socket.MSG_PEEK):
                    raise _HungUp
                if not left:
                    return

        def _json(self, status: int, value: dict[str, Any]) -> None:
            self._send(status, json.dumps(value).encode(), "application/json; charset=utf-8")

        def _send(self, status: int, data: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

    return Handler


def _embeddings(model: FakeModel, texts: list[str]) -> list[list[float]]:
    """The same vector for the same text; of any length but 1."""
    return [[3 * random.Random(text + str(n)).gauss() for n in range(model.dimensions)] for text in texts]


def _keys(body: dict[str, Any]) -> list[str]:
    """What a request for JSON wants; nothing where it wants a reply."""
    return list((body.get("format") or {}).get("properties", {}))


def _full_name(name: str) -> str:
    """Ollama takes `tiny` for `tiny:latest`."""
    return name if ":" in name else f"{name}:latest"


def _listed(model: FakeModel, fake: FakeOllama) -> dict[str, Any]:
    listed = {"name": model.name, "model": model.name, "size": model.size_bytes, "digest": "ab" * 32}
    listed |= {"modified_at": "2026-11-01T12:00:00Z", "details": _details(model)}
    if model.remote_host:
        listed |= {"remote_host": model.remote_host, "remote_model": model.name.partition(":")[0]}
    if fake.tags_tell_capabilities:
        listed["capabilities"] = list(model.capabilities)
    return listed


def _shown(model: FakeModel, fake: FakeOllama) -> dict[str, Any]:
    info = {"general.architecture": "llama", "llama.context_length": model.context_tokens}
    shown = {"details": _details(model), "model_info": info, "license": "Apache License\nVersion 2.0"}
    if fake.show_tells_capabilities:
        shown["capabilities"] = list(model.capabilities)
    return shown


def _details(model: FakeModel) -> dict[str, Any]:
    family = "bert" if model.capabilities == ("embedding",) else "llama"
    return {
        "format": "gguf", "family": family, "families": [family],
        "parameter_size": "135M", "quantization_level": "Q4_1",
    }  # fmt: skip
