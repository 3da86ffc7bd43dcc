"""Reads the header of a GGUF file: some megabytes at most, and never more than the file has."""

import io
import struct
from pathlib import Path
from typing import Any, BinaryIO

from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.gguf import DEFAULT_LAYERS, DEFAULT_WIDTH, GgufHeader

MAGIC = b"GGUF"
VERSIONS = (2, 3)
MOST_ENTRIES = 100_000
LONGEST_TEXT_BYTES = 8 << 20

_NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
"""Types of values, by the letters of `struct`."""
_TEXT, _ARRAY = 8, 9

# Weights a block, and bytes a block, by the type of a tensor: ggml.h and ggml-common.h.
_BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34), 9: (32, 36),
    10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 15: (256, 292),
    16: (256, 66), 17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18), 21: (256, 110), 22: (256, 82),
    23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8), 29: (256, 56), 30: (1, 2),
    34: (256, 54), 35: (256, 66), 39: (32, 17),
}  # fmt: skip

_QUANTIZATIONS = {
    0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 7: "Q8_0", 8: "Q5_0", 9: "Q5_1", 10: "Q2_K", 11: "Q3_K_S",
    12: "Q3_K_M", 13: "Q3_K_L", 14: "Q4_K_S", 15: "Q4_K_M", 16: "Q5_K_S", 17: "Q5_K_M", 18: "Q6_K",
    19: "IQ2_XXS", 20: "IQ2_XS", 21: "Q2_K_S", 22: "IQ3_XS", 23: "IQ3_XXS", 24: "IQ1_S", 25: "IQ4_NL",
    26: "IQ3_S", 27: "IQ3_M", 28: "IQ2_S", 29: "IQ2_M", 30: "IQ4_XS", 31: "IQ1_M", 32: "BF16",
    36: "TQ1_0", 37: "TQ2_0", 38: "MXFP4",
}  # fmt: skip
"""`general.file_type`: llama.h."""


