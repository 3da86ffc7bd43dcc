"""Secrets: in the system keyring, or encrypted in a file (Fernet) where there is none.

`secrets.json` in the program's folder says which secrets there are and where each is kept, so that a start
without secrets never loads or asks a keyring. Its `keyring_id` keeps the secrets of two folders apart. Some
keyrings hang (a locked one on a machine without a display), so each is asked on a thread that is not waited
for without end.
"""

import asyncio
import json
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.settings.safe_file import exclusive, replace_text

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

KEYRING_SERVICE = "Best Friend"

KEYRING_TIMEOUT_S = 20.0
"""Long enough to type the password that unlocks a keyring."""

HEALTH_TIMEOUT_S = 3.0
"""Nobody types one to see how the program is."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Secrets:
    """The secrets of one program folder. All calls but `health` may block for `KEYRING_TIMEOUT_S`.

    Args:
        home: the program's folder.
        timeout_s: how long a keyring may take to answer.
    """

    def __init__(self, home: Path, *, timeout_s: float = KEYRING_TIMEOUT_S) -> None:
        self._index_file = home / "secrets.json"
        self._key_file = home / "secrets.key"
        self._timeout_s = timeout_s

    def get(self, name: str) -> str | None:
        """The secret; None where none was stored.

        Raises:
            Unavailable: `secret_unreadable`: the keyring that has it does not give it.
            Misconfigured: `secrets_damaged`: the file that has it is damaged, or its key is gone.
        """
        index = self._index()
        kept = index["secrets"].get(name)
        if kept is None:
            return None
        if "encrypted" in kept:
            return self._decrypted(name, kept["encrypted"])
        entry = self._entry(index, name)
        found: str | None = self._ask(lambda keyring: keyring.get_password(KEYRING_SERVICE, entry))
        if found is None:
            raise Unavailable(
                "secret_unreadable",
                f"The system keyring does not give {name}.",
                f"Unlock the keyring, or store it again: bestfriend settings set {name}",
            )
        return found

    def set(self, name: str, value: str) -> None:
        """Keep a secret: in the keyring if it takes it, else encrypted.

        Raises:
            Misconfigured: `secrets_damaged`, `settings_not_writable`.
            Unavailable: `settings_busy`.
        """
        with exclusive(self._index_file):
            index = self._index()
            entry = self._entry(index, name)
            kept: dict[str, str] = {}
            if not self._ask(lambda keyring: _stored(keyring, entry, value)):
                kept["encrypted"] = self._encrypted(value)
            index["secrets"][name] = kept
            self._write(index)

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens where there is none. Raises as `set` does."""
        if name not in self._index()["secrets"]:
            return
        with exclusive(self._index_file):
            index = self._index()
            kept = index["secrets"].pop(name, {})
            self._write(index)
            if "encrypted" not in kept:
                entry = self._entry(index, name)
                self._ask(lambda keyring: keyring.delete_password(KEYRING_SERVICE, entry))

    async def health(self) -> Sequence[PartHealth]:
        """Where secrets are kept; asks the keyring only when it has one."""
        return (await asyncio.to_thread(self._health),)

    def _health(self) -> PartHealth:
        try:
            stored = self._index()["secrets"]
            hurried = Secrets(self._index_file.parent, timeout_s=min(self._timeout_s, HEALTH_TIMEOUT_S))
            for name in stored:
                hurried.get(name)
        except BestFriendError as error:
            return PartHealth("secrets", HealthState.MISSING, error.message, error.remedy)
        if not stored:
            return PartHealth("secrets", HealthState.OK, "No secret is stored.")
        if any("encrypted" in kept for kept in stored.values()):
            return PartHealth(
                "secrets",
                HealthState.DEGRADED,
                f"No system keyring could be used, so secrets are encrypted in {self._index_file}.",
                f"Let nobody else read {self._key_file}, or set up a keyring and store them again.",
            )
        return PartHealth("secrets", HealthState.OK, "Secrets are in the system keyring.")

    def _index(self) -> dict[str, Any]:
        try:
            index = json.loads(self._index_file.read_text("utf-8"))
            if isinstance(index["secrets"], dict) and isinstance(index["keyring_id"], str):
                return dict(index)
        except (FileNotFoundError, NotADirectoryError):
            return {"keyring_id": uuid4().hex, "secrets": {}}
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise self._damaged() from error
        raise self._damaged()

    def _damaged(self) -> Misconfigured:
        return Misconfigured(
            "secrets_damaged",
            f"The file {self._index_file} cannot be read, so no stored secret is known.",
            "Rename it, and store the secrets again with: bestfriend settings set",
        )

    def _write(self, index: dict[str, Any]) -> None:
        replace_text(self._index_file, json.dumps(index, indent=2) + "\n")

    def _entry(self, index: dict[str, Any], name: str) -> str:
        return f"{name}@{index['keyring_id']}"

    def _encrypted(self, value: str) -> str:
        from cryptography.fernet import Fernet  # slow to import

        if not self._key_file.exists():
            replace_text(self._key_file, Fernet.generate_key().decode())
        return self._fernet().encrypt(value.encode()).decode()

    def _decrypted(self, name: str, token: str) -> str:
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet().decrypt(token.encode()).decode()
        except (InvalidToken, OSError, ValueError) as error:
            raise Misconfigured(
                "secrets_damaged",
                f"{name} cannot be decrypted: {self._key_file} is missing or not the key it was stored with.",
                f"Bring that file back, or store it again: bestfriend settings set {name}",
            ) from error

    def _fernet(self) -> "Fernet":
        from cryptography.fernet import Fernet

        return Fernet(self._key_file.read_bytes())

    def _ask(self, work: Callable[[Any], T]) -> T | None:
        """What the keyring answers; None where there is none, it refuses or is silent."""
        answer: queue.SimpleQueue[T | None] = queue.SimpleQueue()

        def ask() -> None:
            try:
                import keyring  # slow to import, and finds its backends by asking around

                answer.put(work(keyring.get_keyring()))
            except Exception as error:  # backends raise errors of their own libraries
                _log.info("the keyring refused: %s", type(error).__name__)
                answer.put(None)

        threading.Thread(target=ask, name="keyring", daemon=True).start()
        try:
            return answer.get(timeout=self._timeout_s)
        except queue.Empty:
            _log.warning("the keyring has not answered within %g seconds", self._timeout_s)
            return None


def _stored(keyring: Any, entry: str, value: str) -> bool:
    """Store and read back: some keyrings take everything and keep nothing."""
    if keyring.priority < 1:  # a placeholder, or one that writes plain text
        return False
    keyring.set_password(KEYRING_SERVICE, entry, value)
    return bool(keyring.get_password(KEYRING_SERVICE, entry) == value)
