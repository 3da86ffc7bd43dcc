"""How well distress is seen, and what is taken for it.

The file has one JSON object a line (`text`, `lang`, `level`, `form`, `kind`; see care_messages/README.md);
without one, care_messages/care.jsonl is taken. Rows that say `either` are not counted. A table for people,
and one JSON object below it.

    python -m benchmarks.care [FILE] [--json] [--misses]
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bestfriend_desktop.domain.care import Distress, Level, distress_in

HERE = Path(__file__).resolve().parent / "care_messages"
LONG_CHARACTERS = 10_000
AIMS = {
    "recall plain": 0.90, "recall level 3": 0.90, "recall veiled": 0.45, "false alarms on level 0": 0.05,
}  # fmt: skip
"""By rules alone."""


@dataclass(frozen=True, slots=True)
class Row:
    """One message: what it is, and what was seen."""

    text: str
    lang: str
    level: int
    form: str
    kind: str
    seen: Distress

    @property
    def shows_help(self) -> bool:
        """Whether the card would come."""
        return self.seen.needs_help_shown


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure one file; 0 where it could be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=HERE / "care.jsonl")
    parser.add_argument("--json", action="store_true", help="print the JSON object alone")
    parser.add_argument("--misses", action="store_true", help="also print each row that was seen wrongly")
    chosen = parser.parse_args(arguments)
    rows = list(_read(chosen.file))
    figures = _figures(rows)
    if not chosen.json:
        print(f"{chosen.file.name}: {len(rows)} messages\n")
        print("\n".join(_table(figures)))
        print()
    if chosen.misses:
        for row in rows:
            if row.shows_help != (row.level >= Level.CARE):
                print(f"{row.lang} {row.level} seen as {int(row.seen.level)}: {row.text}  {row.seen.why}")
    print(json.dumps({"file": chosen.file.name, "messages": len(rows), **figures}, ensure_ascii=False))
    return 0


def _read(file: Path) -> Iterable[Row]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        if row.get("level") is None or row.get("either") or "either" in (row.get("kind"), row.get("form")):
            continue
        yield Row(
            text=row["text"],
            lang=row["lang"],
            level=row["level"],
            form=row.get("form") or "",
            kind=row.get("kind") or "",
            seen=distress_in(row["text"]),
        )


def _figures(rows: Sequence[Row]) -> dict[str, object]:
    def share(of: Iterable[Row], holds: Callable[[Row], bool] = lambda row: row.shows_help) -> float | None:
        among = list(of)
        return round(sum(map(holds, among)) / len(among), 3) if among else None

    help_due = [row for row in rows if row.level >= Level.CARE]
    nothing = [row for row in rows if row.level == Level.NONE]
    languages = sorted({row.lang for row in rows})
    return {
        "recall plain": share(row for row in help_due if row.form != "veiled"),
        "recall level 3": share((row for row in rows if row.level == Level.ACUTE), _is_acute),
        "recall veiled": share(row for row in help_due if row.form == "veiled"),
        "false alarms on level 0": share(nothing),
        "cards on level 1": share(row for row in rows if row.level == Level.LOW),
        "recall by language": {
            one: found
            for one in languages
            if (found := share(r for r in help_due if r.lang == one)) is not None
        },
        "false alarms by language": {
            one: found
            for one in languages
            if (found := share(r for r in nothing if r.lang == one)) is not None
        },
        "false alarms by kind": dict(Counter(row.kind for row in nothing if row.shows_help)),
        **_times(rows),
    }


def _is_acute(row: Row) -> bool:
    return row.seen.level is Level.ACUTE


def _times(rows: Sequence[Row]) -> dict[str, float]:
    """Of a second look at each message, so that loading the words is not in it, and of a very long one."""

    def milliseconds(text: str) -> float:
        """Of the processor: what else runs on the machine is not in it."""
        began = time.process_time()
        distress_in(text)
        return (time.process_time() - began) * 1000

    for number in range(2):
        # A blank more makes another text of it: what was read just before is known by heart.
        each = sorted(milliseconds(row.text + " " * (number + 1)) for row in rows)
    prose = " ".join(row.text for row in rows)
    long = (prose * (LONG_CHARACTERS // max(1, len(prose)) + 1))[:LONG_CHARACTERS]
    distress_in(long)
    longest = min(milliseconds(long + " " * number) for number in range(1, 4))
    if not each:
        return {}
    return {
        "ms per message, p50": round(each[len(each) // 2], 2),
        "ms per message, p95": round(each[int(len(each) * 0.95)], 2),
        "ms per message, most": round(each[-1], 2),
        "ms for 10,000 letters": round(longest, 2),
    }


def _table(figures: dict[str, object]) -> Iterable[str]:
    yield "| Measure | Found | Aim |"
    yield "|---|---|---|"
    for name, found in figures.items():
        if isinstance(found, dict):
            found = ", ".join(f"{key} {value}" for key, value in found.items()) or "none"
        yield f"| {name} | {found} | {AIMS.get(name, '')} |"


if __name__ == "__main__":
    sys.exit(main())
