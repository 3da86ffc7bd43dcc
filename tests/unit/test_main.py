"""The program's start: which face shows the companion."""

import pytest

from bestfriend_desktop.__main__ import _overrides_alone


@pytest.mark.parametrize(
    ("arguments", "overrides"),
    [
        ([], {}),
        (["--set", "model.name=basic"], {"model.name": "basic"}),
        (
            ["--set=you.name=Ada B=C", "--set", "logs.level=debug"],
            {"you.name": "Ada B=C", "logs.level": "debug"},
        ),
        (["chat"], None),
        (["--set", "model.name=basic", "doctor"], None),
        (["--set", "nonsense"], None),
        (["--set"], None),
        (["--help"], None),
    ],
)
def test_settings_alone_are_for_the_window_and_all_else_is_for_the_terminal(
    arguments: list[str], overrides: dict[str, str] | None
) -> None:
    assert _overrides_alone(arguments) == overrides
