"""The tree of errors a person may be told about.

    BestFriendError
    |-- Unavailable      a part is missing or down (no Ollama, no database, disk full)
    |-- Misconfigured    the person can put it right (wrong password, unknown model, damaged file)
    +-- Refused          not allowed, too much, or bad input (message too long, no such conversation)

Each carries a stable `code`, one sentence that says what is wrong and a `remedy` that says what to do.
Anything else that is raised is a bug of ours and goes to `runtime.crash`.
"""


class BestFriendError(Exception):
    """Something the person is told in one sentence, with a remedy.

    Args:
        code: stable and machine readable, snake_case: `ollama_unreachable`.
        message: one plain sentence that says what is wrong.
        remedy: one plain sentence that says what to do; may be empty.
    """

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        super().__init__(code, message, remedy)
        self.code = code
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class Unavailable(BestFriendError):
    """A part is missing or down; the rest goes on."""


class Misconfigured(BestFriendError):
    """The person can put it right."""


class Refused(BestFriendError):
    """Not allowed, too much, or bad input; nothing was changed."""
