"""What every store of conversations promises; a test module inherits this and says which store `world` is.

A subclass gives a fixture `world`: a `World` with the store and two owners.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    MessageStatus,
    OwnerId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.ports import ConversationStore


@dataclass(frozen=True)
class World:
    """A store and two people who know nothing of each other."""

    store: ConversationStore
    owner: OwnerId
    stranger: OwnerId
    another_owner: Callable[[], Awaitable[OwnerId]]
    """Adds one more person."""

    async def conversation(self, owner: OwnerId | None = None, **fields: object) -> Conversation:
        fresh = replace(Conversation.fresh(), **fields)  # type: ignore[arg-type]  # any field of it
        await self.store.create(owner or self.owner, fresh)
        return fresh

    async def say(
        self,
        conversation: Conversation | ConversationId,
        text: str,
        parent: Message | None = None,
        owner: OwnerId | None = None,
    ) -> Message:
        where = conversation.id if isinstance(conversation, Conversation) else conversation
        return await self.store.append(owner or self.owner, message(where, text, parent))

    async def exchange(self, conversation: Conversation, count: int) -> list[Message]:
        """`count` messages, one after the other."""
        said: list[Message] = []
        for number in range(1, count + 1):
            said.append(await self.say(conversation, f"message {number}", said[-1] if said else None))
        return said


def message(conversation_id: ConversationId, text: str, parent: Message | None = None) -> Message:
    """A message that may be appended."""
    depth = parent.depth + 1 if parent else 1
    return Message(
        id=MessageId(new_id()),
        conversation_id=conversation_id,
        parent_id=parent.id if parent else None,
        depth=depth,
        role=Role.PERSON if depth % 2 else Role.COMPANION,
        text=text,
        created_at=utc_now(),
    )


def unknown(what: str) -> "pytest.RaisesExc[Refused]":
    """Expects `Refused("conversation_unknown")` or `Refused("message_unknown")`."""
    return pytest.raises(Refused, check=lambda refused: refused.code == f"{what}_unknown")


def texts(messages: Sequence[Message]) -> list[str]:
    return [message.text for message in messages]


properties = settings(
    max_examples=20,
    # The store is shared by the examples; each adds owners of its own.
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.differing_executors,
        HealthCheck.too_slow,
    ],
)


class Tree:
    """What a conversation must look like, worked out in the plainest way."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.head: Message | None = None

    def children(self, parent_id: MessageId | None) -> list[Message]:
        return [message for message in self.messages if message.parent_id == parent_id]

    def path(self, last: Message) -> list[Message]:
        above = [message for message in self.messages if message.id == last.parent_id]
        return [*self.path(above[0]), last] if above else [last]

    def newest_leaf(self, message: Message) -> Message:
        leaves = [leaf for leaf in self.messages if not self.children(leaf.id)]
        return max(
            (leaf for leaf in leaves if message in self.path(leaf)),
            key=lambda leaf: self.messages.index(leaf),
        )

    def seen(self, message: Message) -> tuple[str, int, tuple[MessageId, ...]]:
        siblings = tuple(sibling.id for sibling in self.children(message.parent_id))
        return message.text, message.depth, siblings


