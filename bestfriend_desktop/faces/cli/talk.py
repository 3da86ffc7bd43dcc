"""`bestfriend talk`: talk aloud, hands-free in the terminal, or one turn from a recording to a recording."""

import queue
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bestfriend_desktop.domain.conversation import ConversationId, ConversationTurn
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.events import Event, VoiceTrouble
from bestfriend_desktop.faces.cli.chat import found_conversation
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.talk_printer import TalkPrinter
from bestfriend_desktop.faces.cli.terminal import tell, tell_error
from bestfriend_desktop.faces.cli.turn import CtrlC, interrupts

if TYPE_CHECKING:
    from bestfriend_desktop.services.voice import Voice

LISTENING = "Listening. Speak when you like; Ctrl-C silences, twice leaves."


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
    printer = TalkPrinter(as_json=as_json)
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
    greeting = LISTENING if where else f"{program.companion.care.disclosure()}\n{LISTENING}"
    printer = TalkPrinter(as_json=as_json, greeting=greeting)
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


_News = queue.SimpleQueue[tuple[float, Event] | None]


@contextmanager
def _events(session: Session) -> Iterator[_News]:
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
