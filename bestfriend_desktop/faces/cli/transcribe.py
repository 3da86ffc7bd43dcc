"""`bestfriend transcribe`: what is said in recordings."""

import json
import queue
import sys
import time
from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from pathlib import Path
from typing import Any

import click

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.domain.speech import LOW_CONFIDENCE, FileProgress, Segment
from bestfriend_desktop.faces.cli.chat import INTERRUPTED
from bestfriend_desktop.faces.cli.session import Session, wait
from bestfriend_desktop.faces.cli.terminal import is_screen, one_line, say, tell, tell_error

SHOWN_EVERY_S = 0.2


@click.command(
    epilog="""\b
Examples:
  bestfriend transcribe interview.mp3
  bestfriend transcribe --language de *.m4a
  bestfriend transcribe --json memo.ogg | jq -r .text

Reads WAV, MP3, M4A, FLAC, OGG, WEBM and the sound of videos, of any length.
A sentence with (?) may well be wrong. Ctrl-C stops.
"""
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "with_json", is_flag=True, help="Print one JSON object a file, on one line.")
@click.option(
    "--language", metavar="XX", default="", help="What is spoken, as en or de. Left out, it is detected."
)
@click.pass_obj
def transcribe(session: Session, files: tuple[Path, ...], with_json: bool, language: str) -> int:
    """Write down what is said in recordings. Each sentence has its time."""
    code = 0
    for file in files:
        if len(files) > 1 and not with_json:
            say(f"{one_line(file.name)}:")
        try:
            _transcribe(session, file, language, with_json)
        except BestFriendError as error:
            tell_error(error)
            code = 1
        except KeyboardInterrupt:
            tell("Stopped.")
            return INTERRUPTED
    return code


def _transcribe(session: Session, file: Path, language: str, with_json: bool) -> None:
    segments: list[Segment] = []
    last = FileProgress(0.0, 0.0)
    bar = _Bar(file.name)
    with _steps(session, file, language) as steps:
        for last in steps:
            segments += last.segments
            bar.clear()
            if not with_json:
                for segment in last.segments:
                    say(line_of(segment))
            bar.show(last)
    bar.clear()
    if with_json:
        say(json.dumps(as_json_object(file, last, segments), ensure_ascii=False))
    elif segments:
        tell(f"{one_line(file.name)}: {last.language}, {_clock(last.done_s)}")
    else:
        tell(f"Nobody speaks in {one_line(str(file))}.")


@contextmanager
def _steps(session: Session, file: Path, language: str) -> Iterator[Iterator[FileProgress]]:
    """The steps as they come; leaving early stops the transcription."""
    program = session.running()
    news: queue.SimpleQueue[FileProgress | None] = queue.SimpleQueue()

    async def follow() -> None:
        async with aclosing(program.companion.voice.transcribe(file, language=language)) as steps:
            async for step in steps:
                news.put(step)

    future = program.core.submit(follow())
    future.add_done_callback(lambda _: news.put(None))

    def steps() -> Iterator[FileProgress]:
        while True:
            try:
                step = news.get(
                    timeout=0.2
                )  # in short waits, because Windows hears no Ctrl-C during a long one
            except queue.Empty:
                continue
            if step is None:
                wait(future)
                return
            yield step

    try:
        yield steps()
    finally:
        future.cancel()


def line_of(segment: Segment) -> str:
    """One sentence, as in `[01:02.3] What was said.`."""
    doubt = " (?)" if segment.confidence < LOW_CONFIDENCE else ""
    return f"[{_clock(segment.start_s)}] {one_line(segment.text)}{doubt}"


def as_json_object(file: Path, last: FileProgress, segments: list[Segment]) -> dict[str, Any]:
    """What is known of one file."""
    return {
        "file": str(file),
        "seconds": round(last.done_s, 2),
        "language": last.language if segments else "",
        "language_confidence": round(last.language_confidence, 3),
        "text": " ".join(segment.text for segment in segments),
        "segments": as_json(segments),
    }


class _Bar:
    """How far it is, on a line of standard error that moves; nothing where nobody looks."""

    def __init__(self, name: str) -> None:
        self._name = one_line(name)
        self._is_screen = is_screen(sys.stderr)
        self._shown_at = 0.0
        self._width = 0

    def show(self, progress: FileProgress) -> None:
        """Say it, if it was not said just now."""
        if not self._is_screen or time.monotonic() - self._shown_at < SHOWN_EVERY_S:
            return
        self._shown_at = time.monotonic()
        total = f" of {_clock(progress.total_s)}" if progress.total_s else ""
        text = f"{self._name}: {_clock(progress.done_s)}{total}"
        tell(f"\r{text}", end="")
        self._width = len(text)

    def clear(self) -> None:
        """Make room for a line of text."""
        if self._width:
            tell("\r" + " " * self._width, end="\r")
            self._width = 0


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds, 1), 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02}:{rest:04.1f}" if hours else f"{minutes:02}:{rest:04.1f}"
