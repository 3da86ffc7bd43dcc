import asyncio
import os
from contextlib import aclosing
from pathlib import Path

import psutil
import pytest

from bestfriend_desktop.adapters.speech.espeak import Espeak
from bestfriend_desktop.domain.errors import Misconfigured, Unavailable
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.speech import SpeakingStyle


async def seconds(text: str, style: SpeakingStyle | None = None, program: str = "espeak-ng") -> float:
    espeak = Espeak(program)
    return sum([sound.seconds async for sound in espeak.speak(text, style or SpeakingStyle())])


def program(folder: Path, script: str) -> str:
    path = folder / "robot"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


async def test_the_robot_speaks_at_the_pace_that_is_wanted() -> None:
    own = await seconds("A robot speaks when nobody else can.")
    assert 1 < own < 4
    assert await seconds("A robot speaks when nobody else can.", SpeakingStyle(speed=2)) == pytest.approx(
        own / 2, rel=0.1
    )


async def test_other_languages_are_spoken_by_their_own_rules() -> None:
    english, german = [
        [
            sound.pcm
            async for sound in Espeak().speak("Guten Morgen, am 3. Mai", SpeakingStyle(language=language))
        ]
        for language in ("", "de")
    ]
    assert english
    assert german
    assert english != german


async def test_language_it_does_not_know_is_an_error() -> None:
    with pytest.raises(Unavailable) as failed:
        [sound async for sound in Espeak().speak("Hello.", SpeakingStyle(language="xx"))]
    assert failed.value.code == "espeak_failed"


async def test_text_that_looks_like_an_option_is_spoken() -> None:
    assert await seconds("--version -v de") > 0.5


async def test_nothing_to_say_is_silence() -> None:
    assert await seconds("") == await seconds("...") == 0


async def test_it_is_listed_only_where_it_is_installed() -> None:
    assert [voice.name for voice in await Espeak().voices()] == ["espeak"]
    assert await Espeak("no-such-program").voices() == []


async def test_where_it_is_missing_the_remedy_is_told() -> None:
    with pytest.raises(Unavailable, match="No voice is installed") as raised:
        await seconds("Hello", program="no-such-program")
    assert "voices pull joe" in raised.value.remedy
    assert (await Espeak("no-such-program").health()).state is HealthState.MISSING
    assert (await Espeak().health()).state is HealthState.OK


async def test_another_voice_is_refused() -> None:
    with pytest.raises(Misconfigured, match="no voice called joe"):
        await seconds("Hello", SpeakingStyle(voice="joe"))


@pytest.mark.parametrize("script", ["exit 1", "echo this is no sound", "kill $$"])
async def test_a_program_that_fails_is_told_of(tmp_path: Path, script: str) -> None:
    with pytest.raises(Unavailable) as raised:
        await seconds("Hello", program=program(tmp_path, script))
    assert raised.value.code == "espeak_failed"


async def test_cancelling_ends_the_process(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "begun")
    robot = Espeak(program(tmp_path, f"echo $$ > {tmp_path}/begun; exec sleep 600"))
    async with aclosing(robot.speak("Hello", SpeakingStyle())) as sounds:
        speaking = asyncio.get_running_loop().create_task(anext(sounds))
        process = psutil.Process(int(await asyncio.to_thread((tmp_path / "begun").read_text)))
        speaking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await speaking
    await asyncio.to_thread(process.wait, 60)
