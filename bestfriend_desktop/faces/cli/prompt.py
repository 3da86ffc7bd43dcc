"""Where a person types at the terminal: one message an Enter, pasted lines together, nothing remembered."""

import sys
from collections.abc import Iterator

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import create_output
from prompt_toolkit.styles import Style

from bestfriend_desktop.faces.cli.messages import Line
from bestfriend_desktop.faces.cli.terminal import is_screen, tell

HINT = "Enter sends, Alt-Enter starts a new line, Ctrl-C stops a reply, Ctrl-D leaves."


def typed_messages() -> Iterator[Line]:
    """What the person types, until Ctrl-D or Ctrl-C at the prompt; blank input is passed over."""
    keys = KeyBindings()

    @keys.add("escape", "enter")
    def _new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    session: PromptSession[str] = PromptSession(
        history=DummyHistory(),  # what is said is private: up-arrow must not find it, nor any file
        key_bindings=keys,
        style=Style.from_dict({"you": "ansicyan bold"}),
        # The prompt is no part of a reply that goes to a file.
        output=create_output(stdout=sys.stdout if is_screen(sys.stdout) else sys.stderr),
    )
    tell(HINT)
    number = 0
    while True:
        try:
            text = session.prompt(FormattedText([("class:you", "You: ")]))
        except (EOFError, KeyboardInterrupt):
            return
        if text.strip():
            number += 1
            yield Line(number, text)
