"""Why something did not come from the network, in words for people; what the system says is in the log."""

import logging

import httpx

_log = logging.getLogger(__name__)


def network_reason(error: Exception) -> str:
    """The middle of a sentence: "the server cannot be reached".

    Args:
        error: of httpx, or of reading what the server sent.
    """
    _log.info("nothing came from the network: %r", error)
    match error:
        case httpx.TimeoutException():
            return "the server did not answer in time"
        case httpx.ConnectError():
            return "the server cannot be reached"
        case httpx.HTTPStatusError():
            return f"the server answered {error.response.status_code}"
        case httpx.TransportError():
            return "the connection broke off"
        case _:
            return "the server did not send what was asked for"
