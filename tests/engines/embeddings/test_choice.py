from bestfriend_desktop.adapters.embeddings.choice import EmbedderChoice
from tests.fakes.embedder import WordEmbedder


class Named(WordEmbedder):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.was_closed = False

    async def close(self) -> None:
        self.was_closed = True


class Shelf:
    """A choice whose wish the test may change."""

    def __init__(self) -> None:
        self.wish = ""
        self.made: list[str] = []
        self.built_in = Named("built-in")
        self.choice = EmbedderChoice(self.built_in, self.make, lambda: self.wish)

    def make(self, model: str) -> Named:
        self.made.append(model)
        return Named(f"ollama:{model}")


async def test_the_setting_chooses_and_each_embedder_is_made_once() -> None:
    shelf = Shelf()
    assert shelf.choice.wanted() is shelf.built_in
    for shelf.wish in ("nomic-embed-text", "nomic-embed-text:latest", " nomic-embed-text "):
        assert shelf.choice.wanted().name == "ollama:nomic-embed-text"
    assert shelf.made == ["nomic-embed-text"]
    shelf.wish = "  "
    assert shelf.choice.wanted() is shelf.built_in


async def test_the_embedder_of_stored_vectors_is_found_by_its_name() -> None:
    shelf = Shelf()
    assert shelf.choice.named("built-in") is shelf.built_in
    found = shelf.choice.named("ollama:all-minilm:33m")
    assert found is not None
    assert found.name == "ollama:all-minilm:33m"
    assert shelf.choice.named("an-older-one") is None
    assert shelf.choice.named("") is None


async def test_all_that_were_made_are_let_go() -> None:
    shelf = Shelf()
    shelf.wish = "nomic-embed-text"
    nomic = shelf.choice.wanted()
    await shelf.choice.close()
    assert isinstance(nomic, Named)
    assert (shelf.built_in.was_closed, nomic.was_closed) == (True, True)
