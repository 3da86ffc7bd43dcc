import json
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from pathlib import Path

import pytest

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.speech.whisper_folders import WhisperFolders
from bestfriend_desktop.adapters.speech.whisper_models import HUB_MODELS, WhisperModels
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable
from tests.fakes.model_hub import FakeModelHub

MODEL = bytes(range(256)) * 8192  # 2 MB
FILES = {
    "model.bin": MODEL,
    "config.json": b"{}",
    "tokenizer.json": b'{"model": {}}',
    "vocabulary.txt": b"a\nb\n",
    "README.md": b"# not needed",
}
WANTED = len(MODEL) + 2 + 13 + 4


@pytest.fixture
def hub() -> Iterator[FakeModelHub]:
    with FakeModelHub({"Systran/faster-whisper-small": dict(FILES)}) as hub:
        yield hub


@pytest.fixture
def folders(tmp_path: Path) -> WhisperFolders:
    return WhisperFolders(ModelFiles([tmp_path / "starter"]), tmp_path / "models")


@pytest.fixture
async def library(hub: FakeModelHub, folders: WhisperFolders, tmp_path: Path) -> AsyncIterator[WhisperModels]:
    library = WhisperModels(folders, ModelFiles([tmp_path / "starter"]), lambda: hub.address, ())
    yield library
    await library.close()


async def pull(library: WhisperModels, name: str = "small") -> list[int]:
    return [progress.done_bytes async for progress in library.pull(name)]


def imported(folder: Path, **without: None) -> Path:
    folder.mkdir()
    for name, content in FILES.items():
        if name.partition(".")[0] not in without:
            (folder / name).write_bytes(content)
    return folder


async def installed(library: WhisperModels) -> list[str]:
    return [model.name for model in await library.available(ask_network=True) if model.is_installed]


async def test_what_could_be_fetched_is_known_without_asking_anyone(
    library: WhisperModels, hub: FakeModelHub
) -> None:
    models = await library.available(ask_network=True)
    assert [model.name for model in models] == ["base", *HUB_MODELS]
    assert models[0].label == "Whisper base (hears you, built in)"
    assert all(model.size_bytes > 50_000_000 for model in models)
    assert hub.asked == []


async def test_a_fetched_model_is_here_with_what_it_needs_and_can_be_removed(
    library: WhisperModels, folders: WhisperFolders
) -> None:
    done = await pull(library)
    assert done == sorted(done)
    assert done[-1] == WANTED
    assert {path.name for path in folders.find("small").iterdir()} == set(FILES) - {"README.md"}
    assert (folders.find("small") / "model.bin").read_bytes() == MODEL
    assert await installed(library) == ["small"]
    await library.delete("small")
    assert await installed(library) == []
    assert list(folders.folder.iterdir()) == []


async def test_a_download_goes_on_where_it_was_broken_off(library: WhisperModels, hub: FakeModelHub) -> None:
    hub.breaks_off_after = len(MODEL) // 2
    with pytest.raises(Unavailable, match="goes on where it stopped"):
        await pull(library)
    assert await installed(library) == []
    hub.breaks_off_after = None
    await pull(library)
    assert hub.asked[-1][1] == f"bytes={len(MODEL) // 2}-"
    assert await installed(library) == ["small"]


async def test_closing_stops_the_download_and_keeps_what_has_arrived(
    library: WhisperModels, hub: FakeModelHub
) -> None:
    async with aclosing(library.pull("small")) as steps:
        async for progress in steps:
            if progress.done_bytes > 500_000:
                break
    assert await installed(library) == []
    await pull(library)
    assert hub.asked[-1][1].startswith("bytes=")


@pytest.mark.parametrize("file", ["model.bin", "tokenizer.json"])
async def test_another_file_than_announced_is_refused(
    library: WhisperModels, hub: FakeModelHub, file: str
) -> None:
    content = FILES[file]
    whole = json.dumps([{"type": "file", "path": file, "size": len(content), "oid": "0" * 40}])
    hub.listing = whole.encode()
    with pytest.raises(Unavailable, match="not the file that was announced"):
        await pull(library)
    assert await installed(library) == []


