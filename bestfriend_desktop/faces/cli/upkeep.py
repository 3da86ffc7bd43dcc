"""`bestfriend upkeep`: do it now, see what it did and when it is due, and undo it."""

import json
from datetime import tzinfo

import click

from bestfriend_desktop.domain.conversation import utc_now
from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.domain.upkeep import UpkeepRun, UpkeepRunId, UpkeepTask
from bestfriend_desktop.faces.cli.days import zone_of_person
from bestfriend_desktop.faces.cli.identifiers import identifier
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import one_line, say
from bestfriend_desktop.services.upkeep import UpkeepStatus

_WHAT = {
    UpkeepTask.ERASE: ("erase what was forgotten or deleted over 30 days ago", "erased"),
    UpkeepTask.WEIGH: ("weigh what matters", "weighed anew"),
    UpkeepTask.CLEAN: ("forget what is old (setting memory.retention_days)", "forgotten"),
    UpkeepTask.MERGE: ("merge what says the same", "merged"),
    UpkeepTask.TEND: ("tend the database", ""),
}
_ID_WIDTH = 36


@click.group(
    epilog="""\b
Examples:
  bestfriend upkeep status
  bestfriend upkeep run
  bestfriend upkeep undo 01a202e3-11be-74be-86c7-392cb6620bfe
"""
)
def upkeep() -> None:
    """Keep the memories fit.

    While Best Friend runs this is done by itself, daily, weekly and monthly.
    """


@upkeep.command()
@click.option("--json", "with_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def run(session: Session, with_json: bool) -> int:
    """Do all of it now, due or not. Ctrl-C stops it; it goes on where it was the next time."""
    companion = session.opened().companion
    read = session.call(companion.read_waiting())
    done = session.call(session.call(companion.upkeep()).run())
    if with_json:
        say(json.dumps(as_json(done), indent=2))
        return 0
    if read:
        say(f"read      {read:,} {'message' if read == 1 else 'messages'} for facts")
    for one in done:
        say(_run_text(one, zone_of_person(session)))
    return 0


@upkeep.command()
@click.option("--log", "with_log", is_flag=True, help="Also list what was done, the newest first.")
@click.option("--json", "with_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def status(session: Session, with_log: bool, with_json: bool) -> int:
    """Print what each task did last, and when it is due again."""
    companion = session.opened().companion
    service = session.call(companion.upkeep())
    tasks, log = session.call(service.status()), session.call(service.log())
    if with_json:
        say(json.dumps({"tasks": as_json(tasks), "log": as_json(log)}, indent=2))
        return 0
    for one in tasks:
        say(_status_text(one, zone_of_person(session)))
    for past in log if with_log else ():
        say(_run_text(past, zone_of_person(session)))
    return 0


@upkeep.command()
@click.argument("run_id", metavar="ID")
@click.option("--json", "with_json", is_flag=True, help="Print one JSON array of identifiers.")
@click.pass_obj
def show(session: Session, run_id: str, with_json: bool) -> int:
    """Print which memories the run ID has changed. `bestfriend memory show` shows each."""
    asked = UpkeepRunId(identifier(run_id, of="run of upkeep", listed_by="bestfriend upkeep status --log"))
    companion = session.opened().companion
    changed = session.call(session.call(companion.upkeep()).changes(asked))
    if with_json:
        say(json.dumps(as_json(changed), indent=2))
        return 0
    for memory_id in changed:
        say(str(memory_id))
    return 0


@upkeep.command()
@click.argument("run_id", metavar="ID")
@click.pass_obj
def undo(session: Session, run_id: str) -> int:
    """Undo what the run ID has done, within 30 days. Upkeep leaves these memories alone afterwards."""
    asked = UpkeepRunId(identifier(run_id, of="run of upkeep", listed_by="bestfriend upkeep status --log"))
    companion = session.opened().companion
    undone = session.call(session.call(companion.upkeep()).undo(asked))
    say(f"{undone} {'memory is' if undone == 1 else 'memories are'} as before.")
    return 0


def _status_text(status: UpkeepStatus, zone: tzinfo) -> str:
    name, _ = _WHAT[status.task]
    last = "never done"
    if status.last is not None and status.last.finished_at is not None:
        last = f"last {_did(status.last, zone)}"
    next_at = (
        "due now" if status.next_at <= utc_now() else f"next {status.next_at.astimezone(zone):%Y-%m-%d %H:%M}"
    )
    lines = [name, f"    {last}, {next_at}"]
    if (begun := status.unfinished) is not None:
        why = f": {one_line(begun.failure)}" if begun.failure else ""
        lines.append(f"    begun {begun.started_at.astimezone(zone):%Y-%m-%d %H:%M} and not finished{why}")
    return "\n".join(lines)


def _run_text(run: UpkeepRun, zone: tzinfo) -> str:
    name, _ = _WHAT[run.task]
    undo = "  (can be undone)" if run.can_be_undone(utc_now()) else "  (undone)" if run.undone_at else ""
    return f"{run.id!s:{_ID_WIDTH}}  {_did(run, zone)}  {name}{undo}"


def _did(run: UpkeepRun, zone: tzinfo) -> str:
    _, verb = _WHAT[run.task]
    when = f"{(run.finished_at or run.started_at).astimezone(zone):%Y-%m-%d %H:%M}"
    unfinished = "" if run.finished_at else " (not finished)"
    return f"{when}{f' ({run.changed} {verb})' if verb else ''}{unfinished}"
