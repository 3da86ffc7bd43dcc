import json
import os
import shutil
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path

import pytest

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.speech.piper_voices import PiperVoices
from bestfriend_desktop.adapters.speech.voice_files import VoiceFiles
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable
from tests.fakes.voice_hub import FakeVoiceHub

ALBA = "en_GB-alba-medium"
MODEL = bytes(range(256)) * 8192  # 2 MB
CONFIG = b'{"espeak": {"voice": "en-gb"}}'


@pytest.fixture
def hub() -> Iterator[FakeVoiceHub]:
    with FakeVoiceHub({ALBA: (MODEL, CONFIG), "en_US-joe-medium": (b"joe", b"{}")}) as hub:
        yield hub


@pytest.fixture
def library(hub: FakeVoiceHub, tmp_path: Path) -> PiperVoices:
    files = ModelFiles([tmp_path / "none"])
    return PiperVoices(VoiceFiles(files, tmp_path / "voices"), files, lambda: hub.address, ())


async def pull(library: PiperVoices, name: str = ALBA) -> list[int]:
    return [progress.done_bytes async for progress in library.pull(name)]


async def installed(library: PiperVoices) -> list[str]:
    return [voice.name for voice in await library.available(ask_network=True) if voice.is_installed]


async def test_what_can_be_fetched_is_listed_and_the_built_in_voice_not_twice(library: PiperVoices) -> None:
    joe, alba = await library.available(ask_network=True)
    assert (joe.name, joe.is_installed) == ("joe", False)
    assert (alba.name, alba.label) == (ALBA, "Alba (English, Great Britain, medium)")
    assert (alba.language, alba.is_installed, alba.size_bytes) == ("en-gb", False, len(MODEL) + len(CONFIG))


async def test_a_fetched_voice_is_here_and_can_be_removed(library: PiperVoices, tmp_path: Path) -> None:
    done = await pull(library)
    assert done == sorted(done)
    assert done[-1] == len(MODEL) + len(CONFIG)
    assert (tmp_path / "voices" / f"{ALBA}.onnx").read_bytes() == MODEL
    assert (tmp_path / "voices" / f"{ALBA}.onnx.json").read_bytes() == CONFIG
    assert await installed(library) == [ALBA]
    await library.delete(ALBA)
    assert await installed(library) == []
    assert [path.name for path in (tmp_path / "voices").iterdir()] == ["catalogue.json"]


async def test_a_download_goes_on_where_it_was_broken_off(library: PiperVoices, hub: FakeVoiceHub) -> None:
    hub.breaks_off_after = len(MODEL) // 2
    with pytest.raises(Unavailable, match="goes on where it stopped") as raised:
        await pull(library)
    assert raised.value.code == "download_failed"
    assert await installed(library) == []
    hub.breaks_off_after = None
    await pull(library)
    assert hub.asked[-1][1] == f"bytes={len(MODEL) // 2}-"
    assert await installed(library) == [ALBA]


async def test_a_cancelled_download_goes_on_as_well(library: PiperVoices, hub: FakeVoiceHub) -> None:
    async with aclosing(library.pull(ALBA)) as steps:
        async for progress in steps:
            if progress.done_bytes > len(MODEL) // 2:
                break
    await pull(library)
    assert hub.asked[-1][1] > "bytes=1"
    assert await installed(library) == [ALBA]


async def test_a_server_that_knows_no_ranges_sends_it_all_again(
    library: PiperVoices, hub: FakeVoiceHub, tmp_path: Path
) -> None:
    hub.breaks_off_after, hub.ignores_ranges = 1000, True
    with pytest.raises(Unavailable):
        await pull(library)
    hub.breaks_off_after = None
    await pull(library)
    assert (tmp_path / "voices" / f"{ALBA}.onnx").read_bytes() == MODEL


async def test_another_file_than_was_announced_is_refused(library: PiperVoices, hub: FakeVoiceHub) -> None:
    await library.available(ask_network=True)
    path = next(path for path in hub.files if path.endswith(f"{ALBA}.onnx"))
    del hub.files[path]
    with pytest.raises(Unavailable, match="is not at"):
        await pull(library)
    hub.files[path] = MODEL[::-1]
    with pytest.raises(Unavailable, match="not the file that was announced"):
        await pull(library)
    hub.files[path] = MODEL + b"more"
    with pytest.raises(Unavailable, match="larger than was announced"):
        await pull(library)
    assert await installed(library) == []


