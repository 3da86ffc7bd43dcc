from pathlib import Path

import pytest

from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.setup import Step
from tests.fakes.companion import Stage, staged
from tests.fakes.store import TransientStore


async def opened(home: Path, **parts: object) -> Stage:
    stage = staged(home, **parts)  # type: ignore[arg-type]  # as `staged` takes them
    await stage.companion.start()
    return stage


async def test_new_home_is_asked_at_once(home: Path) -> None:
    stage = await opened(home)
    try:
        assert stage.companion.setup.is_wanted_at_once()
        assert await stage.companion.setup.is_wanted()
    finally:
        await stage.companion.close()


async def test_home_with_settings_is_not_asked(home: Path) -> None:
    stage = await opened(home)
    try:
        stage.settings.set("you.name", "Lena")
        assert not stage.companion.setup.is_wanted_at_once()
        assert not await stage.companion.setup.is_wanted()
    finally:
        await stage.companion.close()


async def test_home_with_conversations_is_not_asked(home: Path) -> None:
    stage = await opened(home)
    try:
        (home / "postgres").mkdir(parents=True)
        assert not stage.companion.setup.is_wanted_at_once()
        assert await stage.companion.setup.is_wanted()
        turn = await stage.companion.say("Hello")
        assert not await stage.companion.setup.is_wanted()
        await stage.companion.archive(turn.conversation_id, True)
        assert not await stage.companion.setup.is_wanted()
    finally:
        await stage.companion.close()


async def test_home_whose_store_does_not_open_is_not_asked(home: Path) -> None:
    failure = Unavailable("database_unreachable", "The database cannot be reached.", "Start it.")
    stage = staged(home, store=TransientStore(failure))
    with pytest.raises(Unavailable):
        await stage.companion.start()
    assert not await stage.companion.setup.is_wanted()
    await stage.companion.close()


async def test_whoever_began_goes_on_also_with_settings_and_ends_once(home: Path) -> None:
    stage = await opened(home)
    setup = stage.companion.setup
    try:
        await setup.begin()
        stage.settings.set("you.name", "Lena")
        await stage.companion.say("Hello")
        assert setup.is_wanted_at_once()
        await setup.done(Step.YOU)
        assert (await setup.state()).next_step is Step.MODEL
        assert await setup.is_wanted()
        await setup.end()
        assert not setup.is_wanted_at_once()
        assert not await setup.is_wanted()
        await setup.begin()
        assert not await setup.is_wanted()
    finally:
        await stage.companion.close()
