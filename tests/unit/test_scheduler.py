"""adapters/scheduler.py"""

import asyncio
import subprocess
import sys

import pytest

from bestfriend_desktop.adapters.scheduler import ApScheduler


async def test_work_is_done_at_once() -> None:
    scheduler = ApScheduler()
    done = asyncio.Event()

    async def work() -> None:
        done.set()

    await scheduler.every(3_600, work, name="work")
    async with asyncio.timeout(60):
        await done.wait()
    await scheduler.close()


@pytest.mark.expects_log("maximum number of running instances")  # where the machine stands still for a round
async def test_work_is_done_again_and_again_until_the_end() -> None:
    scheduler = ApScheduler()
    thrice = asyncio.Event()
    times = 0

    async def work() -> None:
        nonlocal times
        times += 1
        if times == 3:
            thrice.set()

    await scheduler.every(0.1, work, name="work")
    async with asyncio.timeout(60):
        await thrice.wait()
    await scheduler.close()
    done = times
    await asyncio.sleep(0.3)
    assert times == done, "nothing is started after the end"


@pytest.mark.expects_log("maximum number of running instances")
async def test_work_that_takes_longer_than_its_period_is_never_done_twice_at_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    scheduler = ApScheduler()
    begun = 0

    async def work() -> None:
        nonlocal begun
        begun += 1
        await asyncio.Event().wait()

    await scheduler.every(0.1, work, name="work")
    async with asyncio.timeout(60):
        while caplog.text.count("maximum number of running instances") < 2:  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.01)
    await scheduler.close()
    assert begun == 1


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
    async with asyncio.timeout(60):
        await begun.wait()
        await scheduler.close()
        await ended.wait()
    await asyncio.sleep(0.05)


async def test_closing_what_was_never_used_is_nothing() -> None:
    await ApScheduler().close()


def test_starting_the_program_does_not_load_the_scheduler() -> None:
    code = "import sys, bestfriend_desktop.app; sys.exit('apscheduler' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
