"""A voice server in place of the built-in voice: OpenTTS, or Piper's own `python -m piper.http_server`."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from bestfriend_desktop.adapters.speech.finishing import finished, read_wav
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.sound import Sound
from bestfriend_desktop.domain.speakable import speakable
from bestfriend_desktop.domain.speech import BUILT_IN_VOICE, SpeakingStyle, VoiceInfo

OPENTTS = "opentts"
PIPER_HTTP = "piper-http"

TIMEOUT = httpx.Timeout(10.0, connect=3.0)
LONGEST_S = 30.0
"""For one clause, however slowly its bytes drip."""

MOST_BYTES = 32 << 20
MOST_VOICES = 2000


@dataclass(frozen=True, slots=True)
class _Server:
    address: str
    kind: str
    voices: dict[str, VoiceInfo]
    scales: dict[str, float]
    """The pace of each voice of Piper, as its configuration says."""


class RemoteVoice:
    """`SpeechSynthesizer` over http(s); which kind of server it is, is found out by asking.

    Redirections are not followed: what is said goes to the address that was given, and nowhere else.

    Args:
        address: of the server, as it is set now.
    """

    def __init__(self, address: Callable[[], str]) -> None:
        self._address = address
        self._server: _Server | None = None
        self._client: httpx.AsyncClient | None = None

    async def voices(self) -> list[VoiceInfo]:
        """What the server can speak with now.

        Raises:
            Unavailable: `voice_server_missing` (none is set), `voice_server_silent`, `voice_server_failed`,
                `voice_server_unfit`.
        """
        self._server = None
        return list((await self._known()).voices.values())

    async def speak(self, text: str, style: SpeakingStyle) -> AsyncGenerator[Sound]:
        """Speak plain text, with the server's own choice of voice where none or `joe` is wanted.

        Raises:
            Unavailable: as `voices` does.
            Misconfigured: `voice_unknown`.
        """
        server = await self._known()
        voice = _choose(server, style.voice, style.language)
        spoken = speakable(text, _language(server, voice))
        if not any(map(str.isalnum, spoken)):
            return
        if server.kind == OPENTTS:
            slowness = 1.0
            content = await self._ask("GET", "/api/tts", params={"voice": voice, "text": spoken})
        else:
            slowness = max(style.pitch / style.speed, 1)
            request = {"text": spoken, "length_scale": slowness * server.scales.get(voice, 1.0)}
            content = await self._ask_piper(request | ({"voice": voice} if voice else {}))
        try:
            sounds = await asyncio.to_thread(_read, content, style, slowness, spoken)
        except ValueError as error:
            raise _unfit(server.address, "sent something that is no sound") from error
        for sound in sounds:
            yield sound

    async def preload(self, style: SpeakingStyle) -> None:
        """Ask the server what it is; raises what `speak` does."""
        _choose(await self._known(), style.voice)

    async def health(self) -> PartHealth:
        """Whether the server answers; fine where none is set."""
        if not self._address():
            return PartHealth("voice server", HealthState.OK, "No voice server is set.")
        try:
            count = len(await self.voices())
        except BestFriendError as error:
            return PartHealth("voice server", HealthState.DEGRADED, error.message, error.remedy)
        return PartHealth(
            "voice server",
            HealthState.OK,
            f"The voice server speaks, in {count} voices." if count != 1 else "The voice server speaks.",
        )

    async def close(self) -> None:
        """Close the connections."""
        client, self._client, self._server = self._client, None, None
        if client is not None:
            await client.aclose()

    async def _known(self) -> _Server:
        address = self._address().strip().rstrip("/")
        if not address:
            raise Unavailable("voice_server_missing", "No voice server is set.", _REMEDY)
        if self._server is None or self._server.address != address:
            self._server = await self._recognised(address)
        return self._server

    async def _recognised(self, address: str) -> _Server:
        for path, kind in (("/api/voices", OPENTTS), ("/voices", PIPER_HTTP)):
            try:
                listed = _json(await self._ask("GET", path, address=address))
            except _NotThere:
                continue
            entries = {
                name: entry
                for name, entry in list(listed.items())[:MOST_VOICES]
                if isinstance(name, str) and isinstance(entry, dict)
            }
            if kind == OPENTTS:
                voices = {name: _of_opentts(name, entry) for name, entry in entries.items()}
                if not voices:
                    raise _unfit(address, "has no voice")
                return _Server(address, kind, voices, {})
            voices = {name: _of_piper(name, entry) for name, entry in entries.items()}
            return _Server(address, kind, voices, {name: _scale(entry) for name, entry in entries.items()})
        raise _unfit(address, "is neither OpenTTS nor Piper")

    async def _ask_piper(self, request: dict[str, Any]) -> bytes:
        try:
            return await self._ask("POST", "/synthesize", json=request)
        except _NotThere:  # before version 1.5 it was the front page that spoke
            return await self._ask("POST", "/", json=request)

    async def _ask(self, method: str, path: str, *, address: str = "", **content: Any) -> bytes:
        """The body of the answer.

        Raises:
            _NotThere: the server has no such page.
            Unavailable: whatever else went wrong; the server is asked anew what it is, next time.
        """
        address = address or (await self._known()).address
        if self._client is None:
            self._client = await asyncio.to_thread(_connect)  # it reads all authorities there are
        body = bytearray()
        try:
            async with (
                asyncio.timeout(LONGEST_S),
                self._client.stream(method, address + path, **content) as response,
            ):
                if response.status_code in (404, 405):
                    raise _NotThere
                if response.is_redirect:
                    raise _unfit(address, "sends us to another place")
                if response.status_code != 200:
                    self._server = None
                    raise _failed(address, response.status_code)
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > MOST_BYTES:
                        raise _unfit(address, "sent too much")
        except (httpx.HTTPError, TimeoutError) as error:
            self._server = None
            raise _silent(address) from error
        except (httpx.InvalidURL, ValueError) as error:
            raise _unfit(address, "has an address that makes no sense") from error
        return bytes(body)


def _connect() -> httpx.AsyncClient:
    # No proxy: a voice server stands on this machine or in this house.
    return httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=False, trust_env=False)


class _NotThere(Exception):
    """The server has no such page."""


def _read(content: bytes, style: SpeakingStyle, slowness: float, text: str) -> list[Sound]:
    samples, rate_hz = read_wav(content)
    return finished(samples, rate_hz, style, slowness, text)


def _json(body: bytes) -> dict[Any, Any]:
    try:
        listed = json.loads(body)
    except ValueError as error:
        raise _NotThere from error
    if not isinstance(listed, dict):
        raise _NotThere
    return listed


def _choose(server: _Server, wanted: str, language: str = "") -> str:
    """The voice to ask for; empty leaves it to the server, which only Piper's understands.

    Args:
        server: what it has.
        wanted: the voice of the settings.
        language: of what is said; another voice is chosen where the wanted one is of another language.
    """
    is_known = wanted in server.voices or wanted in ("", BUILT_IN_VOICE)
    own = _language(server, wanted if wanted in server.voices else "")
    if language and is_known and not own.startswith(language):
        of_language = (name for name, voice in server.voices.items() if voice.language.startswith(language))
        if (found := next(of_language, None)) is not None:
            return found
    if wanted in server.voices:
        return wanted
    if wanted not in ("", BUILT_IN_VOICE):
        raise Misconfigured(
            "voice_unknown",
            f"The voice server has no voice called {wanted}.",
            "Choose one of: bestfriend voices list",
        )
    if server.kind == PIPER_HTTP:
        return ""
    english = (name for name, voice in server.voices.items() if voice.language.startswith("en"))
    return next(english, next(iter(server.voices)))


def _language(server: _Server, voice: str) -> str:
    """Empty where it is not known: the server's own choice among several languages."""
    if voice:
        return server.voices[voice].language
    languages = {info.language for info in server.voices.values()}
    return languages.pop() if len(languages) == 1 else ""


