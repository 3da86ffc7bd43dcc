import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

import httpx
import pytest

from bestfriend_desktop.adapters.speech import remote_voice
from bestfriend_desktop.adapters.speech.remote_voice import RemoteVoice
from bestfriend_desktop.domain.errors import Misconfigured, Unavailable
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.speech import SpeakingStyle
from tests.fakes.voice_servers import FakeVoiceServer, wav

KINDS = ["opentts", "piper", "old piper"]


@pytest.fixture(params=KINDS)
async def server(request: pytest.FixtureRequest) -> AsyncIterator[FakeVoiceServer]:
    with FakeVoiceServer(request.param) as server:
        yield server


@pytest.fixture
async def voice(server: FakeVoiceServer) -> AsyncIterator[RemoteVoice]:
    voice = RemoteVoice(lambda: server.address)
    yield voice
    await voice.close()


async def seconds(voice: RemoteVoice, style: SpeakingStyle | None = None, text: str = "Hello") -> float:
    return sum([sound.seconds async for sound in voice.speak(text, style or SpeakingStyle())])


async def test_the_server_is_recognised_by_its_voices(voice: RemoteVoice, server: FakeVoiceServer) -> None:
    voices = {info.name: info for info in await voice.voices()}
    if server.kind == "opentts":
        assert voices["espeak:en"].label == "English (en-us, voice server)"
        assert {info.engine for info in voices.values()} == {"opentts"}
    else:
        assert voices["de_DE-thorsten-low"].language == "de"
        assert {info.engine for info in voices.values()} == {"piper-http"}


async def test_speed_pitch_and_volume_are_kept_by_every_server(
    voice: RemoteVoice, server: FakeVoiceServer
) -> None:
    name = "espeak:en" if server.kind == "opentts" else "de_DE-thorsten-low"
    for style in (SpeakingStyle(name), SpeakingStyle(name, speed=2), SpeakingStyle(name, pitch=1.5)):
        assert await seconds(voice, style) == pytest.approx(1 / style.speed, abs=0.03)
    async with aclosing(voice.speak("Hello", SpeakingStyle(name, volume=0))) as sounds:
        assert not any((await anext(sounds)).pcm)


async def test_the_voice_that_is_wanted_is_asked_for(voice: RemoteVoice, server: FakeVoiceServer) -> None:
    if server.kind == "opentts":
        await seconds(voice, SpeakingStyle("larynx:karlsson"), "Grüße & Küsse")
        assert server.asked == [("/api/tts", {"voice": "larynx:karlsson", "text": "Grüße & Küsse"})]
    else:
        await seconds(voice, SpeakingStyle("en_US-joe-medium"), "Dr. Hill")
        path = "/" if server.kind == "old piper" else "/synthesize"
        request = {"voice": "en_US-joe-medium", "text": "Doctor Hill", "length_scale": 1.5}
        assert server.asked == [(path, request)]


@pytest.mark.parametrize("name", ["", "joe"])
async def test_the_server_chooses_where_no_voice_of_its_own_is_wanted(
    voice: RemoteVoice, server: FakeVoiceServer, name: str
) -> None:
    await seconds(voice, SpeakingStyle(name))
    expected = "espeak:en" if server.kind == "opentts" else None
    assert [parameters.get("voice") for _, parameters in server.asked] == [expected]


async def test_a_voice_of_the_language_is_chosen_where_the_server_has_one(
    voice: RemoteVoice, server: FakeVoiceServer
) -> None:
    await seconds(voice, SpeakingStyle(language="de"))
    await seconds(voice, SpeakingStyle("espeak:en" if server.kind == "opentts" else "", language="fr"))
    of_language, otherwise = (
        ("larynx:karlsson", "espeak:en") if server.kind == "opentts" else ("de_DE-thorsten-low", None)
    )
    assert [parameters.get("voice") for _, parameters in server.asked] == [of_language, otherwise]


async def test_a_voice_it_does_not_have_is_refused(voice: RemoteVoice, server: FakeVoiceServer) -> None:
    with pytest.raises(Misconfigured, match="no voice called nobody") as raised:
        await seconds(voice, SpeakingStyle("nobody"))
    assert raised.value.code == "voice_unknown"
    assert server.asked == []


async def test_what_has_no_word_is_not_sent(voice: RemoteVoice, server: FakeVoiceServer) -> None:
    assert await seconds(voice, text=" ... ") == 0
    assert server.asked == []


