"""Health: every part of the program, how it is, and what to do about it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import HealthChanged
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.model_choice import ModelChoice

PROBE_TIMEOUT_S = 15.0
"""A part that does not say how it is for so long is degraded."""

Probe = Callable[[], Awaitable[Sequence[PartHealth]]]
"""Asks one part how it is; never raises."""


class Health:
    """Asks all parts at once."""

    def __init__(self, probes: dict[str, Probe], choice: ModelChoice, events: EventBus) -> None:
        self._probes = probes
        self._choice = choice
        self._events = events

    async def parts(self) -> tuple[PartHealth, ...]:
        """Every part, in a fixed order; the last one says whether anybody can answer."""
        asked = await asyncio.gather(*(_ask(name, probe) for name, probe in self._probes.items()))
        parts = tuple(part for answer in asked for part in answer)
        parts = (*parts, await self._conversation(parts))
        self._events.publish(HealthChanged(parts))
        return parts

    async def _conversation(self, parts: Sequence[PartHealth]) -> PartHealth:
        """Who would answer now; missing when nobody could."""
        lost = next((part for part in parts if part.needed and part.state is HealthState.MISSING), None)
        if lost is not None:
            return PartHealth(
                "conversation", HealthState.MISSING, "No conversation can be held.", lost.remedy, needed=True
            )
        try:
            answering = await self._choice.choose()
        except BestFriendError as error:
            return PartHealth("conversation", HealthState.MISSING, error.message, error.remedy, needed=True)
        if not answering.model.is_basic:
            return PartHealth(
                "conversation", HealthState.OK, f"{answering.model.label} answers.", needed=True
            )
        basic = await answering.engine.health()
        if basic.state is HealthState.MISSING:
            return PartHealth(
                "conversation", HealthState.MISSING, "No model can answer.", basic.remedy, needed=True
            )
        return PartHealth(
            "conversation",
            HealthState.DEGRADED,
            f"{answering.model.label} answers: short and simple replies.",
            "For a talk about everything fetch a model: bestfriend models offered",
            needed=True,
        )


async def _ask(name: str, probe: Probe) -> Sequence[PartHealth]:
    try:
        async with asyncio.timeout(PROBE_TIMEOUT_S):
            return await probe()
    except TimeoutError:
        return (
            PartHealth(
                name,
                HealthState.DEGRADED,
                f"It has not said how it is within {PROBE_TIMEOUT_S:.0f} seconds.",
                "Try again; if it stays like this, start Best Friend anew.",
            ),
        )
