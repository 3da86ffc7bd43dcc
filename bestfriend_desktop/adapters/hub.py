"""The hub that models are fetched from: Hugging Face, or a mirror with the same paths."""

import os
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path

import httpx

from bestfriend_desktop.adapters.resumable_download import PAUSES_S, Step, download
from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.domain.offered_models import OfferedModel

HUB = "https://huggingface.co"
TIMEOUT = httpx.Timeout(30.0, connect=10.0)
"""Between two pieces; a slow line may take hours for the whole."""


def hub_address(chosen: str) -> str:
    """Without a slash at its end: the setting, or `HF_ENDPOINT` as Hugging Face's own tools read it."""
    return (chosen.strip() or os.environ.get("HF_ENDPOINT", "").strip() or HUB).rstrip("/")


def file_address(hub: str, repository: str, revision: str, file: str) -> str:
    """Where a file of a repository is; https://huggingface.co/docs/hub."""
    return f"{hub}/{repository}/resolve/{revision}/{file}"


async def fetch(
    hub: str, model: OfferedModel, target: Path, pauses_s: Sequence[float] = PAUSES_S
) -> AsyncGenerator[Step]:
    """Fetch the file of a model; goes on where it was broken off.

    Raises:
        Unavailable, Refused: as `download`.
        Misconfigured: `certificates_missing`.
    """
    url = file_address(hub, model.repository, model.revision, model.file)
    try:
        client = httpx.AsyncClient(timeout=TIMEOUT)
    except OSError as error:  # SSL_CERT_FILE points nowhere
        raise Misconfigured(
            "certificates_missing",
            f"The certificates of this computer cannot be read ({error.strerror or error}).",
            "See whether the environment variable SSL_CERT_FILE is set to a file that is there.",
        ) from error
    async with client:
        steps = download(client, url, target, model.size_bytes, model.sha256, "sha256", pauses_s)
        async with aclosing(steps):
            async for step in steps:
                yield step
