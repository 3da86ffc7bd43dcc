"""Where an Ollama server is, from what people type."""

import ipaddress
from urllib.parse import urlsplit

from bestfriend_desktop.domain.errors import Misconfigured

PORT = 11434
"""Ollama's own; for https, which Ollama speaks only behind a proxy, it is 443."""


def base_url(typed: str) -> str:
    """`scheme://host:port[/path]` of an address such as `localhost`, `192.168.1.5:11434` or `https://host/`.

    Raises:
        Misconfigured: `ollama_address`: it cannot be an address.
    """
    text = typed.strip()
    if "://" not in text:
        text = f"http://{text}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        if not host or parts.scheme not in ("http", "https"):
            raise ValueError("no host, or not http")
    except ValueError as error:
        raise Misconfigured(
            "ollama_address",
            f"{typed.strip().rpartition('@')[2] or 'Nothing'} is no address of an Ollama server.",
            "Write it like this: bestfriend settings set ollama.address http://127.0.0.1:11434",
        ) from error
    if host in ("0.0.0.0", "::"):  # where a server listens on all addresses, it can be reached on this one
        host = "127.0.0.1"
    if ":" in host:
        host = f"[{host}]"
    port = port or (443 if parts.scheme == "https" else PORT)
    return f"{parts.scheme}://{host}:{port}{parts.path.rstrip('/')}"


def is_near(url: str) -> bool:
    """True for this machine and private networks, which no proxy should stand before."""
    host = (urlsplit(url).hostname or "").lower()
    if host == "localhost" or ("." not in host.rstrip(".") and ":" not in host):
        return True  # a name without a dot is one of the own network
    if host.endswith((".local", ".lan", ".home", ".internal", ".home.arpa", ".localhost")):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False
