"""Backups of the embedded database: made before its tables change; the last few are kept."""

import logging
import re
import subprocess
from contextlib import suppress
from pathlib import Path

from bestfriend_desktop.adapters.postgres import binaries
from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.domain.conversation import utc_now
from bestfriend_desktop.domain.errors import BestFriendError, Unavailable

KEPT = 3
LIMIT_S = 3600.0
"""Longest that one may take; 100,000 messages take two seconds."""

_log = logging.getLogger(__name__)


class Backups:
    """The backups in one folder, each a file that `pg_restore` reads.

    Vectors are left out: they can be computed anew, and are most of a large database.

    Args:
        folder: absolute; made at the first backup.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def kept(self) -> list[Path]:
        """Those there are, the newest first."""
        return sorted(self.folder.glob("bestfriend-*.dump"), reverse=True)

    def make(self, address: ServerAddress, revision: str) -> Path:
        """Back up the whole database as it is at this moment, and drop the oldest backups. Blocks.

        Args:
            address: of the running server.
            revision: of its tables; stands in the name.

        Raises:
            Unavailable: `backup_no_room`, `backup_failed`; what was there before is still there.
            Misconfigured: `database_binaries_missing`.
        """
        # To the microsecond: a second one within a second must not take the place of the first.
        backup = self.folder / f"bestfriend-{utc_now():%Y-%m-%d-%H%M%S%f}-tables-{revision}.dump"
        unfinished = backup.with_suffix(".unfinished")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for leftover in self.folder.glob("*.unfinished"):
                leftover.unlink()
            self._dump(address, unfinished)
            unfinished.chmod(0o600)
            unfinished.replace(backup)
        except OSError as error:
            raise self._trouble(str(error)) from error
        finally:
            _remove(unfinished)
        for old in self.kept()[KEPT:]:
            _remove(old)
        _log.info("backed up the database", extra={"file": str(backup), "bytes": backup.stat().st_size})
        return backup

    def _dump(self, address: ServerAddress, file: Path) -> None:
        arguments = (
            f"--host={address.host}",
            f"--port={address.port}",
            f"--username={address.user}",
            f"--dbname={address.dbname}",
            "--no-password",
            "--format=custom",
            "--compress=1",
            "--exclude-table-data=memory_vectors",
            f"--file={file}",
        )
        try:
            code, said = binaries.run(
                "pg_dump",
                *arguments,
                folder=self.folder,
                data=self.folder,
                timeout_s=LIMIT_S,
                password=address.password,
            )
        except subprocess.TimeoutExpired:
            raise self._trouble("it takes longer than an hour") from None
        if code != 0:
            raise self._trouble(said)

    def _trouble(self, said: str) -> BestFriendError:
        _log.info("the database could not be backed up", extra={"output": said[-2000:]})
        if re.search("No space left on device|Disk quota exceeded", said):
            return Unavailable(
                "backup_no_room",
                f"There is no room in {self.folder} for a backup of the database, so it was left as it was.",
                "Free some space, then start again; nothing is lost.",
            )
        last = " ".join((said.strip().splitlines() or ["it does not say why"])[-1].split())
        return Unavailable(
            "backup_failed",
            f"The database could not be backed up before its update ({last}), so it was left as it was.",
            f"See that {self.folder} can be written, then start again; nothing is lost.",
        )


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
