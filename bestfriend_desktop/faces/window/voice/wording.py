"""What the voice is doing, in a word, an icon and a colour; and other words of it."""

from dataclasses import dataclass

from bestfriend_desktop.domain.events import VoiceState
from bestfriend_desktop.domain.speech import LOW_CONFIDENCE, Transcript
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.settings.schema import WAKE_WORDS, Settings


@dataclass(frozen=True, slots=True)
class Look:
    """How a state of the voice is shown; never by its colour alone."""

    icon: str
    word: str
    hint: str
    """What one can do now."""
    colour: str
    """A name in the palette."""


def look_of(control: VoiceControl, settings: Settings) -> Look:
    """How it stands with the voice."""
    match control.state:
        case VoiceState.LISTENING if control.is_hands_free:
            return Look("microphone", "Listening", "Speak when you like.", "accent")
        case VoiceState.LISTENING:
            return Look("microphone", "Listening", "Let go when you have finished.", "accent")
        case VoiceState.HEARING:
            hint = "Go on, it is listening." if control.is_hands_free else "Let go when you have finished."
            return Look("hearing", "Hearing you", hint, "good")
        case VoiceState.THINKING:
            return Look("thinking", "Thinking", "Esc stops it.", "warning")
        case VoiceState.SPEAKING:
            may_talk_over = control.is_hands_free and control.is_recording and settings.speaking.barge_in
            return Look(
                "speaker",
                "Speaking",
                "Talk over it, or press Esc." if may_talk_over else "Esc stops it.",
                "speaking",
            )
        case VoiceState.WAITING:
            word = WAKE_WORDS.get(settings.listening.wake_word, settings.listening.wake_word)
            return Look("waiting", "Waiting", f"Say “{word}”, or hold the button.", "text_muted")
        case _ if control.is_missing:
            return Look("microphone-off", "Not listening", "It goes on by itself when it can.", "warning")
        case _:
            return Look("microphone", "One moment", "The microphone is being opened.", "text_muted")


def doubt_of(transcript: Transcript) -> str:
    """How sure the ears were, in words; empty where they were sure enough."""
    if not transcript.is_uncertain:
        return ""
    return "hardly understood" if transcript.confidence < _HARDLY else "not heard clearly"


_HARDLY = LOW_CONFIDENCE / 2


def talk_words(control: VoiceControl) -> str:
    """What the button to talk with does now."""
    if control.is_hands_free:
        return "Stop listening (F9)"
    return "Hold to talk, or click to listen hands-free (F9)"
