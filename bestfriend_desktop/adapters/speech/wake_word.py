"""The wake word: microWakeWord listens for one word, for half a hundredth of a core."""

from typing import Any

from bestfriend_desktop.domain.errors import Misconfigured, Unavailable

WORDS = ("okay_nabu", "hey_jarvis", "hey_mycroft", "alexa")
"""The models that pymicro-wakeword ships with (Apache-2.0); https://github.com/kahrendt/microWakeWord."""


class MicroWakeWord:
    """`WakeWord`; loaded when it is first told what to listen for."""

    def __init__(self) -> None:
        self._word = ""
        self._features: Any = None
        self._model: Any = None

    def listen_for(self, word: str) -> None:
        """Begin anew, for this word.

        Raises:
            Misconfigured: `wake_word_unknown`.
            Unavailable: `engine_failed`: this machine cannot run it.
        """
        if word not in WORDS:
            raise Misconfigured(
                "wake_word_unknown",
                f"{word} is no wake word.",
                f"Choose one of {', '.join(WORDS)}: bestfriend settings set listening.wake_word",
            )
        if word == self._word:
            self._begin_anew()
            return
        from pymicro_wakeword import MicroWakeWord, MicroWakeWordFeatures, Model

        try:
            self._model = MicroWakeWord.from_builtin(Model(word))
            self._features = MicroWakeWordFeatures()
        except (OSError, ValueError, RuntimeError) as error:
            self._word = ""
            raise Unavailable(
                "engine_failed",
                f"The wake word cannot be listened for ({str(error)[:200]}).",
                "Switch it off: bestfriend settings set listening.wake_word ''",
            ) from error
        self._word = word

    async def heard(self, frame: bytes) -> bool:
        """True once when the word has been said; false until there is one to listen for."""
        if not self._word:
            return False
        # 0.15 ms of work each 32 ms: a thread would take longer.
        if any(self._model.process_streaming(each) for each in self._features.process_streaming(frame)):
            self._begin_anew()  # it would go on to be sure for half a second
            return True
        return False

    def _begin_anew(self) -> None:
        self._model.reset()
        self._features.reset()
