"""`bestfriend voices`: voices, and models to listen with: listed, fetched, imported and removed."""

import json
from pathlib import Path

import click

from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.domain.speech import BUILT_IN_VOICE, VoiceInfo
from bestfriend_desktop.faces.cli.chat import INTERRUPTED
from bestfriend_desktop.faces.cli.progress import size, with_progress
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import one_line, say, tell


@click.group()
def voices() -> None:
    """Voices to speak with, and models to listen with."""


@voices.command("list")
@click.option("--json", "with_json", is_flag=True, help="Print one JSON array.")
@click.option("--language", metavar="XX", default="", help="Only of this language, as en or de.")
@click.pass_obj
def list_voices(session: Session, with_json: bool, language: str) -> int:
    """List what is here and what could be fetched. A star marks what is in use."""
    program = session.running()
    found = [
        voice
        for voice in session.call(program.companion.voice.voices(ask_network=True))
        if not language or not voice.language or voice.language.split("-")[0] == language.lower()
    ]
    if with_json:
        say(json.dumps(as_json(found), indent=2))
        return 0
    chosen = program.settings.current
    in_use = {chosen.speaking.voice or BUILT_IN_VOICE, chosen.listening.model}
    width = max((len(voice.name) for voice in found), default=0)
    for voice in found:
        say(f"{'*' if voice.name in in_use else ' '} {one_line(voice.name):{width}}  {_about(voice)}")
    return 0


@voices.command(epilog="\b\nExample:\n  bestfriend voices pull en_GB-alba-medium")
@click.argument("name")
@click.pass_obj
def pull(session: Session, name: str) -> int:
    """Fetch the voice or listening model NAME. It goes on where it was broken off. Ctrl-C cancels."""
    voice = session.running().companion.voice

    async def cancel() -> bool:
        return voice.cancel_pull(name)

    try:
        with_progress(session, voice.pull(name), cancel)
    except KeyboardInterrupt:
        tell(f"Cancelled. To go on where it stopped: bestfriend voices pull {one_line(name)}")
        return INTERRUPTED
    say(f"{one_line(name)} is here.")
    return 0


@voices.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_obj
def import_voice(session: Session, path: Path) -> int:
    """Take in a voice of Piper or a model of Whisper from PATH.

    A voice is a file NAME.onnx with NAME.onnx.json beside it.
    """
    added = session.call(session.running().companion.voice.add(path))
    say(f"{one_line(added.name)} is here.")
    return 0


@voices.command()
@click.argument("name")
@click.pass_obj
def remove(session: Session, name: str) -> int:
    """Remove the voice or listening model NAME from the disk."""
    session.call(session.running().companion.voice.delete(name))
    say(f"{one_line(name)} is gone.")
    return 0


def _about(voice: VoiceInfo) -> str:
    notes = [one_line(voice.label)]
    if voice.size_bytes:
        notes.append(size(voice.size_bytes))
    if not voice.is_installed:
        notes.append("to be fetched")
    return ", ".join(notes)
