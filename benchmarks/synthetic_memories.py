"""Memories of people who never lived, for benchmarks: texts by templates, vectors around topics.

Written by COPY into the tables of the store, with everything the product would have stored beside them; the
product's own way in is measured apart. All of it follows from the seed.
"""

import itertools
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
import psycopg
from numpy.typing import NDArray

from bestfriend_desktop.domain.conversation import OwnerId, new_id
from bestfriend_desktop.domain.words import terms

DIMENSIONS = 384
MODEL = "synthetic"
INNER_DIMENSIONS = 40
TOPICS = 2_000
SITTING = 24
"""Messages of one conversation."""
TOKEN_BYTES = 66
"""Of one token's vector, as the embedded embedder stores it."""

_TEMPLATES = (
    "I {verb} the {noun} with {name} on the way to {place}",
    "{name} told me that the {noun} near {place} is {adjective}, can you believe it?",
    "Yesterday we {verb} a {adjective} {noun}, it took hours",
    "That sounds {adjective}. How did the {noun} in {place} go?",
    "My {noun} is {adjective} again, so I {verb} {name} instead",
    "Do you remember when {name} {verb} at {place}?",
    "Nothing much, only the {noun}",
    "I would love to see {place}; {name} says the {noun} there is {adjective} and people {verb} until late",
)


@dataclass
class World:
    """Vocabulary and topics, and a stream of memories from them."""

    seed: int = 3

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.numbers = np.random.default_rng(self.seed)
        self.axes = _unit(self.numbers.standard_normal((INNER_DIMENSIONS, DIMENSIONS), np.float32))
        self.topics = self.numbers.standard_normal((TOPICS, INNER_DIMENSIONS), np.float32)
        kinds = {"verb": 3_000, "noun": 12_000, "adjective": 3_000, "name": 1_500, "place": 2_000}
        self.words = {kind: [self._word(kind) for _ in range(count)] for kind, count in kinds.items()}
        # Zipf: a few words are everywhere, most are rare.
        self.weights = {
            kind: list(itertools.accumulate(1 / rank for rank in range(1, count + 1)))
            for kind, count in kinds.items()
        }

    def text(self) -> str:
        """Something that could have been said."""
        words = {
            kind: self.random.choices(words, cum_weights=self.weights[kind])[0]
            for kind, words in self.words.items()
        }
        return self.random.choice(_TEMPLATES).format(**words)

    def vectors(self, count: int) -> NDArray[np.float32]:
        """Unit vectors around the topics; shape (count, 384).

        Like those of texts they lie in far fewer dimensions than they have numbers, more or less.
        """
        inner = self.topics[self.numbers.integers(0, TOPICS, count)]
        inner = inner + 0.8 * self.numbers.standard_normal((count, INNER_DIMENSIONS), np.float32)
        return _unit(_unit(inner @ self.axes) + self._noise(count))

    def near(self, vector: NDArray[np.float32]) -> tuple[float, ...]:
        """A question about what has this vector."""
        return tuple(map(float, _unit(vector[None] + 2 * self._noise(1))[0]))

    def _noise(self, count: int) -> NDArray[np.float32]:
        return 0.2 * _unit(self.numbers.standard_normal((count, DIMENSIONS), np.float32))

    def _word(self, kind: str) -> str:
        syllables = ("ba", "den", "ki", "lor", "mu", "nas", "po", "ri", "sul", "ta", "ven", "zo")
        word = "".join(self.random.choices(syllables, k=self.random.randint(2, 4)))
        return word.title() if kind in ("name", "place") else word


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    units: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return units


def add_owner(connection: "psycopg.Connection[tuple[object, ...]]") -> OwnerId:
    """One more person in the database."""
    owner = OwnerId(new_id())
    connection.execute("INSERT INTO users (user_id, created_at) VALUES (%s, now())", (owner,))
    return owner


def add_memories(
    connection: "psycopg.Connection[tuple[object, ...]]",
    world: World,
    owner: OwnerId,
    count: int,
    newest: datetime,
    model: str = MODEL,
) -> None:
    """Give an owner so many more memories, embedded by `model`, one every ten minutes up to `newest`."""
    for begin in range(0, count, 20_000):
        before = newest - timedelta(minutes=10 * begin)
        _add(connection, world, owner, min(20_000, count - begin), before, model)


def _add(
    connection: "psycopg.Connection[tuple[object, ...]]",
    world: World,
    owner: OwnerId,
    count: int,
    newest: datetime,
    model: str,
) -> None:
    ids = [new_id() for _ in range(count)]
    texts = [world.text() for _ in range(count)]
    found = [terms(text) for text in texts]
    with connection.transaction(), connection.cursor() as cursor:
        columns = (
            "user_id, id, type, content, terms, content_hash, speaker, conversation_id, position, "
            "sitting_id, occurred_at, created_at"
        )
        with cursor.copy(f"COPY memories ({columns}) FROM STDIN") as copy:
            for row in _memories(owner, ids, texts, found, newest):
                copy.write_row(row)
        with cursor.copy("COPY memory_sources (user_id, memory_id, message_id) FROM STDIN") as copy:
            for memory_id in ids:
                copy.write_row((owner, memory_id, memory_id))
        columns = "user_id, model, memory_id, embedding, token_vectors"
        with cursor.copy(f"COPY memory_vectors ({columns}) FROM STDIN (FORMAT binary)") as copy:
            _copy_vectors(copy, world, owner, ids, found, model)
        counted = Counter(term for one in found for term in set(one))
        cursor.executemany(
            "INSERT INTO memory_terms AS c VALUES (%s, %s, %s) ON CONFLICT (user_id, term) "
            "DO UPDATE SET memories = c.memories + excluded.memories",
            [(owner, term, number) for term, number in counted.items()],
        )
        cursor.execute(
            "INSERT INTO memory_totals AS c VALUES (%s, %s, %s) ON CONFLICT (user_id) "
            "DO UPDATE SET memories = c.memories + excluded.memories, terms = c.terms + excluded.terms",
            (owner, count, sum(map(len, found))),
        )


def _memories(
    owner: OwnerId, ids: list[UUID], texts: list[str], found: list[list[str]], newest: datetime
) -> Iterator[tuple[object, ...]]:
    conversation, sitting = new_id(), ids[0]
    for number, (memory_id, text, its_terms) in enumerate(zip(ids, texts, found, strict=True)):
        place = number % SITTING
        if place == 0:
            conversation, sitting = new_id(), memory_id
        said_at = newest - timedelta(minutes=10 * (len(ids) - number))
        speaker = ("user", "assistant")[place % 2]
        yield (
            owner,
            memory_id,
            "conversation",
            text,
            its_terms,
            memory_id.bytes,
            speaker,
            conversation,
            place + 1,
            sitting,
            said_at,
            said_at,
        )


def _copy_vectors(
    copy: psycopg.Copy,
    world: World,
    owner: OwnerId,
    ids: list[UUID],
    found: list[list[str]],
    model: str,
) -> None:
    vectors = world.vectors(len(ids)).astype(">f2")
    header = DIMENSIONS.to_bytes(2, "big") + b"\0\0"  # as pgvector sends a halfvec
    copy.set_types(["uuid", "text", "uuid", "bytea", "bytea"])
    for memory_id, vector, its_terms in zip(ids, vectors, found, strict=True):
        tokens = world.random.randbytes(TOKEN_BYTES * 2 * len(its_terms))
        copy.write_row((owner, model, memory_id, header + vector.tobytes(), tokens))
