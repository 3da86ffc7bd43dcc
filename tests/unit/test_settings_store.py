import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from bestfriend_desktop.domain.errors import Misconfigured, Unavailable
from bestfriend_desktop.settings.schema import Settings
from bestfriend_desktop.settings.store import SettingsStore, Source
from tests.fakes.secret_store import MemorySecrets


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Größe und Maß" / "settings.toml"


def opened(
    file: Path,
    environment: Mapping[str, str] | None = None,
    overrides: Mapping[str, str] | None = None,
    secrets: MemorySecrets | None = None,
) -> SettingsStore:
    return SettingsStore(file, secrets or MemorySecrets(), environment or {}, overrides or {})


def written(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    store = opened(file)
    assert store.current == Settings()
    assert store.source("model.temperature") is Source.DEFAULT
    assert not file.exists()


def test_a_name_that_is_written_right_wins_over_one_that_is_not(file: Path) -> None:
    store = opened(written(file, "[memory]\nEnabled = true\nenabled = false\nENABLED = true\n"))
    assert store.current.memory.enabled is False


def test_a_value_set_is_there_at_the_next_start(file: Path) -> None:
    assert opened(file).set("model.temperature", "0.2") == 0.2
    store = opened(file)
    assert store.current.model.temperature == 0.2
    assert store.source("model.temperature") is Source.FILE
    assert not [f for f in file.parent.iterdir() if f.name not in {"settings.toml", ".settings.toml.lock"}]


def test_later_layers_outrank_earlier_ones(file: Path) -> None:
    written(file, "[model]\ntemperature = 0.1\ntop_p = 0.1\ncontext_tokens = 2048\n")
    environment = {"BESTFRIEND_MODEL_TOP_P": "0.2", "BESTFRIEND_MODEL_CONTEXT_TOKENS": "3000"}
    store = opened(file, environment, {"model.context_tokens": "4000"})
    model = store.current.model
    assert (model.temperature, model.top_p, model.context_tokens) == (0.1, 0.2, 4000)
    assert store.source("model.top_p") is Source.ENVIRONMENT
    assert store.source("model.context_tokens") is Source.COMMAND_LINE
    store.set("model.top_p", 0.3)
    assert store.get("model.top_p") == 0.2
    assert opened(file).get("model.top_p") == 0.3


def test_an_empty_environment_variable_counts_as_unset(file: Path) -> None:
    assert opened(file, {"BESTFRIEND_LOGS_LEVEL": ""}).source("logs.level") is Source.DEFAULT


def test_a_bad_environment_variable_is_named(file: Path) -> None:
    with pytest.raises(Misconfigured, match=r"BESTFRIEND_MODEL_TEMPERATURE: model\.temperature must be a"):
        opened(file, {"BESTFRIEND_MODEL_TEMPERATURE": "warm"})


def test_a_misspelt_environment_variable_is_told(file: Path) -> None:
    store = opened(
        file, {"BESTFRIEND_MODEL_TEMPRATURE": "1", "BESTFRIEND_HOME": "/x", "BESTFRIEND_PG_BIN": "/y"}
    )
    (problem,) = store.problems
    assert "BESTFRIEND_MODEL_TEMPRATURE" in problem.message


def test_an_unknown_name_on_the_command_line_is_refused_with_the_nearest(file: Path) -> None:
    with pytest.raises(Misconfigured, match=r"Did you mean model\.temperature\?"):
        opened(file, overrides={"model.temprature": "1"})


def test_comments_order_and_unknown_names_survive_a_change(file: Path) -> None:
    text = '# a\n[model] # brain\n# warm\ntemperature = 0.5  # so\nfuture = "x"\n\n[later]\nx = [1, 2]\n'
    written(file, text)
    store = opened(file)
    assert [p.code for p in store.problems] == ["setting_unknown", "setting_unknown"]
    store.set("model.temperature", 0.6)
    assert file.read_text() == text.replace("0.5", "0.6")
    store.set("you.name", "Zoë")
    assert file.read_text().startswith(text.replace("0.5", "0.6"))
    assert opened(file).current.you.name == "Zoë"


def test_reset_goes_back_to_the_default(file: Path) -> None:
    store = opened(file)
    store.reset("model.temperature")
    store.set("model.temperature", 1)
    store.reset("model.temperature")
    assert store.get("model.temperature") == 0.7
    assert "temperature" not in file.read_text()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"[model]\ntemperature = 0.5\nname = 'never closed\n", "line 3"),
        (b"[model]\n\nname = 'caf\xe9'\n", "line 3"),
        (b"\x00\x01\x02", "line 1"),
        (b"a = " + b"[" * 5000, "nested"),
    ],
)
def test_a_damaged_file_is_named_with_its_line_and_never_written_to(
    file: Path, content: bytes, line: str
) -> None:
    written(file, content)
    store = opened(file)
    assert store.current == Settings()
    (problem,) = store.problems
    assert problem.code == "settings_damaged"
    assert line in problem.message
    assert str(file) in problem.message
    assert problem.remedy
    with pytest.raises(Misconfigured, match="settings file"):
        store.set("model.temperature", 1)
    assert file.read_bytes() == content


