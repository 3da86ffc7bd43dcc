import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import pytest

from bestfriend_desktop.adapters.secrets import Secrets
from bestfriend_desktop.domain.errors import Misconfigured, Unavailable
from bestfriend_desktop.domain.health import HealthState

URL = "postgresql://me:hunter2@db/friend"


class Drawer(keyring.backend.KeyringBackend):
    """A keyring in memory; `stuck` like one that waits for a password nobody can type."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.stuck: threading.Event | None = None
        self.forgetful = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.stuck:
            self.stuck.wait()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.stuck:
            self.stuck.wait()
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    before = keyring.get_keyring()
    drawer = Drawer()
    keyring.set_keyring(drawer)
    yield drawer
    if drawer.stuck:
        drawer.stuck.set()
    keyring.set_keyring(before)


@pytest.fixture
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    yield
    keyring.set_keyring(before)


def everything_in(folder: Path) -> str:
    return "".join(file.read_text() for file in folder.iterdir())


def test_a_secret_is_kept_in_the_keyring_and_not_on_the_disk(tmp_path: Path, drawer: Drawer) -> None:
    Secrets(tmp_path).set("database.url", URL)
    assert list(drawer.kept.values()) == [URL]
    assert "hunter2" not in everything_in(tmp_path)
    assert Secrets(tmp_path).get("database.url") == URL
    Secrets(tmp_path).delete("database.url")
    assert drawer.kept == {}
    assert Secrets(tmp_path).get("database.url") is None


def test_two_folders_have_secrets_of_their_own(tmp_path: Path, drawer: Drawer) -> None:
    one, two = Secrets(tmp_path / "one"), Secrets(tmp_path / "two")
    one.set("database.url", "1")
    two.set("database.url", "2")
    assert (one.get("database.url"), two.get("database.url")) == ("1", "2")


@pytest.mark.usefixtures("no_keyring")
def test_without_a_keyring_a_secret_is_encrypted(tmp_path: Path) -> None:
    Secrets(tmp_path).set("database.url", URL)
    assert "hunter2" not in everything_in(tmp_path)
    assert Secrets(tmp_path).get("database.url") == URL
    if os.name != "nt":
        for name in ("secrets.key", "secrets.json"):
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    Secrets(tmp_path).delete("database.url")
    assert Secrets(tmp_path).get("database.url") is None


def test_a_keyring_that_keeps_nothing_is_not_trusted(tmp_path: Path, drawer: Drawer) -> None:
    drawer.forgetful = True
    Secrets(tmp_path).set("database.url", URL)
    assert Secrets(tmp_path).get("database.url") == URL


@pytest.mark.expects_log("keyring has not answered")
def test_a_keyring_that_hangs_does_not_hang_the_program(tmp_path: Path, drawer: Drawer) -> None:
    Secrets(tmp_path).set("a", "kept before")
    drawer.stuck = threading.Event()
    secrets = Secrets(tmp_path, timeout_s=0.1)
    with pytest.raises(Unavailable, match="Unlock the keyring"):
        secrets.get("a")
    secrets.set("b", "kept encrypted")
    assert secrets.get("b") == "kept encrypted"


@pytest.mark.usefixtures("no_keyring")
def test_a_lost_key_file_is_said_and_storing_again_mends_it(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path)
    secrets.set("database.url", URL)
    (tmp_path / "secrets.key").unlink()
    with pytest.raises(Misconfigured, match=r"secrets\.key is missing"):
        secrets.get("database.url")
    secrets.set("database.url", URL)
    assert secrets.get("database.url") == URL


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[]", b'{"secrets": [], "keyring_id": "x"}', b"null"])
def test_a_damaged_index_is_said_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secrets.json").write_bytes(content)
    with pytest.raises(Misconfigured, match="cannot be read"):
        Secrets(tmp_path).get("database.url")
    with pytest.raises(Misconfigured, match="cannot be read"):
        Secrets(tmp_path).set("database.url", URL)
    assert (tmp_path / "secrets.json").read_bytes() == content


async def test_health_says_where_secrets_are(tmp_path: Path, drawer: Drawer) -> None:
    secrets = Secrets(tmp_path, timeout_s=0.1)
    (part,) = await secrets.health()
    assert (part.state, part.message) == (HealthState.OK, "No secret is stored.")
    secrets.set("database.url", URL)
    (part,) = await secrets.health()
    assert (part.state, part.message) == (HealthState.OK, "Secrets are in the system keyring.")
    drawer.kept.clear()
    (part,) = await secrets.health()
    assert part.state is HealthState.MISSING
    drawer.forgetful = True
    secrets.set("database.url", URL)
    (part,) = await secrets.health()
    assert part.state is HealthState.DEGRADED
    assert str(tmp_path / "secrets.key") in part.remedy


def test_asking_for_a_secret_that_was_never_stored_asks_no_keyring(tmp_path: Path, drawer: Drawer) -> None:
    drawer.stuck = threading.Event()
    assert Secrets(tmp_path).get("database.url") is None
    assert not list(tmp_path.iterdir())
