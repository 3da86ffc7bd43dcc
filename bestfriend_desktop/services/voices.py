"""Which voice speaks: a server where one is set and answers, else the built-in one, else the last resort."""

import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.events import VoiceTrouble
from bestfriend_desktop.domain.sound import Sound
from bestfriend_desktop.domain.speech import SpeakingStyle, VoiceInfo
from bestfriend_desktop.ports import SpeechSynthesizer
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.settings.schema import SpeakingSettings

ASK_AGAIN_S = 30.0
"""How long a voice server that did not answer is left alone: each sentence would wait for it."""


class Voices:
    """Every engine that can speak, in the order they are preferred.

    Args:
        server: speaks where a server is set.
        built_in: the voice in this process.
        last_resort: speaks where no voice is installed.
        settings: as they are now.
        events: where it is told that another voice speaks than the chosen one.
    """

    def __init__(
        self,
        server: SpeechSynthesizer,
        built_in: SpeechSynthesizer,
        last_resort: SpeechSynthesizer,
        settings: Callable[[], SpeakingSettings],
        events: EventBus,
    ) -> None:
        self._server = server
        self._built_in = built_in
        self._last_resort = last_resort
        self._settings = settings
        self._events = events
        self._silent_since: tuple[str, float] | None = None
        """The address of the server that did not answer, and when (monotonic)."""
        self._told: set[str] = set()

    def style(self) -> SpeakingStyle:
        """How it is to be said, by the settings."""
        chosen = self._settings()
        return SpeakingStyle(chosen.voice, chosen.speed, chosen.pitch, chosen.volume_percent / 100)

    async def speak(self, text: str, style: SpeakingStyle) -> AsyncGenerator[Sound]:
        """Speak a clause with the best voice there is; closing the generator stops.

        Raises:
            Unavailable, Misconfigured: no engine can speak; what the preferred one said.
        """
        first_failure: BestFriendError | None = None
        for engine, its_style in self._engines(style):
            has_spoken = False
            try:
                async with aclosing(engine.speak(text, its_style)) as sounds:
                    async for sound in sounds:
                        has_spoken = True
                        yield sound
                if first_failure is None:
                    self._told.clear()
                else:
                    self._tell_of_another_voice(first_failure)
                return
            except BestFriendError as failure:
                if engine is self._server:
                    self._silent_since = self._settings().server, time.monotonic()
                first_failure = first_failure or failure
                if has_spoken:
                    # Half a clause was heard in this voice; it is not begun again in another.
                    self._tell_of_another_voice(first_failure)
                    return
        assert first_failure is not None  # there is always the last resort
        raise first_failure

    async def preload(self) -> None:
        """Load the voice that would speak; failing is no harm."""
        for engine, style in self._engines(self.style()):
            try:
                await engine.preload(style)
                return
            except BestFriendError:
                continue

    async def of_server(self) -> list[VoiceInfo]:
        """What the voice server can speak with; nothing where there is none."""
        return await _voices_of(self._server) if self._settings().server else []

    async def of_last_resort(self) -> list[VoiceInfo]:
        """What there is where no voice is installed."""
        return await _voices_of(self._last_resort)

    async def close(self) -> None:
        """Let all voices go; they come back when they are needed."""
        for engine in (self._server, self._built_in, self._last_resort):
            await engine.close()

    def _engines(self, style: SpeakingStyle) -> Sequence[tuple[SpeechSynthesizer, SpeakingStyle]]:
        plain = SpeakingStyle("", style.speed, style.pitch, style.volume)
        engines = [(self._built_in, style), (self._built_in, plain), (self._last_resort, plain)]
        if not style.voice:
            del engines[0]
        server = self._settings().server
        if server and not (
            self._silent_since
            and self._silent_since[0] == server
            and time.monotonic() - self._silent_since[1] < ASK_AGAIN_S
        ):
            engines.insert(0, (self._server, style))
        return engines

    def _tell_of_another_voice(self, failure: BestFriendError) -> None:
        """Once, until the chosen voice is back."""
        if failure.code not in self._told:
            self._told.add(failure.code)
            self._events.publish(
                VoiceTrouble(failure.code, f"{failure.message} Another voice speaks.", failure.remedy)
            )


async def _voices_of(engine: SpeechSynthesizer) -> list[VoiceInfo]:
    try:
        return await engine.voices()
    except (Unavailable, Misconfigured):
        return []
