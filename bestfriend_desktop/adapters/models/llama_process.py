"""The process in which llama.cpp runs; `llama_server` starts it and ends it by closing its standard input.

Reads one line of JSON: `{"weights": path, "key": text, ...}` with what `LlamaSettings` has, loads, and writes
one line: `{"address": "http://127.0.0.1:PORT"}`, or `{"error": text}`. This file is run by its path and
imports nothing of the program, so that it starts quickly.
"""

import ctypes
import json
import os
import sys
from typing import Any

REUSED_CHUNK_TOKENS = 32
"""What stays of a prompt is not read again when something before it goes, in pieces of at least this length.
When the oldest messages drop out of a long conversation, that saves half a minute on a slow machine."""


def main() -> None:
    """Serve until standard input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever llama.cpp prints is chatter, not an answer
    order = json.loads(sys.stdin.buffer.readline())
    try:
        _load_openmp()
        import xllamacpp

        server = xllamacpp.Server(_parameters(order))
        answer = {"address": server.listening_address}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), file=answers, flush=True)
    if "address" in answer:
        sys.stdin.buffer.read()
    # Not sys.exit: destructors would wait for the reply being written, and nothing here is to be saved.
    os._exit(0 if "address" in answer else 1)


def _load_openmp() -> None:
    """Load the libgomp that set-up has put into the environment, where the system has none."""
    own = os.path.join(sys.prefix, "lib", "bestfriend", "libgomp.so.1")
    if os.path.exists(own):
        ctypes.CDLL(own, mode=ctypes.RTLD_GLOBAL)


def _parameters(order: dict[str, Any]) -> Any:
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = order["weights"]
    parameters.n_ctx = order["context_tokens"]
    parameters.n_parallel = 1
    parameters.n_batch = parameters.n_ubatch = order["prefill_tokens"]
    parameters.n_cache_reuse = REUSED_CHUNK_TOKENS
    parameters.cache_ram_mib = order["prompt_cache_mib"]
    parameters.cpuparams.n_threads = order["threads"]
    parameters.cpuparams_batch.n_threads = order["prefill_threads"]
    parameters.fit_params = False  # would load the model once more just to measure it
    parameters.warmup = False
    parameters.verbosity = 1  # errors only
    # Others on this machine reach the port too: nothing without the key, nothing for web pages, no extras.
    parameters.api_keys = [order["key"]]
    parameters.cors_origins = ""
    parameters.ui = False
    parameters.endpoint_slots = False
    parameters.offline = True
    return parameters


if __name__ == "__main__":
    main()
