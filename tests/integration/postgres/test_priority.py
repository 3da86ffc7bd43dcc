import shutil
import sys
from pathlib import Path

import psutil
import pytest
from sqlalchemy import text

from bestfriend_desktop.adapters.postgres import priority
from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.engine import Database
from tests.integration.postgres.conftest import opened, url_of

MOST = 19

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has classes of priority instead")


async def backend(database: Database | None) -> psutil.Process:
    assert database is not None
    (row,) = await database.rows(text("SELECT pg_backend_pid() AS pid"))
    return psutil.Process(row.pid)


def niceness_of_group(process: psutil.Process) -> int | None:
    """How nice its session is to others; None where sessions are no groups."""
    group = Path(f"/proc/{process.pid}/autogroup")
    return int(group.read_text(encoding="ascii").split()[-1]) if group.exists() else None


@on_posix
async def test_work_that_nobody_waits_for_makes_way(made_once: Path, tmp_path: Path) -> None:
    async with opened(Path(shutil.copytree(made_once, tmp_path / "postgres"))) as store:
        usual, lowered = await backend(store._database), await backend(store._background)
        assert lowered.nice() == min(usual.nice() + priority.NICENESS, MOST)
        assert niceness_of_group(lowered) in (None, priority.NICENESS)


@on_posix
async def test_backends_of_somebody_elses_server_are_left_alone(
    migrated: ServerAddress, tmp_path: Path
) -> None:
    async with opened(tmp_path, url_of(migrated)) as store:
        usual, background = await backend(store._database), await backend(store._background)
        assert background.nice() == usual.nice()


def test_process_that_is_gone_or_not_ours_is_no_trouble() -> None:
    priority.lower(2**22 + 1)  # more than any system numbers its processes up to