def test_a_file_damaged_while_running_leaves_the_last_good_values(file: Path) -> None:
    store = opened(file)
    store.set("model.temperature", 0.3)
    written(file, "[model\n")
    assert store.current.model.temperature == 0.3
    assert store.problems
    written(file, "[model]\ntemperature = 0.4\n")
    assert store.current.model.temperature == 0.4
    assert not store.problems


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ('temperature = "warm"', "a number from 0 to 2, not 'warm'"),
        ("temperature = 9", "a number from 0 to 2, not '9'"),
        ("temperature = nan", "a number from 0 to 2"),
        ("temperature = true", "a number from 0 to 2, not 'true'"),
        ("context_tokens = 1.5", "a whole number from 1024 to 131072, not '1.5'"),
        ("name = 3", "text, not '3'"),
        ("name = {a = 1}", "text"),
    ],
)
def test_a_bad_value_in_the_file_is_named_and_the_others_hold(file: Path, line: str, allowed: str) -> None:
    written(file, f"[model]\n{line}\n[you]\nname = 'Ada'\n")
    store = opened(file)
    assert store.current == opened(written(file.with_name("good.toml"), "[you]\nname = 'Ada'\n")).current
    (problem,) = store.problems
    assert allowed in problem.message
    assert str(file) in problem.message
    store.set("you.name", "Bea")
    assert line in file.read_text()
    store.reset(f"model.{line.partition(' ')[0]}")
    assert not store.problems


def test_a_value_in_place_of_a_section_is_told_and_kept(file: Path) -> None:
    written(file, "model = 3\n")
    store = opened(file)
    assert "[model]" in store.problems[0].message
    with pytest.raises(Misconfigured, match="section"):
        store.set("model.temperature", 1)
    assert file.read_text() == "model = 3\n"


def test_a_byte_order_mark_and_windows_lines_are_read(file: Path) -> None:
    written(file, b"\xef\xbb\xbf[you]\r\nname = 'Ada'\r\n")
    store = opened(file)
    assert store.current.you.name == "Ada"
    store.set("you.name", "Bea")
    assert file.read_bytes() == b'[you]\r\nname = "Bea"\r\n' or opened(file).current.you.name == "Bea"


def test_a_change_by_another_program_is_seen_and_told(file: Path) -> None:
    ours, theirs = opened(file), opened(file)
    heard: list[str] = []
    unsubscribe = ours.subscribe(heard.append)
    theirs.set("window.theme", "dark")
    assert ours.current.window.theme == "dark"
    assert heard == ["window.theme"]
    unsubscribe()
    theirs.set("window.theme", "light")
    assert ours.current.window.theme == "light"
    assert heard == ["window.theme"]


def test_setting_the_same_value_again_tells_nobody(file: Path) -> None:
    store = opened(file)
    heard: list[str] = []
    store.subscribe(heard.append)
    store.set("window.theme", "dark")
    store.set("window.theme", "dark")
    assert heard == ["window.theme"]


@pytest.mark.expects_log("settings listener failed")
def test_a_listener_that_fails_does_not_keep_others_from_hearing(file: Path) -> None:
    store = opened(file)
    heard: list[str] = []

    def broken(name: str) -> None:
        raise RuntimeError(name)

    store.subscribe(broken)
    store.subscribe(heard.append)
    store.set("window.theme", "dark")
    assert heard == ["window.theme"]


def test_secrets_never_reach_the_file(file: Path) -> None:
    secrets = MemorySecrets()
    store = opened(file, secrets=secrets)
    store.set("database.url", "postgresql://me:hunter2@db/friend")
    assert store.source("database.url") is Source.SECRETS
    assert store.current.database.url == "postgresql://me:hunter2@db/friend"
    assert not file.exists()
    assert "hunter2" not in repr(store.current)
    assert opened(file, secrets=secrets).get("database.url") == "postgresql://me:hunter2@db/friend"
    store.reset("database.url")
    assert secrets.kept == {}
    assert store.current.database.url == ""


