"""`bestfriend care`: the helplines, and what the check says of messages; neither opens the store."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.faces.cli.terminal import harmless, say

if TYPE_CHECKING:
    from bestfriend_desktop.faces.cli.session import Session

LANGUAGES = ("en", "de", "es", "fr")


@click.group()
def care() -> None:
    """Helplines, and how messages are checked."""


@care.command(
    epilog="""\b
Examples:
  bestfriend care lines
  bestfriend care lines --country AT --language de
"""
)
@click.option("--country", metavar="XX", help="Two letters such as DE or GB; else that of your settings.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the words around."
)
@click.option("--json", "with_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def lines(session: "Session", country: str | None, language: str, with_json: bool) -> int:
    """Print emergency numbers and helplines, without a network."""
    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise click.BadParameter(f"'{country}' is not two letters such as DE or GB.", param_hint="--country")
    card = session.call(session.running().companion.care.card(country or "", language))
    say(json.dumps(as_json(card), indent=2, ensure_ascii=False) if with_json else card.as_text())
    return 0


@care.command(
    epilog="""\b
Examples:
  echo "I feel so alone" | bestfriend care check
  bestfriend care check messages.txt --json
"""
)
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "with_json", is_flag=True, help="Print each line as JSON: text, level, why.")
def check(file: Path | None, with_json: bool) -> int:
    """Print how much distress each line of a text shows, and why.

    FILE, or standard input; nothing is stored.

    0 is nothing; 1 low; 2 shows help; 3 puts help first. Each line is read alone.
    """
    from bestfriend_desktop.domain.care import distress_in

    for text in _lines(file):
        distress = distress_in(text)
        if with_json:
            found = {"text": text, "level": int(distress.level), "why": list(distress.why)}
            say(json.dumps(found, ensure_ascii=False))
        else:
            why = f"  ({'; '.join(distress.why)})" if distress.why else ""
            say(f"{int(distress.level)}  {harmless(text)}{why}")
    return 0


def _lines(file: Path | None) -> Iterable[str]:
    """The lines that say something; what is no UTF-8 is read as far as it can be."""
    with file.open("rb") if file else sys.stdin.buffer as stream:
        for line in stream:
            if text := line.decode("utf-8-sig", errors="replace").strip():
                yield text
