"""GGUF files of any content, small enough to be written by a test."""

import struct
from collections.abc import Mapping
from pathlib import Path

_TEXT, _COUNT, _WHOLE = 8, 9, 4


def write_gguf(
    path: Path,
    architecture: str = "llama",
    *,
    more: Mapping[str, str | int | list[str] | list[int]] | None = None,
    tensors: int = 1,
    version: int = 3,
    cut_bytes: int = 0,
) -> Path:
    """A file with this header and so many tensors of 32 numbers; cut where that is wanted."""
    values: dict[str, str | int | list[str] | list[int]] = {
        "general.architecture": architecture,
        "general.name": "A Model",
        "tokenizer.chat_template": "{{ messages }}",
        "tokenizer.ggml.tokens": ["a", "b", "c"],
        f"{architecture}.context_length": 2048,
        f"{architecture}.block_count": 2,
        f"{architecture}.embedding_length": 64,
        f"{architecture}.attention.head_count": 4,
        f"{architecture}.attention.head_count_kv": 2,
    } | dict(more or {})
    header = b"GGUF" + struct.pack("<IQQ", version, tensors, len(values))
    for key, value in values.items():
        header += _text(key) + _value(value)
    for number in range(tensors):
        header += _text(f"tensor{number}") + struct.pack("<IQIQ", 1, 32, 0, number * 128)
    header += b"\0" * (-len(header) % 32)
    content = header + b"\1" * 128 * tensors
    path.write_bytes(content[: len(content) - cut_bytes])
    return path


def _value(value: str | int | list[str] | list[int]) -> bytes:
    if isinstance(value, str):
        return struct.pack("<I", _TEXT) + _text(value)
    if isinstance(value, int):
        return struct.pack("<II", _WHOLE, value)
    if value and isinstance(value[0], str):
        return struct.pack("<IIQ", _COUNT, _TEXT, len(value)) + b"".join(_text(str(one)) for one in value)
    return struct.pack("<IIQ", _COUNT, _WHOLE, len(value)) + b"".join(struct.pack("<I", one) for one in value)


def _text(text: str) -> bytes:
    return struct.pack("<Q", len(text.encode())) + text.encode()
