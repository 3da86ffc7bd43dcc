"""`bestfriend talk`: talk aloud, hands-free in the terminal, or one turn from a recording to a recording."""

import json
import queue
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bestfriend_desktop.domain.conversation import ConversationId, ConversationTurn
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.events import (
    CaptionChanged,
    Event,
    Heard,
    MicrophoneLevel,
    ModelAnswers,
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
from bestfriend_desktop.faces.cli.chat import found_conversation
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import ReplyWriter, is_screen, one_line, say, tell, tell_error
from bestfriend_desktop.faces.cli.turn import CtrlC, interrupts

if TYPE_CHECKING:
    from bestfriend_desktop.services.voice import Voice

STAGES: tuple[tuple[str, type[Event]], ...] = (
    ("understood", Heard),
    ("stored", TurnStarted),
    ("first word written", TokenArrived),
    ("first word heard", SpokenNow),
    ("reply whole", TurnFinished),
    ("silent again", SpeakingEnded),
)
"""Of a turn, after the end of what the person said last was noticed."""

LISTENING = "Listening. Speak when you like; Ctrl-C silences, twice leaves."

SILENT_EVENTS = (MicrophoneLevel, StartupProgress)
"""Of no use to somebody who reads the events of a turn."""


@click.command()
@click.option(
    "--in",
    "question",
    type=click.Path(path_type=Path),
    help="A recording of what you say, in place of a microphone.",
)
@click.option(
    "--out", "answer", type=click.Path(path_type=Path), help="A WAV file for the answer, with --in."
)
@click.option(
    "--conversation", metavar="ID|last|new", default="new", show_default=True, help="Where to talk."
)
@click.option("--temporary", is_flag=True, help="A conversation that leaves nothing behind.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print every event as JSON, a line each, with its time."
)
@click.pass_obj
def talk(
    session: Session,
    question: Path | None,
    answer: Path | None,
    conversation: str,
    temporary: bool,
    as_json: bool,
) -> int:
    """Talk aloud with your companion.

    Without options it listens hands-free: speak, wait for the answer, talk over it if you like. Ctrl-C
    silences it, twice leaves. With --in all that is said in a recording is the question, and --out keeps
    the answer.
    """
    if answer is not None and question is None:
        raise click.UsageError("--out keeps the answer to a recording: name one with --in.")
    if temporary and conversation != "new":
        raise click.UsageError("A temporary conversation is always a new one: leave out --conversation.")
    where = None if conversation == "new" else found_conversation(session, conversation)
    if question is not None:
        return _one_turn(session, question, answer, where, temporary=temporary, as_json=as_json)
    return _hands_free(session, where, temporary=temporary, as_json=as_json)


def _one_turn(
    session: Session,
    question: Path,
    answer: Path | None,
    where: ConversationId | None,
    *,
    temporary: bool,
    as_json: bool,
) -> int:
    program = session.opened()
    voice = program.companion.voice
    work = voice.converse(question, answer, conversation_id=where, temporary=temporary)
    printer = _Printer(as_json=as_json)
    with _events(session) as news:
        future = program.core.submit(work)
        future.add_done_callback(lambda _: news.put(None))
        try:
            for at, event in _arriving(news):
                printer.hear(at, event)
        except BaseException:
            future.cancel()
            raise
        finally:
            printer.finish()
    turn: ConversationTurn | None = future.result()
    if turn is None:
        if printer.trouble is None:
            raise Refused(
                "nothing_heard",
                f"Nobody speaks in {question.name}.",
                "Record it again, closer to the microphone.",
            )
        return 1
    if turn.failure is not None:
        tell_error(turn.failure)
        return 1
    if not as_json:
        printer.tell_stages()
    return 0


def _hands_free(session: Session, where: ConversationId | None, *, temporary: bool, as_json: bool) -> int:
    program = session.opened()
    voice = program.companion.voice
    printer = _Printer(as_json=as_json, greeting=LISTENING)
    ctrl_c = CtrlC()
    code = 0
    with _events(session) as news:

        def press() -> None:
            ctrl_c.press()
            if ctrl_c.leave:
                news.put(None)
            else:
                tell("\nCtrl-C again at once leaves.")
                program.core.submit(voice.hush())

        with interrupts(press):
            program.core.submit(_listen(voice, where, temporary=temporary)).result()
            for at, event in _arriving(news):
                printer.hear(at, event)
                if isinstance(event, VoiceTrouble) and not printer.has_listened:
                    # One that is pulled out is waited for, but not one that was never there.
                    code = 1
                    break
    printer.finish()
    session.call(voice.deafen())
    return code


async def _listen(voice: "Voice", where: ConversationId | None, *, temporary: bool) -> None:
    voice.about(where, temporary=temporary)
    await voice.listen()


class _Printer:
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
            case TokenArrived():
                self._reply.feed(event.text)
            case TurnFinished():
                self._reply.finish()
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


_News = queue.SimpleQueue[tuple[float, Event] | None]


@contextmanager
def _events(session: Session) -> Iterator[Any]:
    """All events meanwhile, with the time they came at; None ends them."""
    news: _News = queue.SimpleQueue()
    companion = session.running().companion
    unsubscribe = companion.events.subscribe(lambda event: news.put((time.monotonic(), event)))
    try:
        yield news
    finally:
        unsubscribe()


def _arriving(news: _News) -> Iterator[tuple[float, Event]]:
    while True:
        try:
            one = news.get(timeout=0.2)  # Windows hears no Ctrl-C during a wait without end
        except queue.Empty:
            continue
        if one is None:
            return
        yield one
