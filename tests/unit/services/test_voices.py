"""services/voices.py, services/speech_shelf.py and services/voice.py"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bestfriend_desktop.domain.errors import Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.events import ModelPulling, ModelsChanged, VoiceTrouble
from bestfriend_desktop.domain.speech import SpeakingStyle, VoiceInfo
from bestfriend_desktop.services import voice as voice_service
from tests.fakes.companion import Ear, Stage, staged
from tests.fakes.voice import SILENCE, SPEECH

SERVER = {"speaking.server": "http://127.0.0.1:5500"}
AWAY = Unavailable("voice_server_unreachable", "The voice server does not answer.", "Start it.")


@asynccontextmanager
async def stage_of(folder: Path, **overrides: str) -> AsyncIterator[tuple[Stage, Ear]]:
    stage = staged(folder, overrides={name.replace("__", "."): value for name, value in overrides.items()})
    stage.voice.speaker.hears_at_once = True
    ear = Ear(stage.companion)
    await stage.companion.start()
    try:
        yield stage, ear
    finally:
        await stage.companion.close()


async def test_voice_server_speaks_where_one_is_set(tmp_path: Path) -> None:
    async with stage_of(tmp_path, **SERVER) as (stage, _):
        await stage.companion.voice.say("Good morning.")
        assert (stage.voice.server.said, stage.voice.built_in.said) == (["Good morning."], [])


async def test_server_that_is_gone_is_told_once_and_the_built_in_voice_speaks(tmp_path: Path) -> None:
    async with stage_of(tmp_path, **SERVER) as (stage, ear):
        stage.voice.server.failure = AWAY
        await stage.companion.voice.say("Good morning. How are you?")
        assert stage.voice.built_in.said == ["Good morning.", "How are you?"]
        (trouble,) = ear.all(VoiceTrouble)
        assert trouble.message == "The voice server does not answer. Another voice speaks."


async def test_voice_that_is_gone_gives_way_to_the_built_in_one(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, _):
        await stage.companion.voice.say("Hello.", style=SpeakingStyle("gone", speed=1.5))
        assert stage.voice.built_in.styles[0] == SpeakingStyle("gone", speed=1.5)


async def test_last_resort_speaks_where_no_voice_is_installed(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, ear):
        stage.voice.built_in.failure = Unavailable("weights_missing", "There is no voice.", "Fetch one.")
        await stage.companion.voice.say("Hello.")
        assert stage.voice.last_resort.said == ["Hello."]
        assert ear.all(VoiceTrouble)[0].remedy == "Fetch one."


async def test_nothing_that_can_speak_is_an_error_of_the_voice_one_wanted(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, _):
        stage.voice.built_in.failure = Unavailable("weights_missing", "There is no voice.", "Fetch one.")
        stage.voice.last_resort.failure = Unavailable("espeak_missing", "No espeak.", "Install it.")
        with pytest.raises(Unavailable, match="There is no voice"):
            await stage.companion.voice.say("Hello.")


GERMAN = "Guten Morgen. Ich habe gut geschlafen, und du?"
THORSTEN = VoiceInfo("de_DE-thorsten-medium", "Thorsten", "de", "piper")


async def test_text_in_another_language_is_spoken_by_an_installed_voice_of_it(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, ear):
        stage.voice.built_in.more = [THORSTEN]
        await stage.companion.voice.say(GERMAN)
        await stage.companion.voice.say("Good morning. I have slept well, and you?")
        assert [style.voice for style in stage.voice.built_in.styles[:2]] == [THORSTEN.name] * 2
        assert {style.voice for style in stage.voice.built_in.styles[2:]} == {""}
        assert ear.all(VoiceTrouble) == []


async def test_voice_that_was_chosen_gives_way_to_one_of_the_language_of_the_text(tmp_path: Path) -> None:
    async with stage_of(tmp_path, speaking__voice=THORSTEN.name) as (stage, _):
        stage.voice.built_in.more = [THORSTEN]
        await stage.companion.voice.say("Good morning. I have slept well, and you?")
        await stage.companion.voice.say(GERMAN)
        voices = [style.voice for style in stage.voice.built_in.styles]
        assert voices == ["piper-voice"] * 2 + [THORSTEN.name] * 2


async def test_without_a_voice_of_the_language_the_last_resort_speaks_it_and_it_is_told_once(
    tmp_path: Path,
) -> None:
    async with stage_of(tmp_path) as (stage, ear):
        await stage.companion.voice.say(GERMAN)
        await stage.companion.voice.say(GERMAN)
        assert stage.voice.built_in.said == []
        assert {style.language for style in stage.voice.last_resort.styles} == {"de"}
        (trouble,) = ear.all(VoiceTrouble)
        assert trouble.message.startswith("No voice for German is installed; a robot's voice")
        assert "bestfriend voices pull de_DE-thorsten-medium" in trouble.remedy


async def test_without_any_voice_of_the_language_it_is_not_read(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, _):
        stage.voice.last_resort.failure = Unavailable("espeak_missing", "No espeak.", "Install it.")
        with pytest.raises(Misconfigured, match="No voice for German is installed") as said:
            await stage.companion.voice.say(GERMAN)
        assert said.value.code == "voice_of_language_missing"
        assert stage.voice.built_in.said == []


async def test_where_one_voice_is_to_read_everything_it_does(tmp_path: Path) -> None:
    async with stage_of(tmp_path, speaking__by_language="no") as (stage, ear):
        await stage.companion.voice.say(GERMAN)
        assert stage.voice.built_in.said == ["Guten Morgen.", "Ich habe gut geschlafen, und du?"]
        assert ear.all(VoiceTrouble) == []


async def test_voice_that_is_tried_out_is_the_one_that_is_heard(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, _):
        stage.voice.built_in.more = [THORSTEN]
        await stage.companion.voice.preview(SpeakingStyle(THORSTEN.name))
        assert {style.voice for style in stage.voice.built_in.styles} == {THORSTEN.name}


async def test_server_is_told_the_language_and_chooses_by_itself(tmp_path: Path) -> None:
    async with stage_of(tmp_path, **SERVER) as (stage, _):
        await stage.companion.voice.say(GERMAN)
        assert {style.language for style in stage.voice.server.styles} == {"de"}


async def test_voices_of_server_disk_and_network_are_listed_in_that_order(tmp_path: Path) -> None:
    async with stage_of(tmp_path, **SERVER) as (stage, _):
        found = await stage.companion.voice.voices(ask_network=True)
        names = [one.name for one in found]
        assert names == ["opentts-voice", "joe", "base", "en_GB-alba-medium", "small"]


async def test_network_is_asked_for_voices_only_where_the_person_wants_it(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, _):
        assert [one.name for one in await stage.companion.voice.voices()] == ["joe", "base"]
        await stage.companion.voice.add(Path("mine.piper"))
        await stage.companion.voice.delete("mine")
        assert not stage.voice.voices.asked_network


async def test_last_resort_is_listed_where_there_is_nothing_better(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, _):
        stage.voice.voices.installed.clear()
        assert (await stage.companion.voice.voices())[0].name == "espeak-voice"


@pytest.mark.parametrize(("name", "library"), [("en_GB-alba-medium", "voices"), ("small", "models")])
async def test_voice_or_listening_model_is_fetched_and_removed(
    tmp_path: Path, name: str, library: str
) -> None:
    async with stage_of(tmp_path) as (stage, ear):
        shelf = getattr(stage.voice, library)
        await stage.companion.voice.pull(name)
        assert name in shelf.installed
        assert [one.progress.done_bytes for one in ear.all(ModelPulling)] == [1, 2]
        await stage.companion.voice.delete(name)
        assert name not in shelf.installed
        assert len(ear.all(ModelsChanged)) == 2


async def test_unknown_name_is_refused(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, _):
        with pytest.raises(Refused, match="no voice or listening model called nobody"):
            await stage.companion.voice.pull("nobody")


async def test_file_is_imported_by_the_library_it_belongs_to(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, _):
        assert (await stage.companion.voice.add(Path("mine.whisper"))).engine == "whisper"
        with pytest.raises(Refused, match="is no voice"):
            await stage.companion.voice.add(Path("letter.txt"))


async def test_microphone_is_tried_without_storing_anything(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, _):
        stage.voice.recognizer.texts = ["One two three"]
        stage.voice.microphone.hear(SPEECH, 20)
        stage.voice.microphone.hear(SILENCE, 200)
        heard = await stage.companion.voice.test_microphone(0.1)
        assert heard is not None
        assert heard.text == "One two three"
        assert not stage.voice.microphone.is_open
        assert await stage.companion.conversations() == []


async def test_weights_are_let_go_when_the_voice_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_service, "FORGET_WHEN_OFF_S", 0.0)
    async with stage_of(tmp_path) as (stage, _):
        await stage.companion.voice.say("Hello.")
        assert stage.voice.built_in.is_loaded
        closed = stage.voice.built_in.until_closed()
        await stage.companion.voice.listen()
        stage.voice.microphone.hear(SILENCE)
        await stage.companion.voice.deafen()
        await closed


async def test_changing_the_setting_opens_and_closes_the_microphone(tmp_path: Path) -> None:
    async with stage_of(tmp_path) as (stage, ear):
        voice = stage.companion.voice
        stage.voice.microphone.hear(SILENCE)
        await stage.companion.change_setting("listening.hands_free", True)
        assert (await ear.until(voice_service.VoiceStateChanged)).is_recording
        assert voice.is_hands_free
        await stage.companion.change_setting("listening.hands_free", False)
        assert not (await ear.until(voice_service.VoiceStateChanged, 2)).is_recording
