"""What goes wrong with an OpenAI-compatible server, in words."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable

_TOO_LONG = (
    "context length",
    "context_length",
    "maximum context",
    "context size",
    "context window",
    "exceed_context",
    "too many tokens",
    "prompt is too long",
)


@contextmanager
def openai_in_words(address: str, *, silence_s: float) -> Iterator[None]:
    """Turn what the transport raises into errors a person may be told."""
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise Unavailable(
            "engine_unreachable",
            f"The server at {address} does not answer.",
            "Start it, or check the setting openai.address.",
        ) from error
    except httpx.TimeoutException as error:
        raise Unavailable(
            "engine_silent",
            f"The server at {address} has said nothing for {silence_s:.0f} seconds.",
            "Try again, choose a smaller model, or raise the setting openai.silence_timeout_s.",
        ) from error
    except httpx.TransportError as error:
        raise openai_broken(address) from error
    except httpx.InvalidURL as error:
        raise not_openai(address) from error


def openai_broken(address: str, why: str = "") -> Unavailable:
    """The reply ended before it was done."""
    reason = f": {_sentence(why)}" if why else "."
    return Unavailable(
        "stream_broken",
        f"The connection to the server at {address} broke off in the middle{reason}",
        "Try again; if it happens again, see what the server says.",
    )


def not_openai(address: str) -> Misconfigured:
    """Something else listens there."""
    return Misconfigured(
        "not_openai",
        f"What answers at {address} is not an OpenAI-compatible server.",
        "Check the address; it mostly ends in /v1: bestfriend settings set openai.address ADDRESS",
    )


def openai_refusal(
    response: httpx.Response, body: bytes, address: str, *, model: str = "", has_key: bool
) -> BestFriendError:
    """What an answer other than 200 means.

    Args:
        response: its status and headers.
        body: what stands in it.
        address: the server.
        model: that was asked for; empty where none was.
        has_key: whether a key was sent.
    """
    status, said = response.status_code, said_in(body)
    lower = said.lower()
    if status in (401, 403):
        how = "does not take the key" if has_key else "wants a key"
        return Misconfigured(
            "openai_key",
            f"The server at {address} {how} ({status}).",
            "Store the right one: bestfriend settings set openai.key",
        )
    if status == 413 or (status in (400, 422) and any(words in lower for words in _TOO_LONG)):
        return Refused(
            "message_too_long",
            f"The server at {address} has no room for so long a conversation{_why(said)}",
            "Lower the setting model.context_tokens, send the message in parts, or begin a new conversation.",
        )
    if model and (status == 404 or status == 400) and "model" in lower and _is_unknown(lower):
        return Misconfigured(
            "model_unknown",
            f"The server at {address} has no model called {model}.",
            "Choose another one: bestfriend models list",
        )
    if status in (404, 405) or 300 <= status < 400:
        return not_openai(address)
    if status == 402 or "insufficient_quota" in lower:
        return Unavailable(
            "engine_unpaid",
            f"The account at {address} has no credit left{_why(said)}",
            "Check it where you got the key, or choose another model.",
        )
    if status == 429:
        wait = _seconds(response.headers.get("retry-after", ""))
        return Unavailable(
            "engine_busy",
            f"The server at {address} takes no more requests just now (429).",
            f"Try again in {wait} seconds." if wait else "Wait a moment and try again.",
        )
    if status == 502:
        return Unavailable(
            "engine_unreachable",
            f"The proxy at {address} finds no server behind it (502).",
            "Start the server that it stands before.",
        )
    if status in (503, 504, 529):
        what = "is still loading the model" if "loading" in lower else "has too much to do"
        return Unavailable(
            "engine_busy", f"The server at {address} {what} ({status}).", "Wait a moment and try again."
        )
    return Unavailable(
        "engine_failed",
        f"The server at {address} could not do it ({status}){_why(said)}",
        "Choose another model, or see what the server says.",
    )


def said_in(body: bytes) -> str:
    """The sentence in an error, in any of the forms that servers give it."""
    text = body.decode("utf-8", "replace").strip()
    try:
        value: Any = json.loads(text)
    except ValueError:
        return "" if text.startswith("<") else text[:300]
    return error_in(value) or ""


def error_in(value: Any) -> str | None:
    """The error that an answer, or an event in a stream, tells; None where it tells none."""
    if not isinstance(value, dict):
        return None
    error = value.get("error") or (value if value.get("object") == "error" else None)
    if error is None:
        told = value.get("detail")
        return (told if isinstance(told, str) else json.dumps(told)) if told else None
    if isinstance(error, dict):
        words = [error.get("message"), error.get("code"), error.get("type")]
        return " ".join(str(word) for word in words if isinstance(word, str) and word) or json.dumps(error)
    return str(error)


def _is_unknown(lower: str) -> bool:
    return any(word in lower for word in ("not found", "not exist", "unknown", "not_found", "invalid model"))


def _seconds(text: str) -> int:
    try:
        return max(0, min(86400, round(float(text))))
    except ValueError:
        return 0  # a date; rare


def _why(said: str) -> str:
    return f": {_sentence(said)}" if said else "."


def _sentence(text: str) -> str:
    return f"{' '.join(text.split())[:300].rstrip('.')}."
