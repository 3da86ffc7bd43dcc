"""Pages that are not a conversation: settings, models, health."""