async def test_without_a_network_what_is_here_is_listed(library: PiperVoices, hub: FakeVoiceHub) -> None:
    hub.stop()
    assert [voice.name for voice in await library.available(ask_network=True)] == ["joe"]
    with pytest.raises(Unavailable, match=r"fetched \(the server cannot be reached\)") as raised:
        await pull(library)
    assert raised.value.code == "catalogue_unreachable"


async def test_the_list_is_kept_and_an_old_one_is_better_than_none(
    library: PiperVoices, hub: FakeVoiceHub, tmp_path: Path
) -> None:
    await library.available(ask_network=True)
    await library.available(ask_network=True)
    assert [path for path, _ in hub.asked] == ["voices.json"]
    os.utime(tmp_path / "voices" / "catalogue.json", (0, 0))
    hub.stop()
    assert ALBA in [voice.name for voice in await library.available(ask_network=True)]


async def test_entries_that_make_no_sense_are_left_out(library: PiperVoices, hub: FakeVoiceHub) -> None:
    hub.listed |= {"a": None, "b": {}, "c": {"files": []}, "../d": hub.listed[ALBA]}
    hub.listed["e"] = {**hub.listed[ALBA], "files": {"../../e.onnx": {"size_bytes": 1, "md5_digest": ""}}}
    assert [voice.name for voice in await library.available(ask_network=True)] == ["joe", ALBA]


async def test_an_unknown_voice_and_the_built_in_one_are_refused(library: PiperVoices) -> None:
    for name in ("nobody", "../catalogue"):
        with pytest.raises(Misconfigured, match="no voice called"):
            await pull(library, name)
        with pytest.raises(Misconfigured, match="no voice called"):
            await library.delete(name)
    with pytest.raises(Refused, match="cannot be removed"):
        await library.delete("joe")


async def test_a_voice_from_a_file_or_folder_is_imported(
    library: PiperVoices, files: ModelFiles, tmp_path: Path
) -> None:
    source = tmp_path / "stick"
    source.mkdir()
    shutil.copy(files.find("joe"), source / "my_voice.onnx")
    shutil.copy(f"{files.find('joe')}.json", source / "my_voice.onnx.json")
    added = await library.add(source)
    assert (added.name, added.label, added.language) == (
        "my_voice",
        "My Voice (English, United States)",
        "en-us",
    )
    assert await installed(library) == ["my_voice"]
    with pytest.raises(Refused, match="called my_voice already"):
        await library.add(source / "my_voice.onnx")


@pytest.mark.parametrize(
    ("written", "chosen", "reason"),
    [
        ({}, "gone.onnx", "There is no file"),
        ({}, "", "no voice in the folder"),
        ({"a.onnx": b"", "b.onnx": b""}, "", "several voices in the folder"),
        ({"a.onnx": b""}, "a.onnx", "Beside a.onnx there is no a.onnx.json"),
        ({"a.wav": b""}, "a.wav", "a.wav is not a voice of Piper"),
        ({"a.onnx": b"x", "a.onnx.json": b"{}"}, "a.onnx", "The voice a is damaged"),
        ({"a.onnx": b"x", "a.onnx.json": json.dumps({"audio": 1}).encode()}, "a.onnx.json", "is damaged"),
    ],
)
async def test_what_is_no_voice_is_refused_with_the_reason(
    library: PiperVoices, tmp_path: Path, written: dict[str, bytes], chosen: str, reason: str
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name, content in written.items():
        (source / name).write_bytes(content)
    with pytest.raises(Refused, match=reason) as raised:
        await library.add(source / chosen)
    assert raised.value.code == "voice_unfit"
    assert await installed(library) == []


async def test_a_folder_that_cannot_be_written_is_said_with_a_remedy(
    library: PiperVoices, tmp_path: Path
) -> None:
    (tmp_path / "voices").write_text("a file where a folder should be")
    with pytest.raises(BestFriendError, match="make the folder writable") as raised:
        await pull(library)
    assert raised.value.code == "disk_full"
