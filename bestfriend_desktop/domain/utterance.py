"""From frames and the probability of speech in each to utterances: when one begins, pauses and is over.

    heard(frame, probability)  ->  SpeechBegan            somebody speaks; `speech` holds it, and 1 s before
                                   PauseBegan(speech)     96 ms of silence: transcribe it and ask whether the
                                                          turn is over, both on the chance that it is
                                   SpeechResumed          it was not: drop what was begun
                                   TurnEnded(speech)      after a pause it is the very speech of that pause
                                   SpeechDropped          too short to be a word: a click, a cough
    hint(pause, probability)   ->  the same: what the guess says about that pause
    finish()                   ->  the same: no more frames come (the key was released, the file is over)

A pause ends the turn after `end_silence_ms` where a hint says that it is finished (0.5 or more), and after
`longest_pause_ms` in any case. Without a guess at hand, give the hint 1.0 and silence alone decides.
All times are counted in frames of 32 ms; nothing here looks at a clock.

Onset and release follow the hysteresis of Silero's own iterator (begin at 0.5, end below 0.35;
https://github.com/snakers4/silero-vad, `utils_vad.py`).
"""

import math
from collections import deque
from dataclasses import dataclass

from bestfriend_desktop.domain.sound import FRAME_S

BEGIN_PROBABILITY = 0.5
END_PROBABILITY = 0.35
FINISHED_PROBABILITY = 0.5

ONSET_FRAMES = 2
"""So many in a row begin to be speech; a click fills one."""

PRE_ROLL_FRAMES = math.ceil(1 / FRAME_S)
"""What was heard just before, for the first sound of a word is often too weak to be noticed."""

PAUSE_FRAMES = 3
"""96 ms of silence are a pause; shorter ones are part of many words."""

SHORTEST_SPEECH_FRAMES = 6
"""190 ms; `no` takes 250."""

DROPPED_AFTER_FRAMES = math.ceil(0.6 / FRAME_S)
"""What is too short waits so long for more: of "Stop ... please" the first word may be hardly noticed, most
of all where the companion spoke at the same time and has only now paused."""

LONGEST_TURN_FRAMES = math.ceil(60 / FRAME_S)
"""Then a turn is cut, and what follows is another: memory is bounded."""


@dataclass(frozen=True, slots=True)
class SpeechBegan:
    """Somebody began to speak, 64 ms ago."""


@dataclass(frozen=True, slots=True, eq=False)
class PauseBegan:
    """They are silent since 96 ms; whether they have finished is not known yet."""

    speech: bytes
    """All of the turn so far, with what came before it and the silence."""


@dataclass(frozen=True, slots=True)
class SpeechResumed:
    """They had only paused."""


@dataclass(frozen=True, slots=True, eq=False)
class TurnEnded:
    """They have finished."""

    speech: bytes
    """The same object as that of the `PauseBegan` before it, unless speech was cut or `finish` ended it."""


@dataclass(frozen=True, slots=True)
class SpeechDropped:
    """It was none."""


Signal = SpeechBegan | PauseBegan | SpeechResumed | TurnEnded | SpeechDropped


