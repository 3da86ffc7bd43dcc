import pytest

from bestfriend_desktop.adapters.models.ollama_address import base_url, is_near
from bestfriend_desktop.domain.errors import Misconfigured


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("localhost", "http://localhost:11434"),
        ("192.168.1.5", "http://192.168.1.5:11434"),
        ("192.168.1.5:8080", "http://192.168.1.5:8080"),
        (" http://host ", "http://host:11434"),
        ("http://host/", "http://host:11434"),
        ("http://host:80", "http://host:80"),
        ("https://ollama.example.org", "https://ollama.example.org:443"),
        ("https://example.org/ollama/", "https://example.org:443/ollama"),
        ("http://0.0.0.0:11434", "http://127.0.0.1:11434"),
        ("[::1]:11434", "http://[::1]:11434"),
    ],
)
def test_what_people_type_becomes_an_address(typed: str, meant: str) -> None:
    assert base_url(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "   ", "ftp://host", "http://", "host:port", "http://host:99999", "::"]
)
def test_what_is_no_address_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(Misconfigured) as said:
        base_url(typed)
    assert said.value.code == "ollama_address"


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://localhost:11434", True),
        ("http://127.0.0.1:11434", True),
        ("http://[::1]:11434", True),
        ("http://192.168.1.5:11434", True),
        ("http://desk.local:11434", True),
        ("https://example.org:443", False),
        ("http://8.8.8.8:11434", False),
    ],
)
def test_no_proxy_stands_before_near_machines(url: str, near: bool) -> None:
    assert is_near(url) is near
