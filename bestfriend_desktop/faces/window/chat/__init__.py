"""The conversation: list, transcript, composer, search."""
