"""What an Ollama server has: its models, what they can do, and the server's version."""

import asyncio
from typing import Any

import httpx
import ollama

from bestfriend_desktop.adapters.models.ollama_servers import Server
from bestfriend_desktop.domain.models import Engine, ModelDetails, ModelInfo

AT_ONCE = 4
"""How many models a server is asked about at the same time."""


class Catalogue:
    """Reads lists and details; remembers by digest what it has been told of a model, which never changes."""

    def __init__(self) -> None:
        self._told: dict[str, ollama.ShowResponse] = {}

    async def version(self, server: Server) -> str:
        """Of the server: `0.12.6`."""
        return str((await _get(server, "/api/version"))["version"])

    async def models(self, server: Server, allow_cloud: bool) -> list[ModelInfo]:
        """All models of one server, newest first.

        Cloud models are left out unless allowed, and are asked nothing: the question would leave the machine.
        """
        listed = [entry for entry in (await _get(server, "/api/tags"))["models"] or ()]
        listed = [entry for entry in listed if allow_cloud or not _is_cloud(entry)]
        gate = asyncio.Semaphore(AT_ONCE)

        async def info(entry: dict[str, Any]) -> ModelInfo:
            async with gate:
                told = (
                    None if _is_cloud(entry) else await self._show(server, entry["name"], entry.get("digest"))
                )
            return _info(entry, told, server.address)

        return list(await asyncio.gather(*(info(entry) for entry in listed)))

    async def details(self, server: Server, name: str) -> ModelDetails:
        """One model in full; `ollama.ResponseError` 404 where there is none."""
        told = await server.client.show(name)
        entries: list[dict[str, Any]] = (await _get(server, "/api/tags"))["models"] or []
        full = name if ":" in name.rsplit("/", 1)[-1] else f"{name}:latest"
        entry = next((e for e in entries if e["name"] == full), {"name": full})
        details = told.details
        return ModelDetails(
            info=_info(entry, told, server.address),
            family=(details and details.family) or "",
            parameters=(details and details.parameter_size) or "",
            quantization=(details and details.quantization_level) or "",
            licence=next(iter((told.license or "").strip().splitlines()), "").strip(),
            capabilities=tuple(told.capabilities or ()),
        )

    async def _show(self, server: Server, name: str, digest: str | None) -> ollama.ShowResponse | None:
        if digest in self._told:
            return self._told[digest]
        try:
            told = await server.client.show(name)
        except ollama.ResponseError:  # one damaged model must not hide the others
            return None
        if digest:
            self._told[digest] = told
        return told


async def _get(server: Server, path: str) -> dict[str, Any]:
    """Plain JSON: the client's own `list` drops capabilities and remote_host, and it has no `version`."""
    response = await server.http.get(path)
    try:
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        raise ollama.ResponseError(response.text, response.status_code) from error
    answer: dict[str, Any] = response.json()
    return answer


def _is_cloud(entry: dict[str, Any]) -> bool:
    return bool(entry.get("remote_host")) or entry["name"].endswith((":cloud", "-cloud"))


def _info(entry: dict[str, Any], told: ollama.ShowResponse | None, address: str) -> ModelInfo:
    name: str = entry["name"]
    capabilities = entry.get("capabilities") or (told.capabilities if told else None)
    return ModelInfo(
        name=name,
        engine=Engine.OLLAMA,
        label=f"{name} (cloud)" if _is_cloud(entry) else name,
        size_bytes=int(entry.get("size") or 0),
        context_limit_tokens=_context_limit(told),
        chats=_looks_like_chat(entry) if capabilities is None else "completion" in capabilities,
        thinks="thinking" in (capabilities or ()),
        is_cloud=_is_cloud(entry),
        address=address,
    )


def _looks_like_chat(entry: dict[str, Any]) -> bool:
    """For servers before 0.6.4, which do not tell capabilities: embedders are BERTs or called so."""
    details = entry.get("details") or {}
    families = [str(family) for family in [details.get("family"), *(details.get("families") or ())]]
    return "embed" not in entry["name"] and not any("bert" in family for family in families)


def _context_limit(told: ollama.ShowResponse | None) -> int | None:
    facts = (told.modelinfo if told else None) or {}
    limit = facts.get(f"{facts.get('general.architecture')}.context_length")
    return limit if isinstance(limit, int) and limit > 0 else None
