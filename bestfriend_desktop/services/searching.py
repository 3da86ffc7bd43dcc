"""Search over all kept conversations: by words, at once, and by meaning, behind them.

What is near in meaning is found among the memories that messages have become, so there is nothing of it where
conversations are not remembered, or where there is no embedder.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bestfriend_desktop.domain.conversation import MessageId, OwnerId, SearchHit
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.memory import CandidateQuery, MemoryType
from bestfriend_desktop.domain.passages import passages
from bestfriend_desktop.domain.word_search import WordQuery
from bestfriend_desktop.ports import ConversationStore, EmbeddedText, Embedder, MemoryStore

EMBED_LIMIT_S = 5.0
"""Longest wait for the embedder; the first time it loads its weights."""
NEAR = 0.3
"""Cosine from which a message is about what was looked for. With MiniLM on a thousand turns of LoCoMo
(Maharana et al., ACL 2024) nothing comes near it for what nobody spoke of (0.28 at most); what was spoken of
reaches 0.3 to 0.65."""
ABOVE_MEAN, ENOUGH_FOR_A_MEAN = 0.24, 100
"""And so much of the way from the mean of all memories to 1, where there are enough of them: the same for
MiniLM, more for embedders to which all texts are somewhat alike."""
NEAR_TO_BEST = 0.6
"""And that share of the best one's: behind something that fits well, what fits half as well is noise."""
READ_CHARACTERS = 1_000
"""Of what is looked for."""
_CANDIDATES = 40


class Searching:
    """Search for one owner.

    Args:
        owner: whose conversations.
        conversations: the kept ones.
        memories: what their messages have become.
        embedder: the one whose vectors they have now.
        remembers: whether messages are memories now.
    """

    def __init__(
        self,
        owner: OwnerId,
        conversations: ConversationStore,
        memories: MemoryStore,
        embedder: Callable[[], Embedder],
        remembers: Callable[[], bool],
    ) -> None:
        self._owner = owner
        self._conversations = conversations
        self._memories = memories
        self._embedder = embedder
        self._remembers = remembers

    async def by_words(self, words: str, *, limit: int) -> list[SearchHit]:
        """Messages that contain all the words, newest first."""
        return await self._conversations.search(self._owner, words, limit=limit)

    async def by_meaning(
        self, words: str, *, without: Sequence[MessageId] = (), limit: int
    ) -> list[SearchHit]:
        """Messages that are about the same, the nearest first; each with its nearest passage.

        Of a message and the reply to it only the nearer one, and of the same words only the nearest.

        Args:
            words: what is looked for.
            without: messages that are found already; replies to them are left out, too.
            limit: at most so many.
        """
        if not self._remembers() or not WordQuery.of(words).words:
            return []
        embedder = self._embedder()
        embedded = await _in_time(embedder.questions([words[:READ_CHARACTERS]]))
        if not embedded:
            return []
        asked = tuple(embedded[0].vector)
        near = await self._near(asked, embedder.name, without)
        found = await self._conversations.several(self._owner, list(near))
        hits = [
            SearchHit(conversation, message, message.text, similarity=near[message.id])
            for conversation, message in found
        ]
        hits.sort(key=lambda hit: near[hit.message.id], reverse=True)
        return await _with_passages(_different(hits, without)[:limit], asked, embedder)

    async def _near(
        self, asked: tuple[float, ...], model: str, without: Sequence[MessageId]
    ) -> dict[MessageId, float]:
        """The messages that are near enough, and how near."""
        query = CandidateQuery(
            vectors=(asked,),
            embedding_model=model,
            terms=(),
            without=tuple(without),
            types=(MemoryType.CONVERSATION,),
            nearest=_CANDIDATES,
            neighbours=0,
        )
        found = await self._memories.candidates(self._owner, query)
        cosines = {
            MessageId(one.memory.id): one.similarities[0]  # a message and its memory share their id
            for one in found.candidates
            if one.similarities
        }
        least = max([NEAR, *(NEAR_TO_BEST * cosine for cosine in cosines.values())])
        if found.total >= ENOUGH_FOR_A_MEAN and found.similarity_mean:
            mean = found.similarity_mean[0]
            least = max(least, mean + ABOVE_MEAN * (1 - mean))
        return {message_id: cosine for message_id, cosine in cosines.items() if cosine >= least}


async def _with_passages(
    hits: Sequence[SearchHit], asked: tuple[float, ...], embedder: Embedder
) -> list[SearchHit]:
    """The hits with what of each message is nearest as the excerpt; their beginnings if need be."""
    parts = [passages(hit.message.text) or [hit.message.text] for hit in hits]
    long = [part for text in parts if len(text) > 1 for part in text]
    embedded = await _in_time(embedder.documents(long))
    cosines = {part: _dot(asked, one.vector) for part, one in zip(long, embedded, strict=False)}
    return [
        replace(hit, excerpt=max(text, key=lambda part: cosines.get(part, 0.0)))
        for hit, text in zip(hits, parts, strict=True)
    ]


async def _in_time(embedding: Awaitable[list[EmbeddedText]]) -> list[EmbeddedText]:
    """What the embedder gives; nothing where it does not answer."""
    try:
        async with asyncio.timeout(EMBED_LIMIT_S):
            return await embedding
    except (BestFriendError, TimeoutError):
        return []


def _different(hits: Sequence[SearchHit], known: Sequence[MessageId]) -> list[SearchHit]:
    """Without what says the same as one before it, stands beside it, or answers what is known."""
    kept: list[SearchHit] = []
    texts: set[tuple[str, ...]] = set()
    taken: set[MessageId | None] = set(known)
    for hit in hits:
        words = WordQuery.of(hit.message.text).words
        if words in texts or hit.message.id in taken or hit.message.parent_id in taken - {None}:
            continue
        kept.append(hit)
        texts.add(words)
        taken |= {hit.message.id, hit.message.parent_id}
    return kept


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
