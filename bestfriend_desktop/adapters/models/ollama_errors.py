"""What goes wrong with an Ollama server, in words."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from ollama import ResponseError

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable

REMEDY_DOWN = "Start Ollama on that computer, or install it from https://ollama.com."

GOES_TO_BACKUP = frozenset({"engine_unreachable", "engine_busy"})
"""Codes after which another server may well answer."""


@contextmanager
def in_words(address: str, model: str = "", *, silence_s: float = 0.0) -> Iterator[None]:
    """Turn what the client and its transport raise into errors a person may be told.

    Args:
        address: the server that is being asked.
        model: the model that is being asked for; empty where none is.
        silence_s: how long the server was allowed to say nothing.
    """
    try:
        yield
    except ResponseError as error:
        raise _of_response(error, address, model) from error
    except (ConnectionError, httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise unreachable(address) from error
    except httpx.TimeoutException as error:
        raise Unavailable(
            "engine_silent",
            f"Ollama at {address} has said nothing for {silence_s:.0f} seconds.",
            "Try again, choose a smaller model, or raise the setting ollama.silence_timeout_s.",
        ) from error
    except httpx.TransportError as error:
        raise broken(address) from error
    except (httpx.InvalidURL, ValueError, TypeError, AttributeError) as error:
        # The client parses every answer into a model of its own; what does not fit is not Ollama's.
        raise not_ollama(address) from error


def unreachable(*addresses: str) -> Unavailable:
    """No server answers there."""
    where = f"at {addresses[0]} does not answer" if len(addresses) == 1 else _neither(addresses)
    return Unavailable("engine_unreachable", f"Ollama {where}.", REMEDY_DOWN)


def broken(address: str, why: str = "") -> Unavailable:
    """The reply ended before it was done."""
    reason = f": {_sentence(why)}" if why else "."
    return Unavailable(
        "stream_broken",
        f"The connection to Ollama at {address} broke off in the middle{reason}",
        "Try again; if it happens again, see what the Ollama server says.",
    )


def not_ollama(address: str) -> Misconfigured:
    """Something else listens there."""
    return Misconfigured(
        "not_ollama",
        f"What answers at {address} is not an Ollama server.",
        "Check the address: bestfriend settings set ollama.address http://127.0.0.1:11434",
    )


def unknown_model(address: str, model: str) -> Misconfigured:
    """The server answers, and has no such model."""
    return Misconfigured(
        "model_unknown",
        f"Ollama at {address} has no model called {model}.",
        f"Fetch it with: bestfriend models pull {model}; or choose another one.",
    )


def _of_response(error: ResponseError, address: str, model: str) -> BestFriendError:
    said, status = _said(str(error.error).strip()), error.status_code
    if status == 413:
        return Refused(
            "message_too_long",
            f"What stands before Ollama at {address} takes no request so large (413).",
            "Send the message in parts, begin a new conversation, or raise the limit of that proxy.",
        )
    if status == 502:
        return Unavailable(
            "engine_unreachable",
            f"The proxy at {address} finds no Ollama behind it (502).",
            REMEDY_DOWN,
        )
    if status == 429:
        return Unavailable(
            "engine_busy",
            f"Ollama at {address} takes no more requests just now (429).",
            "Wait a moment and try again.",
        )
    if status in (503, 504):
        return Unavailable(
            "engine_busy",
            f"Ollama at {address} has too much to do ({status}).",
            "Wait a moment and try again.",
        )
    if said.startswith("<") or 300 <= status < 400 or "page not found" in said:
        return not_ollama(address)
    if status in (401, 403):
        return Misconfigured(
            "ollama_denied",
            f"Ollama at {address} does not let this computer in ({status}).",
            "Check who may use that server; a password for it is stored with: "
            "bestfriend settings set ollama.login",
        )
    if status == 404:
        return unknown_model(address, model)
    if status == -1:
        if "file does not exist" in said:  # what a registry's 404 becomes within a pull
            return Misconfigured(
                "model_unknown",
                f"There is no model called {model} to fetch.",
                "See the names at https://ollama.com/library.",
            )
        return broken(address, said)
    if "more system memory" in said:
        remedy = "Close other programs, choose a smaller model, or lower the setting model.context_tokens."
    else:
        remedy = "Choose another model, or see what the Ollama server says."
    return Unavailable("engine_failed", f"Ollama at {address} could not do it: {_sentence(said)}", remedy)


def _said(text: str) -> str:
    """The words of an error, which is JSON where Ollama itself has written it."""
    try:
        told = json.loads(text)
    except ValueError:
        return text
    return str(told.get("error") or text) if isinstance(told, dict) else text


def _sentence(text: str) -> str:
    return f"{text[:300].rstrip('.')}."


def _neither(addresses: tuple[str, ...]) -> str:
    return f"answers neither at {' nor at '.join(addresses)}"
