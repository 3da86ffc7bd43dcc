"""The command line: its commands, and how whatever happens becomes an exit code.

0 is success; 1 an error, told in one line on standard error; 2 a mistake in how it was called; 130 Ctrl-C;
141 that nobody reads the output any more; 143 that it was told to end.
"""

import logging
import signal
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import click
import click.utils

import bestfriend_desktop
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.faces.cli.care import care
from bestfriend_desktop.faces.cli.chat import INTERRUPTED, chat
from bestfriend_desktop.faces.cli.devices import devices
from bestfriend_desktop.faces.cli.doctor import doctor
from bestfriend_desktop.faces.cli.history import history
from bestfriend_desktop.faces.cli.memory import memory
from bestfriend_desktop.faces.cli.models import models
from bestfriend_desktop.faces.cli.say import say_text
from bestfriend_desktop.faces.cli.session import Build, Session
from bestfriend_desktop.faces.cli.settings import settings
from bestfriend_desktop.faces.cli.setup import setup
from bestfriend_desktop.faces.cli.talk import talk
from bestfriend_desktop.faces.cli.terminal import (
    CannotWrite,
    NobodyReads,
    prepare_streams,
    stop_writing,
    tell,
    tell_error,
)
from bestfriend_desktop.faces.cli.transcribe import transcribe
from bestfriend_desktop.faces.cli.upkeep import upkeep
from bestfriend_desktop.faces.cli.voices import voices

NOBODY_READS = 141
TOLD_TO_END = 143


def run(arguments: Sequence[str], build: Build) -> int:
    """Run one command and return the exit code.

    Args:
        arguments: the command line without the program's name.
        build: puts the program together; called only by commands that need it.
    """
    prepare_streams()
    # Without it, what is logged while no log is open would go to standard error.
    logging.getLogger().addHandler(logging.NullHandler())
    session = Session(build)
    with _ends_in_order():
        try:
            try:
                return _exit_code(session, arguments)
            finally:
                session.close()
        except KeyboardInterrupt:
            return INTERRUPTED
        except _Ended:
            return TOLD_TO_END


def _exit_code(session: Session, arguments: Sequence[str]) -> int:
    try:
        code = root.main(args=list(arguments), prog_name="bestfriend", standalone_mode=False, obj=session)
        return code if isinstance(code, int) else 0
    except BestFriendError as error:
        tell_error(error)
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except NobodyReads:
        stop_writing()
        return NOBODY_READS
    except CannotWrite as error:
        return _not_written(error)
    except Exception as error:
        if isinstance(error, OSError) and _was_printing(error):
            return _not_written(CannotWrite(error))
        session.report_bug(error)
        return 1


def _was_printing(error: OSError) -> bool:
    """True where click failed to print its help: it does so by itself."""
    return any(
        frame.name == "echo" and frame.filename == click.utils.__file__
        for frame in traceback.extract_tb(error.__traceback__)
    )


def _not_written(reason: CannotWrite) -> int:
    tell(f"{reason} Free some space there, or send it elsewhere.")
    stop_writing()
    return 1


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  bestfriend                          open the window, or talk in the terminal
  bestfriend chat "Hello"             one message, one reply
  echo "Hello" | bestfriend chat      the same from a pipe
  bestfriend doctor                   what works, and what to do about the rest

BESTFRIEND_HOME moves all data to another folder.
""",
)
@click.version_option(bestfriend_desktop.__version__, prog_name="Best Friend", message="%(prog)s %(version)s")
@click.option(
    "--set",
    "overrides",
    metavar="NAME=VALUE",
    multiple=True,
    help="Set a setting for this run only; may be given several times.",
)
@click.pass_context
def root(context: click.Context, overrides: tuple[str, ...]) -> int:
    """Best Friend: a companion that talks, remembers and stays on your own machine.

    Without arguments it opens the window, or talks in the terminal where there is no display.
    """
    for override in overrides:
        name, separator, value = override.partition("=")
        if not separator or not name.strip():
            raise click.BadParameter(f"'{override}' is not of the form NAME=VALUE.", param_hint="--set")
        context.obj.overrides[name.strip()] = value
    if context.invoked_subcommand is None:
        return int(context.invoke(chat))
    return 0


for command in (
    *(setup, chat, talk, history, memory, models, settings),
    *(say_text, transcribe, voices, devices, upkeep, care, doctor),
):
    root.add_command(command)


class _Ended(BaseException):
    """The program was told to end (SIGTERM, or its terminal was closed)."""


@contextmanager
def _ends_in_order() -> Iterator[None]:
    """Let a request to end close the program in order, so that a partial reply is kept."""

    def end(number: int, frame: FrameType | None) -> None:
        raise _Ended

    wanted = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = [(number, signal.signal(number, end)) for number in wanted]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
