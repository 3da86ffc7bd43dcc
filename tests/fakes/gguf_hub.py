"""A hub of GGUF files on this machine: it sends us on to another host, as the real one does."""

import hashlib
from collections.abc import Mapping

from bestfriend_desktop.domain.offered_models import ModelSampling, OfferedModel
from tests.fakes.http_server import Answer, FakeHttpServer, part


class Storage(FakeHttpServer):
    """Where the bytes are."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content
        self.asked: list[str] = []
        """`Range` of every request."""
        self.answers: list[Answer] = []
        """Given in turn before the file itself is."""
        self.breaks_off_after: int | None = None
        self.pause_s = 0.0

    def get(self, path: str, wanted: str) -> Answer:
        """The file, from the byte on that is wanted."""
        self.asked.append(wanted)
        if self.answers:
            return self.answers.pop(0)
        if wanted and int(wanted.removeprefix("bytes=").rstrip("-")) >= len(self.content):
            return Answer(b"", 416)
        whole = part(self.content, wanted, self.breaks_off_after)
        return Answer(whole.body, whole.status, whole.headers, whole.breaks_off_after, self.pause_s)


class FakeGgufHub(FakeHttpServer):
    """Knows one file.

    Args:
        model: the row of the table.
        storage: the other host.
    """

    def __init__(self, model: OfferedModel, storage: Storage) -> None:
        super().__init__()
        self._path = f"/{model.repository}/resolve/{model.revision}/{model.file}"
        self._storage = storage
        self.etag = model.sha256
        self.sends_to = f"{storage.address}/bytes?signature=abc"
        self.answers: list[Answer] = []
        """Given in turn before it sends us on."""

    def get(self, path: str, wanted: str) -> Answer:
        """Where the file is."""
        if self.answers:
            return self.answers.pop(0)
        if path != self._path:
            return Answer(b"Not found", 404)
        headers: Mapping[str, str] = {"Location": self.sends_to, "X-Linked-Etag": f'"{self.etag}"'}
        return Answer(b"", 302, headers)


def offered(content: bytes, name: str = "tiny-1b") -> OfferedModel:
    """A row for a file with this content."""
    return OfferedModel(
        name=name,
        label="Tiny 1B",
        size_bytes=len(content),
        licence="Apache-2.0",
        languages="many",
        good_for="tests",
        memory_class_gb=4,
        billion_parameters=1.0,
        read_bytes=len(content),
        cache_bytes_per_token=100,
        context_limit_tokens=8192,
        thinks=False,
        sampling=ModelSampling(0.7, 0.9, 40, 0.0, 0.0),
        ollama="tiny:1b",
        repository="someone/Tiny-1B-GGUF",
        file="Tiny-1B-Q4_K_M.gguf",
        revision="a" * 40,
        sha256=hashlib.sha256(content).hexdigest(),
    )
