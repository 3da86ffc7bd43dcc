"""GGUF files of the person's own: what is taken in, and what is refused with a sentence."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
import xllamacpp
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.adapters.models.gguf_folder import GgufFolder
from bestfriend_desktop.adapters.models.gguf_header import read_header
from bestfriend_desktop.adapters.models.model_table import offered_models
from bestfriend_desktop.domain.errors import Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.gguf import CHATTING, EMBEDDING
from tests.fakes.gguf import write_gguf

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def folder(tmp_path: Path) -> GgufFolder:
    return GgufFolder(tmp_path / "language", offered_models())


def refused(folder: GgufFolder, path: Path) -> str:
    """The sentence."""
    with pytest.raises(Refused) as said:
        folder.add(path, copy=True)
    assert said.value.code == "model_unfit"
    assert said.value.remedy
    assert folder.names() == frozenset()
    return said.value.message


def test_a_linked_file_stays_where_it_is_and_a_copied_one_comes_along(
    folder: GgufFolder, tmp_path: Path
) -> None:
    linked = folder.add(write_gguf(tmp_path / "Linked Model.gguf"), copy=False)
    copied = folder.add(write_gguf(tmp_path / "Copied.gguf"), copy=True)
    assert (linked.name, linked.is_linked, linked.path) == (
        "linked-model",
        True,
        tmp_path / "Linked Model.gguf",
    )
    assert (copied.name, copied.is_linked, copied.path.parent) == ("copied", False, folder.folder)
    assert folder.disk_bytes() < 2 * copied.size_bytes
    for name in ("linked-model", "copied"):
        folder.delete(name)
    assert (tmp_path / "Linked Model.gguf").exists()
    assert (folder.names(), list(folder.folder.iterdir())) == (frozenset(), [])


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Llama-3.2-3B-Instruct-Q4_K_M.gguf", "llama-3.2-3b-instruct-q4_k_m"),
        ("qwen3.5-2b.gguf", "qwen3.5-2b-2"),  # that name is the offered one's
        ("basic.gguf", "basic-2"),
        ("Größe & Maß.gguf", "groe-ma"),
        ("模型.gguf", "model"),
        ("-..gguf", "model"),
    ],
)
def test_a_model_is_named_after_its_file(folder: GgufFolder, tmp_path: Path, file: str, name: str) -> None:
    assert folder.add(write_gguf(tmp_path / file), copy=False).name == name


def test_two_files_of_one_name_are_two_models_and_one_file_is_one(folder: GgufFolder, tmp_path: Path) -> None:
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        folder.add(write_gguf(tmp_path / place / "model.gguf"), copy=False)
    assert folder.names() == {"model", "model-2"}
    with pytest.raises(Refused, match="there already, as model"):
        folder.add(tmp_path / "a" / "model.gguf", copy=False)


def test_a_header_says_what_is_needed(tmp_path: Path) -> None:
    more = {"general.file_type": 15, "general.size_label": "2B", "general.license": "mit"}
    header = read_header(write_gguf(tmp_path / "m.gguf", more=more))
    assert (header.architecture, header.quantization, header.size_label) == ("llama", "Q4_K_M", "2B")
    assert (header.licence, header.context_limit_tokens) == ("mit", 2048)
    assert header.cache_bytes_per_token == 2 * 2 * 2 * 16 * 2  # layers, heads, both, their width, bytes


def test_layers_of_different_kinds_take_the_memory_they_need(tmp_path: Path) -> None:
    each = read_header(write_gguf(tmp_path / "a.gguf", more={"llama.attention.head_count_kv": [2, 0]}))
    every = read_header(write_gguf(tmp_path / "b.gguf", more={"llama.full_attention_interval": 2}))
    assert each.cache_bytes_per_token == every.cache_bytes_per_token == 2 * 2 * 16 * 2


@pytest.mark.parametrize(
    ("template", "thinks", "asked"),
    [("{% if enable_thinking %}", True, True), ("<think>", True, False), ("{{ messages }}", False, False)],
)
def test_a_model_that_thinks_is_known_by_its_template(
    tmp_path: Path, template: str, thinks: bool, asked: bool
) -> None:
    header = read_header(write_gguf(tmp_path / "m.gguf", more={"tokenizer.chat_template": template}))
    assert (header.thinks, header.thinking_can_be_turned_off) == (thinks, asked)


@pytest.mark.parametrize("cut_bytes", [1, 100, 200, 500])
def test_a_file_that_is_cut_is_said_to_be_cut(folder: GgufFolder, tmp_path: Path, cut_bytes: int) -> None:
    assert "is cut" in refused(folder, write_gguf(tmp_path / "m.gguf", tensors=2, cut_bytes=cut_bytes))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not a GGUF model"),
        (b"Dear diary", "is not a GGUF model"),
        (b"<!DOCTYPE html><html>", "is an HTML page"),
        (b"GGUF", "is cut"),
        (b"GGUF\0\0\0\3" + b"\0" * 64, "version of GGUF"),  # of a machine with the other byte order
        (b"GGUF" + b"\3\0\0\0" + b"\xff" * 16, "is damaged"),
        (b"GGUF" + b"\3\0\0\0" + b"\0" * 8 + b"\1" + b"\0" * 7 + b"\xff" * 60, "is cut"),
        (
            b"GGUF" + b"\3\0\0\0" + b"\0" * 8 + b"\1" + b"\0" * 7 + b"\2" + b"\0" * 7 + b"\xff\xff",
            "is damaged",
        ),
    ],
)
def test_what_is_no_model_is_said_to_be_none(
    folder: GgufFolder, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "notes.gguf"
    path.write_bytes(content)
    assert said in refused(folder, path)


def test_a_folder_and_what_is_not_there_are_refused(folder: GgufFolder, tmp_path: Path) -> None:
    assert "is not there" in refused(folder, tmp_path / "nowhere.gguf")
    assert "is not there" in refused(folder, tmp_path)


@pytest.mark.parametrize(
    ("architecture", "more", "said"),
    [
        ("wonder", {}, "of the kind 'wonder', which this version"),
        ("bert", {}, "makes embeddings"),
        ("qwen3", {"qwen3.pooling_type": 3, "tokenizer.chat_template": ""}, "makes embeddings"),
        ("clip", {}, "only the eyes of a model"),
        ("llama", {"general.type": "mmproj"}, "only the eyes of a model"),
        ("llama", {"general.type": "adapter"}, "an adapter"),
        ("llama", {"split.count": 3}, "one of 3 parts"),
    ],
)
def test_models_that_cannot_chat_here_are_refused_with_the_reason(
    folder: GgufFolder, tmp_path: Path, architecture: str, more: dict[str, str | int], said: str
) -> None:
    assert said in refused(folder, write_gguf(tmp_path / "m.gguf", architecture, more=more))


def test_a_copy_that_has_no_room_is_refused_and_a_link_offered(
    folder: GgufFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_gguf(tmp_path / "m.gguf")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 1000))
    with pytest.raises(Unavailable) as said:
        folder.add(path, copy=True)
    assert said.value.code == "disk_full"
    assert "without a copy" in said.value.remedy
    assert folder.names() == frozenset()


@pytest.mark.parametrize("name", ["", ".", "..", "../notes", "/etc/passwd", ".hidden", "nope"])
def test_a_name_that_is_none_finds_and_deletes_nothing(folder: GgufFolder, tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.gguf").write_bytes(b"GGUF")
    for attempt in (folder.find, folder.delete):
        with pytest.raises((Misconfigured, ValueError)) as said:
            attempt(name)
        assert isinstance(said.value, Misconfigured)
    assert (tmp_path / "notes.gguf").exists()


@given(st.binary(max_size=400))
def test_whatever_follows_the_magic_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.gguf"
    path.write_bytes(b"GGUF\3\0\0\0" + rest)
    try:
        read_header(path)
    except Refused:
        return


def test_the_kinds_of_models_are_those_that_llama_cpp_knows() -> None:
    library = next(Path(xllamacpp.__file__).parent.glob("xllamacpp*.[sp][oy]*")).read_bytes()
    unknown = [kind for kind in CHATTING | EMBEDDING if kind.encode() + b"\0" not in library]
    assert unknown == []
