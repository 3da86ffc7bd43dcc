"""Which turn the running code works for: set once where a turn begins, read by the log."""

from contextvars import ContextVar

current_turn: ContextVar[str] = ContextVar("current_turn", default="")
"""The id of the turn; empty outside of one. Tasks spawned within a turn inherit it."""
