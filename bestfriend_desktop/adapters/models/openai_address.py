"""Where an OpenAI-compatible server is, from what people type."""

from urllib.parse import urlsplit

from bestfriend_desktop.adapters.models.ollama_address import is_near
from bestfriend_desktop.domain.errors import Misconfigured

_ENDPOINTS = ("/chat/completions", "/completions", "/models", "/responses")


def openai_base_url(typed: str) -> str:
    """The address before `/models` and `/chat/completions`: `http://127.0.0.1:8080/v1`.

    Args:
        typed: `localhost:1234`, `https://api.example.org/v1/`, `http://host:8000/v1/chat/completions`; where
            no path is given it is `/v1`, and outside the own network https is meant where nothing is said.

    Raises:
        Misconfigured: `openai_address`: it cannot be an address.
    """
    text = typed.strip()
    try:
        if "://" not in text:
            text = f"http://{text}" if is_near(f"http://{text}") else f"https://{text}"
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        if not host or parts.scheme not in ("http", "https"):
            raise ValueError("no host, or not http")
    except ValueError as error:
        raise Misconfigured(
            "openai_address",
            f"{text.rpartition('@')[2] or 'Nothing'} is no address of a server.",
            "Write it like this: bestfriend settings set openai.address http://127.0.0.1:8080",
        ) from error
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1"
    place = f"[{host}]" if ":" in host else host
    path = parts.path.rstrip("/")
    for endpoint in _ENDPOINTS:
        path = path.removesuffix(endpoint)
    return f"{parts.scheme}://{place}{f':{port}' if port else ''}{path or '/v1'}"