async def test_several_channels_and_another_rate_are_understood(
    voice: RemoteVoice, server: FakeVoiceServer
) -> None:
    server.answer = wav(1, rate_hz=48000, channels=2)
    sounds = [sound async for sound in voice.speak("Hello", SpeakingStyle())]
    assert {sound.rate_hz for sound in sounds} == {48000}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"<!doctype html><h1>Welcome</h1>", "no sound"),
        (b"", "no sound"),
        (wav(0), "no sound"),
        (wav(1)[:30], "no sound"),
        (bytes(1000), "no sound"),
    ],
)
async def test_what_is_no_sound_is_told_in_a_sentence(
    voice: RemoteVoice, server: FakeVoiceServer, answer: bytes, reason: str
) -> None:
    server.answer = answer
    with pytest.raises(Unavailable, match=reason) as raised:
        await seconds(voice)
    assert raised.value.code == "voice_server_unfit"


async def test_an_answer_without_end_is_broken_off(
    voice: RemoteVoice, server: FakeVoiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote_voice, "MOST_BYTES", 10_000)
    with pytest.raises(Unavailable, match="sent too much"):
        await seconds(voice)


async def test_an_error_of_the_server_is_told_and_it_may_recover(
    voice: RemoteVoice, server: FakeVoiceServer
) -> None:
    server.status = 500
    with pytest.raises(Unavailable, match=r"answered with an error \(500\)") as raised:
        await seconds(voice)
    assert raised.value.code == "voice_server_failed"
    server.status = 200
    assert await seconds(voice) > 0.9


async def test_what_is_said_follows_no_redirection(voice: RemoteVoice, server: FakeVoiceServer) -> None:
    with FakeVoiceServer(server.kind) as elsewhere:
        server.status, server.location = 302, elsewhere.address + "/api/tts"
        with pytest.raises(Unavailable, match="sends us to another place"):
            await seconds(voice)
        assert elsewhere.asked == []


async def test_a_server_that_hangs_is_given_up(
    voice: RemoteVoice, server: FakeVoiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote_voice, "TIMEOUT", httpx.Timeout(0.2))
    server.hangs = True
    with pytest.raises(Unavailable, match="does not answer") as raised:
        await seconds(voice)
    assert raised.value.code == "voice_server_silent"


async def test_closing_hangs_up_on_a_server_that_hangs(voice: RemoteVoice, server: FakeVoiceServer) -> None:
    server.hangs = True
    async with aclosing(voice.speak("Hello", SpeakingStyle())) as sounds:
        speaking = asyncio.get_running_loop().create_task(anext(sounds))
        await asyncio.to_thread(server.was_asked.wait, 60)
        speaking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await speaking


async def test_a_server_that_is_gone_is_told_of(voice: RemoteVoice, server: FakeVoiceServer) -> None:
    assert await seconds(voice) > 0.9
    server.stop()
    with pytest.raises(Unavailable, match=r"voice server at http://127.* does not answer") as raised:
        await seconds(voice)
    assert "speaking.server" in raised.value.remedy
    health = await voice.health()
    assert (health.state, bool(health.remedy)) == (HealthState.DEGRADED, True)


async def test_health_counts_the_voices(voice: RemoteVoice) -> None:
    assert (await voice.health()).state is HealthState.OK


async def test_without_an_address_there_is_no_server_and_nothing_wrong() -> None:
    voice = RemoteVoice(lambda: "")
    assert (await voice.health()).state is HealthState.OK
    with pytest.raises(Unavailable, match="No voice server is set"):
        await voice.voices()


@pytest.mark.parametrize("address", ["http://", "http://a b", "ftp://127.0.0.1", "http://[::1"])
async def test_an_address_that_makes_no_sense_is_told_of(address: str) -> None:
    voice = RemoteVoice(lambda: address)
    with pytest.raises(Unavailable):
        await voice.voices()
    await voice.close()


async def test_another_kind_of_server_is_told_of(server: FakeVoiceServer) -> None:
    voice = RemoteVoice(lambda: server.address + "/elsewhere")
    with pytest.raises(Unavailable, match="is neither OpenTTS nor Piper"):
        await voice.voices()
    await voice.close()


async def test_a_change_of_address_is_noticed() -> None:
    with FakeVoiceServer("opentts") as one, FakeVoiceServer("piper") as two:
        address = one.address
        voice = RemoteVoice(lambda: address)
        await seconds(voice)
        address = two.address
        await seconds(voice)
        await voice.close()
    assert [len(one.asked), len(two.asked)] == [1, 1]
