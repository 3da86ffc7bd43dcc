"""`bestfriend say`: hear a text, or have it as a sound file."""

import sys
from pathlib import Path

import click

from bestfriend_desktop.domain.events import Event, VoiceTrouble
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import one_line, say, tell


@click.command(
    "say",
    epilog="""\b
Examples:
  bestfriend say "The kettle is on."
  bestfriend say --speed 1.3 - < letter.md
  bestfriend say --out hello.wav "Hello."

Markdown is read as text: code, links and emoji are left out. Ctrl-C stops.
""",
)
@click.argument("text")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write a WAV file instead of speaking."
)
@click.option("--voice", metavar="NAME", help="A name from `bestfriend voices list`.")
@click.option("--speed", type=click.FloatRange(0.5, 2), help="0.5 to 2: 2 is twice as fast.")
@click.option("--pitch", type=click.FloatRange(0.5, 2), help="0.5 to 2: 2 is an octave up.")
@click.option("--volume", type=click.IntRange(0, 100), help="0 to 100.")
@click.pass_obj
def say_text(
    session: Session,
    text: str,
    out: Path | None,
    voice: str | None,
    speed: float | None,
    pitch: float | None,
    volume: int | None,
) -> int:
    """Speak TEXT, or with - what comes on standard input."""
    # Whoever names a voice wants to hear this one, whatever it has to read.
    by_language = "no" if voice else None
    chosen = {
        "by_language": by_language,
        "voice": voice,
        "speed": speed,
        "pitch": pitch,
        "volume_percent": volume,
    }
    session.overrides |= {f"speaking.{name}": str(it) for name, it in chosen.items() if it is not None}
    companion = session.running().companion
    unsubscribe = companion.events.subscribe(_tell_trouble)
    try:
        session.call(companion.voice.say(sys.stdin.read() if text == "-" else text, out=out))
    finally:
        unsubscribe()
    if out is not None:
        say(f"{one_line(str(out))} is written.")
    return 0


def _tell_trouble(event: Event) -> None:
    if isinstance(event, VoiceTrouble):
        tell(one_line(f"{event.message} {event.remedy}"))
