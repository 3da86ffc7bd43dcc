import json

import httpx
import pytest

from bestfriend_desktop.adapters.network_reasons import network_reason

ASKED = httpx.Request("GET", "https://hub.example")

REASONS = {
    "the server cannot be reached": httpx.ConnectError("[Errno -2] Name or service not known"),
    "the server did not answer in time": httpx.ConnectTimeout(""),
    "the connection broke off": httpx.RemoteProtocolError("peer closed connection without ..."),
    "the server answered 503": httpx.HTTPStatusError("", request=ASKED, response=httpx.Response(503)),
    "the server did not send what was asked for": json.JSONDecodeError("Expecting value", "<html>", 0),
}


@pytest.mark.parametrize("reason", REASONS)
def test_reason_is_said_in_words_and_never_as_the_system_says_it(reason: str) -> None:
    assert network_reason(REASONS[reason]) == reason
