import asyncio
from collections.abc import Iterator

from bestfriend_desktop.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.events import TurnFinished, TurnStarted
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.pace import BATCH_S, LARGEST, LEAST_REST_S, Pace
from bestfriend_desktop.services.quiet import Quiet


class Watch:
    """A clock on which each batch takes so many seconds, and a rest no time."""

    def __init__(self, *batches_s: float) -> None:
        self._readings = self._run(batches_s)

    def __call__(self) -> float:
        return next(self._readings)

    @staticmethod
    def _run(batches_s: tuple[float, ...]) -> Iterator[float]:
        now = 0.0
        yield now  # the first batch begins
        for took_s in batches_s:
            now += took_s
            yield now  # it ends
            yield now  # the next begins


async def sizes(pace: Pace, batches: int) -> list[int]:
    found = [pace.size]
    for _ in range(batches):
        await pace.rest()
        found.append(pace.size)
    return found


async def test_batches_grow_and_shrink_until_each_takes_its_time() -> None:
    pace = Pace(
        Quiet(EventBus()), least=20, clock=Watch(0.0, BATCH_S / 1.5, BATCH_S * 2, BATCH_S, BATCH_S * 3)
    )
    assert await sizes(pace, 5) == [20, 40, 60, 30, 30, 20]


async def test_there_is_always_something_to_do_and_never_too_much() -> None:
    quiet = Quiet(EventBus())
    assert await sizes(Pace(quiet, least=1, clock=Watch(BATCH_S * 9)), 1) == [1, 1]
    assert await sizes(Pace(quiet, least=LARGEST - 1, clock=Watch(0.0)), 1) == [LARGEST - 1, LARGEST]


async def test_rest_lasts_until_the_reply_is_written() -> None:
    events = EventBus()
    pace = Pace(Quiet(events), least=1, clock=Watch(0.0))
    here = ConversationId(new_id())
    said = Message(MessageId(new_id()), here, None, 1, Role.PERSON, "Hello", utc_now())
    events.publish(TurnStarted(new_id(), here, said))
    order: list[str] = []

    async def work() -> None:
        await pace.rest()
        order.append("the next batch")

    events.subscribe(lambda event: order.append(type(event).__name__))
    working = spawn(work(), name="work of a test")
    ending = TurnFinished(new_id(), here, None)
    asyncio.get_running_loop().call_later(5 * LEAST_REST_S, events.publish, ending)
    await working
    assert order == ["TurnFinished", "the next batch"]
