"""The process in which llama.cpp runs."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.models.llama_server import LlamaServer
from bestfriend_desktop.adapters.models.llama_settings import LlamaSettings
from bestfriend_desktop.domain.errors import Misconfigured, Unavailable
from tests.engines.weights import WEIGHTS
from tests.fakes.gguf import write_gguf

ROOM = LlamaSettings(512, 1, 1, 128)


@pytest.fixture(scope="module")
def server(files: ModelFiles) -> Iterator[LlamaServer]:
    running = LlamaServer("small", files.find(WEIGHTS), ROOM)
    yield running
    running.stop()


def test_it_listens_on_loopback_only(server: LlamaServer) -> None:
    ports = {
        c.laddr.ip for c in psutil.Process(server._process.pid).net_connections() if c.status == "LISTEN"
    }
    assert ports == {"127.0.0.1"}


@pytest.mark.parametrize(
    "path", ["/v1/chat/completions", "/completion", "/tokenize", "/slots/0?action=erase"]
)
def test_without_the_key_nothing_is_answered(server: LlamaServer, path: str) -> None:
    asked = {"messages": [{"role": "user", "content": "Hi"}], "prompt": "Hi", "content": "Hi"}
    for headers in ({}, {"Authorization": "Bearer guessed"}):
        assert httpx.post(server.address + path, json=asked, headers=headers).status_code == 401


def test_web_pages_are_let_at_nothing(server: LlamaServer) -> None:
    headers = {"Origin": "https://example.org", "Authorization": f"Bearer {server.key}"}
    answer = httpx.post(f"{server.address}/tokenize", json={"content": "Hi"}, headers=headers)
    assert answer.headers.get("Access-Control-Allow-Origin", "") == ""
    assert httpx.get(server.address, headers=headers).status_code == 404


@pytest.mark.expects_log("llama.cpp did not start")
def test_what_is_no_model_fails_with_a_sentence_and_not_with_the_program(tmp_path: Path) -> None:
    garbage = tmp_path / "garbage.gguf"
    garbage.write_bytes(b"GGUF" + os.urandom(10_000))
    with pytest.raises(Unavailable) as said:
        LlamaServer("garbage", garbage, ROOM)
    assert said.value.code == "engine_failed"


@pytest.mark.skipif(os.name != "posix", reason="process groups are of POSIX")
def test_ctrl_c_in_the_terminal_does_not_reach_it(server: LlamaServer) -> None:
    assert os.getpgid(server._process.pid) != os.getpgid(0)


def test_it_ends_when_the_program_is_killed(files: ModelFiles) -> None:
    program = (
        "import sys, time, pathlib\n"
        "from bestfriend_desktop.adapters.models.llama_server import LlamaServer\n"
        "from bestfriend_desktop.adapters.models.llama_settings import LlamaSettings\n"
        "server = LlamaServer('small', pathlib.Path(sys.argv[1]), LlamaSettings(512, 1, 1, 128))\n"
        "print(server._process.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(files.find(WEIGHTS))], stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        parent.wait()
    deadline = time.monotonic() + 60
    while child.is_running() and child.status() != psutil.STATUS_ZOMBIE and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


@pytest.mark.expects_log("llama.cpp did not start")
def test_a_model_of_an_unknown_kind_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured) as said:
        LlamaServer("wonder", write_gguf(tmp_path / "wonder.gguf", "wonder"), ROOM)
    assert said.value.code == "model_unfit"
