"""The disk under the person's data: is there room?"""

import asyncio
import shutil
from collections.abc import Sequence
from pathlib import Path

from bestfriend_desktop.domain.health import HealthState, PartHealth

LOW_BYTES = 1_000_000_000
"""Below this a model or a year of conversations may no longer fit."""

FULL_BYTES = 50_000_000
"""Below this Postgres cannot be trusted to write its log (three segments of 16 MB)."""


async def disk_health(home: Path) -> Sequence[PartHealth]:
    """How much room is left where the person's data lies."""
    try:
        free = (await asyncio.to_thread(shutil.disk_usage, home)).free
    except OSError as error:
        message = f"The folder {home} cannot be looked at ({error.strerror})."
        return (PartHealth("disk", HealthState.MISSING, message, "Choose another with BESTFRIEND_HOME."),)
    said = f"{free / 1e9:.1f} GB free in {home}."
    remedy = "Free some space, or move your data with BESTFRIEND_HOME."
    if free < FULL_BYTES:
        return (PartHealth("disk", HealthState.MISSING, f"The disk is full: {said}", remedy, needed=True),)
    if free < LOW_BYTES:
        return (PartHealth("disk", HealthState.DEGRADED, f"The disk is nearly full: {said}", remedy),)
    return (PartHealth("disk", HealthState.OK, said),)