class Utterances:
    """Follows one microphone.

    Args:
        end_silence_ms: the silence that ends a turn that sounds finished.
        longest_pause_ms: the silence that ends any turn.
    """

    def __init__(self, end_silence_ms: int = 200, longest_pause_ms: int = 1200) -> None:
        self._end_silence = max(PAUSE_FRAMES, _frames(end_silence_ms))
        self._longest_pause = max(self._end_silence, _frames(longest_pause_ms))
        self._pre_roll: deque[bytes] = deque(maxlen=PRE_ROLL_FRAMES)
        self._rest()

    def _rest(self) -> None:
        self._turn: list[bytes] = []
        self._speaking = False
        self._pause: PauseBegan | None = None
        self._paused_at = 0
        self._sounds_finished = False
        self._rising = 0
        """Frames in a row that are surely speech."""
        self._silent = 0
        """Frames since somebody spoke."""
        self._spoken = 0
        """Frames of the turn in which somebody spoke."""

    @property
    def is_speaking(self) -> bool:
        """True from `SpeechBegan` to `TurnEnded` or `SpeechDropped`, pauses included."""
        return self._speaking

    @property
    def speech(self) -> bytes:
        """What has been said so far, for a caption; empty where nobody speaks."""
        return b"".join(self._turn)

    def heard(self, frame: bytes, probability: float) -> list[Signal]:
        """The next frame.

        Args:
            frame: 32 ms of PCM.
            probability: that somebody speaks in it, 0 to 1.
        """
        self._rising = self._rising + 1 if probability >= BEGIN_PROBABILITY else 0
        if not self._speaking:
            return self._heard_at_rest(frame)
        self._turn.append(frame)
        if len(self._turn) >= LONGEST_TURN_FRAMES:
            return self._end(TurnEnded(self.speech))
        if self._pause:
            return self._heard_in_pause()
        if probability >= END_PROBABILITY:
            self._spoken += 1
            self._silent = 0
            return []
        self._silent += 1
        return self._begin_pause() if self._silent >= PAUSE_FRAMES else []

    def hint(self, pause: PauseBegan, finished: float) -> list[Signal]:
        """What the guess says of this pause; nothing where the pause is over by now.

        Args:
            pause: the one it was asked about.
            finished: the probability that the turn is over, 0 to 1.
        """
        if pause is not self._pause:
            return []
        self._sounds_finished = finished >= FINISHED_PROBABILITY
        return self._ended_by_silence()

    def finish(self) -> list[Signal]:
        """No more frames come: what has been said so far is the turn."""
        if not self._speaking:
            return []
        if self._pause:
            return self._end(TurnEnded(self._pause.speech))
        return self._end(TurnEnded(self.speech) if self._is_speech() else SpeechDropped())

    def _heard_at_rest(self, frame: bytes) -> list[Signal]:
        self._pre_roll.append(frame)
        if self._rising < ONSET_FRAMES:
            return []
        self._turn = list(self._pre_roll)
        self._pre_roll.clear()
        self._speaking = True
        self._spoken = self._rising
        return [SpeechBegan()]

    def _begin_pause(self) -> list[Signal]:
        if self._is_speech():
            self._pause = PauseBegan(self.speech)
            self._paused_at = len(self._turn)
            return [self._pause]
        if self._silent < max(self._end_silence, DROPPED_AFTER_FRAMES):
            return []
        # It may have been the weak beginning of a word that is still to come.
        heard = self._turn[-PRE_ROLL_FRAMES:]
        signals = self._end(SpeechDropped())
        self._pre_roll.extend(heard)
        return signals

    def _heard_in_pause(self) -> list[Signal]:
        self._silent += 1
        if self._rising >= ONSET_FRAMES:
            self._pause = None
            self._sounds_finished = False
            self._silent = 0
            self._spoken += self._rising
            return [SpeechResumed()]
        return self._ended_by_silence()

    def _ended_by_silence(self) -> list[Signal]:
        enough = self._end_silence if self._sounds_finished else self._longest_pause
        # Not in a frame that may turn out to be their next word.
        if not self._pause or self._silent < enough or self._rising:
            return []
        since = self._turn[self._paused_at :]
        signals = self._end(TurnEnded(self._pause.speech))
        self._pre_roll.extend(since)  # the weak beginning of the next word may be in it
        return signals

    def _is_speech(self) -> bool:
        return self._spoken >= SHORTEST_SPEECH_FRAMES

    def _end(self, signal: Signal) -> list[Signal]:
        self._rest()
        return [signal]


def _frames(milliseconds: int) -> int:
    return math.ceil(milliseconds / 1000 / FRAME_S)
