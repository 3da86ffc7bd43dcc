"""`bestfriend chat`: one message, one a line from a pipe, or a conversation at the terminal."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from bestfriend_desktop.domain.conversation import ConversationId
from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.events import (
    CareShown,
    Event,
    ModelAnswers,
    ReplyTakenBack,
    TokenArrived,
    TurnFinished,
    event_as_json,
)
from bestfriend_desktop.faces.cli.identifiers import identifier
from bestfriend_desktop.faces.cli.messages import Line, lines
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import (
    CUT_OFF,
    ReplyWriter,
    is_cut,
    is_screen,
    one_line,
    say,
    tell,
    tell_error,
)
from bestfriend_desktop.faces.cli.turn import CtrlC, Outcome, take_turn

if TYPE_CHECKING:
    from bestfriend_desktop.runtime.program import Program

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C ended, as shells give it."""


@click.command(
    epilog="""\b
Examples:
  bestfriend chat "What shall I cook tonight?"
  bestfriend chat --conversation last "And for dessert?"
  cat questions.txt | bestfriend chat > answers.txt
  bestfriend chat --json "Hello" | jq -r .event
"""
)
@click.argument("message", required=False)
@click.option(
    "--conversation",
    metavar="ID|new|last",
    default="new",
    show_default=True,
    help="Where to talk: a new conversation, the last one, or one that `bestfriend history` names.",
)
@click.option("--model", metavar="NAME", help="Let this model answer; `bestfriend models list` names them.")
@click.option("--temporary", is_flag=True, help="Keep nothing: the conversation is gone at the end.")
@click.option("--json", "as_json", is_flag=True, help="Print each event as one line of JSON, as it happens.")
@click.pass_obj
def chat(
    session: Session,
    message: str | None,
    conversation: str,
    model: str | None,
    temporary: bool,
    as_json: bool,
) -> int:
    """Talk with your companion.

    With MESSAGE the reply is printed, and nothing else. Without it you talk at the terminal; from a pipe,
    each line is a message of the same conversation. Ctrl-C stops a reply (what has come is kept), twice
    leaves.
    """
    if temporary and conversation != "new":
        raise click.UsageError("A temporary conversation is always a new one: leave out --conversation.")
    at_terminal = message is None and is_screen(sys.stdin)
    place = _Place(session, conversation, model, temporary, as_json, at_terminal)
    if message is not None:
        return place.take([Line(0, message)])
    if at_terminal:
        from bestfriend_desktop.faces.cli.prompt import typed_messages  # slow to import

        return place.take(typed_messages())
    return place.take(lines(sys.stdin.buffer))


@dataclass
class _Place:
    """The conversation that this command talks in, and how."""

    session: Session
    conversation: str
    model: str | None
    temporary: bool
    as_json: bool
    at_terminal: bool
    _id: ConversationId | None = None
    _reply: ReplyWriter = field(default_factory=ReplyWriter)
    _ctrl_c: CtrlC = field(default_factory=CtrlC)
    _noticed: str = ""

    def take(self, messages: Iterable[Line]) -> int:
        """Say all messages, one after the other; the exit code."""
        program = self.session.opened()
        self._id = self._found()
        if self.at_terminal and self._id is None:
            tell(program.companion.care.disclosure())
        count = failed = 0
        stopped = False
        for line in messages:
            count += 1
            where = f"Line {line.number}: " if line.number and not self.at_terminal else ""
            try:
                outcome = self._one(program, line)
            except BestFriendError as problem:
                tell_error(problem, where=where)
                failed += 1
                continue
            if self._ctrl_c.leave:
                return INTERRUPTED
            stopped = outcome.stopped
            if outcome.turn is not None and outcome.turn.failure is not None:
                tell_error(outcome.turn.failure, where=where)
                failed += 1
            if self.at_terminal:
                tell("")
        if self.at_terminal:
            return 0
        if count == 0:
            raise Refused("message_empty", "There was no message to answer.", "See: bestfriend chat --help")
        if stopped:
            return INTERRUPTED
        return 1 if failed else 0

    def _one(self, program: "Program", line: Line) -> Outcome:
        if line.problem is not None:
            raise line.problem
        try:
            outcome = take_turn(
                program,
                line.text,
                conversation_id=self._id,
                temporary=self.temporary,
                model=self.model,
                ctrl_c=self._ctrl_c,
                hear=self._print_json if self.as_json else self._print,
            )
        finally:
            self._reply.finish()
        if outcome.turn is not None:
            self._id = outcome.turn.conversation_id
        return outcome

    def _print(self, event: Event) -> None:
        if isinstance(event, TokenArrived):
            self._reply.feed(event.text)
        elif isinstance(event, TurnFinished) and is_cut(event.message):
            self._reply.finish()
            tell(CUT_OFF)
        elif isinstance(event, ReplyTakenBack):
            self._reply.finish()
            tell("(What stands above was the model thinking; its reply begins here.)")
        elif isinstance(event, CareShown):
            tell(f"\n{event.card.as_text()}\n")
        elif isinstance(event, ModelAnswers):
            notice = event.notice or (f"{event.label} answers." if self.at_terminal else "")
            if notice not in ("", self._noticed):
                self._noticed = notice
                tell(one_line(notice))

    def _print_json(self, event: Event) -> None:
        say(json.dumps(event_as_json(event)))

    def _found(self) -> ConversationId | None:
        return None if self.conversation == "new" else found_conversation(self.session, self.conversation)


def found_conversation(session: Session, named: str) -> ConversationId | None:
    """The conversation with this id, or the `last` one (None where there is none yet).

    Raises:
        Refused: `conversation_unknown`.
    """
    companion = session.opened().companion
    if named == "last":
        last = session.call(companion.last_conversation())
        return last.id if last else None
    return session.call(companion.conversation(conversation_id(named))).id


def conversation_id(text: str) -> ConversationId:
    """The id that was typed.

    Raises:
        Refused: `conversation_unknown`: it is none.
    """
    return ConversationId(identifier(text, of="conversation", listed_by="bestfriend history"))
