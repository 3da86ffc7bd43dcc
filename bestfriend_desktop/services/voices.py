"""Which voice speaks: a server where one is set and answers, else the built-in one, else the last resort."""

import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.events import VoiceTrouble
from bestfriend_desktop.domain.sound import Sound
from bestfriend_desktop.domain.speech import BUILT_IN_VOICE, SpeakingStyle, VoiceInfo
from bestfriend_desktop.domain.spoken.language import GOOD_VOICES, NAMES
from bestfriend_desktop.ports import SpeechSynthesizer
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.settings.schema import SpeakingSettings

NO_VOICE = "voice_of_language_missing"
"""The code of the error."""

BUILT_IN_LANGUAGE = "en"
"""Of the voice that comes with the program."""

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
        self._told_of_languages: set[str] = set()

    def style(self) -> SpeakingStyle:
        """How it is to be said, by the settings."""
        chosen = self._settings()
        return SpeakingStyle(chosen.voice, chosen.speed, chosen.pitch, chosen.volume_percent / 100)

    async def speak(self, text: str, style: SpeakingStyle, language: str = "") -> AsyncGenerator[Sound]:
        """Speak a clause with the best voice there is; closing the generator stops.

        Args:
            text: what to say.
            style: how, and with which voice.
            language: ISO 639-1 of the text, where it is known: another voice speaks where that of the style
                is of another language, unless the settings want one voice for everything.

        Raises:
            Unavailable, Misconfigured: no engine can speak; what the preferred one said, or
                `voice_of_language_missing`.
        """
        if await self._is_foreign_to(style, language):
            async with aclosing(self._in_language(text, style, language)) as sounds:
                async for sound in sounds:
                    yield sound
            return
        first_failure: BestFriendError | None = None
        for engine, its_style in self._engines(style, language if self._settings().by_language else ""):
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

    def was_told(self, failure: BestFriendError) -> bool:
        """Whether the person knows already that nobody speaks this language; others are always told."""
        if failure.code != NO_VOICE:
            return False
        was_told = failure.message in self._told_of_languages
        self._told_of_languages.add(failure.message)
        return was_told

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

    async def _is_foreign_to(self, style: SpeakingStyle, language: str) -> bool:
        """True where the voice of this style is of another language; False, too, where that is not known."""
        if not (language and self._settings().by_language) or self._asks_server():
            return False
        if style.voice in ("", BUILT_IN_VOICE):
            return language != BUILT_IN_LANGUAGE
        of_voice = [voice.language for voice in await _voices_of(self._built_in) if voice.name == style.voice]
        return bool(of_voice and of_voice[0]) and not of_voice[0].startswith(language)

    async def _in_language(self, text: str, style: SpeakingStyle, language: str) -> AsyncGenerator[Sound]:
        """Speak with a voice of this language: an installed one, else the last resort, which is told once."""
        for voice in await _voices_of(self._built_in):
            if voice.is_installed and voice.language.lower().startswith(language):
                async with aclosing(self._built_in.speak(text, replace(style, voice=voice.name))) as sounds:
                    async for sound in sounds:
                        yield sound
                return
        missing = _no_voice(language)
        try:
            robot = replace(style, voice="", language=language)
            async with aclosing(self._last_resort.speak(text, robot)) as sounds:
                async for sound in sounds:
                    yield sound
        except BestFriendError as failure:
            raise missing from failure
        if not self.was_told(missing):
            message = f"No voice for {_name(language)} is installed; a robot's voice (eSpeak) speaks it."
            self._events.publish(VoiceTrouble(missing.code, message, missing.remedy))

    def _asks_server(self) -> bool:
        """Whether a server speaks, which chooses among its voices by itself."""
        server = self._settings().server
        return bool(server) and not (
            self._silent_since
            and self._silent_since[0] == server
            and time.monotonic() - self._silent_since[1] < ASK_AGAIN_S
        )

    def _engines(
        self, style: SpeakingStyle, language: str = ""
    ) -> Sequence[tuple[SpeechSynthesizer, SpeakingStyle]]:
        plain = SpeakingStyle("", style.speed, style.pitch, style.volume)
        engines = [(self._built_in, style), (self._built_in, plain), (self._last_resort, plain)]
        if not style.voice:
            del engines[0]
        if self._asks_server():
            engines.insert(0, (self._server, replace(style, language=language)))
        return engines

    def _tell_of_another_voice(self, failure: BestFriendError) -> None:
        """Once, until the chosen voice is back."""
        if failure.code not in self._told:
            self._told.add(failure.code)
            self._events.publish(
                VoiceTrouble(failure.code, f"{failure.message} Another voice speaks.", failure.remedy)
            )


def _name(language: str) -> str:
    return NAMES.get(language, f"the language {language}")


def _no_voice(language: str) -> Misconfigured:
    good = GOOD_VOICES.get(language)
    fetch = f"bestfriend voices pull {good}" if good else f"bestfriend voices list --language {language}"
    return Misconfigured(
        NO_VOICE,
        f"No voice for {_name(language)} is installed, so it is not read aloud.",
        f"Get one: {fetch}. Or let one voice read everything: "
        "bestfriend settings set speaking.by_language no",
    )


async def _voices_of(engine: SpeechSynthesizer) -> list[VoiceInfo]:
    try:
        return await engine.voices()
    except (Unavailable, Misconfigured):
        return []
