"""The one switch of the voice: buttons and keys of the window press it, as a tray or a hotkey may."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, QTimer, Signal

from bestfriend_desktop.domain.conversation import ConversationId, Message
from bestfriend_desktop.domain.events import (
    DevicesChanged,
    Event,
    MicrophoneLevel,
    Ready,
    VoiceState,
    VoiceStateChanged,
    VoiceTrouble,
)
from bestfriend_desktop.domain.speech import SpeakingStyle, Transcript
from bestfriend_desktop.faces.window.intents import Intents

HOLD_MS = 350
"""Held for longer, the key is one to talk with; shorter, it turns hands-free on or off."""


class VoiceControl(QObject):
    """What ears and mouth are doing, as the window last heard it, and the ways to change that."""

    changed = Signal()
    level_changed = Signal(float)
    """0 to 1, some 15 times a second while the microphone is open."""

    def __init__(self, intents: Intents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._intents = intents
        self._voice = intents.companion.voice
        self._order = asyncio.Lock()
        """A key may be let go while pressing it is still being worked on."""
        self._short = QTimer(self, singleShot=True)
        """Runs while letting go would make it a short press."""
        self._short.timeout.connect(self._held)
        self._was_hands_free = False
        self.hold_ms = HOLD_MS
        self.state = VoiceState.OFF
        self._is_open = False
        self.is_testing = False
        """True while the microphone is tried out."""
        self.is_hands_free = False
        self.is_muted = False
        self.is_pressed = False
        self._is_troubled = False
        self._is_to_be_made = False
        """True from when the program is ready until somebody may want to talk."""

    @property
    def is_recording(self) -> bool:
        """True while the microphone is open."""
        return self._is_open or self.is_testing

    @property
    def is_missing(self) -> bool:
        """True while it is to listen and cannot."""
        return self._is_troubled and not self.is_recording and (self.is_hands_free or self.is_pressed)

    @property
    def is_on(self) -> bool:
        """True while anything of the voice is going on."""
        return self.is_pressed or self.is_hands_free or self.state is not VoiceState.OFF

    @property
    def is_talking(self) -> bool:
        """True while the companion speaks, or is about to answer what was said aloud."""
        return self.state in (VoiceState.SPEAKING, VoiceState.THINKING)

    # what the person does

    def get_ready(self) -> None:
        """The person may be about to talk: what opens the microphone takes a second to make, once."""
        if self._is_to_be_made:
            self._is_to_be_made = False
            self._intents.submit(self._voice.get_ready(), "get ready to listen")

    def press(self) -> None:
        """The key or button to talk with goes down: the microphone opens at once, where it is not open."""
        if not self.is_pressed:
            self.is_pressed, self._was_hands_free = True, self.is_hands_free
            self._is_troubled = False
            self._short.start(self.hold_ms)
            if not self.is_hands_free:
                self._do(self._voice.press, "press to talk")
            self.changed.emit()

    def release(self) -> None:
        """It goes up: what was said is sent; after a short press hands-free is turned on or off instead."""
        if not self.is_pressed:
            return
        self.is_pressed = False
        if self._short.isActive():
            self._short.stop()
            self._switch(not self._was_hands_free)
        else:
            self._do(self._voice.release, "release to send")
            self.changed.emit()

    def toggle(self) -> None:
        """Turn hands-free on or off."""
        self._switch(not self.is_hands_free)

    def listen(self) -> None:
        """Turn hands-free on."""
        self._switch(True)

    def deafen(self) -> None:
        """Close the microphone; what was being said is dropped."""
        self.is_pressed = False
        self._switch(False)

    def stop(self) -> bool:
        """Drop what is being said with the key down, or fall silent; False where there is nothing to stop."""
        if self.is_pressed:
            self.is_pressed = False
            self._switch(self._was_hands_free)
        elif self.is_talking:
            self.hush()
        else:
            return False
        return True

    def hush(self) -> None:
        """Fall silent at once, and stop writing what would have been said."""
        self._intents.submit(self._voice.hush(), "hush")

    def mute(self, muted: bool) -> None:
        """Speak no answers, or speak them again."""
        self._do(lambda: self._tell(lambda: self._voice.mute(muted)), "mute")

    def about(self, conversation_id: ConversationId | None, *, temporary: bool) -> None:
        """What is said from now on belongs there; None begins a new conversation."""
        self._do(
            lambda: self._tell(lambda: self._voice.about(conversation_id, temporary=temporary)),
            "talk about this conversation",
        )

    async def replay(self, message: Message) -> None:
        """Speak a stored reply again, until it was heard.

        Raises:
            Unavailable, Misconfigured: there is no loudspeaker, or no voice.
        """
        await self._intents.ask(self._voice.replay(message))

    async def preview(self, style: SpeakingStyle) -> None:
        """Speak a sentence in this style, until it was heard.

        Raises:
            Unavailable, Misconfigured: there is no loudspeaker, or no voice.
        """
        await self._intents.ask(self._voice.preview(style))

    async def test_microphone(self, seconds: float) -> Transcript | None:
        """Listen for some seconds and tell what was understood; None where nobody spoke.

        Raises:
            Refused: it listens already.
            Unavailable, Misconfigured: there is no microphone, or the ears are missing.
        """
        self.is_testing = True
        self.changed.emit()
        try:
            return await self._intents.ask(self._voice.test_microphone(seconds))
        finally:
            self.is_testing = False
            self.changed.emit()

    # what comes up

    def hear(self, event: Event) -> None:
        """Take in one event."""
        match event:
            case MicrophoneLevel():
                self.level_changed.emit(event.level)
                return
            case Ready():
                self._is_to_be_made = True
                return
            case VoiceStateChanged():
                self.state, self._is_open = event.state, event.is_recording
                self._is_troubled = self._is_troubled and not event.is_recording
            case VoiceTrouble():
                self._is_troubled = True
            case DevicesChanged():
                pass
            case _:
                return
        self._look()

    def _held(self) -> None:
        """Hands-free, it hears anyway; a short press would only have ended that, and no word of a reply."""
        if self.is_pressed and self._was_hands_free:
            self._do(self._voice.press, "press to talk")

    def _switch(self, on: bool) -> None:
        self.is_hands_free, self._is_troubled = on, False
        self.changed.emit()
        self._do(self._voice.listen if on else self._voice.deafen, "listen" if on else "deafen")

    def _do(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        self._intents.do(self._in_order(work), name)

    async def _in_order(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            async with self._order:
                await self._intents.ask(_awaited(work))
        finally:
            self._look()

    def _look(self) -> None:
        if not self._order.locked():  # what was asked for is to come yet
            self.is_hands_free, self.is_muted = self._voice.is_hands_free, self._voice.is_muted
        self.changed.emit()

    @staticmethod
    async def _tell(call: Callable[[], None]) -> None:
        call()


async def _awaited(work: Callable[[], Awaitable[None]]) -> None:
    await work()
