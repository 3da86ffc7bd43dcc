"""Which models begin their replies with thoughts and no tag, as they have shown since the program runs."""

from collections.abc import Iterator
from contextlib import contextmanager

from bestfriend_desktop.adapters.models.reply_splitter import ReplySplitter


class ThoughtfulModels:
    """Makes the splitter of each reply, and remembers what it has seen of the model."""

    def __init__(self) -> None:
        self._thoughtful: set[str] = set()

    @contextmanager
    def splitter(self, model: str) -> Iterator[ReplySplitter]:
        """For one reply of a model."""
        splitter = ReplySplitter(expects_thoughts=model in self._thoughtful)
        yield splitter
        if splitter.began_with_thoughts:
            self._thoughtful.add(model)
        elif splitter.ended_plainly:
            self._thoughtful.discard(model)
