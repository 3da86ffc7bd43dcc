"""The embedders there are: the built-in one, and every model of Ollama by its name."""

import asyncio
from collections.abc import Callable

from bestfriend_desktop.domain.embedders import of_ollama, ollama_model
from bestfriend_desktop.ports import Embedder


class EmbedderChoice:
    """Fulfils `ports.Embedders`.

    Args:
        built_in: the one that comes with the program.
        over_ollama: makes the one that is a model of Ollama; called once for each.
        wanted: the setting `memory.embedder`: a model of Ollama, or empty for the built-in one.
    """

    def __init__(
        self, built_in: Embedder, over_ollama: Callable[[str], Embedder], wanted: Callable[[], str]
    ) -> None:
        self._made = {built_in.name: built_in}
        self._built_in = built_in
        self._over_ollama = over_ollama
        self._wanted = wanted

    def wanted(self) -> Embedder:
        """The one that the settings choose now."""
        model = self._wanted().strip()
        return self._of_ollama(of_ollama(model)) if model else self._built_in

    def named(self, name: str) -> Embedder | None:
        """The one whose vectors bear this name; None for a name that nothing bears."""
        return self._made.get(name) or (self._of_ollama(name) if ollama_model(name) else None)

    async def close(self) -> None:
        """Let all of them go."""
        await asyncio.gather(*(embedder.close() for embedder in self._made.values()))

    def _of_ollama(self, name: str) -> Embedder:
        if name not in self._made:
            self._made[name] = self._over_ollama(ollama_model(name) or name)
        return self._made[name]
