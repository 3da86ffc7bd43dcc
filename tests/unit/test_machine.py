"""What this computer has."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from bestfriend_desktop.adapters import machine as machine_module
from bestfriend_desktop.adapters.machine import this_machine


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    machine_module._hardware.cache_clear()
    yield
    machine_module._hardware.cache_clear()


def test_a_machine_has_memory_cores_and_a_disk(tmp_path: Path) -> None:
    machine = this_machine(tmp_path / "not" / "there" / "yet")
    assert 0 < machine.memory_bytes <= psutil.virtual_memory().total
    assert 1 <= machine.cores <= (psutil.cpu_count() or 1)
    assert abs(machine.free_disk_bytes - shutil.disk_usage(tmp_path).free) < 1 << 30


def test_a_container_that_is_held_to_less_has_less(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit, none = tmp_path / "memory.max", tmp_path / "memory.limit_in_bytes"
    limit.write_text("300000000\n")
    none.write_text("max\n")
    monkeypatch.setattr(machine_module, "_LIMITS", (none, limit, tmp_path / "missing"))
    assert this_machine(tmp_path).memory_bytes == 300_000_000
