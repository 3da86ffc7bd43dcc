"""The voice in the window: its switch, the bar above the composer, its page."""
