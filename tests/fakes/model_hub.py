"""A hub of whisper models on this machine, as https://huggingface.co answers; files from the middle on."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from tests.fakes.http_server import Answer, FakeHttpServer, part


class FakeModelHub(FakeHttpServer):
    """Serves repositories of whatever bytes; as a context.

    Args:
        repositories: the files of each, by name (`Systran/faster-whisper-small`). `model.bin` is a large one.
    """

    def __init__(self, repositories: Mapping[str, dict[str, bytes]]) -> None:
        super().__init__()
        self.repositories = repositories
        self.asked: list[tuple[str, str]] = []
        """Path and `Range` of every request."""
        self.breaks_off_after: int | None = None
        """So many bytes of `model.bin` are sent, then the connection is closed."""
        self.listing: bytes | None = None
        """Sent in place of the list."""

    def get(self, path: str, wanted: str) -> Answer:
        """A list of files, or a file."""
        self.asked.append((path, wanted))
        content = self._content(path)
        if content is None:
            return Answer(b"", 404)
        return part(content, wanted, self.breaks_off_after if path.endswith("model.bin") else None)

    def _content(self, path: str) -> bytes | None:
        if path.startswith("/api/models/"):
            files = self.repositories.get(path.removeprefix("/api/models/").removesuffix("/tree/main"))
            return files and (self.listing or json.dumps([_row(*file) for file in files.items()]).encode())
        repository, _, name = path[1:].partition("/resolve/main/")
        return self.repositories.get(repository, {}).get(name)


def _row(name: str, content: bytes) -> dict[str, Any]:
    git = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
    row = {"type": "file", "path": name, "size": len(content), "oid": git}
    sha256 = hashlib.sha256(content).hexdigest()
    return row | ({"lfs": {"oid": sha256, "size": len(content)}} if name == "model.bin" else {})
