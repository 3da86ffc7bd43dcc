"""What is printed of a talk: what was heard, the answer as it is written, and how long each step took."""

import json
import sys

from bestfriend_desktop.domain.events import (
    CaptionChanged,
    CareShown,
    Event,
    Heard,
    MicrophoneLevel,
    ModelAnswers,
    ReplyTakenBack,
    SpeakingEnded,
    SpokenNow,
    StartupProgress,
    TokenArrived,
    TurnFailed,
    TurnFinished,
    TurnStarted,
    VoiceState,
    VoiceStateChanged,
    VoiceTrouble,
    event_as_json,
)
from bestfriend_desktop.faces.cli.terminal import CUT_OFF, ReplyWriter, is_cut, is_screen, one_line, say, tell

STAGES: tuple[tuple[str, type[Event]], ...] = (
    ("understood", Heard),
    ("stored", TurnStarted),
    ("first word written", TokenArrived),
    ("first word heard", SpokenNow),
    ("reply whole", TurnFinished),
    ("silent again", SpeakingEnded),
)
"""Of a turn, after the end of what the person said last was noticed."""

SILENT_EVENTS = (MicrophoneLevel, StartupProgress)
"""Of no use to somebody who reads the events of a turn."""


class TalkPrinter:
    """Shows the events of a talk: what was heard, and the answer as it is written."""

    def __init__(self, *, as_json: bool, greeting: str = "") -> None:
        self._as_json = as_json
        self._greeting = greeting
        self._reply = ReplyWriter()
        self._began: float | None = None
        self._state = VoiceState.OFF
        self._ended_at = 0.0
        self._stages: dict[str, float] = {}
        self._noticed = ""
        self._caption = 0
        self.trouble: VoiceTrouble | None = None

    def hear(self, at: float, event: Event) -> None:
        """The next event, and when it came (monotonic)."""
        if isinstance(event, VoiceStateChanged) and event.is_recording and self._began is None:
            self._began = at
            if self._greeting and not self._as_json:
                tell(self._greeting)
        self._time(at, event)
        if isinstance(event, VoiceTrouble):
            self.trouble = event
        if self._as_json:
            if not isinstance(event, SILENT_EVENTS):
                since = at - self._began if self._began is not None else 0.0
                say(json.dumps(event_as_json(event) | {"at_s": round(since, 3)}))
            return
        match event:
            case CaptionChanged() if is_screen(sys.stderr):
                self._show_caption(event.text)
            case Heard():
                self._show_caption("")
                doubt = " (not sure)" if event.transcript.is_uncertain else ""
                tell(f"You: {one_line(event.transcript.text)}{doubt}")
            case CareShown():
                tell(f"\n{event.card.as_text()}\n")
            case TokenArrived():
                self._reply.feed(event.text)
            case ReplyTakenBack():
                self._reply.finish()
            case TurnFinished():
                self._reply.finish()
                if is_cut(event.message):
                    tell(CUT_OFF)
            case TurnFailed():
                self._reply.finish()
                tell(one_line(f"{event.message} {event.remedy}"))
            case ModelAnswers() if event.notice not in ("", self._noticed):
                self._noticed = event.notice
                tell(one_line(event.notice))
            case VoiceTrouble():
                tell(one_line(f"{event.message} {event.remedy}"))
            case _:
                pass

    @property
    def has_listened(self) -> bool:
        """True once the microphone was open."""
        return self._began is not None

    def finish(self) -> None:
        """No more events come."""
        self._reply.finish()

    def tell_stages(self) -> None:
        """When what happened, after the person fell silent."""
        if self._stages:
            stages = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in self._stages.items())
            tell(f"After the end of your turn: {stages}.")

    def _time(self, at: float, event: Event) -> None:
        if isinstance(event, VoiceStateChanged):
            has_begun = event.state is VoiceState.THINKING and self._state is not VoiceState.THINKING
            if has_begun and not self._stages:
                self._ended_at = at  # in a recording after each stretch, of which the last one counts
            self._state = event.state
        for name, kind in STAGES:
            if isinstance(event, kind) and name not in self._stages and self._ended_at:
                self._stages[name] = at - self._ended_at

    def _show_caption(self, text: str) -> None:
        line = one_line(text)[-100:]
        if line or self._caption:
            tell(f"\r{line:{self._caption}}", end="" if line else "\r")
        self._caption = len(line)