def read_header(path: Path) -> GgufHeader:
    """What the file says of itself; blocks for some hundredths of a second.

    Raises:
        Refused: `model_unfit`: it is no GGUF file, of a version we do not know, or cut.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = _header(file, path.name)
    except (IsADirectoryError, FileNotFoundError):
        raise unfit(path.name, "is not there, or is a folder.") from None
    except OSError as error:
        raise unfit(path.name, f"cannot be read ({error.strerror or error}).") from error
    except (EOFError, struct.error, MemoryError, OverflowError):
        raise _cut(path.name) from None
    except UnicodeDecodeError:
        raise unfit(path.name, "is damaged: its header is no text where it should be.") from None
    if size < header.end_byte:
        raise _cut(path.name)
    return header


def unfit(name: str, why: str) -> Refused:
    """A file that no conversation can be held with."""
    return Refused("model_unfit", f"The file {name} {why}", "Choose another GGUF file of a model that chats.")


def _cut(name: str) -> Refused:
    return Refused(
        "model_unfit", f"The file {name} is cut: its end is missing.", "Download it again, and add it then."
    )


def _header(file: BinaryIO, name: str) -> GgufHeader:
    begun = file.read(4)
    if begun != MAGIC:
        what = "an HTML page" if begun[:1] == b"<" else "not a GGUF model"
        raise unfit(name, f"is {what}.")
    version = _one(file, "I")
    if version not in VERSIONS:
        raise unfit(name, "is of a version of GGUF that is not known here.")
    tensors, entries = _one(file, "Q"), _one(file, "Q")
    if tensors > MOST_ENTRIES or entries > MOST_ENTRIES:
        raise unfit(name, "is damaged: its header counts more entries than any model has.")
    values = {key: value for key, value in (_entry(file) for _ in range(entries)) if value is not None}
    ends = [_tensor(file) for _ in range(tensors)]
    alignment = int(values.get("general.alignment") or 32)
    begin = -(-file.tell() // alignment) * alignment
    return _described(values, begin + max(ends, default=0))


def _described(values: dict[str, Any], end_byte: int) -> GgufHeader:
    kind = str(values.get("general.architecture", ""))

    def number(key: str) -> int | None:
        value = values.get(f"{kind}.{key}")
        return int(value) if isinstance(value, int | float) else None

    return GgufHeader(
        architecture=kind,
        name=str(values.get("general.name", ""))[:120],
        kind=str(values.get("general.type", "model")),
        licence=str(values.get("general.license", ""))[:80],
        size_label=str(values.get("general.size_label", ""))[:20],
        quantization=_QUANTIZATIONS.get(values.get("general.file_type", -1), ""),
        context_limit_tokens=number("context_length"),
        cache_bytes_per_token=_cache_bytes(values, kind),
        chat_template=str(values.get("tokenizer.chat_template", "")),
        makes_vectors=bool(number("pooling_type")),
        parts=int(values.get("split.count") or 1),
        end_byte=end_byte,
    )


def _cache_bytes(values: dict[str, Any], kind: str) -> int:
    """Keys and values of 16 bits in each layer that has them; sliding windows are counted as whole."""

    def get(key: str, default: int) -> Any:
        value = values.get(f"{kind}.{key}")
        return default if value is None else value

    layers = int(get("block_count", DEFAULT_LAYERS))
    heads = get("attention.head_count", 0)
    heads_each = [int(head) for head in heads] if isinstance(heads, list) else [int(heads)] * layers
    shared = get("attention.head_count_kv", 0) or heads_each
    kv_heads = [int(head) for head in shared] if isinstance(shared, list) else [int(shared)] * layers
    width = int(get("embedding_length", DEFAULT_WIDTH))
    head_width = width // max([*heads_each, 1])
    both = int(get("attention.key_length", head_width)) + int(get("attention.value_length", head_width))
    every = int(get("full_attention_interval", 1)) or 1  # the layers between keep a state of fixed size
    return 2 * both * sum(kv_heads[:layers]) // every


def _entry(file: BinaryIO) -> tuple[str, Any]:
    return _text(file), _value(file, _one(file, "I"))


def _value(file: BinaryIO, kind: int) -> Any:
    """A value; None for a list of texts (the vocabulary), which is passed over."""
    if kind == _TEXT:
        return _text(file)
    if kind != _ARRAY:
        return _one(file, _letter(kind))
    of, count = _one(file, "I"), _one(file, "Q")
    if of == _TEXT:
        for _ in range(count):
            _skip(file, _one(file, "Q"))
        return None
    if of == _ARRAY:
        for _ in range(count):
            _value(file, _ARRAY)
        return None
    letter = _letter(of)
    length = count * struct.calcsize(f"<{letter}")
    if count > 4096:
        _skip(file, length)
        return None
    return list(struct.unpack(f"<{count}{letter}", _bytes(file, length)))


def _tensor(file: BinaryIO) -> int:
    """Where a tensor ends, from the beginning of all; where it begins, for types that are not known."""
    _text(file)
    shape = [_one(file, "Q") for _ in range(min(_one(file, "I"), 8))]
    kind, offset = _one(file, "I"), _one(file, "Q")
    weights = 1
    for side in shape:
        weights *= side
    block, length = _BLOCKS.get(kind, (1, 0))
    return int(offset + weights // block * length)


def _letter(kind: int) -> str:
    try:
        return _NUMBERS[kind]
    except KeyError:
        raise EOFError from None  # no such type: the header is not what it seems


def _one(file: BinaryIO, letter: str) -> Any:
    return struct.unpack(f"<{letter}", _bytes(file, struct.calcsize(f"<{letter}")))[0]


def _text(file: BinaryIO) -> str:
    length = _one(file, "Q")
    if length > LONGEST_TEXT_BYTES:
        raise EOFError
    return _bytes(file, length).decode("utf-8")


def _bytes(file: BinaryIO, length: int) -> bytes:
    read = file.read(length)
    if len(read) != length:
        raise EOFError
    return read


def _skip(file: BinaryIO, length: int) -> None:
    if length > LONGEST_TEXT_BYTES:
        raise EOFError
    file.seek(length, io.SEEK_CUR)
