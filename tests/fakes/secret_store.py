"""A secret store in memory."""

from bestfriend_desktop.domain.errors import Unavailable


class MemorySecrets:
    """Keeps secrets as long as it lives; `locked` like a keyring nobody has opened."""

    def __init__(self, *, locked: bool = False) -> None:
        self.kept: dict[str, str] = {}
        self.locked = locked

    def get(self, name: str) -> str | None:
        if self.locked:
            raise Unavailable("secret_unreadable", "The keyring is locked.", "Unlock it.")
        return self.kept.get(name)

    def set(self, name: str, value: str) -> None:
        self.kept[name] = value

    def delete(self, name: str) -> None:
        self.kept.pop(name, None)
