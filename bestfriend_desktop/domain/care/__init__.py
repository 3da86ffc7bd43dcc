"""Care: how much distress a message shows, and what is said and shown then."""

from bestfriend_desktop.domain.care.distress import distress_in, prepare
from bestfriend_desktop.domain.care.levels import Distress, Level

__all__ = ["Distress", "Level", "distress_in", "prepare"]