async def test_a_model_that_lacks_a_file_is_refused(library: WhisperModels, hub: FakeModelHub) -> None:
    del hub.repositories["Systran/faster-whisper-small"]["vocabulary.txt"]
    with pytest.raises(Unavailable, match=r"no vocabulary\.txt"):
        await pull(library)
    assert await installed(library) == []


async def test_fetching_it_again_replaces_it(library: WhisperModels, folders: WhisperFolders) -> None:
    await pull(library)
    (folders.find("small") / "model.bin").write_bytes(b"damaged")
    await pull(library)
    assert (folders.find("small") / "model.bin").read_bytes() == MODEL


@pytest.mark.parametrize("listing", [b"<html>Sign in</html>", b"{}", b'[{"type": "file"}]', b"[1]"])
async def test_a_hub_that_is_none_is_said_with_a_remedy(
    library: WhisperModels, hub: FakeModelHub, listing: bytes
) -> None:
    hub.listing = listing
    with pytest.raises(Unavailable) as said:
        await pull(library)
    assert said.value.code in {"hub_unreachable", "download_failed"}
    assert said.value.remedy


async def test_without_a_network_that_is_said_with_a_remedy(
    library: WhisperModels, hub: FakeModelHub
) -> None:
    hub.stop()
    with pytest.raises(Unavailable) as said:
        await pull(library)
    assert said.value.code == "hub_unreachable"
    assert said.value.message == "The listening model could not be fetched (the server cannot be reached)."
    assert "can be imported meanwhile" in said.value.remedy


async def test_an_unknown_model_is_answered_with_the_known_ones(library: WhisperModels) -> None:
    with pytest.raises(Refused, match="base, tiny, small"):
        await pull(library, "huge")


async def test_a_model_in_a_folder_is_imported_under_the_name_of_the_folder(
    library: WhisperModels, folders: WhisperFolders, tmp_path: Path
) -> None:
    model = await library.add(imported(tmp_path / "faster-whisper-mine"))
    assert (model.name, model.engine, model.is_installed) == ("mine", "whisper", True)
    assert await installed(library) == ["mine"]
    assert not (folders.find("mine") / "README.md").exists()


async def test_a_folder_that_is_no_model_is_refused_with_what_it_lacks(
    library: WhisperModels, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match=r"there is no model\.bin") as said:
        await library.add(imported(tmp_path / "mine", model=None))
    assert said.value.code == "voice_unfit"
    with pytest.raises(Refused, match=r"there is no vocabulary\.txt"):
        await library.add(imported(tmp_path / "other", vocabulary=None))
    with pytest.raises(Refused):
        await library.add(tmp_path / "nowhere")


async def test_a_model_is_not_imported_over_another(library: WhisperModels, tmp_path: Path) -> None:
    await library.add(imported(tmp_path / "mine"))
    with pytest.raises(Refused, match="a model called mine already"):
        await library.add(tmp_path / "mine")


async def test_the_built_in_model_stays(library: WhisperModels) -> None:
    with pytest.raises(Refused) as said:
        await library.delete("base")
    assert said.value.code == "starter_model_stays"


@pytest.mark.parametrize("name", ["small", "../small", "", "a/b"])
async def test_a_model_that_is_not_here_is_said_to_be_missing(folders: WhisperFolders, name: str) -> None:
    with pytest.raises(Misconfigured) as said:
        folders.find(name)
    assert said.value.code == "listening_model_missing"


async def test_a_folder_that_cannot_be_written_is_said_with_a_remedy(
    library: WhisperModels, folders: WhisperFolders
) -> None:
    folders.folder.write_text("a file where a folder should be")
    with pytest.raises(BestFriendError, match="make the folder writable"):
        await pull(library)
