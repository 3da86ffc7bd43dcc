"""What there is to choose from for a setting, here and now: the providers that its declaration names."""

import asyncio
import zoneinfo
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from bestfriend_desktop.domain.conversation import utc_now
from bestfriend_desktop.domain.languages import LANGUAGES
from bestfriend_desktop.domain.models import Engine, ModelInfo
from bestfriend_desktop.domain.sound import DeviceKind
from bestfriend_desktop.domain.speech import LISTENING_ENGINE
from bestfriend_desktop.services.care import Care
from bestfriend_desktop.services.personas import Personas
from bestfriend_desktop.services.voice import Voice
from bestfriend_desktop.settings.describe import describe
from bestfriend_desktop.settings.fields import Option, Provider

_NO_PLACES = ("Etc/", "SystemV/", "posix/", "right/")
"""Zones that no person lives in."""


class SettingOptions:
    """Asks whoever knows.

    Args:
        models: all that could answer or embed.
        voice: knows devices, voices and listening models.
        personas: those that ship with the program.
        care: knows the countries that have helplines.
        now: the time, for what it is elsewhere.
    """

    def __init__(
        self,
        models: Callable[[], Awaitable[Sequence[ModelInfo]]],
        voice: Voice,
        personas: Personas,
        care: Care,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._models = models
        self._voice = voice
        self._now = now
        self._providers: dict[Provider, Callable[[], Awaitable[list[Option]]]] = {
            Provider.MODELS: partial(self._named_models, chat=True),
            Provider.EMBEDDING_MODELS: partial(self._named_models, chat=False),
            Provider.VOICES: partial(self._voices, listening=False),
            Provider.LISTENING_MODELS: partial(self._voices, listening=True),
            Provider.MICROPHONES: partial(self._devices, DeviceKind.MICROPHONE),
            Provider.SPEAKERS: partial(self._devices, DeviceKind.SPEAKER),
            Provider.TIME_ZONES: self._time_zones,
            Provider.COUNTRIES: care.countries,
            Provider.LANGUAGES: _languages,
            Provider.PERSONAS: personas.options,
        }

    async def of(self, name: str) -> list[Option]:
        """The values offered for a setting, the empty one first where that means something.

        Raises:
            Misconfigured: `setting_unknown`.
            Unavailable: whoever knows cannot be asked now.
        """
        info = describe(name).info
        if info.provider is None:
            return list(info.options)
        offered = await self._providers[info.provider]()
        if info.empty and not any(option.value == "" for option in offered):
            offered.insert(0, Option("", info.empty))
        return offered

    async def _named_models(self, *, chat: bool) -> list[Option]:
        models = [model for model in await self._models() if model.chats is chat]
        # Embeddings are made by Ollama, or here.
        return [Option(one.name, one.label) for one in models if chat or one.engine is not Engine.OPENAI]

    async def _voices(self, *, listening: bool) -> list[Option]:
        known = [one for one in await self._voice.voices() if one.is_installed]
        return [Option(one.name, one.label) for one in known if (one.engine == LISTENING_ENGINE) is listening]

    async def _devices(self, kind: DeviceKind) -> list[Option]:
        devices = [device for device in await self._voice.devices() if device.kind is kind]
        default = next((device.name for device in devices if device.is_default), "")
        follow = f"Follow the system ({default})" if default not in ("", "default") else "Follow the system"
        return [Option("", follow), *(Option(device.name, device.name) for device in devices)]

    async def _time_zones(self) -> list[Option]:
        return await asyncio.to_thread(_zones, self._now())  # hundreds of small files are read


def _zones(now: datetime) -> list[Option]:
    here = now.astimezone()
    mine = Option("", f"This computer's ({_offset(here.utcoffset())}, now {here:%H:%M})")
    names = sorted(name for name in zoneinfo.available_timezones() if _is_a_place(name))
    return [mine, *(_zone(name, now) for name in names)]


def _zone(name: str, now: datetime) -> Option:
    there = now.astimezone(zoneinfo.ZoneInfo(name))
    return Option(name, f"{name.replace('_', ' ')} ({_offset(there.utcoffset())}, now {there:%H:%M})")


def _is_a_place(name: str) -> bool:
    return "/" in name and not name.startswith(_NO_PLACES)


def _offset(offset: timedelta | None) -> str:
    minutes = round((offset or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return "UTC" if not minutes else f"UTC{'+' if minutes > 0 else '-'}{hours}{f':{rest:02}' if rest else ''}"


async def _languages() -> list[Option]:
    return [Option(code, name) for code, name in sorted(LANGUAGES.items(), key=lambda known: known[1])]
