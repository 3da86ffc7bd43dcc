"""What was heard, and voices to speak with."""

from dataclasses import dataclass, replace

LOW_CONFIDENCE = 0.4
"""Below it a transcript is shown as uncertain."""

BUILT_IN_VOICE = "joe"
"""The name of the voice that comes with the program."""

LISTENING_ENGINE = "whisper"
"""The engine of a `VoiceInfo` that hears and does not speak."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a transcript."""

    text: str
    start_s: float
    end_s: float
    confidence: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a transcript, about a sentence."""

    start_s: float
    end_s: float
    text: str
    confidence: float
    """0 to 1: the mean probability of its tokens."""
    words: tuple[Word, ...] = ()

    def moved(self, offset_s: float) -> "Segment":
        """The same, so much later."""
        words = tuple(
            replace(word, start_s=word.start_s + offset_s, end_s=word.end_s + offset_s) for word in self.words
        )
        return Segment(self.start_s + offset_s, self.end_s + offset_s, self.text, self.confidence, words)


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said in a recording; its text is empty where nobody spoke."""

    text: str
    language: str
    """Two letters (ISO 639-1): `en`; empty where nobody spoke."""
    confidence: float
    """0 to 1."""
    seconds: float
    """How long the recording is."""
    segments: tuple[Segment, ...] = ()
    language_confidence: float = 1.0
    """1 where the language was given."""

    @property
    def is_uncertain(self) -> bool:
        """True where it may well be wrong."""
        return bool(self.text) and self.confidence < LOW_CONFIDENCE


@dataclass(frozen=True, slots=True)
class FileProgress:
    """How far the transcription of a file is; with the segments that were found since the last time."""

    done_s: float
    total_s: float
    """0 where the file does not say how long it is."""
    language: str = ""
    segments: tuple[Segment, ...] = ()
    language_confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice that can be chosen."""

    name: str
    """What the setting stores: `joe`, `en_GB-alba-medium`, or as a server calls it."""
    label: str
    """How a person reads it: `Joe (American English, built in)`."""
    language: str = ""
    """As `en` or `en-us`; empty where unknown."""
    engine: str = ""
    """`piper`, `opentts`, `piper-http`, `espeak`; `whisper` (`LISTENING_ENGINE`) listens."""
    is_installed: bool = True
    """False where it can be downloaded."""
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class SpeakingStyle:
    """How something is said."""

    voice: str = ""
    """Empty: the engine's own choice."""
    speed: float = 1.0
    """0.5 to 2: 2 is twice as fast."""
    pitch: float = 1.0
    """0.5 to 2: 2 is an octave up. Does not change the speed."""
    volume: float = 1.0
    """0 to 1."""
    language: str = ""
    """ISO 639-1 of what is said, for an engine that speaks several; empty leaves it to the engine."""
