"""`bestfriend doctor`: every part of the program, how it is, and what to do about it."""

import json
from contextlib import suppress

import click

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import one_line, say


@click.command()
@click.option("--json", "with_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def doctor(session: Session, with_json: bool) -> int:
    """Check every part of the program. Each is ok, degraded or missing, with what to do about it.

    Exits with 1 if no conversation could be held.
    """
    with suppress(BestFriendError):  # why it could not be opened is what the health of the database says
        session.opened()
    parts = session.call(session.running().companion.health())
    able = not any(part.needed and part.state is HealthState.MISSING for part in parts)
    if with_json:
        say(json.dumps({"ok": able, "parts": as_json(parts)}, indent=2))
        return 0 if able else 1
    width = max(len(part.part) for part in parts)
    for part in parts:
        say(_line(part, width))
    return 0 if able else 1


def _line(part: PartHealth, width: int) -> str:
    line = f"{part.state.value:8}  {part.part:{width}}  {one_line(part.message)}"
    return f"{line}\n{'':8}  {'':{width}}  {one_line(part.remedy)}" if part.remedy else line