def _of_opentts(name: str, entry: dict[str, Any]) -> VoiceInfo:
    language = str(entry.get("locale") or entry.get("language") or "").replace("_", "-").lower()
    speaker = str(entry.get("name") or name)
    return VoiceInfo(name, f"{speaker} ({language or 'unknown language'}, voice server)", language, OPENTTS)


def _of_piper(name: str, entry: dict[str, Any]) -> VoiceInfo:
    espeak = entry.get("espeak")
    language = str(espeak.get("voice", "")) if isinstance(espeak, dict) else ""
    return VoiceInfo(name, f"{name} (voice server)", language, PIPER_HTTP)


def _scale(entry: dict[str, Any]) -> float:
    inference = entry.get("inference")
    scale = inference.get("length_scale", 1.0) if isinstance(inference, dict) else 1.0
    return float(scale) if isinstance(scale, int | float) and 0.1 <= scale <= 10 else 1.0


_REMEDY = "Check that it runs, or set another: bestfriend settings set speaking.server http://host:5500"


def _silent(address: str) -> Unavailable:
    return Unavailable("voice_server_silent", f"The voice server at {address} does not answer.", _REMEDY)


def _failed(address: str, status: int) -> Unavailable:
    return Unavailable(
        "voice_server_failed", f"The voice server at {address} answered with an error ({status}).", _REMEDY
    )


def _unfit(address: str, reason: str) -> Unavailable:
    return Unavailable("voice_server_unfit", f"The voice server at {address} {reason}.", _REMEDY)
