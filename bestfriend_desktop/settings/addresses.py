"""What people may type for the address of a server."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?\.?|[0-9a-f:.]+(%\w+)?", re.IGNORECASE)


def is_server_address(text: str) -> bool:
    """`http://host:port`, and without the scheme `host:port`, `192.168.1.5`, `my-pc.local` or `localhost`."""
    has_scheme = "://" in text
    try:
        parts = urlsplit(text if has_scheme else f"http://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or port == 0:
        return False
    # A word alone is more often a slip than the name of a computer.
    return has_scheme or port is not None or "." in host or ":" in host or host.lower() == "localhost"


def has_password(text: str) -> bool:
    """Whether a name or password stands in an address."""
    try:
        return "@" in urlsplit(text if "://" in text else f"http://{text}").netloc
    except ValueError:
        return "@" in text


def path_of(text: str) -> str:
    """What stands behind the host, without the last slash."""
    try:
        return urlsplit(text if "://" in text else f"http://{text}").path.rstrip("/")
    except ValueError:
        return ""


def without_password(text: str) -> str:
    """The text, less names and passwords in addresses, so that it may be shown."""
    return re.sub(r"(?<=://)[^/@\s]*@|^[^/@\s]+:[^/@\s]+@", "…@", text)