def test_a_secret_in_the_file_is_not_used_and_not_repeated(file: Path) -> None:
    written(file, "[database]\nurl = 'postgresql://me:hunter2@db/friend'\n")
    store = opened(file)
    assert store.current.database.url == ""
    (problem,) = store.problems
    assert problem.code == "setting_secret"
    assert "hunter2" not in str(problem)


def test_a_bad_secret_is_refused_without_repeating_it(file: Path) -> None:
    with pytest.raises(Misconfigured) as refused:
        opened(file).set("database.url", "mysql://me:hunter2@db")
    assert "hunter2" not in str(refused.value)


def test_a_secret_that_cannot_be_had_is_an_error_and_not_the_default(file: Path) -> None:
    secrets = MemorySecrets(locked=True)
    store = opened(file, secrets=secrets)
    with pytest.raises(Unavailable, match="locked"):
        store.get("database.url")
    assert {p.code for p in store.problems} == {"secret_unreadable"}
    outranked = opened(file, {"BESTFRIEND_DATABASE_URL": "postgresql://db/friend"}, secrets=secrets)
    assert outranked.get("database.url") == "postgresql://db/friend"
    assert len(outranked.problems) == len(store.problems) - 1


def test_threads_never_lose_a_change(file: Path) -> None:
    store = opened(file)
    names = ["you.name", "you.about", "model.name", "companion.persona_file"]

    def change(name: str) -> None:
        for turn in range(10):
            store.set(name, f"{name} {turn}")

    threads = [threading.Thread(target=change, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [opened(file).get(name) for name in names] == [f"{name} 9" for name in names]


def test_two_programs_never_lose_a_change(file: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from bestfriend_desktop.settings.store import SettingsStore\n"
        "from tests.fakes.secret_store import MemorySecrets\n"
        "store = SettingsStore(Path(sys.argv[1]), MemorySecrets(), {}, {})\n"
        "for turn in range(15): store.set(sys.argv[2], f'{turn}')\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(file), name])
        for name in ("you.name", "you.about")
    ]
    assert [program.wait(timeout=60) for program in running] == [0, 0]
    you = opened(file).current.you
    assert (you.name, you.about) == ("14", "14")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_linked_file_stays_a_link(file: Path, tmp_path: Path) -> None:
    real = written(tmp_path / "dotfiles" / "mine.toml", "[you]\nname = 'Ada'\n")
    file.parent.mkdir()
    file.symlink_to(real)
    opened(file).set("you.name", "Bea")
    assert file.is_symlink()
    assert "Bea" in real.read_text()


def test_a_place_that_cannot_be_written_is_said_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = opened(tmp_path / "file" / "settings.toml")
    with pytest.raises(Misconfigured) as refused:
        store.set("you.name", "Ada")
    assert refused.value.code == "settings_not_writable"
    assert refused.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "[Memory]\nenabled = false\n",
        "[memory]\nEnabled = false\n",
        "[MEMORY]\nENABLED = false\n",
        "Memory.Enabled = false\n",
        "[memory]\n' enabled ' = false\n",
    ],
)
def test_names_in_the_file_are_taken_in_any_case_and_changed_where_they_stand(file: Path, text: str) -> None:
    store = opened(written(file, text))
    assert store.get("memory.enabled") is False
    assert store.problems == ()
    store.set("memory.enabled", True)
    assert opened(file).get("memory.enabled") is True
    assert file.read_text().lower().count("enabled") == 1
    store.reset("memory.enabled")
    assert opened(file).source("memory.enabled") is Source.DEFAULT


@pytest.mark.parametrize(
    "text",
    [
        "[memory]\nenabled = false\nEnabled = true\n",
        "[Memory]\nenabled = true\n[memory]\nenabled = false\n",
        "[memory]\nenabled = false\n[Memory]\nenabled = true\n",
    ],
)
def test_of_two_spellings_the_right_one_counts(file: Path, text: str) -> None:
    store = opened(written(file, text))
    assert store.get("memory.enabled") is False
    store.reset("memory.enabled")
    assert opened(file).source("memory.enabled") is Source.DEFAULT


@pytest.mark.parametrize("text", ["[memori]\nenabled = false\n", "[Memory]\nEnabeld = false\n"])
def test_a_misspelt_name_in_the_file_is_told(file: Path, text: str) -> None:
    (problem,) = opened(written(file, text)).problems
    assert problem.code == "setting_unknown"


def test_an_environment_variable_in_another_case_is_told(file: Path) -> None:
    (problem,) = opened(file, {"bestfriend_memory_enabled": "no"}).problems
    assert "bestfriend_memory_enabled" in problem.message
