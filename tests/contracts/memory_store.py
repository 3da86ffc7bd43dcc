"""What every store of memories promises; a test module inherits this and says which store `world` is.

A subclass gives a fixture `world`: a `MemoryWorld` with the store, the conversations whose messages it
remembers, and two owners. `RecallContract` is what ranking stands on, `MemoryStoreContract` is all of it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.conversation import MessageId, MessageStatus, new_id, utc_now
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.memory import CandidateQuery, MemoryFilter, MemoryId, MemoryType, Span, Waiting
from bestfriend_desktop.domain.words import terms
from tests.contracts.conversation_store import message, properties
from tests.contracts.memory_recall import RecallContract
from tests.contracts.memory_world import MODEL, MemoryWorld, embedding, fact, unknown, vector


class MemoryStoreContract(RecallContract):
    @properties
    @given(data=st.data())
    async def test_identifiers_of_another_owner_never_give_a_row(
        self, world: MemoryWorld, data: st.DataObject
    ) -> None:
        owner, stranger = await world.another_owner(), await world.another_owner()
        here = replace(world, owner=owner)
        said = await here.hear("Anna likes tea")
        reply = await here.hear("Tea is good", said)
        home = await here.fact("Anna lives in Lyon", subject="anna", sources=(said.id,))
        await here.embed_all()
        await here.hear("Anna waits", reply)
        which = data.draw(st.sampled_from([MemoryId(said.id), MemoryId(reply.id), home.id]))
        before = [await here.store.browse(owner, MemoryFilter()), await here.store.statistics(owner)]
        waiting = Waiting(which, "Anna likes tea", b"?")
        store = world.store
        calls: list[Callable[[], Awaitable[object]]] = [
            lambda: store.get(stranger, which),
            lambda: store.sources(stranger, which),
            lambda: store.supersede(stranger, which, fact("Stolen")),
            lambda: store.strengthen(stranger, which, 1.0, [said.id]),
            lambda: store.edit(stranger, which, "Stolen"),
            lambda: store.pin(stranger, which, True),
            lambda: store.forget(stranger, which),
            lambda: store.undo_forget(stranger, which),
        ]
        with unknown():
            await data.draw(st.sampled_from(calls))()
        everything = CandidateQuery(
            vectors=(vector("Anna likes tea"),),
            embedding_model=MODEL,
            terms=tuple(terms("Anna tea Lyon")),
            spans=(Span(utc_now() - timedelta(days=1), utc_now() + timedelta(days=1)),),
            people=("anna",),
        )
        assert (await store.candidates(stranger, everything)).candidates == ()
        assert (await store.candidates(stranger, everything)).total == 0
        assert await store.browse(stranger, MemoryFilter()) == []
        assert await store.find_fact(stranger, "anna", "home") is None
        assert await store.take_to_embed(stranger) == []
        assert await store.take_to_draw(stranger) == []
        assert await store.forget_conversation(stranger, said.conversation_id) == 0
        assert await store.undo_forget_conversation(stranger, said.conversation_id) == 0
        assert await store.use_embedder(stranger, "x") == 0
        assert await store.without_vector(stranger, "y") == []
        assert await store.purge(stranger, deleted_before=utc_now() + timedelta(days=1)) == 0
        await store.embed(stranger, MODEL, [embedding(waiting)])
        await store.drawn(stranger, [which])
        await store.touch(stranger, [which], utc_now())
        await store.tend(stranger, MODEL)
        assert sum((await store.statistics(stranger)).by_type.values()) == 0
        assert [await store.browse(owner, MemoryFilter()), await store.statistics(owner)] == before
        assert len((await store.candidates(owner, everything)).candidates) == 4

    async def test_memory_comes_back_as_it_was_added(self, world: MemoryWorld) -> None:
        said = await world.hear("I was born in May")
        added = await world.fact(
            "Born in May",
            type=MemoryType.PREFERENCE,
            conversation_id=said.conversation_id,
            valid_from=datetime(1990, 5, 2, tzinfo=UTC),
            importance=0.75,
            pinned=True,
            sources=(said.id,),
        )
        assert await world.store.get(world.owner, added.id) == added
        assert await world.store.sources(world.owner, added.id) == [replace(said, siblings=())]
        assert await world.contents("born") == sorted(("Born in May", said.text))

    async def test_same_fact_is_known_only_once(self, world: MemoryWorld) -> None:
        known = await world.fact("I live in Lyon")
        assert await world.store.add(world.owner, known)
        assert not await world.store.add(world.owner, fact("i live in LYON!"))
        assert await world.store.browse(world.owner, MemoryFilter(types=(MemoryType.FACT,))) == [known]

    async def test_superseded_fact_keeps_its_dates(self, world: MemoryWorld) -> None:
        old = await world.fact("I live in Lyon")
        new = fact("I live in Paris")
        for _ in range(2):
            await world.store.supersede(world.owner, old.id, new)
        kept = await world.store.get(world.owner, old.id)
        assert (kept.superseded_by, kept.valid_until, kept.is_current) == (new.id, new.occurred_at, False)
        assert await world.store.find_fact(world.owner, "person", "home") == new
        assert await world.contents("live") == [old.content, new.content]
        assert await world.store.browse(world.owner, MemoryFilter(current=True)) == [new]
        (before,) = await world.store.browse(world.owner, MemoryFilter(superseded_by=new.id))
        assert before.id == old.id
        with unknown():
            await world.store.supersede(world.owner, old.id, fact("I live in Rome"))
        assert await world.store.find_fact(world.owner, "person", "home") == new

    async def test_strengthened_fact_gains_sources(self, world: MemoryWorld) -> None:
        first, second = await world.hear("I live in Lyon"), await world.hear("Lyon is my home")
        known = await world.fact(sources=(first.id,))
        for _ in range(2):
            stronger = await world.store.strengthen(world.owner, known.id, 0.75, [second.id, first.id])
            assert stronger == replace(known, importance=0.75, sources=(first.id, second.id))
        assert await world.store.get(world.owner, known.id) == stronger

    async def test_edited_memory_keeps_its_source_and_is_embedded_anew(self, world: MemoryWorld) -> None:
        said = await world.hear("Tea at five")
        await world.embed_all()
        edited = await world.store.edit(world.owner, MemoryId(said.id), "Supper at eight")
        assert (edited.content, edited.sources) == ("Supper at eight", (said.id,))
        assert await world.contents("tea", vectors=(vector("Tea at five"),)) == []
        assert await world.contents("supper") == ["Supper at eight"]
        await world.embed_all()
        assert await world.contents(vectors=(vector("Supper at eight"),)) == ["Supper at eight"]

    async def test_edited_fact_is_found_under_its_new_key(self, world: MemoryWorld) -> None:
        home = await world.fact("I live in Lyon")
        edited = await world.store.edit(world.owner, home.id, "I love tea", key=("person", "likes: tea"))
        assert await world.store.find_fact(world.owner, "person", "home") is None
        assert await world.store.find_fact(world.owner, "person", "likes: tea") == edited
        assert not await world.store.add(world.owner, replace(edited, id=MemoryId(new_id())))

    async def test_reply_that_was_talked_over_is_remembered_as_it_was_heard(self, world: MemoryWorld) -> None:
        said = await world.hear("Tell me of Lyon")
        reply = await world.hear("Lyon is old. It has two rivers.", said)
        await world.embed_all()
        await world.conversations.rewrite(world.owner, reply.id, "Lyon is old.", MessageStatus.INTERRUPTED)
        assert (await world.store.get(world.owner, MemoryId(reply.id))).content == "Lyon is old."
        assert await world.contents("rivers") == []
        assert [one.content for one in await world.store.take_to_embed(world.owner)] == ["Lyon is old."]

    async def test_vector_of_words_that_were_edited_meanwhile_is_not_taken(self, world: MemoryWorld) -> None:
        said = await world.hear("Tea at five")
        waiting = await world.store.take_to_embed(world.owner)
        await world.store.edit(world.owner, MemoryId(said.id), "Supper at eight")
        await world.store.embed(world.owner, MODEL, [embedding(one) for one in waiting])
        assert (await world.store.statistics(world.owner)).embedded == {}
        (again,) = await world.store.take_to_embed(world.owner)
        assert again.content == "Supper at eight"

    async def test_forgotten_memory_comes_back_until_it_is_purged(self, world: MemoryWorld) -> None:
        said = await world.hear("Tea at five")
        await world.embed_all()
        memory_id = MemoryId(said.id)
        for _ in range(2):
            await world.store.forget(world.owner, memory_id)
        assert await world.contents("tea", vectors=(vector(said.text),)) == []
        assert await world.store.browse(world.owner, MemoryFilter()) == []
        (gone,) = await world.store.browse(world.owner, MemoryFilter(deleted=True))
        assert await world.store.purge(world.owner, deleted_before=gone.deleted_at or utc_now()) == 0
        assert (await world.store.undo_forget(world.owner, memory_id)).deleted_at is None
        assert await world.contents("tea", vectors=(vector(said.text),)) == [said.text]
        await world.store.forget(world.owner, memory_id)
        assert await world.store.purge(world.owner, deleted_before=utc_now() + timedelta(days=1)) == 1
        with unknown():
            await world.store.undo_forget(world.owner, memory_id)

    async def test_purge_erases_no_more_at_once_than_asked_for(self, world: MemoryWorld) -> None:
        for text in ("Tea at five", "Cake at six", "Soup at seven"):
            said = await world.hear(text)
            await world.store.forget(world.owner, MemoryId(said.id))
        soon = utc_now() + timedelta(minutes=1)
        assert await world.store.purge(world.owner, deleted_before=soon, limit=2) == 2
        assert await world.store.purge(world.owner, deleted_before=soon, limit=2) == 1

    async def test_forgotten_fact_is_not_drawn_again_unless_by_hand(self, world: MemoryWorld) -> None:
        known = await world.fact("I live in Lyon")
        await world.store.forget(world.owner, known.id)
        assert not await world.store.add(world.owner, fact("I live in Lyon"))
        await world.store.purge(world.owner, deleted_before=utc_now() + timedelta(days=1))
        assert not await world.store.add(world.owner, fact("I live in lyon."))
        assert await world.store.add(world.owner, fact("I live in Paris"))
        assert await world.store.add(world.owner, fact("I live in Lyon"), by_hand=True)

    async def test_forgotten_fact_takes_no_place_again_unless_by_hand(self, world: MemoryWorld) -> None:
        old = await world.fact("I live in Lyon")
        wrong = fact("I live in Fear")
        assert await world.store.supersede(world.owner, old.id, wrong)
        await world.store.forget(world.owner, wrong.id)
        assert not await world.store.supersede(world.owner, old.id, fact("I live in fear."))
        assert await world.store.find_fact(world.owner, "person", "home") == old
        meant = fact("I live in Fear")
        for _ in range(2):
            assert await world.store.supersede(world.owner, old.id, meant, by_hand=True)
        assert await world.store.find_fact(world.owner, "person", "home") == meant

    async def test_fact_whose_forgetting_was_undone_can_be_drawn_again(self, world: MemoryWorld) -> None:
        known = await world.fact("I live in Lyon")
        await world.store.forget(world.owner, known.id)
        await world.store.undo_forget(world.owner, known.id)
        await world.store.supersede(world.owner, known.id, fact("I live in Paris"))
        assert await world.store.add(world.owner, fact("I live in Lyon"))

    async def test_what_a_forgotten_fact_had_replaced_is_so_again_until_it_comes_back(
        self, world: MemoryWorld
    ) -> None:
        old = await world.fact("I live in Lyon")
        said = await world.hear("I live in Paris")
        new = replace(fact("I live in Paris"), conversation_id=said.conversation_id, sources=(said.id,))
        await world.store.supersede(world.owner, old.id, new)
        store, owner, where = world.store, world.owner, said.conversation_id
        for forget, undo in (
            (partial(store.forget, owner, new.id), partial(store.undo_forget, owner, new.id)),
            (
                partial(store.forget_conversation, owner, where),
                partial(store.undo_forget_conversation, owner, where),
            ),
        ):
            for _ in range(2):
                await forget()
            assert await store.get(owner, old.id) == old
            assert await store.find_fact(owner, "person", "home") == old
            for _ in range(2):
                await undo()
            kept = await store.get(owner, old.id)
            assert (kept.superseded_by, kept.valid_until) == (new.id, new.occurred_at)
            assert await store.find_fact(owner, "person", "home") == new
        newest = fact("I live in Rome")
        await store.supersede(owner, new.id, newest)
        await store.forget(owner, new.id)  # what is over already has nothing to give back
        assert await store.browse(owner, MemoryFilter(current=True, subject="person")) == [newest]

    async def test_conversation_is_forgotten_with_all_that_came_from_it_alone(
        self, world: MemoryWorld
    ) -> None:
        here, elsewhere = await world.hear("I live in Lyon"), await world.hear("Lyon it is")
        where = {"conversation_id": here.conversation_id}
        alone = await world.fact("I live in Lyon", sources=(here.id,), **where)
        both = await world.fact("Lyon", attribute="town", sources=(here.id, elsewhere.id), **where)
        single = await world.hear("One by one", here)
        await world.store.forget(world.owner, MemoryId(single.id))
        assert await world.store.forget_conversation(world.owner, here.conversation_id) == 2
        assert await world.contents("lyon live") == sorted((both.content, elsewhere.text))
        assert not await world.store.add(world.owner, fact(alone.content))
        assert await world.store.undo_forget_conversation(world.owner, here.conversation_id) == 2
        assert len(await world.contents("lyon live")) == 4
        assert (await world.store.get(world.owner, MemoryId(single.id))).deleted_at is not None

    async def test_what_went_with_a_deleted_conversation_comes_back_or_is_erased_with_it(
        self, world: MemoryWorld
    ) -> None:
        said = await world.hear("I live in Lyon")
        other = await world.hear("It is sunny", said)
        single = await world.hear("One by one", said)
        store, owner, where = world.store, world.owner, said.conversation_id
        await store.forget_conversation(owner, where)
        await store.undo_forget(owner, MemoryId(single.id))
        await store.forget(owner, MemoryId(single.id))  # later than the others, and by itself
        assert await store.undo_forget_conversation(owner, where) == 2
        assert await store.undo_forget_conversation(owner, where) == 0
        assert (await store.get(owner, MemoryId(single.id))).deleted_at is not None
        assert await store.forget_conversation(owner, where) == 2
        assert await store.erase_conversation(owner, where) == 0, "the conversation is not deleted"
        await world.conversations.delete(owner, where)
        (deleted,) = await world.conversations.deleted(owner)
        assert deleted.took_memories
        assert await store.erase_conversation(owner, where) == 2
        for gone in (said, other):
            with unknown():
                await store.get(owner, MemoryId(gone.id))
        assert (await store.get(owner, MemoryId(single.id))).deleted_at is not None

    async def test_pinned_and_touched_memories_say_so(self, world: MemoryWorld) -> None:
        known = await world.fact()
        assert (await world.store.pin(world.owner, known.id, True)).pinned
        at = utc_now()
        for _ in range(2):
            await world.store.touch(world.owner, [known.id, MemoryId(new_id())], at)
        now = await world.store.get(world.owner, known.id)
        assert (now.pinned, now.access_count, now.last_accessed) == (True, 1, at)
        assert await world.store.browse(world.owner, MemoryFilter(pinned=True)) == [now]

    async def test_memories_are_browsed_by_type_time_words_and_subject(self, world: MemoryWorld) -> None:
        may = datetime(2026, 5, 1, tzinfo=UTC)
        said = [await world.hear(f"Tea number {n}", at=may + timedelta(days=n)) for n in range(5)]
        home = await world.fact("Anna lives in Lyon", subject="anna")
        store, owner = world.store, world.owner

        async def seen(which: MemoryFilter, **page: int) -> list[str]:
            return [memory.content for memory in await store.browse(owner, which, **page)]

        newest_first = [home.content, *(one.text for one in reversed(said))]
        assert await seen(MemoryFilter()) == newest_first
        assert await seen(MemoryFilter(), limit=2, offset=1) == newest_first[1:3]
        assert await seen(MemoryFilter(types=(MemoryType.FACT,))) == [home.content]
        assert await seen(MemoryFilter(text="number teas")) == newest_first[1:]
        assert await seen(MemoryFilter(text="tea lyon")) == []
        assert await seen(MemoryFilter(text="?!")) == []
        assert await seen(MemoryFilter(subject="anna")) == [home.content]
        assert (await store.statistics(owner)).by_subject == {"anna": 1}
        span = Span(may + timedelta(days=1), may + timedelta(days=3))
        assert await seen(MemoryFilter(span=span)) == [said[2].text, said[1].text]

    async def test_only_asked_types_come_to_mind(self, world: MemoryWorld) -> None:
        said, home = await world.hear("I live in Lyon"), await world.fact("Home is Lyon")
        await world.embed_all()
        vectors = (vector(said.text), vector(home.content))
        types = (MemoryType.FACT, MemoryType.PREFERENCE)
        assert await world.contents("lyon", vectors=vectors, types=types) == [home.content]
        types = (MemoryType.CONVERSATION,)
        assert await world.contents("lyon", vectors=vectors, types=types) == [said.text]

    async def test_facts_about_people_named_are_found_by_their_subject(self, world: MemoryWorld) -> None:
        await world.fact("Lives in Lyon", subject="anna")
        await world.fact("Lives in Rome", subject="bruno")
        assert await world.contents(people=("anna",)) == ["Lives in Lyon"]

    async def test_facts_of_a_branch_that_is_not_shown_do_not_come_to_mind(self, world: MemoryWorld) -> None:
        first = await world.hear("I live in Lion")
        home = await world.fact("Lives in Lion", conversation_id=first.conversation_id, sources=(first.id,))
        await world.hear("I live in Lyon", where=first.conversation_id)
        assert await world.contents("lion lyon live") == ["I live in Lyon"]
        assert await world.store.find_fact(world.owner, home.subject, home.attribute) is None
        await world.conversations.show_branch(world.owner, first.conversation_id, first.id)
        assert await world.contents("lion") == [first.text, home.content]

    async def test_message_that_was_said_elsewhere_too_stays_when_its_branch_is_not_shown(
        self, world: MemoryWorld
    ) -> None:
        first = await world.hear("My cat is called Minka")
        again = await world.hear("my cat is called Minka")
        await world.store.strengthen(world.owner, MemoryId(first.id), 0.5, [again.id])  # as a merge does
        await world.store.forget(world.owner, MemoryId(again.id))
        edited = await world.conversations.append(
            world.owner, message(first.conversation_id, "My dog is called Rex"), remember=True
        )
        assert await world.contents("called") == sorted((first.text, edited.text))
        await world.conversations.show_branch(world.owner, first.conversation_id, first.id)
        assert await world.contents("called") == [first.text]

    async def test_what_is_taken_is_nobody_elses_until_it_is_done(self, world: MemoryWorld) -> None:
        said = [await world.hear(f"Number {n}") for n in range(3)]
        (newest,) = await world.store.take_to_embed(world.owner, limit=1)
        assert (newest.id, newest.content) == (said[2].id, said[2].text)
        others = await world.store.take_to_embed(world.owner)
        assert [one.id for one in others] == [said[1].id, said[0].id]
        assert await world.store.take_to_embed(world.owner) == []
        await world.store.embed(world.owner, MODEL, [embedding(newest)])
        await world.store.embed(world.owner, MODEL, [embedding(newest)])
        stats = await world.store.statistics(world.owner)
        assert (stats.waiting_to_embed, stats.embedded) == (2, {MODEL: 1})

    async def test_facts_are_drawn_from_the_persons_words_only_oldest_first(self, world: MemoryWorld) -> None:
        first = await world.hear("I live in Lyon")
        reply = await world.hear("You live in Rome", first)
        second = await world.hear("No, in Lyon", reply)
        taken = await world.store.take_to_draw(world.owner)
        assert [one.id for one in taken] == [first.id, second.id]
        assert await world.store.take_to_draw(world.owner) == []
        await world.store.drawn(world.owner, [first.id])
        assert (await world.store.statistics(world.owner)).waiting_to_draw == 1
        await world.store.forget(world.owner, MemoryId(second.id))
        assert (await world.store.statistics(world.owner)).waiting_to_draw == 0

    async def test_vectors_of_another_embedder_stand_beside_those_in_use_until_it_is_used(
        self, world: MemoryWorld
    ) -> None:
        store, owner = world.store, world.owner
        assert await store.embedder_in_use(owner) == ""
        assert await store.use_embedder(owner, "old") == 0
        tea, coffee = [await world.hear(text) for text in ("Tea", "Coffee")]
        await world.embed_all("old")
        missing = await store.without_vector(owner, "new")
        assert [one.id for one in missing] == [coffee.id, tea.id]
        assert [one.id for one in await store.without_vector(owner, "new", before=missing[0].id)] == [tea.id]
        await store.embed(owner, "new", [embedding(missing[0])])
        assert [one.id for one in await store.without_vector(owner, "new")] == [tea.id]
        assert await store.use_embedder(owner, "old", coming="new") == 0
        halfway = await store.statistics(owner)
        assert (halfway.embedder, halfway.embedded, halfway.waiting_to_embed) == (
            "old",
            {"old": 2, "new": 1},
            0,
        )
        assert await store.use_embedder(owner, "new") == 1
        assert await store.embedder_in_use(owner) == "new"
        assert [one.id for one in await store.take_to_embed(owner)] == [tea.id]
        assert (await store.statistics(owner)).embedded == {"new": 1}
        assert await store.without_vector(owner, "old", limit=1) == [missing[0]]

    async def test_new_message_waits_for_the_embedder_in_use_whatever_another_has_done(
        self, world: MemoryWorld
    ) -> None:
        await world.store.use_embedder(world.owner, "old")
        said = await world.hear("Tea")
        await world.embed_all("new")
        assert (await world.store.statistics(world.owner)).waiting_to_embed == 1
        assert await world.store.use_embedder(world.owner, "old") == 1
        assert (await world.store.statistics(world.owner)).embedded == {}
        assert [one.id for one in await world.store.without_vector(world.owner, "old")] == [said.id]

    async def test_forgotten_and_hidden_memories_need_no_vector_of_a_new_embedder(
        self, world: MemoryWorld
    ) -> None:
        first = await world.hear("Tea or coffee?")
        old = await world.hear("Tea", first)
        new = await world.hear("Coffee", first)
        await world.store.forget(world.owner, MemoryId(first.id))
        assert [one.id for one in await world.store.without_vector(world.owner, "new")] == [new.id]
        await world.conversations.show_branch(world.owner, first.conversation_id, old.id)
        assert [one.id for one in await world.store.without_vector(world.owner, "new")] == [old.id]

    async def test_figures_are_right_again_once_memories_are_tended(self, world: MemoryWorld) -> None:
        said = [await world.hear("tea"), await world.hear("tea time"), await world.hear("time flies")]
        await world.store.forget(world.owner, MemoryId(said[0].id))
        await world.store.edit(world.owner, MemoryId(said[2].id), "birds")
        await world.store.tend(world.owner, MODEL)
        found = await world.find("tea time bird fli")
        assert found.total == 2
        assert found.document_frequency == {"tea": 1, "time": 1, "bird": 1, "fli": 0}
        assert found.average_terms == pytest.approx(1.5)

    async def test_unknown_memory_is_refused(self, world: MemoryWorld) -> None:
        nobody = MemoryId(new_id())
        for call in (
            world.store.get(world.owner, nobody),
            world.store.edit(world.owner, nobody, "x"),
            world.store.forget(world.owner, nobody),
            world.store.sources(world.owner, nobody),
        ):
            with unknown():
                await call

    async def test_text_that_cannot_be_kept_is_refused(self, world: MemoryWorld) -> None:
        known = await world.fact()
        for text in ("a\0b", "half \ud83d of a pair"):
            with pytest.raises(BestFriendError):
                await world.store.add(world.owner, fact(text))
            with pytest.raises(BestFriendError):
                await world.store.edit(world.owner, known.id, text)
        assert await world.store.get(world.owner, known.id) == known

    async def test_sources_that_were_deleted_are_left_out(self, world: MemoryWorld) -> None:
        said = await world.hear("I live in Lyon")
        known = await world.fact(sources=(said.id, MessageId(new_id())))
        assert [one.id for one in await world.store.sources(world.owner, known.id)] == [said.id]
        await world.conversations.delete(world.owner, said.conversation_id)
        assert await world.store.sources(world.owner, known.id) == []
        assert await world.contents("lyon live") == sorted((said.text, known.content))
