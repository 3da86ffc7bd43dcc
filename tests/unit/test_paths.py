"""runtime/paths.py"""

import os
from pathlib import Path

import pytest

from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.runtime.paths import Paths


@pytest.mark.parametrize("name", ["Größe $HOME % ; \\ '\"", "日本", "a b\tc"])
def test_a_folder_of_any_name_will_do(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESTFRIEND_HOME", str(tmp_path / name))
    assert Paths.of_this_person().home == tmp_path / name


@pytest.mark.parametrize("name", [b"a\nb", b"a\n", b"a\rb", b"a\x0cb", "a\u2028b".encode(), b"a\xffb"])
def test_a_name_that_postgres_cannot_keep_is_refused_in_one_line(
    tmp_path: Path, name: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BESTFRIEND_HOME", os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    with pytest.raises(Misconfigured) as caught:
        Paths.of_this_person()
    assert caught.value.code == "home_name"
    str(caught.value).encode("utf-8")
    assert len(str(caught.value).splitlines()) == 1
