"""Embedders by their names, and how far a change from one to another has come, in words."""

from dataclasses import dataclass

_OF_OLLAMA = "ollama:"


def of_ollama(model: str) -> str:
    """The name of the embedder that is this model of Ollama: `ollama:nomic-embed-text`."""
    return _OF_OLLAMA + model.strip().removesuffix(":latest")


def ollama_model(name: str) -> str | None:
    """The model of Ollama that an embedder of this name is; None where it is no such."""
    return name.removeprefix(_OF_OLLAMA) if name.startswith(_OF_OLLAMA) else None


def in_words(name: str) -> str:
    """An embedder as a person calls it: `nomic-embed-text`, `the built-in model`."""
    return ollama_model(name) or "the built-in model"


@dataclass(frozen=True, slots=True)
class EmbedderChange:
    """A change of embedder that is under way; until its end memories are found by the old one."""

    old: str
    new: str
    """Names of embedders."""
    done: int
    """Memories that have a vector of the new one."""
    total: int
    problem: str = ""
    """Why it does not go on; empty while it does."""
    remedy: str = ""

    @property
    def sentence(self) -> str:
        """How far it is, as `Getting memories ready for nomic-embed-text: 1,204 of 5,000.` has it."""
        if self.problem:
            return f"{self.problem} Meanwhile memories are found by {in_words(self.old)}."
        return f"Getting memories ready for {in_words(self.new)}: {self.done:,} of {self.total:,}."

    @property
    def note(self) -> str:
        """The sentence, and the remedy where one is needed."""
        return f"{self.sentence} {self.remedy}".rstrip()
