"""adapters/scheduler.py"""

import asyncio
import subprocess
import sys

import pytest

from bestfriend_desktop.adapters.scheduler import ApScheduler


async def test_work_is_done_at_once_and_again() -> None:
    scheduler = ApScheduler()
    thrice = asyncio.Event()
    times: list[float] = []

    async def work() -> None:
        times.append(asyncio.get_running_loop().time())
        if len(times) == 3:
            thrice.set()

    began = asyncio.get_running_loop().time()
    await scheduler.every(0.5, work, name="work")
    async with asyncio.timeout(30):
        await thrice.wait()
    await scheduler.close()
    assert times[0] - began < times[2] - times[0]
    count = len(times)
    await asyncio.sleep(0.7)
    assert len(times) == count, "nothing is started after the end"


@pytest.mark.expects_log("maximum number of running instances")
async def test_work_that_takes_longer_than_its_period_is_never_done_twice_at_once() -> None:
    scheduler = ApScheduler()
    at_once, most = 0, 0

    async def work() -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.5)
        at_once -= 1

    await scheduler.every(0.1, work, name="work")
    await asyncio.sleep(1.2)
    await scheduler.close()
    assert most == 1


async def test_work_under_way_is_cancelled_at_the_end_without_an_error_in_the_log() -> None:
    scheduler = ApScheduler()
    begun, ended = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    await scheduler.every(60, work, name="work")
    async with asyncio.timeout(10):
        await begun.wait()
        await scheduler.close()
        await ended.wait()
    await asyncio.sleep(0.05)


async def test_closing_what_was_never_used_is_nothing() -> None:
    await ApScheduler().close()


def test_starting_the_program_does_not_load_the_scheduler() -> None:
    code = "import sys, bestfriend_desktop.app; sys.exit('apscheduler' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
