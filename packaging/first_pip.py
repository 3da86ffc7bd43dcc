"""A first pip where Python came without one, as Debian's does: the pinned wheel, by its hash."""

import configparser
import hashlib
import os
import re
import ssl
import tempfile
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import urljoin

import system_packages
from steps import SetupFailed, Steps

TIMEOUT_S = 60


def pin(lock: Path) -> str:
    """The lines of a lock that pin pip itself."""
    found = re.search(r"^pip==(?:.*\\\n)*.*\n", lock.read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise SetupFailed(f"{lock} does not pin pip. Type: make lock")
    return found[0]


def install(python: Path, lock: Path, steps: Steps, variables: Mapping[str, str]) -> None:
    """Put pip into a virtual environment that has none.

    Raises:
        SetupFailed: it cannot be fetched; the text has the command that brings it.
    """
    with tempfile.TemporaryDirectory() as folder:
        try:
            wheel = _fetch(pin(lock), Path(folder))
        except (OSError, ValueError) as error:
            raise SetupFailed(
                f"pip is missing here and could not be fetched ({error}). "
                "Try again with a network; if it stays so, type this, then the same command again:\n"
                f"  {system_packages.command_for([system_packages.PIP])}"
            ) from error
        # A wheel is a zip file, and Python runs the package in it.
        steps.run(
            [str(python), str(wheel / "pip"), "install", "--no-deps", "--no-index", str(wheel)],
            failure="pip could not be installed.",
            variables=variables,
        )


def _fetch(pinned: str, folder: Path) -> Path:
    version = re.match(r"pip==([\w.]+)", pinned)
    assert version is not None
    name = f"pip-{version[1]}-py3-none-any.whl"
    index = _configured("index-url", "https://pypi.org/simple").rstrip("/") + "/pip/"
    trust = ssl.create_default_context(cafile=_configured("cert", "") or None)

    def read(address: str) -> bytes:
        with urllib.request.urlopen(address, timeout=TIMEOUT_S, context=trust) as answer:
            content: bytes = answer.read()
            return content

    link = re.search(rf'href="([^"#]*{re.escape(name)})', read(index).decode("utf-8"))
    if link is None:
        raise ValueError(f"{index} does not have {name}")
    content = read(urljoin(index, link[1]))
    if f"sha256:{hashlib.sha256(content).hexdigest()}" not in pinned:
        raise ValueError(f"{name} is not the file that was pinned")
    wheel = folder / name
    wheel.write_bytes(content)
    return wheel


def _configured(name: str, default: str) -> str:
    """What the person's pip configuration says, as pip itself would find it."""
    if value := os.environ.get("PIP_" + name.upper().replace("-", "_")):
        return value
    own = Path.home() / ".config" / "pip" / "pip.conf"
    parser = configparser.RawConfigParser()
    with suppress(configparser.Error, UnicodeDecodeError):
        parser.read(filter(None, ["/etc/pip.conf", own, os.environ.get("PIP_CONFIG_FILE")]), encoding="utf-8")
    return parser.get("global", name, fallback=default)
