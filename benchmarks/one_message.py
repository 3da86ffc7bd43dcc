"""One message at the command line: seconds from `bestfriend chat "..."` to its first letter, and to its end.

The bound is what cannot be left out: a Postgres that is started, asked one thing and stopped, by a Python
that does nothing else. The built-in companion answers, so no model's time is in it. In turns, after one
uncounted run of each; medians. Run it as `python -m benchmarks.one_message [--runs N] [--json]`.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.report import Figure, arguments, report
from bestfriend_desktop.adapters.postgres.cluster import Cluster

LIMIT = 7.0
"""What is above the bound is mostly imports, and the tables' check at each start."""
MESSAGE = "My dog is called Bruno."

BARE = """
import sys
from pathlib import Path
import psycopg
from bestfriend_desktop.adapters.postgres import binaries
folder = Path(sys.argv[1])
data = folder / "data"
binaries.run("pg_ctl", "start", "--wait", "--log=server.log", "--silent", folder=folder, data=data)
password = (folder / "password").read_text()
place = {"host": str(folder / "run"), "user": "bestfriend", "password": password, "dbname": "postgres"}
with psycopg.connect(**place) as connection:
    print(connection.execute("SELECT 1").fetchone(), flush=True)
binaries.run("pg_ctl", "stop", "--wait", "--mode=fast", "--silent", folder=folder, data=data)
"""


def timed(command: list[str], home: Path) -> tuple[float, float]:
    """Seconds until something is written, and until the program has ended."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=os.environ | {"BESTFRIEND_HOME": str(home), "BESTFRIEND_OLLAMA_ENABLED": "no"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    first = process.stdout.read(1)
    spoke = time.perf_counter() - began
    process.stdout.read()
    if process.wait() or not first:
        raise SystemExit(f"{' '.join(command[:4])} failed")
    return spoke, time.perf_counter() - began


def measured(runs: int) -> list[Figure]:
    """Ours beside the bare server's, and what our phases take."""
    ours: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    empty: list[float] = []
    with tempfile.TemporaryDirectory(prefix="bestfriend-message-") as folder:
        home, other = Path(folder, "home"), Path(folder, "bare")
        other.mkdir()
        cluster = Cluster(other, over_tcp=False)
        cluster.make()
        cluster.prepare_start()
        for run in range(runs + 1):
            one = timed([sys.executable, "-m", "bestfriend_desktop", "chat", MESSAGE], home)
            two = timed([sys.executable, "-c", BARE, str(other)], home)
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", "pass"], check=True)
            if run:
                ours.append(one)
                bare.append(two)
                empty.append(time.perf_counter() - began)
    spoke, ended = (statistics.median(times) for times in zip(*ours, strict=True))
    bare_spoke, bare_ended = (statistics.median(times) for times in zip(*bare, strict=True))
    return [
        Figure("one message, until its end", "s", ended, bare_ended, LIMIT),
        Figure("until the first letter of the reply", "s", spoke, bare_spoke, LIMIT),
        Figure("from the first letter to the end", "s", ended - spoke, bare_ended - bare_spoke),
        Figure("a Python that does nothing", "s", statistics.median(empty)),
    ]


def main() -> int:
    """Measure and report."""
    parser = arguments(__doc__)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    return report("one_message", measured(chosen.runs), as_json=chosen.json)


if __name__ == "__main__":
    sys.exit(main())