class ConversationStoreContract:
    @properties
    @given(
        steps=st.lists(
            st.tuples(st.sampled_from(["say", "branch", "show", "again"]), st.integers(0, 99)), max_size=20
        ),
        limit=st.integers(1, 8),
    )
    async def test_any_tree_of_branches_reads_as_it_was_written(
        self, world: World, steps: list[tuple[str, int]], limit: int
    ) -> None:
        owner = await world.another_owner()
        conversation = await world.conversation(owner)
        tree = Tree()
        for number, (step, pick) in enumerate(steps):
            picked = tree.messages[pick % len(tree.messages)] if tree.messages else None
            if step == "show" and picked:
                await world.store.show_branch(owner, conversation.id, picked.id)
                tree.head = tree.newest_leaf(picked)
            elif step == "again" and picked:
                await world.store.append(owner, picked)
            else:
                parent = tree.head if step == "say" or pick % 7 else None
                parent = picked if step == "branch" and parent else parent
                tree.head = message(conversation.id, f"text {number}", parent)
                tree.messages.append(tree.head)
                stored = await world.store.append(owner, tree.head)
                assert stored.siblings == tree.seen(tree.head)[2]
        shown = await world.store.get(owner, conversation.id)
        assert shown.head_id == (tree.head.id if tree.head else None)
        expected = [tree.seen(one) for one in tree.path(tree.head)][-limit:] if tree.head else []
        page = await world.store.path(owner, conversation.id, limit=limit)
        assert [(one.text, one.depth, one.siblings) for one in page] == expected
        for one in tree.messages[:3]:
            branch = await world.store.path(owner, conversation.id, until=one.id, limit=100)
            assert [(m.text, m.depth, m.siblings) for m in branch] == [tree.seen(m) for m in tree.path(one)]

    @properties
    @given(data=st.data(), count=st.integers(1, 4))
    async def test_identifiers_of_another_owner_never_give_a_row(
        self, world: World, data: st.DataObject, count: int
    ) -> None:
        owner, stranger = await world.another_owner(), await world.another_owner()
        conversation = await world.conversation(owner, title="words")
        said = [await world.say(conversation, "words", owner=owner)]
        for _ in range(count):
            said.append(await world.say(conversation, "words", said[-1], owner=owner))
        own = await world.conversation(stranger, title="own")
        before = [await world.store.path(owner, conversation.id), await world.store.recent(owner)]
        which = data.draw(st.sampled_from(said))
        where = data.draw(st.sampled_from([conversation.id, own.id]))
        store = world.store
        call = data.draw(
            st.sampled_from(
                [
                    lambda: store.get(stranger, conversation.id),
                    lambda: store.restore(stranger, conversation.id),
                    lambda: store.delete(stranger, conversation.id),
                    lambda: store.update(stranger, conversation),
                    lambda: store.message(stranger, which.id),
                    lambda: store.path(stranger, where, until=which.id),
                    lambda: store.show_branch(stranger, where, which.id),
                    lambda: store.append(stranger, message(where, "x", which)),
                ]
            )
        )
        with pytest.raises(Refused):
            await call()
        assert await store.search(stranger, "words") == []
        assert await store.recent(stranger) == [own]
        assert [await store.path(owner, conversation.id), await store.recent(owner)] == before

    async def test_conversation_comes_back_as_it_was_created(self, world: World) -> None:
        created = await world.conversation(title="Tea", title_is_own=True, model="llama3.2:3b", pinned=True)
        assert await world.store.get(world.owner, created.id) == created

    async def test_creating_the_same_conversation_twice_keeps_one(self, world: World) -> None:
        created = await world.conversation(title="Tea")
        await world.store.create(world.owner, created)
        assert await world.store.recent(world.owner) == [created]

    async def test_message_comes_back_as_it_was_appended(self, world: World) -> None:
        conversation = await world.conversation()
        first = await world.say(conversation, "Hello")
        reply = replace(
            message(conversation.id, "Hi, frie", first), status=MessageStatus.INTERRUPTED, model="basic"
        )
        stored = await world.store.append(world.owner, reply)
        assert stored == replace(reply, siblings=(reply.id,))
        assert await world.store.message(world.owner, reply.id) == stored
        assert await world.store.path(world.owner, conversation.id) == [first, stored]

    async def test_appending_shows_the_message_and_moves_the_conversation_up(self, world: World) -> None:
        older = await world.conversation()
        newer = await world.conversation()
        assert [c.id for c in await world.store.recent(world.owner)] == [newer.id, older.id]
        said = await world.say(older, "Still there?")
        changed = await world.store.get(world.owner, older.id)
        assert changed.head_id == said.id
        assert changed.updated_at == said.created_at
        assert [c.id for c in await world.store.recent(world.owner)] == [older.id, newer.id]

    async def test_sending_the_same_message_twice_stores_it_once(self, world: World) -> None:
        conversation = await world.conversation()
        first = await world.say(conversation, "Hello")
        second = await world.say(conversation, "Hi", first)
        assert await world.store.append(world.owner, first) == first
        assert await world.store.path(world.owner, conversation.id) == [first, second]

    @pytest.mark.parametrize("text", ["", " ", "ä" * 500_000, "🦉\r\n\t'\"\\%s :name {x}"], ids=range(4))
    async def test_any_text_is_kept_as_it_is(self, world: World, text: str) -> None:
        conversation = await world.conversation()
        stored = await world.say(conversation, text)
        assert (await world.store.message(world.owner, stored.id)).text == text

    async def test_one_megabyte_of_different_words_is_stored_and_found_by_its_beginning(
        self, world: World
    ) -> None:
        conversation = await world.conversation()
        stored = await world.say(conversation, " ".join(f"w{number:x}" for number in range(160_000)))
        assert len(stored.text) > 1_000_000
        assert [hit.message.id for hit in await world.store.search(world.owner, "w1f")] == [stored.id]

    @pytest.mark.parametrize("text", ["a\0b", "half \ud83d of a pair"])
    async def test_text_that_cannot_be_kept_is_refused(self, world: World, text: str) -> None:
        conversation = await world.conversation()
        refused = pytest.raises(Refused, check=lambda refused: refused.code == "message_not_text")
        with refused:
            await world.say(conversation, text)
        with refused:
            await world.store.update(world.owner, replace(conversation, title=text))
        with refused:
            await world.conversation(title=text)
        assert await world.store.path(world.owner, conversation.id) == []

    async def test_message_must_follow_one_of_its_own_conversation(self, world: World) -> None:
        conversation, other = await world.conversation(), await world.conversation()
        first = await world.say(conversation, "Hello")
        for wrong in (
            message(other.id, "In another conversation", first),
            replace(message(conversation.id, "Too deep", first), depth=3),
            replace(message(conversation.id, "Too high", first), depth=1),
            replace(message(conversation.id, "Follows nothing"), depth=2),
            replace(message(conversation.id, "Follows nobody", first), parent_id=MessageId(new_id())),
        ):
            with unknown("message"):
                await world.store.append(world.owner, wrong)
        with unknown("message"):
            await world.store.append(world.owner, replace(message(other.id, "Taken"), id=first.id))
        assert await world.store.path(world.owner, conversation.id) == [first]
        assert await world.store.path(world.owner, other.id) == []

    async def test_path_gives_the_newest_messages_and_older_pages_by_their_parent(self, world: World) -> None:
        conversation = await world.conversation()
        said = await world.exchange(conversation, 25)
        page = await world.store.path(world.owner, conversation.id, limit=10)
        assert page == said[15:]
        page = await world.store.path(world.owner, conversation.id, until=page[0].parent_id, limit=10)
        assert page == said[5:15]
        page = await world.store.path(world.owner, conversation.id, until=page[0].parent_id, limit=10)
        assert page == said[:5]

    async def test_path_of_an_empty_conversation_is_empty(self, world: World) -> None:
        conversation = await world.conversation()
        assert await world.store.path(world.owner, conversation.id) == []

    async def test_path_until_a_message_of_another_conversation_is_refused(self, world: World) -> None:
        conversation, other = await world.conversation(), await world.conversation()
        said = await world.say(other, "Elsewhere")
        for until in (said.id, MessageId(new_id())):
            with unknown("message"):
                await world.store.path(world.owner, conversation.id, until=until)

    async def test_regenerated_reply_becomes_a_sibling_and_the_old_branch_stays(self, world: World) -> None:
        conversation = await world.conversation()
        first, reply, later = await world.exchange(conversation, 3)
        again = await world.say(conversation, "another reply", first)
        assert again.siblings == (reply.id, again.id)
        assert again.branch == 2
        assert texts(await world.store.path(world.owner, conversation.id)) == [first.text, again.text]
        old = await world.store.path(world.owner, conversation.id, until=later.id)
        assert texts(old) == [first.text, reply.text, later.text]
        assert old[1].siblings == (reply.id, again.id)

    async def test_first_message_may_have_siblings_too(self, world: World) -> None:
        conversation, other = await world.conversation(), await world.conversation()
        first = await world.say(conversation, "Hello")
        await world.say(other, "Hello over there")
        edited = await world.say(conversation, "Good morning")
        assert edited.siblings == (first.id, edited.id)
        assert (await world.store.message(world.owner, first.id)).siblings == (first.id, edited.id)

    async def test_showing_a_branch_goes_to_its_newest_end(self, world: World) -> None:
        conversation = await world.conversation()
        first = await world.say(conversation, "root")
        left = await world.say(conversation, "left", first)
        right = await world.say(conversation, "right", first)
        left_younger = await world.say(conversation, "left, second child", left)
        left_elder = await world.say(conversation, "left, third child", left)
        newest = await world.say(conversation, "below the second", left_younger)
        shown = await world.store.show_branch(world.owner, conversation.id, right.id)
        assert shown.head_id == right.id
        shown = await world.store.show_branch(world.owner, conversation.id, left.id)
        assert shown.head_id == newest.id
        assert shown == await world.store.get(world.owner, conversation.id)
        shown = await world.store.show_branch(world.owner, conversation.id, left_elder.id)
        assert shown.head_id == left_elder.id

    async def test_showing_an_unknown_branch_is_refused(self, world: World) -> None:
        conversation, other = await world.conversation(), await world.conversation()
        said = await world.say(other, "Elsewhere")
        for where, which, what in (
            (conversation.id, said.id, "message"),
            (conversation.id, MessageId(new_id()), "message"),
            (ConversationId(new_id()), said.id, "conversation"),
        ):
            with unknown(what):
                await world.store.show_branch(world.owner, where, which)

    async def test_recent_puts_pinned_first_and_archived_apart(self, world: World) -> None:
        old = await world.conversation(title="old", pinned=True)
        archived = await world.conversation(title="archived", archived=True)
        middle = await world.conversation(title="middle")
        new = await world.conversation(title="new")
        found = await world.store.recent(world.owner)
        assert [c.title for c in found] == [old.title, new.title, middle.title]
        assert await world.store.recent(world.owner, limit=1, offset=1) == [new]
        assert await world.store.recent(world.owner, archived=True) == [archived]

    async def test_update_stores_what_the_person_chose_and_nothing_else(self, world: World) -> None:
        conversation = await world.conversation()
        said = await world.say(conversation, "Hello")
        before = await world.store.get(world.owner, conversation.id)
        chosen = replace(
            conversation.renamed("Tea time"), model="llama3.2:3b", pinned=True, archived=True, head_id=None
        )
        await world.store.update(world.owner, replace(chosen, updated_at=utc_now() + timedelta(days=1)))
        expected = replace(chosen, head_id=said.id, updated_at=before.updated_at)
        assert await world.store.get(world.owner, conversation.id) == expected

    async def test_deleted_conversation_is_out_of_sight_until_restored(self, world: World) -> None:
        conversation = await world.conversation(title="Secret")
        said = await world.say(conversation, "a secret")
        await world.store.delete(world.owner, conversation.id)
        assert await world.store.recent(world.owner) == []
        assert await world.store.search(world.owner, "secret") == []
        for call in (
            world.store.get(world.owner, conversation.id),
            world.store.path(world.owner, conversation.id),
            world.store.delete(world.owner, conversation.id),
            world.store.update(world.owner, conversation),
            world.store.append(world.owner, message(conversation.id, "more", said)),
            world.store.show_branch(world.owner, conversation.id, said.id),
        ):
            with unknown("conversation"):
                await call
        with unknown("message"):
            await world.store.message(world.owner, said.id)
        restored = await world.store.restore(world.owner, conversation.id)
        assert restored.title == "Secret"
        assert await world.store.path(world.owner, conversation.id) == [said]
        assert await world.store.restore(world.owner, conversation.id) == restored

    async def test_deleted_conversations_are_listed_until_they_are_restored_or_erased(
        self, world: World
    ) -> None:
        await world.conversation()
        first, second, third = [await world.conversation(title=name) for name in ("one", "two", "three")]
        said = await world.say(first, "hello")
        before = utc_now()
        for gone in (first, second, third):
            await world.store.delete(world.owner, gone.id)
        found = await world.store.deleted(world.owner)
        assert [one.conversation.title for one in found] == ["three", "two", "one"]
        assert all(before <= one.deleted_at <= utc_now() and not one.took_memories for one in found)
        page = await world.store.deleted(world.owner, limit=1, offset=1)
        assert [one.conversation.id for one in page] == [second.id]
        await world.store.restore(world.owner, third.id)
        await world.store.erase(world.owner, first.id)
        assert [one.conversation.id for one in await world.store.deleted(world.owner)] == [second.id]
        for call in (
            world.store.restore(world.owner, first.id),
            world.store.erase(world.owner, first.id),
            world.store.erase(world.owner, third.id),
        ):
            with unknown("conversation"):
                await call
        assert (await world.store.get(world.owner, third.id)).title == "three"
        with unknown("message"):
            await world.store.message(world.owner, said.id)

    async def test_purge_erases_no_more_at_once_than_asked_for(self, world: World) -> None:
        for _ in range(3):
            await world.store.delete(world.owner, (await world.conversation()).id)
        assert await world.store.purge(world.owner, deleted_before=utc_now(), limit=2) == 2
        assert await world.store.purge(world.owner, deleted_before=utc_now(), limit=2) == 1

    async def test_purge_erases_only_what_was_deleted_before(self, world: World) -> None:
        kept = await world.conversation()
        await world.say(kept, "kept")
        gone = await world.conversation()
        said = await world.exchange(gone, 3)
        await world.say(gone, "another branch", said[0])
        await world.store.delete(world.owner, gone.id)
        assert await world.store.purge(world.owner, deleted_before=utc_now() - timedelta(hours=1)) == 0
        assert await world.store.purge(world.owner, deleted_before=utc_now()) == 1
        with unknown("conversation"):
            await world.store.restore(world.owner, gone.id)
        assert await world.store.purge(world.owner, deleted_before=utc_now()) == 0
        assert [c.id for c in await world.store.recent(world.owner)] == [kept.id]
        # Their identifiers are free again: nothing is left of them.
        await world.say(kept, "again")
        await world.store.append(world.owner, replace(message(kept.id, "anew"), id=said[0].id))

    async def test_search_finds_all_words_by_their_beginnings_newest_first(self, world: World) -> None:
        conversation = await world.conversation(title="Kitchen")
        first = await world.say(conversation, "We talked about Crème brûlée on Friday")
        second = await world.say(conversation, "CREME BRULEE again; on a Saturday", first)
        await world.say(conversation, "cream and sugar", second)
        hits = await world.store.search(world.owner, "creme  brul")
        assert [hit.message.id for hit in hits] == [second.id, first.id]
        assert hits[1].conversation.title == "Kitchen"
        assert [hits[1].excerpt[start:end] for start, end in hits[1].marks] == ["Crème", "brûl"]
        assert [hit.message.id for hit in await world.store.search(world.owner, "creme friday")] == [first.id]
        assert await world.store.search(world.owner, "rème") == []
        assert len(await world.store.search(world.owner, "cre", limit=2)) == 2

    @pytest.mark.parametrize("words", ["", "  ", "!?", "' & :* | !", "\\", "((", "<->"])
    async def test_search_for_no_word_finds_nothing(self, world: World, words: str) -> None:
        conversation = await world.conversation()
        await world.say(conversation, "anything at all ' & :* <-> \\")
        assert await world.store.search(world.owner, words) == []

    @pytest.mark.parametrize(
        ("text", "words", "marked"),
        [
            ("我们明天去北京大学图书馆看书", "北京大学", "北京大学"),
            ("明日は京都へ行きます", "京都", "京都"),
            ("ラーメンが食べたい", "らーめん", None),
            ("พรุ่งนี้ไปกรุงเทพด้วยกัน", "กรุงเทพ", "กรุงเทพ"),
            ("내일 서울에서 만나요", "서울", "서울"),
            ("कल दिल्ली चलेंगे", "दिल्ली", "दिल्ली"),
            ("Завтра поедем в Ёлкино", "елкино", "Ёлкино"),
            ("غدًا نذهب إلى القاهرة", "القاهرة", "القاهرة"),
            ("Οδός Σωκράτους", "σωκρατουσ", "Σωκράτους"),
            ("İstanbul'a gidiyoruz", "istanbul", "İstanbul"),
            ("Ｆｕｌｌ ｗｉｄｔｈ", "full", "Ｆｕｌｌ"),
        ],
        ids=[
            *("Chinese", "Japanese", "kana", "Thai", "Korean", "Hindi"),
            *("Russian", "Arabic", "Greek", "Turkish", "full width"),
        ],
    )
    async def test_search_knows_every_script(
        self, world: World, text: str, words: str, marked: str | None
    ) -> None:
        conversation = await world.conversation()
        await world.say(conversation, "北大京学 something else entirely")
        await world.say(conversation, text)
        hits = await world.store.search(world.owner, words)
        assert [hit.message.text for hit in hits] == ([text] if marked else [])
        assert [hit.excerpt[slice(*hit.marks[0])] for hit in hits] == ([marked] if marked else [])

    async def test_search_fills_its_limit_though_the_index_finds_too_much(self, world: World) -> None:
        conversation = await world.conversation()
        for _ in range(3):
            await world.say(conversation, "大学の歌")
        for _ in range(5):
            await world.say(conversation, "大学 と 学歌 と 学の")  # all pairs of the query, never in a row
        hits = await world.store.search(world.owner, "大学の", limit=2)
        assert [hit.message.text for hit in hits] == ["大学の歌", "大学の歌"]

    async def test_several_messages_come_with_their_conversations_without_deleted_ones(
        self, world: World
    ) -> None:
        kitchen, garden = await world.conversation(title="Kitchen"), await world.conversation(title="Garden")
        stew, beans = await world.say(kitchen, "stew"), await world.say(garden, "beans")
        await world.say(kitchen, "soup", stew)
        wanted = [stew.id, beans.id, MessageId(new_id())]
        found = await world.store.several(world.owner, wanted)
        assert {(conversation.title, message.text) for conversation, message in found} == {
            ("Kitchen", "stew"), ("Garden", "beans"),
        }  # fmt: skip
        await world.store.delete(world.owner, garden.id)
        assert [message.text for _, message in await world.store.several(world.owner, wanted)] == ["stew"]
        assert await world.store.several(world.owner, []) == []

    async def test_reply_that_was_talked_over_keeps_what_was_heard_of_it(self, world: World) -> None:
        conversation = await world.conversation()
        said = (await world.exchange(conversation, 1))[0]
        reply = await world.say(conversation, "Lyon is old. It has two rivers.", said)
        for _ in range(2):
            cut = await world.store.rewrite(world.owner, reply.id, "Lyon is old.", MessageStatus.INTERRUPTED)
            assert (cut.text, cut.status) == ("Lyon is old.", MessageStatus.INTERRUPTED)
            assert await world.store.path(world.owner, conversation.id) == [said, cut]
        assert await world.store.search(world.owner, "rivers") == []
        assert [hit.message.text for hit in await world.store.search(world.owner, "old")] == ["Lyon is old."]

    @pytest.mark.parametrize("status", MessageStatus)
    async def test_reply_that_goes_on_grows_and_is_found_by_its_new_words(
        self, world: World, status: MessageStatus
    ) -> None:
        conversation = await world.conversation()
        said = (await world.exchange(conversation, 1))[0]
        beginning = replace(
            message(conversation.id, "Lyon is old. It has two", said), status=MessageStatus.CUT
        )
        reply = await world.store.append(world.owner, replace(beginning, status=MessageStatus.CUT))
        assert reply.status is MessageStatus.CUT
        grown = await world.store.rewrite(world.owner, reply.id, "Lyon is old. It has two rivers.", status)
        assert grown == replace(reply, text="Lyon is old. It has two rivers.", status=status)
        assert await world.store.path(world.owner, conversation.id) == [said, grown]
        assert [hit.message.id for hit in await world.store.search(world.owner, "rivers")] == [reply.id]

    async def test_another_owner_gets_nothing_by_any_call(self, world: World) -> None:
        conversation = await world.conversation(title="Private")
        said = await world.exchange(conversation, 2)
        await world.say(conversation, "private branch", said[0])
        stranger = world.stranger
        before = await world.store.get(world.owner, conversation.id)
        for call in (
            world.store.get(stranger, conversation.id),
            world.store.update(stranger, replace(conversation, title="Mine")),
            world.store.delete(stranger, conversation.id),
            world.store.restore(stranger, conversation.id),
            world.store.append(stranger, message(conversation.id, "Let me in", said[1])),
            world.store.append(stranger, message(conversation.id, "Let me in")),
            world.store.path(stranger, conversation.id),
            world.store.path(stranger, conversation.id, until=said[1].id),
            world.store.show_branch(stranger, conversation.id, said[1].id),
        ):
            with unknown("conversation"):
                await call
        with unknown("message"):
            await world.store.message(stranger, said[0].id)
        with unknown("message"):
            await world.store.rewrite(stranger, said[0].id, "mine", MessageStatus.COMPLETE)
        for archived in (False, True):
            assert await world.store.recent(stranger, archived=archived) == []
        assert await world.store.search(stranger, "private") == []
        assert await world.store.search(stranger, "message") == []
        assert await world.store.several(stranger, [one.id for one in said]) == []
        own = await world.conversation(owner=stranger)
        with unknown("message"):
            await world.store.append(stranger, message(own.id, "Follows yours", said[1]))
        with unknown("message"):
            await world.store.show_branch(stranger, own.id, said[1].id)
        with unknown("message"):
            await world.store.path(stranger, own.id, until=said[1].id)
        assert await world.store.purge(stranger, deleted_before=utc_now()) == 0
        assert await world.store.get(world.owner, conversation.id) == before

    async def test_the_same_identifiers_may_serve_two_owners(self, world: World) -> None:
        mine = await world.conversation(title="mine")
        said = await world.say(mine, "mine")
        await world.store.create(world.stranger, replace(mine, title="theirs"))
        theirs = await world.store.append(world.stranger, replace(said, text="theirs"))
        assert theirs.siblings == (said.id,)
        assert (await world.store.message(world.owner, said.id)).text == "mine"
        assert (await world.store.message(world.stranger, said.id)).text == "theirs"
        assert [hit.message.text for hit in await world.store.search(world.stranger, "theirs mine")] == []
        await world.store.delete(world.stranger, mine.id)
        assert await world.store.purge(world.stranger, deleted_before=utc_now()) == 1
        assert await world.store.path(world.owner, mine.id) == [said]

    async def test_order_of_siblings_follows_their_time(self, world: World) -> None:
        conversation = await world.conversation()
        children = [await world.say(conversation, str(number)) for number in range(4)]
        for one, next_one in pairwise(children):
            assert next_one.siblings == (*one.siblings, next_one.id)
