"""The form all benchmarks report in: a table for people, one JSON object with `--json`.

A script measures, makes one `Figure` a line and ends with `sys.exit(report("store", figures))`.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement beside what it is held against."""

    what: str
    """What was measured: `commit of one message, p50`."""
    unit: str
    """`ms`, `MB`, `messages/s`."""
    ours: float
    bound: float | None = None
    """The same without us, or the least that is possible, measured in the same run."""
    limit: float | None = None
    """The most `ratio` may be; None where the figure only informs."""
    more_is_better: bool = False
    """True for rates: then the ratio is bound / ours, so that a bigger ratio is always worse."""

    @property
    def ratio(self) -> float | None:
        """How many times worse than the bound; None without a bound."""
        if self.bound is None:
            return None
        above, below = (self.bound, self.ours) if self.more_is_better else (self.ours, self.bound)
        return above / below if below else float("inf")

    @property
    def holds(self) -> bool:
        """False when the ratio exceeds the limit."""
        return self.limit is None or self.ratio is None or self.ratio <= self.limit


def machine() -> str:
    """One line about this machine: processor, cores, memory, system and Python."""
    memory_gb = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory_gb = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB"
    return (
        f"{_processor()}, {os.cpu_count()} cores{memory_gb}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}"
    )


def report(name: str, figures: Sequence[Figure], as_json: bool | None = None) -> int:
    """Print the figures; the exit code: 1 when one exceeds its limit, else 0.

    Args:
        name: of the benchmark: `store`.
        figures: in the order they are shown.
        as_json: None looks for `--json` on the command line.
    """
    if as_json is None:
        as_json = "--json" in sys.argv[1:]
    if as_json:
        rows = [_row(figure) for figure in figures]
        print(json.dumps({"name": name, "machine": machine(), "figures": rows}, ensure_ascii=False))
    else:
        _print_table(name, figures)
    return 0 if all(figure.holds for figure in figures) else 1


def arguments(description: str | None) -> argparse.ArgumentParser:
    """A parser that knows `--json`; a script adds its own options."""
    parser = argparse.ArgumentParser(description=(description or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    return parser


def _row(figure: Figure) -> dict[str, object]:
    row = asdict(figure) | {"ratio": figure.ratio}
    return {key: row[key] for key in ("what", "unit", "ours", "bound", "ratio", "limit")}


def _print_table(name: str, figures: Sequence[Figure]) -> None:
    heads = ("what", "unit", "ours", "bound", "ratio", "limit", "")
    rows = [
        (f.what, f.unit, _number(f.ours), _number(f.bound), _number(f.ratio), _number(f.limit), _verdict(f))
        for f in figures
    ]
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    print(f"{name} on {machine()}")
    for row in (heads, *rows):
        cells = [
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _verdict(figure: Figure) -> str:
    if figure.limit is None:
        return ""
    return "ok" if figure.holds else "TOO MUCH"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
