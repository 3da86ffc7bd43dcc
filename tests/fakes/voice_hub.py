"""A hub of Piper's voices on this machine: the list, and files that can be asked for from the middle on."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from tests.fakes.http_server import Answer, FakeHttpServer, part


class FakeVoiceHub(FakeHttpServer):
    """Serves voices of whatever bytes; as a context.

    Args:
        voices: the model and the configuration of each, by name (`en_GB-alba-medium`).
    """

    def __init__(self, voices: Mapping[str, tuple[bytes, bytes]]) -> None:
        super().__init__()
        self.address += "/main"
        self.files: dict[str, bytes] = {}
        self.listed: dict[str, Any] = {}
        for name, (model, config) in voices.items():
            self._add(name, model, config)
        self.asked: list[tuple[str, str]] = []
        """Path and `Range` of every request."""
        self.breaks_off_after: int | None = None
        """So many bytes of a model are sent, then the connection is closed."""
        self.ignores_ranges = False

    def get(self, path: str, wanted: str) -> Answer:
        """The list of voices, or a file."""
        path = path.removeprefix("/main/")
        self.asked.append((path, wanted))
        if path == "voices.json":
            return Answer(json.dumps(self.listed).encode())
        if path not in self.files:
            return Answer(b"not here", 404)
        breaks_off_after = self.breaks_off_after if path.endswith(".onnx") else None
        return part(self.files[path], "" if self.ignores_ranges else wanted, breaks_off_after)

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
