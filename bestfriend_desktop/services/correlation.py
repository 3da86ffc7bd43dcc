"""The correlation id: every log line of one turn carries it."""

from contextvars import ContextVar

current_turn: ContextVar[str] = ContextVar("current_turn", default="")
"""The id of the turn that is being worked on; empty outside of one."""
